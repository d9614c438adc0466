"""Brand kits in SQL: every version that something was made with, and which is in force for a brand."""

import json
import shutil
import uuid
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.creative.shelf import Shelf, cannot_write
from bot.creative.tables import BrandRow, KitRow
from bot.store import locked, transaction
from skills.creative.brand.hashing import with_hash
from skills.creative.brand.kit import Fonts, Kit
from skills.creative.brand.kit_file import kit_of, kit_yaml
from skills.creatives import BrandFact
from skills.errors import UserError
from skills.language import say


class KitBook:
    """A kit's files lie on the shelf, and once more in a folder of the kit's own, under names that its YAML has."""

    def __init__(self, engine: Engine, shelf: Shelf) -> None:
        self.engine = engine
        self.shelf = shelf

    def keep(self, kit: Kit, by: str, now: datetime) -> None:
        """This version with its files, unless it is kept already. Raises StoreError."""
        with transaction(self.engine) as session:
            if session.get(KitRow, kit.sha256) is not None:
                return
        row = self._row(kit, by, now)
        with transaction(self.engine) as session:
            session.merge(row)

    def load(self, sha256: str) -> Kit:
        """The kit of this hash, its files on this machine. Raises UserError where it is gone or damaged."""
        with transaction(self.engine) as session:
            row = session.get(KitRow, sha256)
            if row is None:
                raise UserError(say("The brand kit {name} is gone.", name=sha256[:12]))
            text, files = row.text, json.loads(row.files)
        kit = kit_of(text, self._folder(sha256, files))
        if kit.sha256 != sha256:
            raise UserError(
                say("The files of brand kit {name} were changed on the disk.", name=kit.name),
                hint=say("Set the brand kit again."),
            )
        return kit

    def in_force(self, brand: str) -> str:
        """The hash of the kit that is set for a brand; empty where none is."""
        with transaction(self.engine) as session:
            return in_force(session, brand)

    def facts(self) -> tuple[BrandFact, ...]:
        with transaction(self.engine) as session:
            rows = [
                (row.kit_sha256, row.version, row.changed_by, row.changed_at)
                for row in session.scalars(select(BrandRow).order_by(BrandRow.name))
            ]
        return tuple(self._fact(*row) for row in rows)

    def _fact(self, sha256: str, version: int, by: str, at: datetime) -> BrandFact:
        kit = self.load(sha256)
        with transaction(self.engine) as session:
            row = session.get(KitRow, sha256)
            text = row.text if row else ""
        return BrandFact(kit.name, kit, text, version, by, at)

    def _row(self, kit: Kit, by: str, now: datetime) -> KitRow:
        """The files go to the shelf under plain names; the YAML names those."""
        files: dict[str, str] = {}
        folder = self.shelf.root / "kits" / kit.sha256

        def kept(path: Path, name: str) -> Path:
            files[f"{name}{path.suffix.lower()}"] = self.shelf.put(path.read_bytes())
            return folder / f"{name}{path.suffix.lower()}"

        logos = tuple(
            replace(logo, path=kept(logo.path, f"logo-{number}"))
            for number, logo in enumerate(kit.logos, start=1)
        )
        heading, body = (
            str(kept(Path(font), name)) if is_font_file(font) else font
            for name, font in (("heading", kit.fonts.heading), ("body", kit.fonts.body))
        )
        self._folder(kit.sha256, files)
        text = kit_yaml(replace(kit, logos=logos, fonts=Fonts(heading, body)), folder)
        return KitRow(
            sha256=kit.sha256,
            brand=key_of(kit.name),
            text=text,
            files=json.dumps(files),
            two_persons=kit.two_persons,
            kept_by=by,
            kept_at=now,
        )

    def _folder(self, sha256: str, files: dict[str, str]) -> Path:
        """The kit's own folder; made whole in another place first where it is not there."""
        folder = self.shelf.root / "kits" / sha256
        if folder.is_dir() and all((folder / name).is_file() for name in files):
            return folder
        new = folder.with_name(f"{uuid.uuid4().hex}.new")
        try:
            new.mkdir(parents=True)
            for name, content in files.items():
                (new / name).write_bytes(self.shelf.get(content))
            shutil.rmtree(folder, ignore_errors=True)
            new.replace(folder)
        except OSError as error:
            shutil.rmtree(new, ignore_errors=True)
            if not folder.is_dir():  # another process may have come before us
                raise cannot_write(folder, error) from error
        return folder


def is_font_file(font: str) -> bool:
    return Path(font).is_absolute() and Path(font).is_file()


def key_of(brand: str) -> str:
    """What a brand is looked up by, however it is written."""
    return " ".join(brand.split()).casefold()[:120]


def in_force(session: Session, brand: str) -> str:
    row = session.get(BrandRow, key_of(brand))
    return row.kit_sha256 if row else ""


def put_in_force(session: Session, brand: str, sha256: str, by: str, now: datetime) -> str:
    """Let this kit hold for a brand from now on, none where the hash is empty; the hash that held before."""
    row = locked(session, BrandRow, key_of(brand))
    was = row.kit_sha256 if row else ""
    if row is None and sha256:
        session.add(BrandRow(name=key_of(brand), kit_sha256=sha256, version=1, changed_by=by, changed_at=now))
    elif row is not None and not sha256:
        session.delete(row)
    elif row is not None:
        row.kit_sha256, row.version, row.changed_by, row.changed_at = sha256, row.version + 1, by, now
    return was


def with_rules(kit: Kit, *rules: str) -> Kit:
    """The same kit with rules that a person confirmed, as a version of its own."""
    return with_hash(replace(kit, rules=tuple(dict.fromkeys((*kit.rules, *rules)))))
