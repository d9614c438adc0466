"""The workspace's own certificates, read anew when their files change, so that a new one counts without a restart."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from skills.confidence import Certificate, CertificateError, Standing, read_certificate, stand

log = logging.getLogger(__name__)
Mark = tuple[int, int, int] | None


@dataclass(frozen=True)
class Held:
    """A certificate, if there is one; `damaged` names the file that should hold it and cannot be trusted."""

    certificate: Certificate | None
    damaged: str = ""


def certificate_path(home: Path, skill: str) -> Path:
    return home / "certificates" / f"{skill}.json"


def is_certificate(path: Path) -> bool:
    """Whether this file is a whole certificate."""
    try:
        return read_certificate(path) is not None
    except CertificateError:
        return False


class Certificates:
    """One file a skill in `home`/certificates; several threads and processes may read while one writes.

    What an admin applied from the chat, `applied`, goes before the file."""

    def __init__(
        self,
        home: Path,
        now: Callable[[], datetime],
        applied: Callable[[str], Certificate | None] = lambda _skill: None,
    ) -> None:
        self._home = home
        self._now = now
        self._applied = applied
        self._read: dict[str, tuple[Mark, Held]] = {}

    def of(self, skill: str) -> Certificate | None:
        """The skill's certificate that stands now; None without one, or where its file cannot be trusted."""
        return self.held(skill).certificate

    def held(self, skill: str) -> Held:
        """The same, with the file that is damaged where that is why there is none."""
        if applied := self._applied(skill):
            return Held(applied)
        path = certificate_path(self._home, skill)
        mark = _mark(path)
        known = self._read.get(skill)
        if known is None or known[0] != mark:
            known = (mark, read_held(path))
            self._read[skill] = known
        return known[1]

    def named(self, beginning: str) -> tuple[str, ...]:
        """Skills of which each thing has a certificate of its own, such as databases, by their files."""
        return tuple(sorted(path.stem for path in self._home.glob(f"certificates/{beginning}-*.json")))

    def standing(
        self,
        skill: str,
        starter: Certificate,
        *,
        configuration: str,
        certified_only: bool,
        raised: float | None = None,
    ) -> Standing:
        """Which threshold is in force for the skill today."""
        held = self.held(skill)
        return stand(
            starter,
            held.certificate,
            configuration=configuration,
            today=self._now().date(),
            certified_only=certified_only,
            raised=raised,
            damaged=held.damaged,
        )


def _mark(path: Path) -> Mark:
    """What changes when the file does: a replaced file has another inode, a rewritten one another time or size."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def read_held(path: Path) -> Held:
    """What the file holds; one that cannot be trusted is named, and the log says why."""
    try:
        return Held(read_certificate(path))
    except CertificateError as error:
        log.warning("no certificate is in force: %s", error)
        return Held(None, str(path))
