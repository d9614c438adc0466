"""The executive summary: at most 200 words, facts only with their quotes, then what the report itself lacks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from skills.language import Sentence, number, say, say_many
from skills.research.deliver.cited import Cited, Proof, cite
from skills.research.deliver.sentences import (
    against_us,
    differences,
    is_measured,
    kept,
    leader_sentence,
    phrases,
    turns,
)
from skills.research.deliver.sound import sound
from skills.research.extract.names.names import mentions
from skills.research.report import Report

MOST_WORDS = 200
MOST_LEADERS = 3  # before anything else has its turn
_WITHOUT_GAPS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")  # two such signs count as a word
_DOUBTS = 2  # of each kind


@dataclass(frozen=True)
class Part:
    """A heading with its sentences; `notes` speak of the report, not of companies, so that nothing is to be cited."""

    title: Sentence
    sentences: tuple[Cited, ...] = ()
    notes: tuple[str, ...] = ()
    first: bool = False  # before all others where there is no room for everything


@dataclass(frozen=True)
class Summary:
    """`left_out` counts sentences that their quotes do not hold."""

    parts: tuple[Part, ...]
    left_out: int = 0

    @property
    def words(self) -> int:
        texts = (text for part in self.parts for text in _texts(part))
        return sum(words_in(one) for one in texts)


def summary(report: Report, *, most_words: int = MOST_WORDS) -> Summary:
    """The most telling sentences that fit. Citations count as words, so that it stays as short when it is shown.

    Like every other delivery it tells only what its quotes hold: it is the same wherever it is shown."""
    checked, _ = sound(report)
    proof = Proof(checked)
    parts, lost = [], 0
    for part in _everything(checked):
        held, gone = kept(part.sentences, proof)
        parts.append(replace(part, sentences=held))
        lost += gone
    return Summary(tuple(_fitting(parts, most_words)), lost)


def words_in(text: str) -> int:
    return len(text.split()) + len(_WITHOUT_GAPS.findall(text)) // 2


def _texts(part: Part) -> Iterator[str]:
    yield part.title
    yield from part.notes
    for one in part.sentences:
        yield one.text + " [1]" * len(one.spans)


def _fitting(parts: Sequence[Part], most: int) -> Iterator[Part]:
    """What the report lacks first, for it must not be cut off; leaders; then one sentence of each part in turn."""
    left = most - sum(words_in(text) for part in parts for text in (*part.notes, part.title))
    queue = [(-1 if part.first else max(0, depth - MOST_LEADERS + 1) if at == 0 else depth, at, depth)
             for at, part in enumerate(parts) for depth in range(len(part.sentences))]  # fmt: skip
    taken: set[tuple[int, int]] = set()
    for _, at, depth in sorted(queue):
        one = parts[at].sentences[depth]
        needed = words_in(one.text + " [1]" * len(one.spans))
        if needed <= left:
            taken.add((at, depth))
            left -= needed
    for at, part in enumerate(parts):
        sentences = tuple(one for depth, one in enumerate(part.sentences) if (at, depth) in taken)
        if sentences or part.notes:
            yield replace(part, sentences=sentences)


def _everything(report: Report) -> Iterator[Part]:
    yield from _leaders(report)
    yield Part(say("Biggest differences"), tuple(differences(report)))
    yield Part(say("Edges"), tuple(_edges(report)))
    if report.us:
        yield Part(say("Our advantage"), tuple(against_us(report, ahead=True)))
        yield Part(say("Our gaps"), tuple(against_us(report, ahead=False)))
    doubts, lacks = tuple(_doubts(report)), tuple(_lacks(report))
    if doubts or lacks:
        yield Part(say("To be aware of"), doubts, notes=lacks, first=True)


def _leaders(report: Report) -> Iterator[Part]:
    """What two publishers say first, then what figures show; what is not proven is set apart."""
    ordered = sorted(report.leaders, key=lambda one: is_measured(report, one))
    proven = [leader_sentence(report, one) for one in ordered if one.proven]
    others = [leader_sentence(report, one) for one in ordered if not one.proven]
    yield Part(say("Leaders"), tuple(proven), notes=() if proven else (no_leader(),))
    if others:
        yield Part(say("Not proven"), tuple(others))


def no_leader() -> Sentence:
    return say("There is not enough evidence to name a leader.")


def _edges(report: Report) -> Iterator[Cited]:
    """One of each company in turn, so that nobody fills the summary alone."""
    rivals = [one for one in report.companies if one != report.us]
    by_company = [list(phrases(report, one, "edge", 2)) for one in rivals]
    for place in range(2):
        yield from (one[place] for one in by_company if place < len(one))


def _doubts(report: Report) -> Iterator[Cited]:
    """What became of a house, what is contradicted, with a quote from each side, and what is stale, with the newest."""
    yield from turns(report)
    labels = {one.name: one.label for one in report.fields}
    for cell in [one for one in report.cells if one.contradicted][:_DOUBTS]:
        yield cite(
            say(
                "{company}, {field}: sources contradict each other.",
                company=cell.company,
                field=labels[cell.field],
            ),
            (*cell.spans[:1], *cell.contradicted[0].spans[:1]),
        )
    for cell in [one for one in report.cells if one.found and one.stale and one.field != "date"][:_DOUBTS]:
        yield cite(
            say(
                "{company}, {field}: no newer evidence was found.",
                company=cell.company,
                field=labels[cell.field],
            ),
            cell.spans[:1],
        )


def _lacks(report: Report) -> Iterable[str]:
    if not report.companies:
        yield say(
            "No company was found: name those that you mean in the question, or on the command line with --company."
        )
    yield from (say("No page that was read names {name}.", name=one) for one in _unnamed(report))
    missing = [one for one in report.cells if not one.found]
    if missing:
        yield say("Not found: {n} of {total} cells.", n=number(len(missing)), total=number(len(report.cells)))
    if report.missed:
        yield say_many("{n} page could not be read.", "{n} pages could not be read.", len(report.missed))


def _unnamed(report: Report) -> Iterator[str]:
    """Companies of which nothing was found because no source so much as names them."""
    for name in report.companies:
        is_found = any(one.found for one in report.cells if one.company == name)
        if report.sources and not is_found and not any(mentions(one.text, (name,)) for one in report.sources):
            yield name
