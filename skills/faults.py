"""What Pydantic found wrong with a value, in our own words and in the language of whoever wrote it."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from skills.language import again, listed, say, say_many

_Bounds = Mapping[str, Any]  # Any: Pydantic gives what a field's own type compares with
_WHOLE = say("write a whole number")
_NUMBER = say("write a number")
_YES_OR_NO = say("write yes or no")
_WORDS = say("write words")
_LIST = say("write a list")
_DATE = say("write a date such as {example}", example="2026-11-26")
_MOMENT = say("write a date and a time such as {example}", example="2026-11-26 14:00")
_ADDRESS = say("write an address such as {example}", example="https://example.com")
# Pydantic's own list: https://docs.pydantic.dev/latest/errors/validation_errors/
_PLAIN: Mapping[str, str] = {
    "missing": say("it is missing"),
    "extra_forbidden": say("there is no such field"),
    "string_pattern_mismatch": say("it is not written as it must be"),
    "string_type": _WORDS,
    "string_unicode": say("it holds bytes that are no text"),
    "list_type": _LIST,
    "tuple_type": _LIST,
}
# the beginnings of kinds that a person mends in one way, however they went wrong
_BEGINNINGS: Mapping[str, str] = {
    "int_": _WHOLE,
    "float_": _NUMBER,
    "decimal_": _NUMBER,
    "finite_number": _NUMBER,
    "bool_": _YES_OR_NO,
    "datetime_": _MOMENT,
    "date_": _DATE,
    "url_": _ADDRESS,
}
_BOUNDED: Mapping[str, Callable[[_Bounds], str]] = {
    "greater_than_equal": lambda bounds: say("it must be {least} or more", least=str(bounds["ge"])),
    "less_than_equal": lambda bounds: say("it must be {most} or less", most=str(bounds["le"])),
    "greater_than": lambda bounds: say("it must be more than {bound}", bound=str(bounds["gt"])),
    "less_than": lambda bounds: say("it must be less than {bound}", bound=str(bounds["lt"])),
    "string_too_short": lambda bounds: say_many(
        "it needs at least {n} character", "it needs at least {n} characters", bounds["min_length"]
    ),
    "string_too_long": lambda bounds: say_many(
        "it may have at most {n} character", "it may have at most {n} characters", bounds["max_length"]
    ),
    "too_short": lambda bounds: say_many(
        "it needs at least {n} entry", "it needs at least {n} entries", bounds["min_length"]
    ),
    "too_long": lambda bounds: say_many(
        "it may have at most {n} entry", "it may have at most {n} entries", bounds["max_length"]
    ),
    "enum": lambda bounds: _one_of(bounds["expected"]),
    "literal_error": lambda bounds: _one_of(bounds["expected"]),
}


def fault_said(fault: ErrorDetails) -> str:
    """One fault as the end of a sentence, without a full stop; it never holds the value, which may be a key.

    What a validator of ours raised says it in its words; a kind that nobody can type stays in Pydantic's."""
    kind, bounds = fault["type"], fault.get("ctx", {})
    if (told := bounds.get("error")) and kind in ("value_error", "assertion_error"):
        return _told(told)
    if kind in _BOUNDED:
        return _BOUNDED[kind](bounds)
    beginning = next((said for start, said in _BEGINNINGS.items() if kind.startswith(start)), "")
    if said := _PLAIN.get(kind) or beginning:
        return again(said)
    return _small(fault["msg"])


def first_fault(error: ValidationError) -> str:
    """The first fault of a value as the end of a sentence."""
    return fault_said(error.errors(include_url=False, include_input=False)[0])


def _told(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return first_fault(error)
    words = error.args[0] if error.args and isinstance(error.args[0], str) else str(error)
    return _small(again(words).rstrip("."))


def _one_of(expected: str) -> str:
    """Pydantic gives the choices as running text: `'on', 'off' or 'reset'`."""
    return say("write {choices}", choices=listed(_choices(expected), any_of=True))


def _choices(expected: str) -> list[str]:
    # an empty one means that nothing need be written
    quoted = re.findall(r"'([^']*)'", expected)
    return [one for one in quoted if one] or re.split(r", | or ", expected)


def _small(words: str) -> str:
    """As it goes on after a colon."""
    return f"{words[:1].lower()}{words[1:]}"
