"""`confidant ask`: one question, or a file of them."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.reading import Force

if TYPE_CHECKING:
    from bot.app import App


def ask(
    question: Annotated[str | None, typer.Argument(help="What you want to know.")] = None,
    as_: Annotated[str | None, typer.Option("--as", help="Ask as this person (id or e-mail).")] = None,
    audience: Annotated[str | None, typer.Option(help="Who else reads the reply: channel:ID, …")] = None,
    batch: Annotated[Path | None, typer.Option(help="A file of questions, one JSON object a line.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the batch's answers go.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    force: Force = False,
) -> None:
    """Answer a question from documents and meetings, or decline."""
    if trouble := _trouble(question, batch, out):
        raise typer.BadParameter(trouble)
    from bot.cli.session import open_app

    with open_app() as app:
        if batch and out:
            raise typer.Exit(_ask_many(app, batch, out, force=force))
        _ask_one(app, question or "", as_, named(audience), as_json=json)


def _trouble(question: str | None, batch: Path | None, out: Path | None) -> str:
    """What is missing or too much in a call."""
    if question is not None and batch is not None:
        return "give a question or --batch, not both"
    if batch is not None and out is None:
        return "--batch needs --out OUT.jsonl, where its answers go"
    if batch is None and out is not None:
        return "--out goes with --batch IN.jsonl; one answer is printed"
    return (
        "" if question is not None or batch else "give a question, or --batch IN.jsonl with --out OUT.jsonl"
    )


def named(audience: str | None) -> tuple[str, ...]:
    """The readers in an option; one that is given but empty is refused, as a shell variable may have been unset."""
    from indexing.documents import parse_readers

    return () if audience is None else tuple(sorted(parse_readers(audience)))


def _ask_one(
    app: "App", question: str, sender: str | None, audience: tuple[str, ...], *, as_json: bool
) -> None:
    from bot.batch import AskRow, answer, answer_row
    from bot.cli.session import console, print_json
    from bot.platforms.terminal.render import show

    row = AskRow(id="1", question=question, as_=sender, audience=audience)
    if as_json:
        print_json(asyncio.run(answer_row(app, row)))
    else:
        asked = replace(asyncio.run(answer(app, row)), question="")  # nothing can be pressed here
        show(asked.to_reply(), console())
    _say_if_empty(app)


def _say_if_empty(app: "App") -> None:
    """Whoever sits at this machine may know that nothing was found because nothing is there."""
    from bot.cli.session import error_console, say

    if not app.index.list():
        say("Nothing is indexed yet: put documents in with `confidant index add PATH…`.", error_console())


def _ask_many(app: "App", batch: Path, out: Path, *, force: bool) -> int:
    """Answer every row; returns the exit code: 1 when a row failed."""
    from bot.batch import answer_file
    from bot.cli.session import error_console, say

    result = answer_file(app, batch, out, force=force)
    for sentence in result.faults():
        say(sentence, error_console(), style="red")
    if result.passed_over:
        say(f"Labels in the file ({', '.join(result.passed_over)}) are not looked at here.", error_console())
    say(
        f"{result.done} answered or declined, {len(result.failed)} failed; {out} holds them.", error_console()
    )
    _say_if_empty(app)
    return 1 if result.failed else 0
