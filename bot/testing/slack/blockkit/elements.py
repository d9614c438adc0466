"""Interactive elements: buttons, menus, pickers, inputs, and what they consist of."""

from collections.abc import Callable, Mapping

from bot.testing.slack.blockkit.findings import Findings
from bot.testing.slack.texts import Json

Check = Callable[[Findings, Json, str], None]
STYLES = ("primary", "danger")
BUTTON_KEYS = frozenset(
    "type action_id text url value style confirm accessibility_label agent_prompt agent_prompt_display alt_text "
    "visible_to_user_ids".split()
)


def check_element(
    findings: Findings, element: object, path: str, block_path: str, allowed: frozenset[str]
) -> None:
    """One element of a block that takes only some kinds."""
    if not isinstance(element, Mapping):
        findings.add(path, "must be an object")
        return
    kind = str(element.get("type"))
    if kind not in allowed or kind not in ELEMENTS:
        findings.add(f"{path}/type", f"unsupported type: {kind}")
        return
    findings.action_id(element, path, block_path)
    if element.get("confirm") is not None:
        _check_confirm(findings, element["confirm"], f"{path}/confirm")
    findings.optional_text(element, "placeholder", path, findings.limits.placeholder, plain=True)
    ELEMENTS[kind](findings, element, path)


def _check_confirm(findings: Findings, confirm: object, path: str) -> None:
    if not isinstance(confirm, Mapping):
        findings.add(path, "must be an object")
        return
    limits = findings.limits
    findings.keys(confirm, path, {"title", "text", "confirm", "deny", "style"})
    findings.text(confirm, "title", path, limits.confirm_title, plain=True)
    findings.text(confirm, "text", path, limits.confirm_text)
    findings.text(confirm, "confirm", path, limits.confirm_button, plain=True)
    findings.text(confirm, "deny", path, limits.confirm_button, plain=True)
    findings.choice(confirm, "style", path, STYLES)


def _button(findings: Findings, element: Json, path: str) -> None:
    findings.keys(element, path, BUTTON_KEYS)
    findings.text(element, "text", path, findings.limits.button_text, plain=True)
    findings.optional_string(element, "value", path, findings.limits.button_value)
    findings.optional_string(element, "accessibility_label", path, findings.limits.button_text)
    if element.get("url") is not None:
        findings.url(element, "url", path)
    findings.choice(element, "style", path, STYLES)


def _feedback(findings: Findings, element: Json, path: str) -> None:
    findings.keys(element, path, {"type", "action_id", "positive_button", "negative_button", "alt_text"})
    for name in ("positive_button", "negative_button"):
        button, place = element.get(name), f"{path}/{name}"
        if not isinstance(button, Mapping):
            findings.add(path, f"missing required field: {name}")
            continue
        findings.text(button, "text", place, findings.limits.button_text, plain=True)
        findings.string(button, "value", place, findings.limits.button_value)


def _icon_button(findings: Findings, element: Json, path: str) -> None:
    findings.string(element, "icon", path, findings.limits.button_text)
    findings.text(element, "text", path, findings.limits.button_text, plain=True)
    findings.optional_string(element, "value", path, findings.limits.button_value)


def _overflow(findings: Findings, element: Json, path: str) -> None:
    _options(findings, element, "options", path, findings.limits.overflow_options)


def _select(findings: Findings, element: Json, path: str) -> None:
    if element.get("option_groups") is None:
        _options(findings, element, "options", path, findings.limits.options)
        return
    if element.get("options") is not None:
        findings.add(path, "options and option_groups cannot both be given")
    for place, group in enumerate(findings.items(element, "option_groups", path, findings.limits.options)):
        where = f"{path}/option_groups/{place}"
        if isinstance(group, Mapping):
            findings.text(group, "label", where, findings.limits.option_text, plain=True)
            _options(findings, group, "options", where, findings.limits.options)
        else:
            findings.add(where, "must be an object")


def _few(findings: Findings, element: Json, path: str) -> None:
    _options(findings, element, "options", path, findings.limits.choices)


def _options(findings: Findings, node: Json, name: str, path: str, most: int) -> None:
    limits = findings.limits
    for place, option in enumerate(findings.items(node, name, path, most)):
        where = f"{path}/{name}/{place}"
        if not isinstance(option, Mapping):
            findings.add(where, "must be an object")
            continue
        findings.keys(option, where, {"text", "value", "description", "url"})
        findings.text(
            option,
            "text",
            where,
            limits.option_text,
            plain=node.get("type") not in ("checkboxes", "radio_buttons"),
        )
        findings.string(option, "value", where, limits.option_value)
        findings.optional_text(option, "description", where, limits.option_text)


def image_parts(findings: Findings, element: Json, path: str) -> None:
    """What an image element and an image block share."""
    if element.get("slack_file") is None:
        findings.url(element, "image_url", path)
    elif element.get("image_url") is not None:
        findings.add(path, "image_url and slack_file cannot both be given")
    findings.string(element, "alt_text", path, findings.limits.image_text)


def _free(_findings: Findings, _element: Json, _path: str) -> None:
    """Pickers and inputs have nothing more that the fake checks."""


MENUS = frozenset({"static_select", "multi_static_select"})
PICKERS = frozenset(
    f"{many}{kind}_select"
    for many in ("", "multi_")
    for kind in ("users", "conversations", "channels", "external")
) | {"datepicker", "timepicker", "datetimepicker"}
CHOICES = frozenset({"checkboxes", "radio_buttons"})
INPUTS = frozenset(
    "plain_text_input email_text_input url_text_input number_input rich_text_input file_input".split()
)
ELEMENTS: dict[str, Check] = (
    dict.fromkeys(PICKERS | INPUTS, _free)
    | dict.fromkeys(MENUS, _select)
    | dict.fromkeys(CHOICES, _few)
    | {
        "button": _button,
        "workflow_button": _button,
        "overflow": _overflow,
        "feedback_buttons": _feedback,
        "icon_button": _icon_button,
        "image": image_parts,
    }
)
IN_ACTIONS = MENUS | PICKERS | CHOICES | {"button", "workflow_button", "overflow", "rich_text_input"}
IN_SECTION = MENUS | PICKERS | CHOICES | {"button", "workflow_button", "overflow", "image"}
IN_INPUT = MENUS | PICKERS | CHOICES | INPUTS
IN_CONTEXT_ACTIONS = frozenset({"feedback_buttons", "icon_button"})
