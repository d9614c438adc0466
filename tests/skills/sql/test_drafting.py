"""A draft that is sure enough, a question back, or a reason why not."""

import sqlite3
from collections.abc import Iterator

import pytest

from skills.sql.drafting import Choice, Drafter
from skills.sql.layer import Layer, Verified
from skills.sql.scorers import NAME, configuration, starter
from tests.skills.sql.shop import TODAY, opened, schema_of


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    found = opened()
    yield found
    found.close()


def drafter(connection: sqlite3.Connection, layer: Layer | None = None) -> Drafter:
    shipped = starter()
    return Drafter(schema_of(connection), shipped.scorers[NAME], shipped.certificate.threshold, layer)


def test_a_plain_question_is_drafted_and_read_back(connection: sqlite3.Connection) -> None:
    draft = drafter(connection).draft("How many customers are there in each city?", TODAY)
    assert draft.decision == "draft"
    assert draft.tables == ("customers",)
    assert (
        draft.reading == "Shows customers.city and number of rows, from customers, for each customers.city."
    )
    assert ("Boston", 2) in connection.execute(draft.sql).fetchall()


def test_a_word_that_the_database_does_not_know_declines_and_is_named(connection: sqlite3.Connection) -> None:
    draft = drafter(connection).draft("How many customers in each city offer takeout services?", TODAY)
    assert draft.decision == "decline"
    assert "takeout" in draft.reason
    assert "customers" in draft.reason


@pytest.mark.parametrize(
    "question",
    [
        "What is the national animal of Canada?",
        "delete everything",
        "What is the credit card number of Ann?",
        "Which customers have the most followers?",
    ],
)
def test_what_no_data_answers_is_declined(connection: sqlite3.Connection, question: str) -> None:
    assert drafter(connection).draft(question, TODAY).decision == "decline"


def test_a_guessed_join_is_among_the_assumptions(connection: sqlite3.Connection) -> None:
    draft = drafter(connection).draft("What is the number of orders for each customer?", TODAY)
    assert draft.decision == "draft"
    assert any("orders.customer_id" in assumption for assumption in draft.assumptions)


def test_a_verified_question_gives_the_query_that_a_person_approved(connection: sqlite3.Connection) -> None:
    layer = Layer(verified=(Verified("How is business?", "select 1"),))
    draft = drafter(connection, layer).draft("how is business", TODAY)
    assert (draft.decision, draft.sql, draft.confidence) == ("draft", "select 1", 1.0)


def test_another_word_of_the_layer_names_a_column(connection: sqlite3.Connection) -> None:
    layer = Layer(synonyms={"turnover": "orders.total_amount"})
    draft = drafter(connection, layer).draft("What is the total turnover?", TODAY)
    assert connection.execute(draft.sql).fetchone()[0] == pytest.approx(137.9)


def test_a_name_that_may_be_two_columns_is_asked_back() -> None:
    connection = opened()
    connection.execute("alter table products add column stock_quantity integer default 7")
    draft = drafter(connection).draft("What is the total quantity for each product?", TODAY)
    assert draft.decision == "clarify"
    assert draft.clarification is not None
    assert set(draft.clarification.choices) == {"products.stock_quantity", "order_items.quantity"}
    connection.close()


def test_an_answer_to_a_question_back_is_used(connection: sqlite3.Connection) -> None:
    meant = (Choice("income", "orders.total_amount"),)
    draft = drafter(connection).draft("What is the average income?", TODAY, meant=meant)
    assert "total_amount" in draft.sql


def test_the_starter_threshold_belongs_to_the_grammar_that_is_shipped() -> None:
    shipped = starter()
    assert shipped.certificate.configuration == configuration(shipped.scorers[NAME])
    assert not shipped.certificate.certified


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Bestellungen gab es im März?",
        "Combien de clients avons-nous ?",
        "¿Cuántos clientes hay en cada ciudad?",
        "3月の注文はいくつですか?",
        "Wie viele orders gab es?",
    ],
)
def test_a_question_in_another_language_is_told_which_one_is_read(
    connection: sqlite3.Connection, question: str
) -> None:
    draft = drafter(connection).draft(question, TODAY)
    assert draft.decision == "decline"
    assert draft.reason == (
        "I read questions to a database in English only, so please ask this one in English."
    )


@pytest.mark.parametrize("question", ["How many customers live in La Paz or El Alto?", "Umsatz?", "zzz"])
def test_a_name_from_elsewhere_makes_no_question_foreign(
    connection: sqlite3.Connection, question: str
) -> None:
    assert "English" not in drafter(connection).draft(question, TODAY).reason


def test_a_verified_question_is_known_in_every_language(connection: sqlite3.Connection) -> None:
    layer = Layer(verified=(Verified("Wie viele Kunden gibt es?", "SELECT COUNT(*) FROM customers"),))
    assert drafter(connection, layer).draft("wie viele Kunden gibt es", TODAY).is_verified
