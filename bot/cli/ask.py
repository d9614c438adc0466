"""`confidant ask`: one question, or a file of them."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from bot.app import App


def ask(
    question: Annotated[str | None, typer.Argument(help="What you want to know.")] = None,
    as_: Annotated[str | None, typer.Option("--as", help="Ask as this person (id or e-mail).")] = None,
    audience: Annotated[str, typer.Option(help="Who else reads the reply: channel:ID, group:NAME, …")] = "",
    batch: Annotated[Path | None, typer.Option(help="A file of questions, one JSON object a line.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the batch's answers go.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Answer a question from documents and meetings, or decline."""
    if (question is None) == (batch is None) or (batch is None) != (out is None):
        raise typer.BadParameter("give a question, or --batch IN.jsonl with --out OUT.jsonl")
    from bot.cli.session import open_app

    with open_app() as app:
        if batch and out:
            raise typer.Exit(_ask_many(app, batch, out))
        names = tuple(name.strip() for name in audience.split(",") if name.strip())
        _ask_one(app, question or "", as_, names, as_json=json)


def _ask_one(
    app: "App", question: str, sender: str | None, audience: tuple[str, ...], *, as_json: bool
) -> None:
    from bot.batch import AskRow, answer_row
    from bot.cli.session import console, print_json
    from bot.platforms.terminal.chat import typed
    from bot.platforms.terminal.render import show

    if as_json:
        print_json(
            asyncio.run(answer_row(app, AskRow(id="1", question=question, as_=sender, audience=audience)))
        )
        return
    message = typed(f"/ask {question}", app.rights.user(sender), app.dispatcher, audience)
    show(asyncio.run(app.dispatcher.reply_to(message)), console())


def _ask_many(app: "App", batch: Path, out: Path) -> int:
    """Answer every row; returns the exit code: 1 when a row failed."""
    from bot.batch import answer_file
    from bot.cli.session import error_console

    result: Any = answer_file(app, batch, out)
    for sentence in result.failed:
        error_console().print(sentence, style="red", markup=False, soft_wrap=True)
    error_console().print(
        f"{result.done} answered or declined, {len(result.failed)} failed; {out} holds them.", markup=False
    )
    return 1 if result.failed else 0
