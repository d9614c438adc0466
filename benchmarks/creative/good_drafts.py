"""Good drafts to try the checks on: worded by the grammar, drawn by the renderer, in five markets and all formats."""

import hashlib
import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PIL import Image, ImageDraw

from skills.creative.brand.kit import Claim, Disclaimer, Fonts, Kit, Logo, Palette
from skills.creative.brief.brief import Brief, Offer, Product
from skills.creative.checks.draft import Draft
from skills.creative.copy.fitting import fitted
from skills.creative.copy.grammar import wordings
from skills.creative.formats.format import Format
from skills.creative.formats.known import formats
from skills.creative.photo.photo import Photo
from skills.creative.photo.reading import read_photo
from skills.creative.picture.job import Job
from skills.creative.picture.render import render

LOCALES = (("en-GB", "GBP"), ("de-DE", "EUR"), ("fr-FR", "EUR"), ("es-ES", "EUR"), ("en-US", "USD"))
PALETTES = (
    Palette((20, 60, 140), (240, 120, 30), (250, 248, 244), (24, 24, 32)),
    Palette((12, 92, 70), (246, 196, 68), (255, 255, 255), (18, 30, 26)),
    Palette((120, 24, 60), (30, 140, 160), (252, 246, 240), (40, 16, 24)),
    Palette((44, 44, 52), (220, 60, 50), (244, 244, 246), (20, 20, 24)),
)
PRODUCTS = (
    ("A-1", "Aero One", {"en": {"Battery": "30 hours", "Weight": "240 g"}}, "49.90"),
    ("B-2", "Bruma Kettle", {"en": {"Capacity": "1.2 l", "Material": "Steel"}}, "79.00"),
    ("C-3", "Lumen Lamp", {"en": {"Light": "450 lumen", "Colour": "Amber"}}, "129.50"),
    ("D-4", "Nordik Backpack", {"en": {"Volume": "24 l", "Pockets": "7"}}, "99.00"),
)
BANNED = ("cheap", "hack", "billig", "bon marché", "barato", "guaranteed win")
PROTECTED = ("Globex", "Initech")


class Drafts:
    """Good drafts, drawn when they are asked for and kept."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder, self._chance = folder, chance
        self._logos = _logos(folder)
        self._photos = [None, *(read_photo(path) for path in _photos(folder))]
        self._images = [one for one in formats() if one.is_image]

    def one(self, *, among: Callable[[Format], bool] = lambda _row: True, plain: bool = False) -> Draft:
        """A draft of a chance product, market, format and look. `plain` has no photo behind its words."""
        chance = self._chance
        row = chance.choice([one for one in self._images if among(one)])
        locale, currency = chance.choice(LOCALES)
        sku, name, attributes, price = chance.choice(PRODUCTS)
        product = Product(sku, name, None, attributes["en"], Decimal(price), currency)
        offer = chance.choice((Offer(), Offer(percent=20), Offer()))
        brief = Brief(
            "Aero", (product,), ("commuters",), (locale,), (), "sales", offer, url="https://aero.example"
        )
        kit = self._kit(locale)
        words = chance.choice(wordings(product, "commuters", locale, brief, kit))
        photo: Photo | None = None if plain else chance.choice(self._photos)
        drawn = render(Job(product, words, kit, row, photo, chance.randrange(6)))
        fit = fitted(words, row)
        fonts = frozenset(placed.font for placed in drawn.placed if placed.font)
        return Draft(drawn, row, fit.texts, kit, brief, product, locale, fonts, fit.more)

    def _kit(self, locale: str) -> Kit:
        market = locale[-2:]
        return Kit(
            "Aero",
            self._chance.choice(PALETTES),
            Fonts("manrope", "source-sans-pro"),
            logos=self._logos,
            banned=BANNED,
            protected=PROTECTED,
            claims=(Claim("Charges in half the time", ("A-1",)),),
            disclaimers=(Disclaimer("Aero Ltd, 2026.", market, "zeppelin"),),
        )


def _logos(folder: Path) -> tuple[Logo, ...]:
    found = []
    for ground, shade in (("light", (20, 20, 30, 255)), ("dark", (250, 250, 255, 255))):
        image = Image.new("RGBA", (420, 130), (0, 0, 0, 0))
        pen = ImageDraw.Draw(image)
        pen.ellipse((0, 0, 129, 129), fill=shade)
        pen.rectangle((160, 40, 419, 90), fill=shade)
        path = folder / f"logo-{ground}.png"
        image.save(path)
        found.append(Logo(path, hashlib.sha256(path.read_bytes()).hexdigest(), ground))
    return tuple(found)


def _photos(folder: Path) -> list[Path]:
    busy = Image.effect_noise((1200, 900), 70).convert("RGB")
    ImageDraw.Draw(busy).ellipse((350, 200, 850, 700), fill=(180, 60, 40))
    bare = Image.new("RGB", (1000, 1000), (255, 255, 255))
    ImageDraw.Draw(bare).rounded_rectangle((300, 200, 700, 900), 60, fill=(60, 120, 90))
    paths = [folder / "busy.jpg", folder / "bare.png"]
    for image, path in zip((busy, bare), paths, strict=True):
        image.save(path)
    return paths
