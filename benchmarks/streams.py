"""Streams that die at every append in every way: does one message say the whole answer in the end?

Beside it the same with slack_sdk's own helper and no repair: what a bot does that streams and hopes.
"""

import asyncio
import itertools
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from pydantic import SecretStr
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Engine

from benchmarks.figures import show
from bot.claims import hand_back, waiting
from bot.courier import Courier
from bot.directory import Directory
from bot.languages import Languages
from bot.metrics import Metrics
from bot.outbox import Outbox
from bot.platforms.growth import Growing
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.listener import SlackListener
from bot.platforms.slack.platform import SlackPlatform
from bot.platforms.slack.render import to_slack
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.stream import SlackStreams, StreamPace
from bot.store import open_store, transaction
from bot.tables import OutboxRow
from bot.testing.slack import FakeSlack, Post
from indexing.settings import FetchSettings
from skills.language import ENGLISH
from skills.messages import Footer, Quote, Reply, Text

Payload = dict[str, Any]  # Any: Slack's own JSON
SENTENCES = (
    "Parents receive 16 weeks of paid leave.",
    "It may be taken in *two* parts, or 3 * 2 weeks.",
    "Write to <!channel> nobody & ask people_team.",
    "Apply by the 1st of March.",
    "The form stands in the handbook.",
)
PARTIALS = tuple(" ".join(SENTENCES[:count]) for count in range(1, len(SENTENCES) + 1))
REPLY = Reply(
    PARTIALS[-1], (Text(PARTIALS[-1]), Quote("16 weeks", "Leave (leave.md)"), Footer("Confidence 0.97"))
)
PROCESS = "one"
# a stream that ends before it began has no append to die at
AT_APPEND = (
    "expired",
    "stopped by a person",
    "429",
    "cut before",
    "cut after",
    "refused",
    "crash",
    "crash unheard",
)
AT_START = ("start 429", "start refused", "start cut before", "start cut after", "start and post 429")
AT_END = ("stop 429", "stop cut before", "stop cut after", "update 429", "update cut after", "deleted")


@dataclass(frozen=True)
class Death:
    """How a stream ends before its time; at which append, counted from 1, if at one."""

    way: str
    append: int = 0

    @property
    def name(self) -> str:
        return f"append {self.append}: {self.way}" if self.append else self.way


@dataclass(frozen=True)
class Outcome:
    """How many messages stand in the thread, and whether one of them shows the whole answer."""

    messages: int
    identical: bool


def deaths() -> list[Death]:
    """Every way at every append, and what can fail before the first and after the last."""
    at_appends = [Death(way, append) for append in range(1, len(PARTIALS) + 1) for way in AT_APPEND]
    return [*(Death(way) for way in AT_START), *at_appends, *(Death(way) for way in AT_END)]


@dataclass
class Stage:
    """A fake Slack and what the product has of its own; each death gets a thread to itself."""

    slack: FakeSlack
    engine: Engine
    direct: bool = False
    seconds: float = 0.0
    number: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    @property
    def channel(self) -> str:
        return self.slack.dm("UANA") if self.direct else "CGEN"

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 9, tzinfo=UTC) + timedelta(seconds=self.seconds)

    def wait(self, seconds: float) -> None:
        """Move every clock ahead."""
        self.seconds += seconds
        self.slack.advance(seconds)

    def place(self) -> Payload:
        sent = self.slack.says("UANA", self.channel, "how long is parental leave?", mention=not self.direct)
        return {
            "kind": "direct" if self.direct else "channel",
            "channel": self.channel,
            "thread": sent.ts,
            "user": "UANA",
            "team": self.slack.team_id,
            "asked": sent.ts,
            "follows": False,
        }

    def standing(self, thread: str) -> list[Post]:
        posts = self.slack.posts(self.channel, thread)
        return [post for post in posts if not post.deleted and post.ephemeral_to is None]

    def outcome(self, thread: str) -> Outcome:
        (whole,) = to_slack(REPLY)
        posts = self.standing(thread)
        wanted = _shapes(whole["blocks"])
        return Outcome(len(posts), [_shapes(post.blocks) for post in posts] == [wanted])


