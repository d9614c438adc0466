"""Facts of one company and one field against each other: what says the same, what holds, what contradicts it.

Newer beats older, more publishers beat fewer, direct beats vague, surer beats less sure; of its own price, name and
product a company's own page knows best."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from skills.research.compare.alike import denied, folded_name, folded_plan, plain, same_topic, same_words
from skills.research.compare.figures import near_kind, same_amount
from skills.research.compare.voices import independent_publishers, is_on_own_site, known_on, voice_of
from skills.research.facts import Fact, Voice
from skills.research.report import Source
from skills.research.schema import Field, Kind

# two dates further apart speak of two times, so that they do not contradict each other
SAME_TIME = timedelta(days=90)
SAME_TIME_OF_A_PRICE = timedelta(days=180)
SAME_TIME_OF_WORDS = timedelta(days=540)  # whom it is for, which changes slowly
SAME_LIST = timedelta(days=45)  # a site's own list is kept up to date, what is much older on it is over
_KNOWS_BEST = frozenset({"price", "company", "product", "segment"})
TOTAL = frozenset(
    {"", "total", "in total", "total raised", "overall", "to date", "insgesamt", "gesamt", "au total"}
)


@dataclass(frozen=True)
class Claim:
    """Facts that say the same, the strongest first; `known` is the newest day that any of them holds on.

    `own`: the company itself says so on its site; `ours`: nobody but our own documents does."""

    facts: tuple[Fact, ...]
    publishers: tuple[tuple[str, ...], ...]
    known: date | None
    own: bool
    ours: bool

    @property
    def best(self) -> Fact:
        return self.facts[0]

    @property
    def about(self) -> date | None:
        return max((fact.about for fact in self.facts if fact.about), default=None)

    @property
    def sites(self) -> frozenset[str]:
        return frozenset(one for group in self.publishers for one in group)


@dataclass(frozen=True)
class Weighed:
    """`holds` stand in the cell; `older` held before; `against` are said by others of the same time; `beside` are said
    by the same publishers of the same thing, such as its price in another way of billing."""

    holds: tuple[Claim, ...]
    older: tuple[Claim, ...] = ()
    against: tuple[Claim, ...] = ()
    beside: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Scale:
    """What facts of one cell are weighed by."""

    field: Field
    sources: Mapping[str, Source]
    us: bool = False  # our own company, of which our documents know best

    @property
    def is_price(self) -> bool:
        return self.field.kind is Kind.MONEY and self.field.name != "funding"

    @property
    def window(self) -> timedelta:
        return SAME_TIME_OF_A_PRICE if self.is_price else SAME_TIME

    def claims(self, facts: Iterable[Fact], same: Callable[[Fact, Fact], bool]) -> list[Claim]:
        """Facts that say the same together, the strongest claim first, whatever order they came in."""
        groups: list[list[Fact]] = []
        for fact in sorted(facts, key=self._strength):
            group = next((group for group in groups if same(group[0], fact)), None)
            if group is None:
                groups.append([fact])
            else:
                group.append(fact)
        return sorted((self.claim(group) for group in groups), key=self.rank)

    def claim(self, facts: Sequence[Fact]) -> Claim:
        ordered = tuple(sorted(facts, key=self._strength))
        days = [known for fact in ordered if (known := known_on(fact, self.sources))]
        voices = {voice_of(fact, self.sources) for fact in ordered}
        return Claim(
            ordered,
            independent_publishers(ordered, self.sources),
            max(days, default=None),
            any(is_on_own_site(fact, self.sources) for fact in ordered) or (self.us and Voice.OURS in voices),
            voices == {Voice.OURS},
        )

    def rank(self, claim: Claim) -> tuple[object, ...]:
        """Less is stronger."""
        knows = self.is_price or self.field.name in _KNOWS_BEST
        by_surety = self.field.kind is Kind.WORDS
        return (
            claim.ours is not self.us,
            knows and not claim.own,
            -len(claim.publishers),
            # of many phrases those stand in the cell that are surest, whoever says them
            -round(claim.best.sure, 1) if by_surety else 0.0,
            not claim.own,
            -(claim.known or date.min).toordinal(),
            *self._strength(claim.best),
        )

    def _strength(self, fact: Fact) -> tuple[object, ...]:
        vague = fact.measure is not None and fact.measure.at_least
        known = known_on(fact, self.sources) or date.min
        is_name = self.field.kind is Kind.NUMBER and fact.measure is None
        return (
            fact.measure is None,
            -len(fact.value) if is_name else 0,  # who buys is told in full rather than for short
            not fact.of,
            vague,
            -known.toordinal(),
            -fact.sure,
            -len(fact.measure.per if fact.measure else ()),
            fact.span.source,
            fact.span.start,
            fact.span.end,
            fact.value,
            fact.of,
            fact.voice,
            str(fact.measure),
        )

    def settle(self, claims: Sequence[Claim]) -> Weighed:
        """Of claims about one thing, the strongest among the current ones, and what becomes of the rest."""
        current = [one for one in claims if not any(self.replaces(other, one) for other in claims)]
        older = [one for one in claims if one not in current]
        winner = min(current, key=self.rank)
        rest = [one for one in current if one is not winner]
        against = [
            one
            for one in rest
            if contradicts(winner, one)
            and not (self.is_price and _is_one_list(winner, one))
            and not (self.field.name == "product" and _is_kind_of_thing(winner, one))
        ]
        beside = [one for one in rest if one not in against]
        return Weighed((winner,), tuple(older), tuple(against), tuple(beside))

    def replaces(self, newer: Claim, older: Claim) -> bool:
        """Whether one is of a later time. One publisher's last word replaces its earlier one, however soon it came."""
        if newer is older or newer.known is None or older.known is None:
            return False
        if _is_one_page(newer, older, timedelta(0) if self.is_price else SAME_LIST):
            return False
        if self.field.kind is Kind.WORDS and not self.field.many:
            return is_later(newer, older, SAME_TIME_OF_WORDS)
        if self.field.kind is Kind.NUMBER and _is_one_count(newer, older):
            return _bears_newer_day(newer, older)
        if newer.sites >= older.sites:
            return newer.known > older.known
        return is_later(newer, older, self.window)


