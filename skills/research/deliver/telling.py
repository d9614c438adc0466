"""Figures, fields and days as the reader writes them."""

from decimal import Decimal

from skills.language import Sentence, day, joined, listed, number, say
from skills.research.compare.dated import day_of_page, told_day
from skills.research.compare.figures import TIMES
from skills.research.facts import Measure, Voice
from skills.research.report import Cell, Report, Source

# what prices are for, singular, as extraction names them
_THINGS = {
    "day": say("day"),
    "week": say("week"),
    "month": say("month"),
    "quarter": say("quarter"),
    "year": say("year"),
    "user": say("user"),
    "seat": say("seat"),
    "agent": say("agent"),
    "device": say("device"),
}
_MARKS = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ('"', '"'), ("「", "」"), ("『", "』"))
MOST_CHARACTERS = 160  # of a value inside of a sentence


def told_measure(measure: Measure, *, price: bool = False) -> Sentence:
    """A figure with its currency and what it is for: 12 USD per user and month."""
    amount = told_amount(measure)
    if measure.at_least:
        amount = say("from {amount}", amount=amount) if price else say("at least {amount}", amount=amount)
    if not measure.per:
        return amount
    things = sorted(measure.per, key=lambda one: (one in TIMES, one))
    per = listed(_THINGS.get(one, one) for one in things)
    return say("{amount} per {things}", amount=amount, things=per)


def told_amount(measure: Measure) -> Sentence:
    """The bare sum, or the range, with its currency."""
    low = told_number(measure.amount)
    if measure.highest is not None and measure.highest != measure.amount:
        low = say("{low} to {high}", low=low, high=told_number(measure.highest))
    return joined((low, measure.unit)) if measure.unit else low


def told_number(amount: Decimal) -> Sentence:
    """As many decimals as it has, two for those of money such as 9.5."""
    exponent = amount.normalize().as_tuple().exponent
    digits = max(0, -exponent) if isinstance(exponent, int) else 0
    return number(float(amount), min(6, digits if digits != 1 else 2))


def told_unit(measure: Measure) -> Sentence:
    """What an axis counts: USD per user and month."""
    if not measure.per:
        return joined((measure.unit,))
    things = sorted(measure.per, key=lambda one: (one in TIMES, one))
    return say(
        "{amount} per {things}", amount=measure.unit, things=listed(_THINGS.get(one, one) for one in things)
    )


def short(text: str, most: int = MOST_CHARACTERS) -> str:
    """One line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[most // 2 :] else cut}…"


def unquoted(quote: str) -> str:
    """A quote without marks of its own around it, where ours are put there; those inside stay."""
    bare = quote.strip()
    for opening, closing in _MARKS:
        inner = bare[1:-1]
        is_whole = opening not in inner and closing not in inner
        if inner and is_whole and bare.startswith(opening) and bare.endswith(closing):
            return inner.strip()
    return quote


def told_value(cell: Cell, most: int = MOST_CHARACTERS) -> str:
    """The value as it is kept, or the words “not found” in the reader's language."""
    return short(cell.value, most) if cell.found else not_found()


def not_found() -> Sentence:
    return say("not found")


def label(report: Report, field: str) -> str:
    """What a field is called."""
    return next((one.label for one in report.fields if one.name == field), field)


def marks_of(cell: Cell) -> tuple[Sentence, ...]:
    """What has to be known of a value before it is used."""
    found = (
        (
            cell.found and cell.voice is Voice.ITSELF and cell.field not in ("company", "date"),
            say("own claim"),
        ),
        (cell.found and cell.voice is Voice.OURS, say("internal")),
        (bool(cell.contradicted), say("contradicted")),
        (cell.found and cell.stale, say("stale")),
    )
    return tuple(said for holds, said in found if holds)


def dated(source: Source) -> Sentence:
    """When a source was published, if it says so, and when it was read."""
    read = say("read {day}", day=day(source.fetched_at))
    if not source.published:
        return joined((say("no date of its own"), read), ", ")
    return joined((say("published {day}", day=told_day(day_of_page(source))), read), ", ")


def named_source(source: Source) -> str:
    return short(source.title) or source.publisher or source.address
