"""Word error rate on real speech, with a real model: ours beside bare faster-whisper on the same model and audio.

Source: the edit distance of words in lower case without punctuation, as jiwer and the leaderboards count it;
hesitations (uh, um, mm) and words broken off are left out on both sides, as Whisper never writes them.
"""

import re
from pathlib import Path

from faster_whisper import WhisperModel

from benchmarks.figures import show
from benchmarks.sample_voice import NOTHING, Score, TimedWord, compare
from benchmarks.speech.recordings import data_folder, is_sample_voice, manifest, settings
from transcription import NoSpeechError, transcribe
from transcription.weights import find_folder

_HESITATIONS = frozenset("uh um mm hmm mhm mm-hmm uh-huh er ah eh oh".split())
_SPOKEN = {"'kay": "okay", "ok": "okay", "'cause": "because", "alright": "all right", "gonna": "going to"}


def main() -> None:
    folder = data_folder()
    if is_sample_voice() or folder is None:
        print(
            "Word error rates on real speech need a real model and data: set CONFIDANT_SPEECH__MODEL to a folder "
            "with a CTranslate2 Whisper model, and CONFIDANT_BENCH__DATA."
        )
        return
    chosen = settings()
    bare = WhisperModel(str(find_folder(chosen) or chosen.model), device=chosen.device)
    totals: dict[str, list[Score]] = {}
    for row in manifest(folder):
        if not row["text"]:
            continue
        path, truth = folder / str(row["file"]), normal(str(row["text"]))
        ours, theirs = (compare(truth, normal(text)) for text in (_ours(path), _bare(bare, path)))
        before = totals.setdefault(str(row["kind"]), [NOTHING, NOTHING])
        totals[str(row["kind"])] = [before[0] + ours, before[1] + theirs]
    for kind, (ours, theirs) in totals.items():
        show(f"{kind}: words wrong", line(ours), f"bare faster-whisper {line(theirs)}")


def normal(text: str) -> list[TimedWord]:
    """Words as they are compared."""
    words = re.findall(r"[^\W_][\w'-]*|'[\w'-]+", text.lower())
    spoken = (_SPOKEN.get(word, word) for word in words if not word.endswith("-"))
    plain = (part for word in spoken for part in word.replace("-", " ").split())
    return [TimedWord(word, 0.0, 0.0) for word in plain if word not in _HESITATIONS]


def line(score: Score) -> str:
    return f"{100 * score.error_rate:.1f} % of {score.words}, {score.deletions} lost"


def _ours(path: Path) -> str:
    try:
        return transcribe(path, settings()).text
    except NoSpeechError:
        return ""


def _bare(model: WhisperModel, path: Path) -> str:
    segments, _ = model.transcribe(str(path), beam_size=5)
    return " ".join(segment.text for segment in segments)


if __name__ == "__main__":
    main()
