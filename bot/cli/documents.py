"""`confidant index`: documents in and out."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from indexing.index import Index

app = typer.Typer(help="Put documents into the index, take them out, list them.", no_args_is_help=True)


@app.command("add")
def add(
    paths: Annotated[list[str], typer.Argument(help="Files, whole folders and web addresses.")],
    readers: Annotated[
        str | None,
        typer.Option(
            help="world, everyone, channel:ID, group:NAME, user:ID. Known documents keep theirs if left away."
        ),
    ] = None,
    data_class: Annotated[
        str | None,
        typer.Option(
            "--class", help="open, internal or confidential. Known documents keep theirs if left away."
        ),
    ] = None,
) -> None:
    """Bring files, folders and web pages up to date: new and changed ones in, those that are gone out."""
    from bot.cli.reading import class_of, progress, rights_sentences, say_failures, say_passed_over, sentence
    from bot.cli.session import console, open_app, say
    from indexing.documents import EVERYONE, DataClass, parse_readers
    from indexing.ingest import add_paths

    # given but empty is refused: a shell variable may have been unset, and everyone would be the widest guess
    chosen = None if readers is None else parse_readers(readers)
    classed = None if data_class is None else class_of(data_class)
    with open_app() as opened, progress() as on_progress:
        report = add_paths(
            opened.index,
            paths,
            readers=chosen,
            data_class=classed,
            on_progress=on_progress,
            fetching=opened.settings.fetch,
        )
    say(sentence(report), console())
    if report.added + report.changed + report.unchanged:
        say(
            f"Readers: {', '.join(sorted(chosen or EVERYONE))}. Class: {classed or DataClass.INTERNAL}.",
            console(),
        )
    for line in rights_sentences(report):
        say(line, console())
    say_passed_over(report)
    say_failures(report)
    raise typer.Exit(1 if report.failed else 0)


@app.command("remove")
def remove(
    locations: Annotated[
        list[str], typer.Argument(help="As `confidant index list` shows them, or folders of them.")
    ],
) -> None:
    """Take documents out of the index, or all of a folder."""
    from bot.cli.session import console, error_console, open_app, say

    with open_app() as opened:
        removed = {location: _remove(opened.index, location) for location in locations}
    say(f"{sum(removed.values())} removed.", console())
    missing = [location for location, count in removed.items() if not count]
    for location in missing:
        say(f"{location} is not in the index; `confidant index list` shows what is.", error_console())
    raise typer.Exit(1 if missing else 0)


def _remove(index: "Index", location: str) -> int:
    """Take out the document at this location, else all in the folder of this name; returns how many there were."""
    if index.remove(location):
        return 1
    folder = str(PurePath(location)) if "://" not in location else location.rstrip("/")
    inside = [one.location for one in index.list() if one.location.startswith(f"{folder}/")]
    return sum(index.remove(one) for one in inside)


@app.command("list")
def list_(json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Show every document with its readers."""
    from bot.cli.session import list_console, open_app, print_json
    from bot.platforms.terminal.render import render
    from skills.messages import Table

    with open_app(check=False) as opened:
        documents = opened.index.list()
    if json:
        fields = ("location", "title", "author", "kind", "passages")
        print_json(
            [
                {field: getattr(one, field) for field in fields}
                | {"readers": sorted(one.readers), "class": one.data_class}
                for one in documents
            ]
        )
        return
    rows = tuple(
        (one.location, one.title, ", ".join(sorted(one.readers)), one.data_class, str(one.passages))
        for one in documents
    )
    list_console().print(render(Table(("Document", "Title", "Readers", "Class", "Passages"), rows)))


@app.command("rebuild")
def rebuild() -> None:
    """Build the search caches anew from the database."""
    from bot.cli.session import console, open_app, say

    with open_app(check=False) as opened:
        opened.index.rebuild()
        count = sum(document.passages for document in opened.index.list())
    say(f"Rebuilt from {count} passages.", console())
