"""People of the workspace acting: what they do changes the world and sends events to the product."""

import html
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.testing.slack.courier import Courier
from bot.testing.slack.deliveries import Delivery, Envelope
from bot.testing.slack.limits import Limits
from bot.testing.slack.methods.chat import change_event, deletion_event, event_place
from bot.testing.slack.payloads import (
    VERIFICATION_TOKEN,
    event_json,
    file_json,
    interaction_json,
    message_json,
    view_json,
)
from bot.testing.slack.records import Channel, File, Json, Post, User, View
from bot.testing.slack.states import action_of, state_of
from bot.testing.slack.world import APP, BOT_USER, DOMAIN, TEAM, ResponseUrl, World

MARKUP = re.compile(r"(<[@#!][^<>\s]+>|<https?://[^<>\s]+>)")
ADDRESS = re.compile(r"(https?://[^\s<>]+[^\s<>.,;:!?)])")


class People:
    """Every act returns at once with its Delivery."""

    def __init__(self, world: World, courier: Courier, limits: Limits, url: str) -> None:
        self._world = world
        self._courier = courier
        self._limits = limits
        self._url = url

    def says(
        self, user: User, channel_id: str, text: str, thread: str | None, files: Sequence[File]
    ) -> Delivery:
        """Write a message; the bot hears of it where it is a member, twice if it was mentioned."""
        with self._world.lock:
            channel = self._place(user, channel_id)
            written = as_sent(text)
            post = Post(
                channel.id, self._world.new_ts(), written, user.id, thread_ts=thread, files=tuple(files)
            )
            self._world.put(post)
            return self._spread(channel, post)

    def bot_says(self, user: User, channel_id: str, text: str, thread: str | None) -> Delivery:
        """A message of another app's bot."""
        with self._world.lock:
            channel = self._world.channels[channel_id]
            ts = self._world.new_ts()
            post = Post(channel.id, ts, text, user.id, thread_ts=thread, bot_name=user.name)
            self._world.put(post)
            return self._spread(channel, post)

    def _spread(self, channel: Channel, post: Post) -> Delivery:
        if BOT_USER not in channel.members:
            return self._send([], channel.id, post.ts)
        event = {**message_json(self._world, post), **event_place(channel, post.ts)}
        if channel.kind == "im" and post.user in self._world.open_channels and self._world.tells_open:
            event["app_context"] = _context(self._world.open_channels[post.user])
        if post.files:
            event |= {"subtype": "file_share", "files": [file_json(file, self._url) for file in post.files]}
        events = [event]
        if f"<@{BOT_USER}>" in post.text and channel.kind != "im":
            kept = ("user", "ts", "text", "team", "thread_ts", "blocks", "channel", "event_ts", "bot_id", "user_team",
                    "source_team", "client_msg_id")  # fmt: skip
            events.append({"type": "app_mention", **{name: event[name] for name in kept if name in event}})
        return self.events(events, channel, post.ts)

    def edits(self, user: User, post: Post, text: str) -> Delivery:
        """Change one's own message."""
        with self._world.lock:
            if post.user != user.id:
                raise ValueError(f"{user.id} did not write {post.ts}")
            channel = self._world.channels[post.channel]
            before = message_json(self._world, post)
            after = message_json(self._world, self._world.put(replace(post, text=as_sent(text), edited=True)))
            event = change_event(channel, before, after, self._world.new_ts())
            return self.events([event] if BOT_USER in channel.members else [], channel, post.ts)

    def deletes(self, post: Post) -> Delivery:
        with self._world.lock:
            channel = self._world.channels[post.channel]
            before = message_json(self._world, post)
            self._world.put(replace(post, deleted=True))
            event = deletion_event(channel, before, self._world.new_ts())
            return self.events([event] if BOT_USER in channel.members else [], channel, post.ts)

    def moves(self, user_id: str, channel_id: str, *, into: bool) -> Delivery:
        """Join or leave a channel; whoever removes the bot itself makes another event."""
        with self._world.lock:
            channel = self._world.channels[channel_id]
            members = tuple(member for member in channel.members if member != user_id)
            channel = replace(channel, members=(*members, user_id) if into else members)
            self._world.channels[channel_id] = channel
            ts = self._world.new_ts()
            kind = "member_joined_channel" if into else "member_left_channel"
            event: Json = {"type": kind, "user": user_id, "channel": channel_id, "team": TEAM, "event_ts": ts}
            event["channel_type"] = "G" if channel.kind == "group" else "C"
            if not into and user_id == BOT_USER:
                event = {
                    "type": f"{channel.kind}_left",
                    "channel": channel_id,
                    "actor_id": "",
                    "event_ts": ts,
                }
            elif BOT_USER not in channel.members:
                return self._send([], channel_id)
            return self.events([event], channel)

    def opens_home(self, user: User, tab: str) -> Delivery:
        with self._world.lock:
            channel = self._world.channels[self._world.dm(user.id)]
            event: Json = {"type": "app_home_opened", "user": user.id, "channel": channel.id, "tab": tab}
            event["event_ts"] = self._world.new_ts()
            homes = [
                view for view in self._world.views.values() if view.kind == "home" and view.user == user.id
            ]
            if tab == "home" and homes:
                event["view"] = view_json(homes[0])
            return self.events([event], channel)

    def looks_at(self, user: User, channel_id: str) -> Delivery:
        """Open a channel beside the agent, or close it; Slack's example of the event names a viewer and no user."""
        with self._world.lock:
            self._world.open_channels[user.id] = channel_id
            event = {"type": "app_context_changed", "context": _context(channel_id)}
            return self.events([event], viewer=user.id)

    def stops(self, user: User, channel_id: str, thread: str) -> Delivery:
        """Press the stop button of a session; Slack ends its streams itself and leaves its status alone."""
        with self._world.lock:
            streams = [post for post in self._world.thread(channel_id, thread) if post.streaming]
            for post in streams:
                self._world.end_stream(post)
            event: Json = {"type": "agent_session_stopped", "channel": channel_id, "thread_ts": thread}
            event |= {"user": user.id, "event_ts": self._world.new_ts()}
            event["streaming_message_ts"] = [post.ts for post in streams]
            return self.events([event], self._world.channels[channel_id])

    def command(self, user: User, word: str, text: str, channel_id: str) -> Delivery:
        """A slash command; it works where the bot is no member as well."""
        with self._world.lock:
            channel = self._place(user, channel_id)
            names = {"im": "directmessage", "group": "privategroup"}
            payload = {
                "token": VERIFICATION_TOKEN,
                "team_id": TEAM,
                "team_domain": DOMAIN,
                "channel_id": channel.id,
                "channel_name": names.get(channel.kind, channel.name),
                "user_id": user.id,
                "user_name": user.name,
                "command": word,
                "text": text,
                "api_app_id": APP,
                "is_enterprise_install": "false",
                "response_url": self._response_url(channel.id, user.id),
                "trigger_id": self._world.new_trigger(user.id, self._limits.trigger_seconds),
            }
            return self._send([Envelope("slash_commands", payload, user=user.id)], channel.id)

    def click(self, user: User, on: Post | View, wanted: str, choice: str | None) -> Delivery:
        """Press a button or choose an option, found by its value, its text or its action id."""
        with self._world.lock:
            action = action_of(on.buttons, wanted, choice, f"{time.time():.6f}")
            if isinstance(on, View):
                trigger = self._world.new_trigger(user.id, self._limits.trigger_seconds, on.id)
                place: Json = {"container": {"type": "view", "view_id": on.id}, "view": view_json(on)}
            else:
                trigger = self._world.new_trigger(user.id, self._limits.trigger_seconds)
                place = self._clicked(user, on)
            payload = interaction_json(
                user, "block_actions", trigger_id=trigger, actions=[action], state={"values": {}}, **place
            )
            return self._send([Envelope("interactive", payload, user=user.id)], getattr(on, "channel", ""))

    def shortcut(self, user: User, post: Post, callback: str) -> Delivery:
        """Choose something from the menu of a message."""
        with self._world.lock:
            trigger = self._world.new_trigger(user.id, self._limits.trigger_seconds)
            payload = interaction_json(
                user,
                "message_action",
                callback_id=callback,
                trigger_id=trigger,
                message_ts=post.ts,
                message=message_json(self._world, post),
                channel={
                    "id": post.channel,
                    "name": self._world.channels[post.channel].name or "directmessage",
                },
                response_url=self._response_url(post.channel, user.id),
                action_ts=f"{time.time():.6f}",
            )
            return self._send([Envelope("interactive", payload, user=user.id)], post.channel)

    def _clicked(self, user: User, post: Post) -> Json:
        channel = self._world.channels[post.channel]
        container: Json = {"type": "message", "message_ts": post.ts, "channel_id": post.channel}
        container |= {"is_ephemeral": post.ephemeral_to is not None}
        if post.thread_ts:
            container["thread_ts"] = post.thread_ts
        place: Json = {
            "container": container,
            "channel": {"id": channel.id, "name": channel.name or "directmessage"},
            "response_url": self._response_url(channel.id, user.id, post),
        }
        if post.ephemeral_to is None:  # Slack does not keep ephemeral messages, so it cannot show them
            place["message"] = message_json(self._world, post)
        return place

    def submit(self, user: User, view: View, values: Mapping[str, str | Sequence[str]]) -> Delivery:
        """Press a modal's submit button."""
        with self._world.lock:
            files = {file.id: file_json(file, "") for file in self._world.files.values()}
            shown = view_json(view) | {"state": {"values": state_of(view.blocks, values, files)}}
            trigger = self._world.new_trigger(user.id, self._limits.trigger_seconds, view.id)
            payload = interaction_json(
                user, "view_submission", trigger_id=trigger, view=shown, response_urls=[]
            )
            return self._send([Envelope("interactive", payload, user=user.id)])

    def closes(self, user: User, view: View) -> Delivery:
        """Close a modal; Slack tells the app only if it asked for that."""
        with self._world.lock:
            self._world.views[view.id] = replace(view, open=False)
            self._world.changed()
            payload = interaction_json(user, "view_closed", view=view_json(view), is_cleared=False)
            wanted = bool(view.raw.get("notify_on_close"))
            return self._send([Envelope("interactive", payload, user=user.id)] if wanted else [])

    def events(
        self, events: Sequence[Json], channel: Channel | None = None, ts: str = "", *, viewer: str = ""
    ) -> Delivery:
        """Send events, each with an id of its own; `viewer` is whose view they tell of."""
        external = channel is not None and channel.external
        envelopes = []
        for event in events:
            event_id = self._world.new_id("Ev")
            envelopes.append(
                Envelope(
                    "events_api", event_json(event, event_id, external=external, viewer=viewer), event_id
                )
            )
        return self._send(envelopes, channel.id if channel else "", ts)

    def _send(self, envelopes: Sequence[Envelope], channel: str = "", ts: str = "") -> Delivery:
        return self._courier.send(Delivery(self._world.lock, envelopes, channel, ts))

    def _place(self, user: User, channel_id: str) -> Channel:
        channel = self._world.channels[channel_id]
        if user.id not in channel.members:
            raise ValueError(f"{user.id} is not in {channel_id}")
        return channel

    def _response_url(self, channel: str, user: str, source: Post | None = None) -> str:
        key = self._world.new_id("R")
        ends = self._world.now() + self._limits.response_url_seconds
        thread = source.thread_ts if source else None
        posts = self._limits.response_url_posts
        self._world.responses[key] = ResponseUrl(channel, user, thread, source, ends, posts)
        return f"{self._url}/response/{key}"


def _context(channel_id: str) -> Json:
    return (
        {}
        if not channel_id
        else {"entities": [{"type": "slack#/types/channel_id", "value": channel_id, "team_id": TEAM}]}
    )


def as_sent(text: str) -> str:
    """Typed text as Slack passes it on: three characters escaped, addresses in angle brackets."""
    return "".join(piece if MARKUP.fullmatch(piece) else _escaped(piece) for piece in MARKUP.split(text))


def _escaped(text: str) -> str:
    return ADDRESS.sub(r"<\1>", html.escape(text, quote=False))
