"""Files that a command writes where a person says: new ones, and those that such a command wrote before."""

import json
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO
from uuid import uuid4

from bot.errors import ConfidantError

Own = Callable[[Path], bool]


class OutputError(ConfidantError):
    """A file that may not be written, or cannot be."""


def nothing(_path: Path) -> bool:
    """For what is never replaced unasked, such as labels that people may have worked on since."""
    return False


def rows_with(*names: str) -> Own:
    """Whether a file is empty or its first row has one of these names beside an id."""

    def own(path: Path) -> bool:
        try:
            with path.open(encoding="utf-8") as lines:
                first = next((line for line in lines if line.strip()), "")
            row = json.loads(first) if first else {"id": None, names[0]: None}
        except ValueError:
            return False
        return isinstance(row, dict) and "id" in row and any(name in row for name in names)

    return own


def check_output(
    out: Path, *, inputs: Sequence[Path | None] = (), own: Own = nothing, force: bool = False
) -> None:
    """Raise OutputError where writing `out` would cost a device, what is read, or a file that is not our `own`."""
    try:
        mode = out.stat().st_mode
    except OSError:
        return  # new, or something that `whole_file` has a word for
    if stat.S_ISDIR(mode):
        raise OutputError(f"{out} is a folder; name a file in it.")
    if not stat.S_ISREG(mode):
        raise OutputError(f"{out} is no ordinary file; name a new one.")
    if any(one and one.exists() and one.samefile(out) for one in inputs):
        raise OutputError(f"{out} is read by this command; name another file to write.")
    if not force and not _is_own(out, own):
        raise OutputError(f"{out} is there already; name a new file, or say --force to replace it.")


@contextmanager
def whole_file(out: Path) -> Iterator[TextIO]:
    """A text file to write to that appears whole at the end, so that a run that is killed leaves the last good one.

    Raises OutputError when it cannot be written."""
    place = out.resolve()  # a link stays one
    part = place.with_name(f".{place.name}.{uuid4().hex}.part")
    try:
        with part.open("x", encoding="utf-8") as sink:
            yield sink
            sink.flush()
            os.fsync(sink.fileno())
        check_output(out, own=lambda _: True)  # it may have become something else meanwhile
        part.replace(place)
    except OSError as error:
        reason = (
            f"{out} cannot be written ({error.strerror}); name a file in a folder that exists and has room."
        )
        raise OutputError(reason) from error
    finally:
        with suppress(OSError):  # where nothing could be made there is nothing to remove
            part.unlink()


def _is_own(out: Path, own: Own) -> bool:
    try:
        return own(out)
    except OSError as error:
        raise OutputError(f"{out} cannot be read ({error.strerror}); name a new file.") from error
