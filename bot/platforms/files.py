"""Files that people send, brought here through the one safe fetcher; what cannot be brought is said in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from indexing.errors import FetchForbiddenError, FetchGoneError, FetchTooLargeError, FetchTypeError
from indexing.fetch import fetch
from indexing.settings import FetchSettings
from skills.errors import UserError
from skills.language import number, say


@dataclass(frozen=True)
class Wanted:
    """What a file is wanted as, and what to send instead of another kind or of one that is too large."""

    what: str
    other: str
    smaller: str


RECORDING = Wanted(
    say("recording"),
    say("Send audio, video or a transcript (.vtt, .srt, .json)."),
    say("Send the sound only, or a transcript."),
)
DOCUMENT = Wanted(
    say("document"),
    say("Send PDF, Word, PowerPoint, Excel, HTML, Markdown, CSV or text."),
    say("Send the part that matters."),
)


def is_no_page(media_type: str) -> bool:
    """Platforms answer a refused token, or an address that ran out, with their sign-in page and status 200."""
    return not media_type.lower().startswith("text/html")


async def bring(
    url: str,
    target: Path,
    settings: FetchSettings,
    *,
    name: str,
    wanted: Wanted = RECORDING,
    accept: Callable[[str], bool] | None = is_no_page,
    bearer: str | None = None,
    bearer_hosts: frozenset[str] = frozenset(),
) -> Path:
    """Fetch a file that its sender calls `name`. Raises UserError, or a FetchError that a second try may mend."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        fetched = await fetch(url, target, settings, bearer=bearer, bearer_hosts=bearer_hosts, accept=accept)
    except FetchTypeError as error:
        raise UserError(
            say("{name!r} is a program or a page and no {kind}.", name=name, kind=wanted.what),
            hint=wanted.other,
        ) from error
    except (FetchGoneError, FetchForbiddenError) as error:
        raise gone(name) from error
    except FetchTooLargeError as error:
        raise too_large(name, settings.max_bytes, wanted) from error
    return fetched.path


def not_taken(name: str, size_bytes: int) -> str:
    """What is said in the place of a file of ours that a platform does not take, and what to do instead."""
    size = number(max(1, round(size_bytes / 1_000_000)))
    if name.lower().endswith(".zip"):
        # approved advertisements: nothing else of ours is packed
        return say(
            "The file {name} of {n} MB was not taken here: make a set of fewer pictures, or let `confidant create "
            "export` write it on the server.",
            name=name,
            n=size,
        )
    return say(
        "The file {name} of {n} MB was not taken here: ask for a part of it, or ask an admin whether files may be "
        "sent.",
        name=name,
        n=size,
    )


def gone(name: str) -> UserError:
    return UserError(say("{name!r} is gone or closed to me.", name=name), hint=say("Share it again."))


def too_large(name: str, most_bytes: int, wanted: Wanted) -> UserError:
    return UserError(
        say("{name!r} is larger than {bytes} bytes.", name=name, bytes=number(most_bytes)),
        hint=wanted.smaller,
    )
