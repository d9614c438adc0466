"""Whose words a fact is, when they were true, and how many publishers say something for themselves."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from skills.research.compare.alike import plain
from skills.research.facts import Fact, Voice
from skills.research.report import Source

_END = re.compile(r"[.!?。！？](?=\s|$)|\n")
SAME_SENTENCE = 8  # words from which an equal sentence was copied, not written twice
_ITSELF = "its own words"
_MIDDLE = 7  # the month whose first day stands for a year
_MIDSUMMER = re.compile(r"\bju[lin]|\b0?7[./-]|[./-]0?7\b|\bQ[23]\b|quarter|half", re.IGNORECASE)


def root_of(source: Source, sources: Mapping[str, Source]) -> Source:
    """The source whose words these are."""
    seen = {source.id}
    while source.copy_of in sources and source.copy_of not in seen:
        source = sources[source.copy_of]
        seen.add(source.id)
    return source


def voice_of(fact: Fact, sources: Mapping[str, Source]) -> Voice:
    """A company's own release is its own words on whatever site it is repeated."""
    source = sources[fact.span.source]
    if source.internal:
        return Voice.OURS
    if fact.voice is Voice.ITSELF or root_of(source, sources).voice_of == fact.company:
        return Voice.ITSELF
    return Voice.OTHERS


def is_on_own_site(fact: Fact, sources: Mapping[str, Source]) -> bool:
    return sources[fact.span.source].voice_of == fact.company


def known_on(fact: Fact, sources: Mapping[str, Source]) -> date | None:
    """The day that a fact is known to hold on: as it says, or when its page was read if that is a live one of its own.

    None where somebody else's page bears no date: nobody knows when it was written."""
    source = sources[fact.span.source]
    is_live = source.internal or is_on_own_site(fact, sources)
    if is_live and (fact.about is None or _is_of_this_year(fact, source)):
        return source.published or source.fetched_at.date()
    return fact.about or source.published


def _is_of_this_year(fact: Fact, source: Source) -> bool:
    """Whether a page names no more of a fact's day than the year in which it was read, as in “612 clinics in 2026”.

    A year stands at its middle, which would make what a page says today older than what others said this autumn."""
    today = source.published or source.fetched_at.date()
    is_middle = fact.about == date(today.year, _MIDDLE, 1) and today >= date(today.year, _MIDDLE, 1)
    return is_middle and not _MIDSUMMER.search(fact.span.quote)


def holds_on(fact: Fact, sources: Mapping[str, Source]) -> date | None:
    """The last day on which a source says it: what is so since a year is so on the day of its page too."""
    if not is_since(fact):
        return known_on(fact, sources)
    source = sources[fact.span.source]
    page = source.fetched_at.date() if is_on_own_site(fact, sources) else source.published
    return max(filter(None, (fact.about, source.published or page)), default=None)


_SINCE = re.compile(
    r"\b(?:since|seit|depuis|desde|dal|sinds)\s+(?:[^\W\d_]+\.?\s+){0,2}(?:\d{1,2}\.?\s+[^\W\d_]+\s+)?((?:19|"
    r"20)\d\d)\b",
    re.IGNORECASE,
)


def is_since(fact: Fact) -> bool:
    """Whether a quote says that something is so from its day on: “certified since 2022”, and no number that was counted
    since then."""
    if fact.about is None or fact.measure is not None or fact.past:
        return False
    return any(int(found[1]) == fact.about.year for found in _SINCE.finditer(fact.span.quote))


# “According to Hallam Bray, Acme leads”: those are their words, on whatever page
_CITES = re.compile(
    r"\b(?:according to|as (?:found|measured|counted|reported) by|laut|nach angaben von|selon|d[’']après|según|secondo|"
    r"volgens|enligt|ifølge) (?:(?:the|der|die|dem|das|la|le|les|el|los|il|het|de) |l[’'])?"
    r"(?P<who>(?-i:[A-ZÀ-Þ])[\w’&-]+(?: (?-i:[A-ZÀ-Þ&])[\w’&-]*){0,3})",
    re.IGNORECASE,
)


# “Hallam Bray, whose study everybody quotes, finds that Acme leads”; “Testers found that …” names nobody
_UNNAMED = (
    r"(?:we|i|it|she|he|they|one|some|many|most|both|all|others|nobody|this|that|(?:[a-z]+ )?(?:testers?|users?|"
    r"readers?|customers?|clients?|buyers?|reviewers?|researchers?|analysts?|experts?|critics?|owners?|members?|"
    r"visitors?)|wir|sie|nous|ils|elles|on|nosotros)"
)
_FINDS = re.compile(
    rf"^\W*(?!{_UNNAMED} (?:also )?[a-zà-þ]+ (?:that|dass|que)\b)"
    r"(?P<who>(?-i:[A-ZÀ-Þ])[\w’&-]+(?: (?-i:[A-ZÀ-Þ&])[\w’&-]*){0,3})(?:, [^.;]{3,70},)? (?:also )?"
    r"(?:finds?|found|reports?|reported|concludes?|concluded|reckons?|states?|calculates?|stellt fest|berichtet|"
    r"constate|conclut|concluye) (?:that|dass|que)\b",
    re.IGNORECASE,
)


def independent_publishers(
    facts: Iterable[Fact], sources: Mapping[str, Source]
) -> tuple[tuple[str, ...], ...]:
    """Publishers that say it, those together that repeat each other's words: their number is how many say it."""
    groups = _Joined()
    for fact in facts:
        source = sources[fact.span.source]
        own = f"publisher {source.publisher or source.id}"
        groups.add(own)
        root = root_of(source, sources)
        groups.join(own, f"publisher {root.publisher or root.id}")
        if voice_of(fact, sources) is Voice.ITSELF:
            groups.join(own, _ITSELF)
        if cited := _CITES.search(fact.span.quote) or _FINDS.match(fact.span.quote):
            groups.join(own, f"publisher {_called(cited['who'], sources)}")
        sentence = sentence_around(fact, source.text)
        if len(sentence.split()) >= SAME_SENTENCE:
            groups.join(own, f"sentence {sentence}")
    said = {
        "publisher " + (source.publisher or source.id) for source in (sources[f.span.source] for f in facts)
    }
    return groups.within(said)


def _called(cited: str, sources: Mapping[str, Source]) -> str:
    """The publisher whom a page cites, by the name that it has among the sources if it is one of them."""
    known = sorted({source.publisher for source in sources.values()} - {""})
    return next((one for one in known if f"{plain(one)} ".startswith(f"{plain(cited)} ")), cited)


def sentence_around(fact: Fact, text: str) -> str:
    """The sentence that a quote stands in, in plain letters."""
    start, end = fact.span.start, fact.span.end
    begins = max(
        (found.end() for found in _END.finditer(text, max(0, start - 600), start)),
        default=max(0, start - 600),
    )
    ends = _END.search(text, max(start, end - 1), end + 600)
    return plain(text[begins : ends.start() if ends else end + 600])


class _Joined:
    """Sets that are joined whenever two of their members are."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def add(self, one: str) -> str:
        top = self._above.setdefault(one, one)
        while top != self._above[top]:
            top = self._above[top]
        return top

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.add(one), self.add(other)))
        self._above[second] = first

    def within(self, wanted: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        found: dict[str, list[str]] = {}
        for one in sorted(set(wanted)):
            found.setdefault(self.add(one), []).append(one.partition(" ")[2])
        return tuple(tuple(group) for group in found.values())
