"""How long from one moment to another: "days between order and shipment" becomes a number of each row.

A span is put into the question as one name, and the name is a column that is computed: whatever can be asked of a
number (an average, a sum, more than 3, the longest) can be asked of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import pairwise, permutations
from typing import TypeVar, cast

from skills.sql.names import Named, parts_of, spelled_out
from skills.sql.planning.cues import Cue
from skills.sql.planning.graph import same_root
from skills.sql.planning.items import Item
from skills.sql.planning.lexicon import Lexicon, Value
from skills.sql.planning.likeness import Link
from skills.sql.planning.moments import MONTH_NAMES, WEEKDAYS
from skills.sql.planning.plan import Arith, Col, Lit, Missing, Query, Seconds
from skills.sql.planning.roles import TIMED, Roles
from skills.sql.schema import Column, Kind
from skills.stems import stem

UNITS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
MARK = "zqspan"  # stands in the text for a span; no language has such a word
_UNIT = r"(?P<unit>second|minute|hour|day|week)s?"
_PART = r"(?:[\w'-]+ ){0,6}?[\w'-]+"
_END = (
    r"(?=\s*(?:$|[?.,;]| on average\b| for (?:each|every|all|the)\b| per\b| in (?:each|every|\d{4})\b| by\b"
    r"| of (?:each|every)\b| for\b| in (?:second|minute|hour|day|week)s\b| and (?:what|how|the)\b))"
)
_BOTH = (
    rf"(?:between (?P<first>{_PART}) and (?P<last>{_PART})"
    rf"|from (?P<first2>{_PART}) (?:to|until|till) (?P<last2>{_PART}))"
)
_UNTIL = rf"(?:until|till|before) (?P<last3>{_PART})"
_GOES = (
    r"(?: (?:does|do|did|it|on average|usually|typically|takes?|took|pass|passed|lie|lay|elapses?|elapsed|go by"
    r"|went by|are there|were there|is it|was it|there are))*"
)
_OPS = r"(?P<op>more than|less than|fewer than|over|under|at least|at most|longer than|within|no more than|exactly)"
_NUMBER = r"(?P<number>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_NOUN = r"(?:time|gap|interval|difference|delay|period|duration|span|number)"
_FEW = r"(?:[\w'-]+ ){0,3}?[\w'-]+"
_SAID_OF = (
    r"\b(?:whose|where|when|if|got|had|have|with|(?:(?:that|which|who) )?(?:were|was|are|is|got|had|have been))"
    r"(?: their| its| the| an?)? "
)
_FIRST4 = rf"(?P<first4>{_PART})"
_CALENDAR = re.compile(rf"\d|\b(?:{'|'.join((*MONTH_NAMES, *WEEKDAYS))})\b|\btoday\b|\bnow\b", re.IGNORECASE)
_RULES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:(?:taking|take|takes|took|lasting|with|of) )?{_OPS} {_NUMBER} {_UNIT} {_BOTH}{_END}",
        rf"{_SAID_OF}(?P<last4>{_FEW}) (?:came |was |were |happened )?{_OPS} {_NUMBER} {_UNIT} after {_FIRST4}{_END}",
        rf"(?:how many|the number of|number of) {_UNIT}{_GOES} (?:{_BOTH}|{_UNTIL}){_END}",
        rf"\b(?:{_NOUN} of|\w+ in) {_UNIT} {_BOTH}{_END}",
        rf"\b{_NOUN} {_BOTH}(?: in {_UNIT}){_END}",
        rf"\b(?P<unit>second|minute|hour|day|week)s {_BOTH}{_END}",
        rf"how many {_UNIT} of (?P<of>{_PART}){_END}",
        rf"how many {_UNIT}{_GOES} (?:an?|the|our) (?P<lasts>{_PART}) last{_END}",
    )
)
_LEAN = frozenset(stem(word) for word in "at on date time day the a an is of it its in to by being".split())
_STARTS = frozenset(stem(word) for word in "start started begin began begun checkin open opened from".split())
_STOPS = frozenset(
    stem(word) for word in "end ended finish finished checkout close closed stop until".split()
)
_FIRSTS = frozenset(
    stem(word) for word in "created opened placed made booked requested reported registered ordered".split()
)
_T = TypeVar("_T")


@dataclass(frozen=True)
class Span:
    """The time from one column to another of the same table, in a unit."""

    table: str
    first: str
    last: str
    unit: str
    said: str

    @property
    def name(self) -> str:
        return f"duration from {self.first} to {self.last} in {self.unit}s"


@dataclass(frozen=True)
class Put:
    """A question with spans put as marks; `lost` says which words were about one that no table has."""

    text: str
    spans: tuple[Span, ...] = ()
    lost: str = ""


class TimeSpans:
    """Finds the spans that questions name in one schema."""

    def __init__(self, lexicon: Lexicon, roles: Roles) -> None:
        self.lexicon, self.roles = lexicon, roles
        self.timed = {
            table.name: [column for column in table.columns if column.kind in TIMED]
            for table in lexicon.schema.tables
        }

    def put(self, text: str) -> Put:
        """The question with its span, if it has one, as a mark."""
        for rule in _RULES:
            match = rule.search(text)
            if match is None:
                continue
            said = {name: value for name, value in match.groupdict().items() if value}
            if any(_CALENDAR.search(said[name]) for name in said if name not in ("number", "op", "unit")):
                return Put(text)  # "each day from January to March"
            span = self._span(said, match[0], text)
            if span is None:
                return Put(text, lost=match[0])
            self._learn(span)
            return Put(_with_mark(text, match, said), (span,))
        return Put(text)

    def _span(self, said: Mapping[str, str], whole: str, text: str) -> Span | None:
        first = next((said[name] for name in ("first", "first2", "first4") if name in said), "")
        last = next((said[name] for name in ("last", "last2", "last3", "last4") if name in said), "")
        owner = said.get("of") or said.get("lasts")
        found = list(self._lasting(owner) if owner else self._between(first, last, text))
        best = max((rank for rank, *_ in found), default=0)
        top = {(table, one, two) for rank, table, one, two in found if rank == best}
        if best <= 0 or len(top) != 1:
            return None
        table, one, two = next(iter(top))
        return Span(table, one, two, said["unit"].lower(), whole)

    def _between(self, first: str, last: str, text: str) -> Iterator[tuple[float, str, str, str]]:
        words, one, two = (_stems(part) for part in (text, first, last))
        for table, columns in self.timed.items():
            named = 0.5 if self.lexicon.called[table].stems <= words else 0.0
            for start, end in permutations(columns, 2):
                ranks = self._fits(start, one, table), self._fits(end, two, table)
                if ranks[1] > 0 and (ranks[0] > 0 or self._is_first(start, end, one, first)):
                    yield ranks[0] + ranks[1] + named, table, start.name, end.name

    def _lasting(self, owner: str) -> Iterator[tuple[float, str, str, str]]:
        """A thing that begins and ends: downtime, a visit."""
        said = _stems(owner)
        for table, columns in self.timed.items():
            called = self.lexicon.called[table].stems
            starts = [one for one in columns if _STARTS & self._words(one)]
            ends = [one for one in columns if _STOPS & self._words(one)]
            if called <= said and len(starts) == 1 and len(ends) == 1:
                yield 1.0, table, starts[0].name, ends[0].name

    def _words(self, column: Column) -> set[str]:
        words = spelled_out(parts_of(column.name))
        return {stem(word) for word in words} | {stem(one + two) for one, two in pairwise(words)}

    def _fits(self, column: Column, said: set[str], table: str) -> float:
        """How many words of a column were said; those of its table, which every column shares, count for little."""
        own = self._words(column) - _LEAN
        shared = self.lexicon.called[table].stems
        exact = own & said
        alike = {
            one
            for one in own - exact
            if any(same_root(one, other) or same_root(other, one) for other in said)
        }
        return sum(0.2 if one in shared else 1.0 for one in exact) + sum(
            0.1 if one in shared else 0.6 for one in alike
        )

    def _is_first(self, start: Column, end: Column, said: set[str], first: str) -> bool:
        """Where the beginning has no date that is called so: the date on which the row came to be."""
        others = [one for one in self.timed[start.table] if one is not end]
        begun = not first or bool(said & _FIRSTS) or self.lexicon.called[start.table].stems & said
        return bool(begun) and (
            (self.roles.made_at(start) and sum(map(self.roles.made_at, others)) == 1)
            or (others == [start] and not self.roles.is_of_later(start))
        )

    def _learn(self, span: Span) -> None:
        """The lexicon knows the computed column as one of its table's, though nobody can name it."""
        self.lexicon.columns[span.table, span.name] = Column(span.table, span.name, Kind.NUMBER, "")
        self.lexicon.named[span.table][span.name] = Named(("duration", f"{span.unit}s"))


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", text.lower())
    pairs = {stem(one + two) for one, two in pairwise(words)}
    return ({stem(word) for word in words} | pairs) - _LEAN


