"""Replies to Slack: posted with their delivery key in the metadata, and found again by it."""

import hashlib
import json
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from bot.enclosures import FILE, INSTEAD
from bot.errors import PlatformRefusedError
from bot.outbox import BEGUN
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.home import home_view
from bot.platforms.slack.inbound import PASSING
from bot.platforms.slack.pictures import SlackPictures, has_pictures, in_words
from bot.platforms.slack.uploads import GONE, NOT_TAKEN, SlackUploads, file_with

log = logging.getLogger(__name__)

Payload = dict[str, Any]  # Any: Slack's own JSON
METADATA = "confidant_reply"
HOME = "home"  # a place: one person's Home tab
REPLACES = "replaces"  # in a message of ours: the ts of the one whose place it takes
ENDS_SESSION = (
    "ends_session"  # in a message of ours: long work ended with it, and its session waits for the person
)
# the key is looked for among this many pages of 200 messages
_PAGES = 5
# refusals that are about what a message is made of
FORM_CODES = (
    "invalid_blocks",
    "invalid_blocks_format",
    "msg_blocks_too_long",
    "msg_too_long",
    "invalid_arguments",
    "invalid_attachments",
    "metadata_too_large",
    "invalid_metadata_format",
    "invalid_metadata_schema",
)
# refusals of an edit after which the words are still wanted
_GONE_CODES = ("message_not_found", "cant_update_message", "edit_window_closed")
# refusals after which a direct message may still reach the person
_AWAY_CODES = (
    "channel_not_found",
    "not_in_channel",
    "user_not_in_channel",
    "is_archived",
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel",
    "cannot_reply_to_message",
    "thread_not_found",
    "message_not_found",
)


def place_of_files(place: Payload) -> Payload:
    """Where a reply with files goes: what one person sees in passing holds none, so it comes as a direct message."""
    return {"kind": "dm", "user": place["user"]} if place["kind"] in ("ephemeral", "response") else place


def private_place(place: Payload) -> Payload:
    """The same place, for the person alone."""
    return {**place, "kind": "ephemeral"} if place["kind"] == "channel" else place


def task_of(key: str) -> str:
    """What a stream's task is called: a stream takes metadata at its end only, and has to be found before."""
    return hashlib.sha256(key.encode()).hexdigest()[:24]


def instead_of(messages: list[Payload], pressed: str) -> list[Payload]:
    """The same, the first of them in the place of a message that is there."""
    return [{**messages[0], REPLACES: pressed}, *messages[1:]]


def ending_session(messages: list[Payload]) -> list[Payload]:
    """The same, with whose last one the session of its thread stops to be processing."""
    return [*messages[:-1], {**messages[-1], ENDS_SESSION: True}]


def without_mark(message: Payload) -> Payload:
    """As Slack takes it."""
    return {name: value for name, value in message.items() if name != ENDS_SESSION}


