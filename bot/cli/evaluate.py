"""`confidant evaluate`: report cards with pictures."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.calibrate import Level, Target, asking, check_shares, say_faults
from bot.cli.reading import Force
from bot.cli.sql import ClassOfData, FiscalStart, Now, WithModel
from indexing.documents import DataClass

if TYPE_CHECKING:
    from bot.app import App
    from bot.calibration.corpora import Corpus
    from bot.calibration.report import Report
    from bot.calibration.sql.report import SqlReport

app = typer.Typer(help="Measure the product on labelled data, with pictures.", no_args_is_help=True)


@app.callback()
def evaluate() -> None:
    """Measure the product on labelled data, with pictures."""


@app.command("answers")
def answers(
    place: Annotated[
        Path,
        typer.Argument(
            metavar="DIR|FILE",
            help="A folder with questions.jsonl and documents/, a folder of documents with --questions, "
            "or a file of questions on what is indexed.",
        ),
    ],
    questions: Annotated[
        Path | None, typer.Option(help="The file of questions, where it is not in the folder.")
    ] = None,
    index: Annotated[
        bool, typer.Option("--index", help="Ask what is indexed here, not the folder's documents.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Ask only this many, drawn by a fixed seed.")
    ] = None,
    target: Target = 0.95,
    level: Level = 0.95,
    out: Annotated[Path | None, typer.Option(help="Where the report and the pictures go.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    force: Force = False,
) -> None:
    """Ask labelled questions and show how often answers are right, by how much is answered."""
    check_shares(target=target, level=level)
    from bot.calibration.calibrate import Wanted
    from bot.calibration.corpora import read_corpus
    from bot.calibration.evaluate import be_writable, check_report, write_report
    from bot.calibration.evaluate import evaluate as measure
    from bot.settings import load_settings

    folder = out or load_settings().home / "reports" / "answers"
    check_report(folder, inputs=[place, questions], force=force or out is None)
    corpus = read_corpus(place, questions).sample(limit)
    if index:
        corpus = replace(corpus, folder=None, drafts=())
    be_writable(folder)
    with _app_for(corpus) as (opened, faults), asking() as on_graded:
        report = measure(opened, corpus, Wanted(target, level), faults, on_graded)
    written = write_report(report, folder)
    _show(report, written, as_json=json)
    raise typer.Exit(1 if report.faults else 0)


@app.command("sql")
def sql(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="Questions with their right queries, and databases.")
    ],
    database: Annotated[
        list[str] | None,
        typer.Option(help="NAME=URL of a database, or one URL for all questions; repeatable."),
    ] = None,
    now: Now = None,
    fiscal_start: FiscalStart = 1,
    model: WithModel = False,
    data_class: ClassOfData = DataClass.INTERNAL,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Ask only this many, drawn by a fixed seed.")
    ] = None,
    target: Target = 0.95,
    level: Level = 0.95,
    out: Annotated[Path | None, typer.Option(help="Where the report and the pictures go.")] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with 1 also where a right query could not be run.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    force: Force = False,
) -> None:
    """Draft for questions whose right query is known, and show how often drafts are right, by how many there are."""
    check_shares(target=target, level=level)
    from bot.calibration.calibrate import Wanted
    from bot.calibration.evaluate import be_writable, check_report, write_report
    from bot.calibration.sql.folder import read_sql_corpus
    from bot.calibration.sql.report import make_sql_report
    from bot.calibration.sql.run import Way, measure
    from bot.cli.session import open_app
    from bot.drawn import alone, by_model
    from bot.settings import load_settings

    place = out or load_settings().home / "reports" / "sql"
    check_report(place, inputs=[folder], force=force or out is None)
    corpus, wanted = read_sql_corpus(folder, database or ()).sample(limit), Wanted(target, level)
    be_writable(place)
    with open_app(check=False) as opened, asking() as on_graded:
        draws = by_model(opened.gateway, data_class) if model else alone
        way = Way(draws, now and now.date(), fiscal_start)
        measured = measure(opened, corpus, wanted, way, on_graded)
    measured = replace(measured, notes=(*corpus.notes, *measured.notes))
    report = make_sql_report(measured, wanted, corpus.faults)
    written = write_report(report.card, place, report.figures())
    _show_sql(report, written, as_json=json)
    raise typer.Exit(1 if report.card.faults or (strict and report.left_out) else 0)


@contextmanager
def _app_for(corpus: "Corpus") -> "Iterator[tuple[App, tuple[str, ...]]]":
    """The product with the corpus's documents in a home that is gone afterwards, or as it stands here."""
    import tempfile

    from bot.calibration.evaluate import index_corpus, settings_in
    from bot.cli.session import open_app
    from bot.settings import load_settings

    if not corpus.has_documents:
        with open_app() as opened:
            yield opened, ()
        return
    with (
        tempfile.TemporaryDirectory(prefix="confidant-") as home,
        open_app(settings_in(load_settings(), Path(home))) as opened,
    ):
        yield opened, index_corpus(opened, corpus)


def _show_sql(report: "SqlReport", written: tuple[Path, ...], *, as_json: bool) -> None:
    from bot.calibration.sql.report import groups_table, sql_report_lines
    from bot.cli.session import console, print_json, say
    from bot.platforms.terminal.render import render

    say_faults((*report.card.faults, *report.left_out))
    if as_json:
        print_json(report.card.to_json() | report.figures())
        return
    screen = console()
    for line in sql_report_lines(report):
        say(line, screen)
    screen.print(render(groups_table(report)))
    say(f"Written: {', '.join(map(str, written))}.", screen)


def _show(report: "Report", written: tuple[Path, ...], *, as_json: bool) -> None:
    from bot.calibration.report_words import report_lines, rivals_table
    from bot.cli.session import console, print_json, say
    from bot.platforms.terminal.render import render

    say_faults(report.faults)
    if as_json:
        print_json(report.to_json())
        return
    screen = console()
    for line in report_lines(report):
        say(line, screen)
    screen.print(render(rivals_table(report)))
    say(f"Written: {', '.join(map(str, written))}.", screen)
