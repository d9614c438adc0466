"""A page in the making: its HTML, and what it says."""

import random
from dataclasses import dataclass
from datetime import date
from html import escape

from benchmarks.research.invent import Firm, Market
from benchmarks.research.pages.worded import Wording
from benchmarks.research.truth import Said, Value


@dataclass(frozen=True)
class Page:
    """HTML with `@@site@@` where the address of a site will stand; `charset` is the one it is sent in."""

    site: str
    path: str
    html: str
    said: tuple[Said, ...] = ()
    charset: str = "utf-8"
    declared: str | None = None

    @property
    def key(self) -> str:
        return f"{self.site}{self.path}"


class Writing:
    """What all pages of a market share while they are written: chance, wordings and who is who."""

    def __init__(self, market: Market, chance: random.Random) -> None:
        self.market = market
        self.chance = chance
        self.wording = Wording(chance)
        # of the layouts of price lists the first can show a crossed-out price
        first = chance.choice((0, 1, 3))
        self.layouts = [first, *chance.sample([one for one in range(7) if one != first], 6)]

    def style(self) -> int:
        return self.chance.randrange(60)

    def firm(self, place: int) -> Firm:
        return self.market.firms[place]


class Body:
    """Collects the parts of a page's middle and what they say."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.said: list[Said] = []

    def add(self, html: str) -> None:
        """Markup as it is."""
        self.parts.append(html)

    def text(self, tag: str, words: str, attributes: str = "") -> None:
        """An element with these words and nothing else."""
        self.parts.append(f"<{tag}{' ' if attributes else ''}{attributes}>{escape(words)}</{tag}>")

    def fact(self, company: str, field: str, value: Value, quote: str, of: str = "") -> None:
        self.said.append(Said(company, field, value, quote, of))

    def trap(
        self,
        company: str,
        field: str,
        value: Value,
        quote: str,
        kind: str,
        why: str,
        *,
        hidden: bool = False,
    ) -> None:
        self.said.append(Said(company, field, value, quote, "", kind, why, hidden))

    @property
    def html(self) -> str:
        return "\n".join(self.parts)


@dataclass(frozen=True)
class Head:
    """What a page says of itself before its words. `site_name` stands in its title and header."""

    title: str
    site_name: str
    site: str
    path: str
    language: str = "en"
    published: date | None = None
    description: str = ""
    structured: str = ""
