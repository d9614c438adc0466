"""Fills a strip: logo, words, price and button beside each other, in as much of it as can be read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from skills.creative.formats.format import Box
from skills.creative.picture.blocks import Block, Stacked, in_row, in_stack
from skills.creative.picture.column import (
    Filled,
    Try,
    Way,
    choices,
    longest,
    must_name,
    present,
    without_label,
)
from skills.creative.picture.hand import Hand
from skills.creative.picture.place import LEAST_PX, Place

_KINDS = ("logo", "offer", "headline", "support", "price", "cta", "disclaimer")
# a line of words narrower than this part of what is there is not worth reading
_LEAST_WORDS = 0.3
# a strip of this height has room for two lines of small print
_TWO_LINES = 80


def fill_row(box: Box, hand: Hand, place: Place) -> Filled:
    """Put as much into the strip as it holds at sizes that can be read."""
    there = present(hand.wording, _KINDS)

    def tried(ways: Iterable[Way]) -> Iterable[Try]:
        return (
            (kept, _tried(box, hand.smaller(times), kept, place, beside=beside, any_size=any_size))
            for kept, times, any_size in ways
            for beside in _ways(place)
        )

    if whole := without_label(hand, there, tried):
        return Filled(whole.at(box.left, box.top), ())
    found = longest(hand.wording, tried(choices(there)))
    if found is None:
        return Filled((), there)
    left_out = tuple(kind for kind in there if kind not in found[0])
    return Filled(found[1].at(box.left, box.top), left_out)


def _ways(place: Place) -> tuple[bool, ...]:
    """Whether the logo is tried beside the words: first on long strips, last on short ones, never on high ones."""
    if place.height >= 200:
        return (False,)
    return (True, False) if place.width > place.height * 4.5 else (False, True)


@dataclass(frozen=True)
class _Ends:
    """What stands before and after the words."""

    logo: Block | None
    after: Block | None


def _tried(
    box: Box, hand: Hand, kept: tuple[str, ...], place: Place, *, beside: bool, any_size: bool
) -> Block | None:
    """The strip with the logo beside or above the words; None where something that is kept does not fit."""
    ends = _ends(box, hand, kept, place)
    if ends is None:
        return None
    gap = round(hand.gap * 1.8)
    taken = ends.after.width + gap if ends.after else 0
    if ends.logo and beside:
        taken += ends.logo.width + max(gap, ends.logo.pieces[0].clear + 1)
    width = box.width - taken
    above = ends.logo if ends.logo and not beside else None
    if above and above.width + max(0, above.pieces[0].clear + 1 - gap) > width:
        return None
    if width < box.width * (0.15 if any_size else _LEAST_WORDS):
        return None
    words = _words(hand, kept, width, box.height, above, place, any_size=any_size)
    if words is None:
        return None
    return _row(box, hand, words, ends, gap, beside=beside)


def _ends(box: Box, hand: Hand, kept: tuple[str, ...], place: Place) -> _Ends | None:
    large = place.height >= 200
    most = round(box.width * 0.4)
    logo = price = cta = None
    centred = replace(hand, is_centred=True)
    if "logo" in kept and (logo := hand.logo(max(100, round(box.width * 0.3)), box.height)) is None:
        return None
    if "price" in kept and (
        (price := centred.price(most, with_was="was" in kept, is_stacked=place.height >= 80)) is None
    ):
        return None
    if "cta" in kept and (cta := hand.cta(most)) is None:
        return None
    both = tuple(block for block in (price, cta) if block)
    if large:
        width = max((block.width for block in both), default=0)
        parts = [Stacked(block, round(hand.gap * 0.9)) for block in both]
        after = in_stack(parts, width, leftward=hand.leftward, is_centred=True)
    else:
        after = in_row(both, round(hand.gap * 1.6), leftward=hand.leftward)
    if after.height > box.height or after.width > box.width * 0.6:
        return None
    return _Ends(logo, after if after.width else None)


def _words(
    hand: Hand,
    kept: tuple[str, ...],
    width: int,
    height: int,
    logo: Block | None,
    place: Place,
    *,
    any_size: bool,
) -> Block | None:
    """Label, headline, supporting line and small print below each other."""
    large = place.height >= 200
    gap = max(3, round(hand.gap * (0.75 if large else 0.55)))
    before: list[Stacked | None] = [Stacked(logo, 0)] if logo else []
    after: list[Stacked | None] = []
    if "offer" in kept:
        before.append(Stacked(label, gap) if (label := hand.offer(width)) else None)
    if "support" in kept:
        after.append(
            Stacked(line, gap)
            if (line := hand.support(width, 2 if large else 1, labelled="offer" in kept))
            else None
        )
    if "disclaimer" in kept:
        most = 3 if large else 2 if place.height >= _TWO_LINES else 1
        after.append(Stacked(small, gap) if (small := hand.disclaimer(width, most)) else None)
    rest = [part for part in (*before, *after) if part]
    if len(rest) < len(before) + len(after):
        return None
    room = height - sum(part.block.height + part.gap for part in rest)
    space = max(gap, logo.pieces[0].clear + 1) if logo else gap
    parts = [part for part in before if part]
    if "headline" in kept:
        fresh = hand.beside(part.block for part in rest)
        headline = _headline(fresh, width, room - space, kept, any_size=any_size)
        if headline is None:
            return None
        parts.append(Stacked(headline, space))
    parts += [part for part in after if part]
    block = in_stack(parts, width, leftward=hand.leftward, is_centred=False)
    return block if block.height <= height else None


def _headline(hand: Hand, width: int, room: int, kept: tuple[str, ...], *, any_size: bool) -> Block | None:
    sizes = hand.sizes
    smallest = float(LEAST_PX) if any_size else sizes.smallest
    block = hand.headline(
        width,
        room,
        largest=sizes.largest,
        comfortable=sizes.comfortable,
        smallest=smallest,
        lines=3 if any_size else 2,
        must_name=must_name(kept),
    )
    if block is None or any_size:
        return block
    setting = block.pieces[0].setting
    return block if setting is not None and setting.style.size_px >= sizes.comfortable * 0.98 else None


def _row(box: Box, hand: Hand, words: Block, ends: _Ends, gap: int, *, beside: bool) -> Block:
    """The logo and the words from the side that is read from, price and button at the other end."""
    before = words
    if ends.logo and beside:
        space = max(gap, ends.logo.pieces[0].clear + 1)
        before = in_row((ends.logo, words), space, leftward=hand.leftward)
    pieces = list(
        before.at(box.width - before.width if hand.leftward else 0, (box.height - before.height) // 2)
    )
    if ends.after:
        x = 0 if hand.leftward else box.width - ends.after.width
        pieces += ends.after.at(x, (box.height - ends.after.height) // 2)
    return Block(box.width, box.height, tuple(pieces))
