"""Whether the numbers of a sentence are those of its quotes, however either writes them."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from skills.language import number
from skills.research.compare.alike import plain
from skills.research.compare.figures import Figure, figures_in
from skills.research.facts import Fact, Span

# what a price may be for, where nothing but the words of its quote tells: they may be in any language
_FOR = frozenset("hour day week month quarter year user seat agent member device location site store".split())
_DIGITS = re.compile(r"\d[\d.,'’\s]*")
Amounts = set[tuple[Decimal, str]]  # with their currency, or % or nothing


def numbers_hold(piece: str, allowed: Amounts, spans: Sequence[Span]) -> bool:
    """Whether each number of a piece of text is among these, in its currency."""
    bare = {amount for amount, _ in allowed}
    for figure in figures_in(piece):
        written = piece[figure.start : figure.end]
        meant = {figure.amount, _as_we_write(written)} & bare
        if not meant:
            return False
        units = {unit for amount, unit in allowed if amount in meant}
        if meant == {Decimal(0)}:
            continue  # nothing is nothing in any currency
        if figure.unit and figure.unit not in units and not _is_quoted(piece, figure, spans):
            return False
    return True


def _is_quoted(piece: str, figure: Figure, spans: Sequence[Span]) -> bool:
    """Whether the number stands in a quote with the very sign beside it: a dollar is not every country's."""
    written = piece[figure.start : figure.end]
    if not any(one.unit for one in figures_in(written)):
        sign = re.search(r"\S{1,4}[ \u00a0\u202f]?$", piece[: figure.start])
        written = f"{sign[0] if sign else ''}{written}"
    return any(written.strip() in span.quote for span in spans)


def _as_we_write(written: str) -> Decimal:
    """The number as the language that is spoken now would mean it."""
    digits = _DIGITS.search(written)
    group, point = _marks(str(number(1234.5, 1)))
    bare = re.sub(r"\s", "", (digits[0] if digits else "").strip().rstrip(".,"))
    try:
        return Decimal(bare.replace(group, "").replace(point, ".") if group else bare.replace(point, "."))
    except InvalidOperation:
        return Decimal("NaN")


@lru_cache(maxsize=64)
def _marks(sample: str) -> tuple[str, str]:
    """What stands between thousands (nothing for a gap) and before decimals, by 1234.5 as it is written."""
    marks = [one for one in sample if not one.isdigit()]
    return (marks[0].strip() if len(marks) > 1 else "", marks[-1] if marks else ".")


def units_of(facts: Iterable[Fact], spans: Iterable[Span]) -> set[str]:
    """Words for what a price is for, and currencies: their facts measure them, whatever the page calls them."""
    measures = [fact.measure for fact in facts if fact.measure]
    said = {one for measure in measures for per in measure.per for one in plain(per).split()}
    said |= {measure.unit.lower() for measure in measures if measure.unit}
    said |= frozenset() if measures else _FOR
    return said | {figure.unit.lower() for span in spans for figure in figures_in(span.quote) if figure.unit}
