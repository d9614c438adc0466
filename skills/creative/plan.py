"""Which pictures a brief asks for, and which of a platform's formats are left out and why."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from skills.creative.asset import Violation
from skills.creative.brief.brief import Brief, Product
from skills.creative.formats.format import Format
from skills.errors import UserError
from skills.language import say

# what one brief may make at once; more is a slip of one list more often than a wish
MOST_ASSETS = 20_000


@dataclass(frozen=True)
class Wanted:
    """One picture to be made; `variant` counts from 1."""

    product: Product
    audience: str
    locale: str
    variant: int
    format: Format

    @property
    def key(self) -> str:
        """The same wish has the same key, whatever the order of the brief."""
        parts = (self.product.sku, self.audience, self.locale, str(self.variant), self.format.id)
        return f"cf-{sha256(chr(0).join(parts).encode()).hexdigest()[:8]}"

    @property
    def stem(self) -> str:
        """The file's path without its ending: plain letters only, whatever the product is called."""
        where = (plain(self.product.sku), plain(self.locale), plain(self.audience), f"v{self.variant}")
        return "/".join((*(one for one in where if one), f"{plain(self.format.id)}-{self.key[3:]}"))


@dataclass(frozen=True)
class Plan:
    wanted: tuple[Wanted, ...]
    violations: tuple[Violation, ...]


def plan(brief: Brief, formats: Sequence[Format]) -> Plan:
    """Every picture of every format that takes one. Raises UserError where there is none, or too many."""
    images = tuple(one for one in formats if one.is_image)
    if not images:
        raise UserError(say("None of these platforms takes a picture."), hint=say("Name another platform."))
    wanted = tuple(_each(brief, images))
    if len(wanted) > MOST_ASSETS:
        raise UserError(
            say("This brief asks for {n} pictures; one may ask for {most}.", n=len(wanted), most=MOST_ASSETS),
            hint=say("Name fewer products, audiences, locales or platforms."),
        )
    return Plan(wanted, tuple(_left_out(one) for one in formats if not one.is_image))


def _each(brief: Brief, formats: Sequence[Format]) -> Iterable[Wanted]:
    for product in brief.products:
        for audience in brief.audiences or ("",):
            for locale in brief.locales:
                for variant in range(1, brief.variants + 1):
                    for one in formats:
                        yield Wanted(product, audience, locale, variant, one)


def _left_out(one: Format) -> Violation:
    where = f"{one.platform}, {one.placement}"
    if "video" in one.media:
        why = say("it takes video only, and videos are not made here yet")
    else:
        why = say("it takes text only, so there is no picture to make")
    return Violation(say("not made"), where, why)


def plain(words: str) -> str:
    """Letters, digits and dashes of ASCII that are safe in any file system; empty where none is left."""
    flat = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", flat).strip("-")[:60].rstrip("-")
