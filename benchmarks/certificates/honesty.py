"""How far shown probabilities are off, by number of labels and kind of curve."""

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.certificates.populations import Draw, Population
from benchmarks.figures import show
from skills.confidence import (
    Calibrator,
    expected_calibration_error,
    fit_isotonic,
    fit_moved,
    fit_platt,
    line_through,
)

SEED = 20_263
LABELS = (50, 100, 200, 400, 800, 1600)
TRIALS = 20
UNSEEN = 10_000  # questions to judge on
KNOWN = 3_000  # labels that a curve is known from beforehand
TARGETS = {
    50: ".049, .060",
    100: ".035, .047",
    200: "≤ .03 (.029, .035)",
    400: "≤ .025 (.024, .027)",
    800: ".022, .022",
    1600: ".023, .022",
}

Fit = Callable[[Sequence[float], Sequence[bool]], Calibrator]


def main(population: Population) -> None:
    """Print the mean expected calibration error of a known curve that labels move, Platt's and the isotonic one."""
    print(
        f"\nExpected calibration error on {UNSEEN:,} unseen questions, mean of {TRIALS} label sets: moved, Platt, "
        "isotonic; targets of the last two"
    )
    known, wrong = population.draw(np.random.default_rng(SEED), 1, KNOWN)
    start = line_through(known[0].tolist(), (~wrong[0]).tolist())

    def moved(scores: Sequence[float], right: Sequence[bool]) -> Calibrator:
        return fit_moved(scores, right, start)

    for labels in LABELS:
        # each curve is fitted on the same draws
        errors = [
            error_of(fit, population, np.random.default_rng((SEED, labels)), labels)
            for fit in (moved, fit_platt, fit_isotonic)
        ]
        show(f"{labels} labels", ", ".join(f"{one:.3f}" for one in errors), TARGETS[labels])


def error_of(fit: Fit, population: Population, chance: Draw, labels: int) -> float:
    scores, wrong = population.draw(chance, TRIALS, labels)
    unseen, missed = population.draw(chance, 1, UNSEEN)
    errors = []
    for known, flags in zip(scores, ~wrong, strict=True):
        curve = fit(known.tolist(), flags.tolist())
        said = [curve.probability(score) for score in unseen[0].tolist()]
        errors.append(expected_calibration_error(said, (~missed[0]).tolist()))
    return float(np.mean(errors))
