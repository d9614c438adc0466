"""How well the sample-voice model hears: word error rate and word times on recordings it was not trained on.

Run `python -m benchmarks.sample_voice`. Reads committed recordings only, so espeak-ng is not needed. The
truth is what espeak-ng was asked to say and when it said it (`training/sample_voice/record.py` made both).
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.audio import decode_audio
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT / "transcription" / "sample_voice"
UNSEEN = ROOT / "benchmarks" / "data" / "sample_voice_unseen"
MEETING = ROOT / "docs" / "sample_company" / "meetings" / "launch-review"
RATE = 16_000
MARGIN_SECONDS = 0.3  # silence left on both sides of a sentence that is tried alone
EARLIER_TRY = "1.0 % (an earlier model of this size on its own unheard sentences)"

Samples = NDArray[np.float32]


@dataclass(frozen=True)
class TimedWord:
    """A word and when it is heard, in seconds; `exact` is false where espeak-ng merged two words into one."""

    word: str
    start: float
    end: float
    exact: bool = True


@dataclass(frozen=True)
class Sentence:
    """A sentence that was spoken; `kind` says where its text is from."""

    kind: str
    text: str
    start: float
    end: float
    words: tuple[TimedWord, ...]


@dataclass(frozen=True)
class Score:
    """Word errors of one comparison, and the pairs (true, heard) of the words that were right."""

    words: int
    substitutions: int
    insertions: int
    deletions: int
    pairs: tuple[tuple[TimedWord, TimedWord], ...]

    @property
    def error_rate(self) -> float:
        return (self.substitutions + self.insertions + self.deletions) / max(self.words, 1)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.words + other.words,
            self.substitutions + other.substitutions,
            self.insertions + other.insertions,
            self.deletions + other.deletions,
            self.pairs + other.pairs,
        )


NOTHING = Score(0, 0, 0, 0, ())


def plain(word: str) -> str:
    """A word without its case and punctuation, as word error rates are counted."""
    return re.sub(r"[^a-z0-9']", "", word.lower())


def compare(true: Sequence[TimedWord], heard: Sequence[TimedWord]) -> Score:
    """Align two word sequences with the fewest edits (Levenshtein) and count them."""
    left, right = [plain(w.word) for w in true], [plain(w.word) for w in heard]
    cost = np.zeros((len(left) + 1, len(right) + 1), np.int64)
    cost[:, 0], cost[0, :] = range(len(left) + 1), range(len(right) + 1)
    for i, word in enumerate(left, 1):
        for j, other in enumerate(right, 1):
            cost[i, j] = min(cost[i - 1, j] + 1, cost[i, j - 1] + 1, cost[i - 1, j - 1] + (word != other))
    pairs: list[tuple[TimedWord, TimedWord]] = []
    substitutions = insertions = deletions = 0
    i, j = len(left), len(right)
    while i or j:
        same = bool(i and j and left[i - 1] == right[j - 1])
        if i and j and cost[i, j] == cost[i - 1, j - 1] + (not same):
            i, j = i - 1, j - 1
            substitutions += not same
            if same:
                pairs.append((true[i], heard[j]))
        elif i and cost[i, j] == cost[i - 1, j] + 1:
            i, deletions = i - 1, deletions + 1
        else:
            j, insertions = j - 1, insertions + 1
    return Score(len(left), substitutions, insertions, deletions, tuple(reversed(pairs)))


def listen(model: WhisperModel, samples: Samples, offset: float = 0.0) -> list[TimedWord]:
    """Every word heard, with its times moved by `offset` seconds."""
    segments, _ = model.transcribe(
        samples, vad_filter=True, word_timestamps=True, condition_on_previous_text=False, beam_size=5
    )
    words = (word for segment in segments for word in segment.words or ())
    return [TimedWord(word.word.strip(), word.start + offset, word.end + offset) for word in words]


def sentences(path: Path) -> list[Sentence]:
    """Read the true sentences of the unseen recording."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Sentence(**{**row, "words": tuple(TimedWord(**word) for word in row["words"])}) for row in rows]


def cue_words(path: Path) -> list[TimedWord]:
    """The words of a WebVTT file; a word carries the times of its cue."""
    cues = re.findall(r"(\S+) --> (\S+)\n<v [^>]*>(.*?)</v>", path.read_text(encoding="utf-8"))
    return [TimedWord(w, seconds(start), seconds(end)) for start, end, text in cues for w in text.split()]


