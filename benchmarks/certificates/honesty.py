"""How far shown probabilities are off, by number of labels and kind of curve."""

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.certificates.populations import Draw, Population
from benchmarks.figures import show
from skills.confidence import Calibrator, expected_calibration_error, fit_beta, fit_isotonic, fit_platt

SEED = 20_263
LABELS = (50, 100, 200, 400, 800, 1600)
TRIALS = 20
UNSEEN = 10_000  # questions to judge on
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
    """Print the mean expected calibration error of the beta, Platt's and the isotonic curve on unseen questions."""
    print(
        f"\nExpected calibration error on {UNSEEN:,} unseen questions, mean of {TRIALS} label sets: beta, Platt, "
        "isotonic; targets of the last two"
    )
    for labels in LABELS:
        # each curve is fitted on the same draws
        errors = [
            error_of(fit, population, np.random.default_rng((SEED, labels)), labels)
            for fit in (fit_beta, fit_platt, fit_isotonic)
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
