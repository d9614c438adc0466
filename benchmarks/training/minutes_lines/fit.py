"""From held-out scores to probabilities, the threshold of a possible line, and how right the lines are."""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from skills.minutes.features import Floats


def calibrate(scores: Floats, labels: Floats) -> tuple[Floats, Floats]:
    """Slope and offset from score to log odds, for each column. Source: Platt 1999."""
    found = [
        LogisticRegression(C=1e6).fit(scores[:, [column]], labels[:, column] > 0.5)
        for column in range(labels.shape[1])
    ]
    slopes = np.array([model.coef_[0, 0] for model in found], np.float32)
    return slopes, np.array([model.intercept_[0] for model in found], np.float32)


def calibrate_apart(scores: Floats, labels: Floats, folds: np.ndarray) -> Floats:
    """Probabilities of each fold by the calibration of the others, so that their error is honest."""
    found = np.zeros_like(scores)
    for fold in np.unique(folds):
        held = folds == fold
        slopes, offsets = calibrate(scores[~held], labels[~held])
        found[held] = 1 / (1 + np.exp(-(scores[held] * slopes + offsets)))
    return found


def threshold(probability: Floats, label: Floats, *, precision: float, fewest: int) -> float:
    """The loosest probability from which on lines are right this often; infinity where none is."""
    order = np.argsort(-probability)
    right = np.cumsum(label[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero((right >= precision) & (np.arange(1, len(order) + 1) >= fewest))
    return float(probability[order[good[-1]]]) if len(good) else float("inf")


def f1_threshold(probability: Floats, label: Floats) -> float:
    """The probability from which on F1 is best."""
    order = np.argsort(-probability)
    right = np.cumsum(label[order])
    return float(probability[order[int((2 * right / (np.arange(1, len(order) + 1) + label.sum())).argmax())]])


def said_apart(probability: Floats, label: Floats, folds: np.ndarray) -> np.ndarray:
    """Which rows are said to be lines, in each fold from the threshold that was best on the others."""
    said = np.zeros(len(label), bool)
    for fold in np.unique(folds):
        held = folds == fold
        said[held] = probability[held] >= f1_threshold(probability[~held], label[~held])
    return said


def f1(label: Floats, said: np.ndarray, missed: int = 0) -> tuple[float, float, float]:
    """F1, precision and recall; `missed` more lines lie among what was not read."""
    right, positives = float(label[said].sum()), float(label.sum()) + missed
    return (
        2 * right / max(float(said.sum()) + positives, 1),
        right / max(float(said.sum()), 1),
        right / max(positives, 1),
    )


def calibration_error(label: Floats, probability: Floats, bins: int = 10) -> float:
    """The mean gap between probability and share in bins of equal count."""
    order = np.argsort(probability)
    parts: Sequence[np.ndarray] = np.array_split(order, bins)
    gaps = [abs(float(label[part].sum() - probability[part].sum())) for part in parts]
    return sum(gaps) / len(label)
