"""Twenty kinds of fault, each painted or written into a good draft; nothing here is shared with the checks."""

import hashlib
import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from benchmarks.creative.good_drafts import Drafts
from skills.creative.brand.kit import Disclaimer
from skills.creative.checks.draft import Draft, Earlier
from skills.creative.formats.format import Box, Format
from skills.creative.picture.drawn import Placed


def _opened(draft: Draft) -> Image.Image:
    return Image.open(BytesIO(draft.drawn.content)).convert("RGB")


def _with(draft: Draft, image: Image.Image, *placed: Placed, media: str = "png") -> Draft:
    out = BytesIO()
    if media == "png":
        image.save(out, "PNG")
    else:
        image.save(out, "JPEG", quality=92)
    drawn = replace(draft.drawn, content=out.getvalue(), media=media, placed=(*draft.drawn.placed, *placed))
    return replace(draft, drawn=drawn)


def _said(draft: Draft, text: str, chance: random.Random) -> Draft:
    """Another text in a field beside the picture, or on the picture where there is none."""
    if draft.texts:
        name = chance.choice(
            [one for one in draft.texts if one not in ("url", "business_name")] or ["headline"]
        )
        return replace(draft, texts={**draft.texts, name: text})
    placed = list(draft.drawn.placed)
    at = next(number for number, one in enumerate(placed) if one.text)
    placed[at] = replace(placed[at], text=tuple(text.split(" ")))
    return replace(draft, drawn=replace(draft.drawn, placed=tuple(placed)))


def _has_words(draft: Draft) -> bool:
    return bool(draft.texts) or any(one.text for one in draft.drawn.placed)


def wrong_size(drafts: Drafts, chance: random.Random) -> Draft:
    draft = drafts.one()
    image = _opened(draft)
    by = chance.choice((-1, 1, 8, -20))
    return _with(draft, image.resize((image.width + by, image.height + chance.choice((0, by)))))


