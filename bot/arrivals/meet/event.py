"""What a Pub/Sub push says of a meeting; pure, nothing is asked of Google here.

Source: Google Workspace Events over Pub/Sub, as CloudEvents whose attributes begin with ce-."""

import base64
import binascii
import json
import re
from dataclasses import dataclass

from bot.arrivals.hook import short
from bot.platforms import Payload

_EVENT = re.compile(r"google\.workspace\.meet\.(transcript|recording)\.v2\.fileGenerated")
_LIFECYCLE = "google.workspace.events.subscription.v1."
_FILE = re.compile(r"conferenceRecords/[\w-]+/(?:transcripts|recordings)/[\w-]+")
_SUBSCRIPTION = re.compile(r"subscriptions/[\w-]+")


@dataclass(frozen=True)
class MeetEvent:
    """`file` is a transcript's or a recording's name; `subscription` the one that told of it; either may be empty.

    `ending`: the subscription itself is about to end or has ended."""

    id: str
    file: str = ""
    subscription: str = ""
    ending: bool = False

    def to_body(self) -> Payload:
        return {"file": self.file, "subscription": self.subscription, "ending": self.ending}


def read_push(payload: Payload) -> MeetEvent | None:
    """None for an event that is not about a file, or is damaged: sending it again would not mend it."""
    message = payload.get("message")
    if not isinstance(message, dict):
        return None
    attributes = message.get("attributes")
    said = attributes if isinstance(attributes, dict) else {}
    kind, key = str(said.get("ce-type") or ""), str(said.get("ce-id") or message.get("messageId") or "")
    source = _SUBSCRIPTION.search(str(said.get("ce-source") or ""))
    content = _content(message.get("data"))
    subscription = source[0] if source else ""
    if kind.startswith(_LIFECYCLE):
        about = content.get("subscription")
        named = _SUBSCRIPTION.fullmatch(str(about.get("name") or "")) if isinstance(about, dict) else None
        return MeetEvent(short(key), subscription=named[0] if named else subscription, ending=True)
    found = _EVENT.fullmatch(kind)
    file = content.get(found[1]) if found else None
    name = str(file.get("name") or "") if isinstance(file, dict) else ""
    if not _FILE.fullmatch(name):
        return None
    # the file and not the event: two subscriptions may tell of one file
    return MeetEvent(short(name), file=name, subscription=subscription)


def record_of(file: str) -> str:
    """The conference that a file belongs to."""
    return "/".join(file.split("/")[:2])


def _content(data: object) -> Payload:
    try:
        value = json.loads(base64.b64decode(str(data or ""), validate=False))
    except (binascii.Error, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
