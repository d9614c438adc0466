"""Things that a house's own pages show under headings of their own, and that are bought once by its list of prices.

A plan is paid again and again, and a feature not at all: what has words of its own and one sum for good is sold."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise

from indexing.web.page import Block, BlockKind, WebPage
from skills.research.compare.figures import TIMES
from skills.research.extract.amounts.normal import money_in
from skills.research.extract.amounts.paid_for import per_in
from skills.research.extract.fields.prices.extra_headings import names_extras
from skills.research.extract.fields.prices.terms import time_alone
from skills.research.extract.goods.shown import headed
from skills.research.extract.labels.plans import PLAN_WORDS

_LEAST_WORDS = 3  # about each
_MOST_OF_SUM = 6  # words: a sum with what it is for
# what is done once, or comes besides
_DONE = re.compile(
    r"(?:ing|ions?|ments?|ances?|ung|ungen|tions?|ages?|ery|fees?|charges?|deposit|training|repairs?|postage|versand|"
    r"gebühr|kaution|pose|livraison|caution|montage|fianza|envío)$",
    re.IGNORECASE,
)


def bought_once(pages: Sequence[WebPage]) -> Iterator[str]:
    """Each name once, of those that no page writes small."""
    every = "\n".join(page.text for page in pages)
    told = {name for page in pages for name, below, _ in headed(page, every) if _says_what(below)}
    written = frozenset(re.findall(r"[\w-]+", every))
    priced = (name for page in pages for name in _priced_once(page))
    yield from dict.fromkeys(name for name in priced if name in told and _may_be_a_thing(name, written))


def _says_what(below: str) -> bool:
    return not money_in(below) and len(re.findall(r"[^\W\d_]{2,}", below)) >= _LEAST_WORDS


def _priced_once(page: WebPage) -> Iterator[str]:
    """What heads a sum, or stands in a row before one, that is for no time."""
    for head, beside in pairwise(page.blocks):
        name, words = page.words(head).strip(), page.words(beside).strip()
        is_row = head.kind is BlockKind.CELL and beside.row == page.words(head)
        if (
            (head.kind is BlockKind.HEADING or is_row)
            and _is_for_good(words, beside)
            and not _is_besides(head)
        ):
            yield name


def _is_for_good(words: str, beside: Block) -> bool:
    sums = money_in(words) if len(words.split()) <= _MOST_OF_SUM else ()
    above = (per_in(one) or time_alone(one) for one in (beside.column, *beside.path[-1:]) if one)
    per = {*(time for one in sums for time in one.measure.per), *chain.from_iterable(above)}
    return len(sums) == 1 and bool(sums[0].measure.amount) and not per & set(TIMES)


def _is_besides(head: Block) -> bool:
    return head.struck or names_extras(head.path[-1:])


def _may_be_a_thing(name: str, written: Collection[str]) -> bool:
    words = name.lower().split()
    return PLAN_WORDS.isdisjoint(words) and words[0] not in written and not _DONE.search(name)
