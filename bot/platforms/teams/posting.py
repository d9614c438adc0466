"""Replies to Teams: posted, edited and removed, and where else somebody is reached when a place is closed."""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.enclosures import FILE, size_of
from bot.errors import PlatformRefusedError
from bot.outbox import BEGUN
from bot.platforms import Payload
from bot.platforms.teams.api import TeamsApi, Where
from bot.platforms.teams.book import Book, Known
from bot.platforms.teams.inbound import CHANNEL, PERSONAL
from bot.platforms.teams.pictures import embedded, has_pictures, in_words
from bot.platforms.teams.render import QUESTION, REPLACES

log = logging.getLogger(__name__)

DM, TARGETED = "dm", "targeted"
STREAM_REFUSED = "ContentStreamNotAllowed"
# refusals that are about what a message is made of
FORM_CODES = ("BadSyntax", "BadArgument", "BadRequest", "InvalidAdaptiveCard", "MessageSizeTooBig")
# refusals after which a chat may still reach the person
_AWAY_CODES = (
    "403",
    "404",
    "BotNotInConversationRoster",
    "BotDisabledByAdmin",
    "ConversationNotFound",
    "ConversationBlockedByUser",
    "Forbidden",
    "ForbiddenOperationException",
    "NotFound",
    "ThreadLocked",
    "TargetedMessagesNotAllowed",
)
_GONE_CODES = ("404", "ActivityNotFoundInConversation", "MessageNotFound", "NotFound", "MessageWritesBlocked")
_ELSEWHERE = " "  # in the id of a message that stands in another conversation than its reply
_OURS = (FILE, QUESTION, REPLACES)
Sent = TypeVar("Sent")


def private_place(place: Payload) -> Payload:
    """The same place, for the person alone."""
    return place if place["kind"] in (PERSONAL, DM) else {**place, "kind": TARGETED}


