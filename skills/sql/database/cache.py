"""A schema as JSON beside a fingerprint of what it was read from, so that a database that was changed is noticed."""

import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from skills.sql.database.database import Database
from skills.sql.database.introspect import fingerprint, read_schema
from skills.sql.database.values import Reading
from skills.sql.schema import Column, Dialect, Join, Kind, Schema, Table

_FORM = 1  # of the file; another one is read anew
MOST_AGE_SECONDS = 86_400  # values come and go without any change of structure
_MY_FOLDER, _MINE = 0o700, 0o600  # values of other people's data stand in it


def remembered(database: Database, path: Path, reading: Reading | None = None) -> tuple[Schema, bool]:
    """The schema from its file, or read anew where there is none, the database changed or a day is over; says whether
    it was.

    A file that was read with other settings for what may be kept counts as none. Raises DatabaseError."""
    found = marked(database, path, reading)
    return found.schema, found.anew


@dataclass(frozen=True)
class Marked:
    """A schema with what it was read from; `anew` if it was read just now."""

    schema: Schema
    mark: str
    anew: bool = False


def marked(
    database: Database,
    path: Path,
    reading: Reading | None = None,
    known: Marked | None = None,
    *,
    anew: bool = False,
) -> Marked:
    """The same as `remembered`; one that is `known` comes back itself as long as it holds, unless all is to be read
    `anew`. Raises DatabaseError."""
    reading = reading or Reading()
    here = f"{_settings(reading)} {_state(database)}"
    now = f"{fingerprint(database, reading)} {here}"
    if not anew and _is_young(path):
        if known is not None and known.mark == now:
            return known
        cached = load(path)
        if cached is not None and cached[1] == now:
            return Marked(*cached)
    schema, structure = read_schema(database, reading)
    save(path, schema, f"{structure} {here}")
    return Marked(schema, f"{structure} {here}", anew=True)


def _is_young(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime < MOST_AGE_SECONDS
    except OSError:
        return False


def save(path: Path, schema: Schema, mark: str) -> None:
    """Write a schema and what it was read from, whole or not at all."""
    content = {
        "form": _FORM,
        "mark": mark,
        "dialect": schema.dialect,
        "tables": [asdict(table) for table in schema.tables],
        "joins": [asdict(join) for join in schema.joins],
        "values": [[*column, list(names)] for column, names in schema.values.items()],
    }
    path.parent.mkdir(mode=_MY_FOLDER, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _MINE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False)
    unfinished.replace(path)


def load(path: Path) -> tuple[Schema, str] | None:
    """What `save` wrote, with its mark; None where there is no such file or it cannot be understood."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return (_schema(content), str(content["mark"])) if content["form"] == _FORM else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _state(database: Database) -> str:
    """Which database it is, and of a file how it stands."""
    file = Path(database.place.partition(":")[2])
    if database.dialect not in (Dialect.SQLITE, Dialect.DUCKDB) or not file.is_file():
        return database.place
    stat = file.stat()
    return f"{database.place} {stat.st_size} {stat.st_mtime_ns}"


def _settings(reading: Reading) -> str:
    return json.dumps(asdict(reading), default=sorted, sort_keys=True)


def _schema(content: dict[str, Any]) -> Schema:  # Any: JSON
    return Schema(
        Dialect(content["dialect"]),
        tuple(_table(table) for table in content["tables"]),
        tuple(_join(join) for join in content["joins"]),
        {(table, column): tuple(names) for table, column, names in content["values"]},
    )


def _table(table: dict[str, Any]) -> Table:  # Any: JSON
    columns = tuple(
        Column(**{**column, "kind": Kind(column["kind"]), "samples": tuple(column["samples"])})
        for column in table["columns"]
    )
    return Table(**{**table, "columns": columns, "key": tuple(table["key"])})


def _join(join: dict[str, Any]) -> Join:  # Any: JSON
    ends = {side: tuple((table, column) for table, column in join[side]) for side in ("many", "one")}
    return Join(**{**join, **ends})
