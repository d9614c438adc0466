"""The JSON of one Slack block each; the only place that spells it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.enclosures import enclosed
from bot.platforms.slack import limits
from bot.platforms.slack.mrkdwn import label
from bot.platforms.text.spans import clean
from skills.messages import Feedback

Payload = dict[str, Any]  # what Slack takes and gives is JSON
PICTURE = "picture"  # in a block of ours, until it is sent: a picture, as a file is held


@dataclass(frozen=True)
class Shown:
    """One block, the words it says without markup, and whether it should stand with the one after it."""

    block: Payload
    words: str
    with_next: bool = False
    characters: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "characters", count(self.block))

    @property
    def is_table(self) -> bool:
        return bool(self.block["type"] == "table")


def count(part: Any) -> int:  # Slack's JSON nests as it likes
    """The characters of all texts and values in a block."""
    if isinstance(part, dict):
        own = sum(limits.size(part[key]) for key in ("text", "value") if isinstance(part.get(key), str))
        return own + sum(count(inner) for inner in part.values())
    return sum(count(inner) for inner in part) if isinstance(part, list) else 0


def section(mrkdwn: str) -> Payload:
    return {"type": "section", "text": _mrkdwn(mrkdwn)}


def context(mrkdwn: str) -> Payload:
    return {"type": "context", "elements": [_mrkdwn(mrkdwn)]}


def divider() -> Payload:
    return {"type": "divider"}


def header(text: str) -> Payload:
    return {"type": "header", "text": _plain(label(text, limits.HEADER))}


def actions(options: Sequence[tuple[str, str]], first: int) -> Payload:
    """Buttons, each with its label; `first` is the number of the first one in the whole reply."""
    buttons = [_button(option, shown, first + at) for at, (option, shown) in enumerate(options)]
    return {"type": "actions", "elements": buttons}


def form_button(shown: str, value: str, number: int) -> Payload:
    """A button that opens a form, in a row of its own."""
    return {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "text": _plain(label(clean(shown), limits.BUTTON_LABEL)),
                "action_id": f"form:{number}",
                "value": value,
            }
        ],
    }


def feedback(block: Feedback) -> Payload:
    """Slack's own pair of thumbs."""
    thumbs = {"positive_button": ("👍", block.up), "negative_button": ("👎", block.down)}
    buttons = {name: {"text": _plain(shown), "value": value} for name, (shown, value) in thumbs.items()}
    element = {"type": "feedback_buttons", "action_id": "feedback", **buttons}
    return {"type": "context_actions", "elements": [element]}


def table(rows: Sequence[Sequence[str]]) -> Payload:
    cells = [[{"type": "raw_text", "text": cell} for cell in row] for row in rows]
    wrapped = [{"is_wrapped": True} for _ in rows[0]]
    return {"type": "table", "rows": cells, "column_settings": wrapped}


def picture(name: str, alt: str, content: bytes) -> Payload:
    """A picture that Slack does not have yet: what is sent names a file instead of its bytes."""
    shown = label(clean(alt), limits.ALT) or name
    return {"type": "image", "alt_text": shown, PICTURE: enclosed(name, content)}


def _button(option: str, shown: str, number: int) -> Payload:
    """The label may be cut; the value is what the press says, whole up to Slack's limit."""
    value = option.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is no JSON
    while limits.size(value) > limits.BUTTON_VALUE:
        value = value[: len(value) - max(1, (limits.size(value) - limits.BUTTON_VALUE) // 2)]
    return {
        "type": "button",
        "text": _plain(label(clean(shown), limits.BUTTON_LABEL)),
        "action_id": f"choice:{number}",
        "value": value,
    }


def _mrkdwn(text: str) -> Payload:
    # verbatim: Slack must not look for names, channels and addresses in the words itself
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _plain(text: str) -> Payload:
    return {"type": "plain_text", "text": text, "emoji": False}
