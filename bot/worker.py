"""Takes stored events, finds out what was asked, and stores the reply or the order for long work."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from bot.commands import is_recording
from bot.dispatch import Dispatcher, Request
from bot.errors import (
    ClaimLostError,
    PlatformBusyError,
    PlatformUnreachableError,
    StoreError,
)
from bot.explain import explain
from bot.inbox import Event, Inbox
from bot.inside import read_by
from bot.jobs.order import Order
from bot.jobs.stops import STOPPED_BY, Begun, begin, going, shown_name, stop
from bot.metrics import Metrics
from bot.outbox import Letter, Outbox, ReadBy
from bot.platforms import Heard, Platform, Platforms, Sign
from bot.store import transaction
from bot.threads import take_part
from bot.turns import earlier_turns, remember
from indexing.errors import IndexUnavailableError
from indexing.passwords import without_passwords
from skills.contract import Answer
from skills.errors import UserError
from skills.language import ENGLISH, Reader, anew, filled, say, speaking
from skills.messages import Attachment, Footer, Message, Reply, Turn, User

log = logging.getLogger(__name__)

# then the person is told instead; being asked to wait by the platform is no try
PATIENCE = timedelta(minutes=30)
MOST_TRIES = 8
PATIENT_TRIES = 4  # as long a file that does not come is worth another
LONGEST_PAUSE_SECONDS = 60.0
VOLUNTEERED = say("Nobody asked me; I may answer here because an admin lets me listen in this channel.")
STOPPED = say("Stopped.")
STOPPING = say("{name} stopped this. What is being done just now comes to its end first.")
STOPPING_NAMELESS = say("Somebody stopped this. What is being done just now comes to its end first.")
EXTERNAL = say("This conversation is shared with people outside the company, so I answer nothing here.")
PUBLISHED = "world"
PAGE = "home"  # the skill whose reply is a page of one's own


async def _follow_nothing(_platform: str, _body: dict[str, object]) -> None:
    """No channel is indexed."""


@dataclass(frozen=True)
class _Said:
    """A message and what we replied, with the letter that carries it."""

    letter: Letter
    message: Message
    reply: Reply


@dataclass(frozen=True)
class Worker:
    """`order` takes on long work, idempotent by the order's key; `wake` says that replies wait.

    `follow` brings into the index what was said in a channel that an admin added; in `external_channels`, shared
    with outsiders, an admin allows answers from what is published."""

    inbox: Inbox
    outbox: Outbox
    platforms: Platforms
    dispatcher: Dispatcher
    metrics: Metrics
    now: Callable[[], datetime]
    order: Callable[[Order], None]
    wake: Callable[[], None]
    follow: Callable[[str, dict[str, object]], Awaitable[None]] = _follow_nothing
    external_channels: frozenset[str] = frozenset()
    # whoever reads what is posted in a place of a platform
    reader_there: Callable[[str, dict[str, object]], Reader] = lambda _platform, _place: ENGLISH
    # what this process works on, so that a stop saves its time; that nothing is answered then, the database decides
    _at_work: dict[int, asyncio.Task[str]] = field(default_factory=dict)

    async def answer(self, event: Event) -> None:
        """Handle one event to its end: a reply or an order is stored, or it waits to be tried again."""
        started = time.monotonic()
        log.info("event taken", extra={"event": event.key, "attempt": event.attempts})
        work = self._at_work[event.id] = asyncio.create_task(self._handle(event))
        try:
            outcome = await work
        except ClaimLostError:
            outcome = "taken away"
        except asyncio.CancelledError:
            current = asyncio.current_task()
            if current and current.cancelling():
                raise  # the program ends
            outcome = "stopped"
        finally:
            self._at_work.pop(event.id, None)
        self.metrics.handled.labels(outcome).observe(time.monotonic() - started)
        log.info("event handled", extra={"event": event.key, "outcome": outcome})

    async def _handle(self, event: Event) -> str:
        platform = self.platforms[event.platform]
        if self.now() - event.received_at > PATIENCE or event.attempts > MOST_TRIES:
            return await self._apologise(event, platform)
        await self._stop(event, platform)
        return await self._try(event, platform)

    async def _stop(self, event: Event, platform: Platform) -> None:
        """Stop the work that this event is about, if it asks for that; what was answered by then stays."""
        stopping = await platform.stops(event.body)
        if stopping is None:
            return
        name = shown_name(stopping.by)
        for other in await asyncio.to_thread(self.inbox.unfinished, event.platform):
            if other.id == event.id or other.received_at > event.received_at:
                continue
            place = platform.place_of(other.body)
            if place and stopping.is_there(place):
                said = filled(STOPPED_BY, name=name) if name else STOPPED
                await self._call_off(other, await self._letter(platform, other.key, said, place))
        # a stop that comes late, or is tried again, is not about what was begun since
        begun = await asyncio.to_thread(
            going, self.inbox.engine, event.platform, stopping.by.id, before=event.received_at
        )
        for work in begun:
            if stopping.is_there(work.place):
                said = filled(STOPPING, name=name) if name else STOPPING_NAMELESS
                letter = await self._letter(platform, work.post, said, work.place) if work.post else None
                await asyncio.to_thread(self._stop_work, work, letter, stopping.by)
                self.wake()

    async def _letter(self, platform: Platform, key: str, said: str, place: dict[str, object]) -> Letter:
        """A sentence for whoever reads there."""
        with speaking(await asyncio.to_thread(self.reader_there, platform.name, place)):
            letter = platform.write(key, anew(Reply(said)), place)
        return replace(letter, read_by=ReadBy.ANYONE)

    def _stop_work(self, work: Begun, letter: Letter | None, by: User) -> None:
        """Let long work end at its next step and say so in its post, unless it came to its end by now."""
        with transaction(self.inbox.engine) as session:
            if stop(session, work.key, by=shown_name(by)) and letter:
                self.outbox.reword(session, letter, now=self.now())

    async def _call_off(self, event: Event, letter: Letter) -> None:
        if await asyncio.to_thread(self._take_away, event, letter):
            if work := self._at_work.get(event.id):
                work.cancel()
            self.wake()

    def _take_away(self, event: Event, letter: Letter) -> bool:
        """End an event with this letter, whichever process works on it; False if it was answered before."""
        with transaction(self.inbox.engine) as session:
            if not self.inbox.take_away(session, event):
                return False
            self.outbox.put(session, letter, now=self.now())
            return True

    async def _try(self, event: Event, platform: Platform) -> str:
        sign = platform.begin(event.key, event.body, again=event.attempts > 1)
        place = platform.place_of(event.body)
        heard: Heard | None = None
        reply: Reply | None = None
        try:
            heard = await platform.hear(event.body)
            if heard is None:
                return await self._overhear(event)
            if not heard.addressed:
                return await self._volunteer(event, platform, heard)
            if place is None:
                # a follow-up: only who was answered before tells that it is for us
                await self._bring_in(event)
                place = heard.place
                sign = platform.begin(event.key, event.body, place=place, again=event.attempts > 1)
            reply = await self._reply(event, heard, sign)
        except (PlatformBusyError, PlatformUnreachableError, StoreError) as error:
            await self._later(event, error)
            return "later"
        except Exception as error:  # noqa: BLE001  # promise 1: addressed, it never stays silent
            reply = explain(error)
        finally:
            # the reply takes the sign away, so nothing of it may come afterwards
            await sign.end(reply)
        return await self._say(event, platform, place, reply, heard)

    async def _volunteer(self, event: Event, platform: Platform, heard: Heard) -> str:
        """Answer what was said to others if that can be proven; of anything else nobody hears a word."""
        reply: Reply | None = None
        if not heard.external:
            try:
                with speaking(self.dispatcher.reader(heard.message)):
                    reply = await self.dispatcher.volunteer(heard.message)
            except Exception:
                log.exception("event %s was said to others and is left alone", event.key)
        if reply is None:
            return await self._overhear(event)
        await self._bring_in(event)
        reply = replace(reply, blocks=(*reply.blocks, Footer(VOLUNTEERED)))
        return await self._say(event, platform, heard.place, reply, heard)

    async def _bring_in(self, event: Event) -> None:
        """What comes without a tag comes once only, so it goes into the index too; a sync makes up for a failure."""
        try:
            await self.follow(event.platform, event.body)
        except Exception as error:  # noqa: BLE001  # the answer must not wait for the index
            log.warning("event %s is not followed: %s", event.key, error)

    async def _overhear(self, event: Event) -> str:
        """Nobody asked us, but a channel that is indexed may have changed."""
        try:
            await self.follow(event.platform, event.body)
        except (PlatformBusyError, PlatformUnreachableError, StoreError, IndexUnavailableError) as error:
            await self._later(event, error)
            return "later"
        except Exception:
            log.exception("event %s is not followed; the next sync of its channel makes up for it", event.key)
        await self._end(event)
        return "ignored"

    async def _reply(self, event: Event, heard: Heard, sign: Sign) -> Reply:
        with speaking(self.dispatcher.reader(heard.message)):
            if heard.failed:
                return Reply(heard.failed, private=True)
            return await self._answered(event, heard, sign)

    async def _answered(self, event: Event, heard: Heard, sign: Sign) -> Reply:
        if heard.external:
            if heard.message.conversation.channel not in self.external_channels:
                return Reply(EXTERNAL, private=True)
            heard = _published_only(heard)
        try:
            message = replace(heard.message, event=event.key)
            heard = replace(heard, message=await asyncio.to_thread(self._in_its_thread, message))
            request = await self.dispatcher.understand(heard.message)
            if isinstance(request, Reply):
                return request
            if request.skill.durable:
                return await self._begin(event, heard, request)
            answer = await self._run(event, heard, request, sign)
            reply: Reply = answer.to_reply()
        except (PlatformBusyError, PlatformUnreachableError):
            raise  # it is asked again, and may be there by then
        except Exception as error:  # noqa: BLE001  # promise 1: whatever fails, the person gets a sentence
            return explain(error)
        return reply if request.skill.minds_files else _with_unread(reply, request.skill.command, heard)

    async def _run(self, event: Event, heard: Heard, request: Request, sign: Sign) -> Answer:
        platform, message = self.platforms[event.platform], heard.message

        async def fetch(attachment: Attachment, folder: Path, most_bytes: int) -> Path:
            return await platform.fetch(attachment, message, folder, document_bytes=most_bytes)

        answer: Answer = await self.dispatcher.answer(
            request.skill,
            request.query,
            message,
            show=sign.show,
            fetch=fetch,
            patient=event.attempts < PATIENT_TRIES,
        )
        return answer

    async def _begin(self, event: Event, heard: Heard, request: Request) -> Reply:
        durable = request.skill.durable
        if durable is None:
            raise UserError(say("{command} is no long work.", command=request.skill.command))
        order = Order(
            key=event.key,
            platform=event.platform,
            skill=request.skill.command,
            query=request.query.model_dump(mode="json"),
            message=heard.message,
            place=heard.later or heard.place,
            revises=self._lasting_post(event, heard),
        )
        await asyncio.to_thread(self._take_on, order)
        return Reply(durable.plan.begun(durable.begin(request.query)), working=True)

    def _take_on(self, order: Order) -> None:
        begin(self.inbox.engine, order, now=self.now())
        self.order(order)

    def _lasting_post(self, event: Event, heard: Heard) -> str:
        """The post that takes the work on and later shows its result, where it can be edited then."""
        lasting = heard.later is None and self.platforms[event.platform].is_lasting(heard.place)
        return event.key if lasting else ""

    async def _say(
        self,
        event: Event,
        platform: Platform,
        place: dict[str, object] | None,
        reply: Reply,
        heard: Heard | None = None,
    ) -> str:
        if place is None:
            log.error("event %s cannot be answered: it says not where", event.key)
            await self._end(event, failed=True)
            return "failed"
        reply, reader = self.dispatcher.said(reply, heard.message if heard else None)
        with speaking(reader):
            # a reply of a hundred thousand characters takes a second to lay out
            letter = await asyncio.to_thread(platform.write, event.key, reply, place)
        letter = replace(letter, read_by=read_by(reply, external=bool(heard and heard.external)))
        said = _Said(letter, heard.message, reply) if heard else None
        await asyncio.to_thread(
            self._write, event, letter, said, page=await self._page(event, platform, heard)
        )
        self.wake()
        return "answered"

    async def _page(self, event: Event, platform: Platform, heard: Heard | None) -> Letter | None:
        """The page on which something was pressed, as it is after that."""
        if heard is None or heard.refresh is None:
            return None
        message = replace(heard.message, text=f"/{PAGE}", values=())
        shown, reader = self.dispatcher.said(await self.dispatcher.reply_to(message), message)
        with speaking(reader):
            return platform.write(f"{event.key}/{PAGE}", shown, heard.refresh)

    async def _end(self, event: Event, *, failed: bool = False) -> None:
        await asyncio.to_thread(self._write, event, None, None, failed=failed)

    def _write(
        self,
        event: Event,
        letter: Letter | None,
        said: _Said | None,
        *,
        page: Letter | None = None,
        failed: bool = False,
    ) -> None:
        """The reply, the event's end and our part in the conversation, in one transaction."""
        with transaction(self.inbox.engine) as session:
            self.inbox.finish(session, event, failed=failed)
            for one in filter(None, (letter, page)):
                self.outbox.put(session, one, now=self.now())
            if said:
                self._take_part(session, event.platform, said)

    def _take_part(self, session: Session, platform: str, said: _Said) -> None:
        asker, now = said.message.sender.id, self.now()
        part = self.platforms[platform].taken_part(said.letter.place)
        if part:
            take_part(session, platform, *part, asker=asker, now=now)
        place = said.message.conversation
        # what only the asker saw must not come back in what others read
        if place.private or not said.reply.private:
            remember(
                session,
                place,
                Turn(without_passwords(said.message.text), said.reply.summary),
                asker=asker,
                now=now,
            )

    def _in_its_thread(self, message: Message) -> Message:
        """The same with what was said before it."""
        asker = message.sender.id
        turns = earlier_turns(self.inbox.engine, message.conversation, asker=asker, now=message.sent_at)
        return replace(message, earlier=turns)

    async def _later(self, event: Event, error: Exception) -> None:
        pause = min(2.0**event.attempts, LONGEST_PAUSE_SECONDS)
        seconds = max(pause, getattr(error, "retry_seconds", 0.0))
        log.warning("event %s waits %.0f s: %s", event.key, seconds, error)
        not_before = self.now() + timedelta(seconds=seconds)
        counted = not isinstance(error, PlatformBusyError)
        await asyncio.to_thread(lambda: self.inbox.later(event, not_before=not_before, counted=counted))

    async def _apologise(self, event: Event, platform: Platform) -> str:
        """It was tried often enough, or it stopped the program each time."""
        error = RuntimeError(f"event {event.key} was tried {MOST_TRIES} times")
        return await self._say(event, platform, platform.place_of(event.body), explain(error))


def _published_only(heard: Heard) -> Heard:
    """The same with an outsider among the readers of the reply, whatever the roster says: that leaves `world`."""
    message = heard.message
    return replace(heard, message=replace(message, audience=(*message.audience, PUBLISHED)))


def _with_unread(reply: Reply, command: str, heard: Heard) -> Reply:
    """The reply, and a word on files that came along and that this skill does not read."""
    unread = [one.name for one in heard.message.attachments if not is_recording(one.name)]
    if not unread:
        return reply
    note = say(
        "I did not read {names}: {command} takes no documents. Ask a question with them.",
        names=", ".join(unread),
        command=command,
    )
    return replace(reply, blocks=(*reply.blocks, Footer(note)))
