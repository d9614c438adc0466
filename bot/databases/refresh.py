"""Every kept database read anew, whether or not somebody asks it; trouble with one is noted and stops no other."""

import logging
from collections.abc import Callable
from datetime import datetime

from bot.databases import troubles
from bot.databases.book import DatabaseBook, Entry
from bot.databases.drafts import DraftBook
from bot.databases.schemas import Schemas
from bot.errors import StoreError
from skills.errors import UserError
from skills.sql.guard import Checked, check
from skills.sql.schema import Schema
from skills.sql.trouble import DatabaseError, Trouble

log = logging.getLogger(__name__)
UNREADABLE = (DatabaseError, UserError, StoreError)


def refresh_all(schemas: Schemas, book: DatabaseBook, drafts: DraftBook, now: Callable[[], datetime]) -> None:
    """Read each database, and look whether what was verified still fits it."""
    entries = book.all()
    for entry in entries:
        refresh(schemas, book, drafts, entry, now())
    schemas.drop_all_but(entries)


def refresh(schemas: Schemas, book: DatabaseBook, drafts: DraftBook, entry: Entry, now: datetime) -> str:
    """The trouble there was, as `troubles` keeps it; empty for none."""
    trouble = ""
    try:
        _note_expired(drafts, entry, schemas.whole(entry, anew=True).schema, now)
    except UNREADABLE as error:
        trouble = troubles.code_of(error)
    except Exception:
        # a bug with one database keeps no other from its turn
        log.exception("database %s cannot be read", entry.name)
        trouble = f"{Trouble.BROKEN.value}:"
    book.note_reading(entry, at=None if trouble else now, trouble=trouble)
    log.info("database read", extra={"database": entry.name, "trouble": trouble.partition(":")[0]})
    return trouble


def _note_expired(drafts: DraftBook, entry: Entry, schema: Schema, now: datetime) -> None:
    gone = [
        number
        for number, sql in drafts.all_verified(entry.name)
        if not isinstance(check(sql, schema), Checked)
    ]
    drafts.note_expired(entry.name, gone, now)
