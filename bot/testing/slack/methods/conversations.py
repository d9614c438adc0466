"""conversations.*: what stands where, and who is there."""

from decimal import Decimal, InvalidOperation

from bot.testing.slack.errors import RefusedError
from bot.testing.slack.methods.request import Request
from bot.testing.slack.payloads import channel_json, message_json
from bot.testing.slack.records import Channel, Json, Post
from bot.testing.slack.world import BOT_USER


def _info(request: Request) -> Json:
    return {"channel": channel_json(request.world.channel(request.text("channel", "channel_not_found")))}


def _members(request: Request) -> Json:
    channel = request.world.channel(request.text("channel", "channel_not_found"))
    members, cursor = request.page(channel.members)
    return {"members": list(members), "response_metadata": {"next_cursor": cursor}}


def _list(request: Request) -> Json:
    names = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
    asked = str(request.arguments.get("types") or "public_channel").replace(" ", "").split(",")
    if unknown := [name for name in asked if name not in names]:
        raise RefusedError("invalid_types", f"[ERROR] {unknown[0]}")
    kinds = {names[name] for name in asked}
    seen = [
        channel
        for channel in request.world.channels.values()
        if channel.kind in kinds
        and (channel.kind == "channel" or BOT_USER in channel.members)
        and not (channel.archived and request.flag("exclude_archived"))
    ]
    channels, cursor = request.page(seen)
    return {
        "channels": [channel_json(found) for found in channels],
        "response_metadata": {"next_cursor": cursor},
    }


def _open(request: Request) -> Json:
    given = request.optional("channel")
    if given is None:
        users = request.text("users", "users_list_not_supplied").split(",")
        if len(users) != 1:
            raise RefusedError("method_not_supported", "[ERROR] the fake opens no group messages")
        given = request.world.dm(users[0].strip())
    channel = channel_json(request.world.channel(given))
    return {"channel": channel if request.flag("return_im") else {"id": given}}


def _history(request: Request) -> Json:
    channel = request.world.joined_channel(request.text("channel", "channel_not_found"))
    window = _Window(request)
    return _answer(request, [post for post in request.world.history(channel.id) if window.has(post)], 100)


def _replies(request: Request) -> Json:
    channel = request.world.joined_channel(request.text("channel", "channel_not_found"))
    ts = request.text("ts", "thread_not_found")
    post = request.world.live_post(channel.id, ts, "thread_not_found")
    if post.root_ts != post.ts:  # asked with a reply's id, Slack gives that reply alone
        return _answer(request, [post], request.limits.page)
    window = _Window(request)
    root, *replies = request.world.thread(channel.id, ts)
    return _answer(request, [root, *(reply for reply in replies if window.has(reply))], request.limits.page)


def _answer(request: Request, posts: list[Post], default_limit: int) -> Json:
    part, cursor = request.page(posts, default_limit)
    metadata = request.flag("include_all_metadata")
    messages = [message_json(request.world, post, metadata=metadata) for post in part]
    answer: Json = {"messages": messages, "has_more": bool(cursor), "pin_count": 0}
    return answer | ({"response_metadata": {"next_cursor": cursor}} if cursor else {})


class _Window:
    """`oldest` and `latest`; both ends count only with `inclusive`."""

    def __init__(self, request: Request) -> None:
        self._oldest = _time(request, "oldest")
        self._latest = _time(request, "latest")
        self._inclusive = request.flag("inclusive")

    def has(self, post: Post) -> bool:
        ts = Decimal(post.ts)
        if self._inclusive:
            return (self._oldest is None or ts >= self._oldest) and (
                self._latest is None or ts <= self._latest
            )
        return (self._oldest is None or ts > self._oldest) and (self._latest is None or ts < self._latest)


def _time(request: Request, name: str) -> Decimal | None:
    value = request.optional(name)
    try:
        return None if value is None or Decimal(value) == 0 else Decimal(value)
    except InvalidOperation:
        raise RefusedError(f"invalid_ts_{name}") from None


def _join(request: Request) -> Json:
    channel: Channel = request.world.channel(request.text("channel", "channel_not_found"))
    if channel.kind != "channel":
        raise RefusedError("method_not_supported_for_channel_type")
    raise RefusedError("missing_scope", "[ERROR] needed: channels:join")


METHODS = {
    "conversations.info": _info,
    "conversations.members": _members,
    "conversations.list": _list,
    "conversations.open": _open,
    "conversations.history": _history,
    "conversations.replies": _replies,
    "conversations.join": _join,
}
