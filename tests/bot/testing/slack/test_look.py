"""The page on which blocks are looked at: what they say is there, and what a document says becomes no markup."""

from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.render import to_slack
from bot.testing.slack.look import look, mrkdwn
from skills.messages import Choices, Footer, Form, Heading, Lines, Quote, Reply, Table, Text

REPLY = Reply(
    "Leave is *16 weeks*.",
    (
        Heading("Proof"),
        Text("See **this** and `that`."),
        Quote("Parents receive 16 weeks.", "leave.md", "https://example.org/a?b=1&c=2"),
        Lines(("[09:01] Ana: hello",), ("https://example.org/m",)),
        Table(("a", "b"), (("1", "2"),)),
        Choices("", ("ask more",)),
        Form("Say why", "ask"),
        Footer("not certified"),
    ),
)


def test_each_kind_of_block_is_shown() -> None:
    shown = "".join(look(message["blocks"]) for message in to_slack(REPLY))
    for part in (
        "<h3>Proof</h3>",
        "<b>this</b>",
        "<code>that</code>",
        "<q>Parents receive 16 weeks.</q>",
        '<a href="https://example.org/m">[09:01]</a>',
        "<td>2</td>",
        "<button class=''>Say why</button>",
        "not certified",
    ):
        assert part in shown


@given(st.text(alphabet="<>&*_`ab/\n", max_size=60))
def test_what_a_document_says_becomes_no_tag(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = mrkdwn(escaped)
    assert "<a>" not in shown
    assert "<script" not in mrkdwn(escaped + "&lt;script&gt;")
