"""Fills a column with words: the largest headline, as much of the rest as has room, and says what was left out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from skills.creative.copy.wording import Wording
from skills.creative.picture.blocks import Block, Piece, Stacked, in_row, in_stack
from skills.creative.picture.hand import Hand
from skills.creative.picture.layout import Anchor, Column
from skills.creative.picture.place import LEAST_PX

# what goes first where there is no room for everything; the headline, logo and disclaimer stay to the last
DROPPED_IN_ORDER = ("support", "was", "offer", "price", "cta")
_TIMES = (1.0, 0.87, 0.75)
# where there is room for everything, and a large headline too
_LARGER = 1.2
# a headline larger than this part of its column's height leaves nothing to breathe
_MOST_OF_COLUMN = 0.62
# how wide a letter of a heavy face is, in ems
_OF_LETTER = 0.6


# what is kept, how large, and whether anything that can be read will do; and what came of it
Way = tuple[tuple[str, ...], float, bool]
Try = tuple[tuple[str, ...], Block | None]


@dataclass(frozen=True)
class Filled:
    """Pieces where they stand on the picture, and the kinds that did not fit."""

    pieces: tuple[Piece, ...]
    left_out: tuple[str, ...]


def present(wording: Wording, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of a column that there is something of, with `was` where there is a price to go with it."""
    there = {
        "logo": True,
        "offer": bool(wording.offer.strip()),
        "headline": any(text.strip() for text in wording.headlines),
        "support": any(text.strip() for text in wording.supports),
        "price": bool(wording.price.strip()),
        "was": bool(wording.was.strip() and wording.price.strip()),
        "cta": bool(wording.cta.strip()),
        "disclaimer": bool(wording.disclaimer.strip()),
    }
    wanted = (*kinds, "was") if "price" in kinds else kinds
    return tuple(kind for kind in wanted if there[kind])


def choices(there: tuple[str, ...]) -> Iterator[Way]:
    """What to keep and how large, best first; at last whether anything that can be read at all will do.

    A required disclaimer stays longer than what makes an offer; where no room is left for it and the headline, the
    rest has it, and the check of disclaimers will say so."""
    for missing in ((), ("disclaimer",), ("logo",), ("logo", "disclaimer")):
        if all(kind in there for kind in missing):
            yield from _fewer(tuple(kind for kind in there if kind not in missing))
        if not missing and "disclaimer" in there:
            yield from _cramped(there)
    essential = tuple(kind for kind in there if kind not in DROPPED_IN_ORDER)
    for missing in (
        (),
        ("disclaimer",),
        ("logo",),
        ("logo", "disclaimer"),
        ("headline",),
        ("headline", "disclaimer"),
    ):
        yield tuple(kind for kind in essential if kind not in missing), _TIMES[-1], True
    yield (), _TIMES[-1], True


def _cramped(there: tuple[str, ...]) -> Iterator[Way]:
    """What must be said, with a headline of any size: smaller type is better than a draft that may not be shown."""
    for gone in (("support", "was", "offer"), ("support", "was", "offer", "price"), DROPPED_IN_ORDER):
        yield tuple(kind for kind in there if kind not in gone), _TIMES[-1], True


def _fewer(there: tuple[str, ...]) -> Iterator[Way]:
    gone: list[str] = []
    for kind in ("", *(kind for kind in DROPPED_IN_ORDER if kind in there)):
        gone += [kind, "was"] if kind == "price" else [kind]
        kept = tuple(one for one in there if one not in gone)
        for times in _TIMES if kind else (_LARGER, *_TIMES):
            yield kept, times, False


