from pathlib import Path

from bot.gateway.settings import ModelSettings
from bot.gateway.status import ModelStatus, describe
from indexing.documents import DataClass
from skills.model import Task
from tests.bot.gateway.desk import KEY, Desk


def problem(**settings: object) -> str | None:
    (status,) = describe(ModelSettings.model_validate(settings))
    return status.problem


def test_a_fresh_install_has_nothing_to_mend() -> None:
    assert describe(ModelSettings()) == ()


def test_a_ready_model_is_listed_with_what_it_may_see(desk: Desk) -> None:
    gateway = desk.gateway(rewrite="openai:gpt-4.1-mini")
    assert gateway.describe() == (
        ModelStatus(Task.ANSWER, "openai:gpt-4.1", DataClass.INTERNAL, None),
        ModelStatus(Task.REWRITE, "openai:gpt-4.1-mini", DataClass.INTERNAL, None),
    )
    assert gateway.models() == {Task.ANSWER: "openai:gpt-4.1", Task.REWRITE: "openai:gpt-4.1-mini"}


def test_pictures_and_adverts_are_listed_as_the_others_are(desk: Desk) -> None:
    gateway = desk.artist(creative="openai:gpt-4.1", cleared="openai:open")
    assert gateway.describe() == (
        ModelStatus(Task.CREATIVE, "openai:gpt-4.1", DataClass.OPEN, None),
        ModelStatus(Task.IMAGES, "openai:gpt-image-1-mini", DataClass.OPEN, None),
    )
    assert "is not cleared for any data" in (problem(images="compatible:m", base_url="http://h/v1") or "")
    assert "has no address" in (problem(images="compatible:m", cleared="compatible:open") or "")


def test_a_missing_key_is_named_with_its_setting() -> None:
    said = problem(answer="openai:gpt-4.1", cleared="openai:open")
    assert said == "Model openai:gpt-4.1 has no key (an admin can set CONFIDANT_MODELS__API_KEY)."


def test_a_missing_address_is_named_with_its_setting() -> None:
    said = problem(answer="compatible:qwen", cleared="compatible:open")
    assert said == "Model compatible:qwen has no address (an admin can set CONFIDANT_MODELS__BASE_URL)."


def test_a_model_that_is_cleared_for_nothing_is_named_with_the_setting() -> None:
    said = problem(answer="openai:gpt-4.1", api_key=KEY, cleared="local:confidential")
    assert said == (
        "Model openai:gpt-4.1 is not cleared for any data, so it is not called;"
        " clear it with CONFIDANT_MODELS__CLEARED=local:confidential,openai:internal."
    )


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    said = problem(answer=f"local:{folder}", cleared="local:open")
    assert f"{folder} is not a folder" in (said or "")
