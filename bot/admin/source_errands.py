"""Sources, added and taken out: the documents of one are in the index and not only in the database."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from bot.admin.deeds import Look, Worded
from bot.explain import sentence
from bot.sources import adding
from bot.sources.adding import Wish
from bot.sources.sources import Sources
from bot.tables import SourceRow
from bot.times import SYNC
from indexing.documents import DataClass, parse_readers
from indexing.errors import ReadersError
from skills.approval import Change, Preview
from skills.errors import ForbiddenError, UserError
from skills.language import say, say_many
from skills.messages import User
from skills.permission import Permission

if TYPE_CHECKING:
    from bot.app import App

ADD, REMOVE = "source-add", "source-remove"


class Wanted(BaseModel, extra="forbid", frozen=True):
    """A source as the words of an admin ask for it."""

    kind: str
    places: tuple[str, ...] = Field(min_length=1)
    name: str | None = None
    readers: str = "everyone"
    data_class: DataClass = DataClass.INTERNAL


class SourceAddition:
    """`subject` names the place, `after` is a Wanted."""

    permission = Permission.SOURCES

    def __init__(self, app: "App", worded: Worded) -> None:
        self._app = app
        self._worded = worded

    def look(self, session: Session, change: Change) -> Look:
        wanted, allowed = _wanted(change)
        _check_path(self._app.settings.home, wanted)
        known = session.get(SourceRow, wanted.name) if wanted.name else None
        readers = ", ".join(sorted(allowed))
        where = self._worded(" ".join(wanted.places))
        now = say("a source of this name is there; it is read anew") if known else say("not indexed")
        then = say(
            "indexed and kept up to date, read at most by {readers}, class {data_class}",
            readers=readers,
            data_class=wanted.data_class.value,
        )
        return Look("there" if known else "", Preview(say("Source {where}", where=where), now, then))

    def run(self, change: Change, by: User) -> str:
        wanted, readers = _wanted(change)
        if wanted.kind == "files" and not self._app.rights.allowed(by, Permission.SETTINGS):
            raise ForbiddenError(
                say("You need the settings permission to index files of the server."),
                hint=say("Ask an admin."),
            )
        wish = Wish(
            kind=wanted.kind,
            places=tuple(one.removeprefix(f"{wanted.kind}:") for one in wanted.places),
            name=wanted.name,
            readers=readers,
            data_class=wanted.data_class,
            person=by.id,
        )
        added = adding.add(Sources.of(self._app), wish)
        try:
            self._app.admin.ask_for_chore(SYNC)
        except UserError:
            return say(
                "Added as {name}; `confidant sources sync` reads it for the first time.", name=added.name
            )
        return say("Added as {name}; it is read for the first time now.", name=added.name)


class SourceRemoval:
    """`subject` is the name of the source."""

    permission = Permission.SOURCES

    def __init__(self, app: "App") -> None:
        self._app = app

    def look(self, session: Session, change: Change) -> Look:
        row = session.get(SourceRow, change.subject)
        if row is None:
            raise UserError(
                say("There is no source {subject!r}.", subject=change.subject),
                hint=say("`sources` lists them."),
            )
        now = say("{kind}, read at most by {readers}", kind=row.kind, readers=row.readers)
        return Look(
            "there",
            Preview(say("Source {name}", name=row.name), now, say("taken out, and its documents with it")),
        )

    def run(self, change: Change, by: User) -> str:  # noqa: ARG002  # the contract gives both
        count = Sources.of(self._app).remove(change.subject)
        return say_many("{n} document taken out.", "{n} documents taken out.", count)


def _wanted(change: Change) -> tuple[Wanted, frozenset[str]]:
    """The source that is asked for and its readers. Raises UserError."""
    wanted = Wanted.model_validate_json(change.after)
    try:
        return wanted, parse_readers(wanted.readers)
    except ReadersError as error:
        raise UserError(sentence(error)) from error


def _check_path(home: Path, wanted: Wanted) -> None:
    """A folder of the server may not hold our own database and keys. Raises UserError."""
    own = home.resolve()
    for place in wanted.places if wanted.kind == "files" else ():
        path = Path(place).expanduser().resolve()
        if path == own or own in path.parents or path in own.parents:
            raise UserError(
                say("{place!r} holds Confidant's own files.", place=place),
                hint=say("Name a folder apart from them."),
            )
        if not path.exists():
            raise UserError(say("{place!r} is not there.", place=place), hint=say("Check the path."))
