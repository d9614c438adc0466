"""Skills that look at free words themselves: they take what is plainly theirs, from the default alone."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.commands import AnySkill
from bot.router import Route

Claims = Callable[[AnySkill], Awaitable[bool]]


async def claimed(route: Route, skills: Sequence[AnySkill], default: AnySkill, claims: Claims) -> Route:
    """The same route, unless such a skill takes the words; `claims` asks one."""
    if route.skill not in (None, default):
        return route
    for skill in skills:
        if skill.claims is not None and await claims(skill):
            return replace(route, skill=skill)
    return route
