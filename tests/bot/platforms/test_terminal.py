"""Replies in the terminal."""

from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import cast

from rich.console import Console

from bot.dispatch import Dispatcher
from bot.platforms.terminal.chat import REMEMBERED, converse, with_files_saved
from bot.platforms.terminal.render import show
from bot.testing.chat import NOW, FakeChat
from skills.messages import (
    Block,
    Choices,
    Feedback,
    File,
    Footer,
    Heading,
    Lines,
    Message,
    Quote,
    Reply,
    Table,
    Text,
    Turn,
    User,
    Verbatim,
)


def shown(reply: Reply, *, numbered: bool = False, verbose: bool = False) -> str:
    screen = StringIO()
    console = Console(file=screen, width=100, force_terminal=True, color_system=None)
    show(reply, console, numbered=numbered, verbose=verbose)
    return screen.getvalue()


def test_every_kind_of_block_is_shown() -> None:
    blocks = (
        Text("a text"),
        Verbatim("a query"),
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
        "a query",
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


class Listener:
    """Hears messages as a dispatcher does, and says how many it has heard."""

    def __init__(self, *blocks: Block) -> None:
        self.blocks = blocks
        self.heard: list[Message] = []
        self.home = Path("nowhere")

    def now(self) -> datetime:
        return NOW

    async def reply_to(self, message: Message) -> Reply:
        self.heard.append(message)
        return Reply(f"reply {len(self.heard)}", self.blocks)


def test_each_line_brings_the_turns_before_it_oldest_first() -> None:
    listener = Listener()
    lines = iter([f"line {number}" for number in range(1, REMEMBERED + 4)])
    console = Console(file=StringIO(), width=100)
    converse(cast("Dispatcher", listener), User("ana", "Ana"), console, lambda: next(lines, "quit"))
    assert listener.heard[0].earlier == ()
    assert listener.heard[2].earlier == (Turn("line 1", "reply 1"), Turn("line 2", "reply 2"))
    assert len(listener.heard[-1].earlier) == REMEMBERED
    assert listener.heard[-1].earlier[-1].asked == f"line {REMEMBERED + 2}"


def test_a_file_of_a_reply_is_saved_and_its_path_said(tmp_path: Path) -> None:
    reply = Reply("The transcript.", (File("../launch.vtt", "WEBVTT\n"),))
    saved = with_files_saved(reply, tmp_path / "files")
    assert (tmp_path / "files" / "launch.vtt").read_text() == "WEBVTT\n"
    assert f"Saved as {tmp_path / 'files' / 'launch.vtt'}" in str(saved)
    assert "WEBVTT" in shown(reply)


QUESTION = "3fa9c2d41b07"
ANSWERED = Reply(
    "16 weeks.",
    (
        Text("16 weeks."),
        Footer("Confidence 0.9"),
        Feedback(QUESTION),
        Choices("", (f"results {QUESTION}", f"person {QUESTION}"), ("Search results", "Ask a person")),
    ),
)


def test_where_nothing_can_be_typed_an_answer_ends_with_its_small_print() -> None:
    assert shown(ANSWERED).rstrip().endswith("Confidence 0.9")


def test_what_one_may_do_about_an_answer_is_one_line_of_numbers_without_ids() -> None:
    last = shown(ANSWERED, numbered=True).rstrip().splitlines()[-1]
    assert last == "Type a number: 1 it helped · 2 it did not · 3 Search results · 4 Ask a person"
    assert QUESTION not in shown(ANSWERED, numbered=True)
    assert f"person {QUESTION}" in shown(ANSWERED, verbose=True)


def test_a_question_back_numbers_its_answers() -> None:
    reply = Reply("?", (Choices("Did you mean", ("ask wednesday", "catchup")), Choices("", ("home",))))
    rows = [row.strip() for row in shown(reply, numbered=True).splitlines()]
    assert rows[1:] == ["Did you mean", "1  ask wednesday", "2  catchup", "Type a number: 3 home"]


def test_a_number_says_what_the_last_reply_offers_there() -> None:
    listener = Listener(Choices("Did you mean", ("help",)))
    lines = iter(["halp", "1", "7", "quit"])
    console = Console(file=StringIO(), width=100)
    converse(cast("Dispatcher", listener), User("ana", "Ana"), console, lambda: next(lines))
    assert [one.text for one in listener.heard] == ["halp", "help", "7"]


def test_the_words_of_a_button_do_as_well_as_its_number() -> None:
    listener = Listener(Choices("Begin?", ("investigate a1b2",), ("Begin",)))
    lines = iter(["research", "begin", "quit"])
    console = Console(file=StringIO(), width=100)
    converse(cast("Dispatcher", listener), User("ana", "Ana"), console, lambda: next(lines))
    assert [one.text for one in listener.heard] == ["research", "investigate a1b2"]
