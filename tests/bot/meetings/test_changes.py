"""What people do to a meeting from the chat: naming a voice, again, out, gone for good; readers only."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.testing.meetings import MeetingChat
from skills.messages import Choices, User


class Done:
    """Notes what the running program would do."""

    def __init__(self) -> None:
        self.did: list[tuple[object, ...]] = []

    def again(self, meeting_id: str, names: Mapping[str, str], by: User) -> None:
        self.did.append(("again", meeting_id, dict(names), by.id))

    def ask_to_remember(
        self, meeting_id: str, title: str, speaker: str, person_id: str, by: User
    ) -> None: ...

    def leave_out(self, meeting_id: str, by: User) -> None:
        self.did.append(("leave out", meeting_id, by.id))

    def delete(self, meeting_id: str, by: User) -> str:
        self.did.append(("delete", meeting_id, by.id))
        return "It is deleted."


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[MeetingChat]:
    chat = MeetingChat(tmp_path)
    chat.held("abc123", readers="user:ana")
    yield chat
    chat.close()


def test_a_reader_names_a_voice_and_has_the_minutes_written_again(chat: MeetingChat) -> None:
    chat.book.deeds = done = Done()
    assert "Anna Smith" in chat.say("meetings name abc123 Speaker 2 is Anna Smith.").summary
    chat.say("meetings again abc123")
    assert done.did == [
        ("again", "abc123", {"Speaker 2": "Anna Smith"}, "ana"),
        ("again", "abc123", {}, "ana"),
    ]


def test_without_an_id_the_label_is_no_id(chat: MeetingChat) -> None:
    chat.book.deeds = done = Done()
    assert "Which meeting is missing" in chat.say("meetings name Speaker 2 is Anna").summary
    assert done.did == []


def test_deleting_asks_once_more(chat: MeetingChat) -> None:
    chat.book.deeds = done = Done()
    asked = chat.say("meetings delete abc123")
    [button] = [one for block in asked.blocks if isinstance(block, Choices) for one in block.options]
    assert done.did == []
    assert chat.say(button).summary == "It is deleted."
    assert done.did == [("delete", "abc123", "ana")]


def test_who_may_not_read_a_meeting_hears_that_there_is_none(chat: MeetingChat) -> None:
    chat.book.deeds = done = Done()
    for words in ("again abc123", "name abc123 Speaker 1 is Bo", "delete abc123 for good"):
        assert "I know no meeting" in chat.say(f"meetings {words}", "bo").summary
    assert done.did == []
