"""Voices are recognised only where there is no doubt, and only of people who agreed."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcription.errors import DiarizationError
from transcription.speakers.profiles import Vectors, Voice, VoiceProfile, recognise, unit

DIMENSIONS = 256
MODEL = "community-1"
AGREED = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)


def at(angle: float, *, axis: int = 1) -> Vectors:
    """A voice that far, in degrees, from the first axis."""
    vector = np.zeros(DIMENSIONS, np.float32)
    vector[0], vector[axis] = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return vector


def profile(name: str, angle: float, *, axis: int = 1) -> VoiceProfile:
    return VoiceProfile(name, Voice(at(angle, axis=axis), 60.0, MODEL), AGREED)


def test_a_voice_close_to_one_profile_gets_its_name() -> None:
    voices = {"Speaker 1": Voice(at(5), 30.0, MODEL), "Speaker 2": Voice(at(80), 30.0, MODEL)}
    assert recognise(voices, [profile("Anna", 0), profile("Bo", 80, axis=2)]) == {"Speaker 1": "Anna"}


def test_a_voice_that_is_only_somewhat_alike_stays_anonymous() -> None:
    assert recognise({"Speaker 1": Voice(at(30), 60.0, MODEL)}, [profile("Anna", 0)]) == {}


def test_a_voice_between_two_people_stays_anonymous() -> None:
    assert recognise({"Speaker 1": Voice(at(8), 60.0, MODEL)}, [profile("Anna", 0), profile("Bo", 16)]) == {}


def test_two_profiles_of_one_person_are_no_doubt() -> None:
    voices = {"Speaker 1": Voice(at(4), 60.0, MODEL)}
    assert recognise(voices, [profile("Anna", 0), profile("Anna", 8)]) == {"Speaker 1": "Anna"}


def test_a_few_words_are_too_little_to_be_recognised_by() -> None:
    assert recognise({"Speaker 1": Voice(at(0), 5.0, MODEL)}, [profile("Anna", 0)]) == {}


def test_nobody_is_recognised_without_profiles() -> None:
    assert recognise({"Speaker 1": Voice(at(0), 60.0, MODEL)}, []) == {}


def test_a_profile_comes_back_from_its_stored_form() -> None:
    anna = VoiceProfile(
        "Anna", Voice(unit(np.random.default_rng(1).random(256).astype(np.float32)), 42.5, MODEL), AGREED
    )
    back = VoiceProfile.from_json(anna.to_json())
    assert (back.name, back.consented_at, back.voice.seconds) == ("Anna", AGREED, 42.5)
    assert float(back.voice.vector @ anna.voice.vector) > 0.9999


@pytest.mark.parametrize(
    "change",
    [
        {"consented_at": None},
        {"consented_at": "2026-09-14T09:00:00"},
        {"vector": [0.1, 0.2]},
        {"vector": [float("nan")] * 256},
        {"name": ""},
        {"seconds": 0},
        {"more": 1},
    ],
)
def test_a_stored_form_with_something_missing_or_wrong_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(
        DiarizationError, match=r"^This is not a stored voice profile \(.*; record the voice again\.$"
    ):
        VoiceProfile.from_json(profile("Anna", 0).to_json() | change)


def test_a_profile_of_another_model_is_nobodys_and_cannot_be_joined() -> None:
    other = Voice(at(0), 60.0, "ecapa")
    assert recognise({"Speaker 1": other}, [profile("Anna", 0)]) == {}
    with pytest.raises(DiarizationError, match="was made by 'community-1' and not by 'ecapa'"):
        profile("Anna", 0).joined(other)


def test_more_speech_moves_a_profile_by_its_share() -> None:
    joined = profile("Anna", 0).joined(Voice(at(30), 60.0, MODEL))
    assert joined.voice.seconds == 120.0
    assert np.allclose(joined.voice.vector, at(15), atol=1e-4)


@settings(deadline=None)
@given(st.floats(0, 90), st.floats(0, 90), st.floats(0, 90))
def test_a_name_is_only_ever_that_of_the_most_alike(voice: float, anna: float, bo: float) -> None:
    found = recognise(
        {"Speaker 1": Voice(at(voice), 60.0, MODEL)}, [profile("Anna", anna), profile("Bo", bo)]
    )
    nearest = "Anna" if abs(voice - anna) < abs(voice - bo) else "Bo"
    assert found in ({}, {"Speaker 1": nearest})
