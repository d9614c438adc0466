"""A skill's typed query as a Slack modal: what opens one, how it looks, what was filled in."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.forms import FormField, Kind, fields_of
from bot.platforms.slack import limits
from bot.platforms.slack.mrkdwn import label
from bot.platforms.slack.people import NAME
from bot.platforms.text.spans import clean
from skills.contract import Skill
from skills.language import again, say
from skills.messages import Feedback, Form

Payload = dict[str, Any]  # Any: Slack's own JSON
AnySkill = Skill[Any, Any]  # Any: the catalogue holds skills of every query and answer type
MODAL = "form"  # the callback of every form, and what the action of a button that opens one begins with
YES = "true"


@dataclass(frozen=True)
class Opening:
    """Which form is opened, with what, and where its reply goes: to `url` alone if there is one."""

    command: str
    title: str
    given: tuple[tuple[str, str], ...] = ()
    filled: tuple[tuple[str, str], ...] = ()
    channel: str = ""
    thread: str = ""
    url: str = ""

    def to_json(self) -> str:
        """As a modal keeps it until it is sent."""
        kept = {"command": self.command, "given": dict(self.given)}
        return json.dumps(kept | {"channel": self.channel, "thread": self.thread, "url": self.url})


def button_value(form: Form) -> str:
    """What the button of a form keeps; where it is too long, what stands in the fields already is left out.

    If that is not enough, what was given is asked for: Slack would refuse the whole reply."""
    kept: Payload = {"command": form.command, "given": dict(form.given), "filled": dict(form.filled)}
    for values in (kept["filled"], kept["given"]):
        while limits.size(json.dumps(kept)) > limits.BUTTON_VALUE and values:
            values.pop(max(values, key=lambda name: len(values[name])))
    return json.dumps(kept)


def opening_of(body: Payload, renamed: Mapping[str, str]) -> Opening | None:
    """The form that a bare slash command or a press on a form's button opens; None for what opens none."""
    if "command" in body:
        return _typed(body, renamed)
    action: Payload = next(iter(body.get("actions") or ()), {})
    if body.get("type") != "block_actions":
        return None
    if str(action.get("action_id", "")).startswith(MODAL):
        return _pressed(_kept(action.get("value")), str((action.get("text") or {}).get("text") or ""), body)
    thumb = re.fullmatch(r"feedback (\S+) thumb=down", str(action.get("value") or ""))
    if thumb is None:
        return None
    why = Feedback(thumb[1]).why
    return _pressed({"command": why.command, "given": dict(why.given)}, why.label, body)


def says_something(body: Payload) -> bool:
    """Whether a press that opens a form is something said all the same: a thumb that points down."""
    action: Payload = next(iter(body.get("actions") or ()), {})
    return body.get("type") == "block_actions" and not str(action.get("action_id", "")).startswith(MODAL)


def _pressed(kept: Payload, title: str, body: Payload) -> Opening:
    """What a press opens, and where its button stands."""
    container, message = body.get("container") or {}, body.get("message") or {}
    return Opening(
        command=str(kept.get("command") or ""),
        title=title,
        given=_pairs(kept.get("given")),
        filled=_pairs(kept.get("filled")),
        channel=str((body.get("channel") or {}).get("id") or ""),
        thread=str(
            message.get("thread_ts") or container.get("thread_ts") or container.get("message_ts") or ""
        ),
        url=str(body.get("response_url") or "") if container.get("is_ephemeral") else "",
    )


def modal(skill: AnySkill, opening: Opening) -> Payload:
    """The form as Slack takes it; fields that no form can hold are left to the command."""
    known = {name for name, _ in opening.given}
    filled = dict(opening.filled)
    blocks = [
        _input(field, filled.get(field.name, field.initial))
        for field in fields_of(skill.query, without=known)[: limits.MODAL_BLOCKS]
    ]
    return {
        "type": "modal",
        "callback_id": MODAL,
        "private_metadata": opening.to_json(),
        "title": _plain(opening.title or skill.command.capitalize(), limits.MODAL_TITLE),
        "submit": _plain(say("Send"), limits.MODAL_TITLE),
        "close": _plain(say("Cancel"), limits.MODAL_TITLE),
        "blocks": blocks or [{"type": "section", "text": _plain(skill.summary, limits.SECTION)}],
    }


