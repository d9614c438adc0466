"""From many ways to say something to a few, each shorter than the one before, so that every format finds its own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from skills.creative.copy.filling import sentence, sentences
from skills.creative.copy.market import Market
from skills.creative.formats.counting import length
from skills.creative.formats.emoji import with_fewer_emoji
from skills.creative.formats.format import Counting

# where the platforms' limits lie, by field; the last of each is the strictest one that we know
BANDS = {
    "headline": (70, 60, 50, 45, 40, 34, 30, 27, 25, 20, 15),
    "long_headline": (90, 75, 60, 45, 30),
    "primary": (500, 300, 250, 150, 125, 100, 72, 60),
    "description": (300, 180, 100, 90, 75, 70, 60, 35, 27, 18),
    "subject": (60, 45, 30),
    "body": (1500, 600, 300, 150),
    "card_caption": (50, 40, 30, 20),
}


# pieces of this rank or lower are worth a shorter beginning
MUST = 1


@dataclass(frozen=True)
class Lead:
    """How a text begins; `covers` are the kinds of pieces that it says already."""

    text: str
    covers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Piece:
    """One sentence of a longer text; the lower its `rank`, the longer it stays.

    `kind` is there at most once. `after` is what the lead must have said for this to make sense."""

    text: str
    rank: int
    kind: str
    after: str = ""


@lru_cache(maxsize=20_000)
def width(text: str) -> int:
    """The strictest of the platforms' ways to count."""
    if text.isascii():
        return len(text)
    return max(length(text, Counting.DISPLAY_WIDTH), length(text, Counting.CHARACTERS))


def chain(candidates: Sequence[str], bands: Sequence[int]) -> tuple[str, ...]:
    """For each band the first candidate that fits, best first, each shorter than the one before."""
    ways = [one for one in candidates if one]
    ways += [bare for one in ways if (bare := with_fewer_emoji(one, 0)) and bare != one]
    sized = [(one, width(one)) for one in dict.fromkeys(ways)]
    kept = list[str]()
    for band in bands:
        if kept and width(kept[-1]) <= band:
            continue
        most = min(band, width(kept[-1]) - 1) if kept else band
        if found := next((one for one, size in sized if size <= most), ""):
            kept.append(found)
    # nothing fits the strictest: the shortest way there is says at least how much is missing
    if sized and (not kept or width(kept[-1]) > bands[-1]):
        kept.append(min(sized, key=lambda one: one[1])[0])
    return tuple(_shorter(kept))


def _shorter(texts: Iterable[str]) -> Iterable[str]:
    """Each has fewer characters than the one before, however characters are counted."""
    last = None
    for one in texts:
        if last is None or (len(one) < len(last) and width(one) < width(last)):
            yield one
            last = one


@dataclass(frozen=True)
class _Room:
    """What stands behind a lead: each piece as a sentence with its width, those of low rank first."""

    pieces: tuple[tuple[int, Piece, int], ...]
    gap: int
    must: frozenset[str]


def texts_of(
    leads: Sequence[Lead],
    pieces: Sequence[Piece],
    market: Market,
    bands: Sequence[int],
    may: Callable[[str], bool],
) -> tuple[str, ...]:
    """Running texts: for each band a beginning, and then as many pieces as there is room for."""
    allowed = [one for one in pieces if one.text and may(one.text)]
    sized = [(at, one, width(sentence(one.text, market))) for at, one in enumerate(allowed)]
    must = frozenset(one.kind for one in allowed if one.rank <= MUST)
    room = _Room(
        tuple(sorted(sized, key=lambda one: (one[1].rank, one[0]))),
        width(market.join) if market.join else 0,
        must,
    )
    ways = [_text(leads, room, market, band) for band in bands]
    alone = sorted((one for one in allowed if not one.after), key=lambda one: one.rank)
    ways += [sentence(one, market) for one in (*(lead.text for lead in leads), *(one.text for one in alone))]
    return chain([one for one in ways if one and may(one)], bands)


def _text(leads: Sequence[Lead], room: _Room, market: Market, most: int) -> str:
    """With the fullest lead that leaves room for what must be said; with the fullest that fits where none does."""
    first: tuple[str, ...] = ()
    for lead in (*leads, Lead("")):
        taken = width(sentence(lead.text, market))
        if taken > most:
            continue
        kept = _filled_up(lead, room, most - taken)
        text = (lead.text, *(one.text for one in kept))
        if room.must <= lead.covers | {one.kind for one in kept}:
            return sentences(text, market)
        first = first or text
    return sentences(first, market)


def _filled_up(lead: Lead, room: _Room, free: int) -> list[Piece]:
    """The pieces that fit behind a lead, those of low rank first, in the order in which they are read."""
    kept = list[tuple[int, Piece]]()
    said = set(lead.covers)
    for at, piece, size in room.pieces:
        needed = size + (room.gap if kept or lead.text else 0)
        if piece.kind in said or needed > free or (piece.after and piece.after not in lead.covers):
            continue
        kept.append((at, piece))
        said.add(piece.kind)
        free -= needed
    return [piece for _, piece in sorted(kept, key=lambda one: one[0])]
