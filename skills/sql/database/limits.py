"""How much one query may cost: time, rows read, bytes brought back."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """`cost` is in the planner's own units where it has any; `rows_read` is its estimate of the widest step.

    `bytes` bounds a whole result, `cell_characters` one value in it."""

    seconds: float = 15.0
    lock_seconds: float = 2.0
    connect_seconds: float = 5.0
    cost: float = 5_000_000.0
    rows_read: int = 20_000_000
    bytes: int = 2_000_000
    cell_characters: int = 2_000


@dataclass(frozen=True)
class Estimate:
    """What the database expects of a query before it runs; None where it does not say."""

    cost: float | None
    rows: int | None

    def within(self, limits: Limits) -> bool:
        """Whether both are known to be low enough; an estimate of nothing is no permission."""
        if self.cost is None and self.rows is None:
            return False
        return (self.cost or 0) <= limits.cost and (self.rows or 0) <= limits.rows_read
