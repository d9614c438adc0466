"""A recording to a transcript, with an engine that hears what it is told."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.transcription.conftest import MakeWav, noise, silence, tone
from transcription import NoSpeechError, Segment, Transcript, Word
from transcription.audio import Samples, open_recording
from transcription.engine import Hearing
from transcription.recordings import Listening, OnProgress, write_down


class EngineThatHears:
    """An Engine that hears one sentence at two seconds in each window that is loud enough."""

    def __init__(self, language: str = "de", at_once: int = 1) -> None:
        self.asked: list[tuple[str | None, Sequence[str]]] = []
        self.at_once = at_once
        self._language = language

    def fit(self, hotwords: Sequence[str]) -> int:
        return len(hotwords)

    def hear(self, samples: Samples, *, language: str | None, hotwords: Sequence[str]) -> Hearing:
        self.asked.append((language, hotwords))
        return Hearing(self._language, self._segments(samples))

    def _segments(self, samples: Samples) -> Iterator[Segment]:
        if np.abs(samples).max() > 0:
            yield Segment(
                7, 2.0, 3.0, None, "Hallo du.", (Word("Hallo", 2.0, 2.5, 0.9), Word("du.", 2.5, 3.0, 0.8))
            )


def write(path: Path, engine: EngineThatHears, on_progress: OnProgress | None = None) -> Transcript:
    with open_recording(path) as recording:
        return write_down(recording, Listening(engine, None, ("Aero",), on_progress))


def test_times_count_from_the_start_of_the_recording_and_ids_from_zero(make_wav: MakeWav) -> None:
    samples = np.concatenate([noise(590), silence(2), noise(40)])
    transcript = write(make_wav("long.wav", samples), EngineThatHears())
    first, second = transcript.segments
    assert (first.id, first.start, first.end) == (0, 2.0, 3.0)
    assert second.id == 1
    assert 592.0 < second.start < 594.0
    assert second.words[1].end == second.end == pytest.approx(second.start + 1.0)
    assert transcript.duration_seconds == 632.0


def test_the_language_that_was_found_holds_for_the_rest(make_wav: MakeWav) -> None:
    engine = EngineThatHears()
    transcript = write(make_wav("long.wav", np.concatenate([silence(600), noise(700)])), engine)
    assert engine.asked == [(None, ("Aero",)), (None, ("Aero",)), ("de", ("Aero",))]
    assert transcript.language == "de"


def test_progress_grows_and_ends_at_the_whole(make_wav: MakeWav) -> None:
    told: list[tuple[float, float]] = []
    write(make_wav("call.wav", tone(10.0)), EngineThatHears(), lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[0] == (3.0, 10.0)
    assert told[-1] == (10.0, 10.0)


def test_a_recording_in_which_nobody_speaks_is_refused_in_one_sentence(make_wav: MakeWav) -> None:
    with pytest.raises(NoSpeechError, match=r"^'hum.wav' has no speech that could be heard; [^.]*\.$"):
        write(make_wav("hum.wav", silence(3.0)), EngineThatHears())


def test_a_damaged_recording_is_written_down_with_a_note(make_wav: MakeWav) -> None:
    path = make_wav("call.wav", tone(10.0))
    path.write_bytes(path.read_bytes()[:200_000])
    transcript = write(path, EngineThatHears())
    assert transcript.text == "Hallo du."
    assert transcript.notes == ("'call.wav' is damaged or cut short: only 6 seconds of it could be heard.",)


def test_several_gpus_hear_several_windows_and_the_order_stays(make_wav: MakeWav) -> None:
    path = make_wav("long.wav", np.concatenate([noise(50), silence(1), noise(49), silence(1), noise(300)]))
    one, three = (
        Listening(EngineThatHears(at_once=places), window_seconds=50, hotwords=("Aero",)) for places in (1, 3)
    )
    with open_recording(path) as recording:
        alone = write_down(recording, one)
    with open_recording(path) as recording:
        assert write_down(recording, three) == alone
    assert len(alone.segments) > 5


def test_progress_with_several_gpus_grows_and_ends_at_the_whole(make_wav: MakeWav) -> None:
    told: list[tuple[float, float]] = []
    path = make_wav("long.wav", noise(200))
    listening = Listening(
        EngineThatHears(at_once=2),
        on_progress=lambda done, total: told.append((done, total)),
        window_seconds=50,
    )
    with open_recording(path) as recording:
        write_down(recording, listening)
    assert told == sorted(told)
    assert told[-1] == (200.0, 200.0)
