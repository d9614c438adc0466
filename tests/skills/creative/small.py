"""A brand and a brief that fit on a page, with photos drawn here."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from PIL import Image, ImageDraw

from skills.creative.brand.kit import Claim, Disclaimer, Fonts, Kit, Palette
from skills.creative.brief.brief import Brief, Offer, Product
from skills.creative.formats.format import Format
from skills.creative.formats.known import named
from skills.creative.order import Order

GREEN, YELLOW, PAPER, INK = (31, 90, 76), (224, 165, 38), (250, 247, 240), (23, 33, 30)


def photo(path: Path) -> Path:
    """A red jug on grey paper."""
    image = Image.new("RGB", (600, 600), (214, 212, 208))
    ImageDraw.Draw(image).ellipse((180, 120, 420, 520), fill=(178, 42, 36))
    image.save(path)
    return path


def kit(**more: object) -> Kit:
    """Green, with one claim and one disclaimer; `more` replaces fields."""
    fields: dict[str, object] = {
        "name": "Halden",
        "palette": Palette(GREEN, YELLOW, PAPER, INK),
        "fonts": Fonts("manrope", "source-sans-pro"),
        "claims": (Claim("Made by hand in Delft"),),
        "disclaimers": (Disclaimer("Plus tax and shipping.", "US", when="price"),),
        "sha256": "a" * 64,
    }
    return Kit(**{**fields, **more})  # type: ignore[arg-type]  # the caller names the fields


def product(at: Path | None = None, **more: object) -> Product:
    fields: dict[str, object] = {
        "sku": "JUG-01",
        "name": "Delft Jug",
        "photo": at,
        "attributes": {"material": "stoneware", "capacity": "1.2 l"},
        "price": Decimal("39.00"),
        "currency": "USD",
    }
    return Product(**{**fields, **more})  # type: ignore[arg-type]  # the caller names the fields


def brief(*products: Product, **more: object) -> Brief:
    fields: dict[str, object] = {
        "brand": "Halden",
        "products": products,
        "audiences": ("home cooks",),
        "locales": ("en-US",),
        "platforms": ("Reddit",),
        "goal": "sales",
        "offer": Offer("10% off", percent=10),
        "variants": 1,
        "sha256": "b" * 64,
    }
    return Brief(**{**fields, **more})  # type: ignore[arg-type]  # the caller names the fields


def order(asked: Brief, brand: Kit | None = None, **more: object) -> Order:
    return Order(asked, brand or kit(), formats_of(asked), **more)  # type: ignore[arg-type]  # as above


def formats_of(asked: Brief) -> tuple[Format, ...]:
    return named(asked.platforms)


def by_path(folder: Path) -> Mapping[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
