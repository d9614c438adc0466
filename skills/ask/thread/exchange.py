"""A follow-up worded as a person would: the last question with one thing of it exchanged, or its pronoun filled in.

"When is the hotline staffed on Saturdays?" and then "and on Sundays?" is "When is the hotline staffed on Sundays?".
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from skills.ask.pieces.weekdays import days_span, weekdays_in
from skills.ask.pieces.words import content_words

# how near in meaning two phrases are, -1 to 1; it decides which thing of the last question is exchanged
Alike = Callable[[str, str], float]
Span = tuple[int, int]

_LIKE = 0.35  # cosine of the bundled text model from which one thing stands for another: Munich and Bristol are at .39
_NO_STRANGER = 0.2  # below it not even the same preposition makes two things alike
_NO_NAME = (
    0.15  # what is written small is less like a name: "postcode" like "phone number" rather than like "Leith"
)
_SAME_NUMBER = 0.1  # many for many, one for one: "interns" are like "contractors" rather than like "training"
_MOST_WORDS = 5
_LONGEST = 120  # characters of a follow-up that is worded so
_LEADS = (
    r"on|in|at|for|with|without|from|during|after|before|under|over|by|to|as|"
    r"am|im|in der|in den|an|für|bei|beim|mit|ohne|nach|vor|seit|ab|zum|zur|"
    r"le|à|au|aux|pour|en|dans|chez|avec|sans|après|avant"
)
_PREPOSITIONS = frozenset(
    f"{_LEADS}|of|about|per|within|between|until|till|since|than|von|vom|über|unter|bis|pro|de|du|des|par|sur".replace(
        "|", " "
    ).split()
) - {"am", "le", "der", "den"}
_THINGS = re.compile(
    rf"\s*(?:(?:ok(?:ay)?|also|so)\W+)?"
    rf"(?:(?P<en>(?:and |but |or )?(?:what|how) (?:about|of|if it is|if it['’]s)|and|or|but)|"
    rf"(?P<de>(?:und )?(?:was ist mit|wie (?:ist|sieht|steht) es (?:aus )?(?:mit|bei|um))|und|oder|aber)|"
    rf"(?P<fr>(?:et )?(?:qu['’]en est-il (?:de la|de l['’]|des|du|de)|quid (?:des|du|de))|et|ou|mais))?\s*"
    rf"(?<!\w)(?:(?P<lead>{_LEADS}|of)\s+)?(?P<thing>[\w'’&/.,€$£% -]+?)"
    rf"(?:[,\s]+(?:too|then|instead|please|auch|denn|dann|aussi|alors))?\s*[?!.]*\s*",
    re.IGNORECASE,
)
_LED = re.compile(rf"(?<!\w)(?:{_LEADS})\s+$", re.IGNORECASE)
_FOR = {"en": "for", "de": "für", "fr": "pour"}
_DETERMINER = re.compile(
    r"(?<!\w)(?:the|an?|our|my|your|der|die|das|dem|den|ein|eine[nmrs]?|unsere?|le|la|les|l['’]|un|une|des|nos|notre)\s+",
    re.IGNORECASE,
)
_AN = re.compile(r"an?\s+(?=\w)")
# what stands for no thing: words that ask, say that something is or is done, or point at something
_NO_THING = frozenset(
    """who whom whose what when where which why how is are was were be been do does did has have had can could may might
    must shall should will would i we you he she it they them this that these those there here not no yes if so then
    wer wen wem was wann wo wohin woher welche welcher welches warum wie ist sind war waren wird werden kann können darf
    dürfen muss müssen soll hat haben ich wir du ihr sie er es man nicht wenn
    qui que quel quelle quels quelles quand où comment combien pourquoi est sont était peut peuvent dois doit ai a ont
    je j nous vous il elle ils elles ça cela on pas si now later next really sure thanks one ones""".split()
)
_ANY_ONE = re.compile(
    r"\b(?:another|other|which|what|each|every|any|same|how|welche\w*|andere\w*|quel\w*)\s+$", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"\b(?:when|if|while|wenn|falls|quand|si)\s+(?:i|we|you|one|ich|wir|man|je|on|nous)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_COUNTED = re.compile(r"\d+(?:[.,]\d+)*\s+(?P<unit>[^\W\d_]+)")
_WORD = re.compile(r"[\w'’&-]+(?:[.,]\d+)*")
# "is the hotline staffed", "is the shop open": here a thing ends and what is said of it begins
_SAID_OF_IT = re.compile(
    r"\w+ed|open|close|closed|expire|available|due|valid|free|paid|held|sent|kept|made|work|apply|cost|last|have|get|"
    r"need|use|take",
    re.IGNORECASE,
)
_WITH_IT = re.compile(r"\s+(?:of|on|for|in|at)\s+$", re.IGNORECASE)
# "who is the fire marshal at Leith": what stands behind is what is asked about
_ASKS_ABOUT = re.compile(
    r"\W*(?:who|what|when|where|how \w+|wer|was|wann|wo|wie \w+|qui|quand|où|quel(?:le)?s?)"
    r"(?:['’]s|\s+(?:is|are|was|were|ist|sind|war|kostet|est|sont))\s+",
    re.IGNORECASE,
)
_DOES = re.compile(r"\b(?:do|does|did|can|may|must|should|will)\s", re.IGNORECASE)
# what is done at one time and undone at another, of which one is exchanged for the other
_ENDS = r"open|close|shut|start|begin|end|finish|stop|arrive|leave|depart|return|expire|run out|reopen"
_VERB = re.compile(rf"\b(?:{_ENDS})\b", re.IGNORECASE)
_AT = re.compile(r"(?<!\w)(?:at|in)\s+$", re.IGNORECASE)
# "this" and "that" only where nothing that they belong to follows
_PRONOUN = re.compile(
    r"\b(?:(?P<own>its|their)(?=\s)|(?P<one>it)|(?P<many>they|them)|(?:(?P<this>this|that)|(?P<these>these|those))"
    r"(?=\s*[?!.,]*$|['’]s\b|\s+(?:is|are|was|were|do|does|did|has|have|can|may|must|will|on|in|at|for|to|from|by|with|"
    r"valid|open|closed|apply|start|end|cost|expire|last|take|\w+ed|still|also|include)\b))(?!\w)",
    re.IGNORECASE,
)
# a word behind these says what somebody does, and is no thing
_SOMEBODY = re.compile(r"\b(?:i|we|you|they|ich|wir|man|je|nous|vous)\s+$", re.IGNORECASE)
# in German, where "das" is an article too
_PRONOUN_ELSEWHERE = re.compile(
    r"\b(?:ist|war|kostet|findet|gilt|wiegt|dauert|geht|sind|kosten|finden|gelten) (?P<it>es|das|sie|er|die|diese)"
    r"(?=\s*[?!.]*$|\s+[a-zäöü])"
)


_NOUN = re.compile(r"\b[A-ZÄÖÜ][\w-]+(?:\s+[A-Z0-9][\w-]*)*")


@dataclass(frozen=True)
class Thing:
    """What a follow-up puts in the place of another: its preposition, if any, its words, and the word "for"."""

    lead: str
    words: str
    otherwise: str

    @property
    def has_article(self) -> bool:
        return bool(_DETERMINER.match(self.words))

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital and no article."""
        return self.words[:1].isupper()

    @classmethod
    def of(cls, question: str) -> "Thing | None":
        """The thing that "and on Sundays?" or "what about contractors?" is about; None where more is said."""
        match = _THINGS.fullmatch(question) if len(question) <= _LONGEST else None
        if match is None or not (match["en"] or match["de"] or match["fr"] or match["lead"]):
            return None
        words = match["thing"].strip()
        said = re.findall(r"[^\W_]+", _AN.sub("", words.lower()))
        if not 0 < len(said) <= _MOST_WORDS or not _NO_THING.isdisjoint(said) or not _content(words):
            return None
        tongue = next((name for name in ("de", "fr") if match[name]), "en")
        return cls((match["lead"] or "").strip(), words, _FOR[tongue])


