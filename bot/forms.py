"""What a form for a skill's typed query asks, in no platform's words: one field for each of the query's own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from skills.language import say

# what stands above a field whose query gives it no title of its own
LABELS = {
    "question": say("Question"),
    "draft": say("Draft"),
    "title": say("Title"),
    "attendees": say("Attendees"),
    "readers": say("Readers"),
    "template": say("Template"),
    "request": say("Request"),
    "since": say("Since"),
    "channel": say("Channel"),
    "thumb": say("Thumb"),
    "reason": say("Reason"),
    "back": say("Back"),
    "again": say("Open again"),
    "text": say("Text"),
    "sources": say("Sources"),
    "verdict": say("Verdict"),
    "skill": say("Skill"),
    "group": say("Group"),
    "to": say("To"),
    "person": say("Person"),
    "what": say("What"),
    "who": say("Who"),
    "organiser": say("Organiser"),
    "source": say("Source"),
    "keep_days": say("Keep days"),
    "leave_out": say("Leave out"),
    "target": say("Target"),
    "level": say("Level"),
    "name": say("Name"),
    "data_class": say("Data class"),
    "when": say("When"),
    "change": say("Change"),
    "address": say("Address"),
    "layer": say("Description"),
}


class Kind(StrEnum):
    """How a field is filled in. A query's field says TEXT, CHANNEL, PERSON or FILE by `json_schema_extra`."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    CHECK = "check"
    DATE = "date"
    CHANNEL = "channel"
    PERSON = "person"
    FILE = "file"


@dataclass(frozen=True)
class FormField:
    """`options` are what a CHOICE offers; `initial` stands there already."""

    name: str
    label: str
    hint: str
    kind: Kind
    required: bool
    options: tuple[str, ...] = ()
    initial: str = ""


def fields_of(query: type[BaseModel], *, without: Collection[str] = ()) -> tuple[FormField, ...]:
    """The fields of a query in their order, but those whose values are known."""
    return tuple(_field(name, about) for name, about in query.model_fields.items() if name not in without)


def needs_form(query: type[BaseModel]) -> bool:
    """Whether a query cannot be asked without words, so that its bare command opens a form."""
    return any(about.is_required() for about in query.model_fields.values())


def _field(name: str, about: FieldInfo) -> FormField:
    kind, options = _kind(about)
    return FormField(
        name=name,
        label=about.title or LABELS.get(name) or name.replace("_", " ").capitalize(),
        hint=about.description or "",
        kind=kind,
        required=about.is_required(),
        options=options,
        initial=_initial(about),
    )


def _kind(about: FieldInfo) -> tuple[Kind, tuple[str, ...]]:
    extra = about.json_schema_extra
    if isinstance(extra, dict) and "form" in extra:
        return Kind(str(extra["form"])), ()
    kind = _without_none(about.annotation)
    if options := _options(kind):
        return Kind.CHOICE, tuple(options)
    if kind is bool:
        return Kind.CHECK, ()
    return (Kind.DATE if kind is date else Kind.LINE), ()


def _without_none(annotation: Any) -> Any:  # Any: an annotation is whatever Python takes for one
    if get_origin(annotation) not in (Union, UnionType):
        return annotation
    kinds = [one for one in get_args(annotation) if one is not NoneType]
    return kinds[0] if len(kinds) == 1 else str


def _options(kind: Any) -> Sequence[str]:  # Any: as above
    if get_origin(kind) is Literal:
        return [str(one) for one in get_args(kind) if one]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(one.value) for one in kind]
    return ()


def _initial(about: FieldInfo) -> str:
    value = None if about.is_required() else about.get_default(call_default_factory=False)
    if value is None or isinstance(value, tuple | list | dict | set | frozenset):
        return ""
    return str(value.value if isinstance(value, Enum) else value)
