"""A draft made by hand, good in every way, for tests to spoil."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from skills.creative.brand.kit import Fonts, Kit, Palette
from skills.creative.brief.brief import Brief, Offer, Product
from skills.creative.checks.check import check_asset, check_words
from skills.creative.checks.draft import Draft
from skills.creative.formats.format import Box
from skills.creative.formats.known import named
from skills.creative.picture.drawn import Drawn, Placed

INK, PAPER, MAIN = (20, 20, 30), (255, 255, 255), (20, 60, 140)
KIT = Kit("Aero", Palette(MAIN, (240, 120, 30), PAPER, INK), Fonts("manrope", "source-sans-pro"))
PRODUCT = Product("A-1", "Aero One", None, {"Battery": "30 hours"}, Decimal("49.90"), "GBP")
BRIEF = Brief("Aero", (PRODUCT,), ("commuters",), ("en-GB",), (), "sales", Offer(percent=20))
FONT = "f" * 64


def encoded(image: Image.Image, kind: str = "PNG") -> bytes:
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def words_on(
    image: Image.Image,
    text: str,
    at: tuple[int, int],
    *,
    ink: tuple[int, int, int] = INK,
    kind: str = "headline",
) -> Placed:
    """Writes on the picture, and says where."""
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(48)
    left, top, right, bottom = pen.textbbox(at, text, font=font)
    pen.text(at, text, fill=ink, font=font)
    return Placed(kind, Box(int(left), int(top), int(right) + 1, int(bottom) + 1), (text,), 48, ink, FONT)


def draft(
    texts: Mapping[str, str] | None = None,
    *,
    format_id: str = "google/performance-max-square/1200x1200",
    headline: str = "Quiet on every train",
    locale: str = "en-GB",
) -> Draft:
    (row,) = named([format_id])
    assert row.width
    assert row.height
    image = Image.new("RGB", (row.width, row.height), PAPER)
    ImageDraw.Draw(image).rectangle((0, row.height - 260, row.width, row.height), fill=MAIN)
    placed = words_on(image, headline, (200, 300))
    drawn = Drawn(
        encoded(image), "png", row.width, row.height, "split", (placed,), (PAPER, MAIN), 15.0, (), "0" * 16
    )
    given = {"headline": "Quiet on every train", "long_headline": "Quiet on every train, all day"}
    given |= {"description": "Made for long rides.", "business_name": "Aero"}
    given = {name: text for name, text in given.items() if name in row.texts} | dict(texts or {})
    return Draft(drawn, row, given, KIT, BRIEF, PRODUCT, locale, frozenset({FONT}))


def redrawn(base: Draft, image: Image.Image, *placed: Placed) -> Draft:
    """The same draft with another picture, and only what is placed on it now."""
    return replace(base, drawn=replace(base.drawn, content=encoded(image), placed=placed))


def found(one: Draft, *, hard: bool | None = None) -> set[str]:
    """The names of the checks that found something."""
    return {finding.check for finding in check_asset(one) if hard is None or finding.hard is hard}


def found_in(text: str, locale: str = "en-GB", **changes: object) -> set[str]:
    """What is found in one text beside the picture."""
    base = draft({"description": text}, locale=locale, headline="Aero One")
    base = replace(
        base,
        texts={"description": text, "headline": "Aero", "long_headline": "Aero", "business_name": "Aero"},
    )
    return {one.check for one in check_words(replace(base, **changes))}  # type: ignore[arg-type]  # fields by name
