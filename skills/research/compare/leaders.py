"""Who leads by what: figures held against each other, and what two independent publishers call somebody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from skills.language import Sentence, joined, listed, say
from skills.research.compare.add_ons import is_add_on
from skills.research.compare.alike import folded_plan, plain
from skills.research.compare.claims import Called, Kind, called_leaders
from skills.research.compare.figures import figures_in, same_amount, told_per
from skills.research.compare.values import main_kind
from skills.research.compare.voices import independent_publishers, voice_of
from skills.research.compare.weigh import TOTAL
from skills.research.facts import Fact, Measure, Span, Voice
from skills.research.report import Cell, Leader, Source
from skills.research.schema import Field
from skills.research.schema import Kind as FieldKind

OLDEST = timedelta(days=540)  # what was called so earlier says nothing of today
_RATING = ("rating", "stars", "score")
_ALMOST = Decimal("1.25")  # an amount that is at least so much may be this many times more

Led = tuple[tuple[Leader, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Figured:
    """A cell with the figure that it is compared by."""

    cell: Cell
    measure: Measure
    whole: bool = True


def leaders(
    companies: Sequence[str],
    fields: Sequence[Field],
    cells: Sequence[Cell],
    sources: Sequence[Source],
    *,
    now: datetime,
) -> Led:
    """Leaders, those that are proven first, and notes: why there is none, and where a place is contested."""
    known = {source.id: source for source in sources}
    public = [
        cell for cell in cells if cell.found and not any(known[one.source].internal for one in cell.spans)
    ]
    if len({cell.company for cell in public if cell.field not in ("company", "date")}) < 2:
        return (), (say("Insufficient evidence for a leader: fewer than two companies have any."),)
    measured = [one for field in fields for one in _measured(field, public, known)]
    claimed, contested = _claimed(companies, sources, known, now)
    found = measured + claimed
    notes: tuple[Sentence, ...] = ()
    if not found:
        notes = (say("Insufficient evidence for a leader: nothing can be held against each other."),)
    return tuple(sorted(found, key=lambda one: not one.proven)), (*notes, *contested)


def is_rating(field: Field) -> bool:
    return field.kind is FieldKind.NUMBER and any(word in (field.name, *field.cues) for word in _RATING)


def figure_of(field: Field, cell: Cell) -> Figured | None:
    """What a cell is compared by: an entry price, a sum of money, a number; None where it has none."""
    measures = [fact.measure for fact in cell.facts if fact.measure and not is_add_on(fact.of)]
    if not cell.found or not measures:
        return None
    if field.kind is FieldKind.MONEY and field.name != "funding":
        main = main_kind(measures)
        return Figured(cell, main) if main else None
    if field.kind is FieldKind.MONEY:
        whole = [fact.measure for fact in cell.facts if fact.measure and folded_plan(fact.of) in TOTAL]
        best = max(whole or measures, key=lambda measure: measure.amount)
        return Figured(cell, best, bool(whole))
    return Figured(cell, measures[0])


def _measured(field: Field, cells: Sequence[Cell], sources: Mapping[str, Source]) -> Iterator[Leader]:
    criterion = _criterion(field)
    if criterion is None:
        return
    figured = [one for cell in cells if cell.field == field.name and (one := figure_of(field, cell))]
    kinds = {(one.measure.unit, one.measure.per) for one in figured}
    for unit, per in sorted(kinds):
        group = [one for one in figured if (one.measure.unit, one.measure.per) == (unit, per)]
        if len(group) > 1:
            yield from _first_of(field, group, criterion, sources)


def _criterion(field: Field) -> Sentence | None:
    if field.kind is FieldKind.MONEY and field.name == "price":
        return say("lowest entry price")
    if field.name == "funding":
        return say("most funding")
    if field.name == "customers":
        return say("most customers")
    return say("best rating") if is_rating(field) else None


def _first_of(
    field: Field, group: Sequence[Figured], criterion: Sentence, sources: Mapping[str, Source]
) -> Iterator[Leader]:
    low = field.kind is FieldKind.MONEY and field.name == "price"
    ordered = sorted(
        group, key=lambda one: (one.measure.amount if low else -one.measure.amount, one.cell.company)
    )
    first = ordered[0]
    ties = [one for one in ordered if same_amount(one.measure, first.measure, exact=True)]
    rest = [one for one in ordered if one not in ties]
    if not low and any(_may_be_more(one, first) for one in rest):
        return
    said = _said_in_full(criterion, first.measure, low=low, whole=all(one.whole for one in group))
    settled = not any(one.cell.stale for one in group) and _holds_anyway(ties, rest, low=low)
    others = tuple(one.cell.spans[0] for one in rest)
    for one in ties:
        beside = [other.cell.company for other in ties if other is not one]
        shown = (
            say("{criterion}, shared with {companies}", criterion=said, companies=listed(beside))
            if beside
            else said
        )
        if one.cell.voice is Voice.ITSELF and not low:
            shown = say("{criterion}, by its own figures", criterion=shown)
        spans = (_proof(one), *others)
        yield Leader(one.cell.company, shown, spans, settled, tuple(sorted(_sites(one.cell, sources))))


def _holds_anyway(ties: Sequence[Figured], rest: Sequence[Figured], *, low: bool) -> bool:
    """Whether the first stay first even if those are right who say something else."""
    first = [amount for one in ties for amount in _amounts(one)]
    others = [amount for one in rest for amount in _amounts(one)]
    if not others:
        return not any(one.cell.contradicted for one in ties)
    return max(first) < min(others) if low else min(first) > max(others)


def _amounts(one: Figured) -> set[Decimal]:
    told = (figure for other in one.cell.contradicted for figure in figures_in(other.value))
    return {one.measure.amount} | {figure.amount for figure in told}


def _may_be_more(one: Figured, first: Figured) -> bool:
    """Whether “more than” so many may well be more than the first has."""
    return one.measure.at_least and one.measure.amount * _ALMOST > first.measure.amount


def _said_in_full(criterion: Sentence, measure: Measure, *, low: bool, whole: bool) -> Sentence:
    if low:
        beside = " ".join(part for part in (measure.unit, told_per(measure)) if part)
        return say("{criterion} ({unit})", criterion=criterion, unit=beside) if beside else criterion
    return criterion if whole else say("{criterion} that was found", criterion=criterion)


def _proof(one: Figured) -> Span:
    return next(fact.span for fact in one.cell.facts if fact.measure == one.measure)


def _sites(cell: Cell, sources: Mapping[str, Source]) -> set[str]:
    return {sources[span.source].publisher for span in cell.spans} - {""}


def _claimed(
    companies: Sequence[str], sources: Sequence[Source], known: Mapping[str, Source], now: datetime
) -> tuple[list[Leader], list[str]]:
    """A title counts where two publishers give it that are neither the company nor each other's copies."""
    called = [
        one
        for one in called_leaders(companies, sources)
        if not one.fact.about or one.fact.about >= (now - OLDEST).date()
    ]
    led: list[Leader] = []
    for kind in Kind:
        for company in companies:
            mine = [one for one in called if one.kind is kind and one.fact.company == company]
            led.extend(_leader(kind, together, known) for together in _by_scope(mine))
    return led, _contested(led)


