"""Slack's payloads in our words; pure, nothing is asked of Slack here."""

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.platforms.slack.forms import MODAL, files_in, filled_in, kept_in
from bot.platforms.slack.people import NAME
from skills.messages import Attachment

Payload = dict[str, Any]  # Any: Slack's own JSON
# messages with these subtypes are people's words; any other is a bot, an edit or a notice
_SPOKEN = (None, "file_share", "thread_broadcast")
_ENTITY = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
# sound and pictures that people record in Slack itself, and what they are stored as
CLIPS = {"slack_audio": "m4a", "slack_video": "mp4"}
CHOICE, FEEDBACK = "choice", "feedback"
# in the menu of every message, by the id that Slack sends: which skill it is for
SHORTCUTS = {
    "summarise_thread": "catchup",
    "minutes_from_recording": "minutes",
    "draft_SQL_from_this": "sql",
}
# what such a skill works on is the message itself
ABOUT_WORDS = ("sql",)
UNOPENED = "unopened"  # in a stored press: what to tell who pressed a button whose form could not be opened
PASSING = "passing"  # a message that one person sees in passing, which only its response_url can replace
_STOPPED = "agent_session_stopped"
_OPENED = ("app_context_changed", "app_home_opened")
_OLDER_OPENED = ("assistant_thread_started", "assistant_thread_context_changed")
_CHANNEL, _MESSAGE = "slack#/types/channel_id", "slack#/types/message_context"


@dataclass(frozen=True)
class Incoming:
    """One thing a person did. `private`: only they read the reply. `addressed`: it must be answered.

    `mentions` are the other people named; `files_missing`: Slack leaves files out of this event; `home`: the reply
    goes into their Home tab; `on_home`: they pressed something there. `named` gives people and channels as the text
    names them, with references; `pressed` is the ts of the message whose button it was, or PASSING. `open_channel` is
    what its sender has open beside a direct message, whoever may read it, and None where it does not say; `follows`: it
    stands in a thread. `failed` is what could not be done for them already."""

    user: str
    channel: str
    text: str
    sent_at: datetime
    direct: bool
    private: bool
    addressed: bool
    workspace: str = ""
    ts: str = ""
    thread: str | None = None
    files: tuple[Attachment, ...] = ()
    mentions: tuple[str, ...] = ()
    response_url: str = ""
    external: bool = False
    files_missing: bool = False
    values: tuple[tuple[str, str], ...] = ()
    home: bool = False
    on_home: bool = False
    named: tuple[tuple[str, str], ...] = ()
    pressed: str = ""
    open_channel: str | None = None
    follows: bool = False
    failed: str = ""


def to_incoming(
    body: Payload, bot: str, commands: dict[str, str], *, received_at: datetime
) -> Incoming | None:
    """What an event, command, press or form says; None for what no person said to us.

    `bot` is the bot's own user id; `commands` gives our word for each slash command by its name there."""
    if body.get("type") == "event_callback":
        return _event(body, bot)
    if "command" in body:
        return _command(body, commands, received_at)
    if body.get("type") == "block_actions":
        return _press(body, received_at)
    if body.get("type") == "view_submission":
        return _form(body, received_at)
    if body.get("type") == "message_action":
        return _shortcut(body, received_at)
    return None


def event_id(body: Payload) -> str:
    """What names this event however often it is sent."""
    if body.get("event_id"):
        return str(body["event_id"])
    view = body.get("view") or {}
    if body.get("type") == "view_submission" and view.get("id"):
        return f"view:{view['id']}"
    actions = body.get("actions") or [{}]
    return f"{body.get('type') or 'command'}:{body.get('trigger_id') or ''}:{actions[0].get('action_ts', '')}"


def said(text: str, bot: str) -> str:
    """A person's words without Slack's markup: no mention of the bot, links as addresses, entities as characters."""

    def plain(match: re.Match[str]) -> str:
        target, label = match[1], match[2]
        if target == f"@{bot}":
            return ""
        if target.startswith(("@", "#", "!")):
            return (
                (label or target).lstrip("!")
                if target[0] == "!"
                else f"{target[0]}{(label or target).lstrip('@#')}"
            )
        return label or target if target.startswith(("mailto:", "tel:")) else target

    return html.unescape(_ENTITY.sub(plain, text)).replace("\x00", "").strip()


def named(text: str) -> tuple[tuple[str, str], ...]:
    """People and channels in a text, each as `said` words it and as a reference, such as slack:C012."""
    found = [(match[1], match[2]) for match in _ENTITY.finditer(text) if match[1][:1] in ("@", "#")]
    return tuple(
        (f"{target[0]}{(label or target).lstrip('@#')}", f"{NAME}:{target[1:]}") for target, label in found
    )


