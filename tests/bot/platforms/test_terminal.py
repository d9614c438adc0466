"""Replies in the terminal."""

from io import StringIO

from rich.console import Console

from bot.platforms.terminal.chat import converse
from bot.platforms.terminal.render import show
from bot.testing.chat import FakeChat
from skills.messages import Choices, Footer, Heading, Lines, Quote, Reply, Table, Text


def shown(reply: Reply) -> str:
    screen = StringIO()
    show(reply, Console(file=screen, width=100, force_terminal=True, color_system=None))
    return screen.getvalue()


def test_every_kind_of_block_is_shown() -> None:
    blocks = (
        Text("a text"),
        Heading("a heading"),
        Quote("a quote", "its source"),
        Lines(("one", "two")),
        Table(("head",), (("cell",),)),
        Choices("which?", ("this", "that")),
        Footer("small print"),
    )
    out = shown(Reply("the summary", blocks))
    for words in (
        "the summary",
        "a text",
        "a heading",
        "a quote",
        "its source",
        "one",
        "cell",
        "which?",
        "that",
        "small print",
    ):
        assert words in out


def test_a_summary_that_the_first_block_repeats_is_shown_once() -> None:
    assert shown(Reply("same", (Text("same"),))).count("same") == 1


def test_markup_and_escape_sequences_in_a_document_stay_text() -> None:
    out = shown(
        Reply("s", (Text("[bold red]x[/bold red] \x1b]0;title\x07 \x1b[2J"), Quote("\x1b[31mred", "y")))
    )
    assert "[bold red]x[/bold red]" in out
    assert "\x1b" not in out


def test_a_conversation_answers_each_line_until_quit(chat: FakeChat) -> None:
    lines = iter(["help", "", "quit", "never read"])
    console = Console(file=StringIO(), width=100)
    converse(chat.dispatcher, chat.rights.user("ana"), console, lambda: next(lines))
    assert "List what Confidant can do" in console.file.getvalue()  # type: ignore[attr-defined]  # a StringIO
    assert next(lines) == "never read"


def test_a_conversation_ends_with_the_input(chat: FakeChat) -> None:
    def ended() -> str:
        raise EOFError

    converse(chat.dispatcher, chat.rights.user("ana"), Console(file=StringIO()), ended)
