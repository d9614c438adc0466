"""Draws one advertisement: chooses a design, lays it out for the format, paints, measures, encodes.

The same job always gives the same bytes. It may run in several threads: what is kept between pictures is never changed.
"""

from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from skills.creative.brand.kit import Colour
from skills.creative.copy.wording import Wording
from skills.creative.formats.format import Box
from skills.creative.photo.photo import Photo
from skills.creative.photo.subject import Ground, aspect_of, subject_of
from skills.creative.picture.alike import dhash
from skills.creative.picture.blocks import Piece
from skills.creative.picture.canvas import Canvas
from skills.creative.picture.choosing import design_for, theme_for
from skills.creative.picture.column import DROPPED_IN_ORDER, Filled, fill, present
from skills.creative.picture.designs import DESIGNS, strip, tiny, worded
from skills.creative.picture.drawn import Drawn, Placed
from skills.creative.picture.encode import encode
from skills.creative.picture.hand import Hand
from skills.creative.picture.job import Job
from skills.creative.picture.layout import Area, Layout, Scrim, Side, Slot, mirrored
from skills.creative.picture.logo import mark_of
from skills.creative.picture.logo_place import draw_logo
from skills.creative.picture.measure import piece_contrast
from skills.creative.picture.paint import paint_area, paint_photo, paint_piece, veil
from skills.creative.picture.palette import difference, is_light, luminance, mixed
from skills.creative.picture.place import Place, Shape, place_of
from skills.creative.picture.row import fill_row
from skills.creative.picture.theme import LEAST_CONTRAST, LEAST_OF_THIN, Theme, themes, voice
from skills.creative.type.bidirectional import reads_leftward
from skills.creative.type.scripts import is_thin
from skills.errors import UserError
from skills.language import say

# networks ask for a line around a banner that would melt into a white page
_BANNER_BYTES = 150_000
_NEAR_WHITE = 0.82
_LOW_STRIP = 75
_WORTH = {
    "headline": 9.0,
    "disclaimer": 5.0,
    "logo": 3.0,
    "cta": 3.0,
    "photo": 2.5,
    "price": 2.0,
    "offer": 2.0,
}
# a product this much higher than wide stands beside words of so many letters, one this much wider in no arch
_TALL, _LONG_WORD, _WIDE = 0.62, 13, 1.35
# so much another colour than its ground is a small shape
_SPARKS = 22.0
_KINDS = ("logo", "offer", "headline", "support", "price", "cta", "disclaimer")
# how round buttons are, by design
_ROUND = {"card": 0.5, "arch": 0.5, "split": 0.22, "overlay": 0.22, "bold": 0.12}


def render(job: Job) -> Drawn:
    """The picture of a job. Raises UserError where it cannot be brought within the format's bytes."""
    shown = job.photo or job.background
    ground = subject_of(shown).ground if shown else None
    place = place_of(
        job.format,
        ground,
        mirrored=reads_leftward("", job.wording.locale),
        stands_beside=_stands_beside(job, shown),
    )
    if place.shape is Shape.LOGO:
        return _finished(job, draw_logo(job.kit, place, job.wording.locale), "logo")
    layout, filled = _best(job, place, lay_out(job, place))
    return _finished(job, _drawn(job, shown, layout, filled, place), layout.name)


def _stands_beside(job: Job, photo: Photo | None) -> bool:
    """Whether a product is so tall that words go beside it in a square too, unless a word is too long for that."""
    aspect = aspect_of(photo) if photo else None
    first = next(iter(job.wording.headlines), "")
    longest = max(map(len, first.split()), default=0)
    return aspect is not None and aspect < _TALL and longest <= _LONG_WORD


def _best(job: Job, place: Place, layout: Layout) -> tuple[Layout, tuple[Filled, ...]]:
    """The layout with its words; a low strip without its photo, where more of what matters fits then, and a thumbnail
    all photo, where the logo does not fit below it."""
    filled = _filled(job, place, layout)
    if layout.slot is None:
        return layout, filled
    if place.shape is Shape.TINY and not filled[0].pieces:
        return replace(layout, slot=replace(layout.slot, box=place.whole), columns=()), ()
    if not layout.is_row or place.height >= _LOW_STRIP:
        return layout, filled
    bare = replace(layout, slot=None, columns=(replace(layout.columns[0], box=place.words),))
    others = _filled(job, place, bare)
    gained = _worth(filled) - _worth(others)
    return (bare, others) if gained > _WORTH["photo"] else (layout, filled)


