"""Sentences, items and headings of a page: what is said in each, of whom, and whether it is said at all."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from indexing.web.page import BlockKind
from skills.research.extract.fields.edges.edge import points_back as points_back_in
from skills.research.extract.fields.edges.shared import tells_of_others
from skills.research.extract.fields.faults.no_fault import keeps_private
from skills.research.extract.fields.proofs.holders import (
    is_held_by_another,
    is_of_another,
    is_won_by_another,
)
from skills.research.extract.fields.proofs.no_proof import is_no_proof
from skills.research.extract.fields.proofs.prizes import is_confirmed, is_named, is_won
from skills.research.extract.fields.proofs.surveys import share_of_survey
from skills.research.extract.labels.labelled import whole
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.plans import thing_in
from skills.research.extract.labels.value import FIGURES, Said, Value
from skills.research.extract.names.names import Mention, same_name
from skills.research.extract.pages.around import Around
from skills.research.extract.pages.one_page import OF_OTHERS, OnePage
from skills.research.extract.pages.stories import AT_ONCE, Stories
from skills.research.extract.pages.turns import turns_in
from skills.research.extract.whose.attribute import NAMED, Subject
from skills.research.extract.whose.kin import Kin
from skills.research.extract.words.doubt import is_denied, is_hearsay, is_unsure
from skills.research.extract.words.in_passing import is_in_passing
from skills.research.extract.words.loose_ends import end_of_own_half
from skills.research.extract.words.phrases import is_numbered
from skills.research.extract.words.replies import (
    is_answered_no,
)
from skills.research.extract.words.statements import Statement, below
from skills.research.facts import Fact

_MOST_ALONE, _MOST_OF_CARD = 6, 14  # words of a paragraph that need be no sentence
_NO_IS_SAID = (
    0.45  # to a question that few may ask: what is missing or criticised in so many words stands before it
)
_ROUND_ALONE = re.compile(r"(?:Our )?(?P<round>(?:Pre-)?[Ss]eed|[Ss]eries [A-H])(?: [Rr]ound)?\s?[.:–—]?")
_LEAST_WORDS = 3  # of a heading that says something by itself


class Sentences:
    """Read in their order: a sentence may say something of the one before it; below headings that are `misplaced`
    somebody speaks of another thing."""

    def __init__(self, on: OnePage, misplaced: Collection[tuple[str, ...]] = ()) -> None:
        self.on = on
        self._misplaced = misplaced
        self._named: set[str] = set()  # products that were named
        self._before: Statement | None = None
        self._below: Statement | None = None  # the words right below a heading
        self._next = ""  # the sentence behind, in the same place
        self._kin = Kin(on.who)
        self._stories = Stories(on)
        self._leading = {
            one.start
            for head, one in pairwise(on.page.blocks)
            if head.kind is BlockKind.HEADING and len(one.path) == len(head.path) + 1
        }
        self._whole = {(one.kind, one.start, one.end) for one in on.page.blocks}

    def read(self, statement: Statement, following: Sequence[Statement]) -> Iterator[Fact]:
        """Facts of one statement; `following` is the next one, if there is any."""
        self._below = below(statement, following)
        self._next = next((one.text for one in following if self._is_beside(statement, one)), "")
        if self._below and "proof" in self.on.finders:
            yield from self._named_proof(statement, self._below)
        if "weakness" in self.on.finders:
            yield from self._answered_no(statement, following)
        if statement.kind is not BlockKind.HEADING or len(statement.text.split()) >= _LEAST_WORDS:
            yield from self._sentence(statement)

    def _named_proof(self, heading: Statement, below: Statement) -> Iterator[Fact]:
        """A certificate or a prize that is a heading's name, where the words below it say that it is held."""
        is_asked = bool(heading.path) and asks("proof", heading.path[-1])
        if (
            not (is_asked or is_named(heading.text) or is_won(heading.text, below.text))
            or not is_confirmed(below.text)
            or below.struck
            or is_no_proof(heading.text)
        ):
            return
        both = replace(heading, end=below.end)
        value = replace(whole(heading.text), sure=0.9)
        subject = self.on.who.of(both, self.on.who.see(both), "proof", value)
        if subject is not None:
            yield self.on.fact(subject, "proof", both, value)

    def _answered_no(self, asked: Statement, following: Sequence[Statement]) -> Iterator[Fact]:
        """“Is there a version in Spanish? There isn't.”: both prove what a house's own page says it has not."""
        if not self.on.who.own:
            return
        below = self._below.text if self._below else self._next or self._in_next_block(asked, following)
        if keeps_private(below) or not is_answered_no(asked.text, below):
            return
        both = replace(asked, end=following[0].end)
        # with its mark the question would end the sentence that tells of it
        words = f"{asked.text.rstrip(' ?')} – {below.rstrip(' .!')}"
        value = Value(0, len(both.text), sure=_NO_IS_SAID, words=words, affirms=False)
        subject = self.on.who.of(both, self.on.who.see(both), "weakness", value)
        if subject is not None and not self.on.is_of_rival(subject, "weakness"):
            yield self.on.fact(subject, "weakness", both, value)

    def _in_next_block(self, asked: Statement, following: Sequence[Statement]) -> str:
        """The answer to a question that is a paragraph of its own, as where it is printed bold and is no heading."""
        is_whole = (asked.kind, asked.start, asked.end) in self._whole
        answer = next(
            (one for one in following if one.path == asked.path and one.kind is BlockKind.TEXT), None
        )
        return answer.text if answer and is_whole and asked.text.endswith("?") else ""

    def _sentence(self, statement: Statement) -> Iterator[Fact]:
        named = self.on.who.see(statement)
        if self._kin.has(statement) or self.on.who.is_of_nobody(statement, named):
            self.on.who.pass_over(statement)
            return
        text = statement.text
        alone = statement.kind is BlockKind.ITEM or (
            statement.kind is BlockKind.TEXT
            and len(text.split()) <= (_MOST_OF_CARD if is_numbered(text) else _MOST_ALONE)
        )
        said = Said(
            text,
            statement.path,
            statement.label,
            self.on.who.own is not None,
            alone,
            heading=self._below is not None,
            leads=self._leads(statement),
        )
        if "product" in self.on.finders and not is_hearsay(text, figures=False) and not statement.quoted:
            yield from self._goods(statement, named)
        yield from self._told(statement, said, named)
        self.on.who.remember(statement, named)
        self._before = statement

    def _told(self, statement: Statement, said: Said, named: Sequence[Mention]) -> Iterator[Fact]:
        text = statement.text
        around = Around(self.on, self._stories, statement, self._before, self._below, self._next)
        if statement.path in self._misplaced or around.is_beside_the_point(named):
            return
        for field in self.on.finders:
            if (statement.quoted and field not in OF_OTHERS) or is_hearsay(text, figures=field in FIGURES):
                continue
            if field == "edge" and self._points_back(said) and (edges := list(self._edge_before(statement))):
                yield from edges
            elif not around.says_nothing_of(field):
                yield from self._of_field(field, statement, said, named)
        if "proof" in self.on.finders:
            yield from self._share_of_survey(statement, named)
        yield from turns_in(self.on, statement, named)

    def _leads(self, statement: Statement) -> bool:
        """Whether it is the first sentence right below a heading."""
        return statement.start in self._leading

    def _points_back(self, said: Said) -> bool:
        return points_back_in(said.text) or (said.own and tells_of_others(said.text))

    def _is_beside(self, statement: Statement, following: Statement) -> bool:
        """Whether it goes on in the same paragraph: what another item or another reviewer says takes nothing back."""
        between = self.on.page.text[statement.end : following.start]
        return following.path == statement.path and not between.strip() and "\n" not in between

    def _is_of_another(self, text: str, named: Sequence[Mention]) -> bool:
        """Whether a sentence tells what somebody else holds, or a line that names none of the houses what he won."""
        if is_of_another(text, self.on.page.text, known=any(one.name for one in named)):
            return True
        return self.on.who.own is None and not named and is_won_by_another(text)

    def _of_field(
        self, field: str, statement: Statement, said: Said, named: Sequence[Mention]
    ) -> Iterator[Fact]:
        finder = self.on.finders[field]
        for value in self.on.values(finder, said, field, statement.start, statement.end):
            if self.on.is_doubted(statement.text, field, value):
                continue
            if value.measure and self._is_figure_of_another(field, statement, value, named):
                continue
            # only where there is something to prove: the page is searched for who holds it
            if field == "proof" and self._is_of_another(statement.text, named):
                return
            if field == "proof" and is_held_by_another(statement.text, value.at, _places(named)):
                continue
            subject = self.on.who.of(statement, named, field, value)
            if subject is None or self.on.is_of_rival(subject, field):
                continue
            if not (_names_a_house(value, field, named) or _bought_another(value, field, named, subject)):
                whole = self._with_round(statement, field, value)
                own = _own_half(statement.text, field, _without_name(whole, subject), named, subject)
                named_thing = self._with_thing(statement.text, field, own, named)
                yield self.on.fact(subject, field, statement, named_thing)

    def _is_figure_of_another(
        self, field: str, statement: Statement, value: Value, named: Sequence[Mention]
    ) -> bool:
        """Whether so many, or so much money, is a customer's whose story is told, or of somebody named in passing."""
        if field not in ("customers", "funding"):
            return False
        if self._stories.is_of_its_hero(statement):
            return True
        return is_in_passing(statement.text, value.start, field, _places(named))

    def _with_round(self, statement: Statement, field: str, value: Value) -> Value:
        """“Series A. Acme Ventures leads a round of £5.5 million.”: the round stands alone before its sum."""
        before = self._before
        if field != "funding" or value.of or value.measure is None or before is None:
            return value
        is_beside = not self.on.page.text[before.end : statement.start].strip()
        alone = _ROUND_ALONE.fullmatch(before.text.strip()) if is_beside else None
        return replace(value, of=alone["round"]) if alone else value

    def _with_thing(self, text: str, field: str, value: Value, named: Sequence[Mention]) -> Value:
        """A price on a house's own page with the name of the thing that its sentence begins with."""
        is_open = field == "price" and not value.of and value.measure and self.on.who.own
        thing = thing_in(text, value.start, self.on.page.text) if is_open else ""
        is_house = any(
            same_name(one.name, text[one.start : one.end]) for one in named if one.start <= AT_ONCE
        )
        return replace(value, of=thing) if thing and not is_house else value

    def _edge_before(self, statement: Statement) -> Iterator[Fact]:
        """“It reads the bed board. No other roster does that.”: both sentences prove the first."""
        before = self._before
        if (
            before is None
            or before.path != statement.path
            or before.quoted
            or before.struck
            or statement.struck
        ):
            return
        value = whole(before.text)
        is_beside = not self.on.page.text[before.end : statement.start].strip()
        if (
            not is_beside
            or is_hearsay(before.text, figures=False)
            or is_denied(before.text, value.end, whole=True)
        ):
            return
        both = replace(before, end=statement.end)
        subject = self.on.who.of(both, self.on.who.see(both), "edge", value)
        if subject is not None and not is_unsure(before.text[: value.end], value.at):
            yield self.on.fact(subject, "edge", both, value)

    def _share_of_survey(self, statement: Statement, named: Sequence[Mention]) -> Iterator[Fact]:
        """“93% would buy Acme again. For Bolt it was 88%.”: both sentences prove the second."""
        before = self._before
        if before is None or before.path != statement.path or before.struck or before.quoted:
            return
        words = share_of_survey(statement.text, before.text)
        companies = {one.name for one in named if one.name}
        company = self.on.who.company(companies.pop()) if len(companies) == 1 else None
        if words and company:
            both = replace(before, end=statement.end)
            value = Value(0, len(both.text), sure=0.85, words=words)
            yield self.on.fact(Subject(company, 0, NAMED), "proof", both, value)

    def _goods(self, statement: Statement, named: Sequence[Mention]) -> Iterator[Fact]:
        """A product whose name is known, where a page says it first."""
        goods = dict(self.on.who.found.goods)
        for one in named:
            words = self.on.page.text[statement.start + one.start : statement.start + one.end]
            if one.name and goods.get(words) == one.name and words not in self._named:
                self._named.add(words)
                company = next(each for each in self.on.who.found.companies if each.name == one.name)
                value = Value(one.start, one.end, sure=0.95)
                fact = self.on.fact(Subject(company, one.end, 0.9), "product", statement, value)
                # what happened to it on some day says nothing of the day since when it is sold; a day to come does
                is_coming = fact.about is not None and fact.about > self.on.page.fetched_at.date()
                yield fact if is_coming or fact.past else replace(fact, about=None)


