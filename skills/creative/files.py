"""Files that are there whole or not at all."""

import errno
import os
from pathlib import Path
from uuid import uuid4

from skills.errors import UserError
from skills.language import say


def write_whole(path: Path, content: bytes) -> None:
    """Write beside it, then rename. Raises UserError with one sentence where the disk takes no more."""
    beside = path.with_name(f".{uuid4().hex}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True) if path.parent.is_dir() else None
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        why = say("there is no room left on the disk") if full else (error.strerror or os.strerror(errno.EIO))
        raise UserError(
            say("{path} cannot be written: {why}.", path=path, why=why),
            hint=say("Make room, or name another folder; what was written so far is whole."),
        ) from error
