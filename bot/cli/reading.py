"""What commands that read documents share: their options, a bar while they read, and what came of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from indexing.documents import DataClass
    from indexing.ingest import IngestReport
    from indexing.ingest import Progress as Done

Force = Annotated[bool, typer.Option("--force", help="Replace a file that this command did not write.")]
_NAMED = 3  # documents whose readers became more, or that were skipped
_KINDS = "Markdown, text, HTML, PDF, Word, PowerPoint, Excel and CSV"


def class_of(name: str) -> "DataClass":
    """The data class that `--class` names; raises BadParameter for another word."""
    from indexing.documents import DataClass

    try:
        return DataClass(name)
    except ValueError as error:
        raise typer.BadParameter(f"{name!r} is not a class; use open, internal or confidential") from error


def sentence(report: "IngestReport") -> str:
    """What became of everything that was read."""
    rate = report.passages / report.seconds if report.seconds else 0.0
    return (
        f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged, {report.removed} removed, "
        f"{len(report.failed)} failed, {report.skipped} skipped; "
        f"{report.passages} passages in {report.seconds:.1f} s ({rate:.0f}/s)."
    )


def rights_sentences(report: "IngestReport") -> list[str]:
    """Whose rights stayed narrower than what is new gets, and whose became wider."""
    said = []
    if report.narrow:
        keep = (
            "1 known document keeps"
            if len(report.narrow) == 1
            else f"{len(report.narrow)} known documents keep"
        )
        said.append(f"{keep} narrower readers; `confidant index list` shows them, --readers sets others.")
    if report.classed:
        said.append(
            f"{_keeps(report.classed)} another class; `confidant index list` shows them, --class sets one."
        )
    if report.widened:
        first, more = sorted(report.widened)[:_NAMED], len(report.widened) - _NAMED
        others = f" and {more} more" if more > 0 else ""
        said.append(f"More people than before may read {_known(report.widened)}: {', '.join(first)}{others}.")
    return said


def _known(documents: set[str]) -> str:
    return "1 known document" if len(documents) == 1 else f"{len(documents)} known documents"


def _keeps(documents: set[str]) -> str:
    return f"{_known(documents)} {'keeps' if len(documents) == 1 else 'keep'}"


def say_failures(report: "IngestReport") -> None:
    """One line on standard error for each thing that could not be read."""
    from bot.cli.session import error_console, say

    for _, line in report.failed:
        say(line, error_console(), style="red")


def say_passed_over(report: "IngestReport") -> None:
    """What was skipped by name, and what is read, where nothing was found that could be."""
    from bot.cli.session import error_console, say

    first, more = report.passed_over[:_NAMED], len(report.passed_over) - _NAMED
    if first:
        others = f" and {more} more" if more > 0 else ""
        say(f"Skipped, as no documents that are read: {', '.join(first)}{others}.", error_console())
    if not (report.added or report.changed or report.unchanged or report.removed or report.failed):
        say(f"No document was found there. What is read: {_KINDS}.", error_console())


@contextmanager
def progress() -> "Iterator[Callable[[Done], None]]":
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
