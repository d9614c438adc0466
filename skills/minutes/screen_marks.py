"""Where in a transcript a stretch off the record begins and ends, and where a name stands that is to be masked."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from skills.minutes.people import People, first_name, is_named
from skills.opt_outs import OptOuts, plain_name, tokens
from transcription.transcript import Segment

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…]+[\"')\]]*\s+")
# "we are not back on the record" must not end a stretch
_NOT_YET = frozenset({"not", "t", "never", "until", "till", "before", "when", "once", "if", "isn", "aren"})
_LOOK_BACK = 4


@dataclass(frozen=True)
class Span:
    """Characters of one segment's text."""

    start: int
    end: int


@dataclass
class OffRecord:
    """By segment id, what was said off the record; `count` stretches of `seconds` in all."""

    spans: dict[int, list[Span]] = field(default_factory=dict)
    count: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class _Spoken:
    """One word of the meeting, and where it stands."""

    word: str
    segment: Segment
    start: int
    end: int


def off_record(segments: Sequence[Segment], opt_outs: OptOuts) -> OffRecord:
    """From the sentence that says so up to the phrase that ends it; if nothing ends it, to the end of the meeting.

    A phrase may be spread over segments, as engines cut where people breathe."""
    stream = [spoken for segment in segments for spoken in _words(segment)]
    off, on = _phrases(opt_outs.off), _phrases(opt_outs.on)
    found, begun, place = OffRecord(), None, 0
    while place < len(stream):
        if begun is None and (width := _at(stream, place, off)):
            begun, place = place, place + width
        elif begun is not None and (width := _at(stream, place, on)) and not _denied(stream, place):
            _note(found, segments, stream[begun], stream[place + width - 1])
            begun, place = None, place + width
        else:
            place += 1
    if begun is not None:
        _note(found, segments, stream[begun], None)
    return found


def name_spans(
    segments: Sequence[Segment], opt_outs: OptOuts, attendees: Sequence[str] = ()
) -> dict[int, list[Span]]:
    """By segment id, where somebody says the name of a person who opted out.

    The whole name always; the first name alone unless somebody else there is called so too."""
    speakers = dict.fromkeys(segment.speaker for segment in segments)
    others = [
        name for name in (*speakers, *attendees) if name and is_named(name) and not opt_outs.names(name)
    ]
    patterns = [re.compile(_pattern(name, others)) for name in opt_outs.people if is_named(name)]
    found: dict[int, list[Span]] = {}
    for segment in segments if patterns else ():
        text = _without_accents(segment.text)
        spans = [Span(*match.span()) for one in patterns for match in one.finditer(text)]
        if spans:
            found[segment.id] = _merged(sorted(spans, key=lambda span: (span.start, -span.end)))
    return found


def _words(segment: Segment) -> Iterator[_Spoken]:
    for match in _WORD.finditer(segment.text):
        yield _Spoken(match[0].casefold(), segment, *match.span())


def _phrases(phrases: Sequence[str]) -> list[list[str]]:
    return [words for words in map(tokens, phrases) if words]


def _at(stream: Sequence[_Spoken], place: int, phrases: Sequence[list[str]]) -> int:
    """How many words long the phrase is that begins here; 0 if none does."""
    fits = (
        len(phrase)
        for phrase in phrases
        if [one.word for one in stream[place : place + len(phrase)]] == phrase
    )
    return max(fits, default=0)


def _denied(stream: Sequence[_Spoken], place: int) -> bool:
    return any(one.word in _NOT_YET for one in stream[max(0, place - _LOOK_BACK) : place])


def _note(found: OffRecord, segments: Sequence[Segment], first: _Spoken, last: _Spoken | None) -> None:
    places = {segment.id: place for place, segment in enumerate(segments)}
    start, end = places[first.segment.id], places[last.segment.id] if last else len(segments) - 1
    for place in range(start, end + 1):
        segment = segments[place]
        begins = _sentence_start(segment.text, first.start) if place == start else 0
        ends = last.end if last and place == end else len(segment.text)
        found.spans.setdefault(segment.id, []).append(Span(begins, ends))
    found.count += 1
    found.seconds += max(segments[end].end - segments[start].start, 0.0)


def _sentence_start(text: str, before: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, before)]
    return ends[-1] if ends else 0


def _pattern(name: str, others: Sequence[str]) -> str:
    plain = _without_accents(name.strip())
    first = first_name(plain).casefold()
    shared = first in {first_name(_without_accents(other)).casefold() for other in others}
    whole = rf"\b(?i:{re.escape(plain)}|{re.escape(plain_name(name))})\b"
    # `People` knows which first names are everyday words too
    either = whole if shared else rf"{whole}|{People((plain,)).pattern}"
    return either.replace(r"\ ", r"\s+")


def _without_accents(text: str) -> str:
    """The same, character for character, so that places stay."""
    return "".join(unicodedata.normalize("NFKD", one)[0] for one in text)


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged
