"""What can go wrong with a database, as one sentence that never holds its password."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from skills.language import Sentence, say


class Trouble(StrEnum):
    """SLOW ran out of time, CHANGED no longer has what was asked for, WRITER may do more than read."""

    ADDRESS = "address"
    DIALECT = "dialect"
    DRIVER = "driver"
    DOWN = "down"
    LOGIN = "login"
    SLOW = "slow"
    LOCKED = "locked"
    PERMISSION = "permission"
    CHANGED = "changed"
    WRITER = "writer"
    COSTLY = "costly"
    VALUE = "value"
    BROKEN = "broken"


class DatabaseError(Exception):
    """`name` is the address without a password, `what` the fact at fault; `detail` are the database's own words.

    `detail` helps a model to mend its draft; it may hold values of the data, so nobody is shown it."""

    def __init__(self, trouble: Trouble, name: str, what: str = "", detail: str = "") -> None:
        super().__init__(trouble, name, what)
        self.trouble = trouble
        self.name = name
        self.what = what
        self.detail = detail

    def __str__(self) -> str:
        return str(sentence(self))


def sentence(error: DatabaseError) -> Sentence:
    """What happened and what to do, for whoever is spoken to."""
    return _SENTENCES[error.trouble](error)


def trouble_of(error: BaseException) -> Trouble:
    """Which of them a driver's error is, by the code it carries, else by its words."""
    number, state = (error.args or (None,))[0], getattr(error, "sqlstate", None)
    # MySQL's states are coarser than its numbers
    if isinstance(number, int) and number in _NUMBERS:
        return _NUMBERS[number]
    if isinstance(state, str) and (found := _STATES.get(state) or _STATES.get(state[:2])):
        return found
    low = str(error).lower()
    return next((trouble for words, trouble in _WORDS if any(word in low for word in words)), Trouble.BROKEN)


# SQLSTATE, whole or by class: https://www.postgresql.org/docs/current/errcodes-appendix.html
_STATES: Mapping[str, Trouble] = {
    "08": Trouble.DOWN,
    "28": Trouble.LOGIN,
    "3D": Trouble.DOWN,
    "53": Trouble.DOWN,
    "55P03": Trouble.LOCKED,
    "40": Trouble.LOCKED,
    "57014": Trouble.SLOW,
    "25P03": Trouble.SLOW,
    "57": Trouble.DOWN,
    "42501": Trouble.PERMISSION,
    "25006": Trouble.PERMISSION,
    "42P01": Trouble.CHANGED,
    "42703": Trouble.CHANGED,
    "3F000": Trouble.CHANGED,
    "22": Trouble.VALUE,
    "42": Trouble.VALUE,
}
# https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html
_NUMBERS: Mapping[int, Trouble] = {
    1044: Trouble.LOGIN,
    1045: Trouble.LOGIN,
    1698: Trouble.LOGIN,
    1049: Trouble.DOWN,
    2002: Trouble.DOWN,
    2003: Trouble.DOWN,
    2006: Trouble.DOWN,
    2013: Trouble.DOWN,
    3024: Trouble.SLOW,
    1969: Trouble.SLOW,
    1317: Trouble.SLOW,
    1205: Trouble.LOCKED,
    1142: Trouble.PERMISSION,
    1143: Trouble.PERMISSION,
    1227: Trouble.PERMISSION,
    1290: Trouble.PERMISSION,
    1792: Trouble.PERMISSION,
    1146: Trouble.CHANGED,
    1054: Trouble.CHANGED,
}
_WORDS: tuple[tuple[tuple[str, ...], Trouble], ...] = (
    (("interrupt", "timeout", "timed out"), Trouble.SLOW),
    (("locked", "conflicting lock", "could not set lock"), Trouble.LOCKED),
    (("not authorized", "prohibited", "permission", "read-only", "readonly", "disabled"), Trouble.PERMISSION),
    (("no such table", "no such column", "does not exist", "referenced column"), Trouble.CHANGED),
    (("password", "authentication", "role"), Trouble.LOGIN),
    (
        ("connection", "connect", "unable to open", "cannot open", "no such file", "resolve host"),
        Trouble.DOWN,
    ),
    (("conversion", "convert", "overflow", "out of range", "too big", "ambiguous", "binder"), Trouble.VALUE),
)
_SENTENCES: Mapping[Trouble, Callable[[DatabaseError], Sentence]] = {
    Trouble.ADDRESS: lambda _: say(
        "This is no address of a database; write it as sqlite:///file.db, postgresql://user@host/name or host=… "
        "dbname=… user=…."
    ),
    Trouble.DIALECT: lambda of: say(
        "{what} databases cannot be asked here; SQLite, PostgreSQL, MySQL and DuckDB can.", what=of.what
    ),
    Trouble.DRIVER: lambda of: say(
        "The driver for {name} is not installed; run pip install {what}.", name=of.name, what=of.what
    ),
    Trouble.DOWN: lambda of: say(
        "{name} cannot be reached just now; check that it runs and that the address is right.", name=of.name
    ),
    Trouble.LOGIN: lambda of: say(
        "{name} does not let us in; check the user and the password.", name=of.name
    ),
    Trouble.SLOW: lambda of: say(
        "{name} took longer than it may, so the query was stopped; ask for a shorter period or fewer groups.",
        name=of.name,
    ),
    Trouble.LOCKED: lambda of: say(
        "{name} is busy with a change to these tables; try again in a moment.", name=of.name
    ),
    Trouble.PERMISSION: lambda of: say(
        "{name} does not allow this to the user we ask with; an admin can grant it there.", name=of.name
    ),
    Trouble.CHANGED: lambda of: say(
        "The tables of {name} are no longer as they were read; have them read again and ask anew.",
        name=of.name,
    ),
    Trouble.WRITER: lambda of: say(
        "The user for {name} may do more than read ({what}); give us one that may only read.",
        name=of.name,
        what=of.what,
    ),
    Trouble.COSTLY: lambda of: say(
        "This query is expected to read about {what} rows, which is too many; narrow it down.", what=of.what
    ),
    Trouble.VALUE: lambda of: say(
        "{name} could not work out a value of this query; check its types, dates and divisions.", name=of.name
    ),
    Trouble.BROKEN: lambda of: say(
        "{name} could not carry out this query; the reason stands in the log.", name=of.name
    ),
}
