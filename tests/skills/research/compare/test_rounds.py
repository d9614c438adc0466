"""Two sums for one round: a contradiction where one page sets them against each other, unless the round grew."""

from datetime import date

import pytest

from skills.research.facts import Measure
from skills.research.report import Cell
from tests.skills.research.compare.world import cell, fact, price, source
from tests.skills.research.extract.world import others

SITE = source("s1", "2025 | Series B of $28 million", "acme.com", voice_of="Acme")


def _sum(amount: str) -> Measure:
    return price(amount, per=())


def _told(first: str, second: str) -> Cell:
    news = source("s2", f"{first} {second}", "news.com", published=date(2026, 9, 3))
    facts = [
        fact(SITE, "Acme", "funding", SITE.text, value="$28 million", measure=_sum("28000000"), of="Series B"),
        fact(
            news, "Acme", "funding", first, value="$28 million", measure=_sum("28000000"), of="Series B",
            about=date(2025, 7, 1),
        ),
        fact(news, "Acme", "funding", second, value="$24 million", measure=_sum("24000000"), of="Series B"),
    ]  # fmt: skip
    return cell(facts, [SITE, news], "funding")


def test_two_sums_for_one_round_on_one_page_contradict_each_other_whatever_day_stands_beside_them() -> None:
    made = _told(
        "Acme says that it raised $28 million in its Series B in 2025.", "A register gives $24 million."
    )
    assert [one.value for one in made.contradicted] == ["Series B 24,000,000 USD"]


def test_a_round_that_grew_was_smaller_before() -> None:
    made = _told("In 2025 Acme’s Series B was extended to $28 million.", "Its first closing was $24 million.")
    assert made.contradicted == ()


@pytest.mark.parametrize(
    "said",
    [
        "A filing in Dover gives $24 million for the same Series B.",
        "A register puts it at $24 million for this round.",
    ],
)
def test_another_sum_for_the_same_round_is_of_whom_the_sentence_before_names(said: str) -> None:
    found = others(f"<p>Norvik says that it raised $28 million in its Series B. {said}</p>", "funding")
    assert {str(one.measure.amount) for one in found if one.measure} == {"2.8E+7", "2.4E+7"}


def test_what_an_investor_put_into_the_same_round_is_no_other_sum_for_it() -> None:
    said = "Pine Bridge Partners put $4 million into the same round."
    found = others(f"<p>Norvik says that it raised $28 million in its Series B. {said}</p>", "funding")
    assert {str(one.measure.amount) for one in found if one.measure} == {"2.8E+7"}
