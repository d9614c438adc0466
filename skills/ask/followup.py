"""A follow-up made to stand alone: "and in Spain?" needs the question before it to be found.

By rules: what leans on the thread (a pronoun without its noun, "what about …", two words without a verb) gets the topic
of the thread beside its own words. A model of task `rewrite` words it better where one may be asked.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from indexing.documents import DataClass
from skills.ask.weekdays import weekdays_in
from skills.ask.words import content_words, stems_of
from skills.context import Context
from skills.messages import Turn
from skills.model import Task

PROMPT = (Path(__file__).parent / "followup.md").read_text(encoding="utf-8")
READ = 4  # turns back that a topic may come from; older ones are about something else
_TOPIC_WORDS = 8
_NAMES = 3  # names taken from an answer, where people go on about what they were told
_FEW = 3  # content words below which a question hardly says what it is about
_ANSWER_CHARACTERS = 300  # the topic stands where an answer begins
_KNOWN = 0.8  # share of a model's words that the thread must hold
_LONGEST = 400  # characters of a rewritten question
_ELLIPSIS = re.compile(
    r"\s*(?:and|or|but|so|also|then|ok(?:ay)?)\b|\s*(?:what|how) (?:about|else|if)\b|"
    r"\s*(?:why|how so|how come|when|where|who|since when|until when|how much|how many|how long|really)\s*\??\s*$|"
    r"\s*(?:in|for|on|at|with|without|from|during)\s",
    re.IGNORECASE,
)
# "it is possible to", "is there" and "another country" point at nothing said before
_POINTS_NOWHERE = re.compile(
    r"\b(?:is|was|will|would|does|can) it (?:\w+ )?(?:possible|necessary|safe|legal|true|ok|okay|mandatory|normal|"
    r"important|make sense)\b|\bit (?:is|takes?)\b|\b(?:this|that|these|those) \w+ (?:that|which|who)\b|"
    r"\b(?:this|next|last) (?:week|month|year|quarter)\b|\b(?:so|such|like|know|think|say|see|sure|mean|means|told|"
    r"fact|case) that\b|\b(?:is|are|was|were|be|been) there\b|\bthere (?:is|are|was|were|will)\b|"
    r"\banother (?!one\b)\w+|\bmore than\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|theirs|this|that|these|those|he|she|him|his|her|hers|one|ones|such|there|the other|"
    r"the others|the same|another|other than|else|instead|besides|either|both|any others?|any other|more|the former|"
    r"the latter|the above|previous|next steps?|you (?:said|mentioned|just))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*(?:[-*•]\s*)?)(\w+)")
_NAME = re.compile(r"\b[A-Z][\w&'’-]*(?:\s+(?:of|and|&|the)?\s*[A-Z][\w&'’-]*)*")


def rewrite(question: str, earlier: Sequence[Turn]) -> str | None:
    """The question with the topic of the thread, or None where it stands alone or there is nothing to lean on."""
    if not earlier or not leans_on_thread(question):
        return None
    own = stems_of(question)
    topic = [
        word
        for word in _topic(list(earlier)[-READ:])
        if not (stems_of(word) <= own or _other(word, question))
    ]
    if not topic:
        return None
    return f"{question.strip()} ({' '.join(topic[: _TOPIC_WORDS + _NAMES])})"[:_LONGEST]


def _other(word: str, question: str) -> bool:
    """Whether a word names a day of the week, or a year, in the place of which the question names its own."""
    return bool(
        (weekdays_in(word) and weekdays_in(question)) or (_YEAR.fullmatch(word) and _YEAR.search(question))
    )


async def rewrite_with_model(question: str, earlier: Sequence[Turn], ctx: Context) -> str | None:
    """As `rewrite`, in the words of the model of task `rewrite` if it gives one usable line; else by rules.

    `earlier` holds only what everyone in the audience has seen; as answers quote documents, they count as confidential
    unless a provider is cleared for that."""
    by_rules = rewrite(question, earlier)
    if by_rules is None:
        return None
    thread = "\n".join(
        f"Q: {turn.asked}\nA: {turn.answered[:_ANSWER_CHARACTERS]}" for turn in list(earlier)[-READ:]
    )
    completion = await ctx.model.complete(
        Task.REWRITE,
        system=PROMPT,
        prompt=f"Thread:\n{thread}\n\nFollow-up: {question}",
        data_classes=[DataClass.CONFIDENTIAL],
        asker=ctx.message.sender.id,
    )
    return _usable(completion.text, question, earlier) or by_rules


def leans_on_thread(question: str) -> bool:
    """Whether a question cannot be understood, or hardly, without what was said before."""
    if _ELLIPSIS.match(question) and len(content_words(question)) <= 2 * _FEW:
        return True
    if _POINTS_BACK.search(_POINTS_NOWHERE.sub(" ", question)):
        return True
    return len(_content(question)) < _FEW


def _content(text: str) -> list[str]:
    """Content words, none where there are only stop words (for which `content_words` gives back all)."""
    return content_words(f"{text} 0")[:-1]


def _topic(earlier: list[Turn]) -> list[str]:
    """Words that the last question was about, those it inherited, and names that its answer began with."""
    last, before = earlier[-1], earlier[:-1]
    words = _content(last.asked)
    if before and leans_on_thread(last.asked):
        words += _topic(before)
    words = words[:_TOPIC_WORDS]
    return list(dict.fromkeys([*words, *_names(last.answered[:_ANSWER_CHARACTERS], _NAMES)]))


def _names(text: str, most: int) -> list[str]:
    """Capitalised words that do not only open a sentence."""
    opening = set(_SENTENCE_START.findall(text))
    found = (name for name in _NAME.findall(text) if name not in opening and len(name) > 1)
    return list(dict.fromkeys(found))[:most]


def _usable(text: str | None, question: str, earlier: Sequence[Turn]) -> str | None:
    """One line of a model's that asks what was asked with words of the thread, so that it asks for nothing else."""
    line = " ".join((text or "").split()).strip("\"'“” ")
    if not line or len(line) > _LONGEST:
        return None
    said = stems_of(" ".join((question, *(f"{turn.asked} {turn.answered}" for turn in earlier))))
    words = _content(line)
    known = sum(stems_of(word) <= said for word in words)
    own = stems_of(" ".join(_content(question)))
    kept = not own or own & stems_of(line)
    return line if words and kept and known >= _KNOWN * len(words) else None
