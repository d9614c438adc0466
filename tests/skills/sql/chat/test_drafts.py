"""A question about data, as people ask it: a draft with its reading, a question back, or a plain reason."""

import pytest

from bot.directory import Person
from bot.platforms.slack.render import to_slack
from bot.platforms.teams.render import to_teams
from bot.testing.chat import NOW
from skills.language import reader_of
from skills.messages import File, Form
from tests.skills.sql import shop
from tests.skills.sql.chat.conftest import LAYER, SALES, TOP, Desk, labels, option, query, small_print, told


def test_a_draft_says_what_it_shows_before_its_query(desk: Desk) -> None:
    reply = desk.draft()
    assert reply.summary.startswith("Shows customers.name and sum of orders.amount, from orders")
    assert query(reply).startswith("SELECT customers.name, SUM(orders.amount)")


def test_it_names_tables_cost_confidence_and_database_and_that_nothing_was_run(desk: Desk) -> None:
    said = told(desk.draft())
    assert "Tables: customers and orders" in said
    assert "Reads about" in said
    assert "threshold 0.79; not certified on your own questions" in said
    assert "Database: Sales (SQLite)" in said
    assert "nothing was run" in said


def test_a_certificate_for_the_database_holds_in_the_chat_from_the_next_question_on(desk: Desk) -> None:
    assert query(desk.draft())
    desk.certify(0.7)
    assert "threshold 0.70; certified here" in told(desk.draft())
    desk.certify(1.0)
    assert not query(desk.draft())


def test_a_verified_query_does_not_void_the_certificate(desk: Desk) -> None:
    desk.certify(0.7)
    desk.say(option(desk.draft(sender="bo"), "Save as verified"), "bo")
    other = desk.draft("How many customers are there?")
    assert "certified here" in told(other)


def test_whoever_asks_can_run_edit_or_call_it_wrong(desk: Desk) -> None:
    desk.chat.granted.clear()
    desk.chat.granted.add(desk.permission("draft"))
    assert labels(desk.draft(sender="ana")) == ["Run", "Edit", "Wrong"]


def test_an_analyst_is_offered_to_verify_it(desk: Desk) -> None:
    desk.chat.granted.clear()
    desk.chat.granted.add(desk.permission("draft"))
    assert "Save as verified" in labels(desk.draft(sender="bo"))


def test_a_long_query_comes_as_a_file(desk: Desk) -> None:
    first = desk.draft()
    long = "SELECT " + ", ".join(f"amount AS a{at}" for at in range(200)) + " FROM orders"
    edited = desk.say(f"edit {option(first, 'Run').split()[1]} {long}")
    (file,) = [one for one in edited.blocks if isinstance(one, File)]
    assert file.text == long


def test_what_is_not_understood_is_declined_with_an_analyst_and_the_documents(desk: Desk) -> None:
    reply = desk.draft("What was our churn rate?")
    assert "I find nothing in this database for “churn” and “rate”." in reply.summary
    assert "Who knows this database: Bo Lind." in told(reply)
    assert option(reply, "Search the documents") == "ask What was our churn rate?"
    assert query(reply) == ""


@pytest.mark.parametrize(
    "words",
    [
        "delete everything",
        "please delete all orders",
        "DELETE FROM orders",
        "drop table customers",
        "update orders set amount = 0",
        "lösche alle Kunden",
    ],
)
def test_nothing_is_drafted_that_changes_data(desk: Desk, words: str) -> None:
    assert desk.draft(words).summary.startswith("I only read databases")


def test_a_question_that_only_begins_like_an_order_is_a_question(desk: Desk) -> None:
    assert "I only read" not in desk.draft("updates per month").summary


def test_a_hidden_table_is_not_drafted_for_whoever_may_not_see_it(desk: Desk) -> None:
    reply = desk.draft("What is the average yearly pay?", "bo")
    assert query(reply) == ""
    assert "salaries" not in told(reply)
    assert "SELECT AVG(salaries.yearly_pay)" in query(desk.draft("What is the average yearly pay?", "ana"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("/sql", "The question is missing."),
        ("sql " + "why " * 5_000, "The question is too long"),
        ("sql Wer sind unsere besten Kunden?", "I read questions to a database in English only"),
        ("sql how many orders? database=Nowhere", "I know no database 'Nowhere'"),
    ],
    ids=["empty", "huge", "German", "another"],
)
def test_what_does_not_fit_is_one_clear_sentence(desk: Desk, words: str, sentence: str) -> None:
    assert desk.say(words).summary.startswith(sentence)


def test_without_a_database_it_says_so(desk: Desk) -> None:
    desk.remove("Sales")
    assert desk.draft().summary.startswith("No database is open to everyone who reads this")


def test_a_database_that_is_down_is_told_of(desk: Desk) -> None:
    desk.draft()
    (desk.folder / "Sales.sqlite").unlink()
    assert "cannot be reached just now" in desk.draft("how many customers?").summary


