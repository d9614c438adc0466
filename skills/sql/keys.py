"""Keys that a database does not declare, worked out from names, types and values; `sure` says how well they show."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from skills.sql.names import Named, column_words, table_words
from skills.sql.schema import Column, Join, Kind, Schema, Table
from skills.stems import stem

MOST_VALUES = 200  # enough to see whether one column's values stand in another
MOST_LOOKS = 2_000  # a database of very many tables is not asked about each pair
BY_NAME, BY_INITIAL, SAME_NAME, BY_ROLE, BY_VALUES = 0.95, 0.85, 0.8, 0.8, 0.4
BY_CODE = 0.7
CODED = 8  # the first column, with a code of its own in each row
NAMED = 9  # the last way to tell rows apart
CODES = ("code", "symbol", "number", "abbreviation", "iata")
LEAST_OVERLAP = 0.5
_COUNTABLE = (Kind.INTEGER, Kind.NUMBER)


# the share of a column's values that stand in the other, 0 to 1; None where nobody looked or nothing is there
Overlap = Callable[[Column, Column], float | None]


def infer_joins(schema: Schema, overlap: Overlap | None = None) -> tuple[Join, ...]:
    """The declared joins of a schema and those that its names and values suggest, surest first.

    A suggestion points from many rows to one: at a column whose values are all different, or that is named as its
    table's key. Columns that a declared key already uses on the many side are left alone. `overlap` looks values up
    where they are; without it those in the schema count."""
    declared = {end for join in schema.joins for end in join.many}
    words = {table.name: column_words(table) for table in schema.tables}
    guesses = _Guesses(schema, words, overlap)
    found = [
        join
        for table in schema.tables
        for column in table.columns
        if column.id not in declared
        for join in guesses.of(column)
    ]
    return (*schema.joins, *sorted(found, key=lambda join: -join.sure))


def key_of(table: Table, named: dict[str, Named], called: Named) -> str | None:
    """The one column that names a row: declared, else one called like a key whose values are all different."""
    if table.key:
        return table.key[0] if len(table.key) == 1 else None
    initials = {"".join(word[0] for word in called.words) + "id"}
    last = {called.words[-1] + "id", stem(called.words[-1]) + "id"}
    own = {"".join(called.words) + "id", "".join(stem(word) for word in called.words) + "id"}
    best: tuple[int, str] | None = None
    for column in table.columns:
        joined = "".join(named[column.name].words)
        raw = column.name.lower().replace("_", "")
        if not is_unique(column, table):
            continue
        rank = _key_rank({joined, raw}, initials | last, own)
        if rank is None:
            rank = _shortened_rank(named[column.name].words, called) if column.kind is Kind.INTEGER else None
        if rank is None and _tells_apart(column, table, named):
            rank = CODED
        if rank is None and joined in ("name", "title", f"{''.join(called.words)}name", *own_names(called)):
            rank = NAMED  # a table of things that have no number
        if rank is not None and (best is None or rank < best[0]):
            best = rank, column.name
    return best[1] if best else None


def _tells_apart(column: Column, table: Table, named: dict[str, Named]) -> bool:
    """A first column of codes of which each stands once, as `isbn` or `policy_no`."""
    numbered = column.kind is Kind.INTEGER and named[column.name].words[-1] in CODES
    first = table.columns[0] == column and (column.kind is Kind.TEXT or numbered)
    counted = bool(table.rows) and column.distinct == table.rows and (column.samples or column.empty == 0)
    bare = all(" " not in value for value in column.samples)
    return first and bool(counted) and bare and named[column.name].words[-1] not in ("name", "title")


def own_names(called: Named) -> set[str]:
    """What a column is called that holds the names of a table's rows, beside just `name`."""
    return {stem(called.words[-1]), called.words[-1].removesuffix("s")} if len(called.words) == 1 else set()


def _shortened_rank(words: tuple[str, ...], called: Named) -> int | None:
    """`doc_id` of doctors: the table's name, cut short."""
    short = words[0]
    return (
        3
        if len(words) == 2 and words[1] == "id" and len(short) >= 3 and called.words[-1].startswith(short)
        else None
    )


def _key_rank(spelled: set[str], initials: set[str], own: set[str]) -> int | None:
    stemmed = {name[:-2] and stem(name[:-2]) + "id" for name in spelled if name.endswith("id")}
    if (spelled | stemmed) & own:
        return 0
    if "id" in spelled:
        return 1
    if spelled & initials or spelled & {"userid"} & own:
        return 2
    return None


