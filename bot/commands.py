"""What a person typed to a skill and its query: `ask how long is …`, `minutes call.vtt title=Launch`."""

import difflib
import mimetypes
import re
from collections.abc import Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from skills.contract import Skill
from skills.errors import UserError
from skills.faults import fault_said
from skills.language import say

AnySkill = Skill[Any, Any]  # Any: the catalogue holds skills of every query and answer type


# pictures that not every table of media types knows
_PICTURES = (".heic", ".heif", ".webp", ".avif")
_NAMED_ONLY = re.compile(r"\s*(?:\w+=(?:\"[^\"]*\"|[^\s\"]\S*)(?:\s+|$))*")


def find_skill(
    text: str, skills: Sequence[AnySkill], default: AnySkill, *, files: Sequence[str] = ()
) -> tuple[AnySkill | None, str]:
    """The skill whose command starts the text and the rest of it; None where no command was typed.

    `files` are the names of what came along: one recording is what `minutes` alone means."""
    word, _, rest = text.strip().partition(" ")
    for candidate in skills:
        if word.lower().lstrip("/").rstrip(":") == candidate.command and (
            # in Slack the words of all skills stand under one command, and so do questions
            (word.startswith("/") and not (candidate.takes and rest.strip()))
            or _is_command(candidate, rest, default, files)
        ):
            # `minutes title=Launch` with a file is about the file
            words = argument_of(candidate, "", files) if _NAMED_ONLY.fullmatch(rest) else ""
            return candidate, f"{words} {rest}".strip()
    return None, text.strip()


def nearest_command(text: str, skills: Sequence[AnySkill]) -> AnySkill | None:
    """The skill that somebody may have meant who wrote its command wrongly."""
    word = text.strip().lstrip("/").partition(" ")[0].lower().rstrip(":")
    close = difflib.get_close_matches(word, [one.command for one in skills], n=1, cutoff=0.7)
    return next((one for one in skills if one.command in close), None)


def argument_of(skill: AnySkill, text: str, files: Sequence[str]) -> str:
    """What a skill works on when only free words name it: the recording that came along, or a link among the words.

    Raises UserError when several came along."""
    if not _text_field(skill.query):
        return ""
    recordings = [name for name in files if is_recording(name)] or list(files)
    if len(recordings) > 1 and not skill.takes_files:
        listed = ", ".join(recordings)
        raise UserError(
            say("{n} files came along: {names}.", n=len(recordings), names=listed),
            hint=say("Send one at a time: `{command}` with it.", command=skill.command),
        )
    link = re.search(r"https?://\S+", text)
    return next(iter(recordings), link[0] if link else "")


def brings_recording(text: str, files: Sequence[str]) -> bool:
    """Whether a recording came along, as a file or as a link among the words."""
    links = (link.partition("?")[0] for link in re.findall(r"https?://\S+", text))
    return any(map(is_recording, (*files, *links)))


def is_recording(name: str) -> bool:
    """Whether a file is audio, video or a transcript, by its name."""
    kind = mimetypes.guess_type(name)[0] or ""
    return kind.startswith(("audio/", "video/")) or name.lower().endswith((".vtt", ".srt"))


def is_picture(name: str) -> bool:
    """Whether a file is a picture, by its name."""
    return (mimetypes.guess_type(name)[0] or "").startswith("image/") or name.lower().endswith(_PICTURES)


def _is_command(candidate: AnySkill, rest: str, default: AnySkill, files: Sequence[str]) -> bool:
    if candidate.takes:
        # "person in charge of payroll" is a question, and "person 3fa9c2d41b07" a press
        return bool(re.fullmatch(candidate.takes, rest.strip().partition(" ")[0]))
    if not candidate.routed:
        return _is_admin_command(candidate, rest)
    # "help me find the travel policy" and "minutes of the board meeting, who wrote them?" are questions
    asks = rest.rstrip().endswith("?") and candidate is not default and not takes_question(candidate)
    if takes_words(candidate):
        return not asks
    given = bool(rest.strip()) or (bool(files) and candidate is not default)
    return given == bool(_text_field(candidate.query)) and not asks


