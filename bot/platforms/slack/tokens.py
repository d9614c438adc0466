"""The token of each workspace, exchanged for a new one before it expires, by one process at a time."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import aiohttp
from slack_sdk.errors import SlackClientError, SlackTokenRotationError
from slack_sdk.oauth.installation_store.models.bot import Bot
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Engine

from bot.errors import PlatformBusyError, PlatformRefusedError
from bot.platforms.slack.installations import Installation, Installations
from bot.platforms.slack.settings import SlackSettings

log = logging.getLogger(__name__)

NOT_INSTALLED = "not_installed"
# Slack's tokens live for twelve hours; Slack's own SDK renews them two hours before
EARLY = timedelta(hours=2)
TIMEOUT_SECONDS = 20
_AGAIN_SECONDS = 2.0
_FAILED_SECONDS = 60.0
# so many minutes before the end that the SDK exchanges a token in any case: when it is due is decided here
_AT_ONCE = 10**9


class Tokens:
    """`of` a workspace's id; the empty id is the app's own workspace, or the only one where it is installed."""

    def __init__(self, settings: SlackSettings, engine: Engine, now: Callable[[], datetime]) -> None:
        self.settings = settings
        self.now = now
        self.installations = Installations(engine, settings.admits)
        # an exchange that has begun goes on when whoever wanted it waits no longer
        self._exchanges: set[asyncio.Task[str]] = set()

    async def of(self, workspace: str) -> str:
        """A token that is good now. Raises PlatformRefusedError where the app is not installed."""
        if not workspace and self.settings.bot_token:
            return self.settings.bot_token.get_secret_value()
        found = await self._find(workspace)
        if found.expires_at is None or found.expires_at - self.now() > EARLY:
            return found.token
        return await self._exchanged(found, dead=found.expires_at <= self.now())

    async def renewed(self, workspace: str, refused: str) -> str:
        """Another token after Slack called this one expired; it raises what `of` does, and PlatformBusyError."""
        found = await self._find(workspace)
        if found.token != refused:
            return found.token
        return await self._exchanged(found, dead=True)

    async def _find(self, workspace: str) -> Installation:
        found = (
            await asyncio.to_thread(self.installations.find, workspace) if workspace else await self._only()
        )
        if found is None:
            raise not_installed(workspace)
        return found

    async def _only(self) -> Installation | None:
        everywhere = await asyncio.to_thread(self.installations.all)
        return everywhere[0] if len(everywhere) == 1 else None

    async def _exchanged(self, found: Installation, *, dead: bool) -> str:
        """A new token; while another process gets one, or Slack gives none, the old one as long as it lives."""
        if not found.refresh_token:
            return found.token
        if not await asyncio.to_thread(lambda: self.installations.claim(found, now=self.now())):
            newest = await self._find(found.workspace)
            if newest.token == found.token and dead:
                raise PlatformBusyError(
                    f"The token of {found.name} is being renewed.", retry_seconds=_AGAIN_SECONDS
                )
            return newest.token
        task = asyncio.create_task(self._exchange(found))
        self._exchanges.add(task)
        task.add_done_callback(self._exchanges.discard)
        try:
            return await asyncio.shield(task)
        except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
            why = _why(error)
            log.error(  # noqa: TRY400  # one line says it all
                "the token of %s (%s) cannot be renewed: %s; if that stays so, install it again at /slack/install",
                found.name,
                found.workspace,
                why,
            )
            if not dead:
                return found.token
            raise PlatformBusyError(
                f"The token of {found.name} has expired and Slack gave no new one ({why}).",
                retry_seconds=_FAILED_SECONDS,
            ) from error

    async def _exchange(self, found: Installation) -> str:
        rotator = AsyncTokenRotator(
            client_id=self.settings.client_id,
            client_secret=self._secret(),
            client=AsyncWebClient(
                base_url=self.settings.base_url, timeout=TIMEOUT_SECONDS, retry_handlers=[]
            ),
        )
        bot = await rotator.perform_bot_token_rotation(bot=_bot(found), minutes_before_expiration=_AT_ONCE)
        if bot is None or not bot.bot_token:
            raise SlackClientError("it exchanged the refresh token for no bot token")
        # the SDK counts from the machine's clock, and everything here from the program's
        left = timedelta(seconds=bot.bot_token_expires_at - time.time()) if bot.bot_token_expires_at else None
        expires_at = self.now() + left if left is not None else None
        token, refresh = str(bot.bot_token), str(bot.bot_refresh_token or "")
        await asyncio.to_thread(
            lambda: self.installations.renew(found, token=token, refresh_token=refresh, expires_at=expires_at)
        )
        log.info("the token of %s (%s) is renewed", found.name, found.workspace)
        return token

    def _secret(self) -> str:
        return self.settings.client_secret.get_secret_value() if self.settings.client_secret else ""


def not_installed(workspace: str) -> PlatformRefusedError:
    where = f"in the workspace {workspace}" if workspace else "in a workspace that this is for"
    return PlatformRefusedError(
        f"Confidant is not installed {where}; an admin can open /slack/install.", code=NOT_INSTALLED
    )


def _bot(found: Installation) -> Bot:
    return Bot(
        bot_token=found.token,
        bot_id="",
        bot_user_id=found.bot_user,
        bot_refresh_token=found.refresh_token,
        bot_token_expires_at=found.expires_at or 0,
        installed_at=found.installed_at,
    )


def _why(error: Exception) -> str:
    if isinstance(error, SlackTokenRotationError):
        response = error.api_error.response
        # what is no JSON at all comes as text
        data = getattr(response, "data", None)
        status = getattr(response, "status_code", 0)
        return str(data.get("error")) if isinstance(data, dict) else f"status {status}"
    return f"{type(error).__name__}: {str(error)[:120]}"
