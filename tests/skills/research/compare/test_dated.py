"""A day is told no more exactly than its words give it."""

from datetime import date

import pytest

from skills.language import reader_of, speaking
from skills.research.compare.dated import day_of_page, exactly, named_in, newest_dated, told_day
from skills.research.compare.voices import known_on
from skills.research.facts import Span
from tests.skills.research.compare.world import fact, source


@pytest.mark.parametrize(
    ("day", "words", "named"),
    [
        (date(2024, 7, 1), "In 2024 we closed a £4.5m seed round", "2024"),
        (date(2023, 7, 1), "certified since 2023", "2023"),
        (date(2024, 7, 1), "In 2024: 1 office, 7 harbours", "2024"),
        (date(2024, 6, 1), "in June 2024", "2024-06"),
        (date(2025, 3, 1), "In March 2025 we opened 1 office", "2025-03"),
        (date(2026, 3, 1), "600 marinas in 2026", "2026"),
        (date(2026, 3, 12), "12 March 2026", "2026-03-12"),
        (date(2026, 3, 12), "March 12th, 2026", "2026-03-12"),
        (date(2026, 3, 12), "am 12. März 2026", "2026-03-12"),
        (date(2026, 3, 12), "12.3.2026", "2026-03-12"),
        (date(2026, 3, 2), "2026-03-02", "2026-03-02"),
        (date(2026, 3, 2), "2026年3月2日", "2026-03-02"),
        (date(2026, 3, 1), "2026年3月", "2026-03"),
        (date(2026, 3, 12), "No day at all", ""),
    ],
)
def test_words_name_a_day_a_month_or_a_year(day: date, words: str, named: str) -> None:
    assert named_in(day, words) == named


@pytest.mark.parametrize(
    ("quote", "when", "shown"),
    [
        ("Since 2021 Acme has been certified to ISO 9001.", date(2021, 7, 1), []),
        ("seit 2021 zertifiziert", date(2021, 7, 1), []),
        ("In 2021 Acme was certified to ISO 9001.", date(2021, 7, 1), ["2021"]),
        ("Certified since 2019, audited in 2021.", date(2021, 7, 1), ["2021"]),
        ("Since 12 March 2021 Acme is certified.", date(2021, 3, 12), []),
    ],
)
def test_the_year_since_which_something_holds_is_not_when_it_was_written(
    quote: str, when: date, shown: list[str]
) -> None:
    said = fact(source("s1", quote, "acme.com"), "Acme", "proof", quote, about=when)
    assert [one.value for one in newest_dated([said], date(2026, 11, 29))] == shown


@pytest.mark.parametrize(
    ("day", "published", "text", "quote", "exact"),
    [
        (date(2024, 7, 1), date(2026, 5, 4), "In 2024 Acme raised $4m.", "In 2024 Acme raised $4m.", "2024"),
        (date(2024, 7, 1), None, "In 2024 Acme grew and has 9 shops.", "9 shops", "2024"),
        (date(2026, 4, 1), None, "In Q2 2026 Acme won a prize.", "In Q2 2026 Acme won a prize.", "2026"),
        (date(2026, 4, 1), None, "News of April 2026\nAcme has 9 shops.", "9 shops", "2026-04"),
        (date(2026, 4, 1), date(2026, 4, 1), "1 April 2026\nAcme has 9 shops.", "9 shops", "2026-04-01"),
        (date(2026, 4, 1), date(2026, 4, 1), "April 2026\nAcme has 9 shops.", "9 shops", "2026-04"),
        (date(2026, 4, 1), date(2026, 4, 1), "Acme has 9 shops.", "9 shops", "2026-04-01"),
        (date(2026, 4, 9), None, "Acme has 9 shops.", "9 shops", "2026-04-09"),
    ],
)
def test_a_day_is_as_exact_as_its_quote_its_page_or_what_stands_around(
    day: date, published: date | None, text: str, quote: str, exact: str
) -> None:
    page = source("s1", text, "acme.com", published=published)
    start = text.index(quote)
    span = Span("s1", start, start + len(quote), quote)
    assert exactly(day, [span], {"s1": page}) == exact


def test_a_page_of_a_month_has_no_day() -> None:
    assert day_of_page(source("s1", "June 2026. Acme.", "a.com", published=date(2026, 6, 1))) == "2026-06"
    assert day_of_page(source("s1", "Acme.", "a.com")) == ""


def test_a_year_and_a_month_are_told_in_the_readers_words() -> None:
    with speaking(reader_of("de")):
        assert [str(told_day(one)) for one in ("2024", "2024-06", "2024-06-03")] == [
            "2024", "Juni 2024", "3. Juni 2024"]  # fmt: skip


def test_since_when_something_is_so_says_nothing_of_how_new_the_evidence_is() -> None:
    page = source("s1", "Certified since 2021. In June 2026 Acme won a prize.", "acme.com", voice_of="Acme")
    since = fact(page, "Acme", "proof", "Certified since 2021", about=date(2021, 7, 1))
    prize = fact(page, "Acme", "proof", "In June 2026 Acme won a prize", about=date(2026, 6, 1))
    assert newest_dated([since], date(2026, 11, 27)) == []
    assert [one.value for one in newest_dated([since, prize], date(2026, 11, 27))] == ["2026-06"]


@pytest.mark.parametrize(
    ("words", "voice_of", "day"),
    [
        ("612 operators on board in 2026", "Acme", date(2026, 11, 27)),
        ("In 2026, 88 operators use Acme", "Acme", date(2026, 11, 27)),
        ("612 operators on board since July 2026", "Acme", date(2026, 7, 1)),
        ("612 operators in the third quarter of 2026", "Acme", date(2026, 7, 1)),
        ("612 operators on board in 2026", "", date(2026, 7, 1)),
    ],
)
def test_a_count_of_this_year_on_its_own_live_page_holds_on_the_day_it_was_read(
    words: str, voice_of: str, day: date
) -> None:
    said = source("s1", words, "acme.com", voice_of=voice_of)
    told = fact(said, "Acme", "customers", words, about=date(2026, 7, 1))
    assert known_on(told, {"s1": said}) == day
