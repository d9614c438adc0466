"""Everything that runs, as one thing that can be handed on; `build.py` puts it together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine

from bot.admin.admin import Admin
from bot.creative.creatives import KeptCreatives
from bot.databases.databases import KeptDatabases
from bot.directory import Directory
from bot.dispatch import Dispatcher
from bot.gateway.gateway import Gateway
from bot.languages import Languages
from bot.meetings.actions import ActionBook
from bot.meetings.book import Book
from bot.meetings.care import Care
from bot.research.researches import KeptResearches
from bot.review.help_desk import ReviewDesk
from bot.review.review import Review
from bot.rights import Rights
from bot.settings import Settings
from indexing.index import Index


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class App:
    """Everything that runs, built once."""

    settings: Settings
    engine: Engine
    index: Index
    directory: Directory
    gateway: Gateway
    dispatcher: Dispatcher
    rights: Rights
    review: Review
    care: Care
    actions: ActionBook
    book: Book
    desk: ReviewDesk
    admin: Admin
    databases: KeptDatabases
    creatives: KeptCreatives
    researches: KeptResearches
    now: Callable[[], datetime]

    @property
    def languages(self) -> Languages:
        """Whose language is spoken."""
        return Languages(self.directory, self.settings.workspace.reader)

    def close(self) -> None:
        try:
            self.index.close()
        finally:
            self.engine.dispose()
