"""One company on each platform, started when a scenario first wants it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest

from tests.platforms import on_slack, on_teams, on_terminal
from tests.platforms.driver import Driver

COMPANIES: Mapping[str, Callable[[Path], AbstractContextManager[Driver]]] = {
    "slack": on_slack.company,
    "teams": on_teams.company,
    "terminal": on_terminal.company,
}


@pytest.fixture(
    scope="module"
)  # a program that waits until a worker's last test still looks for work each second
def companies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Driver]]:
    with ExitStack() as opened:
        known: dict[str, Driver] = {}

        def get(platform: str) -> Driver:
            if platform not in known:
                home = tmp_path_factory.mktemp(platform)
                known[platform] = opened.enter_context(COMPANIES[platform](home))
            return known[platform]

        yield get
