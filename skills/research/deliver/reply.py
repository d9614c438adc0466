"""How a report reads in a chat: its summary, the matrix in short, charts as pictures, its files, and what is next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from skills.language import Sentence, joined, number, say, say_many
from skills.messages import Block, Choices, File, Footer, Heading, Lines, Picture, Quote, Reply, Table
from skills.research.deliver.battlecard import battlecard, battlecards
from skills.research.deliver.charts.chart import Chart
from skills.research.deliver.document import Document, Items, Line, Paragraph, Section
from skills.research.deliver.escape import web_address
from skills.research.deliver.evidence import evidence_csv
from skills.research.deliver.markdown import about_source, markdown_of
from skills.research.deliver.sections import document
from skills.research.deliver.sound import sound
from skills.research.deliver.telling import label, marks_of, named_source, short, told_value
from skills.research.report import Cell, Report

MOST_COMPANIES = 8  # rows of the matrix in a chat; the files have all of them
MOST_SIDE_BY_SIDE = 4  # of them in one table
MOST_BUTTONS = 4  # for evidence of a company
MOST_QUOTES = 12
LONGEST_VALUE = 60  # characters of a cell
LONGEST_QUOTE = 600
_NO_ROOM_FOR = ("company", "date")


@dataclass(frozen=True)
class ReportShown:
    """A report under its id. `charts` and `files` are made beforehand; `private`: others here may not see it.

    `watched`: it is looked at again already, so that there is no button for that."""

    report: Report
    id: str
    charts: tuple[Chart, ...] = ()
    files: tuple[File, ...] = ()
    private: bool = False
    watched: bool = False

    declined = False

    def to_reply(self) -> Reply:
        told = document(self.report)
        blocks: list[Block] = [*_summary(told)]
        if self.report.companies:
            blocks += matrices(told.report)
        blocks += [
            Picture(f"{one.name}-{self.id}.png", in_words(one), one.content)
            for one in self.charts
            if one.content
        ]
        blocks += [*self.files, *self._buttons(), Footer(self._small_print(told))]
        return Reply(self._head(told.report), tuple(blocks), private=self.private)

    def _head(self, report: Report) -> Sentence:
        question = short(report.question, 200)
        if not report.companies:
            return say("“{question}”: no company was found in what I could read.", question=question)
        found = sum(one.found for one in report.cells)
        return say(
            "“{question}”: {found} of {total} cells have a quote; the rest was not found.",
            question=question,
            found=number(found),
            total=number(len(report.cells)),
        )

    def _buttons(self) -> Iterator[Block]:
        if not self.report.companies:
            return
        offered = [] if self.watched else [(f"watch add {self.id}", say("Watch this"))]
        for one in self.report.companies[:MOST_BUTTONS]:
            said = say("Show evidence for {company}", company=short(one, 40))
            offered.append((f"reports evidence {self.id} {one}", said))
        yield Choices("", tuple(one for one, _ in offered), tuple(shown for _, shown in offered))

    def _small_print(self, told: Document) -> Sentence:
        report = self.report
        parts = [say_many("{n} source was read", "{n} sources were read", len(report.sources))]
        if report.missed:
            parts.append(say_many("{n} page could not be", "{n} pages could not be", len(report.missed)))
        if told.left_out:
            parts.append(
                say_many(
                    "{n} finding left out, not proven", "{n} findings left out, not proven", told.left_out
                )
            )
        more = len(report.companies) - MOST_COMPANIES
        if more > 0:
            parts.append(
                say_many("{n} more company is in the files", "{n} more companies are in the files", more)
            )
        parts += [say("numbers in brackets are those of the report’s quotes"), say("report {id}", id=self.id)]
        return joined(parts, " · ")


def report_shown(report: Report, name: str, *, private: bool = False, watched: bool = False) -> ReportShown:
    """The report with its charts and files; draws and sets pages for some seconds: call it in a thread."""
    from skills.research.deliver.charts.drawing import draw_all  # matplotlib, wanted only here

    charts = draw_all(report)
    return ReportShown(report, name, charts, tuple(report_files(report, name, charts)), private, watched)


def report_files(report: Report, name: str, charts: Sequence[Chart]) -> Iterator[File]:
    """The report as PDF and Markdown, and its evidence; battlecards stand at the end of the PDF."""
    from skills.research.deliver.pdf.laying import pdf_of  # fpdf2, wanted only here

    whole = document(report, charts, cards=battlecards)
    alt = say("The report as PDF, with charts and numbered quotes")
    yield File(f"report-{name}.pdf", content=pdf_of(whole), alt=alt)
    yield File(f"report-{name}.md", markdown_of(document(report, charts)))
    proof = say("Each value with its quotes, as a table")
    yield File(f"evidence-{name}.csv", content=evidence_csv(report), alt=proof)


@dataclass(frozen=True)
class EvidenceShown:
    """What the cells of one company, or of all, stand on, word for word."""

    report: Report
    company: str = ""
    private: bool = False

    declined = False

    def to_reply(self) -> Reply:
        report, _ = sound(self.report)
        cells = [one for one in report.cells if one.found and self.company in ("", one.company)]
        name = self.company or short(report.question, 120)
        if not cells:
            return Reply(say("Nothing with a quote was found on {name}.", name=name), private=self.private)
        pairs = [(cell, span) for cell in cells for span in cell.spans]
        quotes: list[Block] = []
        for cell, span in pairs[:MOST_QUOTES]:
            source = report.source(span.source)
            where = say(
                "{company}, {field}: {title} ({about})",
                company=cell.company,
                field=label(report, cell.field),
                title=named_source(source),
                about=about_source(source),
            )
            link = "" if source.internal else web_address(source.address)
            quotes.append(
                Quote(
                    span.quote if len(span.quote) <= LONGEST_QUOTE else f"{span.quote[:LONGEST_QUOTE]}…",
                    where,
                    link,
                )
            )
        more = len(pairs) - MOST_QUOTES
        if more > 0:
            quotes.append(Footer(say("and {n} more: the evidence file has them.", n=number(more))))
        return Reply(say("What is said of {name} stands on:", name=name), tuple(quotes), private=self.private)


@dataclass(frozen=True)
class BattlecardShown:
    """One competitor's page, with its file. It holds lines for colleagues alone: private by itself."""

    report: Report
    company: str
    private: bool = True

    declined = False

    def to_reply(self) -> Reply:
        told = battlecard(self.report, self.company)
        blocks: list[Block] = []
        for section in told.sections:
            blocks += [Heading(section.heading), Lines(tuple(_shown(section, told)))]
        name = "".join(one if one.isalnum() else "-" for one in self.company.lower()).strip("-")[:60]
        blocks.append(File(f"battlecard-{name}.md", markdown_of(told)))
        return Reply(told.title, tuple(blocks), private=self.private)


