"""Streamed messages: start, append, stop; they die by themselves after a few minutes."""

from dataclasses import replace

from bot.testing.slack.blockkit import check_blocks
from bot.testing.slack.errors import RefusedError
from bot.testing.slack.methods.assistant import SESSION_STATES
from bot.testing.slack.methods.chat import changed, own_post, thread_root
from bot.testing.slack.methods.content import blocks_of, metadata_of, with_ids
from bot.testing.slack.methods.request import Request
from bot.testing.slack.records import Json, Post
from bot.testing.slack.world import BOT_USER

TASK_STATES = ("pending", "in_progress", "complete", "error")


def _start(request: Request) -> Json:
    channel = request.world.writable_channel(request.text("channel", "channel_not_found"))
    root = thread_root(request, channel, request.text("thread_ts"))
    if channel.kind != "im":
        request.text("recipient_team_id", "missing_recipient_team_id")
        request.text("recipient_user_id", "missing_recipient_user_id")
    if request.arguments.get("task_display_mode", "timeline") not in ("timeline", "plan"):
        raise RefusedError("invalid_arguments", "[ERROR] task_display_mode is timeline or plan")
    ends_at = request.world.now() + request.limits.stream_seconds
    blank = Post(
        channel.id,
        request.world.new_ts(),
        "",
        BOT_USER,
        thread_ts=root,
        by_bot=True,
        bot_name=request.optional("username") or "",
        streaming=True,
        stream_ends_at=ends_at,
    )
    post = request.world.put(_grown(request, blank))
    return {"channel": channel.id, "ts": post.ts}


def _append(request: Request) -> Json:
    post = _live_stream(request)
    if not request.arguments.get("markdown_text") and not request.arguments.get("chunks"):
        raise RefusedError("no_text")
    request.world.put(_grown(request, post))
    return {"channel": post.channel, "ts": post.ts}


def _stop(request: Request) -> Json:
    before = _live_stream(request)
    grown = _grown(request, before)
    blocks, metadata = blocks_of(request) or (), metadata_of(request)
    status = request.optional("session_status")
    if status is not None and status not in SESSION_STATES:
        raise RefusedError(
            "invalid_arguments", f"[ERROR] session_status is one of {', '.join(SESSION_STATES)}"
        )
    after = replace(
        grown,
        blocks=(*grown.blocks, *blocks),
        metadata=metadata or None,
        streaming=False,
        stream_ends_at=None,
    )
    request.world.put(after)
    if status:
        request.world.sessions[after.channel, after.root_ts] = status
    changed(request, before, after)
    return {"channel": after.channel, "ts": after.ts, "message": {"text": after.text, "ts": after.ts}}


def _live_stream(request: Request) -> Post:
    post = own_post(request, "message_not_owned_by_app")
    if post.streaming and post.stream_ends_at is not None and request.world.now() >= post.stream_ends_at:
        post = request.world.end_stream(post)
    if not post.streaming:
        raise RefusedError("message_not_in_streaming_state")
    return post


def _grown(request: Request, post: Post) -> Post:
    """The post with this call's markdown and chunks behind what it held; text is all of the markdown."""
    markdown, chunks = request.arguments.get("markdown_text") or "", request.arguments.get("chunks") or []
    if len(markdown) > request.limits.markdown_text:
        raise RefusedError("msg_too_long")
    if not isinstance(chunks, list) or not all(isinstance(chunk, dict) for chunk in chunks):
        raise RefusedError("invalid_chunks")
    text, blocks = post.text + markdown, list(post.blocks)
    for chunk in chunks:
        text, blocks = _add_chunk(request, chunk, text, blocks)
    if len(blocks) > request.limits.message_blocks:
        raise RefusedError(
            "invalid_blocks",
            f"no more than {request.limits.message_blocks} items allowed [json-pointer:/chunks]",
        )
    return replace(post, text=text, blocks=tuple(blocks))


def _add_chunk(request: Request, chunk: Json, text: str, blocks: list[Json]) -> tuple[str, list[Json]]:
    kind = chunk.get("type")
    if kind == "markdown_text" and isinstance(chunk.get("text"), str):
        return text + chunk["text"], blocks
    if kind == "blocks" and isinstance(chunk.get("blocks"), list):
        if errors := check_blocks(chunk["blocks"], request.limits):
            raise RefusedError("invalid_blocks", *errors)
        return text, [*blocks, *with_ids(request, chunk["blocks"])]
    if (
        kind == "task_update"
        and chunk.get("id")
        and chunk.get("title")
        and chunk.get("status") in TASK_STATES
    ):
        return text, [*(block for block in blocks if block.get("task_id") != chunk["id"]), _task(chunk)]
    if kind == "plan_update" and isinstance(chunk.get("title"), str):
        return text, [
            *(block for block in blocks if block.get("type") != "plan"),
            {"type": "plan", "title": chunk["title"]},
        ]
    raise RefusedError("invalid_chunks", f"[ERROR] {chunk}")


def _task(chunk: Json) -> Json:
    kept: Json = {key: chunk[key] for key in ("details", "output", "sources") if key in chunk}
    return {
        "type": "task_card",
        "task_id": chunk["id"],
        "title": chunk["title"],
        "status": chunk["status"],
        **kept,
    }


METHODS = {"chat.startStream": _start, "chat.appendStream": _append, "chat.stopStream": _stop}
