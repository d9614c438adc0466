"""Every word to the person whose turn it falls into; a segment is split where the speaker changes."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from transcription.speakers.turns import Turn
from transcription.transcript import Segment, Transcript, Word

_NEAR_SECONDS = 0.5  # word times are this uncertain: https://github.com/suitenumerique/meet/pull/1323
_LONGEST_SECONDS = 2.0  # a word before a silence is stretched over it, into what somebody else says
_HOLDING = 1.2  # whoever speaks keeps the floor unless the other covers this much more of the word


def assign(transcript: Transcript, turns: Iterable[Turn]) -> Transcript:
    """The same words in the same order, each with the speaker of its turn, None where no turn is near.

    What already has a speaker keeps it. Segments are numbered anew.
    """
    floor = _Floor(turns)
    pieces = (piece for segment in transcript.segments for piece in _split(segment, floor))
    numbered = tuple(replace(piece, id=number) for number, piece in enumerate(pieces))
    return replace(transcript, segments=numbered)


class _Floor:
    """Who has the floor at a time; turns may overlap, and come in any order."""

    def __init__(self, turns: Iterable[Turn]) -> None:
        self._turns = sorted(
            (t for t in turns if t.end > t.start), key=lambda turn: (turn.start, turn.end, turn.speaker)
        )
        self._starts = [turn.start for turn in self._turns]
        self._longest = max((turn.end - turn.start for turn in self._turns), default=0.0)

    def speaker(self, start: float, end: float, before: str | None) -> str | None:
        """Who speaks from `start` to `end`, if `before` spoke until then; None if nobody is near."""
        near = list(self._around(start - _NEAR_SECONDS, end + _NEAR_SECONDS))
        shared: dict[str, float] = {}
        for turn in near:
            overlap = min(end, turn.end) - max(start, turn.start)
            if overlap > 0:
                shared[turn.speaker] = shared.get(turn.speaker, 0.0) + overlap
        if shared:
            most = max(shared, key=shared.__getitem__)
            return before if before and shared.get(before, 0.0) * _HOLDING >= shared[most] else most
        closest = min(near, key=lambda turn: max(turn.start - end, start - turn.end), default=None)
        return closest.speaker if closest else None

    def _around(self, start: float, end: float) -> Iterator[Turn]:
        for turn in self._turns[bisect_left(self._starts, start - self._longest) :]:
            if turn.start > end:
                return
            if turn.end >= start:
                yield turn


def _split(segment: Segment, floor: _Floor) -> Iterator[Segment]:
    if segment.speaker is not None:
        yield segment
        return
    if not segment.words:
        yield replace(segment, speaker=floor.speaker(segment.start, segment.end, None))
        return
    speakers = _speakers(segment.words, floor)
    if len(set(speakers)) == 1:
        yield replace(segment, speaker=speakers[0])
        return
    cuts = _places(segment.text, segment.words)
    for speaker, group in groupby(range(len(speakers)), key=speakers.__getitem__):
        numbers = list(group)
        yield _piece(segment, speaker, numbers[0], numbers[-1] + 1, cuts)


def _speakers(words: Sequence[Word], floor: _Floor) -> list[str | None]:
    found: list[str | None] = []
    for word in words:
        end = min(max(word.end, word.start + 0.01), word.start + _LONGEST_SECONDS)
        found.append(floor.speaker(word.start, end, found[-1] if found else None))
    return found


def _piece(segment: Segment, speaker: str | None, first: int, last: int, cuts: list[int] | None) -> Segment:
    words = segment.words[first:last]
    text = segment.text[cuts[first] : cuts[last]] if cuts else " ".join(word.word for word in words)
    start, end = min(word.start for word in words), max(word.end for word in words)
    return replace(segment, start=start, end=end, speaker=speaker, text=text.strip(), words=words)


def _places(text: str, words: Sequence[Word]) -> list[int] | None:
    """Where each word begins in the text, and the text's end; None if the words are not those of the text."""
    places, at = [], 0
    for word in words:
        found = text.find(word.word, at)
        if found < 0 or text[at:found].strip():
            return None
        places.append(found)
        at = found + len(word.word)
    if text[at:].strip() or not places:
        return None
    return [0, *places[1:], len(text)]
