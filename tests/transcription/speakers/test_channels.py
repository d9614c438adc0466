"""A channel is a person only where the channels take turns."""

import numpy as np
import numpy.typing as npt

from tests.transcription.conftest import noise, silence
from transcription.audio import Samples
from transcription.speakers.channels import channel_turns

Sound = npt.NDArray[np.float64]


def blocks(*channels: Sound, size: int = 5_000) -> list[Samples]:
    """Channels to blocks whose size is not that of anything inside."""
    sound = np.stack(channels).astype(np.float32)
    return [sound[:, at : at + size] for at in range(0, sound.shape[1], size)]


def hiss(sound: Sound) -> Sound:
    return sound + 1e-4 * np.random.default_rng(3).standard_normal(len(sound))


def talk(*spans: tuple[float, float], seconds: float = 12.0) -> Sound:
    sound = silence(seconds)
    for first, last in spans:
        start, end = int(first * 16_000), int(last * 16_000)
        sound[start:end] = noise(last - first + 0.1)[: end - start]
    return hiss(sound)


def test_two_people_on_two_channels_take_turns() -> None:
    found = channel_turns(blocks(talk((1.0, 4.0), (8.0, 10.0)), talk((4.5, 7.5))))
    assert found is not None
    assert [turn.speaker for turn in found] == ["Speaker 1", "Speaker 2", "Speaker 1"]
    assert np.allclose([(t.start, t.end) for t in found], [(1.0, 4.0), (4.5, 7.5), (8.0, 10.0)], atol=0.06)


def test_what_leaks_into_the_other_channel_is_not_the_others() -> None:
    anna, bo = talk((1.0, 4.0)), talk((5.0, 8.0))
    found = channel_turns(blocks(anna + 0.1 * bo, bo + 0.1 * anna))
    assert found is not None
    assert [turn.speaker for turn in found] == ["Speaker 1", "Speaker 2"]


def test_the_same_sound_twice_is_not_two_people() -> None:
    both = talk((1.0, 4.0), (5.0, 9.0))
    assert channel_turns(blocks(both, both)) is None
    assert channel_turns(blocks(both, 0.5 * both)) is None


def test_a_room_that_two_microphones_hear_is_not_two_people() -> None:
    anna, bo = talk((1.0, 4.0)), talk((5.0, 8.0))
    assert channel_turns(blocks(anna + 0.6 * bo, bo + 0.6 * anna)) is None


def test_a_microphone_on_one_side_only_is_not_two_people() -> None:
    assert channel_turns(blocks(talk((1.0, 9.0)), silence(12.0))) is None


def test_three_channels_of_which_one_is_silent_are_two_people() -> None:
    found = channel_turns(blocks(talk((1.0, 4.0)), silence(12.0), talk((5.0, 8.0))))
    assert found is not None
    assert [turn.speaker for turn in found] == ["Speaker 1", "Speaker 2"]


def test_three_people_on_three_channels_are_three() -> None:
    found = channel_turns(blocks(talk((8.0, 10.0)), talk((1.0, 4.0)), talk((5.0, 7.0))))
    assert found is not None
    assert [(turn.speaker, round(turn.start)) for turn in found] == [
        ("Speaker 1", 1),
        ("Speaker 2", 5),
        ("Speaker 3", 8),
    ]


def test_a_short_pause_does_not_end_a_turn() -> None:
    found = channel_turns(blocks(talk((1.0, 2.0), (2.2, 4.0)), talk((5.0, 8.0))))
    assert found is not None
    assert len(found) == 2


def test_digital_silence_one_channel_and_no_sound_at_all_are_nobody() -> None:
    assert channel_turns(blocks(silence(3.0), silence(3.0))) is None
    assert channel_turns(blocks(talk((1.0, 4.0)))) is None
    assert channel_turns([]) is None
    assert channel_turns(blocks(silence(0.01), silence(0.01))) is None
