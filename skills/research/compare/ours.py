"""Our own company against each other: ahead, behind, or not to be told, always on the evidence of both sides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from skills.research.compare.alike import denied, stems_of
from skills.research.compare.figures import same_amount, same_kind
from skills.research.compare.leaders import figure_of, is_rating
from skills.research.facts import Fact, Voice
from skills.research.report import Cell, Comparison
from skills.research.schema import Field, Kind

_ON_TOPIC = 0.6  # share of the shorter phrase's stems from which two phrases speak of one thing


def comparisons(
    us: str, others: Sequence[str], fields: Sequence[Field], cells: Iterable[Cell]
) -> tuple[Comparison, ...]:
    """Each field in which both sides have evidence, company by company."""
    at = {(cell.company, cell.field): cell for cell in cells}
    found: list[Comparison] = []
    for other in others:
        for field in fields:
            ours, theirs = at[us, field.name], at[other, field.name]
            if field.kind in (Kind.MONEY, Kind.NUMBER) and ours.found and theirs.found:
                found.append(Comparison(field.name, other, ours, theirs, _ahead(field, ours, theirs)))
        found.extend(_by_words(us, other, at))
    return tuple(found)


def advantages(found: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Where we are ahead."""
    return tuple(one for one in found if one.ahead is True)


def gaps(found: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Where we are behind."""
    return tuple(one for one in found if one.ahead is False)


def _ahead(field: Field, ours: Cell, theirs: Cell) -> bool | None:
    """None for a tie too, and wherever one side is contradicted: then nobody knows."""
    mine, other = figure_of(field, ours), figure_of(field, theirs)
    if mine is None or other is None or not same_kind(mine.measure, other.measure):
        return None
    if ours.contradicted or theirs.contradicted or mine.whole is not other.whole:
        return None
    if same_amount(mine.measure, other.measure, exact=field.kind is Kind.MONEY):
        return None
    more = mine.measure.amount > other.measure.amount
    if (other if more else mine).measure.at_least and field.name != "price":
        return None
    if field.name == "price":
        return not more
    return more if field.name in ("customers", "funding") or is_rating(field) else None


def _by_words(us: str, other: str, at: dict[tuple[str, str], Cell]) -> Iterator[Comparison]:
    """An edge counts against a side whose own evidence says that it lacks just that."""
    for edge_of, lack_of, ahead in ((other, us, False), (us, other, True)):
        edge, lack = at.get((edge_of, "edge")), at.get((lack_of, "weakness"))
        if edge is None or lack is None:
            continue
        for has in edge.facts:
            lacks = [fact for fact in lack.facts if _is_lack_of(fact, has)]
            if not lacks or _covers(at.get((lack_of, "edge")), has):
                continue
            pair = _only(edge, [has]), _only(lack, lacks)
            ours, theirs = pair if ahead else pair[::-1]
            yield Comparison("edge", other, ours, theirs, ahead)


def _is_lack_of(lack: Fact, has: Fact) -> bool:
    mine, theirs = stems_of(lack.value), stems_of(has.value)
    if not mine or not theirs or denied(has.value):
        return False
    shared = mine & theirs
    enough = len(shared) >= _ON_TOPIC * min(len(mine), len(theirs))
    return enough and (denied(lack.value) or denied(lack.span.quote))


def _covers(edge: Cell | None, has: Fact) -> bool:
    """Whether that side's own evidence says that it has the same."""
    theirs = stems_of(has.value)
    return edge is not None and any(
        len(stems_of(fact.value) & theirs) >= _ON_TOPIC * min(len(stems_of(fact.value)), len(theirs)) > 0
        for fact in edge.facts
    )


def _only(cell: Cell, facts: Sequence[Fact]) -> Cell:
    """A cell with just what a comparison rests on."""
    return replace(
        cell,
        value="; ".join(dict.fromkeys(fact.value for fact in facts)),
        spans=tuple(dict.fromkeys(fact.span for fact in facts)),
        facts=tuple(facts),
        voice=cell.voice or Voice.OTHERS,
    )
