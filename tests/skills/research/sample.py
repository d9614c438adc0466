"""A whole report of invented companies: several currencies and scripts, contradictions, old prices, our own side."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache

from skills.research.compare.cells import compare
from skills.research.facts import Fact, Measure
from skills.research.report import Missed, Report
from skills.research.schema import FIELDS
from tests.skills.research.compare.world import fact, source

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
MONTHLY = ("month", "user")
KESTREL, LUMENTA, PYXIDA, UMINARI, US = (
    "Kestrel Cold Chain",
    "Lumenta",
    "Πυξίδα Logistics",
    "海鳴システム",
    "Harbourly",
)
HOSTILE = "<script>alert(1)</script> | [win](http://evil.example/x) `rm -rf` @everyone <!channel> # big"

_KESTREL = source(
    "s1",
    "# Kestrel Cold Chain\n\nKestrel Cold Chain GmbH makes RouteGuard for food wholesalers.\n\n"
    "Team costs $12 per user / month, Fleet costs $30 per user / month.\n\n"
    "More than 1,200 customers trust us. Every box is measured each second, also without a network.\n\n"
    "ISO 27001 certified since 2023. We are the market leader in cold transport.",
    "kestrelcold.example",
    voice_of=KESTREL,
    published=date(2026, 10, 4),
)
_LUMENTA = source(
    "s2",
    "# Lumenta\n\nLumenta sells Lumenta Live to pharmacies and hospitals.\n\nBasis 9,50 € pro Nutzer und Monat\n\n"
    "Lumenta serves 800 customers. It has raised €18 million in total.\n\nWorks offline for 30 days.",
    "lumenta.example",
    voice_of=LUMENTA,
    published=date(2026, 9, 1),
)
_PYXIDA = source(
    "s3",
    "# Πυξίδα Logistics\n\nΗ Πυξίδα Logistics έχει 2.400 πελάτες στην Ελλάδα.\n\nΔίκτυο αισθητήρων σε κάθε φορτηγό.\n\n"
    "Pilot: $19 per user / month.",
    "pyxida.example",
    voice_of=PYXIDA,
    published=date(2026, 8, 20),
)
_UMINARI = source(
    "s4",
    "# 海鳴システム\n\n海鳴システムの温度計は一台で倉庫全体を測ります。\n\n月額1,500円 (1ユーザー)\n\n導入企業 350社",
    "uminari.example",
    voice_of=UMINARI,
    published=date(2026, 7, 15),
)
_NEWS = source(
    "s5",
    "Kestrel Cold Chain raised $30 million in a Series B in May 2026.\n\n"
    "Kestrel Cold Chain has 900 customers, people close to it say.\n\n"
    "Kestrel Cold Chain is the market leader in cold transport.\n\n"
    "Reviewers miss an open interface at Kestrel Cold Chain.",
    "freightnews.example",
    published=date(2026, 10, 1),
)
_STUDY = source(
    "s6",
    "Our study names Kestrel Cold Chain the market leader. Lumenta has no recording while offline in cellars, users "
    "say.\n\nقالت شركة Lumenta إن النظام يعمل في القاهرة.",
    "coldstudy.example",
    published=date(2026, 9, 12),
)
_OLD = source(
    "s7",
    "Kestrel Cold Chain cost $8 per user / month in 2024. In February 2024 Lumenta won the Pharma Logistics Award. "
    "Lumenta Live came in May 2023.",
    "oldreview.example",
    published=date(2024, 3, 2),
)
_OURS = source(
    "s8",
    "Harbourly: $15 per user / month. 600 customers. Our alarms reach the driver in his own language. "
    "We have no offline mode.",
    "ours",
    internal=True,
    published=date(2026, 11, 1),
)
_HOSTILE = source(
    "s9",
    f"Kestrel Cold Chain reviews. {HOSTILE} =HYPERLINK(1)",
    "reviews.example",
    published=date(2026, 6, 1),
)
SOURCES = (
    replace(_KESTREL, title="Kestrel Cold Chain: prices and plans"),
    replace(_LUMENTA, title="Lumenta – Preise"),
    replace(_PYXIDA, title="Πυξίδα Logistics"),
    replace(_UMINARI, title="海鳴システム 料金"),
    replace(_NEWS, title="Cold freight: who carries the market?"),
    replace(_STUDY, title="The cold chain study 2026"),
    replace(_OLD, title="Ten trackers for cold goods"),
    replace(_OURS, title="Our price list", address="sales/prices.md"),
    replace(_HOSTILE, title="Reviews | <b>all</b> of them"),
)


def _price(amount: str, unit: str = "USD") -> Measure:
    return Measure(Decimal(amount), unit, MONTHLY)


def _count(amount: int, *, at_least: bool = False) -> Measure:
    return Measure(Decimal(amount), at_least=at_least)


def _kestrel() -> list[Fact]:
    own, news, old = _KESTREL, _NEWS, _OLD
    return [
        fact(own, KESTREL, "company", "Kestrel Cold Chain GmbH"),
        fact(own, KESTREL, "segment", "food wholesalers"),
        fact(own, KESTREL, "product", "RouteGuard"),
        fact(own, KESTREL, "price", "Team costs $12 per user / month", measure=_price("12"), of="Team"),
        fact(own, KESTREL, "price", "Fleet costs $30 per user / month", measure=_price("30"), of="Fleet"),
        fact(own, KESTREL, "customers", "More than 1,200 customers", measure=_count(1200, at_least=True)),
        fact(own, KESTREL, "edge", "Every box is measured each second, also without a network"),
        fact(own, KESTREL, "proof", "ISO 27001 certified since 2023"),
        fact(
            news, KESTREL, "funding", "raised $30 million in a Series B in May 2026",
            measure=Measure(Decimal(30_000_000), "USD"), of="Series B", about=date(2026, 5, 1),
        ),
        fact(news, KESTREL, "customers", "900 customers", measure=_count(900)),
        fact(news, KESTREL, "weakness", "Reviewers miss an open interface"),
        fact(_HOSTILE, KESTREL, "weakness", HOSTILE),
        fact(old, KESTREL, "price", "cost $8 per user / month in 2024", measure=_price("8"), past=True),
    ]  # fmt: skip


def _lumenta() -> list[Fact]:
    own = _LUMENTA
    return [
        fact(own, LUMENTA, "company", "Lumenta"),
        fact(own, LUMENTA, "segment", "pharmacies and hospitals"),
        fact(own, LUMENTA, "product", "Lumenta Live"),
        fact(
            own, LUMENTA, "price", "Basis 9,50 € pro Nutzer und Monat", measure=_price("9.50", "EUR"), of="Basis"
        ),
        fact(own, LUMENTA, "customers", "800 customers", measure=_count(800)),
        fact(
            own, LUMENTA, "funding", "raised €18 million in total",
            measure=Measure(Decimal(18_000_000), "EUR"), of="total",
        ),
        fact(own, LUMENTA, "edge", "Works offline for 30 days"),
        fact(_STUDY, LUMENTA, "weakness", "no recording while offline in cellars"),
        fact(_STUDY, LUMENTA, "edge", "النظام يعمل في القاهرة"),
        fact(
            _OLD, LUMENTA, "proof", "In February 2024 Lumenta won the Pharma Logistics Award",
            value="Pharma Logistics Award", about=date(2024, 2, 1),
        ),
        fact(
            _OLD, LUMENTA, "product", "Lumenta Live came in May 2023", value="Lumenta Live", about=date(2023, 5, 1)
        ),
    ]  # fmt: skip


def _others() -> list[Fact]:
    return [
        fact(_PYXIDA, PYXIDA, "customers", "2.400 πελάτες", measure=_count(2400)),
        fact(_PYXIDA, PYXIDA, "price", "Pilot: $19 per user / month", measure=_price("19"), of="Pilot"),
        fact(_PYXIDA, PYXIDA, "edge", "Δίκτυο αισθητήρων σε κάθε φορτηγό"),
        fact(_UMINARI, UMINARI, "product", "温度計"),
        fact(_UMINARI, UMINARI, "price", "月額1,500円 (1ユーザー)", measure=_price("1500", "JPY")),
        fact(_UMINARI, UMINARI, "customers", "350社", measure=_count(350)),
        fact(_UMINARI, UMINARI, "edge", "一台で倉庫全体を測ります"),
        fact(_OURS, US, "price", "$15 per user / month", measure=_price("15")),
        fact(_OURS, US, "customers", "600 customers", measure=_count(600)),
        fact(_OURS, US, "edge", "Our alarms reach the driver in his own language"),
        fact(_OURS, US, "weakness", "no offline mode"),
    ]


@cache
def rich() -> Report:
    """Four companies and our own."""
    return compare(
        "Who leads in trackers for cold goods, and what is their edge over us?",
        (KESTREL, LUMENTA, PYXIDA, UMINARI),
        FIELDS,
        (*_kestrel(), *_lumenta(), *_others()),
        SOURCES,
        now=NOW,
        us=US,
        missed=(
            Missed("https://frostbyte.example/pricing", "It asks for a login."),
            Missed("https://glacier.example/", "robots.txt does not allow it to be read."),
        ),
        spent={"requests": 41, "searches": 3, "seconds": 38},
    )


def empty() -> Report:
    """Nobody was found."""
    return compare("Who makes square wheels?", (), FIELDS, (), (), now=NOW)


def single() -> Report:
    """One company, nothing to hold it against."""
    return compare("What does Lumenta cost?", (LUMENTA,), FIELDS, _lumenta(), SOURCES, now=NOW)


def without_prices() -> Report:
    facts = [one for one in (*_kestrel(), *_lumenta(), *_others()) if one.field != "price"]
    return compare("Who?", (KESTREL, LUMENTA, PYXIDA, UMINARI), FIELDS, facts, SOURCES, now=NOW)


@cache
def dozen() -> Report:
    """Twelve companies with long names and one that is far ahead of all others."""
    sources, facts = [], []
    for n in range(1, 13):
        long = "Refrigerated Transport Holdings " * (n % 4 == 0)
        name = f"{_WORDS[n % 6]} {_WORDS[(n + 2) % 6]} {long}{n:02d}"
        customers, cost = (250_000 if n == 7 else 90 * n + 35), (99 if n == 7 else 8 + n)
        text = f"{name} costs ${cost} per user / month. {name} has {customers:,} customers. {name} raised ${n} million."
        page = source(f"s{n}", text, f"site{n}.example", voice_of=name, published=date(2026, 1 + n % 10, 3))
        sources.append(page)
        facts += [
            fact(page, name, "price", f"${cost} per user / month", measure=_price(str(cost))),
            fact(page, name, "customers", f"{customers:,} customers", measure=_count(customers)),
            fact(page, name, "funding", f"raised ${n} million", measure=Measure(Decimal(n * 10**6), "USD")),
            fact(page, name, "edge", f"{name} costs ${cost} per user"),
        ]
    names = tuple(dict.fromkeys(one.company for one in facts))
    return compare("Twelve of them?", names, FIELDS, facts, sources, now=NOW)


_WORDS = ("Alpen", "Borealis", "Cirrus", "Dunlin", "Ember", "Fjord")
