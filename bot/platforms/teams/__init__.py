"""Microsoft Teams as a chat platform: activities in, messages and Adaptive Cards out."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from starlette.routing import BaseRoute

    from bot.arrivals.settings import GraphSettings
    from bot.commands import AnySkill
    from bot.directory import Directory
    from bot.metrics import Metrics
    from bot.platforms import Platform, Receive
    from bot.platforms.history import Changes, Look, Readable
    from bot.platforms.teams.api import TeamsApi
    from bot.platforms.teams.graph import TeamsGraph
    from bot.platforms.teams.people import TeamsPeople
    from bot.platforms.teams.settings import TeamsSettings
    from bot.suggestions import Suggest
    from indexing.settings import FetchSettings
    from skills.language import Reader
    from skills.messages import Message, Reply


def connect(
    settings: "TeamsSettings",
    fetching: "FetchSettings",
    engine: "Engine",
    directory: "Directory",
    now: Callable[[], datetime],
    receive: "Receive",
    metrics: "Metrics",
    skills: "Sequence[AnySkill]",
    answer: "Callable[[Message], Awaitable[Reply]]",
    suggest: "Suggest",
    house: "Reader",
    listening: "Callable[[], Collection[str]]",
    graph: "GraphSettings",
) -> "tuple[Platform, Sequence[BaseRoute]]":
    """Teams, ready to hear and to answer, and its routes for the web server.

    `answer` is what a message would be answered with at once: for searches in the box that people write in.
    `listening` are the conversations where untagged questions are answered, as they are now."""
    from bot.platforms.teams.adapter import Checks
    from bot.platforms.teams.compose import Composing
    from bot.platforms.teams.invokes import Invokes
    from bot.platforms.teams.listener import TeamsListener
    from bot.platforms.teams.platform import TeamsPlatform
    from bot.platforms.teams.tokens import Issuer

    api = reach(settings, now)
    platform = TeamsPlatform(
        settings,
        fetching,
        engine,
        directory,
        now,
        api,
        commands=frozenset(skill.command for skill in skills),
        suggest=suggest,
        listening=listening,
        graph=graph,
        house=house,
    )
    invokes = Invokes(skills, platform.book, Composing(platform.people, answer))
    checks = Checks(settings, Issuer(settings, now), api.connectors)
    listener = TeamsListener(settings, checks, receive, metrics, invokes)
    return platform, listener.routes()


def look(engine: "Engine", now: Callable[[], datetime]) -> "Look":
    """What is known of Teams' channels, without asking it."""
    from bot.platforms.teams.book import Book
    from bot.platforms.teams.channels import TeamsChannels
    from bot.platforms.teams.inbound import NAME
    from bot.rosters import Rosters

    return TeamsChannels(Book(engine, now), Rosters(engine, NAME), now)


def talk(
    settings: "TeamsSettings",
    graph: "GraphSettings",
    engine: "Engine",
    directory: "Directory",
    now: Callable[[], datetime],
) -> "Readable":
    """What was written in Teams' channels and chats, by way of Microsoft Graph."""
    from bot.platforms.teams.channels import TeamsChannels
    from bot.platforms.teams.history import TeamsTalk

    parts = _reading(settings, graph, engine, directory, now)
    channels = TeamsChannels(parts.people.book, parts.people.rosters, now)
    return TeamsTalk(parts.people.api, parts.graph, parts.people, channels, now)


def changes(
    settings: "TeamsSettings",
    graph: "GraphSettings",
    engine: "Engine",
    directory: "Directory",
    now: Callable[[], datetime],
) -> "Changes":
    """Teams' channels as they are indexed, by way of Microsoft Graph."""
    from bot.platforms.teams.channel_history import TeamsHistory

    parts = _reading(settings, graph, engine, directory, now)
    return TeamsHistory(parts.people.api, parts.graph, parts.people)


def readers_of(
    settings: "TeamsSettings",
    graph: "GraphSettings",
    engine: "Engine",
    directory: "Directory",
    now: Callable[[], datetime],
) -> "TeamsPeople":
    """Who reads Teams' conversations, by way of Microsoft Graph where that is set up."""
    from bot.platforms.teams.book import Book
    from bot.platforms.teams.inbound import NAME
    from bot.platforms.teams.people import TeamsPeople
    from bot.rosters import Rosters

    if graph.has_app:
        return _reading(settings, graph, engine, directory, now).people
    return TeamsPeople(reach(settings, now), Book(engine, now), directory, Rosters(engine, NAME), now)


@dataclass(frozen=True)
class _Reading:
    """What it takes to read Teams' channels back."""

    graph: "TeamsGraph"
    people: "TeamsPeople"


def _reading(
    settings: "TeamsSettings",
    graph: "GraphSettings",
    engine: "Engine",
    directory: "Directory",
    now: Callable[[], datetime],
) -> _Reading:
    from bot.arrivals.graph.access import graph_api
    from bot.platforms.teams.book import Book
    from bot.platforms.teams.graph import TeamsGraph
    from bot.platforms.teams.groups import GroupBook, TeamsGroups
    from bot.platforms.teams.inbound import NAME
    from bot.platforms.teams.people import TeamsPeople
    from bot.rosters import Rosters

    api = reach(settings, now)
    reader = TeamsGraph(graph_api(graph, now), TeamsGroups(api, GroupBook(engine, now)))
    people = TeamsPeople(api, Book(engine, now), directory, Rosters(engine, NAME), now, reader)
    return _Reading(reader, people)


def reach(settings: "TeamsSettings", now: Callable[[], datetime]) -> "TeamsApi":
    """Teams' connector service, with our own token."""
    from bot.platforms.teams.adapter import Bearer, Connectors
    from bot.platforms.teams.api import TeamsApi
    from bot.platforms.teams.tokens import own_token

    return TeamsApi(settings, Connectors(Bearer()), own_token(settings, now))
