"""What a person typed to a skill and its query: `ask how long is …`, `minutes call.vtt title=Launch`."""

import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from skills.contract import Skill
from skills.errors import UserError

AnySkill = Skill[Any, Any]  # Any: the catalogue holds skills of every query and answer type


def find_skill(text: str, skills: Sequence[AnySkill], default: AnySkill) -> tuple[AnySkill, str]:
    """The skill whose command starts the text and the rest of it, or the default with all of it."""
    word, _, rest = text.strip().partition(" ")
    for candidate in skills:
        if word.lower().lstrip("/").rstrip(":") == candidate.command and (
            word.startswith("/") or _is_command(candidate, rest, default)
        ):
            return candidate, rest.strip()
    return default, text.strip()


def _is_command(candidate: AnySkill, rest: str, default: AnySkill) -> bool:
    # "help me find the travel policy" and "minutes of the board meeting, who wrote them?" are questions
    asks = rest.rstrip().endswith("?") and candidate is not default
    return bool(rest.strip()) == bool(_text_field(candidate.query)) and not asks


def parse_query(query: type[BaseModel], text: str) -> BaseModel:
    """Free words fill the first required field; `name=value` at the end sets any other field.

    Raises UserError with the field, the value and what it takes."""
    values: dict[str, object] = {}
    words = text
    while match := re.search(r"(?:^|\s)(\w+)=(\"[^\"]*\"|\S+)\s*$", words):
        name = match.group(1)
        if name not in query.model_fields:
            break
        values[name] = match.group(2).strip('"')
        words = words[: match.start()]
    field = _text_field(query)
    if field and words.strip():
        values.setdefault(field, words.strip())
    return build_query(query, values)


def build_query(query: type[BaseModel], values: dict[str, object]) -> BaseModel:
    try:
        return query.model_validate(values)
    except ValidationError as error:
        fault = error.errors()[0]
        field = str(fault["loc"][0]) if fault["loc"] else _text_field(query) or "input"
        raise UserError(_fault(field, fault["type"], fault["msg"]), hint=_hint(query, field)) from error


def _fault(field: str, kind: str, message: str) -> str:
    if kind == "missing":
        return f"The {field} is missing."
    if kind == "string_too_short":
        return f"The {field} is too short."
    return f"The {field} does not fit: {message[0].lower()}{message[1:]}."


def _hint(query: type[BaseModel], field: str) -> str:
    described = query.model_fields.get(field)
    return f"{described.description}." if described and described.description else ""


def _text_field(query: type[BaseModel]) -> str | None:
    return next((name for name, field in query.model_fields.items() if field.is_required()), None)
