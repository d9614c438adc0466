"""Joins the room: live settings, switches, changes that wait for a click, and what admins look at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.admin import setting_deed
from bot.admin.keys import (
    EXPERTS_CHANNEL,
    EXPERTS_ON_CALL,
    LISTENING,
    THRESHOLD,
    TIMES,
    listening_beneath,
)
from bot.admin.live import NOT_SET, LiveSettings
from bot.admin.places import Places
from bot.admin.proposals import Proposals
from bot.admin.switches import Switchboard
from bot.admin.usage import UseBook
from bot.audit import AuditLine, note
from bot.directory import Directory
from bot.settings import Settings
from bot.sources.build import look_at
from bot.store import transaction
from bot.times import USUAL
from skills.approval import Change
from skills.confidence import Certificate
from skills.errors import UserError
from skills.language import say
from skills.messages import User
from skills.permission import Permission

Allowed = Callable[[User, Permission], bool]


@dataclass
class AskedChores:
    """`ask` does a chore at once; None outside of the running program."""

    ask: Callable[[str], None] | None = None


@dataclass(frozen=True)
class Admin:
    """All of the room; `attend.py` joins it to an App."""

    live: LiveSettings
    switchboard: Switchboard
    places: Places
    proposals: Proposals
    uses: UseBook
    chores: AskedChores
    settings: Settings

    @classmethod
    def of(
        cls,
        engine: Engine,
        settings: Settings,
        directory: Directory,
        allowed: Allowed,
        now: Callable[[], datetime],
    ) -> "Admin":
        live = LiveSettings(engine, settings, now)
        places = Places(
            engine, directory, lambda platform: look_at(platform, settings, engine, directory, now)
        )

        def groups_of(user: User) -> frozenset[str]:
            person = directory.find(user.id)
            return person.groups if person else frozenset()

        proposals = Proposals(engine, allowed, now, live.forget)
        uses = UseBook(engine, groups_of, now)
        return cls(live, Switchboard(live, groups_of), places, proposals, uses, AskedChores(), settings)

    def ask_for_chore(self, name: str) -> None:
        """Have a chore done now. Raises UserError outside of the running program."""
        if self.chores.ask is None:
            raise UserError(
                say("That needs the running program."), hint=say("Ask in Slack, or use the command line.")
            )
        self.chores.ask(name)

    def time_of(self, chore: str) -> str:
        """When a chore is due, as a cron line in UTC."""
        found = self.live.get(TIMES, chore)
        return found.cron if found else USUAL[chore]

    def certificate(self, skill: str) -> Certificate | None:
        """What an admin applied from the chat; it goes before the certificate's file."""
        found = self.live.get(THRESHOLD, skill)
        return found.whole if found else None

    def take_back_threshold(self, skill: str, *, by: User, now: datetime) -> None:
        """Let the certificate's file hold again, because a newer one was just written there."""
        change = Change(setting_deed.KIND, THRESHOLD.named(skill), NOT_SET)
        if self.live.stored(THRESHOLD, skill) is None:
            return
        with transaction(self.proposals.engine) as session:
            self.proposals.deeds[setting_deed.KIND].do(session, change, by, now)
            note(session, AuditLine(now, by.id, "threshold calibrated", f"setting {change.subject}"))
        self.live.forget()

    def listening(self, platform: str) -> frozenset[str]:
        """Ids of a platform's channels where untagged questions are answered. Read anew within seconds."""
        set_here = self.live.family(LISTENING)
        named = listening_beneath(self.settings) | set_here.keys()
        on = (one for one in named if one not in set_here or set_here[one].on)
        return frozenset(one.removeprefix(f"{platform}:") for one in on if one.startswith(f"{platform}:"))

    def experts_channel(self) -> str:
        """Where experts take over, such as slack:C012; empty for nowhere. Read anew within seconds."""
        found = self.live.get(EXPERTS_CHANNEL)
        return found.channel if found else ""

    def experts_on_call(self) -> str:
        """A person's id or e-mail, or `group:NAME`; empty for nobody."""
        found = self.live.get(EXPERTS_ON_CALL)
        return found.who.removeprefix("person:") if found else ""
