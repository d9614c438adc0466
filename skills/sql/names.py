"""The words that a table or column name is made of: `sbTxDateTime` in a table of `sbTx…` columns is "date time"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from skills.sql.run_together import COMMON, taken_apart
from skills.sql.schema import Schema, Table
from skills.stems import stem

_WORD = re.compile(r"[^\W\d_]+|\d+")  # letters of other alphabets have no such humps
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_]+")
SHARED = 0.7  # a first word that so many columns of a table share says nothing about any one of them
# how databases shorten words; the field's common ones, not those of any one database
ABBREVIATIONS = {
    "acct": "account",
    "addr": "address",
    "amt": "amount",
    "appt": "appointment",
    "arr": "annual recurring revenue",
    "avg": "average",
    "bal": "balance",
    "bldg": "building",
    "cat": "category",
    "ccy": "currency",
    "cd": "code",
    "cnt": "count",
    "csat": "customer satisfaction",
    "cust": "customer",
    "dept": "department",
    "desc": "description",
    "descr": "description",
    "dob": "birth date",
    "dt": "date",
    "dx": "diagnosis",
    "emp": "employee",
    "eol": "end of life",
    "fname": "first name",
    "hr": "hour",
    "hrs": "hours",
    "inv": "invoice",
    "kb": "knowledge base",
    "lang": "language",
    "lname": "last name",
    "loc": "location",
    "lvl": "level",
    "maint": "maintenance",
    "max": "maximum",
    "mfr": "manufacturer",
    "mgr": "manager",
    "min": "minimum",
    "mrr": "monthly recurring revenue",
    "msg": "message",
    "nbr": "number",
    "nm": "name",
    "no": "number",
    "num": "number",
    "ord": "order",
    "org": "organization",
    "pct": "percent",
    "prod": "product",
    "pt": "point",
    "purch": "purchase",
    "qty": "quantity",
    "ref": "reference",
    "reg": "registration",
    "rx": "prescription",
    "sal": "salary",
    "sched": "schedule",
    "std": "standard",
    "tel": "telephone",
    "ts": "time",
    "tx": "transaction",
    "txn": "transaction",
    "uid": "user id",
    "usr": "user",
    "veh": "vehicle",
    "wt": "weight",
    "yr": "year",
}
SHORTEST_OF_MANY = 3
_LASTING = frozenset("duration dur length time wait delay runtime elapsed travel drive call".split())
# what a table name carries beside the thing whose rows it holds
PACKING = frozenset(
    "tbl table mst master lkp lookup dim fact data records daily monthly weekly yearly hist history log logs vw".split()
)
# words that a column shares with columns of all kinds, and units: alone they tell little
GENERIC = frozenset(
    """name id type number count date time text value code description status key string title level flag total km cm
    mm m kg g lb lbs ft l usd eur gbp cents dollars euros percent sec seconds ms minutes hours days sqft year
    month""".split()
)


@dataclass(frozen=True)
class Named:
    """The words of one name in lower case, and their stems."""

    words: tuple[str, ...]

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self.words)

    @property
    def said(self) -> str:
        return " ".join(self.words)


def cuts_short(short: str, word: str) -> bool:
    """Whether a name cuts a word short, as `prog` does "program" and `crs` "course"."""
    if word.startswith(short):
        return True
    letters = iter(word)
    return not set(short[1:]) & set("aeiou") and short[0] == word[0] and all(one in letters for one in short)


@lru_cache(maxsize=100_000)
def parts_of(name: str) -> tuple[str, ...]:
    """The parts of an identifier in lower case: snake, kebab and camel case, digits apart, `firstname` in two."""
    parts = _PART.findall(name) if name.isascii() else _WORD.findall(name)
    return tuple(word for part in parts for word in taken_apart(part.lower()))


def spelled_out(parts: Sequence[str]) -> tuple[str, ...]:
    """Abbreviations as the words they stand for, also of several things (`orgs`), and `min` behind a length of time."""
    if len(parts) > 1 and parts[-1] == "min" and parts[-2] in _LASTING:
        parts = (*parts[:-1], "minutes")
    return tuple(word for part in parts for word in _whole(part))


def _whole(part: str) -> tuple[str, ...]:
    one = part.removesuffix("s")
    if part in ABBREVIATIONS or one not in ABBREVIATIONS or len(one) < SHORTEST_OF_MANY:
        return tuple(ABBREVIATIONS.get(part, part).split())
    *first, last = ABBREVIATIONS[one].split()
    return (*first, last.removesuffix("y") + "ies" if last.endswith("y") else f"{last}s")


def table_words(schema: Schema) -> dict[str, Named]:
    """What each table is called, less a first part that most tables share and less packing such as `dim_`."""
    bare = {table.name: table.name.rsplit(".", 1)[-1] for table in schema.tables}
    same = _same_letters(list(bare.values()))
    parts = {name: parts_of(last[len(same) :]) for name, last in bare.items()}
    shared = _shared_start(list(parts.values()))
    return {
        name: Named(
            _unpacked(spelled_out(own[len(shared) :] if own[: len(shared)] == shared else own)) or own
        )
        for name, own in parts.items()
    }


def column_words(table: Table) -> dict[str, Named]:
    """What each column is called, less first parts that most columns of its table share (`sbCustCity`: city)."""
    same = _same_letters([column.name for column in table.columns])
    called = [word for word in parts_of(table.name.rsplit(".", 1)[-1]) if word not in PACKING]
    parts = {column.name: _told(parts_of(column.name[len(same) :]), called) for column in table.columns}
    shared = _shared_start(list(parts.values()))
    return {
        name: Named(
            spelled_out(own[len(shared) :] if own[: len(shared)] == shared else own) or spelled_out(own)
        )
        for name, own in parts.items()
    }


def _told(parts: tuple[str, ...], called: Sequence[str]) -> tuple[str, ...]:
    """`adj_name` of adjusters: a first part that cuts the table's name short stands for it."""
    first = parts[0]
    if len(parts) < 2 or not 2 <= len(first) <= 4 or first in ABBREVIATIONS or first in COMMON:
        return parts
    whole = next((word for word in called if len(word) >= len(first) + 2 and cuts_short(first, word)), first)
    return (whole.removesuffix("s") if whole != first else first, *parts[1:])


def _shared_start(names: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    start: tuple[str, ...] = ()
    while len(names) > 2:
        size = len(start) + 1
        firsts = Counter(name[:size] for name in names if len(name) > size and name[: len(start)] == start)
        best, count = firsts.most_common(1)[0] if firsts else ((), 0)
        if count < SHARED * len(names):
            break
        start = best
    return start


def _same_letters(names: Sequence[str]) -> str:
    """Letters that all names begin with, where case was folded and no mark shows where the first word ends."""
    if len(names) < 3 or any("_" in name or name != name.lower() for name in names):
        return ""
    first, last = min(names), max(names)
    start = first[
        : next((place for place, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    ]
    return start if 2 <= len(start) < min(map(len, names)) else ""


def _unpacked(words: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(word for word in words if word not in PACKING)
    return kept or words
