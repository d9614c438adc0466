"""Forms in Slack: opened by a bare command or a button, checked while they are open, sent to their skill."""

import json
from datetime import UTC, date, datetime
from typing import Any, Literal

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from bot.platforms.slack import limits
from bot.platforms.slack.forms import Opening, button_value, filled_in, kept_in, modal, opening_of
from bot.platforms.slack.inbound import to_incoming
from bot.platforms.slack.render import to_slack
from bot.testing.slack import Limits
from bot.testing.slack.blockkit import check_view
from skills.context import Context
from skills.contract import skill
from skills.messages import Choices, Form, Reply
from skills.permission import Permission
from tests.bot.platforms.slack.conftest import Town
from tests.examples import FEWER

NOW = datetime(2026, 10, 1, tzinfo=UTC)


class Order(BaseModel):
    what: str = Field(min_length=2, description="What is wanted")
    why: str = Field("", description="Why", json_schema_extra={"form": "text"})
    where: str = Field("", description="Where", json_schema_extra={"form": "channel"})
    who: str = Field("", description="For whom", json_schema_extra={"form": "person"})
    size: Literal["small", "large"] = Field("small", description="How large")
    gift: bool = Field(default=False, description="Whether it is wrapped")
    due_on: date | None = Field(None, description="Until when")


class Ordered(BaseModel):
    def to_reply(self) -> Reply:
        return Reply("Ordered.")


@skill(command="order", summary="Order something", examples=("order tea",), permission=Permission.ASK)
async def order(query: Order, _ctx: Context) -> Ordered:
    return Ordered()


def test_a_form_keeps_to_slacks_limits_and_shows_what_is_known() -> None:
    filled = (("why", "x" * 5_000), ("size", "large"), ("where", "slack:C012"), ("gift", "true"))
    view = modal(order, Opening("order", "Order something nice for all", filled=filled))
    assert check_view(view, Limits()) == []
    elements = {block["block_id"]: block["element"] for block in view["blocks"]}
    assert elements["where"]["initial_conversation"] == "C012"
    assert elements["size"]["initial_option"]["value"] == "large"
    assert elements["gift"]["initial_options"]
    assert len(elements["why"]["initial_value"]) == limits.INPUT


def test_what_was_given_is_not_asked_and_comes_back_with_the_rest() -> None:
    view = modal(order, Opening("order", "Order", given=(("what", "tea"),), channel="C1", thread="1.0"))
    assert "what" not in {block["block_id"] for block in view["blocks"]}
    incoming = to_incoming(
        _sent(view, {"why": {"type": "plain_text_input", "value": " cold "}}), "UB", {}, received_at=NOW
    )
    assert incoming
    assert dict(incoming.values) == {"what": "tea", "why": "cold"}
    assert (incoming.text, incoming.channel, incoming.thread, incoming.private) == (
        "/order",
        "C1",
        "1.0",
        False,
    )


def test_each_kind_of_field_is_read() -> None:
    view = {
        "state": {
            "values": {
                "where": {"where": {"type": "conversations_select", "selected_conversation": "C9"}},
                "who": {"who": {"type": "users_select", "selected_user": "U9"}},
                "size": {"size": {"type": "static_select", "selected_option": {"value": "large"}}},
                "gift": {"gift": {"type": "checkboxes", "selected_options": []}},
                "due_on": {"due_on": {"type": "datepicker", "selected_date": "2026-12-24"}},
                "why": {"why": {"type": "plain_text_input", "value": None}},
            }
        }
    }
    assert dict(filled_in(view)) == {
        "where": "slack:C9",
        "who": "slack:U9",
        "size": "large",
        "gift": "false",
        "due_on": "2026-12-24",
    }


@FEWER
@given(st.dictionaries(st.sampled_from(list(Order.model_fields)), st.text(max_size=3_000)))
def test_a_button_holds_its_form_within_the_limit(filled: dict[str, str]) -> None:
    value = button_value(Form("Order", "order", (("what", "tea"),), tuple(filled.items())))
    assert limits.size(value) <= limits.BUTTON_VALUE
    opened = opening_of({"type": "block_actions", "actions": [{"action_id": "form:0", "value": value}]}, {})
    assert opened
    assert opened.given == (("what", "tea"),)
    assert set(opened.filled) <= set(filled.items())


def test_buttons_that_follow_each_other_stand_in_one_row() -> None:
    reply = Reply("Sure?", (Choices("", ("yes", "no")), Form("Say why", "order"), Form("Later", "order")))
    [message] = to_slack(reply)
    [row] = [block for block in message["blocks"] if block["type"] == "actions"]
    assert [button["text"]["text"] for button in row["elements"]] == ["yes", "no", "Say why", "Later"]
    assert len({button["action_id"] for button in row["elements"]}) == 4


def test_what_is_no_form_of_ours_opens_nothing() -> None:
    broken = {"type": "block_actions", "actions": [{"action_id": "form:0", "value": "{"}]}
    assert opening_of(broken, {}) == Opening("", "")
    assert opening_of({"type": "block_actions", "actions": [{"action_id": "choice:0"}]}, {}) is None
    assert kept_in({"private_metadata": "[]"}) == {}


def test_a_bare_ask_opens_a_form_and_what_does_not_fit_is_said_in_it(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    town.slack.command(ana, "/ask", "", channel)
    view = town.slack.wait_for(lambda: next((one for one in town.slack.views if one.user == ana), None))
    assert view
    town.slack.submit(ana, view, {"question": "x"}).wait()
    refused = town.slack.wait_for(lambda: next((one for one in town.slack.views if one.errors), None))
    assert refused
    assert "too short" in refused.errors["question"]
    town.slack.submit(ana, view, {"question": "How long is parental leave?"})
    town.told(ana, "16 weeks")


def _sent(view: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    state = {"values": {name: {name: element} for name, element in values.items()}}
    return {"type": "view_submission", "user": {"id": "U1"}, "view": view | {"id": "V1", "state": state}}


def test_what_is_given_in_too_many_words_is_asked_for_instead() -> None:
    given = (("question", "\n```\n" * 300), ("answer", "7"))
    value = button_value(Form("Open", "ask", given))
    assert limits.size(value) <= limits.BUTTON_VALUE
    assert json.loads(value)["given"] == {"answer": "7"}
