"""Peak memory of a long recording, each length in a process of its own; `HOURS [real]` measures other lengths.

Eight hours are decoded, cut into windows, searched for voices and kept for a restart as ever; only the words come
from an engine that is told them at once, so that it takes minutes. With `real` the sample voice hears them too.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import seconds, show
from benchmarks.speech.recordings import save_looped, settings
from transcription import Segment, Word
from transcription.audio import SAMPLE_RATE, Samples, open_recording
from transcription.engine import Engine, Hearing
from transcription.engines import load_engine
from transcription.recordings import Listening, write_down
from transcription.resume import Kept, key_of
from transcription.speech.voice import stretches

_WORD_SECONDS = 0.4


class Typist:
    """An Engine that finds the speech as ours does and writes two and a half words a second over it."""

    at_once = 1

    def fit(self, hotwords: Sequence[str]) -> int:
        return len(hotwords)

    def hear(self, samples: Samples, *, language: str | None, hotwords: Sequence[str]) -> Hearing:
        del hotwords  # it listens for nothing
        return Hearing(language or "en", self._segments(samples))

    def _segments(self, samples: Samples) -> Iterator[Segment]:
        for number, stretch in enumerate(stretches(samples, longest_seconds=30)):
            start, end = stretch.start / SAMPLE_RATE, stretch.end / SAMPLE_RATE
            starts = [
                start + place * _WORD_SECONDS for place in range(int((end - start) / _WORD_SECONDS) + 1)
            ]
            words = tuple(Word("word", at, min(at + _WORD_SECONDS, end), 0.9) for at in starts)
            yield Segment(number, start, end, None, " ".join(word.word for word in words), words)


def main() -> None:
    if len(sys.argv) > 2:
        _measure(float(sys.argv[2]), real="real" in sys.argv[3:])
        return
    for hours in ("1", "8"):
        subprocess.run([sys.executable, "-m", "benchmarks.speech", "memory", hours], check=True)


def _measure(hours: float, *, real: bool) -> None:
    with tempfile.TemporaryDirectory() as home:
        path = save_looped(Path(home) / "long.wav", hours)
        engine: Engine = load_engine(settings(beam_size=1)) if real else Typist()
        before = _peak_megabytes()
        words = 0

        def listen() -> None:
            nonlocal words
            kept = Kept(Path(home) / "heard", key_of(path, settings(), ()))
            with open_recording(path) as recording:
                transcript = write_down(recording, Listening(engine, kept=kept))
            words = sum(len(segment.words) for segment in transcript.segments)

        took = seconds(listen)
    name = "sample voice" if real else "words told"
    show(
        f"{hours:g} h of meeting ({name}), peak memory",
        f"{_peak_megabytes():.0f} MB, {took:.0f} s",
        f"before it began {before:.0f} MB; {words} words; samples alone {hours * 230.4:.0f} MB (target < 4000)",
    )


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
