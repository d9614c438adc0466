"""The advertisements that are kept, as skills see them: sets of drafts, who approved what, brand kits, results.

The book in `bot` answers it. An approval is bound to one seal: another byte of the picture, another word, another
brand kit or another version has another seal, and is not approved. Every call asks the database or the disk: make it
in a thread.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from indexing.audience import Audience
from skills.approval import Change
from skills.creative.asset import Asset
from skills.creative.brand.kit import Kit
from skills.creative.brief.brief import Brief
from skills.creative.kept import (
    Approval,
    BrandFact,
    ByModels,
    Found,
    Kept,
    KeptSet,
    New,
    Search,
    Standing,
    Upload,
    Version,
    Zip,
    button_seal,
    seal_of,
)
from skills.errors import UserError
from skills.language import say
from skills.messages import User

if TYPE_CHECKING:
    from typing import NoReturn

    from skills.creative.learning.performance_file import Row

__all__ = [
    "ASSET_ID",
    "BRAND",
    "EITHER_ID",
    "NO_CREATIVES",
    "RELEASE",
    "SEAL",
    "SET_ID",
    "Approval",
    "BrandFact",
    "ByModels",
    "Creatives",
    "Found",
    "Kept",
    "KeptSet",
    "New",
    "NoCreatives",
    "Search",
    "Standing",
    "Upload",
    "Version",
    "Zip",
    "button_seal",
    "no_set",
    "seal_of",
]
# what stands behind the commands about a set, about one of its pictures, and about either
SET_ID = r"[0-9a-f]{10}"
ASSET_ID = r"[0-9a-f]{12}"
EITHER_ID = r"[0-9a-f]{10}(?:[0-9a-f]{2})?"
SEAL = r"[0-9a-f]{16}"
RELEASE = "creative-release"  # of a change that approves pictures: its subject is their set
BRAND = "brand-kit"  # of a change of a brand kit: its subject is the brand's name


class Creatives(Protocol):
    """Raises UserError for what is not there or may not be seen, in the same words."""

    @property
    def most_assets(self) -> int:
        """The most pictures that one brief may ask for here."""
        ...

    def third_parties(self, kit: Kit) -> bool:
        """Whether models of third parties may help, by the kit and by the workspace."""
        ...

    def kit(self, brand: str) -> Kit | None:
        """The kit in force for a brand, its files on this machine; None where none was set."""
        ...

    def brands(self) -> tuple[BrandFact, ...]:
        """By name."""
        ...

    def new_kit(self, kit: Kit, by: User) -> Change:
        """What sets a brand kit once somebody has confirmed it; its files are kept by then. Raises UserError."""
        ...

    def keep(self, new: New, by: User) -> KeptSet:
        """Keep a set, all of it or nothing; the same set by the same person is kept once."""
        ...

    def set(self, name: str, audience: Audience) -> KeptSet: ...

    def one(self, name: str, audience: Audience) -> Kept:
        """A version of a picture, also one that is no longer the newest."""
        ...

    def brief(self, name: str, audience: Audience) -> Brief:
        """What a set was made of, its photos on this machine."""
        ...

    def kit_of(self, name: str, audience: Audience) -> Kit:
        """The kit that the set's next pictures are made with: the brand's in force, or the set's own."""
        ...

    def by_models(self, name: str, audience: Audience) -> ByModels:
        """What models made of a set, for its next versions."""
        ...

    def picture(self, sha256: str) -> bytes:
        """A kept file's bytes; raises UserError where they are gone or are not what was kept."""
        ...

    def release(
        self, pictures: Sequence[Kept], by: User, *, on_disk: Mapping[str, bytes] | None = None
    ) -> Change:
        """What approves exactly these, once confirmed. Raises UserError or ForbiddenError where one cannot be.

        `on_disk` are the bytes as they lie elsewhere by id, held against what was kept."""
        ...

    def wish(self, asset: str, comment: str, by: User, audience: Audience) -> Kept:
        """Keep that changes are wanted: what was approved is so no more. Raises ForbiddenError for who may not."""
        ...

    def add_version(self, asset: str, version: Version, by: User, audience: Audience) -> Kept:
        """The newest version from now on; the one before it stays, unapproved."""
        ...

    def export(self, name: str, by: User, audience: Audience) -> Zip:
        """The approved pictures, each held against its approval first. Raises ForbiddenError too."""
        ...

    def upload(self, upload: Upload, by: User, readers: frozenset[str]) -> Found: ...

    def uploaded(self, name: str, audience: Audience) -> tuple[str, bytes]:
        """An upload's name and bytes."""
        ...

    def versions(self, kept: Kept) -> tuple[Kept, ...]:
        """Every version of a picture that was found, the oldest first."""
        ...

    def find(self, wanted: Search, audience: Audience) -> tuple[Found, ...]: ...

    def sets(self, audience: Audience, limit: int = 20) -> tuple[KeptSet, ...]:
        """The newest first, without their pictures' order."""
        ...

    def earlier(self, brand: str, but_of: str, limit: int = 2_000) -> tuple[Asset, ...]:
        """The newest pictures of a brand, but those of the brief with this hash."""
        ...

    def learn(self, rows: "Sequence[Row]", by: User) -> tuple[int, int]:
        """Keep rows of a network's export: how many are new, and how many name a picture that was made here.

        A later row about the same ad, campaign and days takes the place of the one before."""
        ...

    def performance(self) -> "tuple[tuple[Row, ...], tuple[Asset, ...]]":
        """Every kept row, and the pictures that they may tell of."""
        ...


