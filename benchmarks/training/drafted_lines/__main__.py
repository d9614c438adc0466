"""`python -m benchmarks.training.drafted_lines --data DIR --work DIR`: fits trust.json and prints how good it is.

DIR of --work is that of benchmarks.training.minutes_lines, whose folds say what the classifier thinks of unseen talk.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from benchmarks.training.drafted_lines.made import Made, Observed, gold, made_lines, observe
from benchmarks.training.minutes_lines.fit import calibrate_apart, calibration_error
from benchmarks.training.minutes_lines.held_out import FOLDS, Held, held_out
from benchmarks.training.minutes_lines.meetings import folds_of, targets_of
from indexing.models import TextModels
from skills.minutes.classify import CLASSES
from skills.minutes.drafts.check import SURE, UNSURE
from skills.minutes.drafts.trust import CLASS_OF, Weights
from skills.minutes.features import Floats

OUT = Path(__file__).parents[3] / "skills" / "minutes" / "drafts" / "trust.json"


def main() -> None:
    options = _options()
    held = held_out(options.data, options.work, (0,))
    folds = folds_of([one.meeting for one in held], FOLDS)
    ends = np.cumsum([len(one.scores) for one in held])[:-1]
    labels = np.vstack([targets_of(one.meeting) for one in held])
    rows = np.repeat(folds, [len(one.scores) for one in held])
    chances = calibrate_apart(np.vstack([one.scores for one in held]), labels, rows)
    made = made_lines(held, gold(options.data))
    vectors = _vectors(held, made, options.work / "made.npz")
    seen = observe(held, made, vectors, np.split(chances[:, : len(CLASSES)], ends))
    passed = [one for one in seen if one.passes]
    print(f"{len(seen):,} lines made, {len(passed):,} pass the check that every line goes through")
    for way in sorted({one.made.way for one in seen}):
        count = Counter(one.passes for one in seen if one.made.way == way)
        print(f"  {way:20} {count[True]:6,} of {count.total():6,} pass")
    apart = _apart(passed, folds)
    report("lines that pass", passed, apart)
    for kind in sorted({one.made.kind for one in passed}):
        chosen = np.array([one.made.kind is kind for one in passed])
        report(f"  {kind.value}", [one for one in passed if one.made.kind is kind], apart[chosen])
    weights = _fitted(passed)
    options.out.write_text(json.dumps(weights.model_dump(mode="json")) + "\n", encoding="utf-8")
    print(f"wrote {options.out}")


def report(name: str, seen: list[Observed], chances: Floats) -> None:
    """AUROC and calibration error beside a confidence that the cue word alone sets."""
    right = np.array([one.made.right for one in seen], np.float32)
    fixed = np.array([SURE if one.signals.cue else UNSURE for one in seen], np.float32)
    sure = chances >= 0.5
    print(
        f"{name:18} {len(seen):6,} lines, {right.mean():.2f} right  AUROC {roc_auc_score(right, chances):.3f} "
        f"(fixed {roc_auc_score(right, fixed):.3f})  ECE {calibration_error(right, chances):.3f} "
        f"(fixed {abs(float((right - fixed).sum())) / len(right) if len(set(fixed)) < 2 else _gap(right, fixed):.3f})  "
        f"shown as sure {sure.mean():.2f}, {right[sure].mean() if sure.any() else 0:.2f} of them right"
    )


def _gap(right: Floats, fixed: Floats) -> float:
    """The mean gap where there are only a few confidences: each is a bin."""
    gaps = [abs(float((right[fixed == one] - one).sum())) for one in set(fixed.tolist())]
    return sum(gaps) / len(right)


def _apart(seen: list[Observed], folds: np.ndarray) -> Floats:
    """The confidence of each line by a fit on the meetings of the other folds."""
    fold = np.array([folds[one.made.meeting] for one in seen])
    found = np.zeros(len(seen), np.float32)
    rows = np.array([one.signals.row for one in seen])
    for number in np.unique(fold):
        weights = _fitted([one for one, own in zip(seen, fold, strict=True) if own != number])
        score = rows[fold == number] @ np.array(weights.weights) + weights.offset
        found[fold == number] = 1 / (1 + np.exp(-score))
    return found


def _fitted(seen: list[Observed]) -> Weights:
    """A logistic fit in which less of a signal never makes a line surer: such a signal is left out."""
    rows, right = np.array([one.signals.row for one in seen]), np.array([one.made.right for one in seen])
    used = np.ones(rows.shape[1], bool)
    while True:
        model = LogisticRegression(C=10.0, max_iter=2_000).fit(rows * used, right)
        against = used & (model.coef_[0] < 0) & (np.arange(len(used)) < len(used) - len(CLASS_OF))
        if not against.any():
            break
        used &= ~against
    return Weights(
        weights=tuple(round(float(one), 4) for one in model.coef_[0] * used),
        offset=round(float(model.intercept_[0]), 4),
    )


def _vectors(held: list[Held], made: list[Made], kept: Path) -> Floats:
    """The embedding of each line; what stands in somebody's own words has that of the utterance."""
    own = ("said", "unlinked")
    texts = sorted({one.text for one in made if one.way not in own})
    if not kept.is_file():
        print(f"embedding {len(texts):,} lines, kept in {kept}", flush=True)
        np.savez(kept, rows=TextModels().embed(texts), texts=np.array(texts))
    with np.load(kept) as stored:
        known = dict(zip(stored["texts"].tolist(), stored["rows"], strict=True))
    rows = [
        held[one.meeting].meaning[one.cited[0].number] if one.way in own else known[one.text] for one in made
    ]
    return np.array(rows, np.float32)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training.drafted_lines", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder that holds meetings/ami.jsonl.gz"
    )
    parser.add_argument("--work", type=Path, required=True, help="that of benchmarks.training.minutes_lines")
    parser.add_argument("--out", type=Path, default=OUT, help="where the weights go")
    return parser.parse_args()


if __name__ == "__main__":
    main()
