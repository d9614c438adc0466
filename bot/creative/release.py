"""Pictures approved by a click: each held against what was kept, byte by byte, before it counts."""

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.admin.deeds import Done, Look
from bot.audit import AuditLine, note
from bot.creative.book import not_newest
from bot.creative.shelf import Shelf
from bot.creative.standing import hold, kept_of, makers, needed, void, voided
from bot.creative.tables import ApprovalRow, AssetRow, SetRow
from skills.approval import Change, Preview
from skills.creatives import RELEASE, Kept, Standing, no_set
from skills.errors import ForbiddenError, UserError
from skills.language import listed, say, say_many
from skills.messages import User
from skills.permission import Permission

_NAMED = 5  # pictures by name in a preview
KitNow = Callable[[SetRow], str]


def release_of(pictures: Sequence[Kept]) -> Change:
    """What approves exactly these pictures of one set."""
    [set_id] = {one.set for one in pictures} or {""}
    return Change(RELEASE, set_id, json.dumps({one.id: one.seal for one in pictures}))


class Release:
    """`subject` is the set, `after` JSON of each picture's id with the seal that is approved."""

    permission = Permission.RELEASE
    can_undo = True

    def __init__(self, shelf: Shelf, kit_now: KitNow = lambda _row: "") -> None:
        self.shelf = shelf
        self.kit_now = kit_now

    def look(self, session: Session, change: Change) -> Look:
        pictures = self._pictures(session, change)
        for one in pictures:
            check_approvable(one)
            self.shelf.check(one.asset.sha256)
        states = [[one.id, one.seal, sorted(who.person for who in one.holds)] for one in pictures]
        names = [one.asset.key for one in pictures[:_NAMED]]
        more = len(pictures) - len(names)
        said = listed((*names, say_many("{n} more", "{n} more", more)) if more > 0 else names)
        title = say_many(
            "Approve {n} picture: {names}", "Approve {n} pictures: {names}", len(pictures), names=said
        )
        half = sum(one.standing is Standing.HALF for one in pictures)
        now = (
            say_many("{n} approved by one person", "{n} approved by one person", half)
            if half
            else say("not approved")
        )
        version = hashlib.sha256(json.dumps(states).encode()).hexdigest()[:32]
        return Look(version, Preview(title, now, say("approved, and free to be downloaded")))

    def do(self, session: Session, change: Change, by: User, now: datetime) -> str:
        hold(session, change.subject, json.loads(change.after))
        pictures = self._pictures(session, change)
        row = _set(session, change.subject)
        for one in pictures:
            # somebody may have asked for changes since it was looked at
            check_approvable(one)
            check_person(session, row, one, by)
        for one in pictures:
            session.merge(
                ApprovalRow(asset=one.id, person=by.id, seal=one.seal, name=by.name[:255], at=now, void="")
            )
        detail = ", ".join(f"{one.asset.key} v{one.asset.version} {one.seal[:16]}" for one in pictures)
        note(session, AuditLine(now, by.id, "creatives approved", f"creative {row.id}", detail))
        return by.id

    def put_back(self, session: Session, done: Done, by: User, now: datetime) -> None:
        """Withdraw it; what was downloaded by then is out of our hands."""
        pictures = list(json.loads(done.change.after))
        line = voided(now, by.id, f"creative {done.change.subject}", f"{len(pictures)} withdrawn")
        gone = void(session, pictures, say("withdrawn by {person}", person=by.name), line)
        if not gone:
            raise UserError(say("These approvals count no more already."))

    def _pictures(self, session: Session, change: Change) -> tuple[Kept, ...]:
        row, wanted = _set(session, change.subject), json.loads(change.after)
        known = {one.id: one for one in session.scalars(select(AssetRow).where(AssetRow.set_id == row.id))}
        if gone := [name for name in wanted if name not in known]:
            raise no_set(gone[0])
        if not wanted:
            raise UserError(say("There is nothing to approve."))
        assets = [known[name] for name in wanted]
        found = kept_of(session, row, assets, self.kit_now(row))
        for asset, kept in zip(assets, found, strict=True):
            if asset.seal != wanted[asset.id]:
                raise UserError(say("{key} is not what was shown any more.", key=asset.key))
            if not asset.newest:
                raise not_newest(kept)
        return found


def check_approvable(one: Kept) -> None:
    """Raises UserError for a picture that nobody can approve as it is, saying why."""
    key = one.asset.key
    if hard := [finding for finding in one.asset.checks if finding.hard and not finding.mended]:
        why = "; ".join(f"{finding.what} ({finding.where})" for finding in hard[:3])
        raise UserError(
            say("{key} cannot be approved: {why}.", key=key, why=why.rstrip(".")),
            hint=say("Request changes, or mend it and make the set again."),
        )
    if one.stale:
        raise UserError(
            say("{key} cannot be approved. {why}", key=key, why=one.stale),
            hint=say("Make the set again with the kit of today."),
        )
    if one.standing is Standing.APPROVED:
        raise UserError(say("{key} is approved already.", key=key))
    if one.wish:
        raise UserError(
            say("Changes to {key} are wanted: {wish}", key=key, wish=one.wish),
            hint=say("It waits for its next version."),
        )


def check_person(session: Session, row: SetRow, one: Kept, by: User) -> None:
    """Raises UserError or ForbiddenError where this person's word would not count."""
    if any(who.person == by.id for who in one.holds):
        raise UserError(
            say("You approved {key} already; somebody else must too.", key=one.asset.key),
            hint=say("The brand kit of {brand} asks for two people.", brand=row.brand),
        )
    if needed(session, one.asset.kit_sha256, row.brand) > 1 and by.id in makers(session, one.seal):
        raise ForbiddenError(
            say("You made {key}, so others must approve it.", key=one.asset.key),
            hint=say("The brand kit of {brand} asks for two people besides who made it.", brand=row.brand),
        )


def _set(session: Session, name: str) -> SetRow:
    row = session.get(SetRow, name)
    if row is None:
        raise no_set(name)
    return row
