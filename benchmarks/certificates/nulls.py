"""Where nothing may be promised: how often each rule promises all the same."""

import numpy as np

from benchmarks.certificates.populations import Flat, Population, UShaped
from benchmarks.certificates.rules import Result, simulate
from benchmarks.figures import show
from skills.confidence import grid_of

TRIALS = 10_000
LABELS = (400, 1600, 6400)
BURST = 8
SEED = 20_260
GRID = grid_of(np.linspace(0.0, 1.0, 10_001).tolist())
TARGETS = {
    "naive": "5.01 % everywhere: 93-95 %",
    "pointwise": "5.01 % everywhere: 11-22 %",
    "Bonferroni": "≤ 5 %",
    "one walk": "≤ 5 %",
    "ours": "≤ 5 %",
}


def violations(
    population: Population, *, labels: int, trials: int, seed: int = SEED, burst: int = 1
) -> dict[str, Result]:
    """Each rule on label sets whose every threshold, or every strict and loose one, is just over the line."""
    chance = np.random.default_rng((seed, labels, burst))
    return simulate(population, GRID, chance, trials=trials, labels=labels, burst=burst)


def main(trials: int = TRIALS) -> None:
    """Print violations in percent for each population, number of labels and rule."""
    print(f"\nPromises of 95 % broken where errors are just over the line, {trials:,} label sets each")
    for name, population in (("5.01 % everywhere", Flat()), ("U-shaped", UShaped())):
        for labels in LABELS:
            _print(f"{name}, {labels}", violations(population, labels=labels, trials=trials), TARGETS)
    print(f"Questions in bursts of {BURST} that are right or wrong together")
    for labels in LABELS:
        each = violations(Flat(), labels=labels, trials=trials, burst=BURST)
        _print(
            f"every row counted, {labels}",
            each,
            dict.fromkeys(TARGETS, "no promise: rows are not independent"),
        )
        once = violations(Flat(), labels=labels // BURST, trials=trials)
        _print(f"one of each burst, {labels}", {"ours": once["ours"]}, TARGETS)


def _print(name: str, results: dict[str, Result], targets: dict[str, str]) -> None:
    for rule, result in results.items():
        show(f"{name}: {rule}", f"{100 * result.violations:.1f} %", targets[rule])
