"""Looks at watched reports again when they are due, and posts what changed; where nothing did, nothing.

A round is kept in one transaction with its post: whoever is killed before that leaves the watch as it was, and pages
that were read a moment ago are not asked for again.
"""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.directory import Directory
from bot.dispatch import Dispatcher
from bot.errors import ConfidantError, PlatformError, PlatformRefusedError
from bot.inside import NameOf, no_name
from bot.languages import Languages
from bot.outbox import Letter, Outbox
from bot.platforms import Payload, Platform, Platforms
from bot.research.book import REPORT, row_of
from bot.research.researches import KeptResearches
from bot.research.tables import ReportRow
from bot.research.watch_book import Claim, WatchBook
from bot.store import transaction
from skills.context import Context
from skills.language import Reader, anew, say, speaking
from skills.messages import Conversation, Message, Reply, Text, User
from skills.model import NoModel
from skills.permission import Permission
from skills.research.making import make_report
from skills.research.report import Report
from skills.research.sight import reads_all
from skills.research.watch.again import Round, held_against, limits_of, order_again
from skills.research.watch.digest import Digest
from skills.research.watch.watching import Rest, Watch, look, posted
from skills.researches import Wanted

log = logging.getLogger(__name__)

RESEARCH = "research"  # the skill whose switch counts: whoever switches it off wants no digest of it either
AT_ONCE = 4
# the longest that one run begins new looks: what is left is due an hour later, and other chores wait for this one
WORKING = timedelta(minutes=10)
LEASE = timedelta(minutes=30)  # besides the gathering itself; whoever takes longer is dead
RESTING = timedelta(days=1)  # until it is seen whether a watch may be looked at again


