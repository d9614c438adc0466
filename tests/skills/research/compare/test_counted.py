"""Numbers of others against a company's own one without a day: a contradiction, unless it merely grew."""

from datetime import date

import pytest

from skills.research.compare.counted import without_count_was
from skills.research.facts import Fact
from skills.research.report import Cell, Source
from tests.skills.research.compare.world import cell, fact, number, source

SITE = source("s1", "More than 600 marinas rely on Acme.", "acme.com", voice_of="Acme")


def own(page: Source = SITE) -> Fact:
    return fact(page, "Acme", "customers", "More than 600 marinas", measure=number(600, at_least=True))


def said(words: str, amount: int, day: date, *, quote: str = "", about: date | None = None) -> Cell:
    news = source("s2", words, "news.com", published=day)
    other = fact(news, "Acme", "customers", quote or words, measure=number(amount), about=about)
    return cell([own(), other], [SITE, news], "customers")


def test_one_source_that_sets_two_numbers_against_each_other_contradicts_the_claim() -> None:
    accounts = "Its annual accounts for 2025 list 430."
    found = said(
        f"Acme advertises more than 600 marinas. {accounts}", 430, date(2026, 9, 14),
        quote=accounts, about=date(2025, 7, 1),
    )  # fmt: skip
    assert [one.spans[0].quote for one in found.contradicted] == [accounts]
    assert not found.before


def test_another_number_of_an_independent_source_of_the_same_time_contradicts_a_claim_without_a_day() -> None:
    found = said("Acme | Challenger | 445", 445, date(2026, 6, 30), quote="445")
    assert [one.value for one in found.contradicted] == ["445"]


@pytest.mark.parametrize(
    ("words", "amount", "day"),
    [
        ("Acme has 400 customers.", 400, date(2024, 5, 1)),
        ("Acme had 400 marinas last year.", 400, date(2026, 3, 1)),
        ("Acme says that it grew from 445 marinas to more than 600.", 445, date(2026, 3, 1)),
        ("Acme counts 570 marinas.", 570, date(2026, 3, 1)),
        ("Acme counts 500 marinas.", 500, date(2026, 1, 1)),
        ("Acme counts 90 marinas in Spain.", 90, date(2026, 6, 1)),
    ],
)
def test_plain_growth_is_no_contradiction(words: str, amount: int, day: date) -> None:
    found = said(words, amount, day)
    assert not found.contradicted
    assert found.before


def test_a_claim_with_a_day_is_a_later_word() -> None:
    page = source("s1", SITE.text, "acme.com", voice_of="Acme", published=date(2026, 11, 1))
    news = source("s2", "Acme counts 445 marinas.", "news.com", published=date(2026, 6, 30))
    other = fact(news, "Acme", "customers", news.text, measure=number(445))
    assert not cell([own(page), other], [page, news], "customers").contradicted


@pytest.mark.parametrize(
    "words", ["By the count of the harbours' guild it was 430.", "In its accounts the figure was only 430."]
)
def test_what_was_counted_is_not_what_was_before(words: str) -> None:
    found = said(f"Acme advertises more than 600 marinas. {words}", 430, date(2026, 9, 14), quote=words)
    assert [one.spans[0].quote for one in found.contradicted] == [words]


@pytest.mark.parametrize("words", ["By the count of 2021 it was 430.", "It was 430 before."])
def test_what_was_counted_long_ago_or_by_nobody_was_before(words: str) -> None:
    assert without_count_was(words) == words