def file_of(file: Payload) -> Attachment | None:
    """A Slack file as an attachment; one that was deleted or is hidden is found out when it is fetched."""
    if not file.get("id"):
        return None
    name = str(file.get("name") or file.get("title") or "file")
    # clips that people record in Slack are often called by a title without an ending
    if file.get("subtype") in CLIPS and "." not in name:
        name = f"{name}.{file.get('filetype') or CLIPS[file['subtype']]}"
    return Attachment(name, source=f"slack-file:{file['id']}")


def files_of(message: Payload) -> tuple[Attachment, ...]:
    return tuple(filter(None, (file_of(one) for one in message.get("files") or ())))


def mentions_in(message: Payload) -> tuple[str, ...]:
    """Ids of the people that a message names."""
    return tuple(re.findall(r"<@([A-Z0-9]+)", str(message.get("text") or "")))


def open_beside(event: Payload) -> str | None:
    """The channel that stands first in what a message says its sender has open; empty for a canvas or a list.

    None where the message says nothing of what is open."""
    return _first_channel(event["app_context"] or {}) if "app_context" in event else None


def opened_beside(body: Payload) -> tuple[str, str] | None:
    """Who has which channel open by an event that says so by itself, empty for none; None for any other event."""
    event: Payload = body.get("event") or {}
    if event.get("type") in _OLDER_OPENED:
        thread: Payload = event.get("assistant_thread") or {}
        opened = str((thread.get("context") or {}).get("channel_id") or "")
        return str(thread.get("user_id") or ""), opened
    context = event.get("context")
    if event.get("type") not in _OPENED or not isinstance(context, dict):
        return None
    # Slack's example of the event names no user: the authorization is then whose view it is
    viewers = [one.get("user_id") for one in body.get("authorizations") or () if not one.get("is_bot")]
    user = event.get("user") or next(iter(viewers), None)
    return (str(user), _first_channel(context)) if user else None


def _first_channel(context: Payload) -> str:
    for entity in context.get("entities") or ():
        value = entity.get("value")
        if entity.get("type") == _CHANNEL:
            return str(value or "")
        if entity.get("type") == _MESSAGE and isinstance(value, dict):
            return str(value.get("channel_id") or "")
    return ""


def stopped_thread(body: Payload) -> tuple[str, str] | None:
    """Channel and thread of a session that somebody stopped; None for any other event."""
    event: Payload = body.get("event") or {}
    if event.get("type") != _STOPPED:
        return None
    return str(event.get("channel") or ""), str(event.get("thread_ts") or "")


def _event(body: Payload, bot: str) -> Incoming | None:
    event = body.get("event") or {}
    kind, text = event.get("type"), str(event.get("text") or "")
    if kind == "app_home_opened":
        return _home(body, event)
    if kind not in ("message", "app_mention") or event.get("subtype") not in _SPOKEN:
        return None
    if event.get("bot_id") or not event.get("user") or event["user"] in (bot, "USLACKBOT"):
        return None
    mentions = mentions_in(event)
    direct = event.get("channel_type") == "im" or str(event.get("channel", "")).startswith("D")
    # a mention in a channel comes twice, as app_mention and as message
    if kind == "message" and not direct and bot in mentions:
        return None
    if kind == "app_mention" and direct:
        return None
    ts = str(event.get("ts") or event.get("event_ts") or "")
    return Incoming(
        user=str(event["user"]),
        channel=str(event.get("channel") or ""),
        text=said(text, bot),
        sent_at=_time(ts),
        direct=direct,
        private=direct,
        addressed=direct or kind == "app_mention",
        follows=bool(event.get("thread_ts")),
        workspace=str(body.get("team_id") or event.get("team") or ""),
        ts=ts,
        thread=str(event.get("thread_ts") or ts),
        files=files_of(event),
        mentions=tuple(one for one in mentions if one != bot),
        external=bool(body.get("is_ext_shared_channel")),
        files_missing=kind == "app_mention",
        open_channel=open_beside(event) if direct else None,
        named=named(text),
    )


def _home(body: Payload, event: Payload) -> Incoming | None:
    """Whoever opens the Home tab is shown what is so now."""
    if event.get("tab") != "home":
        return None
    return Incoming(
        user=str(event.get("user") or ""),
        channel=str(event.get("channel") or ""),
        text="/home",
        sent_at=_time(str(event.get("event_ts") or "")),
        direct=True,
        private=True,
        addressed=True,
        workspace=str(body.get("team_id") or ""),
        home=True,
    )


