"""Words for extremes: which end they want, which columns they speak of, and the orders of rows that they make."""

from collections.abc import Iterator

_SIZE = ("area", "size", "population", "capacity", "headcount")
_HIGH = ("altitude", "elevation", "height")
_LONG = ("length", "duration", "distance", "runtime")
_TIME = ("duration", "lead", "time", "minutes", "hours", "days")
_PRICE = ("price", "cost", "fare", "fee", "rate", "amount")
_PAID = ("salary", "wage", "pay", "income", "compensation", "rate")
_BORN = ("birth", "born", "founded", "built", "established")
_MADE = ("created", "date", "released", "year")
_WEIGHT = ("weight", "mass")
WHEN = "when"  # the one date of a thing, whatever it is called
# what a word for an extreme is about, where the thing itself is not named
TRAITS = {
    **dict.fromkeys("expensive priciest costliest costly cheapest affordable".split(), _PRICE),
    **dict.fromkeys("longest shortest longer shorter".split(), _LONG),
    **dict.fromkeys("quickest fastest slowest".split(), _TIME),
    **dict.fromkeys("heaviest lightest heavier lighter".split(), _WEIGHT),
    **dict.fromkeys("tallest taller highest higher lowest lower".split(), _HIGH),
    **dict.fromkeys("largest biggest smallest larger bigger smaller".split(), _SIZE),
    **dict.fromkeys("newest latest recent earliest".split(), (*_MADE, WHEN)),
    **dict.fromkeys("populous populated".split(), ("population",)),
    "youngest": ("birth", "born"),
    "oldest": (*_BORN, WHEN),
    "older": ("age",),
    "younger": ("age",),
    "paid": _PAID,
}
# pairs of ends, the high one first; what comes first in time is the low end
_PAIRS = """highest/lowest,largest/smallest,biggest/smallest,greatest/smallest,greatest/least,most/least,most/fewest,
best/worst,longest/shortest,tallest/shortest,heaviest/lightest,newest/oldest,latest/oldest,latest/earliest,
newest/earliest,most recent/oldest,most recent/earliest,most recent/least recent,youngest/oldest,
most expensive/cheapest,most expensive/least expensive,priciest/cheapest,costliest/cheapest,slowest/fastest,
slowest/quickest,high/low,large/small,big/small,most popular/least popular,best paid/worst paid,
highest paid/lowest paid,highest rated/lowest rated,best rated/worst rated,busiest/quietest"""


def pairs() -> Iterator[tuple[str, str]]:
    """The high and the low word of each pair; what comes first in time is the low end."""
    for pair in _PAIRS.replace("\n", "").split(","):
        high, _, low = pair.partition("/")
        yield high, low


def directions() -> Iterator[tuple[str, bool]]:
    """How people say in which direction rows come, and whether it is downwards: "from newest to oldest"."""
    for high, low in pairs():
        for one, two, down in ((high, low, True), (low, high, False)):
            yield f"from {one} to {two}", down
            yield f"from the {one} to the {two}", down
            yield f"from the {one} to {two}", down
            yield f"{one} to {two}", down
            yield f"{one} first", down
            yield f"the {one} first", down
            yield f"{one} ones first", down


def trait_of(said: str) -> tuple[str, ...]:
    """The words that a column is called by which such a direction speaks of; nothing for "highest first"."""
    words = [word for word in said.lower().split() if word in TRAITS]
    return TRAITS[words[0]] if words and words[0] not in ("highest", "lowest") else ()
