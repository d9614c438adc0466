"""What a click or a filled-in form looks like in an interactive payload."""

from collections.abc import Iterator, Mapping, Sequence

from bot.testing.slack.texts import Button, Json

Values = Mapping[str, str | Sequence[str]]
# element -> the field that holds what was picked in it
PICKED = {
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
}
ONE_OPTION = frozenset({"static_select", "external_select", "overflow", "radio_buttons"})
MANY_OPTIONS = frozenset({"checkboxes", "multi_static_select", "multi_external_select"})


def action_of(
    buttons: Sequence[Button], wanted: str, choice: str | None, action_ts: str
) -> dict[str, object]:
    """The entry of `actions`; ValueError names what there is to press.

    `choice` is what was picked in an element that has no options of its own."""
    button = next(
        (button for by in (_value, _text, _action) for button in buttons if by(button) == wanted), None
    )
    if button is None:
        raise ValueError(
            f"Nothing to press is called {wanted!r}; there is {[b.text or b.action_id for b in buttons]}"
        )
    kind = str(button.element.get("type"))
    action: dict[str, object] = {
        "type": kind,
        "action_id": button.action_id,
        "block_id": button.block_id,
        "action_ts": action_ts,
    }
    if kind in ("button", "workflow_button", "icon_button"):
        kept = {
            name: button.element[name] for name in ("text", "value", "style", "url") if name in button.element
        }
        return action | kept
    if kind == "feedback_buttons" and button.choice is not None:
        return action | {"value": button.value, "text": button.choice["text"]}
    return action | _picked(kind, [choice or button.value], button.choice)


def _value(button: Button) -> str:
    return button.value


def _text(button: Button) -> str:
    return button.text


def _action(button: Button) -> str:
    return button.action_id


def _picked(kind: str, values: Sequence[str], option: Json | None = None) -> dict[str, object]:
    if kind in ONE_OPTION:
        return {"selected_option": option or _option(values[0])}
    if kind in MANY_OPTIONS:
        return {"selected_options": [option] if option else [_option(value) for value in values]}
    if kind in PICKED:
        return {PICKED[kind]: list(values) if kind.startswith("multi_") else values[0]}
    return {"value": values[0]}


def _option(value: str) -> dict[str, object]:
    return {"text": {"type": "plain_text", "text": value, "emoji": True}, "value": value}


def state_of(
    blocks: Sequence[Json], values: Values, files: Mapping[str, Json]
) -> dict[str, dict[str, object]]:
    """`state.values` of a form; a file is given by its id. ValueError for a value that has no field."""
    filled: dict[str, dict[str, object]] = {}
    missing = set(values)
    for block_id, element in _fields(blocks):
        action_id = str(element.get("action_id", ""))
        given = values.get(action_id, values.get(block_id))
        missing -= {action_id, block_id}
        filled.setdefault(block_id, {})[action_id] = _filled(element, given, files)
    if missing:
        raise ValueError(f"The view has no field {sorted(missing)}")
    return filled


def _fields(blocks: Sequence[Json]) -> Iterator[tuple[str, Json]]:
    for block in blocks:
        block_id = str(block.get("block_id", ""))
        if block.get("type") == "input":
            yield block_id, block["element"]
        elif block.get("type") == "actions":
            for element in block["elements"]:
                if element.get("type") not in ("button", "overflow"):
                    yield block_id, element
        elif block.get("accessory", {}).get("type", "button") not in ("button", "overflow", "image"):
            yield block_id, block["accessory"]


def _filled(element: Json, given: str | Sequence[str] | None, files: Mapping[str, Json]) -> dict[str, object]:
    kind = str(element.get("type"))
    if kind == "file_input":
        return {
            "type": kind,
            "files": [files[one] for one in ([given] if isinstance(given, str) else given or ())],
        }
    if given is None:
        return _initial(element, kind)
    values = [given] if isinstance(given, str) else list(given)
    chosen = [option for option in _options_of(element) if option.get("value") in values]
    if kind in ONE_OPTION and chosen:
        return {"type": kind, "selected_option": chosen[0]}
    if kind in MANY_OPTIONS and chosen:
        return {"type": kind, "selected_options": chosen}
    return {"type": kind, **_picked(kind, values)}


def _initial(element: Json, kind: str) -> dict[str, object]:
    if kind in ONE_OPTION:
        return {"type": kind, "selected_option": element.get("initial_option")}
    if kind in MANY_OPTIONS:
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    if kind in PICKED:
        return {"type": kind, PICKED[kind]: element.get(PICKED[kind].replace("selected", "initial"))}
    return {"type": kind, "value": element.get("initial_value")}


def _options_of(element: Json) -> list[Json]:
    grouped = [option for group in element.get("option_groups", ()) for option in group["options"]]
    return [*element.get("options", ()), *grouped]
