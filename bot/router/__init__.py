"""Free text to a skill, when no command was typed: by likeness to each skill's own phrases, or not at all.

Source of the decision: a logistic score over observable signals against a starter threshold (`starter.json`).
"""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from pathlib import Path

import numpy as np

from bot.commands import AnySkill
from bot.router.form import LONGEST, VOCABULARY, Form
from bot.router.likeness import MOST_WORDS, NEAREST, RIDGE, Likeness, Signals, Vectors, phrases_of
from skills.confidence import Certificate, MissingSignalError, Scorer, Starter, configuration_hash
from skills.permission import Permission

__all__ = ["Route", "Router", "configuration", "starter"]

SCORER = "skill"
MOST_CANDIDATES = 3
WORDLESS = "there are no words to go by"
MISSING = "the text model gave no usable signal"
FOREIGN = "the threshold was set for another configuration of the router"
STRANGE = "no phrase of the likeliest skill asks for this to be done"
FOREIGN_DEFAULT = f"{FOREIGN}: only plain questions go to a skill"
UNSURE = "no skill is likely enough"

Embed = Callable[[Sequence[str]], Awaitable[Vectors]]


@dataclass(frozen=True)
class Route:
    """Where a message goes. Without a `skill` the router is unsure and `candidates`, best first, become buttons.

    `confidence` is the probability that the best candidate is right, 0 without a signal or when it does not know the
    verb of an order; `reason` says why unsure, or that the threshold is another configuration's."""

    skill: AnySkill | None
    confidence: float
    threshold: float
    certified: bool
    candidates: tuple[AnySkill, ...]
    reason: str = ""


@lru_cache(maxsize=1)
def starter() -> Starter:
    """The scorer and the starter threshold that the package ships."""
    return Starter.load(Path(__file__).parent / "starter.json")


def configuration(text_model: str, scorer: Scorer) -> str:
    """The hash that a threshold of the router belongs to: model, signals, word lists and weights.

    The catalogue is not in it, as documents are not in that of ask: a new skill joins by its phrases."""
    signals = ",".join(field.name for field in fields(Signals))
    constants = str((LONGEST, NEAREST, RIDGE, MOST_WORDS, VOCABULARY))
    return configuration_hash(text_model, signals, constants, json.dumps(asdict(scorer), sort_keys=True))


@dataclass(frozen=True)
class Chance:
    """One skill and how likely it is meant; `strange` when the text orders what none of its phrases orders."""

    skill: AnySkill
    probability: float
    strange: bool

    @property
    def confidence(self) -> float:
        """What the threshold is set on: nobody is sure of a strange order, however like the rest sounds."""
        return 0.0 if self.strange else self.probability


class Router:
    """Knows a catalogue by its phrases, which are embedded at the first message and then remembered."""

    def __init__(
        self,
        skills: Sequence[AnySkill],
        embed: Embed,
        *,
        default: AnySkill,
        text_model: str,
        known: Starter | None = None,
    ) -> None:
        """`text_model` names the model behind `embed`; `known` replaces the shipped scorer and threshold."""
        self.skills: tuple[AnySkill, ...] = tuple(
            skill for skill in skills if skill.routed and phrases_of(skill)
        )
        self.embed = embed
        self.default = default
        self.known = known or starter()
        self.foreign = configuration(text_model, self.scorer) != self.certificate.configuration
        self._likeness: Likeness | None = None

    @property
    def scorer(self) -> Scorer:
        return self.known.scorers[SCORER]

    @property
    def certificate(self) -> Certificate:
        return self.known.certificate

    async def route(self, text: str, *, has_recording: bool = False) -> Route:
        """The skill that the text asks for, if that is likely enough; otherwise nothing but candidates.

        Raises what `embed` raises, so that the person reads why search is down."""
        form = Form.of(text)
        if not form.words:
            return self._unsure(WORDLESS, has_recording)
        try:
            chances = await self._chances(form, has_recording)
        except MissingSignalError:
            return self._unsure(MISSING, has_recording)
        best = chances[0]
        reason = self._doubt(form, best, has_recording)
        return self._route(
            best.skill if reason in ("", FOREIGN_DEFAULT) else None,
            best.confidence,
            tuple(chance.skill for chance in chances[:MOST_CANDIDATES]),
            reason,
        )

    async def _chances(self, form: Form, has_recording: bool) -> list[Chance]:
        """How likely each skill is the one asked for, best first.

        Raises MissingSignalError when the text model's vectors cannot be used."""
        likeness = await self._known_phrases()
        vector = checked(await self.embed([form.text]), 1)[0]
        if vector.shape[0] != likeness.vectors.shape[1]:
            raise MissingSignalError
        signals = likeness.signals(form, vector, has_recording=has_recording)
        chances = [
            Chance(skill, self.scorer.probability(one.vector()), bool(one.order_strange))
            for skill, one in zip(self.skills, signals, strict=True)
        ]
        return sorted(chances, key=lambda chance: -chance.probability)

    def _doubt(self, form: Form, best: Chance, has_recording: bool) -> str:
        """Why the best skill may not be chosen, or nothing."""
        if self.foreign:
            # Cosines of another model mean something else. A plain question may still go to the default, which
            # reads only and declines by itself; nothing else is chosen.
            plain = form.asks and not form.order and not has_recording
            return FOREIGN_DEFAULT if plain and best.skill is self.default else FOREIGN
        if best.strange:
            return STRANGE
        return "" if best.confidence >= self.certificate.threshold else UNSURE

    async def _known_phrases(self) -> Likeness:
        if self._likeness is None:
            phrases = [phrase for skill in self.skills for phrase in phrases_of(skill)]
            vectors = checked(await self.embed(phrases), len(phrases))
            self._likeness = Likeness(self.skills, self.default, vectors)
        return self._likeness

    def _unsure(self, reason: str, has_recording: bool) -> Route:
        """Nothing is known about the words: what takes a recording if there is one, else the default, comes first."""

        def later(skill: AnySkill) -> tuple[bool, bool]:
            fits = has_recording and skill.permission is Permission.RECORD
            return not fits, skill.command != self.default.command

        return self._route(None, 0.0, tuple(sorted(self.skills, key=later)[:MOST_CANDIDATES]), reason)

    def _route(
        self, skill: AnySkill | None, confidence: float, candidates: tuple[AnySkill, ...], reason: str
    ) -> Route:
        certificate = self.certificate
        certified = certificate.certified and not self.foreign
        return Route(skill, confidence, certificate.threshold, certified, candidates, reason)


def checked(vectors: Vectors, count: int) -> Vectors:
    """The vectors, if they are `count` finite ones of unit length; raises MissingSignalError if not."""
    usable = vectors.ndim == 2 and vectors.shape[0] == count and vectors.shape[1] > 0
    if not usable or not np.isfinite(vectors).all():
        raise MissingSignalError
    if np.abs(np.linalg.norm(vectors, axis=1) - 1.0).max() > 0.01:
        raise MissingSignalError
    return vectors
