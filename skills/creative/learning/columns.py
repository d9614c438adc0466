"""How the ad networks call the columns of their exports, in English and German, and whose export it is.

Facts of the networks' report builders. Of two columns for one thing, the one whose name stands first counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Column(StrEnum):
    AD = "ad"
    AD_ID = "ad id"
    GROUP = "group"
    CAMPAIGN = "campaign"
    DAY = "day"
    UNTIL = "until"
    IMPRESSIONS = "impressions"
    CLICKS = "clicks"
    SPEND = "spend"
    CONVERSIONS = "conversions"
    CURRENCY = "currency"
    INDICATOR = "indicator"


# Clicks that lead to the advertiser's page stand before all clicks, which count likes and opened pictures too
NAMES: Mapping[Column, tuple[str, ...]] = {
    Column.AD: (
        "ad name", "creative name", "ad", "anzeigenname", "name der anzeige", "anzeige", "pin promotion name",
        "promoted pin name", "tweet name", "post name", "image ad name", "ad title", "creative", "asset name",
    ),
    Column.AD_ID: ("ad id", "creative id", "anzeigen-id", "anzeigen id", "promoted tweet id", "pin promotion id"),
    Column.GROUP: (
        "ad set name", "ad group name", "ad group", "ad squad name", "name der anzeigengruppe", "anzeigengruppenname",
        "anzeigengruppe", "adset name", "ad set", "line item name", "funding instrument name",
    ),
    Column.CAMPAIGN: ("campaign name", "campaign", "kampagnenname", "name der kampagne", "kampagne"),
    Column.DAY: (
        "day", "date", "tag", "datum", "by day", "start date (in utc)", "start date in utc", "start date",
        "stat time day",
        "time period", "start time", "start time (in utc)", "reporting starts", "reporting start", "auswertungsbeginn",
        "berichtsbeginn", "beginn der berichterstattung", "startdatum", "segment date", "date start", "report date",
    ),
    Column.UNTIL: (
        "reporting ends", "reporting end", "auswertungsende", "berichtsende", "ende der berichterstattung", "end date",
        "end date (in utc)", "end time", "enddatum", "date stop", "date end",
    ),
    Column.IMPRESSIONS: (
        "impressions", "impr.", "impr", "impressionen", "impression", "paid impressions", "impressions (paid)",
        "bezahlte impressionen", "impressions 1", "einblendungen",
    ),
    Column.CLICKS: (
        "link clicks", "outbound clicks", "link-klicks", "linkklicks", "link klicks", "ausgehende klicks",
        "klicks auf links", "clicks (destination)", "klicks (ziel)", "url clicks", "swipe ups", "swipe-ups",
        "clicks", "klicks", "pin clicks", "clicks to landing page", "clicks (all)", "klicks (alle)", "paid clicks",
        "inline link clicks", "interactions",
    ),
    Column.SPEND: (
        "amount spent", "cost", "spend", "total spent", "spend in account currency", "ausgegebener betrag", "kosten",
        "ausgaben", "ausgaben gesamt", "gesamtausgaben", "spent", "total cost", "total spend",
    ),
    Column.CONVERSIONS: (
        "conversions", "results", "konversionen", "ergebnisse", "total conversions", "purchases", "käufe",
        "website purchases", "conversion", "total conversions (checkout)", "website conversions",
    ),
    Column.CURRENCY: ("currency", "currency code", "währung", "währungscode", "account currency"),
    Column.INDICATOR: ("result indicator", "result type", "ergebnisindikator", "ergebnis-indikator", "ergebnistyp"),
}  # fmt: skip
# Without these nothing can be learned
NEEDED = (Column.AD, Column.IMPRESSIONS, Column.CLICKS)

# Column names that one network has and no other; the first network of which one is there
NETWORKS: Mapping[str, tuple[str, ...]] = {
    "meta": ("amount spent", "ausgegebener betrag", "reporting starts", "auswertungsbeginn", "ad set name",
             "berichtsbeginn", "adset name"),
    "linkedin": ("start date (in utc)", "start date in utc", "total spent", "campaign group name", "creative name"),
    "tiktok": ("clicks (destination)", "ctr (destination)", "cpc (destination)", "stat time day"),
    "pinterest": ("spend in account currency", "pin clicks", "pin promotion name", "promoted pin name"),
    "snapchat": ("swipe ups", "swipe-ups", "paid impressions", "ad squad name", "ecpsu"),
    "x": ("promoted tweet id", "funding instrument name", "tweet name", "url clicks", "tweet engagements"),
    "reddit": ("ecpm", "upvotes", "community", "subreddit"),
    "google": ("impr.", "ad group", "avg. cpc", "durchschn. cpc", "interaction rate", "campaign type", "ad type",
               "anzeigengruppe", "interactions", "cost", "kosten"),
}  # fmt: skip
# Reddit calls its costs as Meta does, so what only it has stands above
_FIRST = ("reddit", "snapchat")

_CURRENCY = re.compile(r"\(\s*([A-Z]{3})\s*\)", re.IGNORECASE)
_GERMAN = frozenset({"impressionen", "klicks", "kosten", "kampagne", "kampagnenname", "anzeigenname", "tag", "datum",
                     "link-klicks", "ausgegebener betrag", "anzeige", "klicks (alle)", "währung"})  # fmt: skip


@dataclass(frozen=True)
class Header:
    """Where each known column stands. `others` are the places of all that is not known; `german` decides how
    1.234 reads where nothing else does."""

    places: Mapping[Column, int]
    others: tuple[int, ...]
    width: int
    network: str
    currency: str
    german: bool

    @property
    def lacking(self) -> tuple[Column, ...]:
        return tuple(column for column in NEEDED if column not in self.places)


def header_of(cells: Sequence[str]) -> Header:
    """What a line of column names says; a line of anything else has no `places`."""
    names = [_plain(cell) for cell in cells]
    first = {name: place for place, name in reversed(list(enumerate(names))) if name}
    places = {
        column: first[name]
        for column, known in NAMES.items()
        if (name := next((name for name in known if name in first), None)) is not None
    }
    taken = set(places.values())
    spend = places.get(Column.SPEND)
    return Header(
        places,
        tuple(place for place, name in enumerate(names) if name and place not in taken),
        len(cells),
        _network(first),
        _currency(cells[spend]) if spend is not None else "",
        bool(_GERMAN & first.keys()),
    )


def _plain(cell: str) -> str:
    """A name without its currency, in small letters, underscores and odd blanks as blanks."""
    words = _CURRENCY.sub(" ", cell.replace("_", " ").replace("\ufeff", ""))
    return " ".join(words.casefold().split()).strip(" *:")


def _currency(cell: str) -> str:
    found = _CURRENCY.search(cell)
    return found.group(1).upper() if found else ""


def _network(names: Mapping[str, int]) -> str:
    order = (*_FIRST, *(network for network in NETWORKS if network not in _FIRST))
    return next((network for network in order if any(name in names for name in NETWORKS[network])), "")
