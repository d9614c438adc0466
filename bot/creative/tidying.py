"""What goes by itself, and what goes with a person: drafts that nobody approved, and names."""

import shutil
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, delete, func, select, update
from sqlalchemy.orm import Session

from bot.creative.tables import ApprovalRow, AssetRow, BrandRow, KitRow, ResultRow, SetRow, UploadRow
from bot.store import transaction


def tidy_sets(engine: Engine, *, before: datetime) -> int:
    """Drop sets of before then of which nothing was ever approved; returns how many rows."""
    approved = (
        select(AssetRow.set_id).join(ApprovalRow, ApprovalRow.asset == AssetRow.id).distinct().subquery()
    )
    old = select(SetRow.id).where(SetRow.made_at < before, SetRow.id.not_in(select(approved.c.set_id)))
    with transaction(engine) as session:
        ids = list(session.scalars(old))
        for name in ids:
            session.execute(delete(AssetRow).where(AssetRow.set_id == name))
            session.execute(delete(SetRow).where(SetRow.id == name))
        # approvals whose picture is gone tell of nothing
        session.execute(delete(ApprovalRow).where(ApprovalRow.asset.not_in(select(AssetRow.id))))
    return len(ids)


def clear_old(folder: Path, *, before: datetime) -> None:
    """Remove what a stop left of making a set, or of bringing its files here."""
    for left in folder.iterdir() if folder.is_dir() else ():
        if left.stat().st_mtime < before.timestamp():
            shutil.rmtree(left, ignore_errors=True)


def forget_creatives(session: Session, person: str) -> None:
    """Delete what this person made and nobody approved; where somebody did, and elsewhere, only their name goes.

    An approval stays, as the audit does: it says who let an advertisement go."""
    mine = select(SetRow.id).where(SetRow.made_by == person)
    approved = select(AssetRow.set_id).join(ApprovalRow, ApprovalRow.asset == AssetRow.id)
    ids = list(session.scalars(mine.where(SetRow.id.not_in(approved))))
    for name in ids:
        session.execute(delete(AssetRow).where(AssetRow.set_id == name))
        session.execute(delete(SetRow).where(SetRow.id == name))
    session.execute(update(SetRow).where(SetRow.made_by == person).values(made_by=""))
    session.execute(update(AssetRow).where(AssetRow.made_by == person).values(made_by=""))
    session.execute(
        update(AssetRow).where(AssetRow.wished_by == person).values(wished_by="", wish="", comment="")
    )
    session.execute(delete(UploadRow).where(UploadRow.uploaded_by == person))
    session.execute(update(ResultRow).where(ResultRow.kept_by == person).values(kept_by=""))
    session.execute(update(KitRow).where(KitRow.kept_by == person).values(kept_by=""))
    session.execute(update(BrandRow).where(BrandRow.changed_by == person).values(changed_by=""))


def creatives_of(session: Session, person: str) -> int:
    """How many sets and uploads bear this person's name."""
    sets = select(func.count()).where(SetRow.made_by == person)
    uploads = select(func.count()).where(UploadRow.uploaded_by == person)
    return (session.scalar(sets) or 0) + (session.scalar(uploads) or 0)
