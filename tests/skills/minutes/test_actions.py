"""Plainly said action items, and what only sounds like one."""

import pytest

from skills.minutes.actions import find_actions
from skills.minutes.lines import Action
from tests.skills.minutes.talk import said


def actions(*lines: str) -> list[Action]:
    return find_actions(*said(*lines))


@pytest.mark.parametrize(
    ("line", "owner", "due"),
    [
        ("Ana Keller: Priya will fix the calibration bug by Friday.", "Priya Raman", "by Friday"),
        (
            "Ana Keller: I will write the support guide before the end of next week.",
            "Ana Keller",
            "before the end of next week",
        ),
        ("Ana Keller: Jonas will send the new forecast to the distributors.", "Jonas", None),
        ("Ana Keller: So Tom's going to call the supplier tomorrow.", "Tom Berg", "tomorrow"),
        ("Ana Keller: priya will fix the calibration bug by friday", "Priya Raman", "by friday"),
        ("Ana Keller: Marco needs to update the price list on 15 October.", "Marco Ruiz", "15 October"),
        ("Ana Keller: I'll check with the lab if the sensor is safe.", "Ana Keller", None),
        ("Ana Keller: By Monday I will have to send the contract back.", "Ana Keller", "By Monday"),
        ("Ana Keller: Priya Raman will be sending the report next Tuesday.", "Priya Raman", "next Tuesday"),
        (
            "Ana Keller: The design team will prepare the drawings by the end of March.",
            "The design team",
            "by the end of March",
        ),
        ("Ana Keller: Someone should order new batteries.", None, None),
        ("Ana Keller: We need to send the samples by 3 May.", None, "by 3 May"),
        ("Ana Keller: Action item: Tom to book the venue by 2026-03-01.", "Tom Berg", "by 2026-03-01"),
        ("Ana Keller: Priya and Tom will test the new firmware.", "Priya Raman and Tom Berg", None),
        (
            "Ana Keller: Tom has agreed to review the contract within two weeks.",
            "Tom Berg",
            "within two weeks",
        ),
        ("Ana Keller: I'll get back to you on Thursday.", "Ana Keller", "Thursday"),
        ("Ana Keller: Tom, please send the slides to everyone.", "Tom Berg", None),
        ("Ana Keller: Can you, Tom, book the room for the workshop?", "Tom Berg", None),
        ("Ana Keller: Could you prepare the budget by Friday, Priya?", "Priya Raman", "by Friday"),
        ("Speaker 2: I will write the release notes.", None, None),
        (": I will write the release notes.", None, None),
        (
            "Ana Keller: Before the launch, Priya will train the support team.",
            "Priya Raman",
            "Before the launch",
        ),
    ],
)
def test_finds_what_is_plainly_promised_with_its_owner_and_deadline(
    line: str, owner: str | None, due: str | None
) -> None:
    found = actions(line)
    assert [(action.owner, action.due) for action in found] == [(owner, due)]
    assert not found[0].possible


@pytest.mark.parametrize(
    "line",
    [
        "If the tests pass, I will send the report by Friday.",
        "I will send the report if the tests pass.",
        "I will not send the report.",
        "I won't send the report by Friday.",
        "Priya will never fix the bug.",
        "Will Priya fix the bug by Friday?",
        "Last year Priya had to fix the bug.",
        "Tom said I will send the report.",
        "I'll share my screen.",
        "I will start with the numbers.",
        "I'll go first.",
        "I'll just check that quickly.",
        "Maybe Priya will fix it.",
        "The filter will clean the water.",
        "It will send a message to the server.",
        "Customers will ask for a refund.",
        "Shipping will take two weeks.",
        "Someone should have told us.",
        "Can you hear me?",
        "Could you explain that again?",
        "Can you send the file?",
        "I would write the guide.",
        "They will review the contract.",
        "Priya would fix the bug by Friday.",
        "I will be on holiday next week.",
        "What if Tom will call the supplier by Friday.",
        "Yesterday I had to call the supplier.",
        "Marketing is going to be happy.",
        "I will ask you a question.",
        "I'll ask the question again.",
        "I will be sharing my time with the member for Leeds.",
        "I'll remind Tom that the budget was approved.",
        "But I'd have to confirm that with the committee.",
        "On June 21, Canadians will gather to raise funds.",
        "The support offered to farms by Tuesday was late.",
        "We'll discuss the new prices this morning.",
    ],
)
def test_leaves_out_what_is_no_promise(line: str) -> None:
    assert actions(f"Ana Keller: {line}") == []


def test_a_request_belongs_to_whoever_says_yes() -> None:
    found = actions(
        "Ana Keller: Can you send the samples to the lab?", "Tom Berg: Sure, I will do it by Monday."
    )
    assert [(item.owner, item.due, len(item.evidence)) for item in found] == [("Tom Berg", "by Monday", 2)]


def test_a_request_to_somebody_by_name_is_not_the_next_speakers() -> None:
    found = actions("Ana Keller: Morgan, can you talk to our lawyer?", "Tom Berg: Yeah, but it takes long.")
    assert [item.owner for item in found] == ["Morgan"]


def test_work_for_the_board_is_no_writing_on_a_board() -> None:
    assert actions("Ana Keller: Can you, Tom, prepare the slides for the board?")
    assert actions("Ana Keller: I will write the names on the board.") == []


def test_a_refused_request_is_no_action() -> None:
    assert (
        actions("Ana Keller: Tom, can you send the samples to the lab?", "Tom Berg: No, I can't do that.")
        == []
    )


def test_who_can_is_answered_by_the_one_who_can() -> None:
    found = actions("Ana Keller: Who can write the guide?", "Priya Raman: I can do that.")
    assert [item.owner for item in found] == ["Priya Raman"]


def test_two_promises_in_a_sentence_are_two_actions() -> None:
    found = actions("Ana Keller: Priya will fix the bug by Friday and Tom will call the supplier on Monday.")
    assert [(item.text, item.owner, item.due) for item in found] == [
        ("Priya will fix the bug by Friday.", "Priya Raman", "by Friday"),
        ("Tom will call the supplier on Monday.", "Tom Berg", "Monday"),
    ]


def test_a_name_that_two_people_share_stays_as_it_was_said() -> None:
    found = actions("Tom Smith: Hello.", "Ana Keller: Tom will call the supplier.")
    assert [item.owner for item in found] == ["Tom"]


def test_what_is_taken_back_is_no_action() -> None:
    assert (
        actions("Ana Keller: Priya will fix the bug by Friday.", "Ana Keller: Actually, no, the bug is gone.")
        == []
    )


def test_a_recap_does_not_double_an_action() -> None:
    line = "Ana Keller: Priya will fix the calibration bug by Friday."
    assert (
        len(
            actions(line, "Tom Berg: Fine.", "Ana Keller: So, to sum up, Priya will fix the calibration bug.")
        )
        == 1
    )
