"""From a provider's JSON to results: each field is read for itself, and what is no public page is dropped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from ipaddress import IPv4Network, IPv6Network

from indexing.errors import FetchError, SearchError
from indexing.fetch.addresses import is_public
from indexing.fetch.links import read_link
from indexing.web.seek.port import Result
from indexing.web.visit import plain_url

MOST_TITLE = 300
MOST_SNIPPET = 2_000
_MOST_READ = 200  # of what one answer lists

Networks = Sequence[IPv4Network | IPv6Network]


@dataclass(frozen=True)
class Shape:
    """Where things stand in an answer: the path to the list, and what its fields are called."""

    path: tuple[str, ...]
    snippet: str
    day: str


def read_results(
    name: str, answer: object, shape: Shape, limit: int, allowed: Networks
) -> tuple[Result, ...]:
    """Results in their order, each address once. Raises SearchError where the answer is none of this provider's."""
    found: dict[str, Result] = {}
    for item in _listed(name, answer, shape):
        if len(found) >= limit:
            break
        if isinstance(item, dict) and (url := _address(item.get("url"), allowed)):
            title = _words(item.get("title"), MOST_TITLE)
            snippet = _words(item.get(shape.snippet), MOST_SNIPPET)
            found.setdefault(url, Result(url, title, snippet, _day(item.get(shape.day))))
    return tuple(found.values())


def _listed(name: str, answer: object, shape: Shape) -> Iterable[object]:
    """A branch that is missing or null holds no results: so Brave answers where nothing was found."""
    if not isinstance(answer, dict):
        raise _odd(name)
    *way, last = shape.path
    branch: object = answer
    for step in way:
        branch = branch.get(step) if isinstance(branch, dict) else branch
        if branch is None:
            return ()
    listed = branch.get(last) if isinstance(branch, dict) else branch
    if listed is None and way:
        return ()
    if not isinstance(listed, list):
        raise _odd(name)
    return listed[:_MOST_READ]


def _odd(name: str) -> SearchError:
    return SearchError(f"The search provider {name} answered with no list of results; check its address.")


def _address(value: object, allowed: Networks) -> str:
    """The one spelling of a web address; empty for anything else, and for an address inside a network not allowed."""
    if not isinstance(value, str):
        return ""
    try:
        url = plain_url(value)
        address = read_link(url).address
    except (FetchError, ValueError):
        return ""
    inside = address is not None and not is_public(address)
    return "" if inside and not any(address in network for network in allowed) else url


def _words(value: object, most: int) -> str:
    return " ".join(value[: 4 * most].split())[:most] if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    """ISO 8601, or as mail writes it (Tavily's news)."""
    if not isinstance(value, str) or len(value) > 60:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(value.strip()).date()
        except (ValueError, OverflowError):
            continue
    return None
