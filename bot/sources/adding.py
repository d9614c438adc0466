"""Adding a source: checked before it is written down, so that a mistake is told at once."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bot.directory import LOCAL
from bot.sources.adding_channel import add_channel
from bot.sources.book import Added
from bot.sources.places import KINDS, DrivePlace, ExportPlace, FilesPlace, Place, WebPlace
from bot.sources.sources import Sources
from indexing.documents import DataClass
from indexing.sources.slack_export import WORKSPACE_URL
from indexing.sources.web import is_web
from skills.errors import UserError
from skills.language import say

_NAME = re.compile(r"[\w.-]{1,64}")


@dataclass(frozen=True)
class Wish:
    """What a person asked to add. `person` is their directory id; None is whoever runs the command line."""

    kind: str
    places: tuple[str, ...]
    name: str | None
    readers: frozenset[str]
    data_class: DataClass
    person: str | None = None
    listed_at: str = ""
    workspace_url: str = WORKSPACE_URL
    private: bool = False
    unsaid: frozenset[str] = frozenset()


def add(sources: Sources, wish: Wish) -> Added:
    """Check a place and write it down. Raises UserError, SourceUnavailableError or a PlatformError."""
    place, name = _place(sources, wish)
    name = wish.name or name
    if not _NAME.fullmatch(name):
        raise UserError(
            say("{name!r} is no name for a source.", name=name),
            hint=say("Use --name with letters, digits and dashes."),
        )
    added = Added(name, place, wish.readers, wish.data_class, wish.person or LOCAL, sources.now())
    sources.builder.source(added)  # a setting that is missing is told now
    sources.book.add(added)
    return added


def _place(sources: Sources, wish: Wish) -> tuple[Place, str]:
    match wish.kind:
        case "files":
            path = _existing(_only(wish, say("a file or a folder")))
            return FilesPlace(path=str(path)), _plain(path.name)
        case "web":
            return _web(wish)
        case "slack" | "teams":
            place = add_channel(sources, wish.kind, _only(wish, say("a channel")), wish.person)
            return place, _plain(place.title)
        case "export":
            path = _existing(_only(wish, say("the zip that Slack made")))
            export = ExportPlace(path=str(path), workspace_url=wish.workspace_url, private=wish.private)
            return export, _plain(path.stem)
        case "drive":
            return DrivePlace(unsaid=tuple(sorted(wish.unsaid))), "drive"
    raise UserError(
        say("{kind!r} is no kind of source.", kind=wish.kind),
        hint=say("Use one of {kinds}.", kinds=", ".join(KINDS)),
    )


def _only(wish: Wish, what: str) -> str:
    if len(wish.places) != 1:
        raise UserError(say("A source of {kind} needs {what}, and one only.", kind=wish.kind, what=what))
    return wish.places[0]


def _existing(text: str) -> Path:
    path = Path(text).expanduser().absolute()
    if not path.exists():
        raise UserError(say("{text!r} is not there.", text=text), hint=say("Check the path."))
    return path


def _web(wish: Wish) -> tuple[WebPlace, str]:
    odd = next((one for one in wish.places if not is_web(one)), None)
    if odd is not None or not (wish.places or wish.listed_at):
        raise UserError(
            say("{address!r} is no web address.", address=odd or ""),
            hint=say("Give https://… or --list FILE."),
        )
    listed_at = wish.listed_at
    if listed_at and not is_web(listed_at):
        listed_at = str(_existing(listed_at))
    first = wish.places[0] if wish.places else listed_at
    name = urlsplit(first).hostname if is_web(first) else Path(first).stem
    return WebPlace(urls=wish.places, listed_at=listed_at), _plain(name or "web")


def _plain(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")[:64] or "source"