def wrong_file(drafts: Drafts, chance: random.Random) -> Draft:
    draft = drafts.one()
    image, out = _opened(draft), BytesIO()
    how = chance.choice(("cmyk", "animated", "named", "broken", "clear", "turned"))
    media = "png"
    if how == "cmyk":
        image.convert("CMYK").save(out, "JPEG")
        media = "jpg"
    elif how == "animated":
        image.save(out, "PNG", save_all=True, append_images=[image.rotate(180)], duration=200)
    elif how == "named":
        image.save(out, "JPEG", quality=80)
    elif how == "broken":
        image.save(out, "PNG")
        out = BytesIO(out.getvalue()[: len(out.getvalue()) // 2])
    elif how == "clear":
        clear = image.convert("RGBA")
        clear.putalpha(128)
        clear.save(out, "PNG")
    else:
        exif = Image.Exif()
        exif[0x0112] = 6
        image.save(out, "JPEG", exif=exif)
        media = "jpg"
    return replace(draft, drawn=replace(draft.drawn, content=out.getvalue(), media=media))


def too_many_bytes(drafts: Drafts, _chance: random.Random) -> Draft:
    draft = drafts.one(among=lambda row: (row.most_bytes or 10**9) <= 500_000)
    over = draft.format.most_bytes or 0
    return replace(draft, drawn=replace(draft.drawn, content=draft.drawn.content + b"\0" * over))


def too_long(drafts: Drafts, chance: random.Random) -> Draft:
    def limited(row: Format) -> bool:
        return any(one.kind == "hard" for limits in row.texts.values() for one in limits)

    draft = drafts.one(among=limited)
    name, most = chance.choice(
        [
            (name, one.most)
            for name, limits in draft.format.texts.items()
            for one in limits
            if one.kind == "hard"
        ]
    )
    letters = (
        "語" * (most // 2 + 1)
        if draft.format.counting != "chars" and chance.random() < 0.5
        else "a" * (most + 1)
    )
    return replace(draft, texts={**draft.texts, name: letters})


def in_a_zone(drafts: Drafts, chance: random.Random) -> Draft:
    draft = drafts.one(
        among=lambda row: row.free is not None and row.height is not None and row.height > 600, plain=True
    )
    image = _opened(draft)
    pen, free = ImageDraw.Draw(image), draft.format.free
    assert free
    ink = draft.kit.palette.ink if sum(image.getpixel((4, 4))) > 380 else draft.kit.palette.paper  # type: ignore[arg-type]  # RGB
    font = ImageFont.load_default(30)
    at = (free.left + 40, max(4, free.top - 50)) if free.top > 60 else (free.left + 40, free.bottom + 20)
    box = pen.textbbox(at, "Only for commuters who care", font=font)
    pen.text(at, "Only for commuters who care", fill=ink, font=font)
    if chance.random() < 0.5:
        return _with(draft, image)
    whole = Box(int(box[0]), int(box[1]), int(box[2]) + 1, int(box[3]) + 1)
    shown = Placed("support", whole, ("Only for commuters who care",), 30, ink, next(iter(draft.fonts), ""))
    return _with(draft, image, shown)


def unreadable(drafts: Drafts, chance: random.Random) -> Draft:
    """The ground behind a box of words is painted over with something near their colour, and the words again."""
    while True:
        draft = drafts.one(among=lambda row: not row.is_logo)
        shown = [one for one in draft.drawn.placed if one.text and one.colour and one.box.height >= 14]
        if shown:
            break
    placed = chance.choice(shown)
    assert placed.colour
    image = _opened(draft)
    pen = ImageDraw.Draw(image)
    part = chance.choice((0.1, 0.25, 0.4))
    to = 0 if sum(placed.colour) > 380 else 255
    near = tuple(round(value + (to - value) * part) for value in placed.colour)
    box = placed.box
    pen.rectangle(
        (box.left - 4, box.top - 4, box.right + 4, box.bottom + 4), fill=(near[0], near[1], near[2])
    )
    high = max(8, box.height // max(1, len(placed.text)) - 4)
    for number, line in enumerate(placed.text):
        pen.text(
            (box.left, box.top + number * (high + 4)),
            line,
            fill=placed.colour,
            font=ImageFont.load_default(high),
        )
    return _with(draft, image)


def off_palette(drafts: Drafts, chance: random.Random) -> Draft:
    draft = drafts.one(among=lambda row: not row.is_logo and (row.height or 0) > 250, plain=True)
    image = _opened(draft)
    strange = chance.choice(((0, 255, 0), (255, 0, 200), (150, 90, 220), (0, 200, 255), (170, 220, 60)))
    wide, high = image.width // 4, image.height // 5
    ImageDraw.Draw(image).rectangle(
        (image.width - wide, image.height - high, image.width, image.height), fill=strange
    )
    return _with(draft, image)


def other_font(drafts: Drafts, chance: random.Random) -> Draft:
    while True:
        draft = drafts.one()
        at = [number for number, one in enumerate(draft.drawn.placed) if one.text]
        if at:
            break
    placed = list(draft.drawn.placed)
    placed[at[0]] = replace(placed[at[0]], font=chance.choice((hashlib.sha256(b"comic").hexdigest(), "")))
    return replace(draft, drawn=replace(draft.drawn, placed=tuple(placed)))


def _with_logo(drafts: Drafts) -> tuple[Draft, Placed]:
    while True:
        draft = drafts.one(among=lambda row: (row.height or 0) > 200)
        for placed in draft.drawn.placed:
            if placed.kind == "logo" and not placed.text and placed.box.height > 16:
                return draft, placed


def crowded_logo(drafts: Drafts, chance: random.Random) -> Draft:
    draft, logo = _with_logo(drafts)
    box = logo.box
    gap = max(1, int(box.height * chance.choice((0.02, 0.1, 0.15))))
    near = Box(box.left, box.bottom + gap, box.left + 60, box.bottom + gap + 14)
    image = _opened(draft)
    ink = draft.kit.palette.ink
    ImageDraw.Draw(image).text((near.left, near.top), "since 1999", fill=ink, font=ImageFont.load_default(12))
    return _with(draft, image, Placed("support", near, ("since 1999",), 12, ink, next(iter(draft.fonts), "")))


def changed_logo(drafts: Drafts, chance: random.Random) -> Draft:
    draft, logo = _with_logo(drafts)
    image, box = _opened(draft), logo.box
    if chance.random() < 0.6:
        wide = round(box.width * chance.choice((0.7, 0.85, 1.2)))
        cut = image.crop((box.left, box.top, box.right, box.bottom))
        ground = image.getpixel((max(0, box.left - 2), box.top))
        ImageDraw.Draw(image).rectangle((box.left, box.top, box.right, box.bottom), fill=ground)
        image.paste(cut.resize((wide, box.height)), (box.left, box.top))
        other = replace(logo, box=Box(box.left, box.top, box.left + wide, box.bottom))
    else:
        cut = image.crop((box.left, box.top, box.right, box.bottom))
        red, green, blue = cut.split()
        image.paste(
            Image.merge("RGB", (red.point(lambda value: 255 - value), green, blue)), (box.left, box.top)
        )
        other = logo
    rest = tuple(one for one in draft.drawn.placed if one is not logo)
    bare = replace(draft, drawn=replace(draft.drawn, placed=rest))
    return _with(bare, image, other)


def banned_word(drafts: Drafts, chance: random.Random) -> Draft:
    draft = _worded(drafts)
    word = chance.choice(
        (
            "A cheap ride",
            "The cheapest ride",
            "c h e a p",
            "C-H-E-A-P fares",
            "chеap and quick",  # with a Cyrillic e
            "ch\u200beap",
            "CHÉAP",
            "Travel hacks",
            "h4ck your day",
            "A guaranteed  win",
            "Ride ch eap",
            "cheeeap",
        )
    )
    return _said(draft, word, chance)


def _worded(drafts: Drafts) -> Draft:
    while True:
        draft = drafts.one()
        if _has_words(draft):
            return draft


def no_proof(drafts: Drafts, chance: random.Random) -> Draft:
    draft = _worded(drafts)
    by_language = {
        "en": (
            "Clinically proven comfort",
            "The #1 kettle",
            "Lasts 40% longer",
            "Guaranteed to please",
            "Cures headaches",
            "Charges in half the time",
        ),
        "de": (
            "Klinisch getestet",
            "Die Nummer 1",
            "Der beste Wasserkocher",
            "Garantiert leise",
            "Hilft gegen Kopfschmerzen",
        ),
        "fr": (
            "Cliniquement prouvé",
            "Le meilleur choix",
            "Numéro 1 en France",
            "Satisfait ou remboursé",
            "Soulage la douleur",
        ),
        "es": (
            "Clínicamente probado",
            "El mejor del mercado",
            "Número uno",
            "Garantizado",
            "Alivia el dolor",
        ),
    }
    sentence = chance.choice(by_language[draft.locale[:2]])
    if sentence == "Charges in half the time" and draft.product.sku == "A-1":
        sentence = "Charges in a third of the time, guaranteed"
    return _said(draft, sentence, chance)


def other_currency(drafts: Drafts, chance: random.Random) -> Draft:
    draft = _worded(drafts)
    price = draft.product.price
    signs = {
        "GBP": ("€{}", "{} EUR", "${}"),
        "EUR": ("£{}", "{} CHF", "US${}"),
        "USD": ("{} €", "£{}", "CHF {}"),
    }
    return _said(draft, "Aero " + chance.choice(signs[draft.product.currency]).format(price), chance)


def wrong_price(drafts: Drafts, chance: random.Random) -> Draft:
    draft = _worded(drafts)
    signs = {"GBP": "£{}", "EUR": "{} €", "USD": "${}"}
    price = chance.choice(("3.33", "1,049.90", "12", "48.90"))
    return _said(draft, "Aero " + signs[draft.product.currency].format(price), chance)


def no_disclaimer(drafts: Drafts, chance: random.Random) -> Draft:
    draft = drafts.one(among=lambda row: not row.is_logo)
    market = chance.choice((draft.locale[-2:], draft.locale, ""))
    due = Disclaimer(
        "Subject to availability. See aero.example/terms.", market, chance.choice(("", "always"))
    )
    return replace(draft, kit=replace(draft.kit, disclaimers=(*draft.kit.disclaimers, due)))


def name_of_others(drafts: Drafts, chance: random.Random) -> Draft:
    return _said(
        _worded(drafts),
        chance.choice(("Like a Globex", "Globex's kettle", "G l o b e x", "INITECH inside")),
        chance,
    )


def emoji_forbidden(drafts: Drafts, _chance: random.Random) -> Draft:
    draft = drafts.one(among=lambda row: row.emoji_most is not None)
    many = "🎉👍🏽👨‍👩‍👧" if draft.format.emoji_most == 0 else "🎉" * 11
    return replace(draft, texts={**draft.texts, "primary": f"Hello {many}"})


def left_over(drafts: Drafts, chance: random.Random) -> Draft:
    text = chance.choice(
        (
            "Meet {product}",
            "Lorem ipsum dolor",
            "TODO: write",
            "Only £None",
            "Hello {{ name }}",
            "Your headline here",
            "None",
            "[brand] is here",
            "GrÃ¼n und frisch",
            "Price: undefined",
            "<b>New</b> in",
        )
    )
    return _said(_worded(drafts), text, chance)


def seen_before(drafts: Drafts, _chance: random.Random) -> Draft:
    draft = drafts.one()
    spoken = [*draft.texts.values(), *(" ".join(one.text) for one in draft.drawn.placed)]
    spoken += [text for texts in draft.more.values() for text in texts]
    flipped = f"{int(draft.drawn.dhash, 16) ^ 0b101:016x}"
    return replace(draft, earlier=(Earlier("spring-03", flipped, " ".join(spoken)),))


def other_script(drafts: Drafts, chance: random.Random) -> Draft:
    text = chance.choice(
        ("静かな一日をあなたに", "Тихое утро для вас", "هدوء طوال اليوم", "Hello there, уou all")
    )
    return _said(_worded(drafts), text, chance)


FAULTS: dict[Callable[[Drafts, random.Random], Draft], set[str]] = {
    wrong_size: {"size"},
    wrong_file: {"file"},
    too_many_bytes: {"bytes"},
    too_long: {"text-limit"},
    in_a_zone: {"safe-zone"},
    unreadable: {"contrast"},
    off_palette: {"palette"},
    other_font: {"font"},
    crowded_logo: {"logo-space"},
    changed_logo: {"logo"},
    banned_word: {"banned-word"},
    no_proof: {"claim"},
    other_currency: {"price"},
    wrong_price: {"price"},
    no_disclaimer: {"disclaimer"},
    name_of_others: {"protected-name"},
    emoji_forbidden: {"emoji"},
    left_over: {"placeholder"},
    seen_before: {"duplicate"},
    other_script: {"language"},
}
