"""Whatever a reply holds, Slack takes what we make of it, and nothing of it is lost."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.platforms.slack.blocks import Payload
from bot.platforms.slack.render import plain, to_slack
from bot.platforms.slack.stream import chunk_of, grown, harmless
from skills.messages import Choices, Reply, Text
from tests.bot.platforms.slack.limits_check import (
    chunk_problems,
    holds_in_order,
    is_blank,
    violations,
    visible,
)
from tests.bot.platforms.slack.replies import markdown, must_be_seen, replies


@pytest.mark.parametrize("examples", [80, pytest.param(10_000, marks=pytest.mark.deep)])
def test_slack_takes_any_reply_and_nothing_of_it_is_lost(examples: int) -> None:
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(replies)
    def check(reply: Reply) -> None:
        blocks, text = to_slack(reply), plain(reply)
        for payload in (*blocks, *text):
            assert not violations(payload)
            json.dumps(payload, ensure_ascii=False).encode()
        _nothing_is_lost(reply, blocks)
        _nothing_is_lost(reply, text)
        _every_option_is_there(reply, blocks)

    check()


@pytest.mark.parametrize("examples", [40, pytest.param(5_000, marks=pytest.mark.deep)])
def test_slack_takes_any_words_of_a_stream_and_all_of_them_come(examples: int) -> None:
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.one_of(markdown, markdown.map(lambda text: text * 40), st.just("👩‍👩‍👧‍👦" * 4_000)))
    def check(words: str) -> None:
        left = words
        while left:
            part = chunk_of(left)
            sent = harmless(part)
            assert not sent or list(chunk_problems(sent)) == []
            left = left[len(part) :]
        for payload in (grown(words) if words else {}, *to_slack(Reply(words))[1:]):
            assert not payload or not violations(payload)

    check()


def _nothing_is_lost(reply: Reply, payloads: list[Payload]) -> None:
    first = reply.blocks[0] if reply.blocks else None
    repeated = isinstance(first, Text) and first.text.strip() == reply.summary.strip()
    words = list(must_be_seen(reply))[1 if repeated else 0 :]
    assert holds_in_order("\n".join(words), "\n".join(map(visible, payloads)))


def _every_option_is_there(reply: Reply, payloads: list[Payload]) -> None:
    elements = [e for p in payloads for b in p["blocks"] for e in b.get("elements", [])]
    values = {element["value"] for element in elements if "value" in element}
    shown = "\n".join(map(visible, payloads))
    for option in (o for block in reply.blocks if isinstance(block, Choices) for o in block.options):
        sent = option.encode("utf-8", "replace").decode()  # a lone surrogate is no JSON
        assert is_blank(option) or sent in values or holds_in_order(option, shown)
