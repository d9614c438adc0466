"""A page asked for as a good guest does: what robots.txt allows, slowly, once, within a budget, and kept."""

import asyncio
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from indexing.errors import FetchBusyError, FetchError, SourceUnavailableError
from indexing.fetch import Fetched, Resolver, fetch, system_resolver
from indexing.fetch.links import SHOWN_CHARACTERS, read_link
from indexing.settings import FetchSettings
from indexing.web.page import Trouble, WebPage
from indexing.web.reading import read_web_page
from indexing.web.robots import Rules, ask_rules
from indexing.web.snapshots import Snapshots, Visit

MOST_PAGE_BYTES = 60_000_000
LONGEST_WAIT = 90.0  # seconds that a host may ask for before a page is given up for now
_TYPES = ("text/", "application/xhtml", "application/pdf", "application/xml", "application/octet-stream")
_TRACKING = frozenset("gclid fbclid mc_cid mc_eid igshid ref ref_src".split())


@dataclass
class Budget:
    """How many requests may be made, of pages and of robots.txt alike, and until when (`time.monotonic`)."""

    requests: int
    ends: float
    spent: int = 0

    def take(self) -> bool:
        """Whether one more may be made; then it counts."""
        if self.spent >= self.requests or time.monotonic() >= self.ends:
            return False
        self.spent += 1
        return True

    def has(self, seconds: float) -> bool:
        """Whether so long a wait would leave anything to ask with."""
        return self.spent < self.requests and time.monotonic() + seconds < self.ends


@dataclass(frozen=True)
class Refused:
    """An address that gave nothing, and why, in a sentence. `again`: another time it may.

    `unasked`: it was not asked for at all, because the budget was spent."""

    url: str
    why: str
    again: bool = False
    unasked: bool = False


