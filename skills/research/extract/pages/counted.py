"""What others counted beside what a company says of itself: “It claims 2,600 clinics. The society arrived at 1,940.”

Such a sentence seldom names the company again, nor says what was counted; that stands in the sentence before it, whose
amount is known from elsewhere."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from indexing.web.page import BlockKind
from skills.research.compare.counted import without_count_was
from skills.research.compare.figures import near_kind
from skills.research.extract.amounts.normal import Found, money_in, numbers_in
from skills.research.extract.fields.money.funding import round_of
from skills.research.extract.labels.value import FIGURES, Said, Value
from skills.research.extract.pages.one_page import OnePage
from skills.research.extract.whose.attribute import Subject
from skills.research.extract.whose.companies import Company
from skills.research.extract.whose.strangers import is_strangers
from skills.research.extract.words.doubt import is_denied, is_hearsay, is_unsure, was_once
from skills.research.extract.words.phrases import clause_at
from skills.research.extract.words.statements import Statement
from skills.research.facts import Fact

SURE = 0.8
_NEAR = 2  # sentences between what a company says and what somebody counted
_LEAST, _MOST = Decimal("0.5"), Decimal(2)  # of the one to the other; what is farther off is something else
_COUNTED = re.compile(
    r"\b(?:count(?:s|ed|ing)?|census|tall(?:y|ies|ied)|registers?|registry|records?|filed|filing|form|notice|"
    r"accounts?|"
    r"annual report|report|invoices?|ledgers?|auditors?|ministry|authority|chamber|federation|association|society|"
    r"union|"
    r"found|finds|arrive[sd]? at|came to|stopped at|got to|went (?:through|down|over)|answered|puts|shows?|gives?|"
    r"speaks? of|lists?|"
    r"according to|by our|zähl\w*|kam\w*(?: [^.;,\d]{1,25}?)? auf|register\w*|laut|compt\w+|registre|recens\w+|"
    r"selon|cont[óo]\w*|registro|"
    r"según|telde\w*|volgens)\b",
    re.IGNORECASE,
)
_CUSTOMERS = re.compile(
    r"\s*(?:\w+ ){0,2}?(?:customers?|clients?|accounts|subscribers|users|kund\w+|klanten|clientes|clienti|abonnés|"
    r"contracts|subscriptions|licen[cs]es|verträge\w*|lizenzen|contrats|abonnements|contratos)\b",
    re.IGNORECASE,
)
# a price differs only where somebody has the bill: a list names many
_BILLED = re.compile(
    r"\b(?:invoices?|invoiced|bills?|billed|charged us|(?:we|I) (?:paid|were charged)|rechnung\w*|facturé?\w*|"
    r"factur\w+)\b",
    re.IGNORECASE,
)
# what a company says of itself, as others report it
_CLAIMED = re.compile(
    r"\b(?:web ?site|(?:home|front) page|site|claims?|boasts?|says|said|tells?|told|reports?|speaks? of|"
    r"announce[sd]?)\b",
    re.IGNORECASE,
)
_OWN_SITE = re.compile(
    r"\b(?:web ?site|(?:home|front) page|(?:its|their|[’']s) (?:own )?site)\b", re.IGNORECASE
)
_WORDS = re.compile(
    r"\s*(?P<words>(?!(?:in|on|at|for|by|from|to|as)\b)[^\W\d_][\w’'-]*(?: (?!of|in|that|who|which|from|to|"
    r"with|and)[^\W\d_][\w’'-]*){0,2})"
)
# only some of them, or others at another time: “1,900 clients in Europe”, “1,500 in 2021”, “400 of them left”
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|"
    r"März|Mai|"
    r"Juni|Juli|Oktober|Dezember)"
)
_PART = re.compile(
    rf"[^.;,]{{0,30}}?(?:\b(?:in|by) (?:(?:19|20)\d\d|(?-i:(?!{_MONTHS}\b)[A-Z]))|\b(?:of (?:them|these|those)|"
    rf"per|abroad|new|more|"
    r"fewer|left|"
    r"cancel\w*|renew\w*|joined|switched|out of)\b)",
    re.IGNORECASE,
)
# “a society of 2,000 users”
_OF_MEMBERS = re.compile(
    r"\b(?:society|association|union|federation|guild|group|network|panel|sample|community) of (?:\w+ )?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")

Known = Mapping[tuple[str, str], Sequence[Fact]]


def known_amounts(facts: Sequence[Fact]) -> Known:
    """What is said of each company in each field of amounts."""
    known: dict[tuple[str, str], list[Fact]] = {}
    for one in facts:
        if one.field in FIGURES and one.measure and not one.past:
            known.setdefault((one.company, one.field), []).append(one)
    return known


@dataclass(frozen=True)
class _Claim:
    """An amount that a sentence repeats of a company, and the words behind it."""

    company: Company
    fact: Fact
    nouns: frozenset[str]


class Counted:
    """Reads a page of somebody else once more, when the amounts of all companies are known."""

    def __init__(self, on: OnePage, known: Known) -> None:
        self.on = on
        self.known = known

    def read(self, statements: Sequence[Statement]) -> Iterator[Fact]:
        if self.on.who.own is not None:
            return
        told = [one for one in statements if one.kind is not BlockKind.CELL]
        for paragraph in _paragraphs(told, self.on.page.text):
            yield from self._paragraph(paragraph)

    def _paragraph(self, paragraph: Sequence[Statement]) -> Iterator[Fact]:
        above = self.on.who.under(paragraph[0])
        topic = above.company if above and above.sure else self.on.who.topic
        for number, one in enumerate(paragraph):
            named = {each.name for each in self.on.who.mentions(one)}
            if len(named) == 1:
                topic = self.on.who.company(named.pop()) or topic
            elif named:
                topic = None
            if topic is None:
                continue
            for claim in self._claims(one, topic):
                counted = _BILLED if claim.fact.field == "price" else _COUNTED
                for other in paragraph[number : number + _NEAR + 1]:
                    yield from self._against(claim, other, counted)
                for other in paragraph[max(0, number - _NEAR) : number]:
                    yield from self._against(claim, other, _CLAIMED)

    def _claims(self, statement: Statement, company: Company) -> Iterable[_Claim]:
        """Known amounts that the statement tells, each once however often it stands there or was found."""
        claims: dict[tuple[object, ...], _Claim] = {}
        for field in FIGURES:
            amounts = _amounts(field, statement.text)
            told = dict.fromkeys((one.measure.amount, _nouns(statement.text, one)) for one in amounts)
            for fact in dict.fromkeys(self.known.get((company.name, field), ())):
                for amount, nouns in told:
                    if fact.measure and fact.measure.amount == amount:
                        claims.setdefault((field, fact.of, fact.measure, nouns), _Claim(company, fact, nouns))
        return claims.values()

    def _against(self, claim: _Claim, statement: Statement, told: re.Pattern[str]) -> Iterator[Fact]:
        """Another amount of the same thing, in words of those who count or of those who claim."""
        text, fact = statement.text, claim.fact
        named = {each.name for each in self.on.who.mentions(statement)} - {claim.company.name}
        if named or is_hearsay(text, figures=True) or statement.struck or statement.quoted:
            return
        found = [
            one
            for one in _amounts(fact.field, text)
            if _is_rival(one, claim, text, told)
            and not self._is_known(one, fact)
            and not self._is_strangers(one, statement, fact.field)
        ]
        if len(found) != 1:
            return
        one = found[0]
        _, end = clause_at(text, one.start)
        day = self.on.page.published or self.on.page.fetched_at.date()
        if (
            is_unsure(text, one.start)
            or is_denied(text, one.start, whole=True)
            or was_once(without_count_was(text), one.start, day)
        ):
            return
        if told.search(text, 0, end):
            value = Value(one.start, one.end, one.measure, of=fact.of)
            told_of = self.on.fact(Subject(claim.company, 0, SURE), fact.field, statement, value)
            yield replace(told_of, past=False) if without_count_was(text) != text else told_of

    def _is_strangers(self, one: Found, statement: Statement, field: str) -> bool:
        named = self.on.who.mentions(statement)
        german = self.on.page.language == "de"
        return german and is_strangers(statement.text, named, field, one.start, is_list=False, german=True)

    def _is_known(self, one: Found, claimed: Fact) -> bool:
        """Whether it was found already: on this page, or as another plan's or round's."""
        return any(
            other.measure is not None
            and other.measure.amount == one.measure.amount
            and (other.of != claimed.of or other.span.source == self.on.source)
            for other in self.known[claimed.company, claimed.field]
        )


def _paragraphs(statements: Sequence[Statement], text: str) -> Iterator[list[Statement]]:
    """Sentences that stand in one block."""
    some = list(statements[:1])
    for last, one in pairwise(statements):
        if last.path != one.path or text[last.end : one.start].strip() or "\n" in text[last.end : one.start]:
            yield some
            some = []
        some.append(one)
    if some:
        yield some


@lru_cache(maxsize=512)
def _amounts(field: str, text: str) -> tuple[Found, ...]:
    """A sentence is held against every claim beside it, and read once."""
    if field != "customers":
        return tuple(money_in(text))
    return tuple(one for one in numbers_in(text) if not _YEAR.fullmatch(text, one.start, one.end))


def _nouns(text: str, one: Found) -> frozenset[str]:
    found = _WORDS.match(text, one.end)
    return frozenset(found["words"].casefold().split()) if found else frozenset()


def _is_rival(one: Found, claim: _Claim, text: str, told: re.Pattern[str]) -> bool:
    """Whether an amount is of the same thing and another one."""
    mine = claim.fact.measure
    if mine is None or not mine.amount or one.measure.amount == mine.amount:
        return False
    if not near_kind(mine, one.measure) or not _LEAST <= one.measure.amount / mine.amount <= _MOST:
        return False
    if claim.fact.field == "funding":
        named = round_of(Said(text), one)
        return not named or not claim.fact.of or named == claim.fact.of
    if claim.fact.field == "price":
        return True
    if _PART.match(text, one.end) or _OF_MEMBERS.search(text[: one.start]):
        return False
    nouns = _nouns(text, one)
    is_same = not nouns or not claim.nouns or bool(nouns & claim.nouns)
    return (
        is_same
        or bool(_CUSTOMERS.match(text, one.end))
        or (told is _CLAIMED and bool(_OWN_SITE.search(text)))
    )
