"""How much of a page is read as a visitor sees it, and how fast, beside trafilatura alone on the same pages.

The pages are drawn from a seed by `reading_pages.py`, which shares nothing with the reader: tables, cards, long
articles, hidden text and furniture in many forms. A planted text counts as read where it stands within one block as a
whole (for trafilatura: anywhere in its text). `python -m benchmarks.research.reading [SEED] [PAGES]`
"""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

import trafilatura

from benchmarks.research.reading_pages import Planted, pages
from indexing.web.page import WebPage
from indexing.web.reading import read_web_page

_Read = TypeVar("_Read")
_NOW = datetime(2026, 11, 27, tzinfo=UTC)


def main(seed: int, many: int) -> None:
    planted = pages(seed, many)
    size = sum(len(one.html) for one in planted) / len(planted)
    print(f"{many} pages of {size / 1_000:.1f} kB on average, seed {seed}")
    read = _timed("ours", planted, _ours)
    other = _timed("trafilatura", planted, _others)
    texts = ["\n".join(" ".join(page.words(one).split()) for one in page.blocks) for page in read]
    _print_words("ours", planted, texts)
    _print_words("trafilatura", planted, [" ".join(one.split()) for one in other])
    _print_places(planted, read)


def _ours(one: Planted) -> WebPage:
    return read_web_page("https://acme.example/page", one.html.encode(), "text/html", _NOW)


def _others(one: Planted) -> str:
    return trafilatura.extract(one.html, include_tables=True, include_comments=False) or ""


def _timed(name: str, planted: Sequence[Planted], read: Callable[[Planted], _Read]) -> list[_Read]:
    read(planted[0])  # what is loaded once is no page's time
    began = time.process_time()
    found = [read(one) for one in planted]
    seconds = time.process_time() - began
    print(
        f"{name:12} {len(planted) / seconds:7.1f} pages/s of one core, {seconds / len(planted) * 1_000:.1f} ms each"
    )
    return found


def _print_words(name: str, planted: Sequence[Planted], texts: Sequence[str]) -> None:
    kept = [words in text for one, text in zip(planted, texts, strict=True) for words in one.kept]
    hidden = [words in text for one, text in zip(planted, texts, strict=True) for words in one.hidden]
    around = [words in text for one, text in zip(planted, texts, strict=True) for words in one.around]
    wrong = sum(hidden) + sum(around)
    print(
        f"{name:12} recall {sum(kept) / len(kept):.4f} of {len(kept):,}, "
        f"precision {sum(kept) / (sum(kept) + wrong):.4f}, "
        f"hidden read {sum(hidden)} of {len(hidden)}, furniture read {sum(around)} of {len(around)}"
    )


def _print_places(planted: Sequence[Planted], read: Sequence[WebPage]) -> None:
    cells, under = [], []
    for one, page in zip(planted, read, strict=True):
        named = {page.words(block): (block.row, block.column) for block in page.blocks}
        paths = {page.words(block): block.path for block in page.blocks}
        cells += [named.get(words) == (row, column) for words, row, column in one.cells]
        under += [
            any(heading in path for text, path in paths.items() if words in text)
            for words, heading in one.under
        ]
    print(f"{'ours':12} cells with row and column {sum(cells)} of {len(cells)}, "
          f"lines of cards and terms under their names {sum(under)} of {len(under)}")  # fmt: skip


if __name__ == "__main__":
    told = [int(one) for one in sys.argv[1:]]
    main(told[0] if told else 11, told[1] if len(told) > 1 else 240)
