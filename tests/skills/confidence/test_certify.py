"""Labels to certificates."""

from collections.abc import Sequence
from datetime import date

import pytest

from skills.confidence import Certificate, calibrate, certify, grid_of, risk_control_threshold

TODAY = date(2026, 11, 25)
GRID = tuple(round(0.95 - 0.05 * step, 2) for step in range(19))


def certified(
    scores: list[float],
    right: list[bool],
    *,
    clusters: Sequence[str | None] | None = None,
    synthetic: bool = False,
) -> Certificate | None:
    return certify(
        scores,
        right,
        grid=GRID,
        target=0.95,
        level=0.95,
        configuration="c",
        data="d",
        today=TODAY,
        clusters=clusters,
        synthetic=synthetic,
    )


def test_59_clean_answers_give_the_precision_certificate() -> None:
    found = certified([0.9] * 59 + [0.04] * 41, [True] * 59 + [False] * 41)
    assert found is not None
    assert (found.kind, found.threshold, found.certified) == ("precision", 0.05, True)
    assert (found.labels, found.answered, found.errors) == (100, 59, 0)
    assert found.bound >= 0.95
    assert found.coverage_bound is not None
    assert 0.4 < found.coverage_bound < 0.59
    assert found.steps == tuple(cut for cut in GRID if cut <= 0.9)
    assert (found.issued, found.expires) == ("2026-11-25", "2027-02-23")
    assert found.promise() == "At least 95 in 100 answers shown are right, with 95 % confidence."


def test_fewer_labels_give_the_promise_per_question() -> None:
    found = certified([0.9] * 30 + [0.3] * 20, [True] * 30 + [False] * 20)
    assert found is not None
    assert (found.kind, found.risk, found.certified) == ("risk", 0.02, True)
    assert 0.3 < found.threshold <= 0.35
    assert (found.answered, found.errors) == (30, 0)
    assert found.bound == pytest.approx(1 / 51)
    assert found.promise() == "On average at most 2 in 100 questions get a wrong answer."
    assert found.steps[-1] == found.threshold
    assert all(step > found.threshold for step in found.steps[:-1])


@pytest.mark.parametrize("count", [0, 1, 48])
def test_too_few_labels_promise_nothing(count: int) -> None:
    assert certified([0.9] * count, [True] * count) is None


def test_labels_that_show_that_the_target_is_missed_promise_nothing() -> None:
    # a threshold above the wrong ones would keep the promise per question, but more labels would not mend this score
    scores = [0.9] * 300 + [0.2] * 2000
    right = [row % 10 != 0 for row in range(300)] + [row % 2 == 0 for row in range(2000)]
    assert risk_control_threshold(scores, right, alpha=0.02) is not None
    assert certified(scores, right) is None


def test_twenty_wordings_of_one_question_are_one_piece_of_evidence() -> None:
    scores, right = [0.9] * 80, [True] * 80
    assert certified(scores, right, clusters=[None] * 80) is not None
    assert certified(scores, right, clusters=["same"] * 40 + [str(row) for row in range(40)]) is None


def test_synthetic_labels_certify_nothing() -> None:
    found = certified([0.9] * 100, [True] * 100, synthetic=True)
    assert found is not None
    assert not found.certified


def test_the_assumptions_are_sentences_and_name_clusters_only_where_there_are_some() -> None:
    neither: list[Sequence[str | None] | None] = [None, [None] * 70]
    alone, grouped = (certified([0.9] * 70, [True] * 70, clusters=clusters) for clusters in neither)
    assert alone is not None
    assert grouped is not None
    assert len(grouped.assumptions) == len(alone.assumptions) + 1
    assert all(line[0].isupper() and line.endswith(".") for line in grouped.assumptions)


def test_the_calibrator_travels_with_the_certificate() -> None:
    curve = calibrate([0.1, 0.9], [False, True])
    found = certify(
        [0.9] * 70,
        [True] * 70,
        grid=grid_of([0.5, 0.9]),
        target=0.95,
        level=0.95,
        configuration="c",
        data="d",
        today=TODAY,
        calibrator=curve,
    )
    assert found is not None
    assert found.calibrator == curve


@pytest.mark.parametrize("clusters", [None, ["a"]])
def test_rows_that_do_not_belong_together_are_refused(clusters: Sequence[str | None] | None) -> None:
    with pytest.raises(ValueError, match="one row a question"):
        certified([0.9, 0.8], [True] if clusters is None else [True, True], clusters=clusters)
