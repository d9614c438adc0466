"""The only place where things are built and joined; importing it does nothing else."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache

from sqlalchemy import Engine

from bot.admin.admin import Admin
from bot.admin.attend import attend
from bot.app import App, utc_now
from bot.attached.reading import Reading
from bot.calibration.certificates import Certificates
from bot.creative.brought import kit_brought
from bot.creative.creatives import KeptCreatives
from bot.databases.databases import KeptDatabases
from bot.directory import Directory
from bot.dispatch import Dispatcher
from bot.gateway.gateway import Gateway
from bot.meetings.actions import ActionBook
from bot.meetings.book import Book
from bot.meetings.care import Care
from bot.meetings.keeping import Keeper
from bot.platforms.history import Readable
from bot.research.researches import KeptResearches
from bot.review.help_desk import ReviewDesk
from bot.review.index import ReviewedIndex
from bot.review.overview import Overview
from bot.review.people import Reviewers
from bot.review.review import Review
from bot.rights import Rights
from bot.router import Router
from bot.settings import Settings
from bot.sources.build import slack_history, teams_talk
from bot.standing import Standing
from bot.store import open_store
from bot.talk import SLACK, TEAMS, ChatTalk
from bot.thresholds import Thresholds, promised
from indexing.index import Index
from skills.catalogue import DEFAULT, SKILLS
from skills.chart import Chart


def build(settings: Settings, *, now: Callable[[], datetime] = utc_now) -> App:
    """Open the store and the index and join them to the skills.

    Raises StoreError or IndexingError with a sentence that says how to mend it."""
    engine = open_store(settings.database_url)
    try:
        app = _join(settings, engine, now)
        keep_until = app.care.retention.delete_after
        app.book.keeper = Keeper(engine, now, app.actions.keep, keep_until, app.index.remove)
    except BaseException:
        engine.dispose()
        raise
    attend(app)
    app.dispatcher.databases = app.databases
    app.dispatcher.creatives = app.creatives
    app.dispatcher.researches = app.researches
    app.dispatcher.images = app.gateway
    app.dispatcher.reading = Reading(app.index, app.dispatcher.index, settings.home)
    app.dispatcher.house = app.languages.house
    app.dispatcher.draw = _drawn
    return app


def _join(settings: Settings, engine: Engine, now: Callable[[], datetime]) -> App:
    directory = Directory(engine)
    index = Index(engine, settings.home / "index", settings.index)
    gateway = Gateway(settings.models, engine)
    rights = Rights(directory, frozenset(name.lower() for name in settings.admins))
    admin = Admin.of(engine, settings, directory, rights.allowed, now)
    certificates = Certificates(settings.home, now, admin.certificate)
    review = _review(engine, index, rights, settings, certificates, now)
    thresholds = Thresholds(certificates, review.watch.raised, settings.certified_only)
    book = Book(engine, directory, rights.allowed, now)
    care = Care.of(engine, directory, settings.home, settings.meetings, rights.allowed, now)
    desk = ReviewDesk.of(engine, review, settings.review)
    dispatcher = Dispatcher(
        skills=SKILLS,
        default=DEFAULT,
        index=ReviewedIndex(index, review.entries),
        model=gateway,
        speech=settings.speech,
        home=settings.home,
        allowed=rights.allowed,
        audience_of=rights.audience_of,
        now=now,
        router=Router(SKILLS, index.embed, default=DEFAULT, text_model=index.embedder.name),
        status=Standing(settings, engine, index, gateway, rights, thresholds.stand).lines,
        record=review.questions.record,
        stand=thresholds.stand,
        book=book,
        overview=Overview(engine, rights.allowed, now),
        talk=_talk(settings, engine, directory, now),
        opt_outs=care.opt_outs.current,
        desk=desk,
    )
    return App(
        settings,
        engine,
        index,
        directory,
        gateway,
        dispatcher,
        rights,
        review,
        care,
        ActionBook(now),
        book,
        desk,
        admin,
        KeptDatabases.of(engine, settings, directory, rights.allowed, now, thresholds.stand, gateway),
        *_made_for_people(settings, engine, rights, now, gateway),
        now,
    )


def _made_for_people(
    settings: Settings, engine: Engine, rights: Rights, now: Callable[[], datetime], gateway: Gateway
) -> tuple[KeptCreatives, KeptResearches]:
    return (
        KeptCreatives(engine, settings.home, settings.creative, rights.allowed, now, kit_brought),
        KeptResearches(
            engine, settings.home, settings.research, settings.fetch, now, rights.allowed, gateway.models
        ),
    )


def _drawn(chart: Chart) -> bytes:
    """The drawing library is loaded with the first chart."""
    from bot.calibration.pictures.chart import draw_chart

    return draw_chart(chart)


def _talk(settings: Settings, engine: Engine, directory: Directory, now: Callable[[], datetime]) -> ChatTalk:
    """A platform's SDK is loaded when its chat is first read."""
    known: Mapping[str, Callable[[], Readable | None]] = {
        SLACK: cache(lambda: slack_history(settings, engine, directory, now)),
        TEAMS: cache(lambda: teams_talk(settings, engine, directory, now)),
    }
    return ChatTalk(lambda platform: known[platform]() if platform in known else None, directory)


def _review(
    engine: Engine,
    index: Index,
    rights: Rights,
    settings: Settings,
    certificates: Certificates,
    now: Callable[[], datetime],
) -> Review:
    return Review.of(
        engine,
        index,
        Reviewers(rights.directory, rights.allowed, rights.admins),
        settings.review,
        promised=lambda skill: promised(certificates, index.configuration, skill),
        now=now,
    )
