"""Which tests speak to a real program: they run with `make slow`; the default run has the rows of `tests/platforms`."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
# fixtures that give the program as a user starts it; `town` and `village` ask for `towns`
PROGRAMS = frozenset(
    {"admins_tenant", "admins_town", "listening", "office", "older", "tenant", "towns", "trial"}
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them before pytest leaves out what is marked."""
    for item in items:
        starts = PROGRAMS & set(getattr(item, "fixturenames", ()))
        if starts and item.path.is_relative_to(HERE) and not item.get_closest_marker("deep"):
            item.add_marker(pytest.mark.slow)
