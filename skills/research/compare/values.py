"""What holds of one company in one field, put in order, and how it is told in a cell."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from skills.research.compare.add_ons import is_add_on
from skills.research.compare.alike import folded_plan, stems_of
from skills.research.compare.certificates import same_proof
from skills.research.compare.counted import counter
from skills.research.compare.figures import (
    TIMES,
    near_kind,
    same_amount,
    same_kind,
    told,
    told_amount,
    told_per,
)
from skills.research.compare.rounds import rounds
from skills.research.compare.weigh import (
    SAME_LIST,
    TOTAL,
    Claim,
    Scale,
    Weighed,
    by_thing,
    denies,
    in_full,
    is_later,
    same_name_or_shorter,
    same_number,
    same_phrase,
    same_price,
)
from skills.research.facts import Fact, Measure
from skills.research.schema import Kind

BETWEEN = "; "  # several things that stand in one cell
MOST_PLANS = 12
MOST_ROUNDS = 4
MOST_PHRASES = 6
MOST_NAMES = 3
_FREE = "free"
_LESS_SURE = 0.1
_SURE_OF_GOODS = 0.85
_SURE_OF_SEGMENT = 0.63
_OF_ANY = re.compile(
    r"(?:mehrere|viele|alle|several|many|all|some|plusieurs|tous|varios|todos)\b|\d", re.IGNORECASE
)
_COUNTED = 0.75


def weighed(scale: Scale, facts: Sequence[Fact]) -> Weighed:
    """Present facts of one cell; there must be some."""
    if scale.field.kind is Kind.WORDS and scale.field.many:
        return _phrases(scale, facts)
    if scale.is_price:
        return _prices(scale, facts)
    if scale.field.kind is Kind.MONEY:
        return rounds(scale, facts)
    if scale.field.kind is Kind.NUMBER:
        return _numbers(scale, facts)
    if scale.field.kind is Kind.DATE:
        return _newest(scale, facts)
    if scale.field.name == "product":
        return _goods(scale, facts)
    if scale.field.name == "segment":
        return _segments(scale, facts)
    facts = in_full(scale.field, facts)
    same = same_name_or_shorter if scale.field.kind is Kind.NAME else same_phrase
    return scale.settle(scale.claims(_sure_ones(facts, same), same))


def _sure_ones(facts: Sequence[Fact], same: Callable[[Fact, Fact], bool]) -> Sequence[Fact]:
    """Where there is room for one, without what the tagger alone sees and is less sure of than the surest, unless a
    surer one says the same."""
    least = max(one.sure for one in facts) - _LESS_SURE
    sure = [one for one in facts if not one.tagged or one.sure >= least]
    return [one for one in facts if one in sure or any(same(other, one) for other in sure)]


def _goods(scale: Scale, facts: Sequence[Fact]) -> Weighed:
    """What it sells, the surest first, with the other things that it shows as surely: two products of one house do not
    contradict each other."""
    claims = scale.claims(_sure_ones(facts, same_name_or_shorter), same_name_or_shorter)
    settled = scale.settle(claims)
    first = settled.holds[0]
    more = [
        one for one in claims if one is not first and one.own and _is_goods(one) and one not in settled.older
    ]
    against = tuple(one for one in settled.against if not one.own)
    return Weighed((first, *more), settled.older, against, settled.beside)


def _segments(scale: Scale, facts: Sequence[Fact]) -> Weighed:
    """Whom it is for: the surest, and others whom its own pages name as plainly, but not the same in fewer words; what
    the tagger alone marks may be somebody whom it turns away."""
    settled = scale.settle(scale.claims(_sure_ones(facts, same_phrase), same_phrase))
    more: list[Claim] = []
    for one in settled.beside:
        told = {word for other in (*settled.holds, *more) for word in stems_of(other.best.value)}
        mine = stems_of(one.best.value)
        is_other = len(mine & told) * 2 <= len(mine) and not _OF_ANY.match(one.best.value)
        is_plain = one.best.sure >= _SURE_OF_SEGMENT and not one.best.tagged
        if one.own and is_plain and is_other:
            more.append(one)
    # its own page knows whom it is for, and others say so in other words
    against = tuple(
        one for one in settled.against if not settled.holds[0].own or denies(settled.holds[0], one)
    )
    return replace(settled, holds=(*settled.holds, *more[: MOST_NAMES - 1]), against=against)


def _is_goods(claim: Claim) -> bool:
    """Whether it is a name that is surely a product's, and no kind of thing."""
    best = claim.best
    return best.sure >= _SURE_OF_GOODS and not best.tagged and best.value.partition(", ")[0][:1].isupper()


