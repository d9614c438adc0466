"""`confidant meetings transcript`: the words of a meeting as a file."""

from pathlib import Path
from typing import Annotated

import typer


def transcript(
    meeting: Annotated[str, typer.Argument(help="Its id, as `meetings list` in the chat shows it.")],
    out: Annotated[Path, typer.Option(help="Write .vtt, .srt, .md or .json here.")],
    as_: Annotated[
        str | None, typer.Option("--as", help="Whose meeting it is to read (id or e-mail).")
    ] = None,
) -> None:
    """Write the transcript of a meeting, with who spoke when, to a file."""
    from bot.cli.session import console, open_app, say
    from bot.permissions import check_known
    from indexing.audience import Audience

    with open_app(check=False) as app:
        user = app.rights.user(as_)
        check_known(user)
        person = app.directory.find(user.id)
        rights = app.directory.rights_of(person) if person else app.directory.local_rights()
        audience = Audience.of(rights)
        held = app.book.meeting(meeting, audience)
        text = app.book.transcript(held, out.suffix.lower(), audience)
    out.write_text(text, encoding="utf-8", newline="\n")
    say(f"The transcript of {held.title} is in {out}.", console())
