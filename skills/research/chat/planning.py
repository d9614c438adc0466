"""From words to a plan: what is asked back, and what would be read within which limits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from skills.context import Context
from skills.errors import UserError
from skills.language import listed, number, say, say_many
from skills.messages import Block, Choices, Footer, Form, Lines, Reply
from skills.research.chat.query import ResearchQuery
from skills.research.extract.whose.companies import named_in
from skills.research.order import Order, check, missing_in, queries_of
from skills.researches import Limits

LONGEST_QUESTION = 1_000  # characters without addresses, of which there may be many
_ADDRESS = re.compile(r"https?://[^\s<>|,]+")


@dataclass(frozen=True)
class AskedBack:
    """The one thing that is missing, with a form that has the rest filled in."""

    question: str
    query: ResearchQuery

    declined = False

    def to_reply(self) -> Reply:
        filled = tuple(
            (name, value)
            for name, value in (("question", self.query.question), ("urls", self.query.urls))
            if value
        )
        return Reply(self.question, (Form(say("Say which"), "research", (), filled),))


@dataclass(frozen=True)
class PlanShown:
    """What would be done, before anything is; a press begins it."""

    name: str
    order: Order
    limits: Limits
    fields: tuple[str, ...]
    us: str
    model: str = ""

    declined = False

    def to_reply(self) -> Reply:
        order = self.order
        whom = listed(order.companies) if order.companies else say("the companies whose pages these are")
        facts = [
            say("Companies: {companies}", companies=whom),
            say("For each: {fields}", fields=listed(self.fields)),
            *self._places(),
            self._spending(),
        ]
        blocks: tuple[Block, ...] = (
            Lines(tuple(facts)),
            Choices(say("Begin?"), (f"investigate {self.name}",), (say("Begin"),)),
            Form(say("Change"), "research", (), self._filled()),
            Footer(say("Each cell of the report has a quote from a page, or says “not found”.")),
        )
        return Reply(say("This is what I would do for “{question}”.", question=order.question), blocks)

    def _spending(self) -> str:
        """What it may cost at most."""
        requests, seconds = number(self.limits.requests), number(round(self.limits.seconds))
        if not self.model:
            return say(
                "At most {n} requests and {seconds} seconds; no model, no money", n=requests, seconds=seconds
            )
        return say(
            "At most {n} requests, {seconds} seconds and {answers} questions to {model}",
            n=requests,
            seconds=seconds,
            answers=number(self.limits.answers),
            model=self.model,
        )

    def _filled(self) -> tuple[tuple[str, str], ...]:
        """What a form to change it begins with."""
        order = self.order
        companies = ", ".join(order.companies)
        told = (("question", order.question), ("urls", "\n".join(order.urls)), ("companies", companies))
        return tuple((name, value) for name, value in told if value)

    def _places(self) -> Iterator[str]:
        """Where it would be looked."""
        if searches := min(self.limits.searches, len(queries_of(self.order))):
            yield say_many(
                "At most {n} search with {provider}, who reads the words of the question",
                "At most {n} searches with {provider}, who reads the words of the question",
                searches,
                provider=self.limits.provider,
            )
        if self.order.urls:
            yield say_many(
                "Pages: {n} address, and what it links to on its own site",
                "Pages: {n} addresses, and what they link to on their own sites",
                len(self.order.urls),
            )
        if self.order.index and self.us:
            yield say("Our side, {us}: from documents that everyone who reads this may read", us=self.us)
        elif self.order.index:
            yield say("Our own documents, as far as everyone who reads this may read them")


def planned(query: ResearchQuery, ctx: Context) -> AskedBack | PlanShown:
    """Asks back where the question names nobody; else keeps a plan. Raises UserError where there is nothing to read."""
    order = order_of(query)
    us = ctx.researches.us
    if missing := missing_in(order.question, order.companies, us):
        return AskedBack(missing, query)
    check(order, searches=ctx.researches.limits.searches)
    name = ctx.researches.plan(order.model_dump_json(), ctx.message.sender)
    labels = tuple(one.label for one in ctx.researches.fields)
    return PlanShown(name, order, ctx.researches.limits, labels, us, ctx.researches.model())


def order_of(query: ResearchQuery) -> Order:
    """Addresses may stand among the words; companies are those of the form, or those that the words list."""
    urls = [*_ADDRESS.findall(query.urls), *_ADDRESS.findall(query.question)]
    words = " ".join(_ADDRESS.sub(" ", query.question).split())
    if len(words) > LONGEST_QUESTION:
        raise UserError(
            say(
                "The question has {n} characters besides its addresses; {most} are the most.",
                n=number(len(words)),
                most=number(LONGEST_QUESTION),
            ),
            hint=say("Addresses do not count: they may stand in the question or in the form, one a line."),
        )
    listed_ones = [one.strip() for one in re.split(r"[,;\n]", query.companies) if one.strip()]
    return Order(
        question=words or query.question,
        companies=tuple(dict.fromkeys(listed_ones)) or named_in(words),
        urls=tuple(dict.fromkeys(one.rstrip(".,)") for one in urls)),
        index=query.own,
    )
