"""A report cleared of what its quotes do not hold, before anything is shown of it."""

from collections.abc import Mapping
from dataclasses import replace

from skills.research.compare.alike import plain
from skills.research.compare.values import BETWEEN
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
        replace(one, ours=_as_whole(one.ours, at), theirs=_as_whole(one.theirs, at))
        for one in report.comparisons
        if _stands(one.ours, at, proof) and _stands(one.theirs, at, proof)
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
        kept = _sound_part(cell, proof, of)
        if kept is None:
            return Cell(cell.company, cell.field, before=before), gone + 1
        return replace(kept, contradicted=against, before=before), gone + 1
    return (replace(cell, contradicted=against, before=before), gone) if gone else (cell, 0)


def _sound_part(cell: Cell, proof: Proof, of: frozenset[str]) -> Cell | None:
    """What is left of several things in one cell without those that nothing proves; None where nothing is."""
    told = cell.value.split(BETWEEN)
    kept = [one for one in told if proof.holds(Cited(one, cell.spans, of))]
    if not kept or len(kept) == len(told):
        return None
    lost = set(told) - set(kept)
    facts = tuple(one for one in cell.facts if " ".join(one.value.split()) not in lost)
    used = {one.span for one in facts}
    spans = tuple(one for one in cell.spans if one in used) or cell.spans
    part = replace(cell, value=BETWEEN.join(kept), facts=facts, spans=spans)
    return part if proof.holds(Cited(part.value, spans, of)) else None


def _is_sound_value(one: Other, proof: Proof) -> bool:
    return proof.holds(Cited(one.value, one.spans, frozenset()))


def _stands(side: Cell, at: Mapping[tuple[str, str], Cell], proof: Proof) -> bool:
    """Whether one side of a comparison still has its evidence."""
    whole = at.get((side.company, side.field))
    return bool(side.spans) and (whole is None or whole.found) and all(map(proof.is_verbatim, side.spans))


def _as_whole(side: Cell, at: Mapping[tuple[str, str], Cell]) -> Cell:
    """One side of a comparison with what is against it in the matrix, and nothing else."""
    whole = at.get((side.company, side.field))
    return replace(side, contradicted=whole.contradicted, before=whole.before) if whole else side
