"""Webhooks in storms: twice, late, in any order, and a kill at each step; every meeting has one post."""

from pathlib import Path

import pytest

from bot.testing.databases import open_prepared
from bot.testing.storms import STEPS, Storm, prepare


def _storms(tmp_path: Path, seeds: range) -> tuple[int, int, list[str]]:
    """How many storms were killed and how many were not, and what went wrong."""
    killed, wrong = 0, []
    engine = open_prepared(tmp_path / "storm.db")
    prepare(engine)
    for seed in seeds:
        storm = Storm(engine, seed)
        posts = storm.run()
        killed += storm.kills
        if posts != storm.wanted:
            wrong.append(f"storm {seed} killed at {storm.killer.step}: {posts}")
    engine.dispose()
    return killed, len(seeds), wrong


def test_a_transcript_noted_just_before_a_kill_is_written_up_though_the_recording_ended_meanwhile(
    tmp_path: Path,
) -> None:
    killed, _, wrong = _storms(tmp_path, range(321, 322))
    assert (killed, wrong) == (1, [])


def test_each_meeting_has_one_post_that_says_the_newest_whatever_is_killed(tmp_path: Path) -> None:
    killed, storms, wrong = _storms(tmp_path, range(2 * len(STEPS)))
    assert not wrong, "\n".join(wrong)
    assert killed > storms / 3


@pytest.mark.deep
def test_a_thousand_storms_end_in_one_post_each(tmp_path: Path) -> None:
    killed, storms, wrong = _storms(tmp_path, range(1000))
    assert not wrong, "\n".join(wrong)
    assert killed > storms / 3
