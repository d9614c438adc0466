"""What a report says in sentences: templates of ours, filled in from cells, each with the quotes that prove it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from skills.language import Sentence, day, joined, listed, say
from skills.research.compare.dated import day_of_page, exactly, told_day
from skills.research.compare.leaders import Figured, figure_of
from skills.research.compare.turns import fates_of, is_disputed
from skills.research.compare.values import BETWEEN
from skills.research.compare.voices import known_on
from skills.research.deliver.cited import Cited, Proof, cite, publishable
from skills.research.deliver.telling import label, marks_of, short, told_measure
from skills.research.facts import Fact, Span, Voice
from skills.research.report import Cell, Comparison, Leader, Report, Source
from skills.research.schema import Field, Kind

__all__ = ["Cited", "Proof", "cite", "kept", "publishable"]

Found = Iterator[Cited]
MEASURED = ("price", "funding", "customers")


def kept(sentences: Iterable[Cited], proof: Proof) -> tuple[tuple[Cited, ...], int]:
    """Those that their quotes hold, and how many had to be left out. Marks what rests on our own documents."""
    told = list(sentences)
    held = tuple(replace(one, internal=proof.is_internal(one.spans)) for one in told if proof.holds(one))
    return held, len(told) - len(held)


def leader_sentence(report: Report, leader: Leader) -> Cited:
    """Who leads by what, with the figures or the publishers that show it."""
    figures = list(_figures_behind(report, leader))
    said: dict[str, object] = {"company": leader.company, "criterion": leader.criterion}
    if figures and figures[0].company == leader.company:
        first, *rest = figures
        text = say("{company}: {criterion}, {figure}.", figure=_amount(report, first), **said)
        if rest:
            next_one = {"other": rest[0].company, "next": _amount(report, rest[0])}
            text = say(
                "{company}: {criterion}, {figure}; next is {other}, {next}.",
                figure=_amount(report, first),
                **said,
                **next_one,
            )
        spans = [one.span for one in (first, *rest[:1])]
        return cite(text, spans, evidence=[one.company for one in figures])
    text = say("{company}: {criterion}.", **said)
    if leader.publishers:
        publishers = listed(leader.publishers[:4])
        text = say("{company}: {criterion}, in the words of {publishers}.", publishers=publishers, **said)
    return cite(text, _one_a_source(leader.spans)[:4], evidence=(leader.company,))


def is_measured(report: Report, leader: Leader) -> bool:
    """Whether figures show it, not words."""
    return any(fact.company == leader.company for fact in _figures_behind(report, leader))


def differences(report: Report) -> Found:
    """The lowest and the highest figure of each field, among those that may be held against each other."""
    for field in (one for name in MEASURED for one in report.fields if one.name == name):
        for group in comparable(report, field):
            low, high = group[0], group[-1]
            if low.measure.amount == high.measure.amount:
                continue
            first, last = (low, high) if field.name == "price" else (high, low)
            yield cite(
                say(
                    "{field}: {first} ({figure}) to {last} ({other}).",
                    field=label(report, field.name),
                    first=first.cell.company, figure=_figured(first),
                    last=last.cell.company, other=_figured(last),
                ),
                (span_of(first), span_of(last)),
                evidence=(first.cell.company, last.cell.company),
            )  # fmt: skip


def comparable(report: Report, field: Field, *, with_us: bool = False) -> list[list[Figured]]:
    """Figures of a field in one currency and for the same time, lowest first; the largest group first."""
    groups: dict[tuple[str, tuple[str, ...]], list[Figured]] = {}
    for cell in report.cells:
        if cell.field != field.name or (cell.company == report.us and not with_us):
            continue
        one = figure_of(field, cell)
        if one:
            groups.setdefault((one.measure.unit, one.measure.per), []).append(one)
    several = [sorted(one, key=lambda each: each.measure.amount) for one in groups.values() if len(one) > 1]
    return sorted(several, key=len, reverse=True)


def span_of(one: Figured) -> Span:
    """The quote that the figure itself stands in."""
    return next((fact.span for fact in one.cell.facts if fact.measure == one.measure), one.cell.spans[0])


def phrases(report: Report, company: str, field: str, most: int = 3) -> Found:
    """Edges, weaknesses or proofs of a company one by one, its own words told as its own."""
    for fact in _facts(report, company, field)[:most]:
        value = short(fact.value)
        if is_disputed(fact.value, report.cell(company, field)):
            doubted = say("{words} ({marks})", words=value, marks=say("contradicted"))
            text = say("{company}: {words}", company=company, words=doubted)
        elif fact.voice is Voice.ITSELF and company != report.us:
            text = say("{company} says of itself: {words}", company=company, words=value)
        else:
            text = say("{company}: {words}", company=company, words=value)
        yield cite(text, (fact.span,), evidence=(company, value))


def turns(report: Report) -> Found:
    """What became of a house, before anything is read of what it offers."""
    for cell in (one for one in report.cells if one.field == "company"):
        for fact in fates_of(cell):
            words = short(fact.value)
            dated = say("{words} ({marks})", words=words, marks=_when(report, (fact.span,), fact.about))
            text = say("{company}: {words}", company=cell.company, words=dated)
            yield cite(text, (fact.span,), evidence=(cell.company, words))


def against_us(report: Report, *, ahead: bool | None, company: str = "") -> Found:
    """Where we are ahead, where behind, or where nobody can tell; of one company or of all."""
    for one in report.comparisons:
        if one.ahead is ahead and company in ("", one.company):
            yield _against(report, one)


def contradictions(report: Report) -> Found:
    """Both sides of each value that sources do not agree on, with their days."""
    for cell in report.cells:
        if not cell.found:
            continue
        for other in cell.contradicted:
            value, against = short(cell.value), short(other.value)
            yield cite(
                say(
                    "{company}, {field}: {value} ({when}, {where}); against it {other} ({other_when}, {other_where}).",
                    company=cell.company, field=label(report, cell.field),
                    value=value, when=_when(report, _of_the_day(cell), cell.about), where=_where(report, cell.spans),
                    other=against, other_when=_when(report, other.spans, other.about),
                    other_where=_where(report, other.spans),
                ),
                (*_proving(cell), *_one_a_source(other.spans)[:2]),
                evidence=(cell.company, value, against),
            )  # fmt: skip


def _proving(cell: Cell) -> Sequence[Span]:
    """Two sources for one thing; where several stand in a cell, whatever proves any of them; and what is of its day."""
    dated = tuple(fact.span for fact in cell.facts if cell.about and fact.about == cell.about)[:1]
    return (*(cell.spans if BETWEEN in cell.value else _one_a_source(cell.spans)[:2]), *dated)


def stale(report: Report) -> Found:
    """Values whose newest evidence is older than the report allows."""
    for cell in (one for one in report.cells if one.found and one.stale):
        value = short(cell.value)
        yield cite(
            say(
                "{company}, {field}: {value} ({when}).",
                company=cell.company, field=label(report, cell.field), value=value,
                when=_when(report, *_newest(report, cell)),
            ),
            _one_a_source(cell.spans)[:2],
            evidence=(cell.company, value),
        )  # fmt: skip


def earlier(report: Report) -> Found:
    """What held before."""
    for cell in report.cells:
        for other in cell.before:
            value = short(other.value)
            yield cite(
                say(
                    "{company}, {field}: {value} ({when}).",
                    company=cell.company, field=label(report, cell.field), value=value,
                    when=_when(report, other.spans, other.about),
                ),
                _one_a_source(other.spans)[:2],
                evidence=(cell.company, value),
            )  # fmt: skip


def value_sentence(report: Report, cell: Cell) -> Cited:
    """A whole cell as one sentence, with what has to be known of it."""
    value = short(cell.value, 240)
    marks = marks_of(cell)
    text = say("{field}: {value}", field=label(report, cell.field), value=value)
    if marks:
        text = say(
            "{field}: {value} ({marks})",
            field=label(report, cell.field),
            value=value,
            marks=joined(marks, ", "),
        )
    return cite(text, cell.spans, evidence=(value,))


def _against(report: Report, one: Comparison) -> Cited:
    field = next((each for each in report.fields if each.name == one.field), None)
    ours, theirs = _side(field, one.ours), _side(field, one.theirs)
    fields = {"us": report.us, "company": one.company, "ours": ours[0], "theirs": theirs[0]}
    if field is None or field.kind is Kind.WORDS:
        text = say("{us}: {ours}; {company}: {theirs}", **fields)
    else:
        text = say("{field}: {us} ({ours}); {company} ({theirs})", field=label(report, one.field), **fields)
    values = [said for said in (ours[0], theirs[0]) if not isinstance(said, Sentence)]
    return cite(text, (ours[1], theirs[1]), evidence=(report.us, one.company, *values))


def _side(field: Field | None, cell: Cell) -> tuple[str, Span]:
    """What one side of a comparison says, and where."""
    figured = figure_of(field, cell) if field else None
    if figured and field and field.kind is not Kind.WORDS:
        return _figured(figured), span_of(figured)
    return short(cell.value, 120), cell.spans[0]


def _figured(one: Figured) -> Sentence:
    """A figure with its marks; that a price is the seller's own and our figures are ours goes without saying."""
    price = one.cell.field == "price"
    plain_ones = {Voice.OURS} | ({Voice.ITSELF} if price else set())
    marks = marks_of(replace(one.cell, voice=None) if one.cell.voice in plain_ones else one.cell)
    return joined((told_measure(one.measure, price=price), *marks), "; ")


