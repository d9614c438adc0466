"""Whether a sentence is bound to another site than the one that a question names, by what it stands behind.

"The canteen at Gorsey Lane is open until two. A hot meal is £3.20." tells nothing of a meal at Telford. Only names that
what was found itself uses of places count, and only where some passage tells of both of them: a rule that names no
place holds for all.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from indexing.days import is_month
from indexing.documents import Passage
from skills.ask.pieces.around import before
from skills.ask.pieces.sentences import Sentence
from skills.ask.score.siblings import NAMED_PLACE, OF_ALL, PLACE_KIND, TITLES
from skills.ask.standing.apart import places_of

_WORD = re.compile(r"\w[\w'’-]*")
_NAME = r"[A-ZÀ-Þ][\w'’-]*[^\W\d_]"
# "at Telford", "At St Helens", of which the last word is looked at
_AT = re.compile(
    rf"\b(?:[Aa]t|[Ii]n|[Ff]rom|[Ii]m|[Aa]m|à)\s+(?:the\s+)?(?:{_NAME}\s+){{0,2}}?(?P<name>{_NAME})(?!\s+[A-ZÀ-Þ])"
)
_ASKED_AT = re.compile(
    r"\b(?P<lead>at|in|from|near|for|to|im|am|à)\s+(?:(?:the|our|your|my)\s+)?(?P<name>\w[\w'’-]*(?:\s+\w+)?)",
    re.IGNORECASE,
)
# whoever goes or sends something somewhere is elsewhere: "how do I get to Telford"
_BOUND_FOR = re.compile(
    r"\b(?:get|go|goes|going|travel\w*|drive|driving|walk|come|send|sent|ship|shipped|post|bring|take|move|way|road|trains?|"
    r"bus(?:es)?|vans?|shuttles?|taxis?)\b.*\b(?:to|from)$",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b")  # "In Leeds we opened our first shop in 1998." is told of the past
_TIMES = re.compile(
    r"(?:\w+day|christmas|easter|january|english|welsh|german|french|polish|spanish)$", re.IGNORECASE
)
# what holds for whoever asks, wherever it is done
_FOR_ALL = re.compile(
    r"\b(?:(?:all|every|each|any|both|whole)(?!\s+(?:\d|\w+day|(?:second|other|few|of)\b|(?:day|night|week|month|year|hour|"
    r"minute|quarter|time|morning|evening|shift|spring|summer|autumn|winter)s?\b))|everybody|everyone|everywhere|anybody|"
    r"anyone|company|group|alle|jede\w*|tous|toutes)\b",
    re.IGNORECASE,
)
_PAGE = re.compile(rf"(?P<name>{_NAME})(?:\s+[–—-]\s.*|\s*:.*)?$")
_HEAD = 500  # characters in which a document says where it applies
_APPLIES = re.compile(
    r"\b(?:appl(?:y|ies)|valid|in force|scope|only(?=\s+(?:to|for|at|in|für|à|aux?)\b)|gilt|geltungsbereich|"
    r"s['’]applique)\b(?!\W*(?:from|since|until|till|ab|seit|bis|vom|depuis|jusqu)\b)\W*(?:only\s+)?"
    r"(?:(?:to|for|at|in|für|in|à|aux?)\s+)?(?:the\s+)?(?P<where>[^.\n;(]{1,60})",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\W*(?:(?:at|in)\s+(?:the\s+)?|(?:the|our)\s+(?:(?!(?:is|are|was|were|has|have|sits?|works?|lives?|stands?|lies|"
    r"moved)\b)[\w-]+\s+){1,3}?(?:at|in|of)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"^\W*(?:[\w-]+\s+){1,3}(?:at|in|of)\s+(?:the\s+)?$")
_JOINED = re.compile(r"^(?:\s+\w+)?\s*(?:\(|–|-|(?:is\s+)?(?:in|at|near|of)\b)\s*(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Places:
    """The places of one question and of the passages found for it."""

    question: str
    found: Sequence[Passage]

    @cached_property
    def known(self) -> frozenset[str]:
        """Names of places, in lower case, that the passages do not as often write as a common word."""
        return _known(self.found)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The places that the question asks about and what was found knows: "at telford", "the Ditton plant"."""
        named = _asked_at(self.question)
        return self.known & named if named else frozenset()

    def is_elsewhere(self, sentence: Sentence) -> bool:
        """Whether the question names one of the places that the passages speak of, and the sentence is of another."""
        if sentence.is_row or OF_ALL.search(sentence.text) or _FOR_ALL.search(sentence.text):
            return False
        if _is_of_sister_page(self.question, sentence, self.found):
            return True
        if not self.asked or self.asked & _named_around(sentence, self.known):
            return False
        bound = _bound_to(sentence, self.known, self.found)
        is_one = len(bound) == 1 and not bound & _words(self.question)
        return is_one and _are_told_apart(self.asked | bound, self.found)

    def is_bound_there(self, sentence: Sentence) -> bool:
        """Whether a sentence is of a place that the question names: by its own words or what it stands under, or by
        what the head of its document says that it applies to."""
        under = _named_around(sentence, self.known) | _applies_to(sentence.passage.document_id, self.found)
        return bool(self.asked & under)


