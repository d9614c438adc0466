"""What a model tells of a chat is shown only where the messages prove it, each sentence with the messages."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.testing.chat import NOW, FakeChat
from indexing.documents import DataClass
from skills.catch_up import CatchUpQuery, catch_up
from skills.catch_up.naming import channel_in
from skills.catch_up.wording import MOST_CHARACTERS, Worded, word
from skills.context import Context
from skills.messages import Conversation, Lines, Message, Reply, User
from skills.model import Completion, Task
from skills.talk import Saying, Talked

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def says(author: str, text: str, minutes: int) -> Saying:
    return Saying(author, text, MONDAY + timedelta(minutes=minutes), f"https://x.slack.com/p{minutes}")


LAUNCH = (
    says("Ana Souza", "We decided to move the launch of the bottle to the fifteenth of December", 1),
    says("Bo Lind", "Then I will tell the supplier by Friday", 2),
)
SHOOT = (says("Cy Curator", "Who will book the studio for the photo shoot?", 3),)


@dataclass
class Scribe:
    """A model that says what it was given to say, and remembers what it was asked."""

    lines: Sequence[object] = ()
    note: str | None = None
    asked: list[str] = field(default_factory=list)
    classes: list[DataClass] = field(default_factory=list)

    async def complete(
        self, task: Task, *, system: str, prompt: str, data_classes: Sequence[DataClass], asker: str
    ) -> Completion:
        self.asked.append(prompt)
        self.classes += data_classes
        if self.note:
            return Completion(note=self.note)
        return Completion("\n".join(map(json.dumps, self.lines)), model="a scribe")


def context(chat: FakeChat, model: Scribe) -> Context:
    place = Conversation("fake", "T1", "C1")
    ctx = chat.dispatcher.context_for(Message("catchup", User("ana", "Ana"), place, NOW))
    return replace(ctx, model=model)


def worded(chat: FakeChat, *lines: object, note: str | None = None) -> Worded:
    return asyncio.run(word((LAUNCH, SHOOT), context(chat, Scribe(lines, note))))


def test_a_sentence_that_its_message_proves_is_told_with_it(chat: FakeChat) -> None:
    got = worded(
        chat, {"text": "The launch of the bottle moves to the fifteenth of December.", "messages": [1]}
    )
    assert [(one.text, one.proof) for one in got.told] == [
        ("The launch of the bottle moves to the fifteenth of December.", (LAUNCH[0],))
    ]
    assert got.note == "Worded by a scribe, each sentence checked against its messages."


@pytest.mark.parametrize(
    "line",
    [
        {"text": "The launch of the bottle moves to the sixteenth of December.", "messages": [1]},
        {"text": "The launch of the bottle did not move to the fifteenth of December.", "messages": [1]},
        {"text": "Bo Lind will tell the press by Friday.", "messages": [2]},
        {"text": "The launch of the bottle moves to the fifteenth of December.", "messages": [9]},
        {"text": "Cy Curator will book the studio for the photo shoot.", "messages": [3]},
    ],
    ids=["another-number", "turned-round", "another-object", "not-shown", "a-question-as-a-fact"],
)
def test_what_the_messages_do_not_prove_is_dropped(chat: FakeChat, line: object) -> None:
    got = worded(chat, line)
    assert got.told == ()
    assert "not proven" in got.note


def test_an_open_question_may_be_told_as_one(chat: FakeChat) -> None:
    line = {
        "text": "Who will book the studio for the shoot?",
        "messages": [3],
        "question": True,
    }
    assert [one.proof for one in worded(chat, line).told] == [SHOOT]


def test_without_a_model_or_where_it_is_not_cleared_nothing_is_worded(chat: FakeChat) -> None:
    assert worded(chat, note="openai is not cleared.") == Worded(note="openai is not cleared.")
    assert asyncio.run(word((LAUNCH,), chat.dispatcher.context_for(message()))) == Worded()


def test_only_who_is_cleared_for_everything_sees_a_chat(chat: FakeChat) -> None:
    scribe = Scribe()
    asyncio.run(word((LAUNCH,), context(chat, scribe)))
    assert scribe.classes == [DataClass.CONFIDENTIAL]


def test_of_very_long_talk_the_newest_threads_are_shown(chat: FakeChat) -> None:
    scribe = Scribe()
    old = (says("Bo Lind", "word " * MOST_CHARACTERS, 0),)
    asyncio.run(word((old, LAUNCH), context(chat, scribe)))
    assert [one["author"] for one in json.loads(scribe.asked[0])["messages"]] == ["Ana Souza", "Bo Lind"]


def message(text: str = "catchup", named: tuple[tuple[str, str], ...] = ()) -> Message:
    return Message(text, User("ana", "Ana"), Conversation("fake", "T1", "D1", private=True), NOW, named=named)


@dataclass
class Chatter:
    """A chat of one channel, which remembers by what name it was asked for."""

    wanted: str = ""

    async def thread(self, place: Conversation, by: User) -> Talked:
        raise AssertionError

    async def channel(self, place: Conversation, channel: str, by: User, *, since: datetime) -> Talked:
        self.wanted = channel
        return Talked("#general", (LAUNCH, SHOOT))


def recap(chat: FakeChat, model: Scribe, query: CatchUpQuery) -> tuple[Reply, str]:
    chatter = Chatter()
    ctx = replace(context(chat, model), talk=chatter)
    reply = asyncio.run(catch_up(query, ctx)).to_reply()
    return reply, chatter.wanted


def test_each_sentence_stands_behind_the_link_of_its_message_and_open_questions_stay(chat: FakeChat) -> None:
    line = {"text": "Bo Lind will tell the supplier by Friday about the launch.", "messages": [1, 2]}
    told, _ = recap(chat, Scribe([line]), CatchUpQuery())
    lines = [block for block in told.blocks if isinstance(block, Lines)]
    assert lines[0].linked == (
        ("[09:01] Bo Lind will tell the supplier by Friday about the launch.", "https://x.slack.com/p1"),
        ("[09:02] ↳ Bo Lind", "https://x.slack.com/p2"),
    )
    assert "studio" in lines[1].items[0]


def test_where_nothing_is_proven_the_messages_speak_for_themselves(chat: FakeChat) -> None:
    told, _ = recap(chat, Scribe([{"text": "All is well.", "messages": [1]}]), CatchUpQuery())
    assert "[09:01] Ana Souza: We decided" in str(told.blocks)


def test_a_channel_is_meant_that_the_words_name(chat: FakeChat) -> None:
    _, wanted = recap(chat, Scribe(), CatchUpQuery(since="of #general since Monday"))
    assert wanted == "#general"
    assert channel_in("#general.", message(named=(("#general", "slack:C1"),))) == "slack:C1"
    assert channel_in("issue no#5 and &#39;", message()) == ""
