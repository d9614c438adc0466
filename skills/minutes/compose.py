"""Minutes without a model: what was plainly said, what the classifier adds, a summary and chapters."""

import re
from collections.abc import Sequence

import numpy as np

from skills.language import say
from skills.minutes.actions import find_actions
from skills.minutes.answer import Minutes
from skills.minutes.chapters import find_chapters
from skills.minutes.classify import Likelihoods, classify
from skills.minutes.decisions import find_decisions
from skills.minutes.features import WIDTH, Floats
from skills.minutes.lines import Action, Line
from skills.minutes.mentions import find_mentions
from skills.minutes.people import People, people_of
from skills.minutes.possible import possible_actions, possible_lines
from skills.minutes.questions import find_questions
from skills.minutes.risks import find_risks
from skills.minutes.sentences import Sentence
from skills.minutes.summary import summarise
from skills.minutes.sureness import calibrated
from skills.minutes.titles import title_of
from skills.proving.tidy import word_set
from transcription.transcript import Transcript

MOST_QUESTIONS = 8
PLAINLY_SAID = 0.25  # what a decision, action or risk adds to its sentence's worth in the summary
ENGLISH_SHARE = 0.12  # of all words; the wordings and the classifier know English only
_FEWEST_WORDS = 5  # in fewer than that no language shows by its commonest words
NOT_ENGLISH = say(
    "This meeting is not in English: without a language model its decisions, action items, "
    "open questions and risks cannot be found, so only its summary, chapters and mentions "
    "are given."
)
_ENGLISH = word_set("the and to of is we you that it i for this have be are not with by they our but")


def compose(
    transcript: Transcript,
    sentences: list[Sentence],
    telling: list[Sentence],
    meaning: Floats,
    *,
    title: str | None,
    path: str,
    attendees: Sequence[str],
) -> Minutes:
    """Minutes of at least one sentence; `meaning` holds the embeddings of the `telling` ones."""
    people = people_of(transcript, attendees)
    english = is_english(transcript)
    named = title_of(transcript, sentences, given=title, path=path, english=english)
    likely = classified(telling, meaning) if english else None
    decisions, actions, risks = _plainly_said(sentences, people) if english else ([], [], [])
    told = (*decisions, *actions, *risks)
    duration = max(transcript.duration_seconds, sentences[-1].end)
    worth = worth_of(telling, meaning, likely, told)
    if likely:
        decisions = decisions + possible_lines("decision", telling, likely, told)
        actions = actions + possible_actions(telling, likely, told)
        risks = risks + possible_lines("problem", telling, likely, told)
    questions = find_questions(sentences, _rows(sentences, told)) if english else []
    turns = likely.of("turn") if likely else None
    return Minutes(
        title=named,
        attendees=people.names,
        summary=tuple(summarise(telling, meaning, worth, _sure(likely, worth), duration_seconds=duration)),
        decisions=_in_order(decisions),
        actions=tuple(sorted(actions, key=lambda action: action.start)),
        questions=_in_order(_best(questions)),
        risks=_in_order(risks),
        mentions=tuple(find_mentions(sentences, people)),
        chapters=tuple(
            find_chapters(telling, meaning, turns, title=named, duration_seconds=duration, english=english)
        ),
        notes=() if english else (NOT_ENGLISH,),
        searched=english,
    )


def is_english(transcript: Transcript) -> bool:
    """By the transcript's own word, else by its commonest words."""
    if transcript.language:
        return transcript.language.lower().startswith("en")
    words = re.findall(r"[^\W\d_]+", transcript.text.lower())
    if len(words) < _FEWEST_WORDS:
        return all(word.isascii() for word in words)
    return sum(word in _ENGLISH for word in words) >= ENGLISH_SHARE * len(words)


def classified(sentences: list[Sentence], meaning: Floats) -> Likelihoods | None:
    """What the classifier says, unless another embedding model is set than the one it was trained on."""
    if meaning.shape[1] != WIDTH:
        return None
    return classify([item.text for item in sentences], [item.speaker for item in sentences], meaning)


def _plainly_said(sentences: list[Sentence], people: People) -> tuple[list[Line], list[Action], list[Line]]:
    return (
        [calibrated("decision", line) for line in find_decisions(sentences)],
        [calibrated("action", line) for line in find_actions(sentences, people)],
        [calibrated("risk", line) for line in find_risks(sentences)],
    )


def worth_of(
    sentences: list[Sentence], meaning: Floats, likely: Likelihoods | None, told: Sequence[Line]
) -> Floats:
    """What a sentence is worth to the summary, 0 to 1 over the meeting.

    How much of it a written summary would repeat, by the classifier, and more if it was written up; where there is
    no classifier, its likeness to the whole.
    """
    if likely is None:
        centre = meaning.sum(axis=0)
        likeness: Floats = meaning @ (centre / max(float(np.linalg.norm(centre)), 1e-9))
        return np.clip(likeness, 0, 1)
    share = likely.of("told")
    if not len(share):
        return share
    spread = (share - share.min()) / max(float(share.max() - share.min()), 1e-6)
    quoted = {item.segment for line in told for item in line.evidence}
    plain = [any(part.segment in quoted for part in sentence.parts) for sentence in sentences]
    worth: Floats = np.clip(spread + PLAINLY_SAID * np.array(plain, np.float32), 0, 1)
    return worth


def _sure(likely: Likelihoods | None, worth: Floats) -> Floats:
    """The chance that an annotator would have linked the sentence to a summary, where the classifier can say."""
    return worth if likely is None else likely.of("abstract")


def _rows(sentences: list[Sentence], told: Sequence[Line]) -> frozenset[int]:
    """Numbers of the sentences that other lines quote."""
    quoted = {item for line in told for item in line.evidence}
    return frozenset(s.number for s in sentences if any(part in quoted for part in s.parts))


def _best(questions: list[Line]) -> list[Line]:
    return sorted(questions, key=lambda line: (-line.confidence, -len(line.text)))[:MOST_QUESTIONS]


def _in_order(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: line.start))
