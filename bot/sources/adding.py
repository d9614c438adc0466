"""Adding a source: checked before it is written down, so that a mistake is told at once."""

import asyncio
import re
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from bot.directory import LOCAL
from bot.errors import PlatformRefusedError
from bot.platforms.history import ChannelAbout, History
from bot.sources.book import Added
from bot.sources.places import KINDS, DrivePlace, ExportPlace, FilesPlace, Place, SlackPlace, WebPlace
from bot.sources.sources import Sources
from indexing.documents import DataClass
from indexing.sources.slack_export import WORKSPACE_URL
from indexing.sources.web import is_web
from skills.errors import UserError
from skills.language import filled, say, speaking

_CHANNEL = re.compile(r"(?:^|/archives/|<#)([CGD][A-Z0-9]{2,})(?=$|[/|>?])")
_NAME = re.compile(r"[\w.-]{1,64}")
_NOTICE = say(
    "From now on I index what is written in this channel, so that I can answer its members from it. "
    "{person} asked for this. Nobody else reads it through me; an admin can end it with `confidant sources remove`.",
    person="",
)
Result = TypeVar("Result")


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
        case "slack":
            return _channel(sources, wish)
        case "export":
            path = _existing(_only(wish, say("the zip that Slack made")))
            place = ExportPlace(path=str(path), workspace_url=wish.workspace_url, private=wish.private)
            return place, _plain(path.stem)
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


def _channel(sources: Sources, wish: Wish) -> tuple[SlackPlace, str]:
    text = _only(wish, say("a channel"))
    found = _CHANNEL.search(text)
    if not found:
        raise UserError(
            say("{text!r} is no Slack channel.", text=text),
            hint=say("Give its id (C…) or the link that Slack copies for it."),
        )
    channel = found[1]
    if sources.history is None:
        raise UserError(say("Slack is not set up."), hint=say("Give CONFIDANT_SLACK__BOT_TOKEN first."))
    about = _about(sources.history, channel)
    if about.direct:
        raise UserError(say("Direct and group messages are never indexed."))
    _check_open(about)
    private_by = _consent(sources, sources.history, channel, about, wish.person) if about.private else ""
    place = SlackPlace(channel=channel, title=about.name, private_by=private_by)
    return place, _plain(about.name)


def _about(history: History, channel: str) -> ChannelAbout:
    if channel.startswith("D"):
        raise UserError(say("Direct and group messages are never indexed."))
    try:
        return _answer(history.about(channel))
    except PlatformRefusedError as error:
        if error.code != "channel_not_found":
            raise
        raise UserError(
            say("I see no channel {channel}.", channel=channel),
            hint=say("Check the id; write /invite @Confidant there if it is private."),
        ) from error


def _check_open(about: ChannelAbout) -> None:
    if not about.joined:
        raise UserError(
            say("I am not in #{name}.", name=about.name), hint=say("Write /invite @Confidant there first.")
        )
    if about.external:
        raise UserError(say("#{name} is shared with outsiders, so it is not indexed.", name=about.name))


def _consent(
    sources: Sources, history: History, channel: str, about: ChannelAbout, person: str | None
) -> str:
    """A member's word for a private channel, told to all its members before anything of it is read."""
    known = sources.builder.directory.find(person) if person else None
    external_id = sources.builder.directory.id_on("slack", known.id) if known else None
    if known is None or not external_id or not _answer(history.has_member(channel, external_id)):
        raise UserError(
            say("#{name} is private: only one of its members can add it.", name=about.name),
            hint=say("Name them with --as, by directory id or e-mail."),
        )
    with speaking(sources.builder.settings.workspace.reader):
        words = filled(_NOTICE, person=known.name)
    _answer(history.announce(channel, words, f"source:{channel}"))
    return known.id


def _answer(question: Coroutine[Any, Any, Result]) -> Result:  # Any: what a coroutine takes
    return asyncio.run(question)


def _plain(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")[:64] or "source"