def _figures_behind(report: Report, leader: Leader) -> Iterator[Fact]:
    facts = {
        fact.span: fact for cell in reversed(report.cells) for fact in reversed(cell.facts) if fact.measure
    }
    return (facts[span] for span in leader.spans if span in facts)


def _amount(report: Report, fact: Fact) -> Sentence:
    """Without what it is for, which the criterion says; with a mark where others say another."""
    if fact.measure is None:
        return joined((fact.value,))
    amount = told_measure(replace(fact.measure, per=()), price=fact.field == "price")
    if not report.cell(fact.company, fact.field).contradicted:
        return amount
    return say("{words} ({marks})", words=amount, marks=say("contradicted"))


def _facts(report: Report, company: str, field: str) -> list[Fact]:
    """Of one cell, each value once."""
    try:
        found = report.cell(company, field).facts
    except KeyError:
        return []
    return list({fact.value: fact for fact in reversed(found)}.values())[::-1]


def _one_a_source(spans: Sequence[Span]) -> tuple[Span, ...]:
    first = {span.source: span for span in reversed(spans)}
    return tuple(span for span in spans if first[span.source] is span)


def _sources(report: Report, spans: Sequence[Span]) -> dict[str, Source]:
    wanted = {span.source for span in spans}
    return {one.id: one for one in report.sources if one.id in wanted}


