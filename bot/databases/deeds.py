"""Databases added, described and taken out, once somebody who may has confirmed it."""

import json
from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.admin.deeds import Done, Look
from bot.databases.adding import CALLED, Wanted, asked_by, class_of, class_words, layer_words
from bot.databases.book import DatabaseBook, Entry, find_in, get_in, put_in, remove_in
from bot.store import transaction
from bot.tables import SourceRow
from indexing.documents import DataClass
from skills.approval import Change, Preview
from skills.errors import UserError
from skills.language import joined, say
from skills.messages import User
from skills.permission import Permission

if TYPE_CHECKING:
    from bot.app import App

ADD, DESCRIBE, CLASSIFY, REMOVE = "database-add", "database-layer", "database-class", "database-remove"
_SINCE = say("This was changed since, so it is not put back.")


def addition(wanted: Wanted) -> Change:
    """What adds a database that was looked at."""
    return Change(ADD, wanted.name, wanted.model_dump_json())


class DatabaseAddition:
    """`subject` is the name, `after` a Wanted."""

    permission = Permission.SOURCES
    can_undo = True

    def look(self, session: Session, change: Change) -> Look:
        wanted = Wanted.model_validate_json(change.after)
        if session.get(SourceRow, wanted.name) is not None:
            raise UserError(
                say("There is a source {name!r} already.", name=wanted.name),
                hint=say("Give the database another name."),
            )
        known = find_in(session, wanted.name)
        now = _words(known) if known else say("not asked yet")
        return Look(_version(known), Preview(_title(wanted.name), now, wanted.words()))

    def do(self, session: Session, change: Change, by: User, now: datetime) -> str:
        wanted = Wanted.model_validate_json(change.after)
        before = find_in(session, wanted.name)
        put_in(session, wanted.entry(by.id, now))
        return json.dumps(_fields(before)) if before else ""

    def put_back(self, session: Session, done: Done, by: User, now: datetime) -> None:  # noqa: ARG002
        known = _unchanged(session, done)
        if done.was:
            put_in(session, _from_fields(json.loads(done.was)))
        else:
            remove_in(session, known.name)


class DatabaseDescription:
    """`subject` is the name, `after` the new description as YAML; it was held against the database before."""

    permission = Permission.SOURCES
    can_undo = True

    def look(self, session: Session, change: Change) -> Look:
        known = get_in(session, change.subject)
        if known.layer == change.after:
            raise UserError(say("{name} is described so already.", name=known.name))
        title = say("What is said about database {name}", name=known.name)
        return Look(_version(known), Preview(title, _said(known.layer), _said(change.after)))

    def do(self, session: Session, change: Change, by: User, now: datetime) -> str:  # noqa: ARG002
        known = get_in(session, change.subject)
        put_in(session, replace(known, layer=change.after))
        return known.layer

    def put_back(self, session: Session, done: Done, by: User, now: datetime) -> None:  # noqa: ARG002
        put_in(session, replace(_unchanged(session, done), layer=done.was))


class DatabaseClassification:
    """`subject` is the name, `after` the class of its data."""

    permission = Permission.SOURCES
    can_undo = True

    def look(self, session: Session, change: Change) -> Look:
        known, then = get_in(session, change.subject), class_of(change.after)
        if known.data_class is then:
            raise UserError(say("{name} is of class {data_class} already.", name=known.name, data_class=then))
        title = say("How far the data of database {name} may travel", name=known.name)
        return Look(_version(known), Preview(title, class_words(known.data_class), class_words(then)))

    def do(self, session: Session, change: Change, by: User, now: datetime) -> str:  # noqa: ARG002
        known = get_in(session, change.subject)
        put_in(session, replace(known, data_class=class_of(change.after)))
        return known.data_class.value

    def put_back(self, session: Session, done: Done, by: User, now: datetime) -> None:  # noqa: ARG002
        put_in(session, replace(_unchanged(session, done), data_class=class_of(done.was)))


class DatabaseRemoval:
    """`subject` is the name. What was read of it is in files, so this is an errand."""

    permission = Permission.SOURCES
    can_undo = True

    def __init__(self, app: "App") -> None:
        self._app = app

    def look(self, session: Session, change: Change) -> Look:
        known = get_in(session, change.subject)
        then = say("taken out, with its drafts, its verified queries and what was read of it")
        return Look(_version(known), Preview(_title(known.name), _words(known), then))

    def run(self, change: Change, by: User) -> str:  # noqa: ARG002  # the contract gives both
        remove(self._app, change.subject)
        return ""


def remove(app: "App", name: str) -> None:
    """A database and all that was kept of it; twice is as once."""
    with transaction(app.engine) as session:
        remove_in(session, name)
    app.databases.schemas.drop_all_but(DatabaseBook(app.engine).all())


def short_hash(layer: str) -> str:
    """What a description is called in previews and the audit."""
    return sha256(layer.encode()).hexdigest()[:8]


def _said(layer: str) -> str:
    words = layer_words(layer)
    return joined((words, short_hash(layer))) if words else say("nothing")


def _unchanged(session: Session, done: Done) -> Entry:
    known = find_in(session, done.change.subject)
    if known is None or known.version != int(done.before or 0) + 1:
        raise UserError(_SINCE, hint=say("Ask for what you want instead."))
    return known


def _title(name: str) -> str:
    return say("Database {name}", name=name)


def _words(known: Entry) -> str:
    what = say("{kind} at {shown}", kind=CALLED[known.dialect], shown=known.shown)
    parts = (what, asked_by(known.readers), class_words(known.data_class), layer_words(known.layer))
    return joined(parts, "; ")


def _version(known: Entry | None) -> str:
    return str(known.version) if known else ""


def _fields(entry: Entry) -> dict[str, Any]:  # Any: JSON
    fields = asdict(entry) | {"readers": sorted(entry.readers), "added_at": entry.added_at.isoformat()}
    return fields | {"read_at": None, "trouble": ""}


def _from_fields(fields: dict[str, Any]) -> Entry:  # Any: JSON
    """What was written down by a version without classes of data is of the strictest."""
    read = {
        "added_at": datetime.fromisoformat(fields["added_at"]),
        "readers": frozenset(fields["readers"]),
        "data_class": DataClass(fields.get("data_class", DataClass.CONFIDENTIAL)),
    }
    return Entry(**{**fields, **read})
