"""How a reply looks in Teams: within every limit, with nothing lost, and harmless whoever wrote its words."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from bot.enclosures import FILE
from bot.platforms import Payload
from bot.platforms.teams.forms import kept_in
from bot.platforms.teams.render import plain, to_teams, words_so_far
from bot.testing.teams import Chat, Limits, Post
from bot.testing.teams.rules import check, pings_in
from skills.messages import Choices, Feedback, File, Form, Lines, Quote, Reply, Table, Text, Verbatim
from tests.bot.platforms.slack.limits_check import holds_in_order, is_blank
from tests.bot.platforms.slack.replies import must_be_seen, replies

CHAT = Chat("a:1", "personal", "", ["ana"])


def taken(payloads: list[Payload]) -> None:
    """Raises what Teams would answer to any of them."""
    for payload in payloads:
        if FILE not in payload:
            check(payload, CHAT, Limits())
            json.dumps(payload, ensure_ascii=False).encode()
            assert pings_in(payload) == []


def visible(payloads: list[Payload]) -> str:
    return "\n".join(part for payload in payloads for part in _seen(payload))


def _seen(payload: Payload) -> Iterator[str]:
    post = Post("", "", payload, 0.0)
    yield post.all_text
    for button in post.buttons:
        yield str(kept_in(button.get("data")).get("say") or "")
    for one in post.citations:
        yield str(one["appearance"].get("url") or "")


@pytest.mark.parametrize("examples", [50, pytest.param(10_000, marks=pytest.mark.deep)])
def test_teams_takes_any_reply_and_nothing_of_it_is_lost(examples: int) -> None:
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(replies)
    def check_one(reply: Reply) -> None:
        rich, simple = to_teams(reply), plain(reply)
        taken(rich)
        taken(simple)
        first = reply.blocks[0] if reply.blocks else None
        repeated = isinstance(first, Text) and first.text.strip() == reply.summary.strip()
        words = "\n".join(list(must_be_seen(reply))[1 if repeated else 0 :])
        assert holds_in_order(words, visible(rich))
        assert holds_in_order(words, visible(simple))
        for option in (one for block in reply.blocks if isinstance(block, Choices) for one in block.options):
            assert is_blank(option) or holds_in_order(option, visible(rich))

    check_one()


def test_words_that_need_no_card_stand_in_the_text() -> None:
    (message,) = to_teams(Reply("Yes.", (Text("Yes."), Quote("It *is* so.", "a.md", "https://x.example/a"))))
    assert "attachments" not in message
    assert message["text"].startswith("Yes.\n\n> It \\*is\\* so. [1]")
    claim = message["entities"][0]["citation"][0]
    assert claim["appearance"]["url"] == "https://x.example/a"


def test_from_the_first_table_on_everything_is_in_the_card_in_order() -> None:
    reply = Reply("Prices.", (Table(("A", "B"), (("1", "2"),)), Text("That is all."), Choices("", ("more",))))
    (message,) = to_teams(reply)
    body = message["attachments"][0]["content"]["body"]
    assert [one["type"] for one in body] == ["RichTextBlock", "Table", "RichTextBlock", "ActionSet"]


def test_a_number_in_brackets_that_somebody_wrote_is_no_citation() -> None:
    (message,) = to_teams(Reply("See [1] and [2].", (Quote("As [7] says.", "a.md"),)))
    check(message, CHAT, Limits())
    assert [one["position"] for one in message["entities"][0]["citation"]] == [1]


def test_more_than_twenty_quotes_go_on_in_the_next_message_with_numbers_of_its_own() -> None:
    quotes = tuple(Quote(f"Line {number}.", f"{number}.md") for number in range(45))
    messages = to_teams(Reply("Found.", quotes))
    taken(messages)
    assert [len(one["entities"][0].get("citation", ())) for one in messages] == [20, 20, 5]


def test_a_long_answer_is_split_and_nothing_of_it_is_cut() -> None:
    messages = to_teams(Reply("Long.", (Text("A sentence of some words. " * 4_000),)))
    taken(messages)
    assert len(messages) > 5
    assert visible(messages).count("A sentence of some words.") == 4_000


@pytest.mark.parametrize(
    "typed", ["<at>everyone</at>", "<at id=1>Ana</at>", "<b>x</b>", "&lt;at&gt;x&lt;/at&gt;"]
)
def test_markup_in_words_of_others_is_shown_and_does_nothing(typed: str) -> None:
    (message,) = to_teams(Reply(f"It says {typed}."))
    assert "<" not in message["text"]
    assert Post("", "", message, 0.0).all_text.strip("*").endswith(f"{typed}.")


@pytest.mark.parametrize("line", ["# title", "- item", "1. first", "> quote", "+ plus", "---", "==="])
def test_a_line_that_looks_like_markdown_is_words(line: str) -> None:
    (message,) = to_teams(Reply("Read.", (Lines((f"{line}",)), Quote(f"a\n{line}", ""))))
    for written in message["text"].split("\n")[1:]:
        bare = written.removeprefix("> ").strip()
        assert not bare.startswith(line) or bare == ""


def test_thumbs_are_teams_own_and_know_their_question() -> None:
    (message,) = to_teams(Reply("Yes.", (Text("Yes."), Feedback("3fa9c2d41b07"))))
    assert message["channelData"] == {"feedbackLoop": {"type": "custom"}}
    assert message["question"] == "3fa9c2d41b07"


def test_a_form_is_a_button_that_fetches_its_dialog() -> None:
    reply = Reply("Sure?", (Form("Say why", "feedback", (("question", "3fa9c2d41b07"),)),))
    (message,) = to_teams(reply)
    (button,) = Post("", "", message, 0.0).buttons
    assert button["data"]["msteams"] == {"type": "task/fetch"}


def test_a_file_is_a_message_of_its_own() -> None:
    said, file = to_teams(Reply("Here.", (File("a.vtt", "WEBVTT"),)))
    assert FILE not in said
    assert file[FILE]["name"] == "a.vtt"


def test_an_answer_that_grows_begins_as_the_whole_will() -> None:
    whole = "Parents receive **16 weeks**.\n\nThe rest is *unpaid*.\n\n- one\n- two"
    (message,) = to_teams(Reply(whole, (Text(whole),)))
    for sentence in (
        "Parents receive **16 weeks**.",
        "Parents receive **16 weeks**.\n\nThe rest is *unpaid*.",
    ):
        assert message["text"].startswith(words_so_far(sentence))


def test_a_link_with_more_words_than_a_message_takes_is_words_and_an_address() -> None:
    source = "a source with a name " * 900
    messages = to_teams(Reply("Found.", (Quote("It is so.", source, "https://x.example/a"),)))
    taken(messages)
    assert holds_in_order(source, visible(messages))


def test_words_that_are_shown_as_they_are_are_no_markdown() -> None:
    (message,) = to_teams(Reply("The query", (Verbatim("SELECT [a](https://evil.example) ``` FROM t"),)))
    assert message["text"].endswith("```\nSELECT [a](https://evil.example) ˋˋˋ FROM t\n```")
