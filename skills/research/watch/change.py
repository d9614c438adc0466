"""What changed between two reports, cell by cell: was, is and since when; never what only looks different.

A cell changes where new words say something else, where a plan or a phrase came, or where a page that can still be read
no longer says it. A page that cannot be read changes nothing."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import product

from indexing.web.page import Trouble, WebPage
from skills.research.compare.alike import plain
from skills.research.compare.claims import LEADER_FIELD, called_leaders
from skills.research.compare.claims import Kind as Title
from skills.research.compare.dated import named_in
from skills.research.compare.figures import amounts_in
from skills.research.facts import Fact, Span
from skills.research.report import Cell, Other, Report
from skills.research.schema import Field, Kind
from skills.research.watch.counts import recounted, without
from skills.research.watch.looks import FAULT, Looks, Said, as_keys, same_plan, source_of
from skills.research.watch.same import same

UNREADABLE = frozenset(Trouble) - {Trouble.NONE, Trouble.TOO_LARGE}


class ChangeKind(StrEnum):
    VALUE = "value"
    CAME = "came"
    WENT = "no longer says"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True)
class Changed:
    """`was` and `is_` are as cells tell them, empty for nothing; `since` is the day of the evidence, or of the look.

    Spans are of the report that each side was in, whose sources they name; `address` is where the evidence stands."""

    company: str
    field: str
    was: str
    is_: str
    since: date
    spans_before: tuple[Span, ...]
    spans_after: tuple[Span, ...]
    kind: ChangeKind
    address: str = ""

    @property
    def key(self) -> str:
        """Equal for changes that say the same, however they write it."""
        return f"{self.company}|{self.field}|{plain(self.was)}|{plain(self.is_)}"

    @property
    def back(self) -> str:
        """The key of the opposite change."""
        return f"{self.company}|{self.field}|{plain(self.is_)}|{plain(self.was)}"


def changes(
    before: Report, after: Report, pages: Sequence[WebPage] = (), *, unread: Collection[str] = ()
) -> tuple[Changed, ...]:
    """By cell, in the order of the later report. `pages` are those of the second look, which may be in trouble;
    `unread` are addresses that gave nothing."""
    lost = {page.url for page in pages if page.trouble in UNREADABLE} | set(unread)
    lost |= {one.address for one in after.missed}
    texts = {source.address: source.text for source in after.sources if source.address not in lost}
    # a page without facts is no source of the later report, but it was read
    texts = {page.url: page.text for page in pages if page.url not in lost} | texts
    looks = Looks(before, after, texts)
    fields = {field.name: field for field in before.fields}
    at = {(cell.company, cell.field): cell for cell in before.cells}
    of_cells = (
        change
        for cell in after.cells
        if cell.field in fields and cell.field != "date" and (cell.company, cell.field) in at
        for change in _of_cell(fields[cell.field], at[cell.company, cell.field], cell, looks)
        if plain(change.was) != plain(change.is_)
    )
    return (*of_cells, *_titles(looks))


def _titles(looks: Looks) -> Iterator[Changed]:
    """Who is called a leader now and was not, or the other way round; other words for the same title change nothing."""
    old, new = _called(looks.before), _called(looks.after)
    for (company, kind), now in new.items():
        if (
            (company, kind) not in old
            and company in looks.before.companies
            and looks.is_new(now.spans, LEADER_FIELD)
        ):
            yield _change(Cell(company, LEADER_FIELD), None, now, looks, ChangeKind.CAME)
    for (company, kind), was in old.items():
        readable = {source_of(looks.before, span).address for span in was.spans} <= set(looks.texts)
        if (company, kind) not in new and company in looks.after.companies and readable:
            yield _change(Cell(company, LEADER_FIELD), was, None, looks, ChangeKind.WENT)


def _called(report: Report) -> dict[tuple[str, Title], Said]:
    found: dict[tuple[str, Title], list[Fact]] = {}
    for one in called_leaders(report.companies, report.sources):
        found.setdefault((one.fact.company, one.kind), []).append(one.fact)
    return {key: Said(tuple(facts)) for key, facts in found.items()}


def _of_cell(field: Field, was: Cell, now: Cell, looks: Looks) -> Iterator[Changed]:
    old, new = _said(field, was), _said(field, now)
    gone = [
        one
        for one in old
        if not one.is_tagged and not any(same(field, one.best, other.best) for other in new)
    ]
    came = [
        one
        for one in new
        if not one.is_tagged and not any(same(field, one.best, other.best) for other in old)
    ]
    came = [one for one in came if looks.is_new(one.spans, now.field)]
    counted = recounted(field, was, now, looks)
    came = without(came, [other for _, other in counted], field)
    gone = without(gone, [one for one, _ in counted], field)
    for one, other in counted:
        yield _change(now, one, other, looks, ChangeKind.VALUE)
    gone = [one for one in gone if not looks.still_says(one) or _is_replaced(one, came, now)]
    yield from _ended(field, now, gone, came, looks)
    for one, other in _pairs(gone, came):
        gone.remove(one)
        came.remove(other)
        yield _change(now, one, other, looks, ChangeKind.VALUE)
    for one, other in _moved(old, new, gone, came, looks):
        yield _change(now, one, other, looks, ChangeKind.VALUE)
    yield from (_change(now, None, one, looks, ChangeKind.CAME) for one in came)
    yield from (_change(now, one, None, looks, ChangeKind.WENT) for one in gone if not looks.still_says(one))
    told = {span for _, other in counted for span in other.spans}
    yield from (one for one in _contradictions(was, now, looks) if not told & {*one.spans_after})


def _ended(field: Field, now: Cell, gone: list[Said], came: list[Said], looks: Looks) -> Iterator[Changed]:
    """What a page says the opposite of by now, with its new words; taken out of what is left.

    A fault that was mended is no new fault, also where the words that say so stand where faults do."""
    if field.kind is not Kind.WORDS:
        return
    for one in [one for one in gone if not looks.still_says(one)]:
        if instead := looks.says_instead(one):
            gone.remove(one)
            came[:] = [other for other in came if not _is_within(other, instead)]
            yield replace(_change(now, one, None, looks, ChangeKind.WENT), spans_after=(instead,))
    if field.name == FAULT:
        came[:] = [one for one in came if not looks.was_a_fault(one)]


def _is_within(said: Said, span: Span) -> bool:
    return any(
        one.source == span.source and one.start < span.end and span.start < one.end for one in said.spans
    )


def _said(field: Field, cell: Cell) -> list[Said]:
    """What a cell tells, each thing once with all that proves it."""
    found: list[list[Fact]] = []
    for fact in cell.facts:
        group = next((group for group in found if same(field, group[0], fact)), None)
        if group is None:
            found.append([fact])
        else:
            group.append(fact)
    return [Said(tuple(group)) for group in found]


def _pairs(gone: Sequence[Said], came: Sequence[Said]) -> list[tuple[Said, Said]]:
    """What went and what took its place: of the same plan or round, at the same price, or the only two."""
    pairs: list[tuple[Said, Said]] = []
    left = list(came)
    alone = len(gone) == len(came) == 1
    for fits in (same_plan, _renamed, lambda *_: alone):
        for one in gone:
            other = next((each for each in left if fits(one.best, each.best)), None)
            if other is not None and all(one is not done for done, _ in pairs):
                pairs.append((one, other))
                left.remove(other)
    return pairs


def _moved(
    old: Sequence[Said], new: Sequence[Said], gone: list[Said], came: list[Said], looks: Looks
) -> list[tuple[Said, Said]]:
    """What one page says instead of what another page says still, or said already; taken out of what is left."""
    pairs: list[tuple[Said, Said]] = []
    for one, other in product(old, new):
        is_open = (one in gone) is not (other in came) and not one.is_tagged and not other.is_tagged
        if is_open and looks.took_its_place(one, other):
            pairs.append((one, other))
            left, said = (gone, one) if one in gone else (came, other)
            left.remove(said)
    return pairs


def _renamed(one: Fact, other: Fact) -> bool:
    return bool(one.measure and other.measure) and one.measure == other.measure


def _is_replaced(one: Said, came: Sequence[Said], now: Cell) -> bool:
    """Whether the later report itself holds it for past: newer words took its place although an old page stands."""
    quotes = {as_keys(span.quote) for span in one.spans}
    over = any(as_keys(span.quote) in quotes for other in now.before for span in other.spans)
    amount = one.best.measure.amount if one.best.measure else None
    return bool(came) and (over or any(amount in amounts_in(other.value) for other in now.before))


def _contradictions(was: Cell, now: Cell, looks: Looks) -> Iterator[Changed]:
    """What others say against it since the last look, in words that were not there."""
    if not was.found or not now.found:
        return
    known = {plain(other.value) for other in was.contradicted} | {plain(was.value)}
    for other in now.contradicted:
        if not other.tagged and looks.is_new(other.spans, now.field) and plain(other.value) not in known:
            yield Changed(
                now.company,
                now.field,
                now.value,
                other.value,
                _since(other, looks.after),
                now.spans[:1],
                other.spans,
                ChangeKind.CONTRADICTED,
                source_of(looks.after, other.spans[0]).address,
            )


def _since(other: Other, after: Report) -> date:
    return other.about or after.made_at.date()


def _change(cell: Cell, was: Said | None, now: Said | None, looks: Looks, kind: ChangeKind) -> Changed:
    spoken = looks.after if now else looks.before
    span = next(one.spans[0] for one in (now, was) if one)
    return Changed(
        cell.company,
        cell.field,
        was.words if was else "",
        now.words if now else "",
        _began(was, now, looks),
        was.spans if was else (),
        now.spans if now else (),
        kind,
        source_of(spoken, span).address,
    )


def _began(was: Said | None, now: Said | None, looks: Looks) -> date:
    """The day that the new evidence names, if that is later than what the old one named; else the day of the look.

    A day before the last look, when it was not there yet, must stand in the evidence itself."""
    today, last = looks.after.made_at.date(), looks.before.made_at.date()
    new = [
        fact.about
        for fact in (now.facts if now else ())
        if fact.about and fact.about <= today and (fact.about >= last or _names_day(fact))
    ]
    old = max((fact.about for fact in was.facts if fact.about), default=date.min) if was else date.min
    return min((day for day in new if day > old), default=today)


def _names_day(fact: Fact) -> bool:
    """Whether a quote names the day that it is of; a year or a quarter stands for its first or middle day."""
    if fact.about is None:
        return False
    named = named_in(fact.about, fact.span.quote)
    return bool(named) and (len(named) > len("2026") or (fact.about.day, fact.about.month % 3) == (1, 1))
