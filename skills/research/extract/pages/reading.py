"""One page, statement by statement: what is said in it, of whom, and whether it is said at all."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from indexing.web.page import Block, BlockKind, WebPage
from skills.research.extract.labels.value import Finder, Value
from skills.research.extract.pages.buyer_cards import buyer_cards
from skills.research.extract.pages.buyer_rows import buyer_rows
from skills.research.extract.pages.counted import Counted, Known
from skills.research.extract.pages.itself import dates_of, names_of
from skills.research.extract.pages.one_page import OF_OTHERS, OnePage
from skills.research.extract.pages.own_lists import listed_goods
from skills.research.extract.pages.plan_cards import Card, free_plan, plan_cards
from skills.research.extract.pages.ranges import ranged
from skills.research.extract.pages.rows import Rows
from skills.research.extract.pages.sentences import Sentences
from skills.research.extract.pages.shop_pages import for_sale
from skills.research.extract.pages.tiles import tiles
from skills.research.extract.tagging.tagged import EachOnce
from skills.research.extract.whose.attribute import NAMED, Attribution, Subject
from skills.research.extract.whose.companies import Found
from skills.research.extract.words.hostile import hostile_in
from skills.research.extract.words.replies import is_misplaced
from skills.research.extract.words.statements import Statement
from skills.research.facts import Fact

__all__ = ["MOST_CHARACTERS", "OF_OTHERS", "Reading"]

MOST_CHARACTERS = 300_000  # of one page, as much as a book; what stands behind that is not read


class Reading(OnePage):
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
        super().__init__(source, page, found, finders, tagger)
        self.asked = asked
        self.hostile = hostile_in(source, page)

    def facts(self) -> Iterator[Fact]:
        if "company" in self.asked:
            yield from names_of(self.source, self.page, self.who)
        if "date" in self.asked:
            yield from dates_of(self.source, self.page, self.who)
        if not self.old:
            yield from self._laid_out()
        statements = list(self._readable())
        named = self.who.found.names.mentions(self.page.text[:MOST_CHARACTERS])
        if self.who.own or any(one.name for one in named):
            self.mark(statements)
        yield from listed_goods(self, statements)
        misplaced = frozenset(one.path for one in statements if len(one.path) > 1 and is_misplaced(one.text))
        rows, sentences = Rows(self), Sentences(self, misplaced)
        for number, statement in enumerate(statements):
            if statement.kind is BlockKind.CELL:
                yield from rows.row(statement)
            else:
                yield from sentences.read(statement, statements[number + 1 : number + 2])

    def _laid_out(self) -> Iterator[Fact]:
        """What a page of today says by the way in which its parts stand together."""
        if "product" in self.asked:
            yield from ranged(self.source, self.page, self.who)
            yield from for_sale(self.source, self.page, self.who)
        if "customers" in self.asked:
            yield from tiles(self.source, self.page, self.who)
            yield from buyer_cards(self.source, self.page, self.who)
            yield from buyer_rows(self.source, self.page, self.who)
        if "price" in self.asked:
            yield from self._free_plans()

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The plans that a house's own page sets beside each other with their prices."""
        return plan_cards(self.statements, self.terms.per) if self.who.own else ()

    def _free_plans(self) -> Iterator[Fact]:
        for card in self.cards:
            if card.free and self.who.own:
                subject = Subject(self.who.own, card.free.start, NAMED)
                yield self.fact(subject, "price", card.free, free_plan(card.name, card.free.text))

    def counted(self, known: Known) -> Iterator[Fact]:
        """What somebody else counted of what is known of the companies."""
        yield from Counted(self, known).read(list(self._readable()))

    def _readable(self) -> Iterator[Statement]:
        """Without what stands too far down, and without blocks that give orders."""
        orders = [(one.start, one.end) for one in self.hostile]
        for statement in self.statements:
            if statement.start >= MOST_CHARACTERS:
                return
            if not any(start < statement.end and statement.start < end for start, end in orders):
                yield statement

    def subject(self, statement: Statement, cell: Block | None, field: str, value: Value) -> Subject | None:
        """Whom a value of a statement is about, asked out of its order; None where that cannot be told."""
        told = (
            Rows(self).subject(statement, cell)
            if cell is not None
            else self._walked_to(statement, field, value)
        )
        return None if told is None or self.is_of_rival(told, field) else told

    def _walked_to(self, statement: Statement, field: str, value: Value) -> Subject | None:
        who = Attribution(self.page, self.who.found)
        for one in self.statements:
            named = who.see(one)
            if (one.start, one.end) == (statement.start, statement.end):
                return who.of(one, named, field, value)
            who.remember(one, named)
        return None
