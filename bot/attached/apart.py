"""Takes one file apart in a process of its own, which is killed when it hangs and is given no more memory than this.

`python -m bot.attached.apart NAME PATH MOST_BYTES MOST_EXPANDED_BYTES MOST_MEMORY` prints the draft, or why none.
"""

import asyncio
import json
import resource
import sys
from datetime import datetime
from pathlib import Path

from indexing.documents import DocumentDraft
from indexing.errors import IndexingError, UnreadableFileError
from indexing.settings import IndexSettings
from indexing.sources.files import draft_of, read_file

# of addresses, most of which a library that is only loaded never touches
MOST_MEMORY = 4 * 1024**3
_SAID = ("title", "markdown", "author", "media")


async def take_apart(
    name: str,
    path: Path,
    *,
    most_bytes: int,
    most_expanded_bytes: int,
    seconds: float,
    module: str = "bot.attached.apart",
) -> DocumentDraft:
    """The draft of a file called `name`.

    Raises TimeoutError once the process was killed for its time, UnreadableFileError with a sentence, and OSError where
    the process broke on it."""
    # what no argument may hold must not cost the question its answer
    spoken = name.encode(errors="replace").decode().replace("\0", "?")
    limits = (str(most_bytes), str(most_expanded_bytes), str(MOST_MEMORY))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        spoken,
        str(path),
        *limits,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        # whoever writes a file that breaks a library finds none of our secrets there
        env={"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONUTF8": "1"},
    )
    try:
        async with asyncio.timeout(seconds):
            printed, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return _read(name, printed if process.returncode == 0 else b"")


def main() -> None:
    """In the process itself."""
    name, path, most_bytes, most_expanded_bytes, most_memory = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (int(most_memory), int(most_memory)))
    settings = IndexSettings(max_expanded_bytes=int(most_expanded_bytes))
    try:
        content, _ = read_file(Path(path), int(most_bytes))
        draft = draft_of(name, content, settings)
    except IndexingError as error:
        print(json.dumps({"error": str(error)}))  # noqa: T201  # what the other process reads
        return
    modified = draft.modified_at.isoformat() if draft.modified_at else None
    said = {field: getattr(draft, field) for field in _SAID}
    print(json.dumps({**said, "modified_at": modified}))  # noqa: T201  # what the other process reads


def _read(name: str, printed: bytes) -> DocumentDraft:
    try:
        said = json.loads(printed)
    except ValueError as error:
        # killed by the kernel, out of memory, or a library that crashed
        raise OSError(f"the process that read {name!r} broke") from error
    if "error" in said:
        raise UnreadableFileError(said["error"])
    at = said.pop("modified_at")
    return DocumentDraft(location=name, modified_at=datetime.fromisoformat(at) if at else None, **said)


if __name__ == "__main__":
    main()
