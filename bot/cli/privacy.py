"""`confidant privacy`: what is kept of a person, and out with it."""

from typing import Annotated

import typer

app = typer.Typer(help="Delete what a person asked.", no_args_is_help=True)


@app.callback()
def privacy() -> None:
    """Keeps `forget` a word of its own, so that others can join it."""


@app.command("forget")
def forget_all(
    user: Annotated[
        str, typer.Argument(help="Directory id or e-mail; an id of somebody who left works too.")
    ],
) -> None:
    """Delete a person's questions, the entries that keep their words, and their voice; their opt-out stays."""
    from bot.cli.session import console, open_app, say
    from bot.forgetting import forget

    with open_app(check=False) as app:
        person = app.directory.find(user)
        person_id = person.id if person else user.strip()
        gone, meetings = forget(app, person_id)
    say(f"Questions of {user} deleted: {gone.questions}.", console())
    say(f"What threads remembered of them deleted: {gone.turns} turns.", console())
    say(f"Action items that are theirs no more: {meetings.actions}.", console())
    say(f"Profile of their voice deleted: {'yes' if meetings.voice else 'there was none'}.", console())
    say(f"Expert answers under their words taken out of the index: {gone.entries}.", console())