def fill(column: Column, hand: Hand) -> Filled:
    """Put as much into the column as it holds at sizes that can be read."""
    there = present(hand.wording, column.kinds)
    hand = replace(hand, is_centred=column.is_centred)

    def tried(ways: Iterable[Way]) -> Iterable[Try]:
        return (
            (kept, _tried(column, hand.smaller(times), kept, any_size=any_size))
            for kept, times, any_size in ways
        )

    if whole := without_label(hand, there, tried):
        return Filled(whole.at(column.box.left, column.box.top), ())
    found = longest(hand.wording, tried(choices(there)))
    if found is None:
        return Filled((), there)
    left_out = tuple(kind for kind in there if kind not in found[0])
    return Filled(found[1].at(column.box.left, column.box.top), left_out)


def without_label(
    hand: Hand, there: tuple[str, ...], tried: Callable[[Iterable[Way]], Iterable[Try]]
) -> Block | None:
    """All but the offer's label, where the headline that was meant first says the offer and has room; else None."""
    if "offer" not in there or not hand.leads_with_offer:
        return None
    kept = tuple(kind for kind in there if kind != "offer")
    for _, block in tried((kept, times, False) for times in (_LARGER, *_TIMES)):
        if block is not None and _meant(hand.wording, block) == 0:
            return block
    return None


def longest(wording: Wording, tries: Iterable[Try]) -> tuple[tuple[str, ...], Block] | None:
    """The first try that went well; of those that keep the same, the one with the headline that was meant first."""
    best: tuple[tuple[str, ...], Block] | None = None
    for kept, block in tries:
        if best is not None and kept != best[0]:
            break
        if block is not None and (best is None or _meant(wording, block) < _meant(wording, best[1])):
            best = (kept, block)
        if best is not None and not _meant(wording, best[1]):
            break
    return best


def _meant(wording: Wording, block: Block) -> int:
    """Which of its headlines a block shows, from 0."""
    shown = next((one.setting.text for one in block.pieces if one.kind == "headline" and one.setting), None)
    return wording.headlines.index(shown) if shown in wording.headlines else 0


@dataclass(frozen=True)
class _Parts:
    """Everything but the headline, set."""

    logo: Block | None
    offer: Block | None
    support: Block | None
    offers: tuple[Block, ...]
    foot: Block | None


def _tried(column: Column, hand: Hand, kept: tuple[str, ...], *, any_size: bool) -> Block | None:
    """The whole column, or None where a kept kind does not fit or the headline would be too small."""
    width, height = column.box.width, column.box.height
    if width < 8 or height < 8:
        return None
    parts = _parts(hand, kept, width, height)
    if parts is None:
        return None
    above = parts.logo.height + _logo_gap(hand, parts.logo) if parts.logo else 0
    below = parts.foot.height + hand.gap if parts.foot else 0
    room = height - above - below
    body = _body(column, hand, kept, parts, room, any_size=any_size)
    if body is None or body.height > room:
        return None
    return _placed(column, hand, parts, body, above, below)


def _parts(hand: Hand, kept: tuple[str, ...], width: int, height: int) -> _Parts | None:
    made: dict[str, Block | None] = {}
    if "logo" in kept:
        made["logo"] = hand.logo(min(width, max(130, round(width * 0.6))), height)
    if "offer" in kept:
        made["offer"] = hand.offer(width)
    if "support" in kept:
        made["support"] = hand.support(width, 3, labelled="offer" in kept)
    if "price" in kept:
        made["price"] = hand.price(width, with_was="was" in kept)
    if "cta" in kept:
        made["cta"] = hand.cta(width)
    if "disclaimer" in kept:
        made["disclaimer"] = hand.disclaimer(width, 6)
    if any(block is None for block in made.values()):
        return None
    offers = _offers(hand, made.get("price"), made.get("cta"), width)
    return _Parts(made.get("logo"), made.get("offer"), made.get("support"), offers, made.get("disclaimer"))


def _offers(hand: Hand, price: Block | None, cta: Block | None, width: int) -> tuple[Block, ...]:
    """Price and button beside each other where the column is wide, else below each other."""
    both = tuple(block for block in (price, cta) if block)
    gap = round(hand.gap * 1.5)
    if len(both) == 2 and sum(block.width for block in both) + gap <= width * 0.92:
        return (in_row(both, gap, leftward=hand.leftward),)
    return both


