"""The tables of brand kits, sets of drafts, each version of a picture, who approved it, and how it fared."""

from datetime import datetime

from sqlalchemy import BigInteger, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.tables import NAMES
from indexing.tables import UtcDateTime


class CreativeBase(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class KitRow(CreativeBase):
    """One version of a brand kit: `text` is its YAML, `files` JSON of the hash of each file that it names."""

    __tablename__ = "creative_kits"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    brand: Mapped[str] = mapped_column(String(120), index=True)
    text: Mapped[str] = mapped_column(Text)
    files: Mapped[str] = mapped_column(Text)
    two_persons: Mapped[bool]
    kept_by: Mapped[str] = mapped_column(String(255))
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)


class BrandRow(CreativeBase):
    """Which kit is in force for a brand; `name` in small letters, as brands are looked up."""

    __tablename__ = "creative_brands"

    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    kit_sha256: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    changed_by: Mapped[str] = mapped_column(String(255))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SetRow(CreativeBase):
    """A set of drafts. `brief` is JSON with photos by their hash; `sheets` are hashes of contact sheets.

    `source` is the file on this machine that brought the kit, so that a change of it is seen; `by_models` is JSON of
    what models worded and drew, so that a next version keeps it."""

    __tablename__ = "creative_sets"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    campaign: Mapped[str] = mapped_column(String(255), index=True)
    brand: Mapped[str] = mapped_column(String(120), index=True)
    kit_sha256: Mapped[str] = mapped_column(String(64))
    brief: Mapped[str] = mapped_column(Text)
    brief_sha256: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(Text)
    readers: Mapped[str] = mapped_column(Text)
    violations: Mapped[str] = mapped_column(Text)
    notes: Mapped[str] = mapped_column(Text)
    sheets: Mapped[str] = mapped_column(Text)
    by_models: Mapped[str] = mapped_column(Text)
    tool: Mapped[str] = mapped_column(String(32))
    made_by: Mapped[str] = mapped_column(String(255), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class AssetRow(CreativeBase):
    """One version of one picture of a set, as JSON; the other columns are what it is found by.

    `words` is all that can be searched, in small letters; `place` is its place in the set; `wish` is what was asked
    for since, and `wished_by` by whom."""

    __tablename__ = "creative_assets"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    set_id: Mapped[str] = mapped_column(String(16), index=True)
    place: Mapped[int]
    key: Mapped[str] = mapped_column(String(32), index=True)
    version: Mapped[int]
    newest: Mapped[bool]
    asset: Mapped[str] = mapped_column(Text)
    seal: Mapped[str] = mapped_column(String(64), index=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    kit_sha256: Mapped[str] = mapped_column(String(64))
    words: Mapped[str] = mapped_column(Text)
    licence: Mapped[str] = mapped_column(Text)
    comment: Mapped[str] = mapped_column(Text)
    wish: Mapped[str] = mapped_column(Text)
    wished_by: Mapped[str] = mapped_column(String(255))
    made_by: Mapped[str] = mapped_column(String(255), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class ApprovalRow(CreativeBase):
    """One person's approval of one version of a picture in one set, as it was then: `seal` names what that was.

    `void` says why it counts no more, empty where it does. In another set the same picture has approvals of its own."""

    __tablename__ = "creative_approvals"

    asset: Mapped[str] = mapped_column(String(16), primary_key=True)
    person: Mapped[str] = mapped_column(String(255), primary_key=True)
    seal: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(255))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    void: Mapped[str] = mapped_column(Text)


class UploadRow(CreativeBase):
    """A picture that somebody uploaded, with what they said about it; `tags` with a comma between."""

    __tablename__ = "creative_uploads"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    product: Mapped[str] = mapped_column(String(255))
    campaign: Mapped[str] = mapped_column(String(255))
    tags: Mapped[str] = mapped_column(Text)
    licence: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    readers: Mapped[str] = mapped_column(Text)
    uploaded_by: Mapped[str] = mapped_column(String(255), index=True)
    uploaded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ResultRow(CreativeBase):
    """A row of a network's export. `digest` names ad, campaign and days, so that a later export replaces it.

    `key` is that of the picture in the ad's name, empty where it names none; `spend` is a decimal, empty where the
    export does not tell, as are `day` and `until`."""

    __tablename__ = "creative_results"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), index=True)
    network: Mapped[str] = mapped_column(String(64))
    campaign: Mapped[str] = mapped_column(Text)
    ad: Mapped[str] = mapped_column(Text)
    day: Mapped[str] = mapped_column(String(10))
    until: Mapped[str] = mapped_column(String(10))
    impressions: Mapped[int] = mapped_column(BigInteger)
    clicks: Mapped[int] = mapped_column(BigInteger)
    spend: Mapped[str] = mapped_column(String(40))
    currency: Mapped[str] = mapped_column(String(8))
    conversions: Mapped[float | None]
    kept_by: Mapped[str] = mapped_column(String(255))
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)
