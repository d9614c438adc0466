"""Free words to a database: a sure draft or an order for a query takes them, and no question for documents."""

import asyncio
from datetime import UTC, datetime

import pytest

from benchmarks.training.router.utterances import read_utterances
from bot.demo import company
from bot.testing.chat import NOW
from skills.messages import Conversation, Message
from skills.sql.chat.routing import is_for_data
from tests.skills.sql.chat.conftest import Desk


@pytest.fixture
def orders(desk: Desk) -> Desk:
    """The sample company's own database, and no other."""
    desk.remove("Sales")
    script, layer = (company.sample(name).read_text() for name in (company.SCRIPT, company.DESCRIPTION))
    desk.add("Orders", script=script, layer=layer)
    return desk


def claims(desk: Desk, words: str, sender: str = "ana") -> bool:
    place = Conversation("fake", "T1", "D1", private=True)
    message = Message(words, desk.chat.rights.user(sender), place, NOW)
    return asyncio.run(is_for_data(words, desk.chat.dispatcher.context_for(message)))


@pytest.mark.parametrize(
    "words",
    [
        "Who are our top 5 customers by revenue?",
        "how many orders were cancelled?",
        "Total revenue by country",
        "write a query that lists customers without orders",
        "give me the sql to join orders and refunds",
    ],
)
def test_words_about_data_are_for_the_database(orders: Desk, words: str) -> None:
    assert claims(orders, words)


@pytest.mark.parametrize(
    "words",
    [
        "how many days a year may I work from another country?",
        "what was revenue in the second quarter according to the board deck?",
        "how much does the enterprise plan cost?",
        "what did we decide about orders?",
        "",
        "how many " * 2_000,
    ],
)
def test_other_words_are_not(orders: Desk, words: str) -> None:
    assert not claims(orders, words)


def test_no_words_are_where_no_database_is_open_to_who_asks(orders: Desk) -> None:
    assert not claims(orders, "Total revenue by country", "gus")


@pytest.mark.slow
def test_of_the_labelled_utterances_only_those_that_ask_for_a_query_are_taken(orders: Desk) -> None:
    taken = [one for one in read_utterances() if claims(orders, one.text)]
    assert [one.text for one in taken if one.later != "sql"] == []
    assert len(taken) == 9


def test_the_day_of_the_workspace_counts(desk: Desk) -> None:
    desk.at(datetime(2025, 6, 1, tzinfo=UTC))
    assert "999" in str(desk.press(desk.draft(), "Run").blocks)
