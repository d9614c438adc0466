"""Stretches of time and alternatives as conditions on one column."""

from collections.abc import Sequence
from datetime import timedelta

from skills.sql.planning.dates import Stretch
from skills.sql.planning.plan import AllOf, AnyOf, Col, Compare, Condition, Lit, OneOf


def together(parts: Sequence[Condition]) -> Condition:
    """One condition or several that must all hold."""
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


# how far a database's clock may be ahead of the asker's, in whole days
_AHEAD = timedelta(days=1)


def between(column: Col, stretch: Stretch, *, ahead: bool = False) -> Condition:
    """The days of a stretch as a half-open interval, which is right for dates and for moments.

    What reaches up to now takes what was written down by a clock that may be `ahead`: in a zone further east the last
    hours bear tomorrow's date."""
    after = stretch.after + _AHEAD if stretch.after and stretch.to_now and ahead else stretch.after
    parts = [
        Compare(column, op, Lit(day)) for op, day in ((">=", stretch.first), ("<", after)) if day is not None
    ]
    return together(parts)


def years(column: Col, stretch: Stretch) -> Condition:
    """A stretch of whole years on a column of numbers."""
    first = stretch.first.year if stretch.first else None
    last = stretch.after.year - 1 if stretch.after else None
    if first is not None and first == last:
        return Compare(column, "=", Lit(first))
    parts = [Compare(column, op, Lit(one)) for op, one in ((">=", first), ("<=", last)) if one is not None]
    return together(parts)


def whole_years(stretch: Stretch) -> bool:
    """Whether a stretch begins and ends with a year."""
    return all(day is None or (day.month, day.day) == (1, 1) for day in (stretch.first, stretch.after))


def either(first: Condition, second: Condition) -> Condition:
    """Two conditions of which one is enough; values of one column become one list."""
    if isinstance(first, OneOf) and isinstance(second, OneOf) and first.column == second.column:
        return OneOf(first.column, tuple(dict.fromkeys((*first.values, *second.values))))
    parts = first.parts if isinstance(first, AnyOf) else (first,)
    return AnyOf((*parts, second))
