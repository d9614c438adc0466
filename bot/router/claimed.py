"""What goes before the likeness of words: a thread that is gone on with, and skills that look at words themselves.

Such skills take what is plainly theirs, from the default alone."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.commands import AnySkill
from bot.router import Route
from skills.ask.thread.doubt import doubts

Claims = Callable[[AnySkill], Awaitable[bool]]

_MOST_WORDS = 6  # of a question that only goes on with the one before
_ADDS = re.compile(r"\s*(?:and|or|but|so|then|und|oder|aber|et|ou|mais)\b.*\?\s*", re.IGNORECASE)
_ASKS_ON = re.compile(
    r"\s*(?:(?:what|how) about\b.*|"
    r"(?:since|until|till|by|from) when|when|where|who|whose|why|why not|how (?:so|long|much|many|often|come)|"
    r"seit wann|bis wann|ab wann|wann|wo|wer|warum|wie (?:lange|viel|viele|oft)|"
    r"depuis quand|jusqu['’]à quand|quand|où|qui|pourquoi|combien)\s*[?!.]*\s*",
    re.IGNORECASE,
)


def going_on(route: Route, words: str, default: AnySkill, skills: Sequence[AnySkill]) -> Route:
    """The default in a thread that has an answer, where a short question names no skill: "since when", "and on
    Sundays?"."""
    said = re.findall(r"\w+", words.lower())
    goes_on = bool(_ASKS_ON.fullmatch(words) or _ADDS.fullmatch(words)) or doubts(words)
    is_short = len(said) <= _MOST_WORDS and goes_on
    if route.skill in (None, default) or not is_short or {one.command for one in skills} & set(said):
        return route
    return replace(route, skill=default)


async def claimed(route: Route, skills: Sequence[AnySkill], default: AnySkill, claims: Claims) -> Route:
    """The same route, unless such a skill takes the words; `claims` asks one."""
    if route.skill not in (None, default):
        return route
    for skill in skills:
        if skill.claims is not None and await claims(skill):
            return replace(route, skill=skill)
    return route
