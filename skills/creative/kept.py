"""An advertisement as it is kept, field by field: its standing, approvals and versions, and what is bound to them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from skills.creative.asset import Asset, Made, Violation
from skills.creative.brand.kit import Kit
from skills.creative.brief.brief import Brief
from skills.creative.copy.wording import Wording
from skills.creative.order import Background, Place


class Standing(StrEnum):
    """How one version of a picture stands; `half` is approved by one of two people, `void` was approved before."""

    DRAFT = "draft"
    HALF = "half"
    APPROVED = "approved"
    VOID = "void"


@dataclass(frozen=True)
class Approval:
    """One person's word on one seal; `void` says why it counts no more, empty where it does."""

    person: str
    name: str
    at: datetime
    void: str = ""


@dataclass(frozen=True)
class Kept:
    """One version of one picture. `comment` is what this version answers, `wish` what was asked for since.

    `stale` says why nothing of it can be approved now: another kit is in force."""

    id: str
    set: str
    asset: Asset
    seal: str
    made_by: str
    made_at: datetime
    standing: Standing = Standing.DRAFT
    approvals: tuple[Approval, ...] = ()
    comment: str = ""
    wish: str = ""
    stale: str = ""

    @property
    def holds(self) -> tuple[Approval, ...]:
        """The approvals that still count."""
        return tuple(one for one in self.approvals if not one.void)

    @property
    def approvable(self) -> bool:
        """Whether a person could approve it: it passed, was made with the kit in force, and is not approved yet."""
        return self.asset.passed and not self.stale and self.standing is not Standing.APPROVED


@dataclass(frozen=True)
class KeptSet:
    """A set of drafts: of each picture the newest version, in the order in which they were made.

    `sheets` are its contact sheets' hashes; `readers` may see it; `two_persons`: one approval is not enough."""

    id: str
    campaign: str
    brand: str
    kit_sha256: str
    brief_sha256: str
    made_by: str
    made_at: datetime
    readers: frozenset[str]
    assets: tuple[Kept, ...]
    violations: tuple[Violation, ...] = ()
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    two_persons: bool = False

    def count(self, standing: Standing) -> int:
        return sum(one.standing is standing for one in self.assets)

    @property
    def passed(self) -> int:
        return sum(one.asset.passed for one in self.assets)

    def at(self, standing: Standing) -> tuple[Kept, ...]:
        return tuple(one for one in self.assets if one.standing is standing)


@dataclass(frozen=True)
class Found:
    """One thing in the library: a picture that was made or uploaded."""

    id: str
    set: str
    title: str
    campaign: str
    product: str
    standing: str
    tags: tuple[str, ...]
    licence: str
    at: datetime
    impressions: int = 0
    clicks: int = 0


@dataclass(frozen=True)
class Upload:
    """A picture of the workspace's own, with what its uploader says about it."""

    name: str
    content: bytes
    product: str = ""
    campaign: str = ""
    tags: tuple[str, ...] = ()
    licence: str = ""


@dataclass(frozen=True)
class Search:
    """Words, and what may narrow them; `best` puts what was clicked most often first."""

    words: str = ""
    product: str = ""
    campaign: str = ""
    tag: str = ""
    licence: str = ""
    best: bool = False
    limit: int = 20


@dataclass(frozen=True)
class BrandFact:
    """A brand kit in force, and who set it when."""

    name: str
    kit: Kit
    text: str
    version: int
    changed_by: str
    changed_at: datetime


@dataclass(frozen=True)
class ByModels:
    """What models worded, by product, audience and locale, and drew, by product; empty where templates did it all."""

    worded: Mapping[Place, tuple[Wording, ...]] = field(default_factory=dict)
    backgrounds: Mapping[str, Background] = field(default_factory=dict)


@dataclass(frozen=True)
class New:
    """A set that was just made in `folder`, to be kept. `sheets` of `made` are files there too."""

    brief: Brief
    kit: Kit
    made: Made
    folder: Path
    readers: frozenset[str] = frozenset()
    by_models: ByModels = ByModels()


@dataclass(frozen=True)
class Version:
    """A picture made anew after a wish: `content` are its bytes."""

    asset: Asset
    content: bytes
    comment: str


@dataclass(frozen=True)
class Zip:
    """The approved pictures of a set; `left_out` says of each other why it is not in it."""

    name: str
    content: bytes
    count: int
    left_out: Mapping[str, str] = field(default_factory=dict)


def seal_of(asset: Asset) -> str:
    """Names exactly this: the picture's bytes, its words, the kit it was made with, and its version."""
    bound = {
        "picture": asset.sha256,
        "texts": dict(asset.texts),
        "shown": dict(asset.shown),
        "kit": asset.kit_sha256,
        "version": asset.version,
        "where": [asset.key, asset.platform, asset.placement, asset.format, asset.locale],
    }
    return hashlib.sha256(json.dumps(bound, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def button_seal(kept: Kept) -> str:
    """The part of a seal that a button holds."""
    return kept.seal[:16]