def exchanged(question: str, last: str, alike: Alike | None = None) -> str | None:
    """The last question with the follow-up's thing in the place of its like, or behind it "for" that thing.

    None where the follow-up is about more than a thing. `alike` tells which thing is meant where no day, year, count
    or preposition does."""
    thing = Thing.of(question)
    if thing is None:
        return None
    body = last.rstrip(" ?!.")
    place = _verb(thing, body) or _place(thing, body, alike)
    if place is None:
        return f"{body} {thing.lead or thing.otherwise} {thing.words}?"
    start, end = place
    clause = next((one for one in _CLAUSE.finditer(body) if one.start() < start), None)
    if clause:  # "when I travel overnight" is all of it in the place of which the thing stands
        return f"{body[: clause.start()]}{thing.lead or thing.otherwise} {thing.words}?"
    has_article = any(one.end() == start for one in _DETERMINER.finditer(body[:start]))
    words = _DETERMINER.sub("", thing.words, count=1) if has_article else thing.words
    before = _LED.sub(f"{thing.lead} ", body[:start]) if thing.lead else body[:start]
    return f"{before}{words}{body[end:]}?"


def beside_thing(question: str, whole: str) -> str | None:
    """The same follow-up with its thing first and the rest of what it reads as in brackets, "on Sundays? (hotline
    staffed)": a question whose answer is that there is none ("when … on Sundays?") is read better so."""
    thing = Thing.of(question)
    if thing is None:
        return None
    own = set(content_words(thing.words))
    rest = [word for word in _content(whole) if word not in own | _NO_THING]
    return f"{thing.lead} {thing.words}? ({' '.join(rest)})".strip() if rest else None


