"""What protects people in meetings, joined once: who is left out, what is said before, how long it is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from bot.directory import Directory
from bot.meetings.optouts import Allowed, OptOutBook
from bot.meetings.privacy import Privacy
from bot.meetings.retention import Retention
from bot.meetings.settings import MeetingSettings
from bot.meetings.voices import Voices


@dataclass(frozen=True)
class Care:
    opt_outs: OptOutBook
    retention: Retention
    privacy: Privacy
    voices: Voices

    @classmethod
    def of(
        cls,
        engine: Engine,
        directory: Directory,
        home: Path,
        settings: MeetingSettings,
        allowed: Allowed,
        now: Callable[[], datetime],
    ) -> "Care":
        retention = Retention(engine, settings, allowed, now)
        return cls(
            OptOutBook(engine, directory, settings, allowed, now),
            retention,
            Privacy(engine, home, settings, retention, allowed, now),
            Voices(engine, directory, now),
        )
