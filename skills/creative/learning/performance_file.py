"""Reads the exports of ad networks: who showed which ad how often on which day, and what came of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from skills.creative.learning.asset_key import keys_in
from skills.creative.learning.columns import Column
from skills.creative.learning.export_text import Export, Record, recognised
from skills.creative.learning.figures import amount, count, day
from skills.language import say

# How networks begin a line of sums: Google "Total: Account", TikTok "Total of 12 results", Meta leaves the ad empty
_TOTALS = re.compile(
    r"(grand |sub)?totals?(\s*[:\-–—].*| of .*| \(.*)?|gesamt(summe|ergebnis)?(\s*[:\-–—].*| von .*)?"
    r"|(gesamt)?summe(\s*:.*)?|insgesamt(\s*:.*)?|ergebnisse (von|aus) .*|results from .*",
    re.IGNORECASE,
)
# A cell that measures something, unlike "18-24", which parts a row from others of the same ad and day
_MEASURES = re.compile(r"[€$£¥₹]?\s*[-+]?[\d.,'’\s]*\d[\d.,'’\s]*\s*([€$£¥₹%]|[A-Z]{3})?|[-–—]*")
# What Meta calls a result where the campaign aims at no more than attention
_ATTENTION = ("click", "klick", "view", "aufruf", "impression", "reach", "reichweite", "engagement", "recall")


@dataclass(frozen=True, slots=True)
class Row:
    """One ad in one campaign on one day, or from `day` to `until`; None where the export names no day.

    `network` is as in `columns.NETWORKS`, empty where the export does not give itself away. `spend` and `conversions`
    are None where the export does not tell. `line` is where it stands, from 1."""

    network: str
    campaign: str
    ad: str
    day: date | None
    until: date | None
    impressions: int
    clicks: int
    spend: Decimal | None
    currency: str
    conversions: float | None
    line: int


@dataclass(frozen=True)
class Fault:
    """A line that was not counted, and why, for a person."""

    line: int
    why: str


@dataclass(frozen=True)
class Imported:
    """What an export holds: one row for each ad, campaign and day. `repeated` rows stood there twice and count once;
    `totals` are lines of sums, which are left out."""

    network: str
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    repeated: int = 0
    totals: int = 0


class _FaultyError(Exception):
    """This line cannot be counted; its words say why."""


def read_performance(source: Path | bytes, *, network: str = "") -> Imported:
    """Reads an export of Meta, Google Ads, LinkedIn, TikTok, X, Pinterest, Reddit or Snapchat.

    `network` says whose it is where the person knows. Raises UserError for what is no export at all, saying what is
    wrong; single lines that cannot be counted are `faults`."""
    export = recognised(source)
    known = network.strip().casefold() or export.header.network
    seen: dict[tuple[str, ...], Row] = {}
    faults: list[Fault] = []
    repeated = totals = 0
    for record in export.records():
        if not any(cell.strip() for cell in record.cells):
            continue
        if _is_total(export, record):
            totals += 1
            continue
        try:
            row = _row(export, record, known)
        except _FaultyError as fault:
            faults.append(Fault(record.line, fault.args[0]))
            continue
        identity = _identity(export, record)
        before = seen.get(identity)
        if before is not None:
            repeated += 1
            faults += _changed(before, row)
        seen[identity] = row
    return Imported(known, _summed(seen.values()), tuple(faults), repeated, totals)


def merged(earlier: Iterable[Row], later: Iterable[Row]) -> tuple[Row, ...]:
    """Both imports as one: where they tell of the same ad, campaign and days, the later one counts.

    A row without a day may be of any day, so it stands for all of its ad and campaign."""
    newer = tuple(later)
    by_ad: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in newer:
        by_ad[row.network, row.campaign, row.ad].append(row)
    spans = {place: _Span(rows) for place, rows in by_ad.items()}
    kept = (
        row
        for row in earlier
        if (span := spans.get((row.network, row.campaign, row.ad))) is None or not span.meets(row)
    )
    return (*kept, *newer)


class _Span:
    """The days that some rows tell of; 10,000 rows of one day each are asked about one by one."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._any = any(row.day is None for row in rows)
        self._days = {row.day for row in rows if row.day == row.until}
        self._long = [(row.day, row.until) for row in rows if row.day and row.until and row.day != row.until]

    def meets(self, row: Row) -> bool:
        if self._any or row.day is None or row.until is None:
            return True
        inside = row.day in self._days if row.day == row.until else self._meets_day(row.day, row.until)
        return inside or any(start <= row.until and row.day <= end for start, end in self._long)

    def _meets_day(self, start: date, end: date) -> bool:
        return any(start <= one <= end for one in self._days if one)


def _cell(export: Export, record: Record, column: Column) -> str:
    place = export.header.places.get(column)
    return record.cells[place].strip() if place is not None and place < len(record.cells) else ""


