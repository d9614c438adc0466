"""`python -m benchmarks.certificates [--scores FILE.npz]`: what certificates promise, held against what comes true."""

import argparse
from pathlib import Path

from benchmarks.certificates import alarms, honesty, nulls, power
from benchmarks.certificates.populations import Real, Synthetic


def main() -> None:
    """Every figure beside its target; with `--scores`, real scores are drawn from instead of synthetic ones."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scores", type=Path, help="an .npz file with the arrays score and right")
    path = options.parse_args().scores
    if path is None:
        print(f"Scores are SYNTHETIC, drawn from two normal curves of log-odds: {Synthetic()}")
    else:
        print(f"Scores are real, drawn with replacement from {path}")
    population = Synthetic() if path is None else Real.load(path)
    nulls.main()
    power.main(population)
    alarms.main()
    honesty.main(population)


if __name__ == "__main__":
    main()
