"""Sources that keep their files themselves: nothing of them lies here."""

from datetime import datetime

from bot.arrivals.notice import Artefact


class Elsewhere:
    """The part of an Arrival that has nothing of its own to delete; a watched folder's files are their owner's."""

    async def forget(self, _artefact: Artefact) -> bool:
        return True

    def sweep(self, *, before: datetime) -> int:  # noqa: ARG002
        return 0
