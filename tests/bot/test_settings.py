"""The configuration: a typo stops the start, a value that cannot be used is named."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, known_names, load_settings


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in known_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_defaults_need_nothing() -> None:
    settings = load_settings()
    assert settings.database_url == "sqlite:///.confidant/confidant.db"
    assert settings.models.answer == "none"


def test_the_environment_sets_each_section(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFIDANT_SPEECH__MODEL", "/models/whisper")
    monkeypatch.setenv("CONFIDANT_ADMINS", "ana, bo@example.org")
    settings = load_settings()
    assert (settings.speech.model, settings.admins) == ("/models/whisper", ("ana", "bo@example.org"))


def test_a_file_named_env_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("CONFIDANT_WEB__PORT=9000\nOTHER_PROGRAM=1\n")
    assert load_settings().web.port == 9000


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("CONFIDANT_SPECH__MODEL", "CONFIDANT_SPEECH__MODEL"),
        ("CONFIDANT_SPEECH__MODLE", "CONFIDANT_SPEECH__MODEL"),
    ],
)
def test_a_misspelt_name_stops_the_start_and_names_the_nearest(
    monkeypatch: pytest.MonkeyPatch, name: str, near: str
) -> None:
    monkeypatch.setenv(name, "x")
    with pytest.raises(SettingsError, match=f"{name} is not a setting .did you mean {near}"):
        load_settings()


def test_a_misspelt_name_in_the_file_stops_the_start_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("CONFIDANT_HOEM=x\n")
    with pytest.raises(SettingsError, match="CONFIDANT_HOEM"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [("CONFIDANT_WEB__PORT", "high"), ("CONFIDANT_WEB__PORT", "70000"), ("CONFIDANT_MODELS__ANSWER", "gpt")],
)
def test_a_value_that_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        load_settings()


def test_an_env_file_in_another_encoding_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("CONFIDANT_HOME=é".encode("latin-1"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings()


def test_a_secret_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFIDANT_MODELS__API_KEY", "sk-very-secret")
    assert "very-secret" not in repr(load_settings())


def test_every_setting_has_a_sentence() -> None:
    assert all(known_names().values())
    assert Settings.model_fields


def test_a_secret_stays_out_of_the_sentence_and_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFIDANT_MODELS__API_KEY", "sk-very-secret")
    monkeypatch.setenv("CONFIDANT_MODELS__ANSWER", "gpt")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "very-secret" not in str(caught.value) + str(caught.value.__cause__)


def test_networks_are_listed_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFIDANT_FETCH__ALLOWED_NETWORKS", "10.1.0.0/16, 127.0.0.1")
    assert load_settings().fetch.allowed_networks == ("10.1.0.0/16", "127.0.0.1")


def test_a_bot_token_alone_is_not_enough_for_slack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFIDANT_SLACK__BOT_TOKEN", "xoxb-1")
    with pytest.raises(SettingsError, match="needs an app token"):
        load_settings()
