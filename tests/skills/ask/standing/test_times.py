"""What begins on a day to come is told from what holds today, and what is over from what is next."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from skills.ask.pieces.sentences import Sentence, sentences_of
from skills.ask.standing.times import asks_of_later, is_of_one_gone_by, is_past, is_to_come
from tests.skills.ask.conftest import make_passage

TODAY = date(2026, 11, 29)
WRITTEN = datetime(2026, 10, 13, tzinfo=UTC)


def last_of(text: str, at: datetime = WRITTEN) -> Sentence:
    return sentences_of(replace(make_passage(text), modified_at=at))[-1]


@pytest.mark.parametrize(
    "text",
    [
        "From 1 March 2027 a replacement fob will cost £25.",
        "As of January 2027 the allowance is £40.",
        "Prices go up by 30p in January.",
        "Prices go up by 30p in January. A hot lunch then costs £5.10.",
        "Next year the allowance rises to £40.",
        "Ab 1. März 2027 kostet ein neuer Schlüssel 25 €.",
        "Ab Januar steigt der Preis. Ein Essen kostet dann 6 €.",
        "À partir du 1er mars 2027, un badge coûte 25 €.",
    ],
)
def test_what_begins_later_is_to_come(text: str) -> None:
    assert is_to_come(last_of(text), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "A replacement fob costs £15.",
        "From 1 February 2026 a replacement fob costs £15.",
        "From 1 October the shop opens at 9:00.",
        "The party is on 11 December.",
        "Claims for this year must be handed in by 15 January 2027.",
        "Who is called out after midnight may then start later.",
        "Ab 1. Februar 2026 kostet ein Schlüssel 15 €.",
    ],
)
def test_what_holds_already_is_not_to_come(text: str) -> None:
    assert not is_to_come(last_of(text), TODAY)


@pytest.mark.parametrize(
    ("question", "later"),
    [
        ("what will a fob cost from March 2027?", True),
        ("how much is lunch next year?", True),
        ("what does a fob cost in January?", True),
        ("Was kostet das Essen ab Januar 2027?", True),
        ("what does a fob cost", False),
        ("what does a hot lunch cost now?", False),
        ("how many days may I work from abroad?", False),
        ("will I be paid for overtime?", False),
    ],
)
def test_a_question_may_be_about_later(question: str, later: bool) -> None:
    assert asks_of_later(question, TODAY) is later


def test_a_day_without_a_year_is_past_by_the_day_of_its_document() -> None:
    assert is_past(last_of("Next forum: 13 January, canteen.", datetime(2025, 10, 14, tzinfo=UTC)), TODAY)
    assert not is_past(last_of("Next forum: 12 January, canteen."), TODAY)
    assert not is_past(last_of("The forum is in the canteen."), TODAY)


def test_last_years_party_is_over_and_a_rule_of_last_year_is_not() -> None:
    old, new = datetime(2025, 10, 14, tzinfo=UTC), WRITTEN
    party = last_of("It is on Friday 12 December at the inn. Partners are not invited.", old)
    this_years = last_of("It is on Friday 11 December at the mill. Partners are invited.", new)
    assert is_of_one_gone_by(party, this_years, TODAY)
    assert not is_of_one_gone_by(this_years, party, TODAY)
    rule = last_of("Valid from 1 December 2025. Partners are not invited.", old)
    assert not is_of_one_gone_by(rule, this_years, TODAY)
