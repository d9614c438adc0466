"""Mutated transcripts through every parser: how many fell over. `python -m benchmarks.speech fuzz [COUNT [SEED]]`."""

import random
import sys
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from benchmarks.figures import show
from transcription import Transcript, UnreadableTranscriptError, parse_transcript

DATA = Path(__file__).parents[2] / "tests" / "transcription" / "data"
NAMES = ("a.vtt", "a.srt", "a.json", "a")
FRAGMENTS = (
    b"-->", b"\n\n", b"\r", b"<v ", b">", b"<", b"0:0:0.0", b"-1:2:3", b"99999:99:99.999", b",", b":", b"{", b"}",
    b"[", b"]", b'"', b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"&#0;", b"&lt;", b"NOTE", b"WEBVTT", b"null", b"1e999",
    b"NaN", b"\\ud800", b"9" * 400, "\u2028\x85é：".encode(), b"- ", b"Ana Ruiz: ", b"00:00:01.000 --> 00:00:02.000\n",
)  # fmt: skip


def main() -> None:
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    draw = random.Random(seed)
    samples = [
        path.read_bytes() for path in sorted(DATA.iterdir()) if path.suffix in {".vtt", ".srt", ".json"}
    ]
    read = fell = 0
    slowest = 0.0
    for _ in range(count):
        data, name = mutated(draw, samples), draw.choice(NAMES)
        started = perf_counter()
        try:
            sound = is_sound(parse_transcript(data, name))
            read += 1
        except UnreadableTranscriptError:
            sound = True
        except Exception as error:  # noqa: BLE001  whatever it is, it is what is counted here
            sound = False
            print(f"{type(error).__name__} at {name} {data!r:.300}")
        fell += not sound
        slowest = max(slowest, perf_counter() - started)
    show(
        f"{count} mutated transcripts (seed {seed})",
        f"{fell} fell over",
        f"target: 0; {read} were read, the others refused in a sentence; slowest {1000 * slowest:.0f} ms",
    )


def mutated(draw: random.Random, samples: list[bytes]) -> bytes:
    """A sample with up to eight edits, half of one joined to half of another, or bytes at random."""
    kind = draw.random()
    if kind < 0.1:
        return draw.randbytes(draw.randrange(300))
    data = draw.choice(samples)
    if kind < 0.3:
        other = draw.choice(samples)
        data = data[: draw.randrange(len(data))] + other[draw.randrange(len(other)) :]
    for _ in range(draw.randrange(9)):
        at = draw.randrange(len(data) + 1)
        added = draw.choice(FRAGMENTS) if draw.random() < 0.7 else draw.randbytes(draw.randrange(8))
        data = data[:at] + added + data[at + draw.randrange(20) :]
    return data


def is_sound(transcript: Transcript) -> bool:
    """Times in order and inside the whole, numbers without a gap, text on one line."""
    segments = transcript.segments
    return (
        bool(segments)
        and [segment.id for segment in segments] == list(range(len(segments)))
        and all(before.start <= after.start for before, after in pairwise(segments))
        and all(0 <= one.start <= one.end <= transcript.duration_seconds for one in segments)
        and all(one.text == " ".join(one.text.split()) != "" for one in segments)
    )


if __name__ == "__main__":
    main()
