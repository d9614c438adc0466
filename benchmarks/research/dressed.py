"""Which facts a market gives in one dress and not in another, without a tagger: half a minute for twenty markets.

python -m benchmarks.research.dressed DRESS [MARKET …]

Every fact of the plain pages that the dressed ones lack begins with “-”, every new one with “+”. What is compared is
whose a fact is, of which field and plan, on which page, and its amount or its words in the same dress; a mark of two
facts that differ by a name's cut or a word's grammar is no fault. What counts in the end is `report --dress`."""

import argparse
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.research.dresses import DRESSES, dressed, reworded
from benchmarks.research.extracting import read_pages
from benchmarks.research.second.reader import MARKETS, read_market
from benchmarks.research.site import Site
from skills.research.extract import extract, find_companies
from skills.research.facts import Fact
from skills.research.schema import FIELDS

_MOST_COMPARED = 60  # letters of a value
_MOST_SHOWN = 150


@dataclass(frozen=True)
class Key:
    company: str
    field: str
    of: str
    said: str
    past: bool
    page: str


def facts_of(site: Site, words: Callable[[str], str]) -> Mapping[Key, Fact]:
    """What is found on all pages; `words` brings a value and a plan's name into the dress that is compared."""
    pages = list(read_pages(site))
    addresses = {source: page.url for source, page in pages}
    found = extract(pages, find_companies(site.question, pages), FIELDS).facts
    return {
        Key(
            one.company,
            one.field,
            _bare(words(one.of)),
            str(one.measure.amount) if one.measure else _bare(words(one.value))[:_MOST_COMPARED],
            one.past,
            addresses.get(one.span.source, ""),
        ): one
        for one in found
    }


def changes(site: Site, dress: str) -> Iterator[tuple[str, Key, Fact]]:
    """(“-” or “+”, what it is, the fact), lost ones first."""
    plain = facts_of(site, reworded(site, dress))
    other = facts_of(dressed(site, dress), str)
    yield from (("-", key, fact) for key, fact in plain.items() if key not in other)
    yield from (("+", key, fact) for key, fact in other.items() if key not in plain)


def _bare(words: str) -> str:
    return re.sub(r"\W+", "", words.casefold())


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.research.dressed", description=__doc__)
    # of a house by another name every fact is another
    parser.add_argument("dress", choices=[one for one in DRESSES if not one.startswith("names-")])
    parser.add_argument("market", nargs="*", default=MARKETS)
    chosen = parser.parse_args(arguments)
    counted = {"-": 0, "+": 0}
    for market in chosen.market:
        for sign, key, fact in changes(read_market(market), chosen.dress):
            counted[sign] += 1
            quote = " ".join(fact.span.quote.split())[:_MOST_SHOWN]
            print(f"{sign} {market}: {key.company}, {key.field} {fact.of}: {fact.value!r} in {quote!r}")
    print(f"{chosen.dress}, {len(chosen.market)} markets: {counted['-']} lost, {counted['+']} new")


if __name__ == "__main__":
    main()
