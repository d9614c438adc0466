"""`confidant serve`: the running program."""


def serve() -> None:
    """Start the web server and every configured platform, until it is stopped."""
    from bot.cli.session import error_console, open_app, say
    from bot.web import run

    with open_app() as app:
        web = app.settings.web
        say(
            f"Listening on http://{web.host}:{web.port} (/healthz). No chat platform is part of this release yet; "
            "`confidant chat` talks to the same program in the terminal.",
            error_console(),
        )
        run(app)