def _is_one_count(one: Claim, other: Claim) -> bool:
    """Whether both count the same on a company's own pages, only one of them with its day."""
    mine, theirs = one.best.measure, other.best.measure
    if not (one.own and other.own and mine and theirs) or bool(one.about) is bool(other.about):
        return False
    return mine.amount * 2 >= theirs.amount and theirs.amount * 2 >= mine.amount


def _bears_newer_day(newer: Claim, older: Claim) -> bool:
    """Of two numbers of a company's own, one of them with its day: a page without one was read today, and says little
    of when it was last looked after; so a day of these weeks is the later word."""
    dated, undated = (newer, older) if newer.about else (older, newer)
    is_fresh = _days(undated) - _days(dated) <= SAME_LIST.days
    return is_fresh is (newer is dated)


def _is_one_page(one: Claim, other: Claim, window: timedelta) -> bool:
    """Whether one page says both of one time, side by side, so that neither is its earlier word."""
    mine, theirs = ({(fact.span.source, fact.about) for fact in claim.facts} for claim in (one, other))
    return _tells_of_both(one, other) or any(
        source == their_source and _is_one_time(about, their_about, window)
        for source, about in mine
        for their_source, their_about in theirs
    )


def _is_one_list(one: Claim, other: Claim) -> bool:
    """Whether a page of the company's own has both, such as one plan's price by the year and by the month."""
    mine, theirs = ({fact.span.source for fact in claim.facts} for claim in (one, other))
    return one.own and other.own and bool(mine & theirs)


def _is_kind_of_thing(*claims: Claim) -> bool:
    """Whether one of them says what kind of thing is sold, for which there are many words: “ERP system”, “till”."""
    return any(not claim.best.value.split()[-1][:1].isupper() for claim in claims)


# “Acme says that it has 1,240 customers. Its accounts to June list 985.”
_ACCORDING = re.compile(
    r"\b(?:says|claims|according to|on its (?:web ?site|home page)|registers?|accounts|filings?|brochure|laut|gemäß|"
    r"selon|d[’']après|según)\b",
    re.IGNORECASE,
)
_NEAR = 400  # letters between two sentences


