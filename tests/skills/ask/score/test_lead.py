"""What tells of the very group, class or range that is asked for comes before the best by its score."""

from dataclasses import fields, replace

import pytest

from skills.ask.pieces.sentences import sentences_of
from skills.ask.pieces.words import stems_of
from skills.ask.score.candidate import Candidate
from skills.ask.score.lead import is_outside, of_what_is_asked
from skills.ask.score.signals import Question, SentenceSignals
from tests.skills.ask.conftest import make_passage


def candidates(question: Question, *texts: str) -> list[Candidate]:
    """In this order, each in a paragraph of one document."""
    blank = SentenceSignals(**{field.name: 0.0 for field in fields(SentenceSignals)})
    found = sentences_of(make_passage("\n\n".join(texts), title="Rules"))
    covered = (question.coverage(stems_of(one.text)) for one in found)
    return [
        Candidate(one, replace(blank, context_coverage=share), -float(place))
        for place, (one, share) in enumerate(zip(found, covered, strict=True))
    ]


@pytest.mark.parametrize(
    ("question", "texts", "leads"),
    [
        ("pension", ("Managers get a pension of 9 %.", "Everybody gets a pension of 7 %."), 1),
        ("pension interns", ("Managers get a pension.", "Interns get no pension."), 1),
        ("defect of class C", ("A defect of class A stops it.", "A defect of class C waits."), 1),
        ("pension managers", ("Managers get a pension of 9 %.", "Everybody gets a pension of 7 %."), 0),
        ("pension", ("Everybody gets a pension.", "Managers get a pension of 9 %."), 0),
        ("who approves trips interns", ("Managers approves trips.", "Interns eat free."), 0),
        ("start cleaners", ("Agency cleaners start at 5.", "Cleaners start at 6."), 1),
        ("start agency cleaners", ("Agency cleaners start at 5.", "Cleaners start at 6."), 0),
        ("start cleaners", ("Agency cleaners start at 5.", "The shop opens at 6."), 0),
        ("start cleaners", ("Cleaners start at 6.", "Agency cleaners start at 5."), 0),
        ("my gran died days off", ("Days off are booked.", "Two days for grandparents."), 1),
        ("my gran died days off", ("My gran baked.", "Two days for grandparents."), 0),
        ("days off", ("Days off are booked.", "Two days for grandparents."), 0),
        ("defect", ("A defect of class A stops it.", "A defect of class C waits."), 0),
        ("how do guests park", ("Visitors park in row 2.", "The guest tariff is £3."), 0),
        ("soup at ditton", ("The soup at Gorsey Lane is £3.", "Ditton Road has no soup."), 1),
        ("soup at gorsey lane", ("The soup at Gorsey Lane is £3.", "Ditton Road has no soup."), 0),
        ("soup", ("The soup at Gorsey Lane is £3.", "Ditton Road has no soup."), 0),
        ("soup at ditton", ("Soup is £3.", "At Gorsey Lane it is £4.", "Ditton Road has rolls."), 0),
    ],
)
def test_the_group_or_class_that_is_asked_for_leads(
    question: str, texts: tuple[str, ...], leads: int
) -> None:
    asked = Question.of(question, {})
    read = candidates(asked, *texts)
    assert of_what_is_asked(asked, read)[0] is read[leads]


@pytest.mark.parametrize(
    ("question", "leads"),
    [
        ("what does ida holm work", "Ida Holm: Room 12, Works Tue-Thu"),
        ("what does the lid work", "Pump check: Who Ida Holm"),
        ("who has per aas", "Pump check: Who Ida Holm"),  # no row of that name
        ("holm pump", "Pump check: Who Ida Holm"),
        ("ida holm pump", "Pump check: Who Ida Holm"),  # holds more of the question
    ],
)
def test_the_row_of_the_name_comes_before_what_mentions_it(question: str, leads: str) -> None:
    asked = Question.of(question, {})
    people = "| Name | Room | Works |\n|---|---|---|\n| Ida Holm | 12 | Tue-Thu |\n| The lid | 13 | - |"
    read = candidates(asked, "| Task | Who |\n|---|---|\n| Pump check | Ida Holm |", people)
    near = [
        replace(
            one,
            logit=-place / 2,
            signals=replace(one.signals, coverage=asked.coverage(stems_of(one.sentence.words))),
        )
        for place, one in enumerate(read)
    ]
    assert of_what_is_asked(asked, near)[0].sentence.words == leads


def test_another_document_says_nothing_for_all_in_place_of_what_names_a_group_in_passing() -> None:
    asked = Question.of("when do we clock in", {})
    first, second = candidates(asked, "Be at the desk at 7:30, or ask the depot managers.", "Cups are £2.")
    passage = replace(second.sentence.passage, document_id="d2")
    other = replace(second, sentence=replace(second.sentence, passage=passage))
    assert of_what_is_asked(asked, [first, other])[0] is first


def test_what_holds_nothing_of_a_question_says_nothing_for_all() -> None:
    asked = Question.of("when do we clock in", {})
    read = candidates(asked, "Be at the desk at 7:30, or ask the depot managers.", "Cups are £2.")
    assert of_what_is_asked(asked, read)[0] is read[0]


