"""Which file is meant, and who may read its transcript."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from indexing.documents import parse_readers
from indexing.errors import ReadersError
from skills.errors import UserError
from skills.language import say
from skills.messages import KEPT, Attachment, Message

# Where the person sits at this machine, so that a path is theirs; elsewhere only attached files are opened.
LOCAL = frozenset({"terminal"})


@dataclass(frozen=True)
class Recording:
    """A file to write up; `location` is the name it is known by. With `voices` each file is the sound of one person."""

    file: Attachment
    location: str
    voices: tuple[Attachment, ...] = ()


def find_recording(path: str, message: Message) -> Recording:
    """The attachment of this name, or the only one, or the link, or the file; raises UserError if there is none."""
    attached = _attached(path, message.attachments) or _linked(path)
    if attached and attached.source.startswith(KEPT):
        voices = message.attachments if len(message.attachments) > 1 else ()
        return Recording(attached, attached.location or attached.source.partition("/")[0], voices)
    if attached:
        # Many people send a "recording.vtt"; the message tells them apart, also when it is run again.
        sent = f"{message.sent_at:%Y-%m-%dT%H%M%S}"
        return Recording(attached, f"{message.sender.id}/{sent}/{attached.name}")
    if message.conversation.platform not in LOCAL:
        raise UserError(
            say("There is no attachment named {path!r}.", path=path),
            hint=say("Attach the recording or transcript, or give its link."),
        )
    found = Path(path).expanduser()
    if not found.exists():
        raise UserError(say("There is no file {path!r}.", path=path), hint=say("Check the path."))
    if not found.is_file():
        raise UserError(
            say("{path!r} is not a file.", path=path), hint=say("Name one recording or transcript.")
        )
    return Recording(Attachment(found.name, found), path)


def readers_of(also: str, message: Message) -> frozenset[str]:
    """The uploader, the channel the minutes are posted to, and those the uploader names by id.

    A display name gives no right: raises UserError for a word that is not a reader, and for `world`.
    """
    own = {f"user:{message.sender.id}", *message.audience}
    if not also.strip():
        return frozenset(own)
    try:
        named = parse_readers(also)
    except ReadersError as error:
        raise UserError(str(error)) from error
    if "world" in named:
        raise UserError(
            say("A meeting is never shared with the world."), hint=say("Name people, groups or channels.")
        )
    return frozenset(own | named)


def _attached(path: str, attachments: tuple[Attachment, ...]) -> Attachment | None:
    named = next((item for item in attachments if item.name == path), None)
    return named or (attachments[0] if len(attachments) == 1 and not _linked(path) else None)


def _linked(path: str) -> Attachment | None:
    try:
        link = urlsplit(path)
    except ValueError:
        return None
    if link.scheme.lower() not in ("http", "https"):
        return None
    return Attachment(unquote(link.path).rstrip("/").rpartition("/")[2] or "recording", source=path)
