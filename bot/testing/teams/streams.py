"""Streams in personal chats, with Teams' rules: sequence, prefix, two minutes, one at a time.

Source: Microsoft's page on streaming bot messages."""

from dataclasses import replace

from bot.testing.teams.limits import size
from bot.testing.teams.records import Chat, Json, Post
from bot.testing.teams.rules import RefusedError
from bot.testing.teams.world import Stream, World


def stream(world: World, chat: Chat, content: Json, info: Json) -> tuple[int, Json]:
    """Start, continue or end a stream; 201 with its id for the first, 202 for the others."""
    if chat.kind != "personal":
        raise RefusedError(403, "ContentStreamNotAllowed", "Content stream is not allowed")
    kind, text = info.get("streamType", "streaming"), str(content.get("text") or "")
    if not text.strip():
        raise RefusedError(400, "BadRequest", "Start streaming activities should include text")
    if kind == "informative" and size(text) > world.limits.informative:
        raise RefusedError(400, "BadRequest", "Informative messages are too long")
    if content.get("type") == "typing" and content.get("attachments"):
        raise RefusedError(400, "BadRequest", "Attachments are for the final message")
    if not info.get("streamId"):
        return _start(world, chat, content, info)
    return _continue(world, chat, content, info)


def _start(world: World, chat: Chat, content: Json, info: Json) -> tuple[int, Json]:
    if info.get("streamSequence") != 1 or info.get("streamType") == "final":
        raise RefusedError(400, "BadRequest", "The first of a stream has the sequence 1")
    running = [one for one in world.streams.values() if one.chat == chat.id and not _over(world, one)]
    if running:
        raise RefusedError(403, "ContentStreamNotAllowed", "Only one stream at a time in a chat")
    post = Post(world.new_id(), chat.id, content, world.now(), streaming=True)
    text = "" if info.get("streamType") == "informative" else str(content["text"])
    world.streams[post.id] = Stream(chat.id, world.now(), text, 1)
    world.put(post)
    return 201, {"id": post.id}


def _continue(world: World, chat: Chat, content: Json, info: Json) -> tuple[int, Json]:
    stream_id = str(info["streamId"])
    known, post = world.streams.get(stream_id), world.posts.get((chat.id, stream_id))
    if known is None or post is None or post.deleted:
        raise RefusedError(400, "BadRequest", "There is no such stream")
    if why := _over(world, known):
        world.put(replace(post, streaming=False))
        raise RefusedError(403, "ContentStreamNotAllowed", why)
    text, final = str(content["text"]), content.get("type") == "message"
    if final != (info.get("streamType") == "final") or (final and "streamSequence" in info):
        raise RefusedError(400, "BadRequest", "The final message is of type message and has no sequence")
    if not final and int(info.get("streamSequence") or 0) <= known.sequence:
        raise RefusedError(400, "BadRequest", "The sequence must increase")
    if info.get("streamType") != "informative":
        if not text.startswith(known.text):
            raise RefusedError(
                400, "BadRequest", "Streamed content should contain the previously streamed content"
            )
        known.text = text
    known.sequence = int(info.get("streamSequence") or known.sequence)
    if final:
        known.ended = "Content stream is not allowed on an already completed streamed message"
    shown = {
        **content,
        "entities": [one for one in content.get("entities", ()) if one.get("type") != "streaminfo"],
    }
    world.put(replace(post, activity=shown, streaming=not final))
    return 202, {}


def _over(world: World, known: Stream) -> str:
    if known.ended:
        return known.ended
    if world.now() - known.began_at > world.limits.stream_seconds:
        return "Content stream finished due to exceeded streaming time."
    return ""
