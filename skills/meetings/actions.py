"""Action items: listed, ticked off, assigned and given a day, each by the click of a person."""

import re
from collections.abc import Sequence

from skills.context import Context
from skills.errors import UserError
from skills.meeting_book import ActionItem, Step
from skills.messages import Block, Choices, Footer, Heading, Lines, Reply, Text
from skills.moments import clock, link_at

SHOWN = 20
MOST_BUTTONS = 10
_ASSIGN = re.compile(r"(?P<action>\S+)\s+(?:to\s+)?(?P<name>\S.*)", re.IGNORECASE | re.DOTALL)
_DUE = re.compile(r"(?P<action>\S+)\s+(?P<day>\S.*)", re.DOTALL)


def list_actions(words: str, ctx: Context) -> Reply:
    """Of this thread's meeting, of everybody, `mine`, `of NAME`, or of one meeting by its id."""
    if words.lower() in ("mine", "my", "me"):
        return _of_person(ctx.message.sender.id, ctx.message.sender.name, "you", ctx)
    if match := re.fullmatch(r"(?:of|for)\s+(\S.*)", words, re.IGNORECASE | re.DOTALL):
        person = ctx.book.person(match[1], ctx.message.sender)
        return _of_person(person.id, person.name, person.name, ctx)
    if words and words.lower() not in ("all", "everybody", "everyone"):
        meeting = ctx.book.meeting(words, ctx.audience)
        return _listed(ctx.book.actions(ctx.audience, meeting=meeting), f"of {meeting.title}")
    here = None if words else ctx.book.of_thread(ctx.message.conversation, ctx.audience)
    where = f"of {here.title}" if here else "of the meetings that everyone here may read"
    return _listed(ctx.book.actions(ctx.audience, meeting=here), where)


def done(words: str, ctx: Context) -> Reply:
    item = ctx.book.tick(_one(words, "done"), Step.DONE, ctx.message.sender, ctx.audience)
    undo = Choices("If that was a slip:", (f"meetings reopen {item.id}",), ("Open it again",))
    return Reply(f"Done: {item.text}", (undo,), private=True, about=_meetings([item]))


def reopen(words: str, ctx: Context) -> Reply:
    item = ctx.book.tick(_one(words, "reopen"), Step.REOPEN, ctx.message.sender, ctx.audience)
    return Reply(f"Open again: {item.text}", private=True, about=_meetings([item]))


def assign(words: str, ctx: Context) -> Reply:
    match = _ASSIGN.fullmatch(words)
    if match is None:
        raise UserError("Who is to do what is missing.", hint="Write `meetings assign ID to NAME`.")
    item = ctx.book.assign(match["action"], match["name"], ctx.message.sender, ctx.audience)
    return Reply(
        f"{item.assignee_name} has it: {item.text}", _due_hint(item), private=True, about=_meetings([item])
    )


def due(words: str, ctx: Context) -> Reply:
    match = _DUE.fullmatch(words)
    if match is None:
        raise UserError("What is due when is missing.", hint="Write `meetings due ID 2026-12-01`.")
    item = ctx.book.set_due(match["action"], match["day"], ctx.message.sender, ctx.audience)
    return Reply(
        f"Due {item.due_on:%A %d %B %Y}: {item.text}", _due_hint(item), private=True, about=_meetings([item])
    )


def _one(words: str, verb: str) -> str:
    if not words or len(words.split()) > 1:
        raise UserError("I need the id of one action item.", hint=f"Write `meetings {verb} ID`.")
    return words


def _due_hint(item: ActionItem) -> tuple[Block, ...]:
    """What is still missing for a reminder."""
    if item.assignee and item.due_on:
        return (
            Footer(f"{item.assignee_name} is reminded on the working day before, and once when it is late."),
        )
    if item.assignee:
        return (Footer(f"With a day I remind: `meetings due {item.id} Friday`."),)
    return (Footer(f"It is nobody's yet: `meetings assign {item.id} to NAME`."),)


def _of_person(person: str, name: str, called: str, ctx: Context) -> Reply:
    """What is theirs, and below it what was said to be of somebody of that name and nobody has taken."""
    own = ctx.book.actions(ctx.audience, assignee=person)
    said = ctx.book.actions(ctx.audience, owner=name)
    if not own and not said:
        return Reply(f"I know no open action items of {called} that everyone here may read.")
    listed = _listed(own, f"of {called}") if own else Reply(f"Nothing is assigned to {called}.")
    if not said:
        return listed
    mine = person == ctx.message.sender.id
    take = Choices(
        "Take them on:",
        tuple(f"meetings assign {one.id} to me" for one in said[:MOST_BUTTONS]),
        tuple(f"Mine: {one.text}" for one in said[:MOST_BUTTONS]),
    )
    heading = Heading(f"Said of {name}, taken by nobody yet")
    blocks = (*listed.blocks, heading, *_lines(said[:SHOWN]), *((take,) if mine else ()))
    return Reply(listed.summary, blocks, about=(*listed.about, *_meetings(said)))


def _listed(items: Sequence[ActionItem], where: str) -> Reply:
    open_ = [one for one in items if not one.done]
    if not items:
        return Reply(f"There are no open action items {where}.")
    count = f"{len(open_)} open action item{'' if len(open_) == 1 else 's'} {where}"
    more = (Text(f"and {len(items) - SHOWN} more."),) if len(items) > SHOWN else ()
    tick = [one for one in items[:SHOWN] if not one.done][:MOST_BUTTONS]
    buttons = Choices(
        "Tick off what is done:",
        tuple(f"meetings done {one.id}" for one in tick),
        tuple(f"✓ {one.text}" for one in tick),
    )
    blocks = (*_lines(items[:SHOWN]), *more, *((buttons,) if tick else ()))
    return Reply(f"{count}.", blocks, about=_meetings(items))


def _meetings(items: Sequence[ActionItem]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.meeting.location for one in items[:SHOWN]))


def _lines(items: Sequence[ActionItem]) -> tuple[Block, ...]:
    return tuple(Lines((_line(one),), (link_at(one.meeting.link, one.start),)) for one in items)


def _line(item: ActionItem) -> str:
    """The moment, what is to be done, by whom and when, where it was said, and its id."""
    day = f"{item.due_on:%a %d %b %Y}" if item.due_on else item.due
    parts = (
        "done" if item.done else "",
        item.assignee_name or (f"said of {item.owner}" if item.owner else "nobody's yet"),
        f"due {day}" if day else "",
        "possible" if item.possible else "",
        f"{item.meeting.title}, {item.meeting.started_at:%d %b %Y}",
        item.id,
    )
    return f"[{clock(item.start)}] {item.text} ({'; '.join(part for part in parts if part)})"
