"""What is there for me? Your action items, the newest meetings you may read, and how Confidant stands."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from skills.context import Context
from skills.contract import Permission, skill
from skills.meeting_book import ActionItem, Held
from skills.messages import Block, Choices, Footer, Form, Heading, Lines, Reply, Text
from skills.moments import clock, link_at
from skills.overview import Week

MOST_ITEMS = 5
MOST_MEETINGS = 5
ASK = Form("Ask a question", "ask")
WRITE_UP = Form("Write up a recording", "minutes")


class HomeQuery(BaseModel):
    """Home takes no words."""


@dataclass(frozen=True)
class Home:
    items: tuple[ActionItem, ...]
    meetings: tuple[Held, ...]
    week: Week | None
    lines: tuple[tuple[str, str], ...]

    def to_reply(self) -> Reply:
        blocks = (
            ASK,
            WRITE_UP,
            Heading("Your action items"),
            *self._items(),
            Heading("Newest meetings"),
            *self._meetings(),
            *(_week(self.week) if self.week else ()),
            Heading("How I stand"),
            Lines(tuple(f"{what}: {how}" for what, how in self.lines)),
            Footer(
                "I answer when I can prove it and say so when I cannot. Write to me, or mention me in a channel."
            ),
        )
        shown = (*(one.meeting.location for one in self.items), *(one.location for one in self.meetings))
        summary = "Ask me about the company's documents and meetings."
        return Reply(summary, blocks, private=True, about=tuple(dict.fromkeys(shown)))

    def _items(self) -> tuple[Block, ...]:
        if not self.items:
            return (Text("Nothing is waiting for you."),)
        shown = self.items[:MOST_ITEMS]
        more = len(self.items) - len(shown)
        return (
            Lines(tuple(map(_item, shown)), tuple(link_at(one.meeting.link, one.start) for one in shown)),
            *((Text(f"and {more} more: write `meetings actions`."),) if more else ()),
            Choices(
                "",
                tuple(f"meetings done {one.id}" for one in shown),
                tuple(f"✓ {one.text}" for one in shown),
            ),
        )

    def _meetings(self) -> tuple[Block, ...]:
        if not self.meetings:
            return (Text("I have written up no meeting that you may read."),)
        said = tuple(
            f"{one.started_at.day} {one.started_at:%b}: {one.title} ({one.id})" for one in self.meetings
        )
        return (Lines(said), Footer("`meetings transcript ID` gives the words of one."))


@skill(
    command="home",
    summary="Show what waits for you, and how I stand",
    examples=("home",),
    permission=Permission.ASK,
)
async def home(query: HomeQuery, ctx: Context) -> Home:  # noqa: ARG001  # the contract gives both
    """Only what the person themself may read, whoever else is in the conversation."""
    return await asyncio.to_thread(_gathered, ctx)


def _gathered(ctx: Context) -> Home:
    person = ctx.message.sender
    return Home(
        ctx.book.actions(ctx.audience, assignee=person.id),
        ctx.book.held(ctx.audience, limit=MOST_MEETINGS),
        ctx.overview.week(person),
        tuple(ctx.status()),
    )


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _item(item: ActionItem) -> str:
    due = f", due {item.due_on:%a} {item.due_on.day} {item.due_on:%b}" if item.due_on else ""
    return f"[{clock(item.start)}] {item.text} ({item.meeting.title}{due})"


def _week(week: Week) -> Sequence[Block]:
    asked = week.answered + week.declined
    answered = f"{week.answered} of {asked} questions were answered" if asked else "Nobody asked anything"
    checked = (
        f"{week.right} of {week.checked} checked answers were right"
        if week.checked
        else "No answer was checked"
    )
    return (
        Heading("Answers in the last seven days"),
        Lines(
            (
                f"{answered}.",
                f"{checked}.",
                f"{week.liked} thumbs up, {week.disliked} down.",
                (
                    f"To be checked: {_counted(week.to_check, 'answer')}. "
                    f"Waiting for an expert: {_counted(week.to_answer, 'question')}."
                ),
            )
        ),
    )
