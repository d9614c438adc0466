"""What the next look is held against: a report in which pages that could not be read say what they said last.

Otherwise a page that was down for a night would seem to come with all that it says."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from skills.research.facts import Fact, Span
from skills.research.report import Cell, Other, Report, Source
from skills.research.watch.change import Changed


def carried(before: Report, after: Report, lost: Collection[str], told: Sequence[Changed] = ()) -> Report:
    """The later report with cells of the earlier one whose evidence stands at `lost` addresses.

    Cells of which a change is told are as they are now. Sources that are carried get ids of their own."""
    away = [source for source in before.sources if source.address in lost]
    if not away:
        return after
    names = _names(away, {source.id for source in after.sources})
    ids = {source.id for source in away}
    changed = {(one.company, one.field) for one in told}
    at = {(cell.company, cell.field): cell for cell in before.cells}
    cells: list[Cell] = []
    needed: set[str] = set(ids)
    for cell in after.cells:
        old = at.get((cell.company, cell.field))
        if (
            old is None
            or (cell.company, cell.field) in changed
            or not ids & {span.source for span in old.spans}
        ):
            cells.append(cell)
            continue
        needed |= {span.source for span in _spans(old)}
        cells.append(old)
    names |= _names(
        [one for one in before.sources if one.id in needed - ids], {*names.values(), *_ids(after)}
    )
    kept = tuple(_renamed_source(source, names) for source in before.sources if source.id in needed)
    return replace(
        after,
        cells=tuple(
            _renamed(cell, names) if cell is at.get((cell.company, cell.field)) else cell for cell in cells
        ),
        sources=(*after.sources, *kept),
    )


def _ids(report: Report) -> set[str]:
    return {source.id for source in report.sources}


def _names(sources: Sequence[Source], taken: Collection[str]) -> dict[str, str]:
    """New ids, none of which is taken."""
    names: dict[str, str] = {}
    number = 1
    for source in sources:
        while f"k{number}" in taken:
            number += 1
        names[source.id] = f"k{number}"
        number += 1
    return names


def _renamed_source(source: Source, names: Mapping[str, str]) -> Source:
    return replace(source, id=names[source.id], copy_of=names.get(source.copy_of, ""))


def _spans(cell: Cell) -> list[Span]:
    others = [span for other in (*cell.contradicted, *cell.before) for span in other.spans]
    return [*cell.spans, *others, *(fact.span for fact in cell.facts)]


def _renamed(cell: Cell, names: Mapping[str, str]) -> Cell:
    def span(one: Span) -> Span:
        return replace(one, source=names.get(one.source, one.source))

    def other(one: Other) -> Other:
        return replace(one, spans=tuple(span(each) for each in one.spans))

    def fact(one: Fact) -> Fact:
        return replace(one, span=span(one.span))

    return replace(
        cell,
        spans=tuple(span(one) for one in cell.spans),
        facts=tuple(fact(one) for one in cell.facts),
        contradicted=tuple(other(one) for one in cell.contradicted),
        before=tuple(other(one) for one in cell.before),
    )
