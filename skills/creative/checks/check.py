"""Every check of one draft, in the order in which a person would mend what they find."""

from collections.abc import Iterator

from skills.creative.checks import (
    banned,
    claims,
    colours,
    contrast,
    disclaimers,
    file,
    fonts,
    language,
    leftovers,
    limits,
    logo,
    prices,
    twins,
    zones,
)
from skills.creative.checks.decoded import decode
from skills.creative.checks.draft import Draft
from skills.creative.checks.finding import Finding


def check_asset(draft: Draft) -> tuple[Finding, ...]:
    """What a machine can say about a draft before a person looks; the same thing in the same place only once."""
    return tuple(dict.fromkeys(_all(draft)))


def check_words(draft: Draft) -> tuple[Finding, ...]:
    """The checks that need no pixels, for words that are tried before they are drawn."""
    return tuple(dict.fromkeys(_words(draft)))


def _all(draft: Draft) -> Iterator[Finding]:
    decoded = decode(draft.drawn.content)
    yield from file.check(draft, decoded)
    yield from zones.check(draft, decoded)
    yield from contrast.check(draft, decoded)
    yield from colours.check(draft, decoded)
    yield from fonts.check(draft)
    yield from logo.check(draft, decoded)
    yield from _words(draft)
    yield from twins.check(draft)


def _words(draft: Draft) -> Iterator[Finding]:
    yield from limits.check(draft)
    yield from banned.check(draft)
    yield from claims.check(draft)
    yield from prices.check(draft)
    yield from disclaimers.check(draft)
    yield from leftovers.check(draft)
    yield from language.check(draft)