def _by_scope(called: Sequence[Called]) -> Iterator[list[Called]]:
    """Those that speak of one market together; who does not say which, or not where, speaks of any. Hotels in Ireland
    and hotels in Spain are two."""
    groups: list[list[Called]] = []
    for one in sorted(called, key=lambda each: (-len(each.scope), sorted(each.scope), each.fact.span.source)):
        fitting = [group for group in groups if one.scope <= group[0].scope]
        if fitting:
            fitting[0].append(one)
        else:
            groups.append([one])
    yield from groups


def _leader(kind: Kind, called: Sequence[Called], sources: Mapping[str, Source]) -> Leader:
    facts = [one.fact for one in called]
    others = [fact for fact in facts if voice_of(fact, sources) is Voice.OTHERS]
    groups = independent_publishers(others, sources)
    title = say("market leader") if kind is Kind.LEADER else say("largest")
    if kind is Kind.LEADER and (by := [one.by for one in called if one.by]):
        title = say("first in {what}", what=min(by, key=len))
    if len(groups) >= 2:
        criterion = title
    elif groups:
        criterion = say("{title}, one source only", title=title)
    else:
        criterion = say("{title}, by its own claim", title=title)
    # neither who repeats the words nor what a company says of itself shows that others say so too
    shown = [fact for group in groups for fact in _first_said(others, group, sources)] or facts
    publishers = tuple(sorted({sources[fact.span.source].publisher for fact in shown}))
    spans = tuple(dict.fromkeys(fact.span for fact in shown))
    return Leader(facts[0].company, criterion, spans, len(groups) >= 2, publishers)


def _first_said(facts: Sequence[Fact], group: Sequence[str], sources: Mapping[str, Source]) -> list[Fact]:
    """Of publishers that repeat each other's words, what the first of them says."""

    def place(fact: Fact) -> tuple[bool, date, str]:
        source = sources[fact.span.source]
        return bool(source.copy_of), source.published or date.max, source.id

    def who(fact: Fact) -> str:
        source = sources[fact.span.source]
        return source.publisher or source.id

    said = [fact for fact in facts if who(fact) in group]
    first = who(min(said, key=place))
    return [fact for fact in said if who(fact) == first]


def _contested(led: Sequence[Leader]) -> list[str]:
    notes: list[str] = []
    proven = [one for one in led if one.proven]
    for criterion in dict.fromkeys(one.criterion for one in proven):
        who = dict.fromkeys(one.company for one in proven if plain(one.criterion) == plain(criterion))
        if len(who) > 1:
            notes.append(joined((say("Contested: {criterion}.", criterion=criterion), listed(who))))
    return notes
