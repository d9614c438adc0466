"""Products that a house's own pages show as a heading and count among what its plans hold: “Kiln Card” with words of
its own on the front page, and an item of a card on the price list; or by which several plans are called.

Features stand in both places too, but nobody writes those with capitals in the middle of a sentence."""

import re
from collections.abc import Iterator, Sequence

from indexing.web.page import BlockKind, WebPage
from skills.research.compare.figures import SIGN
from skills.research.extract.names.names import places_of

_NAME = re.compile(r"[A-ZÀ-Þ][\w+]{2,}(?: [A-ZÀ-Þ][\w+]*){1,2}")
_PART = re.compile(r"[,;•·\n]| \+ ")
_LEAST_PAGES = 2
_MOST_OF_ITEM = 60  # characters; a longer one is no list of what a plan holds
# “load each Kiln Card”, “Kiln Card reads”: a thing that sentences speak of by its name
_BEFORE, _BEHIND = re.compile(r"[a-zß-ÿ] \Z"), re.compile(r" [a-zß-ÿ]{2,}")
_PRICES = re.compile(rf"(?:[¥₹]|{SIGN})\s?\d|\d\s?(?:[¥₹]|{SIGN})")


def held_by_plans(company: str, pages: Sequence[WebPage]) -> Iterator[str]:
    """Names of two words or three, as the house writes them."""
    words = "\n".join(page.text for page in pages)
    plain = words.casefold()
    headed = {name for page in pages if not _is_price_list(page) for name in _headings(page)}
    held = {name for page in pages if _is_price_list(page) for name in _items(page)}
    for name in sorted(headed & held):
        is_told = any(_is_told(words, at, at + len(name)) for at in places_of(name, words))
        is_name = plain.count(name.casefold()) == words.count(name)
        if (
            is_told
            and is_name
            and sum(name in page.text for page in pages) >= _LEAST_PAGES
            and name != company
        ):
            yield name


_WORD = re.compile(r"[A-ZÀ-Þ][\w+]{3,}")
_OF_WORD = re.compile(r"(?P<name>[A-ZÀ-Þ][\w+]{3,})(?: [A-ZÀ-Þ0-9][\w+]*){1,2}")
_LEAST_PLANS = 2
# where something is: the first word of “Leeds Desk” and “Leeds Office”
_AT = re.compile(r"\b(?:in|at|near|from|to|bei|aus|à|en|te) \Z")


def named_by_plans(company: str, pages: Sequence[WebPage]) -> Iterator[str]:
    """The first word of several plans, “Kilnbook Small” and “Kilnbook Large”, that is also a heading of its own."""
    words = "\n".join(page.text for page in pages)
    plain = words.casefold()
    headed = {name for page in pages if not _is_price_list(page) for name in _headings(page, _WORD)}
    plans = {name for page in pages if _is_price_list(page) for name in _headings(page, _OF_WORD)}
    for name in sorted(headed):
        is_several = sum(one.startswith(f"{name} ") for one in plans) >= _LEAST_PLANS
        if not is_several or name in company.split():
            continue
        places = places_of(name, words)
        is_told = any(_is_told(words, at, at + len(name)) for at in places)
        is_place = any(_AT.search(words, max(0, at - 6), at) for at in places)
        if is_told and not is_place and plain.count(name.casefold()) == words.count(name):
            yield name


def _is_price_list(page: WebPage) -> bool:
    """Whether sums stand right below headings of a page, as on the cards of plans."""
    priced = {
        one.path for one in page.blocks if one.path and len(one.path) > 1 and _PRICES.search(page.words(one))
    }
    return len(priced) > 1


def _headings(page: WebPage, like: re.Pattern[str] = _NAME) -> Iterator[str]:
    for one in page.blocks:
        if one.kind is BlockKind.HEADING and like.fullmatch(name := page.words(one).strip()):
            yield name


def _items(page: WebPage) -> Iterator[str]:
    """What is listed below the headings of a price list, piece by piece."""
    for one in page.blocks:
        words = page.words(one)
        if one.kind in (BlockKind.ITEM, BlockKind.TEXT) and len(one.path) > 1 and len(words) <= _MOST_OF_ITEM:
            yield from (piece.strip(" .") for piece in _PART.split(words))


def _is_told(words: str, start: int, end: int) -> bool:
    return bool(_BEFORE.search(words, max(0, start - 3), start) or _BEHIND.match(words, end))
