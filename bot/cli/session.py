"""What every command does first and last: settings in, one App open, errors out as a sentence."""

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from bot.app import App
    from bot.settings import Settings

_WIDE = 10_000  # characters, more than any path


@contextmanager
def open_app(settings: "Settings | None" = None, *, check: bool = True) -> "Iterator[App]":
    """Build the App, check its caches, and close it again."""
    from bot.build import build
    from bot.settings import load_settings

    chosen = settings or load_settings()
    app = build(chosen)
    with logging_to(chosen.home / "confidant.log"):
        try:
            if check and not app.index.check():
                say(
                    "The search caches did not agree with the database and were rebuilt.",
                    error_console(),
                    style="dim",
                )
            yield app
        finally:
            app.close()


@contextmanager
def logging_to(file: "Path") -> Iterator[None]:
    """Warnings and the traceback behind each reference go to a file; the screen is for the person."""
    from bot.log import JsonFormatter, LogFile

    handler = LogFile(file, delay=True, encoding="utf-8")
    handler.setFormatter(JsonFormatter())
    handler.setLevel(logging.WARNING)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        handler.close()


@contextmanager
def logging_to_screen() -> Iterator[None]:
    """What the running program does, one JSON line each, on standard error."""
    from bot.log import JsonFormatter

    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    ours = logging.getLogger("bot")
    root = logging.getLogger()
    handler.addFilter(lambda record: record.levelno >= logging.WARNING or record.name.startswith("bot"))
    before = ours.level
    ours.setLevel(logging.INFO)
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        ours.setLevel(before)


def console() -> "Console":
    from rich.console import Console

    return Console(highlight=False)


def list_console() -> "Console":
    """For tables: as wide as they are where no terminal limits them, so that nothing is cut in a pipe or a file."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE)


def error_console() -> "Console":
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def say(text: str, screen: "Console", style: str = "") -> None:
    """Print words that may hold anything: no markup, no escape sequences, no wrapping inside a path."""
    from bot.platforms.terminal.render import clean

    screen.print(clean(text, style=style), soft_wrap=True)


def print_json(value: object) -> None:
    """One JSON document on standard output, as UTF-8 whatever the terminal's locale."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    # JSON lets these stand, but a terminal obeys some of them
    text = re.sub(r"[\x7f-\x9f]", lambda match: f"\\u{ord(match[0]):04x}", text)
    sys.stdout.buffer.write((text + "\n").encode("utf-8", "replace"))
    sys.stdout.flush()


def say_failure(error: Exception) -> bool:
    """Print the sentence of an error that has one; False for a bug, which keeps its traceback."""
    from bot.explain import PLAIN, sentence

    if isinstance(error, PLAIN):
        say(sentence(error), error_console(), style="red")
        return True
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        say(f"{error.strerror or error}{where}.", error_console(), style="red")
        return True
    return False
