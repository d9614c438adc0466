"""Words of an answer while it is put together: a stream in personal chats, a post that grows by edits elsewhere.

Source of the rules: Microsoft's page on streaming bot messages. One stream a chat, two minutes in all, each update
begins with the one before; cards, citations and thumbs come with the last one, which is the reply itself.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from bot.errors import PlatformRefusedError
from bot.outbox import Outbox
from bot.platforms import Payload
from bot.platforms.growth import Begun, Growing, no_session
from bot.platforms.teams.api import TeamsApi, Where
from bot.platforms.teams.inbound import CHANNEL, GROUP, NAME, PERSONAL
from bot.platforms.teams.posting import STREAM_REFUSED, TeamsPosts
from bot.platforms.teams.render import words_so_far
from skills.language import say

INFORMATIVE = say("Putting the answer together…")


@dataclass(frozen=True)
class StreamPace:
    """In seconds; Microsoft asks for 1.5 to 2 between updates of a stream, and an edit a second is ours."""

    hold: float = 0.4
    update: float = 1.5
    edit: float = 1.0
    patience: float = 3.0


@dataclass(frozen=True)
class TeamsStreams:
    """Makes the stream of each answer."""

    api: TeamsApi
    posts: TeamsPosts
    outbox: Outbox
    now: Callable[[], datetime]
    pace: StreamPace = StreamPace()

    def of(self, key: str, place: Payload) -> Growing | None:
        """None where nothing can grow: what one person sees among others."""
        if place["kind"] not in (PERSONAL, GROUP, CHANNEL):
            return None
        surface = _Surface(self.api, self.posts, place, self.pace)
        return Growing(
            surface,
            self.outbox,
            self.now,
            NAME,
            key,
            place,
            hold=self.pace.hold,
            patience=self.pace.patience,
        )


class _Surface:
    def __init__(self, api: TeamsApi, posts: TeamsPosts, place: Payload, pace: StreamPace) -> None:
        self.api, self.posts, self.place, self.pace = api, posts, place, pace
        self.edits = place["kind"] != PERSONAL
        self._sequence = 0
        self._said = ""

    @property
    def pause(self) -> float:
        return self.pace.edit if self.edits else self.pace.update

    async def session(self) -> AbstractContextManager[object]:
        return no_session()

    async def start(self, begun: Payload, words: str) -> Begun:
        where = await self.posts.where(self.place)
        if not self.edits:
            try:
                return Begun(await self._stream(where, "", INFORMATIVE, "informative"), begun)
            except PlatformRefusedError as error:
                if error.code != STREAM_REFUSED:
                    raise
                # not for this person or app: a message that grows does as well
                self.edits = True
        self._said = words_so_far(words)
        return Begun(await self.api.send(where, _message(self._said)), self.place, words)

    async def grow(self, message_id: str, shown: str, words: str) -> str:  # noqa: ARG002  # said whole each time
        said = words_so_far(words)
        if not said.startswith(self._said):
            # a stream takes nothing back; the reply will say it
            return words
        where = await self.posts.where(self.place)
        if self.edits:
            await self.api.update(where, message_id, _message(said))
        else:
            await self._stream(where, message_id, said, "streaming")
        self._said = said
        return words

    async def withdraw(self, begun: Begun) -> None:
        await self.posts.remove(begun.place, begun.id)

    async def _stream(self, where: Where, stream: str, text: str, kind: str) -> str:
        info: Payload = {"type": "streaminfo", "streamType": kind, "streamSequence": self._sequence + 1}
        if stream:
            info["streamId"] = stream
        sent = await self.api.send(where, {"type": "typing", "text": text, "entities": [info]})
        # what was not taken leaves its number free
        self._sequence += 1
        return sent


def _message(text: str) -> Payload:
    return {"type": "message", "text": text, "textFormat": "markdown"}
