"""`python -m benchmarks.make_sample_database`: the orders of the sample company as a file of SQL, always the same."""

import random
from datetime import date, timedelta
from pathlib import Path

FILE = Path(__file__).parents[1] / "docs" / "sample_company" / "databases" / "orders.sql"
FIRST, LAST = date(2025, 1, 2), date(2026, 11, 19)  # in the sample company's world it is 20 November 2026
ORDERS = 160
CUSTOMERS = (
    ("Brightside Schools", "Leeds", "United Kingdom", "education"),
    ("Canal Hotels", "Ghent", "Belgium", "hotels"),
    ("Delfzijl Logistics", "Groningen", "Netherlands", "logistics"),
    ("Eiken Hospitals", "Leuven", "Belgium", "health"),
    ("Fjordlab", "Bergen", "Norway", "research"),
    ("Grünwald Offices", "Munich", "Germany", "offices"),
    ("Harrow Museums", "London", "United Kingdom", "culture"),
    ("Isar Kliniken", "Munich", "Germany", "health"),
    ("Jura Papier", "Basel", "Switzerland", "industry"),
    ("Kortrijk Textiles", "Kortrijk", "Belgium", "industry"),
    ("Lyon Labs", "Lyon", "France", "research"),
    ("Mersey Ferries", "Liverpool", "United Kingdom", "transport"),
)
PRODUCTS = (
    ("Aero One", "sensor", 189.0),
    ("Aero Pro", "sensor", 349.0),
    ("Skyline Basic", "dashboard", 240.0),
    ("Skyline Plus", "dashboard", 480.0),
    ("CO2 cell", "spare part", 39.5),
    ("Wall mount", "spare part", 12.0),
)
Row = tuple[object, ...]
TABLES = """CREATE TABLE customers (
  customer_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  city TEXT NOT NULL,
  country TEXT NOT NULL,
  industry TEXT NOT NULL
);
CREATE TABLE products (
  product_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  category TEXT NOT NULL,
  price NUMERIC NOT NULL
);
CREATE TABLE orders (
  order_id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (customer_id),
  order_date DATE NOT NULL,
  status TEXT NOT NULL,
  amount NUMERIC NOT NULL
);
CREATE TABLE order_lines (
  order_line_id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (order_id),
  product_id INTEGER NOT NULL REFERENCES products (product_id),
  quantity INTEGER NOT NULL
);
"""


def script() -> str:
    """Tables and rows; the amount of an order is the sum of its lines."""
    chance = random.Random(20_261_120)
    orders: list[Row] = []
    lines: list[Row] = []
    for order in range(1, ORDERS + 1):
        customer = 1 + int(len(CUSTOMERS) * chance.random() ** 1.6)
        on = FIRST + timedelta(days=round((LAST - FIRST).days * order / ORDERS) - chance.randrange(4))
        status = chance.choices(("delivered", "open", "cancelled"), (90, 4, 6))[0]
        amount = 0.0
        for product in sorted(chance.sample(range(len(PRODUCTS)), chance.choice((1, 1, 2, 3)))):
            quantity = chance.randint(1, 24)
            amount += quantity * PRODUCTS[product][2]
            lines.append((len(lines) + 1, order, product + 1, quantity))
        orders.append((order, customer, max(on, FIRST).isoformat(), status, amount))
    customers: list[Row] = [(at, *one) for at, one in enumerate(CUSTOMERS, 1)]
    products: list[Row] = [(at, *one) for at, one in enumerate(PRODUCTS, 1)]
    rows = {"customers": customers, "products": products, "orders": orders, "order_lines": lines}
    return TABLES + "".join(f"INSERT INTO {name} VALUES\n{_values(some)};\n" for name, some in rows.items())


def _values(rows: list[tuple[object, ...]]) -> str:
    return ",\n".join(f"  ({', '.join(map(_written, row))})" for row in rows)


def _written(value: object) -> str:
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


if __name__ == "__main__":
    FILE.write_text(script(), encoding="utf-8")
