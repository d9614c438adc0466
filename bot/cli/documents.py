"""`confidant index`: documents in and out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from indexing.documents import DataClass
    from indexing.ingest import IngestReport
    from indexing.ingest import Progress as Done

app = typer.Typer(help="Put documents into the index, take them out, list them.", no_args_is_help=True)


@app.command("add")
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files and whole folders.")],
    readers: Annotated[
        str | None, typer.Option(help="world, everyone, channel:ID, group:NAME, user:ID")
    ] = None,
    data_class: Annotated[str, typer.Option("--class", help="open, internal or confidential")] = "internal",
) -> None:
    """Bring files and folders up to date: new and changed ones in, those that are gone out."""
    from bot.cli.session import console, open_app, say
    from indexing.documents import EVERYONE, parse_readers
    from indexing.ingest import add_paths

    # given but empty is refused: a shell variable may have been unset, and everyone would be the widest guess
    chosen = EVERYONE if readers is None else parse_readers(readers)
    with open_app() as opened, _progress() as on_progress:
        report = add_paths(
            opened.index, paths, readers=chosen, data_class=_class_of(data_class), on_progress=on_progress
        )
    say(_sentence(report), console())
    say(f"Readers: {', '.join(sorted(chosen))}. Class: {data_class}.", console())
    _say_failures(report)
    raise typer.Exit(1 if report.failed else 0)


@app.command("remove")
def remove(
    locations: Annotated[list[str], typer.Argument(help="As `confidant index list` shows them.")],
) -> None:
    """Take documents out of the index."""
    from bot.cli.session import console, error_console, open_app, say

    with open_app() as opened:
        missing = [location for location in locations if not opened.index.remove(location)]
    say(f"{len(locations) - len(missing)} removed.", console())
    for location in missing:
        say(f"{location} is not in the index; `confidant index list` shows what is.", error_console())
    raise typer.Exit(1 if missing else 0)


@app.command("list")
def list_(json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Show every document with its readers."""
    from bot.cli.session import console, open_app, print_json
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
    console().print(render(Table(("Document", "Title", "Readers", "Class", "Passages"), rows)))


@app.command("rebuild")
def rebuild() -> None:
    """Build the search caches anew from the database."""
    from bot.cli.session import console, open_app, say

    with open_app(check=False) as opened:
        opened.index.rebuild()
        count = sum(document.passages for document in opened.index.list())
    say(f"Rebuilt from {count} passages.", console())


def _class_of(name: str) -> "DataClass":
    from indexing.documents import DataClass

    try:
        return DataClass(name)
    except ValueError as error:
        raise typer.BadParameter(f"{name!r} is not a class; use open, internal or confidential") from error


def _sentence(report: "IngestReport") -> str:
    rate = report.passages / report.seconds if report.seconds else 0.0
    return (
        f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged, {report.removed} removed, "
        f"{len(report.failed)} failed, {report.skipped} skipped; "
        f"{report.passages} passages in {report.seconds:.1f} s ({rate:.0f}/s)."
    )


def _say_failures(report: "IngestReport") -> None:
    from bot.cli.session import error_console, say

    for _, sentence in report.failed:
        say(sentence, error_console(), style="red")


@contextmanager
def _progress() -> "Iterator[Callable[[Done], None]]":
    """A bar on standard error with rate and time left."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from bot.cli.session import error_console

    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[rate]:.0f} passages/s,"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=error_console(), transient=True) as bar:
        task = bar.add_task("read", total=None, rate=0.0)

        def show(done: "Done") -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = done.passages / elapsed if elapsed else 0.0
            bar.update(task, completed=done.done, total=done.total, rate=rate)

        yield show
