"""Thumbs in Slack: its own pair of buttons; down is kept, and opens the form for the reason."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from bot.commands import AnySkill
from bot.platforms.slack.forms import Opening, button_value, modal, opening_of, says_something
from bot.platforms.slack.inbound import to_incoming
from bot.platforms.slack.render import plain, to_slack
from bot.testing.slack import Limits
from bot.testing.slack.blockkit import check_view
from skills.catalogue import SKILLS
from skills.messages import Choices, Feedback, Form, Reply, Text
from tests.bot.platforms.slack.limits_check import violations

NOW = datetime(2026, 11, 26, tzinfo=UTC)
THUMBS = Feedback("3fa9c2d41b07")
FORM = Form("Answer", "answer", (("question", "3fa9c2d41b07"),))


def press(action: Mapping[str, object]) -> dict[str, object]:
    return {
        "type": "block_actions",
        "actions": [action],
        "container": {"message_ts": "5.1"},
        "channel": {"id": "C1"},
        "message": {"thread_ts": "5.0"},
        "user": {"id": "U1"},
    }


def thumb(value: str) -> dict[str, object]:
    return press({"action_id": "feedback", "value": value})


@pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.command)
def test_slack_takes_the_form_of_every_skill(skill: AnySkill) -> None:
    assert (
        check_view(modal(skill, Opening(skill.command, "In more words than a title takes")), Limits()) == []
    )


def test_buttons_stand_in_a_row_and_thumbs_in_slacks_own_block() -> None:
    reply = Reply("Yes.", (Text("Yes."), THUMBS, Choices("", ("claim 3fa9c2d4",), ("Claim",)), FORM))
    (message,) = to_slack(reply)
    assert [block["type"] for block in message["blocks"]] == ["section", "context_actions", "actions"]
    assert [one["text"]["text"] for one in message["blocks"][-1]["elements"]] == ["Claim", "Answer"]
    assert violations(message) == []
    assert plain(reply)[0]["text"].startswith("Yes.")


@pytest.mark.parametrize("value", [THUMBS.up, THUMBS.down])
def test_a_thumb_is_said_in_words(value: str) -> None:
    incoming = to_incoming(thumb(value), "U0", {}, received_at=NOW)
    assert incoming
    assert (incoming.text, incoming.thread) == (value, "5.0")


def test_down_opens_the_form_for_the_reason_and_is_said_all_the_same() -> None:
    opening = opening_of(thumb(THUMBS.down), {})
    assert opening
    assert (opening.command, dict(opening.given)) == (
        "feedback",
        {"question": "3fa9c2d41b07", "thumb": "down"},
    )
    assert says_something(thumb(THUMBS.down))
    assert opening_of(thumb(THUMBS.up), {}) is None


def test_a_button_of_a_form_only_opens_it() -> None:
    assert not says_something(press({"action_id": "form:1", "value": button_value(FORM)}))
