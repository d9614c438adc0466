"""Pages that were read as sources of a report: who publishes them, for whom they speak, and whose words they repeat."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from indexing.web.page import WebPage
from skills.research.compare.alike import folded_name, plain
from skills.research.compare.copies import copies
from skills.research.compare.hosts import is_local, publisher_of
from skills.research.report import Source

OURS = "our own documents"  # one publisher: what we write ourselves proves nothing about others twice


@dataclass(frozen=True)
class Home:
    """A company with the hosts of its own sites and the names that it gives itself there."""

    company: str
    hosts: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def numbered(pages: Sequence[WebPage]) -> dict[str, WebPage]:
    """Pages by the ids that sources have: s1, s2, …"""
    return {f"s{place}": page for place, page in enumerate(pages, 1)}


def sources_of(
    pages: Mapping[str, WebPage], homes: Collection[Home] = (), *, internal: Collection[str] = ()
) -> tuple[Source, ...]:
    """Each page as a source under its id, in the order given; `internal` are ids of our own documents."""
    public = {name: page for name, page in pages.items() if name not in internal}
    publishers = _publishers(public)
    called = _called(public, publishers, [name for home in homes for name in (home.company, *home.names)])
    voices = {
        name: "" if name in internal else _voice(page, publishers[name], homes)
        for name, page in pages.items()
    }
    repeated = copies(
        {name: page.text for name, page in pages.items()}, _originals_first(pages, voices, internal)
    )
    return tuple(
        Source(
            id=name,
            address=page.url,
            title=page.title or page.site or page.url,
            sha256=page.sha256,
            fetched_at=page.fetched_at,
            text=page.text,
            publisher=called[publishers[name]] if name in publishers else OURS,
            published=page.published or page.modified,
            voice_of=voices[name],
            copy_of=repeated.get(name, ""),
            internal=name in internal,
        )
        for name, page in pages.items()
    )


def _publishers(pages: Mapping[str, WebPage]) -> dict[str, str]:
    """Where one host of this machine, or one folder, holds several sites, the names that they give themselves count."""
    found = {name: publisher_of(page.url) for name, page in pages.items()}
    named: defaultdict[str, set[str]] = defaultdict(set)
    for name, page in pages.items():
        if _is_shared(page.url):
            named[found[name]].add(plain(page.site or page.organisation))
    for name, page in pages.items():
        calls_itself = plain(page.site or page.organisation)
        if calls_itself and len(named[found[name]] - {""}) > 1:
            found[name] = calls_itself
    return found


def _called(
    pages: Mapping[str, WebPage], publishers: Mapping[str, str], companies: Collection[str]
) -> dict[str, str]:
    """What to call each publisher: an address of this machine tells a reader less than the name on its pages.

    Two that go by one name are called by their addresses, or they would be taken for one; a company's own site has its
    address beside the name, or a sentence would seem to speak of the company where it names the site."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, page in pages.items():
        one = names[publishers[name]]
        if (said := " ".join((page.site or page.organisation).split())) and _is_shared(page.url):
            one[said] += 1
    often = {one: (_most_said(said) if one else "") or one for one, said in names.items()}
    taken = Counter(one.casefold() for one in often.values())
    told = [f" {plain(one)} " for one in companies]
    found = {}
    for publisher, name in often.items():
        is_company = name != publisher and any(f" {plain(name)} " in one for one in told)
        shown = f"{name} ({publisher})" if is_company else name
        found[publisher] = shown if taken[name.casefold()] == 1 else publisher
    return found


def _most_said(names: Counter[str]) -> str:
    """Of names as often the shorter, then the first by letters."""
    return min(names, key=lambda one: (-names[one], len(one), one), default="")


def _is_shared(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("", "file") or is_local(parts.hostname or "")


def _voice(page: WebPage, publisher: str, homes: Collection[Home]) -> str:
    """The company whose site it is, by its host or, where no home has that host, by the name that it gives itself."""
    for home in homes:
        if publisher and publisher in {publisher_of(host) for host in home.hosts}:
            return home.company
    # of several sites on one host, each says itself whose it is
    several = publisher != publisher_of(page.url)
    calls_itself = folded_name(page.organisation or (page.site if several else ""))
    for home in homes:
        if calls_itself and calls_itself in {folded_name(name) for name in (home.company, *home.names)}:
            return home.company
    return ""


def _originals_first(
    pages: Mapping[str, WebPage], voices: Mapping[str, str], internal: Collection[str]
) -> list[str]:
    """A company's own words before those who repeat them, then the earlier; our documents last, they repeat anybody."""

    def key(name: str) -> tuple[bool, bool, date, str, str]:
        page = pages[name]
        return (name in internal, not voices[name], page.published or date.max, page.url, name)

    return sorted(pages, key=key)
