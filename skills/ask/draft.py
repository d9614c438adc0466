"""What would be answered whatever the threshold: found, read, scored, and put together from the sources' own words."""

import asyncio
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexing.documents import ScoredPassage
from indexing.search import merge
from indexing.trust import addresses_assistant, echoes_question
from skills.ask.answer import MEETING, Citation
from skills.ask.everyday import as_documents_say, widened, with_party
from skills.ask.keyed import columns_before, naming_rows, with_keyed
from skills.ask.pieces.columns import cells_asked, lacks_cell, tells_none
from skills.ask.pieces.plain import plain
from skills.ask.pieces.sentences import Sentence
from skills.ask.pieces.tables import row_in_words
from skills.ask.pieces.words import content_words
from skills.ask.rota import as_rota_says, is_off_rota
from skills.ask.saying import as_question, full_stop, said_of
from skills.ask.scope import Scope, find
from skills.ask.score.candidate import Candidate
from skills.ask.score.closest import ECHO, closest_first
from skills.ask.score.extract import READ, Reading, read
from skills.ask.score.lead import is_outside
from skills.ask.score.places import Places
from skills.ask.score.signals import Question, without_edition
from skills.ask.score.veto import (
    VETOED,
    is_no_answer,
    tells_nobody_new,
    tells_only_how_many,
    tells_only_of_today,
)
from skills.ask.scorers import starter
from skills.ask.settle import settle
from skills.ask.spanned import as_spans_say
from skills.ask.spelling import NOWHERE, respelt
from skills.ask.spoken import spoken_words
from skills.ask.standing.editions import newest_first
from skills.ask.thread.followup import other_wording, rewrite_with_model
from skills.confidence import MissingSignalError
from skills.context import Context

READ_SECONDS = 60.0  # a reader that hangs is a signal that is missing
SORT_SECONDS = 10.0
FOUND = 8  # passages kept of a search
LOOKED_THROUGH = 30  # passages looked through for a row of the very thing that is asked about


@dataclass(frozen=True)
class Draft:
    """The shadow answer. `confidence` is None where a signal is missing, and 0 where nothing was found
    that could be read.

    `conflict` says where another document disagrees with it; `leading` is the passage of the newer one, which any
    wording must lean on, empty where none is known to be newer; `resolved` is a follow-up as it reads with its
    thread; `respelt` is the question as it was read where words of it were misspelt."""

    ranking: tuple[ScoredPassage, ...] = ()
    reading: Reading | None = None
    confidence: float | None = 0.0
    text: str = ""
    citations: tuple[Citation, ...] = ()
    conflict: str = ""
    resolved: str = ""
    leading: str = ""
    respelt: str = ""

    @property
    def features(self) -> tuple[tuple[str, float], ...]:
        """Every signal of the score by name, for the record."""
        signals = self.reading.signals if self.reading else None
        return (
            tuple(zip(starter().scorers["question"].names, signals.vector(), strict=True)) if signals else ()
        )


async def draft(question: str, ctx: Context, scope: Scope | None = None) -> Draft:
    """Search what the audience may read, within a scope, read the best of it, and say how sure its sentences are.

    A follow-up is searched for as it was asked and as it reads with its thread, and judged as it reads then, or as it
    may be read otherwise where that is surer by far."""
    whole = await rewrite_with_model(question, ctx.message.earlier, ctx)
    drafted = replace(await _drafted(question, whole, ctx, scope), resolved=whole or "")
    other = other_wording(question, whole) if whole else None
    if other is None:
        return drafted
    again = await _drafted(question, None if other == question else other, ctx, scope)
    return _surer(drafted, replace(again, resolved="" if other == question else whole or ""))


async def _weights(question: str, ctx: Context) -> dict[str, float]:
    """How rare its words are, and one that nobody wrote."""
    return await ctx.index.term_weights([*content_words(question), NOWHERE], audience=ctx.audience)


async def _meant(
    question: str,
    weights: Mapping[str, float],
    ranking: Sequence[ScoredPassage],
    ctx: Context,
    scope: Scope | None,
) -> str:
    """The question with those of its words that stand nowhere as the documents spell them and as they say them."""
    question = with_party(respelt(question, weights, map(_with_place, ranking)))
    wider = widened(question, weights)
    if wider == question:
        return question
    found = await _search(wider, None, ctx, scope)
    return as_documents_say(question, weights, list(map(_with_place, found)))


def _with_place(found: ScoredPassage) -> str:
    return " ".join((found.passage.title, *found.passage.heading_path, found.passage.text))


def _surer(first: Draft, second: Draft) -> Draft:
    """The second of two readings only where it is the surer one with its doubt counted twice: whoever reads a question
    in two ways and takes the better one may be wrong in either."""
    if first.confidence is None or second.confidence is None:
        return first
    doubted = max(0.0, 1.0 - 2.0 * (1.0 - second.confidence))
    return replace(second, confidence=doubted) if doubted > first.confidence else first


