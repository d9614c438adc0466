"""Two reports side by side: what a cell tells, whether a page still says it, and whether it is new there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from skills.research.compare.alike import folded_plan, numbers_of, plain, stems_of
from skills.research.compare.figures import figures_in, near_kind, told
from skills.research.facts import Fact, Measure, Span
from skills.research.report import Report, Source
from skills.research.watch.noise import is_noise, uncounted
from skills.research.watch.turned import is_of, is_turned, sentences_in, turning
from skills.research.watch.units import Unit, keyed

TELLING_WORDS = 4  # fewer words may stand anywhere
FAULT = "weakness"  # the field of what is missing or criticised
_STILL = 0.7  # share of a phrase's stems in one line of the page from which it still says so


@dataclass(frozen=True)
class Said:
    """One thing that a cell tells: a plan, a sum, a phrase."""

    facts: tuple[Fact, ...]

    @property
    def best(self) -> Fact:
        return self.facts[0]

    @property
    def words(self) -> str:
        fact = self.best
        value = told(fact.measure) if fact.measure and fact.measure.unit not in ("", "%") else fact.value
        return " ".join(part for part in (fact.of, value) if part)

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(dict.fromkeys(fact.span for fact in self.facts))

    @property
    def is_tagged(self) -> bool:
        """Whether no pattern found it: a tagger sees a change where only words did, so that nothing is told of it."""
        return all(fact.tagged for fact in self.facts)


@dataclass(frozen=True)
class Looks:
    """Both reports, and which addresses could be read the second time."""

    before: Report
    after: Report
    texts: Mapping[str, str]

    def still_says(self, said: Said) -> bool:
        """Whether any page that said it says it still, be it in other words, or cannot be asked."""
        addresses = {source_of(self.before, span).address for span in said.spans}
        readable = [self.texts[address] for address in addresses if address in self.texts]
        return len(readable) < len(addresses) or any(_stands_in(said.best, text) for text in readable)

    def stands_at(self, fact: Fact, address: str) -> bool:
        """Whether one page that could be read says it."""
        return _stands_in(fact, self.texts[address])

    def says_instead(self, said: Said) -> Span | None:
        """The new sentence of a page that says the opposite of what it said, such as that a certificate was withdrawn;
        None where it is silent."""
        old = {source.address: source.text for source in self.before.sources}
        pages = {source.address: source for source in self.after.sources}
        for span in said.spans:
            page = pages.get(source_of(self.before, span).address)
            if page is None or page.address not in self.texts:
                continue
            fault = said.best.field == FAULT
            for start, end in turning(said.best.value, span.quote, page.text, fault=fault):
                if not _has(old[page.address], page.text[start:end]):
                    return Span(page.id, start, end, page.text[start:end])
        return None

    def was_a_fault(self, said: Said) -> bool:
        """Whether it tells the end of a fault that its page, or any other one, told before."""
        quotes = [span.quote for span in said.spans if not is_turned(span.quote, "", fault=True)]
        return any(
            len(stems_of(sentence)) >= TELLING_WORDS - 1
            and is_of(quote, sentence)
            and is_turned(quote, sentence, fault=True)
            for quote in quotes
            for source in self.before.sources
            for sentence in (source.text[start:end] for start, end in sentences_in(source.text))
        )

    def took_its_place(self, one: Said, other: Said) -> bool:
        """Whether a page that said the one says the other instead; some other page may well say the one still."""
        mine, theirs = one.best, other.best
        if not (mine.measure and theirs.measure and same_plan(mine, theirs)):
            return False
        old = {source.address: source.text for source in self.before.sources}
        pages = {source_of(self.before, span).address for span in one.spans}
        pages &= {source_of(self.after, span).address for span in other.spans} & self.texts.keys()
        return near_kind(mine.measure, theirs.measure) and any(
            not _stands_in(mine, self.texts[page]) and not _stands_in(theirs, old[page]) for page in pages
        )

    def is_new(self, spans: Sequence[Span], field: str) -> bool:
        """Whether some page says it in words that neither it nor, where it was not read before, any other one had."""
        old = {source.address: source.text for source in self.before.sources}
        for span in spans:
            source = source_of(self.after, span)
            known = [old[source.address]] if source.address in old else list(old.values())
            words = _with_lead(span, source.text)
            if not any(_has(text, words) for text in known) and not _is_passing(field, words):
                return True
        return False


def _with_lead(span: Span, text: str) -> str:
    """A quote with what stands before it, as far as it takes to tell it from the same few words elsewhere."""
    start = text.rfind("\n", 0, span.start) + 1
    while start > 1 and len(plain(text[start : span.end]).split()) < TELLING_WORDS:
        start = text.rfind("\n", 0, start - 1) + 1
    return text[start : span.end]


def _has(text: str, words: str) -> bool:
    return f" {as_keys(words)} " in f" {as_keys(text)} "


@lru_cache(maxsize=500)
def as_keys(text: str) -> str:
    """Words and numbers as they are compared: a sign of a currency counts, a comma does not."""
    return " ".join(keyed(text))


def _is_passing(field: str, words: str) -> bool:
    """Whether it stands in an advert or the like; a weakness may well be somebody's quoted complaint."""
    return field != FAULT and is_noise(Unit(0, len(words), words.strip()))


def same_plan(one: Fact, other: Fact) -> bool:
    return folded_plan(one.of) == folded_plan(other.of) and (one.measure is None) == (other.measure is None)


def _stands_in(fact: Fact, text: str) -> bool:
    """Whether a text says it: in the same words, with its number by the same plan, or with most of its words."""
    quote = fact.span.quote
    if len(plain(quote).split()) >= TELLING_WORDS and _has(text, quote):
        return True
    lines = [line for line in text.splitlines() if line.strip()]
    if fact.measure:
        return any(
            _has_measure(fact.measure, line) and _is_of(fact, _heads(lines, at))
            for at, line in enumerate(lines)
        )
    words = uncounted(fact.value)
    wanted, numbers = stems_of(words), set(numbers_of(words))
    return any(
        len(wanted & stems_of(line)) >= _STILL * len(wanted) > 0
        and numbers <= set(numbers_of(line))
        and not _says_opposite(fact, line)
        for line in lines
    )


def _says_opposite(fact: Fact, line: str) -> bool:
    """Whether each sentence of a line that is about it turns it round."""
    about = [line[start:end] for start, end in sentences_in(line) if is_of(line[start:end], fact.value)]
    fault = fact.field == FAULT
    return bool(about) and all(is_turned(one, fact.span.quote, fault=fault) for one in about)


def _heads(lines: Sequence[str], at: int) -> str:
    """A line, with those before it where it is too short to say itself what it is of."""
    short = len(plain(lines[at]).split()) < TELLING_WORDS
    return " ".join(lines[max(0, at - 3) : at + 1]) if short else lines[at]


def _has_measure(measure: Measure, line: str) -> bool:
    return any(
        measure.amount in figure.readings and figure.unit == measure.unit for figure in figures_in(line)
    )


def _is_of(fact: Fact, near: str) -> bool:
    """Whether words nearby name the plan, or count the same things."""
    if fact.of:
        return folded_plan(fact.of) in plain(near)
    things = stems_of(_without_numbers(fact.span.quote))
    return bool(fact.measure and fact.measure.unit) or bool(things & stems_of(near))


def _without_numbers(words: str) -> str:
    return " ".join(word for word in words.split() if not any(letter.isdigit() for letter in word))


def source_of(report: Report, span: Span) -> Source:
    return report.source(span.source)