class Ours:
    """One process of the product, from the first word to the last call."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        slack = stage.slack
        settings = SlackSettings(
            bot_token=SecretStr(slack.bot_token), signing_secret=SecretStr("s"), base_url=slack.api_url
        )
        api, metrics = SlackApi(settings, lambda: stage.seconds), Metrics()
        directory = Directory(stage.engine)
        listener = SlackListener(settings, api, _hear_nothing, metrics, (), Languages(directory, ENGLISH))
        self.platform = SlackPlatform(
            settings, FetchSettings(), stage.engine, directory, stage.now, api, listener
        )
        self.outbox = Outbox(stage.engine)
        self.courier = Courier(self.outbox, {"slack": self.platform}, metrics, stage.now)
        pace = StreamPace(hold=0.001, append=0.001, edit=0.001)
        self.streams = SlackStreams(api, self.platform.posts, self.outbox, stage.now, pace)

    def stream(self, key: str, place: Payload) -> Growing:
        stream = self.streams.of(key, place)
        assert stream  # a thread is where streams are
        return stream

    async def bring(self, key: str, place: Payload) -> None:
        """The reply is known: store it, and deliver until nothing waits."""
        with transaction(self.stage.engine) as session:
            self.outbox.put(session, self.platform.write(key, REPLY, place), now=self.stage.now())
        await self.deliver()

    async def deliver(self) -> None:
        for _ in range(20):
            for delivery in self.outbox.take(PROCESS, now=self.stage.now(), limit=10):
                await self.courier.deliver(delivery)
            if not waiting(self.stage.engine, OutboxRow):
                return
            self.stage.wait(121)


async def ours(stage: Stage, death: Death) -> Outcome:
    """Stream as the product does, die, and let the product go on, in a new process if the old one is gone."""
    place, key = stage.place(), f"slack:Ev{next(stage.number)}"
    process = Ours(stage)
    stream = process.stream(key, place)
    _arm_start(stage.slack, death)
    for number, partial in enumerate(PARTIALS, start=1):
        if death.append == number:
            _arm(stage, death, place)
        stream.show(partial)
        await _until_said(stream, partial)
        if death.append == number and death.way.startswith("crash"):
            process = await _restarted(stage, stream)
            stream = process.stream(key, place)
    await stream.end()
    _arm_end(stage, death, place)
    await process.bring(key, place)
    _disarm(stage)
    return stage.outcome(place["thread"])


async def baseline(stage: Stage, death: Death) -> Outcome:
    """slack_sdk's helper: append, and stop with the blocks; after a crash the event is answered again."""
    place = stage.place()
    client = AsyncWebClient(token=stage.slack.bot_token, base_url=stage.slack.api_url)
    _arm_start(stage.slack, death)
    with suppress(SlackClientError, OSError, aiohttp.ClientError):
        await _helper(client, stage, death, place)
    if death.way.startswith("crash"):
        _disarm(stage)
        await _helper(client, stage, Death(""), place)
    _disarm(stage)
    return _words_outcome(stage, place["thread"])


async def _helper(client: AsyncWebClient, stage: Stage, death: Death, place: Payload) -> None:
    streamed = await client.chat_stream(
        channel=place["channel"],
        thread_ts=place["thread"],
        recipient_team_id=None if stage.direct else place["team"],
        recipient_user_id=None if stage.direct else place["user"],
        buffer_size=1,
    )
    shown = ""
    for number, partial in enumerate(PARTIALS, start=1):
        if death.append == number:
            # a crash is the end of this process, before or after the call took effect
            if death.way == "crash":
                return
            _arm(stage, death, place)
        await streamed.append(markdown_text=partial[len(shown) :])
        if death.append == number and death.way == "crash unheard":
            return
        shown = partial
    if not death.way.startswith("update"):
        _arm_end(stage, death, place)
    (whole,) = to_slack(REPLY)
    await streamed.stop(blocks=whole["blocks"][1:])


async def _restarted(stage: Stage, stream: Growing) -> Ours:
    """The process is gone in the middle of a call; what it had taken waits for the next one."""
    stream.abandon()
    stage.slack.release()
    await asyncio.sleep(0)
    hand_back(stage.engine, [PROCESS])
    _disarm(stage)
    return Ours(stage)


