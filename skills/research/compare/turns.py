"""What befell a house or a certificate of it: neither may be told as if nothing had happened."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from skills.research.compare.alike import plain
from skills.research.facts import Fact, Span
from skills.research.report import Cell, Other

# fields of facts that no schema has
FATE = "fate"  # the house was sold, merged, renamed or closed, or is insolvent
LOST = "lost"  # a certificate was withdrawn, suspended or has run out; `of` is its name
_NUMBER = re.compile(r"\d{4,6}")
_SOLD = re.compile(
    r"\b(?:acquired|bought|taken over|took over|übernommen|gekauft|rach|repris|adquirid|comprad)",
    re.IGNORECASE,
)
_NEWS = timedelta(days=1100)  # who bought a house longer ago is told under funding alone
_MOST = 2  # turns of one house


def with_losses(cell: Cell, lost: Sequence[Fact]) -> Cell:
    """A cell with the certificates that somebody says are gone: against those it tells, else as what held before."""
    against: list[Other] = []
    before: list[Other] = []
    for one in lost:
        told = [fact for fact in cell.facts if is_of(one.of, fact.value)]
        other = Other(" ".join(one.value.split()), (one.span,), one.about, past=not told)
        if told and not any(_is_regained(fact, one) for fact in told):
            against.append(other)
        elif cell.field == "proof":
            before.append(replace(other, past=True))
    return replace(
        cell,
        contradicted=_each_once((*cell.contradicted, *against)),
        before=_each_once((*cell.before, *before)),
    )


def is_of(certificate: str, words: str) -> bool:
    """Whether words tell of a certificate: ISO/IEC 27001:2022 and ISO 27001 are one."""
    number = _NUMBER.search(certificate)
    name = number[0] if number else plain(certificate)
    return bool(name) and f" {name} " in f" {plain(words)} "


def _is_regained(held: Fact, lost: Fact) -> bool:
    """Whether it was given again after it was lost, as its own words say by their day."""
    return bool(
        held.about and lost.about and held.about > lost.about and str(held.about.year) in held.span.quote
    )


def _each_once(others: Sequence[Other]) -> tuple[Other, ...]:
    return tuple({plain(one.value): one for one in reversed(others)}.values())[::-1]


def with_fate(cell: Cell, fates: Sequence[Fact], today: date, between: str) -> Cell:
    """The name of a house with what became of it, the newest first."""
    told = sorted(
        (one for one in fates if not _is_long_ago(one, today)),
        key=lambda one: (
            -(one.about or date.min).toordinal(),
            -len(one.value),
            one.span.source,
            one.span.start,
        ),
    )
    kept = list({plain(one.value): one for one in reversed(told)}.values())[::-1]
    kept = [one for one in kept if not any(one is not other and _says_more(other, one) for other in kept)][
        :_MOST
    ]
    if not kept:
        return cell
    name = (cell.value,) if cell.found else ()
    spans: tuple[Span, ...] = tuple(dict.fromkeys((*cell.spans, *(one.span for one in kept))))
    return replace(
        cell,
        value=between.join((*name, *(" ".join(one.value.split()) for one in kept))),
        spans=spans,
        facts=(*cell.facts, *kept),
        voice=cell.voice or kept[0].voice,
    )


def _says_more(one: Fact, other: Fact) -> bool:
    """Whether one says all that another says, and more of it."""
    mine, theirs = set(plain(one.value).split()), set(plain(other.value).split())
    return theirs < mine


def _is_long_ago(fate: Fact, today: date) -> bool:
    return bool(_SOLD.search(fate.value) and fate.about and today - fate.about > _NEWS)


def fates_of(cell: Cell) -> tuple[Fact, ...]:
    return tuple(one for one in cell.facts if one.field == FATE)


def is_disputed(value: str, cell: Cell) -> bool:
    """Whether somebody says that the certificate which a value tells of is gone."""
    numbers = (found[0] for one in cell.contradicted for found in _NUMBER.finditer(one.value))
    return any(is_of(one, value) for one in numbers)
