"""What people wrote down about a database, from a YAML file (JSON is YAML too), and what it changes in the schema.

Tables and columns are named `table` and `table.column`, as the database spells them or in small letters. A data
dictionary with `tables`, `joins` and `glossary` is read as well."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, Field, StringConstraints, ValidationError, field_validator

from indexing.documents import parse_readers
from indexing.errors import ReadersError
from skills.errors import UserError
from skills.faults import fault_said
from skills.language import say
from skills.sql.layer import Layer, Metric, Verified, metrics_of
from skills.sql.schema import Column, Join, Schema

MOST_BYTES = 4_000_000
_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
_Pair = tuple[_Words, _Words]
_Readers = Annotated[list[_Words], Field(min_length=1)]


class _Metric(BaseModel, extra="forbid"):
    names: list[_Words] = Field(min_length=1)
    meaning: _Words


class _Verified(BaseModel, extra="forbid"):
    question: _Words
    sql: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100_000)]


class _Described(BaseModel):
    """A column of a data dictionary; its type is the database's own affair."""

    name: _Words
    description: str = ""


class _File(BaseModel, extra="forbid"):
    database: str = ""
    descriptions: dict[_Words, _Words] = {}
    synonyms: dict[_Words, _Words] = {}
    metrics: list[_Metric] = []
    joins: list[_Pair] = []  # the column of which each row has its own value comes first
    verified: list[_Verified] = []
    without_values: list[_Words] = []
    glossary: str = ""
    tables: dict[_Words, list[_Described]] = {}
    about: str = Field("", max_length=300)
    analysts: list[_Words] = []
    readers: dict[_Words, _Readers] = {}
    tell: dict[_Words, bool] = {}

    @field_validator("analysts", "readers", mode="after")
    @classmethod
    def _are_readers(cls, value: Any) -> Any:  # Any: either of the two fields
        for words in value.values() if isinstance(value, dict) else (value,) if value else ():
            try:
                parse_readers(",".join(words))
            except ReadersError as error:
                raise ValueError(str(error).rstrip(".")) from error
        return value


@dataclass(frozen=True)
class LayerFile:
    """`layer` is what a planner reads; `descriptions` and `joins` go into the schema.

    `without_values` are columns, as `table.column`, whose values are not looked at. `readers` are those of a table or a
    column beside those of the database; `tell` says whether somebody else may hear that there is such a thing.
    `analysts` are people and groups, as readers are written."""

    layer: Layer = field(default_factory=Layer)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    joins: tuple[tuple[str, str], ...] = ()
    without_values: tuple[str, ...] = ()
    described: tuple[str, ...] = ()  # what a person described; a data dictionary may know more than is there
    about: str = ""
    analysts: tuple[str, ...] = ()
    readers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tell: Mapping[str, bool] = field(default_factory=dict)


NOTHING = LayerFile()


def read_layer(path: Path) -> LayerFile:
    """Raises UserError with one sentence: the file, the place in it, and what to do."""
    return layer_of(_text(path), str(path))


