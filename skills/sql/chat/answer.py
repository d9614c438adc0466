"""How a draft, a question back and a decline read in a chat.

A reading may hold values of the database, so it stands where nothing is read as markup."""

from dataclasses import dataclass

from skills.confidence.said import against
from skills.databases import Card
from skills.language import Sentence, joined, listed, number, say, say_many
from skills.messages import Block, Choices, File, Footer, Form, Lines, Reply, Verbatim
from skills.sql.chat.readers import alone
from skills.sql.database import Estimate
from skills.sql.desk import Drafted
from skills.sql.guard.reading import NAMES
from skills.sql.schema import Dialect

LONGEST_SHOWN = 1_500  # characters of a query; a longer one comes as a file
LONGEST_IN_BUTTON = 1_200  # characters of a question


@dataclass(frozen=True)
class Shown:
    """A query that may be run, with its buttons. `edited_by` wrote it, which then nobody vouches for.

    `verifiable`: whoever asked may say that it is right; `private`: others who read along may not see it."""

    id: str
    card: Card
    sql: str
    reading: str
    tables: tuple[str, ...]
    estimate: Estimate | None
    assumptions: tuple[str, ...] = ()
    sure: Drafted | None = None
    edited_by: str = ""
    verifiable: bool = False
    private: bool = False
    down: tuple[str, ...] = ()

    declined = False

    def to_reply(self) -> Reply:
        is_long = len(self.sql) > LONGEST_SHOWN
        query: Block = File(f"query-{self.id}.sql", self.sql) if is_long else Verbatim(self.sql)
        assumed = tuple(say("Assumed: {what}", what=one) for one in self.assumptions)
        facts = (
            alone(self.card.name) if self.private else "",
            *assumed,
            say("Tables: {tables}", tables=listed(self.tables)) if self.tables else "",
            cost_said(self.estimate),
        )
        blocks: tuple[Block, ...] = (
            query,
            Lines(tuple(one for one in facts if one)),
            *self._buttons(),
            Footer(self._small_print()),
        )
        return Reply(self._head(), blocks, private=self.private)

    def _head(self) -> str:
        if self.edited_by:
            return say("Edited by {person}; I do not know what it shows.", person=self.edited_by)
        return self.reading

    def _buttons(self) -> tuple[Block, ...]:
        given = (("draft", self.id),)
        verify = Choices("", (f"verify {self.id}",), (say("Save as verified"),))
        return (
            Choices("", (f"run {self.id}",), (say("Run"),)),
            Form(say("Edit"), "edit", given, (("sql", self.sql),)),
            Form(say("Wrong"), "wrong", given),
            *((verify,) if self.verifiable else ()),
        )

    def _small_print(self) -> Sentence:
        note = self.sure.note if self.sure and not self.sure.draft.is_verified else ""
        parts = (source(self.card), self._sure(), say("nothing was run"), note, not_asked(self.down))
        return joined(parts, " · ")

    def _sure(self) -> Sentence:
        if self.sure is None:
            return say("I claim no confidence in it")
        return say("verified by a person") if self.sure.draft.is_verified else confidence_said(self.sure)


@dataclass(frozen=True)
class Declined:
    """No query. `question` is the id under which it is kept, for a person; empty where none is."""

    card: Card
    reason: str
    sure: Drafted | None
    asked: str
    question: str = ""
    private: bool = False
    down: tuple[str, ...] = ()

    declined = True

    def to_reply(self) -> Reply:
        analysts = self.card.analysts
        who = say("Who knows this database: {people}.", people=listed(analysts)) if analysts else ""
        told = tuple(one for one in (who, alone(self.card.name) if self.private else "") if one)
        person = ((f"person {self.question}", say("Ask a person")),) if self.question else ()
        fits = len(self.asked) <= LONGEST_IN_BUTTON
        documents = ((f"ask {self.asked}", say("Search the documents")),) if fits else ()
        offered = (*person, *documents)
        buttons = Choices("", tuple(one for one, _ in offered), tuple(label for _, label in offered))
        sure = confidence_said(self.sure) if self.sure and self.sure.draft.confidence else ""
        note = self.sure.note if self.sure else ""
        small = joined((source(self.card), sure, note, not_asked(self.down)), " · ")
        blocks: tuple[Block, ...] = (
            *((Lines(told),) if told else ()),
            *((buttons,) if offered else ()),
            Footer(small),
        )
        return Reply(self.reason, blocks, private=self.private)


@dataclass(frozen=True)
class AskedBack:
    """A question with answers to choose from: each says the same as typing it."""

    prompt: str
    options: tuple[str, ...]
    labels: tuple[str, ...]
    small_print: str = ""
    private: bool = False

    declined = True

    def to_reply(self) -> Reply:
        small = (Footer(self.small_print),) if self.small_print else ()
        return Reply(self.prompt, (Choices("", self.options, self.labels), *small), private=self.private)


def source(card: Card) -> Sentence:
    """Which database it is, by its name and kind."""
    kind = NAMES[Dialect(card.dialect)] if card.dialect in set(Dialect) else card.dialect
    return say("Database: {name} ({kind})", name=card.name, kind=kind)


def cost_said(estimate: Estimate | None) -> Sentence:
    """What a query is expected to cost, in words."""
    if estimate is None or (estimate.rows is None and estimate.cost is None):
        return say("The database does not say what it would cost.")
    if estimate.rows is None:
        return say("Expected cost: {cost}, in the database's own units.", cost=number(estimate.cost or 0))
    return say_many(
        "Reads about {rows} row.", "Reads about {rows} rows.", estimate.rows, rows=number(estimate.rows)
    )


def confidence_said(drafted: Drafted) -> Sentence:
    """How sure, against what is needed, and what that was set on."""
    said = against(drafted.draft.confidence, drafted.threshold)
    where = say("certified here") if drafted.certified else say("not certified on your own questions")
    return joined((said, where), "; ")


def not_asked(down: tuple[str, ...]) -> str:
    return say("{names} cannot be reached just now", names=listed(down)) if down else ""
