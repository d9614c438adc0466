"""The evidence file opens in a spreadsheet without running anything; the JSON has its public shape."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from skills.research.deliver.charts.drawing import draw_all
from skills.research.deliver.evidence import COLUMNS, evidence_csv, guarded, to_json
from skills.research.facts import Span
from skills.research.report import Cell, Report
from tests.skills.research.compare.world import fact, number, price, report, source
from tests.skills.research.sample import KESTREL, UMINARI, empty, rich


def rows(report: Report) -> list[dict[str, str]]:
    content = evidence_csv(report)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_each_row_is_a_quote_that_stands_in_its_source() -> None:
    found = rows(rich())
    assert tuple(found[0]) == COLUMNS
    assert all(
        rich().source(row["source"]).text[int(row["start"]) : int(row["end"])] == row["quote"]
        for row in found
    )
    assert {row["company"] for row in found} == set(rich().companies)
    assert {row["state"] for row in found} == {"holds", "contradicted", "before", "stale"}
    assert {row["voice"] for row in found} == {"itself", "others", "ours", ""}


def test_what_held_before_is_marked_as_past() -> None:
    [row] = [one for one in rows(rich()) if one["state"] == "before"]
    assert (row["past"], row["published"], row["about"]) == ("yes", "2024-03-02", "2024-03-02")


@example("\x08\n")
@given(st.text(max_size=30) | st.from_regex(r"[ \t\n\u00a0]*[=+\-@\uff1d\uff0b][A-Za-z(]{0,20}"))
def test_no_cell_begins_like_a_formula(words: str) -> None:
    shown = guarded(words)
    assert not shown.lstrip(" \u00a0\ufeff").startswith(
        ("=", "+", "-", "@", "\uff1d", "\uff0b", "\t", "\r", "\n")
    )
    assert "\x00" not in shown


@pytest.mark.parametrize("words", ['=HYPERLINK("http://evil.example")', "@SUM(1)", "+1", "-1", " =1", "\t=1"])
def test_a_page_cannot_slip_a_formula_into_the_file(words: str) -> None:
    source = replace(rich().source("s1"), text=f"{KESTREL} {words} x", title=words)
    start = source.text.index(words)
    span = Span("s1", start, start + len(words), words)
    cell = Cell(KESTREL, "edge", words.strip(), (span,))
    [row] = rows(replace(rich(), sources=(source,), cells=(cell,), leaders=(), comparisons=()))
    assert row["quote"] == row["title"] == f"'{words}"


def test_the_json_has_exactly_the_public_shape() -> None:
    told = json.loads(json.dumps(to_json(rich(), "# Report", draw_all(rich()))))
    assert set(told) == {"question", "companies", "matrix", "report", "charts", "sources"}
    assert set(told["matrix"]) == {"rows", "columns", "cells"}
    assert told["companies"] == told["matrix"]["rows"] == list(rich().companies)
    assert told["matrix"]["columns"] == [one.name for one in rich().fields]
    assert len(told["matrix"]["cells"]) == len(rich().companies) * len(rich().fields)
    assert all(set(one) == {"row", "column", "value", "evidence"} for one in told["matrix"]["cells"])
    assert all(set(one) == {"id", "url", "sha256", "fetched_at"} for one in told["sources"])
    assert [one["name"] for one in told["charts"]] == ["positioning", "prices", "timeline"]
    assert told["report"] == "# Report"


def test_each_cell_has_quotes_of_its_sources_or_is_not_found() -> None:
    texts = {one.id: one.text for one in rich().sources}
    cells = to_json(rich())["matrix"]["cells"]  # type: ignore[index]
    for one in cells:
        assert bool(one["evidence"]) != (one["value"] == "not found")
        for span in one["evidence"]:
            assert set(span) == {"source", "start", "end", "quote"}
            assert texts[span["source"]][span["start"] : span["end"]] == span["quote"]
    assert (
        next(one for one in cells if (one["row"], one["column"]) == (UMINARI, "funding"))["value"]
        == "not found"
    )


def test_an_empty_report_is_told_too() -> None:
    assert to_json(empty())["matrix"] == {
        "rows": [],
        "columns": [one.name for one in empty().fields],
        "cells": [],
    }
    assert rows(empty()) == []


def test_a_value_has_one_form_for_each_kind() -> None:
    page = source(
        "s1",
        "Basic is £29 a month. Pro: 49 GBP monthly. 1,240 marinas use it, such as Glen Affray.",
        "acme.com",
    )
    press = source("s2", "Acme has about 985 marinas. Basic costs GBP 31.", "news.com")
    monthly = ("month",)
    facts = [
        fact(page, "Acme", "price", "£29 a month", of="Basic", measure=price("29", "GBP", monthly)),
        fact(page, "Acme", "price", "49 GBP monthly", of="Pro plan", measure=price("49", "GBP", monthly)),
        fact(page, "Acme", "customers", "1,240 marinas", measure=number(1240)),
        fact(page, "Acme", "customers", "Glen Affray", of="named"),
        fact(press, "Acme", "price", "GBP 31", of="Basic", measure=price("31", "GBP", monthly)),
        fact(press, "Acme", "customers", "about 985 marinas", measure=number(985)),
    ]
    told = {(row["field"], row["value"]) for row in rows(report(facts, [page, press]))}
    assert told == {
        ("price", "Basic 29 GBP a month"),
        ("price", "Pro 49 GBP a month"),
        ("price", "Basic 31 GBP a month"),
        ("customers", "1,240"),
        ("customers", "Glen Affray"),
        ("customers", "985"),
    }
