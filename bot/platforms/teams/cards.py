"""The JSON of Adaptive Cards, version 1.5; the only place that spells it.

Words stand in text runs, which no client reads as Markdown: what documents and models wrote is shown as it is.
"""

from collections.abc import Iterable, Sequence

from bot.enclosures import enclosed
from bot.platforms import Payload
from bot.platforms.teams import limits
from bot.platforms.text.links import is_disguised, is_web
from bot.platforms.text.spans import BOLD, CODE, FENCED, ITALIC, STRIKE, Span, clean, is_blank
from bot.platforms.text.split import graphemes
from skills.language import again

PICTURE = "picture"  # in an element of ours, until it is sent: a PNG, as a file is held
SCHEMA, VERSION = "http://adaptivecards.io/schemas/adaptive-card.json", "1.5"


def card(body: Sequence[Payload], *, actions: Sequence[Payload] = ()) -> Payload:
    whole: Payload = {
        "type": "AdaptiveCard",
        "$schema": SCHEMA,
        "version": VERSION,
        "msteams": {"width": "Full"},
        "body": list(body),
    }
    return whole | ({"actions": list(actions)} if actions else {})


def note(text: str, *, color: str = "default") -> Payload:
    """A line of words of ours."""
    run: Payload = {"type": "TextRun", "text": clean(again(text))}
    return {"type": "RichTextBlock", "inlines": [run if color == "default" else {**run, "color": color}]}


def rich(spans: Iterable[Span], *, quiet: bool = False, quoted: bool = False) -> Payload | None:
    """Words in their styles; None where there are none to see."""
    runs = [run for span in spans for run in _runs(span, quiet=quiet)]
    if not any(not is_blank(str(run["text"])) for run in runs):
        return None
    block: Payload = {"type": "RichTextBlock", "inlines": runs}
    if quoted:
        return {"type": "Container", "style": "emphasis", "items": [block]}
    return block


def heading(text: str) -> Payload:
    run = {"type": "TextRun", "text": text, "weight": "bolder", "size": "medium"}
    return {"type": "RichTextBlock", "inlines": [run], "spacing": "medium"}


def code(text: str) -> Payload:
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text, "fontType": "monospace"}]}


def picture(alt: str, content: bytes) -> Payload:
    """A picture whose bytes come into the card when it is sent; a press opens it larger."""
    shown = label(alt, limits.ALT) or "…"
    held = enclosed(shown, content)
    return {"type": "Image", "altText": shown, "msteams": {"allowExpand": True}, PICTURE: held}


def quiet_words(text: str) -> Payload:
    """Small print as it is."""
    run = {"type": "TextRun", "text": text, "isSubtle": True, "size": "small"}
    return {"type": "RichTextBlock", "inlines": [run]}


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Payload:
    """The rows under their header, which is left out where it says nothing."""
    cells = [columns, *rows] if any(columns) else list(rows)
    return {
        "type": "Table",
        "firstRowAsHeader": any(columns),
        "gridStyle": "default",
        "columns": [{"width": 1} for _ in (columns or cells[0])],
        "rows": [{"type": "TableRow", "cells": [_cell(text) for text in row]} for row in cells],
    }


def buttons(titled: Sequence[tuple[str, Payload]]) -> Payload:
    """A row of buttons, each with its words and its data."""
    actions = [
        {"type": "Action.Submit", "title": label(title, limits.BUTTON_LABEL), "data": data}
        for title, data in titled
    ]
    return {"type": "ActionSet", "actions": actions}


def label(text: str, most: int) -> str:
    """One line, cut between characters and ended by an ellipsis."""
    line = " ".join(clean(again(text)).split())
    if limits.size(line) <= most:
        return line
    kept, used = [], 1
    for character in graphemes(line[: 2 * most]):
        used += limits.size(character)
        if used > most:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def _cell(text: str) -> Payload:
    run = {"type": "TextRun", "text": text or "–"}
    return {"type": "TableCell", "items": [{"type": "RichTextBlock", "inlines": [run]}]}


def _runs(span: Span, *, quiet: bool) -> Iterable[Payload]:
    if not span.text and not span.url:
        return
    web = bool(span.url) and is_web(span.url) and limits.size(span.url) <= 2_000
    shown = span.url if span.url and is_blank(span.text) else span.text
    run: Payload = {"type": "TextRun", "text": shown}
    if quiet:
        run |= {"isSubtle": True, "size": "small"}
    styles = {BOLD: ("weight", "bolder"), ITALIC: ("italic", True), STRIKE: ("strikethrough", True)}
    run |= dict(value for marker, value in styles.items() if marker in span.style)
    if CODE in span.style or span.style == FENCED:
        run["fontType"] = "monospace"
    if not web:
        yield run if not span.url or span.url == shown else {**run, "text": f"{shown} ({span.url})"}
        return
    yield {**run, "selectAction": {"type": "Action.OpenUrl", "url": span.url}}
    if is_disguised(shown, span.url):
        yield {"type": "TextRun", "text": f" ({span.url})"}
