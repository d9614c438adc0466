"""How like each skill's own phrases a message is: what the router knows about a message and a skill."""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from bot.commands import AnySkill
from bot.router.form import Form
from skills.permission import Permission

Vectors = NDArray[np.float32]
NEAREST = 3  # phrases whose mean counts
RIDGE = 1.0  # larger trusts the phrases less
MOST_WORDS = 40


@dataclass(frozen=True)
class Signals:
    """What is observed about one message and one skill; cosines lie in -1 to 1, flags are 0 or 1."""

    best: float
    nearest: float
    lead: float
    side: float
    side_lead: float
    shared: float
    shared_lead: float
    default: float
    default_best: float
    default_asks: float
    default_told: float
    default_words: float
    other_asks: float
    other_told: float
    order_known: float
    order_strange: float
    recording_wanted_and_there: float
    recording_wanted_and_missing: float
    recording_left_over: float

    def vector(self) -> tuple[float, ...]:
        return tuple(float(value) for value in astuple(self))


def phrases_of(skill: AnySkill) -> tuple[str, ...]:
    """In which words people ask for a skill: its phrases, and its examples without the command.

    None for a skill that has neither, or is for buttons: it is reached by its command alone; none either for one that
    looks at free words itself."""
    if skill.takes or skill.claims:
        return ()
    bare = (example.removeprefix(skill.command).strip() for example in skill.examples)
    return tuple(dict.fromkeys(phrase for phrase in (*skill.phrases, *bare) if phrase))


class Likeness:
    """Every phrase of a catalogue with its vector, and a line between the skills drawn through them."""

    def __init__(self, skills: Sequence[AnySkill], default: AnySkill, vectors: Vectors) -> None:
        """`vectors` holds one unit vector for each phrase, skill by skill."""
        phrases = [phrases_of(skill) for skill in skills]
        self.skills = tuple(skills)
        self.default = default
        self.vectors = vectors.astype(np.float64)
        self.owners = np.repeat(np.arange(len(skills)), [len(some) for some in phrases])
        self.words = [frozenset(Form.of(phrase).words) for some in phrases for phrase in some]
        self.known = [frozenset(Form.of(phrase).order for phrase in some) for some in phrases]
        self.sides = _sides(self.vectors, self.owners)

    def signals(self, form: Form, vector: Vectors, *, has_recording: bool) -> list[Signals]:
        """One for each skill, in the catalogue's order."""
        cosines = self.vectors @ vector.astype(np.float64)
        shared = np.array([_overlap(frozenset(form.words), words) for words in self.words])
        best = self._by_skill(cosines, 1)
        nearest = self._by_skill(cosines, NEAREST)
        sides = (cosines + 1.0) @ self.sides
        common = self._by_skill(shared, 1)
        return [
            self._one(place, form, has_recording, best, nearest, sides, common)
            for place in range(len(self.skills))
        ]

    def _one(self, place: int, form: Form, has_recording: bool, *measured: NDArray[np.float64]) -> Signals:
        best, nearest, sides, common = measured
        skill = self.skills[place]
        default = skill.command == self.default.command
        wanted = skill.permission is Permission.RECORD
        return Signals(
            best=best[place],
            nearest=nearest[place],
            lead=_lead(nearest, place),
            side=sides[place],
            side_lead=_lead(sides, place),
            shared=common[place],
            shared_lead=_lead(common, place),
            default=default,
            default_best=default * best[place],
            default_asks=default and form.asks,
            default_told=default and form.to_bot,
            default_words=default * math.log1p(min(len(form.words), MOST_WORDS)),
            other_asks=not default and form.asks,
            other_told=not default and form.to_bot,
            order_known=bool(form.order) and form.order in self.known[place],
            order_strange=bool(form.order) and form.order not in self.known[place],
            recording_wanted_and_there=wanted and has_recording,
            recording_wanted_and_missing=wanted and not has_recording,
            recording_left_over=not wanted and has_recording,
        )

    def _by_skill(self, values: NDArray[np.float64], count: int) -> NDArray[np.float64]:
        """Mean of each skill's `count` largest values."""
        return np.array(
            [np.sort(values[self.owners == place])[-count:].mean() for place in range(len(self.skills))]
        )


def _sides(vectors: NDArray[np.float64], owners: NDArray[np.int_]) -> NDArray[np.float64]:
    """Kernel ridge regression of which skill a phrase belongs to, all skills weighing alike; phrases × skills."""
    counts = np.bincount(owners)
    wanted = (owners[:, None] == np.arange(len(counts))).astype(np.float64)
    ridge = RIDGE * counts[owners] / counts.mean()
    solved: NDArray[np.float64] = np.linalg.solve(vectors @ vectors.T + 1.0 + np.diag(ridge), wanted)
    return solved


def _lead(values: NDArray[np.float64], place: int) -> float:
    others = np.delete(values, place)
    return float(values[place] - others.max()) if len(others) else float(values[place])


def _overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Dice: 0 without a common word, 1 for the same words."""
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0
