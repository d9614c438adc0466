"""One stretch after another, what was not heard is heard again; and the same sound always gives the same words."""

from collections.abc import Iterator
from itertools import count

import faster_whisper.transcribe as whisper
import numpy as np

from benchmarks.sample_voice import MEETING
from tests.transcription.conftest import DATA
from transcription import SpeechSettings, transcribe
from transcription.audio import load_samples
from transcription.speech import load
from transcription.speech.doubt import doubts
from transcription.speech.mending import complete, mended
from transcription.speech.voice import Stretch

RATE = 16_000


def said(*words: tuple[str, float, float], clip: int = 0) -> whisper.Segment:
    heard = [whisper.Word(start, end, f" {word}", 0.9) for word, start, end in words]
    text = "".join(word.word for word in heard)
    return whisper.Segment(0, clip, words[0][1], words[-1][2], text, [], -0.2, 1.0, 0.0, heard, 0.0)


def stretch(start: float, end: float) -> Stretch:
    return Stretch(int(start * RATE), int(end * RATE))


def full(part: Stretch, word: str = "again") -> whisper.Segment:
    """Words from end to end."""
    first, last = part.start / RATE + 0.4, part.end / RATE - 0.4
    steps = max(1, round(last - first))
    long = (last - first) / steps
    told = [(f"{word}{at}", first + at * long, first + (at + 1) * long) for at in range(steps)]
    return said(*told, clip=part.start)


class SecondEar:
    """Hears a stretch by itself; remembers which it was asked for."""

    def __init__(self, circles: bool = False) -> None:
        self.asked: list[tuple[Stretch, bool]] = []
        self._circles = circles

    def __call__(self, part: Stretch, no_circles: bool) -> list[whisper.Segment]:
        self.asked.append((part, no_circles))
        if self._circles and not no_circles:
            return [said(*(("round", at / 10, at / 10 + 0.1) for at in range(30)))]
        return [full(part)]


SPOKEN = [stretch(0, 4), stretch(4, 8), stretch(8, 12), stretch(12, 16)]


def words(segments: list[whisper.Segment]) -> str:
    return "".join(segment.text for segment in segments).strip()


def test_a_sentence_that_was_skipped_is_heard_by_itself() -> None:
    ear = SecondEar()
    heard = [full(SPOKEN[0], "a"), full(SPOKEN[1], "b"), full(SPOKEN[3], "d")]
    told = list(complete(SPOKEN, iter(heard), ear))
    assert words(told) == "a0 a1 a2 b0 b1 b2 again0 again1 again2 d0 d1 d2"
    assert ear.asked == [(SPOKEN[2], False)]


def test_what_was_told_already_is_not_heard_and_told_again() -> None:
    """A sentence runs from one stretch into the next, and its last word is drawn out over all of that."""
    spoken = [stretch(0, 10), stretch(11, 25)]
    early = said(*((f"a{at}", at, at + 1) for at in range(5)))
    drawn = said(*((f"b{at}", at, at + 1) for at in range(5, 10)), ("long", 10, 14))
    names = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike".split()

    def again(part: Stretch, _: bool) -> list[whisper.Segment]:
        first = part.start / RATE
        count = int(part.end / RATE - first)
        return [said(*((names[at % 13], first + at, first + at + 1) for at in range(count)), clip=part.start)]

    told = list(complete(spoken, iter([early, drawn, full(stretch(22, 25), "z")]), again))
    assert words([segment for segment in told if segment.start < 5]) == "a0 a1 a2 a3 a4"
    assert "mike" in words(told)


def test_what_is_missing_at_the_end_is_heard_too() -> None:
    told = list(complete(SPOKEN, iter([full(one, "x") for one in SPOKEN[:3]]), SecondEar()))
    assert words(told).endswith("x2 again0 again1 again2")


def test_where_nothing_at_all_was_heard_each_stretch_is() -> None:
    ear = SecondEar()
    assert len(list(complete(SPOKEN, iter(()), ear))) == len(SPOKEN)
    assert [part for part, _ in ear.asked] == SPOKEN


def test_a_word_drawn_out_over_what_is_missing_takes_its_sentence_with_it() -> None:
    """Its other words were said elsewhere than their times say, so what is missing alone would overwrite them."""
    drawn = said(("one", 4.4, 4.8), ("more", 4.8, 10.6), ("risk.", 10.6, 11.6), clip=400)
    ear = SecondEar()
    told = list(complete(SPOKEN, iter([full(SPOKEN[0], "a"), drawn, full(SPOKEN[3], "d")]), ear))
    assert [part for part, _ in ear.asked] == [SPOKEN[1], SPOKEN[2]]
    assert words(told) == "a0 a1 a2 again0 again1 again2 again0 again1 again2 d0 d1 d2"


def test_what_is_surely_whole_is_told_before_the_rest_is_heard() -> None:
    taken = count()

    def heard() -> Iterator[whisper.Segment]:
        for part in SPOKEN:
            next(taken)
            yield full(part, "x")

    told = complete(SPOKEN, heard(), SecondEar())
    assert next(told).text == " x0 x1 x2"
    assert next(taken) < len(SPOKEN)


def test_a_circle_is_forbidden_where_the_second_hearing_goes_round_in_it_too() -> None:
    ear = SecondEar(circles=True)
    assert words(mended(doubts(SPOKEN[:1], [], mixed=True), [], ear)) == "again0 again1 again2"
    assert ear.asked == [(SPOKEN[0], False), (SPOKEN[0], True)]


def test_the_same_sound_gives_the_same_words(sample_voice: SpeechSettings) -> None:
    """Of a voice so slow the model is unsure: there faster-whisper, as it comes, draws words at random."""
    voice = load_samples(DATA / "voice.flac")
    slow = np.interp(np.arange(0, len(voice) - 1, 0.6), np.arange(len(voice)), voice).astype(np.float32)
    engine = load(sample_voice.model_copy(update={"beam_size": 1}))
    first, *others = (
        [one.text for one in engine.hear(slow, language="en", hotwords=()).segments] for _ in range(3)
    )
    assert first
    assert others == [first, first]


def test_the_sample_meeting_keeps_every_sentence(sample_voice: SpeechSettings) -> None:
    """One after another, the sample voice runs over a sentence of thirteen words in it."""
    # which words eight bits lose differs from one make of processor to the next
    whole = {"batched": "never", "speakers": "off", "compute_type": "float32"}
    settings = sample_voice.model_copy(update=whole)
    transcript = transcribe(MEETING.with_suffix(".flac"), settings)
    assert (
        "The filter supplier is two weeks late, and that could delay the first shipment." in transcript.text
    )
    assert "There is one more risk." in transcript.text
