"""Watches whether answers are wrong more often than promised: graded audits in, the rung of the ladder out."""

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from bot.review.database import insert_if_new
from bot.review.errors import ReviewError
from bot.review.tables import QuestionRow, WatchEventRow, WatchRow
from bot.store import transaction
from skills.confidence import (
    Certificate,
    Drift,
    DriftError,
    Ladder,
    Rung,
    Sign,
    configuration_hash,
    dump_drift,
    load_drift,
    loosen,
    step,
    tighten,
    warn,
    watch,
)
from skills.language import say

log = logging.getLogger(__name__)

NIGHT = timedelta(hours=12)
OUT_OF_PROMISE = "more audited answers were wrong than the threshold promises"


@dataclass(frozen=True)
class Watched:
    """Where one skill stands; `audits` and `errors` count since the last fresh start."""

    ladder: Ladder
    secret: str
    audits: int = 0
    errors: int = 0

    @property
    def raised(self) -> float | None:
        """The stricter threshold in force, infinite for search only, None when all is calm."""
        return self.ladder.raised

    @property
    def says(self) -> str:
        """What is done differently now, and why; empty while all is calm."""
        done = {
            Rung.CALM: "",
            Rung.WARNED: "nothing is changed yet",
            Rung.AUDITING: "more answers are checked",
            Rung.STRICTER: f"answers are shown from {self.ladder.threshold or 0.0:.2f} on",
            Rung.SEARCH_ONLY: "only search results are shown",
        }[self.ladder.rung]
        return f"{done}, because {self.ladder.reason}" if done else ""


class Watch:
    """The ladder of each skill, in SQL. `promised` gives the certificate that holds for a skill now."""

    def __init__(
        self, engine: Engine, promised: Callable[[str], Certificate], now: Callable[[], datetime]
    ) -> None:
        self._engine = engine
        self._promised = promised
        self._now = now

    def of(self, skill: str) -> Watched:
        with transaction(self._engine) as session:
            return watched(session, skill)

    def raised(self, skill: str) -> float | None:
        """What `skills.confidence.stand` takes as `raised`."""
        return self.of(skill).raised

    def graded(self, session: Session, question: QuestionRow, *, wrong: bool) -> Rung:
        """Count one graded audit; an alarm tightens, within the transaction that keeps the grade.

        An answer that the threshold in force would not show any more says nothing about that threshold."""
        row = _lock(session, question.skill)
        ladder = _ladder(row)
        if ladder.raised is not None and (question.score is None or question.score < ladder.raised):
            return ladder.rung
        certificate = self._promised(question.skill)
        drift = step(_drift(row, certificate), wrong)
        if drift.alarmed:
            ladder = self._tighten(session, row, certificate, question)
            drift = watch(certificate)
        row.drift = dump_drift(drift)
        return ladder.rung

    def noticed(self, skill: str, signs: Sequence[Sign]) -> Rung:
        """Signs without labels: one night they warn, another night audits are doubled, and that is all they do.

        What is noticed again within the same night, as after a restart, changes nothing."""
        warning = [sign for sign in signs if sign.warns]
        with transaction(self._engine) as session:
            row = _lock(session, skill)
            before = _ladder(row)
            new = warning and not _changed_since(session, skill, self._now() - NIGHT)
            after = warn(before, ", ".join(sign.text for sign in warning)) if new else before
            if after.rung is not before.rung:
                _write(session, row, after, at=self._now(), by=None)
                log.warning("%s is watched (%s): %s", skill, after.rung.name.lower(), after.reason)
            return after.rung

    def loosen(self, skill: str, *, by: str) -> Watched:
        """Back to normal, on the word of a person. Raises ReviewError where nothing is tight."""
        with transaction(self._engine) as session:
            row = _lock(session, skill)
            if _ladder(row).rung is Rung.CALM:
                raise ReviewError(
                    say("Nothing is tightened for {skill}: there is nothing to loosen.", skill=skill)
                )
            _write(session, row, loosen(_ladder(row), by=by), at=self._now(), by=by)
            row.drift = ""
            return _watched(row)

    def _tighten(
        self, session: Session, row: WatchRow, certificate: Certificate, question: QuestionRow
    ) -> Ladder:
        in_force = certificate.threshold if question.threshold is None else question.threshold
        ladder = tighten(_ladder(row), steps=certificate.steps, in_force=in_force, reason=OUT_OF_PROMISE)
        _write(session, row, ladder, at=self._now(), by=None)
        log.warning("%s is tightened (%s): %s", row.skill, ladder.rung.name.lower(), ladder.reason)
        return ladder


def _changed_since(session: Session, skill: str, moment: datetime) -> bool:
    changes = select(WatchEventRow.id).where(WatchEventRow.skill == skill, WatchEventRow.at > moment)
    return session.scalar(changes.limit(1)) is not None


def watched(session: Session, skill: str) -> Watched:
    """Where a skill stands; its secret is made when first asked for."""
    row = session.get(WatchRow, skill)
    return _watched(row if row is not None else _make(session, skill))


def _watched(row: WatchRow) -> Watched:
    drift = _stored(row)
    counts = (drift.audits, drift.errors) if drift else (0, 0)
    return Watched(_ladder(row), row.secret, *counts)


def _make(session: Session, skill: str) -> WatchRow:
    fresh = {
        "skill": skill,
        "turn": 0,
        "secret": secrets.token_hex(32),
        "promise": "",
        "drift": "",
        "rung": Rung.CALM.value,
        "reason": "",
        "loosened_by": "",
    }
    insert_if_new(session, WatchRow, fresh)
    return session.scalars(select(WatchRow).where(WatchRow.skill == skill)).one()


def _lock(session: Session, skill: str) -> WatchRow:
    """The row, with its lock held until the transaction ends, so that no grade is lost between two experts."""
    _make(session, skill)
    session.execute(update(WatchRow).where(WatchRow.skill == skill).values(turn=WatchRow.turn + 1))
    return session.scalars(
        select(WatchRow).where(WatchRow.skill == skill).execution_options(populate_existing=True)
    ).one()


def _drift(row: WatchRow, certificate: Certificate) -> Drift:
    """What was seen so far of answers under this certificate; another one, or a damaged state, starts afresh."""
    promise = configuration_hash(certificate.configuration, certificate.data, str(certificate.threshold))
    stored = _stored(row) if row.promise == promise else None
    row.promise = promise
    return stored or watch(certificate)


def _stored(row: WatchRow) -> Drift | None:
    try:
        return load_drift(row.drift) if row.drift else None
    except DriftError as error:
        log.warning("%s: %s", row.skill, error)
        return None


def _ladder(row: WatchRow) -> Ladder:
    return Ladder(Rung(row.rung), row.threshold, row.reason, row.loosened_by)


def _write(session: Session, row: WatchRow, ladder: Ladder, *, at: datetime, by: str | None) -> None:
    row.rung, row.threshold = ladder.rung.value, ladder.threshold
    row.reason, row.loosened_by = ladder.reason, ladder.loosened_by
    session.add(
        WatchEventRow(
            skill=row.skill,
            at=at,
            rung=row.rung,
            threshold=row.threshold,
            reason=row.reason,
            by=by,
        )
    )
