"""The advertising platforms as a brief may name them."""

from difflib import get_close_matches
from functools import cache

from skills.creative.formats.known import formats
from skills.errors import UserError
from skills.language import say

_SAID_SO = {
    "facebook": "Meta",
    "fb": "Meta",
    "insta": "Instagram",
    "ig": "Instagram",
    "twitter": "X",
    "google ads": "Google",
}


@cache
def platforms() -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.platform for one in formats()))


def platform_of(told: str, path: str) -> str:
    """The platform as the formats spell it. Raises UserError that names the nearest."""
    plain = told.casefold()
    names = {name.casefold(): name for name in platforms()} | _SAID_SO
    if plain in names:
        return names[plain]
    near = get_close_matches(plain, names, 1, 0.5)
    raise UserError(
        say("{path}, platforms: {platform} is not known.", path=path, platform=repr(told)),
        hint=say("Did you mean {name}?", name=names[near[0]])
        if near
        else say("There are {platforms}.", platforms=", ".join(platforms())),
    )
