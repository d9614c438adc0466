"""`confidant demo`: the tour."""

import typer


def demo() -> None:
    """A tour on sample documents and a sample meeting; needs no account, key or download."""
    from bot.cli.session import console
    from bot.demo.show import give

    raise typer.Exit(0 if give(console()) else 1)
