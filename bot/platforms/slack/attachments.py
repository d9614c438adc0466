"""The files that belong to what somebody did: of the message itself, or of the thread that it stands in."""

from dataclasses import dataclass
from typing import Any

from bot.attached.reading import documents_of
from bot.errors import PlatformRefusedError
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.inbound import Incoming, files_of
from skills.messages import Attachment

Payload = dict[str, Any]  # Any: Slack's own JSON
Files = tuple[Attachment, ...]
# of a thread from its beginning, where people send what they then ask about
_MOST_OF_THREAD = 100


@dataclass(frozen=True)
class SlackAttachments:
    api: SlackApi

    async def of(self, incoming: Incoming) -> tuple[Files, Files]:
        """Its own files; and those of the last message before it in its thread that brought documents."""
        if incoming.files_missing and not incoming.ts:
            return await self._under_button(incoming)
        files = await self._own(incoming) if incoming.files_missing else incoming.files
        if files or not incoming.follows or not incoming.thread:
            return files, ()
        return files, _newest(await self._thread(incoming), before=incoming.ts)

    async def _own(self, incoming: Incoming) -> Files:
        """A mention comes without its files; the message itself has them."""
        answer = await self.api.call(
            "conversations.replies" if incoming.thread != incoming.ts else "conversations.history",
            channel=incoming.channel,
            ts=incoming.thread if incoming.thread != incoming.ts else None,
            oldest=incoming.ts,
            latest=incoming.ts,
            inclusive=True,
            # the root of a thread always comes first, whatever the window
            limit=10,
        )
        found = [one for one in answer.get("messages") or () if one.get("ts") == incoming.ts]
        return files_of(found[0]) if found else ()

    async def _under_button(self, incoming: Incoming) -> tuple[Files, Files]:
        """The files of the message that the thread began with, if whoever presses a button in it wrote that."""
        messages = await self._thread(incoming)
        root: Payload = next(iter(messages), {})
        return files_of(root) if root.get("user") == incoming.user else (), _newest(messages)

    async def _thread(self, incoming: Incoming) -> list[Payload]:
        try:
            answer = await self.api.call(
                "conversations.replies", channel=incoming.channel, ts=incoming.thread, limit=_MOST_OF_THREAD
            )
        except PlatformRefusedError:
            # what was deleted or closed to us meanwhile has no files for us, and the person an answer all the same
            return []
        return list(answer.get("messages") or ())


def _newest(messages: list[Payload], *, before: str = "") -> Files:
    """The files of the last message with documents."""
    earlier = [one for one in messages if not before or float(one.get("ts") or 0) < float(before)]
    return next((files for one in reversed(earlier) if documents_of(files := files_of(one))), ())
