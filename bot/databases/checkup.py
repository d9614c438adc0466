"""Whether the kept databases can be asked, for `confidant doctor`: each is connected to, and nothing of it is read."""

from collections.abc import Iterator
from datetime import datetime

from bot.databases import troubles
from bot.databases.adding import CALLED
from bot.databases.book import Entry
from bot.databases.databases import KeptDatabases
from bot.databases.hands import drafter
from bot.databases.refresh import UNREADABLE
from bot.gateway.gateway import Gateway


def lines(databases: KeptDatabases, now: datetime) -> Iterator[tuple[str, str, bool]]:
    """Name, how it stands, and whether that is well."""
    for entry in databases.book.all():
        try:
            databases.schemas.names(entry)
        except UNREADABLE as error:
            yield entry.name, troubles.said(troubles.code_of(error), entry.shown), False
        else:
            where = f"{CALLED[entry.dialect]} at {entry.shown}"
            yield entry.name, f"{where} is reached, its user may only read; {_age(entry, now)}", True


def drafters(databases: KeptDatabases, gateway: Gateway) -> Iterator[tuple[str, str, str]]:
    """Name of each database, who drafts there, and what would let a model do so; empty where one does."""
    for entry in databases.book.all():
        yield entry.name, *drafter(gateway, entry.data_class)


def _age(entry: Entry, now: datetime) -> str:
    if entry.read_at is None:
        return "its tables are read with the first question, or tonight"
    hours = int((now - entry.read_at).total_seconds() // 3600)
    return f"its tables were read {hours} hour(s) ago"