def _phrases(scale: Scale, facts: Sequence[Fact]) -> Weighed:
    """Several hold beside each other, unless one denies another."""
    holds: list[Claim] = []
    against: list[Claim] = []
    older: list[Claim] = []
    for claim in scale.claims(facts, same_proof if scale.field.name == "proof" else same_phrase):
        denied = next((one for one in holds if denies(one, claim)), None)
        if denied is None:
            holds.append(claim)
            continue
        settled = scale.settle((denied, claim))
        holds[holds.index(denied)] = settled.holds[0]
        older.extend(settled.older)
        against.extend(settled.against)
    return Weighed(tuple(holds), tuple(older), tuple(against))


def _newest(scale: Scale, facts: Sequence[Fact]) -> Weighed:
    claims = scale.claims(facts, lambda one, other: (one.about, one.value) == (other.about, other.value))
    newest = max(claims, key=lambda claim: (claim.best.about or claim.known, claim.best.value))
    return Weighed((newest,))


def _numbers(scale: Scale, facts: Sequence[Fact]) -> Weighed:
    """The number that counts all of them, then who they are by name."""
    measured = [fact for fact in facts if fact.measure]
    names = scale.claims([fact for fact in facts if not fact.measure], same_name_or_shorter)
    if not measured:
        return Weighed(tuple(names))
    things = by_thing(scale.claims(measured, same_number), _of_and_unit)
    whole = min(things.values(), key=lambda claims: (bool(claims[0].best.of), scale.rank(claims[0])))
    settled = scale.settle(whole)
    # who writes that a house says so many, and that somebody counted fewer, tells of two that contradict each other
    counted = [
        one for one in settled.beside if not one.own and one.best.sure >= _COUNTED and _is_near(one, whole)
    ]
    counted += counter(scale, settled.holds[0], settled.older)
    older = tuple(one for one in settled.older if one not in counted)
    return Weighed((*settled.holds, *names), older, (*settled.against, *counted))


def _is_near(one: Claim, others: Sequence[Claim]) -> bool:
    """Whether it may count the same as one of the others: not a tenth of them, such as those of one kind."""
    amounts = [each.best.measure.amount for each in (one, *others) if each.best.measure]
    return any(
        amounts[0] * 2 >= other and other * 2 >= amounts[0] for other in amounts[1:] if other != amounts[0]
    )


def _of_and_unit(claim: Claim) -> str:
    unit = claim.best.measure.unit if claim.best.measure else ""
    return f"{folded_plan(claim.best.of)} in {unit}"


def _prices(scale: Scale, facts: Sequence[Fact]) -> Weighed:
    """Each plan's price by currency and period.

    Who lists prices best is the company itself, else who says the strongest one: what only others say beside that list
    contradicts it, and what an older page had and a newer list has not is over."""
    things = [scale.settle(claims) for claims in by_thing(scale.claims(facts, same_price), _plan).values()]
    listed = _with_names([claim for one in things for claim in (*one.holds, *one.beside)])
    strongest = min(listed, key=scale.rank)
    leading = [one for one in listed if (one.own if strongest.own else one.sites & strongest.sites)]
    over = [one for one in listed if any(_outdates(scale, other, one) for other in listed)]
    against = [
        one
        for one in listed
        if one not in leading
        and one not in over
        and (strongest.own or not one.best.of)
        and any(_comparable(lead, one) for lead in leading if lead not in over)
    ]
    agreed = [one for one in against if any(_is_same_sum(lead, one) for lead in leading)]
    against = [one for one in against if one not in agreed]
    return Weighed(
        tuple(entry_first(_without_repeats([one for one in listed if one not in over + against + agreed]))),
        (*(claim for one in things for claim in one.older), *over),
        (*(claim for one in things for claim in one.against), *against),
    )


def _without_repeats(claims: list[Claim]) -> list[Claim]:
    """Each sum once: what costs as much by a plan's name, and for as long, is not told again without a name."""
    named = [one for one in claims if one.best.of and one.own]
    return [one for one in claims if not any(_is_told_by(one, other) for other in named)]


