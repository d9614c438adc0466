"""A kit, wordings and photos for tests of pictures, all made by code."""

from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter

from skills.creative.brand.kit import Fonts, Kit, Palette
from skills.creative.brief.brief import Product
from skills.creative.copy.wording import Wording
from skills.creative.formats.format import Format
from skills.creative.formats.known import formats
from skills.creative.photo.photo import Photo
from skills.creative.picture.job import Job

PALETTE = Palette((31, 90, 76), (224, 165, 38), (250, 247, 240), (23, 33, 30), ((201, 221, 213),))
KIT = Kit("Halden", PALETTE, Fonts("manrope", "source-sans-pro"), sha256="kit")
PRODUCT = Product("LAMP-01", "Skylight Desk Lamp", None)

WORDINGS = {
    "short": Wording("en-US", {}, ("Light",), cta="Buy"),
    "whole": Wording(
        "en-US",
        {},
        ("A softer light for longer evenings", "Softer light"),
        ("Dims to candle glow and remembers where you left it.", "Dims to candle glow."),
        price="$139.00",
        was="$179.00",
        offer="15% off",
        cta="Shop the lamp",
        disclaimer="Plus tax and shipping.",
    ),
    "long": Wording(
        "en-US",
        {},
        (
            "Counterrevolutionaries' interdenominational desk lamp with an automatic twilight and movement sensor",
        ),
        ("Incomprehensibilities of honorificabilitudinitatibus, built for long evenings in every weather.",)
        * 2,
        price="$1,234,567.89",
        was="$2,345,678.90",
        offer="Only until Christmas Eve with the code MIDWINTERCLEARANCE",
        cta="Try it now without any obligation",
        disclaimer="Plus tax and shipping. Only while stocks last, at the latest until December 24 at midnight.",
    ),
    "right to left": Wording(
        "ar-SA",
        {},
        ("ضوء أنعم لأمسيات أطول", "ضوء أنعم"),
        ("يخفت حتى وهج الشمعة.",),
        price="349 ر.س",
        was="449 ر.س",
        offer="خصم 15%",
        cta="تسوق الآن",
        disclaimer="السعر شامل الضريبة.",
    ),
    "Japanese": Wording(
        "ja-JP",
        {},
        ("夜を、やわらかく照らす。", "やわらかな灯り"),
        ("ろうそくの灯りまで調光できます。",),
        price="¥14,800",
        offer="15%オフ",
        cta="詳しく見る",
        disclaimer="価格は税込みです。",
    ),
}


@lru_cache(maxsize=1)
def images() -> dict[str, Format]:
    """One format of each size and free part."""
    found: dict[tuple[object, ...], Format] = {}
    for one in formats():
        if one.is_image:
            found.setdefault(
                (one.width, one.height, one.free, one.is_logo, one.most_bytes, one.file_types), one
            )
    return {one.id: one for one in found.values()}


@lru_cache(maxsize=4)
def photo(kind: str) -> Photo | None:
    """A vase: cut out, on a plain ground, or in a room of stripes; None for `none`."""
    if kind == "none":
        return None
    image = Image.new(
        "RGBA", (480, 360), {"clear": (0, 0, 0, 0), "plain": (233, 231, 228, 255)}.get(kind, "#8aa")
    )
    pen = ImageDraw.Draw(image)
    if kind == "scene":
        for x in range(0, 480, 24):
            pen.rectangle((x, 0, x + 11, 360), fill=(200 - x // 4, 90 + x // 4, 120, 255))
        pen.rectangle((0, 270, 480, 360), fill=(96, 62, 40, 255))
    pen.ellipse((190, 120, 290, 320), fill=(176, 74, 48, 255))
    pen.rectangle((220, 70, 260, 150), fill=(176, 74, 48, 255))
    if kind == "clear":
        return Photo(image, "clear", 480, 360)
    return Photo(image.convert("RGB").filter(ImageFilter.GaussianBlur(1)), kind, 480, 360)


def job(
    format_: Format, *, words: str = "whole", kind: str = "scene", design: str | None = None, variant: int = 0
) -> Job:
    return Job(PRODUCT, WORDINGS[words], KIT, format_, photo(kind), variant, design)
