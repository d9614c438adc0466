"""One page, statement by statement: what is said in it, of whom, and whether it is said at all."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from indexing.tagging import NO_TAGGER
from indexing.web.page import Block, BlockKind, WebPage
from skills.research.extract.attribute import Attribution, Subject
from skills.research.extract.companies import Found
from skills.research.extract.doubt import (
    day_of,
    is_coming,
    is_denied,
    is_hearsay,
    is_old,
    is_over,
    is_unsure,
    was_once,
)
from skills.research.extract.fields.edge import is_common, tells_of_others
from skills.research.extract.fields.edge import points_back as points_back_in
from skills.research.extract.fields.funding import names_a_round
from skills.research.extract.fields.holders import is_of_another
from skills.research.extract.fields.itself import dates_of, names_of
from skills.research.extract.fields.labelled import whole
from skills.research.extract.fields.labels import asks
from skills.research.extract.fields.proof import is_confirmed, is_named, is_refused
from skills.research.extract.fields.value import FIGURES, Finder, Said, Value
from skills.research.extract.hostile import hostile_in
from skills.research.extract.names import Mention, same_name
from skills.research.extract.normal import per_in
from skills.research.extract.phrases import trimmed
from skills.research.extract.statements import MOST_CELLS, Statement, statements_of
from skills.research.extract.tagged import EachOnce, Tags, is_likely, tags_of, value_of, weighed, widened
from skills.research.extract.terms import currency_in, is_sum, terms_of, told_besides
from skills.research.facts import Fact, Span, Voice

# what customers and reviewers say proves what is liked and missed, never a vendor's own figures
OF_OTHERS = frozenset(("weakness", "proof", "edge"))
# a bare number in a cell says what its row or column is called
_NOUNS = {"customers": " customers"}
# what a row says of a certificate that nobody holds
_NOT_HELD = re.compile(
    r"\b(?:runners?-up|finalists?|shortlisted|nominated|nominee|(?:second|third) (?:place|prize)|expired|lapsed|"
    r"revoked|withdrawn|not renewed|none|not (?:yet|held)|requested|pending|planned|applied for|"
    r"in (?:progress|preparation)|abgelaufen|beantragt|geplant|expiré|en cours|prévu|caducado)\b",
    re.IGNORECASE,
)
MOST_CHARACTERS = 600_000  # of one page, as much as a long book; what stands behind that is not read
_LEAST_WORDS = 3  # of a heading that says something by itself


class Reading:
    """Facts of one page; `hostile` are blocks that give orders, from which none is taken."""

    def __init__(
        self,
        source: str,
        page: WebPage,
        found: Found,
        finders: Mapping[str, Finder],
        asked: Collection[str] = (),
        tagger: EachOnce | None = None,
    ) -> None:
        self.source = source
        self.page = page
        self.finders = finders
        self.asked = asked
        self.old = is_old(page)
        self.who = Attribution(page, found)
        self.hostile = hostile_in(source, page)
        self.terms = terms_of(page)
        self.tagger = tagger or EachOnce(NO_TAGGER)
        self.tags: Tags = {}
        self._named: set[str] = set()  # products that were named
        self._before: Statement | None = None
        self._below: Statement | None = None  # the words right below a heading

    def facts(self) -> Iterator[Fact]:
        if "company" in self.asked:
            yield from names_of(self.source, self.page, self.who)
        if "date" in self.asked:
            yield from dates_of(self.source, self.page, self.who)
        statements = list(self._readable())
        named = self.who.found.names.mentions(self.page.text[:MOST_CHARACTERS])
        if self.who.own or any(one.name for one in named):
            self.tags = tags_of(self.tagger, statements, own=self.who.own is not None)
        for number, statement in enumerate(statements):
            if statement.kind is BlockKind.CELL:
                yield from self._row(statement)
                continue
            self._below = _below(statement, statements[number + 1 : number + 2])
            if self._below and "proof" in self.finders:
                yield from self._named_proof(statement, self._below)
            if statement.kind is not BlockKind.HEADING or len(statement.text.split()) >= _LEAST_WORDS:
                yield from self._sentence(statement)

    def _named_proof(self, heading: Statement, below: Statement) -> Iterator[Fact]:
        """A certificate or a prize that is a heading's name, where the words below it say that it is held."""
        is_asked = bool(heading.path) and asks("proof", heading.path[-1])
        if not (is_asked or is_named(heading.text)) or not is_confirmed(below.text) or below.struck:
            return
        both = replace(heading, end=below.end)
        value = replace(whole(heading.text), sure=0.9)
        subject = self.who.of(both, self.who.see(both), "proof", value)
        if subject is not None:
            yield self.fact(subject, "proof", both, value)

    def _readable(self) -> Iterator[Statement]:
        """Without what stands too far down, and without blocks that give orders."""
        orders = [(one.start, one.end) for one in self.hostile]
        for statement in statements_of(self.page):
            if statement.start >= MOST_CHARACTERS:
                return
            if not any(start < statement.end and statement.start < end for start, end in orders):
                yield statement

    def _sentence(self, statement: Statement) -> Iterator[Fact]:
        named = self.who.see(statement)
        if self.who.is_of_nobody(statement, named):
            return
        text = statement.text
        alone = statement.kind is BlockKind.ITEM or (
            statement.kind is BlockKind.TEXT and len(text.split()) <= 6
        )
        said = Said(
            text, statement.path, own=self.who.own is not None, alone=alone, label=_label_above(statement)
        )
        if "product" in self.finders and not is_hearsay(text, figures=False) and not statement.quoted:
            yield from self._goods(statement, named)
        yield from self._told(statement, said, named)
        self.who.remember(statement, named)
        self._before = statement

    def _told(self, statement: Statement, said: Said, named: Sequence[Mention]) -> Iterator[Fact]:
        text = statement.text
        if is_coming(statement.path) or "©" in text:  # a footer's line names its house and says no more
            return
        points_back = points_back_in(text) or (said.own and tells_of_others(text))
        for field, finder in self.finders.items():
            if (statement.quoted and field not in OF_OTHERS) or is_hearsay(text, figures=field in FIGURES):
                continue
            if field == "proof" and self._below and is_refused(self._below.text):
                continue
            if field == "edge":
                if points_back and (told := list(self._edge_before(statement))):
                    yield from told
                    continue
                if is_common(text):
                    continue
            for value in self._values(finder, said, field, statement.start, statement.end):
                if self.is_doubted(text, field, value) or (
                    field == "proof" and is_of_another(text, self.page.text)
                ):
                    continue
                subject = self.who.of(statement, named, field, value)
                if (
                    subject is None
                    or self.is_of_rival(subject, field)
                    or _is_itself(value, field, subject, named)
                ):
                    continue
                yield self.fact(subject, field, statement, _without_name(value, subject))

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
        is_beside = not self.page.text[before.end : statement.start].strip()
        if (
            not is_beside
            or is_hearsay(before.text, figures=False)
            or is_denied(before.text, value.end, whole=True)
        ):
            return
        both = replace(before, end=statement.end)
        subject = self.who.of(both, self.who.see(both), "edge", value)
        if subject is not None and not is_unsure(before.text[: value.end], value.at):
            yield self.fact(subject, "edge", both, value)

    def _values(self, finder: Finder, said: Said, field: str, start: int, end: int) -> Iterator[Value]:
        """What patterns find, then what is tagged besides."""
        found = list(_found(finder, said, field))
        read = self.tags.get((start, end))
        tags = [one for one in read or () if one.label == field]
        for one in found:
            if (told := one if read is None else weighed(one, field, said, tags)) is not None:
                yield widened(told, field, said, tags)
        for tag in tags:
            is_new = not any(one.start < tag.end and tag.start < one.end for one in found)
            if is_new and is_likely(tag, said) and (value := value_of(tag, said)):
                yield replace(value, tagged=True)

    def _goods(self, statement: Statement, named: Sequence[Mention]) -> Iterator[Fact]:
        """A product whose name is known, where a page says it first."""
        goods = dict(self.who.found.goods)
        for one in named:
            words = self.page.text[statement.start + one.start : statement.start + one.end]
            if one.name and goods.get(words) == one.name and words not in self._named:
                self._named.add(words)
                company = next(each for each in self.who.found.companies if each.name == one.name)
                value = Value(one.start, one.end, sure=0.95)
                yield self.fact(Subject(company, one.end, 0.9), "product", statement, value)

    def is_of_rival(self, subject: Subject, field: str) -> bool:
        """What a company says of another one's figures, or of what that lacks, proves nothing."""
        return (
            (field in FIGURES or field == "weakness")
            and self.who.own is not None
            and subject.company != self.who.own
        )

    def subject(self, statement: Statement, cell: Block | None, field: str, value: Value) -> Subject | None:
        """Whom a value of a statement is about, asked out of its order; None where that cannot be told."""
        told = (
            self._of_cell(statement, cell) if cell is not None else self._walked_to(statement, field, value)
        )
        return None if told is None or self.is_of_rival(told, field) else told

    def _walked_to(self, statement: Statement, field: str, value: Value) -> Subject | None:
        who = Attribution(self.page, self.who.found)
        for one in statements_of(self.page):
            named = who.see(one)
            if (one.start, one.end) == (statement.start, statement.end):
                return who.of(one, named, field, value)
            who.remember(one, named)
        return None

    def is_doubted(self, text: str, field: str, value: Value) -> bool:
        if is_unsure(text, value.at, of_doing=value.tagged and field in ("edge", "weakness")):
            return True
        return value.affirms and is_denied(
            text, value.at, whole=field in FIGURES and text[: value.at].count(",") == 0
        )

    def _row(self, statement: Statement) -> Iterator[Fact]:
        """A row says something of the company that it, or the column of a cell, is called by; else of the page's."""
        yield from self._named_rows(statement)
        for number, cell in enumerate(statement.cells[:MOST_CELLS]):
            if number == 0 and len(statement.cells) > 1 and self._is_head(statement.cells):
                continue
            subject = self._of_cell(statement, cell)
            if subject is None:
                continue
            for field, value in self._in_cell(statement, cell):
                if self.is_of_rival(subject, field):
                    continue
                older = field in ("price", "customers") and self._is_older(cell, statement)
                told = replace(value, past=value.past or older)
                yield self.fact(subject, field, statement, told, cell=cell)

    def _named_rows(self, statement: Statement) -> Iterator[Fact]:
        """“B Corp | certified since June 2025”: the name and what says that it is held."""
        cells = statement.cells[:2]
        if len(cells) < 2 or "proof" not in self.finders or statement.quoted:
            return
        name, beside = (self.page.words(one).strip() for one in cells)
        is_asked = any(asks("proof", one) for one in (*statement.path[-1:], cells[1].column, cells[0].column) if one)
        if not (is_asked or is_named(name)) or not is_confirmed(beside) or not re.search(r"[^\W\d_]{2}", name):
            return
        subject = self._of_cell(statement, cells[1])
        if subject is not None:
            both = replace(statement, end=cells[1].end, cells=())
            yield self.fact(subject, "proof", both, Value(0, cells[0].end - statement.start, sure=0.9))

    def _is_older(self, cell: Block, statement: Statement) -> bool:
        return _is_older_column(cell, statement.cells[:MOST_CELLS], self.page.fetched_at.date())

    def _is_head(self, cells: Sequence[Block]) -> bool:
        """Whether the first cell of a row is what the others are about: a company, a plan, whatever a sum is asked for."""
        words = [self.page.words(one) for one in cells[:MOST_CELLS]]
        if not is_sum(words[0]) and any(map(is_sum, words[1:])):
            return True
        is_name = self.who.called(words[0]) is not None or not re.search(r"\d", words[0])
        return is_name and not cells[0].row

    def _of_cell(self, statement: Statement, cell: Block) -> Subject | None:
        for words in (cell.column, cell.row, self.page.words(statement.cells[0]), *reversed(statement.path)):
            if words and (found := self.who.called(words)) is not None:
                return found if found.sure else None
        if self.who.own:
            return Subject(self.who.own, 0, 0.8)
        return Subject(self.who.topic, 0, 0.7) if self.who.topic else None

    def _in_cell(self, statement: Statement, cell: Block) -> Iterator[tuple[str, Value]]:
        words = self.page.words(cell)
        if is_hearsay(words, figures=True):
            return
        label = " › ".join(one for one in (cell.row, cell.column) if one)
        labels = [one for one in (cell.row, cell.column) if one]
        beside = " · ".join(self.page.words(one) for one in statement.cells[:MOST_CELLS] if one is not cell)
        meant = told_besides(cell, statement.cells[:MOST_CELLS], self.page, self.terms)
        finders = self.finders
        if meant or is_sum(words):  # whatever its row is called, a sum is a figure
            finders = {name: one for name, one in self.finders.items() if name in FIGURES}
        for field, finder in finders.items():
            if statement.quoted and field not in OF_OTHERS:
                continue
            if field == "proof" and _NOT_HELD.search(beside):
                continue
            asked = any(asks(field, one) for one in labels)
            # a cell whose label asks for one field says nothing of another
            if not asked and any(
                asks(other, one) for other in finders if other != field for one in labels
            ):
                continue
            told = words + (_NOUNS.get(field, "") if asked else "") + (meant if field == "price" else "")
            said = Said(
                told,
                statement.path,
                _with_round(field, label, beside),
                own=self.who.own is not None,
                alone=True,
            )
            for value in self._values(finder, said, field, cell.start, cell.end):
                if is_unsure(told, value.at) or (value.affirms and is_denied(told, value.at)):
                    continue
                of = self._plan_of(value, statement, cell) if field == "price" else value.of
                yield field, replace(_within(value, len(words)), of=of)

    def _plan_of(self, value: Value, statement: Statement, cell: Block) -> str:
        """The plan that a price in a cell is for; its own row says that better than a heading above."""
        is_above = not value.of or value.of in statement.path[-1:]
        return (_plan_of(cell, self.who) if is_above else "") or value.of

    def fact(
        self, subject: Subject, field: str, statement: Statement, value: Value, *, cell: Block | None = None
    ) -> Fact:
        offset = cell.start - statement.start if cell else 0
        text = statement.text
        start, end = trimmed(text, value.start + offset, value.end + offset)
        struck = statement.struck or (cell is not None and cell.struck)
        today = self.page.modified or self.page.published or self.page.fetched_at.date()
        # what an audit found some time ago is told with its day, and so is a round of long ago
        is_dated = field == "weakness" or (field == "funding" and value.of not in ("", "total"))
        once = is_over(text) if is_dated else was_once(text, start, today)
        past = (
            self.old
            or struck
            or value.past
            or (once and field not in ("edge", "proof", "product", "segment"))
        )
        return Fact(
            company=subject.company.name,
            field=field,
            value=value.words or text[start:end],
            span=Span(self.source, statement.start, statement.end, text),
            voice=self._voice(subject, statement),
            sure=round(subject.sure * value.sure, 3),
            of=value.of if field in FIGURES else "",
            measure=value.measure,
            about=day_of(text, self.page),
            past=past,
            tagged=value.tagged,
        )

    def _voice(self, subject: Subject, statement: Statement) -> Voice:
        return Voice.ITSELF if self.who.own == subject.company and not statement.quoted else Voice.OTHERS


