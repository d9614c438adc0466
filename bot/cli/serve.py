"""`confidant serve`: the running program."""

from typing import Annotated

import typer


def serve(
    role: Annotated[
        str, typer.Option(help="all, web (hears) or worker (answers); apart only on Postgres.")
    ] = "all",
    queue: Annotated[
        str | None, typer.Option(help="The one queue of a worker, such as transcription.")
    ] = None,
) -> None:
    """Start the web server and every configured platform, until it is stopped."""
    from bot.cli.session import error_console, logging_to_screen, open_app, say
    from bot.serve import may_try_teams
    from bot.serve import serve as run

    with open_app() as app, logging_to_screen():
        settings = app.settings
        used = [name for name, one in (("Slack", settings.slack), ("Teams", settings.teams)) if one.in_use]
        none = "No chat platform is set up yet"
        none += "; Teams is heard from this machine, for a trial" if may_try_teams(settings) else ""
        chats = f"{' and '.join(used)} connected" if used else none

        def ready(port: int) -> None:
            host = app.settings.web.host
            say(f"Listening on http://{host}:{port} (/healthz, /metrics). {chats}.", error_console())

        run(app, role, queue, ready)
