"""python -m benchmarks.training.minutes_lines --data DIR --work DIR: writes the weights and prints the figures."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score

from benchmarks.training.minutes_lines.fit import (
    calibrate,
    calibrate_apart,
    calibration_error,
    f1,
    said_apart,
    threshold,
)
from benchmarks.training.minutes_lines.held_out import FOLDS, Held, held_out, save_arrays, trained
from benchmarks.training.minutes_lines.meetings import folds_of, targets_of, texts_of
from benchmarks.training.minutes_lines.places import fit_places
from skills.minutes.classify import CLASSES, WEIGHTS
from skills.minutes.features import Floats
from skills.minutes.network import HEADS

SEEDS = (0,)  # of the networks whose scores are averaged, for the folds
SHIPPED_SEEDS = (0, 1)
TARGET_PRECISION = 0.5  # of the lines shown as possible
FEWEST_SHOWN = 20  # held-out lines above a threshold, or it proves nothing
CUE_RULE = re.compile(
    r"\b(?:will|'ll|going to|need to|have to|should|action|by next|decided?|agreed?)\b", re.IGNORECASE
)


def main() -> None:
    """Train, measure by held-out meeting series, write the weights."""
    options = _options()
    held = held_out(options.data, options.work, SEEDS)
    scores = np.vstack([one.scores for one in held])
    labels = np.vstack([targets_of(one.meeting) for one in held])
    folds = np.repeat(folds_of([one.meeting for one in held], FOLDS), [len(one.scores) for one in held])
    chances = calibrate_apart(scores, labels, folds)
    thresholds = [
        threshold(chances[:, place], labels[:, place], precision=TARGET_PRECISION, fewest=FEWEST_SHOWN)
        for place in range(len(CLASSES))
    ]
    report(held, labels, chances, folds, thresholds)
    slopes, offsets = calibrate(scores, labels)
    told = HEADS.index("told")  # learnt as a share, so its score is its log odds already
    slopes[told], offsets[told] = 1, 0
    networks = trained(
        [one.meeting for one in held], [one.meaning for one in held], options.work / "all.npz", SHIPPED_SEEDS
    )
    half = {name: array.astype(np.float16) for name, array in networks.items()}
    numbers = {
        "slope": slopes,
        "offset": offsets,
        "thresholds": np.array(thresholds, np.float32),
        "places": fit_places(held, chances, labels, folds),
    }
    save_arrays(options.out, {**numbers, **half})
    print(f"wrote {options.out}, {options.out.stat().st_size:,} bytes")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training.minutes_lines", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder that holds meetings/ami.jsonl.gz"
    )
    parser.add_argument("--work", type=Path, required=True, help="keeps embeddings and the folds' networks")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go")
    return parser.parse_args()


def report(
    held: Sequence[Held], labels: Floats, chances: Floats, folds: np.ndarray, thresholds: Sequence[float]
) -> None:
    """One line for each class: F1 from the threshold of the other folds, over all utterances, short ones too."""
    texts = texts_of([one.meeting for one in held])
    cued = np.array([bool(CUE_RULE.search(text)) for text in texts])
    short = sum(one.meeting.short_count for one in held)
    print(f"{len(texts) + short:,} utterances of {len(held)} labelled meetings, {FOLDS} folds by series,")
    print(f"{short:,} of them shorter than three words: not read, and counted as said to be no line")
    for place, name in enumerate(CLASSES):
        truth, chance = labels[:, place], chances[:, place]
        missed = sum(one.meeting.short.get(name, 0) for one in held)
        said = said_apart(chance, truth, folds)
        found, precision, recall = f1(truth, said, missed)
        shown = chance >= thresholds[place]
        print(
            f"{name:9} positives {int(truth.sum()) + missed:6,}  AP {average_precision_score(truth, chance):.3f}  "
            f"F1 {found:.3f} (P {precision:.3f}, R {recall:.3f})  cue rule F1 {f1(truth, cued, missed)[0]:.3f}  "
            f"calibration error {calibration_error(truth, chance):.4f}  possible from {thresholds[place]:.3f}: "
            f"{int(shown.sum())} lines, {truth[shown].mean() if shown.any() else 0:.2f} right"
        )


if __name__ == "__main__":
    main()