def _is_told_by(one: Claim, named: Claim) -> bool:
    mine, theirs = one.best.measure, named.best.measure
    if one.best.of or mine is None or theirs is None or not mine.amount:
        return False
    is_as_long = set(mine.per) & set(TIMES) <= set(theirs.per) & set(TIMES)
    is_for_less = set(mine.per) <= set(theirs.per) or (not one.own and bool(set(mine.per) & set(TIMES)))
    return is_as_long and is_for_less and same_amount(mine, theirs, exact=True) and mine.unit == theirs.unit


def _with_names(claims: list[Claim]) -> list[Claim]:
    """Without what is paid besides for nobody can say what, where there is anything else."""
    return [one for one in claims if one.best.of.strip() != "+"] or claims


def _outdates(scale: Scale, newer: Claim, older: Claim) -> bool:
    """Whether a list of a later time no longer has a price: that of the same site, or the company's own."""
    if newer is older or not _comparable(newer, older) or _says_less(newer, older):
        return False
    told = {(fact.span.source, fact.about) for fact in newer.facts}
    if any((fact.span.source, fact.about) in told for fact in older.facts):
        return False  # side by side on one list
    if newer.sites >= older.sites:
        # a page without a day was read today, which says little of when a list with a day was last looked after
        return is_later(newer, older, SAME_LIST if newer.best.about else scale.window)
    return (newer.own or not older.best.of) and is_later(newer, older, scale.window)


def _says_less(one: Claim, other: Claim) -> bool:
    """Whether a sum alone stands against one that says of what and for how long it is: “72 €” is no newer list."""
    mine, theirs = one.best.measure, other.best.measure
    is_bare = mine is not None and not (one.best.of or mine.per)
    return is_bare and theirs is not None and bool(other.best.of and theirs.per)


def _comparable(one: Claim, other: Claim) -> bool:
    mine, theirs = one.best.measure, other.best.measure
    return mine is not None and theirs is not None and near_kind(mine, theirs)


def _is_same_sum(one: Claim, other: Claim) -> bool:
    """Whether others only call by another name what costs the same."""
    mine, theirs = one.best.measure, other.best.measure
    return (
        mine is not None
        and theirs is not None
        and near_kind(mine, theirs)
        and same_amount(mine, theirs, exact=True)
    )


def _plan(claim: Claim) -> str:
    """One unnamed price beside another of the same page are two plans, so that each amount is a thing of its own."""
    measure = claim.best.measure
    plan = folded_plan(claim.best.of)
    if measure is None:
        return f"{plan} {claim.best.value if not plan else ''}"
    amount = "" if plan else f" at {measure.amount}"
    return f"{plan} in {measure.unit} per {measure.per}{amount}"


def entry_first(claims: Sequence[Claim]) -> list[Claim]:
    """The lowest price that is not nothing, in the currency and period of most plans, then those beside it by amount;
    then prices of other kinds; then what costs nothing or names no price."""
    plans = [claim for claim in claims if not is_add_on(claim.best.of)] or claims
    main = main_kind([claim.best.measure for claim in plans if claim.best.measure])

    def key(claim: Claim) -> tuple[object, ...]:
        measure = claim.best.measure
        if measure is None:
            return (3, "", (), Decimal(0), claim.best.of, claim.best.value)
        if is_add_on(claim.best.of):
            return (4, measure.unit, measure.per, measure.amount, claim.best.of, claim.best.value)
        if not measure.amount:
            return (2, measure.unit, measure.per, Decimal(0), claim.best.of, claim.best.value)
        other = main is not None and not same_kind(main, measure)
        return (int(other), measure.unit, measure.per, measure.amount, claim.best.of, claim.best.value)

    return sorted(claims, key=key)


def main_kind(measures: Sequence[Measure]) -> Measure | None:
    """A measure of the currency and period that most of them have; the shorter period where two are as frequent."""
    paid = [measure for measure in measures if measure.amount]

    def key(measure: Measure) -> tuple[object, ...]:
        return (-sum(same_kind(measure, other) for other in paid), measure.amount, measure.unit, measure.per)

    return min(paid, key=key, default=None)