def _tells_of_both(one: Claim, other: Claim) -> bool:
    """Whether somebody sets two numbers beside each other, each with whose it is: so neither is the other's later
    word, however far apart their days are."""
    return any(
        mine.span.source == theirs.span.source
        and mine.span != theirs.span
        and abs(mine.span.start - theirs.span.start) <= _NEAR
        and any(_ACCORDING.search(fact.span.quote) for fact in (mine, theirs))
        and mine.voice is not Voice.ITSELF
        for mine in one.facts
        for theirs in other.facts
        if mine.field == "customers"
    )


def _is_one_time(one: date | None, other: date | None, window: timedelta) -> bool:
    return one == other or (one is not None and other is not None and abs(one - other) <= window)


def contradicts(one: Claim, other: Claim) -> bool:
    """Whether two different claims of one time are made by different publishers; alike from both sides."""
    return one.sites != other.sites


def is_later(newer: Claim, older: Claim, window: timedelta) -> bool:
    """Whether one is of so much later a time that both may have been true."""
    return bool(newer.known and older.known) and _days(newer) - _days(older) > window.days


def _days(claim: Claim) -> int:
    return (claim.known or date.min).toordinal()


def by_thing(claims: Iterable[Claim], key: Callable[[Claim], str]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(key(claim), []).append(claim)
    return found


def same_price(one: Fact, other: Fact) -> bool:
    """The same plan, currency, period and amount; one side may not name the plan, or not say for whom the price is."""
    mine, theirs = folded_plan(one.of), folded_plan(other.of)
    if one.measure is None or other.measure is None:
        return one.measure is other.measure and mine == theirs and same_words(one.value, other.value)
    if (
        mine != theirs
        and mine
        and theirs
        and not (begins_like(mine, theirs) and one.span.source != other.span.source)
    ):
        return False
    return near_kind(one.measure, other.measure) and same_amount(one.measure, other.measure, exact=True)


def begins_like(one: str, other: str) -> bool:
    """Whether one name is the other with more behind it: “Floor”, and “Floor Most popular” as a badge makes it."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return bool(shorter) and longer[: len(shorter)] == shorter


def same_funding(one: Fact, other: Fact) -> bool:
    mine, theirs = folded_plan(one.of), folded_plan(other.of)
    if one.measure is None or other.measure is None:
        return one.measure is other.measure and mine == theirs and same_words(one.value, other.value)
    if mine not in TOTAL and theirs not in TOTAL and mine != theirs:
        return False
    if (mine in TOTAL) != (theirs in TOTAL) and (mine or "total") != (theirs or "total") and mine and theirs:
        return False
    return near_kind(one.measure, other.measure) and same_amount(one.measure, other.measure, exact=False)


def same_number(one: Fact, other: Fact) -> bool:
    if one.measure is None or other.measure is None:
        return one.measure is other.measure and folded_name(one.value) == folded_name(other.value)
    mine, theirs = folded_plan(one.of), folded_plan(other.of)
    if mine and theirs and mine != theirs:
        return False
    return near_kind(one.measure, other.measure) and same_amount(one.measure, other.measure, exact=False)


def in_full(field: Field, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Of a house's names those that a register has, where there are such: what it is called for short contradicts
    none."""
    full = [one for one in facts if folded_name(one.value) != plain(one.value)]
    return full if full and field.name == "company" else facts


def same_name_or_shorter(one: Fact, other: Fact) -> bool:
    """Orbit and Orbit Cloud are one product told in two lengths; Orbit and Orbital are two."""
    mine, theirs = folded_name(one.value).split(), folded_name(other.value).split()
    shorter, longer = sorted((mine, theirs), key=len)
    return longer[: len(shorter)] == shorter


def same_phrase(one: Fact, other: Fact) -> bool:
    return same_words(one.value, other.value)


def denies(one: Claim, other: Claim) -> bool:
    """Whether one phrase denies what the other affirms."""
    mine, theirs = one.best.value, other.best.value
    return denied(mine) != denied(theirs) and same_topic(mine, theirs)
