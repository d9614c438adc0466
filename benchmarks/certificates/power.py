"""What certificates let through: coverage by number of labels, and what the first labels already give."""

import numpy as np

from benchmarks.certificates.populations import Draw, Flags, Floats, Population, Real, oracle
from benchmarks.certificates.rules import LEVEL, TARGET, simulate
from benchmarks.figures import show
from skills.confidence import certified_steps, grid_of, joint_bounds, risk_control_threshold

SEED = 20_261
TRIALS = 2_000
TRAINING = 5_000  # questions whose scores set the grid
COVERAGE = {200: "one walk .274", 400: "≥ .45", 800: "≥ .54", 1600: "≥ .57"}
RISK = 0.02
RISK_TRIALS = 4_000
RISK_COVERAGE = {50: "≥ .45 (.484)", 100: "(.529)", 200: "(.552)", 400: "(.562)"}
JOINT_TRIALS = 1_000


def main(population: Population) -> None:
    """Print the coverage of each rule, risk control with few labels, and whether certificates are true."""
    chance = np.random.default_rng(SEED)
    scores, _ = population.draw(chance, 1, TRAINING)
    grid = grid_of(scores[0].tolist())
    _precision(population, grid, chance)
    _risk(population, chance)
    _kept(population, grid, chance)


def _precision(population: Population, grid: tuple[float, ...], chance: Draw) -> None:
    print(f"\nPrecision ≥ 95 % at 95 %: violations and mean coverage, {TRIALS:,} label sets each")
    best = oracle(population, error=1.0 - TARGET)
    show(
        "oracle coverage",
        f"{best:.3f}",
        "a real population" if isinstance(population, Real) else "fitted to .607",
    )
    for labels, target in COVERAGE.items():
        results = simulate(population, grid, chance, trials=TRIALS, labels=labels)
        for rule, result in results.items():
            beside = {"ours": target, "naive": "violations about 50 %"}.get(rule, "")
            show(
                f"{labels} labels: {rule}", f"{100 * result.violations:.1f} %, {result.coverage:.3f}", beside
            )


def _risk(population: Population, chance: Draw) -> None:
    print(f"\nAt most 2 wrong answers in 100 questions, on average; {RISK_TRIALS:,} label sets each")
    show("oracle coverage", f"{oracle(population, risk=RISK):.3f}", "(.570)")
    for labels, target in RISK_COVERAGE.items():
        scores, wrong = population.draw(chance, RISK_TRIALS, labels)
        chosen = np.array([_controlled(*row) for row in zip(scores, wrong, strict=True)])
        coverage = float(population.answered(chosen).mean())
        risk = float(population.wrong(chosen).mean())
        show(
            f"{labels} labels: coverage, realised risk",
            f"{coverage:.3f}, {risk:.4f}",
            f"{target}, risk ≤ .02",
        )


def _controlled(scores: Floats, wrong: Flags) -> float:
    """The threshold, or one above every score."""
    threshold = risk_control_threshold(scores.tolist(), (~wrong).tolist(), alpha=RISK)
    return 1.0 if threshold is None else threshold


def _kept(population: Population, grid: tuple[float, ...], chance: Draw) -> None:
    print("\nWhat a certificate says, held against the truth at its threshold")
    for labels in (400, 1600):
        scores, wrong = population.draw(chance, JOINT_TRIALS, labels)
        broken = np.array([_broken(population, grid, *row) for row in zip(scores, ~wrong, strict=True)])
        show(f"{labels} labels: precision below 95 %", f"{100 * broken[:, 0].mean():.1f} %", "≤ 5 %")
        show(f"{labels} labels: coverage below its bound", f"{100 * broken[:, 1].mean():.1f} %", "≤ 1.7 %")
        show(f"{labels} labels: either", f"{100 * broken.any(axis=1).mean():.1f} %", "")


def _broken(
    population: Population, grid: tuple[float, ...], scores: Floats, right: Flags
) -> tuple[bool, bool]:
    """Whether the promised precision, and the coverage bound, are above the truth."""
    steps = certified_steps(scores.tolist(), right.tolist(), grid=grid, target=TARGET, level=LEVEL)
    if not steps:
        return False, False
    above = scores >= steps[-1]
    bounds = joint_bounds(int((above & ~right).sum()), int(above.sum()), len(scores), LEVEL)
    threshold = np.array([steps[-1]])
    answered, wrong = float(population.answered(threshold)[0]), float(population.wrong(threshold)[0])
    return wrong > (1.0 - TARGET) * answered, answered < bounds.coverage
