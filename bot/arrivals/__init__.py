"""Where recordings and transcripts come from: one module each, an event in, a Notice of a meeting out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bot.arrivals.notice import ALL, Artefact, Notice, Participant

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

    from bot.platforms import Payload, Receive

__all__ = ["ALL", "Arrival", "Arrivals", "Artefact", "Notice", "Participant"]


class Arrival(Protocol):
    """One source of meetings.

    What it hears goes to `Receive` under the source's own id of the event, and is acknowledged once that returned;
    `read` and `fetch` run later in a worker, also after a restart, and may be called again for the same event."""

    @property
    def name(self) -> str: ...

    def routes(self, receive: "Receive") -> "Sequence[BaseRoute]":
        """For the one web server, under `/hooks/<name>`; none where the settings name no secret to check with."""

    async def start(self, receive: "Receive") -> None:
        """Begin to look by itself, where the source does not call us: a folder, a subscription to renew."""

    async def stop(self) -> None: ...

    async def read(self, body: "Payload") -> Notice | None:
        """What a stored event says of a meeting; None where it says nothing of use.

        Raises a PlatformError, busy and unreachable ones where trying later may help."""

    async def fetch(self, artefact: Artefact, folder: Path) -> Path:
        """Bring a file of a meeting into `folder`. Raises a FetchError, a PlatformError or UserError."""

    async def forget(self, _artefact: Artefact) -> bool:
        """Delete what we hold of a file ourselves, once its meeting stands; whether nothing of it is left here."""
        ...

    def sweep(self, *, before: datetime) -> int:
        """Delete what came before then and no meeting needed; returns how many files."""
        ...


Arrivals = Mapping[str, Arrival]
