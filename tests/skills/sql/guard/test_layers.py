"""Each layer of the guard alone: what it lets through, and what it says when it does not."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp, parse_one

from skills.sql.guard import Checked, Reason, Refusal, check, sentence
from skills.sql.guard.bounds import MOST_LEVELS, check_bounds
from skills.sql.guard.functions import check_calls, check_words
from skills.sql.guard.limits import limited
from skills.sql.guard.nodes import check_nodes
from skills.sql.guard.reading import known, one_statement, written
from skills.sql.guard.refusal import RefusedError
from skills.sql.guard.spelling import part_of, spell
from skills.sql.schema import Column, Dialect, Kind, Schema, Table
from tests.skills.sql.guarded_shop import seen, whole

PG = Dialect.POSTGRES
Nested = Callable[[int], str]


def refusal(statement: str, dialect: Dialect = PG) -> Refusal:
    result = check(statement, seen(dialect), whole=whole(dialect))
    assert isinstance(result, Refusal), result
    return result


def checked(statement: str, dialect: Dialect = PG, most_rows: int = 1000) -> Checked:
    result = check(statement, seen(dialect), whole=whole(dialect), most_rows=most_rows)
    assert isinstance(result, Checked), result
    return result


@pytest.mark.parametrize("dialect", list(Dialect))
def test_a_result_named_like_another_column_orders_nothing_in_an_expression(dialect: Dialect) -> None:
    result = check("SELECT -id AS name FROM customers ORDER BY name || 'x' LIMIT 1", seen(dialect))
    assert isinstance(result, Refusal)
    assert result.reason is Reason.AMBIGUOUS_COLUMN


@pytest.mark.parametrize("call", ["printf('%' || '99999999d', id)", "printf('%99999999d', id)"])
def test_a_width_that_would_fill_the_memory_is_refused_however_it_is_written(call: str) -> None:
    assert isinstance(check(f"SELECT {call} FROM customers", seen(Dialect.SQLITE)), Refusal)


def test_bounds_refuse_a_megabyte() -> None:
    statement = "SELECT " + "1 + " * 250_000 + "1"
    with pytest.raises(RefusedError) as found:
        check_bounds(statement)
    assert found.value.refusal.reason is Reason.TOO_LONG


@pytest.mark.parametrize(
    "nested",
    [
        lambda n: "SELECT " + "(" * n + "1" + ")" * n,
        lambda n: "SELECT * FROM " + "(SELECT * FROM " * n + "customers" + ")" * n,
        lambda n: "SELECT " + "CASE WHEN 1 = 1 THEN " * n + "1" + " END" * n,
        lambda n: "SELECT " + "ABS(" * n + "1" + ")" * n,
        lambda n: "SELECT " + "[" * n + "1" + "]" * n,
        lambda n: "SELECT " + "(" * n,
    ],
)
@pytest.mark.parametrize("levels", [MOST_LEVELS + 1, 200, 1000])
def test_bounds_refuse_deep_nesting_before_anything_is_parsed(nested: Nested, levels: int) -> None:
    with pytest.raises(RefusedError) as found:
        check_bounds(nested(levels))
    assert found.value.refusal.reason in {Reason.TOO_DEEP, Reason.TOO_LONG}


@pytest.mark.parametrize("nested", ["NOT ", "- ", "+ ", "~ "])
def test_a_thousand_signs_in_a_row_end_in_a_refusal(nested: str) -> None:
    assert isinstance(check("SELECT " + nested * 1000 + "1", seen(PG)), Checked | Refusal)
    assert isinstance(check("SELECT 1" + " + 1" * 1000, seen(PG)), Checked | Refusal)


def test_bounds_count_no_brackets_inside_of_a_text() -> None:
    check_bounds(f"SELECT '{'(' * 200}' AS a, \"{'(' * 100}\" -- {'(' * 100}\n")


def test_only_one_statement_is_read() -> None:
    assert isinstance(one_statement("SELECT 1;", PG), exp.Select)
    with pytest.raises(RefusedError) as found:
        one_statement("SELECT 1; SELECT 2; SELECT 3", PG)
    assert (found.value.refusal.reason, found.value.refusal.what) == (Reason.SEVERAL, "3")


@pytest.mark.parametrize("name", ["oracle", "", "tsql", "Postgres", "bigquery"])
def test_an_unknown_dialect_is_refused(name: str) -> None:
    with pytest.raises(RefusedError) as found:
        known(name)
    assert found.value.refusal.reason is Reason.DIALECT
    schema = Schema(name, seen(PG).tables)  # type: ignore[arg-type]
    assert check("SELECT 1", schema) == Refusal(Reason.DIALECT, name)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("DELETE FROM customers", Reason.NOT_A_QUERY),
        ("WITH d AS (DELETE FROM customers RETURNING *) SELECT * FROM d", Reason.CONSTRUCT),
        ("SELECT name FROM customers FOR UPDATE", Reason.CONSTRUCT),
        ("SELECT name INTO x FROM customers", Reason.CONSTRUCT),
        ("SELECT * FROM generate_series(1, 9)", Reason.TABLE_FUNCTION),
        ("SELECT current_user", Reason.FUNCTION),
        ("SELECT 'x'::regclass", Reason.CONSTRUCT),
        ("SELECT CAST('1' AS xml)", Reason.TYPE),
    ],
)
def test_nodes_that_are_not_named_are_refused(statement: str, reason: Reason) -> None:
    with pytest.raises(RefusedError) as found:
        check_nodes(parse_one(statement, read="postgres"), PG)
    assert found.value.refusal.reason is reason


def test_a_call_is_allowed_by_dialect() -> None:
    check_calls(parse_one("SELECT julianday('now')", read="sqlite"), Dialect.SQLITE)
    with pytest.raises(RefusedError) as found:
        check_calls(parse_one("SELECT julianday('now')", read="postgres"), PG)
    assert found.value.refusal == Refusal(Reason.FUNCTION, "julianday", "PostgreSQL")


def test_a_call_is_found_in_the_text_whatever_the_tree_says() -> None:
    check_words('SELECT COUNT(*), SUM("a") FROM "t" WHERE "x" IN (1) GROUP BY ("a")', PG)
    with pytest.raises(RefusedError) as found:
        check_words("SELECT pg_sleep (1)", PG)
    assert found.value.refusal.what == "pg_sleep"


@pytest.mark.parametrize(
    ("statement", "limit"),
    [
        ("SELECT name FROM customers", 11),
        ("SELECT name FROM customers LIMIT 3", 3),
        ("SELECT name FROM customers LIMIT 10", 10),
        ("SELECT name FROM customers LIMIT 5000", 11),
        ("SELECT name FROM customers FETCH FIRST 4 ROWS ONLY", 4),
        ("SELECT name FROM customers UNION SELECT status FROM orders", 11),
        ("(SELECT name FROM customers LIMIT 99)", 11),
    ],
)
def test_a_limit_is_added_or_lowered(statement: str, limit: int) -> None:
    assert checked(statement, most_rows=10).sql.endswith(f"LIMIT {limit}")


@pytest.mark.parametrize("limit", ["ALL", "1 + 1", "-1", "'5'", "(SELECT 1)"])
def test_a_limit_that_is_no_number_is_refused(limit: str) -> None:
    query = parse_one(f"SELECT name FROM customers LIMIT {limit}", read="postgres")
    assert isinstance(query, exp.Query)
    with pytest.raises(RefusedError) as found:
        limited(query, 10)
    assert found.value.refusal.reason is Reason.LIMIT


def test_hidden_is_told_from_missing() -> None:
    assert refusal("SELECT * FROM salaries").reason is Reason.HIDDEN_TABLE
    assert refusal("SELECT * FROM wages").reason is Reason.UNKNOWN_TABLE
    assert refusal("SELECT email FROM customers") == Refusal(Reason.HIDDEN_COLUMN, "email", "customers")
    assert refusal("SELECT c.email FROM customers c").reason is Reason.HIDDEN_COLUMN
    assert refusal("SELECT mood FROM customers").reason is Reason.UNKNOWN_COLUMN
    assert refusal("SELECT c.mood FROM customers c").reason is Reason.UNKNOWN_COLUMN
    assert "may not see" in sentence(refusal("SELECT * FROM salaries"))
    assert "no table wages" in sentence(refusal("SELECT * FROM wages"))


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    assert sentence(refusal("SELECT nam FROM customers")).endswith("Did you mean name?")
    assert refusal("SELECT name FROM custmers").near == ("customers",)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_a_star_becomes_the_columns_that_may_be_seen(dialect: Dialect) -> None:
    result = checked("SELECT * FROM customers", dialect)
    assert "email" not in result.sql
    assert result.columns == tuple(("customers", name) for name in ("country", "created_at", "id", "name"))
    assert result.tables == ("customers",)


def test_columns_of_parts_and_subqueries_count_as_those_they_come_from() -> None:
    result = checked(
        "WITH t AS (SELECT customer_id AS c, SUM(amount) AS s FROM orders GROUP BY customer_id)"
        " SELECT name, s FROM customers JOIN t ON t.c = customers.id"
        " WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = customers.id AND o.status = 'paid')"
    )
    assert result.tables == ("customers", "orders")
    assert result.columns == (
        ("customers", "id"),
        ("customers", "name"),
        ("orders", "amount"),
        ("orders", "customer_id"),
        ("orders", "status"),
    )


def test_a_column_list_of_a_table_cannot_rename_a_hidden_column_by_place() -> None:
    assert refusal("SELECT t.name FROM customers AS t (a, b, name)").reason is Reason.CONSTRUCT


@pytest.mark.parametrize("order", ["email || ''", "LOWER(email)", "CASE WHEN email > 'm' THEN 1 END"])
def test_a_result_named_like_a_hidden_column_never_reaches_it(order: str) -> None:
    result = check(f"SELECT name AS email FROM customers ORDER BY {order}", seen(PG))
    assert isinstance(result, Refusal) or '"email"' not in result.sql.partition("ORDER BY")[2]


@pytest.mark.parametrize("dialect", list(Dialect))
def test_mixed_case_reserved_and_unicode_names_are_written_as_the_database_has_them(dialect: Dialect) -> None:
    columns = tuple(
        Column("Größen Liste", name, Kind.TEXT, "text") for name in ("Id", "order", "maß", "日付")
    )
    schema = Schema(dialect, (Table("Größen Liste", columns),))
    mark = "`" if dialect is Dialect.MYSQL else '"'
    result = check(f"SELECT ID, maß, 日付, {mark}order{mark} FROM {mark}Größen Liste{mark}", schema)
    assert isinstance(result, Checked), result
    assert {name for _, name in result.columns} == {"Id", "order", "maß", "日付"}
    assert f"{mark}Größen Liste{mark}.{mark}Id{mark}" in result.sql


def test_postgres_tells_quoted_names_apart() -> None:
    two = tuple(Table(name, (Column(name, "a", Kind.TEXT, "text"),)) for name in ("Orders", "orders"))
    result = check('SELECT x.a FROM "Orders" x', Schema(PG, two))
    assert isinstance(result, Checked)
    assert result.tables == ("Orders",)
    result = check("SELECT x.a FROM ORDERS x", Schema(PG, two))
    assert isinstance(result, Checked)
    assert result.tables == ("orders",)


def test_a_table_of_another_namespace_is_written_with_it() -> None:
    table = Table("merchants", (Column("merchants", "mid", Kind.TEXT, "text"),), namespace="consumer")
    for name in ("merchants", "consumer.merchants", "CONSUMER.Merchants"):
        result = check(f"SELECT mid FROM {name}", Schema(PG, (table,)))
        assert isinstance(result, Checked), result
        assert 'FROM "consumer"."merchants"' in result.sql
    assert isinstance(check("SELECT mid FROM public.merchants", Schema(PG, (table,))), Refusal)


def test_a_part_named_like_a_table_is_renamed() -> None:
    result = checked("WITH salaries AS (SELECT 1 AS x) SELECT x FROM salaries")
    assert result.tables == ()
    assert '"salaries_1"' in result.sql


def test_a_part_is_seen_only_where_sql_sees_it() -> None:
    tree = parse_one("SELECT * FROM a, (WITH a AS (SELECT * FROM a) SELECT * FROM a) AS b", read="postgres")
    seen_as = [part_of(table) is not None for table in tree.find_all(exp.Table, bfs=False)]
    assert sorted(seen_as) == [False, False, True]


def test_empty_sight_refuses_every_table() -> None:
    nothing = Schema(PG, ())
    assert isinstance(check("SELECT 1", nothing), Checked)
    result = check("SELECT * FROM customers", nothing, whole=whole(PG))
    assert isinstance(result, Refusal)
    assert result.reason is Reason.HIDDEN_TABLE


def test_spelling_returns_each_table_once() -> None:
    tree = parse_one("SELECT * FROM customers a, Customers b", read="postgres")
    assert [table.name for table in spell(tree, seen(PG), None)] == ["customers"]


@pytest.mark.parametrize("text", ["it's", "back\\slash", "tail\\", "'; DROP", "\\'", "日本語🙂", "%s %% {x}"])
@pytest.mark.parametrize("dialect", list(Dialect))
def test_a_text_is_written_as_it_was_read(text: str, dialect: Dialect) -> None:
    tree = exp.select(exp.Literal.string(text))
    again = one_statement(written(tree, dialect), dialect)
    assert again.find(exp.Literal).name == text  # type: ignore[union-attr]


def test_every_reason_has_a_sentence() -> None:
    for reason in Reason:
        said = sentence(Refusal(reason, "WHAT", "WHERE", ("near",)))
        assert said.count(".") + said.count("?") >= 1
        assert "{" not in said


# words and signs that mean something to a parser, put together without sense
_SHREDS = st.sampled_from(
    """SELECT FROM WHERE ( ) , ; * ' \" ` -- /* */ /*! $$ E' U&' \\ customers name email salaries orders 1 NULL UNION
    ALL JOIN ON USING WITH AS RECURSIVE DELETE UPDATE INSERT DROP INTO OUTFILE pg_sleep ( pg_read_file COPY ::
    regclass CASE WHEN THEN END LATERAL VALUES FOR UPDATE LIMIT OFFSET PRAGMA ATTACH read_csv '/etc/passwd' @ @@ :=
    ? :a { } [ ] INTERVAL EXISTS IN NOT BETWEEN ORDER BY GROUP HAVING OVER PARTITION c . = < > || % ＄ ；""".split()
)
_TABLES_THAT_MAY_BE_SEEN = {"customers", "orders"}


@given(st.lists(_SHREDS, max_size=25), st.sampled_from(list(Dialect)))
def test_noise_is_refused_or_reads_only_what_may_be_seen(shreds: list[str], dialect: Dialect) -> None:
    _holds(" ".join(shreds), dialect)


@given(st.text(max_size=80), st.sampled_from(list(Dialect)))
def test_any_text_at_all_ends_in_an_answer(text: str, dialect: Dialect) -> None:
    _holds(text, dialect)


@given(st.lists(_SHREDS, max_size=6), st.sampled_from(list(Dialect)), st.integers(0, 60))
def test_an_honest_query_with_noise_in_it_reads_only_what_may_be_seen(
    shreds: list[str], dialect: Dialect, at: int
) -> None:
    query = "SELECT c.name, COUNT(*) AS n FROM customers AS c GROUP BY c.name ORDER BY n"
    _holds(f"{query[:at]} {' '.join(shreds)} {query[at:]}", dialect)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_a_union_with_something_that_is_no_query_ends_in_an_answer(dialect: Dialect) -> None:
    _holds("$$ UNION SELECT c.name, COUNT(*) AS n FROM customers AS c GROUP BY c.name ORDER BY n", dialect)


def _holds(text: str, dialect: Dialect) -> None:
    result = check(text, seen(dialect), whole=whole(dialect))
    if isinstance(result, Checked):
        assert set(result.tables) <= _TABLES_THAT_MAY_BE_SEEN
        assert ("customers", "email") not in result.columns
        tree = one_statement(result.sql, dialect)
        assert isinstance(tree, exp.Query)
        assert not list(tree.find_all(exp.DML, exp.DDL, exp.Command, exp.Into, exp.Lock))
        # what passed once passes again, unchanged
        assert check(result.sql, seen(dialect)) == result
    else:
        assert sentence(result)
