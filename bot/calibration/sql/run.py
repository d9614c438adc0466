"""Questions on their databases through the product to a certificate and to a report card."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.calibration.calibrate import Wanted, issue
from bot.calibration.clusters import clusters_of
from bot.calibration.errors import CalibrationError
from bot.calibration.grading import OnGraded
from bot.calibration.run import Run
from bot.calibration.sql.folder import FROZEN, Place, SqlCorpus
from bot.calibration.sql.judging import LIMITS, Bench, SqlGraded, grade
from bot.drawn import Drawing, alone
from skills.confidence import Stand, Standing
from skills.sql.database import Limits
from skills.sql.desk import Desk, open_desk
from skills.sql.layer_file import NOTHING, read_layer
from skills.sql.planning import Settings
from skills.sql.scorers import starter

if TYPE_CHECKING:
    from bot.app import App

SEVERAL = "The databases do not stand on one threshold; the starter's is shown for all of them."


@dataclass(frozen=True)
class Measured:
    """Every question judged, and what drafts of these databases go by today."""

    run: Run[SqlGraded]
    standing: Standing
    certificate: str  # the name of the first database's
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Way:
    """How drafts are made: by whom, on which day, and in which month the fiscal year begins."""

    draws: Drawing = alone
    now: date | None = None
    fiscal_start: int = 1

    def settings(self, today: date, *, frozen: bool) -> Settings:
        return Settings(self.now or (FROZEN if frozen else today), self.fiscal_start)


def measure(
    app: "App", corpus: SqlCorpus, wanted: Wanted, way: Way, on_graded: OnGraded | None = None
) -> Measured:
    """Draft for each question, hold it against its right query and certify; nothing is written.

    Raises CalibrationError where no question could be asked, DatabaseError where a database cannot be opened."""
    benches = {name: _bench(app, corpus, place, way) for name, place in corpus.places.items()}
    asked = [(row, benches[row.database or ""]) for row in corpus.questions]
    grades = grade(asked, len(asked), on_graded)
    if not grades.graded:
        why = (*grades.faults, *grades.left_out)[:1]
        raise CalibrationError(f"No question could be asked. {' '.join(why)}".strip())
    clusters = _clusters(app, grades.graded)
    standings = [bench.drawn.standing for bench in benches.values()]
    first = next(iter(benches.values())).drawn
    outcome = issue(
        grades.graded, clusters, wanted=wanted, configuration=first.configuration, today=app.now().date()
    )
    frozen = any(bench.frozen for bench in benches.values())
    notes = [f"Drafts are made as on {FROZEN}, the day of these databases."] if frozen else []
    one = len({(standing.threshold, standing.certified) for standing in standings}) == 1
    standing = standings[0] if one else _starting(standings[0])
    return Measured(
        Run(grades, clusters, outcome), standing, first.certificate, (*notes, *([] if one else [SEVERAL]))
    )


def opened(place: Place, home: Path, stand: Stand, limits: Limits = LIMITS) -> Desk:
    """The desk of a database that shows every query it can make. Raises DatabaseError, UserError."""
    described_by = read_layer(place.layer) if place.layer else NOTHING
    return open_desk(place.url, home / "databases", described_by, stand=stand, whatever=True, limits=limits)


def _bench(app: "App", corpus: SqlCorpus, place: Place, way: Way) -> Bench:
    desk = opened(place, app.settings.home, app.dispatcher.stand)
    frozen = corpus.stands_still(desk.schema.dialect) and way.now in (None, FROZEN)
    settings = way.settings(app.now().date(), frozen=frozen)
    return Bench(desk, way.draws(desk), settings, frozen)


def _starting(standing: Standing) -> Standing:
    return Standing(starter().certificate.threshold, False, standing.note, starter().certificate)


def _clusters(app: "App", graded: Sequence[SqlGraded]) -> tuple[int, ...]:
    """Near-duplicates within one database; the same words asked of another one are another question."""
    alike = asyncio.run(clusters_of(app.dispatcher.index, [one.row.question for one in graded]))
    numbers: dict[tuple[int, str | None], int] = {}
    pairs = zip(alike, (one.row.database for one in graded), strict=True)
    return tuple(numbers.setdefault(pair, len(numbers)) for pair in pairs)