def _is_total(export: Export, record: Record) -> bool:
    ad = _cell(export, record, Column.AD)
    if keys_in(ad):
        return False
    first = next((cell.strip() for cell in record.cells if cell.strip()), "")
    if _TOTALS.fullmatch(first) or _TOTALS.fullmatch(ad):
        return True
    # a sum over ads names none, yet has figures
    return ad in ("", "-", "--") and bool(_cell(export, record, Column.IMPRESSIONS))


def _row(export: Export, record: Record, network: str) -> Row:
    if len(record.cells) <= max(export.header.places.values()):
        raise _FaultyError(
            say(
                "The line has {found} columns where {named} are named.",
                found=len(record.cells),
                named=export.header.width,
            )
        )
    impressions, clicks = _count(export, record, Column.IMPRESSIONS), _count(export, record, Column.CLICKS)
    if clicks > impressions:
        raise _FaultyError(
            say(
                "There are more clicks ({clicks}) than impressions ({shown}).",
                clicks=clicks,
                shown=impressions,
            )
        )
    first = _day(export, record, Column.DAY)
    last = _day(export, record, Column.UNTIL) or first
    if first and last and last < first:
        raise _FaultyError(
            say("It ends on {last}, before it starts.", last=_cell(export, record, Column.UNTIL))
        )
    spend, conversions = _amount(export, record, Column.SPEND), _amount(export, record, Column.CONVERSIONS)
    indicator = _cell(export, record, Column.INDICATOR).casefold()
    if any(word in indicator for word in _ATTENTION):
        conversions = None
    return Row(
        network=network,
        campaign=_cell(export, record, Column.CAMPAIGN),
        ad=" ".join(_cell(export, record, Column.AD).split()),
        day=first,
        until=last,
        impressions=impressions,
        clicks=clicks,
        spend=spend,
        currency=_cell(export, record, Column.CURRENCY).upper() or export.header.currency,
        conversions=None if conversions is None else float(conversions),
        line=record.line,
    )


def _count(export: Export, record: Record, column: Column) -> int:
    cell = _cell(export, record, column)
    try:
        seen = count(cell)
    except ValueError as error:
        raise _FaultyError(say("{cell} is no whole number.", cell=repr(cell[:60]))) from error
    if seen < 0:
        raise _FaultyError(say("{cell} is less than nothing.", cell=repr(cell[:60])))
    return seen


def _amount(export: Export, record: Record, column: Column) -> Decimal | None:
    cell = _cell(export, record, column)
    try:
        seen = amount(cell, comma=export.comma)
    except ValueError as error:
        raise _FaultyError(say("{cell} is no amount.", cell=repr(cell[:60]))) from error
    if seen is not None and seen < 0:
        raise _FaultyError(say("{cell} is less than nothing.", cell=repr(cell[:60])))
    if seen is None and column in export.header.places and column is Column.CONVERSIONS:
        return Decimal(0)  # an export with that column leaves it empty where there were none
    return seen


def _day(export: Export, record: Record, column: Column) -> date | None:
    cell = _cell(export, record, column)
    try:
        return day(cell, day_first=export.day_first)
    except ValueError as error:
        raise _FaultyError(say("{cell} is no day.", cell=repr(cell[:60]))) from error


def _identity(export: Export, record: Record) -> tuple[str, ...]:
    """What makes a line one of its own: its ad and day, and whatever an export is broken down by, such as age."""
    named = (Column.CAMPAIGN, Column.GROUP, Column.AD, Column.AD_ID, Column.DAY, Column.UNTIL)
    parts = (record.cells[place] for place in export.header.others if place < len(record.cells))
    return (
        *(_cell(export, record, column) for column in named),
        *(part for part in parts if not _MEASURES.fullmatch(part.strip())),
    )


def _changed(before: Row, row: Row) -> list[Fault]:
    if (before.impressions, before.clicks, before.conversions) == (
        row.impressions,
        row.clicks,
        row.conversions,
    ):
        return []
    why = say(
        "The same ad and day stand in line {other} with other figures, where they count.", other=row.line
    )
    return [Fault(before.line, why)]


def _summed(rows: Iterable[Row]) -> tuple[Row, ...]:
    """One row for each ad, campaign and day, over all that an export was broken down by."""
    sums: dict[tuple[str, str, date | None, date | None], Row] = {}
    for row in rows:
        place = (row.campaign, row.ad, row.day, row.until)
        sums[place] = _added(sums[place], row) if place in sums else row
    return tuple(sums.values())


def _added(one: Row, other: Row) -> Row:
    return replace(
        one,
        impressions=one.impressions + other.impressions,
        clicks=one.clicks + other.clicks,
        spend=None if one.spend is None or other.spend is None else one.spend + other.spend,
        conversions=None
        if one.conversions is None or other.conversions is None
        else one.conversions + other.conversions,
    )
