"""Fills the databases of `schemas.txt`, always alike: SQLite files without any key, as people find them."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

SCHEMAS = Path(__file__).parent / "schemas.txt"
SEED = 2
FIRST = (
    "Anna Ben Clara David Elif Farid Grace Hugo Ines Jonas Kofi Lena Marta Nils Olga Pavel Rosa Sven".split()
)
LAST = (
    "Adams Becker Costa Dahl Evans Fischer Garcia Haas Ito Jensen Klein Lopez Meyer Novak Okoye Petit".split()
)
FIRMS = "Acme Borealis Cobalt Delta Ember Falcon Granite Helix Indigo Juniper".split()
FORMS = ("Ltd", "GmbH", "Group", "Partners")
THINGS = "Garden River Winter Engine Silence Mountain Signal Harbor Mirror Empire Shadow Atlas".split()
STREETS = ("Oak St", "Elm Ave", "Pine Rd", "Lake Dr", "Hill Ln")
Cell = int | float | str | None
Row = dict[str, Cell]


@dataclass(frozen=True)
class Filled:
    """A column: its type in SQL, the way in which it is filled, and how many in a hundred are empty."""

    name: str
    native: str
    way: str
    told: str
    empty: int


@dataclass(frozen=True)
class Made:
    name: str
    rows: int
    columns: tuple[Filled, ...]


def make_all(folder: Path) -> dict[str, Path]:
    """One file a database under `folder`, by name."""
    found = {}
    for name, tables in read_schemas(SCHEMAS.read_text(encoding="utf-8")).items():
        found[name] = folder / f"{name}.sqlite"
        with closing(sqlite3.connect(found[name])) as open_file, open_file:
            _fill(open_file, tables, random.Random(f"{SEED} {name}"))
    return found


def read_schemas(text: str) -> dict[str, list[Made]]:
    """Databases by name, with their tables in the order of the file."""
    found: dict[str, list[Made]] = {}
    for line in text.splitlines():
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if line.startswith("["):
            tables = found.setdefault(line.strip("[]"), [])
        elif not line.startswith(" "):
            tables.append(Made(words[0], int(words[1]), ()))
        else:
            last = tables[-1]
            tables[-1] = Made(last.name, last.rows, (*last.columns, _column(words)))
    return found


def _column(words: list[str]) -> Filled:
    empty = int(words.pop()[1:]) if words[-1].startswith("?") else 0
    return Filled(words[0], words[1], words[2], " ".join(words[3:]), empty)


def _fill(open_file: sqlite3.Connection, tables: list[Made], chance: random.Random) -> None:
    filled: dict[str, list[Row]] = {}
    waiting = list(tables)
    while waiting:  # what others point at comes first
        table = next(one for one in waiting if _ready(one, filled))
        waiting.remove(table)
        filled[table.name] = list(_rows(table, filled, chance))
    for table in tables:
        columns = ", ".join(f'"{one.name}" {one.native}' for one in table.columns)
        marks = ", ".join("?" for _ in table.columns)
        open_file.execute(f'CREATE TABLE "{table.name}" ({columns})')
        rows = [tuple(row.values()) for row in filled[table.name]]
        open_file.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)


def _ready(table: Made, filled: dict[str, list[Row]]) -> bool:
    wanted = {one.told.split(".")[0] for one in table.columns if one.way == "of"}
    return wanted - {table.name} <= set(filled)


def _rows(table: Made, filled: dict[str, list[Row]], chance: random.Random) -> Iterator[Row]:
    mine: list[Row] = []
    for place in range(table.rows):
        row: Row = {}
        for column in table.columns:
            if column.empty and chance.randrange(100) < column.empty:
                row[column.name] = None
            elif column.way == "of":
                name, key = column.told.split(".")
                others = filled.get(name) or mine  # a row may point at an earlier one of its own table
                row[column.name] = _one_of(others, chance)[key] if others else None
            else:
                row[column.name] = _WAYS[column.way](column.told, place, row, chance)
        mine.append(row)
        yield row


def _one_of(others: list[Row], chance: random.Random) -> Row:
    """The first ones more often, the last ones never: some have many, and some have none."""
    return others[int(len(others) * 0.93 * chance.random() ** 1.4)]


def _number(told: str, chance: random.Random) -> float:
    least, most, digits = told.split()
    return round(chance.uniform(float(least), float(most)), int(digits))


def _whole(told: str, chance: random.Random) -> int:
    least, most = map(int, told.split())
    return chance.randint(least, most)


def _day(told: str, chance: random.Random) -> date:
    first, last = map(date.fromisoformat, told.split())
    return first + timedelta(days=chance.randint(0, (last - first).days))


def _time(chance: random.Random) -> str:
    return f"{chance.randrange(24):02}:{chance.randrange(60):02}:{chance.randrange(60):02}"


def _after(told: str, row: Row, chance: random.Random) -> str | None:
    """Some days after another column; a moment stays one."""
    other, least, most = told.split()
    start = row[other]
    if start is None:
        return None
    begun = datetime.fromisoformat(str(start))
    ended = begun + timedelta(days=chance.randint(int(least), int(most)), minutes=chance.randint(1, 700))
    plain = len(str(start)) == 10 or other == "booked_at"
    return ended.date().isoformat() if plain else ended.isoformat(" ")


def _minutes(told: str, row: Row, chance: random.Random) -> str | None:
    """The moment that comes some minutes after another."""
    other, least, most = told.split()
    start = row[other]
    if start is None:
        return None
    length = timedelta(minutes=chance.randint(int(least), int(most)))
    return (datetime.fromisoformat(str(start)) + length).isoformat(" ")


def _when(told: str, row: Row, chance: random.Random) -> str | None:
    """Some days after another column, in those rows alone where a third one has one of these values."""
    column, values, rest = told.split(maxsplit=2)
    return _after(rest, row, chance) if row[column] in values.split("|") else None


def _each(told: str, place: int) -> Cell:
    value = told.split("|")[place]
    return int(value) if value.isdigit() else value


def _person(chance: random.Random) -> str:
    return f"{chance.choice(FIRST)} {chance.choice(LAST)}"


_WAYS: dict[str, Callable[[str, int, Row, random.Random], Cell]] = {
    "serial": lambda told, place, _row, _chance: int(told) + place,
    "each": lambda told, place, _row, _chance: _each(told, place),
    "pick": lambda told, _place, _row, chance: chance.choice(told.split("|")),
    "int": lambda told, _place, _row, chance: _whole(told, chance),
    "num": lambda told, _place, _row, chance: _number(told, chance),
    "flag": lambda told, _place, _row, chance: int(chance.randrange(100) < int(told)),
    "date": lambda told, _place, _row, chance: _day(told, chance).isoformat(),
    "moment": lambda told, _place, _row, chance: f"{_day(told, chance)} {_time(chance)}",
    "after": lambda told, _place, row, chance: _after(told, row, chance),
    "minutes": lambda told, _place, row, chance: _minutes(told, row, chance),
    "when": lambda told, _place, row, chance: _when(told, row, chance),
    "code": lambda told, place, _row, _chance: told % (place * 7 + 3),
    "first": lambda _told, _place, _row, chance: chance.choice(FIRST),
    "last": lambda _told, _place, _row, chance: chance.choice(LAST),
    "person": lambda _told, _place, _row, chance: _person(chance),
    "mail": lambda _told, place, _row, _chance: f"guest{place}@mail.example",
    "company": lambda _told, place, _row, _chance: f"{FIRMS[place % 10]} {FORMS[place // 10]}",
    "title": lambda _told, place, _row, _chance: (
        f"The {THINGS[place % 12]} {THINGS[(place // 12 + place) % 12]}"
    ),
    "street": lambda _told, place, _row, chance: f"{place + 10} {chance.choice(STREETS)}",
}
