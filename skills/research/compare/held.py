"""Whether a fact is held by its span: the quote stands in the source, and the value stands in the quote."""

from collections.abc import Mapping

from skills.research.compare.alike import plain
from skills.research.compare.dated import named_in
from skills.research.compare.figures import amounts_in
from skills.research.facts import Fact
from skills.research.report import Source

_FREE = ("free", "kostenlos", "gratis", "gratuit", "no cost", "no charge", "無料", "免费")


def is_held(fact: Fact, sources: Mapping[str, Source]) -> bool:
    """Never true for a quote that is not exactly there, nor for a number that the quote does not have."""
    span = fact.span
    source = sources.get(span.source)
    if source is None or not span.quote.strip() or not fact.value.strip():
        return False
    return source.text[span.start : span.end] == span.quote and span.start >= 0 and _says(fact)


def _says(fact: Fact) -> bool:
    quote = fact.span.quote
    if fact.field == "date":
        return fact.about is not None and bool(named_in(fact.about, quote))
    if fact.measure is None:
        return _has_words(fact.value, quote)
    if fact.measure.amount == 0 and any(word in quote.casefold() for word in _FREE):
        return True
    amounts = amounts_in(quote)
    wanted = {fact.measure.amount} | ({fact.measure.highest} if fact.measure.highest is not None else set())
    # a number in words: its own words must stand there
    return wanted <= amounts if amounts else _has_words(fact.value, quote)


def _has_words(value: str, quote: str) -> bool:
    mine, theirs = plain(value), plain(quote)
    if not mine:
        return value.strip() in quote
    return (
        f" {mine} " in f" {theirs} "
        or mine in theirs.replace(" ", "")
        or set(mine.split()) <= set(theirs.split())
    )
