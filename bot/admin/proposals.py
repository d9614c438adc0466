"""Proposals in SQL: stored when somebody asks, carried out once by a click, put back by another."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from bot.admin.deeds import Deed, Done, Errand, Look
from bot.admin.tables import ProposalRow
from bot.audit import AuditLine, note
from bot.store import locked, transaction
from skills.approval import (
    LIFETIME,
    Change,
    Outcome,
    Preview,
    Proposal,
    State,
    check_done,
    check_open,
    require,
)
from skills.errors import UserError
from skills.language import say
from skills.messages import User
from skills.permission import Permission

KEPT = timedelta(days=90)
_LONGEST_SUBJECT = 255


@dataclass(frozen=True)
class Proposals:
    """`skills.approval.Approvals`; `changed` is told when something was changed here.

    Whoever joins the program puts in what each kind of change does."""

    engine: Engine
    allowed: Callable[[User, Permission], bool]
    now: Callable[[], datetime]
    changed: Callable[[], None]
    deeds: dict[str, Deed] = field(default_factory=dict)
    errands: dict[str, Errand] = field(default_factory=dict)

    def propose(self, change: Change, by: User) -> Proposal:
        work = self._work(change.kind)
        require(work.permission, held=self.allowed(by, work.permission))
        with transaction(self.engine) as session:
            return self._propose(session, change, work.look(session, change), by)

    def waiting(self, by: User) -> tuple[Proposal, ...]:
        newer = ProposalRow.proposed_at > self.now() - LIFETIME
        wanted = (
            select(ProposalRow)
            .where(ProposalRow.state == State.OPEN, newer)
            .order_by(ProposalRow.proposed_at, ProposalRow.id)
        )
        with transaction(self.engine) as session:
            rows = [
                row for row in session.scalars(wanted) if row.kind in self.deeds or row.kind in self.errands
            ]
            found = [self._read(row) for row in rows]
        may = {one: self.allowed(by, one) for one in {proposal.permission for proposal in found}}
        return tuple(one for one in found if may[one.permission])

    def proposal(self, proposal: str, by: User) -> Proposal:
        with transaction(self.engine) as session:
            return self._find(session, proposal, by)[1]

    def confirm(self, proposal: str, seal: str, by: User) -> Outcome:
        with transaction(self.engine) as session:
            row, known = self._open(session, proposal, seal, by)
            look = self._work(known.change.kind).look(session, known.change)
            if look.version != known.before:
                row.state, row.settled_by, row.settled_by_id = State.STALE, by.name, by.id
                anew = self._propose(session, known.change, look, by)
                return Outcome(replace(known, state=State.STALE), anew)
            deed = self.deeds.get(known.change.kind)
            if deed is not None:
                row.was = deed.do(session, known.change, by, self.now())
                self._settle(session, row, known, State.DONE, by)
        said = "" if deed else self._run_errand(known, by)
        self.changed()
        return Outcome(_settled(known, State.DONE, by), note=said)

    def cancel(self, proposal: str, seal: str, by: User) -> Outcome:
        with transaction(self.engine) as session:
            row, known = self._open(session, proposal, seal, by)
            self._settle(session, row, known, State.CANCELLED, by)
        return Outcome(_settled(known, State.CANCELLED, by))

    def undo(self, proposal: str, by: User) -> Outcome:
        with transaction(self.engine) as session:
            row, known = self._find(session, proposal, by)
            check_done(known)
            deed, now = self.deeds[known.change.kind], self.now()
            deed.put_back(session, Done(known.change, known.before, row.was), by, now)
            self._settle(session, row, known, State.UNDONE, by)
        self.changed()
        return Outcome(_settled(known, State.UNDONE, by))

    def tidy(self) -> int:
        """Drop what is too old to be undone; returns how many. Who did what stays in the audit."""
        old = delete(ProposalRow).where(ProposalRow.proposed_at < self.now() - KEPT)
        with transaction(self.engine) as session:
            return int(session.execute(old).rowcount)  # type: ignore[attr-defined]  # a DELETE counts

    def _work(self, kind: str) -> Deed | Errand:
        work = self.deeds.get(kind) or self.errands.get(kind)
        if work is None:
            raise UserError(
                say("I no longer know how to change a {kind}.", kind=kind),
                hint=say("It was part of an older version."),
            )
        return work

    def _can_undo(self, kind: str) -> bool:
        return kind in self.deeds and self.deeds[kind].can_undo

    def _propose(self, session: Session, change: Change, look: Look, by: User) -> Proposal:
        made = Proposal(
            id=_new_id(session),
            change=change,
            before=look.version,
            preview=look.preview,
            permission=self._work(change.kind).permission,
            proposer=by,
            proposed_at=self.now(),
            can_undo=self._can_undo(change.kind),
        )
        session.add(_row(made))
        self._note(session, made, "change proposed", by)
        return made

    def _open(self, session: Session, proposal: str, seal: str, by: User) -> tuple[ProposalRow, Proposal]:
        row, known = self._find(session, proposal, by)
        check_open(known, seal, self.now())
        return row, known

    def _find(self, session: Session, proposal: str, by: User) -> tuple[ProposalRow, Proposal]:
        """The locked row, for somebody who may decide on it."""
        row = locked(session, ProposalRow, proposal.strip().lower())
        if row is None:
            raise UserError(
                say("There is no change {proposal!r}.", proposal=proposal), hint=say("It may be too old.")
            )
        known = self._read(row)
        require(known.permission, held=self.allowed(by, known.permission))
        return row, known

    def _read(self, row: ProposalRow) -> Proposal:
        return Proposal(
            id=row.id,
            change=Change(row.kind, row.subject, row.after),
            before=row.before,
            preview=Preview(row.title, row.is_now, row.will_be),
            permission=self._work(row.kind).permission,
            proposer=User(row.proposer, row.proposer_name),
            proposed_at=row.proposed_at,
            state=State(row.state),
            settled_by=row.settled_by,
            settled_by_id=row.settled_by_id,
            can_undo=self._can_undo(row.kind),
        )

    def _run_errand(self, known: Proposal, by: User) -> str:
        """Outside of a transaction, since it may take long; noted once it is done."""
        said = self.errands[known.change.kind].run(known.change, by)
        with transaction(self.engine) as session:
            row = locked(session, ProposalRow, known.id)
            if row is not None and row.state == State.OPEN:
                self._settle(session, row, known, State.DONE, by)
        return said

    def _settle(self, session: Session, row: ProposalRow, known: Proposal, state: State, by: User) -> None:
        row.state, row.settled_by, row.settled_by_id = state, by.name, by.id
        self._note(session, known, f"change {_DID[state]}", by)

    def _note(self, session: Session, known: Proposal, did: str, by: User) -> None:
        preview = known.preview
        subject = f"{known.change.kind} {known.change.subject}"[:_LONGEST_SUBJECT]
        turn = (
            (preview.then, preview.now) if did.endswith(_DID[State.UNDONE]) else (preview.now, preview.then)
        )
        detail = f"{known.id}: {preview.title}: {' → '.join(turn)}"
        note(session, AuditLine(self.now(), by.id, did, subject, detail))


_DID = {State.DONE: "confirmed", State.CANCELLED: "cancelled", State.UNDONE: "undone"}


def _settled(known: Proposal, state: State, by: User) -> Proposal:
    return replace(known, state=state, settled_by=by.name, settled_by_id=by.id)


def _new_id(session: Session) -> str:
    """Short, because people type it to undo something."""
    while True:
        made = secrets.token_hex(3)
        if session.get(ProposalRow, made) is None:
            return made


def _row(made: Proposal) -> ProposalRow:
    return ProposalRow(
        id=made.id,
        kind=made.change.kind,
        subject=made.change.subject,
        after=made.change.after,
        before=made.before,
        title=made.preview.title,
        is_now=made.preview.now,
        will_be=made.preview.then,
        proposer=made.proposer.id,
        proposer_name=made.proposer.name,
        proposed_at=made.proposed_at,
        state=made.state.value,
        settled_by="",
        settled_by_id="",
        was="",
    )
