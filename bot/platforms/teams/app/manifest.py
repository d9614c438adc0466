"""The manifest of the Teams app, from the catalogue of skills.

Source: Microsoft's manifest schema 1.29, the first with messages that one agent and one person alone see.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.platforms import Payload
from bot.platforms.teams import limits
from skills.contract import Skill

AnySkill = Skill[Any, Any]  # Any: the catalogue holds skills of every query and answer type
VERSION = "1.29"
SCHEMA = f"https://developer.microsoft.com/json-schemas/teams/v{VERSION}/MicrosoftTeams.schema.json"
COLOR, OUTLINE = "color.png", "outline.png"
ACCENT = "#2F4B8C"
# words that people see first; under `confidant` stand all others
OWN_WORDS = ("ask", "minutes", "sql", "create", "catchup", "meetings")
PROMPTS = (
    ("What can you do?", "help"),
    ("What was decided this week?", "meetings digest this week"),
    ("What do I have to do?", "meetings actions mine"),
)
ACTION = "_form"  # after the word of a skill: the action whose form asks it
# those that have one, with what is said in the box that people write in
_ASKED_IN_FORMS = (
    ("ask", "Ask Confidant", "Ask in a form; the answer comes in the conversation"),
    ("create", "Make adverts", "Say in a form what to make; the drafts come in the conversation"),
)
LISTENING = (
    "ChannelMessage.Read.Group",
    "ChannelSettings.Read.Group",
    "ChannelMember.Read.Group",
    "ChatMessage.Read.Chat",
    "ChatMember.Read.Chat",
)
MEETINGS = (
    "OnlineMeeting.ReadBasic.Chat",
    "OnlineMeetingTranscript.Read.Chat",
    "OnlineMeetingRecording.Read.Chat",
    "ChannelMeeting.ReadBasic.Group",
    "ChannelMeetingTranscript.Read.Group",
    "ChannelMeetingRecording.Read.Group",
)
_SUMMARY = "Answers from your documents and meetings when it can prove the answer."
_FULL = (
    "A colleague who answers from your company's documents and meetings when it can prove the answer, says so when it "
    "cannot, and writes up every call. Every answer shows its evidence."
)


@dataclass(frozen=True)
class Choices:
    """`website` is shown as the developer's. The rest is what owners of teams, chats and meetings are asked for (RSC).

    `listening`: to read every message, and who is in a channel; `meetings`: to know when a meeting begins and ends, and
    what it left behind."""

    app_id: str
    website: str
    version: str = "1.0.0"
    listening: bool = False
    meetings: bool = False


def manifest(skills: Sequence[AnySkill], choices: Choices) -> Payload:
    """As Teams takes it; ids are filled in."""
    host = urlsplit(choices.website).hostname or ""
    whole: Payload = {
        "$schema": SCHEMA,
        "manifestVersion": VERSION,
        "version": choices.version,
        "id": choices.app_id,
        "developer": {
            "name": "Confidant",
            "websiteUrl": choices.website,
            "privacyUrl": choices.website,
            "termsOfUseUrl": choices.website,
        },
        "name": {"short": "Confidant", "full": "Confidant, a colleague that shows its evidence"},
        "description": {"short": _SUMMARY, "full": _FULL},
        "icons": {"color": COLOR, "outline": OUTLINE},
        "accentColor": ACCENT,
        "bots": [_bot(skills, choices.app_id)],
        "composeExtensions": [_extension(skills, choices.app_id)],
        "validDomains": [host] if host else [],
        "supportsChannelFeatures": "tier1",
    }
    return whole | _consents(choices)


def _bot(skills: Sequence[AnySkill], app_id: str) -> Payload:
    commands = _commands(skills)
    prompts = [_prompt(title, words) for title, words in PROMPTS]
    return {
        "botId": app_id,
        "scopes": ["personal", "team", "groupChat"],
        "supportsFiles": True,
        "supportsTargetedMessages": True,
        "commandLists": [
            {"scopes": ["team", "groupChat"], "triggers": ["mention", "slash"], "commands": commands},
            {
                "scopes": ["personal"],
                "triggers": ["mention"],
                "commands": [*prompts, *commands][: limits.COMMANDS],
            },
        ],
    }


def _commands(skills: Sequence[AnySkill]) -> list[Payload]:
    known = {skill.command: skill for skill in skills}
    own = [{"title": word, "description": known[word].summary} for word in OWN_WORDS if word in known]
    return [*own, {"title": "confidant", "description": "Help, status, and all words of admins"}]


def _prompt(title: str, words: str) -> Payload:
    return {"type": "prompt", "title": title, "description": title, "prompt": words}


def _extension(skills: Sequence[AnySkill], app_id: str) -> Payload:
    summary = next(skill.summary for skill in skills if skill.command == "ask")
    question = {"name": "question", "title": "Question", "description": "What you want to know"}
    search = {
        "id": "ask",
        "type": "query",
        "title": "Ask",
        "description": summary,
        "initialRun": False,
        "context": ["compose", "commandBox"],
        "parameters": [question],
    }
    known = {skill.command for skill in skills}
    actions = [
        {
            "id": f"{word}{ACTION}",
            "type": "action",
            "title": title,
            "description": says,
            "context": ["compose", "commandBox"],
            "fetchTask": True,
            # Teams wants one of each, also where the form asks for others
            "parameters": [question],
        }
        for word, title, says in _ASKED_IN_FORMS
        if word in known
    ]
    return {"botId": app_id, "commands": [search, *actions]}


def _consents(choices: Choices) -> Payload:
    """What people consent to when they install it (RSC); Microsoft wants an app's id beside that, and any resource."""
    names = (LISTENING if choices.listening else ()) + (MEETINGS if choices.meetings else ())
    if not names:
        return {}
    listed = [{"name": name, "type": "Application"} for name in names]
    return {
        "authorization": {"permissions": {"resourceSpecific": listed}},
        "webApplicationInfo": {"id": choices.app_id, "resource": choices.website},
    }
