"""A small shop to word adverts for: a lamp, a rucksack and coffee, made by code."""

from datetime import date
from decimal import Decimal

from skills.creative.brand.kit import Claim, Disclaimer, Fonts, Kit, Palette
from skills.creative.brief.brief import Brief, Offer, Product

LAMP = Product(
    "LAMP-01",
    "Skylight Desk Lamp",
    None,
    {"material": "brushed aluminium", "weight": "1.4 kg", "warranty": "5 years", "feature": "dimmable"},
    Decimal("129.00"),
    "EUR",
)
RUCKSACK = Product(
    "RUCK-01",
    "Tannery Rucksack",
    None,
    {"material": "wool", "weight": "850 g", "capacity": "28 l", "origin": "Portugal", "waterproof": ""},
    Decimal("149.00"),
    "EUR",
)
COFFEE = Product(
    "COFF-01",
    "Havenloods Coffee",
    None,
    {"contents": "500 g", "taste": "dark chocolate"},
    Decimal("14.50"),
    "EUR",
)
KIT = Kit(
    "Halden",
    Palette((31, 90, 76), (224, 165, 38), (255, 255, 255), (26, 26, 26)),
    Fonts("Manrope", "Manrope"),
    banned=("cheap", "billig"),
    claims=(
        Claim("Repaired free of charge for five years", ("LAMP-01",)),
        Claim("Fünf Jahre lang kostenlos repariert", ("LAMP-01",), ("DE",), language="de"),
    ),
    disclaimers=(
        Disclaimer("Preis inkl. MwSt.", "DE", "price"),
        Disclaimer("Plus tax.", "US"),
        Disclaimer("Only while stocks last.", "US", "offer"),
    ),
)
BRIEF = Brief(
    brand="Halden",
    products=(LAMP, RUCKSACK, COFFEE),
    audiences=("commuters",),
    locales=("en-US", "de-DE"),
    platforms=(),
    goal="sales",
    offer=Offer("15 % off with code WINTER15", 15, None, "WINTER15"),
    ends=date(2026, 12, 24),
    variants=2,
)
