"""What was made and uploaded, found by words, product, campaign, tag, licence and results; and results themselves."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.orm import Session

from bot.audit import AuditLine, note
from bot.creative.kits import key_of
from bot.creative.rows import asset_of, readers_of
from bot.creative.shelf import Shelf
from bot.creative.standing import kept_of
from bot.creative.tables import AssetRow, ResultRow, SetRow, UploadRow
from bot.store import transaction
from skills.creative.asset import Asset
from skills.creative.learning.asset_key import keys_in
from skills.creative.learning.performance_file import Row
from skills.creatives import Found, Search, Upload
from skills.language import say

MayRead = Callable[[frozenset[str]], bool]
_MOST_READ = 5_000  # rows that one search looks at
_CHUNK = 400


class Library:
    """Nothing is found that whoever reads the reply may not see."""

    def __init__(self, engine: Engine, shelf: Shelf) -> None:
        self.engine = engine
        self.shelf = shelf

    def upload(self, upload: Upload, readers: frozenset[str], by: str, now: datetime) -> Found:
        """Keep a picture; the same one again replaces what was said about it."""
        sha256 = self.shelf.put(upload.content)
        said = (upload.name, upload.product, upload.campaign, *upload.tags, upload.licence)
        row = UploadRow(
            id=hashlib.sha256(f"upload {sha256}".encode()).hexdigest()[:12],
            name=upload.name[:255],
            sha256=sha256,
            product=upload.product[:255],
            campaign=upload.campaign[:255],
            tags=",".join(upload.tags),
            licence=upload.licence,
            words="\n".join(said).casefold(),
            readers=",".join(sorted(readers)),
            uploaded_by=by,
            uploaded_at=now,
        )
        with transaction(self.engine) as session:
            found = _uploaded(session.merge(row))
            note(session, AuditLine(now, by, "creative uploaded", f"creative {row.id}", sha256[:16]))
        return found

    def uploaded(self, name: str, may_read: MayRead) -> tuple[str, str] | None:
        """Name and hash of an upload; None where there is none that may be seen."""
        with transaction(self.engine) as session:
            row = session.get(UploadRow, name)
            if row is None or not may_read(readers_of(row.readers)):
                return None
            return row.name, row.sha256

    def find(self, wanted: Search, may_read: MayRead) -> tuple[Found, ...]:
        with transaction(self.engine) as session:
            found = [*self._made(session, wanted, may_read), *_uploads(session, wanted, may_read)]
        if wanted.best:
            found.sort(key=lambda one: (-_rate(one), -one.impressions, one.id))
        else:
            found.sort(key=lambda one: (one.at, one.id), reverse=True)
        return tuple(found[: wanted.limit])

    def _made(self, session: Session, wanted: Search, may_read: MayRead) -> Iterable[Found]:
        query = select(AssetRow, SetRow).join(SetRow, SetRow.id == AssetRow.set_id).where(AssetRow.newest)
        query = query.where(*_words(AssetRow.words, wanted))
        if wanted.campaign:
            query = query.where(SetRow.campaign.icontains(wanted.campaign, autoescape=True))
        if wanted.licence:
            query = query.where(AssetRow.licence.icontains(wanted.licence, autoescape=True))
        rows = session.execute(query.order_by(AssetRow.made_at.desc(), AssetRow.id).limit(_MOST_READ)).all()
        seen = {row.id: may_read(readers_of(row.readers)) for _, row in rows}
        pairs = [(one, row) for one, row in rows if seen[row.id] and _fits(asset_of(one), wanted)]
        counts = results_by_key(session, {one.key for one, _ in pairs})
        for one, row in pairs:
            [kept] = kept_of(session, row, [one])
            shown, clicked = counts.get(one.key, (0, 0))
            asset = kept.asset
            yield Found(
                id=one.id,
                set=row.id,
                title=f"{asset.platform}, {asset.placement}, {asset.width} × {asset.height}",
                campaign=row.campaign,
                product=asset.product,
                standing=kept.standing.value,
                tags=asset.tags,
                licence=one.licence,
                at=one.made_at,
                impressions=shown,
                clicks=clicked,
            )

    def earlier(self, brand: str, but_of: str, limit: int) -> tuple[Asset, ...]:
        """The newest pictures of a brand, but those of the brief with this hash."""
        wanted = (
            select(AssetRow)
            .join(SetRow, SetRow.id == AssetRow.set_id)
            .where(AssetRow.newest, SetRow.brand == key_of(brand), SetRow.brief_sha256 != but_of)
            .order_by(AssetRow.made_at.desc(), AssetRow.id)
            .limit(limit)
        )
        with transaction(self.engine) as session:
            return tuple(asset_of(one) for one in session.scalars(wanted))

    def learn(self, rows: Sequence[Row], by: str, now: datetime) -> tuple[int, int]:
        """Rows that are new or say something else than before, and how many name a picture of ours."""
        made = {one.digest: one for one in (_result(row, by, now) for row in rows)}
        with transaction(self.engine) as session:
            known = _known_keys(session, {one.key for one in made.values() if one.key})
            before = _results(session, list(made))
            new = sum(
                digest not in before or _told(before[digest]) != _told(one) for digest, one in made.items()
            )
            for one in made.values():
                session.merge(one)
            detail = f"{len(made)} rows, {new} new"
            note(session, AuditLine(now, by, "creative results imported", "creative results", detail))
        return new, sum(one.key in known for one in made.values())

    def performance(self) -> tuple[tuple[Row, ...], tuple[Asset, ...]]:
        with transaction(self.engine) as session:
            rows = session.scalars(select(ResultRow).order_by(ResultRow.digest)).all()
            named = {one.key for one in rows if one.key}
            assets = {
                one.key: asset_of(one)
                for one in session.scalars(
                    select(AssetRow).where(AssetRow.newest).order_by(AssetRow.made_at, AssetRow.id)
                )
                if one.key in named or not named
            }
            return tuple(_row(one) for one in rows), tuple(assets.values())


def results_by_key(session: Session, keys: Iterable[str]) -> dict[str, tuple[int, int]]:
    """How often each was shown and clicked."""
    found: dict[str, tuple[int, int]] = {}
    for chunk in _chunks(keys):
        wanted = (
            select(ResultRow.key, func.sum(ResultRow.impressions), func.sum(ResultRow.clicks))
            .where(ResultRow.key.in_(chunk))
            .group_by(ResultRow.key)
        )
        found |= {
            key: (int(shown or 0), int(clicked or 0)) for key, shown, clicked in session.execute(wanted)
        }
    return found


def _uploads(session: Session, wanted: Search, may_read: MayRead) -> Iterable[Found]:
    query = select(UploadRow).where(*_words(UploadRow.words, wanted))
    for column, value in (
        (UploadRow.product, wanted.product),
        (UploadRow.campaign, wanted.campaign),
        (UploadRow.tags, wanted.tag),
        (UploadRow.licence, wanted.licence),
    ):
        if value:
            query = query.where(column.icontains(value, autoescape=True))
    for row in session.scalars(query.order_by(UploadRow.uploaded_at.desc(), UploadRow.id).limit(_MOST_READ)):
        if may_read(readers_of(row.readers)):
            yield _uploaded(row)


def _uploaded(row: UploadRow) -> Found:
    return Found(
        id=row.id,
        set="",
        title=row.name,
        campaign=row.campaign,
        product=row.product,
        standing=say("uploaded"),
        tags=tuple(one for one in row.tags.split(",") if one),
        licence=row.licence,
        at=row.uploaded_at,
    )


def _words(column: object, wanted: Search) -> list[ColumnElement[bool]]:
    """Every word must be there, in any order; what is searched is in small letters."""
    return [
        column.contains(word, autoescape=True)  # type: ignore[attr-defined]  # a mapped column
        for word in wanted.words.casefold().split()
    ]


def _fits(asset: Asset, wanted: Search) -> bool:
    product = wanted.product.casefold() in asset.product.casefold()
    tag = wanted.tag.casefold()
    return product and (not tag or any(tag in one.casefold() for one in asset.tags))


def _rate(one: Found) -> float:
    """Clicks by impressions, drawn towards one in a hundred as long as few have seen it."""
    return (one.clicks + 1) / (one.impressions + 100) if one.impressions else 0.0


def _result(row: Row, by: str, now: datetime) -> ResultRow:
    days = (str(row.day or ""), str(row.until or ""))
    bound = json.dumps([row.network, row.campaign, row.ad, *days])
    keys = sorted(keys_in(row.ad))
    return ResultRow(
        digest=hashlib.sha256(bound.encode()).hexdigest(),
        key=keys[0] if len(keys) == 1 else "",
        network=row.network[:64],
        campaign=row.campaign,
        ad=row.ad,
        day=days[0],
        until=days[1],
        impressions=row.impressions,
        clicks=row.clicks,
        spend="" if row.spend is None else str(row.spend),
        currency=row.currency[:8],
        conversions=row.conversions,
        kept_by=by,
        kept_at=now,
    )


def _told(row: ResultRow) -> tuple[object, ...]:
    return row.impressions, row.clicks, row.spend, row.currency, row.conversions


def _row(row: ResultRow) -> Row:
    return Row(
        network=row.network,
        campaign=row.campaign,
        ad=row.ad,
        day=date.fromisoformat(row.day) if row.day else None,
        until=date.fromisoformat(row.until) if row.until else None,
        impressions=row.impressions,
        clicks=row.clicks,
        spend=Decimal(row.spend) if row.spend else None,
        currency=row.currency,
        conversions=row.conversions,
        line=0,
    )


def _results(session: Session, digests: Sequence[str]) -> dict[str, ResultRow]:
    found: dict[str, ResultRow] = {}
    for chunk in _chunks(digests):
        found |= {
            one.digest: one for one in session.scalars(select(ResultRow).where(ResultRow.digest.in_(chunk)))
        }
    return found


def _known_keys(session: Session, keys: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for chunk in _chunks(keys):
        found |= set(session.scalars(select(AssetRow.key).where(AssetRow.key.in_(chunk))))
    return found


def _chunks(values: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]
