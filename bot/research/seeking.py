"""Searches for one report: within their budget, at a pace, and without one failure that stops the rest."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from bot.research.remembered import Remembered
from indexing.errors import SearchBusyError, SearchError, SearchKeyError
from indexing.web.seek import Provider, Result
from skills.language import say, say_many
from skills.research.report import Missed
from skills.researches import Tell

MOST_FOUND = 20  # addresses for one report
MOST_OF_A_SEARCH = 10
LONGEST_WAIT = 90.0  # seconds that a provider may ask for before a search is given up


@dataclass(frozen=True)
class Sought:
    """Addresses that were found, best first of each search in turn; `whole` is False where the time was over first."""

    urls: tuple[str, ...] = ()
    missed: tuple[Missed, ...] = ()
    spent: int = 0
    whole: bool = True


@dataclass
class Seeker:
    """`ends` is when gathering ends (`time.monotonic`); `gap_seconds` lie between two searches. What is `remembered` is
    not asked again and costs nothing, but it is one of the searches that a report may have."""

    provider: Provider
    most: int
    ends: float
    gap_seconds: float = 1.0
    remembered: Remembered | None = None
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _spent: int = 0
    _remembered: int = 0

    async def seek(self, queries: Sequence[str], tell: Tell) -> Sought:
        """Never raises for a provider's fault, which is told in `missed`. What is over the budget is not asked."""
        found: list[tuple[Result, ...]] = []
        missed: list[Missed] = []
        whole = True
        for query in queries:
            if self._spent + self._remembered >= self.most:
                break
            if (known := await self._known(query)) is not None:
                self._remembered += 1
                found.append(known)
                continue
            if time.monotonic() >= self.ends:
                whole = False
                break
            tell(say("Searching with {provider}: {query}", provider=self.provider.name, query=query))
            try:
                found.append(await self._results(query))
            except SearchError as error:
                missed.append(Missed(say("search: {query}", query=query), str(error)))
                if isinstance(error, SearchKeyError):
                    break  # every further search would be refused alike
        if not any(found) and not missed and self._spent:
            why = say_many("{n} search found no page.", "{n} searches found no page.", self._spent)
            missed.append(Missed(self.provider.name, why))
        return Sought(_in_turn(found), tuple(missed), self._spent, whole)

    async def _known(self, query: str) -> tuple[Result, ...] | None:
        return await asyncio.to_thread(self.remembered.known, query) if self.remembered else None

    async def _results(self, query: str) -> tuple[Result, ...]:
        """Asks once more where the provider is busy, if it says how soon and the budget has room."""
        try:
            return await self._asked(query)
        except SearchBusyError as error:
            wait = self.gap_seconds if error.retry_after_seconds is None else error.retry_after_seconds
            if wait > min(LONGEST_WAIT, self.ends - time.monotonic()) or self._spent >= self.most:
                raise
            await self.sleep(wait)
            return await self._asked(query)

    async def _asked(self, query: str) -> tuple[Result, ...]:
        if self._spent and self.gap_seconds:
            await self.sleep(self.gap_seconds)
        self._spent += 1
        results = await self.provider.search(query, MOST_OF_A_SEARCH)
        if self.remembered:
            await asyncio.to_thread(self.remembered.keep, query, results)
        return results


def _in_turn(found: list[tuple[Result, ...]]) -> tuple[str, ...]:
    """The first of each search, then the second, so that no company's pages crowd out the others."""
    turns = chain.from_iterable(zip_longest(*found))
    return tuple(dict.fromkeys(one.url for one in turns if one))[:MOST_FOUND]
