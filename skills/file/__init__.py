"""What can be done with a file that came along? Says so, and adds it to the index for who may look after that.

Source: the files of the message, or of its thread, as they were read for this one reply.
"""

import asyncio
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from indexing.documents import DataClass, Document, parse_readers
from indexing.errors import ReadersError
from skills.context import Context
from skills.contract import skill
from skills.errors import ForbiddenError, UserError
from skills.language import joined, say, say_many
from skills.messages import Attachment, Block, Choices, Lines, Reply, Text
from skills.permission import Permission

ADDED = "shared"  # what the locations of documents that were added from a chat begin with
_PAGE_CHARACTERS = 3_000


class FileQuery(BaseModel):
    do: Literal["about", "add"] = Field(
        "about", title=say("What to do"), description=say("add lets others find it too")
    )
    readers: str = Field(
        "",
        max_length=1000,
        description=say("Who finds it; in a channel its members without this: everyone, group:NAME, …"),
    )
    data_class: Literal["open", "internal", "confidential"] = Field(
        "internal", description=say("How far it may travel")
    )


@dataclass(frozen=True)
class Came:
    """Files that were read, with how long they are, and why others were not; `can_add` for who looks after sources."""

    read: tuple[tuple[str, int], ...]
    unread: tuple[str, ...]
    can_add: bool
    in_channel: bool

    def to_reply(self) -> Reply:
        if not self.read:
            return Reply(joined(self.unread), tuple(map(Text, self.unread)))
        names = ", ".join(name for name, _ in self.read)
        summary = say("I can read {names}. Ask me about it here, or in its thread.", names=names)
        lines = Lines(tuple(joined((name, _length(characters)), ": ") for name, characters in self.read))
        return Reply(summary, (lines, *map(Text, self.unread), *self._adding()))

    def _adding(self) -> tuple[Block, ...]:
        if not self.can_add:
            return ()
        if self.in_channel:
            return (
                Choices(
                    say("Should this channel find it later too?"),
                    ("file add",),
                    (say("Add it to the index"),),
                ),
            )
        return (Text(say("Others find it after `file add readers=everyone` in this thread.")),)


@dataclass(frozen=True)
class Added:
    names: tuple[str, ...]
    locations: tuple[str, ...]
    readers: str
    unread: tuple[str, ...]

    def to_reply(self) -> Reply:
        said = say(
            "Added {names}: from now on it is found by {readers}.",
            names=", ".join(self.names),
            readers=self.readers,
        )
        out = (
            say("`confidant index remove {place}` takes it out again.", place=one) for one in self.locations
        )
        return Reply(said, (Lines(tuple(out)), *map(Text, self.unread)), private=True)


@skill(
    command="file",
    summary=say("Say what can be done with a file that came along"),
    examples=("file add",),
    permission=Permission.ASK,
    takes=r"add",
    reads_files=True,
)
async def file(query: FileQuery, ctx: Context) -> Came | Added:
    """Tell of the files of this message or thread, or add them."""
    if not (ctx.attached or ctx.unread):
        raise UserError(
            say("No file came along."), hint=say("Send one with this, or say it in the file's thread.")
        )
    may_add = _may_add(ctx)
    if query.do == "add":
        return await _add(query, ctx, may_add=may_add)
    read = tuple([(one.name, len((await _document(one, ctx)).markdown)) for one in ctx.attached])
    return Came(read, ctx.unread, may_add, bool(_channel(ctx)))


async def _add(query: FileQuery, ctx: Context, *, may_add: bool) -> Added:
    if not may_add:
        raise ForbiddenError(
            say("You need the sources permission to add a file to the index."), hint=say("Ask an admin.")
        )
    if not ctx.attached:
        raise UserError(joined(ctx.unread))
    wanted = query.readers.strip() or _channel(ctx)
    if not wanted:
        raise UserError(
            say("Who should find it is missing."), hint=say("`file add readers=everyone`, or group:NAME.")
        )
    try:
        readers = parse_readers(wanted)
    except ReadersError as error:
        raise UserError(str(error)) from error
    locations = tuple([await _keep(one, readers, DataClass(query.data_class), ctx) for one in ctx.attached])
    said = ", ".join(sorted(readers)) if query.readers.strip() else say("the members of this channel")
    return Added(tuple(one.name for one in ctx.attached), locations, said, ctx.unread)


async def _keep(one: Attachment, readers: frozenset[str], data_class: DataClass, ctx: Context) -> str:
    document = await _document(one, ctx)
    location = f"{ADDED}:{one.location.partition(':')[2]}"
    await ctx.index.add_text(
        location=location,
        title=document.title,
        markdown=document.markdown,
        readers=readers,
        data_class=data_class,
        kind="file",
        author=document.author or ctx.message.sender.name,
        modified_at=document.modified_at or ctx.now,
    )
    await asyncio.to_thread(ctx.admin.note_added, location, ", ".join(sorted(readers)), ctx.message.sender)
    return location


async def _document(one: Attachment, ctx: Context) -> Document:
    found = await ctx.index.document(one.location, audience=ctx.audience)
    if found is None:
        raise UserError(say("{name} is gone.", name=repr(one.name)), hint=say("Send it again."))
    return found


def _may_add(ctx: Context) -> bool:
    try:
        return ctx.admin.may(ctx.message.sender, Permission.SOURCES)
    except UserError:
        return False  # nothing is looked after here


def _channel(ctx: Context) -> str:
    """The reader that stands for the channel in which this was written; empty in private."""
    return next((one for one in ctx.message.audience if one.startswith("channel:")), "")


def _length(characters: int) -> str:
    pages = max(1, round(characters / _PAGE_CHARACTERS))
    return say_many("about {n} page of text", "about {n} pages of text", pages)
