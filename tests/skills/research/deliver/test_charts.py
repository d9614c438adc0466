"""Charts show measured figures alone, each with its quotes, and say what is not in them."""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from skills.language import reader_of, speaking
from skills.research.deliver.charts.chart import Chart
from skills.research.deliver.charts.drawing import draw_all
from skills.research.deliver.charts.figures import events, places, price_panels
from skills.research.deliver.charts.fonts import ABSENT, writable
from skills.research.deliver.charts.positioning import positioning
from skills.research.deliver.charts.prices import prices
from skills.research.deliver.charts.timeline import timeline
from skills.research.facts import Measure
from skills.research.report import Report
from tests.skills.research.compare import world
from tests.skills.research.compare.world import fact, price, source
from tests.skills.research.sample import (
    KESTREL,
    LUMENTA,
    PYXIDA,
    UMINARI,
    US,
    dozen,
    empty,
    rich,
    single,
    without_prices,
)

PNG = b"\x89PNG\r\n\x1a\n"


def said(chart: Chart) -> str:
    return " ".join((chart.title, chart.caption, *chart.notes, chart.why))


def test_each_chart_is_a_picture_with_its_cells_and_quotes() -> None:
    for chart in draw_all(rich()):
        assert chart.content.startswith(PNG)
        assert chart.caption
        assert chart.cells
        assert chart.spans
        assert all(rich().source(one.source).text[one.start : one.end] == one.quote for one in chart.spans)


def test_every_figure_of_a_caption_is_that_of_a_cell() -> None:
    chart = positioning(rich())
    assert {cell.company for cell in chart.cells} == {KESTREL, PYXIDA, US}
    assert "Kestrel Cold Chain: 12 USD per user and month" in chart.caption
    assert "at least 1,200" in chart.caption


def test_prices_of_other_currencies_have_panels_of_their_own() -> None:
    panels = price_panels(rich())
    assert [{one.measure.unit for one in panel} for panel in panels] == [{"USD"}, {"EUR"}, {"JPY"}]
    assert {one.company for one in panels[0]} == {KESTREL, PYXIDA, US}
    told = said(prices(rich()))
    assert "Lumenta Basis: 9.50 EUR per user and month" in told
    assert "1,500 JPY" in told
    assert "nothing is converted" in told


def test_one_currency_is_one_panel_for_one_period_only() -> None:
    yearly = tuple(
        replace(cell, facts=tuple(
            replace(fact, measure=replace(fact.measure, per=("user", "year")) if fact.measure else None)
            for fact in cell.facts))
        if (cell.company, cell.field) == (PYXIDA, "price") else cell
        for cell in rich().cells
    )  # fmt: skip
    panels = price_panels(replace(rich(), cells=yearly))
    assert {one.company for one in panels[0]} == {KESTREL, US}
    assert [one.company for panel in panels[1:] for one in panel if one.measure.unit == "USD"] == [PYXIDA]


def test_a_price_that_is_told_with_its_plan_and_without_is_one_bar() -> None:
    bare = tuple(
        replace(cell, facts=(*cell.facts, *(replace(one, of="") for one in cell.facts if one.of)))
        if (cell.company, cell.field) == (KESTREL, "price") else cell
        for cell in rich().cells
    )  # fmt: skip
    told = [(one.company, one.plan) for one in price_panels(replace(rich(), cells=bare))[0]]
    assert told == [(one.company, one.plan) for one in price_panels(rich())[0]]


def test_companies_of_three_currencies_have_a_chart_too() -> None:
    apart = replace(rich(), companies=(KESTREL, LUMENTA, UMINARI),
                    cells=tuple(one for one in rich().cells if one.company in (KESTREL, LUMENTA, UMINARI)))  # fmt: skip
    assert [len({one.company for one in panel}) for panel in price_panels(apart)] == [1, 1, 1]
    assert prices(apart).content.startswith(PNG)


