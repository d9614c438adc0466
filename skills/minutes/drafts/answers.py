"""What a model answers, one JSON object a line, read with distrust."""

import re
from enum import StrEnum

from pydantic import BaseModel, Field, field_validator

_NOT_SAID = re.compile(r"(?:null|none|n/?a|unknown|not (?:said|stated|mentioned)|-)?", re.IGNORECASE)


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
