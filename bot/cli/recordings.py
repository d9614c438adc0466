"""`confidant transcribe` and `confidant minutes`: a recording or a transcript to words, and to minutes."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

File = Annotated[Path, typer.Argument(help="Audio, video, or a transcript (.vtt, .srt, .json).")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def transcribe(
    file: File,
    out: Annotated[Path | None, typer.Option(help="Write .vtt, .srt, .md or .json here.")] = None,
    json: Json = False,
) -> None:
    """Write down what is said in a file."""
    from bot.cli.session import console, print_json, say
    from bot.settings import load_settings
    from transcription import transcribe as write_down
    from transcription.export import to_markdown, write_transcript

    with _progress() as on_progress:
        transcript = write_down(file, load_settings().speech, on_progress=on_progress)
    if out:
        write_transcript(transcript, out)
    if json:
        print_json(transcript.to_json())
    elif not out:
        say(to_markdown(transcript), console())


def minutes(
    file: File,
    as_: Annotated[str | None, typer.Option("--as", help="Whose recording it is (id or e-mail).")] = None,
    title: Annotated[str | None, typer.Option(help="What the meeting is called.")] = None,
    readers: Annotated[
        str, typer.Option(help="Who else may read it: user:ID, group:NAME, channel:ID, …")
    ] = "",
    template: Annotated[
        str, typer.Option(help="How they are laid out: stand-up, 1:1, review, …; empty goes by the title.")
    ] = "",
    json: Json = False,
) -> None:
    """Write the minutes of a meeting; its transcript can be asked about afterwards."""
    from bot.cli.session import console, open_app, print_json
    from bot.commands import build_query
    from bot.platforms.terminal.chat import typed
    from bot.platforms.terminal.render import show
    from skills.minutes import Minutes, MinutesQuery
    from skills.minutes import minutes as write_minutes

    with open_app() as app:
        asked: dict[str, object] = {
            "path": str(file),
            "title": title,
            "readers": readers,
            "template": template,
        }
        query = build_query(MinutesQuery, asked)
        message = typed(str(file), app.rights.user(as_), app.dispatcher)
        written: Minutes = asyncio.run(app.dispatcher.answer(write_minutes, query, message))
        if json:
            print_json(written.to_json())
        else:
            show(written.to_reply(), console())


@contextmanager
def _progress() -> "Iterator[Callable[[float, float], None]]":
    """A bar on standard error with the time left, in seconds of audio."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    from bot.cli.session import error_console

    columns = (
        TextColumn("Listening"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=error_console(), transient=True) as bar:
        task = bar.add_task("listen", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
