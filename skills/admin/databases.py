"""Databases that may be asked: added by a form, because an address holds a password; described; listed.

The fields are those of `sources`."""

from typing import Protocol

from indexing.passwords import holds_password
from skills.admin_book import DatabaseWish
from skills.approval import Change, ask
from skills.context import Context
from skills.errors import UserError
from skills.language import joined, say
from skills.messages import Block, File, Form, Heading, Reply, Table, Text

KIND = "sql"
MOST_IN_A_FIELD = 2_900  # characters; Slack takes 3,000
DATABASE_FORM = Form(
    say("Add a database …"),
    "sources",
    given=(("do", "add"), ("what", KIND), ("channel", "")),
)


class Fields(Protocol):
    """What a person filled in or typed."""

    what: str
    name: str
    readers: str
    address: str
    layer: str

    @property
    def data_class(self) -> str: ...


def is_database(what: str) -> bool:
    return what.strip().partition(" ")[0].lower() == KIND


def has_database(name: str, ctx: Context) -> bool:
    return any(one.name == name for one in ctx.admin.databases())


def database_blocks(ctx: Context) -> tuple[Block, ...]:
    """The list of databases, empty where there are none."""
    found = ctx.admin.databases()
    if not found:
        return ()
    columns = (
        say("Name"),
        say("Kind"),
        say("Where"),
        say("Asked at most by"),
        say("Class"),
        say("Description"),
        say("Last read"),
        say("Trouble"),
    )
    rows = tuple(
        (one.name, one.kind, one.shown, one.readers, one.data_class, one.described, one.read, one.trouble)
        for one in found
    )
    return Heading(say("Databases that may be asked")), Table(columns, rows)


def add_database(query: Fields, ctx: Context) -> Reply:
    """Look at it and propose it. What was typed may stand where others read, so no password is taken from there."""
    typed = query.what.strip().partition(" ")[2].strip()
    given = query.address.strip() or typed
    if not given:
        hint = Text(
            say(
                "Or set CONFIDANT_SQL__ADDRESS_NAME for the running program, and write `sources add sql` with the name "
                "of that setting."
            )
        )
        return Reply(
            say("A form asks for the address, because it may hold a password."),
            (DATABASE_FORM, hint),
            private=True,
        )
    if not ctx.message.values and holds_password(joined((typed, query.address))):
        raise UserError(
            say("Your message holds a password; take it back and change the password."),
            hint=say("A form is asked for passwords: `sources add sql` opens one."),
        )
    wish = DatabaseWish(given, query.name, query.readers, query.layer, query.data_class)
    sender = ctx.message.sender
    return ask(ctx.approvals.propose(ctx.admin.new_database(wish, sender), sender))


def classify(query: Fields, ctx: Context) -> Reply:
    """Propose another class of data: `sources class NAME open`, or the fields of a form."""
    *names, last = query.what.split() or [""]
    name, data_class = (" ".join(names), last) if names else (last, query.data_class)
    if not name:
        raise UserError(
            say("Which database is missing."),
            hint=say("`sources` lists them: `sources class NAME internal`."),
        )
    sender = ctx.message.sender
    return ask(ctx.approvals.propose(Change("database-class", name[:255], data_class), sender))


def layer(query: Fields, ctx: Context) -> Reply:
    """Show what is said about a database, or what could be, or propose what was filled in."""
    name = query.what.strip() or query.name.strip()
    if not name:
        raise UserError(
            say("Which database is missing."), hint=say("`sources` lists them: `sources layer NAME`.")
        )
    if query.layer.strip():
        sender = ctx.message.sender
        return ask(ctx.approvals.propose(ctx.admin.new_description(name, query.layer), sender))
    text, in_force = ctx.admin.description(name)
    summary = (
        say("What is said about {name}.", name=name)
        if in_force
        else say("Nothing is said about {name} yet; this could be. Read it before you send it.", name=name)
    )
    given = ("do", "layer"), ("what", name), ("channel", ""), ("name", ""), ("address", "")
    form = Form(
        say("Change it …"),
        "sources",
        given=(*given, ("readers", "everyone"), ("data_class", "internal")),
        filled=(("layer", text),) if len(text) <= MOST_IN_A_FIELD else (),
    )
    return Reply(summary, (File(f"{name}.yaml", text), form), private=True)
