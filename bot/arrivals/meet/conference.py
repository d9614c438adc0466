"""A conference as Meet's API tells it: who was there, what was said, and where the recording lies.

Source: Google Meet REST API v2."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic.alias_generators import to_camel

from bot.arrivals.web_api import WebApi
from bot.errors import PlatformUnreachableError

Json = dict[str, Any]  # Any: Google's own JSON, passed on as it is to who reads transcripts
# a day of talk has some ten thousand entries
MOST_PAGES = 2000


class _Json(BaseModel, extra="ignore", alias_generator=to_camel):
    """Google's JSON, whose names are written in another way."""


class Conference(_Json):
    start_time: datetime | None = None
    space: str = ""


class _DriveFile(_Json):
    file: str = ""
    export_uri: str = ""


class RecordingFile(_Json):
    drive_destination: _DriveFile = _DriveFile()


class _ParticipantPage(_Json):
    participants: list[Json] = []
    next_page_token: str = ""


class _EntryPage(_Json):
    transcript_entries: list[Json] = []
    next_page_token: str = ""


Page = TypeVar("Page", _ParticipantPage, _EntryPage)


async def participants(api: WebApi, record: str) -> list[Json]:
    """Everybody who joined. Raises a PlatformError."""
    pages = _pages(api, f"{record}/participants", _ParticipantPage, pageSize="250")
    return [one async for page in pages for one in page.participants]


async def entries(api: WebApi, transcript: str) -> list[Json]:
    """Everything that was said, in order. Raises a PlatformError."""
    pages = _pages(api, f"{transcript}/entries", _EntryPage, pageSize="100")
    return [one async for page in pages for one in page.transcript_entries]


def name_of(participant: Json) -> str:
    """As they are shown in the meeting; empty where Meet does not say."""
    for kind in ("signedinUser", "anonymousUser", "phoneUser"):
        user = participant.get(kind)
        if isinstance(user, dict) and user.get("displayName"):
            return str(user["displayName"])
    return ""


async def _pages(api: WebApi, path: str, model: type[Page], **query: str) -> AsyncIterator[Page]:
    token = ""
    for _ in range(MOST_PAGES):
        page = await api.get(path, model, **query, **({"pageToken": token} if token else {}))
        yield page
        token = page.next_page_token
        if not token:
            return
    raise PlatformUnreachableError(f"Google Meet lists {path.rpartition('/')[2]} without an end.")
