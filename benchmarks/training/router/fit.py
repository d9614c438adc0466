"""The product's own signals over labelled utterances, and what a scorer makes of them; nothing is simulated."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np

from benchmarks.training.answer_score.fit import fit
from benchmarks.training.router.later import later_skill
from benchmarks.training.router.utterances import Utterance
from bot.commands import AnySkill
from bot.router import SCORER, Route, Router, configuration
from bot.router.form import Form
from bot.router.likeness import Likeness, Signals, Vectors, phrases_of
from indexing.models import TextModels
from skills.catalogue import DEFAULT, SKILLS
from skills.confidence import Certificate, Scorer, Starter

SHIPPED = tuple(skill for skill in SKILLS if phrases_of(skill))
# met while fitting, so that the signals are weighed for catalogues other than ours; two more are kept for the test
TAUGHT = ("sql", "create")
UNTAUGHT = ("research", "remind")
Catalogue = Sequence[AnySkill]


@dataclass(frozen=True)
class Routed:
    """One utterance with the command it should have and where the router would send it."""

    utterance: Utterance
    wanted: str | None
    best: str
    confidence: float

    @property
    def right(self) -> bool:
        return self.best == self.wanted


class Memo:
    """The text model with each text embedded once."""

    def __init__(self) -> None:
        self.models = TextModels()
        self.vectors: dict[str, Vectors] = {}

    def __call__(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self.vectors]
        if new:
            self.vectors.update(zip(new, self.models.embed(new), strict=True))
        return np.stack([self.vectors[text] for text in texts])

    async def embed(self, texts: Sequence[str]) -> Vectors:
        return self(texts)


def catalogues(later: Sequence[str]) -> list[Catalogue]:
    """The shipped skills alone, each one fewer, and with some that are to come."""
    fewer = [tuple(one for one in SHIPPED if one is not left) for left in SHIPPED if left is not DEFAULT]
    more = [(*SHIPPED, *(later_skill(name) for name in names)) for names in ([one] for one in later)]
    return [SHIPPED, *fewer, *more, (*SHIPPED, *(later_skill(name) for name in later))]


def fit_scorer(memo: Memo, utterances: Sequence[Utterance]) -> Scorer:
    """Logistic regression over every pair of an utterance and a skill, in several catalogues."""
    pairs = [pair for skills in catalogues(TAUGHT) for pair in observe(memo, utterances, skills)]
    rows, right = np.array([row for row, _ in pairs]), np.array([ok for _, ok in pairs])
    return fit([field.name for field in fields(Signals)], rows, right)


def observe(
    memo: Memo, utterances: Sequence[Utterance], skills: Catalogue
) -> Iterator[tuple[tuple[float, ...], bool]]:
    """(signals, right) of each utterance with each skill."""
    phrases = [phrase for skill in skills for phrase in phrases_of(skill)]
    likeness = Likeness(skills, DEFAULT, memo(phrases))
    for one in utterances:
        form = Form.of(one.text)
        if form.words:
            wanted = one.wanted([skill.command for skill in skills])
            signals = likeness.signals(form, memo([form.text])[0], has_recording=one.has_recording)
            yield from (
                (some.vector(), skill.command == wanted) for skill, some in zip(skills, signals, strict=True)
            )


def route_all(
    memo: Memo, starter: Starter, utterances: Sequence[Utterance], skills: Catalogue = SHIPPED
) -> list[Routed]:
    """Every utterance through the product's own router."""
    router = Router(skills, memo.embed, default=DEFAULT, text_model=memo.models.name, known=starter)

    async def run() -> list[Route]:
        return [await router.route(one.text, has_recording=one.has_recording) for one in utterances]

    commands = [skill.command for skill in skills]
    return [
        Routed(one, one.wanted(commands), route.candidates[0].command, route.confidence)
        for one, route in zip(utterances, asyncio.run(run()), strict=True)
    ]


def provisional(memo: Memo, scorer: Scorer) -> Starter:
    """A scorer without a promise yet: nothing is certain enough."""
    mine = configuration(memo.models.name, scorer)
    return Starter({SCORER: scorer}, Certificate(1.1, 0, 0, 0, 0, 0, 0, "", "", mine))
