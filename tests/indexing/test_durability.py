"""An ingest that is killed at random points leaves an index that the next start can use, and loses nothing."""

from pathlib import Path

import pytest

from benchmarks.durability import survive


@pytest.mark.parametrize(
    "kills", [pytest.param(3, marks=pytest.mark.slow), pytest.param(100, marks=pytest.mark.deep)]
)
def test_killed_at_random_points_every_passage_still_finds_itself(tmp_path: Path, kills: int) -> None:
    seen = survive(kills, tmp_path)
    assert seen.kills > 0.8 * kills  # a few come to their end, having less to do than the first one
    assert seen.lost == 0
    assert seen.asked > 10 * kills
    assert seen.same_as_calm
