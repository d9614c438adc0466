"""What is to be done after a meeting: kept under the same id however often the meeting is written up again."""

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from bot.meetings.tables import ActionRow, ActionState, MeetingRow
from bot.tables import PersonRow
from skills.dates import day_of
from skills.language import day, joined, say
from skills.meeting_book import ActionItem, Held
from skills.messages import Block, Choices, Footer, Heading, Lines, Quote, Reply, Text
from skills.minutes.answer import Minutes
from skills.minutes.lines import Action
from skills.moments import clock, is_web_link, link_at, seconds_of

SECTION = say("Action items")  # its heading in the minutes
SAME = 0.6  # share of the words that two wordings of one action have in common
MOST_BUTTONS = 20
_LONGEST_LABEL = 40
_WORD = re.compile(r"\w+")
_FEW_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another


@dataclass(frozen=True)
class ActionBook:
    now: Callable[[], datetime]

    def keep(self, session: Session, meeting: MeetingRow, minutes: Minutes) -> None:
        """Write down the actions of a meeting, in the transaction that keeps its minutes.

        An action that was there before keeps its id, and what people did to it. One that is said no more is dropped,
        unless somebody has laid a hand on it: then it is theirs."""
        ours = select(ActionRow).where(ActionRow.meeting_id == meeting.id)
        rows = list(session.scalars(ours.order_by(ActionRow.start, ActionRow.id)))
        known = _matched(minutes.actions, rows)
        taken = {row.id for row in rows}
        for place, action in enumerate(minutes.actions):
            row = known.get(place)
            if row is None:
                row = ActionRow(id=_new_id(session, meeting.id, action, taken), meeting_id=meeting.id)
                taken.add(row.id)
                session.add(row)
            _describe(row, action, meeting.started_at)
        said = {row.id for row in known.values()}
        for row in rows:
            if row.id not in said and row.state == ActionState.OPEN and not row.changed_by:
                row.state = ActionState.DROPPED
        session.flush()

    def shown(self, meeting: MeetingRow, minutes: Minutes) -> Reply:
        """The post of a meeting: its minutes, each time a link where its recording takes one, and buttons.

        `meeting` stands in an open session."""
        session = object_session(meeting)
        items = actions_of(session, meeting) if session else ()
        heading = say(minutes.template.heading("actions") or SECTION)
        reply = with_unsure(minutes.to_reply(folded=True), meeting.id, len(minutes.unsure))
        return with_links(with_actions(reply, meeting.id, items, heading), meeting.link)


def actions_of(session: Session, meeting: MeetingRow) -> tuple[ActionItem, ...]:
    """What is to be done and what is done, in the order in which it was said."""
    wanted = (
        select(ActionRow)
        .where(ActionRow.meeting_id == meeting.id, ActionRow.state != ActionState.DROPPED)
        .order_by(ActionRow.start, ActionRow.id)
    )
    held = held_of(meeting)
    return items_of(session, [(row, held) for row in session.scalars(wanted)])


def items_of(session: Session, rows: Sequence[tuple[ActionRow, Held]]) -> tuple[ActionItem, ...]:
    """Action items with the names of the people they name."""
    ids = {name for row, _ in rows for name in (row.assignee, row.changed_by) if name}
    found = select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(ids))
    names = {row.id: row.name for row in session.execute(found)} if ids else {}
    return tuple(
        ActionItem(
            row.id,
            held,
            row.text,
            row.start,
            row.quote,
            row.owner,
            row.due,
            row.due_on,
            row.possible,
            row.state == ActionState.DONE,
            row.assignee,
            names.get(row.assignee, row.assignee),
            names.get(row.changed_by, row.changed_by) if row.state == ActionState.DONE else "",
        )
        for row, held in rows
    )


def held_of(meeting: MeetingRow) -> Held:
    return Held(meeting.id, meeting.title, meeting.started_at, meeting.location, meeting.link)


def with_actions(
    reply: Reply, meeting_id: str, actions: Sequence[ActionItem], heading: str = SECTION
) -> Reply:
    """The minutes with how each action stands in its line, and buttons to tick it off or take it below them.

    `heading` is what stands above the actions."""
    if not actions:
        return reply
    blocks: list[Block] = []
    left, inside = list(actions), False
    for block in reply.blocks:
        if isinstance(block, Heading):
            if inside:
                blocks.extend(_buttons(meeting_id, actions))
            inside = block.text == heading
        if inside and isinstance(block, Lines):
            block = replace(block, items=tuple(_standing(item, left) for item in block.items))
        blocks.append(block)
    if inside:
        blocks.extend(_buttons(meeting_id, actions))
    return replace(reply, blocks=tuple(blocks))


def with_unsure(reply: Reply, meeting_id: str, count: int) -> Reply:
    """The minutes with a button that shows so many lines that are only possible, above the small print."""
    if not count:
        return reply
    label = say("Show what is less sure ({n})", n=count)
    prompt = say("What may have been decided, or be a risk:")
    button = Choices(prompt, (f"meetings possible {meeting_id}",), (label,))
    first = next((n for n, block in enumerate(reply.blocks) if isinstance(block, Footer)), len(reply.blocks))
    return replace(reply, blocks=(*reply.blocks[:first], button, *reply.blocks[first:]))


