"""The fake's records as Slack's JSON: messages, people, channels, files, views, events."""

import html
import re
import time
from typing import Any

from bot.testing.slack.records import Channel, File, Json, Post, User, View
from bot.testing.slack.world import APP, BOT, BOT_NAME, BOT_USER, DOMAIN, OTHER_TEAM, TEAM, World

VERIFICATION_TOKEN = "the-old-verification-token"  # noqa: S105  Slack still sends one; nobody may rely on it
CHANNEL_TYPES = {"channel": "channel", "group": "group", "im": "im"}


def message_json(world: World, post: Post, *, metadata: bool = False) -> Json:
    """A message as history and events show it; metadata only where it was asked for."""
    message: Json = {"type": "message", "user": post.user, "ts": post.ts, "text": post.text, "team": TEAM}
    message |= _author_fields(world, post)
    if post.thread_ts:
        message["thread_ts"] = post.thread_ts
        root = world.posts.get((post.channel, post.thread_ts))
        if post.thread_ts != post.ts and root:
            message["parent_user_id"] = root.user
    if post.files:
        message |= {"files": [file_json(file, "") for file in post.files], "upload": False}
    if post.edited:
        message["edited"] = {"user": post.user, "ts": post.ts}
    if metadata and post.metadata:
        message["metadata"] = post.metadata
    return message | _thread_fields(world, post) | _reactions(post)


def _author_fields(world: World, post: Post) -> Json:
    if post.by_bot or post.bot_name:
        blocks = {"blocks": list(post.blocks)} if post.blocks else {}
        return _bot_fields(post) | blocks
    return {"blocks": rich_text(post.text), **_person_fields(world.users[post.user])}


def _bot_fields(post: Post) -> Json:
    bot_id, app_id = (BOT, APP) if post.by_bot else (f"B{post.user[1:]}", "A0OTHER")
    name = post.bot_name or BOT_NAME
    profile = {"id": bot_id, "app_id": app_id, "name": name, "team_id": TEAM, "deleted": False, "updated": 1}
    return {"bot_id": bot_id, "app_id": app_id, "bot_profile": profile}


def _person_fields(user: User) -> Json:
    fields: Json = {
        "team": user.team_id,
        "client_msg_id": f"00000000-0000-4000-8000-{time.monotonic_ns():012x}"[:36],
    }
    if user.stranger:
        fields |= {"user_team": user.team_id, "source_team": user.team_id}
    return fields


def _thread_fields(world: World, post: Post) -> Json:
    if post.root_ts != post.ts or post.ephemeral_to:
        return {}
    replies = world.thread(post.channel, post.ts)[1:]
    if not replies:
        return {}
    writers = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": post.ts,
        "reply_count": len(replies),
        "reply_users": writers,
        "reply_users_count": len(writers),
        "latest_reply": replies[-1].ts,
        "subscribed": False,
    }


def _reactions(post: Post) -> Json:
    if not post.reactions:
        return {}
    names = dict.fromkeys(name for name, _user in post.reactions)
    users = {name: [user for given, user in post.reactions if given == name] for name in names}
    return {"reactions": [{"name": name, "users": who, "count": len(who)} for name, who in users.items()]}


def rich_text(text: str) -> list[Json]:
    """What Slack's composer makes of typed text, which comes here escaped."""
    parts = [_inline(piece) for piece in re.split(r"(<[^<>]+>)", text) if piece]
    section = {"type": "rich_text_section", "elements": parts}
    return [{"type": "rich_text", "block_id": "typed", "elements": [section]}]


def _inline(piece: str) -> Json:
    inner = piece[1:-1].split("|")[0]
    if not piece.startswith("<"):
        return {"type": "text", "text": html.unescape(piece)}
    if inner.startswith("@"):
        return {"type": "user", "user_id": inner[1:]}
    if inner.startswith("#"):
        return {"type": "channel", "channel_id": inner[1:]}
    if inner.startswith("!subteam^"):
        return {"type": "usergroup", "usergroup_id": inner.removeprefix("!subteam^")}
    if inner.startswith("!"):
        return {"type": "broadcast", "range": inner[1:]}
    return {"type": "link", "url": inner}


