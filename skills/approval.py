"""Approval by a person, built once for whatever needs a click: what is to be done, who may let it, until when."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn, Protocol

from skills.errors import ForbiddenError, UserError
from skills.messages import Choices, Footer, Lines, Reply, User

if TYPE_CHECKING:
    from skills.contract import Permission

LIFETIME = timedelta(minutes=15)


class State(StrEnum):
    """`undone` was done and put back."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    STALE = "stale"
    UNDONE = "undone"


@dataclass(frozen=True)
class Change:
    """What is wanted: `kind` says who carries it out, `subject` what it changes, `after` how, as JSON."""

    kind: str
    subject: str
    after: str


@dataclass(frozen=True)
class Preview:
    """A change in words: what it is about, how it is now, and how it will be."""

    title: str
    now: str
    then: str


@dataclass(frozen=True)
class Proposal:
    """A change that waits for a person. `before` names the state of things that the preview tells of."""

    id: str
    change: Change
    before: str
    preview: Preview
    permission: "Permission"
    proposer: User
    proposed_at: datetime
    state: State = State.OPEN
    settled_by: str = ""
    can_undo: bool = True

    @property
    def seal(self) -> str:
        """Binds a button to exactly this: another change, state of things or proposer has another seal."""
        change = self.change
        bound = (self.id, change.kind, change.subject, change.after, self.before, self.proposer.id)
        return hashlib.sha256(json.dumps(bound).encode()).hexdigest()[:16]

    @property
    def expires_at(self) -> datetime:
        return self.proposed_at + LIFETIME


@dataclass(frozen=True)
class Outcome:
    """How a press ended; `anew` is the same change proposed again, because things had changed meanwhile.

    `note` tells what the change brought, where there is something to tell."""

    proposal: Proposal
    anew: Proposal | None = None
    note: str = ""


class Approvals(Protocol):
    """Keeps proposals and carries them out. Every call asks the database: make it in a thread."""

    def propose(self, change: Change, by: User) -> Proposal:
        """Raises ForbiddenError, or UserError for what cannot be done or is so already."""
        ...

    def confirm(self, proposal: str, seal: str, by: User) -> Outcome:
        """Carry it out, once. Raises ForbiddenError, or UserError for one that is settled or expired."""
        ...

    def cancel(self, proposal: str, seal: str, by: User) -> Outcome: ...

    def undo(self, proposal: str, by: User) -> Outcome:
        """Put back what it changed. Raises UserError where that was changed since."""
        ...


class _NoApprovals:
    """Where nothing can be approved."""

    def propose(self, change: Change, by: User) -> Proposal:  # noqa: ARG002
        _refuse()

    def confirm(self, proposal: str, seal: str, by: User) -> Outcome:  # noqa: ARG002
        _refuse()

    def cancel(self, proposal: str, seal: str, by: User) -> Outcome:  # noqa: ARG002
        _refuse()

    def undo(self, proposal: str, by: User) -> Outcome:  # noqa: ARG002
        _refuse()


NO_APPROVALS = _NoApprovals()


def _refuse() -> NoReturn:
    raise UserError("Nothing can be changed here.", hint="Ask the running program, in Slack or the terminal.")


def require(permission: "Permission", *, held: bool) -> None:
    """Raises ForbiddenError for who does not hold the permission."""
    if not held:
        raise ForbiddenError(f"You need the {permission} permission for this.", hint="Ask an admin.")


def check_open(proposal: Proposal, seal: str, now: datetime) -> None:
    """Raises UserError for a button that belongs to something else, or to what is settled or too old."""
    if seal != proposal.seal:
        raise UserError("This button belongs to another change.", hint="Ask for the change again.")
    if proposal.state is not State.OPEN:
        by = f" by {proposal.settled_by}" if proposal.settled_by else ""
        raise UserError(f"This was {_SETTLED[proposal.state]}{by} already.")
    if now >= proposal.expires_at:
        minutes = int(LIFETIME.total_seconds() // 60)
        raise UserError(f"This is more than {minutes} minutes old.", hint="Ask for the change again.")


def check_done(proposal: Proposal) -> None:
    """Raises UserError for what cannot be undone."""
    if proposal.state is State.UNDONE:
        raise UserError(f"This was undone by {proposal.settled_by} already.")
    if proposal.state is not State.DONE:
        raise UserError("This was never done, so there is nothing to undo.")
    if not proposal.can_undo:
        raise UserError(f"This cannot be undone: {proposal.preview.title}.")


_SETTLED = {
    State.DONE: "done",
    State.CANCELLED: "cancelled",
    State.STALE: "shown anew",
    State.UNDONE: "done and undone",
}


def ask(proposal: Proposal, *, why: str = "") -> Reply:
    """The preview with its buttons; only who asked sees it."""
    preview, words = proposal.preview, f"{proposal.id} {proposal.seal}"
    buttons = Choices("Shall I?", (f"confirm {words}", f"cancel {words}"), ("Confirm", "Cancel"))
    last = "" if proposal.can_undo else " This cannot be undone."
    facts = Lines((f"Now: {preview.now}", f"Then: {preview.then}"))
    footer = Footer(
        f"Change {proposal.id}. It waits for {int(LIFETIME.total_seconds() // 60)} minutes.{last}"
    )
    return Reply(f"{why} {preview.title}".strip(), (facts, buttons, footer), private=True, replaces=bool(why))


def told(outcome: Outcome) -> Reply:
    """What came of a press, in the place of the buttons."""
    proposal = outcome.proposal
    if outcome.anew is not None:
        return ask(outcome.anew, why="This was changed meanwhile, so nothing was done. As it is now:")
    preview = proposal.preview
    said = {
        State.DONE: f"Done. {preview.title}: {preview.then}",
        State.CANCELLED: f"Cancelled. {preview.title} stays as it is: {preview.now}",
        State.UNDONE: f"Undone. {preview.title}: {preview.now}",
    }[proposal.state]
    note = (Lines((outcome.note,)),) if outcome.note else ()
    undo = Choices("If that was a slip:", (f"undo {proposal.id}",), ("Undo",))
    buttons = (undo,) if proposal.state is State.DONE and proposal.can_undo else ()
    return Reply(said, (*note, *buttons), private=True, replaces=True)
