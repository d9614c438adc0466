"""A report laid out once, in the order in which it is read; Markdown and PDF say the same because both show this."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from skills.language import Sentence
from skills.research.deliver.charts.chart import Chart
from skills.research.facts import Span
from skills.research.report import Report, Source

MOST_LISTED = 150  # quotes; of more, only those that are cited are listed


@dataclass(frozen=True)
class Line:
    """A sentence or a value with its quotes; `marks` are what has to be known of it. Nothing in it is markup."""

    text: str
    spans: tuple[Span, ...] = ()
    marks: tuple[str, ...] = ()
    internal: bool = False


@dataclass(frozen=True)
class Paragraph:
    """`lead` stands before its sentences, in bold."""

    lines: tuple[Line, ...]
    lead: str = ""


@dataclass(frozen=True)
class Items:
    lines: tuple[Line, ...]
    lead: str = ""


@dataclass(frozen=True)
class Grid:
    """Rows under columns; the first column names what its row is about. `turned`: to be read by columns in print."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    turned: bool = False


@dataclass(frozen=True)
class Figure:
    chart: Chart


Block = Paragraph | Items | Grid | Figure


@dataclass(frozen=True)
class Section:
    """`level` 2 stands below the title, 3 below that. `new_page`: it begins one in print."""

    heading: Sentence
    blocks: tuple[Block, ...] = ()
    level: int = 2
    new_page: bool = False


@dataclass(frozen=True)
class Document:
    """`sections` come before the numbered sources; `left_out` counts what its quotes did not hold.

    `only_cited`: the list of sources has no quote that is not cited."""

    title: Sentence
    report: Report
    sections: tuple[Section, ...]
    left_out: int = 0
    only_cited: bool = False
    numbers: "Numbers" = field(init=False)

    def __post_init__(self) -> None:
        spans = (span for section in self.sections for block in section.blocks for span in _spans(block))
        object.__setattr__(self, "numbers", Numbers.of(self.report, spans, only_cited=self.only_cited))


@dataclass(frozen=True)
class Numbers:
    """Each quote of a report has a number, in the order of sources and of their words: the same in all its files.

    `sources` are those with quotes to be listed: all of them where these are few, else those that are cited."""

    by_span: dict[Span, int]
    sources: tuple[tuple[Source, tuple[tuple[int, Span], ...]], ...]

    @classmethod
    def of(cls, report: Report, spans: Iterable[Span], *, only_cited: bool = False) -> "Numbers":
        cited = set(spans)
        known = {*cited, *_all_spans(report)}
        shown = cited if only_cited or len(known) > MOST_LISTED else known
        by_span: dict[Span, int] = {}
        listed = []
        for source in report.sources:
            own = sorted(
                (one for one in known if one.source == source.id), key=lambda one: (one.start, one.end)
            )
            by_span |= {one: len(by_span) + place for place, one in enumerate(own, start=1)}
            if quotes := tuple((by_span[one], one) for one in own if one in shown):
                listed.append((source, quotes))
        return cls(by_span, tuple(listed))

    def cited(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """The numbers of some quotes, in their order."""
        return tuple(sorted({self.by_span[one] for one in spans if one in self.by_span}))


def _all_spans(report: Report) -> Iterator[Span]:
    for cell in report.cells:
        yield from cell.spans
        yield from (fact.span for fact in cell.facts)
        for other in (*cell.contradicted, *cell.before):
            yield from other.spans
    for leader in report.leaders:
        yield from leader.spans


def _spans(block: Block) -> Iterator[Span]:
    match block:
        case Paragraph() | Items():
            lines: Iterable[Line] = block.lines
        case Grid():
            lines = (line for row in block.rows for line in row)
        case Figure():
            lines = (Line("", block.chart.spans),)
    for line in lines:
        yield from line.spans
