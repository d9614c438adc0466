"""`python -m benchmarks.training.answer_score --data DIR`: writes skills/ask/starter.json and prints the figures."""

import argparse
import hashlib
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from benchmarks.training.answer_score.figures import show_all
from benchmarks.training.answer_score.fit import STRENGTH, Array, fit
from benchmarks.training.answer_score.pictures import draw_report
from benchmarks.training.answer_score.pool import NAMES, Pool, gather
from benchmarks.training.reader.apart import FOLDS
from indexing.models.bundled_reader import load_bundled_reader
from indexing.reading import Reader
from skills.ask.scorers import configuration
from skills.confidence import (
    Certificate,
    Scorer,
    Starter,
    fixed_sequence_threshold,
    line_through,
    upper_bound,
)

# the strictest that these signals could be shown to keep on these questions comes first
TARGETS, LEVEL = (0.95, 0.9, 0.85, 0.8, 0.775, 0.75), 0.95
STARTER = Path(__file__).parents[3] / "skills" / "ask" / "starter.json"
# share of questions answered: a newcomer that declines two of three is put away before it is calibrated (with .36,
# “What is the budget for marketing?” was declined beside “The budget for marketing is 80,000 euros.”)
FEWEST = 0.4
# an ordinary workspace as we imagine it, in questions of each kind: most have an answer, most of the others are not
# covered at all; the handbook's and the companies', which are worded as employees ask, all count
SHARES = {
    "squad answerable": 375,
    "clapnq answerable": 75,
    "squad out of index": 200,
    "squad near miss": 50,
    "clapnq near miss": 50,
    "handbook answerable": 220,
    "handbook near miss": 120,
    "company answerable": 600,
    "company near miss": 300,
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--data", type=Path, required=True, help="folder with answers/squad2.jsonl.gz and others"
    )
    options.add_argument(
        "--readers",
        type=Path,
        required=True,
        help="folder that `benchmarks.training.reader` was given as --folds",
    )
    options.add_argument("--out", type=Path, default=STARTER)
    options.add_argument("--vectors", type=Path, help="keep embeddings here between runs")
    options.add_argument("--pictures", type=Path, help="draw the report card on SQuAD's questions here")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        pool = gather(chosen.data, Path(home), chosen.vectors, readers_in(chosen.readers))
        certificate = train(pool, chosen.out)
        if chosen.pictures:
            draw_report(pool, certificate, chosen.pictures)


def readers_in(folder: Path) -> dict[int | None, Reader]:
    """The reader that left out each fold, and the shipped one for questions that no reader learnt from."""
    readers: dict[int | None, Reader] = {
        fold: load_bundled_reader(folder / str(fold)) for fold in range(FOLDS)
    }
    return readers | {None: load_bundled_reader()}


def train(pool: Pool, out: Path) -> Certificate:
    """Fit both scorers on everything, set the threshold on scores of unseen articles, and print the figures."""
    workspace = ordinary_workspace(pool)
    report(pool, workspace)
    scorers = {"sentence": pool.sentence, "question": fit(NAMES, pool.rows, pool.right, strength=STRENGTH)}
    certificate = certify(pool, workspace, scorers)
    curve = line_through(pool.scores.tolist(), pool.right.tolist())
    Starter(scorers, certificate, curve).save(out)
    print(f"wrote {out}\n{certificate}")
    show_all(pool)
    return certificate


def ordinary_workspace(pool: Pool) -> Array:
    """Places of a fixed draw in the shares named above."""
    kinds, draw = pool.kinds, np.random.default_rng(20261121)
    found = []
    for kind, count in SHARES.items():
        places = np.flatnonzero(kinds == kind)
        found.append(draw.permutation(places)[:count])
    return np.sort(np.concatenate(found))


def report(pool: Pool, workspace: Array) -> None:
    """What each threshold would do in the ordinary workspace, by kind of question."""
    kinds, scores, right = pool.kinds[workspace], pool.scores[workspace], pool.right[workspace]
    print(f"questions: {dict(Counter(kinds.tolist()))}")
    print(f"threshold answered precision | answered of: {', '.join(SHARES)}")
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        answered = scores >= threshold
        precision = right[answered].mean() if answered.any() else float("nan")
        line = " ".join(f"{answered[kinds == kind].mean():.3f}" for kind in SHARES)
        print(f"{threshold:9.2f} {answered.mean():8.3f} {precision:9.3f} | {line}")


def certify(pool: Pool, workspace: Array, scorers: dict[str, Scorer]) -> Certificate:
    """The loosest threshold of a fixed grid for the strictest target that can be shown; never `certified`.

    Trying targets one after another is one more choice on the same labels, so each gets its share of the doubt."""
    scores, right = pool.scores[workspace], pool.right[workspace]
    # thresholds by the share of questions they answer, set before any label is looked at
    grid = [round(float(np.quantile(scores, 1.0 - 0.06 - 0.03 * step)), 4) for step in range(20)]
    level = 1.0 - (1.0 - LEVEL) / len(TARGETS)
    for target in TARGETS:
        threshold = fixed_sequence_threshold(list(scores), list(right), grid=grid, target=target, level=level)
        if threshold is not None and (scores >= threshold).mean() >= FEWEST:
            break
    else:
        raise SystemExit("no threshold reaches a target; nothing was written")
    answered = right[scores >= threshold]
    errors = int((~answered).sum())
    return Certificate(
        threshold=threshold,
        target=target,
        level=LEVEL,
        labels=len(scores),
        answered=len(answered),
        errors=errors,
        bound=round(1.0 - upper_bound(errors, len(answered), level), 4),
        data=hashlib.sha256(
            "\n".join(sorted(pool.observed[at].asked.id for at in workspace)).encode()
        ).hexdigest()[:16],
        issued=datetime.now(UTC).date().isoformat(),
        configuration=configuration(pool.configuration, scorers),
    )


if __name__ == "__main__":
    main()
