"""Answers that do not come as calls: bodies of acknowledgements, and posts to a response_url."""

from dataclasses import replace

from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.testing.slack.deliveries import Attempt, Envelope, parsed
from bot.testing.slack.errors import RefusedError
from bot.testing.slack.methods.content import blocks_of, text_of
from bot.testing.slack.methods.request import Request
from bot.testing.slack.methods.views import change_view, checked_view, push_view
from bot.testing.slack.records import Json, Post
from bot.testing.slack.world import BOT_USER, ResponseUrl


def post_response(request: Request, key: str) -> Response:
    """One post to a response_url, in Slack's words where it no longer works."""
    target = request.world.responses.get(key)
    if target is None:
        return JSONResponse({"ok": False, "error": "invalid_url"}, 404)
    if request.world.now() > target.ends_at:
        return JSONResponse({"ok": False, "error": "expired_url"}, 404)
    if target.posts_left == 0:
        return JSONResponse({"ok": False, "error": "used_url"}, 404)
    try:
        respond(request, target)
    except RefusedError as error:
        details = {"response_metadata": {"messages": list(error.messages)}}
        return JSONResponse({"ok": False, "error": error.code, **details}, 400)
    target.posts_left -= 1
    return PlainTextResponse("ok")


def respond(request: Request, target: ResponseUrl) -> None:
    """Post, replace or delete, as the body says."""
    world, source = request.world, target.source
    # the source as it stands now, not as it was when it was clicked
    current = world.posts.get((source.channel, source.ts)) if source else None
    if request.flag("delete_original"):
        if current:
            world.put(replace(current, deleted=True))
        return
    text, blocks = text_of(request, request.limits.message_text), blocks_of(request)
    if not blocks and not text:
        raise RefusedError("no_text")
    if request.flag("replace_original") and current:
        world.put(replace(current, text=text or "", blocks=blocks or (), edited=True))
        return
    private = request.optional("response_type") != "in_channel"
    world.put(
        Post(
            target.channel,
            world.new_ts(),
            text or "",
            BOT_USER,
            thread_ts=request.optional("thread_ts"),
            blocks=blocks or (),
            ephemeral_to=target.user if private else None,
            by_bot=True,
        )
    )


def take_answer(request: Request, envelope: Envelope, attempt: Attempt) -> None:
    """What an acknowledgement with a body does: a command's answer is shown, a form's answer is obeyed."""
    body = parsed(attempt.body)
    if not attempt.acked:
        return
    if envelope.kind == "slash_commands" and body:
        answer = body if isinstance(body, dict) else {"text": str(body)}
        target = ResponseUrl(envelope.payload["channel_id"], envelope.user, None, None, 0.0, 1)
        respond(replace(request, arguments=answer), target)
    elif envelope.payload.get("type") == "view_submission":
        _obey(request, envelope.payload["view"]["id"], body if isinstance(body, dict) else {})


def _obey(request: Request, view_id: str, answer: Json) -> None:
    world = request.world
    view, action = world.views[view_id], answer.get("response_action")
    if action == "errors":
        world.views[view_id] = replace(view, errors=answer["errors"])
    elif action == "update":
        change_view(request, view, checked_view(request, answer["view"]))
    elif action == "push":
        push_view(request, view.user, checked_view(request, answer["view"]), view_id)
    else:
        for other in world.views.values() if action == "clear" else [view]:
            if other.user == view.user and other.kind == "modal":
                world.views[other.id] = replace(other, open=False)
    world.changed()
