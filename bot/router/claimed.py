"""Skills that look at free words themselves: they take what is plainly theirs, and give up what is not."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.commands import AnySkill
from bot.router import Route

Claims = Callable[[AnySkill, bool], Awaitable[bool]]


async def claimed(route: Route, skills: Sequence[AnySkill], default: AnySkill, claims: Claims) -> Route:
    """The same route, unless such a skill takes the words, or gives up what likeness brought it.

    `claims` asks a skill, and says whether likeness led there. What goes to another skill than the default stays."""
    for skill in skills:
        if skill.claims is None or route.skill not in (None, default, skill):
            continue
        likely = route.skill is skill
        if await claims(skill, likely):
            return replace(route, skill=skill)
        others = tuple(one for one in route.candidates if one is not skill)
        route = replace(route, skill=default if likely else route.skill, candidates=others or (default,))
    return route
