"""A report cleared of what its quotes do not hold, before anything is shown of it."""

from collections.abc import Mapping
from dataclasses import replace

from skills.research.compare.alike import plain
from skills.research.deliver.cited import Cited, Proof
from skills.research.report import Cell, Other, Report


def sound(report: Report) -> tuple[Report, int]:
    """The report with only what its quotes hold, and how many cells and values had to go.

    A quote that does not stand in its source word for word is no evidence, wherever the report came from."""
    proof = Proof(report)
    cells, lost = [], 0
    for cell in report.cells:
        kept, gone = _sound_cell(cell, proof)
        cells.append(kept)
        lost += gone
    at = {(one.company, one.field): one for one in cells}
    leaders = tuple(
        one for one in report.leaders if one.spans and all(proof.is_verbatim(span) for span in one.spans)
    )
    compared = tuple(
        one for one in report.comparisons if _stands(one.ours, at, proof) and _stands(one.theirs, at, proof)
    )
    lost += len(report.leaders) - len(leaders) + len(report.comparisons) - len(compared)
    if not lost:
        return report, 0
    return replace(report, cells=tuple(cells), leaders=leaders, comparisons=compared), lost


def _sound_cell(cell: Cell, proof: Proof) -> tuple[Cell, int]:
    against = tuple(one for one in cell.contradicted if _is_sound_value(one, proof))
    before = tuple(one for one in cell.before if _is_sound_value(one, proof))
    gone = len(cell.contradicted) + len(cell.before) - len(against) - len(before)
    # what a price or a sum is of may be told in our own words: that was held against its page before
    of = frozenset(word for fact in cell.facts for word in plain(fact.of).split())
    if cell.found and not proof.holds(Cited(cell.value, cell.spans, of)):
        return Cell(cell.company, cell.field, before=before), gone + 1
    return (replace(cell, contradicted=against, before=before), gone) if gone else (cell, 0)


def _is_sound_value(one: Other, proof: Proof) -> bool:
    return proof.holds(Cited(one.value, one.spans, frozenset()))


def _stands(side: Cell, at: Mapping[tuple[str, str], Cell], proof: Proof) -> bool:
    """Whether one side of a comparison still has its evidence."""
    whole = at.get((side.company, side.field))
    return bool(side.spans) and (whole is None or whole.found) and all(map(proof.is_verbatim, side.spans))
