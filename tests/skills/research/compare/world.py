"""Sources and facts as short as they can be, each fact held by its source."""

from datetime import UTC, date, datetime
from decimal import Decimal

from skills.research.compare.cells import compare
from skills.research.facts import Fact, Measure, Span, Voice
from skills.research.report import Cell, Report, Source
from skills.research.schema import FIELDS

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
MONTHLY = ("month", "user")


def source(
    name: str,
    text: str,
    publisher: str,
    *,
    voice_of: str = "",
    copy_of: str = "",
    published: date | None = None,
    internal: bool = False,
) -> Source:
    where = f"https://{publisher}/{name}"
    return Source(name, where, name, "0" * 64, NOW, text, publisher, published, voice_of, copy_of, internal)


def fact(
    said: Source,
    company: str,
    field: str,
    quote: str,
    *,
    value: str = "",
    measure: Measure | None = None,
    of: str = "",
    about: date | None = None,
    past: bool = False,
    sure: float = 0.9,
) -> Fact:
    start = said.text.index(quote)
    voice = Voice.OURS if said.internal else Voice.ITSELF if said.voice_of == company else Voice.OTHERS
    span = Span(said.id, start, start + len(quote), quote)
    return Fact(company, field, value or quote, span, voice, sure, of, measure, about or said.published, past)


def price(
    amount: str, unit: str = "USD", per: tuple[str, ...] = MONTHLY, *, at_least: bool = False
) -> Measure:
    return Measure(Decimal(amount), unit, per, at_least)


def number(amount: int, *, at_least: bool = False) -> Measure:
    return Measure(Decimal(amount), at_least=at_least)


def report(facts: list[Fact], sources: list[Source], *companies: str, us: str = "") -> Report:
    return compare("Who?", companies or ("Acme",), FIELDS, facts, sources, now=NOW, us=us)


def cell(facts: list[Fact], sources: list[Source], field: str, company: str = "Acme") -> Cell:
    return report(facts, sources, company).cell(company, field)
