"""What a notification of Graph is about, by its path; written with capitals and quotes in several ways."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from bot.platforms import Payload

_ONE = r"(?:\('((?:[^'/]|'')+)'\)|/([^/()?]+))"
_PATH = re.compile(
    rf"(?:^|/)(?:users{_ONE}/|communications/)?onlinemeetings{_ONE}/(transcripts|recordings){_ONE}/?$",
    re.IGNORECASE,
)
# base64 of 1*organiser's id*0**thread of the meeting's chat
_MEETING = re.compile(r"1\*([0-9a-fA-F-]{36})\*0\*\*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Resource:
    """One transcript or recording; `user` organised the meeting."""

    user: str
    meeting: str
    kind: Literal["transcripts", "recordings"]
    id: str

    @property
    def meeting_path(self) -> str:
        return f"users/{quote(self.user, safe='')}/onlineMeetings/{quote(self.meeting, safe='')}"

    @property
    def path(self) -> str:
        return f"{self.meeting_path}/{self.kind}/{quote(self.id, safe='')}"

    @property
    def thread(self) -> str:
        """The meeting's chat, which its id holds; empty if it does not."""
        return _inside(self.meeting)[1]


def read_resource(text: str) -> Resource | None:
    """None for any other path, or where nothing says who organised the meeting."""
    found = _PATH.search(text)
    if found is None:
        return None
    user, meeting, one = (
        (found[left] or "").replace("''", "'") or found[left + 1] or "" for left in (1, 3, 6)
    )
    user = user or _inside(meeting)[0]
    if not user or {user, meeting, one} & {".", ".."}:
        return None
    return Resource(user, meeting, "transcripts" if found[5].lower() == "transcripts" else "recordings", one)


def lowered(value: object) -> object:
    """The same JSON with every field's name in small letters: Graph writes them in two ways."""
    if isinstance(value, dict):
        return {str(name).lower(): lowered(inner) for name, inner in value.items()}
    return [lowered(one) for one in value] if isinstance(value, list) else value


def items_of(payload: Payload) -> list[Payload]:
    """The notifications of one request, fields in small letters."""
    try:
        value = lowered(payload)
    except RecursionError:
        return []
    listed = value.get("value") if isinstance(value, dict) else None
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _inside(meeting: str) -> tuple[str, str]:
    """The organiser and the chat that an online meeting's id holds."""
    try:
        text = base64.b64decode(meeting + "=" * (-len(meeting) % 4), altchars=b"-_").decode("utf-8")
    except (binascii.Error, ValueError):
        return "", ""
    found = _MEETING.fullmatch(text)
    return (found[1], found[2]) if found else ("", "")
