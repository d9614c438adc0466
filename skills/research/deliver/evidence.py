"""Evidence as files: a table with one row a quote, safe to open in a spreadsheet, and the report's public JSON."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from skills.research.compare.dated import day_of_page, exactly
from skills.research.compare.figures import figures_in, grouped, told
from skills.research.compare.values import told_sum
from skills.research.deliver.charts.chart import Chart
from skills.research.deliver.sound import sound
from skills.research.facts import Fact, Span
from skills.research.report import NOT_FOUND, Cell, Other, Report, Source

COLUMNS = (
    "company", "field", "value", "quote", "start", "end", "source", "url", "title", "published", "fetched_at", "sha256",
    "voice", "about", "past", "state",
)  # fmt: skip
# a spreadsheet runs a cell that begins so: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"[\s\u00a0\ufeff]*[\t\r\n=+\-@\uff1d\uff0b\uff0d\uff20]")
_NEVER_SHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
MOST_CHARACTERS = 32_000  # a spreadsheet cuts a longer cell


@dataclass(frozen=True)
class _Row:
    cell: Cell
    value: str
    span: Span
    state: str
    voice: str
    about: date | None
    past: bool


def evidence_csv(report: Report) -> bytes:
    """UTF-8 with a mark at its front, by which spreadsheets know it; lines end in CR LF, as RFC 4180 says.

    `value` has one form for each kind: sums in digits with their currency's code, behind their plan or round (“Pro 29
    GBP a month”), counts in digits, names and words as they stand in the quote.
    `state` is holds, stale, contradicted or before; values and quotes begin with an apostrophe where a spreadsheet
    would otherwise run them."""
    checked, _ = sound(report)
    sources = {one.id: one for one in checked.sources}
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for row in _rows(checked):
        writer.writerow([guarded(one) for one in _values(row, sources[row.span.source])])
    return b"\xef\xbb\xbf" + written.getvalue().encode("utf-8", "replace")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it would be a formula, without characters that end a file early."""
    shown = _NEVER_SHOWN.sub(" ", text)[:MOST_CHARACTERS]
    return f"'{shown}" if _FORMULA.match(shown) else shown


def _values(row: _Row, source: Source) -> Iterator[str]:
    span = row.span
    yield from (
        row.cell.company,
        row.cell.field,
        row.value,
        span.quote,
        str(span.start),
        str(span.end),
        source.id,
    )
    yield from (source.address, source.title, day_of_page(source))
    yield from (
        source.fetched_at.isoformat(),
        source.sha256,
        row.voice,
        exactly(row.about, [span], {source.id: source}) if row.about else "",
        "yes" if row.past else "no",
        row.state,
    )


def _rows(report: Report) -> Iterator[_Row]:
    for cell in report.cells:
        facts = {fact.span: fact for fact in reversed(cell.facts)}
        for span in cell.spans:
            yield _held(cell, span, facts.get(span))
        yield from _others(cell, cell.contradicted, "contradicted")
        yield from _others(cell, cell.before, "before")


def _held(cell: Cell, span: Span, fact: Fact | None) -> _Row:
    about = fact.about if fact else cell.about
    voice = fact.voice if fact else cell.voice
    state = "stale" if cell.stale else "holds"
    value = _told(fact) if fact else cell.value
    return _Row(cell, value, span, state, voice.value if voice else "", about, past=False)


def _told(fact: Fact) -> str:
    """One form for each kind: a sum as in “Pro 29 GBP a month”, a count in digits, words as they stand there."""
    words = " ".join(fact.value.split())
    if fact.measure is None:
        return f"{fact.of}: {words}" if fact.of and fact.field in ("price", "funding") else words
    if fact.field == "customers":
        return told(replace(fact.measure, per=()))
    return told_sum(fact.of, fact.measure, "over" if fact.field == "funding" else "from")


def _as_counted(cell: Cell, value: str) -> str:
    """Of “about 985 marinas” the number, where it is the only one; the quote has the rest."""
    found = list(figures_in(value)) if cell.field == "customers" else []
    return grouped(found[0].amount) if len(found) == 1 else value


def _others(cell: Cell, others: Iterable[Other], state: str) -> Iterator[_Row]:
    for other in others:
        for span in other.spans:
            yield _Row(cell, _as_counted(cell, other.value), span, state, "", other.about, other.past)


def to_json(report: Report, report_text: str = "", charts: Sequence[Chart] = ()) -> dict[str, object]:
    """The public shape; a cell without evidence has the value “not found” and none."""
    checked, _ = sound(report)
    return {
        "question": checked.question,
        "companies": list(checked.companies),
        "matrix": {
            "rows": list(checked.companies),
            "columns": [one.name for one in checked.fields],
            "cells": [_cell(one) for one in checked.cells],
        },
        "report": report_text,
        "charts": [_chart(one) for one in charts],
        "sources": [
            {
                "id": one.id,
                "url": one.address,
                "sha256": one.sha256,
                "fetched_at": one.fetched_at.isoformat(),
            }
            for one in checked.sources
        ],
    }


def _cell(cell: Cell) -> dict[str, object]:
    return {
        "row": cell.company,
        "column": cell.field,
        "value": cell.value if cell.found else NOT_FOUND,
        "evidence": [_span(one) for one in cell.spans],
    }


def _span(span: Span) -> dict[str, object]:
    return {"source": span.source, "start": span.start, "end": span.end, "quote": span.quote}


def _chart(chart: Chart) -> dict[str, object]:
    return {
        "name": chart.name,
        "title": str(chart.title),
        "file": f"charts/{chart.name}.png" if chart.content else "",
        "caption": str(chart.caption),
        "notes": [str(one) for one in chart.notes],
        "cells": [{"row": one.company, "column": one.field} for one in chart.cells],
        "evidence": [_span(one) for one in chart.spans],
        "reason": str(chart.why),
    }
