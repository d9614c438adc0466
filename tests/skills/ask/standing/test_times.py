"""What begins on a day to come is told from what holds today, and what is over from what is next."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from skills.ask.pieces.sentences import Sentence, sentences_of
from skills.ask.standing.times import (
    asks_of_later,
    asks_of_next,
    comes_again,
    has_ended_by_then,
    is_of_one_gone_by,
    is_past,
    is_to_come,
)
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
        "The fob will cost £25 – 1 March 2027.",
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


UNTIL_MAY = "The price is £1.38 per litre, fixed until 31 May 2026."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what is the detergent price from june 2026", UNTIL_MAY),
        ("how much is a litre on 1 June 2026?", UNTIL_MAY),
        ("what will it cost in 2027", "The rate of £5 is valid to 31 December 2026."),
        ("what is the rate in October 2026", "The rate is £5 until September 2026."),
        ("Was kostet ein Liter ab Juni 2026?", "Ein Liter kostet 1,38 €, fest bis zum 31. Mai 2026."),
        ("Quel est le prix en juin 2026 ?", "Le prix est de 1,38 € jusqu'au 31 mai 2026."),
    ],
)
def test_what_ends_before_the_day_that_is_asked_about_has_ended_by_then(question: str, text: str) -> None:
    assert has_ended_by_then(question, last_of(text), TODAY)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what is the detergent price", UNTIL_MAY),
        ("what is the detergent price in May 2026", UNTIL_MAY),
        ("what was the price in 2025", UNTIL_MAY),
        ("is the price still fixed in June 2026", UNTIL_MAY),
        ("until when is the price fixed, June 2026?", UNTIL_MAY),
        ("what is the price from June 2026", "The price is £1.38 until 31 May 2026, from 1 June 2026 £1.45."),
        ("what is the price from June 2026", "The price is £1.38 until 31 May 2026 and then £1.45."),
        ("what is the rate on 20 September 2026", "The rate is £5 until September 2026."),
        ("what does the shop cost in June 2026", "The shop is open until 14:30 since 3 May 2026."),
        ("what do I do in October 2026", "The pool is open to 30 September."),
    ],
)
def test_what_holds_then_or_tells_what_follows_has_not_ended(question: str, text: str) -> None:
    assert not has_ended_by_then(question, last_of(text), TODAY)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What is the rent in 2027?", "The rent is £900 until 31 December 2026 and £950 after that."),
        ("Who insures us in 2027?", "The policy runs until 31 December 2026 and renews itself by a year."),
        ("What is the rate in 2027?", "It is 5 % until 31 December 2026, 6 % from the new year on."),
        ("Was kostet es 2027?", "Bis zum 31. Dezember 2026 sind es 900 €, anschließend 950 €."),
    ],
)
def test_what_says_how_it_goes_on_behind_an_end_has_not_ended(question: str, text: str) -> None:
    assert not has_ended_by_then(question, last_of(text), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "You will get 20 % off until 31 March 2029.",
        "Reports are to be handed in by 31 March 2029.",
        "The price will not rise before 1 April 2029.",
        "The lease will end on 31 March 2029.",
        "Valid until 31 March 2029. The discount is 20 %.",
        "Valid from 1 January 2026 to 31 December 2029. The discount is 20 %.",
        "Effective 1 January 2026, review on 1 March 2029. The discount is 20 %.",
        "Gültig bis 31. Dezember 2029. Der Rabatt ist 20 %.",
        "Valid 1 January 2026 – 31 December 2029. The discount is 20 %.",
    ],
)
def test_an_end_a_deadline_or_a_review_to_come_leaves_it_of_today(text: str) -> None:
    assert not is_to_come(last_of(text), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Since 1 June 2025 payslips come on the 25th of each month.",
        "Fire drills are on the first Monday of a month, the last was on 2 November 2025.",
        "Since 3 March 2025 the park is open.",
    ],
)
def test_what_began_or_comes_again_is_not_past(text: str) -> None:
    assert not is_past(last_of(text), TODAY)


def test_what_stands_next_to_something_is_none_that_comes_next() -> None:
    assert asks_of_next("When is the next fire drill?")
    assert not asks_of_next("Since when is the car park next to the depot open?")
    assert not asks_of_next("Who keeps the next of kin form?")
    assert not asks_of_next("How many days can I carry over into next year?")


def test_a_party_of_last_year_comes_again_and_a_price_that_rises_does_not() -> None:
    party = (
        last_of("The party took place on 12 December 2024."),
        last_of("The party will take place on 18 December 2029."),
    )
    price = (
        last_of("A fob went up on 1 March 2024 to £15."),
        last_of("A fob will go up on 1 March 2029 to £25."),
    )
    assert comes_again(*party, TODAY)
    assert not comes_again(*price, TODAY)
