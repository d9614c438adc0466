"""What a person sees in blocks: texts in reading order, things to press, and mentions that notify somebody."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]  # Any: Slack's wire format

# Slack notifies on these where they stand unescaped; a label behind "|" changes nothing
PING = re.compile(r"<(?:!(?:channel|here|everyone|group)|!subteam\^\w+|@[UW]\w+)(?:\|[^<>]*)?>")
# read for their texts in this order, whatever order the JSON has
TEXT_KEYS = (
    "title", "rich_text_title", "subtitle", "header", "caption", "text", "label", "fields", "accessory", "body",
    "elements", "element", "rows", "child_blocks", "actions", "options", "details", "output", "tasks", "hint",
    "description", "alt_text", "placeholder", "positive_button", "negative_button", "sources",
)  # fmt: skip


@dataclass(frozen=True)
class Button:
    """A thing to press or choose; `element` is its JSON, `choice` the option meant, if it has options."""

    text: str
    value: str
    action_id: str
    block_id: str
    element: Json
    choice: Json | None = None


def visible_texts(node: object) -> Iterator[str]:
    """Every text in it that a person can see, in reading order."""
    if isinstance(node, str):
        if node:
            yield node
    elif isinstance(node, list | tuple):
        for part in node:
            yield from visible_texts(part)
    elif isinstance(node, Mapping):
        yield from _texts_of(node)


def _texts_of(node: Json) -> Iterator[str]:
    kind = str(node.get("type"))
    if kind in RICH_LINES:
        parts = node.get("elements")
        yield (
            "".join(_inline(part) for part in parts if isinstance(part, Mapping))
            if isinstance(parts, list)
            else ""
        )
        return
    if kind in ("raw_text", "raw_number"):
        yield str(node.get("text", node.get("value", "")))
        return
    for key in TEXT_KEYS:
        if key in node:
            yield from visible_texts(node[key])


RICH_LINES = frozenset({"rich_text_section", "rich_text_preformatted", "rich_text_quote"})


def _inline(part: Json) -> str:
    kind = part.get("type")
    if kind == "user":
        return f"<@{part.get('user_id', '')}>"
    if kind == "channel":
        return f"<#{part.get('channel_id', '')}>"
    if kind == "usergroup":
        return f"<!subteam^{part.get('usergroup_id', '')}>"
    if kind == "broadcast":
        return f"<!{part.get('range', '')}>"
    if kind == "emoji":
        return f":{part.get('name', '')}:"
    if kind == "link":
        return str(part.get("text") or part.get("url", ""))
    return str(part.get("text", ""))


def buttons_of(blocks: Iterable[Json]) -> Iterator[Button]:
    """Everything in the blocks that can be pressed or chosen, options one by one."""
    for block in blocks:
        yield from _buttons_in(block, str(block.get("block_id", "")))


def _buttons_in(node: object, block_id: str) -> Iterator[Button]:
    if isinstance(node, list):
        for part in node:
            yield from _buttons_in(part, block_id)
    elif isinstance(node, Mapping):
        if "action_id" in node or node.get("type") in ("button", "icon_button", "feedback_buttons"):
            yield from _choices(node, block_id)
        else:
            for part in node.values():
                yield from _buttons_in(part, str(node.get("block_id", block_id)))


def _choices(element: Json, block_id: str) -> Iterator[Button]:
    action_id = str(element.get("action_id", ""))
    options = [option for group in element.get("option_groups", ()) for option in group.get("options", ())]
    options += element.get("options", ())
    options += [element[key] for key in ("positive_button", "negative_button") if key in element]
    for option in options:
        yield Button(_label(option), str(option.get("value", "")), action_id, block_id, element, option)
    if not options:
        yield Button(_label(element), str(element.get("value", "")), action_id, block_id, element)


def _label(element: Json) -> str:
    text = element.get("text")
    return str(text.get("text", "")) if isinstance(text, Mapping) else str(text or "")


def pings_in(text: str, blocks: Iterable[Json]) -> list[str]:
    """Mentions that notify people, as written: in the text, in mrkdwn, in Markdown, and as rich text.

    Where blocks are given Slack shows `text` in the notification only, and still resolves its mentions."""
    found = [match.group() for match in PING.finditer(text)]
    for block in blocks:
        found += _pings_of(block)
    return found


def _pings_of(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for part in node:
            yield from _pings_of(part)
    elif isinstance(node, Mapping):
        kind = node.get("type")
        if kind in ("user", "usergroup", "broadcast"):
            yield _inline(node)
        elif kind in ("mrkdwn", "markdown", "markdown_text"):
            yield from (match.group() for match in PING.finditer(str(node.get("text", ""))))
        else:
            for part in node.values():
                yield from _pings_of(part)
