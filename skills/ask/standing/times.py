"""Of which time a sentence is: whether what it tells begins on a day to come, or was of a day that is past.

Days without a year are those nearest to the day of their document; what names no day is of today.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from indexing.days import date_in, days_in, is_month, to_day
from indexing.documents import Passage
from skills.ask.pieces.sentences import Sentence
from skills.ask.standing.differences import DAY, TIME, differing_units

_MONTH = re.compile(r"\b(?P<month>[^\W\d_]{3,10})\b\.?(?:\s+(?P<year>\d{4})\b)?")
_SMALL_MONTHS = frozenset(
    "janvier février mars avril juin juillet août septembre octobre novembre décembre".split()
)
_FROM = re.compile(
    r"\b(?:from|as of|as from|starting|starting (?:on|in)|effective|beginning|after|ab|vom|zum|à partir d[eu]|"
    r"à compter d[eu]|dès)(?:\s+(?:the|dem|den|le|mois de|beginning of|end of|anfang|ende|mitte|début|fin))*\s*$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|from|as of|effective|until|till|updated|valid|seit|ab|vom|bis|stand|gültig|depuis|partir d[eu]|"
    r"jusqu['’]au)\s+(?:the\s+|dem\s+|den\s+|le\s+)?$",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:will|shall|(?:go|goes|going) up|rises?|increases?|changes?|becomes?|drops?|goes down|falls?|is to|are to|"
    r"wird|werden|steig(?:t|en)|sink(?:t|en)|erhöh(?:t|en)|änder(?:t|n)|künftig|"
    r"sera|seront|passe(?:ra|ront)?|augmente(?:ra|nt|ront)?|baisse(?:ra)?|coûter(?:a|ont))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:to|until|till|bis|au|jusqu|-|–|—)", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:then|from then on|thereafter|afterwards|dann|danach|alors|ensuite|dès lors)\b", re.IGNORECASE
)
_NEXT_YEAR = re.compile(
    r"\b(?:next year|nächste[sn]? jahr|l['’]an(?:née)? prochaine?|l['’]année à venir)\b", re.IGNORECASE
)
_OF_TODAY = re.compile(
    r"\b(?:now|today|currently|at the moment|at present|right now|presently|jetzt|heute|aktuell|derzeit|momentan|"
    r"zurzeit|maintenant|aujourd['’]hui|actuellement|en ce moment)\b",
    re.IGNORECASE,
)
_OF_LATER = re.compile(
    r"\b(?:will (?!i\b|we\b|you\b|they\b)|going to|next (?:year|month|quarter|spring|summer|autumn|winter)|"
    r"in (?:the )?future|upcoming|soon|planned|(?:price )?(?:rises?|increases?|changes?)|go(?:es)? up|"
    r"künftig\w*|zukünftig\w*|in zukunft|geplant\w*|nächste[sn]? (?:jahr|monat)|steig(?:t|en)|"
    r"à l['’]avenir|prochainement|prévue?s?|an prochain|année prochaine|mois prochain|augment\w*)",
    re.IGNORECASE,
)
# what is carried over into the next year is no next one
_OF_NEXT = re.compile(
    r"\b(?<!\bto )(?<!\binto )(?<!\bins )(?:next(?! to\b| of kin\b| door\b)|upcoming|forthcoming|nächste[nrsm]?|"
    r"kommende[nrsm]?|prochaine?s?)\b",
    re.IGNORECASE,
)
_OF_PAST = re.compile(
    r"\b(?:was|were|did|had|last (?:year|time|month)|previous(?:ly)?|formerly|used to|war(?:en)?|letzte[nrsm]?|"
    r"früher\w*|vorige[nrsm]?|était|étaient|dernière?s?|avant|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(
    r"\b(?:valid|effective|in force|into force|appl(?:ies|y|icable)|takes effect|gilt|gelten|gültig|in kraft|"
    r"en vigueur|s['’]applique)\b[^.\n]{0,30}$",
    re.IGNORECASE,
)
_TO_ITS_END = re.compile(
    r"\b(?:until|till|through|to|up to|expir(?:es|ed|ing)|ends?|ended|ending|bis|endet|läuft|jusqu['’](?:au|en|à)|au)"
    r"(?:\s+(?:the|on|in|and including|zum|am|end of|ende|fin|fin de|le))*\s*$",
    re.IGNORECASE,
)
# "is it still fixed in June?" and "how long is it fixed?" are answered by an end
_ASKS_OF_END = re.compile(
    r"^\W*(?:is|are|was (?:it|the|there|this|that|our|my)|were|do|does|did|can|could|may|will|have|has|ist|sind|kann|"
    r"darf|est|sont|puis|peut)\b|"
    r"\b(?:until|till|how long|ends?|expir\w*|still|valid|over|bis|wie lange|endet|läuft|noch|jusqu\w*|encore|when|"
    r"wann|quand)\b",
    re.IGNORECASE,
)
# a deadline is no beginning: "will be handed in by 31 March 2027", "will not rise before 1 April 2027"
_BY_THEN = re.compile(
    r"\b(?:by|no later than|before|spätestens|vor|avant|d['’]ici)(?:\s+(?:the|on|am|zum|dem|le|au))*\s*$",
    re.IGNORECASE,
)
# what began on a day goes on, as does what comes again and again
_BEGAN = re.compile(
    r"\b(?:since|from|as of|effective|seit|ab|vom|depuis|partir d[eu])\s+(?:the\s+|dem\s+|den\s+|le\s+)?$",
    re.IGNORECASE,
)
_COMES_AGAIN = re.compile(
    r"\b(?:each|every|daily|weekly|monthly|quarterly|yearly|annually|of (?:a|the) (?:week|month|quarter)|"
    r"jede[mnrs]?|täglich|wöchentlich|monatlich|jährlich|chaque|tous les|toutes les)\b",
    re.IGNORECASE,
)
# what says how it goes on behind an end
_GOES_ON_THEN = re.compile(
    r"\b(?:then|thereafter|afterwards|from|after|following|next|dann|danach|anschließend|ab|nach|"
    r"alors|ensuite|puis|dès|après|à partir)\b",
    re.IGNORECASE,
)
_RENEWS = re.compile(
    r"\b(?:renews|automatically|verlängert sich|automatisch|tacite\w*|automatiquement|"
    r"(?:is|are) (?:renewed|extended|prolonged)(?!\s+(?:to|until|till)))\b",
    re.IGNORECASE,
)
# "The limit was £100", not "The limit was raised to £140"
_WAS = re.compile(
    r"\b(?:was|were|war|waren|était|étaient)\s+(?:only |still |nur |noch )?"
    r"(?=[£€$\d]|(?:on|in|at|up to|from|am|im|bei|à|le)\b)"
)
_IS = re.compile(r"\b(?:is|are|ist|sind|est|sont|now|jetzt)\b")
_DASH = re.compile(r"(?<![£$€\w.])(?P<from>[\w.]+)\s?[–—-]\s*$")
_YEAR = re.compile(r"\b20\d\d\b")
_TOP = 400  # characters
_END = re.compile(r"(?<=[.!?])\s+")
_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class _Named:
    """A day or month named at `start`..`end` of some words; of a month, its first day."""

    start: int
    end: int
    at: date
    has_year: bool
    has_day: bool


def is_to_come(sentence: Sentence, today: date) -> bool:
    """Whether what it tells holds only from a day after today on: "from 1 March 2027", "then" behind it."""
    written = _written(sentence, today)
    if is_for_later(sentence.passage, today) or _begins_later(sentence.words, written, today):
        return True
    before = _END.split(_block(sentence)[0].strip())[-1]
    return bool(_THEN.search(sentence.words)) and _begins_later(before, written, today)


def asks_of_later(question: str, today: date) -> bool:
    """Whether a question is about what is to come, and not about today."""
    if _OF_TODAY.search(question):
        return False
    years = (int(year) > today.year for year in _YEAR.findall(question))
    later = any(one.at > today for one in _named(question, today))
    return later or any(years) or bool(_OF_LATER.search(question) or _NEXT_YEAR.search(question))


def asks_of_next(question: str) -> bool:
    """Whether a question is about the next of what comes again and again."""
    return bool(_OF_NEXT.search(question))


def asks_of_past(question: str) -> bool:
    """Whether a question is about what was, or names a year."""
    return bool(_OF_PAST.search(question))


def is_past(sentence: Sentence, today: date) -> bool:
    """Whether every day that it names is before today, and it names one; what began then or comes again goes on."""
    text = sentence.words
    named = [one for one in _named(text, _written(sentence, today)) if one.has_day]
    days = [one.at for one in named if not _BEGAN.search(text[: one.start])]
    return bool(days) and max(days) < today and not _COMES_AGAIN.search(text)


def has_ended_by_then(question: str, sentence: Sentence, today: date) -> bool:
    """Whether a sentence says until when something holds, and the question is about a later time: "from June 2026"
    against "fixed until 31 May 2026"."""
    if _ASKS_OF_END.search(question):
        return False
    spelled = [one.at for one in _named(question, today)]
    years = (to_day(int(year), 1, 1) for year in _YEAR.findall(question) if not spelled)
    asked = min((*spelled, *filter(None, years)), default=None)
    text = sentence.words
    named = list(_named(text, _written(sentence, today)))
    ends = [one for one in named if one.has_year and _TO_ITS_END.search(text[: one.start])]
    if asked is None or not ends or _THEN.search(text) or _RENEWS.search(text):
        return False
    if _GOES_ON_THEN.search(text, max(one.end for one in ends)):
        return False
    return max(_last_day(one) for one in named) < asked


def _last_day(named: _Named) -> date:
    """Of a month that is named without a day, its last."""
    if named.has_day:
        return named.at
    following = (named.at + timedelta(days=31)).replace(day=1)
    return following - timedelta(days=1)


def is_for_later(passage: Passage, today: date) -> bool:
    """Whether a document says at its top that it holds from a day after today, or its title names a later year."""
    years = [int(year) for year in _YEAR.findall(passage.title)]
    if years[:1] and years[0] > today.year:
        return True
    near = passage.modified_at.date() if passage.modified_at else today
    top = max(0, _TOP - passage.start)  # further down it may be said of one thing alone
    named = list(_named(passage.text[:top], near))
    later = (one for one in named if one.at > today and not _is_end(passage.text, one))
    return any(_is_in_force_from(passage.text, one, named) for one in later)


def _is_in_force_from(text: str, one: _Named, named: Sequence[_Named]) -> bool:
    """Whether it is the day that is named next behind "valid from"; a review may follow."""
    match = _IN_FORCE.search(text[: one.start])
    return match is not None and not any(match.start() < other.start < one.start for other in named)


def _is_end(text: str, named: _Named) -> bool:
    """Whether something holds until then: "valid until 31 December 2027", "1 May – 31 December 2027"."""
    before = text[: named.start]
    dash = _DASH.search(before)
    begun = dash["from"].strip(".") if dash else ""
    return bool(_TO_ITS_END.search(before)) or begun.isdigit() or is_month(begun)


def is_of_one_gone_by(older: Sentence, newer: Sentence, today: date) -> bool:
    """Whether both tell of an occasion that comes again, such as a party, and that of `older` is over.

    Each names days beside it, on which it is, not since or until which something holds."""
    gone, later = _occasions(older, today), _occasions(newer, today)
    return bool(gone and later) and max(gone) < today and max(gone) < min(later)


def tells_what_was(text: str) -> bool:
    """Whether a sentence says how much or when something was, and not that it was changed."""
    return bool(_WAS.search(text)) and not _IS.search(text)


def comes_again(older: Sentence, newer: Sentence, today: date) -> bool:
    """Whether both tell of such an occasion, and of nothing but its day otherwise: no price that rises that day."""
    is_its_day_alone = differing_units(older.text, newer.text) <= {DAY, TIME}
    return is_its_day_alone and is_of_one_gone_by(older, newer, today)


def _occasions(sentence: Sentence, today: date) -> list[date]:
    before, after = _block(sentence)
    text = f"{before}{sentence.words}{after}"
    return [
        one.at
        for one in _named(text, _written(sentence, today))
        if one.has_day and not _SINCE.search(text[: one.start])
    ]


def _begins_later(text: str, written: date, today: date) -> bool:
    changes = bool(_CHANGES.search(text))
    if changes and _NEXT_YEAR.search(text) and written.year + 1 > today.year:
        return True
    later = (one for one in _named(text, written) if one.at > today and not _is_end(text, one))
    return any((changes and not _BY_THEN.search(text[: one.start])) or _starts(text, one) for one in later)


def _starts(text: str, named: _Named) -> bool:
    """Whether something begins then; "from 1 April to 30 September" without a year may be each year."""
    is_of_each_year = not named.has_year and _GOES_ON.match(text, named.end)
    return bool(_FROM.search(text[: named.start])) and not is_of_each_year


def _written(sentence: Sentence, today: date) -> date:
    moment = sentence.passage.modified_at
    return moment.date() if moment else today


def _block(sentence: Sentence) -> tuple[str, str]:
    """What stands before and behind it in its paragraph."""
    text, start = sentence.passage.text, sentence.passage.start
    before, after = text[: sentence.start - start], text[sentence.end - start :]
    return _BLANK.split(before)[-1], _BLANK.split(after, maxsplit=1)[0]


def _named(text: str, near: date) -> Iterator[_Named]:
    """Days, then months that are named without a day."""
    days = days_in(text)
    for day in days:
        at = to_day(day.year, day.month, day.day) if day.year else _nearest(day.month, day.day, near)
        if at:
            yield _Named(day.start, day.end, at, day.year is not None, has_day=True)
    for match in _MONTH.finditer(text):
        inside = any(day.start <= match.start() < day.end for day in days)
        word = (
            match["month"].capitalize() if match["year"] else match["month"]
        )  # "june 2026" is no other word
        if not inside and (is_month(word) or word in _SMALL_MONTHS) and (first := date_in(f"{word} 2000")):
            year = match["year"]
            month = to_day(int(year), first.month, 1) if year else _nearest(first.month, 1, near)
            if month:
                yield _Named(*match.span(), month, year is not None, has_day=False)


def _nearest(month: int, day: int, near: date) -> date | None:
    years = (near.year - 1, near.year, near.year + 1)
    found = [at for at in (to_day(year, month, day) for year in years) if at]
    return min(found, key=lambda at: abs((at - near).days), default=None)
