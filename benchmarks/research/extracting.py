"""How fast facts are found in pages that are read already, without a tagger: the markets of the second exam.

python -m benchmarks.research.extracting [MARKET …]"""

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from time import process_time

from benchmarks.research.invent import TODAY
from benchmarks.research.second.reader import MARKETS, read_market
from benchmarks.research.site import Site
from indexing.web.page import WebPage
from indexing.web.reading import read_web_page
from skills.research.extract import extract, find_companies
from skills.research.schema import FIELDS

_NOW = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
_ROOT = re.compile(r"@@([\w-]+)@@")  # of a site


def main(markets: Sequence[str]) -> None:
    read = [(site.question, list(read_pages(site))) for site in map(read_market, markets)]
    _found(*read[0])  # patterns are made ready when they are first needed, which is no page's time
    began = process_time()
    facts = sum(_found(question, pages) for question, pages in read)
    seconds = process_time() - began
    many = sum(len(pages) for _, pages in read)
    print(
        f"{facts:,} facts in {many:,} pages of {len(read)} markets: "
        f"{many / seconds:.0f} pages/s of one core, {seconds / many * 1_000:.0f} ms each"
    )


def _found(question: str, pages: Sequence[tuple[str, WebPage]]) -> int:
    return len(extract(pages, find_companies(question, pages), FIELDS).facts)


def read_pages(site: Site) -> Iterator[tuple[str, WebPage]]:
    """The pages of a market, each below an address of its own, as the product reads them."""
    for number, one in enumerate(site.pages, 1):
        html = _ROOT.sub(r"https://\1.example", one.html.replace("@@site@@", f"@@{one.site}@@"))
        url = f"https://{one.site}.example{one.path}"
        yield f"s{number}", read_web_page(url, html.encode(), "text/html; charset=utf-8", _NOW)


if __name__ == "__main__":
    main(sys.argv[1:] or MARKETS)
