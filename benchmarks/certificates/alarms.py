"""How soon drift is noticed, and how often it is imagined."""

import numpy as np

from benchmarks.certificates.populations import Draw
from benchmarks.figures import show
from skills.confidence import Drift, step

SEED = 20_262
TRIALS = 400
GOOD = 500  # audits at the good rate first
PATIENCE = 3_000
USUAL = 0.03


def main(trials: int = TRIALS) -> None:
    """Print audits from the change to the alarm, and false alarms before it."""
    print(f"\nAudits until the alarm after {GOOD} audits at 3 % wrong, {trials} runs each")
    chance = np.random.default_rng(SEED)
    for worse, target in ((0.15, "51 (106), ≤ 60"), (0.10, "125, ≤ 130")):
        runs = [_run(chance, worse) for _ in range(trials)]
        late = [run - GOOD for run in runs if run > GOOD]
        early = sum(run <= GOOD for run in runs)
        show(
            f"3 to {100 * worse:.0f} %: median (90 of 100)",
            f"{np.median(late):.0f} ({np.quantile(late, 0.9):.0f})",
            target,
        )
        show(f"false alarms in {GOOD} audits at 3 %", f"{100 * early / trials:.1f} %", "0.4 %")
    within = sum(_run(chance, 0.05, start=0.05, patience=0) <= GOOD for _ in range(trials))
    show(
        f"alarms in {GOOD} audits at just 5 % wrong",
        f"{100 * within / trials:.1f} %",
        "≥ 2000 audits on average",
    )


def _run(chance: Draw, worse: float, start: float = USUAL, patience: int = PATIENCE) -> int:
    """Audits until the quick detector alarms; one more than there are when it never does."""
    wrong = chance.random(GOOD + patience) < np.repeat([start, worse], [GOOD, patience])
    state = Drift()
    for count, one in enumerate(wrong.tolist(), start=1):
        state = step(state, one)
        if state.sudden.alarmed:
            return count
    return GOOD + patience + 1
