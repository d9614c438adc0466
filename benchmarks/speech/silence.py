"""Words made up where nobody speaks: ours, beside faster-whisper as it comes and with its voice detector on."""

import tempfile
from pathlib import Path

from faster_whisper import WhisperModel

from benchmarks.figures import show
from benchmarks.speech.recordings import Samples, data_folder, save, settings, silences, with_gap
from transcription import NoSpeechError, Word, transcribe
from transcription.weights import find_folder

GAPS = ("digital zero", "hum of 50 Hz", "room noise")


def main() -> None:
    chosen = settings()
    bare = WhisperModel(
        str(find_folder(chosen) or chosen.model), device=chosen.device, compute_type="default"
    )
    folder = data_folder()
    if folder is None:
        print("CONFIDANT_BENCH__DATA names no data: the real noise recordings are left out.")
    print(f"Words made up, by {Path(chosen.model).name}; beside it faster-whisper alone, and with its VAD.")
    total = [0, 0, 0]
    with tempfile.TemporaryDirectory() as home:
        for name, samples in silences(folder):
            path = save(Path(home) / "silence.wav", samples)
            ours = len(_ours(path))
            theirs = [len(_bare(bare, samples, vad=vad)) for vad in (False, True)]
            total = [sum(pair) for pair in zip(total, [ours, *theirs], strict=True)]
            show(f"  {name}", f"{ours} words", f"bare {theirs[0]}, with VAD {theirs[1]}")
        for kind in GAPS:
            samples, start, end = with_gap(kind)
            path = save(Path(home) / "gap.wav", samples)
            ours = _within(_ours(path), start, end)
            theirs = [_within(_bare(bare, samples, vad=vad), start, end) for vad in (False, True)]
            total = [sum(pair) for pair in zip(total, [ours, *theirs], strict=True)]
            show(
                f"  5 minutes of {kind} in speech", f"{ours} words", f"bare {theirs[0]}, with VAD {theirs[1]}"
            )
    show("words made up in silence", f"{total[0]} words", f"bare {total[1]}, with VAD {total[2]} (target: 0)")


def _ours(path: Path) -> list[Word]:
    try:
        transcript = transcribe(path, settings())
    except NoSpeechError:
        return []
    return [word for segment in transcript.segments for word in segment.words]


def _bare(model: WhisperModel, samples: Samples, *, vad: bool) -> list[Word]:
    segments, _ = model.transcribe(samples, vad_filter=vad, word_timestamps=True)
    return [
        Word(word.word, word.start, word.end, word.probability)
        for segment in segments
        for word in segment.words or ()
    ]


def _within(words: list[Word], start: float, end: float) -> int:
    """Words whose middle lies in the gap, half a second away from what is said around it."""
    return sum(start + 0.5 < (word.start + word.end) / 2 < end - 0.5 for word in words)


if __name__ == "__main__":
    main()