def _worth(filled: Sequence[Filled]) -> float:
    """What was left out, weighed."""
    return sum(_WORTH.get(kind, 0.0) for one in filled for kind in one.left_out)


def lay_out(job: Job, place: Place) -> Layout:
    """The design for this job in this place, turned round for those who read from the right."""
    shown, sku, palette = job.photo or job.background, job.product.sku, job.kit.palette
    aspect = aspect_of(shown) if shown else None
    is_wide = aspect is not None and aspect > _WIDE
    name = design_for(sku, job.variant, place.photo, job.design, is_wide=is_wide)
    ground = subject_of(shown).colour if shown and place.photo is Ground.PLAIN else None
    theme = themes(palette)[theme_for(sku, job.variant, place.photo, name, palette, ground)]
    spark = next((one for one in palette.all if difference(one, theme.panel) >= _SPARKS), theme.stage)
    spark = palette.accent if difference(palette.accent, theme.panel) >= _SPARKS else spark
    layout = _design(name, place, replace(theme, spark=spark))
    return mirrored(layout, place) if place.mirrored else layout


def _design(name: str, place: Place, theme: Theme) -> Layout:
    if place.shape is Shape.TINY:
        return tiny(name, place, theme)
    if place.shape is Shape.STRIP:
        return strip(name, place, theme)
    return worded(name, place, theme) if place.photo is None else DESIGNS[name](place, theme)


def _drawn(job: Job, photo: Photo | None, layout: Layout, filled: tuple[Filled, ...], place: Place) -> Canvas:
    image = Image.new("RGB", (place.width, place.height), layout.ground)
    for area in layout.areas:
        paint_area(image, area)
    placed, fills = _photo(job, photo, image, layout)
    for area in layout.above:
        paint_area(image, area)
    pieces = [piece for one in filled for piece in one.pieces]
    if layout.scrim and photo:
        scrim = _around(layout.scrim, pieces, place)
        image.paste(scrim.colour, (0, 0), veil(image.size, scrim))
    worst = _painted(image, pieces, placed)
    fills = [layout.ground, *(area.colour for area in (*layout.areas, *layout.above)), *fills]
    fills += [piece.colour for piece in pieces if piece.kind == "shape"]
    fills += _bordered(job, image)
    return Canvas(
        image,
        tuple(placed),
        tuple(dict.fromkeys(fills)),
        worst,
        _left_out(job, layout, filled),
        is_flat=layout.slot is None or photo is None,
    )


def _painted(image: Image.Image, pieces: Sequence[Piece], placed: list[Placed]) -> float:
    """Paint the pieces, each measured on what is there before it, and return the worst contrast of words."""
    worst = 21.0
    for piece in pieces:
        worst = min(worst, piece_contrast(image, piece))
        one = paint_piece(image, piece)
        if piece.kind != "strike":
            placed.append(one)
    return worst


def _photo(
    job: Job, photo: Photo | None, image: Image.Image, layout: Layout
) -> tuple[list[Placed], list[Colour]]:
    slot = layout.slot
    if slot is None or photo is None:
        return [], []
    ground = _beneath(layout, slot)
    if job.background and photo is not job.background and photo.is_transparent:
        paint_photo(image, replace(slot, has_shadow=False), job.background, ground)
        slot = replace(slot, stage=None)
    box, shows_stage = paint_photo(image, slot, photo, ground)
    return [Placed("photo", box)], [slot.stage] if shows_stage and slot.stage else []


def _beneath(layout: Layout, slot: Slot) -> Colour:
    """The colour of the area that most of the slot stands on."""
    over = [
        area for area in layout.areas if not area.outline and not area.is_disc and area.box.meets(slot.box)
    ]
    return over[-1].colour if over else layout.ground