class _StoppedError(FetchError):
    """A page that may not be asked for, or not any more, with what is said of it instead."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.why)
        self.refused = refused


@dataclass
class Visitor:
    """`gap_seconds` lie between two requests to one host, or more where it asks for that; several hosts at once."""

    fetching: FetchSettings
    snapshots: Snapshots
    budget: Budget
    gap_seconds: float = 1.0
    fresh: timedelta = timedelta(hours=6)
    at_once: int = 4
    page_seconds: float = 30.0
    resolver: Resolver = system_resolver
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _rules: dict[str, Rules] = field(default_factory=dict)
    _locks: dict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    _rules_locks: dict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    _asked: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.at_once)

    async def visit(self, url: str) -> WebPage | Refused:
        """The page as it is now, or as it was a moment ago. Never raises for a page's fault."""
        url = plain_url(url)
        try:
            read_link(url)
        except FetchError as error:
            return Refused(_shown(url), str(error))
        if kept := await asyncio.to_thread(self.snapshots.last, url, since=self.now() - self.fresh):
            visit, content = kept
            return await asyncio.to_thread(_read, visit, content)
        host = urlsplit(url).netloc
        async with self._locks[host]:
            try:
                return await self._asked_politely(url, host)
            except _StoppedError as error:
                return error.refused
            except (FetchError, SourceUnavailableError) as error:
                return Refused(url, str(error), again=isinstance(error, FetchBusyError))

    async def _asked_politely(self, url: str, host: str) -> WebPage | Refused:
        async with self._slots:
            rules = await self._rules_that_allow(url, url)
        for last in (False, True):
            await self._wait(host, rules)
            if not self.budget.take():
                return not_asked(url)
            try:
                async with self._slots:
                    return await self._fetched(url)
            except FetchBusyError as error:
                wait = error.retry_after_seconds or self.gap_seconds
                if last or wait > LONGEST_WAIT or not self.budget.has(wait):
                    raise
                # the pages of this host wait too, and those of others go on
                await self.sleep(wait)
        raise AssertionError("unreachable")

    async def _may_follow(self, url: str, target: str) -> None:
        """A page elsewhere is asked for as any other: by the rules of its own site, at its pace, from the budget."""
        host = urlsplit(target).netloc
        rules = await self._rules_that_allow(target, url)
        if host != urlsplit(url).netloc:
            await self._wait(host, rules)
        if not self.budget.take():
            raise _StoppedError(not_asked(url))

    async def _rules_that_allow(self, target: str, url: str) -> Rules:
        """The rules of the site of `target`, which `url` is or leads to; raises _StoppedError where they forbid it."""
        host = urlsplit(target).netloc
        rules = await self._rules_of(target, host)
        if rules is None:
            raise _StoppedError(not_asked(url))
        if not rules.reached:
            raise _StoppedError(Refused(url, f"{host} did not answer; try again later.", again=True))
        if not rules.allow(target):
            raise _StoppedError(Refused(url, f"{host} does not let programs read {target}."))
        return rules

    async def _rules_of(self, url: str, host: str) -> Rules | None:
        """None where the budget was spent before they could be asked for."""
        # nothing else is waited for while this lock is held, so two sites that lead to each other cannot block
        async with self._rules_locks[host]:
            if host not in self._rules:
                if not self.budget.take():
                    return None
                limited = self.fetching.model_copy(
                    update={"total_seconds": min(self.fetching.total_seconds, self.page_seconds)}
                )
                self._rules[host] = await ask_rules(url, limited, self.resolver)
            return self._rules[host]

    def _gap(self, host: str) -> float:
        """None inside networks that an admin allowed by address: those are our own."""
        try:
            address = ip_address(urlsplit(f"//{host}").hostname or "")
        except ValueError:
            return self.gap_seconds
        return 0.0 if any(address in network for network in self.fetching.networks) else self.gap_seconds

    async def _wait(self, host: str, rules: Rules) -> None:
        gap = max(self._gap(host), rules.delay_seconds)
        left = self._asked.get(host, -1e9) + gap - time.monotonic()
        if left > 0 and gap > 0:
            await self.sleep(left)
        self._asked[host] = time.monotonic()

    async def _fetched(self, url: str) -> WebPage:
        limited = self.fetching.model_copy(
            update={"total_seconds": min(self.fetching.total_seconds, self.page_seconds)}
        )
        with tempfile.TemporaryDirectory() as folder:
            to = Path(folder) / "page"
            found = await fetch(
                url,
                to,
                limited,
                max_bytes=MOST_PAGE_BYTES,
                accept=lambda media: media.startswith(_TYPES),
                resolver=self.resolver,
                before_redirect=lambda target: self._may_follow(url, target),
            )
            return await asyncio.to_thread(self._keep, url, found, to)

    def _keep(self, url: str, found: Fetched, path: Path) -> WebPage:
        content = path.read_bytes()
        visit = Visit(
            url=url,
            found_at=found.url,
            sha256=found.sha256,
            media_type=found.media_type,
            fetched_at=self.now(),
            etag=found.etag,
            last_modified=found.last_modified,
        )
        self.snapshots.keep(visit, content)
        return _read(visit, content)


def _read(visit: Visit, content: bytes) -> WebPage:
    return read_web_page(visit.found_at, content, visit.media_type, visit.fetched_at)


def _shown(text: str) -> str:
    """What was to be an address, without what may be a name and a password."""
    return re.sub(r"//.*@", "//", text)[:SHOWN_CHARACTERS]


def not_asked(url: str) -> Refused:
    """What is told of an address for which nothing of the budget was left."""
    return Refused(url, f"{url} was not asked for: the budget is spent.", again=True, unasked=True)


def plain_url(url: str) -> str:
    """One spelling of one page: no fragment, no marks of who sent one there, no trailing dot of the host."""
    try:
        parts = urlsplit(url.strip())
        query = [
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if not _is_tracking(name)
        ]
    except ValueError:
        return url.strip()
    host = parts.netloc
    return urlunsplit(
        (
            parts.scheme.lower(),
            host.lower() if "@" not in host else host,
            parts.path or "/",
            urlencode(query),
            "",
        )
    )


def _is_tracking(name: str) -> bool:
    return name.lower().startswith("utm_") or name.lower() in _TRACKING


TROUBLES = {
    Trouble.EMPTY: "it holds no words",
    Trouble.LOGIN: "one has to sign in to read it",
    Trouble.PAYWALL: "most of it must be paid for",
    Trouble.NEEDS_JAVASCRIPT: "it shows nothing without JavaScript",
    Trouble.NOT_FOUND: "it says that there is no such page",
    Trouble.TOO_LARGE: "it is so large that only its beginning was read",
    Trouble.UNREADABLE: "it is no page of text",
}
