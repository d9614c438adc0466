"""Every row of the feature table on every platform: the same scenario, or a reason why there is a gap."""

from collections.abc import Callable

import pytest

from tests.platforms.driver import Driver
from tests.platforms.parity import PAGE, page_with
from tests.platforms.rows import PLATFORMS, ROWS, Row

# rows that start a program of their own again and again
PROGRAMS = frozenset({"watch"})
PRESENT = [
    pytest.param(
        platform,
        row,
        id=f"{platform}-{row.name.replace(' ', '-')}",
        marks=[pytest.mark.slow] if row.name in PROGRAMS else [],
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


def test_every_gap_has_a_reason() -> None:
    gaps = [(row.name, platform, reason) for row in ROWS for platform, reason in row.gaps.items()]
    assert [one for one in gaps if one[1] not in PLATFORMS or len(one[2]) < 10] == []


def test_slack_and_teams_lack_nothing() -> None:
    assert [row.name for row in ROWS if {"slack", "teams"} & set(row.gaps)] == []


def test_the_page_shows_the_table_as_it_is() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page_with(text) == text
