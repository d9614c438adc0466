"""What `confidant sources` does with databases: whoever runs it has the server, so nothing waits for a click."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.admin.databases import description, new_description, proposal
from bot.audit import AuditLine, note
from bot.cli.session import console, error_console, open_app, say
from bot.databases import deeds, troubles
from bot.databases.adding import CALLED, Wish, layer_words, looked_at
from bot.databases.book import DatabaseBook, Entry, get_in, put_in
from bot.databases.refresh import refresh
from bot.directory import LOCAL
from bot.store import transaction
from indexing.documents import DataClass
from indexing.passwords import without_passwords
from skills.approval import Change
from skills.errors import UserError
from skills.language import say as said
from skills.messages import Table
from skills.sql.database.keywords import is_keywords, quoted

if TYPE_CHECKING:
    from bot.app import App


@dataclass(frozen=True)
class Typed:
    """What was typed about a database that is to be kept."""

    places: Sequence[str]
    name: str
    readers: str
    data_class: DataClass
    layer: Path | None


def add(typed: Typed, *, later: bool) -> int:
    """Look at a database and keep it; returns the exit code. Raises UserError, DatabaseError."""
    text = _text(typed.layer) if typed.layer else ""
    wish = Wish(_address(typed.places), typed.name, typed.readers, text, typed.data_class)
    with open_app(check=False) as app:
        wanted = looked_at(app.databases.schemas, wish, app.now())
        with transaction(app.engine) as session:
            change = deeds.addition(wanted)
            deed = deeds.DatabaseAddition()
            look = deed.look(session, change)
            deed.do(session, change, app.rights.user(None), app.now())
            detail = f"{look.preview.now} → {look.preview.then}"
            note(session, AuditLine(app.now(), LOCAL, "database added", f"database {wanted.name}", detail))
        say(f"{look.preview.title}: {look.preview.then}.", console())
        return 0 if later else read_again(app, wanted.name)


def is_kept(app: "App", name: str) -> bool:
    return DatabaseBook(app.engine).find(name) is not None


def take_out(app: "App", name: str) -> None:
    deeds.remove(app, name)
    with transaction(app.engine) as session:
        note(session, AuditLine(app.now(), LOCAL, "database removed", f"database {name}"))
    say(f"Removed {name}, and what was read of it.", console())


def read_again(app: "App", name: str | None = None) -> int:
    """Read one database anew, or all; the exit code is 1 where one could not be read."""
    databases, failed = app.databases, False
    for entry in databases.book.all():
        if name in (None, entry.name):
            trouble = refresh(databases.schemas, databases.book, databases.drafts, entry, app.now())
            failed = failed or bool(trouble)
            if trouble:
                say(f"{entry.name}: {troubles.said(trouble, entry.shown)}", error_console(), style="red")
            else:
                say(f"{entry.name}: its tables were read.", console())
    return int(failed)


def show_layer(name: str, out: Path | None, *, propose: bool) -> None:
    with open_app(check=False) as app:
        text = proposal(app, name) if propose else description(app, name)[0]
    if out is None:
        console().print(text, markup=False, soft_wrap=True, end="")
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(said("{path} cannot be written ({why}).", path=out, why=error.strerror)) from error
    say(f"Written to {out}.", console())


def set_class(name: str, data_class: str) -> None:
    """How far the data of a database may travel from now on. Raises UserError."""
    change, deed = Change(deeds.CLASSIFY, name, data_class), deeds.DatabaseClassification()
    with open_app(check=False) as app, transaction(app.engine) as session:
        look = deed.look(session, change)
        deed.do(session, change, app.rights.user(None), app.now())
        detail = f"{look.preview.now} → {look.preview.then}"
        note(session, AuditLine(app.now(), LOCAL, "database classified", f"database {name}", detail))
    say(f"{name}: {look.preview.then}.", console())


def set_layer(name: str, file: Path) -> None:
    text = _text(file)
    with open_app(check=False) as app:
        new_description(app, name, text)
        with transaction(app.engine) as session:
            known = get_in(session, name)
            put_in(session, replace(known, layer=text))
            hashes = f"{deeds.short_hash(known.layer)} → {deeds.short_hash(text)}"
            detail = f"{hashes}: {layer_words(text)}"
            note(session, AuditLine(app.now(), LOCAL, "database described", f"database {name}", detail))
    say(f"{name}: {layer_words(text) or 'nothing is said about it any more'}.", console())


def table(databases: Sequence[Entry]) -> Table:
    columns = (
        "Database",
        "Kind",
        "Where",
        "Asked at most by",
        "Class",
        "Description",
        "Last read",
        "Trouble",
    )
    rows = tuple(
        (
            one.name,
            CALLED[one.dialect],
            one.shown,
            ", ".join(sorted(one.readers)),
            one.data_class.value,
            layer_words(one.layer),
            f"{one.read_at:%Y-%m-%d %H:%M}" if one.read_at else "not yet",
            troubles.said(one.trouble, one.shown),
        )
        for one in databases
    )
    return Table(columns, rows)


def fields(entry: Entry) -> dict[str, object]:
    return {
        "name": entry.name,
        "place": {"kind": "sql", "dialect": entry.dialect, "shown": entry.shown},
        "readers": sorted(entry.readers),
        "class": entry.data_class.value,
        "layer": deeds.short_hash(entry.layer) if entry.layer else None,
        "added_by": entry.added_by,
        "added_at": entry.added_at.isoformat(),
        "read_at": entry.read_at.isoformat() if entry.read_at else None,
        "trouble": troubles.said(entry.trouble, entry.shown),
    }


def _address(places: Sequence[str]) -> str:
    """The one that was typed; else it is asked for, and does not show on the screen or in the shell's history."""
    if len(places) > 1 and is_keywords(places[0]):
        return " ".join(map(quoted, places))  # a shell takes its spaces for the ends of arguments
    if len(places) > 1:
        raise UserError(
            said("One database at a time."),
            hint=said("Not also {place!r}.", place=without_passwords(places[1])),
        )
    if places:
        return places[0]
    from typer import prompt

    return str(prompt("Address (it does not show)", hide_input=True, err=True))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(said("{path} cannot be read ({why}).", path=file, why=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise UserError(said("{path} is not UTF-8 text; save it as UTF-8.", path=file)) from error
