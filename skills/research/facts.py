"""A fact about a company, with the words of a stored page that prove it; nothing is a fact without them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Voice(StrEnum):
    """Who says it: the company itself, somebody else, or our own company's documents."""

    ITSELF = "itself"
    OTHERS = "others"
    OURS = "ours"


@dataclass(frozen=True)
class Span:
    """`quote` is exactly characters `start`..`end` of the stored text of the source with this id (s1, s2, …)."""

    source: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Measure:
    """A number as it is meant: 12 USD a user and month, 1,200 customers, 30,000,000 USD.

    `unit` is an ISO 4217 code, % or empty; `per` are the things and the time that a price is for, sorted ("month",
    "user"); `at_least` where the page says from, over, more than or +; `highest` is the end of a range."""

    amount: Decimal
    unit: str = ""
    per: tuple[str, ...] = ()
    at_least: bool = False
    highest: Decimal | None = None


@dataclass(frozen=True)
class Fact:
    """What a page says of a company.

    `field` is a name of the schema; `value` are few words that the quote holds, or its measure in our own words;
    `of` narrows it down (the plan of a price, the round of a funding); `about` is the day that it was true, by the
    words or the page; `past` facts were true once ("was", "until 2024", crossed out, an archived page);
    `sure` is 0 to 1; `tagged` where the tagger alone found it, which reads other words for the same in another way;
    `extra` is what a price is for that may only come to the price of what is sold, until all facts are known."""

    company: str
    field: str
    value: str
    span: Span
    voice: Voice
    sure: float
    of: str = ""
    measure: Measure | None = None
    about: date | None = None
    past: bool = False
    tagged: bool = False
    extra: str = ""
