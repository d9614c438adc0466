"""How long `confidant --help` takes, against an interpreter that does nothing."""

import subprocess
import sys

from benchmarks.figures import median, paired, show

ROUNDS = 7


def main() -> None:
    ours = [sys.executable, "-m", "bot", "--help"]
    bare = [sys.executable, "-c", "pass"]
    _run(ours)
    times, alone = paired(lambda: _run(ours), lambda: _run(bare), ROUNDS)
    show("confidant --help", f"{median(times):.2f} s", f"target ≤ 0.5 s; python alone {median(alone):.2f} s")


def _run(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, check=True)


if __name__ == "__main__":
    main()
