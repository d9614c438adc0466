"""Which questions set the grid and which certify: a fixed seeded split that keeps near-duplicates together."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from bot.calibration.judged import Judged

SEED = 20261121


@dataclass(frozen=True)
class Part:
    """Graded questions with the cluster of each."""

    graded: tuple[Judged, ...]
    clusters: tuple[int, ...]

    @property
    def scores(self) -> list[float]:
        return [one.score for one in self.graded]

    @property
    def right(self) -> list[bool]:
        return [one.right for one in self.graded]

    @property
    def groups(self) -> int:
        return len(set(self.clusters))


@dataclass(frozen=True)
class Parts:
    """`setting` sets the grid (by scores alone) and the display calibration; `certifying` labels do nothing else."""

    setting: Part
    certifying: Part


def split(graded: Sequence[Judged], clusters: Sequence[int], share: float) -> Parts:
    """About `share` of the clusters set the grid; which ones depends on their questions and not on their order.

    Synthetic questions never certify beside real ones: where both came, they only help to set the grid."""
    # in an order of their own, so that neither draws nor sums depend on that of the file
    rows = sorted(zip(graded, clusters, strict=True), key=lambda row: (_draw(row[0]), row[0].row.id))
    real = {cluster for one, cluster in rows if not one.row.synthetic}
    eligible = real or set(clusters)
    draws: dict[int, str] = {}
    for one, cluster in rows:
        draws[cluster] = min(draws.get(cluster, "~"), _draw(one))
    drawn = sorted(eligible, key=lambda cluster: draws[cluster])
    certifying = set(drawn[round(len(drawn) * share) :])
    return Parts(
        _part([row for row in rows if row[1] not in certifying]),
        _part([row for row in rows if row[1] in certifying and not (real and row[0].row.synthetic)]),
    )


def _draw(one: Judged) -> str:
    return hashlib.sha256(f"{SEED}\x1f{one.row.question}".encode("utf-8", "replace")).hexdigest()


def _part(rows: Sequence[tuple[Judged, int]]) -> Part:
    return Part(tuple(one for one, _ in rows), tuple(cluster for _, cluster in rows))
