"""A sentence with the quotes that prove it, and whether they do: what is not proven is not published.

A sentence is checked as it will be read, so that a slip in a template, in a translation or in a model's words is
caught here, whoever made it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from skills.research.compare.alike import plain
from skills.research.compare.dated import day_of_page, exactly, told_day
from skills.research.compare.figures import figures_in
from skills.research.compare.held import is_held
from skills.research.compare.turns import FATE
from skills.research.deliver.amounts import Amounts, numbers_hold, units_of
from skills.research.facts import Fact, Span
from skills.research.report import Report, Source

# what stands between the parts of a cell's value, besides the words of its quote
_BETWEEN = frozenset("from in total a an and to free".split())
_FREE = ("free", "kostenlos", "gratis", "gratuit", "無料", "免费")
# words that open a sentence and name nobody
_OPENING = frozenset(
    "a an the it its they their this that these those in on at by for from with while both all each only most many "
    "some no according as of since until more less over about after before when where und der die das "
    "le la les el los".split()
)
HEADS_WITHIN = 1_500  # characters before a quote in which the head of its table or list is looked for
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Cited:
    """`ours` are the words of `text` that come from our own fixed sentences, in plain letters; all others must stand
    in the quotes. None where a model or a person wrote it: then all names must. `internal`: it rests on our own
    documents, so that it is for colleagues alone."""

    text: str
    spans: tuple[Span, ...]
    ours: frozenset[str] | None = None
    internal: bool = False


def cite(text: str, spans: Iterable[Span], *, evidence: Iterable[str] = ()) -> Cited:
    """A sentence of ours in which the strings of `evidence` are from pages."""
    frame = str(text)
    for said in sorted({one for one in evidence if one}, key=len, reverse=True):
        frame = frame.replace(said, " ")
    return Cited(text, tuple(dict.fromkeys(spans)), frozenset(plain(frame).split()))


def publishable(sentence: Cited, report: Report) -> bool:
    """Whether every quote is exactly there, and every number, name, sum and day of the sentence stands in them."""
    return Proof(report).holds(sentence)


@dataclass(frozen=True)
class Known:
    """What a report says of one span: whose it is, the facts that rest on it, and the days that these are of.

    `beside`: it proves a value that does not stand in its cell, of which no fact is kept."""

    companies: frozenset[str]
    facts: tuple[Fact, ...]
    days: frozenset[date] = frozenset()
    beside: bool = False


class Proof:
    """A report's evidence by span; built once for many sentences."""

    def __init__(self, report: Report) -> None:
        self.sources = {one.id: one for one in report.sources}
        self.companies = tuple(sorted(report.companies, key=len, reverse=True))
        self.us = report.us
        self._known = _known(report)

    def holds(self, sentence: Cited) -> bool:
        if not sentence.spans or not all(self.is_verbatim(one) for one in sentence.spans):
            return False
        text = self._without_days(self._without_publishers(sentence), sentence.spans)
        named = list(mentions(text, self.companies))
        if not all(self._names(name, sentence.spans) for _, _, name in named):
            return False
        pieces = list(_pieces(text, named, sentence.spans, self))
        return all(numbers_hold(piece, self.amounts(spans), spans) for piece, spans in pieces) and (
            self._words_hold(text, named, sentence)
        )

    def is_verbatim(self, span: Span) -> bool:
        source = self.sources.get(span.source)
        return (
            source is not None
            and 0 <= span.start < span.end
            and bool(span.quote.strip())
            and source.text[span.start : span.end] == span.quote
        )

    def of(self, company: str, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Those that speak of this company."""
        return tuple(one for one in spans if company in self._about(one).companies)

    def is_internal(self, spans: Iterable[Span]) -> bool:
        return any(self.sources[one.source].internal for one in spans if one.source in self.sources)

    def amounts(self, spans: Iterable[Span]) -> Amounts:
        """What its facts measure; of a quote without any, all that its numbers may mean."""
        found: Amounts = set()
        for span in spans:
            facts = [fact for fact in self._about(span).facts if is_held(fact, self.sources)]
            words = " ".join(fact.value for fact in facts)
            words = f"{words} {span.quote}" if not facts or self._about(span).beside else words
            words = " ".join((words, *(fact.of for fact in facts)))
            found |= {(one, figure.unit) for figure in figures_in(words) for one in figure.readings}
            if not facts and any(one in plain(span.quote).split() for one in _FREE):
                found.add((Decimal(0), ""))
            for measure in (fact.measure for fact in facts if fact.measure):
                sums = (measure.amount, measure.highest)
                found |= {(one, measure.unit) for one in sums if one is not None}
        return found

    def _about(self, span: Span) -> Known:
        return self._known.get(span, Known(frozenset(), ()))

    def _names(self, company: str, spans: Sequence[Span]) -> bool:
        """Whether one of the quotes speaks of this company, on a page of its own or one that names it."""
        return any(_is_named(company, self.sources[one.source], self.us) for one in self.of(company, spans))

    def _without_publishers(self, sentence: Cited) -> str:
        """The text without who publishes its sources, for an address may hold numbers."""
        text = str(sentence.text)
        publishers = {self.sources[one.source].publisher for one in sentence.spans} - {""}
        for one in sorted(publishers, key=len, reverse=True):
            text = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", " ", text)
        return text

    def _without_days(self, text: str, spans: Sequence[Span]) -> str:
        """The text without the days that its evidence is of; any other day leaves numbers that nothing holds."""
        days = {exactly(one, [span], self.sources) for span in spans for one in self._about(span).days}
        for source in {one.source: self.sources[one.source] for one in spans}.values():
            days |= {source.fetched_at.date().isoformat(), day_of_page(source)} - {""}
        for said in sorted((str(told_day(one)) for one in days), key=len, reverse=True):
            text = re.sub(rf"(?<!\d){re.escape(said)}(?!\d)", " ", text)
        return text

    def _words_hold(self, text: str, named: Sequence[tuple[int, int, str]], sentence: Cited) -> bool:
        for start, end, _ in reversed(named):
            text = f"{text[:start]} {text[end:]}"
        facts = [fact for span in sentence.spans for fact in self._about(span).facts]
        beside = " ".join(fact.of for fact in facts if self._is_there(fact))
        # the plan of a price that stands beside is told by the head of its table alone
        alone = (span for span in sentence.spans if self._about(span).beside or not self._about(span).facts)
        near = " ".join(map(self._around, alone))
        held = plain(" ".join((*(one.quote for one in sentence.spans), beside, near)))
        free = (sentence.ours or frozenset()) | _BETWEEN | units_of(facts, sentence.spans)
        words, run_on = set(_WORD.findall(held)), held.replace(" ", "")
        told = _WORD.findall(plain(text if sentence.ours is not None else _names_in(text)))
        unproven = (one for one in told if one not in words and one not in free)
        return all(not one.isascii() and one in run_on for one in unproven)

    def _around(self, span: Span) -> str:
        """The heads and rows that a quote stands under, where nothing else tells what it is of."""
        text = self.sources[span.source].text
        return text[max(0, span.start - HEADS_WITHIN) : span.end]

    def _is_there(self, fact: Fact) -> bool:
        """Whether the plan or the round that a fact is of is named on its page at all."""
        source = self.sources.get(fact.span.source)
        return source is not None and plain(fact.of) in plain(source.text)


def mentions(text: str, companies: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where each company is named, in the text's order; `companies` with the longest first."""
    if not companies:
        return
    names = "|".join(re.escape(one) for one in companies)
    # a script without gaps between words has no other edge than the name's own
    for found in re.finditer(rf"(?<![A-Za-z0-9_])(?:{names})(?![A-Za-z0-9_])", text):
        yield found.start(), found.end(), found[0]


def _known(report: Report) -> dict[Span, Known]:
    owners: dict[Span, set[str]] = {}
    facts: dict[Span, list[Fact]] = {}
    dated: dict[Span, set[date]] = {}
    beside: set[Span] = set()
    names = sorted(report.companies, key=len, reverse=True)
    compared = (side for one in report.comparisons for side in (one.ours, one.theirs))
    for cell in (*report.cells, *compared):
        others = [(span, one.about) for one in (*cell.contradicted, *cell.before) for span in one.spans]
        beside |= {span for span, _ in others}
        for span in (*cell.spans, *(span for span, _ in others)):
            owners.setdefault(span, set()).add(cell.company)
        for fact in cell.facts:
            owners.setdefault(fact.span, set()).update(_owners(fact, names))
            facts.setdefault(fact.span, []).append(fact)
        for span, about in (*others, *((fact.span, fact.about) for fact in cell.facts)):
            if about:
                dated.setdefault(span, set()).add(about)
    for leader in report.leaders:
        for span in leader.spans:
            # a leader's quotes may be those of whom it leads
            owners.setdefault(span, {leader.company})
    return {
        span: Known(
            frozenset(owned),
            tuple(dict.fromkeys(facts.get(span, ()))),
            frozenset(dated.get(span, ())),
            span in beside,
        )
        for span, owned in owners.items()
    }


def _owners(fact: Fact, names: Sequence[str]) -> set[str]:
    """Of whom a fact speaks: who was merged with whom is said of both."""
    told = mentions(fact.span.quote, names) if fact.field == FATE else ()
    return {fact.company, *(name for _, _, name in told)}


def _is_named(company: str, source: Source, us: str) -> bool:
    if source.voice_of == company or (source.internal and company == us):
        return True
    wanted, words = plain(company), f" {plain(f'{source.title} {source.text}')} "
    return f" {wanted} " in words or (not wanted.isascii() and wanted in words)


def _pieces(
    text: str, named: Sequence[tuple[int, int, str]], spans: tuple[Span, ...], proof: Proof
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The text cut at the names in it: what follows a company is said of it, and of nobody else."""
    if not named:
        yield text, spans
        return
    yield text[: named[0][0]], spans
    ends = [start for start, _, _ in named[1:]] + [len(text)]
    for (_, after, company), end in zip(named, ends, strict=True):
        yield text[after:end], proof.of(company, spans)


def _names_in(text: str) -> str:
    """Words that may be names: those with a capital, but for small words at the start of a sentence."""
    names = []
    for found in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text):
        starts = not text[: found.start()].strip() or bool(re.search(r"[.!?:;]\s+$", text[: found.start()]))
        if found[0] != found[0].lower() and not (starts and found[0].lower() in _OPENING):
            names.append(found[0])
    return " ".join(names)
