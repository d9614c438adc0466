"""A question that points at the channel open beside it is looked for there first, and everywhere after that."""

import asyncio
from collections.abc import Iterator

import pytest

from bot.testing.chat import NOW
from bot.testing.meetings import MeetingChat
from indexing.models import TextModels
from skills.ask import AskQuery, ask
from skills.ask.answer import Asked
from skills.messages import Conversation, Message

PLAN = "# Plan\n\nWe decided to move the launch of the Aero Pro to 3 March.\n"
THREAD = "# Thread\n\nWe decided to move the launch of the Aero Pro to 15 October.\n"
BOARD = "# Board\n\nWe decided to move the launch of the Aero Pro to next year.\n"
CANTEEN = "# Canteen\n\nThe canteen serves soup from 11:30.\n"
LOOKED = "the channel you have open"


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory, models: TextModels) -> Iterator[MeetingChat]:
    """What everyone reads, what is read in a channel of Ana's, and what is read in one where she is not."""
    chat = MeetingChat(tmp_path_factory.mktemp("chat"), models)
    for text, readers in (
        (PLAN, "everyone"),
        (THREAD, "channel:C1"),
        (BOARD, "channel:C2"),
        (CANTEEN, "everyone"),
    ):
        chat.wrote("bo", text, readers=readers)
    yield chat
    chat.close()


def put(chat: MeetingChat, question: str, beside: str = "") -> Asked:
    place = Conversation("fake", "T1", "D1", private=True)
    message = Message(question, chat.rights.user("ana"), place, NOW, open_channel=beside)
    asked: Asked = asyncio.run(chat.dispatcher.answer(ask, AskQuery(question=question), message))
    return asked


def cited(asked: Asked) -> set[str]:
    return {one.passage.title for one in asked.citations}


@pytest.mark.parametrize(
    "question",
    [
        "To which date did we decide in this channel to move the launch of the Aero Pro?",
        "To which date did we decide here to move the launch of the Aero Pro?",
    ],
)
def test_what_was_decided_here_is_what_was_decided_in_the_open_channel(
    chat: MeetingChat, question: str
) -> None:
    asked = put(chat, question, "fake:C1")
    assert cited(asked) == {"Thread"}
    assert any(LOOKED in note for note in asked.notes)


def test_without_a_word_for_the_place_an_open_channel_changes_nothing(chat: MeetingChat) -> None:
    question = "To which date did we decide to move the launch of the Aero Pro?"
    asked, beside = put(chat, question), put(chat, question, "fake:C1")
    assert asked.answer == beside.answer
    # in bfloat16 the same words give other last digits beside other words: .00011 was seen on one processor
    assert asked.confidence == pytest.approx(beside.confidence, abs=0.002)
    assert not any(LOOKED in note for note in beside.notes)


def test_what_the_open_channel_does_not_prove_is_looked_for_everywhere(chat: MeetingChat) -> None:
    asked = put(chat, "From when does the canteen here serve soup?", "fake:C1")
    assert cited(asked) == {"Canteen"}
    assert any("so I looked everywhere" in note for note in asked.notes)


def test_a_channel_gives_nobody_what_they_may_not_read(chat: MeetingChat) -> None:
    asked = put(chat, "To which date did we decide in this channel to move the launch?", "fake:C2")
    assert "Board" not in cited(asked) | {one.passage.title for one in asked.results}