class TeamsPosts:
    """A place is a `personal` chat, a `groupChat`, a `channel` (with a thread), `targeted` in one, or a `dm`."""

    def __init__(self, api: TeamsApi, book: Book) -> None:
        self.api = api
        self.book = book

    async def send(self, place: Payload, message: Payload, key: str) -> str:
        """Post one message; its id."""
        if FILE in message:
            return await self._offer(place, message[FILE], key)
        if message.get(REPLACES) and (stands := await self._replaced(place, str(message[REPLACES]), message)):
            return stands
        where = await self.where(place)
        sent = await self._drawn(message, lambda whole: self.api.send(where, whole))
        await self._answered(where, sent, message)
        return sent

    async def edit(self, place: Payload, message_id: str, message: Payload) -> None:
        """Let a message say this instead; a stream is ended by it."""
        if FILE in message:
            return
        where, activity_id = await self._stands(place, message_id)
        if place.get(BEGUN):
            await self._drawn(message, lambda whole: self._end_stream(where, activity_id, whole))
        else:
            await self._drawn(message, lambda whole: self.api.update(where, activity_id, whole))
        await self._answered(where, activity_id, message)

    async def remove(self, place: Payload, message_id: str) -> None:
        where, activity_id = await self._stands(place, message_id)
        await self.api.delete(where, activity_id)

    def elsewhere(self, place: Payload, code: str) -> Payload | None:
        """A chat with the person, where a conversation is closed to us or was deleted."""
        if place["kind"] not in (DM, PERSONAL) and place.get("user") and code in _AWAY_CODES:
            return dm_place(place)
        # a chat that was deleted is made anew; one that is blocked stays so
        return (
            dm_place(place)
            if place["kind"] == PERSONAL and code in _GONE_CODES and place.get("user")
            else None
        )

    async def where(self, place: Payload) -> Where:
        """The conversation of a place."""
        if place["kind"] == DM or (place["kind"] == TARGETED and not self.api.settings.targeted):
            return await self.chat(place)
        conversation, thread = str(place["conversation"]), place.get("thread")
        if thread and place["kind"] in (CHANNEL, TARGETED):
            conversation = f"{conversation};messageid={thread}"
        targeted = str(place["account"]) if place["kind"] == TARGETED else ""
        return Where(str(place["service"]), conversation, targeted)

    async def chat(self, place: Payload) -> Where:
        """Our chat with a person alone, which is made if there is none."""
        person, service, tenant = str(place["user"]), str(place["service"]), str(place["tenant"])
        known = None if place.get("anew") else await asyncio.to_thread(self.book.chat_with, person)
        if known:
            return Where(known.service, known.conversation)
        account = str(place.get("account") or person)
        made = await self.api.open_chat(service, account, tenant)
        chat = Known(made, PERSONAL, service, tenant, person=person, account=account)
        await asyncio.to_thread(self.book.note, chat)
        return Where(service, made)

    async def _stands(self, place: Payload, message_id: str) -> tuple[Where, str]:
        """Where a message of ours is, and its own id."""
        conversation, _, activity_id = message_id.rpartition(_ELSEWHERE)
        where = await self.where(place)
        return (Where(where.service, conversation) if conversation else where), activity_id

    async def _replaced(self, place: Payload, message_id: str, message: Payload) -> str:
        """The id of the message that now says this, which was pressed; empty where it is gone.

        Doing it twice does no harm."""
        there = await self.where(_as_pressed(place, targeted=self.api.settings.targeted))
        try:
            await self._drawn(message, lambda whole: self.api.update(there, message_id, whole))
        except PlatformRefusedError as error:
            if error.code not in (*_GONE_CODES, *_AWAY_CODES):
                raise
            return ""
        return f"{there.conversation}{_ELSEWHERE}{message_id}"

    async def _end_stream(self, where: Where, stream: str, activity: Payload) -> None:
        """The whole reply as the end of a stream; one that ended by itself is edited like any other message.

        Where neither is taken, what stands is taken away before the reply is said anew."""
        final = {"type": "streaminfo", "streamId": stream, "streamType": "final"}
        try:
            await self.api.send(where, {**activity, "entities": [*activity.get("entities", ()), final]})
        except PlatformRefusedError as refused:
            log.info("a stream had ended before: %s", refused.code)
            try:
                await self.api.update(where, stream, activity)
            except PlatformRefusedError:
                await self.api.delete(where, stream)
                raise

    async def _offer(self, place: Payload, file: Payload, key: str) -> str:
        """Ask the person whether they want a file: bots may give them in personal chats alone, and with consent."""
        file_id = hashlib.sha256(key.encode()).hexdigest()[:32]
        await asyncio.to_thread(self.book.offer, file_id, file, str(place["user"]))
        here = await self.where(place)
        where = here if place["kind"] in (PERSONAL, DM) else await self.chat(place)
        sent = await self.api.send(where, consent(str(file["name"]), size_of(file), file_id))
        return sent if where == here else f"{where.conversation}{_ELSEWHERE}{sent}"

    async def _drawn(self, message: Payload, say: Callable[[Payload], Awaitable[Sent]]) -> Sent:
        """Let Teams have a message with its pictures; where it takes them not, with their words in their place."""
        whole = shown(message)
        if not has_pictures(whole):
            return await say(whole)
        try:
            return await say(await asyncio.to_thread(embedded, whole, self.book.engine))
        except PlatformRefusedError as error:
            if error.code not in FORM_CODES:
                raise
            log.warning("a picture is said in words: %s", error)
            return await say(in_words(whole))

    async def _answered(self, where: Where, message_id: str, message: Payload) -> None:
        if message.get(QUESTION) and message_id:
            conversation = where.conversation.partition(";")[0]
            await asyncio.to_thread(self.book.answered, conversation, message_id, str(message[QUESTION]))


def shown(message: Payload) -> Payload:
    """A message as Teams gets it."""
    return {name: value for name, value in message.items() if name not in _OURS}


def _as_pressed(place: Payload, *, targeted: bool) -> Payload:
    """Where the message stands that was pressed, whoever is to read the reply to it."""
    kept = place["kind"] == TARGETED and targeted and place.get("alone")
    return place if kept else {**place, "kind": place.get("base") or place["kind"]}


def dm_place(place: Payload) -> Payload:
    kept = {name: place.get(name) for name in ("user", "account", "service", "tenant")}
    return {"kind": DM, **kept, **({"anew": True} if place["kind"] == PERSONAL else {})}


def consent(name: str, size: int, file_id: str) -> Payload:
    """The card that asks whether somebody wants a file."""
    context = {"file": file_id}
    content = {
        "description": name,
        "sizeInBytes": size,
        "acceptContext": context,
        "declineContext": context,
    }
    attachment = {
        "contentType": "application/vnd.microsoft.teams.card.file.consent",
        "name": name,
        "content": content,
    }
    return {"type": "message", "attachments": [attachment]}
