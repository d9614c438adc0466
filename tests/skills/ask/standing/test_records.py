"""What minutes record beside facts, and papers that are not in force, answer nothing but what is asked about them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from skills.ask.pieces.sentences import Sentence, sentences_of
from skills.ask.standing.editions import is_newer_edition
from skills.ask.standing.holding import holding
from skills.ask.standing.records import is_beside_the_facts, not_in_force
from tests.skills.ask.conftest import make_passage

TODAY = date(2026, 11, 29)


def sentence(text: str, heading: str = "Notes") -> Sentence:
    return sentences_of(make_passage(text, title="Works meeting", headings=("Works meeting", heading)))[0]


@pytest.mark.parametrize(
    ("question", "text", "heading"),
    [
        ("who manages Elm depot?", "Present: Ana Ruiz, Bo Lind (Elm depot), Cy Ash.", "Notes"),
        ("who will be director after Ana Ruiz?", "Chair: Ana Ruiz (director).", "Notes"),
        ("how many lorries do we have", "Ana Ruiz orders six lorries by 31 July.", "Actions"),
        ("which company delivers the lorries", "Ana Ruiz orders six lorries by 31 July.", "Next steps"),
        ("is the pool open on Sundays", "Whether the pool opens on Sundays was not decided.", "Open"),
    ],
)
def test_who_was_there_is_to_do_or_left_open_something_tells_no_facts(
    question: str, text: str, heading: str
) -> None:
    assert is_beside_the_facts(question, sentence(text, heading))


@pytest.mark.parametrize(
    ("question", "text", "heading"),
    [
        ("who was present at the works meeting?", "Present: Ana Ruiz, Bo Lind.", "Notes"),
        ("who chaired the meeting?", "Chair: Ana Ruiz (director).", "Notes"),
        ("who orders the lorries", "Ana Ruiz orders six lorries by 31 July.", "Actions"),
        ("when are the lorries ordered", "Ana Ruiz orders six lorries by 31 July.", "Actions"),
        ("how many lorries do we have", "Ana Ruiz orders six lorries by 31 July.", "Notes"),
        ("how many lorries do we have", "We have six lorries.", "Actions"),
        ("was it decided whether the pool opens", "Whether the pool opens was not decided.", "Open"),
        ("what is the present price", "The present price is £5.", "Notes"),
    ],
)
def test_what_is_asked_about_may_be_told(question: str, text: str, heading: str) -> None:
    assert not is_beside_the_facts(question, sentence(text, heading))


@pytest.mark.parametrize(
    "top",
    ["Status: proposal, put to the board.", "- Status: **rejected**", "2 July. Status: **not adopted**"],
)
def test_a_paper_says_at_its_top_that_it_is_not_in_force(top: str) -> None:
    assert not_in_force([make_passage(f"{top}\n\nOffice staff get a free lunch.")])


@pytest.mark.parametrize(
    "top",
    [
        "Status: in force.",
        "- Status: **accepted**",
        "The status of a proposal is shown in the app.",
        "A claim with the status rejected is sent back.",
    ],
)
def test_another_status_or_the_word_alone_takes_nothing_out_of_force(top: str) -> None:
    assert not not_in_force([make_passage(f"{top}\n\nOffice staff get a free lunch.")])


def test_a_paper_not_in_force_leads_only_where_what_was_wished_is_asked_for() -> None:
    paper = sentences_of(make_passage("Status: proposal.\n\nWe propose a free lunch on Wednesdays."))
    other = sentences_of(replace(make_passage("Lunch costs £4."), id="q", document_id="d2"))
    both = [*paper[::-1], *other]
    assert holding("is there a free lunch", both, TODAY).sentences == tuple(other)
    assert holding("who proposed a free lunch", both, TODAY).sentences[0] is paper[-1]


def test_of_two_dated_sections_the_later_one_answers_alone() -> None:
    def of(heading: str, rows: int, start: int) -> Sentence:
        text = f"CSV files have a limit of {rows} rows."
        return sentences_of(make_passage(text, headings=("Release notes", heading), start=start))[0]

    new, old = of("7.4 (17 November 2026)", 100_000, 0), of("7.3 (15 September 2026)", 50_000, 400)
    assert holding("what is the limit of CSV files", [old, new], TODAY).sentences == (new,)
    assert holding("what was the limit of CSV files in 7.3", [old, new], TODAY).sentences[0] is old
    later = of("7.5 (17 January 2027)", 200_000, 800)
    assert holding("what is the limit of CSV files", [new, later], TODAY).sentences[0] is new


def test_the_years_of_two_editions_tell_their_order_whatever_the_files_dates_are() -> None:
    copied = datetime(2026, 11, 29, tzinfo=UTC)
    new, old = (
        replace(
            make_passage("Leave is 25 days.", title=f"leave {year}"),
            document_id=str(year),
            modified_at=copied,
        )
        for year in (2026, 2024)
    )
    assert is_newer_edition(new, old, TODAY)
    assert not is_newer_edition(old, new, TODAY)


@pytest.mark.parametrize(
    ("question", "text", "heading"),
    [
        ("How long do I have to sign my contract?", "Sign your contract within 14 days.", "Next steps"),
        ("Where do I hand in a form?", "Send the form to HR within ten days.", "Next steps"),
        ("Which temperature is right?", "Keep all fridges below 5 degrees.", "Tasks"),
        ("How often are boilers inspected?", "Checks every boiler each Monday.", "Tasks"),
        ("When are gates locked?", "The shift lead locks the gate at 22:00.", "Tasks"),
        ("When are gates locked?", "Der Schichtleiter schließt das Tor um 22 Uhr.", "Aufgaben"),
        ("How often are tyres looked at?", "Drivers check tyres each morning.", "Tasks"),
    ],
)
def test_what_everybody_or_a_role_is_to_do_tells_facts(question: str, text: str, heading: str) -> None:
    assert not is_beside_the_facts(question, sentence(text, heading))


def test_a_page_that_explains_several_states_is_in_force() -> None:
    states = "- Status: rejected: ask your manager.\n- Status: paid: the money is on its way."
    assert not_in_force([make_passage(f"A claim is in one of these.\n\n{states}")]) == frozenset()