async def _until_said(stream: Growing, partial: str) -> None:
    """Until the words went out, or nothing of them can."""
    for _ in range(60):
        if stream.is_idle(partial):
            return
        await asyncio.sleep(0.005)


def _arm_start(slack: FakeSlack, death: Death) -> None:
    match death.way:
        case "start 429":
            slack.too_many("chat.startStream", 60)
        case "start refused":
            slack.fail_next("chat.startStream", error="missing_recipient_user_id")
        case "start cut before" | "start cut after":
            slack.cut_next("chat.startStream", after=death.way.endswith("after"))
        case "start and post 429":
            slack.too_many("chat.startStream", 60)
            slack.too_many("chat.postMessage", 60)


def _arm(stage: Stage, death: Death, place: Payload) -> None:
    slack = stage.slack
    match death.way:
        case "expired":
            slack.expire_streams()
        case "stopped by a person":
            slack.stops("UANA", place["channel"], place["thread"])
        case "429":
            slack.too_many("chat.appendStream", 60)
        case "cut before" | "cut after":
            slack.cut_next("chat.appendStream", after=death.way.endswith("after"))
        case "refused":
            slack.fail_next("chat.appendStream", error="internal_error")
        case "crash":
            slack.hold("chat.appendStream")
        case "crash unheard":
            slack.hold("chat.appendStream", when="after")


def _arm_end(stage: Stage, death: Death, place: Payload) -> None:
    slack = stage.slack
    match death.way:
        case "stop 429":
            slack.too_many("chat.stopStream", 60)
        case "stop cut before" | "stop cut after":
            slack.cut_next("chat.stopStream", after=death.way.endswith("after"))
        case "update 429":
            slack.too_many("chat.update", 60)
        case "update cut after":
            slack.cut_next("chat.update", after=True)
        case "deleted":
            for post in stage.standing(place["thread"]):
                slack.deletes(post)


def _disarm(stage: Stage) -> None:
    stage.slack.release()
    stage.wait(121)


def _shapes(blocks: Sequence[Payload]) -> list[str]:
    """What each block says, without the ids that Slack gives."""
    return [str({name: part for name, part in block.items() if name != "block_id"}) for block in blocks]


def _words_outcome(stage: Stage, thread: str) -> Outcome:
    """The helper's message says its first paragraph as Markdown and the rest as blocks."""
    (whole,) = to_slack(REPLY)
    posts = stage.standing(thread)
    rest = _shapes(whole["blocks"][1:])
    said = [
        post.text == PARTIALS[-1] and _shapes(post.blocks) == rest and not post.streaming for post in posts
    ]
    return Outcome(len(posts), said == [True])


async def _hear_nothing(_platform: str, _event: str, _body: Payload) -> bool:
    return False


def stages() -> Iterator[Stage]:
    """A channel and a direct message, over one fake Slack and one database."""
    with tempfile.TemporaryDirectory() as home, FakeSlack(rate_limits=False) as slack:
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        slack.add_channel("CGEN", "general", ["UANA", slack.bot_user_id])
        engine = open_store(f"sqlite:///{Path(home) / 'streams.db'}")
        yield Stage(slack, engine)
        yield Stage(slack, engine, direct=True, number=itertools.count(1_000))
        engine.dispose()


def survive(stage: Stage, death: Death, way: Callable[[Stage, Death], Awaitable[Outcome]] = ours) -> Outcome:
    async def run() -> Outcome:
        return await way(stage, death)

    return asyncio.run(run())


def main() -> None:
    right = plain = total = 0
    for stage in stages():
        where = "direct message" if stage.direct else "channel"
        for death in deaths():
            mine, helper = survive(stage, death), survive(stage, death, baseline)
            total += 1
            right += mine == Outcome(1, identical=True)
            plain += helper == Outcome(1, identical=True)
            show(f"  {where}, {death.name}", _told(mine), f"slack_sdk's helper alone: {_told(helper)}")
    show(f"streams killed in {total} ways", f"{right} whole, once", "target: all")
    show("the same with slack_sdk's helper alone", f"{plain} whole, once", f"of {total}")


def _told(outcome: Outcome) -> str:
    return f"{outcome.messages} message(s), {'whole' if outcome.identical else 'NOT WHOLE'}"


if __name__ == "__main__":
    main()
