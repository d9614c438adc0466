"""Builds the running program from an App and runs it until a signal comes."""

import asyncio
import logging
import os
import signal
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from starlette.routing import BaseRoute

from bot.alone import alone_on
from bot.arrivals.build import build_arrivals
from bot.errors import SettingsError
from bot.jobs import CHORES
from bot.metrics import Metrics
from bot.platforms import Platform, Receive
from bot.program import Program, Role
from bot.suggestions import Suggestions
from bot.web import build_web, listening, make_server

if TYPE_CHECKING:
    from bot.app import App
    from bot.settings import Settings

log = logging.getLogger(__name__)

Ready = Callable[[int], None]
_Connected = tuple[Platform, Sequence[BaseRoute]]


def serve(app: "App", role_name: str, queue: str | None, ready: Ready) -> None:
    """Serve until SIGTERM or SIGINT; `ready` gets the port once events are heard.

    Raises SettingsError, StoreError or JobError before anything is heard."""
    skills = app.dispatcher.skills
    role = Role.of(role_name, queue, {CHORES, *(one.durable.plan.queue for one in skills if one.durable)})
    if app.engine.dialect.name == "sqlite" and role_name != "all":
        raise SettingsError("Roles need Postgres (CONFIDANT_DATABASE__URL); on SQLite one process does all.")
    with alone_on(app.engine) as alone, listening(app.settings.web) as server_socket:
        asyncio.run(_run(app, role, ready, server_socket, alone=alone))


async def _run(app: "App", role: Role, ready: Ready, server_socket: object, *, alone: bool) -> None:
    metrics = Metrics()
    program: Program

    async def receive(platform: str, event_id: str, body: dict[str, object]) -> bool:
        return await program.receive(platform, event_id, body)

    platforms, routes = platforms_of(app, receive, metrics)
    arrivals = build_arrivals(app.settings, app.now, metrics)
    hooks = [route for one in arrivals.values() for route in one.routes(receive)]
    program = Program(app, role, platforms, metrics, alone=alone, arrivals=arrivals)
    server = make_server(build_web(app, metrics, (*routes, *hooks) if role.web else ()))
    stopped = _stop_signals()
    await program.start()
    web = asyncio.create_task(server.serve(sockets=[server_socket]))  # type: ignore[list-item]  # a bound socket
    ready(server_socket.getsockname()[1])  # type: ignore[attr-defined]
    await asyncio.wait({web, asyncio.ensure_future(stopped.wait())}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    await web
    await program.stop()
    if program.left_running:
        # its row says so and the next process goes on; waiting for the thread would make a deploy hang
        log.warning("a step was still running and is left to the next process")
        logging.shutdown()
        os._exit(0)


def platforms_of(
    app: "App", receive: Receive, metrics: Metrics
) -> tuple[Sequence[Platform], Sequence[BaseRoute]]:
    """The platforms that the settings name, and their routes for the web server."""
    connected = [_slack(app, receive, metrics), _teams(app, receive, metrics)]
    platforms = [platform for platform, _ in filter(None, connected)]
    return platforms, [route for _, routes in filter(None, connected) for route in routes]


def _slack(app: "App", receive: Receive, metrics: Metrics) -> _Connected | None:
    if not app.settings.slack.in_use:
        return None
    from bot.platforms.slack import connect

    return connect(
        app.settings.slack,
        app.settings.fetch,
        app.engine,
        app.directory,
        app.now,
        receive,
        metrics,
        app.dispatcher.skills,
        _suggestions(app),
        listening=lambda: app.admin.listening("slack"),
        house=app.languages.house,
    )


def _teams(app: "App", receive: Receive, metrics: Metrics) -> _Connected | None:
    settings = app.settings
    if not (settings.teams.in_use or may_try_teams(settings)):
        return None
    from bot.platforms.teams import connect

    return connect(
        settings.teams,
        settings.fetch,
        app.engine,
        app.directory,
        app.now,
        receive,
        metrics,
        app.dispatcher.skills,
        app.dispatcher.reply_to,
        _suggestions(app),
        app.languages.house,
        lambda: app.admin.listening("teams"),
        settings.graph,
    )


def _suggestions(app: "App") -> Suggestions:
    dispatcher = app.dispatcher
    return Suggestions(dispatcher.index, app.book, app.rights.audience_of, dispatcher.prove_alone, app.now)


def may_try_teams(settings: "Settings") -> bool:
    """Whether it is heard unchecked: with no chat set up, and where nobody else sees the server."""
    from bot.platforms.teams.settings import is_loopback

    return not (settings.slack.in_use or settings.teams.in_use) and is_loopback(settings.web.host)


def _stop_signals() -> asyncio.Event:
    """Set by the first SIGTERM or SIGINT; the second one ends the process at once, as it always did."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop(number: signal.Signals) -> None:
        stopped.set()
        loop.remove_signal_handler(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop, number)
    return stopped