def _place(thing: Thing, body: str, alike: Alike | None) -> Span | None:
    """Where the like of the thing stands: a day, a year, a count of the same, what is behind the same preposition, or
    what is nearest in meaning."""
    return _same_kind(thing, body) or _behind(thing, body, alike) or _nearest(thing, body, alike)


def _same_kind(thing: Thing, body: str) -> Span | None:
    if weekdays_in(thing.words):
        return days_span(body)
    years = [one.span() for one in _YEAR.finditer(body)]
    if _YEAR.fullmatch(thing.words):
        return years[-1] if years else None
    counted = _COUNTED.match(thing.words)
    unit = counted["unit"].lower().rstrip("s") if counted else ""
    same = (one.span() for one in _COUNTED.finditer(body) if one["unit"].lower().rstrip("s") == unit)
    return next(same, None) if unit else None


def _behind(thing: Thing, body: str, alike: Alike | None) -> Span | None:
    """The last phrase behind the preposition that the thing has, unless it is of another kind."""
    if not thing.lead or weekdays_in(thing.words) or _YEAR.fullmatch(thing.words):
        return None
    found = None
    for one in re.finditer(rf"\b{re.escape(thing.lead)}\s+", body, re.IGNORECASE):
        run = next((span for span in _runs(body) if span[0] >= one.end()), None)
        between = body[one.end() : run[0]] if run else "no"
        if (
            run
            and (not between or _DETERMINER.fullmatch(between))
            and _may_be(thing, body[slice(*run)], alike)
        ):
            found = run
    return found


def _may_be(thing: Thing, phrase: str, alike: Alike | None) -> bool:
    near = alike is None or alike(thing.words, phrase) >= _NO_STRANGER
    return near and not weekdays_in(phrase) and not _YEAR.search(phrase)


def _nearest(thing: Thing, body: str, alike: Alike | None) -> Span | None:
    if alike is None or weekdays_in(thing.words) or _YEAR.fullmatch(thing.words):
        return None
    subject = _asked_about(body)
    rated = []
    for span in slots(body):
        phrase = body[slice(*span)]
        near, same_number = alike(thing.words, phrase), _is_many(phrase) == _is_many(thing.words)
        is_subject = same_number and not thing.is_name and span == subject
        is_other = not thing.is_name and _is_name(body, span)
        is_no_place = (is_other and thing.has_article) or _breaks(span, subject, thing)
        if near >= (_NO_STRANGER if is_subject else _LIKE) and not is_no_place:
            rated.append((near + _SAME_NUMBER * same_number - _NO_NAME * is_other, span))
    return max(rated)[1] if rated else None


def _breaks(span: Span, subject: Span | None, thing: Thing) -> bool:
    """Whether a place is a part of what is asked about that hardly stands for all of it: its noun, "number" of "phone
    number", or any part where the thing has an article of its own."""
    if subject is None or span == subject or not (subject[0] <= span[0] and span[1] <= subject[1]):
        return False
    return span[1] == subject[1] or thing.has_article


def _asked_about(body: str) -> Span | None:
    """Where the thing stands that "who is the …" asks about."""
    match = _ASKS_ABOUT.match(body)
    article = _DETERMINER.match(body, match.end()) if match else None
    start = article.end() if article else match.end() if match else -1
    return next((span for span in _runs(body) if span[0] == start), None)


def _is_name(body: str, span: Span) -> bool:
    """Whether a thing that no article stands before is written with capitals."""
    words = body[slice(*span)].split()
    return span[0] > 0 and all(word[0].isupper() for word in words) and not _given(body, span[0])


def _verb(thing: Thing, body: str) -> Span | None:
    """Where "open" stands in "when does the shop open on Mondays" in the place of which "close" comes."""
    if thing.lead or not _VERB.fullmatch(thing.words) or not _DOES.search(body):
        return None
    found = list(_VERB.finditer(body))
    return found[-1].span() if found else None


