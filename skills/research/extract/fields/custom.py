"""Fields that a workspace added: a value is what stands by one of their cues, or below a label that has one."""

import re
from collections.abc import Iterator

from skills.research.extract.amounts.normal import Found, day_in, money_in, numbers_in, shares_in
from skills.research.extract.labels.labelled import whole
from skills.research.extract.labels.labels import is_nothing
from skills.research.extract.labels.value import Finder, Need, Said, Value
from skills.research.extract.words.phrases import clause_at, held_to_words, trimmed
from skills.research.schema import Field, Kind

_FAR = 60  # characters from a cue in which a number belongs to it
_DAY = re.compile(r"[^,;()]{0,20}\b(?:19|20)\d\d\b")
_NAMED = re.compile(r"\b[A-ZÀ-Þ][\w&'’-]*(?: (?:[A-ZÀ-Þ&][\w&'’-]*|de|of))*(?:, [A-ZÀ-Þ][\w'’-]*)?")
_LABEL_WORDS = 6


def custom_finder(field: Field) -> Finder:
    """Finds values of a field by its cues, or where it has none by the words of its label."""
    words = field.cues or (str(field.label),)
    cue = re.compile(
        "|".join(rf"(?<![^\W_]){re.escape(one)}" for one in words if one) or r"(?!)", re.IGNORECASE
    )

    def find(said: Said) -> Iterator[Value]:
        found = cue.search(said.text)
        label = next(
            (
                one
                for one in (*said.label.split(" › "), *said.path[-1:])
                if cue.search(one) and len(one.split()) <= _LABEL_WORDS
            ),
            "",
        )
        if said.alone and label and not is_nothing(said.text):
            yield from (
                _near(field.kind, said.text, 0, len(said.text))
                if field.kind not in (Kind.WORDS, Kind.NAME)
                else (whole(said.text),)
            )
        elif found:
            yield from _beside(field.kind, said.text, found.start(), found.end())

    return find


def _beside(kind: Kind, text: str, start: int, end: int) -> Iterator[Value]:
    if kind is Kind.WORDS:
        first, last = held_to_words(text, *trimmed(text, *clause_at(text, start)), start)
        yield Value(*trimmed(text, first, last), sure=0.7, cue=start, affirms=False)
    elif kind is Kind.NAME:
        named = _NAMED.search(text, end)
        if named and named.start() - end < 30:
            yield Value(*named.span(), sure=0.7, cue=start)
    else:
        yield from _near(kind, text, start, end)


def _near(kind: Kind, text: str, start: int, end: int) -> Iterator[Value]:
    """The number, the amount or the day that stands nearest to a cue."""
    if kind is Kind.DATE:
        for day in _DAY.finditer(text):
            if day_in(f"in {day[0].split()[-1]}") and (day.start() >= end - 1 or end - day.end() < _FAR):
                yield Value(*trimmed(text, day.start(), day.end()), sure=0.7, cue=start)
                return
        return
    every: list[Found] = [*money_in(text)] if kind is Kind.MONEY else [*shares_in(text), *numbers_in(text)]
    near = [one for one in every if _distance(one, start, end) <= _FAR]
    if near:
        one = min(near, key=lambda found: (_distance(found, start, end), found.start))
        yield Value(
            one.start,
            one.end,
            one.measure,
            sure=0.8,
            cue=min(start, one.start) if start else -1,
            need=Need.SITE,
        )


def _distance(one: Found, start: int, end: int) -> int:
    return max(0, one.start - end, start - one.end)
