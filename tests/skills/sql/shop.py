"""A small shop: customers, orders, items, products, employees; no key is declared."""

import re
import sqlite3
from datetime import date

from skills.sql.keys import with_inferred
from skills.sql.planning import Settings
from skills.sql.schema import Column, Dialect, Kind, Schema, Table

TODAY = Settings(date(2025, 6, 18))
SCRIPT = """
create table customers(customer_id integer, first_name text, last_name text, email text, city text, state text,
  signup_date date, is_active boolean, points integer);
create table categories(category_id integer, category_name text);
create table products(product_id integer, product_name text, category_id integer, unit_price numeric);
create table orders(order_id integer, customer_id integer, order_date timestamp, status text, total_amount numeric);
create table order_items(order_item_id integer, order_id integer, product_id integer, quantity integer);
create table shipments(shipment_id integer, order_id integer, started_at timestamp, ended_at timestamp);
insert into customers values
  (1, 'Ann', 'Lee', 'ann@x.com', 'Boston', 'MA', '2023-01-04', 1, 120),
  (2, 'Bob', 'Ray', 'bob@y.org', 'Austin', 'TX', '2023-05-06', 0, 30),
  (3, 'Cid', 'Moe', null, 'Boston', 'MA', '2024-11-02', 1, 300),
  (4, 'Dee', 'Poe', 'dee@z.com', 'Dallas', 'TX', '2025-06-01', 1, 0);
insert into categories values (1, 'Books'), (2, 'Toys'), (3, 'Garden');
insert into products values (1, 'Atlas', 1, 30.5), (2, 'Robot', 2, 55), (3, 'Rake', 3, 12), (4, 'Novel', 1, 9.9);
insert into orders values
  (1, 1, '2025-05-20 10:00', 'shipped', 61), (2, 1, '2025-06-10 10:00', 'pending', 55),
  (3, 2, '2024-12-24 10:00', 'shipped', 12), (4, 3, '2025-01-03 10:00', 'cancelled', 9.9);
insert into order_items values (1, 1, 1, 2), (2, 2, 2, 1), (3, 3, 3, 1), (4, 4, 4, 1), (5, 1, 4, 3);
insert into shipments values
  (1, 1, '2025-05-21 08:00', '2025-05-21 09:00'), (2, 3, '2024-12-25 08:00', '2024-12-25 10:00');
"""
_KINDS = (
    ("bool", Kind.BOOLEAN),
    ("timestamp", Kind.MOMENT),
    ("date", Kind.DATE),
    ("int", Kind.INTEGER),
    ("numeric", Kind.NUMBER),
    ("text", Kind.TEXT),
)


def opened(script: str = SCRIPT) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(script)
    return connection


def schema_of(connection: sqlite3.Connection, dialect: Dialect = Dialect.SQLITE) -> Schema:
    """The schema of a SQLite database with its values, and with the keys that its names suggest."""
    names = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
    tables, values = [], {}
    for name in names:
        count = connection.execute(f"select count(*) from {name}").fetchone()[0]
        columns = []
        for row in connection.execute(f"pragma table_info({name})").fetchall():
            cells = connection.execute(f"select distinct {row[1]} from {name}")
            texts = tuple(str(cell[0]) for cell in cells if cell[0] is not None)
            kind = next(kind for word, kind in _KINDS if re.search(word, row[2].lower()))
            columns.append(Column(name, row[1], kind, row[2], distinct=len(texts), samples=texts[:5]))
            values[name, row[1]] = texts
        tables.append(Table(name, tuple(columns), rows=count))
    return with_inferred(Schema(dialect, tuple(tables), values=values))
