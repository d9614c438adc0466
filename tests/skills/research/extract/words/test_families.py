"""A fact is the same in whichever word of a family somebody tells it."""

import pytest

from skills.research.compare.turns import LOST
from tests.skills.research.extract.world import others, own

REGISTER = (
    "<h1>Register</h1><table><tr><th>Holder</th><th>Standard</th><th>Status</th></tr>"
    "<tr><td>Norvik AS</td><td>ISO 27001</td><td>{status}</td></tr></table>"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvik is the sole booking desk that reads a tide table.",
        "Norvik is also the sole booking desk that reads a tide table.",
        "Ours is the sole contract in the trade that pays back the whole month.",
        "No competing desk reads a tide table without a clerk.",
        "Not one other desk reads a tide table without a clerk.",
    ],
)
def test_what_a_house_alone_can_do_is_an_edge_in_every_word_for_it(sentence: str) -> None:
    assert own(f"<h2>Desk</h2><p>{sentence}</p>", "edge")


@pytest.mark.parametrize(
    "behind",
    [
        "No competing desk does that.",
        "Not one other desk does that.",
        "We know of no competing desk with a letterbox.",
        "We know of not one other desk with a letterbox.",
    ],
)
def test_that_nobody_else_does_so_makes_an_edge_of_the_sentence_before(behind: str) -> None:
    html = f"<h2>Post</h2><p>Norvik folds and stamps each answer by itself. {behind}</p>"
    assert [one.span.quote.endswith(behind) for one in own(html, "edge")] == [True]


def test_the_sole_thing_of_its_kind_is_no_product_by_that_word() -> None:
    html = "<h1>Products</h1><p>Tidebook is the sole booking program that reads a tide table.</p>"
    assert [one.value for one in own(html, "product")] == []


@pytest.mark.parametrize(
    "status", ["Withdrawn 2024", "Discontinued", "discontinued in 2024", "Retired", "retired in March 2024"]
)
def test_a_certificate_that_is_held_no_more_is_lost_in_every_word_for_it(status: str) -> None:
    html = REGISTER.format(status=status)
    assert others(html, "proof") == []
    assert [one.of for one in others(html, LOST)] == ["ISO 27001"]


def test_a_product_that_is_discontinued_is_sold_no_more() -> None:
    html = "<h1>History</h1><p>2019: our first program, Tidebook, is discontinued.</p>"
    assert [one for one in own(html, "product") if not one.past] == []


@pytest.mark.parametrize("word", ["withdrawn", "discontinued", "retired"])
def test_a_list_that_was_taken_back_asks_no_price(word: str) -> None:
    html = f"<h1>Prices</h1><p>A separate list, with Tidebook at $1,600, was {word} by the end of 2024.</p>"
    assert [one for one in own(html, "price") if not one.past] == []
