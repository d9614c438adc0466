"""`skills.creatives.Creatives`: the kept advertisements, each as everyone who reads the reply may see it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from sqlalchemy import Engine, select

from bot.audit import AuditLine, note
from bot.creative.book import SetBook, all_stand, rows_of_set, tool_version
from bot.creative.kit_deed import kit_change
from bot.creative.kits import KitBook
from bot.creative.library import Library
from bot.creative.packing import pack
from bot.creative.redrawn import redraw
from bot.creative.release import check_approvable, check_person, release_of
from bot.creative.rows import backgrounds_of, brief_of, by_models_of, photos_of, readers_of
from bot.creative.settings import CreativeSettings
from bot.creative.shelf import Shelf, sha256_of
from bot.creative.standing import hold, void, voided, why_not
from bot.creative.tables import ApprovalRow, AssetRow, KitRow, SetRow, UploadRow
from bot.creative.tidying import clear_old, tidy_sets
from bot.store import transaction
from indexing.audience import Audience
from skills.approval import Change
from skills.creative.asset import Asset
from skills.creative.brand.kit import Kit
from skills.creative.brief.brief import Brief
from skills.creative.learning.performance_file import Row
from skills.creatives import (
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
    no_set,
)
from skills.errors import ForbiddenError, UserError
from skills.language import say
from skills.messages import User
from skills.permission import Permission

Allowed = Callable[[User, Permission], bool]
MOST_ZIP_BYTES = 200_000_000  # in a chat, where it is packed in memory; the command line writes any
_TRIES = 5  # of packing a set whose approvals change meanwhile
_YOUNG = timedelta(days=1)  # files of a set that is being kept just now are named by no row yet


@dataclass
class KeptCreatives:
    """`kit_now` tells the kit of a set whose brand has none in force, where a file on this machine says so."""

    engine: Engine
    home: Path
    settings: CreativeSettings
    allowed: Allowed
    now: Callable[[], datetime]
    kit_now: Callable[[SetRow], str] = lambda _row: ""

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.home / "creative")
        self.kits = KitBook(self.engine, self.shelf)
        self.book = SetBook(self.engine, self.shelf)
        self.library = Library(self.engine, self.shelf)

    @property
    def most_assets(self) -> int:
        return self.settings.most_assets

    def third_parties(self, kit: Kit) -> bool:
        return kit.third_parties and self.settings.third_parties

    def kit(self, brand: str) -> Kit | None:
        sha256 = self.kits.in_force(brand)
        return self.kits.load(sha256) if sha256 else None

    def brands(self) -> tuple[BrandFact, ...]:
        return self.kits.facts()

    def new_kit(self, kit: Kit, by: User) -> Change:
        self.kits.keep(kit, by.id, self.now())
        return kit_change(kit)

    def keep(self, new: New, by: User, *, source: str = "") -> KeptSet:
        if len(new.made.assets) == 0:
            raise UserError(say("Not one picture could be made."), hint=_first(new))
        self.kits.keep(new.kit, by.id, self.now())
        return self.found(self.book.keep(new, by.id, self.now(), source=source))

    def set(self, name: str, audience: Audience) -> KeptSet:
        found = self.found(name)
        if not self._may_see(found.readers, audience):
            raise no_set(name)
        return found

    def found(self, name: str) -> KeptSet:
        """A set, whoever asks."""
        return self.book.find(name, self.kit_now(self.book.row(name)))

    def one(self, name: str, audience: Audience) -> Kept:
        row = self._row_of(name)
        if not self._may_see(readers_of(row.readers), audience):
            raise no_set(name)
        return self.book.one(name, self.kit_now(row))

    def brief(self, name: str, audience: Audience) -> Brief:
        self.set(name, audience)
        return self.brief_of(name)

    def brief_of(self, name: str) -> Brief:
        return brief_of(self.book.row(name).brief, self.shelf)

    def kit_of(self, name: str, audience: Audience) -> Kit:
        self.set(name, audience)
        return self.next_kit(name)

    def next_kit(self, name: str) -> Kit:
        row = self.book.row(name)
        return self.kits.load(self.kits.in_force(row.brand) or row.kit_sha256)

    def by_models(self, name: str, audience: Audience) -> ByModels:
        self.set(name, audience)
        return self.models_of(name)

    def models_of(self, name: str) -> ByModels:
        return by_models_of(self.book.row(name).by_models, self.shelf)

    def picture(self, sha256: str) -> bytes:
        return self.shelf.get(sha256)

    def release(
        self, pictures: Sequence[Kept], by: User, *, on_disk: Mapping[str, bytes] | None = None
    ) -> Change:
        self._check_release(by)
        if not pictures:
            raise UserError(say("There is nothing here that could be approved."))
        row = self.book.row(pictures[0].set)
        for one in pictures:
            check_approvable(one)
            if on_disk is not None and sha256_of(on_disk[one.id]) != one.asset.sha256:
                raise UserError(
                    say("The file of {key} was changed since it was made.", key=one.asset.key),
                    hint=say("Make the set again."),
                )
        with transaction(self.engine) as session:
            for one in pictures:
                check_person(session, row, one, by)
        return release_of(pictures)

    def wish(self, asset: str, comment: str, by: User, audience: Audience) -> Kept:
        return self.ask_for(self.one(asset, audience), comment, by)

    def ask_for(self, kept: Kept, comment: str, by: User) -> Kept:
        """As `wish`, of a picture that was found already."""
        why = say("changes were asked for")
        with transaction(self.engine) as session:
            self.book.wish(session, kept.id, comment, by.id)
            line = voided(self.now(), by.id, f"creative {kept.set}", f"{kept.asset.key}: {why}")
            if void(session, [kept.id], why, line) and not self.allowed(by, Permission.RELEASE):
                raise ForbiddenError(
                    say("{key} is approved, and you may not take that back.", key=kept.asset.key),
                    hint=say("Ask somebody who may release advertisements."),
                )
            detail = f"{kept.asset.key} version {kept.asset.version}"
            note(
                session,
                AuditLine(self.now(), by.id, "creative changes asked", f"creative {kept.set}", detail),
            )
        return self.book.one(kept.id)

    def add_version(self, asset: str, version: Version, by: User, audience: Audience) -> Kept:
        return self.book.one(self.next_version(self.one(asset, audience), version, by))

    def next_version(self, before: Kept, version: Version, by: User) -> str:
        """As `add_version`, of a picture that was found already; the new one's id."""
        made = self.book.add_version(before, version, by.id, self.now())
        redraw(self.engine, self.shelf, before.set, before.asset.key)
        return made

    def export(self, name: str, by: User, audience: Audience) -> Zip:
        self.set(name, audience)
        self._check_release(by)
        content = BytesIO()

        def write(found: KeptSet, approved: Sequence[Kept]) -> str:
            _check_size(approved)
            content.seek(0)
            content.truncate()
            tool = self.tool_of(found.id)
            pack(content, found, approved, lambda one: self.shelf.get(one.asset.sha256), tool)
            return sha256_of(content.getvalue())

        found, approved, left_out = self.hand_out(lambda: self.set(name, audience), by, write)
        called = f"{found.campaign or found.brand or 'creatives'}-{found.id}.zip"
        return Zip(_plain(called), content.getvalue(), len(approved), left_out)

    def sound(
        self, found: KeptSet, by: User, read: Callable[[Kept], bytes] | None = None
    ) -> tuple[tuple[Kept, ...], dict[str, str]]:
        """The approved pictures whose bytes are those that were approved, and why each other one is not.

        What was changed on the disk loses its approval. Raises UserError where nothing is left."""
        approved, left_out = [], {one.asset.key: why_not(one) for one in found.assets}
        for one in (kept for kept in found.at(Standing.APPROVED) if not kept.wish):
            if why := self._unsound(one, read):
                left_out[one.asset.key] = why
                self.void(one, why, by)
            else:
                del left_out[one.asset.key]
                approved.append(one)
        if not approved:
            raise UserError(
                say("Nothing of this is approved, so there is nothing to hand out."),
                hint=next(iter(left_out.values()), ""),
            )
        return tuple(approved), left_out

    def _unsound(self, kept: Kept, read: Callable[[Kept], bytes] | None) -> str:
        """Why the bytes of a picture are not those that were approved; empty where they are."""
        try:
            content = read(kept) if read else self.shelf.get(kept.asset.sha256)
        except UserError as error:
            return str(error.message)
        if sha256_of(content) == kept.asset.sha256:
            return ""
        return say("The file of {key} was changed since it was approved.", key=kept.asset.key)

    def void(self, kept: Kept, why: str, by: User) -> None:
        """Let what was approved of this count no more, and say so in the audit."""
        line = voided(self.now(), by.id, f"creative {kept.set}", f"{kept.asset.key} {kept.seal[:16]}: {why}")
        with transaction(self.engine) as session:
            void(session, [kept.id], why, line)

    def hand_out(
        self,
        find: Callable[[], KeptSet],
        by: User,
        write: Callable[[KeptSet, Sequence[Kept]], str],
        read: Callable[[Kept], bytes] | None = None,
    ) -> tuple[KeptSet, tuple[Kept, ...], dict[str, str]]:
        """Let `write` pack what is approved and say the zip's hash; again where less of it is approved by then.

        The set, what is in the zip, and why each other picture is not. Raises UserError where that never comes to
        rest, and where nothing is approved."""
        for _ in range(_TRIES):
            found = find()
            approved, left_out = self.sound(found, by, read)
            if self._note_export(found, approved, by, write(found, approved)):
                return found, approved, left_out
        raise UserError(
            say("What is approved of this set is being changed just now."), hint=say("Ask again in a moment.")
        )

    def _note_export(self, found: KeptSet, approved: Sequence[Kept], by: User, sha256: str) -> bool:
        """Note that these were handed out; False, and nothing noted, where one of them is approved no more."""
        wanted = [one.id for one in approved]
        detail = f"{len(approved)} pictures, zip {sha256[:16]}"
        with transaction(self.engine) as session:
            row = hold(session, found.id, wanted)
            if row is None or not all_stand(session, row, wanted, self.kit_now(row)):
                return False
            note(
                session,
                AuditLine(self.now(), by.id, "creatives exported", f"creative {found.id}", detail),
            )
        return True

    def upload(self, upload: Upload, by: User, readers: frozenset[str]) -> Found:
        return self.library.upload(upload, readers, by.id, self.now())

    def find(self, wanted: Search, audience: Audience) -> tuple[Found, ...]:
        return self.library.find(wanted, lambda readers: self._may_see(readers, audience))

    def uploaded(self, name: str, audience: Audience) -> tuple[str, bytes]:
        """Name and bytes of an upload."""
        found = self.library.uploaded(name, lambda readers: self._may_see(readers, audience))
        if found is None:
            raise no_set(name)
        return found[0], self.shelf.get(found[1])

    def versions(self, kept: Kept) -> tuple[Kept, ...]:
        return self.book.versions(kept)

    def sets(self, audience: Audience, limit: int = 20) -> tuple[KeptSet, ...]:
        found = []
        for name in self.book.newest(limit * 20):
            if self._may_see(readers_of(self.book.row(name).readers), audience):
                found.append(self.found(name))
            if len(found) == limit:
                break
        return tuple(found)

    def earlier(self, brand: str, but_of: str, limit: int = 2_000) -> tuple[Asset, ...]:
        return self.library.earlier(brand, but_of, limit)

    def learn(self, rows: Sequence[Row], by: User) -> tuple[int, int]:
        return self.library.learn(rows, by.id, self.now())

    def performance(self) -> tuple[tuple[Row, ...], tuple[Asset, ...]]:
        return self.library.performance()

    def tidy(self) -> int:
        """Drop sets that are too old and of which nothing was approved, then files that nothing names."""
        now = self.now()
        for left in ("making", "came"):
            clear_old(self.home / "creative" / left, before=now - _YOUNG)
        dropped = tidy_sets(self.engine, before=now - timedelta(days=self.settings.kept_days))
        return dropped + self.shelf.tidy(self._wanted_files(), before=now - _YOUNG)

    def _wanted_files(self) -> frozenset[str]:
        import json

        with transaction(self.engine) as session:
            wanted = set(session.scalars(select(AssetRow.sha256))) | set(
                session.scalars(select(UploadRow.sha256))
            )
            for files in session.scalars(select(KitRow.files)):
                wanted |= set(json.loads(files).values())
            rows = session.execute(select(SetRow.brief, SetRow.sheets, SetRow.by_models))
            for brief, sheets, drawn in rows:
                wanted |= {*photos_of(brief), *json.loads(sheets), *backgrounds_of(drawn)}
        return frozenset(wanted)

    def _check_release(self, by: User) -> None:
        if not self.allowed(by, Permission.RELEASE):
            raise ForbiddenError(
                say("You need the {permission} permission for this.", permission=Permission.RELEASE),
                hint=say("Ask an admin."),
            )

    def _row_of(self, asset: str) -> SetRow:
        with transaction(self.engine) as session:
            found = session.get(AssetRow, asset.strip().lower())
            if found is None:
                raise no_set(asset)
            set_id = found.set_id
        return self.book.row(set_id)

    def tool_of(self, set_id: str) -> str:
        """The version of the program that made a set."""
        return self.book.row(set_id).tool or tool_version()

    def _may_see(self, readers: frozenset[str], audience: Audience) -> bool:
        """Everyone who reads along is among the readers, or may release advertisements."""
        return bool(audience.viewers) and all(
            rights & readers or self._releases(rights) for rights in audience.viewers
        )

    def _releases(self, rights: frozenset[str]) -> bool:
        people = [one.removeprefix("user:") for one in rights if one.startswith("user:")]
        return any(self.allowed(User(one, one), Permission.RELEASE) for one in people)


def _check_size(approved: Sequence[Kept]) -> None:
    if sum(one.asset.bytes for one in approved) > MOST_ZIP_BYTES:
        raise UserError(
            say("The approved pictures are more than {n} MB.", n=MOST_ZIP_BYTES // 1_000_000),
            hint=say("`confidant create export` writes them on the server; or make a set of fewer pictures."),
        )


def _first(new: New) -> str:
    return next((f"{one.what}: {one.where}: {one.why}" for one in new.made.violations), "")


def _plain(name: str) -> str:
    kept = "".join(one if one.isalnum() or one in "-_." else "-" for one in name)
    return kept.strip("-.")[:120] or "creatives.zip"


__all__ = ["ApprovalRow", "KeptCreatives", "rows_of_set", "why_not"]
