"""The tour and the README's exchange, as a stranger sees them: the real command in a process of its own."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def toured(home: Path) -> str:
    """What the tour prints, each run of blanks as one space."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CONFIDANT_")}
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "demo"],
        cwd=ROOT,
        env=environment | {"CONFIDANT_HOME": str(home), "COLUMNS": "400", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return re.sub(r"\s+", " ", ran.stdout)


def exchange() -> list[str]:
    """The lines of the README's first block that a person or Confidant says."""
    block = re.findall(r"```\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)[0]
    lines = (re.sub(r"^you › |…$", "", " ".join(line.split())).strip() for line in block.splitlines())
    return [line for line in lines if line]


# one test, since the tour takes as long as fifty others
@pytest.mark.slow
def test_the_tour_works_and_the_readme_shows_what_it_says(tmp_path: Path) -> None:
    tour = toured(tmp_path)
    assert [line for line in exchange() if line not in tour] == []
    _every_step_came_out_right(tour)
    _the_private_document_shows_itself_to_its_reader_alone(tour)
    _it_says_what_was_a_default(tour)
    _the_rows_are_those_of_the_database(tour)


def _every_step_came_out_right(tour: str) -> None:
    assert "✗" not in tour
    assert tour.count("✓") >= 10
    assert "All of it worked." in tour


def _the_private_document_shows_itself_to_its_reader_alone(tour: str) -> None:
    withheld, used = tour.split("7. Who may read what")[1].split("sam ›")
    assert "leadership-2027-plan" not in withheld
    assert "leadership-2027-plan.docx" in used


def _it_says_what_was_a_default(tour: str) -> None:
    assert "no model provider is configured" in tour
    assert "not certified here yet" in tour


def _the_rows_are_those_of_the_database(tour: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript((ROOT / "docs" / "sample_company" / "databases" / "orders.sql").read_text())
        rows = connection.execute(
            "SELECT c.name, sum(o.amount) FROM orders o, customers c WHERE c.customer_id = o.customer_id "
            "GROUP BY c.customer_id ORDER BY 2 DESC LIMIT 3"
        ).fetchall()
    asked = tour.split("6. A question about data")[1].split("7. Who may read what")[0]
    for name, amount in rows:
        assert re.search(rf"{name} {amount:,.2f}".replace(".00", r"(\.00)?"), asked), (name, amount)
