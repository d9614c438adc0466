"""What a model answers, one JSON object a line, read with distrust."""

import json
import re
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import BaseModel, Field, ValidationError, field_validator

_DECODER = json.JSONDecoder()
_NOT_SAID = re.compile(r"(?:null|none|n/?a|unknown|not (?:said|stated|mentioned)|-)?", re.IGNORECASE)
_FENCE = re.compile(r"^\s*```.*$", re.MULTILINE)


class Kind(StrEnum):
    """What a drafted line is."""

    SUMMARY = "summary"
    DECISION = "decision"
    ACTION = "action"
    QUESTION = "question"
    RISK = "risk"


class Proposed(BaseModel):
    """A line that the model read out of its part; nothing in it is believed before it is checked."""

    kind: Kind
    text: str = Field(min_length=1, max_length=600)
    segments: list[int] = Field(min_length=1, max_length=20)
    owner: str | None = None
    due: str | None = None

    @field_validator("owner", "due")
    @classmethod
    def _said(cls, value: str | None) -> str | None:
        return None if value is None or _NOT_SAID.fullmatch(value.strip()) else " ".join(value.split())


class Merged(BaseModel):
    """A summary line made of others, or with no text: lines that say the same."""

    text: str = Field("", max_length=600)
    lines: list[int] = Field(min_length=1, max_length=50)


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
