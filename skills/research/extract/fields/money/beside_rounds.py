"""Sums that only a tagger takes for money of investors, beside rounds that are told by name."""

from collections.abc import Iterable

from skills.research.facts import Fact


def without_loose_money(facts: Iterable[Fact]) -> list[Fact]:
    """Facts without what the tagger alone takes for a sum that was put in, of no round, where rounds of the house are
    told in so many words: what a register keeps, a customer was given, a founder sold for."""
    every = list(facts)
    telling = {one.company for one in every if one.field == "funding" and one.of and not one.tagged}
    return [
        one
        for one in every
        if not (one.field == "funding" and one.tagged and not one.of and one.company in telling)
    ]
