"""A Reply as the Home tab of one person, which takes no tables and a hundred blocks."""

from itertools import chain
from typing import Any

from bot.platforms.slack import limits
from bot.platforms.slack.blocks import context, section
from bot.platforms.slack.render import plain, to_slack
from skills.language import again, say
from skills.messages import Reply

Payload = dict[str, Any]  # Any: Slack's own JSON
MORE = say("There is more than fits here: write to me.")
_IN_MESSAGES_ONLY = ("table", "data_table", "context_actions")


def to_home(reply: Reply) -> Payload:
    """The whole reply as one message, whose blocks are what the tab shows."""
    said = to_slack(reply)
    blocks = list(chain.from_iterable(message.get("blocks") or () for message in said))
    return {
        "text": said[0]["text"],
        "blocks": [one for one in blocks if one["type"] not in _IN_MESSAGES_ONLY],
    }


def plain_home(reply: Reply) -> Payload:
    """The same without buttons, for when Slack refuses the blocks."""
    return {"text": "\n\n".join(str(message["text"]) for message in plain(reply))}


def home_view(message: Payload) -> Payload:
    """The tab as Slack takes it."""
    blocks = message.get("blocks") or [section(str(message["text"])[: limits.SECTION])]
    if len(blocks) > limits.MODAL_BLOCKS:
        blocks = [*blocks[: limits.MODAL_BLOCKS - 1], context(again(MORE))]
    return {"type": "home", "blocks": blocks}
