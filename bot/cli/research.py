"""`confidant research`: companies compared field by field, with a quote for each cell."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from skills.research.report import Report


def research(
    question: Annotated[str, typer.Argument(help="What to find out, such as: compare Acme, Bolt and Cargo.")],
    out: Annotated[Path, typer.Option(help="Folder for the report, its evidence and the stored sources.")],
    urls: Annotated[Path | None, typer.Option(help="A file of addresses, one a line.")] = None,
    pages: Annotated[Path | None, typer.Option(help="A folder of saved pages.")] = None,
    company: Annotated[list[str] | None, typer.Option(help="Only these companies; may be repeated.")] = None,
    index: Annotated[
        bool, typer.Option("--index", help="Hold our own side against them, from the index.")
    ] = False,
    as_: Annotated[str | None, typer.Option("--as", help="Who does this (id or e-mail).")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Compare companies from web pages, saved pages and our own documents; what no page says is “not found”."""
    from bot.cli.session import error_console, open_app, print_json
    from bot.research.studio import person
    from bot.research.studio import research as make
    from indexing.errors import UnreadableFileError
    from indexing.web.saved import urls_in
    from skills.errors import UserError
    from skills.research.deliver.folder import write_folder
    from skills.research.order import Order

    try:
        listed = urls_in(urls) if urls else ()
    except UnreadableFileError as error:
        raise UserError(str(error)) from error
    order = Order(question=question, companies=tuple(company or ()), urls=listed, folder=pages, index=index)
    with open_app(check=False) as opened, error_console().status("Reading …") as shown:
        if not (urls or pages or index or opened.researches.limits.searches):
            raise typer.BadParameter(
                "give --urls FILE, --pages FOLDER or --index, or set CONFIDANT_RESEARCH__SEARCH: "
                "there is nowhere to look otherwise"
            )
        kept = make(opened, order, person(opened, as_), lambda words: shown.update(str(words)))
        told = write_folder(kept.report, out)
    if json:
        print_json(told)
    else:
        _show(kept.report, out)


def _show(report: "Report", out: Path) -> None:
    from bot.cli.session import console
    from skills.research.deliver.sound import sound
    from skills.research.deliver.summary import summary

    screen = console()
    report, _ = sound(report)
    for part in summary(report).parts:
        screen.print(str(part.title), style="bold", markup=False)
        for line in (*(one.text for one in part.sentences), *part.notes):
            screen.print(f"  {line}", markup=False)
    found = sum(cell.found for cell in report.cells)
    screen.print(
        f"{found} of {len(report.cells)} cells found in {len(report.sources)} sources; {len(report.missed)} not read."
    )
    screen.print(f"Look at {out / 'report.md'}.", markup=False)
