"""Brings stored replies to their platform, each message once: looks for its delivery key before it posts again."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.errors import (
    ClaimLostError,
    PlatformBusyError,
    PlatformError,
    PlatformRefusedError,
    PlatformUnreachableError,
)
from bot.inside import Inside
from bot.metrics import Metrics
from bot.outbox import BEGUN, Delivery, Outbox, Payload
from bot.platforms import Platform, Platforms
from skills.language import ENGLISH

log = logging.getLogger(__name__)

# a reply that cannot be brought for a day is given up, and says so in the log
PATIENCE = timedelta(days=1)
LONGEST_PAUSE_SECONDS = 60.0


class _NotFoundOutError(PlatformError):
    """Nobody could say whether a message is there; ask again after `seconds`."""

    def __init__(self, seconds: float, error: Exception) -> None:
        super().__init__(str(error))
        self.seconds = seconds


class _Round:
    """How far one delivery came; see Delivery for the fields."""

    def __init__(self, delivery: Delivery) -> None:
        self.delivery = delivery
        self.posted = list(delivery.posted)
        self.trying = delivery.trying
        # before it is worded anew, whatever is there says what the letter says
        self.said = delivery.said if delivery.wording else len(delivery.posted)


class Courier:
    """`inside` keeps from outsiders what they may not read."""

    def __init__(
        self,
        outbox: Outbox,
        platforms: Platforms,
        metrics: Metrics,
        now: Callable[[], datetime],
        inside: Inside | None = None,
    ) -> None:
        self.outbox = outbox
        self.platforms = platforms
        self.metrics = metrics
        self.now = now
        self.inside = inside or Inside(outbox, now, lambda _platform, _place: ENGLISH)

    async def deliver(self, delivery: Delivery) -> None:
        """Post what is not there yet; whatever goes wrong, the letter is kept until it is there or a day has passed."""
        platform = self.platforms[delivery.letter.platform]
        round_ = _Round(delivery)
        try:
            if await self._is_withheld(platform, round_):
                return
            await self._withdraw(platform, round_)
            await self._edit(platform, round_)
            await self._post(platform, round_)
            await self._remove(platform, round_)
            self.metrics.delivered(delivery.written_at, self.now())
        except ClaimLostError as error:
            log.warning("%s", error)
        except PlatformBusyError as error:
            # refused for now, so it did nothing
            await self._later(delivery, error.retry_seconds, error, trying=False)
        except _NotFoundOutError as error:
            await self._later(delivery, error.seconds, error, trying=True)
        except PlatformUnreachableError as error:
            await self._later(delivery, _pause(delivery.attempts), error, trying=round_.trying)
        except PlatformRefusedError as error:
            await self._refused(platform, round_, error)

    async def _is_withheld(self, platform: Platform, round_: "_Round") -> bool:
        """Whether it may not stand where it goes; then something else is stored for there, or it waits."""
        delivery = round_.delivery
        try:
            why = await self.inside.why_not(platform, delivery)
            if why is not None:
                await self.inside.withhold(platform, delivery, why)
        except PlatformRefusedError as error:
            # closed to us, and there is another place where only the person reads
            await self._refused(platform, round_, error)
            return True
        except (PlatformBusyError, PlatformUnreachableError) as error:
            # unasked it is shown to nobody; that it may be there already is not forgotten meanwhile
            seconds = getattr(error, "retry_seconds", _pause(delivery.attempts))
            await self._later(delivery, seconds, error, trying=round_.trying)
            return True
        return why is not None

    async def _withdraw(self, platform: Platform, round_: "_Round") -> None:
        """Of a letter that says less by now, find what may have been begun; it is removed with the rest."""
        letter, next_one = round_.delivery.letter, len(round_.posted)
        if len(letter.rich) > next_one:
            return  # it is looked for before it is posted
        if not round_.trying and (letter.rich or round_.posted):
            return
        if round_.trying and (found := await self._find(platform, letter.place, f"{letter.key}#{next_one}")):
            round_.posted.append(found)
        round_.trying = False
        await self._advance(round_)

    async def _edit(self, platform: Platform, round_: "_Round") -> None:
        """Let what is there say the newest. An edit that is made twice does no harm."""
        letter = round_.delivery.letter
        while round_.said < min(len(round_.posted), len(letter.rich)):
            place, message = letter.place, letter.rich[round_.said]
            await platform.edit(place, round_.posted[round_.said], message)
            round_.said += 1
            await self._advance(round_)

    async def _post(self, platform: Platform, round_: "_Round") -> None:
        delivery = round_.delivery
        while len(round_.posted) < len(delivery.letter.rich):
            place, message, key = _part(delivery, len(round_.posted))
            found = await self._find(platform, place, key) if round_.trying else None
            if found is None:
                await asyncio.to_thread(self.outbox.try_next, delivery)
                round_.trying = True
                found = await platform.send(place, message, key)
                self.metrics.posts.labels(platform.name).inc()
            elif delivery.wording:
                # it was on its way when the post was worded anew, so it says what the post said then
                await platform.edit(place, found, message)
            round_.posted.append(found)
            round_.said = len(round_.posted)
            await self._advance(round_)
            round_.trying = False

    async def _remove(self, platform: Platform, round_: "_Round") -> None:
        """A shorter wording leaves messages over."""
        letter = round_.delivery.letter
        while len(round_.posted) > len(letter.rich):
            await platform.remove(letter.place, round_.posted[-1])
            round_.posted.pop()
            await self._advance(round_)

    async def _advance(self, round_: "_Round") -> None:
        await asyncio.to_thread(lambda: self.outbox.advance(round_.delivery, round_.posted, said=round_.said))

    async def _find(self, platform: Platform, place: Payload, key: str) -> str | None:
        """The message with this key. Until that is found out, posting again could double it."""
        try:
            return await platform.find(place, key)
        except PlatformBusyError as error:
            raise _NotFoundOutError(error.retry_seconds, error) from error
        except PlatformError as error:
            raise _NotFoundOutError(LONGEST_PAUSE_SECONDS, error) from error

    async def _refused(self, platform: Platform, round_: "_Round", error: PlatformRefusedError) -> None:
        """Say it plainly, or in another place where the person reads it; else give up and say so in the log."""
        delivery = round_.delivery
        plain, letter = delivery.letter.plain, delivery.letter
        rest = letter.rich[round_.said :]
        if platform.is_about_form(error.code) and rest != plain[len(plain) - len(rest) :]:
            await self._instead(delivery, (*letter.rich[: round_.said], *plain), letter.place)
            return
        if BEGUN in letter.place and not round_.said:
            log.warning("reply %s is said anew, because its beginning is gone: %s", letter.key, error)
            await asyncio.to_thread(self.outbox.anew, delivery)
            return
        # what is there already stays where it is, so only a letter of which nothing is may go elsewhere whole
        elsewhere = await platform.elsewhere(letter.place, error.code) if not delivery.wording else None
        if elsewhere and elsewhere != letter.place:
            await self._instead(delivery, letter.rich, elsewhere)
            return
        log.error("reply %s was refused for good: %s", letter.key, error)
        self.metrics.lost.labels(platform.name).inc()
        await asyncio.to_thread(self.outbox.give_up, delivery)

    async def _instead(self, delivery: Delivery, messages: tuple[Payload, ...], place: Payload) -> None:
        await asyncio.to_thread(self.outbox.replace, delivery, messages, place)
        await asyncio.to_thread(self.outbox.later, delivery, not_before=self.now(), trying=False)

    async def _later(self, delivery: Delivery, seconds: float, error: Exception, *, trying: bool) -> None:
        if self.now() - delivery.written_at > PATIENCE:
            log.error(
                "reply %s could not be brought for a day and was given up: %s", delivery.letter.key, error
            )
            self.metrics.lost.labels(delivery.letter.platform).inc()
            await asyncio.to_thread(self.outbox.give_up, delivery)
            return
        log.warning("reply %s waits %.0f s: %s", delivery.letter.key, seconds, error)
        not_before = self.now() + timedelta(seconds=seconds)
        await asyncio.to_thread(self.outbox.later, delivery, not_before=not_before, trying=trying)


def _part(delivery: Delivery, number: int) -> tuple[Payload, Payload, str]:
    letter = delivery.letter
    return letter.place, letter.rich[number], f"{letter.key}#{number}"


def _pause(attempts: int) -> float:
    """Seconds: 1, 2, 4 … 60."""
    return min(2.0 ** max(attempts - 1, 0), LONGEST_PAUSE_SECONDS)