def takes_question(skill: AnySkill) -> bool:
    """Whether free words that lead to a skill are its question."""
    return _text_field(skill.query) == "question"


def takes_words(skill: AnySkill) -> bool:
    """Whether free words that lead to a skill are what it works on, and none are needed: a field says `words`."""
    return _words_field(skill.query) is not None


def _is_admin_command(candidate: AnySkill, rest: str) -> bool:
    """Whether the words after it say what such a command does: "people who know SSO" is a question."""
    lead, first = _lead(candidate.query), rest.split()[:1]
    if lead and first:
        return first[0].lower() in lead[1] and not rest.rstrip().endswith("?")
    try:
        parse_query(candidate.query, rest)
    except UserError:
        return False
    return True


def parse_query(query: type[BaseModel], text: str) -> BaseModel:
    """Free words fill the first required field; `name=value` at the end sets any other field.

    Where the first field is a choice of words, one of them may come first, and the other words fill the next text.
    Raises UserError with the field, the value and what it takes."""
    values: dict[str, object] = {}
    words, lead = text, _lead(query)
    first, _, rest = text.strip().partition(" ")
    if lead and first.lower() in lead[1]:
        values[lead[0]], words = first.lower(), rest
    while match := re.search(r"(?:^|\s)(\w+)=(\"[^\"]*\"|\S+)\s*$", words):
        name = match.group(1)
        if name not in query.model_fields:
            break
        values[name] = match.group(2).strip('"')
        words = words[: match.start()]
    field = _text_field(query) or (_next_text(query) if lead else None)
    if field and words.strip():
        values.setdefault(field, words.strip())
    return build_query(query, values)


_ITSELF = ("string_too_short", "string_too_long", "string_unicode")


def build_query(query: type[BaseModel], values: dict[str, object]) -> BaseModel:
    try:
        return query.model_validate(values)
    except ValidationError as error:
        fault = error.errors()[0]
        field = str(fault["loc"][0]) if fault["loc"] else _text_field(query) or "input"
        # what a field is for says nothing about how long it may be or what it is written in
        hint = "" if fault["type"] in _ITSELF else _hint(query, field)
        raise UserError(_fault(field, fault), hint=hint) from error


def faults_of(query: type[BaseModel], values: dict[str, str]) -> dict[str, str]:
    """What does not fit, in a sentence for each field."""
    try:
        query.model_validate(values)
    except ValidationError as error:
        return {
            str(fault["loc"][0]): _fault(str(fault["loc"][0]), fault)
            for fault in error.errors()
            if fault["loc"]
        }
    return {}


def _fault(field: str, fault: ErrorDetails) -> str:
    kind, reason = fault["type"], fault_said(fault)
    if kind == "missing":
        return say("The {field} is missing.", field=field)
    if kind == "string_too_short":
        return say("The {field} is too short: {reason}.", field=field, reason=reason)
    if kind == "string_too_long":
        return say("The {field} is too long: {reason}.", field=field, reason=reason)
    return say("The {field} does not fit: {reason}.", field=field, reason=reason)


def _hint(query: type[BaseModel], field: str) -> str:
    described = query.model_fields.get(field)
    return say("{what}.", what=described.description) if described and described.description else ""


def _text_field(query: type[BaseModel]) -> str | None:
    required = (name for name, field in query.model_fields.items() if field.is_required())
    return next(required, _words_field(query))


def _words_field(query: type[BaseModel]) -> str | None:
    extras = ((name, field.json_schema_extra) for name, field in query.model_fields.items())
    return next((name for name, extra in extras if isinstance(extra, dict) and extra.get("words")), None)


def _lead(query: type[BaseModel]) -> tuple[str, tuple[str, ...]] | None:
    """The first field and its words, where it is a choice with a default, such as list, on or off."""
    name, field = next(iter(query.model_fields.items()), ("", None))
    if field is None or field.is_required() or get_origin(field.annotation) is not Literal:
        return None
    return name, tuple(map(str, get_args(field.annotation)))


def _next_text(query: type[BaseModel]) -> str | None:
    return next((name for name, field in query.model_fields.items() if field.annotation is str), None)
