"""What a model may have lost or bent: speech without words over it, words that go round in circles."""

import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from faster_whisper.transcribe import Segment as WhisperSegment
from faster_whisper.transcribe import Word as WhisperWord

from transcription.audio import SAMPLE_RATE
from transcription.speech.voice import PAD_SECONDS, Stretch

_LOST_SECONDS = 1.0  # a breath or a laugh is shorter; Whisper's word times are right to some tenths
_SLACK_SECONDS = 0.1
_LONGEST_WORD_SECONDS = 1.5  # a word that is said to last longer hides others
_REPEATED = 2.4  # Whisper's own limit for how far a text may be compressed
_GAIN_SECONDS = 0.2
_DOUBLE_SECONDS = 0.3  # one word, heard from both sides of a cut


@dataclass(frozen=True)
class Doubt:
    """Stretches in a row to hear again; `bent`: there are words over them, but they cannot be right."""

    parts: tuple[Stretch, ...]
    bent: bool

    @property
    def stretch(self) -> Stretch:
        """All of it."""
        return Stretch(self.parts[0].start, self.parts[-1].end)


def doubts(
    judged: Sequence[Stretch],
    segments: Sequence[WhisperSegment],
    *,
    before: Sequence[Stretch] = (),
    mixed: bool,
) -> Iterator[Doubt]:
    """Where words are missing or bent. `before`: stretches before the judged ones that belong to it where a
    sentence runs over both; `mixed`: several languages are meant to be there."""
    bent = list(_bent(segments, mixed=mixed))
    known = [*before, *judged]
    reached = 0
    for stretch in judged:
        is_bent = bool(_words_in(stretch, bent))
        lost = _silent_seconds(stretch, segments) >= _LOST_SECONDS or not _words_in(stretch, segments)
        if stretch.start >= reached and (is_bent or lost):
            doubt = Doubt((stretch,) if is_bent else _widened(stretch, known, segments), is_bent)
            reached = doubt.stretch.end
            yield doubt


def is_better(doubt: Doubt, again: Sequence[WhisperSegment], before: Sequence[WhisperSegment]) -> bool:
    """Whether what was heard the second time should stand."""
    if in_circles(again):
        return False
    if doubt.bent:
        return True
    first, second = (_silent_seconds(doubt.stretch, heard, whole=True) for heard in (before, again))
    return first - second > _GAIN_SECONDS


def merged(
    stretch: Stretch, again: Sequence[WhisperSegment], before: Iterable[WhisperSegment]
) -> list[WhisperSegment]:
    """What was heard the second time in place of the first, in order of time; no word stands twice."""
    kept = [part for segment in before for part in _outside(stretch, segment)]
    words = [word for segment in kept for word in segment.words or ()]
    fresh = [_with_words(segment, _once(segment.words or [], words)) for segment in again]
    return sorted([*kept, *(one for one in fresh if one.words)], key=lambda segment: segment.start)


def in_circles(segments: Iterable[WhisperSegment]) -> bool:
    """Whether the same words come again and again."""
    return _repeats("".join(segment.text for segment in segments))


def _widened(
    stretch: Stretch, known: Iterable[Stretch], segments: Iterable[WhisperSegment]
) -> tuple[Stretch, ...]:
    """With the stretches under the same sentence, where a word of it was drawn out over what is missing: then
    no word of the sentence stands where it was said."""
    drawn = [one for one in segments if _is_over(one, stretch) and any(map(_is_drawn_out, one.words or ()))]
    under = (one for one in known if any(_is_over(segment, one) for segment in drawn))
    return tuple(under) or (stretch,)


def _is_over(segment: WhisperSegment, stretch: Stretch) -> bool:
    """Whether one of its words is, by its middle."""
    return bool(_words_in(stretch, [segment])) or (
        segment.start * SAMPLE_RATE <= stretch.start and segment.end * SAMPLE_RATE >= stretch.end
    )


def _is_drawn_out(word: WhisperWord) -> bool:
    return bool(word.end - word.start > _LONGEST_WORD_SECONDS)


def _bent(segments: Sequence[WhisperSegment], *, mixed: bool) -> Iterator[WhisperSegment]:
    """Those of a clip that repeats itself, and those in other letters than the rest of the window."""
    script = None if mixed else _script("".join(segment.text for segment in segments))
    clips: dict[int, list[WhisperSegment]] = {}
    for segment in segments:
        clips.setdefault(segment.seek, []).append(segment)
    for clip in clips.values():
        circles = in_circles(clip)
        yield from (one for one in clip if circles or (script and _script(one.text) not in (script, None)))


def _repeats(text: str) -> bool:
    written = text.strip().encode()
    return len(written) > _REPEATED * len(zlib.compress(written))


def _outside(stretch: Stretch, segment: WhisperSegment) -> Iterator[WhisperSegment]:
    """The parts of a segment before and after the stretch."""
    words = segment.words or []
    before = [word for word in words if _middle(word) < stretch.start]
    after = [word for word in words if _middle(word) >= stretch.end]
    if len(before) + len(after) == len(words):
        yield segment
        return
    yield from (_with_words(segment, part) for part in (before, after) if part)


def _once(words: Iterable[WhisperWord], others: Sequence[WhisperWord]) -> list[WhisperWord]:
    return [word for word in words if not any(_is_same(word, other) for other in others)]


def _is_same(word: WhisperWord, other: WhisperWord) -> bool:
    near = word.start < other.end + _DOUBLE_SECONDS and other.start < word.end + _DOUBLE_SECONDS
    return near and _plain(word.word) == _plain(other.word)


def _with_words(segment: WhisperSegment, words: list[WhisperWord]) -> WhisperSegment:
    if not words or words == segment.words:
        return replace(segment, words=words)
    text = "".join(word.word for word in words)
    return replace(segment, words=words, text=text, start=words[0].start, end=words[-1].end)


def _silent_seconds(stretch: Stretch, segments: Iterable[WhisperSegment], *, whole: bool = False) -> float:
    """The longest part of the speech that no word covers, or all such parts together."""
    pad = min(PAD_SECONDS, (stretch.end - stretch.start) / SAMPLE_RATE / 4)
    here, last = stretch.start / SAMPLE_RATE + pad, stretch.end / SAMPLE_RATE - pad
    gaps: list[float] = []
    for word in _words_in(stretch, segments):
        gaps.append(word.start - _SLACK_SECONDS - here)
        here = max(here, min(word.end, word.start + _LONGEST_WORD_SECONDS) + _SLACK_SECONDS)
    gaps.append(last - here)
    return max(0.0, sum(gap for gap in gaps if gap > 0) if whole else max(gaps))


def _words_in(stretch: Stretch, segments: Iterable[WhisperSegment]) -> list[WhisperWord]:
    words = (word for segment in segments for word in segment.words or ())
    return [word for word in words if stretch.start <= _middle(word) < stretch.end]


def _middle(word: WhisperWord) -> float:
    """In samples."""
    return float(word.start + word.end) / 2 * SAMPLE_RATE


def _script(text: str) -> str | None:
    """Which letters most of a text is written in, such as LATIN or CYRILLIC; None if it has hardly any."""
    letters = Counter(unicodedata.name(letter, "?").split()[0] for letter in text if letter.isalpha())
    if letters.total() < 4:
        return None
    return letters.most_common(1)[0][0]


def _plain(word: str) -> str:
    return "".join(filter(str.isalnum, word.casefold()))
