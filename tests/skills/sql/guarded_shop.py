"""A shop as one person may see it: no e-mail addresses of its customers, and nothing of its salaries."""

from collections.abc import Iterator
from pathlib import Path

from skills.sql.schema import Column, Dialect, Kind, Schema, Table
from skills.sql.sight import sight

HERE = Path(__file__).parent
_TABLES = {
    "customers": "id name email country created_at",
    "orders": "id customer_id amount status placed_at",
    "salaries": "id amount",
}
# for any of the four; the hidden column stands before visible ones
SCRIPT = """
CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(40), email VARCHAR(40), country VARCHAR(20),
  created_at DATE);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), amount DECIMAL(10, 2),
  status VARCHAR(10), placed_at TIMESTAMP);
CREATE TABLE salaries (id INTEGER PRIMARY KEY, amount INTEGER);
INSERT INTO customers VALUES (1, 'Ann', 'ann@shop.example', 'DE', '2024-01-01');
INSERT INTO customers VALUES (2, 'Bo', 'bo@shop.example', 'FR', '2024-02-01');
INSERT INTO customers VALUES (3, 'Cy', 'cy@shop.example', 'DE', '2024-03-01');
INSERT INTO orders VALUES (1, 1, 10.5, 'paid', '2024-04-01 10:00:00');
INSERT INTO orders VALUES (2, 1, 20, 'open', '2024-04-02 11:00:00');
INSERT INTO orders VALUES (3, 2, 30, 'paid', '2024-05-03 12:00:00');
INSERT INTO salaries VALUES (1, 50000);
"""


def whole(dialect: Dialect) -> Schema:
    """What an admin sees."""
    return Schema(
        dialect,
        tuple(
            Table(name, tuple(Column(name, column, Kind.TEXT, "text") for column in columns.split()))
            for name, columns in _TABLES.items()
        ),
    )


def seen(dialect: Dialect) -> Schema:
    return sight(whole(dialect), {"salaries"}, {("customers", "email")})


def statements(folder: str) -> Iterator[tuple[Dialect, str, str]]:
    """Each statement of a folder with its file, in every dialect it is meant for.

    A file that is called after a dialect is for that one; `[not mysql]` takes one out; ⏎ stands for a line's end."""
    for path in sorted((HERE / folder).glob("*.sql")):
        own = {path.stem} & set(Dialect)
        for line in path.read_text(encoding="utf-8").splitlines():
            but, _, rest = (
                line.removeprefix("[not ").partition("] ") if line.startswith("[not ") else ("", "", line)
            )
            for dialect in Dialect:
                if (not own or dialect in own) and dialect != but:
                    yield dialect, path.stem, rest.replace("⏎", "\n")
