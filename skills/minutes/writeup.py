"""From a transcript to minutes: split, embed, classify, find what was plainly said, and put it in order."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import numpy as np

from indexing.documents import DataClass
from skills.errors import UserError
from skills.minutes.actions import find_actions
from skills.minutes.answer import Minutes
from skills.minutes.chapters import find_chapters
from skills.minutes.classify import Likelihoods, classify
from skills.minutes.decisions import find_decisions
from skills.minutes.drafts.draft import draft_minutes
from skills.minutes.features import FEWEST_WORDS, WIDTH, Floats
from skills.minutes.lines import Action, Line
from skills.minutes.mentions import find_mentions
from skills.minutes.people import People, people_of
from skills.minutes.possible import possible_actions, possible_lines
from skills.minutes.questions import find_questions
from skills.minutes.risks import find_risks
from skills.minutes.sentences import Sentence, to_sentences
from skills.minutes.summary import summarise
from skills.minutes.tidy import word_set
from skills.minutes.titles import title_of
from skills.model import Model
from transcription.transcript import Transcript

Embed = Callable[[Sequence[str]], Awaitable[Floats]]

MOST_QUESTIONS = 8
PLAINLY_SAID = 0.25  # what a decision, action or risk adds to a sentence's worth in the summary
ENGLISH_SHARE = 0.12  # of all words; the wordings and the classifier know English only
_ENGLISH = word_set("the and to of is we you that it i for this have be are not with by they our but")


@dataclass(frozen=True)
class Source:
    """What is known about a recording besides its words: where it lay, its name, who was there."""

    path: str = ""
    title: str | None = None
    attendees: tuple[str, ...] = ()
    data_class: DataClass = DataClass.INTERNAL


async def write_up(
    transcript: Transcript,
    embed: Embed,
    model: Model | None = None,
    *,
    source: Source = Source(),
    asker: str = "",
) -> Minutes:
    """Write minutes in which each line quotes the segments that prove it.

    `embed` turns texts into normalised vectors. Raises UserError if nobody says a word.
    """
    sentences = await asyncio.to_thread(to_sentences, transcript)
    if not sentences:
        raise UserError("Nobody says a word in this recording.", hint="Check that it is the right file.")
    telling = [sentence for sentence in sentences if len(sentence.text.split()) >= FEWEST_WORDS]
    meaning = await embed([sentence.text for sentence in telling]) if telling else _no_rows()
    minutes = await asyncio.to_thread(_compose, transcript, sentences, telling, meaning, source)
    if model is None:
        return minutes
    return await draft_minutes(minutes, transcript, model, data_class=source.data_class, asker=asker)


def _no_rows() -> Floats:
    return np.zeros((0, WIDTH), np.float32)


def _compose(
    transcript: Transcript,
    sentences: list[Sentence],
    telling: list[Sentence],
    meaning: Floats,
    source: Source,
) -> Minutes:
    people = people_of(transcript, source.attendees)
    title = title_of(transcript, sentences, given=source.title, path=source.path)
    english = is_english(transcript)
    likely = _classified(telling, meaning) if english else None
    decisions, actions, risks = _plainly_said(sentences, people) if english else ([], [], [])
    told = (*decisions, *actions, *risks)
    worth = _worth(telling, meaning, likely, told)
    duration = max(transcript.duration_seconds, sentences[-1].end)
    if likely:
        decisions = decisions + possible_lines("decision", telling, likely, told)
        actions = actions + possible_actions(telling, likely, told)
        risks = risks + possible_lines("problem", telling, likely, told)
    return Minutes(
        title=title,
        attendees=people.names,
        summary=tuple(summarise(telling, meaning, worth, duration_seconds=duration)),
        decisions=_in_order(decisions),
        actions=tuple(sorted(actions, key=lambda action: action.start)),
        questions=_in_order(_best(find_questions(sentences, _rows(sentences, told)))),
        risks=_in_order(risks),
        mentions=tuple(find_mentions(sentences, people)),
        chapters=tuple(find_chapters(telling, meaning, title=title, duration_seconds=duration)),
    )


def _classified(sentences: list[Sentence], meaning: Floats) -> Likelihoods | None:
    """What the classifier says, unless another embedding model is set than the one it was trained on."""
    if meaning.shape[1] != WIDTH:
        return None
    return classify([item.text for item in sentences], [item.speaker for item in sentences], meaning)


def _plainly_said(sentences: list[Sentence], people: People) -> tuple[list[Line], list[Action], list[Line]]:
    return find_decisions(sentences), find_actions(sentences, people), find_risks(sentences)


def is_english(transcript: Transcript) -> bool:
    """By the transcript's own word, else by its commonest words."""
    if transcript.language:
        return transcript.language.lower().startswith("en")
    words = re.findall(r"[^\W\d_]+", transcript.text.lower())
    return sum(word in _ENGLISH for word in words) >= ENGLISH_SHARE * len(words)


def _worth(
    sentences: list[Sentence], meaning: Floats, likely: Likelihoods | None, told: Sequence[Line]
) -> Floats:
    """What a sentence is worth to the summary: what the classifier says, or likeness to the whole."""
    if likely is None:
        centre = meaning.sum(axis=0)
        likeness: Floats = meaning @ (centre / max(float(np.linalg.norm(centre)), 1e-9))
        return np.clip(likeness, 0, 1)
    quoted = {item.segment for line in told for item in line.evidence}
    plain = [any(part.segment in quoted for part in sentence.parts) for sentence in sentences]
    worth: Floats = np.clip(likely.of("abstract") + PLAINLY_SAID * np.array(plain, np.float32), 0, 1)
    return worth


def _rows(sentences: list[Sentence], told: Sequence[Line]) -> frozenset[int]:
    """Numbers of the sentences that other lines quote."""
    quoted = {item for line in told for item in line.evidence}
    return frozenset(s.number for s in sentences if any(part in quoted for part in s.parts))


def _best(questions: list[Line]) -> list[Line]:
    return sorted(questions, key=lambda line: (-line.confidence, -len(line.text)))[:MOST_QUESTIONS]


def _in_order(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: line.start))