def seconds(clock: str) -> float:
    """A WebVTT time, such as 00:01:02.345, in seconds."""
    hours, minutes, rest = clock.split(":")
    return 3600 * int(hours) + 60 * int(minutes) + float(rest)


def each_alone(model: WhisperModel, samples: Samples, said: Iterable[Sentence]) -> Score:
    """Cut every sentence out of the recording and transcribe it by itself."""
    total = NOTHING
    for sentence in said:
        begin = max(0.0, sentence.start - MARGIN_SECONDS)
        piece = samples[int(begin * RATE) : int((sentence.end + MARGIN_SECONDS) * RATE)]
        total += compare(sentence.words, listen(model, piece, begin))
    return total


def time_errors(score: Score) -> str:
    """Median and 90th percentile of |heard - true|, in milliseconds, over right words with exact times."""
    pairs = [(true, heard) for true, heard in score.pairs if true.exact]
    if not pairs:
        return "no words to time"
    parts = []
    for edge in ("start", "end"):
        errors = [1000 * abs(getattr(true, edge) - getattr(heard, edge)) for true, heard in pairs]
        parts.append(f"{edge} {np.median(errors):3.0f} / {np.percentile(errors, 90):3.0f} ms")
    return ", ".join(parts)


def evenly_spread(said: Iterable[Sentence]) -> Score:
    """Baseline for word times: a sentence's true span shared among its words by their letters."""
    pairs: list[tuple[TimedWord, TimedWord]] = []
    for sentence in said:
        edges = np.cumsum([0, *(len(word.word) for word in sentence.words)])
        times = sentence.start + (sentence.end - sentence.start) * edges / edges[-1]
        pairs += [
            (word, TimedWord(word.word, float(times[index]), float(times[index + 1])))
            for index, word in enumerate(sentence.words)
        ]
    return Score(len(pairs), 0, 0, 0, tuple(pairs))


def words_in_silence(model: WhisperModel, length_seconds: int = 20) -> int:
    """Words made up from silence and from noise, with the voice detector off."""
    noise = np.random.default_rng(0).standard_normal(length_seconds * RATE).astype(np.float32)
    count = 0
    for level in (0.0, 1e-4, 1e-3, 1e-2):
        quiet = noise * np.float32(level)
        segments, _ = model.transcribe(quiet, condition_on_previous_text=False, beam_size=5)
        count += sum(len(segment.text.split()) for segment in segments)
    return count


def line(name: str, score: Score) -> str:
    parts = f"{score.substitutions} wrong, {score.insertions} added, {score.deletions} lost"
    return f"{name:<34} {100 * score.error_rate:5.1f} %  of {score.words:3d} words ({parts})"


def main() -> None:
    model = WhisperModel(str(MODEL), device="cpu", compute_type="int8")
    said = sentences(UNSEEN / "unseen.jsonl")
    unseen = decode_audio(str(UNSEEN / "unseen.flac"))
    alone = {
        kind: each_alone(model, unseen, [s for s in said if s.kind == kind]) for kind in ("talk", "handbook")
    }
    every = [word for sentence in said for word in sentence.words]
    whole = compare(every, listen(model, unseen))
    meeting = compare(cue_words(MEETING.with_suffix(".vtt")), listen(model, decode_audio(f"{MEETING}.flac")))
    print("Sample-voice model through faster-whisper (int8, CPU, beam 5).")
    print("Word error rate, case and punctuation ignored:")
    print(line("  unseen meeting talk, one by one", alone["talk"]))
    print(line("  unseen handbook, one by one", alone["handbook"]))
    print(line(f"  all of it in one {len(unseen) / RATE:.0f} s recording", whole))
    print(line("  sample meeting", meeting))
    print(f"  baseline: {EARLIER_TRY}")
    print("Word times against espeak-ng's, median / 90th percentile:")
    print(f"  one by one          {time_errors(alone['talk'] + alone['handbook'])}")
    print(f"  one recording       {time_errors(whole)}")
    print(f"  baseline (letters)  {time_errors(evenly_spread(said))}")
    print(f"Words made up from 80 s of silence and noise: {words_in_silence(model)} (should be 0)")


if __name__ == "__main__":
    main()
