"""Slack as a chat platform: events in, Block Kit out."""

from collections.abc import Callable, Collection, Sequence
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
    from bot.suggestions import Suggest
    from indexing.settings import FetchSettings
    from skills.language import Reader


def connect(
    settings: "SlackSettings",
    fetching: "FetchSettings",
    engine: "Engine",
    directory: "Directory",
    now: Callable[[], datetime],
    receive: "Receive",
    metrics: "Metrics",
    skills: "Sequence[AnySkill]",
    suggest: "Suggest | None" = None,
    listening: "Callable[[], Collection[str]] | None" = None,
    house: "Reader | None" = None,
) -> "tuple[Platform, Sequence[BaseRoute]]":
    """Slack, ready to hear and to answer, and its routes for the web server.

    `listening` are the channels where it may answer what nobody asked it, looked at each time; without it those that
    the settings name. `house` is how the workspace speaks."""
    from bot.languages import Languages
    from bot.platforms.slack.listener import SlackListener
    from bot.platforms.slack.oauth import install_routes
    from bot.platforms.slack.platform import SlackPlatform
    from bot.suggestions import suggest_nothing
    from skills.language import ENGLISH

    api = reach(settings, engine, now)
    languages = Languages(directory, house or ENGLISH)
    listener = SlackListener(settings, api, receive, metrics, skills, languages)
    routes = [*listener.routes(), *install_routes(settings, engine, now)]
    platform = SlackPlatform(
        settings,
        fetching,
        engine,
        directory,
        now,
        api,
        listener,
        suggest=suggest or suggest_nothing,
        commands=frozenset(skill.command for skill in skills),
        listening=listening,
        house=languages.house,
    )
    return platform, routes


def reach(settings: "SlackSettings", engine: "Engine", now: Callable[[], datetime]) -> "SlackApi":
    """Slack's Web API, for every workspace where the app is installed."""
    from bot.platforms.slack.api import SlackApi
    from bot.platforms.slack.tokens import Tokens

    return SlackApi(settings, tokens=Tokens(settings, engine, now) if settings.oauth else None)
