import subprocess
import sys

import pytest
from pydantic import ValidationError

from bot.gateway.names import ModelName, Provider
from bot.gateway.settings import ModelSettings
from skills.model import Task


def test_no_task_has_a_model_by_default() -> None:
    assert [task for task in Task if ModelSettings().model_for(task)] == []


def test_a_model_may_hold_colons_and_slashes() -> None:
    settings = ModelSettings(answer="compatible:org/qwen3:8b", base_url="http://localhost:1/v1")
    assert settings.model_for(Task.ANSWER) == ModelName(Provider.COMPATIBLE, "org/qwen3:8b")


@pytest.mark.parametrize("task", list(Task))
def test_each_task_has_its_own_setting(task: Task) -> None:
    settings = ModelSettings.model_validate({task.value: "openai:gpt-4.1"})
    assert [one for one in Task if settings.model_for(one)] == [task]


def test_a_misspelt_provider_is_refused_with_the_choices() -> None:
    with pytest.raises(
        ValidationError, match=r"'opnai' is not a provider; use openai, anthropic, compatible, local"
    ):
        ModelSettings(answer="opnai:gpt-4.1")


@pytest.mark.parametrize("value", ["openai", "openai:", "gpt-4.1"])
def test_a_model_without_both_halves_is_refused(value: str) -> None:
    with pytest.raises(ValidationError, match="write provider:model"):
        ModelSettings(answer=value)


def test_two_providers_cannot_share_one_key() -> None:
    with pytest.raises(ValidationError, match="anthropic and openai"):
        ModelSettings(answer="openai:a", rewrite="anthropic:b")


def test_pictures_share_the_key_and_address_of_the_words() -> None:
    with pytest.raises(ValidationError, match="compatible and openai"):
        ModelSettings(answer="openai:a", images="compatible:b")
    assert ModelSettings(answer="anthropic:a", images="local:/models/b").model_for(Task.IMAGES)


def test_a_provider_that_makes_no_pictures_is_refused() -> None:
    with pytest.raises(ValidationError, match="anthropic makes no pictures"):
        ModelSettings(images="anthropic:claude-sonnet-5-5")


@pytest.mark.parametrize("sizes", ["big", "0x10", "1024", "1024x1024;512x512", "99999x1"])
def test_what_is_no_size_is_refused_with_an_example(sizes: str) -> None:
    with pytest.raises(ValidationError, match="1024x1024,1536x1024"):
        ModelSettings(image_sizes=sizes)


def test_a_local_model_may_stand_beside_a_provider() -> None:
    settings = ModelSettings(answer="openai:a", rewrite="local:/models/b")
    assert settings.model_for(Task.REWRITE) == ModelName(Provider.LOCAL, "/models/b")


@pytest.mark.parametrize("url", ["models.example.com", "ftp://models.example.com", "https://"])
def test_an_address_without_scheme_or_host_is_refused(url: str) -> None:
    with pytest.raises(ValidationError, match=r"https://models\.example\.com/v1"):
        ModelSettings(base_url=url)


def test_a_fault_does_not_print_the_key_or_what_was_pasted_as_an_address() -> None:
    given = {"api_key": "sk-secret", "answer": "openai:a", "rewrite": "anthropic:b"}
    for wrong in ({}, {"base_url": "https://me:sk-secret@models.example.com"}, {"base_url": "sk-secret"}):
        with pytest.raises(ValidationError) as caught:
            ModelSettings.model_validate(given | wrong)
        assert "sk-secret" not in str(caught.value)


def test_an_empty_key_is_no_key() -> None:
    assert ModelSettings.model_validate({"api_key": " "}).key is None


def test_the_key_is_not_in_the_repr() -> None:
    assert "sk-secret" not in repr(ModelSettings.model_validate({"api_key": "sk-secret"}))


def test_each_setting_has_one_sentence() -> None:
    assert all(field.description for field in ModelSettings.model_fields.values())


VENDORS = {"langchain_core", "langsmith", "openai", "anthropic", "transformers", "torch"}


def brought_by(module: str) -> set[str]:
    code = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    command = [sys.executable, "-c", code]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def test_reading_settings_brings_no_vendor_and_no_database() -> None:
    assert not brought_by("bot.gateway.settings") & (VENDORS | {"sqlalchemy"})


def test_a_gateway_brings_no_vendor_before_it_is_asked() -> None:
    assert not brought_by("bot.gateway.gateway") & VENDORS
