"""Paints areas, photos, veils and pieces onto a picture; round edges are smooth, shadows soft."""

from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from skills.creative.brand.kit import Colour
from skills.creative.formats.format import Box
from skills.creative.photo.crop import Crop, crop, cut
from skills.creative.photo.photo import Photo
from skills.creative.photo.subject import Ground, subject_of
from skills.creative.picture.blocks import Piece
from skills.creative.picture.drawn import Placed
from skills.creative.picture.layout import Area, Scrim, Side, Slot
from skills.creative.type.draw import draw

# edges are drawn this much larger and made smaller again
_OVER = 4


@lru_cache(maxsize=128)
def _quarter(radius: int) -> Image.Image:
    """The upper left corner of a rounded box, as a mask."""
    side = radius * _OVER
    large = Image.new("L", (side, side), 0)
    ImageDraw.Draw(large).ellipse((0, 0, side * 2 - 1, side * 2 - 1), fill=255)
    return large.resize((radius, radius), Image.Resampling.BOX)


@lru_cache(maxsize=24)
def rounded(width: int, height: int, radius: int, *, is_arch: bool = False) -> Image.Image:
    """A mask of a box with round corners, or with a round top only. Nobody may draw into it."""
    radius = max(0, min(radius, width // 2, height if is_arch else height // 2))
    mask = Image.new("L", (width, height), 255)
    if not radius:
        return mask
    corner = _quarter(radius)
    mirror = corner.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    mask.paste(corner, (0, 0))
    mask.paste(mirror, (width - radius, 0))
    if not is_arch:
        mask.paste(corner.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (0, height - radius))
        mask.paste(mirror.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (width - radius, height - radius))
    return mask


def paint_area(image: Image.Image, area: Area) -> None:
    box = area.box
    if area.has_shadow:
        _paint_shadow(image, box, area.radius, area.colour)
    if area.outline:
        _paint_outline(image, box, area.outline, area.colour)
    elif area.is_disc:
        _paint_disc(image, box, area.colour)
    elif area.radius:
        image.paste(area.colour, _corners(box), rounded(box.width, box.height, area.radius))
    else:
        image.paste(area.colour, _corners(box))


def _corners(box: Box) -> tuple[int, int, int, int]:
    return (box.left, box.top, box.right, box.bottom)


def _paint_outline(image: Image.Image, box: Box, thick: int, colour: Colour) -> None:
    left, top, right, bottom = _corners(box)
    for side in (
        (left, top, right, top + thick),
        (left, bottom - thick, right, bottom),
        (left, top, left + thick, bottom),
        (right - thick, top, right, bottom),
    ):
        image.paste(colour, side)


def _paint_disc(image: Image.Image, box: Box, colour: Colour) -> None:
    """Only the part on the picture is drawn large for its smooth edge, at twice the size: a disc's edge is gentle."""
    left, top = max(0, box.left), max(0, box.top)
    right, bottom = min(image.width, box.right), min(image.height, box.bottom)
    if right <= left or bottom <= top:
        return
    large = Image.new("L", ((right - left) * 2, (bottom - top) * 2), 0)
    shape = (
        (box.left - left) * 2,
        (box.top - top) * 2,
        (box.right - left) * 2 - 1,
        (box.bottom - top) * 2 - 1,
    )
    ImageDraw.Draw(large).ellipse(shape, fill=255)
    image.paste(colour, (left, top, right, bottom), large.reduce(2))


def _paint_shadow(image: Image.Image, box: Box, radius: int, colour: Colour) -> None:
    """A soft shadow below a box, worked out small: it is blurred anyway."""
    soft = max(3, round(min(box.width, box.height) * 0.06))
    step = max(1, soft // 4)
    pad = soft * 2
    small = Image.new("L", ((box.width + 2 * pad) // step + 1, (box.height + 2 * pad) // step + 1), 0)
    inner = rounded(max(1, box.width // step), max(1, box.height // step), max(0, radius // step))
    small.paste(70, (pad // step, pad // step), inner)
    small = small.filter(ImageFilter.GaussianBlur(soft / step * 0.7))
    mask = small.resize((small.width * step, small.height * step), Image.Resampling.BILINEAR)
    dark = tuple(value // 5 for value in colour)
    _paste_within(image, (dark[0], dark[1], dark[2]), mask, box.left - pad, box.top - pad + soft // 2)


def _paste_within(image: Image.Image, colour: Colour, mask: Image.Image, left: int, top: int) -> None:
    image.paste(colour, (left, top, left + mask.width, top + mask.height), mask)


def paint_photo(image: Image.Image, slot: Slot, photo: Photo, ground: Colour) -> tuple[Box, bool]:
    """Paint the photo into its slot. Returns the box it covers, and whether its stage's colour shows around it."""
    box = slot.box
    subject = subject_of(photo)
    part = crop(photo, box.width, box.height, focus=slot.focus, room=slot.room, rest=slot.rest)
    if slot.has_shadow:
        _paint_shadow(image, box, slot.radius, ground)
    mask = _slot_mask(slot)
    if subject.ground is Ground.CLEAR:
        return _paint_cut_out(image, slot, photo, part, mask, ground)
    if part.whole:
        return _paint_whole(image, slot, photo, part, mask)
    _paste(image, cut(photo, part, box.width, box.height), box, mask)
    return box, False


def _slot_mask(slot: Slot) -> Image.Image | None:
    width, height = slot.box.width, slot.box.height
    if slot.is_arch:
        return rounded(width, height, width // 2, is_arch=True)
    return rounded(width, height, slot.radius) if slot.radius else None


def _paste(image: Image.Image, shown: Image.Image, box: Box, mask: Image.Image | None) -> None:
    if mask is None:
        image.paste(shown, (box.left, box.top))
    else:
        image.paste(shown, (box.left, box.top), mask)


def _paint_cut_out(
    image: Image.Image, slot: Slot, photo: Photo, part: Crop, mask: Image.Image | None, ground: Colour
) -> tuple[Box, bool]:
    """The product on its stage, with a shadow of its own below it. Without a stage the shadow leaves the slot."""
    box = slot.box
    if slot.stage is not None:
        _paste(image, Image.new("RGB", (box.width, box.height), slot.stage), box, mask)
    else:
        box, part = _with_room(box, part, image)
    shown = cut(photo, part, box.width, box.height)
    alpha = shown.getchannel("A")
    shade = _cast(photo, part, box.width, box.height)
    if mask is not None and slot.stage is not None:
        alpha, shade = ImageChops.multiply(alpha, mask), ImageChops.multiply(shade, mask)
    dark = tuple(value // 5 for value in (slot.stage or ground))
    image.paste((dark[0], dark[1], dark[2]), (box.left, box.top), shade)
    image.paste(shown.convert("RGB"), (box.left, box.top), alpha)
    return slot.box, slot.stage is not None


def _with_room(box: Box, part: Crop, image: Image.Image) -> tuple[Box, Crop]:
    """A slot a tenth larger on each side, as far as the picture goes, and what of the photo it shows then."""
    pad = round(min(box.width, box.height) * 0.1)
    wider = Box(
        max(0, box.left - pad),
        max(0, box.top - pad),
        min(image.width, box.right + pad),
        min(image.height, box.bottom + pad),
    )
    across, down = (part.right - part.left) / box.width, (part.bottom - part.top) / box.height
    return wider, Crop(
        part.left - (box.left - wider.left) * across,
        part.top - (box.top - wider.top) * down,
        part.right + (wider.right - box.right) * across,
        part.bottom + (wider.bottom - box.bottom) * down,
    )


@lru_cache(maxsize=16)
def _cast(photo: Photo, part: Crop, width: int, height: int) -> Image.Image:
    """Where a cut-out darkens its ground: close beneath it, and softly all around, worked out at an eighth."""
    step = max(1, min(width, height) // 120)
    small = (
        cut(photo, part, width, height)
        .getchannel("A")
        .resize((max(1, width // step), max(1, height // step)), Image.Resampling.BOX)
    )
    soft = Image.new("L", small.size, 0)
    soft.paste(small.point([round(value * 0.3) for value in range(256)]), (0, max(1, small.height // 40)))
    soft = soft.filter(ImageFilter.GaussianBlur(small.height / 28))
    floor = Image.new("L", small.size, 0)
    box = small.getbbox()
    if box is not None:
        wide, deep = box[2] - box[0], max(2, (box[3] - box[1]) // 14)
        inset = wide // 14
        shape = (box[0] + inset, box[3] - deep, box[2] - inset, min(small.height, box[3] + deep // 2))
        ImageDraw.Draw(floor).ellipse(shape, fill=120)
        floor = floor.filter(ImageFilter.GaussianBlur(max(1.0, deep / 2.5)))
    return ImageChops.lighter(soft, floor).resize((width, height), Image.Resampling.BILINEAR)


def _paint_whole(
    image: Image.Image, slot: Slot, photo: Photo, part: Crop, mask: Image.Image | None
) -> tuple[Box, bool]:
    """A part of another ratio than its slot in the middle of it, or of what is free there, on the stage's colour."""
    box = slot.box
    across, down = part.right - part.left, part.bottom - part.top
    times = min(box.width / across, box.height / down)
    wide, high = max(1, round(across * times)), max(1, round(down * times))
    stage = Image.new("RGB", (box.width, box.height), slot.stage or (128, 128, 128))
    x = _placed_in(box.width, wide, slot.focus.left, slot.focus.right)
    y = _placed_in(box.height, high, slot.focus.top, slot.focus.bottom)
    stage.paste(cut(photo, part, wide, high).convert("RGB"), (x, y))
    _paste(image, stage, box, mask)
    return box, True


def _placed_in(room: int, size: int, start: float, end: float) -> int:
    """Where it begins so that its middle is that of the part it belongs in, as far as there is room."""
    return max(0, min(room - size, round(room * (start + end) / 2 - size / 2)))


@lru_cache(maxsize=8)
def veil(size: tuple[int, int], scrim: Scrim) -> Image.Image:
    """A scrim as a mask: solid at its side, clear at the other, with an eased slope between."""
    width, height = size
    along = 256
    level = []
    for step in range(along):
        at = step / (along - 1)
        part = min(1.0, max(0.0, (scrim.clear - at) / max(1e-6, scrim.clear - scrim.solid)))
        level.append(round(255 * part * part * (3 - 2 * part)))
    ramp = Image.new("L", (along, 1))
    ramp.putdata(level)
    if scrim.side is Side.RIGHT:
        ramp = ramp.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    elif scrim.side is Side.TOP:
        ramp = ramp.transpose(Image.Transpose.ROTATE_270)
    elif scrim.side is Side.BOTTOM:
        ramp = ramp.transpose(Image.Transpose.ROTATE_90)
    return ramp.resize((width, height), Image.Resampling.BILINEAR)


def paint_piece(image: Image.Image, piece: Piece) -> Placed:
    """Draw one piece and say where it came to stand."""
    box = piece.box
    if piece.setting is not None:
        touched = draw(image, piece.setting, box.left, box.top, piece.colour)
        faces = piece.setting.faces
        return Placed(
            piece.kind,
            touched,
            piece.setting.texts,
            piece.setting.style.size_px,
            piece.colour,
            faces[0].sha256 if faces else "",
        )
    if piece.logo is not None:
        alpha = piece.logo if piece.logo.mode == "RGBA" else None
        image.paste(piece.logo, (box.left, box.top), alpha)
        room = piece.clear
        clear = Box(box.left - room, box.top - room, box.right + room, box.bottom + room)
        return Placed("logo", box, clear=clear)
    paint_area(image, Area(box, piece.colour, piece.radius))
    return Placed(piece.kind, box, colour=piece.colour)
