"""Which columns point at which keys where a database declares nothing: by their names, types and shared values."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from skills.sql.guard.spelling import bare
from skills.sql.schema import Column, Join, Kind, Table

# how many of the values of a column stand among those of a key, 0 to 1; None where nobody looked or nothing is there
Overlap = Callable[[Column, Column], float | None]

_KEYS = frozenset((Kind.TEXT, Kind.INTEGER))
_GENERIC = frozenset(("id", "key", "code", "name", "no", "nr", "number", "pk", "uuid"))
_SAME_NAME, _TABLE_AND_KEY, _SHORTENED = 0.9, 0.95, 0.75
_UNSEEN = 0.7  # what a likeness of names is worth while there are no values to compare
_FEWEST_SHARED = 0.5
_LEAST_SURE = 0.4
_MOST_LOOKS = 2_000


def inferred(tables: Iterable[Table], declared: Iterable[Join], overlap: Overlap) -> tuple[Join, ...]:
    """Joins that nobody declared, each column to the one key that fits it best; `sure` is below 1.

    A column that a declared key uses is left alone."""
    tables = tuple(tables)
    taken = {end for join in declared for end in join.many}
    keys = [key for table in tables for key in _key_columns(table)]
    index: defaultdict[tuple[str, ...], list[tuple[Table, Column]]] = defaultdict(list)
    for table, key in keys:
        for place in _places(_words(key.name), _singular(_words(bare(table)))):
            index[place].append((table, key))
    looks = _MOST_LOOKS
    found: list[Join] = []
    for table in tables:
        own = {key.id for _, key in _key_columns(table)}
        for column in table.columns:
            if column.id in taken or column.kind not in _KEYS or not _words(column.name):
                continue
            near = [one for place in _lookups(_words(column.name)) for one in index.get(place, ())]
            best, looks = _best(column, near, overlap, looks, is_key=column.id in own)
            if best is not None and best.sure >= _LEAST_SURE:
                found.append(best)
    return tuple(_without_mirrors(found))


def _places(key: list[str], of: list[str]) -> Iterator[tuple[str, ...]]:
    """Where a key is put, so that a column is compared with a few of two thousand: under its words or its table's."""
    if len(key) == 1 and (key[0] in _GENERIC or _is_letter_and_id(key[0])) and of:
        yield ("of", of[-1])
    if len(key) > 1 or key[0] not in _GENERIC:
        yield tuple(key[-2:])


def _lookups(column: list[str]) -> Iterator[tuple[str, ...]]:
    if len(column) > 1:
        yield ("of", _singular(column[-2:-1])[0])
        yield tuple(column[-2:])
    yield tuple(column[-1:])


def _key_columns(table: Table) -> Iterator[tuple[Table, Column]]:
    """Columns that tell one row from another: the declared key, or one whose values are all different."""
    for column in table.columns:
        alone = table.key == (column.name,)
        unique = bool(table.rows) and column.distinct == table.rows and _looks_like_key(column)
        if column.kind in _KEYS and _words(column.name) and (alone or (unique and not table.key)):
            yield table, column


def _looks_like_key(column: Column) -> bool:
    return bool(re.search(r"(?:id|key|code|no|nr|uuid|symbol)$", column.name, re.IGNORECASE))


def _best(
    column: Column, keys: Iterable[tuple[Table, Column]], overlap: Overlap, looks: int, *, is_key: bool
) -> tuple[Join | None, int]:
    best: Join | None = None
    likely = sorted(
        ((_likeness(column, table, key), table, key) for table, key in keys if key.table != column.table),
        key=lambda one: -one[0],
    )
    for likeness, _, key in likely:
        if likeness == 0 or key.kind is not column.kind or looks <= 0:
            continue
        looks -= 1
        shared = overlap(column, key)
        if shared is not None and shared < _FEWEST_SHARED:
            continue
        sure = likeness * (_UNSEEN if shared is None else shared) * (0.8 if is_key else 1.0)
        if best is None or sure > best.sure:
            best = Join((column.id,), (key.id,), declared=False, sure=round(sure, 3))
    return best, looks


def _likeness(column: Column, table: Table, key: Column) -> float:
    """How much a column's name says that it points at this key of this table."""
    mine, theirs, of = _words(column.name), _words(key.name), _singular(_words(bare(table)))
    if theirs[-1:] == mine[-1:] and len(theirs) == 1 and theirs[0] in _GENERIC:
        before = mine[:-1]
        return _TABLE_AND_KEY if before and _ends_with(before, of) else 0.0
    if len(theirs) == 1 and _is_letter_and_id(theirs[0]) and mine[-1] == "id":
        # merchants.mid, as merchant_id elsewhere
        return _TABLE_AND_KEY if theirs[0][0] == of[0][0] and _ends_with(mine[:-1], of) else 0.0
    if mine == theirs:
        # the key of the table that bears its name is meant rather than a copy in another one
        return _SAME_NAME if not _ends_with(theirs[:-1], of) else _TABLE_AND_KEY
    if _ends_with(mine, theirs):
        return _SHORTENED
    return _SHORTENED if len(theirs) > 1 and theirs[-2:] == mine[-2:] and _within(theirs, mine) else 0.0


def _is_letter_and_id(word: str) -> bool:
    return len(word) == 3 and word.endswith("id")


def _words(name: str) -> list[str]:
    """customer_id, customerId and CustomerID alike as customer, id."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()
    return [word for word in re.split(r"[^\w]+|_", parted) if word]


def _singular(words: list[str]) -> list[str]:
    return [re.sub(r"(?<=[^s])s$", "", re.sub(r"ies$", "y", word)) for word in words]


def _ends_with(words: list[str], end: list[str]) -> bool:
    return bool(end) and _singular(words)[-len(end) :] == _singular(end)


def _within(few: list[str], many: list[str]) -> bool:
    rest = iter(many)
    return all(word in rest for word in few)


def _without_mirrors(joins: list[Join]) -> Iterator[Join]:
    """Two keys that point at each other are one join; the surer way round stays, else the first."""
    ends = {(join.many, join.one): join.sure for join in joins}
    for join in joins:
        back = ends.get((join.one, join.many))
        if back is None or join.sure > back or (join.sure == back and join.many < join.one):
            yield join