def _where(report: Report, spans: Sequence[Span]) -> Sentence:
    names = dict.fromkeys(one.publisher or one.id for one in _sources(report, spans[:2]).values())
    return listed(names)


def _when(report: Report, spans: Sequence[Span], about: date | None) -> Sentence:
    """When a value is of, no more exact than its quotes are, or else when its page was published or read."""
    known = _sources(report, spans)
    if about:
        return told_day(exactly(about, spans, known))
    sources = list(known.values())
    if published := max((one for one in map(day_of_page, sources) if one), default=""):
        return told_day(published)
    return say("read {day}", day=day(max(one.fetched_at for one in sources))) if sources else say("undated")


def _of_the_day(cell: Cell) -> tuple[Span, ...]:
    """The quotes of a cell, first those of its newest day."""
    return (*(fact.span for fact in cell.facts if cell.about and fact.about == cell.about), *cell.spans)


def _newest(report: Report, cell: Cell) -> tuple[tuple[Span, ...], date | None]:
    """The newest day that any of a cell's facts is known on, with the quotes that tell it."""
    sources = {one.id: one for one in report.sources}
    days = {fact.span: known for fact in cell.facts if (known := known_on(fact, sources))}
    newest = max(days.values(), default=cell.about)
    return tuple(span for span, known in days.items() if known == newest) or cell.spans, newest
