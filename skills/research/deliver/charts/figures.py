"""Which figures may stand in one chart: measured, in one currency, for one period; what may not is named."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from skills.language import Sentence, joined, listed, say
from skills.research.compare.alike import folded_plan
from skills.research.compare.dated import exactly
from skills.research.compare.figures import amounts_in, near_kind, same_amount
from skills.research.compare.leaders import Figured, figure_of
from skills.research.compare.weigh import SAME_TIME_OF_A_PRICE, TOTAL
from skills.research.deliver.sentences import span_of
from skills.research.deliver.telling import label, marks_of, short, told_measure, told_unit
from skills.research.facts import Fact, Measure, Span, Voice
from skills.research.report import Cell, Other, Report, Source
from skills.research.schema import Field

PAIRS = (("price", "customers"), ("price", "funding"), ("customers", "funding"))
MOST_BARS, MOST_PLANS = 24, 3
LEAST_COMPANIES = 2
LONGEST_EVENT = 60  # letters of what happened
EVENTS = ("funding", "product", "proof", "price")


@dataclass(frozen=True)
class Place:
    """One company on the map: its figure along and its figure up."""

    company: str
    across: Figured
    up: Figured

    @property
    def spans(self) -> tuple[Span, Span]:
        return span_of(self.across), span_of(self.up)

    @property
    def is_claim(self) -> bool:
        """Whether the company alone says what is no price list."""
        return any(
            one.cell.voice is Voice.ITSELF and one.cell.field != "price" for one in (self.across, self.up)
        )


@dataclass(frozen=True)
class Bar:
    company: str
    plan: str
    fact: Fact
    cell: Cell
    measure: Measure
    is_entry: bool


@dataclass(frozen=True)
class Event:
    """`exact` is when it was as far as its words say: a day, a month or a year, which `when` stands for on an axis."""

    company: str
    when: date
    exact: str
    words: str
    span: Span
    cell: Cell


def by_kind(report: Report, name: str) -> list[dict[str, Figured]]:
    """Each company's figure of a field, those together that may be compared; the largest group first."""
    field = _field(report, name)
    groups: dict[tuple[str, tuple[str, ...]], dict[str, Figured]] = {}
    for cell in (one for one in report.cells if field and one.field == name):
        one = figure_of(field, cell) if field else None
        if one and one.measure.amount >= 0:
            groups.setdefault((one.measure.unit, one.measure.per), {})[cell.company] = one
    return sorted(groups.values(), key=len, reverse=True)


def places(report: Report) -> tuple[tuple[str, str], tuple[Place, ...]]:
    """The two fields of which most companies have comparable figures, and who has both."""
    best: tuple[tuple[str, str], tuple[Place, ...]] = (PAIRS[0], ())
    for pair in PAIRS:
        for across in by_kind(report, pair[0]):
            for up in by_kind(report, pair[1]):
                both = tuple(
                    Place(one, across[one], up[one])
                    for one in report.companies
                    if one in across and one in up
                )
                if len(both) > len(best[1]):
                    best = (pair, both)
    return best


def price_panels(report: Report) -> tuple[tuple[Bar, ...], ...]:
    """Prices by entry price, up to three plans of a company, for each currency and period one panel; that of most
    companies first. Empty where fewer than two companies have a price."""
    groups = by_kind(report, "price")
    companies = sum(map(len, groups))
    if companies < LEAST_COMPANIES:
        return ()
    most = MOST_PLANS if companies * MOST_PLANS <= MOST_BARS else 1
    panels, room = [], MOST_BARS
    for group in groups:
        if panel := _panel(group, most)[:room]:
            panels.append(panel)
            room -= len(panel)
    return tuple(panels)


def _panel(group: Mapping[str, Figured], most: int) -> tuple[Bar, ...]:
    found: list[Bar] = []
    for company, entry in sorted(group.items(), key=lambda one: (one[1].measure.amount, one[0])):
        alike = [fact for fact in entry.cell.facts if fact.measure and same_kind(fact.measure, entry.measure)]
        plans = {(fact.of, fact.measure.amount): fact for fact in reversed(alike) if fact.measure}
        named = {amount for plan, amount in plans if plan}
        ordered = sorted(
            (one for one in plans.items() if one[0][0] or one[0][1] not in named), key=lambda one: one[0][1]
        )
        for place, ((plan, _), fact) in enumerate(ordered[:most]):
            if fact.measure:
                found.append(Bar(company, plan, fact, entry.cell, fact.measure, place == 0))
    return tuple(found)


def events(report: Report) -> tuple[Event, ...]:
    """What happened on a day that is known: money raised, products, awards, and prices that changed."""
    found: list[Event] = []
    for cell in (one for one in report.cells if one.field in EVENTS):
        if cell.field != "price":
            found += [_event(report, cell, fact) for fact in cell.facts if _has_own_day(report, fact)]
        elif changed := [_changed(report, cell, one) for one in cell.before if _has_day(report, cell, one)]:
            found += [*changed, *_price_now(report, cell)]
    several = {(one.company, one.when, one.words): one for one in _without_page_days(report, found)}
    return tuple(sorted(several.values(), key=lambda one: (one.when, one.company, one.words)))


def _without_page_days(report: Report, found: Sequence[Event]) -> list[Event]:
    """Without rounds on the day of a page where another quote gives their own day, or where the page lists those of
    several companies: it is an overview then, and no news."""
    pages = {one.id: one.published for one in report.sources}
    of_page = [one for one in found if one.cell.field == "funding" and pages.get(one.span.source) == one.when]
    listing = {one.span.source: {other.company for other in of_page if other.span.source == one.span.source}
               for one in of_page}  # fmt: skip
    dated = {(one.company, one.words) for one in found if one not in of_page}
    gone = {id(one) for one in of_page
            if (one.company, one.words) in dated or len(listing[one.span.source]) > 1}  # fmt: skip
    return [one for one in found if id(one) not in gone]