def _body(
    column: Column, hand: Hand, kept: tuple[str, ...], parts: _Parts, room: int, *, any_size: bool
) -> Block | None:
    """Label, headline, supporting line, price and button, with the headline as large as the rest allows."""
    gap = hand.gap
    rule = hand.rule(max(2, gap // 4)) if column.has_rule and "headline" in kept else None
    before = [Stacked(block, gap) for block in (rule, parts.offer) if block]
    after = [Stacked(parts.support, round(gap * 1.25))] if parts.support else []
    after += [Stacked(block, round(gap * 1.35)) for block in parts.offers]
    parts_of = [*before, *after]
    if "headline" in kept:
        space = round(gap * 1.2)
        taken = space + sum(part.block.height + part.gap for part in parts_of)
        fresh = hand.beside(part.block for part in parts_of)
        headline = _headline(column, fresh, room - taken, kept, any_size=any_size)
        if headline is None:
            return None
        parts_of = [*before, Stacked(headline, space), *after]
    width = column.box.width
    return in_stack(parts_of, width, leftward=hand.leftward, is_centred=column.is_centred)


def must_name(kept: tuple[str, ...]) -> bool:
    """Whether a headline must name the product as long as so much else is kept."""
    return bool({"support", "was", "offer"} & set(kept))


def _headline(
    column: Column, hand: Hand, room: int, kept: tuple[str, ...], *, any_size: bool
) -> Block | None:
    sizes = hand.sizes
    smallest = float(LEAST_PX) if any_size else sizes.smallest
    ease = min(sizes.comfortable, max(smallest, column.box.width / 6.2))
    # a long compound is at ease where it stands on one line
    longest_word = max(map(len, hand.product.split()), default=1)
    ease = max(min(ease, smallest * 1.15), min(ease, column.box.width / (_OF_LETTER * longest_word)))
    block = hand.headline(
        column.box.width,
        min(room, round(column.box.height * _MOST_OF_COLUMN)),
        largest=sizes.largest * column.large,
        comfortable=ease,
        smallest=smallest,
        lines=8 if any_size else 5 if column.box.width < column.box.height * 0.6 else 4,
        must_name=must_name(kept),
    )
    if block is None:
        return None
    setting = block.pieces[0].setting
    is_at_ease = setting is not None and setting.style.size_px >= ease * 0.98
    return block if any_size or is_at_ease else None


def _logo_gap(hand: Hand, logo: Block) -> int:
    return max(round(hand.gap * 1.5), logo.pieces[0].clear + 1)


def _placed(column: Column, hand: Hand, parts: _Parts, body: Block, above: int, below: int) -> Block:
    """Logo at the top, small print at the bottom, the rest where the column is anchored in between."""
    width, height = column.box.width, column.box.height
    pieces: list[Piece] = []
    if parts.logo:
        pieces += parts.logo.at(_x(column, hand, parts.logo), 0)
    spare = height - above - below - body.height
    part = {Anchor.TOP: 0.0, Anchor.MIDDLE: 0.5, Anchor.BOTTOM: 1.0}[column.anchor]
    y = above + round(spare * part)
    if parts.logo and column.anchor is Anchor.BOTTOM:
        # the logo stays with what it signs, rather than alone in the middle of a photo
        pieces = list(parts.logo.at(_x(column, hand, parts.logo), y - above))
    pieces += body.at(0, y)
    if parts.foot:
        pieces += parts.foot.at(_x(column, hand, parts.foot), height - parts.foot.height)
    return Block(width, height, tuple(pieces))


def _x(column: Column, hand: Hand, block: Block) -> int:
    spare = column.box.width - block.width
    return spare // 2 if column.is_centred else spare if hand.leftward else 0
