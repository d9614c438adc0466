"""`confidant sql`: a question about data to a checked query, or a file of them."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.reading import Force
from indexing.documents import DataClass

if TYPE_CHECKING:
    from rich.console import Console

    from bot.drafts import Opened
    from bot.drawn import Drawn
    from skills.sql.desk import Drafted
    from skills.sql.planning import Settings


Now = Annotated[
    datetime | None, typer.Option(help="The moment that “last quarter” is worked out from; empty is now.")
]
FiscalStart = Annotated[int, typer.Option(min=1, max=12, help="Month in which your fiscal year begins.")]
WithModel = Annotated[
    bool,
    typer.Option("--model", help="Let the model of CONFIDANT_MODELS__SQL draft, as far as it is cleared."),
]

ClassOfData = Annotated[DataClass, typer.Option("--class", help="Class of the database's data, for --model.")]


def sql(
    database: Annotated[
        str,
        typer.Option(
            help="SQLAlchemy address of a database, with a user that only reads; or the name of a kept one."
        ),
    ],
    question: Annotated[str | None, typer.Argument(help="What you want to know.")] = None,
    layer: Annotated[
        Path | None,
        typer.Option(help="What people say about this database: synonyms, metrics, joins (YAML)."),
    ] = None,
    as_: Annotated[
        str | None, typer.Option("--as", help="Ask a kept database as this person (id or e-mail).")
    ] = None,
    now: Now = None,
    fiscal_start: Annotated[
        int | None,
        typer.Option(min=1, max=12, help="Month in which your fiscal year begins; empty is as set."),
    ] = None,
    model: WithModel = False,
    data_class: ClassOfData = DataClass.INTERNAL,
    batch: Annotated[Path | None, typer.Option(help="A file of questions, one JSON object a line.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the batch's drafts go.")] = None,
    run: Annotated[bool, typer.Option("--run", help="Run the draft and show its rows.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    force: Force = False,
) -> None:
    """Draft a query, or decline. Nothing is run without --run."""
    if (question is None) == (batch is None) or (batch is None) != (out is None):
        raise typer.BadParameter("give a question, or --batch IN.jsonl with --out OUT.jsonl")
    if run and batch:
        raise typer.BadParameter("--run shows the rows of one question; leave it out with --batch")
    from bot.drafts import drawer, logged, settings_at

    with logged(), drawer(database, layer, data_class, with_model=model, reader=as_) as opened:
        settings = settings_at(now, fiscal_start)
        if batch and out:
            raise typer.Exit(_draft_many(opened.drawn, settings, batch, out, force=force))
        _draft_one(opened, settings, question or "", run=run, as_json=json)


def _draft_one(opened: "Opened", settings: "Settings", question: str, *, run: bool, as_json: bool) -> None:
    from bot.cli.session import console, print_json
    from bot.drafts import DraftRow, draft_row, rows_to_json

    drafted, answer = draft_row(opened.drawn, DraftRow(id="1", question=question), settings)
    rows = opened.run(drafted.checked) if run and drafted.checked else None
    if as_json:
        print_json(answer | ({"rows": rows_to_json(rows)} if rows else {}))
        return
    _show(console(), drafted)
    if rows:
        _table(console(), rows.columns, rows.rows, more=rows.more)


def _draft_many(drawn: "Drawn", settings: "Settings", batch: Path, out: Path, *, force: bool) -> int:
    """Draft for every row; returns the exit code: 1 when a row failed."""
    from bot.cli.session import error_console, say
    from bot.drafts import DraftRow, draft_row
    from bot.rows import each_row

    result = each_row(batch, out, DraftRow, lambda row: draft_row(drawn, row, settings)[1], force=force)
    for sentence in result.faults():
        say(sentence, error_console(), style="red")
    say(f"{result.done} drafted or declined, {len(result.failed)} failed; {out} holds them.", error_console())
    return 1 if result.failed else 0


def _show(screen: "Console", drafted: "Drafted") -> None:
    from bot.cli.session import say
    from skills.confidence.said import against

    draft = drafted.draft
    if draft.decision == "draft":
        screen.print(draft.sql, markup=False, soft_wrap=True)
        say(draft.reading, screen)
        for assumption in draft.assumptions:
            say(f"Assumed: {assumption}", screen)
    else:
        say(draft.reason, screen)
    if draft.clarification:
        say(draft.clarification.question, screen)
        for choice in draft.clarification.choices:
            say(f"  · {choice}", screen)
    kind = "certified on your own questions" if drafted.certified else "not certified on your own questions"
    say(f"{against(draft.confidence, drafted.threshold)}; {kind}.", screen, style="dim")
    if drafted.note:
        say(drafted.note, screen, style="dim")


def _table(
    screen: "Console", columns: tuple[str, ...], rows: tuple[tuple[object, ...], ...], *, more: bool
) -> None:
    from rich.markup import escape
    from rich.table import Table

    from bot.cli.session import say

    table = Table(*(escape(column) for column in columns))
    for row in rows:
        table.add_row(*("" if value is None else escape(str(value)) for value in row))
    screen.print(table)
    if more:
        say("There are more rows than are shown here.", screen)