def matrices(report: Report) -> Iterator[Table]:
    """Short values with what has to be known of them; the files have them whole, with their quotes.

    Companies stand side by side, a few a table: as many columns as there are fields nobody could read in a chat."""
    fields = [one for one in report.fields if one.name not in _NO_ROOM_FOR]
    companies = report.companies[:MOST_COMPANIES]
    # as even as can be: five companies are three and two
    tables = -(-len(companies) // MOST_SIDE_BY_SIDE)
    each = -(-len(companies) // tables)
    for start in range(0, len(companies), each):
        some = companies[start : start + each]
        rows = (
            (one.label, *(_short_cell(report.cell(company, one.name)) for company in some)) for one in fields
        )
        yield Table((say("What"), *some), tuple(rows))


def _short_cell(cell: Cell) -> str:
    return joined((told_value(cell, LONGEST_VALUE), *marks_of(cell)), " · ")


def in_words(chart: Chart) -> Sentence:
    """The chart for whoever does not see it, with its figures."""
    return joined((chart.title, chart.caption), ": ")


def _summary(told: Document) -> Iterator[Block]:
    for block in told.sections[0].blocks:
        if isinstance(block, Items):
            yield Heading(block.lead)
            yield Lines(tuple(_numbered(block.lines, told)))


def _shown(section: Section, told: Document) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Items | Paragraph):
            yield from _numbered(block.lines, told)


def _numbered(lines: Iterable[Line], told: Document) -> Iterator[Sentence]:
    for line in lines:
        marks = [
            *line.marks,
            *([say("internal")] if line.internal and say("internal") not in line.marks else []),
        ]
        shown = say("{words} ({marks})", words=line.text, marks=joined(marks, ", ")) if marks else line.text
        cited = "".join(f"[{n}]" for n in told.numbers.cited(line.spans))
        yield joined((shown, cited))
