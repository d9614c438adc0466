"""Whether the added sources can be read: for `confidant doctor`."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import PlatformError
from bot.sources.places import TeamsPlace
from indexing.errors import SourceUnavailableError

if TYPE_CHECKING:
    from bot.platforms.history import Changes
    from bot.sources.sources import Sources


@dataclass(frozen=True)
class Trouble:
    """A source and what is wrong with it, in one sentence."""

    name: str
    says: str


def troubles(sources: "Sources") -> Iterator[Trouble]:
    """What the last sync met; a channel of Teams is asked for now, as its team may have withdrawn its consent."""
    for added in sources.book.all():
        says = added.trouble
        if isinstance(added.place, TeamsPlace):
            try:
                sources.builder.source(added)
                says = _refused(sources.builder.chats.teams, added.place.channel) or says
            except SourceUnavailableError as error:
                says = str(error)
        if says:
            yield Trouble(added.name, says)


def _refused(changes: "Changes | None", channel: str) -> str:
    """Why Microsoft Graph does not let us read a channel; empty where it does."""
    if changes is None:
        return ""
    try:
        asyncio.run(changes.about(channel))
        asyncio.run(changes.everything(channel, ""))
    except PlatformError as error:
        return str(error)
    return ""
