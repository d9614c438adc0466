"""Takes out of a transcript what people asked not to have written down, before anything is kept of it.

Three things go: the words of people who opted out; whatever is said between "off the record" and "back on the record";
and the names of people who opted out where others say them. Where it is not known who speaks, an opted-out attendee
might: then the words of unnamed speakers go too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from skills.language import joined, say
from skills.minutes.people import is_named
from skills.minutes.screen_cut import cut
from skills.minutes.screen_marks import Span, name_spans, off_record
from skills.opt_outs import OptOuts
from transcription.transcript import Segment, Transcript

PERSON, UNNAMED, OFF_RECORD, NAME, WHOLE = (
    say("words of people who opted out"),
    say("words of unnamed speakers, who may be people who opted out"),
    say("stretches off the record"),
    say("names of people who opted out"),
    say("the whole meeting"),
)


@dataclass(frozen=True)
class Removed:
    """What was taken out for one reason, in numbers and never in words; a stretch is counted once."""

    what: str
    count: int
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"{self.what}: {self.count}" + (f" ({self.seconds:.0f} s)" if self.seconds else "")


def screen(
    transcript: Transcript, opt_outs: OptOuts, attendees: Sequence[str] = ()
) -> tuple[Transcript, tuple[Removed, ...]]:
    """The transcript without what was opted out of, its segments numbered anew, and what went.

    `attendees` are names of those who were there, as far as they are known. If the whole meeting is to be left out the
    transcript comes back without a segment."""
    if opt_outs.whole and any(opt_outs.names(one) for one in (*transcript.speakers, *attendees)):
        gone = sum(segment.end - segment.start for segment in transcript.segments)
        return _without(transcript, ()), (Removed(WHOLE, 1, gone),)
    segments = _without(transcript, transcript.segments).segments
    kept, removed = _drop_people(segments, opt_outs, attendees)
    # who opted out may say the words that begin and end a stretch all the same
    stretches = off_record(segments, opt_outs)
    names = name_spans(kept, opt_outs, attendees)
    pieces: list[Segment] = []
    for segment in kept:
        pieces += cut(segment, stretches.spans.get(segment.id, ()), names.get(segment.id, ()))
    if stretches.count:
        removed.append(Removed(OFF_RECORD, stretches.count, stretches.seconds))
    left = {piece.id for piece in pieces}
    if masked := sum(
        len(_apart(spans, stretches.spans.get(one, ()))) for one, spans in names.items() if one in left
    ):
        removed.append(Removed(NAME, masked))
    if not removed:
        return transcript, ()
    return _without(transcript, pieces), tuple(removed)


def without_names(names: Sequence[str], opt_outs: OptOuts) -> tuple[str, ...]:
    """A list of attendees without those who opted out."""
    return tuple(name for name in names if not opt_outs.names(name))


def said_of(removed: Sequence[Removed]) -> str:
    """One sentence for whoever reads the minutes; it names nobody."""
    if not removed:
        return ""
    return say("Left out as people asked: {what}.", what=joined((str(one) for one in removed), "; "))


def _drop_people(
    segments: Sequence[Segment], opt_outs: OptOuts, attendees: Sequence[str]
) -> tuple[list[Segment], list[Removed]]:
    theirs = [one for one in segments if opt_outs.names(one.speaker)]
    named = {one.speaker for one in theirs}
    # somebody who opted out was there and no label names them, so any unnamed voice may be theirs
    unplaced = any(opt_outs.names(one) and not _among(one, named) for one in attendees)
    nameless = [one for one in segments if unplaced and not is_named(one.speaker)]
    gone = {one.id for one in (*theirs, *nameless)}
    removed = [
        Removed(what, len(some), sum(one.end - one.start for one in some))
        for what, some in ((PERSON, theirs), (UNNAMED, nameless))
        if some
    ]
    return [one for one in segments if one.id not in gone], removed


def _among(name: str, speakers: set[str | None]) -> bool:
    return any(OptOuts((name,)).names(speaker) for speaker in speakers)


def _apart(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Those spans that no other touches."""
    return [
        one for one in spans if not any(one.start < other.end and other.start < one.end for other in others)
    ]


def _without(transcript: Transcript, segments: Sequence[Segment]) -> Transcript:
    numbered = tuple(replace(segment, id=place) for place, segment in enumerate(segments))
    return replace(transcript, segments=numbered)
