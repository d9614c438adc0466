"""How each kept picture stands: what was approved by whom, and what of that still counts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.audit import AuditLine, note
from bot.creative.kits import in_force
from bot.creative.rows import asset_of
from bot.creative.tables import ApprovalRow, AssetRow, KitRow, SetRow
from bot.store import locked
from skills.creatives import Approval, Kept, Standing
from skills.language import say

_CHUNK = 400  # a statement takes only so many values


def needed(session: Session, kit_sha256: str, brand: str) -> int:
    """How many people must approve: two where the picture's kit says so, or the one in force for its brand."""
    hashes = [one for one in (kit_sha256, in_force(session, brand)) if one]
    asked = select(KitRow.sha256).where(KitRow.sha256.in_(hashes), KitRow.two_persons)
    return 2 if session.scalar(asked.limit(1)) else 1


def stale(session: Session, row: SetRow, asset: AssetRow, kit_now: str = "") -> str:
    """Why a picture can no longer be approved, empty where it can; `kit_now` goes where no kit is in force."""
    held = in_force(session, row.brand) or kit_now
    if not held or held == asset.kit_sha256:
        return ""
    return say("The brand kit of {brand} has changed since this was made.", brand=row.brand)


def makers(session: Session, seal: str) -> frozenset[str]:
    """Everybody who made exactly this, in whatever set."""
    return frozenset(session.scalars(select(AssetRow.made_by).where(AssetRow.seal == seal)))


def kept_of(session: Session, row: SetRow, assets: Sequence[AssetRow], kit_now: str = "") -> tuple[Kept, ...]:
    """These pictures of a set as they stand now."""
    given = _approvals(session, [one.id for one in assets])
    wanted = {kit: needed(session, kit, row.brand) for kit in {one.kit_sha256 for one in assets}}
    return tuple(
        _kept(one, given[one.id, one.seal], wanted[one.kit_sha256], stale(session, row, one, kit_now))
        for one in assets
    )


def _kept(row: AssetRow, approvals: Sequence[Approval], wanted: int, why_stale: str) -> Kept:
    return Kept(
        id=row.id,
        set=row.set_id,
        asset=asset_of(row),
        seal=row.seal,
        made_by=row.made_by,
        made_at=row.made_at,
        standing=standing(approvals, wanted, why_stale),
        approvals=tuple(approvals),
        comment=row.comment,
        wish=row.wish,
        stale=why_stale,
    )


def standing(approvals: Sequence[Approval], wanted: int, why_stale: str) -> Standing:
    holding = [one for one in approvals if not one.void]
    if approvals and (why_stale or not holding):
        return Standing.VOID
    if not holding:
        return Standing.DRAFT
    return Standing.APPROVED if len(holding) >= wanted else Standing.HALF


def hold(session: Session, set_id: str, assets: Iterable[str]) -> SetRow | None:
    """Keep these pictures and what is approved of them as they are, until the transaction ends.

    SQLite keeps everything, since the set is written first; Postgres the rows, always in the same order."""
    row, unique = locked(session, SetRow, set_id), sorted(set(assets))
    fresh = {"populate_existing": True}
    for start in range(0, len(unique), _CHUNK):
        chunk = unique[start : start + _CHUNK]
        held = select(AssetRow).where(AssetRow.id.in_(chunk)).order_by(AssetRow.id)
        session.scalars(held.with_for_update(), execution_options=fresh).all()
        given = select(ApprovalRow).where(ApprovalRow.asset.in_(chunk))
        given = given.order_by(ApprovalRow.asset, ApprovalRow.person)
        session.scalars(given.with_for_update(), execution_options=fresh).all()
    return row


def why_not(kept: Kept) -> str:
    """Why a picture is not handed out, in a sentence."""
    key = kept.asset.key
    if kept.wish:
        return say("Changes to {key} are wanted: {wish}", key=key, wish=kept.wish)
    if kept.stale and kept.approvals:
        return say("{key} was approved before. {why}", key=key, why=kept.stale)
    if kept.standing is Standing.VOID:
        return say(
            "{key} was approved, and is no more: {why}.", key=key, why=kept.approvals[-1].void.rstrip(".")
        )
    if kept.standing is Standing.HALF:
        return say("{key} is approved by one of two people.", key=key)
    return say("{key} is not approved.", key=key)


def void(session: Session, assets: Iterable[str], why: str, line: AuditLine) -> int:
    """Let approvals of these pictures count no more, and note it once; returns how many counted."""
    gone = [row for row in _rows(session, list(assets)) if not row.void]
    for row in gone:
        row.void = why
    if gone:
        note(session, line)
    return len(gone)


def voided(now: datetime, by: str, subject: str, why: str) -> AuditLine:
    return AuditLine(now, by, "creative approval voided", subject[:255], why)


def _approvals(session: Session, assets: Sequence[str]) -> dict[tuple[str, str], list[Approval]]:
    """By picture and seal: an approval counts for what was seen then, in the set in which it was seen."""
    found: dict[tuple[str, str], list[Approval]] = defaultdict(list)
    for row in _rows(session, assets):
        found[row.asset, row.seal].append(Approval(row.person, row.name, row.at, row.void))
    return found


def _rows(session: Session, assets: Sequence[str]) -> list[ApprovalRow]:
    rows: list[ApprovalRow] = []
    unique = sorted(set(assets))
    for start in range(0, len(unique), _CHUNK):
        wanted = ApprovalRow.asset.in_(unique[start : start + _CHUNK])
        rows += session.scalars(
            select(ApprovalRow).where(wanted).order_by(ApprovalRow.at, ApprovalRow.person)
        ).all()
    return rows
