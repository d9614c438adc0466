"""Which tables and columns everyone who reads a reply may read, and a description cut down to them.

Names in `readers` are matched generously: one that could mean several tables closes all of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from indexing.audience import Audience
from skills.errors import UserError
from skills.language import say
from skills.sql.guard import Checked, check
from skills.sql.guard.spelling import bare
from skills.sql.layer import Layer, Metric
from skills.sql.layer_file import LayerFile
from skills.sql.names import parts_of
from skills.sql.schema import Column, Schema, Table
from skills.sql.sight import sight
from skills.sql.unseen import Unseen, stems_of, told


@dataclass(frozen=True)
class Seen:
    """What an audience may know of a database: its schema, its description, and what may be told of the rest."""

    schema: Schema
    file: LayerFile
    unseen: Unseen


def check_readers(schema: Schema, file: LayerFile) -> None:
    """Raises UserError where `readers` or `tell` name what is not there: misspelt, it would stay open."""
    for name in (*file.readers, *file.tell):
        if not any(_meant(schema, name)):
            raise UserError(
                say("The description names {name}, which this database does not have.", name=name)
            )


def seen_by(schema: Schema, file: LayerFile, audience: Audience) -> Seen:
    """The schema and its description as everyone of the audience may know them; `schema` is whole and described.

    Raises UserError as `check_readers` does."""
    check_readers(schema, file)
    closed = [_meant(schema, name) for name, who in file.readers.items() if not audience.may_read(who)]
    tables = frozenset(table.name for found, _ in closed for table in found)
    columns = frozenset(column.id for _, found in closed for column in found)
    seen = sight(schema, tables, columns)
    return Seen(
        seen, _cut_down(file, schema, seen), told(schema, seen, file, lambda name: _meant(schema, name))
    )


def _meant(schema: Schema, name: str) -> tuple[tuple[Table, ...], tuple[Column, ...]]:
    """The tables and columns that a name in a description may mean: exactly so called, else with more or fewer parts
    in front."""
    said = name.lower()
    exact = _fitting(schema, lambda full: full == said)
    if any(exact):
        return exact
    return _fitting(schema, lambda full: f".{full}".endswith(f".{said}") or f".{said}".endswith(f".{full}"))


def _fitting(schema: Schema, fits: Callable[[str], bool]) -> tuple[tuple[Table, ...], tuple[Column, ...]]:
    tables = tuple(table for table in schema.tables if any(map(fits, _places(table))))
    columns = tuple(
        column
        for table in schema.tables
        for column in table.columns
        if any(fits(f"{place}.{column.name.lower()}") for place in _places(table))
    )
    return tables, columns


def _places(table: Table) -> Iterator[str]:
    """What a table may be called, in small letters: as in the schema, and with its namespace."""
    yield table.name.lower()
    if table.namespace:
        yield f"{table.namespace}.{bare(table)}".lower()


def _cut_down(file: LayerFile, whole: Schema, seen: Schema) -> LayerFile:
    """A description that says nothing of what is hidden; its other descriptions and joins are in the schema already."""
    layer = file.layer
    if seen != whole:
        names = {table.name.lower() for table in seen.tables}
        names |= {f"{one.table}.{one.name}".lower() for one in seen.columns()}
        hidden = _all_words(whole) - _all_words(seen)
        layer = Layer(
            {said: target for said, target in layer.synonyms.items() if _last_two(target) in names},
            tuple(one for one in layer.metrics if not _words(one) & hidden),
        )
    verified = tuple(one for one in file.layer.verified if isinstance(check(one.sql, seen), Checked))
    return LayerFile(replace(layer, verified=verified), about=file.about, analysts=file.analysts)


def _words(metric: Metric) -> frozenset[str]:
    return stems_of(" ".join((*metric.names, metric.meaning)))


def _all_words(schema: Schema) -> frozenset[str]:
    """Stems of every name and every value that is known."""
    texts: list[str] = []
    for table in schema.tables:
        texts += [table.name, *parts_of(table.name)]
        for column in table.columns:
            texts += [column.name, *parts_of(column.name), *column.samples]
    for values in schema.values.values():
        texts += values
    return stems_of(" ".join(texts))


def _last_two(name: str) -> str:
    """`shop.public.orders.id` as `orders.id`, in small letters."""
    return ".".join(name.lower().split(".")[-2:])
