"""What Teams refuses of a message: sizes, citations, cards. The fake's own numbers, none of the product's."""

import base64
import json
import re
import struct

from bot.testing.teams.limits import ICONS, Limits, size
from bot.testing.teams.records import Chat, Json, Post, parts_of

_CITED = re.compile(r"(?<!\\)\[(\d{1,3})(?<!\\)\]")
_DATA = re.compile(r'"data:[a-z/+-]+;base64,[A-Za-z0-9+/=]*"')
_PNG = b"\x89PNG\r\n\x1a\n"
_INPUTS = ("Input.Text", "Input.ChoiceSet", "Input.Toggle", "Input.Date", "Input.Number", "Input.Time")
_ELEMENTS = {
    "TextBlock",
    "RichTextBlock",
    "TextRun",
    "Image",
    "ImageSet",
    "Container",
    "ColumnSet",
    "Column",
    "FactSet",
    "Table",
    "TableRow",
    "TableCell",
    "ActionSet",
    "AdaptiveCard",
    "Action.Submit",
    "Action.Execute",
    "Action.OpenUrl",
    "Action.ShowCard",
    "Action.ToggleVisibility",
    "Data.Query",
    *_INPUTS,
}


class RefusedError(Exception):
    """Teams' answer to what it does not take."""

    def __init__(self, status: int, code: str, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.status, self.code, self.retry_after = status, code, retry_after


def check(activity: Json, chat: Chat, limits: Limits) -> None:
    """Raises RefusedError for a message that Teams would not show."""
    units = size(
        _DATA.sub('"data:"', json.dumps(activity, ensure_ascii=False))
    )  # pictures in base64 do not count
    if 2 * units > limits.message_bytes:
        raise RefusedError(413, "MessageSizeTooBig", f"Message size too large: {2 * units} bytes")
    if activity.get("type") not in ("message", "typing"):
        raise RefusedError(400, "BadSyntax", f"Unknown activity type {activity.get('type')!r}")
    if activity.get("type") == "message" and not _shows_something(activity):
        raise RefusedError(400, "BadSyntax", "Activity resulted into multiple skype activities or none")
    for finding in [
        *citation_faults(activity, limits),
        *(f for card in cards_in(activity) for f in card_faults(card, limits)),
    ]:
        raise RefusedError(400, "BadSyntax", finding)
    if activity.get("suggestedActions") and chat.kind != "personal":
        raise RefusedError(400, "BadArgument", "Suggested actions are for personal chats")
    for one in activity.get("attachments") or ():
        if one.get("contentType", "").endswith("file.consent") and chat.kind != "personal":
            raise RefusedError(400, "BadArgument", "File consent cards are for personal chats")


def cards_in(activity: Json) -> list[Json]:
    return Post("", "", activity, 0.0).cards


def citation_faults(activity: Json, limits: Limits) -> list[str]:
    """What is wrong with the message entity and its citations."""
    roots = [one for one in activity.get("entities") or () if one.get("type") == "https://schema.org/Message"]
    if len(roots) > 1:
        return ["Multiple root message entities found"]
    citations = roots[0].get("citation") or [] if roots else []
    faults: list[str] = []
    if len(citations) > limits.citations:
        faults.append(f"Bot message with more than {limits.citations} citations")
    text, positions = str(activity.get("text") or ""), []
    for one in citations:
        about = one.get("appearance") or {}
        positions.append(one.get("position"))
        if one.get("@type") != "Claim" or about.get("@type") != "DigitalDocument" or not about.get("name"):
            faults.append(f"Error while parsing citation entity with ID: {one.get('position')}")
        faults += _appearance_faults(about, limits)
    numbers = [int(number) for number in _CITED.findall(text)]
    missing = [position for position in positions if position not in numbers]
    unclaimed = [number for number in numbers if citations and number not in positions]
    if missing or unclaimed or len(set(positions)) != len(positions):
        faults.append(f"Citations {positions} do not match the numbers {numbers} in the text")
    return faults


def card_faults(card: Json, limits: Limits) -> list[str]:
    """What is wrong with an Adaptive Card."""
    faults = []
    version = tuple(int(part) for part in str(card.get("version", "0.0")).split(".")[:2])
    if card.get("type") != "AdaptiveCard" or version > limits.card_version:
        faults.append(f"AdaptiveCard of version {card.get('version')} is not supported")
    for part in parts_of(card):
        faults += _part_faults(part, limits)
    names = [str(part.get("id") or "") for part in parts_of(card) if part.get("type") in _INPUTS]
    if len(set(names)) != len(names) or "" in names:
        faults.append(f"Inputs need ids that differ: {names}")
    return faults


def _part_faults(part: Json, limits: Limits) -> list[str]:
    kind = str(part.get("type") or "")
    faults = []
    if kind and kind not in _ELEMENTS and ("items" in part or "text" in part or "." in kind):
        faults.append(f"{kind} is no element of Adaptive Cards 1.5")
    if kind in ("TextBlock", "TextRun") and not str(part.get("text") or ""):
        faults.append("A text that is empty")
    if kind in ("ActionSet", "AdaptiveCard") and len(part.get("actions") or ()) > limits.actions:
        faults.append(f"More than {limits.actions} actions")
    if kind.startswith("Action.") and kind != "Action.OpenUrl" and not part.get("title"):
        faults.append("An action without a title")
    return faults + (_picture_faults(part, limits) if kind == "Image" else [])


def _picture_faults(part: Json, limits: Limits) -> list[str]:
    """What is wrong with a picture; only those that stand in the card can be looked at."""
    address = str(part.get("url") or "")
    if address.startswith("https://"):
        return []
    if not address.startswith("data:image/png;base64,"):
        return [f"An image without an address that Teams opens: {address[:40]!r}"]
    try:
        content = base64.b64decode(address.partition(",")[2], validate=True)
    except ValueError:
        return ["An image that is no base64"]
    if not content.startswith(_PNG) or len(content) < 24:
        return ["An image that is no PNG"]
    width, height = struct.unpack(">II", content[16:24])
    faults = (
        [] if len(address) < limits.address else [f"The address of an image has {len(address)} characters"]
    )
    if max(width, height) > limits.picture_pixels or len(content) > limits.picture_bytes:
        faults.append(f"An image of {width} by {height} pixels and {len(content)} bytes")
    return faults


def pings_in(activity: Json) -> list[str]:
    """Whom a message would notify: mention entities whose text stands in it."""
    text = str(activity.get("text") or "")
    return [
        str(one.get("text"))
        for one in activity.get("entities") or ()
        if one.get("type") == "mention" and str(one.get("text")) in text
    ]


def _appearance_faults(about: Json, limits: Limits) -> list[str]:
    faults = []
    if size(str(about.get("name") or "")) > limits.citation_name:
        faults.append("The name of a citation is too long")
    if size(str(about.get("abstract") or "")) > limits.citation_abstract:
        faults.append("The abstract of a citation is too long")
    words = about.get("keywords") or ()
    if len(words) > limits.keywords or any(size(word) > limits.keyword for word in words):
        faults.append("The keywords of a citation are too many or too long")
    icon = (about.get("image") or {}).get("name")
    if icon is not None and icon not in ICONS:
        faults.append(f"There is no icon {icon!r}")
    return faults


def _shows_something(activity: Json) -> bool:
    return bool(str(activity.get("text") or "").strip() or activity.get("attachments"))
