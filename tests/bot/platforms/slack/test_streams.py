"""Words of an answer while it is put together: whatever kills the stream, one message says the whole in the end."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.streams import PARTIALS, Death, Ours, Outcome, Stage, deaths, stages, survive
from bot.outbox import BEGUN
from bot.platforms.slack.stream import SlackStreams, StreamPace, harmless
from bot.testing.openai_server import OpenAIServer, answers
from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack, Post
from tests.bot.platforms.slack.conftest import prepared

# all ways at all appends take minutes; these are where most is at stake
SAMPLED = (
    "start cut after",
    "start and post 429",
    "append 3: expired",
    "append 3: crash unheard",
    "append 5: cut after",
    "stop 429",
    "update cut after",
    "deleted",
)


@pytest.fixture(scope="module")
def both() -> Iterator[list[Stage]]:
    opened = stages()
    yield [next(opened), next(opened)]
    opened.close()  # type: ignore[attr-defined]  # a generator


@pytest.fixture
def stage(both: list[Stage]) -> Stage:
    return both[0]


def marked(death: Death) -> object:
    marks = () if death.name in SAMPLED else (pytest.mark.deep,)
    return pytest.param(death, id=death.name.replace(" ", "-"), marks=marks)


@pytest.mark.parametrize("where", [0, 1], ids=["channel", "direct"])
@pytest.mark.parametrize("death", [marked(one) for one in deaths()])
def test_however_a_stream_dies_one_message_says_the_whole(
    both: list[Stage], death: Death, where: int
) -> None:
    assert survive(both[where], death) == Outcome(1, identical=True)


def test_an_answer_that_is_whole_at_once_is_no_stream(stage: Stage) -> None:
    async def run() -> Outcome:
        place, process = stage.place(), Ours(stage)
        streams = SlackStreams(process.streams.api, process.streams.posts, process.outbox, stage.now)
        stream = streams.of("slack:EvQuick", place)
        assert stream
        stream.show(PARTIALS[-1])
        await stream.end()
        await process.bring("slack:EvQuick", place)
        return stage.outcome(place["thread"])

    started = sum(call.method == "chat.startStream" for call in stage.slack.calls)
    assert asyncio.run(run()) == Outcome(1, identical=True)
    assert sum(call.method == "chat.startStream" for call in stage.slack.calls) == started


def test_where_streams_are_spent_a_post_grows(stage: Stage) -> None:
    async def run() -> list[str]:
        place, process, seen = stage.place(), Ours(stage), []
        stream = process.stream("slack:EvSpent", place)
        for partial in PARTIALS[:3]:
            stream.show(partial)
            await asyncio.to_thread(stage.slack.wait_for, lambda words=partial: stream.is_idle(words) or None)
            seen.append(stage.standing(place["thread"])[0].text)
        await stream.end()
        await process.bring("slack:EvSpent", place)
        assert stage.outcome(place["thread"]) == Outcome(1, identical=True)
        return seen

    stage.slack.too_many("chat.startStream", 60)
    seen = asyncio.run(run())
    assert len(set(seen)) == 3
    stage.wait(61)


def test_a_stream_carries_the_delivery_key_once_it_has_ended(stage: Stage) -> None:
    async def run() -> Post:
        place, process = stage.place(), Ours(stage)
        stream = process.stream("slack:EvKey", place)
        stream.show(PARTIALS[0])
        await asyncio.to_thread(stage.slack.wait_for, lambda: stream.is_idle(PARTIALS[0]))
        begun = {**place, BEGUN: "slack:EvKey#0"}
        found = await process.platform.find(begun, "slack:EvKey#0")
        assert found == stage.standing(place["thread"])[0].ts
        await stream.end()
        await process.bring("slack:EvKey", place)
        return stage.standing(place["thread"])[0]

    post = asyncio.run(run())
    assert (post.metadata or {})["event_payload"] == {"key": "slack:EvKey#0"}


def test_what_does_not_begin_as_before_is_left_to_the_reply(stage: Stage) -> None:
    async def run() -> str:
        place, process = stage.place(), Ours(stage)
        stream = process.stream("slack:EvOdd", place)
        stream.show("The first words.")
        await asyncio.to_thread(stage.slack.wait_for, lambda: stream.is_idle("The first words."))
        stream.show("Other words.")
        await stream.end()
        return stage.standing(place["thread"])[0].text

    assert asyncio.run(run()) == "The first words."


def test_nothing_grows_where_one_person_sees_it_in_passing(stage: Stage) -> None:
    streams = Ours(stage).streams
    assert streams.of("k", {"kind": "response", "url": "https://x.example", "user": "UANA"}) is None
    assert streams.of("k", {"kind": "dm", "user": "UANA"}) is None


def test_words_of_others_ping_nobody_and_lead_nowhere_while_they_stream(stage: Stage) -> None:
    shown = harmless("<!channel> <@UANA> [bank](https://evil.example) @channel ![i](https://p.example)")
    assert not any(sign in shown for sign in ("<", ">", "[", "](", "@channel"))


def test_a_pace_is_slower_than_what_slack_takes() -> None:
    pace = StreamPace()
    assert pace.append >= 60 / 100
    assert pace.edit >= 60 / 50


@pytest.mark.slow
def test_a_models_proven_sentences_are_seen_before_the_answer_is_whole(tmp_path: Path) -> None:
    said = (
        "Parents receive 16 weeks of paid parental leave [1]. Whales sing in the sea [1]. "
        + "And so on " * 12
    )
    with OpenAIServer(answers(said, seconds_a_word=0.15)) as model, FakeSlack(rate_limits=False) as slack:
        settings = {
            "CONFIDANT_MODELS__ANSWER": "compatible:talker",
            "CONFIDANT_MODELS__BASE_URL": model.url,
            "CONFIDANT_MODELS__CLEARED": "compatible:internal",
        }
        product = Product(tmp_path, slack, extra=settings)
        prepared(product)
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        with serving(product):
            slack.says("UANA", slack.dm("UANA"), "how long is parental leave?")
            call = slack.wait_for_call("chat.appendStream", timeout=60)
            assert call.arguments["markdown_text"] == "Parents receive 16 weeks of paid parental leave."
            whole = slack.wait_for_post(slack.dm("UANA"), containing="Worded by", timeout=60)
            slack.wait_idle(quiet_seconds=0.5)
            assert len(slack.posts(slack.dm("UANA"))) == 1
            assert "Whales" not in whole.all_text
            assert not any("Whales" in str(one.arguments) for one in slack.calls)
