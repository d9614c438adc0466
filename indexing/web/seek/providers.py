"""SearXNG, Brave and Tavily: how each is asked, and where its results stand.

Sources: docs.searxng.org/dev/search_api; api-dashboard.search.brave.com/api-reference/web/search/get;
docs.tavily.com/documentation/api-reference/endpoint/search."""

from collections.abc import Callable
from dataclasses import dataclass, field

from indexing.errors import SearchError, SearchKeyError
from indexing.web.seek.answers import Networks, Shape, read_results
from indexing.web.seek.asking import TIMEOUT_SECONDS, Question, ask
from indexing.web.seek.port import Provider, Result

MOST_RESULTS = 20  # that Brave and Tavily give at once
MOST_CHARACTERS, MOST_WORDS = 400, 50  # of a query that Brave takes; Tavily advises 400 characters


@dataclass(frozen=True)
class Searxng:
    """An instance of one's own. Its `settings.yml` must list json under search: formats:, else it answers 403."""

    address: str
    allowed: Networks = ()
    seconds: float = TIMEOUT_SECONDS

    name = "SearXNG"
    shape = Shape(("results",), snippet="content", day="publishedDate")

    async def search(self, query: str, limit: int) -> tuple[Result, ...]:
        question = Question(
            f"{self.address.rstrip('/')}/search", parameters={"q": short(query), "format": "json"}
        )
        try:
            answer = await ask(self.name, question, seconds=self.seconds)
        except SearchKeyError as error:
            if error.status != 403:
                raise
            raise SearchError(
                f"The search provider {self.name} gives no JSON; add json to search: formats: in its settings.yml."
            ) from error
        return read_results(self.name, answer, self.shape, limit, self.allowed)


@dataclass(frozen=True)
class Brave:
    key: str = field(repr=False)
    address: str = "https://api.search.brave.com"
    allowed: Networks = ()
    seconds: float = TIMEOUT_SECONDS

    name = "Brave"
    shape = Shape(("web", "results"), snippet="description", day="page_age")

    async def search(self, query: str, limit: int) -> tuple[Result, ...]:
        parameters = {"q": short(query), "count": str(within(limit)), "text_decorations": "false"}
        question = Question(
            f"{self.address.rstrip('/')}/res/v1/web/search", {"X-Subscription-Token": self.key}, parameters
        )
        answer = await ask(self.name, question, seconds=self.seconds)
        return read_results(self.name, answer, self.shape, limit, self.allowed)


@dataclass(frozen=True)
class Tavily:
    key: str = field(repr=False)
    address: str = "https://api.tavily.com"
    allowed: Networks = ()
    seconds: float = TIMEOUT_SECONDS

    name = "Tavily"
    shape = Shape(("results",), snippet="content", day="published_date")

    async def search(self, query: str, limit: int) -> tuple[Result, ...]:
        body = {"query": short(query), "max_results": within(limit), "search_depth": "basic"}
        question = Question(
            f"{self.address.rstrip('/')}/search", {"Authorization": f"Bearer {self.key}"}, body=body
        )
        answer = await ask(self.name, question, seconds=self.seconds)
        return read_results(self.name, answer, self.shape, limit, self.allowed)


NAMES = {"searxng": Searxng.name, "brave": Brave.name, "tavily": Tavily.name}
HOMES = {"searxng": "", "brave": Brave.address, "tavily": Tavily.address}


def provider(kind: str, *, address: str = "", key: str = "", allowed: Networks = ()) -> Provider:
    """The provider of that kind, at its own address where none is given. KeyError for a kind that is unknown."""
    at = address or HOMES[kind]
    made: dict[str, Callable[[], Provider]] = {
        "searxng": lambda: Searxng(at, allowed),
        "brave": lambda: Brave(key, at, allowed),
        "tavily": lambda: Tavily(key, at, allowed),
    }
    return made[kind]()


def short(query: str) -> str:
    """As much of the words as every provider takes."""
    return " ".join(query.split()[:MOST_WORDS])[:MOST_CHARACTERS].strip()


def within(limit: int) -> int:
    return max(1, min(limit, MOST_RESULTS))
