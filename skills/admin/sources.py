"""What is kept indexed and asked: list it, add a channel, web page, folder or database, take one out, sync now."""

import asyncio
import json
import re
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.admin.databases import (
    DATABASE_FORM,
    add_database,
    classify,
    database_blocks,
    has_database,
    is_database,
    layer,
)
from skills.approval import Change, ask
from skills.context import Context
from skills.contract import skill
from skills.errors import ForbiddenError, UserError
from skills.language import say
from skills.messages import Form, Reply, Table, Text
from skills.permission import Permission

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
# a link that a chat copies for a channel is no page to read
_CHANNEL_LINK = re.compile(
    r"https://(?:teams\.(?:microsoft\.(?:com|us)|cloud\.microsoft)/l/channel/|[\w-]+\.slack\.com/archives/)",
    re.IGNORECASE,
)
# what begins like this is a path and no channel
_PATH = re.compile(r"(?:files\s+)?(?P<path>[/~.].*)")


class SourcesQuery(BaseModel):
    do: Literal["list", "add", "remove", "sync", "layer", "class"] = Field(
        "list", title=say("What to do"), description=say("sync brings all of them up to date now")
    )
    what: str = Field(
        "", max_length=2000, description=say("A web address, a folder of the server, or a source's name")
    )
    channel: str = Field(
        "", max_length=300, description=say("A channel"), json_schema_extra={"form": "channel"}
    )
    name: str = Field(
        "", max_length=64, description=say("What the source is called; made from the place without it")
    )
    readers: str = Field(
        "everyone", max_length=1000, description=say("Nobody else reads it: everyone, group:NAME, …")
    )
    data_class: Literal["open", "internal", "confidential"] = Field(
        "internal", description=say("How far it may travel")
    )
    address: str = Field(
        "",
        max_length=2000,
        description=say("postgresql://user:password@host/name, for a user that may only read"),
    )
    layer: str = Field(
        "",
        max_length=100_000,
        description=say("What is said about the database, as YAML"),
        json_schema_extra={"form": "text"},
    )


@skill(
    command="sources",
    summary=say("See what is indexed, add to it, bring it up to date"),
    examples=("sources", "sources add https://example.org/handbook", "sources add sql", "sources sync"),
    permission=Permission.SOURCES,
    routed=False,
)
async def sources(query: SourcesQuery, ctx: Context) -> Worded:
    """List the sources, sync them, or propose one more or one less."""
    asked_of = is_database(query.what) and query.do == "add"
    work = {
        "list": _list,
        "add": add_database if asked_of else _add,
        "remove": _remove,
        "sync": _sync,
        "layer": layer,
        "class": classify,
    }[query.do]
    return Worded(await asyncio.to_thread(work, query, ctx))


def _list(_query: SourcesQuery, ctx: Context) -> Reply:
    found = ctx.admin.sources()
    form = Form(say("Add one …"), "sources", given=(("do", "add"), ("address", ""), ("layer", "")))
    databases = database_blocks(ctx)
    if not found:
        summary = say("No source is kept up to date yet.")
        return Reply(summary, (form, *databases, DATABASE_FORM), private=True)
    rows = tuple((one.name, one.kind, one.readers, one.data_class, one.synced, one.trouble) for one in found)
    table = Table(
        (say("Name"), say("Kind"), say("Readers at most"), say("Class"), say("Last synced"), say("Trouble")),
        rows,
    )
    return Reply(say("What is kept up to date."), (table, form, *databases, DATABASE_FORM), private=True)


def _add(query: SourcesQuery, ctx: Context) -> Reply:
    kind, place = _place(query, ctx)
    wanted = {
        "kind": kind,
        "places": [place],
        "name": query.name.strip() or None,
        "readers": query.readers,
        "data_class": query.data_class,
    }
    return ask(
        ctx.approvals.propose(Change("source-add", place[:255], json.dumps(wanted)), ctx.message.sender)
    )


def _place(query: SourcesQuery, ctx: Context) -> tuple[str, str]:
    """The kind of a place and where it is. Raises UserError or ForbiddenError."""
    what = query.what.strip()
    named = query.channel.strip() or (what if _is_channel(what) else "")
    place = ctx.message.conversation
    if named or (not what and (place.beside or not place.private)):
        # said in a channel with nothing else, it means that channel
        return _channel(named or "here", ctx)
    if not what:
        raise UserError(
            say("What to add is missing."), hint=say("Pick a channel, or write `sources add https://…`.")
        )
    if _WEB.match(what):
        return "web", what
    if not ctx.admin.may(ctx.message.sender, Permission.SETTINGS):
        raise ForbiddenError(
            say("You need the settings permission to index files of the server."), hint=say("Ask an admin.")
        )
    match = _PATH.fullmatch(what)
    return "files", match["path"] if match else what


def _channel(named: str, ctx: Context) -> tuple[str, str]:
    place = ctx.admin.channel(named, ctx.message)
    if place.chat:
        raise UserError(say("Direct and group messages are never indexed."))
    if place.external:
        raise UserError(say("#{name} is shared with outsiders, so it is not indexed.", name=place.name))
    if not place.joined:
        raise UserError(
            say("I am not in #{name}.", name=place.name), hint=say("Write /invite @Confidant there first.")
        )
    return place.reference.partition(":")[0], place.reference


def _is_channel(what: str) -> bool:
    """Whether it may name a channel: neither a page nor a path."""
    return bool(_CHANNEL_LINK.match(what)) or bool(
        what and not _WEB.match(what) and not _PATH.fullmatch(what)
    )


def _remove(query: SourcesQuery, ctx: Context) -> Reply:
    name = query.what.strip() or query.name.strip()
    if not name:
        raise UserError(
            say("Which source is missing."), hint=say("`sources` lists them: `sources remove NAME`.")
        )
    kind = "database-remove" if has_database(name, ctx) else "source-remove"
    return ask(ctx.approvals.propose(Change(kind, name[:255], "{}"), ctx.message.sender))


def _sync(_query: SourcesQuery, ctx: Context) -> Reply:
    ctx.admin.sync(ctx.message.sender)
    hint = Text(say("`sources` shows how it went."))
    return Reply(say("All sources are brought up to date now."), (hint,), private=True)
