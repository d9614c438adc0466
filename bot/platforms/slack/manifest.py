"""The Slack app as Slack wants it described: agent view, the scopes we use and no other, Socket Mode."""

import json
from collections.abc import Sequence
from typing import Any

import yaml

from bot.platforms.slack.inbound import SHORTCUTS
from bot.platforms.slack.settings import SlackSettings
from skills.contract import Skill

Payload = dict[str, Any]  # Any: Slack's own JSON
AnySkill = Skill[Any, Any]  # Any: the catalogue holds skills of every query and answer type

# each with what would not work without it
SCOPES = {
    "app_mentions:read": "hear a mention",
    "assistant:write": "the agent view: prompts, titles and the button that stops",
    "channels:history": "follow-ups in threads, questions where it may listen, and the files of a mention",
    "channels:read": "who reads a public channel",
    "chat:write": "answer, and show that an answer is on its way",
    "commands": "slash commands",
    "files:read": "recordings that people share",
    "files:write": "transcripts as files",
    "groups:history": "the same in private channels it is invited to",
    "groups:read": "who reads a private channel",
    "im:history": "direct messages",
    "im:write": "minutes by direct message",
    "users:read": "who somebody is",
    "users:read.email": "join them to the person in the directory",
}
EVENTS = (
    "agent_session_stopped",
    "app_context_changed",  # with it, each direct message says what its sender has open
    "app_home_opened",
    "app_mention",
    "channel_shared",
    "channel_unshared",
    "member_joined_channel",
    "member_left_channel",
    "message.channels",
    "message.groups",
    "message.im",
    "team_join",
    "user_change",
)
DESCRIPTION = (
    "Answers from company documents and meetings when it can prove the answer, and says so when it cannot."
)
HEAD = "# Made by `confidant manifest` from the catalogue of skills; change that, not this file.\n"


def manifest(skills: Sequence[AnySkill], settings: SlackSettings) -> Payload:
    """The manifest as Slack's JSON."""
    return {
        "display_information": {
            "name": "Confidant",
            "description": DESCRIPTION,
            "background_color": "#1f2d3d",
        },
        "features": {
            "agent_view": {"agent_description": DESCRIPTION},
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Confidant", "always_online": True},
            "shortcuts": _shortcuts(skills),
            "slash_commands": _commands(skills, settings),
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


def manifest_yaml(skills: Sequence[AnySkill], settings: SlackSettings) -> str:
    return as_yaml(manifest(skills, settings))


def as_yaml(made: Payload) -> str:
    # sentences of ours are more than plain words, which YAML does not know
    plain = json.loads(json.dumps(made))
    body: str = yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=110)
    return HEAD + body


def _shortcuts(skills: Sequence[AnySkill]) -> list[Payload]:
    """In the menu of a message."""
    by_word = {skill.command: skill for skill in skills}
    return [
        {
            "name": _title(callback),
            "type": "message",
            "callback_id": callback,
            "description": by_word[word].summary,
        }
        for callback, word in SHORTCUTS.items()
        if word in by_word
    ]


def _title(callback: str) -> str:
    words = callback.replace("_", " ")
    return words[:1].upper() + words[1:]


def _commands(skills: Sequence[AnySkill], settings: SlackSettings) -> list[Payload]:
    """One for each skill that owns a slash command, and `/confidant` for all the others."""
    by_word = {skill.command: skill for skill in skills}
    own = settings.renamed.values()
    others = [one.command for one in skills if not one.takes and one.command not in own]
    return [
        {
            "command": f"/{name}",
            "description": by_word[word].summary if word in by_word else "Help, status and everything else",
            "usage_hint": _hint(by_word[word]) if word in by_word else " | ".join(others),
            "should_escape": True,
        }
        for name, word in settings.renamed.items()
    ]


def _hint(skill: AnySkill) -> str:
    return skill.examples[0].removeprefix(skill.command).strip()
