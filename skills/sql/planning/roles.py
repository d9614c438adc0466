"""What the columns of a table are good for: which one shows a row, which tells when, which can be added up."""

import re

from skills.sql.names import parts_of
from skills.sql.planning.extremes import WHEN
from skills.sql.planning.lexicon import Lexicon
from skills.sql.planning.moments import MONTH_NAMES, WEEKDAYS
from skills.sql.schema import Column, Kind
from skills.stems import stem

NUMERIC = (Kind.INTEGER, Kind.NUMBER)
TIMED = (Kind.DATE, Kind.MOMENT)
_AVERAGED = re.compile(
    r"rating|score|price|rate|age$|percent|ratio|duration|temperature|salary|grade|gpa|weight|height|latitude|longitude",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"amount|price|cost|revenue|total|value|fee|salary|paid", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_OF_PERSONS = frozenset("birth born birthday birthdate dob death".split())  # nothing else happened then
_UNTIL = frozenset("until till expiry expires expiration due valid deadline".split())
# what is known beforehand
_PLANNED = frozenset(
    """scheduled schedule planned plan expected predicted estimated booked appointment departure depart arrival arrive
    start starts begin begins end ends checkin checkout check target""".split()
)
_COUNTS = frozenset(stem(word) for word in "count number quantity num qty total".split())
_OF_PIECE, _PRICES = frozenset("unit piece each item list standard".split()), frozenset("price cost".split())
_PIECES = frozenset("quantity units pieces count".split())
_SHOWN = ("name", "full name", "title", "user name", "label", "symbol", "subject", "code")
FULL_NAME = ("first name", "last name")
_WHEN_MADE = (
    "date",
    "date time",
    "created at",
    "created",
    "created date",
    "creation date",
    "timestamp",
    "time",
)


class Roles:
    """The roles of one lexicon's columns; each is worked out from names, kinds and what was counted."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._shown: dict[str, tuple[str, ...]] = {}
        self.pointed_at = {join.one[0] for join in lexicon.schema.joins}

    def shown(self, table: str) -> tuple[str, ...]:
        """The columns that a person knows a row by: its name or title, first and last name, or its key."""
        if table not in self._shown:
            self._shown[table] = self._find_shown(table)
        return self._shown[table]

    def _find_shown(self, table: str) -> tuple[str, ...]:
        columns = self.lexicon.tables[table].columns
        named = {column.name: self._said(column) for column in columns if column.kind is Kind.TEXT}
        both = tuple(name for wanted in FULL_NAME for name, said in named.items() if said == wanted)
        if len(both) == len(FULL_NAME):
            return both
        for wanted in _SHOWN:
            found = next((name for name, said in named.items() if said == wanted), None)
            if found is not None and (wanted != "title" or self._tells_apart(table, found)):
                return (found,)
        own = " ".join(self.lexicon.called[table].words)
        for name, said in named.items():
            if said in (own, f"{own} name") or said.endswith("name"):
                return (name,)
        return (self.key(table) or columns[0].name,)

    def _tells_apart(self, table: str, column: str) -> bool:
        """Whether a title is one of the thing, as that of a book, and not one of many people."""
        rows, distinct = self.lexicon.tables[table].rows, self.lexicon.columns[table, column].distinct
        return not rows or distinct is None or distinct >= 0.5 * rows

    def is_nameless(self, table: str) -> bool:
        """Whether a row has neither a name nor a key by which it could be shown."""
        return self.key(table) is None and self.shown(table) == (self.lexicon.tables[table].columns[0].name,)

    def key(self, table: str) -> str | None:
        return self.lexicon.key_columns.get(table)

    def is_entity(self, table: str) -> bool:
        """Whether other tables point at its rows, so that two rows of one name are two things."""
        key = self.key(table)
        return key is not None and (table, key) in self.pointed_at

    def counts(self, table: str, column: str) -> bool:
        """A number that is itself a count of something, so that many of them are added up."""
        one = self.lexicon.columns[table, column]
        words = {stem(word) for word in parts_of(column)}
        told = one.comment.lower().removeprefix("the ")
        return one.kind in NUMERIC and (
            bool(words & _COUNTS) or told.startswith(("number of", "total number of", "count of"))
        )

    def tally(self, table: str) -> str | None:
        """The column that says how many things one row of this table stands for, as `count` of check-ins."""
        for column in self.lexicon.tables[table].columns:
            plain = self._said(column) in ("count", "quantity", "total count")
            if column.kind in NUMERIC and plain:
                return column.name
        return None

    def amounts(self, table: str) -> tuple[str, ...]:
        """The amounts that a row of a table has of its own, so that a total may be one of money."""
        return tuple(
            column.name
            for column in self.lexicon.tables[table].columns
            if column.kind in NUMERIC
            and any(_AMOUNT.search(word) for word in self.lexicon.named[table][column.name].words)
        )

    def averaged(self, column: str) -> bool:
        return bool(_AVERAGED.search(column))

    def numbers_as_text(self, table: str, column: str) -> bool:
        """A text column in which only numbers stand."""
        one = self.lexicon.columns[table, column]
        values = self.lexicon.schema.values.get(one.id) or one.samples
        return one.kind is Kind.TEXT and bool(values) and all(_NUMBER.fullmatch(value) for value in values)

    def is_key(self, table: str, column: str) -> bool:
        """A key or a reference: its numbers are names."""
        words = self.lexicon.named[table][column].words
        return (table, column) in self.lexicon.keys or self.key(table) == column or words[-1] in ("id", "key")

    def is_of_piece(self, table: str, column: str) -> bool:
        """Whether a price or cost is that of one piece: to add it up says little where there are numbers of pieces."""
        words = set(self.lexicon.named[table][column].words)
        return bool(words & _OF_PIECE) and bool(words & _PRICES)

    def pieces(self, table: str) -> tuple[str, ...]:
        """The columns that say how many pieces a row is about."""
        named = self.lexicon.named[table]
        return tuple(
            one.name
            for one in self.lexicon.tables[table].columns
            if one.kind in NUMERIC and _PIECES & set(named[one.name].words)
        )

    def with_trait(self, table: str, trait: tuple[str, ...]) -> tuple[str, ...]:
        """Columns of numbers or times that are called by one of these words, the words first that come first."""
        for word in trait:
            found = tuple(
                column.name
                for column in self.lexicon.tables[table].columns
                if column.kind in (*NUMERIC, *TIMED) and word in self.lexicon.named[table][column.name].words
            )
            if found:
                return found
        timed = self.timed(table) if WHEN in trait else ()
        return tuple(one.name for one in timed if not self.is_of_later(one))

    def timed(self, table: str) -> tuple[Column, ...]:
        """The columns that tell when, the one that a row came to be first."""
        columns = [one for one in self.lexicon.tables[table].columns if one.kind in TIMED]
        columns = [one for one in columns if not _OF_PERSONS & set(self._said(one).split())] or columns
        return tuple(sorted(columns, key=lambda one: self._said(one) not in _WHEN_MADE))

    def made_at(self, column: Column) -> bool:
        """Whether a column plainly tells when its row came to be."""
        return self.lexicon.named[column.table][column.name].said in _WHEN_MADE

    def is_of_later(self, column: Column) -> bool:
        """Whether a date is one of a person's life, or one until which something holds: nothing was done then."""
        return bool((_OF_PERSONS | _UNTIL) & set(self.lexicon.named[column.table][column.name].words))

    def runs_ahead(self, column: Column) -> bool:
        """Whether a clock wrote it down when something happened; that clock may be ahead of the asker's."""
        planned = _PLANNED & set(self.lexicon.named[column.table][column.name].words)
        return column.kind is Kind.MOMENT and not planned and not self.is_of_later(column)

    def part_of_date(self, table: str, unit: str) -> Column | None:
        """A column that holds only the year, the month or the weekday."""
        wanted = {"weekday": ("day", "weekday", "day of week")}.get(unit, (unit,))
        for column in self.lexicon.tables[table].columns:
            fits = self._said(column) in wanted and column.kind in (Kind.TEXT, Kind.INTEGER)
            if fits and (unit != "weekday" or self.names(column) == "weekday"):
                return column
        return None

    def names(self, column: Column) -> str | None:
        """`month` or `weekday` where the values are such names."""
        values = {
            value.lower()[:3] for value in (self.lexicon.schema.values.get(column.id) or column.samples)
        }
        if not values or column.kind is not Kind.TEXT:
            return None
        if values <= {name[:3] for name in MONTH_NAMES}:
            return "month"
        return "weekday" if values <= {name[:3] for name in WEEKDAYS} else None

    def _said(self, column: Column) -> str:
        words = self.lexicon.named[column.table][column.name].words
        called = set(self.lexicon.called[column.table].stems)
        rest = [word for word in words if stem(word) not in called]
        return " ".join(rest or words)
