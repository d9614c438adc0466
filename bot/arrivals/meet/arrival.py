"""Meet's hook, and its files: transcripts by their entries, recordings from Drive."""

import asyncio
import hmac
import json
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.arrivals.download import ClosedError, download, plain_name
from bot.arrivals.elsewhere import Elsewhere
from bot.arrivals.hook import Hook, read_body, read_json, refused
from bot.arrivals.meet.conference import Conference, RecordingFile, entries, name_of, participants
from bot.arrivals.meet.event import read_push, record_of
from bot.arrivals.meet.subscriptions import MeetSubscriptions
from bot.arrivals.notice import Artefact, Notice, Participant
from bot.arrivals.repeat import Repeat
from bot.arrivals.settings import MeetSettings
from bot.arrivals.signed_tokens import Keys, TokenRefusedError, read_token
from bot.arrivals.web_api import WebApi
from bot.errors import PlatformRefusedError, PlatformUnreachableError
from bot.metrics import Metrics
from bot.platforms import Payload, Receive
from indexing.errors import SourceUnavailableError
from indexing.fetch.named import reaching
from indexing.settings import FetchSettings
from indexing.sources.google_token import GoogleToken
from skills.errors import UserError
from skills.language import say

log = logging.getLogger(__name__)

NAME = "meet"
PATH = "/hooks/meet"
SCOPES = (
    "https://www.googleapis.com/auth/meetings.space.readonly "
    "https://www.googleapis.com/auth/drive.meet.readonly"
)
ISSUERS = ("https://accounts.google.com", "accounts.google.com")


class MeetToken:
    """Google's token from a key file, asked for off the loop."""

    def __init__(self, settings: MeetSettings, now: Callable[[], datetime]) -> None:
        self._google = (
            GoogleToken(
                settings.credentials,
                now,
                scope=SCOPES,
                subject=settings.subject,
                setting="CONFIDANT_MEET__CREDENTIALS",
            )
            if settings.credentials
            else None
        )

    async def get(self) -> str:
        """Raises a PlatformError."""
        if self._google is None:
            raise PlatformRefusedError("CONFIDANT_MEET__CREDENTIALS is not set.", code="no key")
        try:
            return await asyncio.to_thread(self._google.get)
        except SourceUnavailableError as error:
            raise PlatformUnreachableError(str(error)) from error

    def forget(self) -> None:
        if self._google:
            self._google.forget()