class _CannotLookError(ConfidantError):
    """A watch rests, and why."""

    def __init__(self, why: Rest) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Looking:
    engine: Engine
    researches: KeptResearches
    dispatcher: Dispatcher
    directory: Directory
    allowed: Callable[[User, Permission], bool]
    platforms: Platforms
    outbox: Outbox
    now: Callable[[], datetime]
    wake: Callable[[], None]
    languages: Languages
    name_of: NameOf = no_name

    @property
    def book(self) -> WatchBook:
        return WatchBook(self.engine)

    async def look(self) -> int:
        """Look at each watch that is due, some at once; how many rounds were ended by this call.

        One that cannot be looked at keeps no other from it, and is due again at the next call."""
        began, slots = self.now(), asyncio.Semaphore(AT_ONCE)

        async def one(name: str) -> bool:
            async with slots:
                return self.now() - began < WORKING and await self._one(name)

        if untold := await asyncio.to_thread(self.book.untold, self.outbox.given_up):
            log.warning(
                "the last post of %d watch(es) was refused and is told again at the next look", untold
            )
        names = await asyncio.to_thread(self.book.due, began)
        ended = sum(await asyncio.gather(*(one(name) for name in names)))
        if ended:
            self.wake()
        return ended

    async def _one(self, name: str) -> bool:
        lease = LEASE + timedelta(seconds=self.researches.limits.seconds)
        claim = await asyncio.to_thread(self.book.claim, name, self.now(), lease)
        if claim is None:
            return False
        try:
            return await self._round(claim)
        except _CannotLookError as error:
            await self._rest(claim, error.why)
        except PlatformError as error:
            log.warning("%s is looked at later: %s", claim.key, error)
            await asyncio.to_thread(self.book.release, claim)
        except Exception:
            # the others are looked at all the same
            log.exception("%s cannot be looked at", claim.key)
            await asyncio.to_thread(self.book.release, claim)
        return False

    async def _round(self, claim: Claim) -> bool:
        owner = await asyncio.to_thread(self._owner, claim.watch)
        message = _message(claim, owner, self.now())
        if await asyncio.to_thread(self.dispatcher.off, RESEARCH, message):
            raise _CannotLookError(Rest.OFF)
        platform, place = await self._place(claim)
        ctx = await asyncio.to_thread(self.dispatcher.context_for, message)
        before = await asyncio.to_thread(self._before, claim.watch)
        reader = await asyncio.to_thread(self._reader, claim)
        with speaking(reader):  # a report keeps notes in words
            found = await self._found(claim.watch, before, ctx)
        return await asyncio.to_thread(self._keep, claim, found, (platform, place, reader))

    async def _found(self, watch: Watch, before: Report, ctx: Context) -> Round:
        order = order_again(watch, before)
        limits = limits_of(watch, self.researches.limits)
        gathered = await self.researches.gather(Wanted(order.urls, limits=limits), ctx.progress)
        # by patterns alone: a model that words the same twice in two ways would seem to have seen a change
        after = await make_report(order, gathered, replace(ctx, model=NoModel()))
        if not await reads_all(before, ctx.audience, ctx):
            # who reads along today may not read what stood there: nothing of it may be told, not even that it changed
            return Round(after, forgets=True)
        return await asyncio.to_thread(held_against, before, after, gathered)

    def _before(self, watch: Watch) -> Report:
        row = self.researches.book.report(watch.report)
        if row is None:
            raise LookupError(f"report {watch.report} of watch {watch.name} is not kept any more")
        return REPORT.validate_json(row.text)

    def _keep(self, claim: Claim, found: Round, where: tuple[Platform, Payload, Reader]) -> bool:
        """The watch, its report and its post, all or none; False where another process was faster."""
        now, name = self.now(), _name(claim)
        told: list[Digest] = []

        def ended(watch: Watch) -> Watch:
            if found.forgets:
                watch = watch.model_copy(update={"waiting": ()})
            kept, digest = look(watch, found.found, found.failed, now, name if found.counts else "")
            if digest is None:
                return kept
            told.append(digest)
            return posted(kept, digest, claim.key)

        with transaction(self.engine) as session:
            if not self.book.end(session, claim, ended, now):
                return False
            if found.counts:
                self._keep_report(session, claim.watch, found.report, name)
            platform, place, reader = where
            for digest in told:
                with speaking(reader):
                    letter = platform.write(claim.key, anew(digest.to_reply()), place)
                self.outbox.put(session, letter, now=now)
        return True

    def _keep_report(self, session: Session, watch: Watch, report: Report, name: str) -> None:
        before = session.get(ReportRow, watch.report)
        wanted = before.wanted if before else ""
        session.merge(row_of(report, name, watch.owner, watch.readers, self.now(), wanted))

    def _owner(self, watch: Watch) -> User:
        """Raises where they left, or may not research any more."""
        person = self.directory.find(watch.owner)
        if person is None or not self.allowed(person.user, Permission.RESEARCH):
            raise _CannotLookError(Rest.NOT_ALLOWED)
        return person.user

    async def _place(self, claim: Claim) -> tuple[Platform, Payload]:
        """Where it tells; its members are known afterwards. Raises where nothing may be told there."""
        platform = self.platforms.get(claim.platform)
        if platform is None:
            raise PlatformError(f"{claim.platform} is not set up")
        try:
            if claim.channel:
                place = await platform.channel(claim.channel)
            else:
                place = await platform.direct(claim.watch.owner)
        except PlatformRefusedError as error:
            raise _CannotLookError(Rest.CLOSED) from error
        if place is None:
            raise _CannotLookError(Rest.OUTSIDERS if claim.channel else Rest.CLOSED)
        return platform, place

    def _reader(self, claim: Claim) -> Reader:
        return self.languages.house if claim.channel else self.languages.of_person(claim.watch.owner)

    async def _rest(self, claim: Claim, why: Rest) -> None:
        """Look at it another day; whoever set it up hears of it once, not each day."""
        log.warning("%s rests: %s", claim.key, why)
        letter = None
        platform = self.platforms.get(claim.platform)
        if claim.watch.resting != why and platform is not None:
            letter = await self._told(claim, why, platform)
        await asyncio.to_thread(self._keep_rest, claim, why, letter)
        self.wake()

    async def _told(self, claim: Claim, why: Rest, platform: Platform) -> Letter | None:
        """What whoever set it up reads alone; None where nobody can be reached."""
        owner = claim.watch.owner
        try:
            place = await platform.direct(owner)
        except PlatformError as error:
            log.warning("nobody is told that %s rests: %s", claim.key, error)
            return None
        if place is None:
            return None
        where = await self._where(claim)
        said = {
            Rest.NOT_ALLOWED: say(
                "I look at “{question}” no more, because you may not research any more.",
                question=claim.watch.question,
            ),
            Rest.OUTSIDERS: say(
                "I look at “{question}” no more, because people from outside the company read along in {where}.",
                question=claim.watch.question,
                where=where,
            ),
            Rest.CLOSED: say(
                "I look at “{question}” no more, because I cannot post in {where}.",
                question=claim.watch.question,
                where=where,
            ),
            Rest.OFF: say(
                "I look at “{question}” no more, because research is switched off where it is told.",
                question=claim.watch.question,
            ),
        }[why]
        hint = say(
            "I go on by myself once that is over; `watch stop name={name}` ends it.", name=claim.watch.name
        )
        with speaking(await asyncio.to_thread(self.languages.of_person, owner)):
            return platform.write(f"{claim.key}:rest", anew(Reply(said, (Text(hint),))), place)

    async def _where(self, claim: Claim) -> str:
        try:
            return await self.name_of(claim.platform, claim.channel)
        except PlatformError:
            return claim.channel

    def _keep_rest(self, claim: Claim, why: Rest, letter: Letter | None) -> None:
        now = self.now()

        def rested(watch: Watch) -> Watch:
            return watch.model_copy(update={"resting": why})

        with transaction(self.engine) as session:
            ended = self.book.end(session, claim, rested, now, now + RESTING)
            if ended and letter is not None:
                self.outbox.put(session, letter, now=now)


def _message(claim: Claim, owner: User, now: datetime) -> Message:
    """As if whoever set it up said so where it tells: so that everyone who reads along there is the audience."""
    place = Conversation(claim.platform, "", claim.channel, private=not claim.channel)
    audience = (f"channel:{claim.channel}",) if claim.channel else ()
    return Message("watch", owner, place, now, audience)


def _name(claim: Claim) -> str:
    """The report of a round, which is the same whoever keeps it."""
    return hashlib.sha256(claim.key.encode()).hexdigest()[:10]
