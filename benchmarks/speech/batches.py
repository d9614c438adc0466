"""Words that batches lose: faster-whisper's batches alone, ours, and one stretch after another, against the truth."""

from pathlib import Path

from faster_whisper import BatchedInferencePipeline, WhisperModel

from benchmarks.figures import seconds, show
from benchmarks.sample_voice import MEETING, UNSEEN, Score, TimedWord, compare, cue_words, sentences
from benchmarks.speech.recordings import settings
from transcription import SAMPLE_VOICE, transcribe
from transcription.audio import load_samples


def main() -> None:
    truths = {
        UNSEEN / "unseen.flac": [word for one in sentences(UNSEEN / "unseen.jsonl") for word in one.words],
        MEETING.with_suffix(".flac"): cue_words(MEETING.with_suffix(".vtt")),
    }
    model = WhisperModel(str(SAMPLE_VOICE), device="cpu", compute_type="int8")
    for path, truth in truths.items():
        raw = _bare(model, path)
        show(
            f"{path.stem}: faster-whisper's batches", _line(_score(truth, raw)), "as it comes: no timestamps"
        )
        for name, how in (("ours in batches", "always"), ("ours one by one", "never")):
            chosen = settings(model=str(SAMPLE_VOICE), device="cpu", batched=how)
            heard: list[str] = []

            def listen() -> None:
                transcript = transcribe(path, chosen)  # noqa: B023  called before the loop goes on
                heard.extend(word.word for one in transcript.segments for word in one.words)  # noqa: B023

            took = seconds(listen)
            show(f"{path.stem}: {name}", _line(_score(truth, heard)), f"{took:.1f} s")


def _bare(model: WhisperModel, path: Path) -> list[str]:
    segments, _ = BatchedInferencePipeline(model).transcribe(load_samples(path), word_timestamps=True)
    return [word.word for segment in segments for word in segment.words or ()]


def _score(truth: list[TimedWord], heard: list[str]) -> Score:
    return compare(truth, [TimedWord(word, 0.0, 0.0) for word in heard])


def _line(score: Score) -> str:
    return f"lost {score.deletions}, WER {100 * score.error_rate:.1f} %"


if __name__ == "__main__":
    main()
