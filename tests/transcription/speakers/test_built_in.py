"""Voices told apart by their sound: two readers of LibriSpeech who take turns six times."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest

from tests.transcription.conftest import DATA, noise, silence, tone
from transcription.audio import Samples, load_samples
from transcription.speakers import Turn
from transcription.speakers.built_in import BuiltInDiarizer
from transcription.speakers.profiles import likeness

TRUTH = [(0.5, 3.9), (4.3, 8.0), (8.4, 11.4), (11.8, 15.3), (15.7, 18.9), (19.3, 22.7)]
ONE, TWO = "Speaker 1", "Speaker 2"


@pytest.fixture(scope="module")
def conversation() -> Samples:
    return load_samples(DATA / "two_voices.ogg")


@pytest.fixture(scope="module")
def heard(conversation: Samples) -> list[Turn]:
    return BuiltInDiarizer().turns([conversation])


def wrong_seconds(turns: list[Turn]) -> float:
    """How long the wrong one of the two is named."""
    return sum(
        max(0.0, min(turn.end, end) - max(turn.start, start))
        for turn in turns
        for number, (start, end) in enumerate(TRUTH)
        if turn.speaker != (ONE, TWO)[number % 2]
    )


def on_the_telephone(samples: Samples) -> Samples:
    """8 kHz speech: nothing below 300 or above 3,400 Hz is left."""
    spectrum = np.fft.rfft(samples)
    hertz = np.fft.rfftfreq(len(samples), 1 / 16_000)
    spectrum[(hertz < 300) | (hertz > 3_400)] = 0
    return np.fft.irfft(spectrum, len(samples)).astype(np.float32)


def test_two_people_are_told_apart(heard: list[Turn]) -> None:
    assert {turn.speaker for turn in heard} == {ONE, TWO}
    assert wrong_seconds(heard) < 0.5
    assert sum(turn.end - turn.start for turn in heard) > 15


def test_each_of_them_sounds_more_like_themselves_later_on_than_like_the_other(conversation: Samples) -> None:
    spans = [slice(int(start * 16_000), int(end * 16_000)) for start, end in TRUTH]
    one, two, one_later, two_later = (
        BuiltInDiarizer(1).hear([conversation[spans[n]] for n in numbers]).voices[0]
        for numbers in ((0, 2), (1, 3), (4,), (5,))
    )
    assert one.model == "built-in wide"
    assert likeness(one, one_later) > 0 > likeness(one, two_later)
    assert likeness(two, two_later) > 0 > likeness(two, one_later)


def test_two_people_on_the_telephone_are_told_apart(conversation: Samples) -> None:
    turns = BuiltInDiarizer().turns([on_the_telephone(conversation)])
    assert {turn.speaker for turn in turns} == {ONE, TWO}
    assert wrong_seconds(turns) < 1.0


def test_one_person_is_one_person(conversation: Samples) -> None:
    alone = np.concatenate([conversation[int(a * 16_000) : int(b * 16_000)] for a, b in TRUTH[::2]])
    assert {turn.speaker for turn in BuiltInDiarizer().turns([alone])} == {ONE}


def test_turns_are_in_order_and_never_two_at_once(heard: list[Turn]) -> None:
    for before, after in pairwise(heard):
        assert before.start < before.end <= after.start


def test_the_same_sound_in_other_blocks_gives_the_same_turns(
    conversation: Samples, heard: list[Turn]
) -> None:
    pieces = [conversation[at : at + 7_001] for at in range(0, len(conversation), 7_001)]
    assert BuiltInDiarizer().turns(pieces) == heard


@pytest.mark.parametrize(
    "sound",
    [silence(3.0), silence(0.0), silence(0.001), tone(2.0), noise(2.0, loudness=0.01)],
    ids=["digital zero", "no sample", "16 samples", "a tone", "noise"],
)
def test_where_nobody_speaks_there_is_no_turn(sound: npt.NDArray[np.float64]) -> None:
    assert BuiltInDiarizer().turns([sound.astype(np.float32)]) == []
    assert BuiltInDiarizer().turns([]) == []


def test_one_word_is_one_turn(conversation: Samples) -> None:
    word = np.concatenate(
        [np.zeros(8_000), conversation[int(4.5 * 16_000) : int(4.9 * 16_000)], np.zeros(8_000)]
    )
    turns = BuiltInDiarizer().turns([word.astype(np.float32)])
    assert {turn.speaker for turn in turns} <= {ONE}
    assert len(turns) <= 1


def test_as_many_voices_as_were_asked_for(conversation: Samples) -> None:
    assert {turn.speaker for turn in BuiltInDiarizer(1).turns([conversation])} == {ONE}
    assert len({turn.speaker for turn in BuiltInDiarizer(3).turns([conversation])}) == 3