def _places(named: Sequence[Mention]) -> list[tuple[int, int]]:
    """Where those stand who are known."""
    return [(one.start, one.end) for one in named if one.name]


def _names_a_house(value: Value, field: str, named: Sequence[Mention]) -> bool:
    """Whether a customer that is named is one of those compared: the company itself, as in an imprint, or a rival; or
    those for whom it is begin with a house's name, as in “Acme leads”."""
    if field == "segment":
        return any(one.start == value.start for one in named)
    is_name = field == "customers" and value.measure is None
    return is_name and any(one.name and value.start <= one.start < value.end for one in named)


def _own_half(text: str, field: str, value: Value, named: Sequence[Mention], subject: Subject) -> Value:
    """Without what is said of another house in the same sentence."""
    if field not in OF_OTHERS or value.words:
        return value
    others = [(one.start, one.end) for one in named if one.name and one.name != subject.company.name]
    return replace(value, end=end_of_own_half(text, value.start, value.end, others))


def _bought_another(value: Value, field: str, named: Sequence[Mention], subject: Subject) -> bool:
    """Whether the company is whoever bought somebody: “Alderly was bought by Acme”."""
    is_sale = field == "funding" and value.measure is None
    return is_sale and any(
        one.name == subject.company.name and value.start <= one.start < value.end for one in named
    )


def _without_name(value: Value, subject: Subject) -> Value:
    """Of “Acme, planning platform” what Acme is, for its name says nothing of its product."""
    name, comma, what = value.words.partition(", ")
    if comma and same_name(name, subject.company.name):
        return replace(value, start=value.end - len(what), words="", sure=0.9)
    return value
