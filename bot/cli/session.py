"""What every command does first and last: settings in, one App open, errors out as a sentence."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from bot.app import App
    from bot.settings import Settings


@contextmanager
def open_app(settings: "Settings | None" = None, *, check: bool = True) -> "Iterator[App]":
    """Build the App, check its caches, and close it again."""
    from bot.app import build
    from bot.settings import load_settings

    app = build(settings or load_settings())
    try:
        if check and not app.index.check():
            error_console().print(
                "[dim]The search caches did not agree with the database and were rebuilt.[/dim]"
            )
        yield app
    finally:
        app.close()


def console() -> "Console":
    from rich.console import Console

    return Console(highlight=False)


def error_console() -> "Console":
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def print_json(value: object) -> None:
    """One JSON document on standard output, as UTF-8 whatever the terminal's locale."""
    import json

    sys.stdout.buffer.write(
        (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
    )
    sys.stdout.flush()


def say_failure(error: Exception) -> bool:
    """Print the sentence of an error that has one; False for a bug, which keeps its traceback."""
    from bot.explain import PLAIN, sentence

    if isinstance(error, PLAIN):
        error_console().print(sentence(error), style="red", markup=False, soft_wrap=True)
        return True
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        error_console().print(f"{error.strerror or error}{where}.", style="red", markup=False, soft_wrap=True)
        return True
    return False
