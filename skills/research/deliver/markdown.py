"""The report as Markdown: everything that a page said is escaped, and no address stands in it that was not fetched."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from skills.language import Sentence, day, joined, say
from skills.research.deliver.document import (
    Block,
    Document,
    Figure,
    Grid,
    Items,
    Line,
    Numbers,
    Paragraph,
    Section,
)
from skills.research.deliver.escape import markdown_text, web_address
from skills.research.deliver.telling import dated, named_source, unquoted
from skills.research.report import Report, Source

LONGEST_QUOTE = 1_000  # characters in the list of sources; longer ones stand whole in the evidence file
Pictures = Mapping[str, str]  # where the picture of each chart lies, by its name


def markdown_of(document: Document, pictures: Pictures | None = None) -> str:
    """The whole report; ends in a line feed."""
    report = document.report
    lines = [f"# {markdown_text(document.title)}", ""]
    lines += [f"{markdown_text(one)}  " for one in _under_title(report)]
    for section in document.sections:
        lines += ["", *_section(section, document.numbers, pictures or {})]
    lines += ["", *_sources(document.numbers)]
    return "\n".join(lines).rstrip() + "\n"


def section_markdown(section: Section, numbers: Numbers, pictures: Pictures | None = None) -> str:
    """One section with the numbers of a whole report."""
    return "\n".join(_section(section, numbers, pictures or {}))


def _under_title(report: Report) -> Iterator[str]:
    yield say("Question: {question}", question=report.question)
    yield say("As of {day}", day=day(report.made_at, full=True))


def _section(section: Section, numbers: Numbers, pictures: Pictures) -> Iterator[str]:
    yield f"{'#' * section.level} {markdown_text(section.heading)}"
    for block in section.blocks:
        yield ""
        yield from _block(block, numbers, pictures)


def _block(block: Block, numbers: Numbers, pictures: Pictures) -> Iterator[str]:
    match block:
        case Paragraph():
            lead = f"**{markdown_text(block.lead)}** " if block.lead else ""
            yield lead + " ".join(_line(one, numbers) for one in block.lines)
        case Items():
            if block.lead:
                yield f"**{markdown_text(block.lead)}**"
                yield ""
            yield from (f"- {_line(one, numbers)}" for one in block.lines)
        case Grid():
            yield from _grid(block, numbers)
        case Figure():
            yield from _figure(block, numbers, pictures)


def _line(line: Line, numbers: Numbers) -> str:
    marks = [
        *line.marks,
        *((say("internal"),) if line.internal and say("internal") not in line.marks else ()),
    ]
    marked = f" *({markdown_text(', '.join(marks))})*" if marks else ""
    cited = "".join(f"[[{n}]](#q{n})" for n in numbers.cited(line.spans))
    return f"{markdown_text(line.text)}{marked}{' ' if cited else ''}{cited}"


def _grid(grid: Grid, numbers: Numbers) -> Iterator[str]:
    yield "| " + " | ".join(markdown_text(one) for one in grid.columns) + " |"
    yield "|" + " --- |" * len(grid.columns)
    for row in grid.rows:
        yield "| " + " | ".join(_line(one, numbers) for one in row) + " |"


def _figure(figure: Figure, numbers: Numbers, pictures: Pictures) -> Iterator[str]:
    chart = figure.chart
    if at := pictures.get(chart.name):
        yield f"![{markdown_text(chart.title)}]({at})"
        yield ""
    if len(told := chart.told) < 2:
        yield f"**{markdown_text(chart.title)}.** {_line(Line(chart.caption, chart.spans), numbers)}"
    else:
        yield f"**{markdown_text(chart.title)}** {_line(Line('', chart.spans), numbers)}".rstrip()
        yield ""
        yield from (f"- {_line(Line(one), numbers)}" for one in told)
        yield ""
    for one in chart.notes:
        yield f"- {markdown_text(one)}"


def _sources(numbers: Numbers) -> Iterator[str]:
    yield f"## {markdown_text(say('Sources'))}"
    yield ""
    if not numbers.sources:
        yield markdown_text(say("No source is cited."))
    for source, quotes in numbers.sources:
        yield from (f"{line}  " for line in _source(source))
        yield ""
        for n, span in quotes:
            yield f'- <a id="q{n}"></a>[{n}] “{markdown_text(unquoted(shortened(span.quote)))}”'
        yield ""


def _source(source: Source) -> Iterator[str]:
    link = web_address(source.address)
    where = f"<{link}>" if link else markdown_text(source.address)
    yield f"**{markdown_text(source.id)}: {markdown_text(named_source(source))}**"
    yield where
    yield markdown_text(about_source(source))


def about_source(source: Source) -> Sentence:
    """Who publishes it and when, with what must be known of it."""
    said: list[tuple[bool, Callable[[], Sentence]]] = [
        (source.internal, lambda: say("our own document, internal")),
        (bool(source.voice_of), lambda: say("{company}’s own page", company=source.voice_of)),
        (bool(source.copy_of), lambda: say("repeats {source}", source=source.copy_of)),
    ]
    parts: Iterable[str] = [source.publisher, dated(source), *(make() for holds, make in said if holds)]
    return joined(parts, "; ")


def shortened(quote: str) -> str:
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[: LONGEST_QUOTE - 1]}…"
