"""Blocks as HTML, near enough to what a person sees in Slack; a kind it does not know shows its words."""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from types import MappingProxyType

from bot.testing.slack.texts import Json, visible_texts

_LINK = re.compile(r"&lt;(https?://[^|&]+(?:&amp;[^|&]+)*)(?:\|(.*?))?&gt;")
_MENTION = re.compile(r"&lt;([@#!][^|&]*)(?:\|(.*?))?&gt;")
_MARKS = (
    (re.compile(r"```(.*?)```", re.DOTALL), r"<code class='block'>\1</code>"),
    (re.compile(r"`([^`\n]+)`"), r"<code>\1</code>"),
    (re.compile(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])"), r"<b>\1</b>"),
    (re.compile(r"(?<![\w_])_([^_\n]+)_(?![\w_])"), r"<i>\1</i>"),
    (re.compile(r"(?<![\w~])~([^~\n]+)~(?![\w~])"), r"<s>\1</s>"),
    (re.compile(r"^&gt; ?(.*)$", re.MULTILINE), r"<q>\1</q>"),
)


def look(blocks: Iterable[Json]) -> str:
    """All blocks, one below another."""
    return "".join(_KINDS.get(str(block.get("type")), _words)(block) for block in blocks)


def mrkdwn(text: str) -> str:
    """Slack's markup as HTML; its entities are text here already."""
    shown = escape(
        text.replace("&lt;", "\u2039").replace("&gt;", "\u203a").replace("&amp;", "&"), quote=False
    )
    shown = _LINK.sub(lambda match: f'<a href="{match[1]}">{match[2] or match[1]}</a>', shown)
    shown = _MENTION.sub(lambda match: f"<mark>{match[2] or match[1]}</mark>", shown)
    for pattern, html in _MARKS:
        shown = pattern.sub(html, shown)
    return shown.replace("\u2039", "&lt;").replace("\u203a", "&gt;").replace("</q>\n", "</q>")


def _text(part: Json | None) -> str:
    if not part:
        return ""
    text = str(part.get("text", ""))
    return mrkdwn(text) if part.get("type") == "mrkdwn" else escape(text)


def _section(block: Json) -> str:
    fields = "".join(f"<li>{_text(one)}</li>" for one in block.get("fields") or ())
    beside = _element(block["accessory"]) if block.get("accessory") else ""
    return f"<div class='section'>{beside}<pre>{_text(block.get('text'))}</pre>{fields}</div>"


def _header(block: Json) -> str:
    return f"<h3>{_text(block.get('text'))}</h3>"


def _context(block: Json) -> str:
    return f"<div class='context'>{' '.join(_text(one) for one in block.get('elements') or ())}</div>"


def _actions(block: Json) -> str:
    return f"<div class='actions'>{''.join(map(_element, block.get('elements') or ()))}</div>"


def _input(block: Json) -> str:
    optional = " <i>(optional)</i>" if block.get("optional") else ""
    hint = f"<div class='context'>{_text(block.get('hint'))}</div>"
    return f"<label>{_text(block.get('label'))}{optional}</label>{_element(block['element'])}{hint}"


def _element(element: Json) -> str:
    kind = str(element.get("type"))
    if kind == "button":
        return (
            f"<button class='{escape(str(element.get('style', '')))}'>{_text(element.get('text'))}</button>"
        )
    if kind == "feedback_buttons":
        pair = zip((element.get("positive_button"), element.get("negative_button")), "👍👎", strict=True)
        return "".join(
            f"<button title='{_text((one or {}).get('text'))}'>{icon}</button>" for one, icon in pair
        )
    if kind == "checkboxes":
        return "".join(f"<div>☐ {_text(one.get('text'))}</div>" for one in element.get("options") or ())
    chosen = (element.get("initial_option") or {}).get("text")
    value = _text(chosen) or escape(str(element.get("initial_value") or element.get("initial_date") or ""))
    return f"<div class='field'>{value or escape(kind.replace('_', ' '))}</div>"


def _table(block: Json) -> str:
    rows = (
        "".join(f"<td>{escape(' '.join(visible_texts(cell)))}</td>" for cell in row)
        for row in block.get("rows", ())
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _image(block: Json) -> str:
    """As a page shows it that wrote the address of a private file into it, or else its words."""
    address = str(block.get("image_url", ""))
    words = escape(str(block.get("alt_text", "")))
    return (
        f"<img src='{escape(address)}' alt='{words}'>" if address else f"<div class='context'>{words}</div>"
    )


def _words(block: Json) -> str:
    return f"<pre>{escape(chr(10).join(visible_texts(block)))}</pre>"


_KINDS: Mapping[str, Callable[[Json], str]] = MappingProxyType(
    {
        "section": _section,
        "header": _header,
        "context": _context,
        "actions": _actions,
        "context_actions": _actions,
        "input": _input,
        "image": _image,
        "table": _table,
        "divider": lambda _block: "<hr>",
    }
)
