"""A voice leads to a question only where there is no doubt, and only about people who agreed."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcription.errors import DiarizationError
from transcription.speakers.profiles import BUILT_IN, VoiceProfile, ask_about, likeness
from transcription.speakers.voice_space import model_of, voice_space
from transcription.transcript import Voice

DIMENSIONS = 256
MODEL = "community-1"
WIDE, NARROW = model_of(narrow=False), model_of(narrow=True)
AGREED = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)


def at(angle: float, *, axis: int = 1, seconds: float = 60.0, who: str = "Speaker 1") -> Voice:
    """A voice that far, in degrees, from the first axis."""
    vector = np.zeros(DIMENSIONS)
    vector[0], vector[axis] = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return Voice(who, tuple(vector.tolist()), seconds, MODEL)


def profile(person: str, angle: float, *, axis: int = 1) -> VoiceProfile:
    return VoiceProfile(person, at(angle, axis=axis, who=person), AGREED)


def built_in(away: float, *, model: str = WIDE, seconds: float = 30.0, who: str = "Speaker 1") -> Voice:
    """A voice that lies so far from the middle of all people, along what tells them apart best."""
    space = voice_space(narrow=model == NARROW)
    direction = np.linalg.pinv(space.directions)[0]
    return Voice(who, tuple((space.centre + away * direction).tolist()), seconds, model)


def test_a_voice_close_to_one_profile_is_asked_about() -> None:
    voices = [at(5, seconds=30.0), at(80, who="Speaker 2")]
    assert ask_about(voices, [profile("Anna", 0), profile("Bo", 80, axis=2)]) == {"Speaker 1": "Anna"}


def test_a_voice_that_is_only_somewhat_alike_is_nobodys() -> None:
    assert ask_about([at(30)], [profile("Anna", 0)]) == {}


def test_a_voice_between_two_people_is_nobodys() -> None:
    assert ask_about([at(8)], [profile("Anna", 0), profile("Bo", 16)]) == {}


def test_two_profiles_of_one_person_are_no_doubt() -> None:
    assert ask_about([at(4)], [profile("Anna", 0), profile("Anna", 8)]) == {"Speaker 1": "Anna"}


def test_a_few_words_are_too_little_to_be_known_by() -> None:
    assert ask_about([at(0, seconds=5.0)], [profile("Anna", 0)]) == {}


def test_nobody_is_asked_about_without_profiles() -> None:
    assert ask_about([at(0)], []) == {}


def test_the_voices_of_the_built_in_way_are_held_against_how_people_vary() -> None:
    far, near = built_in(8.0), built_in(7.9)
    assert likeness(far, near) > likeness(far, built_in(0.0)) > likeness(far, built_in(-8.0))
    assert likeness(far, built_in(-8.0)) < 0 < BUILT_IN.least


def test_a_telephone_is_held_against_telephones_only() -> None:
    assert likeness(built_in(8.0), built_in(8.0, model=NARROW)) == -np.inf


def test_a_profile_comes_back_from_its_stored_form() -> None:
    anna = VoiceProfile("ana", built_in(3.0, seconds=42.5, who="ana"), AGREED)
    back = VoiceProfile.from_json(anna.to_json())
    assert (back.person, back.consented_at, back.voice.seconds) == ("ana", AGREED, 42.5)
    assert likeness(back.voice, anna.voice) == pytest.approx(likeness(anna.voice, anna.voice), abs=1e-2)


@pytest.mark.parametrize(
    "change",
    [
        {"consented_at": None},
        {"consented_at": "2026-09-14T09:00:00"},
        {"vector": [0.1, 0.2]},
        {"vector": [float("nan")] * 256},
        {"person": ""},
        {"seconds": 0},
        {"more": 1},
    ],
)
def test_a_stored_form_with_something_missing_or_wrong_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(
        DiarizationError, match=r"^This is not a stored voice profile \(.*; record the voice again\.$"
    ):
        VoiceProfile.from_json(profile("Anna", 0).to_json() | change)


def test_a_profile_of_another_model_is_nobodys_and_is_replaced_by_what_is_heard_next() -> None:
    other = Voice("Speaker 1", at(0).vector, 60.0, "ecapa")
    assert ask_about([other], [profile("Anna", 0)]) == {}
    assert profile("Anna", 0).joined(other).voice == other


def test_more_speech_moves_a_profile_by_its_share() -> None:
    joined = profile("Anna", 0).joined(at(90))
    assert joined.voice.seconds == 120.0
    assert joined.voice.vector[:2] == pytest.approx((0.5, 0.5))


@settings(deadline=None)
@given(st.floats(0, 90), st.floats(0, 90), st.floats(0, 90))
def test_who_is_asked_about_is_only_ever_the_most_alike(voice: float, anna: float, bo: float) -> None:
    found = ask_about([at(voice)], [profile("Anna", anna), profile("Bo", bo)])
    nearest = "Anna" if abs(voice - anna) < abs(voice - bo) else "Bo"
    assert found in ({}, {"Speaker 1": nearest})
