"""Long recordings in windows."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transcription.conftest import noise, silence
from transcription.audio import Samples
from transcription.windows import windows


def blocks(samples: Samples, size: int = 4_000) -> Iterator[Samples]:
    yield from (samples[start : start + size] for start in range(0, len(samples), size))


@given(st.integers(1, 130 * 16_000), st.integers(500, 40_000))
@settings(max_examples=25, deadline=None)
def test_no_sample_is_lost_or_repeated(count: int, size: int) -> None:
    samples = np.arange(count, dtype=np.float32)
    cut = list(windows(blocks(samples, size), seconds=40))
    assert np.array_equal(np.concatenate([window.samples for window in cut]), samples)
    assert [window.start * 16_000 for window in cut] == [window.samples[0] for window in cut]
    assert all(len(window.samples) < 40 * 16_000 + size for window in cut)


def test_a_window_ends_where_it_is_quietest() -> None:
    samples = np.concatenate([noise(50), silence(1), noise(29)]).astype(np.float32)
    first, second = windows(blocks(samples), seconds=60)
    assert 50.0 < second.start < 51.0
    assert first.start == 0.0


def test_a_short_recording_is_one_window() -> None:
    (window,) = windows(blocks(noise(10).astype(np.float32)))
    assert len(window.samples) == pytest.approx(160_000)


def test_nothing_gives_no_window() -> None:
    assert list(windows([])) == []
