"""What Slack would refuse in a payload, written from Slack's reference and not from our renderer."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import Any

Json = dict[str, Any]
LINK = re.compile(r"<(https?://[^<>|\s]+)\|([^<>\n]+)>")
INVISIBLE = re.compile("[\u200b\u2060]")
KNOWN = ("section", "header", "context", "actions", "context_actions", "table", "divider")


def violations(payload: Json) -> list[str]:
    """Everything wrong with one message, in words; empty if Slack would take it."""
    blocks = payload.get("blocks", [])
    everything = "".join(texts_in(payload)) + "".join(values_in(blocks))
    tables = [block for block in blocks if block["type"] == "table"]
    ids = [
        button["action_id"] for block in blocks for button in block.get("elements", []) if "value" in button
    ]
    checks = {
        "more than 50 blocks": len(blocks) > 50,
        "no blocks": "blocks" in payload and not blocks,
        "an unknown block": any(block["type"] not in KNOWN for block in blocks),
        "more than 12,000 characters": units(everything) > 12_000,
        "more than one table": len(tables) > 1,
        "an action id twice": len(ids) != len(set(ids)),
        "a lone surrogate": bool(re.search("[\ud800-\udfff]", everything)),
        "text over 3,900": units(payload["text"]) > 3_900,
        "an open fence in text": payload["text"].count("```") % 2 == 1,
        "text is blank": is_blank(payload["text"]),
    }
    wrong = [name for name, failed in checks.items() if failed]
    wrong += [f"text: {problem}" for problem in markup_problems(payload["text"])]
    return wrong + [f"{b['type']}: {problem}" for b in blocks for problem in block_problems(b)]


def block_problems(block: Json) -> Iterator[str]:  # noqa: C901  # one case a kind
    match block["type"]:
        case "section":
            yield from mrkdwn_problems(block["text"], 3_000)
        case "context":
            if not 1 <= len(block["elements"]) <= 10:
                yield "elements"
            for element in block["elements"]:
                yield from mrkdwn_problems(element, 3_000)
        case "header":
            yield from plain_problems(block["text"], 150)
        case "actions":
            yield from actions_problems(block["elements"])
        case "context_actions":
            yield from thumbs_problems(block["elements"])
        case "table":
            yield from table_problems(block)


def mrkdwn_problems(text: Json, limit: int) -> Iterator[str]:
    if set(text) != {"type", "text", "verbatim"} or text["type"] != "mrkdwn" or text["verbatim"] is not True:
        yield "not verbatim mrkdwn"
    if units(text["text"]) > limit:
        yield f"over {limit}"
    if is_blank(text["text"].replace("```", "")):
        yield "blank"
    if text["text"].count("```") % 2:
        yield "an open fence"
    yield from markup_problems(text["text"])


def plain_problems(text: Json, limit: int) -> Iterator[str]:
    if text["type"] != "plain_text" or text["emoji"] is not False:
        yield "not plain text without emoji codes"
    if units(text["text"]) > limit or is_blank(text["text"]):
        yield f"over {limit} or blank"
    yield from markup_problems(text["text"])


def actions_problems(buttons: list[Json]) -> Iterator[str]:
    if not 1 <= len(buttons) <= 25:
        yield "number of buttons"
    for button in buttons:
        yield from plain_problems(button["text"], 75)
        if not 1 <= units(button["value"]) <= 2_000:
            yield "value"
        if len(button["action_id"]) > 255:
            yield "action id"


def thumbs_problems(elements: list[Json]) -> Iterator[str]:
    if not 1 <= len(elements) <= 5:
        yield "number of elements"
    for button in (element[name] for element in elements for name in ("positive_button", "negative_button")):
        yield from plain_problems(button["text"], 75)
        if not 1 <= units(button["value"]) <= 2_000:
            yield "value"


def chunk_problems(markdown: str) -> Iterator[str]:
    """What is wrong with words that a stream appends."""
    if not 1 <= units(markdown) <= 12_000:
        yield "over 12,000 or nothing"
    if re.search("[<>\\[\\]]", markdown):
        yield "something that links or pings"
    if re.search("@(channel|here|everyone)", markdown, re.IGNORECASE):
        yield "a mention"
    if re.search("[\ud800-\udfff]", markdown):
        yield "a lone surrogate"


def table_problems(block: Json) -> Iterator[str]:
    rows = block["rows"]
    cells = [cell for row in rows for cell in row]
    if not 1 <= len(rows) <= 100 or not all(1 <= len(row) <= 20 for row in rows):
        yield "rows or columns"
    if len({len(row) for row in rows}) != 1 or len(block["column_settings"]) != len(rows[0]):
        yield "ragged"
    if sum(units(cell["text"]) for cell in cells) > 10_000:
        yield "over 10,000"
    if any(cell["type"] != "raw_text" or not cell["text"].strip() for cell in cells):
        yield "an empty cell"
    if any(re.search(r"<[!@#]|@(channel|here|everyone)", cell["text"], re.IGNORECASE) for cell in cells):
        yield "a mention in a cell"


def markup_problems(text: str) -> Iterator[str]:
    """Anything Slack could take for markup that is neither a web link nor one of the three escapes."""
    rest = LINK.sub("", text)
    rest = re.sub(r"^> ?", "", rest, flags=re.MULTILINE)
    if "<" in rest or ">" in rest:
        yield "an angle bracket"
    if re.search(r"&(?!(amp|lt|gt);)", text):
        yield "a bare ampersand or a cut escape"
    if re.search("@(channel|here|everyone)", text, re.IGNORECASE):
        yield "a mention"
    if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text):
        yield "a control character"


def visible(payload: Json) -> str:
    """What a reader sees of the blocks, or of the text where there are none, and what the buttons say."""
    if "blocks" not in payload:
        return seen(payload["text"])
    return "\n".join(part for block in payload["blocks"] for part in seen_in(block))


def seen_in(block: Json) -> Iterator[str]:
    if block["type"] == "table":
        yield from (cell["text"] for row in block["rows"] for cell in row)
    elif "text" in block:
        yield seen(block["text"]["text"])
    for element in block.get("elements", []) if block["type"] != "context_actions" else ():
        yield element["value"] if "value" in element else seen(element["text"])


def seen(text: str) -> str:
    return INVISIBLE.sub("", unescape(LINK.sub(r"\2 \1", text)))


def texts_in(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from ([part["text"]] if isinstance(part.get("text"), str) else [])
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from texts_in(inner)


def values_in(blocks: list[Json]) -> list[str]:
    return [e["value"] for block in blocks for e in block.get("elements", []) if "value" in e]


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_blank(text: str) -> bool:
    return all(unicodedata.category(character)[0] in "CZ" for character in text)


def holds_in_order(words: str, shown: str) -> bool:
    """Whether every letter and digit of `words` stands in `shown`, in that order."""
    rest = iter(shown)
    return all(character in rest for character in words if character.isalnum())