def place_in(body: str) -> str | None:
    """ "at Leith", or "at the Leith office", where a question names a place; None where it names none."""
    runs = [span for span in _runs(body) if not weekdays_in(body[slice(*span)])]
    for start, end in reversed(runs):
        before = body[: start - len(_given(body, start))]
        if (led := _AT.search(before)) and not _YEAR.search(body[start:end]):
            return body[led.start() : end]
    named = (span for span in runs if span[0] > 0 and body[span[0]].isupper())
    return next((f"at {_given(body, start)}{body[start:end]}" for start, end in named), None)


def _is_many(phrase: str) -> bool:
    return phrase.lower().endswith(("s", "en"))


def slots(body: str) -> list[Span]:
    """Where things stand that may be exchanged: each word that means something, and each run of such words."""
    runs = [span for span in _runs(body) if not _ANY_ONE.search(body[: span[0]])]
    words = [
        (start + one.start(), start + one.end())
        for start, end in runs
        for one in _WORD.finditer(body[start:end])
    ]
    return list(dict.fromkeys((*runs, *words)))


def _runs(body: str) -> Iterator[Span]:
    """Runs of words that mean something, between signs and words that do not, or that say what a thing is or does."""
    start = end = -1
    for one in _WORD.finditer(body):
        means = _means_something(body, one) and not (start >= 0 and _SAID_OF_IT.fullmatch(one.group()))
        if start >= 0 and not (means and body[end : one.start()].isspace()):
            yield start, end
            start = -1
        if means:
            start, end = (start if start >= 0 else one.start()), one.end()
    if start >= 0:
        yield start, end


def _means_something(body: str, word: re.Match[str]) -> bool:
    said = word.group().lower()
    is_small = said in _NO_THING or said in _PREPOSITIONS or _DETERMINER.fullmatch(f"{said} ")
    return bool(_content(said)) and not is_small and not _SOMEBODY.search(body, 0, word.start())


def filled_in(question: str, last: str) -> str | None:
    """The follow-up with the thing that the last question was about in the place of its pronoun, if it has one."""
    english = _PRONOUN.search(question)
    match = english or _PRONOUN_ELSEWHERE.search(question)
    if match is None or len(question) > _LONGEST:
        return None
    kinds = match.groupdict()
    body = last.rstrip(" ?!.")
    thing = _about(body, many=_many_meant(kinds), article="the ") if english else _noun(body)
    if thing is None:
        return None
    thing = f"{thing}'s" if kinds.get("own") else thing
    start, end = match.span() if english else match.span("it")
    return f"{question[:start]}{thing}{question[end:]}".strip()


def points_at_it(question: str) -> bool:
    """Whether a German question has a pronoun for what was said before: "wo ist das?"."""
    return bool(_PRONOUN_ELSEWHERE.search(question))


def _many_meant(kinds: dict[str, str | None]) -> bool | None:
    own = (kinds.get("own") or "").lower()
    if kinds.get("many") or kinds.get("these") or own == "their":
        return True
    return False if kinds.get("one") or kinds.get("this") or own else None


def _about(body: str, *, many: bool | None, article: str) -> str | None:
    """The first thing of a question, with its article and what belongs to it; None where none is of that number."""
    for start, end in _runs(body):
        phrase = body[start:end]
        is_other = many is not None and _is_many(phrase) != many
        if not (is_other or _SAID_OF_IT.fullmatch(phrase) or _ANY_ONE.search(body[:start])):
            return f"{_given(body, start) or article}{phrase}{_belonging(body, end)}"
    return None


def _noun(body: str) -> str | None:
    """The first German noun of a question with its article; a capital tells nouns, but for the first word."""
    found = _NOUN.search(body, 1)
    return f"{_given(body, found.start())}{found.group()}" if found else None


def _given(body: str, start: int) -> str:
    """The article before this place, unless there is none or an indefinite one."""
    found = next((one.group() for one in _DETERMINER.finditer(body[:start]) if one.end() == start), "")
    return "" if found.lower().strip() in ("a", "an") else found


def _belonging(body: str, end: int) -> str:
    """ " on frames" behind "warranty", which is no day and no year."""
    run = next((span for span in _runs(body) if span[0] > end), None)
    if run is None or not _WITH_IT.fullmatch(body[end : run[0]]):
        return ""
    phrase = body[slice(*run)]
    return "" if weekdays_in(phrase) or _YEAR.search(phrase) else body[end : run[1]]


def _content(text: str) -> list[str]:
    """Content words, none where there are only stop words (for which `content_words` gives back all)."""
    return content_words(f"{text} 0")[:-1]
