"""Who plainly said that somebody will do something: subject and promise, found by their wording."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from skills.minutes.dues import due_in
from skills.minutes.people import People
from skills.minutes.sentences import Sentence
from skills.minutes.verbs import is_work
from skills.proving.tidy import word_set
from skills.proving.wording import asks, ends_in_condition, hedges, is_conditional, is_past, is_reported

_WILL = r"(?:\s+will|'ll)"
_MUST = r"\s+(?:has to|have to|needs? to|must)"
_GOING = r"(?:\s+(?:is|am|are)|'(?:s|m|re))\s+(?:going to|gonna)"
_PLEDGED = r"\s+(?:has |have )?(?:agreed|promised|volunteered|offered) to"
_TEAM = (
    r"(?:the|our)\s+(?:\w+\s+){0,2}?(?:team|department|designers?|manager|engineers?|group|office|"
    r"lead|experts?|"
    r"lawyers?|agency|committee|accountant)|(?<!the )(?:marketing|sales|finance|legal|engineering|support|"
    r"procurement|operations)"
)
_CAPITAL = r"(?-i:[A-ZÀ-Þ][\w''-]*[^\W\d_](?<!'ll)(?:[ ][A-ZÀ-Þ][\w''-]*[^\W\d_](?<!'ll))?)"
_I = re.compile(rf"\bI(?:{_WILL}|\s+shall|{_GOING}|{_MUST}|'ve (?:got )?to)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:someone|somebody|anyone|anybody)\s+(?:should|ought to|needs to|has to|must|will)\b", re.IGNORECASE
)
_WE = re.compile(rf"\bwe(?:{_WILL}|{_GOING}|{_MUST}|\s+should)\b", re.IGNORECASE)
_MARKED = re.compile(
    r"^(?:(?:so|okay|and|then)[,.]?\s+)*(?:(?:the |an |one |first |next |another )?"
    r"(?:action(?: item| point)?|to-?do|task)s?(?: for (?P<name>[\w .'-]+?))?\s*"
    r"(?:is(?: for)?\b|:|[-\u2013\u2014])|action(?: item)? on (?P<on>\w+)\s*:?)\s*",
    re.IGNORECASE,
)
# Capitalised words that open sentences and are nobody.
_NOT_NAMES = word_set(
    """manager designer expert team i it he she
    we they you that this these those there here what who which when where why
    how everyone everybody someone somebody anyone anybody nobody people customers users
    clients suppliers distributors partners competitors prices costs sales yes no so okay
    and but or if then now well maybe perhaps because also not one both all each monday
    tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december today tomorrow christmas easter
    production shipping actually nothing something everything anything somehow otherwise
    hopefully my your his her our their its the a an as after before once until while since
    with without in on at by for from most many some any several next last first"""
)
# Last words of what has a capital and was not in the room.
_BODIES = word_set(
    """government parliament minister ministers ministry bill act commission council university college post
    union court house senate office party authority authorities"""
)
_RELATIVE = re.compile(
    r"\b(?:what|that|which|how|where|why|who|something|things?|everything|when)\s*(?:is\s*)?$", re.IGNORECASE
)
_NOUNS = re.compile(
    r"(?:tions?|sions?|ments?|ness|ity|ware|ings?|ance|ences?|ers|ors|ists|ies|ians|als)$", re.IGNORECASE
)
# A deadline that the meeting itself lies in: "today we will talk about" is no task.
_NOW = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening|year))\b", re.IGNORECASE)


@dataclass(frozen=True)
class Commitment:
    """A promise in one sentence. `me` means its speaker; `owner` is the name as it was said."""

    start: int
    end: int
    rest: str
    owner: str | None
    me: bool
    confidence: float


def commitments(sentence: Sentence, people: People) -> list[Commitment]:
    """The promises of a sentence, in order, each with the clause that states it."""
    text = sentence.text
    if asks(text) or is_past(text):
        return []
    found = sorted(_all(text, people), key=lambda item: item.start)
    kept: list[Commitment] = []
    for place, item in enumerate(found):
        if kept and item.start < kept[-1].end:
            continue
        stop = next((other.start for other in found[place + 1 :] if other.start >= item.end), len(text))
        clause = _with_rest(item, text, stop)
        if clause:
            kept.append(clause)
    return kept


def _with_rest(item: Commitment, text: str, stop: int) -> Commitment | None:
    """The promise with the words that follow it, unless they or the words before say that it is none."""
    rest, before = text[item.end : stop], text[: item.start]
    if is_conditional(before) or is_reported(before) or hedges(before[-25:]) or ends_in_condition(rest):
        return None
    if _RELATIVE.search(before):
        return None
    due = due_in(rest) or due_in(before)
    dated = due is not None
    unsure = item.confidence < 0.6 and (due is None or bool(_NOW.search(due)))
    if not is_work(rest, dated=dated) or unsure:
        return None
    return Commitment(item.start, item.end, rest, item.owner, item.me, item.confidence)


def _all(text: str, people: People) -> Iterator[Commitment]:
    marked = _MARKED.match(text)
    for match in _I.finditer(text):
        yield Commitment(match.start(), match.end(), "", None, True, 0.9 if "ll" in match[0].lower() else 0.7)
    for match in _NOBODY.finditer(text):
        yield Commitment(match.start(), match.end(), "", None, False, 0.65)
    for match in _WE.finditer(text):
        yield Commitment(match.start(), match.end(), "", None, False, 0.55)
    for match in _named(people, marked=bool(marked)).finditer(text):
        owner = _somebody(match["name"], people)
        if owner:
            sure = 0.7 if "should" in match["modal"] else 0.92
            start = match.start() + match["name"].index(owner)
            yield Commitment(start, match.end(), "", owner, False, sure)
    if marked and (name := marked["name"] or marked["on"]):
        yield Commitment(0, marked.end(), "", name.strip(), False, 0.95)


@lru_cache(maxsize=64)
def _named(people: People, *, marked: bool) -> re.Pattern[str]:
    modal = rf"{_WILL}|{_GOING}|{_MUST}|{_PLEDGED}|\s+should|\s+is to"
    subject = rf"(?:{people.pattern}|{_CAPITAL}|\b{_TEAM})"
    also = rf"(?:\s+and\s+(?:{people.pattern}|{_CAPITAL}))?"
    # "to" alone is a promise only after "Action item:".
    return re.compile(
        rf"(?P<name>{subject}{also})(?P<modal>{modal}{'|[ ]to' if marked else ''})\b", re.IGNORECASE
    )


def _somebody(subject: str, people: People) -> str | None:
    """The person, two persons or team in the subject; words before a known name may be no name."""
    names = [_without_openers(name.strip()) for name in re.split(r"\s+and\s+", subject)]
    if len(names) == 2 and people.knows(names[1]) and not people.knows(names[0]):
        names = names[1:]
    if not all(_is_somebody(name, people) for name in names):
        return None
    return subject[subject.index(names[0]) :]


def _without_openers(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].lower() in _NOT_NAMES and not re.fullmatch(_TEAM, name, re.IGNORECASE):
        words = words[1:]
    return " ".join(words)


def _is_somebody(name: str, people: People) -> bool:
    """A capital proves little, so unknown names must not look like things or crowds."""
    if people.knows(name) or re.fullmatch(_TEAM, name, re.IGNORECASE):
        return True
    words = [re.split(r"['\u2019]", word)[0] for word in name.lower().split()]
    return (
        not name.isupper()
        and words[0] not in _NOT_NAMES
        and words[-1] not in _BODIES
        and not _NOUNS.search(words[0])
    )
