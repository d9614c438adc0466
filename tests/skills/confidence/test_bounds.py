"""Exact bounds against the published table."""

import pytest

from skills.confidence import joint_bounds, labels_needed, lower_bound, upper_bound

TABLE = {
    0.90: (29, 46, 61, 76),
    0.95: (59, 93, 124, 153),
    0.98: (149, 236, 313, 386),
    0.99: (299, 473, 628, 773),
}


@pytest.mark.parametrize(("errors", "needed"), [(0, 59), (1, 93), (2, 124), (3, 153), (5, 208), (10, 336)])
def test_the_bound_agrees_with_the_published_table_for_95_percent(errors: int, needed: int) -> None:
    assert upper_bound(errors, needed, 0.95) <= 0.05 < upper_bound(errors, needed - 1, 0.95)


@pytest.mark.parametrize("target", TABLE)
def test_the_labels_needed_are_those_of_the_published_table(target: float) -> None:
    assert tuple(labels_needed(target, 0.95, errors) for errors in range(4)) == TABLE[target]


def test_without_labels_everything_may_be_wrong() -> None:
    assert upper_bound(0, 0, 0.95) == upper_bound(3, 3, 0.95) == 1.0
    assert lower_bound(0, 0, 0.95) == lower_bound(0, 9, 0.95) == 0.0


def test_a_report_spends_two_thirds_of_the_doubt_on_precision_and_one_on_coverage() -> None:
    both = joint_bounds(2, 124, 400, 0.94)
    assert both.precision == pytest.approx(1 - upper_bound(2, 124, 0.96))
    assert both.coverage == pytest.approx(lower_bound(124, 400, 0.98))
    assert both.coverage < 124 / 400
