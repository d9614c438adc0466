"""`CONFIDANT_BENCH__DATA=DIR python -m benchmarks.training.sql_score`: writes skills/sql/starter.json."""

import argparse
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from benchmarks.sql.__main__ import data_folder, names_in
from benchmarks.sql.figures import show_all
from benchmarks.sql.invented.drafts import BLIND2, SEEN, gather_invented
from benchmarks.sql.outcomes import Outcome, gather, scored
from benchmarks.training.sql_score.fit import cross_scores, fit_all
from bot.calibration.sql.figures import reliability_score, selective
from skills.confidence import Certificate, Scorer, Starter, fixed_sequence_threshold, upper_bound
from skills.sql.schema import Dialect
from skills.sql.scorers import NAME, configuration

# the strictest that these questions can be shown to keep comes first
TARGETS, LEVEL = (0.95, 0.9, 0.85, 0.8), 0.95
# the share of questions that the strictest threshold answers, and how much more each further one does
FIRST, FURTHER, STEPS = 0.45, 0.025, 16
STARTER = Path(__file__).parents[3] / "skills" / "sql" / "starter.json"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=STARTER)
    chosen = options.parse_args()
    folder = data_folder()
    found = [
        *gather(folder, Dialect.SQLITE, names_in(folder)),
        *gather_invented(SEEN),
        *gather_invented(BLIND2),
    ]
    found = scored(found, cross_scores(found))
    report(found)
    scorer = fit_all(found)
    certificate = certify(found, scorer)
    Starter({NAME: scorer}, certificate).save(chosen.out)
    show_all("sql, sqlite", found, certificate.threshold)
    print(f"wrote {chosen.out}\n{certificate}")


def report(found: list[Outcome]) -> None:
    """What each threshold would do, over all questions."""
    print("threshold  drafted  right of these  unanswerable declined  RS(10)")
    for threshold in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        at = selective(found, threshold)
        score = reliability_score(found, threshold, 10)
        shares = (at.coverage or 0.0, at.precision or 0.0, at.declined or 0.0)
        print(f"{threshold:9.2f} {shares[0]:8.3f} {shares[1]:15.3f} {shares[2]:22.3f} {score:7.1f}")


def certify(found: list[Outcome], scorer: Scorer) -> Certificate:
    """The loosest threshold of a fixed grid for the strictest target that can be shown; never `certified`.

    Each target that is tried gets its share of the doubt. The rules of the grammar were written with most of these
    questions in sight, so a workspace's own questions may do worse: its certificate comes from its own labels."""
    # what has no query at all ranks last
    scores = [one.score if one.sql else 0.0 for one in found]
    right = [one.right for one in found]
    shares = [FIRST + FURTHER * step for step in range(STEPS)]
    grid = sorted({round(float(np.quantile(scores, 1.0 - share)), 4) for share in shares}, reverse=True)
    level = 1.0 - (1.0 - LEVEL) / len(TARGETS)
    for target in TARGETS:
        threshold = fixed_sequence_threshold(scores, right, grid=grid, target=target, level=level)
        if threshold is not None:
            break
    else:
        raise SystemExit("no threshold reaches a target; nothing was written")
    answered = [one for one in found if one.score >= threshold]
    errors = sum(not one.right for one in answered)
    return Certificate(
        threshold=threshold,
        target=target,
        level=LEVEL,
        labels=len(found),
        answered=len(answered),
        errors=errors,
        bound=round(1.0 - upper_bound(errors, len(answered), level), 4),
        data=hashlib.sha256("\n".join(sorted(one.asked.id for one in found)).encode()).hexdigest()[:16],
        issued=datetime.now(UTC).date().isoformat(),
        configuration=configuration(scorer),
    )


if __name__ == "__main__":
    main()
