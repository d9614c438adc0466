"""Parts of a house's own page below the name of one who buys from it, or below words that speak of those: the sums,
prizes and numbers there are that one's, unless the house speaks of itself or of what it sells."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from indexing.web.page import BlockKind, WebPage
from skills.research.extract.whose.attribute import Attribution
from skills.research.extract.words.of_buyers import ALL_BUYERS_URL, may_be_a_buyer, speaks_of_buyers
from skills.research.extract.words.ours import speaks_of_us

_MOST_READ = 4_000  # letters below one name
_LEAST_OF_WORD = 4  # letters of a name's word that tells it from others
# “came to us in 2024”, “With Acme, it earned 23% more”
_WITH = r"(?:with|to|on|using|through|mit|auf|zu|avec|sur|chez|con|met|via)"
# “Customers: 860 organisations”, “Who uses it? 64 firms” is how many there are
_LABEL = re.compile(
    r"\W*(?:customers?|clients?|kunden|clientes|klanten|kunder|(?:who|wer|qui|quién(?:es)?|wie|chi)\b.{2,60})\W*",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"\W*(?:(?:over|more than|some|about|around|nearly|almost|über|mehr als|rund|plus de|más de|meer dan) )?"
    r"\d[\d.,]*\+? [^\W\d_]",
    re.IGNORECASE,
)
# “Stand Oktober 2026 sind es 1.150 Werkstätten” is of all of them
_AS_OF = re.compile(
    r"\W*(?:(?:stand|as of|as at|at the last count|au|a|per)\b[^.;:]{3,40}?,? )?(?:(?:today|heute|now) )?(?:sind es|"
    r"es sind|"
    r"there are|ce sont|ils sont|het zijn) (?:(?:rund|etwa|über|about|around|over|now|more than|plus de) )?\d|"
    r"\W*(?:as of|as at|at the last count|stand)\b[^.;:]{3,40}? \d[\d.,]* [^\W\d]",
    re.IGNORECASE,
)
_CAME = re.compile(rf"\b{_WITH} (?:us|uns|nous|nosotros|ons)\b", re.IGNORECASE)


class BuyerParts:
    """Of one page; only a house's own tells of those who buy from it so."""

    def __init__(self, page: WebPage, who: Attribution) -> None:
        self._page = page
        self._who = who
        self._known: dict[tuple[str, ...], bool] = {}

    def is_in_one(self, path: Sequence[str]) -> bool:
        """Whether a heading above is the name of one who buys, or speaks of those who do."""
        if self._who.own is None:
            return False
        return any(self._is_of_buyer(tuple(path[:end])) for end in range(1, len(path) + 1))

    def is_theirs(self, text: str, path: Sequence[str], *, with_us: bool = True) -> bool:
        """Whether what a line there says is of the buyer alone; `with_us`: unless the house speaks of itself."""
        if not self.is_in_one(path) or (with_us and speaks_of_us(text, widely=True)):
            return False
        if (_LABEL.fullmatch(path[-1]) and _HOW_MANY.match(text)) or _AS_OF.match(text):
            return False
        return not any(one.name for one in self._who.found.names.mentions(text))

    def _is_of_buyer(self, path: tuple[str, ...]) -> bool:
        if path not in self._known:
            self._known[path] = self._tells_of_buyer(path)
        return self._known[path]

    def _tells_of_buyer(self, path: tuple[str, ...]) -> bool:
        heading = path[-1].strip()
        if len(path) > 1 and speaks_of_buyers(heading):
            return True
        name = heading.partition(",")[0].strip()
        is_name = " " in name and may_be_a_buyer(name)
        if len(path) < 2 or not is_name or self._names_ours(heading):
            return False
        is_page = ALL_BUYERS_URL.search(self._page.url) or any(map(speaks_of_buyers, path[:-1]))
        return bool(is_page) or (self._recurs(name, path) and self._is_tied(path))

    def _names_ours(self, words: str) -> bool:
        return any(one.name for one in self._who.found.names.mentions(words, heading=True))

    def _recurs(self, name: str, path: tuple[str, ...]) -> bool:
        """Whether the words below speak of somebody by that name, or by the word of it that tells it from others."""
        words = [one for one in re.split(r"[\s’']+", name) if len(one) >= _LEAST_OF_WORD and one[0].isupper()]
        below = self._below(path)[:_MOST_READ]
        return bool(words) and bool(re.search(rf"\b{re.escape(words[0])}\b", below))

    def _is_tied(self, path: tuple[str, ...]) -> bool:
        """Whether the words below tell of dealings with the house: “came to us”, “With Acme, it earned more”."""
        below = self._below(path)[:_MOST_READ]
        if _CAME.search(below):
            return True
        named = [one for one in self._who.found.names.mentions(below) if one.name]
        return any(re.search(rf"\b{_WITH}\W+$", below[: one.start], re.IGNORECASE) for one in named)

    def _below(self, path: tuple[str, ...]) -> str:
        return "\n".join(self._told_below.get(path, ()))

    @cached_property
    def _told_below(self) -> Mapping[tuple[str, ...], Sequence[str]]:
        """What stands below each heading, wherever below it."""
        told: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for one in self._page.blocks:
            for end in range(1, len(one.path) + 1 if one.kind is not BlockKind.HEADING else 1):
                told[one.path[:end]].append(self._page.words(one))
        return told
