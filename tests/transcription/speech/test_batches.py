"""What a batch loses is heard again, and nothing stands twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import faster_whisper
import faster_whisper.transcribe as whisper
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transcription.conftest import DATA
from transcription import SAMPLE_VOICE, Segment, SpeechSettings
from transcription.audio import Samples, load_samples
from transcription.speech import WhisperEngine
from transcription.speech.doubt import doubts, merged
from transcription.speech.models import Models
from transcription.speech.voice import Packed, Stretch

Spoil = Callable[[list[whisper.Segment]], list[whisper.Segment]]


class Spoilt:
    """faster-whisper's own batches, of which something is lost or bent on the way out."""

    def __init__(self, model: faster_whisper.WhisperModel, spoil: Spoil) -> None:
        self._pipeline, self._spoil = faster_whisper.BatchedInferencePipeline(model), spoil

    def transcribe(self, samples: Samples, **options: object) -> tuple[Iterator[whisper.Segment], object]:
        segments, found = self._pipeline.transcribe(samples, **options)
        return iter(self._spoil(list(segments))), found


@pytest.fixture(scope="module")
def model(sample_voice: SpeechSettings) -> faster_whisper.WhisperModel:
    return faster_whisper.WhisperModel(str(SAMPLE_VOICE), device="cpu", compute_type="int8")


def hear(
    model: faster_whisper.WhisperModel, spoil: Spoil | None, voice: Path = DATA / "voice.flac"
) -> list[Segment]:
    plain = SpeechSettings(model=str(SAMPLE_VOICE), device="cpu", beam_size=1)
    engine = WhisperEngine(
        Models(lambda _kind: model, "int8", plain),
        plain,
        batched=spoil is not None,
        in_batches=lambda loaded: Spoilt(loaded, spoil or list),
    )
    return list(engine.hear(load_samples(voice), language="en", hotwords=()).segments)


@pytest.fixture(scope="module")
def whole(model: faster_whisper.WhisperModel) -> list[str]:
    """The words of batches of which nothing is lost."""
    return words(hear(model, list))


def words(segments: list[Segment]) -> list[str]:
    return [word.word.strip(".,?").lower() for segment in segments for word in segment.words]


def repeated(segment: whisper.Segment) -> whisper.Segment:
    said = [replace(word, word=" again") for word in segment.words for _ in range(12)]
    return replace(segment, words=said, text="".join(word.word for word in said))


def in_other_letters(segment: whisper.Segment) -> whisper.Segment:
    said = [replace(word, word=" привет") for word in segment.words]
    return replace(segment, words=said, text="".join(word.word for word in said))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda segments: segments,
        lambda segments: [],
        lambda segments: segments[1:],
        lambda segments: segments[:-1],
        lambda segments: [repeated(segments[0]), *segments[1:]],
        lambda segments: [*segments[:-1], in_other_letters(segments[-1])],
    ],
    ids=["whole", "all lost", "first lost", "last lost", "in circles", "another language"],
)
def test_a_batch_gives_the_words_that_one_after_another_gives(
    model: faster_whisper.WhisperModel, whole: list[str], spoil: Spoil
) -> None:
    batched = hear(model, spoil)
    assert words(batched) == whole
    starts = [word.start for segment in batched for word in segment.words]
    assert starts == sorted(starts)


def test_batches_hear_as_many_words_as_without(model: faster_whisper.WhisperModel, whole: list[str]) -> None:
    assert len(whole) >= len(words(hear(model, None)))


def said(*times: tuple[float, float], text: str = "w") -> whisper.Segment:
    heard = [whisper.Word(start, end, f" {text}{place}", 0.9) for place, (start, end) in enumerate(times)]
    shown = "".join(word.word for word in heard)
    return whisper.Segment(0, 0, times[0][0], times[-1][1], shown, [], -0.2, 1.0, 0.0, heard, 0.0)


def test_a_stretch_without_words_is_in_doubt_and_one_full_of_them_is_not() -> None:
    full, empty, half = (Stretch(start * 16_000, (start + 5) * 16_000) for start in (0, 10, 20))
    segments = [
        said(*((0.4 + at * 0.5, 0.9 + at * 0.5) for at in range(9))),
        said((20.4, 21.0), (21.0, 22.0)),
    ]
    found = list(doubts([full, empty, half], segments, mixed=False))
    assert [doubt.parts for doubt in found] == [(empty,), (half,)]
    assert not any(doubt.bent for doubt in found)


def test_one_short_word_that_was_lost_is_in_doubt() -> None:
    assert list(doubts([Stretch(0, 16_000)], [said((5.0, 6.0))], mixed=False))


def test_several_languages_are_no_doubt_where_they_are_meant() -> None:
    segments = [said((0.4, 2.5), (2.5, 4.6), text="hallo"), said((5.0, 9.0), text="привет")]
    spoken = [Stretch(5 * 16_000, 9 * 16_000)]
    assert [doubt.bent for doubt in doubts(spoken, segments, mixed=False)] == [True]
    assert not any(doubt.bent for doubt in doubts(spoken, segments, mixed=True))


def test_what_is_heard_again_takes_the_place_of_what_was_there() -> None:
    before = [said((0.0, 1.0), (2.0, 3.0), (8.0, 9.0), text="old")]
    again = [said((2.1, 2.6), (2.6, 3.1), text="new")]
    heard = merged(Stretch(2 * 16_000, 4 * 16_000), again, before)
    assert [segment.text for segment in heard] == [" old0", " new0 new1", " old2"]
    assert [(segment.start, segment.end) for segment in heard] == [(0.0, 1.0), (2.1, 3.1), (8.0, 9.0)]


def test_a_word_on_the_edge_is_not_written_twice() -> None:
    before = [said((1.0, 2.2), text="w")]
    again = [
        replace(
            said((2.0, 2.3), (2.3, 3.0)),
            words=[whisper.Word(2.0, 2.3, " W0,", 0.9), *said((2.3, 3.0), text="x").words],
        )
    ]
    heard = merged(Stretch(2 * 16_000, 4 * 16_000), again, before)
    assert [word.word for segment in heard for word in segment.words] == [" w0", " x0"]


@given(
    lengths=st.lists(st.integers(1_000, 96_000), min_size=1, max_size=12),
    gaps=st.lists(st.integers(0, 50_000), min_size=12, max_size=12),
    place=st.floats(0, 0.999),
)
@settings(max_examples=100, deadline=None)
def test_times_come_back_to_where_they_were_cut_from(
    lengths: list[int], gaps: list[int], place: float
) -> None:
    spoken, here = [], 0
    for length, gap in zip(lengths, gaps, strict=False):
        spoken.append(Stretch(here + gap, here + gap + length))
        here += gap + length
    samples = np.arange(here + 1, dtype=np.float32)
    packed = Packed(samples, spoken)
    clips = packed.clips(longest_seconds=6)
    at = int(place * len(packed.samples))
    (back,) = packed.restored([said((at / 16_000, at / 16_000))])
    assert back.start * 16_000 == pytest.approx(packed.samples[at], abs=9)
    assert all(clip["end"] - clip["start"] <= 6.001 for clip in clips)
    assert sum(round((clip["end"] - clip["start"]) * 16_000) for clip in clips) == len(packed.samples)
