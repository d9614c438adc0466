"""A follow-up made to stand alone: "and in Spain?" needs the question before it to be found.

By rules: what only exchanges one thing of the last question, or points at it by a pronoun, is worded as that question
would be. What else leans on the thread (two words without a verb, "why?") gets its topic beside its own words.
A model of task `rewrite` words it better where one may be asked.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from indexing.documents import DataClass
from skills.ask.pieces.weekdays import weekdays_in
from skills.ask.pieces.words import content_words, stems_of
from skills.ask.thread.alone import asked_alone, is_alone, there_named
from skills.ask.thread.exchange import Alike, Thing, beside_thing, exchanged, filled_in, points_at_it, slots
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
    r"\s*(?:in|for|on|at|with|without|from|during)\s(?!(?:which|what|whom|whose)\b)",
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
# the same in German and French
_POINTS_BACK_ELSEWHERE = re.compile(
    r"\b(?:dafür|davon|darauf|dazu|damit|dabei|dort|deren|dessen|ça|cela)\b|-(?:t-)?(?:il|elle|ils|elles)\b|"
    r"\bc['’]est (?:où|quand|combien|qui)\b"
)
_BEGINNING = re.compile(
    r"\s*(?:ok(?:ay)?\W+)?(?:and|but|so|und|aber|et|mais)\s+(?=(?:who|what|when|where|which|why|how|is|are|do|does|can|"
    r"may|must|will|wer|was|wann|wo|welche[rs]?|wie|ist|sind|darf|kann|muss|gibt|qui|que|quel(?:le)?s?|quand|où|"
    r"comment|combien|est-ce|puis-je|peut-on)\b)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_ASKS = re.compile(
    r"\s*(?:(?:in|for|on|at|with|from|to|by)\s+(?=wh))?(?:who|whom|whose|what|when|where|which|how|is|are|was|were|do|does|did|can|could|may|must|will|should)\b",
    re.IGNORECASE,
)
_ASKS_ABOUT = re.compile(
    r"\s*(?:who|what|when|where|which|how \w+)(?:['’]s| is| are| was| were)\s+"
    r"(?P<article>(?:the|our|my|your|an?)\s+)?(?P<thing>.+)",
    re.IGNORECASE,
)
# sides that many things have, so that alone they name none
_OF_SOMETHING = frozenset(
    """price prices cost costs fee fees rate rates limit limits deadline deadlines weight size colour color date dates
    time times address number numbers phone email process procedure form forms reason reasons rule rules
    exception exceptions condition conditions requirement requirements option options difference differences
    example examples detail details amount maximum minimum length duration period warranty capacity speed range
    owner manager contact author lead person name names status result results answer consequence consequences
    step steps link source document policy next alternative alternatives penalty plan purpose benefit benefits
    happen happens allowed possible responsible long much heavy big large high old far often late early fast
    new""".split()
)
_MOST_PHRASES = 64  # phrases of a thread that are compared in meaning
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*(?:[-*•]\s*)?)(\w+)")
_NAME = re.compile(r"\b[A-Z][\w&'’-]*(?:\s+(?:of|and|&|the)?\s*[A-Z][\w&'’-]*)*")


def rewrite(question: str, earlier: Sequence[Turn], alike: Alike | None = None) -> str | None:
    """The question as it reads with the thread, or None where it stands alone or there is nothing to lean on.

    `alike` gives the cosine of two phrases, where that is to tell which thing of the last question is exchanged."""
    thread = list(earlier)[-READ:]
    if not thread:
        return None
    if Thing.of(question) is None and not is_alone(question):
        said = _BEGINNING.sub("", question, count=1).strip()
        if said and not leans_on_thread(said):
            return said[:1].upper() + said[1:] if said != question.strip() else None
    last = _whole(thread, alike)
    worded = asked_alone(question, last) or exchanged(question, last, alike)
    worded = worded or _pointed(question, last) or _beside_topic(question, thread)
    return worded[:_LONGEST] if worded else None


def _pointed(question: str, last: str) -> str | None:
    """With what the last question was about in the place of a pronoun, or its place for "there"."""
    named = there_named(question, last)
    pointed = None if _POINTS_NOWHERE.search(question) else filled_in(named or question, last)
    worded = pointed or named
    return _BEGINNING.sub("", worded, count=1).strip() if worded else None


def _whole(thread: list[Turn], alike: Alike | None) -> str:
    """The last question as it reads with those before it, without the words that stood in brackets behind it."""
    last = rewrite(thread[-1].asked, thread[:-1], alike) or thread[-1].asked
    return _BRACKET.sub("", last)


def _beside_topic(question: str, thread: list[Turn]) -> str | None:
    own = stems_of(question)
    topic = [word for word in _topic(thread) if not (stems_of(word) <= own or _other(word, question))]
    if not topic:
        return None
    return f"{question.strip()} ({' '.join(topic[: _TOPIC_WORDS + _NAMES])})"


def _other(word: str, question: str) -> bool:
    """Whether a word names a day of the week, or a year, in the place of which the question names its own."""
    return bool(
        (weekdays_in(word) and weekdays_in(question)) or (_YEAR.fullmatch(word) and _YEAR.search(question))
    )


async def rewrite_with_model(question: str, earlier: Sequence[Turn], ctx: Context) -> str | None:
    """As `rewrite`, in the words of the model of task `rewrite` if it gives one usable line; else by rules.

    `earlier` holds only what everyone in the audience has seen; as answers quote documents, they count as confidential
    unless a provider is cleared for that."""
    by_rules = rewrite(question, earlier, await _likeness(question, earlier, ctx))
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


async def _likeness(question: str, earlier: Sequence[Turn], ctx: Context) -> Alike | None:
    """How near the things of the thread's questions are to each other; None where no question exchanges one."""
    thread = list(earlier)[-READ:]
    texts = [question, *(turn.asked for turn in thread)]
    things = [thing.words for thing in map(Thing.of, texts) if thing]
    if not thread or not things:
        return None
    phrases = [text[slice(*span)] for text in texts[1:] for span in slots(text[:_LONGEST])]
    known = list(dict.fromkeys((*things, *phrases)))[:_MOST_PHRASES]
    vectors = dict(zip(known, await ctx.index.embed(known), strict=True))

    def alike(one: str, other: str) -> float:
        return float(np.dot(vectors[one], vectors[other])) if {one, other} <= vectors.keys() else 0.0

    return alike