def _with_mark(text: str, match: re.Match[str], said: Mapping[str, str]) -> str:
    before, after, inside = text[: match.start()], text[match.end() :], match[0].lower()
    mark = MARK
    if "op" in said:
        op = "at most" if said["op"].lower() == "within" else said["op"]
        return f"{before}with {MARK} {op} {said['number']}{after}"
    if "on average" in inside or re.search(r"\bon average\b", before + after, re.IGNORECASE):
        before, after = (
            re.sub(r",?\s*\bon average\b,?", "", part, flags=re.IGNORECASE) for part in (before, after)
        )
        mark = f"average {MARK}"
    elif "of" in said and inside.startswith("how many"):
        mark = f"total {MARK}"
    lead = "What is the " if inside.startswith("how many") and not before.strip() else ""
    after = re.sub(rf"^ in {_UNIT}\b", "", after, flags=re.IGNORECASE)
    return f"{before}{lead}{mark}{after}"


def with_spans(items: Iterable[Item], spans: Iterable[Span]) -> tuple[Item, ...]:
    """Items with each mark as the name of its span."""
    left = list(spans)
    return tuple(_named(item, left.pop(0)) if item.said.lower() == MARK and left else item for item in items)


def _named(item: Item, span: Span) -> Item:
    link = Link(span.table, span.name, 1.0, numeric=True)
    ends = tuple(Value(span.table, name, (), whole=True, score=1.0) for name in (span.first, span.last))
    return replace(item, cue=Cue.REF, said=span.said, links=(link,), values=ends, stem="")


def computed(query: Query, spans: Iterable[Span]) -> Query:
    """The query with each span worked out from its two columns."""
    known = {(span.table, span.name): span for span in spans}
    return _worked_out(query, known) if known else query


def _worked_out(one: _T, known: Mapping[tuple[str, str], Span]) -> _T:
    if isinstance(one, Col) and (one.table, one.name) in known:
        span = known[one.table, one.name]
        length = Seconds(replace(one, name=span.first), replace(one, name=span.last))
        seconds = UNITS[span.unit]
        return cast("_T", length if seconds == 1 else Arith("/", length, Lit(seconds)))
    if isinstance(one, Missing) and (one.column.table, one.column.name) in known:
        last = known[one.column.table, one.column.name].last
        return cast("_T", replace(one, column=replace(one.column, name=last)))
    if isinstance(one, tuple):
        return cast("_T", tuple(_worked_out(part, known) for part in one))
    if is_dataclass(one) and not isinstance(one, type):
        changed = {each.name: _worked_out(getattr(one, each.name), known) for each in fields(one)}
        return cast("_T", replace(one, **changed))
    return one
