"""A wish to what is said about it: a draft with its buttons, a question back, or a decline that can go to a person."""

import asyncio
from dataclasses import replace

from skills.context import Context
from skills.errors import UserError
from skills.help_desk import SHOWN_CHARACTERS
from skills.language import joined, say
from skills.record import Place, Recorded
from skills.sql.chat.answer import AskedBack, Declined, Shown, confidence_said, not_asked, source
from skills.sql.chat.asking import Found, Outcome, Wish, draft, estimate, keep
from skills.sql.chat.modelled import with_model
from skills.sql.drafting import Choice

SEARCH = "search"  # what the log of questions calls one that was not answered
LONGEST_IN_BUTTON = 1_200  # characters of a question


async def answered(wish: Wish, ctx: Context) -> Shown | AskedBack | Declined:
    """By the grammar first, which also chooses the database; then a model may draft beside it.

    Raises UserError, DatabaseError."""
    outcome = await asyncio.to_thread(draft, wish, ctx)
    if outcome.chosen is not None:
        outcome = replace(outcome, chosen=await with_model(outcome.chosen, wish, ctx))
    return await asyncio.to_thread(_said, outcome, wish, ctx)


def _said(outcome: Outcome, wish: Wish, ctx: Context) -> Shown | AskedBack | Declined:
    """Connects and keeps: call it in a thread."""
    if outcome.chosen is None:
        return _which(wish, outcome)
    found = outcome.chosen
    if found.drafted.checked is not None:
        return _shown(found, wish, ctx, outcome.down)
    if found.drafted.draft.clarification is not None and len(wish.question) <= LONGEST_IN_BUTTON:
        return _asked_back(found, wish, outcome.down)
    return _declined(found, wish, ctx, outcome.down)


def _shown(found: Found, wish: Wish, ctx: Context, down: tuple[str, ...]) -> Shown:
    drafted, checked = found.drafted, found.drafted.checked
    if checked is None:
        raise TypeError(found)
    return Shown(
        id=keep(found, wish, ctx),
        card=found.card,
        sql=drafted.draft.sql,
        reading=drafted.draft.reading,
        tables=checked.tables,
        estimate=estimate(found.desk, checked),
        assumptions=drafted.draft.assumptions,
        sure=drafted,
        verifiable=ctx.databases.may_verify(found.card.name, ctx.message.sender),
        private=found.private,
        down=down,
    )


def _which(wish: Wish, outcome: Outcome) -> AskedBack:
    """Several databases fit the words."""
    if len(wish.question) > LONGEST_IN_BUTTON:
        raise UserError(
            say("Several databases fit this question."),
            hint=say("Say which one you mean with `database=NAME` at its end."),
        )
    options = tuple(said(replace(wish, database=one.name)) for one in outcome.fit)
    labels = tuple(joined((one.name, one.description), ": ") for one in outcome.fit)
    return AskedBack(
        say("Several databases fit this question. Which one do you mean?"),
        options,
        labels,
        not_asked(outcome.down),
        outcome.private,
    )


def _asked_back(found: Found, wish: Wish, down: tuple[str, ...]) -> AskedBack:
    asked = found.drafted.draft.clarification
    if asked is None:
        raise TypeError(found)
    wished = replace(wish, database=found.card.name)
    options = tuple(
        said(replace(wished, meant=(*wish.meant, Choice(asked.word, reading)))) for reading in asked.choices
    )
    small = joined((source(found.card), confidence_said(found.drafted), not_asked(down)), " · ")
    return AskedBack(asked.question, options, asked.choices, small, found.private)


def _declined(found: Found, wish: Wish, ctx: Context, down: tuple[str, ...]) -> Declined:
    drafted, place = found.drafted, Place.of(ctx.message, found.audience)
    recorded = Recorded(
        wish.question,
        replace(place, private=place.private or found.private),
        SEARCH,
        drafted.draft.confidence,
        drafted.threshold,
        "",
        skill="sql",
    )
    ctx.record(recorded)
    reason = drafted.draft.reason or say("I cannot turn this question into a query that I am sure of.")
    question = recorded.id[:SHOWN_CHARACTERS] if ctx.desk.is_open else ""
    return Declined(found.card, reason, drafted, wish.question, question, found.private, down)


def said(wish: Wish) -> str:
    """A wish as somebody types it."""
    meant = ";".join(f"{one.word}={one.reading}" for one in wish.meant)
    parts = (
        f"sql {wish.question}",
        f'meant="{meant}"' if meant else "",
        f'database="{wish.database}"' if wish.database else "",
    )
    return " ".join(part for part in parts if part)
