"""Small files that are there whole or not at all, whenever the writer is killed."""

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Replace a file in one step: after a crash there is the old one or the new one."""
    draft = path.with_name(f"{path.name}.new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
