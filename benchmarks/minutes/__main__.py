"""python -m benchmarks.minutes summary|chapters|wordings|evidence|planted [--work DIR]"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.minutes import chapters, evidence, planted, summary, wordings
from benchmarks.minutes.meetings import data_folder


def main() -> None:
    """Print the named figures beside their baselines."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.minutes", description=__doc__)
    parser.add_argument("figures", choices=("summary", "chapters", "wordings", "evidence", "planted"))
    parser.add_argument(
        "--work",
        type=Path,
        help="keeps embeddings and the networks of the five folds, as training does; without it both are made anew",
    )
    options = parser.parse_args()
    if options.figures == "planted":
        planted.report()
    elif options.figures == "wordings":
        wordings.report(data_folder())
    elif options.figures == "evidence":
        evidence.report(data_folder())
    else:
        figures = summary.report if options.figures == "summary" else chapters.report
        with tempfile.TemporaryDirectory() as made:
            figures(data_folder(), options.work or Path(made))


if __name__ == "__main__":
    main()
