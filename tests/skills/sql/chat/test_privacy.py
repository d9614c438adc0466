"""A reply that a channel reads names no database that only its asker may know, and asks nobody the same twice."""

import pytest

from skills.messages import Reply
from tests.skills.sql import shop
from tests.skills.sql.chat.conftest import Desk, labels, query, told
from tests.skills.sql.chat.test_drafts import colleagues

WIDGETS = "CREATE TABLE widgets (widget_id INTEGER PRIMARY KEY, colour TEXT);"
STOCK = "ALTER TABLE products ADD COLUMN stock_quantity integer DEFAULT 7;"


def in_all(reply: Reply) -> str:
    return f"{told(reply)} {labels(reply)}"


@pytest.fixture
def shared(desk: Desk) -> Desk:
    """C2 is read by somebody who may ask Sales and nothing else."""
    colleagues(desk)
    return desk


def test_several_that_only_the_asker_may_ask_are_asked_back_about_privately(shared: Desk) -> None:
    for name in ("Plans", "Plots"):
        shared.add(name, script=WIDGETS, layer="", readers="user:ana")
    asked = shared.draft("How many widgets are there?", channel="C2")
    assert labels(asked) == ["Plans", "Plots"]
    assert asked.private


def test_one_that_is_down_is_not_named_to_those_who_may_not_ask_it(shared: Desk) -> None:
    shared.add("Plans", script=WIDGETS, layer="", readers="user:ana").unlink()
    reply = shared.draft("What was our churn rate?", channel="C2")
    assert not reply.private
    assert "Plans" not in in_all(reply)
    assert "Plans" in in_all(shared.draft("What was our churn rate?"))


def test_a_question_back_among_others_is_about_the_word_and_not_about_one_database_twice(
    shared: Desk,
) -> None:
    shared.add(script=shop.SCRIPT + STOCK, layer="")
    asked = shared.draft("What is the total quantity for each product?", channel="C2")
    assert asked.summary == "What does “quantity” mean here?"
    assert not asked.private
    assert "stock_quantity" in query(shared.press(asked, "products.stock_quantity", channel="C2"))
