"""Each of Slack's limits, one step below and one above it, through the real SDK."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.testing.slack import FakeSlack, Limits
from bot.testing.slack.blockkit import check_blocks, check_view
from bot.testing.slack.texts import pings_in, visible_texts

Json = dict[str, Any]  # Any: Slack's wire format


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "x", **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(number: int = 0, **more: Any) -> Json:
    return {"type": "button", "action_id": f"a{number}", "text": plain("Go"), "value": "v", **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def options(count: int, text: str = "x", value: str = "v") -> list[Json]:
    return [{"text": plain(text), "value": f"{value}{number}"} for number in range(count)]


def menu(kind: str, choices: list[Json]) -> Json:
    return {"type": kind, "action_id": "m", "options": choices}


def rich(*parts: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(parts)}]}


def table(rows: int, columns: int, text: str = "x") -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns] * rows}


def image(alt: str = "x", title: str = "x") -> Json:
    return {"type": "image", "image_url": "https://example.org/x.png", "alt_text": alt, "title": plain(title)}


def feedback(text: str = "Good", value: str = "good") -> Json:
    side = {"text": plain(text), "value": value}
    return {"type": "feedback_buttons", "action_id": "f", "positive_button": side, "negative_button": side}


def context_actions(*elements: Json) -> Json:
    return {"type": "context_actions", "elements": list(elements)}


def icon(number: int) -> Json:
    return {"type": "icon_button", "action_id": f"i{number}", "icon": "trash", "text": plain("Delete")}


def context(count: int) -> Json:
    return {"type": "context", "elements": [mrkdwn("x")] * count}


def markdown(length: int) -> Json:
    return {"type": "markdown", "text": "x" * length}


def confirm(text: str) -> Json:
    return {"title": plain("Sure?"), "text": plain(text), "confirm": plain("Yes"), "deny": plain("No")}


# what is measured -> (blocks at the limit, blocks one above it)
EDGES: dict[str, tuple[list[Json], list[Json]]] = {
    "blocks": ([section()] * 50, [section()] * 51),
    "section text": ([section("x" * 3_000)], [section("x" * 3_001)]),
    "fields": (
        [{"type": "section", "fields": [mrkdwn("x")] * 10}],
        [{"type": "section", "fields": [mrkdwn("x")] * 11}],
    ),
    "field text": (
        [{"type": "section", "fields": [mrkdwn("x" * 2_000)]}],
        [{"type": "section", "fields": [mrkdwn("x" * 2_001)]}],
    ),
    "header": (
        [{"type": "header", "text": plain("x" * 150)}],
        [{"type": "header", "text": plain("x" * 151)}],
    ),
    "button text": ([actions(button(text=plain("x" * 75)))], [actions(button(text=plain("x" * 76)))]),
    "button value": ([actions(button(value="x" * 2_000))], [actions(button(value="x" * 2_001))]),
    "button url": (
        [actions(button(url="https://e.org/" + "x" * 2_986))],
        [actions(button(url="https://e.org/" + "x" * 2_987))],
    ),
    "block_id": ([section(block_id="x" * 255)], [section(block_id="x" * 256)]),
    "action_id": ([actions(button(action_id="x" * 255))], [actions(button(action_id="x" * 256))]),
    "actions": ([actions(*map(button, range(25)))], [actions(*map(button, range(26)))]),
    "context": ([context(10)], [context(11)]),
    "context_actions": ([context_actions(*map(icon, range(5)))], [context_actions(*map(icon, range(6)))]),
    "feedback text": ([context_actions(feedback("x" * 75))], [context_actions(feedback("x" * 76))]),
    "feedback value": (
        [context_actions(feedback(value="x" * 2_000))],
        [context_actions(feedback(value="x" * 2_001))],
    ),
    "overflow": ([actions(menu("overflow", options(5)))], [actions(menu("overflow", options(6)))]),
    "options": (
        [actions(menu("static_select", options(100)))],
        [actions(menu("static_select", options(101)))],
    ),
    "option text": (
        [actions(menu("static_select", options(1, text="x" * 75)))],
        [actions(menu("static_select", options(1, text="x" * 76)))],
    ),
    "option value": (
        [actions(menu("static_select", options(1, value="x" * 149)))],
        [actions(menu("static_select", options(1, value="x" * 150)))],
    ),
    "confirm text": (
        [actions(button(confirm=confirm("x" * 300)))],
        [actions(button(confirm=confirm("x" * 301)))],
    ),
    "image alt": ([image(alt="x" * 2_000)], [image(alt="x" * 2_001)]),
    "image title": ([image(title="x" * 2_000)], [image(title="x" * 2_001)]),
    "markdown": ([markdown(12_000)], [markdown(12_001)]),
    "table rows": ([table(100, 2)], [table(101, 2)]),
    "table columns": ([table(2, 20)], [table(2, 21)]),
    "table characters": (
        [table(10, 10, "x" * 50), table(10, 10, "x" * 50)],
        [table(10, 10, "x" * 50), table(10, 10, "x" * 51)],
    ),
}

LOOSE_LIST = {"type": "rich_text_list", "style": "bullet", "elements": [{"type": "text", "text": "x"}]}
WRONG: dict[str, list[Any]] = {
    "two blocks of one id": [section(block_id="a"), section(block_id="a")],
    "two actions of one id in a block": [actions(button(1), button(1))],
    "an unknown block": [{"type": "paragraph", "text": "x"}],
    "no block": ["text"],
    "a block without its text": [{"type": "header"}],
    "a section without text and fields": [{"type": "section"}],
    "an empty text": [section("")],
    "a blank text": [section(" \n")],
    "mrkdwn in a header": [{"type": "header", "text": mrkdwn("x")}],
    "mrkdwn on a button": [actions(button(text=mrkdwn("x")))],
    "a field nobody knows": [section(colour="red")],
    "a text as a string": [{"type": "section", "text": "x"}],
    "an empty actions block": [actions()],
    "an image without alt text": [{"type": "image", "image_url": "https://example.org/x.png"}],
    "an address that is none": [actions(button(url="not an address"))],
    "an unknown style": [actions(button(style="green"))],
    "a feedback button among actions": [actions(feedback())],
    "an input in a message": [
        {"type": "input", "label": plain("x"), "element": {"type": "plain_text_input"}}
    ],
    "a rich text of unknown parts": [rich({"type": "bold", "text": "x"})],
    "a rich text mention of nobody": [rich({"type": "user"})],
    "a rich text link without address": [rich({"type": "link", "text": "x"})],
    "an empty rich text part": [rich({"type": "text", "text": ""})],
    "an unknown rich text style": [rich({"type": "text", "text": "x", "style": {"blink": True}})],
    "text straight in a rich text": [{"type": "rich_text", "elements": [{"type": "text", "text": "x"}]}],
    "a list of loose text": [{"type": "rich_text", "elements": [LOOSE_LIST]}],
    "a table of uneven rows": [{"type": "table", "rows": [table(1, 2)["rows"][0], table(1, 3)["rows"][0]]}],
    "an empty cell": [table(1, 1, "")],
    "a table without rows": [{"type": "table", "rows": []}],
    "a data table without caption": [{"type": "data_table", "rows": table(2, 2)["rows"]}],
    "an empty markdown block": [markdown(0)],
    "an empty card": [{"type": "card"}],
}


@pytest.mark.parametrize("name", EDGES)
def test_what_is_at_a_limit_passes_and_one_more_does_not(name: str) -> None:
    at, above = EDGES[name]
    assert check_blocks(at, Limits()) == []
    assert check_blocks(above, Limits())


@pytest.mark.parametrize("name", WRONG)
def test_malformed_blocks_are_refused(name: str) -> None:
    assert check_blocks(WRONG[name], Limits())


def test_whole_blocks_of_every_common_kind_pass() -> None:
    lines = rich({"type": "text", "text": "x", "style": {"bold": True}}, {"type": "user", "user_id": "U1"})
    bullets = {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": lines["elements"]}
    blocks = [
        section(accessory=button()),
        lines,
        {"type": "rich_text", "elements": [bullets, {"type": "rich_text_preformatted", "elements": []}]},
        {"type": "divider"},
        image(),
        context_actions(feedback()),
        {
            "type": "actions",
            "elements": [{"type": "users_select", "action_id": "u", "placeholder": plain("Who?")}],
        },
        {"type": "task_card", "task_id": "t", "title": "Look", "status": "complete", "details": lines},
        {"type": "data_table", "caption": "x", "rows": table(2, 2)["rows"]},
    ]
    assert check_blocks(blocks, Limits()) == []


def test_a_refusal_names_the_block_and_the_reason(web: WebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        web.chat_postMessage(channel="CGEN", text="x", blocks=[section(), section("x" * 3_001)])
    assert refused.value.response["error"] == "invalid_blocks"
    assert refused.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]"
    ]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"blocks": "not json"}, "invalid_blocks_format"),
        ({"blocks": [markdown(6_600), markdown(6_601)]}, "msg_blocks_too_long"),
        ({"markdown_text": "x" * 12_001}, "msg_too_long"),
        ({"markdown_text": "x", "text": "x"}, "markdown_text_conflict"),
        ({"text": "x", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
        ({"text": "x", "metadata": {"event_type": "x", "event_payload": "text"}}, "invalid_metadata_format"),
        ({"text": "x", "thread_ts": "1.000000"}, "thread_not_found"),
    ],
)
def test_a_post_over_its_limits_is_refused(
    web: WebClient, slack: FakeSlack, arguments: Json, error: str
) -> None:
    with pytest.raises(SlackApiError) as refused:
        web.api_call("chat.postMessage", json={"channel": "CGEN", **arguments})
    assert refused.value.response["error"] == error
    assert slack.posts() == []


def test_an_update_takes_a_tenth_of_the_text_of_a_post(web: WebClient) -> None:
    ts = web.chat_postMessage(channel="CGEN", text="x" * 40_000)["ts"]
    web.chat_update(channel="CGEN", ts=ts, text="x" * 4_000)
    with pytest.raises(SlackApiError, match="msg_too_long"):
        web.chat_update(channel="CGEN", ts=ts, text="x" * 4_001)


def modal(**more: Any) -> Json:
    return {"type": "modal", "title": plain("x"), "blocks": [section()], **more}


@pytest.mark.parametrize(
    ("at", "above"),
    [
        (modal(blocks=[section()] * 100), modal(blocks=[section()] * 101)),
        (modal(title=plain("x" * 24)), modal(title=plain("x" * 25))),
        (modal(submit=plain("x" * 24)), modal(submit=plain("x" * 25))),
        (modal(close=plain("x" * 24)), modal(close=plain("x" * 25))),
        (modal(private_metadata="x" * 3_000), modal(private_metadata="x" * 3_001)),
        (modal(callback_id="x" * 255), modal(callback_id="x" * 256)),
        (modal(), {"type": "modal", "blocks": [section()]}),
        (modal(), modal(blocks=[markdown(1)])),
        (modal(), {"type": "window", "blocks": []}),
    ],
)
def test_a_view_over_its_limits_is_refused(at: Json, above: Json) -> None:
    assert check_view(at, Limits()) == []
    assert check_view(above, Limits())


KINDS = st.sampled_from(
    "section header actions context context_actions rich_text rich_text_section rich_text_list table data_table image "
    "input card carousel container plan task_card video plain_text mrkdwn button overflow raw_text".split()
)
FIELDS = (
    "text elements rows fields accessory tasks actions title label element options url value style".split()
)
SHAPES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4)
        | st.fixed_dictionaries({"type": KINDS | inner}, optional=dict.fromkeys(FIELDS, inner))
    ),
    max_leaves=10,
)


@pytest.mark.parametrize("examples", [60, pytest.param(3_000, marks=pytest.mark.deep)])
def test_no_shape_of_blocks_makes_the_check_itself_fail(examples: int) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(kind=KINDS, rest=st.dictionaries(st.sampled_from(FIELDS), SHAPES, max_size=5))
    def check(kind: str, rest: Json) -> None:
        block = {"type": kind, **rest}
        assert isinstance(check_blocks([block], Limits()), list)
        assert all(isinstance(text, str) for text in visible_texts(block))
        assert isinstance(pings_in("", [block]), list)

    check()
