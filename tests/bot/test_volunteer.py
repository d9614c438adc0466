"""What was said to others: answered if that can be proven, and otherwise nobody hears of it."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import BaseModel, Field

from bot.testing.chat import NOW, FakeChat
from skills.context import Context
from skills.contract import skill
from skills.messages import Conversation, Message, Reply
from skills.permission import Permission
from skills.record import Place, Recorded


class Question(BaseModel):
    question: str = Field(min_length=2, max_length=100)


@dataclass(frozen=True)
class Knowing:
    """An answer to what is about Ghent, and none to anything else."""

    declined: bool

    def to_reply(self) -> Reply:
        return Reply("I cannot prove that." if self.declined else "From 9:00 to 17:00.")


@skill(command="know", summary="Know it", examples=("know it",), permission=Permission.ASK)
async def know(query: Question, ctx: Context) -> Knowing:
    declined = "Ghent" not in query.question
    place = Place.of(ctx.message, ctx.audience)
    ctx.record(Recorded(query.question, place, "search" if declined else "answer", 0.5, 0.6, "hash"))
    return Knowing(declined)


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[FakeChat]:
    chat = FakeChat(tmp_path)
    chat.dispatcher.default = know
    yield chat
    chat.close()


def overhear(chat: FakeChat, text: str, sender: str = "ana") -> tuple[Reply | None, list[str]]:
    kept: list[Recorded] = []
    chat.dispatcher.record = kept.append
    message = Message(text, chat.rights.user(sender), Conversation("fake", "T1", "C1"), NOW)
    return asyncio.run(chat.dispatcher.volunteer(message)), [one.decision for one in kept]


def test_what_can_be_proven_is_answered_and_recorded_as_ever(chat: FakeChat) -> None:
    assert overhear(chat, "When is Ghent open?") == (Reply("From 9:00 to 17:00."), ["answer"])


def test_what_cannot_be_proven_gets_nothing_and_leaves_nothing(chat: FakeChat) -> None:
    assert overhear(chat, "When is Lisbon open?") == (None, [])


def test_who_may_not_ask_and_words_that_are_no_query_get_nothing(chat: FakeChat) -> None:
    assert overhear(chat, "When is Ghent open?", "nobody") == (None, [])
    assert overhear(chat, "Ghent " * 100) == (None, [])
    chat.granted.clear()
    assert overhear(chat, "When is Ghent open?") == (None, [])
