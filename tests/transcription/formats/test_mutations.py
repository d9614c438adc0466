"""Whatever bytes arrive, a parser gives a transcript in order or says that it cannot."""

import math
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.transcription.conftest import DATA
from transcription import Transcript, UnreadableTranscriptError, parse_transcript

SAMPLES = tuple(
    path.read_bytes() for path in sorted(DATA.iterdir()) if path.suffix in {".vtt", ".srt", ".json"}
)
FRAGMENTS = (
    b"-->", b"\n\n", b"\r", b"<v ", b">", b"<", b"0:0:0.0", b"-1:2:3", b"99999:99:99.999", b",", b":",
    b"{", b"}", b"[", b"]", b'"', b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"&#0;", b"&lt;", b"NOTE",
    b"WEBVTT", b"null", b"1e999", b"NaN", b"\\ud800", b"9" * 400, "\u2028\x85é：".encode(), b"- ",
    b"Ana Ruiz: ",
)  # fmt: skip

Edit = tuple[float, int, bytes]
edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 20), st.sampled_from(FRAGMENTS) | st.binary(max_size=8)),
    max_size=6,
)
mutated = st.builds(lambda sample, changes: _edited(sample, changes), st.sampled_from(SAMPLES), edits)
inputs = st.tuples(
    mutated
    | st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(["a.vtt", "a.srt", "a.json", "a"]),
)
quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]


@given(inputs)
@settings(max_examples=400, deadline=None, suppress_health_check=quiet)
def test_no_input_makes_a_parser_fall_over(given_input: tuple[bytes, str]) -> None:
    _holds(*given_input)


@pytest.mark.deep
@given(inputs)
@settings(max_examples=1_000_000, deadline=None, suppress_health_check=quiet, database=None)
def test_a_million_inputs_do_not_make_a_parser_fall_over(given_input: tuple[bytes, str]) -> None:
    _holds(*given_input)


def _edited(sample: bytes, changes: list[Edit]) -> bytes:
    for place, removed, added in changes:
        at = int(place * len(sample))
        sample = sample[:at] + added + sample[at + removed :]
    return sample


def _holds(data: bytes, name: str) -> None:
    try:
        transcript = parse_transcript(data, name)
    except UnreadableTranscriptError:
        return
    _is_sound(transcript)


def _is_sound(transcript: Transcript) -> None:
    segments = transcript.segments
    assert segments
    assert [segment.id for segment in segments] == list(range(len(segments)))
    assert all(before.start <= after.start for before, after in pairwise(segments))
    assert all(0 <= segment.start <= segment.end <= transcript.duration_seconds for segment in segments)
    assert math.isfinite(transcript.duration_seconds)
    assert all(segment.text == " ".join(segment.text.split()) != "" for segment in segments)
    transcript.text.encode()
    assert Transcript.from_json(transcript.to_json()).segments == segments
