"""What a site lets programs read, by its robots.txt (RFC 9309), asked for once a run and host."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from protego import Protego

from indexing.errors import FetchError, FetchForbiddenError, FetchGoneError
from indexing.fetch import Resolver, fetch, system_resolver
from indexing.settings import FetchSettings

AGENT = "Confidant"
MOST_BYTES = 512_000  # as much of a robots.txt as must be read at least
LONGEST_DELAY = 30.0


@dataclass(frozen=True)
class Rules:
    """`reached` is False where the site did not answer: then nothing of it is read."""

    parsed: Protego | None = None
    reached: bool = True

    def allow(self, url: str) -> bool:
        if not self.reached:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(url, AGENT))

    @property
    def delay_seconds(self) -> float:
        """How long to wait between two requests, as the site asks, within reason."""
        asked = self.parsed.crawl_delay(AGENT) if self.parsed else None
        return min(float(asked or 0.0), LONGEST_DELAY)


async def ask_rules(url: str, settings: FetchSettings, resolver: Resolver = system_resolver) -> Rules:
    """The rules of the site that a page is of. One without a robots.txt allows all; one that is down allows nothing."""
    parts = urlsplit(url)
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "robots.txt"
        try:
            await fetch(
                f"{parts.scheme}://{parts.netloc}/robots.txt",
                to,
                settings,
                max_bytes=MOST_BYTES,
                resolver=resolver,
            )
            return Rules(Protego.parse(to.read_text(encoding="utf-8", errors="replace")))
        except (FetchGoneError, FetchForbiddenError):
            return Rules()
        except (FetchError, OSError, ValueError, RecursionError):
            return Rules(reached=False)