def _has_day(report: Report, cell: Cell, other: Other) -> bool:
    """Whether it is known when a former price held: what a page of today crosses out held on some day before."""
    if not (other.about and other.spans and cell.about):
        return False
    pages = {one.id: one.published for one in report.sources}
    of_page = any(pages.get(span.source) == other.about for span in other.spans)
    return not (other.past and of_page and cell.about - other.about <= SAME_TIME_OF_A_PRICE)


# what a sentence says of a thing that came on the day that it names
_APPEARED = re.compile(
    r"\b(?:launch\w*|releas\w+|introduc\w+|unveil\w*|present\w*|announc\w+|debut\w*|(?:came|come|brought|bring|went|"
    r"been) "
    r"(?:out|live|to market|on (?:sale|the market))|available|ship(?:s|ped)?|new|since|add(?:s|ed)|start(?:s|ed)?|"
    r"first|acquired|bought|on sale|sells|sold|vorgestellt|eingeführt|veröffentlicht|erschien\w*|seit|neu\w*|verfügbar|"
    r"gestartet|lanc\w+|présent\w*|sorti\w*|depuis|nouve\w+|disponible|lanz\w+|present\w*|desde|nuev\w+)\b",
    re.IGNORECASE,
)


def _is_news(source: Source, fact: Fact) -> bool:
    """Whether a page's own title tells of the round: such a page is of its day."""
    words = source.title.casefold()
    is_named = bool(fact.of) and folded_plan(fact.of) in words
    return is_named or bool(fact.measure and fact.measure.amount in amounts_in(source.title))


def _has_own_day(report: Report, fact: Fact) -> bool:
    """Whether the words give a day: that of a page says when somebody wrote of it, but of a round only news does, and
    of a thing a sentence that says that it came."""
    source = next((one for one in report.sources if one.id == fact.span.source), None)
    if source is None or fact.about is None or fact.about > report.made_at.date():
        return False
    if fact.field == "product" and not _APPEARED.search(fact.span.quote):
        return False
    is_round = fact.field == "funding" and folded_plan(fact.of) not in TOTAL
    is_round = is_round and (fact.voice is Voice.OTHERS or _is_news(source, fact))
    return fact.about != source.published or is_round


def _event(report: Report, cell: Cell, fact: Fact) -> Event:
    words = joined((fact.of, told_measure(fact.measure))) if fact.measure else fact.value
    return _on(report, cell, fact.about, (fact.span,), words)


def _changed(report: Report, cell: Cell, other: Other) -> Event:
    return _on(report, cell, other.about, other.spans, other.value)


def _price_now(report: Report, cell: Cell) -> list[Event]:
    """The entry price on the newest day of a source that says that very price; none where no such source has a day."""
    field = _field(report, cell.field)
    entry = figure_of(field, cell) if field else None
    said = [
        fact
        for fact in cell.facts
        if fact.about and (entry is None or (fact.measure and _is_same(fact.measure, entry.measure)))
    ]
    newest = max((fact.about for fact in said if fact.about), default=None)
    if newest is None:
        return []
    spans = tuple(fact.span for fact in said if fact.about == newest)
    return [_on(report, cell, newest, spans, _said(report, cell, cell.value))]


def _is_same(one: Measure, other: Measure) -> bool:
    return near_kind(one, other) and same_amount(one, other, exact=True)


def _on(report: Report, cell: Cell, when: date | None, spans: Sequence[Span], words: str) -> Event:
    day = when or date.min
    exact = exactly(day, spans, {one.id: one for one in report.sources})
    return Event(cell.company, day, exact, short(words, LONGEST_EVENT), spans[0], cell)


def _said(report: Report, cell: Cell, value: str) -> str:
    field = _field(report, cell.field)
    one = figure_of(field, cell) if field else None
    return short(told_measure(one.measure, price=True) if one else value, 40)


def missing_figures(report: Report, shown: Iterable[str], names: Sequence[str]) -> tuple[Sentence, ...]:
    """Who is not shown because no figure of theirs was found, by field."""
    away = [one for one in report.companies if one not in set(shown)]
    lines: list[Sentence] = []
    for name in names:
        absent = [one for one in away if figure_in(report, one, name) is None]
        if absent and _field(report, name):
            said = {"field": label(report, name), "companies": listed(absent)}
            lines.append(say("Left out, no figure for {field}: {companies}", **said))
    return tuple(lines)


def axis_name(report: Report, name: str, measure: Measure) -> Sentence:
    unit = told_unit(measure)
    if not unit:
        return joined((label(report, name),))
    shown = say("Entry price") if name == "price" else label(report, name)
    return say("{field}, {unit}", field=shown, unit=unit)


def figure_said(one: Figured) -> Sentence:
    return joined((told_measure(one.measure, price=one.cell.field == "price"), *marks_of(one.cell)), ", ")


def _field(report: Report, name: str) -> Field | None:
    return next((one for one in report.fields if one.name == name), None)


def figure_in(report: Report, company: str, name: str) -> Figured | None:
    """The figure of a company's cell that charts may draw; None where it has none."""
    field = _field(report, name)
    return figure_of(field, report.cell(company, name)) if field else None


def same_kind(one: Measure, other: Measure) -> bool:
    return (one.unit, one.per) == (other.unit, other.per)