def layer_of(text: str, path: str) -> LayerFile:
    """The same of a text that is called so. Raises UserError."""
    if len(text.encode()) > MOST_BYTES:
        raise _too_large(path)
    value = _yaml(text, path)
    if value is None:
        return NOTHING
    if not isinstance(value, dict):
        raise UserError(
            say("{path} holds no names with a colon; write `synonyms:`, `metrics:`, …", path=path)
        )
    try:
        return _layer(_File.model_validate(value))
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(part) for part in fault["loc"])
        raise UserError(
            say("{path}, {place}: {fault}.", path=path, place=place, fault=fault_said(fault))
        ) from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(str(path))
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(say("{path} cannot be read ({why}).", path=path, why=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise UserError(say("{path} is not UTF-8 text; save it as UTF-8.", path=path)) from error


def _too_large(path: str) -> UserError:
    return UserError(say("{path} is larger than 4 MB; that is no description of a database.", path=path))


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it was built in


def _values(text: str) -> object:
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - either makes nothing but plain values
    except yaml.YAMLError:
        return yaml.safe_load(text)  # it is surer of the line where something is wrong


def _yaml(text: str, path: str) -> object:
    try:
        return _values(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise UserError(
            say("{path}, line {line}, is not YAML; mend it there.", path=path, line=line)
        ) from error


def _layer(file: _File) -> LayerFile:
    told = {
        f"{table.rsplit('.', 1)[-1]}.{column.name}": column.description
        for table, columns in file.tables.items()
        for column in columns
        if column.description.strip()
    }
    metrics = tuple(Metric(tuple(one.names), one.meaning) for one in file.metrics)
    verified = tuple(Verified(one.question, one.sql) for one in file.verified)
    layer = Layer(file.synonyms, (*metrics, *metrics_of(file.glossary)), verified)
    return LayerFile(
        layer,
        told | file.descriptions,
        tuple(file.joins),
        tuple(file.without_values),
        tuple(file.descriptions),
        file.about.strip(),
        tuple(file.analysts),
        {name: parse_readers(",".join(words)) for name, words in file.readers.items()},
        dict(file.tell),
    )


def described(schema: Schema, file: LayerFile) -> Schema:
    """The schema with these descriptions and joins; a join that a person wrote goes before what was inferred.

    Raises UserError where the file names a table or a column that is not there."""
    columns = {f"{column.table}.{column.name}".lower(): column for column in schema.columns()}
    tables = {table.name.lower(): table.name for table in schema.tables}
    comments = {_end(name): text for name, text in file.descriptions.items()}
    _all_there(file, columns, tables)
    described_tables = tuple(
        replace(
            table,
            comment=comments.get(table.name.lower(), table.comment),
            columns=tuple(
                replace(one, comment=comments.get(f"{one.table}.{one.name}".lower(), one.comment))
                for one in table.columns
            ),
        )
        for table in schema.tables
    )
    joins = tuple(_join(pair, columns) for pair in file.joins)
    spoken_for = {frozenset((*join.many, *join.one)) for join in joins}
    rest = (one for one in schema.joins if frozenset((*one.many, *one.one)) not in spoken_for)
    return replace(schema, tables=described_tables, joins=(*joins, *rest))


def opted_out(file: LayerFile) -> frozenset[str]:
    """The columns and tables whose values nobody looks at, in small letters."""
    return frozenset(name.lower() for name in file.without_values)


def spelt(layer: Layer, schema: Schema) -> Layer:
    """The layer with its synonyms' tables and columns as the database spells them; all of them must be there."""
    columns = {f"{one.table}.{one.name}".lower(): f"{one.table}.{one.name}" for one in schema.columns()}
    tables = {table.name.lower(): table.name for table in schema.tables}
    spellings = tables | columns
    return replace(layer, synonyms={said: spellings[_end(name)] for said, name in layer.synonyms.items()})


def _all_there(file: LayerFile, columns: Mapping[str, Column], tables: Mapping[str, str]) -> None:
    joined = [name for pair in file.joins for name in pair]
    missing = [name for name in joined if _end(name) not in columns]
    missing += [name for name in _named(file) if _end(name) not in columns and _end(name) not in tables]
    if missing:
        raise UserError(
            say("The description names {name}, which this database does not have.", name=missing[0]),
            hint=say("Its tables are {tables}.", tables=", ".join(sorted(tables.values())[:12])),
        )


def _named(file: LayerFile) -> Iterator[str]:
    yield from file.layer.synonyms.values()
    yield from file.described


def _join(pair: Sequence[str], columns: Mapping[str, Column]) -> Join:
    one, many = (columns[_end(name)] for name in pair)
    return Join((many.id,), (one.id,))


def _end(name: str) -> str:
    """`shop.public.orders.id` as `orders.id`, in small letters; a table alone stays as it is."""
    return ".".join(name.lower().split(".")[-2:])