def _filled(job: Job, place: Place, layout: Layout) -> tuple[Filled, ...]:
    filled: list[Filled] = []
    wording = _priced_once(job.wording)
    least = LEAST_OF_THIN if is_thin(job.wording.cta + job.wording.offer) else LEAST_CONTRAST
    for column in layout.columns:
        hand = Hand(
            kit=job.kit,
            wording=_unsaid(wording, filled),
            product=_name_here(job),
            sizes=place.sizes,
            voice=voice(job.kit.palette, column.ground, least),
            gap=place.gap,
            mark=mark_of(job.kit),
            leftward=place.mirrored,
            roundness=_ROUND.get(layout.name, 0.0),
        )
        filled.append(fill_row(column.box, hand, place) if layout.is_row else fill(column, hand))
    return tuple(filled)


def _priced_once(wording: Wording) -> Wording:
    """Without the headlines that say the price, which stands there in figures of its own; unless none is left."""
    price = wording.price.strip()
    bare = tuple(one for one in wording.headlines if not price or price not in one)
    return replace(wording, headlines=bare) if any(one.strip() for one in bare) else wording


def _unsaid(wording: Wording, filled: Sequence[Filled]) -> Wording:
    """Without the supporting lines that the headline or the label of another column says already."""
    said = " ".join(
        piece.setting.text.casefold()
        for one in filled
        for piece in one.pieces
        if piece.kind in ("headline", "offer") and piece.setting
    )
    fresh = tuple(one for one in wording.supports if not said or one.casefold().strip(" .") not in said)
    return replace(wording, supports=fresh)


def _name_here(job: Job) -> str:
    """The product's name as this market has it."""
    names, locale = job.product.names, job.wording.locale
    return names.get(locale) or names.get(locale.split("-")[0]) or job.product.name


def _left_out(job: Job, layout: Layout, filled: Sequence[Filled]) -> tuple[str, ...]:
    """What had no room, and what the layout has no place for."""
    taken = {kind for column in layout.columns for kind in column.kinds}
    nowhere = list(present(job.wording, tuple(kind for kind in _KINDS if kind not in taken)))
    kinds = [kind for one in filled for kind in one.left_out] + nowhere
    if "price" not in taken and job.wording.was and job.wording.price:
        kinds.append("was")
    order = ("headline", "logo", "disclaimer", *reversed(DROPPED_IN_ORDER))
    return tuple(kind for kind in order if kind in kinds)


def _around(scrim: Scrim, pieces: Sequence[Piece], place: Place) -> Scrim:
    """A veil from below that begins just above what it carries."""
    if scrim.side is not Side.BOTTOM or not pieces:
        return scrim
    solid = 1 - (min(piece.box.top for piece in pieces) - place.gap) / place.height
    return replace(scrim, solid=solid, clear=min(1.0, solid + 0.2))


def _bordered(job: Job, image: Image.Image) -> list[Colour]:
    """A line of one pixel around a banner whose edges are nearly white."""
    most = job.format.most_bytes
    if most is None or most > _BANNER_BYTES:
        return []
    width, height = image.size
    sides = (
        (0, 0, width, 1),
        (0, height - 1, width, height),
        (0, 0, 1, height),
        (width - 1, 0, width, height),
    )
    if not any(_is_near_white(image.crop(side)) for side in sides):
        return []
    palette = job.kit.palette
    dark = palette.ink if not is_light(palette.ink) else palette.main
    colour = mixed(dark, (255, 255, 255), 0.72)
    paint_area(image, Area(Box(0, 0, width, height), colour, outline=1))
    return [colour]


def _is_near_white(edge: Image.Image) -> bool:
    red, green, blue = edge.resize((1, 1), Image.Resampling.BOX).tobytes()
    return luminance((red, green, blue)) > _NEAR_WHITE


def _finished(job: Job, canvas: Canvas, layout: str) -> Drawn:
    encoded = encode(canvas.image, job.format, is_flat=canvas.is_flat)
    if encoded is None:
        raise UserError(
            say(
                "The picture for {format} does not fit in {most} bytes.",
                format=f"{job.format.platform} {job.format.placement}",
                most=job.format.most_bytes,
            ),
            hint=say("Choose a calmer photo for it, or leave this format out."),
        )
    return Drawn(
        content=encoded.content,
        media=encoded.media,
        width=canvas.image.width,
        height=canvas.image.height,
        layout=layout,
        placed=canvas.placed,
        fills=canvas.fills,
        contrast=round(canvas.contrast, 3),
        left_out=canvas.left_out,
        dhash=dhash(canvas.image),
    )


__all__ = ["Ground", "lay_out", "render"]
