"""python -m benchmarks.training.minutes_lines --data DIR: writes the weights and prints the figures."""

import argparse
import re
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score

from benchmarks.training.minutes_lines.fit import calibrate, fit_folds, fit_linear, threshold
from benchmarks.training.minutes_lines.meetings import (
    folds_of,
    labels_of,
    load_meetings,
    rows_of,
    texts_of,
)
from indexing.models import TextModels
from skills.minutes.classify import CLASSES, WEIGHTS
from skills.minutes.features import Floats

FOLDS = 5
PENALTY = 1e-4
STEPS = 120
TARGET_PRECISION = 0.5  # of the lines shown as possible
FEWEST_SHOWN = 20  # held-out lines above a threshold, or it proves nothing
CUE_RULE = re.compile(
    r"\b(?:will|'ll|going to|need to|have to|should|action|by next|decided?|agreed?)\b", re.IGNORECASE
)


def main() -> None:
    """Train, measure by held-out meeting series, write the weights."""
    options = _options()
    meetings = load_meetings(options.data)
    meaning = _meaning(texts_of(meetings), options.embeddings)
    rows, labels = rows_of(meetings, meaning), labels_of(meetings)
    scores = fit_folds(rows, labels, folds_of(meetings, FOLDS), penalty=PENALTY, steps=STEPS)
    slopes, offsets = calibrate(scores, labels)
    chances = 1 / (1 + np.exp(-(scores * slopes + offsets)))
    thresholds = [
        threshold(chances[:, place], labels[:, place], precision=TARGET_PRECISION, fewest=FEWEST_SHOWN)
        for place in range(len(CLASSES))
    ]
    _report(texts_of(meetings), labels, chances, thresholds)
    model = fit_linear(rows, labels, penalty=PENALTY, steps=STEPS)
    np.savez_compressed(
        options.out,
        matrix=model.matrix.astype(np.float16),
        bias=model.bias,
        slope=slopes,
        offset=offsets,
        thresholds=np.array(thresholds, np.float32),
    )
    print(f"wrote {options.out}, {options.out.stat().st_size:,} bytes")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training.minutes_lines", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder that holds meetings/ami.jsonl.gz"
    )
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--embeddings", type=Path, help="a .npy file to keep the embeddings in between runs")
    return parser.parse_args()


def _meaning(texts: list[str], kept: Path | None) -> Floats:
    if kept and kept.is_file():
        stored: Floats = np.load(kept)
        return stored
    found = TextModels().embed(texts)  # MiniLM from its package, as in the index
    if kept:
        np.save(kept, found)
    return found


def _report(texts: list[str], labels: Floats, chances: Floats, thresholds: list[float]) -> None:
    cued = np.array([bool(CUE_RULE.search(text)) for text in texts])
    print(f"{len(texts):,} utterances of labelled meetings, {FOLDS} folds by series")
    for place, name in enumerate(CLASSES):
        truth, chance = labels[:, place], chances[:, place]
        shown = chance >= thresholds[place]
        print(
            f"{name:9} positives {int(truth.sum()):6,}  AP {average_precision_score(truth, chance):.3f}  "
            f"best F1 {_best_f1(truth, chance):.3f}  cue rule F1 {_f1(truth, cued):.3f}  "
            f"calibration error {_calibration_error(truth, chance):.3f}  possible from "
            f"{thresholds[place]:.3f}: "
            f"{int(shown.sum())} lines, {truth[shown].mean() if shown.any() else 0:.2f} right"
        )


def _f1(truth: Floats, said: np.ndarray) -> float:
    return float(2 * truth[said].sum() / max(said.sum() + truth.sum(), 1))


def _best_f1(truth: Floats, chance: Floats) -> float:
    right = np.cumsum(truth[np.argsort(-chance)])
    return float((2 * right / (np.arange(1, len(truth) + 1) + truth.sum())).max())


def _calibration_error(truth: Floats, chance: Floats) -> float:
    """The mean gap between probability and share in ten bins of equal width."""
    bins = np.minimum((chance * 10).astype(int), 9)
    gaps = [abs(truth[bins == place].sum() - chance[bins == place].sum()) for place in range(10)]
    return float(sum(gaps) / len(truth))


if __name__ == "__main__":
    main()