def is_unique(column: Column, table: Table) -> bool:
    """Whether no two rows share a value, as far as was counted; True where nothing was counted."""
    if (column.name,) == table.key:
        return True
    if column.distinct is None or table.rows is None:
        return True
    return column.distinct >= table.rows


class _Guesses:
    def __init__(self, schema: Schema, words: dict[str, dict[str, Named]], overlap: Overlap | None) -> None:
        self.schema, self.words = schema, words
        self.look = overlap
        self.seen: dict[tuple[tuple[str, str], tuple[str, str]], float | None] = {}
        self.called = table_words(schema)
        self.tables = {table.name: table for table in schema.tables}
        self.keys = {
            table.name: key
            for table in schema.tables
            if (key := key_of(table, words[table.name], self.called[table.name]))
        }
        self.by_words: dict[frozenset[str], list[str]] = defaultdict(list)
        for name, called in self.called.items():
            self.by_words[called.stems].append(name)
        for (
            name,
            called,
        ) in self.called.items():  # "offering" for course_offering, where nothing else is called so
            last = frozenset({stem(called.words[-1])})
            if last not in self.by_words and name in self.keys:
                self.by_words[last].append(name)
        self.by_key: dict[str, list[str]] = defaultdict(list)
        for name, key in self.keys.items():
            self.by_key[key.lower()].append(name)
        self.unique: dict[str, list[Column]] = defaultdict(
            list
        )  # those counted of which no value stands twice
        for column in filter(self._counted_unique, schema.columns()):
            self.unique[column.name.lower()].append(column)
        self.coded: dict[str, list[Column]] = defaultdict(list)
        for column in schema.columns():
            named = words[column.table][column.name].words
            if named[-1] in CODES and (
                len(named) == 1 or frozenset(map(stem, named[:-1])) == self.called[column.table].stems
            ):
                self.coded[named[-1]].append(column)

    def of(self, column: Column) -> Iterator[Join]:
        """The one kind of evidence that is strongest for this column; several targets only where it cannot tell."""
        if self.keys.get(column.table) == column.name and not self._belongs_elsewhere(column):
            return
        for targets, sure in (
            (self._named(column), BY_NAME),
            (self._same_key(column), BY_INITIAL),
            (self._same_name(column), SAME_NAME),
            (self._same_first(column), BY_CODE),
            (self._in_a_role(column), BY_ROLE),
            (self._thing_by_name(column), BY_ROLE),
        ):
            joins = [self._join(column, one, sure) for one in targets if self._fits(column, one)]
            if joins:
                yield from joins
                return
        yield from self._by_values(column)

    def _belongs_elsewhere(self, column: Column) -> bool:
        """A key that is named after another table is that table's key as well (`user_id` of a profile)."""
        named = self.words[column.table][column.name]
        rest = frozenset(stem(word) for word in named.words if word != "id")
        return bool(rest) and rest != self.called[column.table].stems and rest in self.by_words

    def _named(self, column: Column) -> Iterator[Column]:
        """`customer_id`, `sbTxCustId`: the key of the table of that name."""
        words = self.words[column.table][column.name].words
        if "id" not in words and "key" not in words:
            return
        rest = frozenset(stem(word) for word in words if word not in ("id", "key"))
        for name in dict.fromkeys(self.by_words.get(rest, ())):
            target = self._same_spelling(name, column) or self.keys.get(name)
            if target and name != column.table:
                yield self._column(name, target)

    def _in_a_role(self, column: Column) -> Iterator[Column]:
        """`home_team_id`, `pre_course_id`, or `semester` full of numbers: a table's name behind or without more."""
        said = self.words[column.table][column.name].words
        words = [word for word in said if word not in ("id", "key")]
        if column.kind is not Kind.INTEGER:
            return
        for start in range(len(words) if len(words) < len(said) else 1):
            for name in self.by_words.get(frozenset(stem(word) for word in words[start:]), ()):
                if name in self.keys and (name, self.keys[name]) != column.id:
                    yield self._column(name, self.keys[name])
                    return

    def _thing_by_name(self, column: Column) -> Iterator[Column]:
        """`country` or `home_country` full of names that stand in the table of countries."""
        words = [word for word in self.words[column.table][column.name].words if word != "name"]
        if column.kind is not Kind.TEXT:
            return
        for start in range(len(words)):
            for name in self.by_words.get(frozenset(stem(word) for word in words[start:]), ()):
                for target in self.tables[name].columns:
                    joined = "".join(self.words[name][target.name].words)
                    fits = joined in (
                        "name",
                        f"{''.join(self.called[name].words)}name",
                        *own_names(self.called[name]),
                    )
                    if fits and name != column.table and self._overlap(column, target) == 1.0:
                        yield target
                        return

    def _same_spelling(self, table: str, column: Column) -> str | None:
        """A unique column of just that name is a better target than the table's own key."""
        return next(
            (
                one.name
                for one in self.tables[table].columns
                if one.name.lower() == column.name.lower() and is_unique(one, self.tables[table])
            ),
            None,
        )

    def _same_key(self, column: Column) -> Iterator[Column]:
        """`did` in a table of pairs: the table whose own key is called so."""
        owners = [name for name in self.by_key.get(column.name.lower(), ()) if name != column.table]
        if column.name.lower() == "id" or len(owners) != 1:
            return
        yield self._column(owners[0], self.keys[owners[0]])

    def _same_name(self, column: Column) -> Iterator[Column]:
        """`city_name` here and there: the one table where each value stands once."""
        words = self.words[column.table][column.name].words
        if len(words) < 2 or column.kind not in (Kind.TEXT, Kind.INTEGER):
            return
        ones = self._unique_elsewhere(column)
        called = [one for one in ones if self.called[one.table].stems == {stem(words[0])}]
        if called and self.called[column.table].stems != {stem(words[0])}:
            yield from called[:1]
            return
        if len(ones) == 1 and not self._counted_unique(column):
            yield ones[0]

    def _same_first(self, column: Column) -> Iterator[Column]:
        """`isbn` here and there: the one table that begins with it, where each value stands once."""
        if column.kind not in (Kind.TEXT, Kind.INTEGER) or column.name.lower() == "id":
            return
        ones = [one for one in self._unique_elsewhere(column) if self.tables[one.table].columns[0] == one]
        if len(ones) == 1 and not self._counted_unique(column) and self._overlap(column, ones[0]) == 1.0:
            yield ones[0]

    def _unique_elsewhere(self, column: Column) -> list[Column]:
        return [one for one in self.unique[column.name.lower()] if one.table != column.table]

    def _by_values(self, column: Column) -> Iterator[Join]:
        """`sender_id`: nothing of that name, so any table that others point at, if all values stand there."""
        words = self.words[column.table][column.name].words
        if self.keys.get(column.table) == column.name or len(words) < 2:
            return
        if words[-1] in CODES and column.kind is Kind.TEXT:
            yield from self._by_code(column, words[-1])
        if words[-1] != "id" or column.kind is not Kind.INTEGER:
            return
        for name, key in self.keys.items():
            target = self._column(name, key)
            inside = self._overlap(column, target)
            if name != column.table and target.kind is column.kind and inside is not None and inside >= 1.0:
                yield self._join(column, target, BY_VALUES)

    def _by_code(self, column: Column, last: str) -> Iterator[Join]:
        """`origin_code`: the one table whose rows are told apart by a `code` in which all these values stand."""
        for target in self.coded[last]:
            if (
                target.table != column.table
                and self._counted_unique(target)
                and self._overlap(column, target) == 1.0
            ):
                yield self._join(column, target, BY_CODE)

    def _counted_unique(self, column: Column) -> bool:
        table = self.tables[column.table]
        return column.distinct is not None and bool(table.rows) and is_unique(column, table)

    def _fits(self, column: Column, target: Column) -> bool:
        if column.kind is not target.kind and not {column.kind, target.kind} <= set(_COUNTABLE):
            return False
        inside = self._overlap(column, target)
        return inside is None or inside >= LEAST_OVERLAP

    def _overlap(self, column: Column, target: Column) -> float | None:
        """The share of this column's values that stand in the other, None where values are not known."""
        if self.look is None:
            return self._known_overlap(column, target)
        pair = column.id, target.id
        if pair not in self.seen and len(self.seen) < MOST_LOOKS:
            self.seen[pair] = self.look(column, target)
        return self.seen.get(pair)

    def _known_overlap(self, column: Column, target: Column) -> float | None:
        mine = set(_some(self.schema.values.get(column.id) or column.samples))
        theirs = set(self.schema.values.get(target.id) or ())
        if not mine or not theirs:
            return None
        return len(mine & theirs) / len(mine)

    def _join(self, column: Column, target: Column, sure: float) -> Join:
        return Join((column.id,), (target.id,), declared=False, sure=sure)

    def _column(self, table: str, name: str) -> Column:
        return next(one for one in self.tables[table].columns if one.name == name)


def _some(values: Iterable[str]) -> list[str]:
    return [value for value, _ in zip(values, range(MOST_VALUES), strict=False)]


def with_inferred(schema: Schema, overlap: Overlap | None = None) -> Schema:
    """The same schema with inferred joins beside its declared ones; `overlap` as in `infer_joins`."""
    return replace(schema, joins=infer_joins(schema, overlap))