class MeetArrival(Elsewhere):
    """Believes a push that Google signed for our audience, by the service account of the settings."""

    name = NAME

    def __init__(
        self,
        settings: MeetSettings,
        fetching: FetchSettings,
        now: Callable[[], datetime],
        metrics: Metrics | None,
    ) -> None:
        self.settings = settings
        self.fetching = fetching
        self.metrics = metrics
        self._token = MeetToken(settings, now)
        self._api = WebApi("Google Meet", settings.base_url, self._token)
        self._keys = Keys(settings.keys_url, now)
        events = WebApi("Google Workspace Events", settings.events_url, self._token)
        self.subscriptions = MeetSubscriptions(settings, events, now)
        self._renewal = Repeat("renew the subscriptions of Google Meet", self.subscriptions.ensure)

    def routes(self, receive: Receive) -> Sequence[BaseRoute]:
        if not (self.settings.audience and self.settings.service_account):
            return ()
        hook = Hook(NAME, receive, self.metrics)

        async def heard(request: Request) -> Response:
            return await self._hear(request, hook)

        return (Route(PATH, heard, methods=["POST"]),)

    async def start(self, _receive: Receive) -> None:
        """Keep the subscriptions to the users of the settings."""
        if self.settings.targets and self.settings.credentials:
            self._renewal.start()

    async def stop(self) -> None:
        await self._renewal.stop()

    async def read(self, body: Payload) -> Notice | None:
        file, subscription = str(body.get("file") or ""), str(body.get("subscription") or "")
        if body.get("ending"):
            await self._renew(subscription)
            return None
        record = record_of(file)
        try:
            conference = await self._api.get(record, Conference)
            people = await participants(self._api, record)
            link = await self._link(file)
        except PlatformRefusedError as error:
            if error.code in ("404", "NOT_FOUND"):
                return None
            raise PlatformRefusedError(str(_plainly(error)), code=error.code) from error
        return Notice(
            source=NAME,
            meeting=record,
            organiser=await self.subscriptions.owner_of(subscription),
            started_at=conference.start_time.astimezone(UTC) if conference.start_time else None,
            # Meet tells names and no addresses, so nobody gets a right to read from here
            participants=tuple(Participant(name) for one in people if (name := name_of(one))),
            artefacts=(_artefact(file),),
            link=link,
        )

    async def fetch(self, artefact: Artefact, folder: Path) -> Path:
        try:
            if artefact.kind == "transcript":
                return await self._write_transcript(artefact, folder)
            return await self._download(artefact, folder)
        except PlatformRefusedError as error:
            raise _plainly(error) from error

    async def _hear(self, request: Request, hook: Hook) -> Response:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        try:
            if scheme.lower() != "bearer" or not await self._is_googles(token.strip()):
                raise refused()
        except TokenRefusedError as error:
            raise refused() from error
        except PlatformUnreachableError:
            log.warning("Google's keys cannot be had, so a push is not acknowledged")
            return PlainTextResponse("not now", 503, headers={"retry-after": "10"})
        event = read_push(read_json(await read_body(request)))
        # anything else is acknowledged too: Pub/Sub would send it again for a week
        return await hook.keep(*([(event.id, event.to_body())] if event else []))

    async def _is_googles(self, token: str) -> bool:
        claims = await read_token(token, self._keys, audience=self.settings.audience)
        email = str(claims.get("email") or "").lower().encode()
        known = hmac.compare_digest(email, self.settings.service_account.lower().encode())
        return known and claims.get("email_verified") is True and claims["iss"] in ISSUERS

    async def _renew(self, subscription: str) -> None:
        try:
            if subscription:
                await self.subscriptions.renew(subscription)
        except PlatformRefusedError as error:
            log.warning("a subscription to Google Meet is not renewed: %s", error)
        await self.subscriptions.ensure()

    async def _link(self, file: str) -> str:
        """Where people watch the recording; empty for a transcript."""
        if "/recordings/" not in file:
            return ""
        link = (await self._api.get(file, RecordingFile)).drive_destination.export_uri
        return link if link.startswith("https://") else ""

    async def _write_transcript(self, artefact: Artefact, folder: Path) -> Path:
        """The entries in the form that transcripts of Meet are read in."""
        people = await participants(self._api, record_of(artefact.source))
        said = await entries(self._api, artefact.source)
        if not said:
            raise UserError(
                say("Google has no words for this meeting (any more): it keeps them for 30 days.")
            )
        content = json.dumps({"participants": people, "transcriptEntries": said})
        return await asyncio.to_thread(_write, folder / plain_name(artefact.name), content)

    async def _download(self, artefact: Artefact, folder: Path) -> Path:
        file = (await self._api.get(artefact.source, RecordingFile)).drive_destination.file
        if not file:
            raise UserError(
                say("Google has no file of this recording yet."), hint=say("Ask again in an hour.")
            )
        url = f"{self.settings.drive_url}/files/{quote(file, safe='')}?alt=media&supportsAllDrives=true"
        settings = reaching(self.fetching, self.settings.drive_url)
        try:
            return await download(url, artefact, folder, settings, bearer=await self._token.get())
        except ClosedError as error:
            self._token.forget()
            raise UserError(
                say("Google Drive does not let me fetch the recording."),
                hint=say("Give the account of CONFIDANT_MEET__CREDENTIALS the scope drive.meet.readonly."),
            ) from error


def _artefact(file: str) -> Artefact:
    if "/transcripts/" in file:
        return Artefact("transcript", file, "transcript.json", file)
    return Artefact("recording", file, "recording.mp4", file)


def _plainly(error: PlatformRefusedError) -> UserError:
    return UserError(
        say("Google does not let me read this meeting ({code}).", code=error.code),
        hint=say(
            "See that the account of CONFIDANT_MEET__CREDENTIALS has the scope "
            "meetings.space.readonly and acts for somebody who was invited (CONFIDANT_MEET__SUBJECT)."
        ),
    )


def _write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path
