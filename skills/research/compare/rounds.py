"""Money that was put in: the sum first, then each round, and whose sums contradict each other."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from skills.research.compare.alike import folded_plan
from skills.research.compare.weigh import TOTAL, Claim, Scale, Weighed, by_thing, same_funding
from skills.research.facts import Fact

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# of such a year is the house, and not the sum
_BEGAN = re.compile(
    r"\b(?:founded|started|since|born|seit|gegründet|fondée?|créée?|depuis|desde|fundad[ao])(?: \w+)? (?:19|"
    r"20)\d\d\b",
    re.IGNORECASE,
)


def rounds(scale: Scale, facts: Sequence[Fact]) -> Weighed:
    """The sum first, then each round; a sum in another currency is another sum."""
    claims = scale.claims(facts, same_funding)
    years = {**_years(claims), **_sums(claims)}
    things = by_thing(claims, lambda claim: f"{_round(claim)}{years.get(id(claim), '')}")
    settled = [scale.settle(claims) for claims in things.values()]
    holds = sorted((one.holds[0] for one in settled), key=_sum_first)
    older = [claim for one in settled for claim in one.older]
    told_beside = [one for one in older if any(_is_told_beside(one, other) for other in holds)]
    return Weighed(
        tuple(holds),
        tuple(one for one in older if one not in told_beside),
        (*(claim for one in settled for claim in one.against), *told_beside),
    )


# a round that grew was once smaller
_GREW = re.compile(
    r"\b(?:exten(?:d|sion)\w*|tranche|(?:first|second|final|initial) clos\w+|topped up|top-up|added|aufgestockt|"
    r"erweitert|portée? à|étendue?|ampliad[ao])\b",
    re.IGNORECASE,
)


def _is_told_beside(one: Claim, other: Claim) -> bool:
    """Whether one page tells of two sums for one round by its name, as where a register holds another than the house
    says: a round is closed once, whichever day stands beside its sums."""
    if not one.best.of or _round(one) != _round(other):
        return False
    pages = {fact.span.source for fact in other.facts}
    beside = [fact for fact in one.facts if fact.span.source in pages]
    return bool(beside) and not any(_GREW.search(fact.span.quote) for fact in (*beside, *other.facts))


def _years(claims: Sequence[Claim]) -> Mapping[int, str]:
    """The years of sums that no round is named for, by the claims' ids, where one site tells of several such years."""
    told = {id(claim): year for claim in claims if not claim.best.of and (year := _year(claim.best))}
    dated = [claim for claim in claims if id(claim) in told]
    is_several = any(
        told[id(one)] != told[id(other)] and one.sites & other.sites for one in dated for other in dated
    )
    return told if is_several else {}


def _sums(claims: Sequence[Claim]) -> Mapping[int, str]:
    """Sums that no round is named for and that one page tells of, each by its own amount: they came one by one."""
    bare = [claim for claim in claims if not claim.best.of and claim.best.measure]
    pages = {id(claim): {fact.span.source for fact in claim.facts} for claim in bare}
    return {
        id(one): f"{one.best.measure.amount.normalize():f}"
        for one in bare
        if one.best.measure and any(other is not one and pages[id(one)] & pages[id(other)] for other in bare)
    }


def _year(fact: Fact) -> str:
    """The year that a sentence names for a sum, where it names one or says which of them is its own."""
    named = set(_YEAR.findall(_BEGAN.sub(" ", fact.span.quote)))
    about = str(fact.about.year) if fact.about else ""
    return about if about in named else (named.pop() if len(named) == 1 else "")


def _round(claim: Claim) -> str:
    of = folded_plan(claim.best.of)
    return f"{'' if of in TOTAL else of} in {claim.best.measure.unit if claim.best.measure else ''}"


def _sum_first(claim: Claim) -> tuple[object, ...]:
    amount = claim.best.measure.amount if claim.best.measure else Decimal(0)
    of = folded_plan(claim.best.of)
    return (of not in TOTAL, -(claim.known.toordinal() if claim.known else 0), -amount, of)
