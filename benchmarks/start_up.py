"""How long `confidant --help` takes, and the first vector of a process, which is what a restart waits for."""

import subprocess
import sys

from benchmarks.figures import median, paired, show
from indexing.weights import bundled_folder

ROUNDS = 7
ROUNDS_OF_VECTORS = 3
OURS = "from indexing.models import TextModels; TextModels().embed(['hello'])"
THEIRS = """
import sys
from sentence_transformers import SentenceTransformer
SentenceTransformer(sys.argv[1], device="cpu").encode(["hello"])
"""


def main() -> None:
    ours = [sys.executable, "-m", "bot", "--help"]
    bare = [sys.executable, "-c", "pass"]
    _run(ours)
    times, alone = paired(lambda: _run(ours), lambda: _run(bare), ROUNDS)
    show("confidant --help", f"{median(times):.2f} s", f"target ≤ 0.5 s; python alone {median(alone):.2f} s")
    _first_vector()


def _first_vector() -> None:
    ours, theirs = [sys.executable, "-c", OURS], [sys.executable, "-c", THEIRS, str(bundled_folder())]
    _run(ours)
    _run(theirs)
    times, alone = paired(lambda: _run(ours), lambda: _run(theirs), ROUNDS_OF_VECTORS)
    show(
        "first vector of a process", f"{median(times):.1f} s", f"sentence-transformers {median(alone):.1f} s"
    )


def _run(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, check=True)


if __name__ == "__main__":
    main()
