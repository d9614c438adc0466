"""Looks for drift that shows without labels: what was asked at first under a configuration, and what is asked now."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bot.review.questions import ANSWER, SEARCH
from bot.review.sources import hashes_of
from bot.review.tables import CitedRow, QuestionRow, WatchEventRow
from bot.store import transaction
from indexing.embed import Vectors
from skills.confidence import (
    DeclineRate,
    Sign,
    documents_changed,
    questions_far,
    scores_moved,
    step_decline_rate,
)
from skills.context import SearchIndex

# so many questions say what is usual, and the latest so many are held against them
USUAL, RECENT = 300, 200


@dataclass(frozen=True)
class Asked:
    """One question of the log, without who asked it; `threshold` is what was in force then."""

    id: str
    question: str
    score: float | None
    threshold: float | None

    def declined(self, threshold: float) -> bool:
        """Whether this threshold declines it, whichever was in force."""
        return self.score is None or self.score < threshold


async def signs_of(
    engine: Engine, index: SearchIndex, skill: str, *, first: int = USUAL, latest: int = RECENT
) -> list[Sign]:
    """What is seen of a skill's questions today; nothing before there are enough to say what is usual.

    The `first` questions under the configuration in force are the measure, or those after a person last said that
    all is well. Older questions are deleted after a while, so what creeps in more slowly is left to the audits."""
    asked = await asyncio.to_thread(_asked, engine, skill)
    usual, later = asked[:first], asked[first:]
    if len(usual) < first:
        return []
    recent = later[-latest:]
    vectors = await index.embed([one.question for one in (*usual, *recent)])
    return [
        _declines(usual, later),
        scores_moved(_scores(usual), _scores(recent)),
        questions_far(*_nearness(vectors[:first], vectors[first:])),
        await asyncio.to_thread(_documents, engine, usual),
    ]


def _asked(engine: Engine, skill: str) -> list[Asked]:
    """The questions under the configuration of the latest one, oldest first, since a person last loosened."""
    of_skill = (QuestionRow.skill == skill, QuestionRow.decision.in_((ANSWER, SEARCH)))
    latest = (QuestionRow.at.desc(), QuestionRow.id.desc())
    newest = select(QuestionRow.configuration).where(*of_skill).order_by(*latest).limit(1)
    with transaction(engine) as session:
        since = _loosened_at(session, skill)
        query = (
            select(QuestionRow.id, QuestionRow.question, QuestionRow.score, QuestionRow.threshold)
            .where(*of_skill, QuestionRow.configuration == newest.scalar_subquery())
            .order_by(QuestionRow.at, QuestionRow.id)
        )
        rows = session.execute(query.where(QuestionRow.at > since) if since else query)
        return [Asked(*row) for row in rows]


def _loosened_at(session: Session, skill: str) -> object:
    mine = (WatchEventRow.skill == skill, WatchEventRow.by.is_not(None))
    return session.scalar(select(func.max(WatchEventRow.at)).where(*mine))


def _declines(usual: Sequence[Asked], later: Sequence[Asked]) -> Sign:
    """By the latest threshold throughout, so that a new certificate is no sign."""
    threshold = next((one.threshold for one in (*later, *usual)[::-1] if one.threshold is not None), 0.0)
    start = DeclineRate(sum(one.declined(threshold) for one in usual) / len(usual))
    return reduce(step_decline_rate, (one.declined(threshold) for one in later), start).sign


def _scores(asked: Sequence[Asked]) -> list[float]:
    return [one.score for one in asked if one.score is not None]


def _nearness(usual: Vectors, recent: Vectors) -> tuple[list[float], list[float]]:
    """Cosines of usual questions to their nearest other one, and of recent questions to their nearest usual one."""
    among = usual @ usual.T
    np.fill_diagonal(among, -1.0)
    near = recent @ usual.T
    return among.max(axis=1).tolist(), near.max(axis=1).tolist()


def _documents(engine: Engine, usual: Sequence[Asked]) -> Sign:
    with transaction(engine) as session:
        query = (
            select(CitedRow.document_id, CitedRow.content_hash)
            .join(QuestionRow, QuestionRow.id == CitedRow.question_id)
            .where(QuestionRow.id.in_([one.id for one in usual]), QuestionRow.decision == ANSWER)
            .order_by(QuestionRow.at, QuestionRow.id)
        )
        # as each document was when an answer last stood on it
        then = dict(session.execute(query).all())
        now = hashes_of(session, then)
    changed = sum(now.get(document) != content_hash for document, content_hash in then.items())
    return documents_changed(changed, len(then))
