"""Files and links that people send, brought here through the one safe fetcher."""

import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bot.errors import PlatformRefusedError
from bot.platforms.files import DOCUMENT, RECORDING, Wanted, bring, gone, is_no_page, too_large
from bot.platforms.slack.api import Payload, SlackApi
from bot.platforms.slack.inbound import CLIPS
from bot.platforms.slack.settings import SlackSettings
from indexing.errors import FetchError
from indexing.fetch.named import origin_of, reaching
from indexing.settings import FetchSettings
from skills.errors import UserError
from skills.language import say
from skills.messages import Attachment, Message

FILE = "slack-file:"
FILES_HOST = "files.slack.com:443"
# a file's page, or its download: …/files/U1/F1/name, …/files-pri/T1-F1/name
_FILE_ID = re.compile(r"/files(?:-pri|-tmb)?/[^/]*?[/-](F[A-Z0-9]+)(?:/|$)")


@dataclass(frozen=True)
class SlackFiles:
    api: SlackApi
    slack: SlackSettings
    settings: FetchSettings

    async def fetch(
        self,
        attachment: Attachment,
        message: Message,
        folder: Path,
        *,
        asker: str,
        document_bytes: int | None = None,
    ) -> Path:
        """Bring an attachment or a linked file into `folder`, under its own name.

        A file that is only linked must be the asker's own or shared where they ask: the bot may see more than they.
        `asker` is their id in Slack; without `document_bytes` a recording is wanted.
        Raises UserError, a FetchError or a PlatformError."""
        own = attachment.source.startswith(FILE)
        file_id = attachment.source.removeprefix(FILE) if own else self._linked_id(attachment.source)
        if not file_id:
            return await self._download(attachment.source, attachment.name, folder, self.settings)
        about = await self._about(file_id, attachment.name)
        if not own and not _may_share(about, asker, message.conversation.channel):
            raise UserError(
                say("{name!r} is not yours and was not shared here.", name=attachment.name),
                hint=say("Ask its owner to share it in this channel."),
            )
        if document_bytes is not None:
            return await self._document(about, attachment.name, folder, document_bytes)
        return await self._own_file(about, attachment.name, folder)

    async def _about(self, file_id: str, name: str) -> Payload:
        try:
            return dict((await self.api.call("files.info", file=file_id)).get("file") or {})
        except PlatformRefusedError as error:
            if error.code in ("file_not_found", "file_deleted", "not_visible"):
                raise UserError(
                    say("{name!r} is gone: Slack has it no more.", name=name), hint=say("Share it again.")
                ) from error
            raise

    async def _document(self, about: Payload, name: str, folder: Path, most_bytes: int) -> Path:
        url, size = _address(about, name), int(about.get("size") or 0)
        _check_size(about, name, most_bytes, DOCUMENT)
        settings = self._own_settings(url).model_copy(update={"max_bytes": most_bytes})
        page = str(about.get("mimetype") or "").lower().startswith("text/html")
        path = await self._download(
            url, name, folder, settings, own=True, wanted=DOCUMENT, accept=None if page else is_no_page
        )
        if page and size and path.stat().st_size != size:
            # a sign-in page where a page was sent
            raise gone(name)
        return path

    async def _own_file(self, about: Payload, name: str, folder: Path) -> Path:
        url = _address(about, name)
        _check_size(about, name, self.settings.max_bytes, RECORDING)
        if words := _words_of_clip(about):
            # Slack wrote the clip down: no model need listen to it; the sound does where these words are gone
            with suppress(UserError, FetchError):
                own = self._own_settings(words)
                return await self._download(words, f"{Path(name).stem}.vtt", folder, own, own=True)
        return await self._download(url, name, folder, self._own_settings(url), own=True)

    async def _download(
        self,
        url: str,
        name: str,
        folder: Path,
        settings: FetchSettings,
        *,
        own: bool = False,
        wanted: Wanted = RECORDING,
        accept: Callable[[str], bool] | None = is_no_page,
    ) -> Path:
        token = await self.api.token() if own else None
        return await bring(
            url,
            folder / _plain_name(name),
            settings,
            name=name,
            wanted=wanted,
            accept=accept,
            bearer=token,
            bearer_hosts=frozenset({FILES_HOST, origin_of(self.slack.base_url)}),
        )

    def _own_settings(self, url: str) -> FetchSettings:
        """Where Slack itself stands at a private address by setting, its files may be fetched from there too."""
        ours, theirs = urlsplit(self.slack.base_url), urlsplit(url)
        if (ours.hostname, ours.port) != (theirs.hostname, theirs.port):
            return self.settings
        return reaching(self.settings, self.slack.base_url)

    def _linked_id(self, url: str) -> str | None:
        parts = urlsplit(url)
        host, ours = parts.hostname or "", urlsplit(self.slack.base_url).hostname
        if host != ours and host != "slack.com" and not host.endswith(".slack.com"):
            return None
        match = _FILE_ID.search(parts.path)
        return match[1] if match else None


def _check_size(about: Payload, name: str, most_bytes: int, wanted: Wanted) -> None:
    if int(about.get("size") or 0) > most_bytes:
        raise too_large(name, most_bytes, wanted)


def _address(about: Payload, name: str) -> str:
    """Where a file of Slack's is fetched. Raises UserError for one that it has no more."""
    url = str(about.get("url_private_download") or about.get("url_private") or "")
    if not url or about.get("mode") in ("tombstone", "hidden_by_limit"):
        raise UserError(
            say("{name!r} is gone: Slack has it no more.", name=name), hint=say("Share it again.")
        )
    return url


def _may_share(about: Payload, asker: str, channel: str) -> bool:
    places = (*(about.get("channels") or ()), *(about.get("groups") or ()), *(about.get("ims") or ()))
    return about.get("user") == asker or (bool(channel) and channel in places)


def _words_of_clip(about: Payload) -> str:
    """Where Slack's own transcript of a clip is; empty for any other file, and until it is complete."""
    said = about.get("transcription") or {}
    complete = about.get("subtype") in CLIPS and said.get("status") == "complete"
    return str(about.get("vtt") or "") if complete else ""


def _plain_name(name: str) -> str:
    """A file name that stays in its folder."""
    plain = re.sub(r"[^\w.\- ()]", "_", Path(name).name)[-120:].strip(". ")
    return plain or secrets.token_hex(4)
