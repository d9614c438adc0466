"""Answers a question from documents and meetings when it can prove the answer, and declines when it cannot.

Source of the decision: a logistic score over observable signals against a starter threshold (`starter.json`).
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, Field, field_validator

from indexing.documents import ScoredPassage
from skills.ask.answer import Asked, Citation
from skills.ask.extract import MOST_SENTENCES, READ, Candidate, Reading, choose, read
from skills.ask.phrases import PHRASES
from skills.ask.rows import say_row
from skills.ask.sentences import plain
from skills.ask.signals import Question
from skills.ask.words import content_words
from skills.ask.write import HELD, PROMPT, write
from skills.confidence import MissingSignalError, Scorer, Starter, configuration_hash
from skills.context import Context
from skills.contract import Permission, skill

LONGEST_QUESTION = 4_000
SHOWN = 5
NOTHING = "I found nothing that you may read about this."
UNSURE = "I could not tell how sure I am, so I only show what I found."
FOREIGN = "the threshold was set for another configuration of search"
UNPROVEN = "I cannot prove an answer to this from what you may read."


class AskQuery(BaseModel):
    question: str = Field(min_length=2, max_length=LONGEST_QUESTION, description="What you want to know")

    @field_validator("question", mode="before")
    @classmethod
    def _close_up(cls, value: object) -> object:
        return " ".join(value.replace("\x00", " ").split()) if isinstance(value, str) else value


@lru_cache(maxsize=1)
def starter() -> Starter:
    """The scorers and the starter threshold that the package ships."""
    return Starter.load(Path(__file__).parent / "starter.json")


def configuration(index: str, scorers: Mapping[str, Scorer]) -> str:
    """The hash that a threshold of this skill belongs to; `index` is the index's own configuration."""
    weights = json.dumps({name: asdict(scorer) for name, scorer in scorers.items()}, sort_keys=True)
    return configuration_hash(index, PROMPT, str((READ, MOST_SENTENCES, HELD)), weights)


@skill(
    command="ask",
    summary="Answer from documents and meetings, with evidence",
    examples=("ask how long is parental leave?", "ask what did we decide about the launch date?"),
    permission=Permission.ASK,
    phrases=PHRASES,
)
async def ask(query: AskQuery, ctx: Context) -> Asked:
    """Search what the audience may read, score what was found, answer above the threshold, else show it."""
    ranking = await ctx.index.search(query.question, audience=ctx.audience)
    threshold = starter().certificate.threshold
    if not ranking:
        return Asked(
            "search",
            threshold=threshold,
            confidence=0.0,
            reason=NOTHING,
        )
    try:
        reading = await _read(query.question, ranking, ctx)
        confidence = _confidence(reading)
    except MissingSignalError:
        return Asked("search", "", None, threshold, results=tuple(ranking[:SHOWN]), reason=UNSURE)
    if confidence < threshold:
        return Asked("search", "", confidence, threshold, results=tuple(ranking[:SHOWN]), reason=UNPROVEN)
    return await _answer(query.question, ranking, reading, confidence, ctx)


async def _read(question: str, ranking: list[ScoredPassage], ctx: Context) -> Reading:
    weights = await ctx.index.term_weights(content_words(question), audience=ctx.audience)
    return await read(ranking, Question.of(question, weights), ctx.index, starter().scorers["sentence"])


def _confidence(reading: Reading) -> float:
    if reading.signals is None:
        raise MissingSignalError
    return starter().scorers["question"].probability(reading.signals.vector())


async def _answer(
    question: str, ranking: list[ScoredPassage], reading: Reading, confidence: float, ctx: Context
) -> Asked:
    chosen = choose(reading)
    citations = tuple(_cite(candidate) for candidate in chosen)
    text = " ".join([await _say(candidate, ctx) for candidate in chosen])
    written = await write(question, ranking, ctx)
    notes = tuple(note for note in (written.note, _doubt(ctx)) if note)
    certificate = starter().certificate
    if written.refused:
        found = tuple(ranking[:SHOWN])
        return Asked(
            "search", "", confidence, certificate.threshold, results=found, reason=UNPROVEN, notes=notes
        )
    return Asked(
        "answer",
        written.text or text,
        confidence,
        certificate.threshold,
        certificate.certified,
        written.citations or citations,
        tuple(ranking[:SHOWN]),
        notes=notes,
    )


def _doubt(ctx: Context) -> str | None:
    """What to say when the threshold was set for another configuration than this one."""
    mine = configuration(ctx.index.configuration, starter().scorers)
    return None if mine == starter().certificate.configuration else FOREIGN


def _cite(candidate: Candidate) -> Citation:
    sentence = candidate.sentence
    return Citation(sentence.passage, sentence.text, sentence.start, sentence.end)


async def _say(candidate: Candidate, ctx: Context) -> str:
    sentence = candidate.sentence
    if not sentence.is_row:
        return plain(sentence.text)
    document = await ctx.index.document(sentence.passage.document_id, audience=ctx.audience)
    return say_row(sentence, document)