def test_the_map_takes_the_two_fields_that_most_companies_have() -> None:
    pair, found = places(dozen())
    assert pair == ("price", "customers")
    assert len(found) == 12


def test_an_event_needs_a_day_of_its_own_not_that_of_its_page() -> None:
    told = {(one.company, one.words) for one in events(rich())}
    assert (LUMENTA, "Pharma Logistics Award") in told
    assert any(company == KESTREL and "30,000,000 USD" in words for company, words in told)
    assert not any("RouteGuard" in words or "18,000,000" in words for _, words in told)


def test_rounds_that_an_overview_lists_are_no_news_of_its_day() -> None:
    overview = source(
        "o",
        "Acme raised $4 million in 2024. Acme: $4 million. Bolt: $9 million.",
        "list.example",
        published=date(2026, 11, 3),
    )
    news = source("n", "Bolt raised $9 million.", "paper.example", published=date(2026, 9, 1))
    facts = [
        fact(
            overview,
            "Acme",
            "funding",
            "Acme raised $4 million in 2024",
            measure=price("4000000", per=()),
            about=date(2024, 1, 1),
        ),
        fact(
            overview,
            "Acme",
            "funding",
            "Acme: $4 million",
            measure=price("4000000", per=()),
            about=date(2026, 11, 3),
        ),
        fact(
            overview,
            "Bolt",
            "funding",
            "Bolt: $9 million",
            measure=price("9000000", per=()),
            about=date(2026, 11, 3),
        ),
        fact(
            news,
            "Bolt",
            "funding",
            "Bolt raised $9 million",
            measure=price("9000000", per=()),
            about=date(2026, 9, 1),
        ),
    ]
    told = events(world.report(facts, [overview, news], "Acme", "Bolt"))
    assert told
    assert not any(one.when == date(2026, 11, 3) for one in told)


def test_a_changed_price_is_an_event_before_and_after() -> None:
    words = [one.words for one in events(rich()) if one.company == KESTREL and one.cell.field == "price"]
    assert len(words) == 2
    assert words[0].startswith("8 USD")
    assert words[1].startswith("12 USD")


@pytest.mark.parametrize("report", [empty(), single(), without_prices()], ids=["empty", "single", "unpriced"])
def test_fewer_than_two_points_are_no_chart_but_a_reason(report: Report) -> None:
    for chart in (positioning(report), prices(report)):
        assert not chart.content
        assert chart.why
        assert not chart.cells


def test_it_says_who_has_no_figure() -> None:
    assert f"no figure for Price: {KESTREL}, {LUMENTA}" in said(prices(without_prices()))
    assert UMINARI in said(positioning(without_prices()))


def test_twelve_companies_long_names_and_an_outlier_are_drawn_without_a_warning(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        drawn = [one for one in draw_all(dozen()) if one.content]
    assert len(drawn) >= 2
    assert not caplog.records


def test_a_figure_of_nothing_is_drawn_too() -> None:
    free = tuple(
        replace(cell, facts=tuple(replace(fact, measure=Measure(Decimal(0))) for fact in cell.facts))
        if (cell.company, cell.field) == (PYXIDA, "customers") else cell
        for cell in rich().cells
    )  # fmt: skip
    assert positioning(replace(rich(), cells=free)).content.startswith(PNG)


def test_the_same_report_draws_the_same_bytes_in_many_threads() -> None:
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda _: prices(rich()).content, range(6)))
    assert len(set(drawn)) == 1


def test_words_that_no_font_has_are_marked() -> None:
    assert writable("Πυξίδα 海鳴 Ünïcode") == "Πυξίδα 海鳴 Ünïcode"
    assert writable("a\U00013000b") == f"a{ABSENT}b"


def test_it_speaks_the_language_of_its_reader() -> None:
    with speaking(reader_of("de")):
        told = timeline(rich()).caption
        assert "Mai 2026 Kestrel" in told
        assert "4. Okt. 2026" in told
        assert "9,50 EUR" in said(prices(rich()))
