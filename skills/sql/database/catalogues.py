"""What each dialect says of its own tables, in a few questions however many there are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from skills.sql.database.link import Link, Row
from skills.sql.schema import Dialect


@dataclass(frozen=True)
class Structure:
    """Rows as the catalogue gives them, in the order of the columns.

    tables: namespace, table, is a view, rows or None, comment. columns: namespace, table, column, type, nullable,
    comment. keys: namespace, table, column. references: name, namespace, table, column, namespace, table, column."""

    tables: tuple[Row, ...]
    columns: tuple[Row, ...]
    keys: tuple[Row, ...]
    references: tuple[Row, ...]


@dataclass(frozen=True)
class _Questions:
    tables: str
    columns: str
    keys: str
    references: str


def read_structure(link: Link, dialect: Dialect) -> Structure:
    """Tables and views that this user may read, with columns, primary keys and declared references."""
    if dialect is Dialect.SQLITE:
        return _sqlite(link)
    questions = _QUESTIONS[dialect]
    return Structure(
        *(
            tuple(asked(link, question))
            for question in (questions.tables, questions.columns, questions.keys, questions.references)
        )
    )


def asked(link: Link, sql: str, most: int | None = None) -> list[Row]:
    """All rows of one of our own questions, or the first so many."""
    cursor = link.cursor()
    try:
        cursor.execute(sql)
        rows: list[Row] = []
        while piece := cursor.fetchmany(1_000 if most is None else most - len(rows)):
            rows.extend(piece)
            if most is not None and len(rows) >= most:
                break
        return rows
    finally:
        cursor.close()


def quoted(name: str, dialect: Dialect) -> str:
    """A name as an identifier, whatever it holds."""
    mark = "`" if dialect is Dialect.MYSQL else '"'
    return f"{mark}{name.replace(mark, mark * 2)}{mark}"


def _sqlite(link: Link) -> Structure:
    """Each table by itself: one question for all would fail with a view over a table that is gone."""
    kinds = "SELECT name, type = 'view' FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view', "
    found = asked(link, f"{kinds}'virtual') AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name")
    tables, columns, keys, references = [], [], [], []
    for name, view in found:
        own = list(_sqlite_columns(link, name))
        if not own:
            continue
        tables.append(("", name, bool(view), None, ""))
        columns += [("", name, column, kind, not needed, "") for column, kind, needed, _ in own]
        keys += [("", name, column) for column, _, _, _ in sorted((one for one in own if one[3]), key=_place)]
        references += _sqlite_references(link, name)
    return Structure(tuple(tables), tuple(columns), tuple(keys), tuple(references))


def _place(column: tuple[str, str, bool, int]) -> int:
    return column[3]


def _sqlite_columns(link: Link, table: str) -> Iterator[tuple[str, str, bool, int]]:
    question = f'SELECT name, type, "notnull", pk FROM pragma_table_xinfo({_text(table)}) WHERE hidden <> 1'
    try:
        rows = asked(link, question)
    except link.failures:
        return
    for name, kind, needed, place in rows:
        yield name, kind, bool(needed), place


def _sqlite_references(link: Link, table: str) -> list[Row]:
    question = 'SELECT f.id, f."from", f."table", f."to", f.seq FROM pragma_foreign_key_list('
    rows = asked(link, f"{question}{_text(table)}) AS f ORDER BY f.id, f.seq")
    found: list[Row] = []
    for number, column, other, target, place in rows:
        named = target
        if named is None:  # the other table's primary key is meant
            primary = sorted((one for one in _sqlite_columns(link, other) if one[3]), key=_place)
            named = primary[place][0] if place < len(primary) else None
        if named is not None:
            found.append((f"{table}.{number}", "", table, column, "", other, named))
    return found


def _text(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


_OF_POSTGRES = """
 pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_any_column_privilege(c.oid, 'SELECT')"""
_HERE = "CASE WHEN n.nspname = 'public' THEN '' ELSE n.nspname END"
_POSTGRES = _Questions(
    tables=f"""SELECT {_HERE}, c.relname, c.relkind IN ('v', 'm'),
 CASE WHEN c.reltuples >= 0 AND c.relkind <> 'v' THEN c.reltuples::bigint END,
 coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '')
 FROM {_OF_POSTGRES} ORDER BY 1, 2""",
    columns=f"""SELECT {_HERE}, c.relname, a.attname,
 CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod)
   ELSE pg_catalog.format_type(a.atttypid, a.atttypmod) END,
 NOT a.attnotnull, coalesce(pg_catalog.col_description(c.oid, a.attnum), '')
 FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid, {_OF_POSTGRES}
   AND a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   AND pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')
 ORDER BY 1, 2, a.attnum""",
    keys=f"""SELECT {_HERE}, c.relname, a.attname
 FROM pg_catalog.pg_constraint k CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY AS u(number, place)
 JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number, {_OF_POSTGRES}
   AND k.contype = 'p' AND k.conrelid = c.oid
 ORDER BY 1, 2, u.place""",
    references=f"""SELECT k.oid::text, {_HERE}, c.relname, a.attname,
 CASE WHEN m.nspname = 'public' THEN '' ELSE m.nspname END, d.relname, b.attname
 FROM pg_catalog.pg_constraint k
 CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS u(number, other, place)
 JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number
 JOIN pg_catalog.pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = u.other
 JOIN pg_catalog.pg_class d ON d.oid = k.confrelid
 JOIN pg_catalog.pg_namespace m ON m.oid = d.relnamespace, {_OF_POSTGRES}
   AND k.contype = 'f' AND k.conrelid = c.oid
 ORDER BY 2, 3, 1, u.place""",
)
_MYSQL = _Questions(
    tables="""SELECT '', table_name, table_type LIKE '%VIEW', table_rows,
 CASE WHEN table_type LIKE '%VIEW' THEN '' ELSE table_comment END
 FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name""",
    columns="""SELECT '', table_name, column_name, column_type, is_nullable = 'YES', column_comment
 FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position""",
    keys="""SELECT '', table_name, column_name FROM information_schema.key_column_usage
 WHERE table_schema = DATABASE() AND constraint_name = 'PRIMARY' ORDER BY table_name, ordinal_position""",
    references="""SELECT constraint_name, '', table_name, column_name, '', referenced_table_name, referenced_column_name
 FROM information_schema.key_column_usage
 WHERE table_schema = DATABASE() AND referenced_table_schema = DATABASE()
 ORDER BY table_name, constraint_name, ordinal_position""",
)
_SPACE = "CASE WHEN schema_name = 'main' THEN '' ELSE schema_name END"
_OURS = "database_name = current_database() AND NOT internal"
_DUCKDB = _Questions(
    tables=f"""SELECT {_SPACE}, table_name, false, estimated_size, coalesce(comment, '') FROM duckdb_tables()
 WHERE {_OURS} UNION ALL SELECT {_SPACE}, view_name, true, NULL, coalesce(comment, '') FROM duckdb_views()
 WHERE {_OURS} ORDER BY 1, 2""",
    columns=f"""SELECT {_SPACE}, table_name, column_name, data_type, is_nullable, coalesce(comment, '')
 FROM duckdb_columns() WHERE {_OURS} ORDER BY 1, 2, column_index""",
    keys=f"""SELECT {_SPACE}, table_name, unnest(constraint_column_names) FROM duckdb_constraints()
 WHERE database_name = current_database() AND constraint_type = 'PRIMARY KEY'""",
    references=f"""SELECT constraint_name, {_SPACE}, table_name, unnest(constraint_column_names),
 {_SPACE}, referenced_table, unnest(referenced_column_names) FROM duckdb_constraints()
 WHERE database_name = current_database() AND constraint_type = 'FOREIGN KEY'""",
)
_QUESTIONS: Mapping[Dialect, _Questions] = {
    Dialect.POSTGRES: _POSTGRES,
    Dialect.MYSQL: _MYSQL,
    Dialect.DUCKDB: _DUCKDB,
}
