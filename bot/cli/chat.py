"""`confidant chat`: a conversation in the terminal."""

from typing import Annotated

import typer


def chat(
    as_: Annotated[str | None, typer.Option("--as", help="Chat as this person (id or e-mail).")] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Show the words behind buttons, with their ids.")
    ] = False,
) -> None:
    """Talk to Confidant here."""
    from bot.cli.session import console, open_app
    from bot.platforms.terminal.chat import converse

    screen = console()
    with open_app() as app:
        converse(
            app.dispatcher,
            app.rights.user(as_),
            screen,
            lambda: screen.input("[bold cyan]you ›[/bold cyan] "),
            verbose=verbose,
        )
