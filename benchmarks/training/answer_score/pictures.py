"""The report card of `confidant evaluate answers`, on SQuAD's questions as readers and scorers saw them that did not
learn from them: the shipped ones did, so the command itself would flatter them."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from benchmarks.training.answer_score.figures import out_of_index_mix
from benchmarks.training.answer_score.pool import Pool
from bot.calibration.baselines import Nearest, ways_of
from bot.calibration.calibrate import Wanted, issue
from bot.calibration.evaluate import write_report
from bot.calibration.grading import Graded, Grades
from bot.calibration.questions import Labelled
from bot.calibration.report import make_report
from bot.calibration.run import Run
from skills.ask.answer import Asked, Citation
from skills.ask.score.extract import choose
from skills.confidence import Certificate, Standing


def draw_report(pool: Pool, certificate: Certificate, folder: Path) -> None:
    """Half of SQuAD's answerable questions with their article, half without it, and its near misses."""
    places = [*out_of_index_mix(pool), *np.flatnonzero(pool.kinds == "squad near miss")]
    graded = tuple(_graded(pool, int(place)) for place in places)
    near = [
        Nearest(
            float(pool.column("dense_top")[place]), max(one.keyword for one in pool.observed[place].ranking)
        )
        for place in places
    ]
    clusters = tuple(range(len(graded)))
    wanted, today = Wanted(), datetime.now(UTC).date()
    outcome = issue(graded, clusters, wanted=wanted, configuration=pool.configuration, today=today)
    standing = Standing(certificate.threshold, False, None, certificate)
    ways = ways_of(graded, near, clusters)
    write_report(make_report(Run(Grades(graded), clusters, outcome), ways, wanted, standing), folder)


def _graded(pool: Pool, place: int) -> Graded:
    asked = pool.observed[place].asked
    best = choose(asked.text, pool.readings[place])[0].sentence
    row = Labelled(asked.id, asked.text, asked.golds, asked.page, slice=str(pool.kinds[place]))
    score = float(pool.scores[place])
    cited = Citation(best.passage, best.text, best.start, best.start + len(best.text))
    shown = Asked("answer", best.text, score, 0.0, citations=(cited,))
    return Graded(row, shown, score, bool(pool.right[place]))
