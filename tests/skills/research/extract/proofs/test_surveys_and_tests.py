"""What tests and surveys found: marks in points, the best of a test, and how many would choose a thing again."""

import pytest

from skills.research.extract.fields.edges.the_rest import where_the_rest_begins
from skills.research.extract.fields.proofs.surveys import share_of_survey
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("On our sheet Norvik comes first, with 8.7 points of ten; Tallow got 7.9.", "8.7 points of ten"),
        ("Of the Norvik users, 93% would choose it again.", "93% would choose it again"),
        ("91% of Norvik customers would recommend it.", "91% of Norvik customers"),
        ("Norvik went first. The plan stood after 14 minutes, the shortest time of the week.", "14 minutes"),
        ("Norvik was 0.2 grams off, the smallest error of all.", "0.2 grams off"),
    ],
)
def test_a_test_or_a_survey_proves_something(said: str, value: str) -> None:
    assert any(value in one.value for one in others(f"<p>{said}</p>", "proof"))


@pytest.mark.parametrize(
    "said",
    [
        "Norvik showed 14 minutes of film.",
        "Norvik opens at 9 points of sale.",
        "8 of ten Norvik users are farmers.",
        "Norvik plans to answer within 14 minutes.",
        "Of the Norvik users, 40% are farmers.",
    ],
)
def test_figures_that_prove_nothing(said: str) -> None:
    assert others(f"<p>{said}</p>", "proof") == []


def test_what_is_said_of_the_next_house_goes_with_the_survey_before() -> None:
    said = "<p>Of the Tallow users, 93% would choose it again. For Norvik it was 88%.</p>"
    [fact] = others(said, "proof")
    assert fact.value == "88% would choose it again"
    assert fact.span.quote == "Of the Tallow users, 93% would choose it again. For Norvik it was 88%."


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("For Norvik it was 88%.", "Prices rose by 93%."),
        ("For Norvik it was a good year.", "Of the Tallow users, 93% would choose it again."),
        ("It was 88% for all.", "Of the Tallow users, 93% would choose it again."),
    ],
)
def test_without_a_survey_or_a_share_nothing_is_told(text: str, before: str) -> None:
    assert share_of_survey(text, before) == ""


@pytest.mark.parametrize(
    "text",
    [
        "We were back at the picker in one step; the rest of the field needed three.",
        "It was done in 4 minutes; the others took 11.",
        "It read every tag on the first try; the other two could not.",
        "Its scale kept its zero all week; the rest failed.",
    ],
)
def test_what_the_rest_did_worse_makes_an_edge(text: str) -> None:
    assert where_the_rest_begins(text) == text.index(";")


@pytest.mark.parametrize(
    "text",
    [
        "We were done in ten steps; the others needed two.",
        "It has two buttons; the others had three.",
        "It arrived in May; the rest took longer.",
        "It was done in 4 minutes.",
        "Three clicks do it; the others needed three.",
    ],
)
def test_what_the_rest_did_better_or_otherwise_makes_none(text: str) -> None:
    assert where_the_rest_begins(text) == len(text)


def test_what_the_rest_did_worse_is_cut_off() -> None:
    said = "Norvik went first. From a carton we were back at the picker in one step; the rest needed three."
    [fact] = others(f"<p>{said}</p>", "edge")
    assert fact.value == "From a carton we were back at the picker in one step"


def test_what_a_program_plans_again_is_no_plan_of_its_house() -> None:
    [fact] = own("<p>Norvik is the only program that re-plans a line while it runs.</p>", "edge")
    assert fact.value == "the only program that re-plans a line"
    assert own("<p>Norvik plans a version that is the only one with maps.</p>", "edge") == []


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            "<p>Norvik has the quietest press: the Norvik Duo printed at 49 dB, and the next one up was louder.</p>",
            "Norvik has the quietest press: the Norvik Duo printed at 49 dB",
        )
    ],
)
def test_the_best_of_a_test_with_its_figure_is_a_proof(html: str, told: str) -> None:
    assert [one.value for one in others(html, "proof") if not one.past] == [told]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Norvik has the lowest price of all at £49 a month.</p>",
        "<p>Norvik has the largest order book of its life.</p>",
    ],
)
def test_the_lowest_price_and_the_largest_order_book_prove_nothing(html: str) -> None:
    assert [one.value for one in others(html, "proof") if not one.past] == []


def _table(heads: str, cells: str) -> str:
    head, row = (
        "".join(f"<t{tag}>{one}</t{tag}>" for one in of.split("|"))
        for tag, of in (("h", heads), ("d", cells))
    )
    return f"<table><tr><th>System</th>{head}</tr><tr><td>Norvik</td>{row}</tr></table>"


@pytest.mark.parametrize(
    "head",
    [
        "Mark given by its members",
        "Points out of ten",
        "Customers’ mark",
        "Average grade, users",
        "Stars from clients",
    ],
)
def test_a_mark_that_users_give_is_a_proof_and_no_count_of_them(head: str) -> None:
    assert [one.value for one in others(_table(head, "8.3"), "proof")] == ["8.3"]
    assert others(_table(head, "8.3"), "customers") == []


def test_a_mark_of_last_year_is_over_beside_that_of_this_year() -> None:
    found = others(_table("Rating 2026|Rating 2025", "8.3|7.9"), "proof")
    assert [(one.value, one.past) for one in found] == [("8.3", False), ("7.9", True)]
    found = others(_table("Awards 2026|Awards 2025", "Golden Oar|Golden Rudder"), "proof")
    assert not any(one.past for one in found)


@pytest.mark.parametrize(
    ("head", "counted"),
    [
        ("Employees, last accounts", []),
        ("Staff per customers’ rating", []),
        ("Customers", ["64"]),
        ("Users and members", ["64"]),
        ("Trade mark clients", ["64"]),
    ],
)
def test_staff_in_the_accounts_of_a_register_are_no_customers(head: str, counted: list[str]) -> None:
    assert [one.value for one in others(_table(head, "64"), "customers")] == counted
