"""As of when facts are known: the newest day of a company's evidence, and each day no more exact than its words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from skills.language import Sentence, day, month, year
from skills.research.compare.voices import is_since
from skills.research.facts import Fact, Span
from skills.research.report import Source

# how each month begins in English, German, French, Spanish, Italian, Dutch and Portuguese, plain and lower case
_MONTHS = (
    ("jan", "ene", "gen"), ("feb", "fev", "fév"), ("mar", "mär", "maa", "mrt"), ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei"), ("jun", "juin", "giu"), ("jul", "juil", "lug"), ("aug", "aoû", "ago"),
    ("sep", "set"), ("oct", "okt", "ott", "out"), ("nov",), ("dec", "dez", "déc", "dic"),
)  # fmt: skip
_YEAR, _MONTH = len("2024"), len("2024-06")
_MIDDLE = 7  # the month whose first day stands for a year
_NEAR = 300  # letters around a quote, in which the day stands that it is of


def newest_dated(facts: Sequence[Fact], today: date) -> list[Fact]:
    """The newest fact whose quote names its day, as one of the field “date”, as exact as the quote is; since when
    something is so says nothing of how new its evidence is."""
    named = [
        (fact.about, shown, fact)
        for fact in facts
        if fact.about
        and fact.about <= today
        and not (fact.past or is_since(fact))
        and (shown := named_in(fact.about, fact.span.quote))
    ]
    if not named:
        return []
    _, shown, fact = max(named, key=lambda one: (one[0], len(one[1]), one[2].span.source, one[2].span.start))
    return [replace(fact, field="date", value=shown, of="", measure=None)]


def named_in(when: date, text: str) -> str:
    """As much of a day as a text names: 2026-03-12, 2026-03 or 2026; empty where not even its year stands there."""
    words = text.casefold()
    if not re.search(rf"(?<!\d){when.year}(?!\d)", words):
        return ""
    in_words = f"(?<![^\\W\\d_])(?:{'|'.join(_MONTHS[when.month - 1])})[^\\W\\d_]{{0,8}}\\.?,?"
    number = rf"(?<![\d.,])0?{when.day}(?!\d)(?:st|nd|rd|th|er|º|\.)?"
    if re.search(
        rf"{number}[\s-]+(?:of |de )?{in_words}|{in_words}[\s-]+{number}|{_in_numbers(when)}", words
    ):
        return when.isoformat()
    is_month = re.search(
        rf"{in_words}\s+(?:\d{{1,2}}\w{{0,2}},?\s+)?(?:of |del? )?{when.year}|{when.year}\s+{in_words}|"
        rf"{when.year}\s*[年년]\s*0?{when.month}\s*[月월]",
        words,
    )
    return f"{when:%Y-%m}" if is_month else f"{when.year}"


def _in_numbers(when: date) -> str:
    """A day without words: 2026-03-12, 12.3.2026, 3/12/2026, 2026年3月12日."""
    second, third = f"0?{when.month}", f"0?{when.day}"
    return (
        rf"{when.year}\s*[-/.年년]\s*{second}\s*[-/.月월]\s*{third}(?!\d)|"
        rf"(?<!\d)(?:{third}[-/.]\s?{second}|{second}/{third})[-/.]\s?{when.year}"
    )


def exactly(when: date, spans: Iterable[Span], sources: Mapping[str, Source]) -> str:
    """A day as exactly as its evidence gives it: 2024-06-03, 2024-06 where a month alone is named, 2024 for a year.

    What is dated by a year stands at its middle and what is dated by a month at its first day, for weighing alone."""
    if when.day != 1:
        return when.isoformat()
    named = (_named_at(when, span, sources[span.source]) for span in spans if span.source in sources)
    return next(filter(None, named), f"{when:%Y-%m}")


def _named_at(when: date, span: Span, source: Source) -> str:
    if named := named_in(when, span.quote):
        return named
    if when == source.published:
        return day_of_page(source)
    near = source.text[max(0, span.start - _NEAR) : span.end + _NEAR]
    found = named_in(when, near) or named_in(when, source.text)
    # no year stands at the first day of another month
    return f"{when:%Y-%m}" if len(found) == _YEAR and when.month != _MIDDLE else found


def day_of_page(source: Source) -> str:
    """When a page was published: a month where its words name no more of it; empty where nobody knows."""
    if source.published is None:
        return ""
    only_month = source.published.day == 1 and len(named_in(source.published, source.text)) == _MONTH
    return f"{source.published:%Y-%m}" if only_month else source.published.isoformat()


def told_day(exact: str) -> Sentence:
    """A day, a month or a year as `exactly` gives it, in the reader's form."""
    first = date.fromisoformat(f"{exact}-01-01"[: len("2024-01-01")])
    return {_YEAR: year, _MONTH: month}.get(len(exact), day)(first)
