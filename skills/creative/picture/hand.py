"""Sets each kind of word for one ground: headline, support, price with the old one struck through, button, label."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from skills.creative.brand.kit import Colour, Kit
from skills.creative.copy.wording import Wording
from skills.creative.formats.format import Box
from skills.creative.picture.blocks import Block, Piece, Stacked, in_row, in_stack
from skills.creative.picture.logo import Mark
from skills.creative.picture.place import LEAST_PX, Sizes
from skills.creative.picture.theme import Voice
from skills.creative.type.fit import fit_first
from skills.creative.type.scripts import is_thin
from skills.creative.type.setting import Align, Setting, Style, set_text

# wider than any format: a single line is measured in it
_ENDLESS = 8000
_LONG_WORD = 14


@dataclass(frozen=True)
class Hand:
    """What all words of a picture share, and those of one ground. `roundness` is that of buttons, 0 to 0.5."""

    kit: Kit
    wording: Wording
    product: str
    sizes: Sizes
    voice: Voice
    gap: int
    mark: Mark
    leftward: bool
    is_centred: bool = False
    roundness: float = 0.2

    def smaller(self, times: float) -> "Hand":
        """All but headlines and small print that much smaller, though never below what can be read.

        What is larger leaves a headline that is larger too, or it is not worth it."""
        sizes = self.sizes
        support, price, cta = (
            max(float(LEAST_PX), size * times) for size in (sizes.support, sizes.price, sizes.cta)
        )
        logo = max(min(self.mark.least_px, sizes.logo), round(sizes.logo * (0.5 + 0.5 * times)))
        ease = sizes.comfortable * max(1.0, times) ** 2
        changed = replace(sizes, support=support, price=price, cta=cta, logo=logo, comfortable=ease)
        return replace(self, sizes=changed, gap=max(3, round(self.gap * (0.4 + 0.6 * times))))

    def beside(self, blocks: Iterable[Block]) -> "Hand":
        """Without the headlines that say over again what stands in these, unless none is left."""
        said = {
            " ".join(piece.setting.text.casefold().split())
            for block in blocks
            for piece in block.pieces
            if piece.setting
        }
        offer = " ".join(self.wording.offer.casefold().split())

        def is_new(headline: str) -> bool:
            words = " ".join(headline.casefold().split())
            return words not in said and not (offer and offer in said and offer in words)

        fresh = tuple(one for one in self.wording.headlines if is_new(one))
        return replace(self, wording=replace(self.wording, headlines=fresh)) if fresh else self

    def style(self, size: float, weight: int, *, is_heading: bool = False, leading: float = 1.3) -> Style:
        fonts = self.kit.fonts
        # a compound of so many letters may be cut also where it is the product's name: no narrow column holds it
        is_long = max(map(len, self.product.split()), default=0) > _LONG_WORD
        return Style(
            fonts.heading if is_heading else fonts.body,
            size,
            weight,
            leading=leading,
            align=Align.CENTER if self.is_centred else Align.START,
            language=self.wording.locale or "en-US",
            fallback=(fonts.body if is_heading else fonts.heading,),
            keep=(self.kit.name,) if is_long else (self.product, self.kit.name),
        )

    def headline(
        self,
        width: int,
        height: int,
        *,
        largest: float,
        comfortable: float,
        smallest: float,
        lines: int,
        must_name: bool = False,
    ) -> Block | None:
        """The first headline that fits at ease, or the one that is largest; None where none fits.

        With `must_name` only those that name the product count, and the one that is meant first."""
        style = replace(
            self.style(largest, 800, is_heading=True, leading=1.1), tracking=-0.015 if largest > 30 else 0.0
        )
        texts = tuple(text for text in self.wording.headlines if text.strip())
        if width < 8 or height < 8 or not texts:
            return None
        found = None
        for some, hyphenate in self._headline_ways(texts, must_name=must_name):
            one = _fit_first(
                some,
                replace(style, hyphenate=hyphenate),
                width,
                height,
                largest_px=max(largest, smallest),
                smallest_px=smallest,
                comfortable_px=comfortable,
                most_lines=lines,
            )
            found = found or one
            if one is not None and one.setting.style.size_px >= comfortable * 0.98:
                found = one
                break
        if found is None or not found.setting.lines or found.setting.missing_letters:
            return None
        return _text("headline", found.setting, self.voice.head)

    def _headline_ways(
        self, texts: tuple[str, ...], *, must_name: bool
    ) -> Iterable[tuple[tuple[str, ...], bool]]:
        """Texts to try, and whether words may be cut: it would be the first thing that is seen.

        Still, a product's name with a hyphen says more than a whole word that is true of any product."""
        name = self.product.casefold()
        naming = tuple(one for one in texts if one is texts[0] or name in one.casefold())
        for some in dict.fromkeys((naming,) if must_name else (naming, texts)):
            yield some, False
            yield some, True

    @property
    def leads_with_offer(self) -> bool:
        """Whether the headline that is meant first says the offer, which then needs no label."""
        offer = self.wording.offer.casefold().strip()
        return bool(offer) and offer in next(iter(self.wording.headlines), "").casefold()

    def support(self, width: int, lines: int, *, labelled: bool = False) -> Block | None:
        """The first supporting line that fits in so many lines; `labelled` where a label says the offer."""
        style = self.style(self.sizes.support, 400, leading=1.35)
        # the brand stands there already, and the product's name is the headline where a label took the offer from it
        said = {self.kit.name, self.product} if labelled and self.leads_with_offer else {self.kit.name}
        offer = self.wording.offer.casefold()
        for text in self.wording.supports:
            if text.strip() in said or (labelled and text.casefold().strip(" .") in offer):
                continue
            sized = style.sized(max(style.size_px, _least(text)))
            setting = _set(text, replace(sized, hyphenate=False), width, lines)
            if setting.lines and setting.fits and not setting.missing_letters:
                return _text("support", setting, self.voice.text)
        return None

    def disclaimer(self, width: int, lines: int) -> Block | None:
        style = self.style(max(self.sizes.small, _least(self.wording.disclaimer)), 400, leading=1.3)
        setting = _set(self.wording.disclaimer, replace(style, balanced=False), width, lines)
        if not setting.lines or not setting.fits or setting.missing_letters:
            return None
        return _text("disclaimer", setting, self.voice.soft)

    def price(self, width: int, *, with_was: bool, is_stacked: bool = False) -> Block | None:
        """The price, and beside it, or above where there is no room, the one that it was; smaller where it must be."""
        for times in (1.0, 0.86, 0.74):
            size = max(self.sizes.support, self.sizes.price * times)
            block = self._priced(size, width, with_was=with_was, is_stacked=is_stacked)
            if block is not None:
                return block
        return None

    def _priced(self, size: float, width: int, *, with_was: bool, is_stacked: bool) -> Block | None:
        price = self._single("price", self.wording.price, size, 800, self.voice.price)
        if price is None or price.width > width:
            return None
        if not with_was or not self.wording.was:
            return price
        old = max(float(LEAST_PX), size * 0.56)
        was = self._single("was", self.wording.was, old, 400, self.voice.soft)
        if was is None:
            return None
        struck = _struck(was, old, self.voice.soft)
        gap = max(4, round(size * 0.3))
        if not is_stacked and price.width + gap + was.width <= width:
            return in_row((price, struck), gap, leftward=self.leftward, by_baseline=True)
        if was.width > width:
            return None
        parts = (Stacked(struck, 0), Stacked(price, max(3, gap // 2)))
        wide = max(price.width, was.width)
        return in_stack(parts, wide, leftward=self.leftward, is_centred=self.is_centred)

    def cta(self, width: int) -> Block | None:
        """The button; its label in one line, smaller where it must be."""
        voice = self.voice
        return self._pill("cta", self.wording.cta, self.sizes.cta, width, (voice.button, voice.on_button))

    def offer(self, width: int) -> Block | None:
        """The label with what is special just now."""
        voice = self.voice
        size = max(float(LEAST_PX), self.sizes.cta * 0.92)
        return self._pill("offer", self.wording.offer, size, width, (voice.label, voice.on_label))

    def rule(self, size: int) -> Block:
        """A short bar in the colour of what is pressed."""
        box = Box(0, 0, size * 9, max(2, size))
        return Block(box.width, box.height, (Piece("shape", box, self.voice.button),))

    def logo(self, width: int, height: int) -> Block | None:
        """The logo for this ground, or the brand's name where there is none; None where it would be too small."""
        variant = self.mark.on(self.voice.ground)
        if variant is None:
            return self._name(width, height)
        high = min(height, max(self.sizes.logo, variant.least_px), int(width / variant.ratio))
        # a square mark of a line's height is lost beside a wide one
        if variant.ratio < 1.6:
            high = min(round(high * 1.45), height, int(width / variant.ratio))
        if high < variant.least_px:
            return None
        wide = max(1, round(high * variant.ratio))
        image = variant.scaled(wide, high)
        clear = -(-round(variant.clear * high * 100) // 100)
        return Block(
            wide,
            high,
            (Piece("logo", Box(0, 0, wide, high), self.voice.ground, logo=image, clear=clear),),
            high,
        )

    def _name(self, width: int, height: int) -> Block | None:
        size = max(float(LEAST_PX), self.sizes.logo * 0.72)
        while size >= LEAST_PX:
            block = self._single("logo", self.kit.name, size, 800, self.voice.head)
            if block is not None and block.width <= width and block.height <= height:
                return block
            size *= 0.85
        return None

    def _single(self, kind: str, text: str, size: float, weight: int, colour: Colour) -> Block | None:
        """One line in a column just as wide as it is; None where it is empty or lacks letters."""
        style = replace(self.style(size, weight, is_heading=kind in ("price", "logo")), hyphenate=False)
        setting = _one_line(text, style)
        return None if setting is None else _text(kind, setting, colour)

    def _pill(
        self, kind: str, text: str, size: float, width: int, colours: tuple[Colour, Colour]
    ) -> Block | None:
        for times in (1.0, 0.9, 0.8):
            em = max(_least(text), size * times)
            label = self._single(kind, text, em, 700, colours[1])
            if label is None:
                return None
            slim = 0.75 if kind == "offer" or em < 12.5 else 1.15
            side = max(4, round(em * slim))
            if label.width + 2 * side <= width:
                return self._padded(label, em, side, colours[0], kind)
        return None

    def _padded(self, label: Block, em: float, side: int, ground: Colour, kind: str) -> Block:
        high = round(em * (1.85 if kind == "offer" else 2.2 if em < 12.5 else 2.45))
        wide = label.width + 2 * side
        high = max(high, label.height + 4)
        # the middle between capitals and baseline is what looks like the middle; what hangs lower must stay inside
        y = round((high - (label.baseline - label.cap_top)) / 2) - label.cap_top
        y = max(2, min(y, high - 2 - label.height))
        radius = round(high * (0.5 if kind == "offer" else self.roundness))
        shape = Piece("shape", Box(0, 0, wide, high), ground, radius=radius)
        return Block(wide, high, (shape, *label.at(side, y)), y + label.baseline)


def _least(text: str) -> float:
    """The smallest size in which it can be read: characters of many strokes need a fifth more."""
    return LEAST_PX * (1.2 if is_thin(text) else 1.0)


# the same words come back in the same size: in formats alike, in other variants, in tries of one picture
_set = lru_cache(maxsize=1024)(set_text)
_fit_first = lru_cache(maxsize=1024)(fit_first)


@lru_cache(maxsize=2048)
def _one_line(text: str, style: Style) -> Setting | None:
    """Measured first, then set in a column of that width, in which it stands as it would in any."""
    loose = set_text(text, replace(style, align=Align.START), _ENDLESS, 1)
    if not loose.lines or loose.missing_letters or not loose.fits:
        return None
    # a little more than its width, since pieces are measured apart before they are put together
    for spare in (0, 2, 4, 8, 16):
        setting = set_text(text, style, loose.width + spare, 1)
        if setting.fits:
            return setting
    return None


def _text(kind: str, setting: Setting, colour: Colour) -> Block:
    width = setting.room_px
    box = Box(0, 0, width, setting.height)
    height = setting.height
    if kind in ("headline", "support"):
        # what follows keeps its distance whether or not the last line has letters that hang below it
        height = max(height, round(setting.baseline + 0.22 * setting.style.size_px))
    piece = Piece(kind, box, colour, setting)
    return Block(width, height, (piece,), setting.baseline, setting.cap_top)


def _struck(block: Block, size: float, colour: Colour) -> Block:
    """With a line through the middle of its figures."""
    thick = max(1, round(size * 0.075))
    y = round(block.baseline - size * 0.34 - thick / 2)
    line = Piece("strike", Box(0, y, block.width, y + thick), colour)
    return Block(block.width, block.height, (*block.pieces, line), block.baseline)
