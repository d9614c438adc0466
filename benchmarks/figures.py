"""How a figure is shown: its name, what was seen, and what it is held against."""

import statistics
from collections.abc import Callable, Sequence
from time import perf_counter


def show(name: str, seen: str, baseline: str) -> None:
    """One line of the report."""
    print(f"{name:<44} {seen:>24}   {baseline}", flush=True)


def quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes by the wall clock."""
    started = perf_counter()
    work()
    return perf_counter() - started


def paired(
    first: Callable[[], object], second: Callable[[], object], rounds: int
) -> tuple[list[float], list[float]]:
    """Both in turn, A B A B …, so that a machine that slows down slows both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        times[0].append(seconds(first))
        times[1].append(seconds(second))
    return times


def median(values: Sequence[float]) -> float:
    return statistics.median(values)
