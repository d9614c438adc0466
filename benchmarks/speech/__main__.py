"""`python -m benchmarks.speech [silence|batches|accuracy|memory|fuzz]`; all but the long ones without a word."""

import sys

from benchmarks.speech import accuracy, batches, fuzz, memory, silence

SECTIONS = {"silence": silence, "batches": batches, "accuracy": accuracy, "fuzz": fuzz, "memory": memory}


def main() -> int:
    """0 once the figures are printed, 2 for a word that names none."""
    chosen = sys.argv[1:2] or ["silence", "batches", "accuracy", "fuzz"]
    if unknown := set(chosen) - set(SECTIONS):
        print(f"There is no figure {unknown.pop()!r}; choose one of {', '.join(SECTIONS)}.")
        return 2
    for name in chosen:
        SECTIONS[name].main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
