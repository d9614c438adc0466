"""Run: a draft's rows, by a click of somebody who may; what costs too much takes a second one."""

import json
from dataclasses import dataclass

from indexing.audience import Audience
from skills.approval import Change, Proposal, State
from skills.context import Context
from skills.databases import Card, Kept, Run
from skills.errors import UserError
from skills.language import joined, say
from skills.messages import Choices, Footer, Lines, Reply
from skills.sql.chat.answer import cost_said, source
from skills.sql.chat.asking import estimate
from skills.sql.chat.charts import chart_of
from skills.sql.chat.readers import alone, for_readers
from skills.sql.chat.results import Ran
from skills.sql.database import Estimate
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


def run_draft(draft: str, approval: str, ctx: Context) -> Ran | Costly:
    """Connects and runs: call it in a thread. `approval` names a proposal and its seal, or nothing.

    Raises UserError, also for what was approved or run before; ForbiddenError; DatabaseError, which is noted."""
    databases = ctx.databases

    def ready(audience: Audience) -> _Ready:
        kept = databases.kept(draft, audience)
        return _Ready(kept, databases.desk(kept.database, audience), databases.checked(draft, audience))

    found, private = for_readers(ctx, ready)
    card = card_of(found.kept.database, ctx)
    if approval:
        _approve(found.kept, approval, ctx)
    try:
        rows = found.desk.run(found.checked, anyway=bool(approval))
    except DatabaseError as error:
        if error.trouble is not Trouble.COSTLY:
            _note(found.kept, Run(error.trouble.value), ctx)
            raise
        # nothing was run: the proposal stands in the audit instead
        expected = estimate(found.desk, found.checked)
        proposal = ctx.approvals.propose(change_of(found.kept), ctx.message.sender)
        return Costly(found.kept, card, expected, proposal, private)
    _note(found.kept, Run("done", len(rows.rows), rows.seconds), ctx)
    chart = chart_of(rows)
    return Ran(draft, card, rows, found.checked.limit, chart, ctx.draw(chart) if chart else b"", private)


def change_of(kept: Kept) -> Change:
    """What is approved: exactly this query on this database."""
    return Change(KIND, kept.id, json.dumps({"database": kept.database, "sql": kept.sql}))


def card_of(name: str, ctx: Context) -> Card:
    """A database as whoever asks may know it. Raises UserError for one that is closed to them by now."""
    cards = (*ctx.databases.open_to(ctx.audience), *ctx.databases.open_to(ctx.own()))
    found = next((one for one in cards if one.name == name), None)
    if found is None:
        raise UserError(say("{name!r} is no longer open to you.", name=name))
    return found


def _approve(kept: Kept, approval: str, ctx: Context) -> None:
    """Settle the proposal now, or heed that somebody else let it be run. Raises UserError, ForbiddenError."""
    name, seal = approval.split()
    sender = ctx.message.sender
    known = ctx.approvals.proposal(name, sender)
    if known.change != change_of(kept):
        raise UserError(say("This button belongs to another change."), hint=say("Ask for the change again."))
    by_another = known.state is State.DONE and known.seal == seal and known.settled_by != sender.name
    if by_another and not kept.ran:
        return
    ctx.approvals.confirm(name, seal, sender)


def _note(kept: Kept, run: Run, ctx: Context) -> None:
    ctx.databases.ran(kept.id, ctx.message.sender, run)
