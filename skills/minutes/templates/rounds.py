"""What each person said in a stand-up: what is done, what comes next, and what blocks them."""

import re
from collections.abc import Iterable

from skills.minutes.answer import Minutes
from skills.minutes.lines import Line
from skills.minutes.sentences import Sentence, to_sentences
from skills.minutes.templates.template import Round
from skills.proving.tidy import key_words, tidy
from skills.proving.wording import asks, denies, ends_in_condition, hedges, is_conditional
from transcription.transcript import Transcript

SURE = 0.7  # of a line found by its wording; not calibrated
FEWEST_KEY_WORDS = 2

_DONE = re.compile(
    r"\b(?:I|we)(?:'ve| have)?(?: (?:just|also|already|finally|mostly|then|all))* "
    r"(?!need|want|hope|plan|agree|promis|decid|ask|suppos|intend|used)"
    r"(?:\w{2,}ed|did|done|wrote|written|sent|made|got|built|ran|met|went|found|put|set|spoke|took|taken|began|gave|"
    r"paid|read|cut|brought|taught|thought|bought|shut|won|lost|led)\b|^(?:yesterday|last week)\b.{0,20}\bI\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\bI(?:'ll| will| plan to| want to| need to| have to| continue|(?:'m| am)(?: \w+)? (?:going to|working on|"
    r"continuing|looking (?:at|into)))\b|^(?:today|next|tomorrow|this (?:week|afternoon))\b.{0,20}\bI\b",
    re.IGNORECASE,
)
_BLOCKED = re.compile(
    r"\b(?:blocked|blockers?|stuck|waiting (?:for|on)|held up|need help|can(?:'t|not) (?:continue|go on|proceed))\b",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:no|not|nothing|never|without|any|isn't|aren't|longer)\b[\w\s']{0,20}\b(?:block\w*|stuck|waiting|held)\b",
    re.IGNORECASE,
)


def rounds_of(transcript: Transcript, minutes: Minutes) -> tuple[Round, ...]:
    """One for each speaker who says such a thing, in order of their first words."""
    sentences = to_sentences(transcript)
    return tuple(
        found
        for speaker in transcript.speakers
        if (found := _round(speaker, [item for item in sentences if item.speaker == speaker], minutes))
    )


def _round(speaker: str, said: list[Sentence], minutes: Minutes) -> Round | None:
    segments = {part.segment for sentence in said for part in sentence.parts}
    risks = [line for line in minutes.risks if all(item.segment in segments for item in line.evidence)]
    blocked = _lines(filter(_is_blocked, said), risks)
    actions = [line for line in minutes.actions if line.owner == speaker and not line.possible]
    planned = _lines(filter(_is_plan, said), [*actions, *blocked])
    done = _lines(filter(_is_done, said), [*planned, *blocked])
    found = Round(
        speaker,
        done=tuple(line for line in done if line not in (*planned, *blocked)),
        next=tuple(line for line in planned if line not in blocked),
        blocked=blocked,
    )
    return found if found.done or found.next or found.blocked else None


def _lines(sentences: Iterable[Sentence], told: list[Line]) -> tuple[Line, ...]:
    """The lines that were told already, and the sentences that none of them quotes, in order of time."""
    quoted = {item for line in told for item in line.evidence}
    said = [
        Line(tidy(sentence.text), sentence.parts, SURE)
        for sentence in sentences
        if quoted.isdisjoint(sentence.parts) and len(key_words(sentence.text)) >= FEWEST_KEY_WORDS
    ]
    return tuple(sorted([*told, *said], key=lambda line: line.start))


def _is_blocked(sentence: Sentence) -> bool:
    return bool(_BLOCKED.search(sentence.text)) and not (_FREE.search(sentence.text) or asks(sentence.text))


def _is_done(sentence: Sentence) -> bool:
    text = sentence.text
    return bool(_DONE.search(text)) and not (denies(text) or asks(text) or _NEXT.search(text))


def _is_plan(sentence: Sentence) -> bool:
    text = sentence.text
    match = _NEXT.search(text)
    if not match or denies(text) or asks(text) or is_conditional(text[: match.start()]):
        return False
    return not (ends_in_condition(text[match.end() :]) or hedges(text[: match.end()]))
