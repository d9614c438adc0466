"""Every source of meetings, built once from the settings; those without a secret hear nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from bot.arrivals import Arrival, Arrivals
from bot.arrivals.folder import FolderArrival
from bot.arrivals.graph import GraphArrival
from bot.arrivals.meet import MeetArrival
from bot.arrivals.upload import UploadArrival
from bot.arrivals.zoom import ZoomArrival

if TYPE_CHECKING:
    from bot.metrics import Metrics
    from bot.settings import Settings


def build_arrivals(
    settings: "Settings", now: Callable[[], datetime], metrics: "Metrics | None" = None
) -> Arrivals:
    """By name, as their events are stored; also those that are not set up, whose old events may still wait."""
    ours, fetching = settings.arrivals, settings.fetch
    sources: tuple[Arrival, ...] = (
        ZoomArrival(settings.zoom, fetching, now, metrics),
        GraphArrival(settings.graph, ours.public_url, fetching, now, metrics),
        MeetArrival(settings.meet, fetching, now, metrics),
        FolderArrival(ours.folder, ours.folder_seconds, settings.home, fetching),
        UploadArrival(ours.uploaders, settings.home, fetching, now, metrics),
    )
    return {one.name: one for one in sources}
