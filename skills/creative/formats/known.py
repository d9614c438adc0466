"""The formats that we know, found by platform and placement; a workspace's own file adds to them or changes them."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pydantic import ValidationError

from skills.creative.formats.format import Format
from skills.creative.formats.row import Row, to_format
from skills.errors import UserError
from skills.language import Sentence, filled, listed, say

# platforms change what they take a few times a year
STALE_AFTER = timedelta(days=180)
# a workspace adds a handful; more is a wrong file
MOST_OWN_ROWS = 500
_ALSO_CALLED = {"facebook": "meta", "fb": "meta", "twitter": "x", "ig": "instagram", "googleads": "google"}
# Any: JSON
Json = dict[str, Any]


@lru_cache(maxsize=1)
def formats() -> tuple[Format, ...]:
    """All that ship with us, in the order of the file."""
    return tuple(to_format(Row.model_validate(raw)) for raw in _shipped())


@lru_cache(maxsize=1)
def _shipped() -> tuple[Json, ...]:
    text = files("skills.creative.formats").joinpath("formats.json").read_text(encoding="utf-8")
    return tuple(json.loads(text))


def with_own(text: str) -> tuple[Format, ...]:
    """Ours and a workspace's own, from a JSON list of rows. A row with a known id changes what it names.

    Raises UserError naming the row and what is wrong in it."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(
            say("The file of formats is not JSON: {fault}", fault=str(error)),
            hint=say("Write a list of rows, each in braces."),
        ) from error
    return with_rows(rows)


def with_rows(rows: object) -> tuple[Format, ...]:
    """The same from rows that were read already, whatever file they stood in."""
    if not isinstance(rows, list) or len(rows) > MOST_OWN_ROWS:
        raise UserError(
            say("A file of formats holds a list of at most {most} rows.", most=MOST_OWN_ROWS),
            hint=say("Write a list of rows, each in braces."),
        )
    known = {str(raw["id"]): raw for raw in _shipped()}
    own: dict[str, Format] = {}
    for number, raw in enumerate(rows, start=1):
        one = _own_row(raw, number, known)
        if one.id in own:
            raise _fault(number, one.id, say("this id stands in the file twice"))
        own[one.id] = one
    ours = tuple(own.pop(one.id, one) for one in formats())
    return (*ours, *own.values())


def _own_row(raw: object, number: int, known: dict[str, Json]) -> Format:
    if not isinstance(raw, dict):
        raise _fault(number, "?", say("a row is written in braces, with names and values"))
    id_ = str(raw.get("id", "?"))
    merged = _over(known.get(id_, {}), raw)
    try:
        return to_format(Row.model_validate(merged))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "row"
        raise _fault(number, id_, f"{place}: {first['msg']}") from error
    except (ArithmeticError, RecursionError) as error:
        raise _fault(number, id_, say("a number in it is too large")) from error


def _over(under: Json, over: Json) -> Json:
    """Texts and counts change by field, everything else as a whole."""
    merged = dict(under) | over
    for name in ("texts", "counts", "short"):
        if isinstance(under.get(name), dict) and isinstance(over.get(name), dict):
            merged[name] = under[name] | over[name]
    return merged


def _fault(number: int, id_: str, what: str) -> UserError:
    return UserError(
        say("Row {n} of the formats ({id}) cannot be used: {what}.", n=number, id=id_, what=what),
        hint=say("Mend this row, or take it out."),
    )


def named(
    platforms: Iterable[str] = (),
    *,
    placements: Iterable[str] = (),
    among: Sequence[Format] | None = None,
) -> tuple[Format, ...]:
    """Formats of these platforms and placements, in the order of the file; none named is all.

    `Meta/FB Feed square` names one placement, an id one row. Raises UserError naming the nearest ones."""
    rows = tuple(formats() if among is None else among)
    wanted = [one for one in platforms if one.strip()]
    if wanted:
        taken = {row.id for name in wanted for row in _of_platform(name, rows)}
        rows = tuple(row for row in rows if row.id in taken)
    places = [one for one in placements if one.strip()]
    if places:
        taken = {row.id for name in places for row in _of_placement(name, rows)}
        rows = tuple(row for row in rows if row.id in taken)
    return rows


def _of_platform(name: str, rows: Sequence[Format]) -> tuple[Format, ...]:
    if exact := tuple(row for row in rows if row.id == name.strip().lower()):
        return exact
    platform, _, placement = name.partition("/")
    key = _ALSO_CALLED.get(_plain(platform), _plain(platform))
    found = tuple(row for row in rows if _plain(row.platform) == key)
    if not found:
        raise _unknown(platform, [row.platform for row in rows], say("No platform is called {name}."))
    return _of_placement(placement, found) if placement.strip() else found


def _of_placement(name: str, rows: Sequence[Format]) -> tuple[Format, ...]:
    found = tuple(row for row in rows if _plain(row.placement) == _plain(name))
    if not found:
        raise _unknown(name, [row.placement for row in rows], say("No placement is called {name}."))
    return found


def _unknown(name: str, known: Iterable[str], what: Sentence) -> UserError:
    names = list(dict.fromkeys(known))
    by_plain = {_plain(one): one for one in names}
    near = [by_plain[one] for one in get_close_matches(_plain(name), by_plain, n=3, cutoff=0.5)]
    said = filled(what, name=repr(name.strip()[:80]))
    if near:
        return UserError(said, hint=say("Did you mean {names}?", names=listed(near, any_of=True)))
    return UserError(said, hint=say("There are {names}.", names=listed(names[:20])))


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def stale(one: Format, today: date) -> bool:
    """Whether somebody should look again at what the platform's page says."""
    return today - one.checked_on > STALE_AFTER
