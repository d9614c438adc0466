"""The manifest for more than one workspace: what each choice adds, and which choices do not go together."""

import pytest

from bot.errors import SettingsError
from bot.platforms.slack.manifest import manifest
from bot.platforms.slack.manifest_choices import ENDS, Choices, chosen
from bot.platforms.slack.settings import SlackSettings
from skills.catalogue import SKILLS

URL = "https://bot.example.org"


def made(**given: object) -> dict[str, object]:
    return chosen(manifest(SKILLS, SlackSettings()), Choices(**given))  # type: ignore[arg-type]  # named in each test


def test_nothing_chosen_changes_nothing() -> None:
    assert made() == manifest(SKILLS, SlackSettings())


def test_over_http_slack_calls_the_web_server_for_everything() -> None:
    app = made(http=True, url=f"{URL}/")
    settings, features = app["settings"], app["features"]
    assert settings["socket_mode_enabled"] is False  # type: ignore[index]
    assert settings["event_subscriptions"]["request_url"] == f"{URL}/slack/events"  # type: ignore[index]
    assert settings["interactivity"]["request_url"] == f"{URL}/slack/events"  # type: ignore[index]
    assert {one["url"] for one in features["slash_commands"]} == {f"{URL}/slack/events"}  # type: ignore[index]


def test_an_app_that_is_installed_from_the_web_says_where_browsers_come_back_and_hears_of_its_end() -> None:
    app = made(url=URL)
    assert app["oauth_config"]["redirect_urls"] == [f"{URL}/slack/oauth_redirect"]  # type: ignore[index]
    assert set(ENDS) <= set(app["settings"]["event_subscriptions"]["bot_events"])  # type: ignore[index]
    assert app["settings"]["socket_mode_enabled"] is True  # type: ignore[index]


def test_an_organisation_and_expiring_tokens_are_switched_on_and_want_no_other_scope() -> None:
    app, plain = made(http=True, url=URL, org=True, rotation=True), manifest(SKILLS, SlackSettings())
    assert app["settings"]["org_deploy_enabled"] is True  # type: ignore[index]
    assert app["settings"]["token_rotation_enabled"] is True  # type: ignore[index]
    assert app["oauth_config"]["scopes"] == plain["oauth_config"]["scopes"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"http": True}, "--http needs --url"),
        ({"org": True}, "need --url"),
        ({"rotation": True}, "need --url"),
        ({"url": "http://bot.example.org"}, "is not an address"),
        ({"url": "https://bot.example.org/slack"}, "is not an address"),
        ({"url": "bot"}, "is not an address"),
    ],
)
def test_choices_that_do_not_go_together_are_one_sentence(given: dict[str, object], says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        made(**given)
