"""What people write to the bot and what it writes back, in no platform's words."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from skills.language import say


@dataclass(frozen=True)
class User:
    """A person as the directory knows them; `id` is ours, never a display name.

    `locale` and `zone` are as their platform names them, such as de-DE and Europe/Berlin; empty where nobody said.
    `left`: not known any more, as the directory has them as no longer active."""

    id: str
    name: str
    known: bool = True
    locale: str = ""
    zone: str = ""
    left: bool = False


@dataclass(frozen=True)
class Conversation:
    """Where a message was written. `private` means that only the sender reads the reply.

    `beside` is then the channel in which that was wanted, if it was in one."""

    platform: str
    workspace: str
    channel: str
    thread: str | None = None
    private: bool = False
    beside: str = ""


# Before the id of a meeting that the program keeps, and a slash before that of a file; nobody can type such a source.
KEPT = "meeting:"


@dataclass(frozen=True)
class Attachment:
    """A file that came with a message or a link in it: on this machine at `path`, or still at `source`.

    `location` is the document that its words are in already, if they are in one."""

    name: str
    path: Path | None = None
    source: str = ""
    location: str = ""


@dataclass(frozen=True)
class Turn:
    """A question and its answer, earlier in the same thread."""

    asked: str
    answered: str


@dataclass(frozen=True)
class Message:
    """One thing a person wrote. `audience` names the readers of the reply, such as `channel:C1`.

    `earlier` holds the last turns of the thread, oldest first, as far as everyone in the audience has seen them.
    `values` is what a form was filled in with, by field; the text is then the command alone. `named` gives the people
    and channels that the text names, each as it stands there and as a reference, such as slack:C012. `open_channel` is
    such a reference to the channel that its sender has open beside a private conversation, if they are in it.
    `thread_files` are the documents that came with the last message before it in its thread that brought any. `event`
    is the same when a message is taken up again after a stop, and empty where none is."""

    text: str
    sender: User
    conversation: Conversation
    sent_at: datetime
    audience: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    earlier: tuple[Turn, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    open_channel: str = ""
    thread_files: tuple[Attachment, ...] = ()
    event: str = ""


@dataclass(frozen=True)
class Text:
    """A paragraph in Markdown."""

    text: str


@dataclass(frozen=True)
class Verbatim:
    """Words shown exactly as they are, in letters of one width, such as a query."""

    text: str


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Quote:
    """Words that stand in a source exactly so; `source` says where, `link` leads there if it is not empty."""

    text: str
    source: str
    link: str = ""


@dataclass(frozen=True)
class Lines:
    """A list, one item a line; `links` say where the `[time]` before each item leads, empty for nowhere."""

    items: tuple[str, ...]
    links: tuple[str, ...] = ()

    @property
    def linked(self) -> tuple[tuple[str, str], ...]:
        """Each item with its link."""
        return tuple(zip_longest(self.items, self.links[: len(self.items)], fillvalue=""))


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Choices:
    """Buttons: pressing one sends its option as the person's next message; `labels` are shorter words on them."""

    prompt: str
    options: tuple[str, ...]
    labels: tuple[str, ...] = ()

    @property
    def labelled(self) -> tuple[tuple[str, str], ...]:
        """Each option with what stands on its button."""
        labels = (*self.labels, *self.options[len(self.labels) :])
        return tuple((option, label or option) for option, label in zip(self.options, labels, strict=False))


@dataclass(frozen=True)
class Form:
    """A button that opens a form with the fields of a skill's query; sending it runs the skill with them.

    `given` are values by name that are not asked; `filled` stand in their fields already."""

    label: str
    command: str
    given: tuple[tuple[str, str], ...] = ()
    filled: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Feedback:
    """Two thumbs under an answer; a press says which, as a person's next message, and down also asks why."""

    question: str

    @property
    def up(self) -> str:
        return f"feedback {self.question} thumb=up"

    @property
    def down(self) -> str:
        return f"feedback {self.question} thumb=down"

    @property
    def why(self) -> Form:
        return Form(say("Say why"), "feedback", (("question", self.question), ("thumb", "down")))


@dataclass(frozen=True)
class Footer:
    """Small print: how sure, which default, what was not used."""

    text: str


@dataclass(frozen=True)
class File:
    """A file to keep, such as a transcript; `name` is plain and ends in its format.

    One that is no text, such as a picture, has its bytes in `content`; `alt` says in words what a picture shows."""

    name: str
    text: str = ""
    content: bytes = b""
    alt: str = ""


@dataclass(frozen=True)
class Picture:
    """A PNG shown among the blocks; `alt` says in words what it shows, its figures too, for whoever does not see it."""

    name: str
    alt: str
    content: bytes


Block = (
    Text | Verbatim | Heading | Quote | Lines | Table | Choices | Form | Feedback | Footer | File | Picture
)


@dataclass(frozen=True)
class Reply:
    """What the person reads: a summary that stands alone, then blocks; `private` shows it to nobody else.

    `about` are locations of meetings whose words it shows: once one is deleted, what was posted is taken back.
    `replaces`: after a press it takes the place of the message with the button, where the platform can edit that.
    `working`: long work goes on after it, or, if False, has ended with it."""

    summary: str
    blocks: tuple[Block, ...] = field(default=())
    private: bool = False
    about: tuple[str, ...] = ()
    replaces: bool = False
    working: bool | None = None
