"""Free text to a skill: what is clear goes there, what is not becomes a question back, and nothing is guessed."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.training.router.later import later_skill
from bot.router import Route, Router, configuration, starter
from bot.router.likeness import Vectors
from indexing.models import TextModels
from skills.catalogue import DEFAULT, SKILLS


@pytest.fixture(scope="module")
def models() -> TextModels:
    return TextModels()


@pytest.fixture(scope="module")
def router(models: TextModels) -> Router:
    async def embed(texts: Sequence[str]) -> Vectors:
        return models.embed(list(texts))

    return Router(SKILLS, embed, default=DEFAULT, text_model=models.name)


def route(router: Router, text: str, *, has_recording: bool = False) -> Route:
    return asyncio.run(router.route(text, has_recording=has_recording))


@pytest.mark.parametrize(
    ("text", "has_recording", "command"),
    [
        ("How many days a year may I work from another country?", False, "ask"),
        ("what did we decide about the price in the launch meeting", False, "ask"),
        ("per diem for Ghent?", False, "ask"),
        ("wie viele Urlaubstage habe ich?", False, "ask"),
        ("please write up this call", True, "minutes"),
        ("can you do the notes for the attached recording", True, "minutes"),
        ("what can you do?", False, "help"),
        ("how do I use this bot", False, "help"),
    ],
)
def test_what_is_clear_goes_to_its_skill(
    router: Router, text: str, has_recording: bool, command: str
) -> None:
    found = route(router, text, has_recording=has_recording)
    assert found.skill is not None
    assert found.skill.command == command
    assert found.confidence >= found.threshold


@pytest.mark.parametrize("text", ["banana", "delete all my old messages", "", "+1", "\x00\x01", "🙂🙂"])
def test_what_is_not_clear_becomes_candidates_and_no_guess(router: Router, text: str) -> None:
    found = route(router, text)
    assert found.skill is None
    assert 0 < len(found.candidates) <= 3


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=3000))
def test_any_text_gives_a_skill_above_the_threshold_or_candidates(router: Router, text: str) -> None:
    found = route(router, text)
    assert (found.skill is not None) == (found.confidence >= found.threshold and not found.reason)
    assert found.candidates


def test_a_new_skill_joins_by_its_phrases_alone(router: Router, models: TextModels) -> None:
    research = later_skill("research")
    larger = Router((*SKILLS, research), router.embed, default=DEFAULT, text_model=models.name)
    found = route(larger, "make a competitor report about meal kit services")
    assert found.candidates[0] is research


def test_without_a_usable_vector_nothing_is_chosen(models: TextModels) -> None:
    async def embed(texts: Sequence[str]) -> Vectors:
        return np.full((len(texts), 384), np.nan, np.float32)

    found = route(Router(SKILLS, embed, default=DEFAULT, text_model=models.name), "how long is leave?")
    assert (found.skill, found.confidence) == (None, 0.0)
    assert found.candidates[0] is DEFAULT


def test_with_another_text_model_only_a_plain_question_goes_on_and_only_to_the_default(
    router: Router,
) -> None:
    other = Router(SKILLS, router.embed, default=DEFAULT, text_model="another-model")
    assert route(other, "how long is parental leave?").skill is DEFAULT
    assert route(other, "please write up this call", has_recording=True).skill is None


def test_the_shipped_threshold_belongs_to_the_shipped_router(models: TextModels) -> None:
    shipped = starter()
    assert configuration(models.name, shipped.scorers["skill"]) == shipped.certificate.configuration
    assert not shipped.certificate.certified


def test_a_changed_scorer_is_another_configuration(models: TextModels) -> None:
    scorer = starter().scorers["skill"]
    assert configuration(models.name, replace(scorer, intercept=9.0)) != configuration(models.name, scorer)
