"""What is there for me? Your action items, the newest meetings you may read, and how Confidant stands."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from skills.approval import Proposal
from skills.context import Context
from skills.contract import skill
from skills.language import day, joined, percent, say, say_many
from skills.meeting_book import ActionItem, Held
from skills.messages import Block, Choices, Footer, Form, Heading, Lines, Picture, Reply, Text
from skills.moments import clock, link_at
from skills.overview import Week
from skills.permission import Permission

MOST_ITEMS = 5
MOST_MEETINGS = 5
MOST_APPROVALS = 5
ASK = Form(say("Ask a question"), "ask")
WRITE_UP = Form(say("Write up a recording"), "minutes")
DATA = Form(say("Ask a database"), "sql")


class HomeQuery(BaseModel):
    """Home takes no words."""


@dataclass(frozen=True)
class Home:
    items: tuple[ActionItem, ...]
    meetings: tuple[Held, ...]
    week: Week | None
    lines: tuple[tuple[str, str], ...]
    approvals: tuple[Proposal, ...] = ()
    picture: bytes = b""  # of the week
    has_data: bool = False  # whether a database is open to this person

    def to_reply(self) -> Reply:
        blocks = (
            ASK,
            WRITE_UP,
            *((DATA,) if self.has_data else ()),
            Heading(say("Your action items")),
            *self._items(),
            Heading(say("Newest meetings")),
            *self._meetings(),
            *_approvals(self.approvals),
            *(_week(self.week, self.picture) if self.week else ()),
            Heading(say("How I stand")),
            Lines(tuple(f"{what}: {how}" for what, how in self.lines)),
            Footer(
                say(
                    "I answer when I can prove it and say so when I cannot. Write to me, or mention me in a "
                    "channel."
                )
            ),
        )
        shown = (*(one.meeting.location for one in self.items), *(one.location for one in self.meetings))
        summary = say("Ask me about the company's documents and meetings.")
        return Reply(summary, blocks, private=True, about=tuple(dict.fromkeys(shown)))

    def _items(self) -> tuple[Block, ...]:
        if not self.items:
            return (Text(say("Nothing is waiting for you.")),)
        shown = self.items[:MOST_ITEMS]
        more = len(self.items) - len(shown)
        return (
            Lines(tuple(map(_item, shown)), tuple(link_at(one.meeting.link, one.start) for one in shown)),
            *((Text(say("and {more} more: write `meetings actions`.", more=more)),) if more else ()),
            Choices(
                "",
                tuple(f"meetings done {one.id}" for one in shown),
                tuple(f"✓ {one.text}" for one in shown),
            ),
        )

    def _meetings(self) -> tuple[Block, ...]:
        if not self.meetings:
            return (Text(say("I have written up no meeting that you may read.")),)
        said = tuple(f"{day(one.started_at, year=False)}: {one.title} ({one.id})" for one in self.meetings)
        return (Lines(said), Footer(say("`meetings transcript ID` gives the words of one.")))


@skill(
    command="home",
    summary=say("Show what waits for you, and how I stand"),
    examples=("home",),
    permission=Permission.ASK,
)
async def home(query: HomeQuery, ctx: Context) -> Home:  # noqa: ARG001  # the contract gives both
    """Only what the person themself may read, whoever else is in the conversation."""
    return await asyncio.to_thread(_gathered, ctx)


def _gathered(ctx: Context) -> Home:
    person = ctx.message.sender
    week = ctx.overview.week(person)
    return Home(
        ctx.book.actions(ctx.audience, assignee=person.id),
        ctx.book.held(ctx.audience, limit=MOST_MEETINGS),
        week,
        tuple(ctx.status()),
        ctx.approvals.waiting(person),
        ctx.overview.picture(week) if week else b"",
        bool(ctx.databases.open_to(ctx.audience)),
    )


def _item(item: ActionItem) -> str:
    due = say("due {day}", day=day(item.due_on, year=False, weekday=True)) if item.due_on else ""
    return joined((f"[{clock(item.start)}] {item.text}", f"({joined((item.meeting.title, due), ', ')})"))


def _approvals(waiting: Sequence[Proposal]) -> Iterator[Block]:
    """What waits for a click, the oldest first, each with its two buttons."""
    if not waiting:
        return
    yield Heading(say("Waiting for your click"))
    for one in waiting[:MOST_APPROVALS]:
        words = f"{one.id} {one.seal}"
        what = say(
            "{title}: {now} → {then}", title=one.preview.title, now=one.preview.now, then=one.preview.then
        )
        by = say("{who} asked for it.", who=one.proposer.name)
        buttons = (f"confirm {words}", f"cancel {words}")
        yield Choices(joined((what, by), " · "), buttons, (say("Confirm"), say("Cancel")))
    more = len(waiting) - MOST_APPROVALS
    if more > 0:
        yield Text(say_many("and {n} more", "and {n} more", more))


def _week(week: Week, picture: bytes) -> Iterator[Block]:
    yield Heading(say("Answers in the last seven days"))
    if picture:
        yield Picture("week.png", _in_words(week), picture)
    yield Lines(
        (
            say("{n} of {asked} questions were answered.", n=week.answered, asked=week.asked)
            if week.asked
            else say("Nobody asked anything."),
            say("{n} of {checked} checked answers were right.", n=week.right, checked=week.checked)
            if week.checked
            else say("No answer was checked."),
            say("{liked} thumbs up, {disliked} down.", liked=week.liked, disliked=week.disliked),
            say(
                "To be checked: {answers}. Waiting for an expert: {questions}.",
                answers=say_many("{n} answer", "{n} answers", week.to_check),
                questions=say_many("{n} question", "{n} questions", week.to_answer),
            ),
        )
    )


def _in_words(week: Week) -> str:
    """The picture for whoever does not see it."""
    coverage = (
        say("Answered: {share}", share=percent(week.answered / week.asked))
        if week.asked
        else say("Nobody asked anything.")
    )
    precision = (
        say("Right among those checked: {share}", share=percent(week.right / week.checked))
        if week.checked
        else say("No answer was checked.")
    )
    days = (
        say("{day}: {n} of {asked} answered", day=day(one.on, year=False), n=one.answered, asked=one.asked)
        for one in week.days
        if one.asked
    )
    return joined((coverage, precision, *days), "; ")
