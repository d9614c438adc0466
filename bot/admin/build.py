"""Joins the room: live settings, switches, changes that wait for a click, and what admins look at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from bot.admin import forget, rule_deeds, setting_deed
from bot.admin.desk import AdminDesk
from bot.admin.keys import EXPERTS_CHANNEL, EXPERTS_ON_CALL, THRESHOLD
from bot.admin.live import NOT_SET, LiveSettings
from bot.admin.places import Places
from bot.admin.proposals import Proposals
from bot.admin.switches import Switchboard
from bot.audit import AuditLine, note
from bot.directory import Directory
from bot.settings import Settings
from bot.sources.build import slack_history
from bot.store import transaction
from skills.approval import Change
from skills.confidence import Certificate
from skills.contract import Permission
from skills.messages import User

if TYPE_CHECKING:
    from bot.app import App

Allowed = Callable[[User, Permission], bool]


@dataclass(frozen=True)
class Admin:
    """`desk` is made once there is an App to look at."""

    live: LiveSettings
    switchboard: Switchboard
    places: Places
    proposals: Proposals

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
        places = Places(engine, directory, lambda: slack_history(settings, engine, directory, now))

        def groups_of(user: User) -> frozenset[str]:
            person = directory.find(user.id)
            return person.groups if person else frozenset()

        proposals = Proposals(engine, allowed, now, live.forget)
        return cls(live, Switchboard(live, groups_of), places, proposals)

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

    def experts_channel(self) -> str:
        """Where experts take over, such as slack:C012; empty for nowhere. Read anew within seconds."""
        found = self.live.get(EXPERTS_CHANNEL)
        return found.channel if found else ""

    def experts_on_call(self) -> str:
        """`person:ID` or `group:NAME`; empty for nobody."""
        found = self.live.get(EXPERTS_ON_CALL)
        return found.who if found else ""


def attend(app: "App") -> None:
    """Let the dispatcher heed the switches, and let admins look and change."""
    admin, dispatcher = app.admin, app.dispatcher
    worded = admin.places.worded
    admin.proposals.deeds.update(
        {
            setting_deed.KIND: setting_deed.SettingDeed(app.settings, worded),
            rule_deeds.ADD: rule_deeds.RuleAddition(worded),
            rule_deeds.REMOVE: rule_deeds.RuleRemoval(worded),
        }
    )
    admin.proposals.errands.update(
        {
            forget.OWN: forget.Forgetting(app, own=True),
            forget.OTHERS: forget.Forgetting(app, own=False),
        }
    )
    dispatcher.off = admin.switchboard.off
    dispatcher.approvals = admin.proposals
    dispatcher.admin = AdminDesk(app)
