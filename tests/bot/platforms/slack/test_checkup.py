"""What `confidant doctor` says about Slack, and the app's manifest."""

import asyncio
from pathlib import Path

import pytest
import yaml
from pydantic import SecretStr, ValidationError

from bot.errors import PlatformRefusedError
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.checkup import EVENT_SCOPES, cannot_post_in, missing_scopes
from bot.platforms.slack.manifest import EVENTS, SCOPES, manifest, manifest_yaml
from bot.platforms.slack.settings import SlackSettings
from bot.testing.slack import FakeSlack
from skills.catalogue import SKILLS

ROOT = Path(__file__).parents[4]


def settings(slack: FakeSlack, token: str = "") -> SlackSettings:
    return SlackSettings(
        bot_token=SecretStr(token or slack.bot_token),
        signing_secret=SecretStr(slack.signing_secret),
        base_url=slack.api_url,
    )


def test_a_token_with_every_scope_lacks_nothing() -> None:
    with FakeSlack() as slack:
        slack.scopes = tuple(SCOPES)
        assert asyncio.run(missing_scopes(settings(slack))).missing == {}


def test_a_missing_scope_is_named_with_what_does_not_work() -> None:
    with FakeSlack() as slack:
        slack.scopes = [scope for scope in SCOPES if scope != "files:read"]
        assert asyncio.run(missing_scopes(settings(slack))).missing == {"files:read": SCOPES["files:read"]}


def test_the_events_that_do_not_come_without_a_scope_are_named() -> None:
    with FakeSlack() as slack:
        slack.scopes = [scope for scope in SCOPES if scope not in ("groups:history", "channels:read")]
        found = asyncio.run(missing_scopes(settings(slack)))
    # the channels:read that is missing is made up for by groups:read
    assert found.unheard == ("message.groups",)
    assert "it does not hear message.groups" in found.says


def test_of_each_event_that_the_manifest_names_it_is_known_which_scope_it_needs() -> None:
    assert set(EVENT_SCOPES) == set(EVENTS)
    assert {scope for scopes in EVENT_SCOPES.values() for scope in scopes} <= set(SCOPES)


def test_a_token_that_is_not_taken_is_one_sentence() -> None:
    with FakeSlack() as slack, pytest.raises(PlatformRefusedError, match="invalid_auth"):
        asyncio.run(missing_scopes(settings(slack, "xoxb-wrong")))


@pytest.mark.parametrize(
    ("channel", "why"),
    [
        ("CHERE", ""),
        ("CAWAY", "Confidant is not in it"),
        ("COUT", "shared with outsiders"),
        ("CNONE", "channel_not_found"),
    ],
)
def test_a_channel_where_posts_would_not_arrive_is_known_beforehand(channel: str, why: str) -> None:
    with FakeSlack() as slack:
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        slack.add_channel("CHERE", "here", ["UANA", slack.bot_user_id])
        slack.add_channel("CAWAY", "away", ["UANA"])
        slack.add_channel("COUT", "out", ["UANA", slack.bot_user_id], external=True)
        found = asyncio.run(cannot_post_in(SlackApi(settings(slack)), channel))
    assert (why in found) if why else not found


def test_the_committed_manifest_is_the_one_that_the_catalogue_makes() -> None:
    assert (ROOT / "app_manifest.yml").read_text() == manifest_yaml(SKILLS, SlackSettings())


def test_the_manifest_stays_within_what_slack_takes() -> None:
    made = yaml.safe_load(manifest_yaml(SKILLS, SlackSettings()))
    assert len(made["features"]["agent_view"]["agent_description"]) <= 300
    assert len(made["display_information"]["description"]) <= 140
    assert made["settings"]["event_subscriptions"]["bot_events"] == list(EVENTS)
    assert made["settings"]["socket_mode_enabled"]


def test_a_command_that_another_app_owns_gets_another_name() -> None:
    made = manifest(SKILLS, SlackSettings(commands="ask:ask-it"))
    assert [one["command"] for one in made["features"]["slash_commands"]] == [
        "/ask-it",
        "/minutes",
        "/sql",
        "/create",
        "/confidant",
    ]


@pytest.mark.parametrize("value", ["ask", "sell:x", "ask:/"])
def test_another_name_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        SlackSettings(commands=value)
