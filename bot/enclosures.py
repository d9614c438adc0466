"""Files of replies while they wait: in pieces in the database, and named by their hash in the message that brings them.

In the database, because that is what processes on several machines share; in pieces, so that no file need be in
memory whole. Each letter keeps its own: what is written and what is cleared needs no look at any other.
"""

import base64
import hashlib
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from sqlalchemy import Engine, delete, func, insert, literal, select
from sqlalchemy.orm import Session

from bot.errors import PlatformRefusedError
from bot.store import transaction
from bot.tables import EnclosureRow

Payload = dict[str, Any]  # Any: a platform's own JSON
FILE = "file"  # in a message of ours: what follows, of the file that it brings
NAME, SHA256, BYTES = "name", "sha256", "bytes"
CONTENT = "content"  # the bytes, as long as the message is kept nowhere
OWNER = "owner"  # whose pieces they are, once it was taken from where it is kept
INSTEAD = "instead"  # what is said where the platform does not take it
# how an earlier version kept all of a file in its message
BASE64, TEXT = "base64", "text"
PIECE_BYTES = 1_000_000
LOST = "file_lost"


def enclosed(name: str, content: bytes, *, instead: str = "") -> Payload:
    """A file as a message of ours holds it until it is kept."""
    sha256 = hashlib.sha256(content).hexdigest()
    return {NAME: name, SHA256: sha256, BYTES: len(content), INSTEAD: instead, CONTENT: content}


def as_kept(message: Payload) -> Payload:
    """The message as JSON: its files and pictures by name and hash alone."""
    kept: Payload = _with_files(
        message, lambda file: {name: file[name] for name in file if name not in (CONTENT, OWNER)}
    )
    return kept


def owned(message: Payload, owner: str) -> Payload:
    """The message with whose pieces its files are in; one of an earlier version holds all of them."""
    held: Payload = _with_files(message, lambda file: {**file, OWNER: owner})
    return held


def _with_files(
    part: Any, change: Callable[[Payload], Payload]
) -> Any:  # Any: a platform's JSON, at any depth
    if isinstance(part, dict):
        if SHA256 in part and BYTES in part:
            return change(part)
        return {name: _with_files(inner, change) for name, inner in part.items()}
    return [_with_files(one, change) for one in part] if isinstance(part, list | tuple) else part


def _files_in(messages: Iterable[Payload]) -> list[Payload]:
    found: list[Payload] = []

    def note(file: Payload) -> Payload:
        found.append(file)
        return file

    for one in messages:
        _with_files(one, note)
    return found


def in_pieces(file: Payload) -> Payload:
    """The same as `keep` takes it, also where an earlier version wrote all of it into its message."""
    whole = None if SHA256 in file else _whole(file)
    return file if whole is None else enclosed(str(file[NAME]), whole)


def size_of(file: Payload) -> int:
    """In bytes."""
    return int(file[BYTES]) if BYTES in file else len(_whole(file) or b"")


def keep(session: Session, owner: str, messages: Iterable[Payload]) -> None:
    """Let the owner have the files of these messages and no others, inside the caller's transaction."""
    wanted = {str(file[SHA256]): file for file in _files_in(messages)}
    drop(session, owner, but=wanted)
    there = select(EnclosureRow.sha256).where(EnclosureRow.waits_for == owner).distinct()
    for sha256 in wanted.keys() - set(session.scalars(there)):
        file = wanted[sha256]
        if CONTENT in file:
            _write(session, owner, sha256, file[CONTENT])
        elif OWNER in file:
            copy(session, str(file[OWNER]), owner, sha256)


def copy(session: Session, of: str, owner: str, sha256: str) -> None:
    """Let somebody else have a kept file too; the bytes do not leave the database."""
    theirs = select(literal(owner), EnclosureRow.sha256, EnclosureRow.number, EnclosureRow.content)
    theirs = theirs.where(EnclosureRow.waits_for == of, EnclosureRow.sha256 == sha256)
    columns = ("waits_for", "sha256", "number", "content")
    session.execute(insert(EnclosureRow).from_select(columns, theirs))


def drop(session: Session, owner: str, *, but: Iterable[str] = ()) -> None:
    """Clear away what nobody waits for any more."""
    held = list(but)
    gone = delete(EnclosureRow).where(EnclosureRow.waits_for == owner)
    session.execute(gone.where(EnclosureRow.sha256.not_in(held)) if held else gone)


def owners(session: Session, kind: str) -> set[str]:
    """Everyone of a kind, such as outbox, who has files."""
    wanted = select(EnclosureRow.waits_for).where(EnclosureRow.waits_for.startswith(f"{kind}:")).distinct()
    return set(session.scalars(wanted))


def content_of(engine: Engine, file: Payload) -> bytes:
    """As `opened`, of something small."""
    with opened(engine, file) as content:
        return content.read()


@contextmanager
def opened(engine: Engine, file: Payload) -> Iterator[IO[bytes]]:
    """The bytes of a message's file, to be read from the beginning.

    Raises PlatformRefusedError where they are gone or are others, StoreError."""
    if (whole := _whole(file)) is not None:
        yield io.BytesIO(whole)
        return
    with tempfile.TemporaryFile() as spool:
        if _read(engine, str(file.get(OWNER)), str(file[SHA256]), spool) != file[SHA256]:
            raise PlatformRefusedError("A file of ours is gone before it was sent.", code=LOST)
        spool.seek(0)
        yield spool


def _whole(file: Payload) -> bytes | None:
    """The bytes that a message itself holds."""
    if CONTENT in file:
        return bytes(file[CONTENT])
    if BASE64 in file:
        return base64.b64decode(file[BASE64])
    return str(file[TEXT]).encode("utf-8", "replace") if TEXT in file else None


def _write(session: Session, owner: str, sha256: str, content: bytes) -> None:
    for number, start in enumerate(range(0, max(len(content), 1), PIECE_BYTES)):
        piece = {"waits_for": owner, "sha256": sha256, "number": number}
        session.execute(insert(EnclosureRow).values(**piece, content=content[start : start + PIECE_BYTES]))


def _read(engine: Engine, owner: str, sha256: str, into: IO[bytes]) -> str:
    """The hash of what was there."""
    digest = hashlib.sha256()
    mine = (EnclosureRow.waits_for == owner, EnclosureRow.sha256 == sha256)
    with transaction(engine) as session:
        count = session.scalar(select(func.count(EnclosureRow.number)).where(*mine)) or 0
        for number in range(count):
            piece = session.scalar(select(EnclosureRow.content).where(*mine, EnclosureRow.number == number))
            digest.update(piece or b"")
            into.write(piece or b"")
    return digest.hexdigest() if count else ""
