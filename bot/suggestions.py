"""What a person may ask first: what is sure to be answered from what they may read, and what is in the catalogue."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.review.entries import KIND
from indexing.audience import Audience
from indexing.documents import Passage
from skills.context import SearchIndex
from skills.help import help_
from skills.language import say
from skills.meeting_book import MeetingBook
from skills.meetings import meetings
from skills.messages import Conversation, Message, Reply, User

MOST = 4
# what people ask about on their first day
_FIRST_DAY = "how many days, how long, how much, who to ask, policy"
_LOOKED_AT = 12
_TRIED = 6  # questions made up from documents that are tried before one is offered; each is a whole search
_LONGEST_NAME = 60
_LATELY = timedelta(days=6)


@dataclass(frozen=True)
class Suggestion:
    """A button with its words, and the message that pressing it sends."""

    title: str
    message: str


Suggest = Callable[[User], Awaitable[Sequence[Suggestion]]]


async def suggest_nothing(_user: User) -> Sequence[Suggestion]:
    """Where nothing is known of what may be asked."""
    return ()


@dataclass(frozen=True)
class Suggestions:
    """`audience_of` says what the reader of a private reply may read, `prove` whether a question has an answer."""

    index: SearchIndex
    book: MeetingBook
    audience_of: Callable[[Message], Audience]
    prove: Callable[[Message], Awaitable[Reply | None]]
    now: Callable[[], datetime]

    async def __call__(self, user: User) -> Sequence[Suggestion]:
        """At most four, none about what this person may not read; an unknown person is offered help alone."""
        offered = await self._readable(user) if user.known else []
        return (*offered[: MOST - 1], Suggestion(say("What can you do?"), help_.command))

    async def _readable(self, user: User) -> list[Suggestion]:
        alone = Message("", user, Conversation("", "", "", private=True), self.now())
        audience = await asyncio.to_thread(self.audience_of, alone)
        verified = await self.index.search(_FIRST_DAY, audience=audience, limit=_LOOKED_AT, kind=KIND)
        asked = dict.fromkeys(one.passage.title for one in verified if one.passage.title.endswith("?"))
        offered = [Suggestion(one, one) for one in asked if _is_short(one)][: MOST - 2]
        offered += await asyncio.to_thread(self._of_meetings, audience)
        return offered if len(offered) >= MOST - 2 else [*await self._proven(alone, audience), *offered]

    def _of_meetings(self, audience: Audience) -> list[Suggestion]:
        latest = self.book.held(audience, limit=1)
        digest = latest and latest[0].started_at > self.now() - _LATELY
        this_week = Suggestion(say("What was decided this week?"), f"{meetings.command} digest this week")
        mine = Suggestion(say("What do I have to do?"), f"{meetings.command} actions mine")
        return [*([this_week] if digest else []), *([mine] if latest else [])]

    async def _proven(self, alone: Message, audience: Audience) -> list[Suggestion]:
        """A question about a document, tried before it is offered: most that can be made up have no short answer."""
        found = await self.index.search(_FIRST_DAY, audience=audience, limit=_LOOKED_AT)
        asked = dict.fromkeys(filter(None, (_question(one.passage) for one in found)))
        for one in list(asked)[:_TRIED]:
            if await self.prove(replace(alone, text=one)):
                return [Suggestion(one, one)]
        return []


def _question(passage: Passage) -> str:
    """What the section of a passage is asked about, or nothing where it has no name of its own."""
    section = passage.heading_path[-1] if passage.heading_path else ""
    if not section or section == passage.title or not (_is_short(section) and _is_short(passage.title)):
        return ""
    return f"What does {passage.title} say about {section[0].lower()}{section[1:]}?"


def _is_short(name: str) -> bool:
    return 0 < len(name) <= _LONGEST_NAME and "\n" not in name