def _command(body: Payload, commands: dict[str, str], received_at: datetime) -> Incoming:
    name = str(body["command"]).lstrip("/")
    word, text = commands.get(name, name), said(str(body.get("text") or ""), "")
    # under /confidant live all words, as commands, and alone it means help
    words = f"/{text.lstrip('/') or 'help'}" if word == "confidant" else f"/{word} {text}"
    return Incoming(
        user=str(body.get("user_id") or ""),
        channel=str(body.get("channel_id") or ""),
        text=words.strip(),
        sent_at=received_at,
        direct=str(body.get("channel_id", "")).startswith("D"),
        private=True,
        addressed=True,
        workspace=str(body.get("team_id") or ""),
        response_url=str(body.get("response_url") or ""),
        named=named(str(body.get("text") or "")),
    )


def _press(body: Payload, received_at: datetime) -> Incoming | None:
    action: Payload = next(iter(body.get("actions") or ()), {})
    failed = str(body.get(UNOPENED) or "")
    if not (failed or str(action.get("action_id", "")).startswith((CHOICE, FEEDBACK))):
        return None
    container, channel = body.get("container") or {}, (body.get("channel") or {}).get("id") or ""
    message = body.get("message") or {}
    # what is pressed in the Home tab comes without a channel
    direct = not channel or str(channel).startswith("D")
    ephemeral = bool(container.get("is_ephemeral"))
    return Incoming(
        user=str((body.get("user") or {}).get("id") or ""),
        channel=str(channel),
        text="" if failed else str(action.get("value") or ""),
        failed=failed,
        sent_at=received_at,
        direct=direct,
        private=direct or ephemeral,
        addressed=True,
        workspace=str((body.get("team") or {}).get("id") or ""),
        thread=message.get("thread_ts") or container.get("thread_ts") or container.get("message_ts"),
        # what was attached to the question that the buttons answer
        files_missing=bool(channel) and not ephemeral and not failed,
        response_url=str(body.get("response_url") or "") if ephemeral else "",
        on_home=(body.get("view") or {}).get("type") == "home",
        pressed=PASSING if ephemeral else str(container.get("message_ts") or ""),
    )


def _shortcut(body: Payload, received_at: datetime) -> Incoming | None:
    """What is chosen from the menu of a message: about its thread or its files, answered to whoever chose it alone."""
    word = SHORTCUTS.get(str(body.get("callback_id")))
    if word is None:
        return None
    message, channel = body.get("message") or {}, str((body.get("channel") or {}).get("id") or "")
    return Incoming(
        user=str((body.get("user") or {}).get("id") or ""),
        channel=channel,
        text=f"/{word} {_words_of(message)}".strip() if word in ABOUT_WORDS else f"/{word}",
        sent_at=received_at,
        direct=channel.startswith("D"),
        private=True,
        addressed=True,
        workspace=str((body.get("team") or {}).get("id") or ""),
        thread=str(message.get("thread_ts") or message.get("ts") or "") or None,
        files=files_of(message),
        response_url=str(body.get("response_url") or ""),
    )


def _words_of(message: Payload) -> str:
    """What somebody wrote in a message, in one line and without the people that it names."""
    text = re.sub(r"<@[A-Z0-9]+(?:\|[^<>]*)?>", " ", str(message.get("text") or ""))
    return " ".join(said(text, "").split())


def _form(body: Payload, received_at: datetime) -> Incoming | None:
    """A form that was sent: its command with the values; the reply goes where the form was opened."""
    view = body.get("view") or {}
    if view.get("callback_id") != MODAL:
        return None
    kept = kept_in(view)
    files = [(name, file) for name, one in files_in(view) if (file := file_of(one))]
    named = {name: file.name for name, file in files}
    channel, thread, url = (str(kept.get(name) or "") for name in ("channel", "thread", "url"))
    direct = not channel or channel.startswith("D")
    return Incoming(
        user=str((body.get("user") or {}).get("id") or ""),
        channel=channel,
        text=f"/{kept.get('command', '')}",
        sent_at=received_at,
        direct=direct,
        private=direct or bool(url) or not thread,
        addressed=True,
        workspace=str((body.get("team") or {}).get("id") or ""),
        thread=thread or None,
        files=tuple(file for _, file in files),
        response_url=url,
        values=tuple((dict(filled_in(view)) | named | (kept.get("given") or {})).items()),
    )


def _time(ts: str) -> datetime:
    try:
        return datetime.fromtimestamp(float(ts), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
