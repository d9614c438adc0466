"""Every hostile statement is refused in all four dialects, and the honest ones pass."""

from collections import Counter

import pytest

from skills.sql.guard import Checked, check
from skills.sql.schema import Dialect
from tests.skills.sql.guarded_shop import seen, statements, whole

HOSTILE = list(statements("hostile"))
BENIGN = list(statements("benign"))


@pytest.mark.parametrize("category", sorted({category for _, category, _ in HOSTILE}))
def test_no_hostile_statement_passes(category: str) -> None:
    through = [
        (dialect.value, statement, result.sql)
        for dialect, of, statement in HOSTILE
        if of == category
        and isinstance(result := check(statement, seen(dialect), whole=whole(dialect)), Checked)
    ]
    assert not through


def test_a_hostile_statement_is_refused_as_well_where_nobody_knows_what_is_hidden() -> None:
    through = [
        (dialect.value, statement)
        for dialect, category, statement in HOSTILE
        if category in {"sight", "catalogue"} and isinstance(check(statement, seen(dialect)), Checked)
    ]
    assert not through


def test_at_most_one_honest_statement_in_a_hundred_is_refused() -> None:
    refused = [
        (dialect.value, statement, result)
        for dialect, _, statement in BENIGN
        if not isinstance(result := check(statement, seen(dialect)), Checked)
    ]
    assert len(refused) <= 0.01 * len(BENIGN), refused


def test_there_are_enough_of_both() -> None:
    hostile = Counter(dialect for dialect, _, _ in HOSTILE)
    assert all(hostile[dialect] >= 300 for dialect in Dialect)
    assert len(BENIGN) >= 300
    assert len({statement for _, _, statement in HOSTILE}) >= 300
