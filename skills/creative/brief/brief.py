"""A brief, field by field: what a person wants advertised, to whom, where and until when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from skills.creative.brand.kit import Kit


@dataclass(frozen=True)
class Price:
    """What something costs in one market."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Product:
    """One thing to sell. `photo` is None where there is none; `attributes` are in the order they were given.

    Where a market has its own words or price, they are in `names`, `translated` (by locale or language, then by
    attribute) and `prices`; `price` holds for all the others."""

    sku: str
    name: str
    photo: Path | None
    attributes: Mapping[str, str] = field(default_factory=dict)
    price: Decimal | None = None
    currency: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    translated: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    prices: Mapping[str, Price] = field(default_factory=dict)


@dataclass(frozen=True)
class Offer:
    """What is special just now, in the brief's words; `percent` off or a lower `price`, where it says so.

    `price` is in the currency of the product's. `texts` are the words by locale or language."""

    text: str = ""
    percent: int | None = None
    price: Decimal | None = None
    code: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Brief:
    """`variants` is how many of each; `locales` are as de-DE, `platforms` as the formats name them, empty for all.

    `brand` is the kit's name; `kit` is there where the brief brought one. `language` is that of its words, such as en.
    `notes` are what a reader should know about it, such as a text that speaks to a machine."""

    brand: str
    products: tuple[Product, ...]
    audiences: tuple[str, ...]
    locales: tuple[str, ...]
    platforms: tuple[str, ...]
    goal: str
    offer: Offer = Offer()
    starts: date | None = None
    ends: date | None = None
    variants: int = 2
    url: str = ""
    campaign: str = ""
    sha256: str = ""
    kit: Kit | None = None
    language: str = "en"
    notes: tuple[str, ...] = ()
