"""Companies that do not exist, with figures of which no two are alike, so that none can be right by chance."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.research.trades import Trade

TODAY = date(2026, 11, 20)
COMPANIES = 6
BEGINNINGS = "Nor Vel Tar Quin Bras Ost Kal Mer Fen Zan Lor Hex Pel Dru Sol Wex Cor Jun Ald Ri".split()
MIDDLES = "va de ri lo mi sta ne ru ka te".split()
ENDINGS = "ne dra lis ton x rin vo ma dic sen".split()
CITIES = ("Gothenburg", "Porto", "Leeds", "Denver", "Ghent", "Leipzig")
CURRENCIES = ("USD", "GBP", "EUR", "USD", "CHF", "EUR")
FORMS = (", Inc.", " Ltd", " B.V.", ", Inc.", " AG", " GmbH")
PLANS = (
    ("Starter", "Team", "Scale"), ("Basic", "Plus", "Pro"), ("Solo", "Studio", "House"),
    ("Bronze", "Silver", "Gold"), ("Core", "Growth", "Summit"), ("Klein", "Mittel", "Groß"),
)  # fmt: skip
FUNDS = (
    "Tidewater Ventures", "Ninth Street Capital", "Larkspur Partners", "Bridgewell Growth", "Old Mill Invest",
    "Hafenkante Kapital", "Quarry Lane", "Seven Oaks Equity", "Copperfield Fund", "Aldersgate Ventures",
)  # fmt: skip
GERMAN = 5  # the sixth company writes in German
CENTS = tuple(map(Decimal, ("0", "0", "0", "0.50", "0.90")))
SECRETIVE = {"funding": 2, "price": 4, "customers": 3}  # nobody says this of that company


@dataclass(frozen=True)
class Plan:
    name: str
    amount: Decimal
    before: Decimal


@dataclass(frozen=True)
class Round:
    label: str
    amount: Decimal
    day: date
    lead: str


@dataclass(frozen=True)
class Firm:
    """`place` is 0 to 5; amounts in `currency`, a price is for one `per` and one `time`."""

    place: int
    site: str
    name: str
    legal: str
    city: str
    product: str
    segment: str
    currency: str
    per: str
    time: str
    plans: tuple[Plan, ...]
    customers: int
    customers_before: int
    staff: int
    rounds: tuple[Round, ...]
    edge: str
    weakness: str
    certificate: str
    not_yet: str
    award: str
    gain: str
    gain_percent: int
    founded: int

    def tells(self, field: str) -> bool:
        return SECRETIVE.get(field) != self.place

    @property
    def german(self) -> bool:
        return self.place == GERMAN


@dataclass(frozen=True)
class Market:
    """`alike` has a name that begins like the first company's, `namesake` the second one's very name."""

    trade: Trade
    firms: tuple[Firm, ...]
    alike: str
    namesake: str
    numbers: "Numbers"


class Numbers:
    """Hands out numbers, each at most once."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._used: set[Decimal] = set()

    def one(self, low: int, high: int, step: Decimal | int = 1) -> Decimal:
        """A number from `low` to `high` in steps; beyond `high` where all are used."""
        step = Decimal(step)
        for _ in range(200):
            value = low + step * self._chance.randint(0, int((high - low) / step))
            if value not in self._used:
                self._used.add(value)
                return value
            high += int(step) or 1
        raise ValueError(f"No numbers are left between {low} and {high}.")

    def untrue(self, low: int, high: int) -> Decimal:
        """A price that none of the true ones can equal, by its cents."""
        return self.one(low, high) + Decimal("0.35")

    def count(self, low: int, high: int) -> int:
        return int(self.one(low, high, 10 if high < 2000 else 100))

    def million(self, low: int, high: int) -> Decimal:
        return self.one(low * 1_000_000, high * 1_000_000, 500_000)


def invent(trade: Trade, chance: random.Random) -> Market:
    numbers = Numbers(chance)
    names = _names(chance)
    # what the trade has in German is the German company's; the others share the rest out
    order = [*chance.sample(range(GERMAN), GERMAN), GERMAN]
    firms = tuple(
        _firm(place, names[place], trade, order[place], numbers, chance) for place in range(COMPANIES)
    )
    first, second = firms[0].name, firms[1].name
    alike = chance.choice((f"{first} Robotics", f"{first}ta", f"{first}io", f"{first} Health"))
    return Market(trade, firms, alike, second, numbers)


def _names(chance: random.Random) -> list[str]:
    beginnings = chance.sample(BEGINNINGS, COMPANIES)
    return [one + chance.choice(MIDDLES) + chance.choice(ENDINGS) for one in beginnings]


def _firm(place: int, name: str, trade: Trade, which: int, numbers: Numbers, chance: random.Random) -> Firm:
    customers = numbers.count(1_200, 9_800)
    return Firm(
        place=place,
        site=name.lower(),
        name=name,
        legal=name + FORMS[place],
        city=CITIES[place],
        product=trade.products[which],
        segment=trade.segments[which],
        currency=CURRENCIES[place],
        per=trade.per,
        time=trade.time,
        plans=_plans(place, trade, numbers, chance),
        customers=customers,
        customers_before=numbers.count(300, 1_100),
        staff=int(numbers.one(41, 790, 7)),
        rounds=_rounds(numbers, chance),
        edge=trade.edges[which],
        weakness=trade.weaknesses[which],
        certificate=trade.certificates[which],
        not_yet=trade.certificates[(which + 1) % COMPANIES],
        award=f"{trade.awards[which]} {chance.choice((2025, 2026))}",
        gain=trade.gains[which],
        gain_percent=int(numbers.one(17, 67)),
        founded=chance.randint(2009, 2020),
    )


def _plans(place: int, trade: Trade, numbers: Numbers, chance: random.Random) -> tuple[Plan, ...]:
    low, high = trade.prices
    third = (high - low) // 3 or 1
    plans = []
    for at, name in enumerate(PLANS[place]):
        bottom = low + at * third
        now = numbers.one(bottom, bottom + third) + chance.choice(CENTS)
        plans.append(Plan(name, now, numbers.one(high + 1, high * 2) + chance.choice(CENTS)))
    return tuple(plans)


def _rounds(numbers: Numbers, chance: random.Random) -> tuple[Round, ...]:
    leads = chance.sample(FUNDS, 2)
    late = TODAY - timedelta(days=chance.randint(60, 300))
    early = late - timedelta(days=chance.randint(400, 800))
    return (
        Round("seed round", numbers.million(1, 6), early, leads[0]),
        Round(chance.choice(("Series A", "Series B")), numbers.million(9, 60), late, leads[1]),
    )
