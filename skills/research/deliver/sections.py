"""The sections of a report, in the order in which they are read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from skills.language import Sentence, day, joined, listed, number, say, say_many
from skills.research.compare.values import MOST_PHRASES
from skills.research.deliver.charts.chart import Chart
from skills.research.deliver.cited import Cited, Proof, mentions
from skills.research.deliver.document import Document, Figure, Grid, Items, Line, Paragraph, Section
from skills.research.deliver.sentences import (
    against_us,
    contradictions,
    earlier,
    is_measured,
    kept,
    leader_sentence,
    phrases,
    stale,
)
from skills.research.deliver.sound import sound
from skills.research.deliver.summary import Summary, no_leader, summary
from skills.research.deliver.telling import marks_of, short, told_value
from skills.research.facts import Span
from skills.research.report import Cell, Missed, Report

LONGEST_VALUE = 300  # characters of a cell of the matrix; the evidence file has the whole of it


@dataclass
class Keeper:
    """Turns sentences into lines as far as their quotes hold them, and counts what they do not."""

    proof: Proof
    left_out: int = field(default=0)

    def lines(self, sentences: Iterable[Cited]) -> tuple[Line, ...]:
        held, gone = kept(sentences, self.proof)
        self.left_out += gone
        return tuple(Line(one.text, one.spans, internal=one.internal) for one in held)


Cards = Callable[[Report, Keeper], Iterable[Section]]


def document(report: Report, charts: Sequence[Chart] = (), *, cards: Cards | None = None) -> Document:
    """The report as it is read; `cards` adds a page for each competitor."""
    checked, lost = sound(report)
    keeper = Keeper(Proof(checked), lost)
    short_form = summary(checked)
    sections = [
        _summary(short_form),
        _leaders(checked, keeper),
        _matrix(checked, keeper),
        *_charts(charts),
        *_edges(checked, keeper),
        *_ours(checked, keeper),
        _contradictions(checked, keeper),
        _ages(checked, keeper),
        # what a card leaves out is left out above already
        *(cards(checked, Keeper(keeper.proof)) if cards else ()),
    ]
    uncited = [one for one in checked.notes if _is_a_fact(one, checked)]
    left_out = keeper.left_out + len(uncited)
    method = replace(_method(checked, left_out), new_page=cards is not None)
    sections += [method, _missed(checked)]
    title = say("Competitor report: {companies}", companies=listed(title_names(checked)))
    if not checked.companies:
        title = say("Competitor report")
    return Document(title, checked, tuple(sections), left_out)


def title_names(report: Report, most: int = 4) -> list[str]:
    """The companies of a title; more than four are counted."""
    names = [short(one, 48) for one in report.companies if one != report.us] or list(report.companies)
    more = len(names) - most
    return names if more <= 0 else [*names[:most], say_many("{n} more", "{n} more", more)]


def _summary(found: Summary) -> Section:
    blocks = tuple(
        Items(
            (
                *(Line(one.text, one.spans, internal=one.internal) for one in part.sentences),
                *map(Line, part.notes),
            ),
            part.title,
        )
        for part in found.parts
    )
    return Section(say("Summary"), blocks)


def _leaders(report: Report, keeper: Keeper) -> Section:
    ordered = sorted(report.leaders, key=lambda one: is_measured(report, one))
    proven = keeper.lines(leader_sentence(report, one) for one in ordered if one.proven)
    others = keeper.lines(leader_sentence(report, one) for one in ordered if not one.proven)
    notes = tuple(Line(one) for one in report.notes if not _is_a_fact(one, report))
    blocks: list[Items | Paragraph] = []
    if proven:
        blocks.append(Items(proven, say("Proven by two independent publishers or by figures")))
    else:
        blocks.append(Paragraph((Line(no_leader()),)))
    if others:
        blocks.append(Items(others, say("Claimed, or by one source alone; not proven")))
    if notes:
        blocks.append(Items(notes, say("To be aware of")))
    return Section(say("Who leads, and by what"), tuple(blocks))


def _is_a_fact(note: str, report: Report) -> bool:
    """Whether a note says something of a company that would have to be cited: it names one, and a number."""
    bare = note
    for name in sorted(report.companies, key=len, reverse=True):
        bare = bare.replace(name, "")
    return any(mentions(note, sorted(report.companies, key=len, reverse=True))) and any(
        one.isdigit() for one in bare
    )


def _matrix(report: Report, keeper: Keeper) -> Section:
    if not report.companies:
        return Section(say("Comparison"), (Paragraph((Line(say("No company was found.")),)),))
    columns = (say("Company"), *(one.label for one in report.fields if one.name != "company"))
    rows = tuple(_row(report, one, keeper) for one in report.companies)
    legend = say(
        "Own claim: the company alone says so. Contradicted: other sources say otherwise. Stale: the newest "
        "evidence is old. Internal: from our own documents, for colleagues only."
    )
    return Section(
        say("Comparison"), (Grid(columns, rows, turned=True), Paragraph((Line(legend),))), new_page=True
    )


def _row(report: Report, company: str, keeper: Keeper) -> tuple[Line, ...]:
    cells = [report.cell(company, one.name) for one in report.fields]
    named = next((one for one in cells if one.field == "company"), None)
    name = named.value if named and named.found and named.value != company else ""
    first = Line(say("{company} ({name})", company=company, name=short(name)) if name else company,
                 named.spans if named else ())  # fmt: skip
    return (first, *(value_line(one, keeper) for one in cells if one.field != "company"))


def value_line(cell: Cell, keeper: Keeper, most: int = LONGEST_VALUE) -> Line:
    """A cell as it stands in the matrix."""
    return Line(
        told_value(cell, most), main_spans(cell), marks_of(cell), keeper.proof.is_internal(cell.spans)
    )


def main_spans(cell: Cell, most_more: int = 3) -> tuple[Span, ...]:
    """The first quote of each thing that the cell tells, then those of some other sources."""
    first = {(fact.of, fact.value): fact.span for fact in reversed(cell.facts)}
    spans = list(dict.fromkeys(span for span in cell.spans if span in set(first.values())))
    sources = {one.source for one in spans}
    more = {one.source: one for one in reversed(cell.spans) if one.source not in sources}
    return (*spans, *list(more.values())[:most_more]) or cell.spans


def _charts(charts: Sequence[Chart]) -> Iterator[Section]:
    if not charts:
        return
    drawn = tuple(Figure(one) for one in charts if one.content)
    why = tuple(
        Line(say("{title}: {why}", title=one.title, why=one.why)) for one in charts if not one.content
    )
    yield Section(say("Charts"), (*drawn, *((Items(why, say("Not drawn")),) if why else ())))


def _edges(report: Report, keeper: Keeper) -> Iterator[Section]:
    rivals = [one for one in report.companies if one != report.us]
    for heading, field_name in (
        (say("Edges"), "edge"),
        (say("Weaknesses"), "weakness"),
        (say("Proof"), "proof"),
    ):
        lists = [Items(lines, one) for one in rivals
                 if (lines := keeper.lines(phrases(report, one, field_name, MOST_PHRASES)))]  # fmt: skip
        nothing = Paragraph((Line(say("Nothing was found.")),))
        yield Section(heading, tuple(lists) or (nothing,))


def _ours(report: Report, keeper: Keeper) -> Iterator[Section]:
    if not report.us:
        return
    parts = (
        (say("Our advantage"), True),
        (say("Our gaps"), False),
        (say("Cannot be held against each other, or sources disagree"), None),
    )
    lists = tuple(
        Items(lines, lead)
        for lead, ahead in parts
        if (lines := keeper.lines(against_us(report, ahead=ahead)))
    )
    nothing = Paragraph((Line(say("Nothing could be compared.")),))
    yield Section(say("{us}: our advantage and our gaps", us=report.us), lists or (nothing,))


def _contradictions(report: Report, keeper: Keeper) -> Section:
    lines = keeper.lines(contradictions(report))
    none = Paragraph((Line(say("None were found.")),))
    return Section(say("Contradictions"), (Items(lines),) if lines else (none,))


def _ages(report: Report, keeper: Keeper) -> Section:
    blocks = []
    if old := keeper.lines(stale(report)):
        blocks.append(Items(old, say("Stale: the newest evidence is old")))
    if before := keeper.lines(earlier(report)):
        blocks.append(Items(before, say("Held before, and not any more")))
    none = Paragraph((Line(say("No value is older than this report allows.")),))
    return Section(say("Age of the evidence"), tuple(blocks) or (none,))


def _method(report: Report, left_out: int) -> Section:
    own = sum(one.internal for one in report.sources)
    lines = [
        say(
            "Each value and each sentence rests on a quote that stands word for word in a stored source; a cell "
            "without one says “not found”."
        ),
        say(
            "A company leads by words only where two publishers that do not depend on each other say so, and by "
            "figures only where these can be held against each other: one currency, one period."
        ),
        say_many(
            "{n} source was read up to {day}, {own} of them our own.",
            "{n} sources were read up to {day}, {own} of them our own.",
            len(report.sources), day=day(report.made_at), own=number(own),
        ),
        _spent(report),
        say_many(
            "{n} finding was left out because its quote does not hold it.",
            "{n} findings were left out because their quotes do not hold them.", left_out,
        ) if left_out else "",
        say("Currencies are not converted, and nothing is estimated."),
    ]  # fmt: skip
    return Section(say("Method and limits"), (Items(tuple(Line(one) for one in lines if one)),))


def _spent(report: Report) -> Sentence:
    known = {"requests": say("pages asked for"), "searches": say("searches"), "seconds": say("seconds"),
             "answers": say("questions to a model"), "tokens": say("tokens of a model")}  # fmt: skip
    said = (
        say("{what}: {n}", what=known[one], n=number(report.spent[one]))
        for one in known
        if one in report.spent
    )
    spent = joined(said, ", ")
    return say("Spent: {what}.", what=spent) if spent else spent


def _missed(report: Report) -> Section:
    if not report.missed:
        return Section(say("What was not read, and why"), (Paragraph((Line(say("Everything was read.")),)),))
    rows = tuple((Line(one.address), Line(_why(one))) for one in report.missed)
    return Section(say("What was not read, and why"), (Grid((say("Address"), say("Why")), rows),))


def _why(missed: Missed) -> str:
    """The reason without the whole address, which stands beside it."""
    parts = urlsplit(missed.address)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return missed.why.replace(missed.address, path or "/")
