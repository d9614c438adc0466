"""A Slack export (a zip): its channels' threads as documents. Direct and group messages in it are never read."""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter

from indexing.documents import DocumentDraft
from indexing.errors import SourceUnavailableError, UnreadableFileError
from indexing.settings import IndexSettings
from indexing.sources import Change, Failure, Reached, SourceItem
from indexing.sources.slack_messages import SlackMessage, permalink, thread_of
from indexing.sources.threads import Thread, thread_draft

# where Slack sends anybody who is signed in on to their own workspace
WORKSPACE_URL = "https://slack.com"
_MOST_ENTRIES = 500_000
_DAMAGED = (
    ValueError,
    RecursionError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
)
_CHANNEL = re.compile(r"[CG][A-Z0-9]{1,20}")
_PUBLIC, _PRIVATE = "channels.json", "groups.json"

Model = TypeVar("Model", bound=BaseModel)


class _Channel(BaseModel, extra="ignore"):
    id: str
    name: str = ""


class _Profile(BaseModel, extra="ignore"):
    real_name: str | None = None
    display_name: str | None = None


class _User(BaseModel, extra="ignore"):
    id: str
    name: str = ""
    is_bot: bool = False
    profile: _Profile = _Profile()

    @property
    def shown(self) -> str:
        return self.profile.real_name or self.profile.display_name or self.name or self.id


@dataclass
class _People:
    names: dict[str, str] = field(default_factory=dict)
    bots: frozenset[str] = frozenset()


class SlackExport:
    """Public channels, and with `private` the private ones, each readable by its own channel."""

    def __init__(
        self,
        path: Path,
        settings: IndexSettings,
        *,
        scope: str,
        workspace_url: str = WORKSPACE_URL,
        private: bool = False,
    ) -> None:
        self.path = path
        self.settings = settings
        self.workspace_url = workspace_url
        self.private = private
        self._scope = scope
        self._threads: dict[str, Thread] = {}

    @property
    def scope(self) -> str:
        return self._scope

    def changes(self, cursor: str, known: frozenset[str]) -> Iterator[Change]:  # noqa: ARG002
        """Every thread, channel by channel; nothing if the file is the one that was read before."""
        try:
            status = self.path.stat()
            version = f"{status.st_mtime_ns}:{status.st_size}"
            if cursor != version:
                with zipfile.ZipFile(self.path) as archive:
                    yield from self._read(archive)
                yield Reached(version, whole=True)
        except (OSError, zipfile.BadZipFile, NotImplementedError, UnreadableFileError) as error:
            raise SourceUnavailableError(_sentence(self.path, error)) from error

    def load(self, item: SourceItem, known_hash: str | None) -> DocumentDraft | None:
        return thread_draft(
            self._threads[item.origin],
            origin=item.origin,
            fingerprint=item.fingerprint,
            known_hash=known_hash,
        )

    def _read(self, archive: zipfile.ZipFile) -> Iterator[Change]:
        entries = _checked(archive, self.path, self.settings.max_expanded_bytes)
        people = self._people(archive)
        for channel in self._channels(archive):
            folder = f"{channel.name or channel.id}/"
            days = [one for one in entries if one.startswith(folder) and one.endswith(".json")]
            yield from self._channel(archive, channel, sorted(days), people)
            # told again after a crash, and then known: the threads of this channel need not be kept
            yield Reached("")
            self._threads.clear()

    def _channel(
        self, archive: zipfile.ZipFile, channel: _Channel, days: Sequence[str], people: _People
    ) -> Iterator[Change]:
        threads: dict[str, list[SlackMessage]] = {}
        for day in days:
            try:
                messages = _entry(archive, day, SlackMessage)
            except UnreadableFileError as error:
                yield Failure(day, f"{self.scope}/{channel.id}", error)
                return  # half a thread would look like a whole one
            for message in messages:
                threads.setdefault(message.root, []).append(message)
        for root, messages in threads.items():
            location = permalink(self.workspace_url, channel.id, root)
            thread = thread_of(messages, people.names, location=location, bots=people.bots)
            if thread:
                yield self._item(channel, root, thread)

    def _item(self, channel: _Channel, root: str, thread: Thread) -> SourceItem:
        origin = f"{self.scope}/{channel.id}/{root}"
        self._threads[origin] = thread
        fingerprint = hashlib.sha256(repr(thread.messages).encode("utf-8", "backslashreplace")).hexdigest()
        readers = frozenset({f"channel:{channel.id}"})
        return SourceItem(thread.location, origin, fingerprint, readers)

    def _channels(self, archive: zipfile.ZipFile) -> list[_Channel]:
        names = set(archive.namelist())
        if _PUBLIC not in names:
            raise UnreadableFileError(f"{str(self.path)!r} holds no {_PUBLIC}: give the zip that Slack made.")
        found = _entry(archive, _PUBLIC, _Channel)
        if self.private and _PRIVATE in names:
            found += _entry(archive, _PRIVATE, _Channel)
        # a group message has the id of a private channel and is listed elsewhere; a direct message starts with D
        return [one for one in found if _CHANNEL.fullmatch(one.id) and not one.name.startswith("mpdm-")]

    def _people(self, archive: zipfile.ZipFile) -> _People:
        if "users.json" not in archive.namelist():
            return _People()
        users = _entry(archive, "users.json", _User)
        return _People({one.id: one.shown for one in users}, frozenset(one.id for one in users if one.is_bot))


def _checked(archive: zipfile.ZipFile, path: Path, max_bytes: int) -> list[str]:
    """The names of an archive that is safe to read; nothing is ever unpacked to the disk."""
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES or sum(one.file_size for one in entries) > max_bytes:
        raise UnreadableFileError(
            f"{str(path)!r} unpacks to more than {max_bytes:,} bytes: export a shorter time, or raise "
            "CONFIDANT_INDEX__MAX_EXPANDED_BYTES."
        )
    if any(one.flag_bits & 1 for one in entries):
        raise UnreadableFileError(f"{str(path)!r} is encrypted: save a copy without a password.")
    odd = next((one.filename for one in entries if _climbs(one.filename)), None)
    if odd:
        raise UnreadableFileError(
            f"{str(path)!r} names a file outside itself ({odd[:80]!r}), which no export does: nothing was read."
        )
    return [one.filename for one in entries]


def _climbs(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ":" in plain.split("/")[0] or ".." in plain.split("/")


def _entry(archive: zipfile.ZipFile, name: str, model: type[Model]) -> list[Model]:
    """One JSON list of the export. Raises UnreadableFileError."""
    try:
        content = json.loads(archive.read(name))
        return TypeAdapter(list[model]).validate_python(content)  # type: ignore[valid-type]
    except _DAMAGED as error:
        raise UnreadableFileError(
            f"{name!r} in the export is damaged ({type(error).__name__}): export again."
        ) from error


def _sentence(path: Path, error: Exception) -> str:
    if isinstance(error, UnreadableFileError):
        return str(error)
    if isinstance(error, OSError):
        return f"{str(path)!r} cannot be read ({error.strerror or error}): check the path."
    return f"{str(path)!r} is not a zip that can be read: give the one that Slack made."