async def _drafted(question: str, whole: str | None, ctx: Context, scope: Scope | None) -> Draft:
    ranking = await _search(question, whole, ctx, scope)
    if not ranking:
        return Draft()
    try:
        text, weights = whole or question, await _weights(whole or question, ctx)
        _be_numbers(ranking, weights)
        meant = await _meant(text, weights, ranking, ctx, scope)
        found = newest_first([one.passage for one in ranking], meant, ctx.now.date())
        meant = as_spans_say(as_rota_says(meant, found, ctx.now.date()), found)
        if meant != text:
            ranking, weights = await _search(meant, None, ctx, scope), await _weights(meant, ctx)
            _be_numbers(ranking, weights)
        asked = Question.of(as_question(meant), weights)
        async with asyncio.timeout(READ_SECONDS):
            reading = await _read(ranking, asked, ctx)
        if reading.signals is None:
            return Draft(ranking)
        confidence = starter().scorers["question"].probability(reading.signals.vector())
    except (MissingSignalError, TimeoutError):
        return Draft(ranking, confidence=None)
    settled = settle(asked.text, reading, ctx.now.date())
    text = " ".join(_say(candidate, asked) for candidate in settled.said)
    cited = tuple(map(_cite, settled.cited))
    if _is_of_another(asked, text, settled.said, ranking, ctx.now.date()):
        confidence = min(confidence, VETOED)
    spelt = meant if meant != (whole or question) else ""
    return Draft(
        ranking, reading, confidence, text, cited, settled.told, leading=settled.leading, respelt=spelt
    )


async def _read(ranking: Sequence[ScoredPassage], asked: Question, ctx: Context) -> Reading:
    """Every sentence that may be said, scored. What gives orders to an assistant is no evidence for anything.

    It is scored among the others, as the score was fitted so, and where it would be the best the rest is read alone."""
    honest = [one for one in ranking if echoes_question(asked.text, one.passage.text) <= ECHO]
    orders = {one.passage.id for one in honest if addresses_assistant(one.passage.text)}
    columns = await columns_before(honest[:READ], ctx.index, ctx.audience)
    reading = await read(
        honest, asked, ctx.index, starter().scorers["sentence"], columns, today=ctx.now.date()
    )
    if reading.candidates and reading.candidates[0].sentence.passage.id in orders:
        honest = [one for one in honest if one.passage.id not in orders]
        return await read(
            honest, asked, ctx.index, starter().scorers["sentence"], columns, today=ctx.now.date()
        )
    left = tuple(one for one in reading.candidates if one.sentence.passage.id not in orders)
    return replace(reading, candidates=left)


async def _search(
    question: str, whole: str | None, ctx: Context, scope: Scope | None
) -> tuple[ScoredPassage, ...]:
    """What is found for the question, and for how it reads with its thread or without the name of a document: that
    alone finds the first page of the document that it names."""
    bare = without_edition(question)
    whole = whole or (bare if bare != question else None)
    found = await find(question, ctx, scope, LOOKED_THROUGH)
    also = await find(whole, ctx, scope, LOOKED_THROUGH) if whole else []
    asked = whole or question
    wider = await _closest_first(asked, merge(found, also, limit=LOOKED_THROUGH) if whole else found, ctx)
    ranking = wider[:FOUND]
    columns = await columns_before(naming_rows(asked, wider), ctx.index, ctx.audience)
    return with_keyed(asked, ranking, wider, READ, columns)


async def _closest_first(asked: str, found: Sequence[ScoredPassage], ctx: Context) -> list[ScoredPassage]:
    """What holds the nearest sentences first; a text model that hangs leaves the order as it was."""
    try:
        async with asyncio.timeout(SORT_SECONDS):
            return await closest_first(asked, found, ctx.index)
    except TimeoutError:
        return list(found)


def _be_numbers(ranking: Sequence[ScoredPassage], weights: Mapping[str, float]) -> None:
    """Refuse what is no number even where no signal happens to look at it: whoever sent it is not well."""
    given = (number for one in ranking for number in (one.score, one.dense, one.keyword))
    if not all(map(math.isfinite, (*given, *weights.values()))):
        raise MissingSignalError


def _places_of(said: Sequence[Candidate]) -> str:
    """Titles, headings and leads that the sentences of an answer stand under."""
    under = (
        (one.passage.title, *one.passage.heading_path, one.lead) for one in (each.sentence for each in said)
    )
    return " ".join(word for words in under for word in words)


def _is_of_another(
    asked: Question, text: str, said: Sequence[Candidate], ranking: Sequence[ScoredPassage], today: date
) -> bool:
    """Whether what is said lacks the kind of thing that is asked for, or is all of another place, day or number."""
    places = Places(asked.text, [one.passage for one in ranking])
    under = _places_of(said)
    return (
        is_no_answer(asked.text, text, under)
        or tells_only_how_many(asked.text, text)
        or tells_only_of_today(asked.text, text, under, today)
        or all(_lacks_cell(asked.text, one.sentence) for one in said)
        or all(places.is_elsewhere(one.sentence) for one in said)
        or all(is_outside(asked.text, one.sentence) for one in said)
        or all(is_off_rota(asked.text, one.sentence, today) for one in said)
        or all(tells_nobody_new(asked.text, one.answer) for one in said)
    )


def _lacks_cell(question: str, sentence: Sentence) -> bool:
    return sentence.is_row and lacks_cell(sentence.text, sentence.columns, question)


def _cite(candidate: Candidate) -> Citation:
    sentence = candidate.sentence
    return Citation(sentence.passage, sentence.text, sentence.start, sentence.end)


def _say(candidate: Candidate, asked: Question) -> str:
    """A sentence of the answer: a row in words, what leans on a title behind it, all with a full stop."""
    sentence = candidate.sentence
    if sentence.is_row:
        at = candidate.at - sentence.start if candidate.at is not None else None
        only = cells_asked(sentence.text, sentence.columns, asked.text, at, counts=asked.asks_for_number)
        said = row_in_words(sentence.text, sentence.columns, only=only).text
        lacks_number = asked.asks_for_number and not any(map(str.isdigit, said))
        lacks_number = lacks_number and not tells_none(sentence.text, sentence.columns, only)
        return full_stop(sentence.words if lacks_number else said)
    if sentence.passage.kind == MEETING:
        return plain(spoken_words(sentence.text))
    return full_stop(said_of(sentence))