def _below(statement: Statement, following: Sequence[Statement]) -> Statement | None:
    """The sentence or item that follows a heading and stands below it."""
    is_head = statement.kind is BlockKind.HEADING
    return next(
        (
            one
            for one in following
            if is_head and one.kind in (BlockKind.TEXT, BlockKind.ITEM) and one.path[-1:] == (statement.text,)
        ),
        None,
    )


def _plan_of(cell: Block, who: Attribution) -> str:
    """The row or the column of a price that is neither a question nor a company is its plan."""
    for words in (cell.row, cell.column):
        bare = re.sub(r"\s+(?:plan|tier|tarif|paket)$", "", words.strip(), flags=re.IGNORECASE)
        is_name = (
            0 < len(bare.split()) <= 3
            and bare[:1].isupper()
            and not (asks("price", bare) or per_in(bare) or currency_in(bare))
        )
        named = who.called(words)
        is_product = (
            named is not None and named.sure > 0 and named.company == who.own and not who.is_its_own(bare)
        )
        if is_name and (named is None or is_product) and not re.search(r"\d", bare):
            return bare
    return ""


_LABELLED = re.compile(r"^\W*(?P<label>[^:：.;!?$€£\d]{3,40})[:：]\s+(?=\S)")


def _found(finder: Finder, said: Said, field: str) -> Iterator[Value]:
    """What a finder finds; of “Pros: fast and cheap” also behind the colon, as below such a label."""
    labelled = _LABELLED.match(said.text)
    if labelled and asks(field, labelled["label"]):
        at = labelled.end()
        rest = Said(said.text[at:], said.path, labelled["label"].strip(), said.own, alone=True)
        for one in finder(rest):
            yield replace(
                one, start=one.start + at, end=one.end + at, cue=one.cue + at if one.cue >= 0 else -1
            )
        return
    yield from finder(said)


