"""Adding a database: looked at before anything is kept, so that whoever confirms it knows what it holds."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from pydantic import BaseModel

from bot.databases import troubles
from bot.databases.book import Entry
from bot.databases.schemas import Schemas
from bot.explain import sentence
from indexing.documents import DataClass, parse_readers
from indexing.errors import ReadersError
from skills.errors import UserError
from skills.language import joined, listed, say, say_many
from skills.sql.database.address import read_address, shown
from skills.sql.layer_file import LayerFile, layer_of
from skills.sql.schema import Schema
from skills.sql.trouble import DatabaseError, Trouble

SHOWN_TABLES = 8
# a database in such trouble is kept and tried again; all else is for whoever adds it to mend
_PASSING = frozenset({Trouble.DOWN, Trouble.SLOW, Trouble.LOCKED})
_NAME = re.compile(r"[\w.-]{1,64}")
CALLED = {"sqlite": "SQLite", "postgres": "PostgreSQL", "mysql": "MySQL", "duckdb": "DuckDB"}


@dataclass(frozen=True)
class Wish:
    """What somebody asked to add; `address` holds its password, so it goes no further than `looked_at`."""

    address: str
    name: str = ""
    readers: str = "everyone"
    layer: str = ""
    data_class: DataClass = DataClass.INTERNAL


class Wanted(BaseModel, extra="forbid", frozen=True):
    """A database that was looked at, as a proposal keeps it: its address is encrypted.

    `tables` are some names out of `count`; `trouble` as `troubles` keeps it. A proposal of a version without classes
    of data is of the strictest."""

    name: str
    dialect: str
    shown: str
    address: str
    readers: str
    layer: str
    tables: tuple[str, ...]
    count: int
    trouble: str = ""
    data_class: DataClass = DataClass.CONFIDENTIAL

    def entry(self, by: str, at: datetime) -> Entry:
        return Entry(
            self.name,
            self.dialect,
            self.shown,
            self.address,
            readers_of(self.readers),
            self.layer,
            by,
            at,
            trouble=self.trouble,
            data_class=self.data_class,
        )

    def words(self) -> str:
        """What it is and who may ask it, for whoever confirms it."""
        what = say("{kind} at {shown}", kind=CALLED[self.dialect], shown=self.shown)
        if self.trouble:
            held = say("not read yet: {why}", why=troubles.said(self.trouble, self.shown).rstrip("."))
        else:
            tables = say_many("{n} table", "{n} tables", self.count)
            names = joined((listed(self.tables), "…" if self.count > len(self.tables) else ""))
            held = joined((joined((tables, names), ": "), say("its user may only read")), ", ")
        who = asked_by(readers_of(self.readers))
        return joined((what, held, who, class_words(self.data_class), layer_words(self.layer)), "; ")


def looked_at(schemas: Schemas, wish: Wish, now: datetime) -> Wanted:
    """A database as it is now. Raises UserError, DatabaseError, StoreError for what must be mended first."""
    readers_of(wish.readers)
    layer_of(wish.layer, _called(wish))
    kept = schemas.addresses.keepable(wish.address)
    address, dialect = read_address(schemas.addresses.url(kept))
    name = wish.name.strip() or _plain(address.database or dialect.value)
    if not is_plain(name):
        raise UserError(
            say("{name!r} is no name for a database.", name=name),
            hint=say("Use letters, digits and dashes."),
        )
    entry = Entry(name, dialect.value, shown(address), kept, frozenset(), wish.layer, "", now)
    schema, trouble = None, ""
    try:
        schema = schemas.names(entry)
    except DatabaseError as error:
        if error.trouble not in _PASSING:
            raise
        trouble = troubles.code_of(error)
    return Wanted(
        name=name,
        dialect=dialect.value,
        shown=entry.shown,
        address=kept,
        readers=wish.readers,
        layer=wish.layer,
        tables=_some(schema) if schema else (),
        count=len(schema.tables) if schema else 0,
        trouble=trouble,
        data_class=wish.data_class,
    )


def with_layer(entry: Entry, layer: str) -> Entry:
    return replace(entry, layer=layer)


def readers_of(text: str) -> frozenset[str]:
    """Raises UserError for a word that names no reader."""
    try:
        return parse_readers(text)
    except ReadersError as error:
        raise UserError(sentence(error)) from error


def is_plain(name: str) -> bool:
    """Whether a database can be called so."""
    return bool(_NAME.fullmatch(name))


def asked_by(readers: frozenset[str]) -> str:
    return say("asked at most by {readers}", readers=", ".join(sorted(readers)))


def class_words(data_class: DataClass) -> str:
    return say("class {data_class}", data_class=data_class.value)


def class_of(text: str) -> DataClass:
    """Raises UserError for a word that is no class of data."""
    try:
        return DataClass(text.strip().lower())
    except ValueError as error:
        raise UserError(
            say("{word} is no class of data.", word=repr(text.strip())),
            hint=say("Write {classes}.", classes=listed([one.value for one in DataClass], any_of=True)),
        ) from error


def layer_words(layer: str) -> str:
    """A description in numbers, and which of its parts are for some people only; empty for none."""
    if not layer.strip():
        return ""
    file = layer_of(layer, say("The description"))
    counts = joined(_counts(file), ", ")
    closed = listed(sorted(file.readers)) if file.readers else ""
    rights = say("{what} for some people only", what=closed) if closed else ""
    about = joined((counts, rights), ", ")
    return say("described ({what})", what=about) if about else say("described")


def _counts(file: LayerFile) -> tuple[str, ...]:
    layer = file.layer
    parts = (
        (len(file.descriptions), say_many("{n} description", "{n} descriptions", len(file.descriptions))),
        (len(layer.synonyms), say_many("{n} synonym", "{n} synonyms", len(layer.synonyms))),
        (len(layer.metrics), say_many("{n} metric", "{n} metrics", len(layer.metrics))),
        (len(file.joins), say_many("{n} join", "{n} joins", len(file.joins))),
        (len(layer.verified), say_many("{n} verified query", "{n} verified queries", len(layer.verified))),
    )
    return tuple(words for count, words in parts if count)


def _some(schema: Schema) -> tuple[str, ...]:
    return tuple(sorted(table.name for table in schema.tables)[:SHOWN_TABLES])


def _called(wish: Wish) -> str:
    return wish.name.strip() or say("The description")


def _plain(database: str) -> str:
    return re.sub(r"[^\w.-]+", "-", PurePath(database).stem).strip("-.")[:64] or "database"
