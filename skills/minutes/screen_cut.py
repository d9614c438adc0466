"""Cuts characters out of a segment, with the words and times that belong to them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from skills.minutes.screen_marks import Span
from transcription.transcript import Segment

MASK = "[name left out]"
_TOKEN = re.compile(r"[^\W_]+")


def cut(segment: Segment, gone: Sequence[Span], masked: Sequence[Span]) -> list[Segment]:
    """What is left of a segment, one piece for each stretch that stands together; masked names are replaced.

    Two pieces are never joined: words that were not said one after the other must not read as one quote."""
    if not gone and not masked:
        return [segment]
    places = _places(segment)
    # half a name is not kept either
    gone = [*gone, *(one for one in masked if _touches(one, gone))]
    pieces = []
    for span in _left(len(segment.text), gone):
        inside = [one for one in masked if span.start <= one.start and one.end <= span.end]
        text = _masked(segment.text, span, inside)
        if not _TOKEN.search(text):
            continue
        words = (
            tuple(
                word
                for word, place in zip(segment.words, places, strict=True)
                if span.start <= place.start and place.end <= span.end and not _touches(place, inside)
            )
            if places
            else ()
        )
        whole = span == Span(0, len(segment.text))
        start = segment.start if whole or not words else words[0].start
        end = segment.end if whole or not words else words[-1].end
        pieces.append(replace(segment, text=text, words=words, start=start, end=max(start, end)))
    return pieces


def _left(length: int, gone: Sequence[Span]) -> list[Span]:
    left, at = [], 0
    for span in sorted(gone, key=lambda one: one.start):
        if span.start > at:
            left.append(Span(at, span.start))
        at = max(at, span.end)
    if at < length:
        left.append(Span(at, length))
    return left


def _masked(text: str, span: Span, masked: Sequence[Span]) -> str:
    parts, at = [], span.start
    for one in masked:
        parts += [text[at : one.start], MASK]
        at = one.end
    parts.append(text[at : span.end])
    # what is left after a cut may begin with the comma of what went
    return "".join(parts).strip().lstrip(",;:.!?-–— ").strip()


def _places(segment: Segment) -> list[Span]:
    """Where each word stands in the text; empty if the words do not spell the text, and then none are kept."""
    places, at = [], 0
    for word in segment.words:
        found = segment.text.find(word.word, at) if word.word else -1
        if found < 0 or _TOKEN.search(segment.text, at, found):
            return []
        at = found + len(word.word)
        places.append(Span(found, at))
    return [] if _TOKEN.search(segment.text, at) else places


def _touches(place: Span, others: Sequence[Span]) -> bool:
    return any(place.start < one.end and one.start < place.end for one in others)