def no_set(name: str) -> UserError:
    return UserError(
        say("I know no pictures {name!r} that everyone who reads this may see.", name=name),
        hint=say("`creative list` names the sets that you may see."),
    )


class NoCreatives:
    """Where none are kept."""

    most_assets = 0

    def third_parties(self, kit: Kit) -> bool:  # noqa: ARG002
        return False

    def kit(self, brand: str) -> Kit | None:  # noqa: ARG002
        return None

    def brands(self) -> tuple[BrandFact, ...]:
        return ()

    def new_kit(self, kit: Kit, by: User) -> Change:  # noqa: ARG002
        _refuse()

    def keep(self, new: New, by: User) -> KeptSet:  # noqa: ARG002
        _refuse()

    def set(self, name: str, audience: Audience) -> KeptSet:  # noqa: ARG002
        raise no_set(name)

    def one(self, name: str, audience: Audience) -> Kept:  # noqa: ARG002
        raise no_set(name)

    def brief(self, name: str, audience: Audience) -> Brief:  # noqa: ARG002
        raise no_set(name)

    def kit_of(self, name: str, audience: Audience) -> Kit:  # noqa: ARG002
        raise no_set(name)

    def by_models(self, name: str, audience: Audience) -> ByModels:  # noqa: ARG002
        raise no_set(name)

    def picture(self, sha256: str) -> bytes:
        raise no_set(sha256[:10])

    def release(
        self,
        pictures: Sequence[Kept],  # noqa: ARG002
        by: User,  # noqa: ARG002
        *,
        on_disk: Mapping[str, bytes] | None = None,  # noqa: ARG002
    ) -> Change:
        _refuse()

    def wish(self, asset: str, comment: str, by: User, audience: Audience) -> Kept:  # noqa: ARG002
        raise no_set(asset)

    def add_version(self, asset: str, version: Version, by: User, audience: Audience) -> Kept:  # noqa: ARG002
        raise no_set(asset)

    def export(self, name: str, by: User, audience: Audience) -> Zip:  # noqa: ARG002
        raise no_set(name)

    def upload(self, upload: Upload, by: User, readers: frozenset[str]) -> Found:  # noqa: ARG002
        _refuse()

    def uploaded(self, name: str, audience: Audience) -> tuple[str, bytes]:  # noqa: ARG002
        raise no_set(name)

    def versions(self, kept: Kept) -> tuple[Kept, ...]:
        return (kept,)

    def find(self, wanted: Search, audience: Audience) -> tuple[Found, ...]:  # noqa: ARG002
        return ()

    def sets(self, audience: Audience, limit: int = 20) -> tuple[KeptSet, ...]:  # noqa: ARG002
        return ()

    def earlier(self, brand: str, but_of: str, limit: int = 2_000) -> tuple[Asset, ...]:  # noqa: ARG002
        return ()

    def learn(self, rows: "Sequence[Row]", by: User) -> tuple[int, int]:  # noqa: ARG002
        _refuse()

    def performance(self) -> "tuple[tuple[Row, ...], tuple[Asset, ...]]":
        return (), ()


def _refuse() -> "NoReturn":
    raise UserError(say("No advertisements are kept here."))


NO_CREATIVES = NoCreatives()
