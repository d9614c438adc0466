"""Keys that nobody declared."""

from skills.sql.keys import infer_joins
from skills.sql.schema import Column, Dialect, Join, Kind, Schema, Table
from tests.skills.sql.shop import opened, schema_of


def joins(script: str) -> set[tuple[str, str]]:
    schema = schema_of(opened(script))
    return {
        (f"{join.many[0][0]}.{join.many[0][1]}", f"{join.one[0][0]}.{join.one[0][1]}")
        for join in schema.joins
    }


def test_a_column_named_after_a_table_points_at_its_key() -> None:
    found = joins("create table users(id integer); create table posts(id integer, user_id integer);")
    assert found == {("posts.user_id", "users.id")}


def test_initials_name_a_key() -> None:
    found = joins(
        "create table author(aid integer, name text); create table writes(aid integer, pid integer);"
    )
    assert ("writes.aid", "author.aid") in found


def test_a_prefix_that_all_columns_share_is_no_part_of_a_name() -> None:
    found = joins(
        "create table sbCustomer(sbCustId text, sbCustName text, sbCustCity text);"
        "create table sbOrder(sbOrdId text, sbOrdCustId text, sbOrdDate date);"
    )
    assert ("sbOrder.sbOrdCustId", "sbCustomer.sbCustId") in found


def test_things_that_are_known_by_name_are_joined_by_name() -> None:
    found = joins(
        "create table country(country_name text, area integer); create table city(city_name text, country_name text);"
        "insert into country values ('Peru', 1); insert into city values ('Lima', 'Peru'), ('Cusco', 'Peru');"
    )
    assert ("city.country_name", "country.country_name") in found


def test_values_that_stand_nowhere_else_forbid_a_join() -> None:
    found = joins(
        "create table users(id integer); create table posts(id integer, user_id integer);"
        "insert into users values (1), (2); insert into posts values (1, 77), (2, 78);"
    )
    assert not found


def test_a_declared_key_is_sure_and_what_is_guessed_is_not() -> None:
    tables = (
        Table("a", (Column("a", "id", Kind.INTEGER, "int"),), key=("id",)),
        Table("b", (Column("b", "a_id", Kind.INTEGER, "int"), Column("b", "c_id", Kind.INTEGER, "int"))),
        Table("c", (Column("c", "id", Kind.INTEGER, "int"),), key=("id",)),
    )
    declared = Join((("b", "a_id"),), (("a", "id"),))
    found = infer_joins(Schema(Dialect.SQLITE, tables, (declared,)))
    assert [(join.many[0][1], join.sure == 1.0) for join in found] == [("a_id", True), ("c_id", False)]
