"""Holds what was told against the truth: facts found, traps avoided, quotes verbatim, sentences cited."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from typing import TypeVar

from benchmarks.research.normal import Amount, amounts, holds, plain
from benchmarks.research.prose import Sentence, lead_lines, sentences
from benchmarks.research.told import Cell, Evidence, Told
from benchmarks.research.truth import Lead, Planted, Trap, Truth, Value

NOTHING = ("", "not found")
ONE_VALUE = ("company", "segment", "product", "customers")  # one of several wordings is enough
FIGURES = ("price", "customers", "funding")
OF_WORDS = ("edge", "weakness", "proof")  # several phrases stand in one cell of these
BETWEEN = "; "
LEADING = ("market leader", "number one", "leading provider")
YEARS = range(1990, 2031)
# that a house tells no figure is no figure: “do not publish our prices”
_KEPT_BACK = re.compile(
    r"(?:\b(?:not|never|no longer|no|declin\w+ to|refus\w+ to)|n[’']t)\b.{0,40}\b(?:publi\w+|disclos\w+|shar\w+|"
    r"reveal\w*|list\w*|say|state|prices?)\b|\b(?:publish|disclose)\w* no\b",
    re.IGNORECASE,
)
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    good: int = 0
    all: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.good + other.good, self.all + other.all)

    @property
    def ratio(self) -> float:
        return self.good / self.all if self.all else 1.0

    def __str__(self) -> str:
        return f"{self.good}/{self.all}"


@dataclass(frozen=True)
class Score:
    """`found`, by field, and `avoided`, by kind of trap; `right` are filled figure cells that hold nothing untrue.

    `planted`, by field of words, are items of its cells that a planted fact supports. Pages say more that is true than
    was planted, so that this has no target and `wrong` does not tell of it: two readers are compared by it, of whom
    that with the lower share fills its cells with more that nobody asked for.

    `wrong` says in one line each what fell short."""

    found: Mapping[str, Share]
    avoided: Mapping[str, Share]
    verbatim: Share
    evidenced: Share
    right: Share
    cited: Share
    leaders: Share
    disputes: Share
    planted: Mapping[str, Share]
    wrong: tuple[str, ...] = ()

    @property
    def all_found(self) -> Share:
        return sum(self.found.values(), Share())

    @property
    def all_avoided(self) -> Share:
        return sum(self.avoided.values(), Share())

    @property
    def all_planted(self) -> Share:
        return sum(self.planted.values(), Share())


def score(told: Told, sources: Mapping[str, str], report: str, truth: Truth) -> Score:
    """`sources` are stored texts by id, `report` is the Markdown that people read."""
    marker, report = _Marker(told, sources, truth), unescape(report)
    found = marker.by(_groups(truth), lambda group: group[0].field, marker.is_found)
    avoided = marker.by(truth.traps, lambda trap: trap.kind, marker.is_avoided)
    evidence = [one for cell in told.matrix.cells if _is_filled(cell) for one in cell.evidence]
    verbatim = marker.count(evidence, marker.is_verbatim)
    evidenced = marker.count([one for one in told.matrix.cells if _is_filled(one)], marker.is_evidenced)
    figures = [one for one in told.matrix.cells if _is_filled(one) and one.column in FIGURES]
    right = marker.count(figures, marker.is_right)
    said = [one for one in sentences(report) if one.states_a_fact(told.companies)]
    cited = marker.count(said, marker.is_cited)
    leaders = marker.leaders(report)
    disputes = marker.disputes(report)
    planted = marker.by(_items(told), lambda item: item[0].column, marker.is_planted)
    wrong = tuple(marker.wrong)
    return Score(found, avoided, verbatim, evidenced, right, cited, leaders, disputes, planted, wrong)


def _items(told: Told) -> list[tuple[Cell, str]]:
    """Each phrase of the cells of words."""
    cells = (one for one in told.matrix.cells if one.column in OF_WORDS and _is_filled(one))
    return [(cell, item) for cell in cells for item in cell.value.split(BETWEEN)]


def _groups(truth: Truth) -> list[tuple[Planted, ...]]:
    """Facts that one answer is for: all of a cell that has one value, each plan, round and phrase of others."""
    groups: dict[tuple[str, str, str], list[Planted]] = {}
    for one in truth.planted:
        of = "" if one.field in ONE_VALUE else one.of
        groups.setdefault((one.company, one.field, of), []).append(one)
    return [tuple(group) for group in groups.values()]


def _is_filled(cell: Cell) -> bool:
    return cell.value.strip().casefold() not in NOTHING


class _Marker:
    def __init__(self, told: Told, sources: Mapping[str, str], truth: Truth) -> None:
        self.told, self.sources, self.truth = told, sources, truth
        self.wrong: list[str] = []

    def by(
        self, things: Iterable[Thing], kind: Callable[[Thing], str], check: Callable[[Thing], bool]
    ) -> dict[str, Share]:
        counted: dict[str, Share] = {}
        for one in things:
            name = kind(one)
            counted[name] = counted.get(name, Share()) + Share(int(check(one)), 1)
        return dict(sorted(counted.items()))

    def count(self, things: Iterable[Thing], check: Callable[[Thing], bool]) -> Share:
        return self.by(things, lambda _: "", check).get("", Share())

    def _note(self, good: bool, words: str) -> bool:
        if not good:
            self.wrong.append(words)
        return good

    def is_found(self, group: tuple[Planted, ...]) -> bool:
        """Whether the cell says one of the group's values, and a quote of its evidence does too."""
        first = group[0]
        cell = self.told.cell(first.company, first.field)
        values = [one.value for one in group]
        if first.field in ONE_VALUE:  # what sources dispute may be told either way
            values = list(self.truth.values(first.company, first.field))
        good = cell is not None and any(
            holds(cell.value, value) and any(holds(one.quote, value) for one in cell.evidence)
            for value in values
        )
        shown = cell.value if cell else "no such cell"
        wanted = " or ".join(_shown(value) for value in values)
        return self._note(
            good, f"not found: {first.company}, {first.field} {first.of}: {wanted}; cell: {shown!r}"
        )

    def is_avoided(self, trap: Trap) -> bool:
        cell = self.told.cell(trap.company, trap.field)
        if cell is None or not _is_filled(cell):
            return True
        is_kept_back = bool(_KEPT_BACK.search(cell.value)) and not any(map(str.isdigit, cell.value))
        bad = not is_kept_back if trap.value.is_anything else holds(cell.value, trap.value)
        where = f" on {trap.page}" if trap.page else ""
        return self._note(
            not bad,
            f"trap ({trap.kind}): {trap.company}, {trap.field}: {_shown(trap.value)}{where}, {trap.why}; "
            f"cell: {cell.value!r}",
        )

    def is_verbatim(self, one: Evidence) -> bool:
        text = self.sources.get(one.source)
        good = text is not None and one.quote != "" and text[one.start : one.end] == one.quote
        return self._note(good, f"not verbatim: {one.source} {one.start}–{one.end} {one.quote[:60]!r}")

    def is_evidenced(self, cell: Cell) -> bool:
        return self._note(bool(cell.evidence), f"no evidence: {cell.row}, {cell.column}: {cell.value!r}")

    def is_right(self, cell: Cell) -> bool:
        """Whether every amount of the cell is one that its company has in this field."""
        values = self.truth.values(self._company(cell.row), cell.column)
        true = {one.amount for one in values if one.amount is not None}
        if cell.column == "funding":
            true.add(sum(true, Decimal(0)))  # all rounds together
        told = self._without_names(cell)
        strange = [
            told[one.start : one.end]
            for one in amounts(told)
            if not one.readings & true and not _is_year(one) and not _is_share(told, one, values)
        ]
        return self._note(
            not strange, f"untrue: {cell.row}, {cell.column}: {', '.join(strange)} in {cell.value!r}"
        )

    def _without_names(self, cell: Cell) -> str:
        """Its words with blanks for the names of plans that hold a number: “Weser 200: 129 EUR”."""
        company = self._company(cell.row)
        named = {one.of for one in self.truth.planted if (one.company, one.field) == (company, cell.column)}
        told = cell.value
        for name in named:
            told = told.replace(name, " " * len(name)) if any(map(str.isdigit, name)) else told
        return told

    def is_planted(self, item: tuple[Cell, str]) -> bool:
        """Whether an item, or the words of a page around it, says a fact of its company and field."""
        cell, words = item
        around = (one.quote for one in cell.evidence if plain(words) in plain(one.quote))
        values = self.truth.values(self._company(cell.row), cell.column)
        return any(holds(text, value) for text in (words, *around) for value in values)

    def _company(self, row: str) -> str:
        return next((one for one in self.truth.companies if row.startswith(one)), row)

    def is_cited(self, one: Sentence) -> bool:
        return self._note(one.cited, f"no citation: {one.text[:100]!r}")

    def leaders(self, report: str) -> Share:
        """A proven leader is named as one; an unproven claim is not told, or is called a claim."""
        lines = lead_lines(report)
        return self.count(self.truth.leads, lambda lead: self._is_told_rightly(lead, lines))

    def _is_told_rightly(self, lead: Lead, lines: tuple[Sentence, ...]) -> bool:
        mine = [one for one in lines if lead.company in one.text and _is_by(lead, one)]
        told = [one for one in mine if not one.is_claim]
        good = any(one.is_about_leaders for one in told) if lead.proven else not told
        return self._note(
            good, f"leader ({lead.kind}): {lead.company}: {[one.text[:90] for one in told or mine]}"
        )

    def disputes(self, report: str) -> Share:
        """Whether some line of the report names the company with both values."""
        lines = report.replace("\\", "").splitlines()
        return self.count(
            self.truth.disputes,
            lambda one: self._note(
                any(
                    one.company in line and all(holds(line, value) for value in one.values) for line in lines
                ),
                f"dispute not shown: {one.company}, {one.field}",
            ),
        )


def _is_by(lead: Lead, one: Sentence) -> bool:
    """Whether a line is of this way to lead, and not of a figure that leads."""
    text = plain(one.text)
    return plain(lead.by) in text or any(words in text for words in LEADING)


def _is_year(one: Amount) -> bool:
    return not one.unit and all(reading in YEARS for reading in one.readings)


def _is_share(text: str, one: Amount, values: Iterable[Value]) -> bool:
    """Whether it is a share that the truth has in words: “4% of each ride”."""
    behind = re.match(r"\s?%", text[one.end :])
    return behind is not None and any(
        holds(text[one.start : one.end + behind.end()], value) for value in values
    )


def _shown(value: Value) -> str:
    if value.amount is not None:
        return " ".join(part for part in (f"{value.amount:,f}", value.unit, "/".join(value.per)) if part)
    return ", ".join((*value.words, *map(str, value.days))) or "anything"
