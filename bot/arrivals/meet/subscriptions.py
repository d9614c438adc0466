"""Subscriptions to the meetings of users: made, and renewed long before their seven days are over.

Source: Google Workspace Events API v1, subscriptions."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel
from pydantic.alias_generators import to_camel

from bot.arrivals.settings import MeetSettings
from bot.arrivals.web_api import WebApi
from bot.errors import PlatformRefusedError

EVENTS = (
    "google.workspace.meet.transcript.v2.fileGenerated",
    "google.workspace.meet.recording.v2.fileGenerated",
)
TARGET = "//cloudidentity.googleapis.com/users/"
LONGEST_PAUSE = timedelta(hours=6)
RENEWED_BEFORE = timedelta(days=3)


class _Json(BaseModel, extra="ignore", alias_generator=to_camel):
    """Google's JSON, whose names are written in another way."""


class Subscription(_Json):
    name: str
    target_resource: str = ""
    expire_time: datetime | None = None
    state: str = "ACTIVE"


class _Page(_Json):
    subscriptions: list[Subscription] = []


class _Operation(_Json):
    """Google does it in its own time; whether it stands is seen at the next look."""

    response: dict[str, Any] | None = None  # Any: not read


class MeetSubscriptions:
    """For each user of the settings, one."""

    def __init__(self, settings: MeetSettings, api: WebApi, now: Callable[[], datetime]) -> None:
        self.settings = settings
        self.api = api
        self.now = now

    async def ensure(self) -> timedelta:
        """Make what is missing and renew what ends soon; how long until the next look. Raises a PlatformError."""
        for user in self.settings.owners:
            target = f"{TARGET}{user}"
            wanted = f'event_types:"{EVENTS[0]}" AND target_resource="{target}"'
            page = await self.api.get("subscriptions", _Page, filter=wanted)
            known = next((one for one in page.subscriptions if one.target_resource == target), None)
            if known is None or known.state == "DELETED":
                await self._make(target)
            elif known.expire_time is None or known.expire_time - self.now() < RENEWED_BEFORE:
                await self.renew(known.name)
        return LONGEST_PAUSE

    async def renew(self, name: str) -> None:
        """To the longest time that Google gives. Raises a PlatformError."""
        await self.api.patch(name, {"ttl": "0s"}, updateMask="ttl")

    async def owner_of(self, name: str) -> str:
        """The e-mail of the user whose meetings a subscription tells of; empty where nobody knows.

        Raises a PlatformError."""
        if not name or not self.settings.owners:
            return ""
        try:
            known = await self.api.get(quote(name), Subscription)
        except PlatformRefusedError:
            return ""
        return self.settings.owners.get(known.target_resource.removeprefix(TARGET), "")

    async def _make(self, target: str) -> None:
        content = {
            "targetResource": target,
            "eventTypes": list(EVENTS),
            "notificationEndpoint": {"pubsubTopic": self.settings.topic},
            "payloadOptions": {"includeResource": False},
            "ttl": "0s",
        }
        await self.api.post("subscriptions", _Operation, content)
