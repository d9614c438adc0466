"""What the fake remembers: people, conversations, messages, and the calls that it received."""

import base64
import html
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Condition
from typing import Any, Literal
from uuid import NAMESPACE_URL, uuid5

DATA = "data:"  # before what is no address but the content itself
Json = dict[str, Any]  # Any: Teams' wire format
_ESCAPED = re.compile(r"\\([\\`*_~\[\]|#>+.()-])")
_CODE = re.compile(r"(```.*?```|(?<!\\)`[^`\n]*`)", re.DOTALL)
Kind = Literal["personal", "groupChat", "channel"]


@dataclass(frozen=True)
class Person:
    """An account; of another `tenant` it is an outsider. `role`: user, guest or anonymous."""

    name: str
    id: str
    aad: str
    email: str
    tenant: str
    role: str = "user"
    locale: str = "en-GB"

    def account(self) -> Json:
        """As activities name them."""
        return {"id": self.id, "name": self.name, "aadObjectId": self.aad}

    def member(self) -> Json:
        """As the roster names them."""
        return {
            **self.account(),
            "objectId": self.aad,
            "email": self.email,
            "userPrincipalName": self.email,
            "tenantId": self.tenant,
            "userRole": self.role,
        }


@dataclass
class Chat:
    """A conversation; `open` is false once it was deleted, or we were put out."""

    id: str
    kind: Kind
    name: str
    members: list[str]
    team: str = ""
    listening: bool = False  # every message is delivered, by consent of the team (RSC)
    open: bool = True
    blocked: bool = False

    # since when Teams shows somebody what is written here: from the beginning where it is not said; None: not told
    visible_from: dict[str, datetime | None] = field(default_factory=dict)
    membership: str = "standard"  # of a channel: private and shared ones have members of their own
    group: str = ""  # the team's id in the tenant's directory

    def __post_init__(self) -> None:
        if self.team and not self.group:
            self.group = str(uuid5(NAMESPACE_URL, self.team))

    @property
    def files_folder(self) -> str:
        """Where the files of a channel lie, those of a chat in somebody's OneDrive; as people read the address."""
        if self.kind == "channel":
            return f"https://contoso.sharepoint.com/sites/{self.group}/Shared Documents/{self.name}"
        return "https://contoso-my.sharepoint.com/personal/somebody/Documents/Microsoft Teams Chat Files"

    @property
    def drive(self) -> str:
        return f"b!{self.group or 'somebody'}"


@dataclass(frozen=True)
class SharedFile:
    """A file in SharePoint: its number in the fake, and the drive that it lies in."""

    number: str
    drive: str


@dataclass
class Meeting:
    """A meeting with a chat. `consented`: somebody let the bot know of it (RSC); `series` is Graph's id of it."""

    id: str
    series: str
    title: str
    organiser: Person
    chat: Chat
    consented: bool = True


@dataclass(frozen=True)
class CallFile:
    """A transcript or a recording of one call of a meeting."""

    meeting: Meeting
    kind: str  # transcripts, recordings
    id: str
    call: str
    content: bytes

    @property
    def resource(self) -> str:
        return f"communications/onlineMeetings('{self.meeting.series}')/{self.kind}('{self.id}')"


@dataclass(frozen=True)
class Post:
    """A message of the product's as it stands now. `to`: the one person who sees it."""

    id: str
    chat: str
    activity: Json
    at: float
    thread: str = ""
    to: str = ""
    deleted: bool = False
    edits: int = 0
    streaming: bool = False

    @property
    def text(self) -> str:
        return str(self.activity.get("text") or "")

    @property
    def cards(self) -> list[Json]:
        attachments = self.activity.get("attachments") or ()
        return [one["content"] for one in attachments if one.get("contentType", "").endswith("card.adaptive")]

    @property
    def attachments(self) -> list[Json]:
        return list(self.activity.get("attachments") or ())

    @property
    def pictures(self) -> list[tuple[bytes, str]]:
        """Those that its cards hold, each with the words for whoever does not see it."""
        parts = [part for card in self.cards for part in parts_of(card) if part.get("type") == "Image"]
        held = [(str(one.get("url") or ""), str(one.get("altText") or "")) for one in parts]
        return [(base64.b64decode(url.partition(",")[2]), alt) for url, alt in held if url.startswith(DATA)]

    @property
    def buttons(self) -> list[Json]:
        """Every action of its cards."""
        return [
            part
            for card in self.cards
            for part in parts_of(card)
            if str(part.get("type")).startswith("Action.")
        ]

    @property
    def citations(self) -> list[Json]:
        return [one for entity in self.activity.get("entities") or () for one in entity.get("citation") or ()]

    @property
    def all_text(self) -> str:
        """Every word that a person can read, as they read it."""
        words = [self.text if self.activity.get("textFormat") == "plain" else as_read(self.text)]
        for card in self.cards:
            words += words_of(card)
        for one in self.attachments:
            words.append(str(one.get("name") or ""))
        return "\n".join(filter(None, words))


@dataclass(frozen=True)
class Call:
    """One request to the connector."""

    number: int
    method: str
    path: str
    body: Json
    at: float
    status: int = 0
    code: str = ""


@dataclass
class Delivery:
    """One activity that was sent to the product, and what it answered; sent again by `again`."""

    activity: Json
    lock: Condition
    status: int | None = None
    body: Json = field(default_factory=dict)
    seconds: float = 0.0
    tries: int = 0

    @property
    def id(self) -> str:
        return str(self.activity.get("id") or "")

    @property
    def acked(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    def wait(self, timeout: float = 30.0) -> "Delivery":
        """Until the product answered."""
        ends = time.monotonic() + timeout
        with self.lock:
            while self.status is None:
                left = ends - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"no answer in {timeout:g} s to {self.activity}")
                self.lock.wait(left)
        return self


def as_read(markdown: str) -> str:
    """The text as Teams shows it, without escapes, of which there are none in code."""
    parts = _CODE.split(markdown)
    read = (
        part if number % 2 else html.unescape(_ESCAPED.sub(r"\1", part)) for number, part in enumerate(parts)
    )
    return "".join(read).replace("\u200b", "")


def edited(post: Post, activity: Json) -> Post:
    return replace(post, activity=activity, edits=post.edits + 1)


def parts_of(part: object) -> Iterator[Json]:
    """Everything in a card, at whatever depth; what a button keeps is none of it."""
    if isinstance(part, dict):
        yield part
        for name, inner in part.items():
            if name not in ("data", "msteams"):
                yield from parts_of(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from parts_of(inner)


def words_of(card: Json) -> list[str]:
    shown = ("text", "title", "label", "placeholder", "errorMessage", "value", "url", "altText")
    return [
        str(part[name])
        for part in parts_of(card)
        for name in shown
        if isinstance(part.get(name), str)
        and not (name == "value" and part.get("type") == "Input.ChoiceSet")
        and not part[name].startswith(DATA)
    ]


def pretty(activity: Json) -> str:
    return json.dumps(activity, ensure_ascii=False)[:2_000]
