"""What people see of a post, whom it notifies, and the transcript."""

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.testing.slack import FakeSlack, Post
from bot.testing.slack.__main__ import introduction, main, settle, speak
from tests.bot.testing.slack.product import BUTTONS


def post(text: str = "", *blocks: dict[str, Any]) -> Post:
    return Post("CGEN", "1.0", text, "U0", blocks=blocks)


def section(text: str, kind: str = "mrkdwn") -> dict[str, Any]:
    return {"type": "section", "text": {"type": kind, "text": text}}


def rich(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(parts)}]}


@pytest.mark.parametrize(
    "mention",
    ["<!channel>", "<!here>", "<!everyone>", "<@U123>", "<!subteam^S1>", "<!here|here>", "<!subteam^S1|@x>"],
)
def test_an_unescaped_mention_notifies(slack: FakeSlack, mention: str) -> None:
    assert slack.pings(post(f"see {mention}")) == [mention]
    assert slack.pings(post("", section(mention))) == [mention]
    assert slack.pings(post("", {"type": "markdown", "text": mention})) == [mention]


@pytest.mark.parametrize(
    "text", ["&lt;!channel&gt;", "@channel", "<#C123>", "<https://example.org>", "! channel"]
)
def test_an_escaped_mention_notifies_nobody(slack: FakeSlack, text: str) -> None:
    assert slack.pings(post(text, section(text))) == []


def test_plain_text_notifies_nobody(slack: FakeSlack) -> None:
    assert slack.pings(post("", section("<!channel>", "plain_text"))) == []


def test_rich_text_notifies_by_its_elements_only(slack: FakeSlack) -> None:
    text = rich(
        {"type": "text", "text": "<!channel>"},
        {"type": "user", "user_id": "U1"},
        {"type": "broadcast", "range": "here"},
    )
    assert slack.pings(post("", text)) == ["<@U1>", "<!here>"]


def test_all_text_reads_as_a_person_reads(slack: FakeSlack) -> None:
    table = {
        "type": "table",
        "rows": [[{"type": "raw_text", "text": "Days"}, rich({"type": "text", "text": "25"})]],
    }
    whole = post("fallback", section("First"), table, *BUTTONS).all_text
    assert whole.splitlines() == ["fallback", "First", "Days", "25", "Run it"]


def test_the_transcript_shows_buttons_tables_and_who_sees_what(slack: FakeSlack, web: WebClient) -> None:
    cells = [[{"type": "raw_text", "text": text} for text in row] for row in (("Who", "Days"), ("Ana", "25"))]
    root = slack.says("UANA", "CGEN", "how many days?")
    web.chat_postMessage(
        channel="CGEN",
        thread_ts=root.ts,
        text="25",
        blocks=[section("*25* days"), {"type": "table", "rows": cells}, *BUTTONS],
    )
    web.chat_postEphemeral(channel="CGEN", user="UBO", text="psst")
    assert slack.transcript("CGEN").splitlines() == [
        "## #general",
        "",
        "**ana**: how many days?",
        "",
        "    **confidant**: *25* days",
        "    | Who | Days |",
        "    | --- | --- |",
        "    | Ana | 25 |",
        "    [Run it]",
        "",
        "**confidant** (only UBO sees it): psst",
    ]


def test_the_little_world_prints_the_settings_to_try_it() -> None:
    with FakeSlack() as slack:
        settle(slack)
        lines = introduction(slack)
        speak(slack, "#general hello")
        speak(slack, "/ask holidays")
        assert [message.text for message in slack.messages()] == [f"<@{slack.bot_user_id}> hello"]
        assert f"CONFIDANT_SLACK__BASE_URL={slack.api_url}" in lines
        assert f"CONFIDANT_SLACK__APP_TOKEN={slack.app_token}" in lines


def test_it_explains_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "--events-url" in capsys.readouterr().out
