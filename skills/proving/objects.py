"""JSON objects in what a model answers, one after the other, read with distrust."""

import json
import re
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

_DECODER = json.JSONDecoder()
_FENCE = re.compile(r"^\s*```.*$", re.MULTILINE)

A = TypeVar("A", bound=BaseModel)


class Reader(Generic[A]):
    """Reads an answer as objects of one kind."""

    def __init__(self, kind: type[A]) -> None:
        self._kind = kind

    def read(self, answer: str) -> list[A] | None:
        """The objects in order; None if the answer breaks off, or holds none and does not say so with [].

        An object of another shape is left out; words around the objects are passed over."""
        text = _FENCE.sub("", answer).strip()
        objects = _objects(text)
        if objects is None or (text.startswith("[") and not text.endswith("]")):
            return None
        found = [line for line in map(self._valid, objects) if line is not None]
        return found if found or text == "[]" else None

    def _valid(self, row: object) -> A | None:
        try:
            return self._kind.model_validate(row)
        except ValidationError:
            return None


def _objects(text: str) -> list[object] | None:
    """All JSON objects, one after another, in an array or alone; None if one of them does not end."""
    found: list[object] = []
    place = text.find("{")
    while place >= 0:
        try:
            value, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            return None
        found.append(value)
        place = text.find("{", end)
    return found
