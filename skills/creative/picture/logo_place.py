"""A place for the logo alone: in the middle, with room around it, on the ground it is meant for."""

from PIL import Image

from skills.creative.brand.kit import Colour, Kit
from skills.creative.formats.format import Box
from skills.creative.picture.canvas import Canvas
from skills.creative.picture.drawn import Placed
from skills.creative.picture.logo import Variant, mark_of
from skills.creative.picture.measure import contrast_on
from skills.creative.picture.place import Place
from skills.creative.picture.theme import themes, voice
from skills.creative.type.draw import draw
from skills.creative.type.fit import fit
from skills.creative.type.setting import Align, Style

# of the place's width and height; platforms cut logos to circles
_SHARE_WIDE, _SHARE_HIGH = 0.68, 0.5


def draw_logo(kit: Kit, place: Place, locale: str) -> Canvas:
    """The logo for light ground on paper, else the one for dark on the main colour, else the name in type."""
    mark = mark_of(kit)
    sorts = themes(kit.palette)
    for ground in (sorts["light"].base, sorts["deep"].base):
        variant = mark.on(ground)
        if variant is not None:
            return _placed(variant, ground, place)
    return _named(kit, sorts["deep"].base, place, locale)


def _room(place: Place) -> tuple[int, int]:
    return round(place.free.width * _SHARE_WIDE), round(place.free.height * _SHARE_HIGH)


def _placed(variant: Variant, ground: Colour, place: Place) -> Canvas:
    image = Image.new("RGB", (place.width, place.height), ground)
    most_wide, most_high = _room(place)
    high = max(1, min(most_high, int(most_wide / variant.ratio)))
    wide = max(1, round(high * variant.ratio))
    left, top = (place.width - wide) // 2, (place.height - high) // 2
    logo = variant.scaled(wide, high)
    image.paste(logo, (left, top), logo if logo.mode == "RGBA" else None)
    room = round(variant.clear * high)
    box = Box(left, top, left + wide, top + high)
    clear = Box(left - room, top - room, left + wide + room, top + high + room)
    return Canvas(image, (Placed("logo", box, clear=clear),), (ground,))


def _named(kit: Kit, ground: Colour, place: Place, locale: str) -> Canvas:
    image = Image.new("RGB", (place.width, place.height), ground)
    most_wide, most_high = _room(place)
    style = Style(
        kit.fonts.heading, 100, 800, align=Align.CENTER, language=locale or "en-US", hyphenate=False
    )
    setting = fit(
        kit.name, style, most_wide, most_high, largest_px=place.height * 0.4, smallest_px=11, most_lines=3
    )
    if setting is None:
        return Canvas(image, (), (ground,), left_out=("logo",))
    colour = voice(kit.palette, ground).head
    x, y = (place.width - most_wide) // 2, (place.height - setting.height) // 2
    box = Box(x + setting.ink.left, y + setting.ink.top, x + setting.ink.right, y + setting.ink.bottom)
    worst = contrast_on(image, box, colour)
    touched = draw(image, setting, x, y, colour)
    faces = setting.faces
    one = Placed(
        "logo", touched, setting.texts, setting.style.size_px, colour, faces[0].sha256 if faces else ""
    )
    return Canvas(image, (one,), (ground,), worst)
