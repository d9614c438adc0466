"""assistant.threads.* and agents.sessions.*: status line, prompts, titles."""

from bot.testing.slack.errors import RefusedError
from bot.testing.slack.methods.request import Request
from bot.testing.slack.records import Json, Status

SESSION_STATES = ("active", "processing", "suspended", "closed")


def _set_status(request: Request) -> Json:
    channel, thread = _place(request)
    if request.arguments.get("status") is None:
        raise RefusedError("invalid_arguments", "[ERROR] missing required field: status")
    lines = request.arguments.get("loading_messages") or []
    if not isinstance(lines, list) or len(lines) > request.limits.loading_messages:
        raise RefusedError(
            "invalid_arguments", f"[ERROR] no more than {request.limits.loading_messages} loading_messages"
        )
    text = str(request.arguments["status"])
    request.world.statuses.append(Status(channel, thread, text, tuple(map(str, lines))))
    request.world.standing[channel, thread] = (text, request.world.now() + request.limits.status_seconds)
    request.world.changed()
    return {}


def _set_prompts(request: Request) -> Json:
    channel = request.world.joined_channel(request.text("channel_id", "channel_not_found"))
    prompts = request.arguments.get("prompts")
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= request.limits.suggested_prompts:
        raise RefusedError("invalid_arguments", f"[ERROR] 1 to {request.limits.suggested_prompts} prompts")
    if not all(
        isinstance(prompt, dict) and prompt.get("title") and prompt.get("message") for prompt in prompts
    ):
        raise RefusedError("invalid_arguments", "[ERROR] a prompt has a title and a message")
    # an agent's prompts belong to the whole conversation: with a thread Slack says yes and shows nothing
    if bool(request.optional("thread_ts")) != request.world.agent_view:
        request.world.prompts[channel.id] = tuple(prompts)
        request.world.changed()
    return {}


def _set_title(request: Request) -> Json:
    channel, thread = _place(request)
    request.world.titles[channel, thread] = request.text("title")
    return {}


def _place(request: Request) -> tuple[str, str]:
    channel = request.world.joined_channel(request.text("channel_id", "channel_not_found"))
    thread = request.text("thread_ts")
    request.world.live_post(channel.id, thread, "thread_not_found")
    return channel.id, thread


def _session_status(request: Request) -> Json:
    channel = request.world.joined_channel(request.text("channel_id", "channel_not_found"))
    status = request.text("status")
    if status not in SESSION_STATES:
        raise RefusedError("invalid_arguments", f"[ERROR] status is one of {', '.join(SESSION_STATES)}")
    place = channel.id, request.optional("thread_ts") or ""
    title = _session_title(request, request.optional("title") or "")
    # a title is for a session that begins
    if title and place not in request.world.sessions:
        request.world.titles[place] = title
    request.world.sessions[place] = status
    request.world.changed()
    return {}


def _rename_session(request: Request) -> Json:
    channel = request.world.joined_channel(request.text("channel_id", "channel_not_found"))
    title = _session_title(request, request.text("title"))
    request.world.titles[channel.id, request.optional("thread_ts") or ""] = title
    return {}


def _session_title(request: Request, title: str) -> str:
    if len(title) > request.limits.session_title:
        raise RefusedError(
            "invalid_arguments", f"[ERROR] title: at most {request.limits.session_title} characters"
        )
    return title


METHODS = {
    "assistant.threads.setStatus": _set_status,
    "assistant.threads.setSuggestedPrompts": _set_prompts,
    "assistant.threads.setTitle": _set_title,
    "agents.sessions.setStatus": _session_status,
    "agents.sessions.rename": _rename_session,
}
