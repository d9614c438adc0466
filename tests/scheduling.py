"""Which worker runs which tests: a file's stay together, and so do all that speak to one running company.

Each worker that meets such a test starts the real program for it, which costs ten seconds of a processor."""

import re
from functools import cache
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

ROOT = Path(__file__).parent.parent
# the fixtures of `bot/platforms/slack/conftest.py` and `bot/platforms/teams/conftest.py`, by the type of what they give
_SHARED = re.compile(r"^def test_\w+\([^)]*\b(?:town|village|tenant): (Town|Tenant)\b", re.MULTILINE)
_OWN = re.compile(r"^def (?:town|village|tenant)\((?!towns\b)", re.MULTILINE)


class CompanyScheduling(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        return company_of(file) or file


@cache
def company_of(file: str) -> str | None:
    """The company that the tests of this file share with other files; None where they have none, or their own."""
    words = (ROOT / file).read_text(encoding="utf-8")
    shared = None if _OWN.search(words) else _SHARED.search(words)
    return shared[1] if shared else None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> CompanyScheduling | None:
    return CompanyScheduling(config, log) if config.getoption("dist") == "loadfile" else None
