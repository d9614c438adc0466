"""The database that every company here may ask."""

from pathlib import Path

from bot.databases.keeping import sqlite_file

NAME = "Sales"
LAYER = """
metrics:
  - names: [revenue]
    meaning: total amount of orders
"""
_SCRIPT = """
CREATE TABLE customers (customer_id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE orders (order_id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers (customer_id),
  order_date DATE NOT NULL, amount NUMERIC NOT NULL);
INSERT INTO customers VALUES (1, 'Ada Works'), (2, 'Bell <!channel> & Co'), (3, 'Cato');
INSERT INTO orders VALUES (1, 1, '2026-01-04', 1000.5), (2, 2, '2026-02-05', 50), (3, 3, '2026-03-06', 25);
"""


def sales(home: Path) -> str:
    """Its address; it is beside the home folder, which holds nothing that may be asked."""
    return sqlite_file(_SCRIPT, home.parent / f"{home.name}-sales.sqlite")
