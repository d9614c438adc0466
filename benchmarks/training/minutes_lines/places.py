"""Where a decision or a problem is said, though no single sentence is sure: fitted, and measured on other folds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.training.minutes_lines.held_out import Held
from skills.minutes.classify import CLASSES, PLACES, around
from skills.minutes.features import Floats
from skills.minutes.possible import APART, LEAST_CHANCE, MOST_PLACES, is_fit

NEAR = 2  # utterances from one that an annotator linked


@dataclass(frozen=True)
class Places:
    """Rows of all meetings, one class: what speaks for each, whether one lies near, and which may be shown at all."""

    said: Floats
    near: Floats
    linked: Floats
    fit: np.ndarray
    meetings: np.ndarray
    folds: np.ndarray

    @classmethod
    def of(
        cls, name: str, held: Sequence[Held], chances: Floats, labels: Floats, folds: np.ndarray
    ) -> "Places":
        """`chances` and `labels`, (n, classes), of all meetings one after the other."""
        lengths = [len(one.scores) for one in held]
        ends = np.cumsum(lengths)[:-1]
        column = CLASSES.index(name)
        linked = labels[:, column]
        near = np.concatenate([_widened(part) for part in np.split(linked, ends)])
        said = np.concatenate([around(part) for part in np.split(chances[:, column], ends)])
        fit = np.array([is_fit(text) for one in held for text in one.meeting.texts])
        return cls(said, near, linked, fit, np.repeat(np.arange(len(held)), lengths), folds)

    def fitted(self, rows: np.ndarray) -> tuple[float, float]:
        """Slope and offset to the log odds, from the rows that may be shown."""
        chosen = rows & self.fit
        model = LogisticRegression(C=1e6).fit(self.said[chosen, None], self.near[chosen] > 0.5)
        return float(model.coef_[0, 0]), float(model.intercept_[0])

    def shown(self) -> tuple[np.ndarray, Floats]:
        """Rows that would be shown, and their chances, by the fit of the other folds."""
        chances = np.zeros(len(self.said), np.float32)
        for fold in np.unique(self.folds):
            held = self.folds == fold
            slope, offset = self.fitted(~held)
            chances[held] = 1 / (1 + np.exp(-(self.said[held] * slope + offset)))
        rows = [
            row
            for one in np.unique(self.meetings)
            for row in self._best(np.flatnonzero(self.meetings == one), chances)
        ]
        return np.array(rows, np.int64), chances[rows]

    def _best(self, rows: np.ndarray, chances: Floats) -> list[int]:
        found: list[int] = []
        for row in (int(one) for one in rows[np.argsort(-chances[rows], kind="stable")]):
            if len(found) == MOST_PLACES or chances[row] < LEAST_CHANCE:
                break
            if self.fit[row] and all(abs(row - other) >= APART for other in found):
                found.append(row)
        return found


def fit_places(held: Sequence[Held], chances: Floats, labels: Floats, folds: np.ndarray) -> Floats:
    """Slope and offset for each of PLACES, shape (2, 2); prints how right the shown ones were on other folds."""
    found = []
    for name in PLACES:
        places = Places.of(name, held, chances, labels, folds)
        rows, chance = places.shown()
        near, linked, usual = (
            places.near[rows].mean(),
            places.linked[rows].mean(),
            places.near[places.fit].mean(),
        )
        print(
            f"{name:9} shown as possible, at most {MOST_PLACES} a meeting: {len(rows)} lines, {near:.2f} within {NEAR} "
            f"utterances of a linked one (said {chance.mean():.2f}), {linked:.2f} linked; of all fit ones {usual:.2f}"
        )
        found.append(places.fitted(np.ones(len(places.said), bool)))
    return np.array(found, np.float32)


def _widened(linked: Floats) -> Floats:
    wide = np.convolve(linked, np.ones(2 * NEAR + 1), "full")[NEAR : NEAR + len(linked)]
    return (wide > 0.5).astype(np.float32)