def with_links(reply: Reply, link: str) -> Reply:
    """The same with each time a link to its moment, and the recording named at the end."""
    if not is_web_link(link):
        return reply
    linked = tuple(_linked(block, link) for block in reply.blocks)
    return replace(reply, blocks=(*linked, Text(say("[Recording]({link})", link=link))))


def state_of(action: ActionItem) -> str:
    """How an action stands, in a few words; empty where nothing is known but what was said."""
    if action.done:
        by = action.settled_by
        return say("done, ticked off by {person}", person=by) if by else say("done")
    parts = [say("assigned to {person}", person=action.assignee_name)] if action.assignee else []
    parts += [say("due {day}", day=day(action.due_on, weekday=True))] if action.due_on else []
    return joined(parts, ", ")


def _buttons(meeting_id: str, actions: Sequence[ActionItem]) -> list[Block]:
    open_ = [action for action in actions if not action.done]
    pairs = [(f"meetings done {one.id}", f"✓ {_short(one.text)}") for one in open_]
    pairs += [
        (f"meetings assign {one.id} to me", say("Mine: {text}", text=_short(one.text)))
        for one in open_
        if not one.assignee
    ]
    more = len(pairs) > MOST_BUTTONS
    pairs = pairs[:MOST_BUTTONS] + (
        [(f"meetings actions {meeting_id}", say(say("All of them …")))] if more else []
    )
    if not pairs:
        return []
    prompt = say("Tick off what is done, or take it on:")
    return [Choices(prompt, tuple(one for one, _ in pairs), tuple(label for _, label in pairs))]


def _standing(item: str, left: list[ActionItem]) -> str:
    """The line of an action with how it stands; each action goes to one line."""
    for action in left:
        if item.startswith(f"[{clock(action.start)}] {action.text}"):
            left.remove(action)
            known = state_of(action)
            mark = "— ✓" if action.done else "—"
            return joined((item, mark, say("{known}.", known=known))) if known else item
    return item


def _linked(block: Block, link: str) -> Block:
    if isinstance(block, Lines):
        times = [re.match(r"\[([\d:]+)\]", item) for item in block.items]
        return replace(block, links=tuple(_moment(time[1], link) if time else "" for time in times))
    if isinstance(block, Quote):
        return replace(block, link=_moment(block.source, link))
    return block


def _moment(time: str, link: str) -> str:
    seconds = seconds_of(time)
    return "" if seconds is None else link_at(link, seconds)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1].rstrip() + "…"


def _describe(row: ActionRow, action: Action, started_at: datetime) -> None:
    """What was said; what people set since stays."""
    first = min(action.evidence, key=lambda item: item.start)
    row.text, row.owner, row.due = action.text, action.owner or "", action.due or ""
    row.quote, row.start, row.possible = first.quote, first.start, action.possible
    row.state = row.state or ActionState.OPEN
    if row.state == ActionState.DROPPED:
        row.state = ActionState.OPEN
    if not row.changed_by:
        row.due_on = day_of(row.due, started_at.date())


def _matched(actions: Sequence[Action], rows: Sequence[ActionRow]) -> dict[int, ActionRow]:
    """The row that each action had before, by the action's place: nearly the same words, then the same proof."""
    pairs = [
        (_alike(action.text, row.text), _same_proof(action, row), place, row)
        for place, action in enumerate(actions)
        for row in rows
        if not row.owner or not action.owner or row.owner == action.owner
    ]
    good = [pair for pair in pairs if pair[0] >= SAME or (pair[1] and pair[0] > 0)]
    found: dict[int, ActionRow] = {}
    for _, _, place, row in sorted(good, key=lambda one: (-one[0], -one[1], one[2], one[3].id)):
        if place not in found and row.id not in {one.id for one in found.values()}:
            found[place] = row
    return found


def _same_proof(action: Action, row: ActionRow) -> bool:
    return " ".join(row.quote.split()) in {" ".join(item.quote.split()) for item in action.evidence}


def _alike(one: str, other: str) -> float:
    mine, theirs = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(mine & theirs) / max(len(mine | theirs), 1)


def _new_id(session: Session, meeting_id: str, action: Action, taken: set[str]) -> str:
    """Eight letters and digits that follow from what was said, so that two processes write the same row."""
    said = json.dumps([meeting_id, action.owner, action.text, action.start])
    for salt in range(100):
        number = int.from_bytes(hashlib.sha256(f"{said}{salt}".encode("utf-8", "replace")).digest())
        name = ""
        for _ in range(8):
            number, place = divmod(number, len(_FEW_LETTERS))
            name += _FEW_LETTERS[place]
        if name not in taken and session.get(ActionRow, name) is None:
            return name
    raise RuntimeError("a hundred ids of an action were taken")
