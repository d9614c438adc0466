"""Which of two documents came in the other's place."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from indexing.documents import Passage
from skills.ask.pieces.sentences import sentences_of
from skills.ask.standing.editions import are_twins, is_newer_edition, names_edition, newest_first, replaced_in
from skills.ask.standing.holding import holding
from tests.skills.ask.conftest import make_passage

TODAY = date(2026, 11, 29)
RAIL = "Train journeys are second class. First class is allowed for journeys of more than four hours."


def passage_of(title: str, year: int, text: str = RAIL) -> Passage:
    found = make_passage(text, title=title)
    return replace(found, document_id=f"{title} {year}", modified_at=datetime(year, 2, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("older", "newer", "text"),
    [
        ("Travel policy 2024", "Travel policy 2026", RAIL),
        ("Rail and hotel rules, May 2023", "Rail and hotel rules 2026", RAIL),
        ("Hausordnung, 1. März 2024", "Hausordnung 2026", RAIL),
        ("Reiserichtlinie Version 1", "Reiserichtlinie Version 2", RAIL),
        (
            "Travel policy",
            "Travel and expenses",
            "This replaces the travel policy of 2024. All trips are booked.",
        ),
        ("Reisekosten", "Reisekosten neu", "Diese Regelung ersetzt die Richtlinie von 2024."),
        ("Politique de voyage", "Voyage et frais", "Ce texte remplace la politique de 2024."),
    ],
)
def test_a_title_of_a_later_year_or_its_own_words_make_a_newer_edition(
    older: str, newer: str, text: str
) -> None:
    assert is_newer_edition(passage_of(newer, 2026, text), passage_of(older, 2024), TODAY)
    assert not is_newer_edition(passage_of(older, 2024), passage_of(newer, 2026, text), TODAY)


@pytest.mark.parametrize(
    ("older", "newer", "text"),
    [
        ("Retail weekly, 1 June 2026", "Retail weekly, 8 September 2026", RAIL),
        ("OKRs Q1 2025", "OKRs Q2 2026", RAIL),
        ("Sales report, December 2025", "Sales report, January 2026", RAIL),
        ("Rules of the June fair 2024", "Rules of the fair 2026", RAIL),
        ("Canteen", "Parking", "This replaces the rules of 2024."),
        ("Travel policy 2024", "Travel policy 2027", RAIL),
        ("Travel policy 2024", "Travel policy 2026", "Valid from 1 March 2027 for all employees."),
        ("Fobs", "Lost fobs", "Reception replaces a lost card at once."),
    ],
)
def test_what_is_of_another_series_or_not_yet_in_force_is_none(older: str, newer: str, text: str) -> None:
    assert not is_newer_edition(passage_of(newer, 2026, text), passage_of(older, 2024), TODAY)


@pytest.mark.parametrize("where", ["heading", "file"])
def test_two_of_one_title_are_editions_where_the_year_stands_in_the_heading_or_the_name_of_the_file(
    where: str,
) -> None:
    def one(year: int) -> Passage:
        found = passage_of("Travel policy", year)
        heading = (f"Travel policy ({year})",) if where == "heading" else ()
        location = f"policies/travel-{year}.md" if where == "file" else "policies/travel.md"
        return replace(found, heading_path=heading, location=location)

    assert is_newer_edition(one(2026), one(2024), TODAY)
    assert names_edition("what did the policy of 2024 say", one(2024))
    same = replace(one(2026), heading_path=(), location="a/b.md")
    assert not is_newer_edition(same, replace(one(2024), heading_path=(), location="c/b.md"), TODAY)


@pytest.mark.parametrize(
    ("older", "newer", "are_editions"),
    [
        ("fees/boat-fees-2025.csv", "fees/boat-fees-2026.xlsx", True),
        ("fees/2025_boat_fees.csv", "fees/2026_boat_fees.csv", True),
        ("fees/boat-fees-2025.csv", "old/boat-fees-2026.csv", False),
        ("fees/boat-fees-2025.csv", "fees/boat-fees.csv", False),
        ("fees/boat-fees-2025.csv", "fees/mooring-fees-2026.csv", False),
        ("minutes/2025-11-12-board.md", "minutes/2026-01-14-board.md", False),
        ("fees/2025.csv", "fees/2026.csv", False),
    ],
)
def test_files_of_one_folder_called_the_same_but_for_the_year_are_editions(
    older: str, newer: str, are_editions: bool
) -> None:
    old = replace(passage_of("Fees of the marina", 2026), location=older)
    new = replace(passage_of("Boats", 2026), location=newer)
    assert is_newer_edition(new, old, TODAY) is are_editions
    assert not is_newer_edition(old, new, TODAY)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("what was the fare before 2026", 2024),
        ("wie hoch war das Tagegeld vor 2026", 2024),
        ("what was the fare before 2024", None),
        ("what is the fare in 2026", 2026),
        ("what was the fare before the change", None),
    ],
)
def test_what_was_before_a_year_is_asked_of_the_edition_before_it(question: str, named: int | None) -> None:
    years = [year for year in (2024, 2026) if names_edition(question, passage_of(f"Fares {year}", year))]
    assert years == ([named] if named else [])


def test_two_passages_of_one_title_and_nearly_the_same_words_are_twins() -> None:
    old = passage_of("Travel policy 2024", 2024)
    again = RAIL.replace("four", "six")
    assert are_twins(passage_of("Travel policy 2026", 2026, again), old)
    assert not are_twins(passage_of("Travel policy 2026", 2026, "Meals are paid up to £32 a day."), old)
    assert not are_twins(passage_of("Travel in Spain", 2026, again), old)


def test_a_question_may_name_an_edition() -> None:
    assert names_edition("what was the hotel limit in 2024?", passage_of("Travel policy 2024", 2024))
    assert not names_edition("what is the hotel limit?", passage_of("Travel policy 2024", 2024))


def test_that_it_replaces_the_other_may_stand_in_another_passage_of_it() -> None:
    front = passage_of("Travel and expenses", 2026, "This replaces the travel policy of 2024.")
    rail = replace(passage_of("Travel and expenses", 2026, RAIL), id="p9")
    old = passage_of("Travel policy", 2024)
    assert replaced_in([rail, front, old], TODAY) == {(rail.document_id, old.document_id)}
    assert replaced_in([rail, old], TODAY) == frozenset()
    waits = replace(front, text=f"{front.text} Valid from 1 March 2027.")
    assert replaced_in([rail, waits, old], TODAY) == frozenset()


@pytest.mark.parametrize(
    ("old", "new", "leads"),
    [
        ("Leave is asked for with the yellow slip, at least three weeks before.",
         "Leave is booked in the app, at least four weeks before.", "new"),
        ("Leave is asked for with the yellow slip, at least three weeks before.",
         "Sick leave is told by phone, at least one hour before.", "old"),
        ("Leave is asked for with the yellow slip, at least three weeks before.",
         "Leave that is left over may be carried into the next year.", "old"),
    ],
)  # fmt: skip
def test_the_newer_edition_leads_where_it_says_a_sentence_anew_without_the_words_asked_for(
    old: str, new: str, leads: str
) -> None:
    said = [
        sentences_of(passage_of("Annual leave 2025", 2025, old))[0],
        sentences_of(replace(passage_of("Annual leave 2026", 2026, new), id="p9"))[0],
    ]
    found = holding("do I still need the yellow slip for leave", said, TODAY)
    assert found.sentences[0].text == (new if leads == "new" else old)


def test_what_has_ended_by_the_day_that_is_asked_about_does_not_lead() -> None:
    text = "Detergent is £1.38 per litre, fixed until 31 May 2026. Orders of detergent go out on Mondays."
    said = sentences_of(passage_of("Brightwater", 2026, text))
    assert holding("what is the detergent price from june 2026", said, TODAY).sentences[0] is said[1]
    assert holding("what is the detergent price", said, TODAY).sentences[0] is said[0]


def test_the_first_year_of_two_names_an_edition() -> None:
    older = make_passage("A ticket costs £300.", title="Prices 2024/25")
    assert names_edition("What did a ticket cost in 2024?", older)
    assert not names_edition("What does a ticket cost in 2025?", older)


@pytest.mark.parametrize(
    ("question", "leads"),
    [
        ("what was the carry over of leave in 2025", 1),
        ("what is the carry over of leave", 0),
        ("I joined in 2025, what is the carry over of leave?", 0),
    ],
)
def test_the_edition_whose_year_is_asked_for_leads(question: str, leads: int) -> None:
    newer = passage_of("Annual leave 2026", 2026, "Up to 4 days of leave may be carried over.")
    older = passage_of("Annual leave 2025", 2025, "Carry over: up to 3 days of leave.")
    said = [sentences_of(replace(newer, id="p9"))[0], sentences_of(older)[0]]
    assert holding(question, said, TODAY).sentences[0] is said[leads]


@pytest.mark.parametrize(
    ("older", "newer", "came_after"),
    [
        ("finance/archive/expenses-policy-2024.docx", "finance/expenses-and-travel-policy-2026.docx", True),
        ("Archiv/Reisekosten 2024.docx", "Reisekosten und Spesen 2026.docx", True),
        ("finance/archive/leave-policy-2024.docx", "finance/parental-leave-policy-2026.docx", False),
        ("finance/expenses-policy-2024.docx", "finance/expenses-and-travel-policy-2026.docx", False),
        ("finance/archive/expenses-policy-2024.docx", "old/expenses-and-travel-policy-2026.docx", False),
        ("finance/archive/expenses-policy-2024.docx", "finance/travel-policy-2026.docx", False),
        ("finance/archive/expenses-policy-2024.docx", "finance/expenses-and-travel-policy.docx", False),
        (
            "finance/cold-archive.d/expenses-policy-2024.docx",
            "finance/expenses-and-travel-policy-2026.docx",
            False,
        ),
    ],
)
def test_what_was_put_away_gives_way_to_a_later_years_document_that_says_as_much(
    older: str, newer: str, *, came_after: bool
) -> None:
    old, new = (
        replace(
            passage_of(where.rpartition("/")[2].partition(".")[0].replace("-", " "), 2024), location=where
        )
        for where in (older, newer)
    )
    assert is_newer_edition(replace(new, document_id="new"), old, TODAY) is came_after


def test_older_editions_come_last_unless_one_of_them_is_asked_for() -> None:
    new, old = passage_of("Travel policy 2026", 2026), passage_of("Travel policy 2024", 2024)
    other = passage_of("Canteen", 2025)
    assert newest_first([old, other, new], "who pays the train", TODAY) == [other, new, old]
    assert newest_first([old, other, new], "who paid the train in 2024", TODAY) == [old, other, new]
