"""The depot, built once for a module of tests."""

from collections.abc import Iterator

import pytest

from tests.skills.sql.planning.depot import Depot


@pytest.fixture(scope="module")
def depot() -> Iterator[Depot]:
    found = Depot()
    yield found
    found.close()
