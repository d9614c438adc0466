"""The form behind `/minutes` without words: a command in Slack cannot carry a file, a form can."""

from typing import Any

from bot.platforms.slack.inbound import MODAL

Payload = dict[str, Any]  # Any: Slack's own JSON


def minutes_modal(channel: str) -> Payload:
    """A recording and, if wanted, a title; `channel` is where the command was typed."""
    return {
        "type": "modal",
        "callback_id": MODAL,
        "private_metadata": channel,
        "title": _plain("Write minutes"),
        "submit": _plain("Write up"),
        "close": _plain("Cancel"),
        "blocks": [
            {
                "type": "input",
                "block_id": "recording",
                "label": _plain("Recording or transcript"),
                "hint": _plain(
                    "Audio, video, .vtt, .srt or .json. The minutes come to you as a direct message."
                ),
                "element": {"type": "file_input", "action_id": "recording", "max_files": 1},
            },
            {
                "type": "input",
                "block_id": "title",
                "label": _plain("What the meeting is called"),
                "optional": True,
                "element": {"type": "plain_text_input", "action_id": "title", "max_length": 150},
            },
        ],
    }


def _plain(text: str) -> Payload:
    return {"type": "plain_text", "text": text, "emoji": False}
