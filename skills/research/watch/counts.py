"""A count that a page names in place of another: told also where the weighing of all pages prefers a third one.

Which of several numbers stands in a cell may hang on other pages; what one page said and says now does not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from skills.research.compare.alike import stems_of
from skills.research.compare.figures import figures_in
from skills.research.facts import Fact, Measure, Voice
from skills.research.report import Cell, Other, Report
from skills.research.schema import Field, Kind
from skills.research.watch.looks import Looks, Said, source_of
from skills.research.watch.same import same

ALIKE = 0.5  # share of the stems of both sentences from which they count the same


def recounted(field: Field, was: Cell, now: Cell, looks: Looks) -> list[tuple[Said, Said]]:
    """What each page that was read twice counted, and what it counts now."""
    if field.kind is not Kind.NUMBER:
        return []
    old, new = _by_page(was, looks.before), _by_page(now, looks.after)
    pairs: list[tuple[Said, Said]] = []
    for page in old.keys() & new.keys() & looks.texts.keys():
        gone = [one for one in old[page] if not looks.stands_at(one, page)]
        came = [one for one in new[page] if looks.is_new((one.span,), now.field)]
        # of several that went and came nobody knows which became which
        if len(gone) == len(came) == 1 and _goes_on(field, gone[0], came[0]):
            pairs.append((Said((gone[0],)), Said((came[0],))))
    first = {(one.words, other.words): (one, other) for one, other in pairs}
    return list(first.values())


def _by_page(cell: Cell, report: Report) -> dict[str, list[Fact]]:
    """Each count of a cell once a page, also those that others say against it and those that it holds for older."""
    found: dict[str, list[Fact]] = {}
    for fact in _counts(cell):
        on_page = found.setdefault(source_of(report, fact.span).address, [])
        if all(fact.measure != one.measure for one in on_page):
            on_page.append(fact)
    return found


def _counts(cell: Cell) -> Iterator[Fact]:
    yield from (fact for fact in cell.facts if fact.measure and not fact.past and not fact.tagged)
    for other in (*cell.contradicted, *cell.before):
        if not other.past and not other.tagged:
            yield from _as_facts(cell, other)


def _as_facts(cell: Cell, other: Other) -> Iterator[Fact]:
    """What stands beside a cell, as facts by its own words."""
    figure = next(iter(figures_in(other.value)), None)
    if figure is None:
        return
    measure = Measure(figure.amount, figure.unit)
    for span in other.spans:
        yield Fact(cell.company, cell.field, other.value, span, Voice.OTHERS, 1.0, "", measure, other.about)


def _goes_on(field: Field, one: Fact, other: Fact) -> bool:
    """Whether a later count is another one of the same things."""
    if same(field, one, other) or (one.about and other.about and other.about < one.about):
        return False
    mine, theirs = (_things(fact.span.quote) for fact in (one, other))
    return bool(mine) and len(mine & theirs) >= ALIKE * len(mine | theirs)


def _things(quote: str) -> frozenset[str]:
    return stems_of(" ".join(word for word in quote.split() if not any(letter.isdigit() for letter in word)))


def without(left: Sequence[Said], told: Sequence[Said], field: Field) -> list[Said]:
    """Those of which nothing is told yet."""
    return [one for one in left if not any(same(field, _bare(one), _bare(other)) for other in told)]


def _bare(said: Said) -> Fact:
    return replace(said.best, of="")
