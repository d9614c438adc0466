"""A database that is kept here, by its name, for whoever types that on the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.audit import AuditLine, note
from bot.databases.adding import is_plain
from bot.databases.databases import KeptDatabases
from bot.directory import Directory
from bot.permissions import check_known
from bot.rights import Rights
from bot.settings import Settings
from bot.store import transaction
from indexing.audience import Audience
from indexing.documents import DataClass
from skills.confidence import Stand
from skills.errors import ForbiddenError, UserError
from skills.language import say
from skills.messages import Conversation, Message, User
from skills.permission import Permission
from skills.sql.database import Rows
from skills.sql.desk import Desk


@dataclass(frozen=True)
class Kept:
    """What its reader may see of one kept database, and the audit of what they run."""

    engine: Engine
    rights: Rights
    reader: User
    name: str
    data_class: DataClass
    desk: Desk
    now: Callable[[], datetime]

    def check_may_run(self) -> None:
        """Raises ForbiddenError for a person who may not run queries; who has the server may."""
        if self.reader.id != self.rights.user(None).id and not self.rights.allowed(
            self.reader, Permission.RUN_SQL
        ):
            raise ForbiddenError(
                say("You need the {permission} permission for this.", permission=Permission.RUN_SQL),
                hint=say("Ask an admin."),
            )

    def note_run(self, rows: Rows) -> None:
        """A line in the audit, without values."""
        detail = f"command line: done, {len(rows.rows)} rows, {rows.seconds:.2f} s"
        line = AuditLine(self.now(), self.reader.id, "query run", f"database {self.name}", detail)
        with transaction(self.engine) as session:
            note(session, line)


def is_name(database: str) -> bool:
    """Whether this can be a name; all else is taken for an address, so that no password in it is repeated."""
    return is_plain(database.strip())


def kept_by_name(
    engine: Engine,
    settings: Settings,
    stand: Stand,
    now: Callable[[], datetime],
    name: str,
    reader: str | None,
) -> Kept:
    """As far as this person may ask it; without one, whoever is a full member of no group.

    Raises UserError where they may ask no such database, DatabaseError where it cannot be reached."""
    directory = Directory(engine)
    rights = Rights(directory, frozenset(one.lower() for one in settings.admins))
    user = rights.user(reader)
    check_known(user)
    databases = KeptDatabases.of(engine, settings, directory, rights.allowed, now, stand)
    audience = rights.audience_of(
        Message("", user, Conversation("terminal", "local", "terminal", private=True), now())
    )
    found = next((one.name for one in databases.open_to(audience) if one.name == name.strip()), None)
    entry = databases.book.find(found) if found else None
    if entry is None:
        raise _no_database(name, databases, audience)
    return Kept(engine, rights, user, entry.name, entry.data_class, databases.desk(entry.name, audience), now)


def _no_database(name: str, databases: KeptDatabases, audience: Audience) -> UserError:
    names = ", ".join(one.name for one in databases.open_to(audience))
    return UserError(
        say("{name!r} is no address, and no database of that name may be asked.", name=name),
        hint=say("Those that may be asked are {names}.", names=names)
        if names
        else say("An address looks like sqlite:///file.db or postgresql://user@host/name."),
    )
