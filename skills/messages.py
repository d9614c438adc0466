"""What people write to the bot and what it writes back, in no platform's words."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class User:
    """A person as the directory knows them; `id` is ours, never a display name."""

    id: str
    name: str
    known: bool = True


@dataclass(frozen=True)
class Conversation:
    """Where a message was written. `private` means that only the sender reads the reply."""

    platform: str
    workspace: str
    channel: str
    thread: str | None = None
    private: bool = False


@dataclass(frozen=True)
class Attachment:
    """A file that came with a message or a link in it: on this machine at `path`, or still at `source`."""

    name: str
    path: Path | None = None
    source: str = ""


@dataclass(frozen=True)
class Turn:
    """A question and its answer, earlier in the same thread."""

    asked: str
    answered: str


@dataclass(frozen=True)
class Message:
    """One thing a person wrote. `audience` names the readers of the reply, such as `channel:C1`.

    `earlier` holds the last turns of the thread, oldest first, as far as everyone in the audience has seen them."""

    text: str
    sender: User
    conversation: Conversation
    sent_at: datetime
    audience: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    earlier: tuple[Turn, ...] = ()


@dataclass(frozen=True)
class Text:
    """A paragraph in Markdown."""

    text: str


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Quote:
    """Words that stand in a source exactly so; `source` says where."""

    text: str
    source: str


@dataclass(frozen=True)
class Lines:
    """A list, one item a line."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Choices:
    """Buttons: pressing one sends its text as the person's next message."""

    prompt: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Footer:
    """Small print: how sure, which default, what was not used."""

    text: str


Block = Text | Heading | Quote | Lines | Table | Choices | Footer


@dataclass(frozen=True)
class Reply:
    """What the person reads: a summary that stands alone, then blocks; `private` shows it to nobody else."""

    summary: str
    blocks: tuple[Block, ...] = field(default=())
    private: bool = False
