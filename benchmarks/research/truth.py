"""What an invented market's pages say that is so, and what they say that must not come out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Value:
    """A number with its unit (an ISO 4217 code, or nothing for a count), or words that must all be there, or days of
    which any one will do. One without anything stands for whatever a cell could say."""

    amount: Decimal | None = None
    unit: str = ""
    per: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    days: tuple[date, ...] = ()

    @property
    def is_anything(self) -> bool:
        return self.amount is None and not self.words and not self.days


@dataclass(frozen=True)
class Said:
    """What one page says, in `quote`, of one cell. With a `trap` (its kind) it must not come out, and `why` not.

    `hidden`: a visitor does not see it."""

    company: str
    field: str
    value: Value
    quote: str
    of: str = ""
    trap: str = ""
    why: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Planted:
    """A fact with every place that says it: (page, quote), a page being site and path."""

    company: str
    field: str
    of: str
    value: Value
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Trap:
    """A value that must not come out as the current one of a cell."""

    company: str
    field: str
    value: Value
    kind: str
    why: str
    page: str
    quote: str
    hidden: bool = False


@dataclass(frozen=True)
class Lead:
    """A company is said to lead `by` this. `proven`: two publishers say so that do not depend on each other."""

    company: str
    by: str
    proven: bool
    kind: str


@dataclass(frozen=True)
class Dispute:
    """Two values that sources give for one time; a report must show both."""

    company: str
    field: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Truth:
    market: str
    companies: tuple[str, ...]
    planted: tuple[Planted, ...]
    traps: tuple[Trap, ...]
    leads: tuple[Lead, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    fields: tuple[str, ...] = field(
        default=(
            "company",
            "segment",
            "product",
            "price",
            "customers",
            "funding",
            "edge",
            "weakness",
            "proof",
        )
    )

    def values(self, company: str, name: str) -> tuple[Value, ...]:
        """All that may stand in a cell."""
        mine = [one.value for one in self.planted if (one.company, one.field) == (company, name)]
        both = [
            value
            for one in self.disputes
            if (one.company, one.field) == (company, name)
            for value in one.values
        ]
        return tuple(dict.fromkeys((*mine, *both)))


def gathered(pages: Iterable[tuple[str, tuple[Said, ...]]]) -> tuple[tuple[Planted, ...], tuple[Trap, ...]]:
    """Facts, each once with all its places, and traps, from what each page says."""
    places: dict[tuple[str, str, str, Value], list[tuple[str, str]]] = {}
    traps: list[Trap] = []
    for page, said in pages:
        for one in said:
            if one.trap:
                traps.append(
                    Trap(one.company, one.field, one.value, one.trap, one.why, page, one.quote, one.hidden)
                )
            else:
                key = (one.company, one.field, one.of, one.value)
                places.setdefault(key, []).append((page, one.quote))
    planted = tuple(
        Planted(*key[:3], key[3], tuple(dict.fromkeys(where)))
        for key, where in sorted(places.items(), key=_order)
    )
    return planted, tuple(traps)


def _order(item: tuple[tuple[str, str, str, Value], list[tuple[str, str]]]) -> tuple[str, ...]:
    (company, name, of, value), _ = item
    return company, name, of, str(value)
