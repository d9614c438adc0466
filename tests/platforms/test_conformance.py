"""Every row of the feature table on every platform: the same scenario, or a reason why there is a gap."""

from collections.abc import Callable

import pytest

from tests.platforms.driver import Driver
from tests.platforms.parity import PAGE, page_with
from tests.platforms.rows import PLATFORMS, ROWS, Row

# rows that start a program of their own again and again
PROGRAMS = frozenset({"watch"})
# rows that work for a second: the default run shows them on the terminal, or on the other platform that has them
ELSEWHERE = {
    "slack": frozenset({"research", "adverts", "advert changed", "run", "adverts by form"}),
    "teams": frozenset({"research", "adverts", "advert changed", "run", "adverts from files"}),
    "terminal": frozenset[str](),
}
PRESENT = [
    pytest.param(
        platform,
        row,
        id=f"{platform}-{row.name.replace(' ', '-')}",
        marks=[pytest.mark.slow] if row.name in PROGRAMS | ELSEWHERE[platform] else [],
    )
    for platform in PLATFORMS
    for row in ROWS
    if platform not in row.gaps
]


@pytest.mark.parametrize(("platform", "row"), PRESENT)
def test_the_row_holds_on_the_platform(companies: Callable[[str], Driver], platform: str, row: Row) -> None:
    driver = companies(platform)
    driver.begin()
    row.run(driver)


def test_each_row_that_waits_for_the_slow_run_holds_somewhere_in_the_default_one() -> None:
    waiting = {name for names in ELSEWHERE.values() for name in names}
    shown = {
        row.name
        for row in ROWS
        for one in PLATFORMS
        if one not in row.gaps and row.name not in ELSEWHERE[one]
    }
    assert waiting <= shown


def test_every_gap_has_a_reason() -> None:
    gaps = [(row.name, platform, reason) for row in ROWS for platform, reason in row.gaps.items()]
    assert [one for one in gaps if one[1] not in PLATFORMS or len(one[2]) < 10] == []


def test_slack_and_teams_lack_nothing() -> None:
    assert [row.name for row in ROWS if {"slack", "teams"} & set(row.gaps)] == []


def test_the_page_shows_the_table_as_it_is() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page_with(text) == text
