"""Questions that several readers read are held against those that the same one read."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from benchmarks.training.answer_score.figures import area_within


def test_another_height_of_a_readers_scores_costs_nothing_within_it() -> None:
    label = np.array([True, True, False, False] * 2)
    scores = np.array([0.4, 0.3, 0.2, 0.1, 0.9, 0.8, 0.7, 0.6])
    read_by = np.array([0] * 4 + [1] * 4)
    assert area_within(label, scores, read_by) == 1.0
    assert roc_auc_score(label, scores) < 1.0


def test_each_reader_counts_by_its_pairs_of_questions() -> None:
    label = np.array([True, False, True, True, False, False])
    scores = np.array([0.1, 0.9, 0.9, 0.8, 0.2, 0.1])
    read_by = np.array([0, 0, 1, 1, 1, 1])
    assert area_within(label, scores, read_by) == pytest.approx(4 / 5)


def test_a_reader_of_one_kind_of_questions_alone_tells_nothing_apart() -> None:
    label = np.array([True, True, True, False])
    assert area_within(label, np.array([0.1, 0.2, 0.9, 0.8]), np.array([0, 0, 1, 1])) == 1.0
