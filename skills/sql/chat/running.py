"""Run: a draft's rows, by a click of somebody who may; what costs too much takes a second one."""

import hashlib
import json
from dataclasses import dataclass

from indexing.audience import Audience
from skills.approval import Change, Proposal, State
from skills.context import Context
from skills.databases import Card, ChangedError, Kept, Press, Run
from skills.errors import UserError
from skills.language import joined, say
from skills.messages import Choices, Footer, Lines, Reply
from skills.readers import for_readers
from skills.sql.chat.answer import cost_said, source
from skills.sql.chat.asking import estimate
from skills.sql.chat.changed import Changed
from skills.sql.chat.charts import chart_of
from skills.sql.chat.readers import alone
from skills.sql.chat.results import Ran
from skills.sql.database import Estimate, Rows
from skills.sql.desk import Desk
from skills.sql.guard import Checked
from skills.sql.trouble import DatabaseError, Trouble

KIND = "sql-run"  # of a change that waits for a second click


@dataclass(frozen=True)
class Costly:
    """What would cost too much waits for a second click, on exactly this query."""

    kept: Kept
    card: Card
    expected: Estimate | None
    proposal: Proposal
    private: bool

    def to_reply(self) -> Reply:
        words = f"{self.proposal.id} {self.proposal.seal}"
        head = say("This query costs more than may be run at once. Shall I run it all the same?")
        buttons = Choices(
            "",
            (f"run {self.kept.id} {words}", f"cancel {words}"),
            (say("Run all the same"), say("Cancel")),
        )
        told = (cost_said(self.expected), alone(self.card.name) if self.private else "")
        small = joined((source(self.card), say("nothing was run")), " · ")
        return Reply(
            head, (Lines(tuple(one for one in told if one)), buttons, Footer(small)), private=self.private
        )


@dataclass(frozen=True)
class _Ready:
    kept: Kept
    desk: Desk
    checked: Checked


def run_draft(draft: str, approval: str, ctx: Context) -> Ran | Costly | Changed:
    """Connects and runs: call it in a thread. `approval` names a proposal and its seal, or nothing.

    Raises UserError, also for what another press runs, and for what was approved and run before; ForbiddenError;
    DatabaseError, which is noted."""
    try:
        return _run_draft(draft, approval, ctx)
    except ChangedError as error:
        return Changed(error.kept, card_of(error.kept.database, ctx), error.changes)


def _run_draft(draft: str, approval: str, ctx: Context) -> Ran | Costly:
    found, private = for_readers(ctx, lambda audience: _ready(draft, audience, ctx))
    card, message = card_of(found.kept.database, ctx), ctx.message
    before = ctx.databases.begin_run(draft, Press(message.sender, message.sent_at, message.event))
    try:
        if approval:
            _approve(before, approval, ctx)
        rows = _rows(found, ctx, anyway=bool(approval))
    except DatabaseError as error:
        if error.trouble is Trouble.CHANGED:
            _ready(draft, ctx.own() if private else ctx.audience, ctx)  # which says what has changed
        if error.trouble is not Trouble.COSTLY:
            raise
        # nothing was run: the proposal stands in the audit instead
        expected = estimate(found.desk, found.checked)
        proposal = ctx.approvals.propose(change_of(found.kept), message.sender)
        return Costly(found.kept, card, expected, proposal, private)
    finally:
        ctx.databases.left(draft)
    chart = chart_of(rows)
    return Ran(draft, card, rows, found.checked.limit, chart, ctx.draw(chart) if chart else b"", private)


def change_of(kept: Kept) -> Change:
    """What is approved: exactly this query on this database; it may hold values, so it is not kept once more."""
    query = hashlib.sha256(kept.sql.encode()).hexdigest()
    return Change(KIND, kept.id, json.dumps({"database": kept.database, "query": query}))


def card_of(name: str, ctx: Context) -> Card:
    """A database as whoever asks may know it. Raises UserError for one that is closed to them by now."""
    cards = (*ctx.databases.open_to(ctx.audience), *ctx.databases.open_to(ctx.own()))
    found = next((one for one in cards if one.name == name), None)
    if found is None:
        raise UserError(say("{name!r} is no longer open to you.", name=name))
    return found


def _ready(draft: str, audience: Audience, ctx: Context) -> _Ready:
    kept = ctx.databases.kept(draft, audience)
    return _Ready(kept, ctx.databases.desk(kept.database, audience), ctx.databases.checked(draft, audience))


def _rows(found: _Ready, ctx: Context, *, anyway: bool) -> Rows:
    """Run it, and note how that went, unless it costs too much to be begun."""
    kept, sender = found.kept, ctx.message.sender
    try:
        rows = found.desk.run(found.checked, anyway=anyway)
    except DatabaseError as error:
        if error.trouble is not Trouble.COSTLY:
            ctx.databases.ran(kept.id, sender, Run(error.trouble.value))
        raise
    ctx.databases.ran(kept.id, sender, Run("done", len(rows.rows), rows.seconds))
    return rows


def _approve(kept: Kept, approval: str, ctx: Context) -> None:
    """Settle the proposal now, or heed one that was settled and on which nothing was run since.

    So what was stopped between the click and the rows can be pressed again. Raises UserError, ForbiddenError."""
    name, seal = approval.split()
    sender = ctx.message.sender
    known = ctx.approvals.proposal(name, sender)
    if known.change != change_of(kept):
        raise UserError(say("This button belongs to another change."), hint=say("Ask for the change again."))
    theirs = sender.id in (known.proposer.id, known.settled_by_id)
    if known.state is State.DONE and known.seal == seal and theirs:
        if kept.ran_at is None or kept.ran_at < known.proposed_at:
            return
        raise UserError(
            say("This was run already, and a second click is for one run."),
            hint=say("If its rows did not reach you, press Run under the draft."),
        )
    ctx.approvals.confirm(name, seal, sender)