class SlackPosts:
    """A place is a `channel` or `direct` (with a thread), `ephemeral` or `home` (one reader), `response` or `dm`."""

    def __init__(self, api: SlackApi, engine: Engine, now: Callable[[], datetime]) -> None:
        self.api = api
        self.uploads = SlackUploads(api, engine)
        self.pictures = SlackPictures(api, self.uploads, engine, now)

    async def send(self, place: Payload, message: Payload, key: str) -> str:
        """Post one message; its ts, or empty where Slack gives none."""
        pressed = message.get(REPLACES)
        message = {name: value for name, value in message.items() if name != REPLACES}
        if place["kind"] == "response":
            # its address carries no token, and a private file is nothing to it
            await self.api.respond(place["url"], {**in_words(message), "replace_original": bool(pressed)})
            return ""
        if place["kind"] == HOME:
            await self._publish(place["user"], message)
            return ""
        message = await self._with_pictures(message)
        # what stood before one person in passing has no ts, and is not there where its reply went instead
        if pressed and pressed != PASSING and await self._replaced(place, pressed, message):
            return str(pressed)
        if place["kind"] == "ephemeral":
            answer = await self.api.call(
                "chat.postEphemeral",
                channel=place["channel"],
                user=place["user"],
                # Slack shows one in a thread only if the thread is there already; a first mention has none yet
                thread_ts=place.get("thread") if place.get("follows") else None,
                **message,
            )
            return str(answer.get("message_ts") or "")
        channel = await self._channel(place)
        if FILE in message:
            try:
                return await self.uploads.send(channel, place.get("thread"), message[FILE], key)
            except PlatformRefusedError as error:
                message = _without_file(message, error)
        answer = await self.api.call(
            "chat.postMessage",
            pace=channel,
            channel=channel,
            thread_ts=place.get("thread"),
            unfurl_links=False,
            unfurl_media=False,
            metadata=_metadata(key),
            **message,
        )
        return str(answer.get("ts") or "")

    async def find(self, place: Payload, key: str) -> str | None:
        """The ts of the message with this key. What only one person sees cannot be looked for, so None."""
        if place["kind"] in ("response", "ephemeral", HOME):
            return None
        channel, thread = await self._channel(place), place.get("thread")
        method = "conversations.replies" if thread else "conversations.history"
        messages = self.api.pages(
            method,
            "messages",
            most=_PAGES,
            channel=channel,
            ts=thread,
            oldest=place.get("asked"),
            include_all_metadata=True,
        )
        async for message in messages:
            metadata = message.get("metadata") or {}
            if (metadata.get("event_payload") or {}).get("key") == key:
                return str(message.get("ts") or "")
            if place.get(BEGUN) == key and _shows_task(message, key):
                return str(message.get("ts") or "")
            if file_id := file_with(message, key):
                return file_id
        return None

    def is_lasting(self, place: Payload) -> bool:
        """What one person sees in passing has no id that Slack would take again."""
        return place["kind"] in ("channel", "direct", "dm")

    async def edit(self, place: Payload, ts: str, message: Payload) -> None:
        """Let a message say this instead; plain text takes the place of blocks too. A stream is ended first.

        What a stream ends with would stand below what it showed, so the whole reply always comes as an edit: one form,
        whether the stream lived, ran out of time or was stopped."""
        channel = await self._channel(place)
        message = await self._with_pictures(message)
        metadata = await self._end_stream(place, channel, ts)
        shown = {name: value for name, value in message.items() if name != REPLACES}
        await self.api.call(
            "chat.update", channel=channel, ts=ts, metadata=metadata, **{"blocks": [], **shown}
        )

    async def _publish(self, user: str, message: Payload) -> None:
        """Show a Home tab at once, its pictures as words until Slack has them."""

        async def publish(shown: Payload) -> None:
            await self.api.call("views.publish", user_id=user, view=home_view(shown))

        shown = await self.pictures.shown(message)
        if shown is None:
            await publish(in_words(message))
            shown = await self._with_pictures(message)
        try:
            await publish(shown)
        except PlatformRefusedError as error:
            if error.code not in FORM_CODES or not has_pictures(message):
                raise
            await self.pictures.forget(message)
            await publish(in_words(message))

    async def _with_pictures(self, message: Payload) -> Payload:
        """The message as Slack takes it; a picture that Slack does not take is said in words."""
        try:
            if has_pictures(message):
                await self.pictures.bring(message)
        except PlatformRefusedError as error:
            log.warning("a picture is said in words: %s", error)
        return await self.pictures.shown(message) or in_words(message)

    async def _replaced(self, place: Payload, ts: str, message: Payload) -> bool:
        """Whether the message stands in the place of another now; doing it twice does no harm."""
        try:
            await self.edit(place, ts, message)
        except PlatformRefusedError as error:
            if error.code not in _GONE_CODES:
                raise
            return False
        return True

    async def remove(self, place: Payload, ts: str) -> None:
        """Take away a message, or a file with everything that shares it."""
        if "." not in ts:
            await self.uploads.remove(ts)
            return
        channel = await self._channel(place)
        await self._end_stream(place, channel, ts)
        try:
            await self.api.call("chat.delete", channel=channel, ts=ts)
        except PlatformRefusedError as error:
            if error.code != "message_not_found":
                raise

    async def _end_stream(self, place: Payload, channel: str, ts: str) -> Payload | None:
        """End the stream that a reply was begun as; its metadata, or None where there was no stream.

        One that ended by itself is left: it is edited like any other message."""
        key = place.get(BEGUN)
        if not key:
            return None
        metadata = _metadata(key)
        try:
            await self.api.call(
                "chat.stopStream",
                channel=channel,
                ts=ts,
                metadata=metadata,
                session_status="active" if place["kind"] == "direct" else None,
            )
        except PlatformRefusedError as error:
            log.info("a stream had ended before: %s", error.code)
        return metadata

    async def text_of(self, place: Payload, ts: str) -> str | None:
        """What a message shows now, its blocks too, or the name of a shared file; None where it is gone."""
        if "." not in ts:
            return await self._file_name(ts)
        channel, thread = await self._channel(place), place.get("thread")
        answer = await self.api.call(
            "conversations.replies" if thread else "conversations.history",
            channel=channel,
            ts=thread,
            oldest=ts,
            latest=ts,
            inclusive=True,
            # the root of a thread always comes first, whatever the window
            limit=10,
        )
        found = [one for one in answer.get("messages") or () if one.get("ts") == ts]
        shown = [one for one in found if one.get("subtype") != "tombstone"]
        return json.dumps([shown[0].get("text"), shown[0].get("blocks")]) if shown else None

    async def _file_name(self, file_id: str) -> str | None:
        try:
            answer = await self.api.call("files.info", file=file_id)
        except PlatformRefusedError as error:
            if error.code in GONE:
                return None
            raise
        return str((answer.get("file") or {}).get("name") or file_id)

    def elsewhere(self, place: Payload, code: str) -> Payload | None:
        """A direct message, where the channel is closed to us or a command's URL is used up."""
        if (
            place["kind"] != "dm"
            and (place["kind"] == "response" or code in _AWAY_CODES)
            and place.get("user")
        ):
            return {"kind": "dm", "user": place["user"]}
        return None

    async def _channel(self, place: Payload) -> str:
        if place["kind"] != "dm":
            return str(place["channel"])
        answer = await self.api.call("conversations.open", users=place["user"])
        return str((answer.get("channel") or {}).get("id") or "")


def _without_file(message: Payload, error: PlatformRefusedError) -> Payload:
    """What is said where Slack does not take a file; raises the refusal where it is about something else."""
    instead = message[FILE].get(INSTEAD)
    if error.code not in NOT_TAKEN or not instead:
        raise error
    log.warning("a file is said to be refused: %s", error)
    return {"text": instead}


def _metadata(key: str) -> Payload:
    return {"event_type": METADATA, "event_payload": {"key": key}}


def _shows_task(message: Payload, key: str) -> bool:
    return any(block.get("task_id") == task_of(key) for block in message.get("blocks") or ())