def told_value(scale: Scale, holds: Sequence[Claim]) -> tuple[str, tuple[Claim, ...]]:
    """The words of a cell, and the claims that are told in it."""
    tell: Callable[[Sequence[Claim]], list[str]] = _bare
    if scale.is_price:
        holds, tell = holds[:MOST_PLANS], _told_prices
    elif scale.field.kind is Kind.MONEY:
        holds, tell = holds[:MOST_ROUNDS], _told_rounds
    elif scale.field.kind is Kind.NUMBER:
        holds = holds[: MOST_NAMES + 1]
    elif scale.field.kind is Kind.NAME:
        holds = holds[:MOST_NAMES]
    else:
        holds = holds[:MOST_PHRASES]
    return BETWEEN.join(dict.fromkeys(tell(holds))), tuple(holds)


def told_claim(scale: Scale, claim: Claim) -> str:
    """One claim by itself: what others say instead, or what held before."""
    measure = claim.best.measure
    if scale.field.kind is Kind.MONEY and measure:
        return told_sum(claim.best.of, measure, "from" if scale.is_price else "over")
    return " ".join(claim.best.value.split())


def told_sum(of: str, measure: Measure, more: str) -> str:
    """An amount in our own words behind the plan or the round that it is of; `more` stands before a least amount."""
    return _named(_short_plan(of), _told(measure, more))


def _plan_name(claim: Claim) -> str:
    return _short_plan(claim.best.of)


def _short_plan(of: str) -> str:
    return re.sub(r"\s+(?:plan|tier)$", "", " ".join(of.split()), flags=re.IGNORECASE)


def _bare(claims: Sequence[Claim]) -> list[str]:
    return [" ".join(claim.best.value.split()) for claim in claims]


def _told_rounds(claims: Sequence[Claim]) -> list[str]:
    return [
        f"{_told(claim.best.measure, 'over')} in total"
        if claim.best.measure and folded_plan(claim.best.of) in TOTAL - {""}
        else _named(
            claim.best.of, _told(claim.best.measure, "over") if claim.best.measure else claim.best.value
        )
        for claim in claims
    ]


_WHEN_PAID = re.compile(
    r", (?P<when>(?:paid|billed|invoiced|payable|pay|prepaid|charged|due|if|when|wenn|bei|payé|facturé|réglé|pagado|"
    r"facturado)"
    r"\b.*)$",
    re.IGNORECASE,
)


def _told_prices(claims: Sequence[Claim]) -> list[str]:
    first = claims[0].best.measure
    several = sum(claim.best.measure is not None and claim.best.measure.amount > 0 for claim in claims) > 1
    told_of: list[str] = []
    for place, claim in enumerate(claims):
        measure, of = claim.best.measure, _plan_name(claim)
        if measure is None:
            told_of.append(f"{of}: {claim.best.value}" if of else claim.best.value)
        elif place == 0:
            start = told(measure) if measure.amount else _told(measure)
            lead = "from " if measure.amount and (several or measure.at_least) else ""
            # before several prices “from” leads, so that the entry plan's name stands behind its own
            entry = f"{lead}{start} ({of})" if of else f"{lead}{start}"
            told_of.append(entry if several else _named(of, f"{lead}{start}"))
        else:
            like_first = first is not None and first.per == measure.per
            per = "" if like_first or not measure.amount else told_per(measure)
            amount = _FREE if _is_free(measure) else told_amount(measure)
            told_of.append(_named(of, " ".join(part for part in (amount, per) if part)))
    return told_of


def _is_free(measure: Measure) -> bool:
    """Whether a page says in words that something costs nothing: “£0” tells in which money."""
    return not measure.amount and not measure.unit


def _named(of: str, amount: str) -> str:
    """An amount behind what it is for, and before when it is paid: “Starter 15 USD (billed yearly)”; “Glow 12 742,000”
    would read as one number."""
    if amount == _FREE and of.casefold() == _FREE:
        return _FREE
    if when := _WHEN_PAID.search(of):
        return f"{_named(of[: when.start()], amount)} ({when['when']})"
    return f"{of}{':' if of[-1:].isdigit() else ''} {amount}".strip()


def _told(measure: Measure, more: str = "from") -> str:
    if _is_free(measure):
        return _FREE
    return f"{more} {told(measure)}" if measure.at_least else told(measure)
