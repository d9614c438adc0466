"""Slack as a chat platform: events in, Block Kit out."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from starlette.routing import BaseRoute

    from bot.commands import AnySkill
    from bot.directory import Directory
    from bot.metrics import Metrics
    from bot.platforms import Platform, Receive
    from bot.platforms.slack.api import SlackApi
    from bot.platforms.slack.settings import SlackSettings
    from indexing.settings import FetchSettings


def connect(
    settings: "SlackSettings",
    fetching: "FetchSettings",
    engine: "Engine",
    directory: "Directory",
    now: Callable[[], datetime],
    receive: "Receive",
    metrics: "Metrics",
    skills: "Sequence[AnySkill]",
) -> "tuple[Platform, Sequence[BaseRoute]]":
    """Slack, ready to hear and to answer, and its routes for the web server."""
    from bot.platforms.slack.listener import SlackListener
    from bot.platforms.slack.oauth import install_routes
    from bot.platforms.slack.platform import SlackPlatform

    api = reach(settings, engine, now)
    listener = SlackListener(settings, api, receive, metrics, skills)
    routes = [*listener.routes(), *install_routes(settings, engine, now)]
    return SlackPlatform(settings, fetching, engine, directory, now, api, listener), routes


def reach(settings: "SlackSettings", engine: "Engine", now: Callable[[], datetime]) -> "SlackApi":
    """Slack's Web API, for every workspace where the app is installed."""
    from bot.platforms.slack.api import SlackApi
    from bot.platforms.slack.tokens import Tokens

    return SlackApi(settings, tokens=Tokens(settings, engine, now) if settings.oauth else None)
