"""The `confidant` command. Heavy imports stay inside the functions, so that --help answers at once."""

import logging
import sys
from collections.abc import Callable
from functools import cache

import typer
import typer.main

from bot.cli import (
    ask,
    audits,
    brand,
    calibrate,
    chat,
    checkup,
    create,
    documents,
    evaluate,
    gaps,
    manifest,
    meeting_files,
    meetings,
    people,
    privacy,
    recordings,
    research,
    rules,
    serve,
    sources,
    sql,
    teams_package,
    tour,
)
from bot.garbage import look_seldom

app = typer.Typer(
    name="confidant",
    help="A colleague that answers from your documents and meetings when it can prove the answer.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(documents.app, name="index")
app.add_typer(people.app, name="people")
app.add_typer(audits.app, name="audits")
app.add_typer(privacy.app, name="privacy")
app.add_typer(sources.app, name="sources")
app.add_typer(rules.app, name="rules")
app.add_typer(meetings.app, name="meetings")
meetings.app.command("transcript")(meeting_files.transcript)
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(create.app, name="create")
app.add_typer(brand.app, name="brand")
app.command("demo")(tour.demo)
app.command("ask")(ask.ask)
app.command("gaps")(gaps.gaps)
app.command("calibrate")(calibrate.calibrate)
app.command("chat")(chat.chat)
app.command("transcribe")(recordings.transcribe)
app.command("minutes")(recordings.minutes)
app.command("sql")(sql.sql)
app.command("research")(research.research)
app.command("doctor")(checkup.doctor)
app.command("serve")(serve.serve)
app.command("manifest")(manifest.manifest)
app.command("teams-package")(teams_package.teams_package)


@cache
def _command() -> Callable[[], object]:
    """What can be typed, read off all functions once: that takes longer than most commands do."""
    return typer.main.get_command(app)


def main() -> None:
    """Run the command; a failure becomes one sentence on standard error and exit code 1."""
    look_seldom()
    logging.raiseExceptions = False  # a log that cannot be written prints no traceback of its own
    try:
        _command()()
    except Exception as error:
        from bot.cli.session import say_failure

        if not say_failure(error):
            raise
        sys.exit(1)
