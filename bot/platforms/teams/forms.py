"""A skill's typed query as an Adaptive Card: in a dialog or in the chat; and what was filled in."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.forms import FormField, Kind, fields_of
from bot.platforms import Payload
from bot.platforms.teams import limits
from bot.platforms.teams.cards import card, label, note
from skills.contract import Skill
from skills.language import say
from skills.messages import Feedback, Form

AnySkill = Skill[Any, Any]  # Any: the catalogue holds skills of every query and answer type
KEPT = "confidant"  # in the data of every button of ours
PERSON = "person:"  # before the name of a field in which a person is picked
MODE, SAYS, OPENS, FETCHES = "mode", "says", "form", "opens"
YES, NO = "true", "false"
_LONGEST_GIVEN = 500
PLATFORM = "teams"
# a card has no field for a file: people send it in their chat with us
_NO_FIELD = (Kind.FILE,)


@dataclass(frozen=True)
class Opening:
    """Which form is opened and with what; `alone`: its reply is for whoever sends it."""

    command: str
    title: str
    given: tuple[tuple[str, str], ...] = ()
    filled: tuple[tuple[str, str], ...] = ()
    alone: bool = False


def says(option: str, *, alone: bool = False) -> Payload:
    """The data of a button that says something."""
    return {KEPT: {MODE: SAYS, "say": option, **({"alone": True} if alone else {})}}


def opens(form: Form, *, alone: bool = False) -> Payload:
    """The data of a button that opens a form; what is too long for it is left for the person to write."""
    # ids and single words; a value that is longer than a button holds is of no use to the form
    given = {_sendable(name): _sendable(value)[:_LONGEST_GIVEN] for name, value in form.given}
    filled = {_sendable(name): _sendable(value) for name, value in form.filled}
    kept: Payload = {MODE: FETCHES, "command": _sendable(form.command), "label": _sendable(form.label)[:200]}
    kept["given"] = given
    while filled and limits.size(json.dumps({**kept, "filled": filled})) > limits.BUTTON_VALUE:
        filled.pop(max(filled, key=lambda name: len(filled[name])))
    return {
        "msteams": {"type": "task/fetch"},
        KEPT: {**kept, "filled": filled, **({"alone": True} if alone else {})},
    }


def _sendable(text: str) -> str:
    """A lone surrogate is no JSON."""
    return text.encode("utf-8", "replace").decode("utf-8")


def opening_of(data: object) -> Opening | None:
    """The form that a press asks for."""
    kept = kept_in(data)
    if kept.get(MODE) != FETCHES:
        return None
    return Opening(
        str(kept.get("command") or ""),
        str(kept.get("label") or ""),
        _pairs(kept.get("given")),
        _pairs(kept.get("filled")),
        alone=bool(kept.get("alone")),
    )


def dialog(skill: AnySkill, opening: Opening, faults: Mapping[str, str] | None = None) -> Payload:
    """The form as Teams opens it; `faults` say under each field what does not fit."""
    return {
        "task": {
            "type": "continue",
            "value": {
                "title": label(opening.title or skill.command.capitalize(), limits.BUTTON_LABEL),
                "height": "medium",
                "width": "medium",
                "card": attached(form_card(skill, opening, faults or {})),
            },
        }
    }


def form_card(skill: AnySkill, opening: Opening, faults: Mapping[str, str]) -> Payload:
    """Fields for what is not known yet; fields that no card can hold are left to the command."""
    known = {name for name, _ in opening.given}
    filled = dict(opening.filled)
    body: list[Payload] = []
    for field in fields_of(skill.query, without=known):
        if field.name in faults:
            body.append(note(faults[field.name], color="attention"))
        if field.kind not in _NO_FIELD:
            body.append(_input(field, filled.get(field.name, field.initial)))
        else:
            body.append(
                note(
                    say(
                        "{field}: send the file in our chat, with the word `{command}`.",
                        field=field.label,
                        command=skill.command,
                    )
                )
            )
    kept = {MODE: OPENS, "command": opening.command, "label": opening.title, "given": dict(opening.given)}
    data = {KEPT: {**kept, **({"alone": True} if opening.alone else {})}}
    return card(
        body or [note(skill.summary)], actions=[{"type": "Action.Submit", "title": say("Send"), "data": data}]
    )


def why_card(question: str, skill: AnySkill | None, reaction: str) -> Payload:
    """The form under a thumb: thanks for one that points up, the reason for one that points down."""
    why = Feedback(question).why
    body = [note(say("Thank you.") if reaction == "like" else why.label)]
    if skill is not None and reaction != "like":
        known = {name for name, _ in why.given}
        body += [_input(field, field.initial) for field in fields_of(skill.query, without=known)]
    data = {KEPT: {"question": question}}
    return card(body, actions=[{"type": "Action.Submit", "title": say("Send"), "data": data}])


def attached(content: Payload) -> Payload:
    return {"contentType": "application/vnd.microsoft.card.adaptive", "content": content}


def filled_in(data: object) -> Iterator[tuple[str, str]]:
    """What was filled in, by the name of its field; empty fields not at all. People are references, as teams:ID."""
    if not isinstance(data, dict):
        return
    for name, value in data.items():
        if name in (KEPT, "msteams", "action", "commandId", "commandContext"):
            continue
        if isinstance(value, str | int | float | bool) and str(value).strip():
            words = YES if value is True else NO if value is False else str(value).strip()
            person = str(name).startswith(PERSON)
            yield str(name).removeprefix(PERSON), f"{PLATFORM}:{words}" if person else words


def kept_in(data: object) -> Payload:
    """What a button of ours kept; empty for anything else."""
    if isinstance(data, str):
        try:
            data = json.loads(data)
        except ValueError:
            return {}
    kept = data.get(KEPT) if isinstance(data, dict) else None
    return kept if isinstance(kept, dict) else {}


def _input(field: FormField, initial: str) -> Payload:
    name = f"{PERSON}{field.name}" if field.kind == Kind.PERSON else field.name
    about: Payload = {"id": name, "label": label(field.label, 200), "isRequired": field.required}
    if field.required:
        about["errorMessage"] = say("The {field} is missing.", field=field.label)
    return {**about, **_kind(field, initial)}


def _kind(field: FormField, initial: str) -> Payload:
    value = {"value": initial} if initial else {}
    match field.kind:
        case Kind.CHOICE:
            choices = [{"title": label(one, 200), "value": one} for one in field.options]
            return {
                "type": "Input.ChoiceSet",
                "choices": choices,
                **(value if initial in field.options else {}),
            }
        case Kind.CHECK:
            checked = YES if initial.lower() == YES else NO
            # a box that must be ticked would take no "no"
            return {"type": "Input.Toggle", "title": field.label, "value": checked, "isRequired": False}
        case Kind.DATE:
            return {"type": "Input.Date", **value}
        case Kind.PERSON:
            people = {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}
            picked = {"value": initial.removeprefix(f"{PLATFORM}:")} if initial else {}
            return {"type": "Input.ChoiceSet", "choices": [], "choices.data": people, **picked}
        case _:
            text: Payload = {"type": "Input.Text", "isMultiline": field.kind == Kind.TEXT, **value}
            return {**text, "placeholder": label(field.hint, 200)} if field.hint else text


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(one)) for name, one in value.items()) if isinstance(value, dict) else ()
