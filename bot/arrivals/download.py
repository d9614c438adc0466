"""A file of a meeting brought here through the one safe fetcher, and looked at before it is used."""

import asyncio
import secrets
from collections.abc import Mapping
from pathlib import Path

from bot.arrivals.kinds import check_kind
from bot.arrivals.notice import Artefact
from bot.errors import PlatformBusyError
from bot.platforms.files import is_no_page
from indexing.errors import (
    FetchBusyError,
    FetchForbiddenError,
    FetchGoneError,
    FetchTooLargeError,
    FetchTypeError,
)
from indexing.fetch import fetch
from indexing.fetch.headers import harmless_name
from indexing.fetch.named import origin_of
from indexing.settings import FetchSettings
from skills.errors import UserError
from skills.language import number, say

WAIT_SECONDS = 30.0
SMALLER = say("Record the sound only, or raise CONFIDANT_FETCH__MAX_BYTES.")


class ClosedError(UserError):
    """The source wants another token than the one that was sent: it said so, or showed a page to sign in."""


async def download(
    url: str,
    artefact: Artefact,
    folder: Path,
    settings: FetchSettings,
    *,
    bearer: str = "",
    headers: Mapping[str, str] | None = None,
) -> Path:
    """Bring what stands at `url` into `folder`; `bearer` goes to that host alone, and over no redirect.

    Raises UserError, PlatformBusyError or a FetchError; ClosedError where the bearer does not do."""
    check_size(artefact, settings)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / plain_name(artefact.name)
    try:
        await fetch(
            url,
            target,
            settings,
            bearer=bearer or None,
            bearer_hosts=frozenset({origin_of(url)}) if bearer else frozenset(),
            accept=is_no_page,
            headers=headers,
        )
    except (FetchTypeError, FetchForbiddenError) as error:
        raise ClosedError(
            say("{name!r} came as a page or a program, or is closed to me.", name=artefact.name)
        ) from error
    except FetchGoneError as error:
        raise UserError(say("{name!r} is gone from where it was.", name=artefact.name)) from error
    except FetchTooLargeError as error:
        raise UserError(
            say(
                "{name!r} is larger than {bytes} bytes.", name=artefact.name, bytes=number(settings.max_bytes)
            ),
            hint=SMALLER,
        ) from error
    except FetchBusyError as error:
        seconds = WAIT_SECONDS if error.retry_after_seconds is None else error.retry_after_seconds
        raise PlatformBusyError(str(error), retry_seconds=seconds) from error
    await asyncio.to_thread(check_kind, target, artefact.kind, artefact.name)
    return target


def check_size(artefact: Artefact, settings: FetchSettings) -> None:
    """Raise UserError for a file whose source says already that it is too large."""
    if artefact.size is not None and artefact.size > settings.max_bytes:
        raise UserError(
            say(
                "{name!r} is larger than {bytes} bytes.", name=artefact.name, bytes=number(settings.max_bytes)
            ),
            hint=SMALLER,
        )


def plain_name(name: str) -> str:
    """A file name that stays in its folder."""
    return harmless_name(name) or secrets.token_hex(4)
