"""Action items: listed, ticked off, assigned and given a day, each by the click of a person."""

import re
from collections.abc import Sequence

from skills.context import Context
from skills.errors import UserError
from skills.language import day, joined, say, say_many
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
        return _of_person(ctx.message.sender.id, ctx.message.sender.name, ctx)
    if match := re.fullmatch(r"(?:of|for)\s+(\S.*)", words, re.IGNORECASE | re.DOTALL):
        person = ctx.book.person(match[1], ctx.message.sender)
        return _of_person(person.id, person.name, ctx)
    if words and words.lower() not in ("all", "everybody", "everyone"):
        meeting = ctx.book.meeting(words, ctx.audience)
        return _listed(
            ctx.book.actions(ctx.audience, meeting=meeting), say("of {meeting}", meeting=meeting.title)
        )
    here = None if words else ctx.book.of_thread(ctx.message.conversation, ctx.audience)
    where = (
        say("of {meeting}", meeting=here.title)
        if here
        else say("of the meetings that everyone here may read")
    )
    return _listed(ctx.book.actions(ctx.audience, meeting=here), where)


def done(words: str, ctx: Context) -> Reply:
    item = ctx.book.tick(_one(words, "done"), Step.DONE, ctx.message.sender, ctx.audience)
    undo = Choices(say("If that was a slip:"), (f"meetings reopen {item.id}",), (say("Open it again"),))
    return Reply(say("Done: {text}", text=item.text), (undo,), private=True, about=_meetings([item]))


def reopen(words: str, ctx: Context) -> Reply:
    item = ctx.book.tick(_one(words, "reopen"), Step.REOPEN, ctx.message.sender, ctx.audience)
    return Reply(say("Open again: {text}", text=item.text), private=True, about=_meetings([item]))


def assign(words: str, ctx: Context) -> Reply:
    match = _ASSIGN.fullmatch(words)
    if match is None:
        raise UserError(say("Who is to do what is missing."), hint=say("Write `meetings assign ID to NAME`."))
    item = ctx.book.assign(match["action"], match["name"], ctx.message.sender, ctx.audience)
    return Reply(
        say("{person} has it: {text}", person=item.assignee_name, text=item.text),
        _due_hint(item),
        private=True,
        about=_meetings([item]),
    )


def due(words: str, ctx: Context) -> Reply:
    match = _DUE.fullmatch(words)
    if match is None:
        raise UserError(say("What is due when is missing."), hint=say("Write `meetings due ID 2026-12-01`."))
    item = ctx.book.set_due(match["action"], match["day"], ctx.message.sender, ctx.audience)
    return Reply(_due_said(item), _due_hint(item), private=True, about=_meetings([item]))


def _due_said(item: ActionItem) -> str:
    when = day(item.due_on, full=True, weekday=True) if item.due_on else ""
    return say("Due {day}: {text}", day=when, text=item.text)


def _one(words: str, verb: str) -> str:
    if not words or len(words.split()) > 1:
        raise UserError(
            say("I need the id of one action item."), hint=say("Write `meetings {verb} ID`.", verb=verb)
        )
    return words


def _due_hint(item: ActionItem) -> tuple[Block, ...]:
    """What is still missing for a reminder."""
    if item.assignee and item.due_on:
        return (
            Footer(
                say(
                    "{person} is reminded on the working day before, and once when it is late.",
                    person=item.assignee_name,
                )
            ),
        )
    if item.assignee:
        return (Footer(say("With a day I remind: `meetings due {id} Friday`.", id=item.id)),)
    return (Footer(say("It is nobody's yet: `meetings assign {id} to NAME`.", id=item.id)),)


def _of_person(person: str, name: str, ctx: Context) -> Reply:
    """What is theirs, and below it what was said to be of somebody of that name and nobody has taken."""
    mine = person == ctx.message.sender.id
    whose = say("of you") if mine else say("of {person}", person=name)
    own = ctx.book.actions(ctx.audience, assignee=person)
    said = ctx.book.actions(ctx.audience, owner=name)
    if not own and not said:
        return Reply(say("I know no open action items {whose} that everyone here may read.", whose=whose))
    nothing = (
        say("Nothing is assigned to you.") if mine else say("Nothing is assigned to {person}.", person=name)
    )
    listed = _listed(own, whose) if own else Reply(nothing)
    if not said:
        return listed
    take = Choices(
        say("Take them on:"),
        tuple(f"meetings assign {one.id} to me" for one in said[:MOST_BUTTONS]),
        tuple(say("Mine: {text}", text=one.text) for one in said[:MOST_BUTTONS]),
    )
    heading = Heading(say("Said of {person}, taken by nobody yet", person=name))
    blocks = (*listed.blocks, heading, *_lines(said[:SHOWN]), *((take,) if mine else ()))
    return Reply(listed.summary, blocks, about=(*listed.about, *_meetings(said)))


def _listed(items: Sequence[ActionItem], where: str) -> Reply:
    open_ = [one for one in items if not one.done]
    if not items:
        return Reply(say("There are no open action items {whose}.", whose=where))
    count = say_many(
        "{n} open action item {whose}.", "{n} open action items {whose}.", len(open_), whose=where
    )
    more = (Text(say("and {n} more.", n=len(items) - SHOWN)),) if len(items) > SHOWN else ()
    tick = [one for one in items[:SHOWN] if not one.done][:MOST_BUTTONS]
    buttons = Choices(
        say("Tick off what is done:"),
        tuple(f"meetings done {one.id}" for one in tick),
        tuple(f"✓ {one.text}" for one in tick),
    )
    blocks = (*_lines(items[:SHOWN]), *more, *((buttons,) if tick else ()))
    return Reply(count, blocks, about=_meetings(items))


def _meetings(items: Sequence[ActionItem]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.meeting.location for one in items[:SHOWN]))


def _lines(items: Sequence[ActionItem]) -> tuple[Block, ...]:
    return tuple(Lines((_line(one),), (link_at(one.meeting.link, one.start),)) for one in items)


def _line(item: ActionItem) -> str:
    """The moment, what is to be done, by whom and when, where it was said, and its id."""
    due_on: str = day(item.due_on, weekday=True) if item.due_on else item.due
    parts = (
        say("done") if item.done else "",
        item.assignee_name
        or (say("said of {person}", person=item.owner) if item.owner else say("nobody's yet")),
        say("due {day}", day=due_on) if due_on else "",
        say("possible") if item.possible else "",
        joined((item.meeting.title, day(item.meeting.started_at)), ", "),
        item.id,
    )
    return joined((f"[{clock(item.start)}] {item.text} (", joined(parts, "; "), ")"), "")
