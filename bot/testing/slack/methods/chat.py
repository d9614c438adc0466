"""chat.*: post, update, delete, and messages that one person sees."""

import re
from dataclasses import replace

from bot.testing.slack.errors import RefusedError
from bot.testing.slack.methods.content import blocks_of, markdown_of, metadata_of, text_of
from bot.testing.slack.methods.request import Request
from bot.testing.slack.payloads import CHANNEL_TYPES, message_json
from bot.testing.slack.records import Channel, Json, Post
from bot.testing.slack.world import BOT_USER, DOMAIN

THREAD_TS = re.compile(r"\d{1,12}\.\d{6}")


def _post_message(request: Request) -> Json:
    channel = request.world.writable_channel(request.text("channel", "channel_not_found"))
    post = _new_post(request, channel, _root(request, channel))
    request.world.put(post)
    message = message_json(request.world, post, metadata=True)
    request.echo({**message_json(request.world, post), **event_place(channel, post.ts)})
    return {"channel": channel.id, "ts": post.ts, "message": message}


def _post_ephemeral(request: Request) -> Json:
    channel = request.world.writable_channel(request.text("channel", "channel_not_found"))
    user = request.text("user", "user_not_in_channel")
    if user not in channel.members:
        raise RefusedError("user_not_in_channel")
    post = _new_post(request, channel, _root(request, channel))
    request.world.put(replace(post, ephemeral_to=user))
    return {"message_ts": post.ts}


def _new_post(request: Request, channel: Channel, root: str | None) -> Post:
    text, blocks = text_of(request, request.limits.message_text), blocks_of(request)
    markdown = markdown_of(request)
    if markdown is not None:
        blocks = ({"type": "markdown", "text": markdown, "block_id": request.world.new_id("b")},)
    if not blocks and not (text and text.strip()) and not request.arguments.get("attachments"):
        raise RefusedError("no_text")
    return Post(
        channel.id,
        request.world.new_ts(),
        text or "",
        BOT_USER,
        thread_ts=root,
        blocks=blocks or (),
        metadata=metadata_of(request) or None,
        by_bot=True,
        bot_name=request.optional("username") or "",
    )


def _root(request: Request, channel: Channel) -> str | None:
    given = request.optional("thread_ts")
    return None if given is None else thread_root(request, channel, given)


def thread_root(request: Request, channel: Channel, ts: str) -> str:
    """The thread to post to; a deleted root is there while somebody's reply is.

    Slack takes a reply's ts and numbers as well and shows the post nowhere sensible (python-slack-sdk#840, #1116);
    the fake refuses both."""
    if not THREAD_TS.fullmatch(ts):
        raise RefusedError("invalid_thread_ts", f"[ERROR] {ts} is not a valid thread_ts")
    post = request.world.posts.get((channel.id, ts))
    if post is None or post.root_ts != post.ts or not request.world.thread(channel.id, ts):
        raise RefusedError("thread_not_found")
    return ts


def event_place(channel: Channel, event_ts: str) -> Json:
    """The fields that a message event has and a message in history has not."""
    return {"channel": channel.id, "channel_type": CHANNEL_TYPES[channel.kind], "event_ts": event_ts}


def own_post(request: Request, refusal: str) -> Post:
    """The post that `channel` and `ts` name, if this bot wrote it."""
    channel = request.world.joined_channel(request.text("channel", "channel_not_found"))
    post = request.world.live_post(channel.id, request.text("ts", "message_not_found"))
    if not post.by_bot:
        raise RefusedError(refusal)
    return post


def _update(request: Request) -> Json:
    before = own_post(request, "cant_update_message")
    if before.streaming:
        raise RefusedError("streaming_state_conflict")
    text, blocks = text_of(request, request.limits.update_text), blocks_of(request)
    markdown, metadata = markdown_of(request), metadata_of(request)
    if markdown is not None:
        blocks = ({"type": "markdown", "text": markdown, "block_id": request.world.new_id("b")},)
    if not blocks and not text and metadata is None:
        raise RefusedError("no_text")
    # text alone takes the place of the blocks as well; metadata stays unless it is given
    kept_blocks = before.blocks if text is None and blocks is None else blocks or ()
    after = replace(
        before,
        text=before.text if text is None else text,
        blocks=kept_blocks,
        metadata=before.metadata if metadata is None else metadata or None,
        edited=True,
    )
    request.world.put(after)
    changed(request, before, after)
    return {
        "channel": after.channel,
        "ts": after.ts,
        "text": after.text,
        "message": message_json(request.world, after),
    }


def changed(request: Request, before: Post, after: Post) -> None:
    """Tell the product that its own message changed, as Slack does."""
    request.echo(change_event(request.world.channels[after.channel], *_both(request, before, after)))


def _both(request: Request, before: Post, after: Post) -> tuple[Json, Json, str]:
    world = request.world
    return message_json(world, before), message_json(world, after), world.new_ts()


def change_event(channel: Channel, before: Json, after: Json, event_ts: str) -> Json:
    """A message_changed event."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": after,
        "previous_message": before,
        "hidden": True,
        "ts": event_ts,
        **event_place(channel, event_ts),
    }


def deletion_event(channel: Channel, before: Json, event_ts: str) -> Json:
    """A message_deleted event."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": before,
        "deleted_ts": before["ts"],
        "hidden": True,
        "ts": event_ts,
        **event_place(channel, event_ts),
    }


def _delete(request: Request) -> Json:
    post = own_post(request, "cant_delete_message")
    before = message_json(request.world, post)
    request.world.put(replace(post, deleted=True, streaming=False))
    request.echo(deletion_event(request.world.channels[post.channel], before, request.world.new_ts()))
    return {"channel": post.channel, "ts": post.ts}


def _permalink(request: Request) -> Json:
    channel = request.world.channel(request.text("channel", "channel_not_found"))
    post = request.world.live_post(channel.id, request.text("message_ts", "message_not_found"))
    address = f"https://{DOMAIN}.slack.com/archives/{channel.id}/p{post.ts.replace('.', '')}"
    if post.thread_ts:
        address += f"?thread_ts={post.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": address}


def _react(request: Request) -> Json:
    post, reaction = _reaction(request)
    if reaction in post.reactions:
        raise RefusedError("already_reacted")
    request.world.put(replace(post, reactions=(*post.reactions, reaction)))
    return {}


def _unreact(request: Request) -> Json:
    post, reaction = _reaction(request)
    if reaction not in post.reactions:
        raise RefusedError("no_reaction")
    request.world.put(replace(post, reactions=tuple(given for given in post.reactions if given != reaction)))
    return {}


def _reaction(request: Request) -> tuple[Post, tuple[str, str]]:
    name = request.text("name", "invalid_name")
    if not name.replace("_", "").replace("-", "").replace("+", "").replace("'", "").isalnum():
        raise RefusedError("invalid_name")
    channel = request.world.joined_channel(request.text("channel", "channel_not_found"))
    post = request.world.live_post(channel.id, request.text("timestamp", "no_item_specified"))
    return post, (name, BOT_USER)


METHODS = {
    "chat.postMessage": _post_message,
    "chat.postEphemeral": _post_ephemeral,
    "chat.update": _update,
    "chat.delete": _delete,
    "chat.getPermalink": _permalink,
    "reactions.add": _react,
    "reactions.remove": _unreact,
}
