"""Graded questions for the tests, without a model: scores and labels by a seed."""

import math
import random

from bot.calibration.calibrate import Wanted, issue
from bot.calibration.grading import Graded, Grades
from bot.calibration.questions import Labelled
from bot.calibration.run import Run
from skills.ask.answer import Asked, Citation
from tests.bot.calibration.days import TODAY
from tests.skills.ask.conftest import make_passage

CITED = Citation(make_passage("16 weeks"), "16 weeks", 0, 8)


def graded(
    identity: str,
    score: float,
    right: bool,
    *,
    answerable: bool = True,
    slice: str | None = None,  # noqa: A002  # as the row calls it
    synthetic: bool = False,
) -> Graded:
    golds = ("16 weeks",) if answerable else ()
    row = Labelled(identity, f"Question {identity}?", golds, slice=slice, synthetic=synthetic)
    shown = not math.isnan(score)
    asked = Asked(
        "answer" if shown else "search",
        confidence=score if shown else None,
        threshold=0.6,
        citations=(CITED,) if shown else (),
    )
    return Graded(row, asked, score, right)


def population(
    count: int, *, seed: int = 1, synthetic: bool = False, wrong: float = 0.02, sure: bool = False
) -> list[Graded]:
    """Six of ten have an answer, nearly always found; wrong answers score low (unless `sure`), some never."""
    draw = random.Random(seed)  # noqa: S311  # repeatable, no secret
    rows = []
    for place in range(count):
        answerable = draw.random() < 0.6
        right = answerable and draw.random() > wrong
        score = draw.betavariate(9, 2) if right or (sure and answerable) else draw.betavariate(2, 6)
        score = math.nan if not answerable and place % 6 == 0 else score
        kind = "answerable" if answerable else "near miss"
        rows.append(graded(f"q{place}", score, right, answerable=answerable, slice=kind, synthetic=synthetic))
    return rows


def run_of(rows: list[Graded], wanted: Wanted | None = None) -> Run[Graded]:
    """What `run` gives for these questions, each a cluster of its own."""
    clusters = tuple(range(len(rows)))
    outcome = issue(rows, clusters, wanted=wanted or Wanted(), configuration="c1", today=TODAY)
    return Run(Grades(tuple(rows)), clusters, outcome)
