"""Models and clearances set from the chat: shown first, in force within seconds, put back, and never a key."""

import asyncio
from collections.abc import Sequence

import pytest

from indexing.documents import DataClass
from skills.messages import Reply
from skills.model import Completion, Task
from tests.bot.admin.conftest import Pair

SET = "/models set answer compatible:small"
CLEAR = "/models clear compatible internal"


def complete(
    pair: Pair, *, other: bool = False, classes: Sequence[DataClass] = (DataClass.INTERNAL,)
) -> Completion:
    """What a skill gets that asks for words; no server answers here."""
    gateway = (pair.other if other else pair.app).gateway
    return asyncio.run(
        gateway.complete(Task.ANSWER, system="s", prompt="p", data_classes=classes, asker="bo")
    )


def shown(reply: Reply) -> str:
    return f"{reply.summary} {reply.blocks}"


def test_a_model_is_shown_before_it_is_set_and_what_it_lacks_is_named(pair: Pair) -> None:
    asked = pair.say(SET)
    assert "The model of task answer" in asked.summary
    assert "Then: compatible:small" in shown(asked)
    assert "CONFIDANT_MODELS__BASE_URL" in shown(asked)
    assert complete(pair) == Completion()


def test_once_confirmed_it_holds_here_and_within_five_seconds_elsewhere_and_is_not_called_uncleared(
    pair: Pair,
) -> None:
    assert complete(pair, other=True) == Completion()
    pair.do(SET)
    assert "not cleared" in str(complete(pair).note)
    pair.clock.pass_(seconds=5)
    assert "not cleared" in str(complete(pair, other=True).note)


def test_a_provider_that_is_cleared_for_internal_data_sees_nothing_confidential(pair: Pair) -> None:
    pair.do(SET)
    pair.do(CLEAR)
    assert "not cleared" not in str(complete(pair).note)
    assert "not cleared" in str(complete(pair, classes=(DataClass.CONFIDENTIAL,)).note)
    pair.do("/models clear compatible nothing")
    assert "not cleared" in str(complete(pair).note)


def test_undo_and_reset_put_back_what_the_environment_says(pair: Pair) -> None:
    done = pair.do(SET)
    pair.press(done, "Undo")
    assert complete(pair) == Completion()
    pair.do(SET)
    pair.do("/models reset answer")
    assert complete(pair) == Completion()


def test_the_audit_keeps_who_set_which_model(pair: Pair) -> None:
    pair.do(SET)
    assert "compatible:small" in shown(pair.say("/audit"))


def test_a_key_is_not_for_a_chat_and_is_not_said_again(pair: Pair) -> None:
    key = "sk-proj-abcdefghijklmnop1234"
    said = shown(pair.say(f"/models set answer {key}"))
    assert "looks like a key" in said
    assert key not in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("set answer gpt-4", "write provider:model or none"),
        ("set cooking openai:gpt-4.1", "There is no task"),
        ("clear openai secret", "is no class of data"),
        ("clear nobody internal", "There is no provider"),
        ("set answer", "Two words are wanted"),
        ("reset", "What to reset is missing"),
    ],
)
def test_what_cannot_be_set_is_said_plainly(pair: Pair, words: str, why: str) -> None:
    assert why in shown(pair.say(f"/models {words}"))


def test_adverts_and_pictures_are_set_as_the_others_are(pair: Pair) -> None:
    asked = pair.say("/models set images compatible:sdxl")
    assert "The model of task images" in asked.summary
    assert "none, so adverts are made from templates" in shown(asked)
    assert "CONFIDANT_MODELS__BASE_URL" in shown(asked)
    assert "anthropic makes no pictures" in shown(pair.say("/models set images anthropic:claude"))
    pair.do("/models set creative compatible:small")
    assert "creative" in shown(pair.say("/models"))
    assert "images" in shown(pair.say("/models"))


def test_two_providers_with_one_key_are_refused(pair: Pair) -> None:
    pair.do(SET)
    assert "one key" in shown(pair.say("/models set summarise openai:gpt-4.1"))


def test_only_who_may_set_things_up_may_set_models(pair: Pair) -> None:
    assert "settings permission" in shown(pair.say(SET, "bo"))