def user_json(user: User, *, locale: bool = False) -> Json:
    """A person as users.info shows them, their language where that is asked for; an outsider's e-mail stays hidden."""
    email = {} if user.stranger or user.bot else {"email": user.email}
    real_name = user.name.title()
    found: Json = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": False,
        "real_name": real_name,
        "tz": user.zone,
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "profile": {"real_name": real_name, "display_name": user.name, "team": user.team_id, **email},
        "is_admin": False,
        "is_owner": False,
        "is_restricted": user.guest,
        "is_ultra_restricted": False,
        "is_bot": user.bot,
        "is_app_user": False,
        "is_email_confirmed": not user.bot,
        "updated": 1_700_000_000,
    }
    found |= {"locale": user.locale} if locale else {}
    return found | ({"is_stranger": True} if user.stranger else {})


def channel_json(channel: Channel) -> Json:
    """A conversation as conversations.info shows it."""
    common: Json = {"id": channel.id, "created": 1_700_000_000, "is_archived": channel.archived}
    if channel.kind == "im":
        return common | {"is_im": True, "user": channel.members[0], "is_user_deleted": False, "priority": 0}
    private = channel.kind == "group"
    return common | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not private,
        "is_group": private,
        "is_im": False,
        "is_mpim": False,
        "is_private": private,
        "is_general": channel.name == "general",
        "is_member": BOT_USER in channel.members,
        "is_shared": channel.external,
        "is_ext_shared": channel.external,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "connected_team_ids": [OTHER_TEAM] if channel.external else [],
        "shared_team_ids": [TEAM, OTHER_TEAM] if channel.external else [TEAM],
        "creator": channel.members[0] if channel.members else "",
        "context_team_id": TEAM,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(channel.members),
    }


def file_json(file: File, root_url: str) -> Json:
    """A file object; the download address is written in where the fake's own is known."""
    base = f"{root_url}/files-pri/{TEAM}-{file.id}"
    kind = file.name.rpartition(".")[2].lower()
    return {
        "id": file.id,
        "created": 1_700_000_000,
        "timestamp": 1_700_000_000,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": "" if file.looks else file.mimetype,
        "filetype": "" if file.looks else kind,
        "pretty_type": kind.upper(),
        "user": file.user,
        "user_team": TEAM,
        "editable": False,
        "size": file.size,
        "mode": "tombstone" if file.gone else "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": True,
        "url_private": f"{base}/{file.name}",
        "url_private_download": f"{base}/download/{file.name}",
        "permalink": f"https://{DOMAIN}.slack.com/files/{file.user}/{file.id}/{file.name}",
        "file_access": "visible",
        "has_rich_preview": False,
    }


def view_json(view: View) -> Json:
    """A view as views.* and interactions show it."""
    return {
        **view.raw,
        "id": view.id,
        "team_id": TEAM,
        "type": view.kind,
        "blocks": list(view.blocks),
        "private_metadata": view.private_metadata,
        "callback_id": view.callback_id,
        "state": {"values": {}},
        "hash": view.hash,
        "root_view_id": view.root,
        "previous_view_id": view.previous,
        "app_id": APP,
        "app_installed_team_id": TEAM,
        "bot_id": BOT,
        "external_id": view.raw.get("external_id", ""),
    }


def event_json(event: Json, event_id: str, *, external: bool, viewer: str = "") -> Json:
    """The envelope of the Events API around one event."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(time.time()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": viewer or BOT_USER,
                "is_bot": not viewer,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": external,
        "event_context": f"4-{event_id}",
    }


def interaction_json(user: User, kind: str, **rest: Any) -> Json:  # Any: parts of Slack's wire format
    """What every interactive payload has, and the rest."""
    return {
        "type": kind,
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
        "api_app_id": APP,
        "token": VERIFICATION_TOKEN,
        "team": {"id": TEAM, "domain": DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
        **rest,
    }
