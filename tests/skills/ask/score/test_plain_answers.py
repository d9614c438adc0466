"""Plain true answers that rules about siblings, sums, times and records leave alone."""

import pytest

from indexing.sources.heads import owner_of
from skills.ask.pieces.people import groups_in
from skills.ask.score.veto import is_no_answer
from skills.ask.standing.records import is_beside_the_facts
from tests.skills.ask.standing.test_records import sentence


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What does grade 5 earn?", "Grade 4 and above earn £30,000."),
        ("Who approves category B?", "Category A to C are approved by the manager."),
        ("Is level 12 included?", "Up to level 15 included."),
        ("What time does the shop open?", "The shop opens at eight."),
        ("What time does the bus leave?", "The bus leaves at 0730."),
        ("When do I need approval?", "Any purchase exceeding £500 needs approval."),
        ("When is the bonus paid?", "The £500 bonus is handed out at Christmas."),
        ("How much does a taxi cost?", "The company covers it."),
        ("How much do keys cost?", "Replacement keys are 25 each."),
        ("What does the failed audit cost us in time?", "It took two weeks."),
        ("Can I order from Amazon?", "Order only from approved suppliers, from Staples or Viking."),
        ("Who do I call at night?", "Call Ana at home or at work."),
        ("Can I leave before lunch?", "After lunch only."),
        ("Can I work from home after probation?", "Not before probation ends."),
        ("Is the London office open on Monday?", "All sites open Monday; the Leeds office closes at noon."),
        ("Is a type I error serious?", "A type 1 error is serious."),
        ("What grade I need for promotion?", "Grade 7 is needed for promotion."),
        ("What is the maximum stay?", "The minimum stay is 2 days, the longest 9."),
        ("When is the first payment due?", "The second payment is due in May, the initial one in March."),
    ],
)
def test_a_plain_true_answer_stays(question: str, said: str) -> None:
    assert not is_no_answer(question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What happens to a class C defect?", "A bus with a defect of class A does not leave."),
        ("How long are pictures from ferries kept?", "Pictures from buses 14 days, from piers 31 days."),
        ("What is the notice period after probation?", "During probation the notice period is a week."),
        ("What time does the party start?", "The party takes place in June."),
        ("How much does the linkspan cost?", "The linkspan is at Harl."),
    ],
)
def test_a_sibling_or_another_kind_of_thing_goes(question: str, said: str) -> None:
    assert is_no_answer(question, said)


@pytest.mark.parametrize(
    "said",
    [
        "Absent: call your manager before 9.",
        "Minutes: 15 per break.",
        "Chair: up to £300 for a home office chair.",
        "Whether leave is granted is to be decided by the manager within 5 days.",
    ],
)
def test_a_rule_behind_a_label_is_no_record(said: str) -> None:
    assert not is_beside_the_facts("what is the rule?", sentence(said))


@pytest.mark.parametrize("text", ["Ask your manager.", "My children are sick.", "her partner's leave"])
def test_somebodys_own_manager_or_family_is_no_group(text: str) -> None:
    assert groups_in(text) == frozenset()


@pytest.mark.parametrize(
    "line",
    [
        "Bank Holiday, Monday 25 May 2026",
        "Christmas Shutdown, 24 December 2026",
        "By Monday all forms must be in",
    ],
)
def test_an_event_or_a_rule_names_no_owner(line: str) -> None:
    assert owner_of(f"# Rules\n{line}\nMore.") is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Can I take leave during probation?", "Annual leave can be taken after probation."),
        ("Is overtime paid during the apprenticeship?", "Overtime is paid after the apprenticeship."),
        ("How long does a transfer take?", "The money is there two days after the transfer."),
        ("What is the internal number?", "The external number is 0117 4410, inside dial 4410."),
        ("When does the second shift start?", "The first shift starts at 6, the next at 14."),
    ],
)
def test_another_time_number_or_place_in_a_row_may_be_the_answer(question: str, said: str) -> None:
    assert not is_no_answer(question, said)
