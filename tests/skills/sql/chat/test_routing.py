"""Free words to a database: a sure draft or an order for a query takes them, and no question for documents."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from benchmarks.training.router.utterances import read_utterances
from bot.databases.book import Entry
from bot.databases.schemas import Schemas
from bot.demo import company
from bot.errors import StoreError
from bot.testing.chat import NOW
from skills.messages import Conversation, Message
from skills.sql.chat import routing
from skills.sql.chat.routing import is_for_data
from tests.skills.sql.chat.conftest import Desk, query


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
        "How do I run a SQL query on staging?",
        "where do I get access to the sql server?",
        "Can I create a query in the BI tool as a contractor?",
        "",
        "how many " * 2_000,
    ],
)
def test_other_words_are_not(orders: Desk, words: str) -> None:
    assert not claims(orders, words)


def test_no_words_are_where_no_database_is_open_to_who_asks(orders: Desk) -> None:
    assert not claims(orders, "Total revenue by country", "gus")


def test_a_database_that_just_failed_is_not_connected_to_for_each_message(desk: Desk) -> None:
    file = desk.folder / "Sales.sqlite"
    there = file.rename(file.with_suffix(".away"))
    assert not claims(desk, "how many customers?")
    there.rename(file)
    assert not claims(desk, "how many customers?")
    assert query(desk.draft("how many customers?"))  # whoever asks for a query is heard at once
    assert claims(desk, "how many customers?")


def test_a_minute_later_it_is_tried_again(desk: Desk) -> None:
    file = desk.folder / "Sales.sqlite"
    there = file.rename(file.with_suffix(".away"))
    assert not claims(desk, "how many customers?")
    there.rename(file)
    desk.now = NOW + timedelta(minutes=1)
    assert claims(desk, "how many customers?")


def test_a_slow_database_keeps_no_question_from_the_documents(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routing, "PATIENCE_SECONDS", 0.0)
    assert not claims(desk, "how many customers?")


@pytest.mark.parametrize("error", [OSError("disk full"), StoreError("no key"), RuntimeError("a bug")])
def test_whatever_fails_while_databases_are_looked_at_the_documents_are_asked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(_schemas: Schemas, _entry: Entry) -> None:
        raise error

    desk.with_router()
    monkeypatch.setattr(Schemas, "whole", fail)
    desk.chat.wrote("ana", "# Leave\n\nParental leave is 16 weeks.")
    assert "16 weeks" in desk.say("how many weeks is parental leave?").summary


def test_a_key_that_cannot_be_read_is_one_sentence_that_names_no_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_schemas: Schemas, _entry: Entry) -> None:
        raise StoreError("/home/us/sql.key cannot be read")

    monkeypatch.setattr(Schemas, "whole", fail)
    said = desk.draft().summary
    assert said.startswith("Sales cannot be asked until its admins have mended something.")
    assert "sql.key" not in said


@pytest.mark.slow
def test_of_the_labelled_utterances_only_those_that_ask_for_a_query_are_taken(orders: Desk) -> None:
    taken = [one for one in read_utterances() if claims(orders, one.text)]
    assert [one.text for one in taken if one.later != "sql"] == []
    assert len(taken) == 9


def test_the_day_of_the_workspace_counts(desk: Desk) -> None:
    desk.at(datetime(2025, 6, 1, tzinfo=UTC))
    assert "999" in str(desk.press(desk.draft(), "Run").blocks)
