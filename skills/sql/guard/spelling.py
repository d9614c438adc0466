"""Every name in a query as its database spells it, in quotes: what follows need not know how a dialect folds case."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from itertools import count

from sqlglot import exp

from skills.sql.guard.refusal import Reason, refuse
from skills.sql.schema import Dialect, Schema, Table

_CATALOGUES = ("pg_", "sqlite_", "information_schema", "mysql", "performance_schema", "duckdb_", "pragma_")
_SYSTEM = frozenset(("sys", "mysql", "system", "temp", "pg_temp"))
# the schema that names are looked up in first, which may also be written before a table
_HOME = {Dialect.SQLITE: "main", Dialect.POSTGRES: "public", Dialect.DUCKDB: "main"}


def spell(tree: exp.Expr, sight: Schema, whole: Schema | None) -> list[Table]:
    """Resolve every table against what the person may see and write each name out; returns the tables, each once.

    Refuses a table that is hidden, unknown, of another schema or of the database's own catalogue."""
    parts = [(node, part_of(node)) for node in tree.find_all(exp.Table)]
    found: dict[str, Table] = {}
    for node, part in parts:
        _keep_name(node)
        if part is None:
            table = _resolve(node, sight, whole)
            found[table.name] = table
            _point(node, bare(table), table.namespace)
    _rename_parts(list(tree.find_all(exp.CTE)), whole or sight)
    _spell_names(tree, sight.dialect, list(found.values()))
    for node, part in parts:
        if part is not None:
            _point(node, part.alias, "")
    return list(found.values())


def part_of(node: exp.Table) -> exp.CTE | None:
    """The part of a WITH that a name in FROM means, None for a table.

    A part is seen by what follows it in the same query, and by itself where it is recursive."""
    if node.db:
        return None
    inside: exp.Expr = node
    above = node.parent
    while above is not None:
        if isinstance(above, exp.With):
            found = _before(above, inside, node)
        elif isinstance(above, exp.Query) and not isinstance(inside, exp.With):
            found = _last(above.ctes, node)
        else:
            found = None
        if found is not None:
            return found
        inside, above = above, above.parent
    return None


def _before(clause: exp.With, inside: exp.Expr, node: exp.Table) -> exp.CTE | None:
    place = next(at for at, cte in enumerate(clause.expressions) if cte is inside)
    return _last(clause.expressions[: place + bool(clause.args.get("recursive"))], node)


def _last(ctes: list[exp.CTE], node: exp.Table) -> exp.CTE | None:
    return next((cte for cte in reversed(ctes) if cte.alias.lower() == node.name.lower()), None)


def _rename_parts(parts: list[exp.CTE], known: Schema) -> None:
    """A part must not bear a table's name: whoever reads the statement otherwise than we do would read the table."""
    tables = {bare(table).lower() for table in known.tables}
    taken = tables | {part.alias.lower() for part in parts}
    for part in parts:
        if part.alias.lower().startswith(_CATALOGUES) or part.alias.lower() in _SYSTEM:
            raise refuse(Reason.CATALOGUE, part.alias)
        if part.alias.lower() in tables:
            name = next(name for n in count(1) if (name := f"{part.alias}_{n}").lower() not in taken)
            taken.add(name.lower())
            part.args["alias"].set("this", exp.to_identifier(name, quoted=part.args["alias"].this.quoted))


def bare(table: Table) -> str:
    """The name within its namespace."""
    return table.name.removeprefix(f"{table.namespace}.") if table.namespace else table.name


def _resolve(node: exp.Table, sight: Schema, whole: Schema | None) -> Table:
    said = ".".join(part.name for part in node.parts)
    if len(node.parts) > 2:
        raise refuse(Reason.OTHER_DATABASE, said)
    table = _lookup(node, sight)
    if table is not None:
        return table
    if whole is not None and _lookup(node, whole) is not None:
        raise refuse(Reason.HIDDEN_TABLE, said)
    if _is_catalogue(node):
        raise refuse(Reason.CATALOGUE, said)
    if node.db and node.db.lower() != _HOME.get(sight.dialect):
        raise refuse(Reason.OTHER_DATABASE, said)
    near = nearest(node.name, (table.name for table in sight.tables))
    raise refuse(Reason.UNKNOWN_TABLE, said, near=near)


def _lookup(node: exp.Table, schema: Schema) -> Table | None:
    db = node.db.lower()
    home = _HOME.get(schema.dialect, "")
    name = node.this
    fits = [
        table
        for table in schema.tables
        if table.name.lower()
        == (f"{db}.{node.name.lower()}" if db and "." in table.name else node.name.lower())
        and (not db or db == (table.namespace.lower() or home))
    ]
    said = node.name.lower() if schema.dialect is Dialect.POSTGRES and not name.quoted else node.name
    exact = [table for table in fits if said in (bare(table), table.name)]
    if exact:
        return exact[0]
    # Postgres tells "Orders" from "orders" when they are in quotes; everybody else is lenient, and so are we
    strict = schema.dialect is Dialect.POSTGRES and name.quoted
    return fits[0] if len(fits) == 1 and not strict else None


def _is_catalogue(node: exp.Table) -> bool:
    names = [part.name.lower() for part in node.parts]
    return any(name.startswith(_CATALOGUES) or name in _SYSTEM for name in names)


def _keep_name(node: exp.Table) -> None:
    """What a table is called in the query becomes its alias, whatever it will be called in the end."""
    if not node.alias:
        node.set("alias", exp.TableAlias(this=exp.to_identifier(node.name, quoted=node.this.quoted)))


def _point(node: exp.Table, name: str, namespace: str) -> None:
    node.set("this", exp.to_identifier(name, quoted=True))
    node.set("db", exp.to_identifier(namespace, quoted=True) if namespace else None)


def _spell_names(tree: exp.Expr, dialect: Dialect, tables: list[Table]) -> None:
    real = _spellings(column.name for table in tables for column in table.columns)
    names = [one for one in tree.find_all(exp.Identifier) if not isinstance(one.parent, exp.Table)]
    given = _spellings(one.name for one in names if not isinstance(one.parent, exp.Column))
    for identifier in names:
        identifier.set("this", _spelt(identifier, dialect, real, given))
        identifier.set("quoted", True)
        if isinstance(identifier.parent, exp.Column):
            # the table has an alias by now, which stands alone
            identifier.parent.set("db", None)
            identifier.parent.set("catalog", None)


def _spellings(names: Iterable[str]) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        if name not in found[name.lower()]:
            found[name.lower()].append(name)
    return found


def _spelt(
    identifier: exp.Identifier,
    dialect: Dialect,
    real: Mapping[str, list[str]],
    given: Mapping[str, list[str]],
) -> str:
    name, folded = identifier.name, identifier.name.lower()
    if dialect is Dialect.POSTGRES and identifier.quoted:
        return name
    columns = real.get(folded, [])
    if len(columns) == 1:
        return columns[0]
    if dialect is Dialect.POSTGRES:
        return folded
    return name if name in columns else given.get(folded, [name])[0]


def nearest(name: str, among: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Names that differ by a letter or two, nearest first."""
    folded = {one.lower(): one for one in among}
    return tuple(folded[one] for one in get_close_matches(name.lower(), folded, n=most, cutoff=0.75))
