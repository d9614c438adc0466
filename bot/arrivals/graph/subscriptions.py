"""Subscriptions to a tenant's transcripts and recordings: made, and renewed when half of their time is over.

A meeting is told of only if the subscription stood before its transcription began, so none may ever lapse."""

from collections.abc import Callable
from datetime import datetime, timedelta

from pydantic import BaseModel, Field
from pydantic.alias_generators import to_camel

from bot.arrivals.settings import GraphSettings
from bot.arrivals.web_api import WebApi
from bot.errors import PlatformRefusedError

LONGEST_PAUSE = timedelta(hours=1)
_MOST_PAGES = 50


class Subscription(BaseModel, extra="ignore", alias_generator=to_camel):
    id: str
    resource: str = ""
    notification_url: str = ""
    expiration_date_time: datetime


class _Page(BaseModel, extra="ignore"):
    value: list[Subscription] = []
    next_link: str | None = Field(None, alias="@odata.nextLink")


class Subscriptions:
    """`url` is where Graph sends what it tells."""

    def __init__(self, settings: GraphSettings, api: WebApi, url: str, now: Callable[[], datetime]) -> None:
        self.settings = settings
        self.api = api
        self.url = url
        self.now = now

    async def ensure(self) -> timedelta:
        """Make what is missing and renew what is half over; how long until the next look. Raises a PlatformError."""
        known = [one for one in await self._listed() if one.notification_url == self.url]
        for resource in self.settings.resources:
            same = [one for one in known if _plain(one.resource) == _plain(resource)]
            newest = max(same, key=lambda one: one.expiration_date_time, default=None)
            if newest is None:
                await self._make(resource)
            elif newest.expiration_date_time - self.now() < self._life / 2:
                await self._renew(newest.id, resource)
        return min(self._life / 4, LONGEST_PAUSE)

    async def renew(self, subscription_id: str) -> None:
        """Graph asked for it. Raises a PlatformError."""
        try:
            await self.api.patch(f"subscriptions/{subscription_id}", {"expirationDateTime": self._end()})
        except PlatformRefusedError:
            await self.ensure()

    @property
    def _life(self) -> timedelta:
        return timedelta(hours=self.settings.subscription_hours)

    async def _listed(self) -> list[Subscription]:
        found: list[Subscription] = []
        path = "subscriptions"
        for _ in range(_MOST_PAGES):
            page = await self.api.get(path, _Page)
            found += page.value
            start = f"{self.api.base_url}/"
            if not page.next_link or not page.next_link.startswith(start):
                break
            path = page.next_link.removeprefix(start)
        return found

    async def _make(self, resource: str) -> None:
        state = self.settings.client_state
        await self.api.post(
            "subscriptions",
            Subscription,
            {
                "changeType": "created",
                "notificationUrl": self.url,
                # asked for where a subscription holds longer than an hour
                "lifecycleNotificationUrl": self.url,
                "resource": resource,
                "expirationDateTime": self._end(),
                "clientState": state.get_secret_value() if state else "",
            },
        )

    async def _renew(self, subscription_id: str, resource: str) -> None:
        try:
            await self.api.patch(f"subscriptions/{subscription_id}", {"expirationDateTime": self._end()})
        except PlatformRefusedError:
            # it lapsed or was removed meanwhile
            await self._make(resource)

    def _end(self) -> str:
        return (self.now() + self._life).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plain(resource: str) -> str:
    return resource.strip("/").lower()