def filled_in(view: Payload) -> Iterator[tuple[str, str]]:
    """What was filled in, by the name of its field; files are not told here, and empty fields not at all.

    Channels and people are references such as slack:C012."""
    for block in ((view.get("state") or {}).get("values") or {}).values():
        for name, element in block.items():
            if value := _value(element):
                yield name, value


def files_in(view: Payload) -> Iterator[tuple[str, Payload]]:
    """Each file with the name of its field."""
    for block in ((view.get("state") or {}).get("values") or {}).values():
        for name, element in block.items():
            for file in element.get("files") or ():
                yield name, file


def kept_in(view: Payload) -> Payload:
    """What a form kept from its opening: `command`, `given`, `channel`, `thread`, `url`."""
    return _kept(view.get("private_metadata"))


def _kept(text: object) -> Payload:
    try:
        kept = json.loads(str(text or "{}"))
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _typed(body: Payload, renamed: Mapping[str, str]) -> Opening | None:
    name, words = str(body["command"]).lstrip("/"), str(body.get("text") or "").split()
    word = renamed.get(name, name)
    if word == "confidant":
        word, words = (words[0].lower(), words[1:]) if words else ("", ["help"])
    if words:
        return None
    return Opening(
        command=word,
        title=word.capitalize(),
        channel=str(body.get("channel_id") or ""),
        url=str(body.get("response_url") or ""),
    )


def _input(field: FormField, initial: str) -> Payload:
    block: Payload = {
        "type": "input",
        "block_id": field.name,
        # a box that must be ticked would take no "no"
        "optional": not field.required or field.kind == Kind.CHECK,
        "label": _plain(field.label, limits.INPUT_LABEL),
        "element": {"action_id": field.name, **_element(field, initial)},
    }
    if field.hint:
        block["hint"] = _plain(field.hint, limits.INPUT_LABEL)
    return block


def _element(field: FormField, initial: str) -> Payload:
    match field.kind:
        case Kind.LINE | Kind.TEXT:
            text: Payload = {"type": "plain_text_input", "multiline": field.kind == Kind.TEXT}
            return text | ({"initial_value": initial[: limits.INPUT]} if initial else {})
        case Kind.CHOICE:
            return _select([(one, one) for one in field.options], initial)
        case Kind.CHECK:
            options = [_option(YES, field.label)]
            return {"type": "checkboxes", "options": options} | (
                {"initial_options": options} if initial.lower() == YES else {}
            )
        case Kind.DATE:
            return {"type": "datepicker"} | ({"initial_date": initial} if initial else {})
        case Kind.CHANNEL:
            picker: Payload = {
                "type": "conversations_select",
                "filter": {
                    "include": ["public", "private"],
                    "exclude_external_shared_channels": True,
                    "exclude_bot_users": True,
                },
            }
            return picker | ({"initial_conversation": _own_id(initial)} if initial else {})
        case Kind.PERSON:
            return {"type": "users_select"} | ({"initial_user": _own_id(initial)} if initial else {})
        case Kind.FILE:
            return {"type": "file_input", "max_files": 1}


def _own_id(reference: str) -> str:
    """Slack's id in a reference of ours, such as slack:C012."""
    return reference.removeprefix(f"{NAME}:")


def _select(options: list[tuple[str, str]], initial: str) -> Payload:
    shown = [_option(value, text) for value, text in options[: limits.OPTIONS]]
    chosen = next((one for one in shown if one["value"] == initial), None)
    return {"type": "static_select", "options": shown} | ({"initial_option": chosen} if chosen else {})


def _option(value: str, text: str) -> Payload:
    return {"text": _plain(text, limits.BUTTON_LABEL), "value": value[: limits.OPTION_VALUE]}


def _value(element: Payload) -> str:
    kind = element.get("type")
    if kind == "static_select":
        return str((element.get("selected_option") or {}).get("value") or "")
    if kind == "checkboxes":
        # an empty box is an answer too, as what stands there by itself may be a yes
        return YES if element.get("selected_options") else "false"
    for name in ("selected_conversation", "selected_user"):
        if element.get(name):
            return f"{NAME}:{element[name]}"
    return str(element.get("value") or element.get("selected_date") or "").strip()


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(one)) for name, one in value.items()) if isinstance(value, dict) else ()


def _plain(text: str, most: int) -> Payload:
    return {"type": "plain_text", "text": label(clean(again(text)), most), "emoji": False}
