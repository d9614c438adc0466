"""A thread of a chat as one document: who said what and when, one paragraph a message."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from indexing.documents import DocumentDraft
from indexing.passwords import without_passwords

_LONGEST_TITLE = 80


@dataclass(frozen=True)
class Said:
    """One message of a person; `changed_at` is when it was last edited, or written; `link` leads to a reply;
    `to_bot`: it was said to one of ours."""

    author: str
    text: str
    said_at: datetime
    changed_at: datetime
    link: str = ""
    to_bot: bool = False


@dataclass(frozen=True)
class Thread:
    """What people said below one message, oldest first; `location` is the link to it."""

    location: str
    messages: tuple[Said, ...]


def thread_draft(
    thread: Thread, *, origin: str, fingerprint: str, known_hash: str | None
) -> DocumentDraft | None:
    """The document of a thread, without the passwords in it; None if its content hash is the known one.

    Times in it are UTC."""
    title = _title(thread.messages)
    markdown = "\n\n".join((f"# {title}", *(_paragraph(one) for one in thread.messages))) + "\n"
    content_hash = hashlib.sha256(markdown.encode("utf-8", "backslashreplace")).hexdigest()
    if content_hash == known_hash:
        return None
    return DocumentDraft(
        location=thread.location,
        title=title,
        markdown=markdown,
        author=thread.messages[0].author,
        modified_at=max(one.changed_at for one in thread.messages),
        kind="chat",
        origin=origin,
        fingerprint=fingerprint,
        content_hash=content_hash,
    )


def moment(seconds: str) -> datetime:
    """A time in seconds since 1970, as chats write it, at second precision; 1970 for what is none."""
    try:
        return datetime.fromtimestamp(int(float(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _title(messages: Sequence[Said]) -> str:
    words = " ".join(without_passwords(messages[0].text).split())
    if len(words) <= _LONGEST_TITLE:
        return words
    return words[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _paragraph(said: Said) -> str:
    # a line that starts with # would become a heading over what others said
    text = "\n".join(
        f"\\{line}" if line.startswith("#") else line for line in without_passwords(said.text).splitlines()
    )
    return f"[{said.said_at:%Y-%m-%d %H:%M}] {said.author}: {text}"