def _is_of_sister_page(question: str, sentence: Sentence, found: Sequence[Passage]) -> bool:
    """Whether the question names the place that a page beside the sentence's own is called by: "Leeds", "York"."""
    own, folder = _page_of(sentence.passage), _folder(sentence.passage)
    sisters = {_page_of(one) for one in found if _folder(one) == folder} - {own, ""}
    texts = " ".join(map(_with_headings, found))
    asked = {name for name in sisters if name.lower() in _words(question) and _is_name(name, texts)}
    if not own or not asked or own.lower() in _words(question) or not _is_name(own, texts):
        return False
    return not any(name.lower() in _named_around(sentence, _words(name)) for name in asked)


def _page_of(passage: Passage) -> str:
    """The one name that a page is called by, alone or before what it says of it: "Leeds – mill and shop"."""
    named = _PAGE.match(passage.title)
    return named["name"] if named else ""


def _folder(passage: Passage) -> str:
    return passage.location.rpartition("/")[0]


def _is_name(name: str, texts: str) -> bool:
    """Whether it is never written as a common word, and so is no page about parking or holidays."""
    return not re.search(rf"\b{re.escape(name.lower())}\b", texts)


def _known(found: Sequence[Passage]) -> frozenset[str]:
    """Names of places, in lower case, that the passages do not as often write as a common word."""
    texts = [_with_headings(one) for one in found]
    written = Counter(word for text in texts for word in _WORD.findall(text))
    names = {name for text in texts for name in _places_in(text)}
    return frozenset(name.lower() for name in names if written[name] > written[name.lower()])


def _with_headings(passage: Passage) -> str:
    return "\n".join((passage.title, *passage.heading_path, passage.text))


def _places_in(text: str) -> Iterator[str]:
    """Each name that a text uses of a place."""
    for pattern in (NAMED_PLACE, _AT):
        for match in pattern.finditer(text):
            name = match["name"]
            is_other = name.lower() in TITLES or is_month(name) or _TIMES.match(name)
            if not is_other and not PLACE_KIND.fullmatch(name):
                yield name


def _asked_at(question: str) -> frozenset[str]:
    """Words behind what asks for a place, in lower case, and names of places as they are written."""
    asked = [
        one for one in _ASKED_AT.finditer(question) if not _BOUND_FOR.search(question, 0, one.end("lead"))
    ]
    named = {word for match in asked for word in match["name"].lower().split()}
    return frozenset(named | {match["name"].lower() for match in NAMED_PLACE.finditer(question)})


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _named_around(sentence: Sentence, known: frozenset[str]) -> frozenset[str]:
    """The known places that it names itself or stands under or behind."""
    passage = sentence.passage
    own = " ".join((passage.title, *passage.heading_path, sentence.lead, *before(sentence), sentence.text))
    return known & _words(own)


def _bound_to(sentence: Sentence, known: frozenset[str], found: Sequence[Passage]) -> frozenset[str]:
    """The places that it is about: those it opens with, else those its block does, its heading or its document."""
    if own := known & _words(sentence.text):
        return own if _opens_with(sentence.text, own) else frozenset()
    earlier = before(sentence)
    if behind := known & _words(" ".join(earlier)):
        opens = any(_opens_with(one, behind) and not _DATED.search(one) for one in earlier)
        return behind if opens else frozenset()
    passage = sentence.passage
    under = {place.lower() for place in places_of(passage)}
    under |= {name for heading in passage.heading_path[1:] for name in known & _words(heading)}
    return known & (under or _applies_to(passage.document_id, found))


def _opens_with(text: str, places: frozenset[str]) -> bool:
    """Whether its subject is one of the places or something there: "The canteen at Gorsey Lane"."""
    firsts = (re.search(rf"\b{re.escape(place)}\b", text, re.IGNORECASE) for place in places)
    return any(first is not None and _is_subject(text, *first.span()) for first in firsts)


def _is_subject(text: str, start: int, end: int) -> bool:
    """Whether what stands before a place opens a sentence about it; "Fire wardens at Leeds: Ana" does too."""
    before = text[:start]
    return bool(_OPENING.match(before) or (_ENTRY.match(before) and text[end:].lstrip().startswith(":")))


def _applies_to(document_id: str, found: Sequence[Passage]) -> frozenset[str]:
    """The words in which the head of a document says where it applies."""
    heads = (one for one in found if one.document_id == document_id and one.start < _HEAD)
    said = (_APPLIES.finditer(one.text[: _HEAD - one.start]) for one in heads)
    return frozenset(word for matches in said for match in matches for word in _words(match["where"]))


def _are_told_apart(places: frozenset[str], found: Sequence[Passage]) -> bool:
    """Whether some passage tells of all of them, and none of one as a part of the other: "Gorsey Lane in Wrexham"."""
    mentions = [(sorted(_mentions(places, text)), text) for text in map(_with_headings, found)]
    return any(places == {name for _, _, name in named} for named, _ in mentions) and not any(
        first != second and _JOINED.match(text[end:start])
        for named, text in mentions
        for (_, end, first), (start, _, second) in pairwise(named)
    )


def _mentions(names: frozenset[str], text: str) -> Iterator[tuple[int, int, str]]:
    """Where each name stands: its beginning, its end, itself."""
    for name in names:
        for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
            yield match.start(), match.end(), name
