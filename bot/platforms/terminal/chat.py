"""A conversation in the terminal, through the same dispatch as every other platform."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from bot.dispatch import Dispatcher
from bot.platforms.terminal.render import offered, show
from skills.messages import Block, Conversation, File, Message, Reply, Text, Turn, User

HERE = Conversation("terminal", "local", "terminal", private=True)
GOODBYE = ("quit", "exit", "bye")
FILES = "files"  # below the home folder: where files of replies are kept
REMEMBERED = 6  # turns that a follow-up may lean on


def converse(
    dispatcher: Dispatcher,
    sender: User,
    console: Console,
    read_line: Callable[[], str],
    *,
    verbose: bool = False,
) -> None:
    """Answer each line until the input ends or the person says quit. A number says what the last reply offers there.

    `verbose` shows the words behind the buttons of a reply."""
    console.print("Ask me something. [dim]help lists what I can do, quit ends.[/dim]")
    earlier: tuple[Turn, ...] = ()
    offers: tuple[tuple[str, str], ...] = ()
    while (line := _next(read_line)) is not None:
        if line:
            line = _meant(line, offers)
            reply = asyncio.run(dispatcher.reply_to(typed(line, sender, dispatcher, earlier=earlier)))
            show(
                with_files_saved(reply, dispatcher.home / FILES),
                console,
                numbered=not verbose,
                verbose=verbose,
            )
            offers = offered(reply)
            earlier = (*earlier, Turn(line, reply.summary))[-REMEMBERED:]


def _meant(line: str, offers: tuple[tuple[str, str], ...]) -> str:
    """The words that a number or a label stands for, if the last reply offered any under it."""
    number = int(line) if line.isdecimal() and len(line) <= 3 else 0
    if 1 <= number <= len(offers):
        return offers[number - 1][0]
    return next((words for words, label in offers if label.casefold() == line.casefold()), line)


def with_files_saved(reply: Reply, folder: Path) -> Reply:
    """The same with each file written into the folder, and its path said in its place."""
    blocks = tuple(_saved(block, folder) if isinstance(block, File) else block for block in reply.blocks)
    return replace(reply, blocks=blocks)


def _saved(file: File, folder: Path) -> Block:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / Path(file.name).name
    path.write_bytes(file.content or file.text.encode("utf-8", "replace"))
    return Text(f"Saved as {path}")


def typed(
    text: str,
    sender: User,
    dispatcher: Dispatcher,
    audience: tuple[str, ...] = (),
    *,
    earlier: tuple[Turn, ...] = (),
) -> Message:
    """A line typed here, as a message; only its sender reads the reply unless an audience is named."""
    return Message(text, sender, HERE, dispatcher.now(), audience, earlier=earlier)


def _next(read_line: Callable[[], str]) -> str | None:
    try:
        line = read_line().strip()
    except (EOFError, KeyboardInterrupt):
        return None
    return None if line.lower() in GOODBYE else line
