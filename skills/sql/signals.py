"""What can be observed about a planned query; how sure a draft is comes from these alone."""

from dataclasses import dataclass, fields

from skills.sql.planning import Planned
from skills.sql.planning.accounting import unaccounted
from skills.sql.planning.cues import Cue

MOST = 3.0
FAR = 1.0  # a reading that is further behind is no rival
# doubts about a detail that is mostly read as people mean it; any other doubt is about the whole
SOFT = frozenset(
    (
        "fan out",
        "ratio across tables",
        "natural aggregate",
        "coarse dates",
        "all of the most",
        "several dates",
        "count of numbers",
    )
)


@dataclass(frozen=True)
class Signals:
    """Counts are cut at 3; `clear` is 1 where nothing at all is in doubt.

    `margin` is the smallest distance to a second reading of a name, 0 to 1."""

    clear: float
    unread: float
    dangling: float
    unaccounted: float
    soft_doubts: float
    hard_doubts: float
    margin: float
    rivals: float
    least_link: float
    least_join: float
    joins: float
    twins: float
    ties: float
    hints: float
    metrics: float
    ratio: float
    conditions: float
    length: float

    def vector(self) -> list[float]:
        return [float(getattr(self, field.name)) for field in fields(self)]


def signals_of(planned: Planned) -> Signals | None:
    """The signals of a planned question; None where there is no query to be sure of."""
    candidate, sketch = planned.candidate, planned.sketch
    if candidate is None or sketch is None:
        return None
    doubts = candidate.notes.doubts
    soft = sum(doubt in SOFT for doubt in doubts)
    words = [item for item in planned.items if item.cue is not Cue.SMALL]
    links = [item.links[0].score for item in planned.items if item.links]
    lost = len(sketch.unread) + len(sketch.dangling) + len(unaccounted(planned.items, candidate.query))
    return Signals(
        clear=float(lost + len(doubts) + len(planned.unread_notes) == 0),
        unread=_cut(len(sketch.unread)),
        dangling=_cut(len(sketch.dangling)),
        unaccounted=_cut(len(unaccounted(planned.items, candidate.query))),
        soft_doubts=_cut(soft),
        hard_doubts=_cut(len(doubts) - soft),
        margin=min([FAR, *planned.margins]),
        rivals=_cut(len(planned.rivals)),
        least_link=min(links, default=0.0),
        least_join=min(candidate.sures, default=1.0),
        joins=min(len(candidate.sures), 6) / 6,
        twins=_cut(candidate.twins),
        ties=_cut(candidate.ties),
        hints=_cut(len(planned.unread_notes)),
        metrics=_cut(len(planned.expanded)),
        ratio=float(sketch.share is not None),
        conditions=min(len(sketch.tests), 4) / 4,
        length=min(len(words), 30) / 30,
    )


def _cut(count: int) -> float:
    return min(float(count), MOST)
