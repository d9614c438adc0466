"""Logistic regression for all classes in one pass, its calibration, and the threshold of a possible line."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from skills.minutes.features import Floats


@dataclass(frozen=True)
class Linear:
    """One weight row a class."""

    matrix: Floats
    bias: Floats

    def scores(self, rows: Floats) -> Floats:
        found: Floats = rows @ self.matrix.T + self.bias
        return found


def fit_linear(rows: Floats, labels: Floats, *, penalty: float, steps: int) -> Linear:
    """Minimise balanced log loss plus an L2 penalty; rare classes weigh as much as common ones."""
    classes, width = labels.shape[1], rows.shape[1]
    positive = labels.mean(axis=0)
    weights = np.where(labels > 0, 0.5 / positive, 0.5 / (1 - positive)).astype(np.float32) / len(rows)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        table = flat.reshape(classes, width + 1).astype(np.float32)
        scores = rows @ table[:, :-1].T + table[:, -1]
        wrong = np.logaddexp(0, np.where(labels > 0, -scores, scores))
        slope = weights * (1 / (1 + np.exp(-scores)) - labels)
        gradient = np.hstack([slope.T @ rows + penalty * table[:, :-1], slope.sum(axis=0)[:, None]])
        value = float((weights * wrong).sum() + 0.5 * penalty * (table[:, :-1] ** 2).sum())
        return value, gradient.astype(np.float64).ravel()

    found = minimize(
        loss, np.zeros(classes * (width + 1)), jac=True, method="L-BFGS-B", options={"maxiter": steps}
    )
    table = found.x.reshape(classes, width + 1).astype(np.float32)
    return Linear(table[:, :-1], table[:, -1])


def fit_folds(rows: Floats, labels: Floats, folds: np.ndarray, *, penalty: float, steps: int) -> Floats:
    """The score of each row by a model that never saw its meeting series."""
    scores = np.zeros_like(labels)
    for fold in range(int(folds.max()) + 1):
        held = folds == fold
        model = fit_linear(rows[~held], labels[~held], penalty=penalty, steps=steps)
        scores[held] = model.scores(rows[held])
    return scores


def calibrate(scores: Floats, labels: Floats) -> tuple[Floats, Floats]:
    """Slope and offset from score to log odds, for each class. Source: Platt 1999."""
    found = [
        LogisticRegression(C=1e6).fit(scores[:, [column]], labels[:, column])
        for column in range(labels.shape[1])
    ]
    slopes = np.array([model.coef_[0, 0] for model in found], np.float32)
    return slopes, np.array([model.intercept_[0] for model in found], np.float32)


def threshold(probability: Floats, label: Floats, *, precision: float, fewest: int) -> float:
    """The loosest probability from which on lines are right this often; infinity where none is."""
    order = np.argsort(-probability)
    right = np.cumsum(label[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero((right >= precision) & (np.arange(1, len(order) + 1) >= fewest))
    return float(probability[order[good[-1]]]) if len(good) else float("inf")
