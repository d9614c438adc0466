"""A whole reply said again, to whoever is spoken to now."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from skills.language.sentences import again

T = TypeVar("T")


def anew(whole: T) -> T:
    """The same with each sentence of ours in it said again; everything else stays as it is."""
    return cast("T", _anew(whole))


def _anew(part: Any) -> Any:  # Any: a reply nests blocks, tuples and words
    if isinstance(part, str):
        return again(part)
    if isinstance(part, tuple):
        said = tuple(map(_anew, part))
        return part if all(new is old for new, old in zip(said, part, strict=True)) else said
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changed = {
        one.name: new
        for one in fields(part)
        if one.init and (new := _anew(old := getattr(part, one.name))) is not old
    }
    return replace(part, **changed) if changed else part
