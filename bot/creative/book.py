"""Sets of drafts in SQL, with each version of each of their pictures; a set is there whole or not at all."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session

from bot.audit import AuditLine, note
from bot.creative.kits import key_of
from bot.creative.rows import (
    STRINGS,
    VIOLATIONS,
    asset_id,
    asset_of,
    brief_text,
    by_models_text,
    readers_of,
    row_of,
    set_id,
)
from bot.creative.shelf import Shelf, sha256_of
from bot.creative.standing import kept_of, needed
from bot.creative.tables import AssetRow, SetRow
from bot.store import locked, transaction
from skills.creatives import Kept, KeptSet, New, Standing, Version, no_set, seal_of
from skills.errors import UserError
from skills.language import say


def tool_version() -> str:
    try:
        return version("confidant")
    except PackageNotFoundError:
        return "unknown"


class SetBook:
    """Each call is a short transaction of its own; files are on the shelf before a row names them."""

    def __init__(self, engine: Engine, shelf: Shelf) -> None:
        self.engine = engine
        self.shelf = shelf

    def keep(self, new: New, by: str, now: datetime, *, source: str = "") -> str:
        """All of a set that was just made, or nothing; its id. The same set by the same person is kept once.

        Raises UserError where a picture in the folder is not the one that was made, StoreError."""
        made = new.made
        for asset in made.assets:
            self._shelve(new, asset.path, asset.sha256)
        sheets = [self.shelf.put((new.folder / one).read_bytes()) for one in made.sheets]
        made_id = set_id(by, made.brief_sha256, new.kit.sha256, map(seal_of, made.assets))
        row = SetRow(
            id=made_id,
            campaign=new.brief.campaign[:255],
            brand=key_of(new.kit.name),
            kit_sha256=new.kit.sha256,
            brief=brief_text(new.brief, self.shelf),
            brief_sha256=made.brief_sha256,
            source=source,
            readers=",".join(sorted(new.readers)),
            violations=VIOLATIONS.dump_json(made.violations).decode(),
            notes=json.dumps([str(one) for one in made.notes]),
            sheets=json.dumps(sheets),
            by_models=by_models_text(new.by_models, self.shelf),
            tool=tool_version(),
            made_by=by,
            made_at=now,
        )
        with transaction(self.engine) as session:
            known = session.get(SetRow, made_id)
            if known is not None:
                known.readers = ",".join(sorted(readers_of(known.readers) | new.readers))
                known.source = source or known.source
                return made_id
            session.add(row)
            session.add_all(
                row_of(asset, set_id=made_id, place=place, campaign=new.brief.campaign, by=by, now=now)
                for place, asset in enumerate(made.assets)
            )
            detail = f"{len(made.assets)} pictures, kit {new.kit.sha256[:12]}, brief {made.brief_sha256[:12]}"
            note(session, AuditLine(now, by, "creatives made", f"creative {made_id}", detail))
        return made_id

    def _shelve(self, new: New, path: str, sha256: str) -> None:
        try:
            content = (new.folder / path).read_bytes()
        except OSError as error:
            raise UserError(
                say("The picture {path} is gone before it was kept.", path=path), hint=say("Make it again.")
            ) from error
        if sha256_of(content) != sha256:
            raise UserError(
                say("The picture {path} was changed before it was kept.", path=path),
                hint=say("Make it again."),
            )
        self.shelf.put(content)

    def find(self, name: str, kit_now: str = "") -> KeptSet:
        """Raises UserError for one that is not there."""
        with transaction(self.engine) as session:
            row = session.get(SetRow, name.strip().lower())
            if row is None:
                raise no_set(name)
            return _set(session, row, kit_now)

    def row(self, name: str) -> SetRow:
        """The row itself, to be read only."""
        with transaction(self.engine) as session:
            row = session.get(SetRow, name.strip().lower())
            if row is None:
                raise no_set(name)
            session.expunge(row)
            return row

    def has(self, name: str) -> bool:
        with transaction(self.engine) as session:
            return session.get(SetRow, name.strip().lower()) is not None

    def newest(self, limit: int) -> list[str]:
        """Ids of sets, the newest first."""
        wanted = select(SetRow.id).order_by(SetRow.made_at.desc(), SetRow.id).limit(limit)
        with transaction(self.engine) as session:
            return list(session.scalars(wanted))

    def of_brief(self, brief_sha256: str, kit_sha256: str) -> list[str]:
        """Ids of the sets that were made of this brief with this kit, the newest first."""
        wanted = select(SetRow.id).where(SetRow.brief_sha256 == brief_sha256, SetRow.kit_sha256 == kit_sha256)
        with transaction(self.engine) as session:
            return list(session.scalars(wanted.order_by(SetRow.made_at.desc(), SetRow.id)))

    def one(self, name: str, kit_now: str = "") -> Kept:
        """One version of a picture, the newest or not."""
        with transaction(self.engine) as session:
            asset = session.get(AssetRow, name.strip().lower())
            row = session.get(SetRow, asset.set_id) if asset else None
            if asset is None or row is None:
                raise no_set(name)
            return kept_of(session, row, [asset], kit_now)[0]

    def versions(self, kept: Kept) -> tuple[Kept, ...]:
        """Every version of this picture, the oldest first."""
        with transaction(self.engine) as session:
            wanted = select(AssetRow).where(AssetRow.set_id == kept.set, AssetRow.key == kept.asset.key)
            rows = session.scalars(wanted.order_by(AssetRow.version, AssetRow.id)).all()
            row = session.get(SetRow, kept.set)
            return kept_of(session, row, rows) if row else ()

    def add_version(self, before: Kept, made: Version, by: str, now: datetime) -> str:
        """The next version in the place of this one; its id. Twice is as once.

        Raises UserError where another version has come meanwhile."""
        asset = replace(made.asset, version=before.asset.version + 1, key=before.asset.key)
        if sha256_of(made.content) != asset.sha256:
            raise UserError(say("The picture that was made is not the one that was to be kept."))
        self.shelf.put(made.content)
        with transaction(self.engine) as session:
            old = locked(session, AssetRow, before.id)
            row = session.get(SetRow, before.set)
            if old is None or row is None:
                raise no_set(before.id)
            new = row_of(asset, set_id=row.id, place=old.place, campaign=row.campaign, by=by, now=now)
            if session.get(AssetRow, new.id) is not None:
                return new.id
            if not old.newest:
                raise not_newest(before)
            new.comment = made.comment
            old.newest, old.wish, old.wished_by = False, "", ""
            session.add(new)
            detail = f"{asset.key} version {asset.version}, instead of {old.seal[:16]}"
            note(session, AuditLine(now, by, "creative made anew", f"creative {row.id}", detail))
        return asset_id(before.set, seal_of(asset))

    def wish(self, session: Session, asset: str, comment: str, by: str) -> None:
        row = locked(session, AssetRow, asset)
        if row is None:
            raise no_set(asset)
        row.wish, row.wished_by = comment[:2_000], by

    def count(self) -> int:
        with transaction(self.engine) as session:
            return session.scalar(select(func.count()).select_from(SetRow)) or 0


def not_newest(kept: Kept) -> UserError:
    return UserError(
        say("There is a newer version of {key} than this one.", key=kept.asset.key),
        hint=say("`review {set}` shows it.", set=kept.set),
    )


def rows_of_set(session: Session, name: str) -> list[AssetRow]:
    """The newest versions, in order."""
    wanted = select(AssetRow).where(AssetRow.set_id == name, AssetRow.newest)
    return list(session.scalars(wanted.order_by(AssetRow.place, AssetRow.id)))


def all_stand(session: Session, row: SetRow, wanted: Sequence[str], kit_now: str) -> bool:
    """Whether each of these pictures is the newest of its kind still, and approved."""
    assets = [one for one in rows_of_set(session, row.id) if one.id in set(wanted)]
    found = kept_of(session, row, assets, kit_now)
    return len(found) == len(wanted) and all(
        one.standing is Standing.APPROVED and not one.wish for one in found
    )


def forget_maker(session: Session, person: str) -> None:
    session.execute(update(SetRow).where(SetRow.made_by == person).values(made_by=""))
    session.execute(update(AssetRow).where(AssetRow.made_by == person).values(made_by=""))


def _set(session: Session, row: SetRow, kit_now: str) -> KeptSet:
    assets = rows_of_set(session, row.id)
    return KeptSet(
        id=row.id,
        campaign=row.campaign,
        brand=row.brand,
        kit_sha256=row.kit_sha256,
        brief_sha256=row.brief_sha256,
        made_by=row.made_by,
        made_at=row.made_at,
        readers=readers_of(row.readers),
        assets=kept_of(session, row, assets, kit_now),
        violations=VIOLATIONS.validate_json(row.violations),
        notes=STRINGS.validate_json(row.notes),
        sheets=STRINGS.validate_json(row.sheets),
        two_persons=needed(session, row.kit_sha256, row.brand) > 1,
    )


__all__ = ["SetBook", "asset_of", "forget_maker", "not_newest", "rows_of_set", "tool_version"]
