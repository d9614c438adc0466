"""What a search found a short while ago, so that work which begins anew after a stop does not pay for it again."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import TypeAdapter, ValidationError

from indexing.errors import SourceUnavailableError
from indexing.web.seek import Result
from indexing.web.snapshots import Snapshots, Visit

_RESULTS = TypeAdapter(tuple[Result, ...])


@dataclass(frozen=True)
class Remembered:
    """Answers of one provider, under hashes of what was asked; what is older than `fresh` goes with the next search.

    `provider` tells two of them apart, also two servers of one kind."""

    provider: str
    snapshots: Snapshots
    fresh: timedelta
    now: Callable[[], datetime]

    def known(self, query: str) -> tuple[Result, ...] | None:
        """What it answered lately; None where it has to be asked, also where what is kept cannot be read."""
        found = self.snapshots.last(self._address(query), since=self.now() - self.fresh)
        if found is None:
            return None
        try:
            return _RESULTS.validate_json(found[1])
        except ValidationError:
            return None

    def keep(self, query: str, results: tuple[Result, ...]) -> None:
        """A disk that takes no more costs another search later, and nothing now; what found nothing is asked again."""
        self.snapshots.tidy(now=self.now(), kept=self.fresh)
        if not results:
            return
        content, address = _RESULTS.dump_json(results), self._address(query)
        visit = Visit(
            url=address,
            found_at=address,
            sha256=hashlib.sha256(content).hexdigest(),
            media_type="application/json",
            fetched_at=self.now(),
        )
        try:
            self.snapshots.keep(visit, content)
        except SourceUnavailableError:
            return

    def _address(self, query: str) -> str:
        asked = hashlib.sha256(f"{self.provider}\n{query}".encode()).hexdigest()
        return f"search:{asked}"
