"""Whatever is delivered tells a year as a year, and what is crossed out as no event."""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

from skills.research.deliver.battlecard import battlecards
from skills.research.deliver.charts.drawing import draw_all
from skills.research.deliver.charts.figures import events
from skills.research.deliver.evidence import evidence_csv
from skills.research.deliver.markdown import markdown_of
from skills.research.deliver.sections import document
from skills.research.facts import Measure
from skills.research.report import Report
from tests.skills.research.compare.world import fact, price, report, source

OWN = source("s1", "In 2024 we closed a $4m seed round. ISO 27001 since 2023.", "acme.com", voice_of="Acme")
PRICES = source("s2", "Pro: $149 $129.", "acme.com", voice_of="Acme", published=date(2026, 11, 3))


def years() -> Report:
    seed = fact(
        OWN, "Acme", "funding", "In 2024 we closed a $4m seed round", of="Seed",
        measure=Measure(Decimal(4_000_000), "USD"), about=date(2024, 7, 1),
    )  # fmt: skip
    proof = fact(OWN, "Acme", "proof", "ISO 27001 since 2023", about=date(2023, 7, 1))
    return report([seed, proof], [OWN], "Acme")


def test_a_year_is_told_as_a_year_in_words_and_in_pictures() -> None:
    told = markdown_of(document(years(), draw_all(years()), cards=battlecards))
    assert "4,000,000 USD (2024)" in told
    assert "2023 Acme, Proof" in told
    assert "1 Jul" not in told
    assert "A bar is a month or a year" in told


def test_a_year_is_a_year_in_the_evidence_file() -> None:
    rows = csv.DictReader(io.StringIO(evidence_csv(years()).decode("utf-8-sig")))
    assert {row["about"] for row in rows} == {"2024", "2023"}


def test_a_price_that_is_crossed_out_is_no_event_of_its_pages_day() -> None:
    then = fact(PRICES, "Acme", "price", "$149", of="Pro", measure=price("149"), past=True)
    now = fact(PRICES, "Acme", "price", "$129", of="Pro", measure=price("129"))
    assert events(report([then, now], [PRICES], "Acme")) == ()


def test_a_price_of_an_older_page_is_an_event() -> None:
    old = source("s3", "Pro costs $99.", "acme.com", voice_of="Acme", published=date(2023, 2, 1))
    then = fact(old, "Acme", "price", "$99", of="Pro", measure=price("99"), past=True)
    now = fact(PRICES, "Acme", "price", "$129", of="Pro", measure=price("129"))
    assert [one.exact for one in events(report([then, now], [PRICES, old], "Acme"))] == [
        "2023-02-01",
        "2026-11-03",
    ]


def test_a_price_is_no_event_of_the_day_of_a_source_that_says_another_one() -> None:
    old = source("s3", "Pro costs $99.", "acme.com", voice_of="Acme", published=date(2023, 2, 1))
    paper = source("s4", "Max costs $400.", "paper.com", published=date(2026, 10, 14))
    live = source("s5", "Pro is $129. Max is $400.", "acme.com", voice_of="Acme")
    then = fact(old, "Acme", "price", "$99", of="Pro", measure=price("99"), past=True)
    facts = [then, fact(live, "Acme", "price", "$129", of="Pro", measure=price("129"))]
    facts += [fact(one, "Acme", "price", "$400", of="Max", measure=price("400")) for one in (live, paper)]
    assert [one.exact for one in events(report(facts, [old, live, paper], "Acme"))] == ["2023-02-01"]


def test_a_round_that_a_houses_own_news_is_about_is_an_event_of_its_day_and_no_other() -> None:
    day = date(2026, 9, 16)
    news = replace(
        source(
            "s1", "Acme closed a Series B of $11m. A seed of $2m came first.", "acme.com", voice_of="Acme"
        ),
        title="Acme closes Series B",
        published=day,
    )
    rounds = [
        fact(news, "Acme", "funding", quote, of=of, measure=Measure(Decimal(amount), "USD"), about=day)
        for quote, of, amount in (
            ("Series B of $11m", "Series B", 11_000_000),
            ("seed of $2m", "Seed", 2_000_000),
        )
    ]
    assert [(one.exact, str(one.words)[:8]) for one in events(report(rounds, [news], "Acme"))] == [
        ("2026-09-16", "Series B")
    ]


def test_a_product_is_an_event_only_where_the_words_say_that_it_came() -> None:
    words = "Gate replaced Yard, which we stopped selling in 2021. In 2022 we launched Floor."
    page = source("s1", words, "acme.com", voice_of="Acme")
    gate, floor = words.split(". ")
    facts = [
        fact(page, "Acme", "product", gate, value="Gate", about=date(2021, 7, 1)),
        fact(page, "Acme", "product", floor, value="Floor", about=date(2022, 7, 1)),
    ]
    shown = [*events(report(facts[:1], [page], "Acme")), *events(report(facts[1:], [page], "Acme"))]
    assert [(str(one.words), one.exact) for one in shown] == [("Floor", "2022")]
