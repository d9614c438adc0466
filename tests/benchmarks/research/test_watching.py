"""The watch is joined to the pairs as it runs in the product."""

from benchmarks.research.watch_pairs import NOISE, Pair, make_pairs, tells
from benchmarks.research.watching import watch


def first(kind: str) -> Pair:
    """The first pair with that change, or that is noise alone."""
    return next(
        one
        for one in make_pairs(1)
        if (kind == NOISE and one.kind == NOISE) or [change.kind for change in one.changes] == [kind]
    )


def test_a_changed_price_is_told_with_what_it_was_and_is() -> None:
    pair = first("price")
    (change,) = pair.changes
    (alert,) = watch(pair)
    assert tells(alert, change, pair)
    assert change.was in alert.was


def test_noise_alone_is_not_told() -> None:
    assert watch(first(NOISE)) == []
