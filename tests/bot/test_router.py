"""Free text to a skill: what is clear goes there, what is not becomes a question back, and nothing is guessed."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.training.router.later import later_skill
from benchmarks.training.router.utterances import data_hash, deal, read_utterances
from bot.router import Route, Router, configuration, starter
from bot.router.likeness import Vectors, phrases_of
from indexing.models import TextModels
from skills.catalogue import DEFAULT, SKILLS


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


@pytest.mark.parametrize("text", ["wednesday", "delete all my old messages", "", "+1", "\x00\x01", "🙂🙂"])
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


@pytest.mark.slow
def test_the_shipped_figures_come_out_again_from_the_shipped_labels(router: Router) -> None:
    """Whoever changes a phrase, a signal or a label runs `python -m benchmarks.training.router` again."""
    certificate, utterances = starter().certificate, read_utterances()
    assert data_hash(utterances) == certificate.data
    part = deal(utterances)["calibrate"]
    commands = [skill.command for skill in router.skills]
    chosen = [(one, route(router, one.text, has_recording=one.has_recording)) for one in part]
    routed = [(one, found.skill.command) for one, found in chosen if found.skill]
    errors = sum(command != one.wanted(commands) for one, command in routed)
    assert (len(part), len(routed), errors) == (
        certificate.labels,
        certificate.answered,
        certificate.errors,
    )


def test_no_topic_stands_in_two_parts_of_the_labels() -> None:
    parts = deal(read_utterances())
    topics = [{one.group for one in part} for part in parts.values()]
    assert sum(map(len, topics)) == len(set.union(*topics))
    assert sum(map(len, parts.values())) == len(read_utterances()) >= 500


def test_a_made_up_skill_is_chosen_by_its_phrases_and_takes_nothing_from_the_others(
    router: Router, models: TextModels
) -> None:
    phrases = (
        "water the plants in the office",
        "please water the ficus",
        "the plants need water",
        "give the flowers some water",
        "turn on the sprinklers in the garden",
    )
    garden = replace(later_skill("remind"), command="garden", phrases=phrases)
    larger = Router((*SKILLS, garden), router.embed, default=DEFAULT, text_model=models.name)
    assert route(larger, "water the plants on the third floor please").skill is garden
    assert route(larger, "how many days a year may I work from another country?").skill is DEFAULT
    assert route(router, "water the plants on the third floor please").skill is not garden


def test_a_skill_without_phrases_is_reached_by_its_command_alone(router: Router, models: TextModels) -> None:
    mute = replace(later_skill("sql"), phrases=(), examples=("sql",))
    assert phrases_of(mute) == ()
    assert mute not in Router((*SKILLS, mute), router.embed, default=DEFAULT, text_model=models.name).skills


def test_nobody_is_sure_of_an_order_whose_verb_no_phrase_holds(router: Router) -> None:
    found = route(router, "delete this recording", has_recording=True)
    assert (found.skill, found.confidence) == (None, 0.0)
    assert found.reason


def test_a_question_in_a_huge_text_is_read_within_bounds(router: Router) -> None:
    found = route(router, "how long is parental leave? " + "lorem ipsum " * 200_000)
    assert found.candidates


def test_control_characters_mentions_and_links_do_not_change_the_route(router: Router) -> None:
    plain = route(router, "how long is parental leave?")
    marked = route(router, "<@U123>\x00 how long\x07 is\u200b parental leave? https://example.org/x")
    assert marked.skill is plain.skill is DEFAULT


def test_without_words_a_recording_puts_the_skill_that_takes_one_first(router: Router) -> None:
    assert route(router, "", has_recording=True).candidates[0].command == "minutes"
    assert route(router, "").candidates[0] is DEFAULT


@pytest.mark.parametrize("width", [0, 7])
def test_a_vector_of_another_width_than_the_phrases_is_no_signal(models: TextModels, width: int) -> None:
    async def embed(texts: Sequence[str]) -> Vectors:
        columns = 384 if len(texts) > 1 else width
        return np.full((len(texts), columns), 1.0 / max(columns, 1) ** 0.5, np.float32)

    found = route(Router(SKILLS, embed, default=DEFAULT, text_model=models.name), "how long is leave?")
    assert (found.skill, found.confidence) == (None, 0.0)
    assert found.candidates[0] is DEFAULT


def test_phrases_are_embedded_once(models: TextModels) -> None:
    asked: list[int] = []

    async def embed(texts: Sequence[str]) -> Vectors:
        asked.append(len(texts))
        return models.embed(list(texts))

    fresh = Router(SKILLS, embed, default=DEFAULT, text_model=models.name)
    for text in ("how long is leave?", "what can you do?"):
        route(fresh, text)
    assert asked == [sum(len(phrases_of(skill)) for skill in fresh.skills), 1, 1]
