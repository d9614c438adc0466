"""Queries that say the same in other words, and those that only look alike."""

import pytest

from skills.sql.guard import Checked, check
from skills.sql.model.agreement import tree_key
from skills.sql.model.candidates import query_in, refuses
from skills.sql.model.linked import MOST_TABLES, linked
from skills.sql.model.reading import read_tree
from skills.sql.planning import Planner
from skills.sql.schema import Column, Dialect, Join, Kind, Schema, Table
from tests.skills.sql.shop import TODAY, opened, schema_of


@pytest.fixture(scope="module")
def shop() -> Schema:
    connection = opened()
    found = schema_of(connection)
    connection.close()
    return found


def checked(sql: str, shop: Schema) -> Checked:
    found = check(sql, shop)
    assert isinstance(found, Checked), found
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "select city, count(*) from customers group by city",
            "SELECT COUNT(*) AS n, c.city FROM customers c GROUP BY 2",
        ),
        (
            "select o.order_id from orders o join customers c on o.customer_id = c.customer_id where c.city = 'Boston'",
            (
                "select orders.order_id from customers join orders on customers.customer_id = orders.customer_id "
                "and 'Boston' = customers.city"
            ),
        ),
        (
            "select order_id from orders where total_amount > 5",
            "select order_id from orders where 5 < total_amount",
        ),
        (
            "select city, count(*) as n from customers group by city order by n desc limit 1",
            "select city, count(*) from customers group by city order by count(*) desc limit 1",
        ),
    ],
)
def test_the_same_in_other_words_has_one_key(one: str, other: str, shop: Schema) -> None:
    assert tree_key(checked(one, shop)) == tree_key(checked(other, shop))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("select city from customers where points > 5", "select city from customers where points >= 5"),
        ("select city from customers where points > 5", "select city from customers where points < 5"),
        ("select city from customers", "select distinct city from customers"),
        ("select city from customers", "select city from customers limit 5"),
        ("select city from customers order by points", "select city from customers order by points desc"),
        (
            "select c.city from customers c left join orders o on o.customer_id = c.customer_id",
            "select c.city from customers c join orders o on o.customer_id = c.customer_id",
        ),
        (
            "select c.city from customers c left join orders o on o.customer_id = c.customer_id and o.status = 'x'",
            "select c.city from customers c left join orders o on o.customer_id = c.customer_id where o.status = 'x'",
        ),
        (
            "select a.city from customers a join customers b on a.points = b.points where a.state = 'MA'",
            "select b.city from customers a join customers b on a.points = b.points where a.state = 'MA'",
        ),
        (
            "select city from customers where points > 5 and state = 'MA' or state = 'TX'",
            "select city from customers where points > 5 and (state = 'MA' or state = 'TX')",
        ),
    ],
)
def test_what_only_looks_alike_has_two_keys(one: str, other: str, shop: Schema) -> None:
    assert tree_key(checked(one, shop)) != tree_key(checked(other, shop))


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        (
            (
                "select city, avg(points) from customers where state in ('MA', 'TX') and email is not null group by "
                "city having count(*) > 1 order by 2 desc limit 3"
            ),
            (
                "Shows customers.city and average of customers.points, from customers, for each customers.city, where "
                "customers.state is MA or TX and customers.email is filled in, if number of rows > 1, highest average "
                "of customers.points first, only the first 3."
            ),
        ),
        (
            "select c.city from customers c left join orders o using (customer_id) where o.order_id is null",
            "Reads customers and orders.",
        ),
        ("with t as (select city from customers) select city from t", "Reads customers."),
    ],
)
def test_a_query_is_read_back_as_far_as_it_is_plain(sql: str, words: str, shop: Schema) -> None:
    assert words in read_tree(checked(sql, shop))


def test_a_query_that_is_not_plain_names_its_columns_and_conditions(shop: Schema) -> None:
    said = read_tree(
        checked("select city from customers where points > (select avg(points) from customers)", shop)
    )
    assert "customers.points" in said
    assert "It chooses rows by" in said


@pytest.mark.parametrize(
    ("text", "sql"),
    [
        ("```sql\nselect 1\n```", "select 1"),
        ("Here you are:\n```\nselect 1\n```\nDone.", "select 1"),
        ("select 1", "select 1"),
        ("<think>select 2</think>select 1", "select 1"),
        ("```sql\nselect 1\n```\n```sql\nselect 2\n```", ""),
    ],
)
def test_the_query_is_found_in_a_models_words(text: str, sql: str) -> None:
    assert query_in(text) == sql


def test_a_refusal_is_one_however_it_is_dressed_up() -> None:
    assert refuses("**Not answered**")
    assert not refuses("SELECT 'NOT ANSWERED'")


def test_of_a_large_schema_only_what_the_question_is_about_is_shown() -> None:
    names = ["orders", "customers", *(f"thing{number}" for number in range(300))]
    tables = tuple(
        Table(
            name, (Column(name, "id", Kind.INTEGER, "int"), Column(name, "customer_id", Kind.INTEGER, "int"))
        )
        for name in names
    )
    join = Join((("orders", "customer_id"),), (("customers", "id"),))
    schema = Schema(Dialect.SQLITE, tables, (join,))
    planned = Planner(schema).plan("How many orders are there?", TODAY)
    shown = {table.name for table in linked(schema, planned).tables}
    assert {"orders", "customers"} <= shown
    assert len(shown) <= MOST_TABLES