def leans_on_thread(question: str) -> bool:
    """Whether a question cannot be understood, or hardly, without what was said before."""
    if Thing.of(question) or (_ELLIPSIS.match(question) and len(content_words(question)) <= 2 * _FEW):
        return True
    if points_back(question):
        return True
    return len(_content(question)) < _FEW and not _names_its_thing(question)


def points_back(question: str) -> bool:
    """Whether a pronoun stands for something that was said before."""
    return bool(
        _POINTS_BACK.search(_POINTS_NOWHERE.sub(" ", question))
        or _POINTS_BACK_ELSEWHERE.search(question)
        or points_at_it(question)
    )


def other_wording(question: str, whole: str) -> str | None:
    """How else a follow-up may be read that proves nothing as `whole`: with the thing it is about in front, or alone,
    where it is short and may be a question of its own. None where there is no other way."""
    return beside_thing(question, whole) or (question if _may_stand_alone(question) else None)


def _may_stand_alone(question: str) -> bool:
    """Whether a short question asks, has two words that mean something or one for a thing, and points at nothing said
    before."""
    if Thing.of(question) or _ELLIPSIS.match(question) or points_back(question):
        return False
    own = [word for word in _content(question) if word not in _OF_SOMETHING]
    is_thing = len(own) == 1 and not own[0].endswith("ed") and _calls_a_thing(question, own[0])
    return bool(_ASKS.match(question)) and (len(own) > 1 or is_thing)


def _calls_a_thing(question: str, word: str) -> bool:
    """Whether a word is what a question is about, "When is payday?", or has an article, "Do I need a badge?"."""
    about = _ASKS_ABOUT.match(question)
    if about and word in _content(about["thing"]):
        return True
    return bool(re.search(rf"\b(?:the|our|my|your|an?)\s+{re.escape(word)}\b", question, re.IGNORECASE))


def _names_its_thing(question: str) -> bool:
    """Whether a short question asks about a thing by its name, "Who is the CFO?", and not about one of its sides, as
    "What is the price?" does."""
    match = _ASKS_ABOUT.match(question)
    if match is None:
        return False
    own = [word for word in _content(match["thing"]) if word not in _OF_SOMETHING]
    return len(own) > 1 or bool(own and (match["article"] or match["thing"].lstrip()[:1].isupper()))


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
    found = (name for name in _NAME.findall(text) if name not in opening and _content(name) and len(name) > 1)
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
