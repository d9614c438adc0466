"""Whether two documents are each about a team, a place or a thing of its own, so that what they tell may differ."""

import re

from indexing.days import is_month
from indexing.documents import Passage
from skills.ask.pieces.people import groups_in
from skills.ask.pieces.sentences import Sentence
from skills.ask.pieces.words import content_words, stems_of
from skills.stems import stem

_OF = re.compile(
    r"\s+(?:for|of|in|at|für|bei|beim|im|am|pour|de|du|des|dans|à|au|aux)\s+(?:the\s+|our\s+|die\s+|das\s+|den\s+|der\s+|"
    r"la\s+|le\s+|les\s+)?|\s+[–—-]\s+|\s*[:|,(]\s*",
)
_IN = re.compile(r"\b(?:in|im|à|au)\s+(?P<place>[A-ZÀ-Þ][\w'’-]+)")
_BEHIND = re.compile(r"(?:\s[–—-]\s|[:|,(])\s*(?P<place>[A-ZÀ-Þ][\w'’-]+)\)?\s*$")
# what a document is, which tells nothing about whom or what it is for
_KIND = frozenset(
    stem(word)
    for word in (
        "minutes meeting notes protocol protokoll sitzung faq questions answers fragen antworten update news "
        "newsletter report overview intranet page policy guide handbook manual rules new old draft final version "
        "compte rendu réunion politique richtlinie handbuch übersicht bericht everyone everybody all staff employees "
        "weekly monthly"
    ).split()
)
_DIGIT = re.compile(r"\d")
_OF_WHOM = re.compile(
    r"\b(?:(?:for|of|to|für|pour|chez)\s+(?:(?:the|our|an?|der|die|das|den|dem|les?|la)\s+)?|"
    r"(?:in|at|im|bei|à)\s+(?:the\s+)?(?=[A-ZÀ-Þ]))(?P<whom>[^\W\d_][\w'’-]+)"
)
# what is of these is of all, or of no part of them
_OF_ALL = frozenset(
    stem(word)
    for word in (
        "everybody everyone all every each both staff employees colleagues people total general future advance year "
        "month week day night hour pay case full addition person end alle allen mitarbeiter jahr monat woche tag tous "
        "an mois"
    ).split()
)


def are_apart(question: str, one: Sentence, other: Sentence) -> bool:
    """Whether their titles set them apart, by what the question does not name.

    "On-call for the data team" and "On-call for the web shop" do, and so do "Canteen in Munich" and "Canteen"."""
    mine, theirs = one.passage, other.passage
    if narrows(question, mine, theirs) or narrows(question, theirs, mine):
        return True
    return any(_of_others(first, second) for first in _titles(mine) for second in _titles(theirs))


def is_of_some(question: str, one: Sentence, other: Sentence) -> bool:
    """Whether a sentence says for whom or where it holds, which neither the question nor the other one names: "The gym
    is £12 for guests" beside "The gym is £10"."""
    known = f"{question} {other.passage.title} {' '.join(other.passage.heading_path)} {other.text}"
    if groups_in(one.text) - groups_in(known):
        return True
    named = (
        stem(match["whom"].lower())
        for match in _OF_WHOM.finditer(one.text.partition(";")[0])
        if not is_month(match["whom"])
    )
    return any(whom not in stems_of(known) | _OF_ALL for whom in named)


def narrows(question: str, passage: Passage, general: Passage) -> bool:
    """Whether a passage is of a place that neither the question nor the other document names."""
    known = stems_of(f"{question} {general.title} {' '.join(general.heading_path)} {general.text}")
    return any(stem(place.lower()) not in known for place in places_of(passage))


def places_of(passage: Passage) -> list[str]:
    """Names of the places that its title or first heading says it is of: "Canteen in Munich", "Leave (Leeds)"."""
    found = [match["place"] for title in _titles(passage) for match in _IN.finditer(title)]
    found += [match["place"] for title in _titles(passage) for match in _BEHIND.finditer(title)]
    return [place for place in found if not is_month(place) and stem(place.lower()) not in _KIND]


def _titles(passage: Passage) -> tuple[str, ...]:
    """The title and the first heading, which may say more than the title does."""
    return tuple(dict.fromkeys((passage.title, *passage.heading_path[:1])))


def _of_others(one: str, other: str) -> bool:
    """Whether two titles begin alike and go on with nothing in common."""
    (head, tail), (its_head, its_tail) = _taken_apart(one), _taken_apart(other)
    return bool(head and head == its_head and tail and its_tail) and not tail & its_tail


def _taken_apart(title: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words of what a title is about, and of what stands behind "for"; numbers and kinds of documents are out."""
    head, _, tail = _OF.sub("\n", title).partition("\n")
    first, rest = ({stem(word) for word in content_words(f"{part} 0")} for part in (head, tail))
    kept = (frozenset(one for one in words - _KIND if not _DIGIT.search(one)) for words in (first, rest))
    about, whose = kept
    return about, whose
