"""Work cut short goes on after the last whole window, and ends as if nothing had happened."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transcription.conftest import DATA, MakeWav, noise, silence
from tests.transcription.test_recordings import EngineThatHears
from transcription import Segment, SpeechSettings, Transcript, Word, transcribe
from transcription.audio import Samples, load_samples, open_recording
from transcription.engine import Hearing
from transcription.recordings import Listening, write_down
from transcription.resume import Kept, Part, key_of

PARTS = [
    Part(0.0, 40.0, None, ()),
    Part(
        40.0,
        81.5,
        "en",
        (Segment(0, 41.0, 42.25, None, "Hi — “you”.", (Word("Hi", 41.0, 41.1, 0.1 + 0.2),)),),
    ),
    Part(81.5, 90.0, "en", (Segment(1, 82.0, 83.0, None, "Bye."),)),
]


class EngineThatDies(EngineThatHears):
    """Hears two windows, and is cut off in the third."""

    def hear(self, samples: Samples, *, language: str | None, hotwords: Sequence[str]) -> Hearing:
        if len(self.asked) == 2:
            raise KeyboardInterrupt
        return super().hear(samples, language=language, hotwords=hotwords)


def write(path: Path, engine: EngineThatHears, file: Path, key: str = "k") -> Transcript:
    with open_recording(path) as recording:
        return write_down(recording, Listening(engine, kept=Kept(file, key), window_seconds=50))


def keep(file: Path, parts: Sequence[Part] = PARTS, key: str = "k") -> None:
    kept = Kept(file, key)
    for part in parts:
        kept.add(part)


def test_work_cut_short_goes_on_with_the_next_window(make_wav: MakeWav, tmp_path: Path) -> None:
    path, file = make_wav("long.wav", noise(230)), tmp_path / "heard"
    with pytest.raises(KeyboardInterrupt):
        write(path, EngineThatDies(), file)
    again = EngineThatHears()
    resumed = write(path, again, file)
    undisturbed = EngineThatHears()
    assert resumed == write(path, undisturbed, tmp_path / "other")
    assert len(again.asked) == len(undisturbed.asked) - 2


def test_work_that_was_finished_is_not_done_again(make_wav: MakeWav, tmp_path: Path) -> None:
    path, file = make_wav("long.wav", noise(120)), tmp_path / "heard"
    first = write(path, EngineThatHears(), file)
    again = EngineThatHears()
    assert write(path, again, file) == first
    assert again.asked == []


def test_another_recording_or_setting_is_heard_from_its_beginning(make_wav: MakeWav, tmp_path: Path) -> None:
    one, two = make_wav("one.wav", noise(60)), make_wav("two.wav", silence(60))
    plain = SpeechSettings(model="a")
    keys = {
        key_of(one, plain, ()),
        key_of(two, plain, ()),
        key_of(one, SpeechSettings(model="b"), ()),
        key_of(one, plain, ("Ana",)),
    }
    assert len(keys) == 4
    assert key_of(one, plain, ()) in keys
    keep(tmp_path / "heard", key="another")
    assert Kept(tmp_path / "heard", "k").parts == []


@given(cut=st.integers(0, 2_000), junk=st.binary(max_size=20))
@settings(max_examples=60, deadline=None)
def test_a_file_cut_anywhere_gives_the_windows_that_are_whole(
    cut: int, junk: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("cut") / "heard"
    keep(file)
    whole = file.read_bytes()
    file.write_bytes(whole[:cut] + junk)
    kept = Kept(file, "k")
    assert kept.parts == PARTS[: len(kept.parts)]
    assert len(kept.parts) >= whole[:cut].count(b"\n") - 1
    for part in PARTS[len(kept.parts) :]:
        kept.add(part)
    assert Kept(file, "k").parts == PARTS


def test_where_the_disk_is_full_the_work_goes_on_and_says_so(make_wav: MakeWav, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept = Kept(tmp_path / "file" / "heard", "k")
    kept.add(PARTS[0])
    assert kept.is_broken
    path = make_wav("call.wav", noise(10))
    with open_recording(path) as recording:
        assert write_down(recording, Listening(EngineThatHears(), kept=kept)).segments


@pytest.mark.slow
def test_a_killed_program_goes_on_and_hears_the_same(
    make_wav: MakeWav, tmp_path: Path, sample_voice: SpeechSettings
) -> None:
    said = load_samples(DATA / "voice.flac").astype(np.float64)
    path = make_wav("long.wav", np.concatenate([part for _ in range(14) for part in (said, silence(3))]))
    quick = sample_voice.model_copy(update={"window_seconds": 40, "beam_size": 1})
    file = tmp_path / "heard"
    code = (
        "import sys; from pathlib import Path; from transcription import SpeechSettings, transcribe\n"
        "transcribe(Path(sys.argv[1]), SpeechSettings.model_validate_json(sys.argv[2]), resume=Path(sys.argv[3]))"
    )
    command = [sys.executable, "-c", code, str(path), quick.model_dump_json(), str(file)]
    with subprocess.Popen(command) as program:
        while not file.exists() or file.read_bytes().count(b"\n") < 3:
            assert program.poll() is None, "it ended before it could be killed"
        os.kill(program.pid, signal.SIGKILL)
    finished = [part.end for part in Kept(file, key_of(path, quick, ())).parts]
    told: list[float] = []
    resumed = transcribe(path, quick, resume=file, on_progress=lambda done, _total: told.append(done))
    assert len(finished) >= 2
    assert told[: len(finished)] == finished
    assert resumed == transcribe(path, quick)
