"""Answers a question from documents and meetings when it can prove the answer, and declines when it cannot.

Source of the decision: a logistic score over observable signals against the threshold in force, which is the
workspace's own certified one or else the starter's (`starter.json`).
"""

import asyncio
from dataclasses import replace

from pydantic import BaseModel, Field, field_validator

from indexing.trust import can_stand_alone
from skills.ask.answer import Asked
from skills.ask.draft import Draft, draft
from skills.ask.phrases import PHRASES
from skills.ask.scope import scope_of
from skills.ask.scorers import configuration, starter
from skills.ask.spoken import with_moments
from skills.ask.thread.doubt import asked_before
from skills.ask.write import Written, write
from skills.confidence import Standing
from skills.context import Context
from skills.contract import skill
from skills.help_desk import SHOWN_CHARACTERS
from skills.language import say
from skills.permission import Permission
from skills.record import Place, Proof, Recorded

LONGEST_QUESTION = 4_000
SHOWN = 5
NOTHING = say("I found nothing that you may read about this.")
UNSURE = say("I could not tell how sure I am, so I only show what I found.")
OUTSIDE = say(
    "What I found was written outside the company, and nothing of ours bears it out, so I only show it."
)
UNPROVEN = say("I cannot prove an answer to this from what you may read.")


class AskQuery(BaseModel):
    question: str = Field(min_length=2, max_length=LONGEST_QUESTION, description=say("What you want to know"))

    @field_validator("question", mode="before")
    @classmethod
    def _close_up(cls, value: object) -> object:
        return " ".join(value.replace("\x00", " ").split()) if isinstance(value, str) else value


@skill(
    command="ask",
    summary=say("Answer from documents and meetings, with evidence"),
    examples=("ask how long is parental leave?", "ask what did we decide about the launch date?"),
    permission=Permission.ASK,
    phrases=PHRASES,
    reads_files=True,
)
async def ask(query: AskQuery, ctx: Context) -> Asked:
    """Search what the audience may read, score what was found, answer above the threshold, else show it."""
    hashed = configuration(ctx.index.configuration, starter().scorers)
    standing = await _for_reader(ctx.stand("ask", starter().certificate, hashed), ctx)
    question, ctx = _meant(query.question, ctx)
    drafted, asked = await _look(question, standing, ctx)
    asked = await with_moments(asked, ctx)
    asked = replace(asked, unread=ctx.unread)
    recorded = _record(question, drafted, asked, hashed, ctx)
    await asyncio.to_thread(ctx.record, recorded)
    if not ctx.desk.is_open:
        return asked
    shareable = ctx.message.conversation.private and bool(ctx.message.conversation.beside)
    return replace(asked, question=recorded.id[:SHOWN_CHARACTERS], shareable=shareable)


def _meant(question: str, ctx: Context) -> tuple[str, Context]:
    """What is asked, and where: an "are you sure?" asks the last question again, as if it stood in its place."""
    again = asked_before(question, ctx.message.earlier)
    if again is None:
        return question, ctx
    before, earlier = again
    return before, replace(ctx, message=replace(ctx.message, earlier=earlier))


async def _look(question: str, standing: Standing, ctx: Context) -> tuple[Draft, Asked]:
    """In the meetings that are meant, if any are; where only the thread means one, everywhere else after it."""
    scope = await scope_of(question, ctx)
    asked_there = scope.question if scope else question
    drafted = await draft(asked_there, ctx, scope)
    asked = await decide(asked_there, drafted, standing, ctx)
    if scope is None:
        return drafted, asked
    if scope.named or asked.decision == "answer":
        return drafted, replace(asked, notes=(*asked.notes, say("Looked only in {says}", says=scope.says)))
    drafted = await draft(question, ctx)
    asked = await decide(question, drafted, standing, ctx)
    note = say("{says} does not prove an answer, so I looked everywhere", says=scope.says)
    return drafted, replace(asked, notes=(*asked.notes, note))


async def _for_reader(standing: Standing, ctx: Context) -> Standing:
    """What is in force, with its note in the words of whoever reads it: files and commands are for an admin alone."""
    if standing.note == standing.told:
        return standing
    is_for_admin = ctx.message.conversation.private and await asyncio.to_thread(ctx.tends)
    return standing if is_for_admin else replace(standing, note=standing.told)


async def decide(question: str, drafted: Draft, standing: Standing, ctx: Context) -> Asked:
    """The draft as an answer where the threshold in force is reached, else what was found and why it is no answer."""
    reason = _reason(drafted, standing)
    if reason:
        return _declined(drafted, standing, reason)
    written = await write(question, drafted.ranking, ctx)
    spelt = say("Read as “{question}”", question=drafted.respelt) if drafted.respelt else ""
    notes = tuple(note for note in (written.note, standing.note, spelt) if note)
    if written.refused:
        return _declined(drafted, standing, UNPROVEN, notes)
    worded = _is_borne_out(written, drafted)
    return Asked(
        "answer",
        written.text if worded else drafted.text,
        drafted.confidence,
        standing.threshold,
        standing.certified,
        written.citations if worded else drafted.citations,
        drafted.ranking[:SHOWN],
        notes=notes,
        conflict=drafted.conflict,
        promise=standing.certificate.in_short() if standing.certified else "",
    )


def _is_borne_out(written: Written, drafted: Draft) -> bool:
    """Whether a model's words are shown: it may lean on what may not stand alone, or on the older of two
    that disagree; then the sources speak for themselves."""
    passages = [one.passage for one in written.citations]
    is_led = not drafted.leading or any(one.id == drafted.leading for one in passages)
    return bool(written.text) and is_led and can_stand_alone(passages)


def _reason(drafted: Draft, standing: Standing) -> str | None:
    """Why nothing is answered, or None."""
    if not drafted.ranking:
        return NOTHING
    if drafted.confidence is None:
        return UNSURE
    if standing.threshold is None:
        return standing.note or UNPROVEN
    if drafted.confidence < standing.threshold:
        return UNPROVEN
    return None if can_stand_alone(one.passage for one in drafted.citations) else OUTSIDE


def _declined(drafted: Draft, standing: Standing, reason: str, notes: tuple[str, ...] = ()) -> Asked:
    """`certified` is said of the threshold here too: that it was not reached is what it promises."""
    standing_says = (standing.note,) if standing.note and standing.note != reason and not notes else ()
    return Asked(
        "search",
        "",
        drafted.confidence,
        standing.threshold,
        standing.certified,
        results=drafted.ranking[:SHOWN],
        reason=reason,
        notes=(*notes, *standing_says),
    )


def _record(question: str, drafted: Draft, asked: Asked, hashed: str, ctx: Context) -> Recorded:
    return Recorded(
        question,
        Place.of(ctx.message, ctx.audience),
        asked.decision,
        asked.confidence,
        asked.threshold,
        hashed,
        drafted.features,
        asked.answer or drafted.text,
        tuple(dict.fromkeys(one.passage.document_id for one in asked.citations or drafted.citations)),
        asked.certified and not asked.declined,
        resolved=drafted.resolved,
        proofs=tuple(Proof(one.passage.document_id, one.start, one.end) for one in asked.citations),
    )
