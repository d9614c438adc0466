"""Approval by a person, built once for whatever needs a click: what is to be done, who may let it, until when."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn, Protocol

from skills.errors import ForbiddenError, UserError
from skills.language import Sentence, joined, say
from skills.messages import Choices, Footer, Lines, Reply, User

if TYPE_CHECKING:
    from skills.permission import Permission

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
    """A change that waits for a person. `before` names the state of things that the preview tells of.

    `settled_by` is a name, for people; who it was is `settled_by_id`."""

    id: str
    change: Change
    before: str
    preview: Preview
    permission: "Permission"
    proposer: User
    proposed_at: datetime
    state: State = State.OPEN
    settled_by: str = ""
    settled_by_id: str = ""
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

    def waiting(self, by: User) -> tuple[Proposal, ...]:
        """What this person may still let be done, oldest first."""
        ...

    def proposal(self, proposal: str, by: User) -> Proposal:
        """One as it stands now, also one that is settled. Raises ForbiddenError, or UserError for one that is gone."""
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

    def waiting(self, by: User) -> tuple[Proposal, ...]:  # noqa: ARG002
        return ()

    def proposal(self, proposal: str, by: User) -> Proposal:  # noqa: ARG002
        _refuse()

    def confirm(self, proposal: str, seal: str, by: User) -> Outcome:  # noqa: ARG002
        _refuse()

    def cancel(self, proposal: str, seal: str, by: User) -> Outcome:  # noqa: ARG002
        _refuse()

    def undo(self, proposal: str, by: User) -> Outcome:  # noqa: ARG002
        _refuse()


NO_APPROVALS = _NoApprovals()


def _refuse() -> NoReturn:
    raise UserError(
        say("Nothing can be changed here."), hint=say("Ask the running program, in Slack or the terminal.")
    )


def require(permission: "Permission", *, held: bool) -> None:
    """Raises ForbiddenError for who does not hold the permission."""
    if not held:
        raise ForbiddenError(
            say("You need the {permission} permission for this.", permission=permission),
            hint=say("Ask an admin."),
        )


def check_open(proposal: Proposal, seal: str, now: datetime) -> None:
    """Raises UserError for a button that belongs to something else, or to what is settled or too old."""
    if seal != proposal.seal:
        raise UserError(say("This button belongs to another change."), hint=say("Ask for the change again."))
    if proposal.state is not State.OPEN:
        raise UserError(_settled(proposal))
    if now >= proposal.expires_at:
        minutes = int(LIFETIME.total_seconds() // 60)
        raise UserError(
            say("This is more than {n} minutes old.", n=minutes), hint=say("Ask for the change again.")
        )


def check_done(proposal: Proposal) -> None:
    """Raises UserError for what cannot be undone."""
    if proposal.state is State.UNDONE:
        raise UserError(say("This was undone by {person} already.", person=proposal.settled_by))
    if proposal.state is not State.DONE:
        raise UserError(say("This was never done, so there is nothing to undo."))
    if not proposal.can_undo:
        raise UserError(say("This cannot be undone: {title}.", title=proposal.preview.title))


def _settled(proposal: Proposal) -> Sentence:
    """What became of it before, and by whom if that is known."""
    person = proposal.settled_by
    said = {
        State.DONE: (say("This was done already."), say("This was done by {person} already.", person=person)),
        State.CANCELLED: (
            say("This was cancelled already."),
            say("This was cancelled by {person} already.", person=person),
        ),
        State.STALE: (
            say("This was shown anew already."),
            say("This was shown anew by {person} already.", person=person),
        ),
        State.UNDONE: (
            say("This was done and undone already."),
            say("This was done and undone by {person} already.", person=person),
        ),
    }
    return said[proposal.state][bool(person)]


def ask(proposal: Proposal, *, why: str = "") -> Reply:
    """The preview with its buttons; only who asked sees it."""
    preview, words = proposal.preview, f"{proposal.id} {proposal.seal}"
    buttons = Choices(
        say("Shall I?"), (f"confirm {words}", f"cancel {words}"), (say("Confirm"), say("Cancel"))
    )
    facts = Lines((say("Now: {what}", what=preview.now), say("Then: {what}", what=preview.then)))
    minutes = int(LIFETIME.total_seconds() // 60)
    waits = say("Change {id}. It waits for {n} minutes.", id=proposal.id, n=minutes)
    footer = Footer(joined((waits, "" if proposal.can_undo else say("This cannot be undone."))))
    title = joined((why, preview.title))
    return Reply(title, (facts, buttons, footer), private=True, replaces=bool(why))


def told(outcome: Outcome) -> Reply:
    """What came of a press, in the place of the buttons."""
    proposal = outcome.proposal
    if outcome.anew is not None:
        return ask(outcome.anew, why=say("This was changed meanwhile, so nothing was done. As it is now:"))
    preview = proposal.preview
    said = {
        State.DONE: say("Done. {title}: {what}", title=preview.title, what=preview.then),
        State.CANCELLED: say(
            "Cancelled. {title} stays as it is: {what}", title=preview.title, what=preview.now
        ),
        State.UNDONE: say("Undone. {title}: {what}", title=preview.title, what=preview.now),
    }[proposal.state]
    note = (Lines((outcome.note,)),) if outcome.note else ()
    undo = Choices(say("If that was a slip:"), (f"undo {proposal.id}",), (say("Undo"),))
    buttons = (undo,) if proposal.state is State.DONE and proposal.can_undo else ()
    return Reply(said, (*note, *buttons), private=True, replaces=True)