def test_of_several_databases_the_one_whose_words_fit_drafts(desk: Desk) -> None:
    desk.add(
        "Staff",
        script="CREATE TABLE offices (office_id INTEGER PRIMARY KEY, street TEXT NOT NULL);",
        layer="",
    )
    assert "Database: Staff" in small_print(desk.draft("how many offices?"))
    assert "Database: Sales" in small_print(desk.draft("how many customers?"))


def test_where_several_fit_it_asks_back_and_a_press_says_which(desk: Desk) -> None:
    desk.add("Archive", script=SALES, layer="")
    asked = desk.draft("how many customers?")
    assert labels(asked) == ["Archive", "Sales"]
    assert "Database: Archive" in small_print(desk.press(asked, "Archive"))


def test_one_database_can_be_named(desk: Desk) -> None:
    desk.add("Archive", script=SALES, layer="")
    assert "Database: Archive" in small_print(desk.draft("how many customers? database=archive"))


def test_one_that_is_down_does_not_hide_the_others(desk: Desk) -> None:
    desk.add("Archive", script=SALES, layer="").unlink()
    reply = desk.draft("how many customers?")
    assert "Database: Sales" in small_print(reply)
    assert "Archive cannot be reached just now" in small_print(reply)


def test_a_word_with_two_readings_is_asked_back_and_a_press_says_which(desk: Desk) -> None:
    stock = "ALTER TABLE products ADD COLUMN stock_quantity integer DEFAULT 7;"
    desk.add(script=shop.SCRIPT + stock, layer="")
    asked = desk.draft("What is the total quantity for each product?")
    assert asked.summary == "What does “quantity” mean here?"
    assert "nothing" not in small_print(asked)
    assert "stock_quantity" in query(desk.press(asked, "products.stock_quantity"))


def test_a_database_without_a_table_for_these_readers_hides_no_other(desk: Desk) -> None:
    desk.add("Closed", layer=f"{LAYER}  orders: [group:hr]\n  customers: [group:hr]\n")
    reply = desk.draft("how many customers?", "bo")
    assert "Database: Sales" in small_print(reply)
    assert "Closed" not in told(reply)


def test_where_somebody_reads_along_who_may_not_it_is_for_the_asker_alone(desk: Desk) -> None:
    reply = desk.draft(channel="C1")  # a guest is in it
    assert reply.private
    assert "Somebody who reads along here may not ask Sales this, so only you see it." in told(reply)


def test_where_everyone_may_read_it_everyone_sees_it(desk: Desk) -> None:
    colleagues(desk)
    reply = desk.draft(channel="C2")
    assert not reply.private
    assert query(reply)


def test_a_table_for_some_is_drafted_privately_among_others(desk: Desk) -> None:
    colleagues(desk)
    reply = desk.draft("What is the average yearly pay?", channel="C2")
    assert reply.private
    assert "salaries" in query(reply)


def test_an_outsider_is_refused(desk: Desk) -> None:
    assert query(desk.draft(sender="gus")) == ""


def test_a_value_of_the_database_is_no_markup_in_the_reading(desk: Desk) -> None:
    desk.add(script=SALES.replace("'Leeds'", "'[Leeds](https://evil.example)'"))
    reply = desk.draft("how many customers are in [Leeds](https://evil.example)?")
    shown = str(to_slack(reply)) + str(to_teams(reply))
    assert "<https://evil.example" not in shown
    assert "'url': 'https://evil.example'" not in shown


def test_it_answers_in_the_language_of_whoever_asks(desk: Desk) -> None:
    reply = desk.in_language("sql how many customers?", reader_of("de-DE"))
    assert labels(reply)[0] == "Ausführen"


def test_a_form_for_the_query_holds_what_was_drafted(desk: Desk) -> None:
    (form,) = [one for one in desk.draft().blocks if isinstance(one, Form) and one.command == "edit"]
    assert dict(form.filled)["sql"].startswith("SELECT")


def test_free_words_about_data_are_drafted(desk: Desk) -> None:
    desk.with_router()
    assert query(desk.say(TOP))


def test_free_words_are_left_to_the_documents_where_no_draft_is_sure(desk: Desk) -> None:
    desk.with_router()
    desk.chat.wrote("ana", "# Leave\n\nParental leave is 16 weeks.")
    assert query(desk.say("how many weeks is parental leave?")) == ""


def test_free_words_are_left_to_the_documents_where_no_database_is_open(desk: Desk) -> None:
    desk.with_router()
    desk.remove("Sales")
    assert "database" not in desk.say("write a query that lists customers without orders").summary


def colleagues(desk: Desk) -> None:
    """A channel of two full members."""
    desk.chat.directory.write(
        [
            Person(
                "ana",
                "Ana Souza",
                "ana@example.org",
                groups=frozenset({"hr"}),
                channels=frozenset({"C1", "C2"}),
            ),
            Person("bo", "Bo Lind", "bo@example.org", channels=frozenset({"C1", "C2"})),
        ],
        now=NOW,
    )