@pytest.mark.parametrize(
    ("question", "texts", "leads"),
    [
        ("Who signs timesheets?", ("Timesheets are signed by managers.", "Signed timesheets go here."), 0),
        (
            "office open Saturday",
            ("The office is open Monday to Friday.\nOn Saturday the car park is locked.",),
            0,
        ),
        ("office open Saturday", ("The office is open Monday to Friday.\nOn Saturday from 9 to 12.",), 1),
    ],
)
def test_whoever_is_asked_for_stays_and_another_thing_on_that_day_does_not_lead(
    question: str, texts: tuple[str, ...], leads: int
) -> None:
    asked = Question.of(question, {})
    read = candidates(asked, *texts)
    assert of_what_is_asked(asked, read)[0] is read[leads]


BONUS = "up to 2 years: £100", "2 to 6 years: £300", "more than 6 years: £700"


@pytest.mark.parametrize(
    ("question", "best", "leads", "left"),
    [
        ("bonus after 4 years", 0, 1, 1),
        ("bonus after 9 years", 1, 2, 1),
        ("bonus after 6 years", 1, 2, 1),
        ("bonus at 6 years", 2, 1, 1),
        ("bonus", 0, 0, 3),
        ("bonus for 4 nights", 0, 0, 3),  # counts something else
    ],
)
def test_the_item_of_a_list_that_spans_the_number_leads(
    question: str, best: int, leads: int, left: int
) -> None:
    asked = Question.of(question, {})
    read = candidates(asked, "\n".join(f"- {one}" for one in BONUS))
    read = [read[best], *(one for one in read if one is not read[best])]
    found = of_what_is_asked(asked, read)
    assert (found[0].sentence.text, len(found)) == (BONUS[leads], left)


def test_the_row_with_the_number_itself_stays_before_one_that_spans_it() -> None:
    asked = Question.of("what does the tent for 4 cost", {})
    rows = "| Kind | Price |\n|---|---|\n| Tent, 4 people | £90 |\n| Marquee, up to 30 people | £400 |"
    assert of_what_is_asked(asked, candidates(asked, rows))[0].sentence.words == "Tent, 4 people: Price £90"


def test_a_row_with_the_number_of_something_else_stays_behind_the_one_that_spans_it() -> None:
    asked = Question.of("how many weeks off after 4 years", {})
    rows = "| Service | Off |\n|---|---|\n| half a year or more | 4 weeks |\n| 3 to 5 years | 9 weeks |"
    assert of_what_is_asked(asked, candidates(asked, rows))[0].sentence.words == "3 to 5 years: Off 9 weeks"


def test_rows_that_span_other_numbers_are_no_answers_beside_prose() -> None:
    asked = Question.of("pension after 3 years", {})
    rows = "| Service | Share |\n|---|---|\n| up to 2 years | 3 % |\n| 2 to 5 years | 5 % |\n| over 5 years | 7 % |"
    found = of_what_is_asked(asked, candidates(asked, "The pension is with Bluewater.", rows))
    assert [one.sentence.words for one in found] == [
        "The pension is with Bluewater.",
        "2 to 5 years: Share 5 %",
    ]


@pytest.mark.parametrize(
    ("question", "texts", "leads"),
    [
        (
            "how long is the trial period",
            ("After the trial the notice is 4 weeks.", "Half a year for everybody."),
            1,
        ),
        ("how much does a kayak cost", ("Kayaks lie on the beach.", "They are £9 an hour."), 1),
        ("how long is the trial period", ("The trial is 6 months.", "After it notice is 4 weeks."), 0),
        ("how much does a kayak cost", ("Kayaks lie on the beach.", "Ask Bo."), 0),
    ],
)
def test_what_can_be_no_answer_gives_the_lead_to_the_next_that_can(
    question: str, texts: tuple[str, ...], leads: int
) -> None:
    asked = Question.of(question, {})
    read = candidates(asked, *texts)
    assert of_what_is_asked(asked, read)[0] is read[leads]


@pytest.mark.parametrize(
    ("question", "row", "is_of_others"),
    [
        ("mileage after 10,000 miles", "| up to 10,000 miles | 45p |", True),
        ("mileage after 4,000 miles", "| up to 10,000 miles | 45p |", False),
        ("mileage up to 10,000 miles", "| up to 10,000 miles | 45p |", False),
        ("mileage of a van", "| up to 10,000 miles | 45p |", False),
        ("a parcel of 14 kg", "| box | up to 5 kg |", False),
    ],
)
def test_a_row_for_other_numbers_is_told_apart(question: str, row: str, is_of_others: bool) -> None:
    [sentence] = sentences_of(make_passage(f"| By | Rate |\n|---|---|\n{row}"))
    assert is_outside(question, sentence) is is_of_others


GENERAL = "The night premium is £2 an hour."
THERE = "# Hours\n\nThis supplement applies to all colleagues in Dundalk.\n\nThe night premium is €3 an hour."


@pytest.mark.parametrize(
    ("question", "leads"),
    [("night premium in dundalk", "€3"), ("night premium in Leeds", "£2"), ("night premium", "£2")],
)
def test_what_a_document_for_the_place_says_leads_before_what_holds_for_all(
    question: str, leads: str
) -> None:
    asked = Question.of(question, dict.fromkeys(("night", "premium", "dundalk", "leeds"), 1.0))
    blank = SentenceSignals(**{field.name: 0.0 for field in fields(SentenceSignals)})
    found = [
        *sentences_of(make_passage(GENERAL, title="Handbook")),
        *sentences_of(replace(make_passage(THERE, title="Supplement"), id="p2", document_id="d2")),
    ]
    scored = [
        Candidate(one, replace(blank, coverage=asked.coverage(stems_of(one.text))), -place / 2)
        for place, one in enumerate(found)
    ]
    assert leads in of_what_is_asked(asked, scored)[0].sentence.text
