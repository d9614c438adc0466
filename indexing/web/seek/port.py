"""What any search provider does: words in, addresses out."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True)
class Result:
    """A page that a provider knows. Title, snippet and day are its words, which prove nothing."""

    url: str
    title: str = ""
    snippet: str = ""
    day: date | None = None


class Provider(Protocol):
    """A place that is asked for pages; `name` is what people call it."""

    @property
    def name(self) -> str: ...

    async def search(self, query: str, limit: int) -> tuple[Result, ...]:
        """At most `limit` results, best first, each address once.

        Raises SearchError whose message is for a person; SearchBusyError says how long to wait."""
        ...
