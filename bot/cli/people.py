"""`confidant people`: who is in the company."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.directory import Person

app = typer.Typer(help="Import and list the people of the company.", no_args_is_help=True)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV or JSON: id, name, email, guest, groups, channels.")],
) -> None:
    """Insert or replace people, all or none."""
    from bot.app import utc_now
    from bot.cli.session import console, open_app, say
    from bot.people_file import read_people

    people = read_people(file)
    with open_app(check=False) as app:
        count = app.directory.write(people, now=utc_now())
    say(f"{count} people imported from {file}.", console())


def _marks(person: "Person") -> list[str]:
    return [*(["guest"] if person.guest else []), *([] if person.active else ["no longer active"])]


@app.command("list")
def list_() -> None:
    """Show everyone with their groups."""
    from bot.cli.session import list_console, open_app
    from bot.platforms.terminal.render import render
    from skills.messages import Table

    with open_app(check=False) as app:
        rows = tuple(
            (
                person.id,
                person.name,
                person.email or "",
                ", ".join(sorted(person.groups)),
                ", ".join(_marks(person)),
            )
            for person in app.directory.everyone()
        )
    list_console().print(render(Table(("Id", "Name", "E-mail", "Groups", ""), rows)))
