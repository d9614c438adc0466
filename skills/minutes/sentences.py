"""A transcript as sentences: joined where captions cut them, split where a segment holds several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from skills.minutes.lines import Evidence
from skills.proving.tidy import tidy, word_set
from transcription.transcript import Segment, Transcript

JOIN_SECONDS = 3.0  # a caption that goes on later than this starts a new sentence
MOST_WORDS = 60  # of a sentence joined from captions
LONG_WORDS = 45  # more words than this without a full stop: speech without punctuation
CHOP_WORDS = 14  # such speech may break from here on, before a word that opens a clause
CHOP_AT_MOST = 30

_BREAK = re.compile(r"(?<=[.!?…])[\"')\]]*\s+(?![a-zß-ÿ])|(?<=[\u3002\uff01\uff1f])\s*")
_ABBREVIATION = re.compile(r"\b(?:(?i:mr|mrs|ms|dr|prof|vs|approx|e\.g|i\.e)|[A-HJ-Z])\.[\"')\]]*$")
_STOPPED = re.compile(r"[.!?…\u3002\uff01\uff1f][\"')\]]*$")
_OPENERS = word_set("and but so then okay because well now also anyway yeah yes")


@dataclass(frozen=True)
class Sentence:
    """One sentence of one speaker; its parts stand word for word in their segments."""

    number: int
    speaker: str | None
    text: str
    parts: tuple[Evidence, ...]

    @property
    def start(self) -> float:
        return self.parts[0].start

    @property
    def end(self) -> float:
        return self.parts[-1].end


def to_sentences(transcript: Transcript) -> list[Sentence]:
    """All that was said, in order; a sentence over several captions has one part for each."""
    stopped = sum(bool(_STOPPED.search(segment.text.strip())) for segment in transcript.segments)
    join = stopped * 4 >= len(transcript.segments)  # else there is no punctuation to join by
    groups: list[list[tuple[Segment, Evidence]]] = []
    for segment in transcript.segments:
        for place, part in enumerate(_parts(segment)):
            if join and place == 0 and groups and _goes_on(groups[-1], segment):
                groups[-1].append((segment, part))
            else:
                groups.append([(segment, part)])
    return [_sentence(number, group) for number, group in enumerate(groups)]


def _sentence(number: int, group: list[tuple[Segment, Evidence]]) -> Sentence:
    said = tuple(part for _, part in group)
    text = " ".join(" ".join(part.quote.split()) for part in said).replace(
        "\N{RIGHT SINGLE QUOTATION MARK}", "'"
    )
    parts = tuple(part for part in said if tidy(part.quote)) or said  # a caption of "um" proves nothing
    return Sentence(number, group[0][0].speaker, text, parts)


def _goes_on(group: list[tuple[Segment, Evidence]], segment: Segment) -> bool:
    """Whether the segment takes up the same speaker's unfinished sentence."""
    last, part = group[-1]
    words = sum(len(item.quote.split()) for _, item in group) + len(segment.text.split())
    return (
        last.speaker == segment.speaker
        and last.id != segment.id
        and not _STOPPED.search(part.quote)
        and segment.start - last.end <= JOIN_SECONDS
        and words <= MOST_WORDS
    )


def _parts(segment: Segment) -> Iterator[Evidence]:
    for start, end in _spans(segment.text):
        begins, ends = _times(segment, start, end)
        yield Evidence(segment.id, begins, ends, segment.text[start:end])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence starts and ends in the text, without the white space around it."""
    start = 0
    for cut in _BREAK.finditer(text):
        if not _ABBREVIATION.search(text[start : cut.start() + 1].rstrip()):
            yield from _chopped(text, start, cut.end())
            start = cut.end()
    yield from _chopped(text, start, len(text))


def _chopped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    if not words:
        return
    first = 0
    for place in range(len(words) if len(words) > LONG_WORDS else 0):
        opens = text[slice(*words[place])].lower().strip(",.") in _OPENERS
        if place - first >= (CHOP_WORDS if opens else CHOP_AT_MOST):
            yield words[first][0], words[place - 1][1]
            first = place
    yield words[first][0], words[-1][1]


def _times(segment: Segment, start: int, end: int) -> tuple[float, float]:
    """When the characters were said: by the words if they match the text, else in proportion."""
    if len(segment.words) == len(segment.text.split()):
        first = len(segment.text[:start].split())
        last = first + len(segment.text[start:end].split()) - 1
        begins, ends = segment.words[first].start, segment.words[last].end
    else:
        seconds = (segment.end - segment.start) / max(len(segment.text), 1)
        begins, ends = segment.start + start * seconds, segment.start + end * seconds
    begins = min(max(round(begins, 2), segment.start), segment.end)
    return begins, min(max(round(ends, 2), begins), segment.end)