def _is_itself(value: Value, field: str, subject: Subject, named: Sequence[Mention]) -> bool:
    """Whether a customer that is named is the company itself, as in an imprint."""
    is_name = field == "customers" and value.measure is None
    return is_name and any(
        one.name == subject.company.name and value.start <= one.start < value.end for one in named
    )


def _without_name(value: Value, subject: Subject) -> Value:
    """Of “Acme, planning platform” what Acme is, for its name says nothing of its product."""
    name, comma, what = value.words.partition(", ")
    if comma and same_name(name, subject.company.name):
        return replace(value, start=value.end - len(what), words="", sure=0.9)
    return value


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _is_older_column(cell: Block, cells: Sequence[Block], today: date) -> bool:
    """Whether a column bears a year and another a later one, or a past year and another the same words without it."""
    mine = max(_YEAR.findall(cell.column), default="")
    if not mine:
        return False
    others = [one.column for one in cells if one is not cell and one.column]
    if any(mine < year <= str(today.year) for one in others for year in _YEAR.findall(one)):
        return True
    words = set(re.findall(r"\w+", cell.column.casefold()))
    alike = any(len(words & set(re.findall(r"\w+", one.casefold()))) > 1 for one in others)
    return int(mine) < today.year and alike


def _with_round(field: str, label: str, beside: str) -> str:
    """What a cell is called by; the round of an amount may stand in another cell of its row."""
    needed = field == "funding" and not asks(field, label) and not names_a_round(label)
    return f"{label} › {beside}" if needed and names_a_round(beside) else label


def _label_above(statement: Statement) -> str:
    """The heading that an item or a lone figure answers."""
    return statement.path[-1] if statement.path else ""


def _within(value: Value, length: int) -> Value:
    """A value without what was set behind a cell's words to find it."""
    return replace(value, end=min(value.end, length))
