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
    from bot.platforms.slack.api import SlackApi
    from bot.platforms.slack.listener import SlackListener
    from bot.platforms.slack.platform import SlackPlatform

    api = SlackApi(settings)
    listener = SlackListener(settings, api, receive, metrics, skills)
    return SlackPlatform(settings, fetching, engine, directory, now, api, listener), listener.routes()
