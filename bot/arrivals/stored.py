"""Files that lie with us already: hashed, and copied whole into the folder of who works on them."""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from skills.errors import UserError
from skills.language import say

BLOCK_BYTES = 1 << 20


def hash_of(path: Path) -> str:
    """SHA-256 in lower-case hex. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_same(source: Path, target: Path, sha256: str, name: str) -> Path:
    """Copy what still has this hash. Raises UserError for what was changed or is gone meanwhile."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    try:
        # the name may have become a link since it was looked at
        with open_itself(source) as file, target.open("wb") as copy:
            while block := file.read(BLOCK_BYTES):
                digest.update(block)
                copy.write(block)
    except FileNotFoundError as error:
        raise UserError(say("{name!r} is gone.", name=name), hint=say("Put it there again.")) from error
    except OSError as error:
        target.unlink(missing_ok=True)
        raise UserError(
            say("{name!r} cannot be copied ({why}).", name=name, why=error.strerror or type(error).__name__)
        ) from error
    if digest.hexdigest() != sha256:
        target.unlink(missing_ok=True)
        raise UserError(
            say("{name!r} was changed since it arrived.", name=name),
            hint=say("It counts again as it is now."),
        )
    return target


def open_itself(path: Path) -> BinaryIO:
    """The file, and not what a link in its place leads to. Raises OSError."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    return os.fdopen(handle, "rb")
