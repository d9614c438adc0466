"""As of when a company's facts are known: the newest day that a quote itself names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from skills.research.facts import Fact

# how each month begins in English, German, French, Spanish, Italian, Dutch and Portuguese, plain and lower case
_MONTHS = (
    ("jan", "ene", "gen"), ("feb", "fev", "fév"), ("mar", "mär", "maa", "mrt"), ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei"), ("jun", "juin", "giu"), ("jul", "juil", "lug"), ("aug", "aoû", "ago"),
    ("sep", "set"), ("oct", "okt", "ott", "out"), ("nov",), ("dec", "dez", "déc", "dic"),
)  # fmt: skip


def newest_dated(facts: Sequence[Fact], today: date) -> list[Fact]:
    """The newest fact whose quote names its day, as one of the field “date”, as exact as the quote is."""
    named = [
        (fact.about, shown, fact)
        for fact in facts
        if fact.about
        and fact.about <= today
        and not fact.past
        and (shown := named_in(fact.about, fact.span.quote))
    ]
    if not named:
        return []
    _, shown, fact = max(named, key=lambda one: (one[0], len(one[1]), one[2].span.source, one[2].span.start))
    return [replace(fact, field="date", value=shown, of="", measure=None)]


def named_in(day: date, quote: str) -> str:
    """As much of a day as a quote names: 2026-03-12, 2026-03 or 2026; empty where not even its year stands there."""
    words = re.findall(r"[^\W_]+", quote.casefold())
    if str(day.year) not in words:
        return ""
    numbers = {int(word) for word in words if word.isdigit() and len(word) <= 2}
    ordinals = {int(found[1]) for word in words if (found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", word))}
    has_month = any(word.startswith(_MONTHS[day.month - 1]) for word in words)
    if day.day in numbers | ordinals and (has_month or day.month in numbers):
        return day.isoformat()
    return f"{day:%Y-%m}" if has_month else f"{day.year}"
