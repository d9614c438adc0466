"""A set in a folder: its pictures, contact sheets and `manifest.json`, which shows what the database holds.

Nothing in the folder is believed: a picture or a line of the manifest that is not what was made is refused.
"""

import json
import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.creative.creatives import KeptCreatives
from bot.creative.packing import approval_json
from bot.creative.shelf import cannot_write, sha256_of
from skills.creative.asset import Made
from skills.creative.manifest import asset_json, manifest, to_text
from skills.creatives import Kept, KeptSet, Standing
from skills.errors import UserError
from skills.language import say
from skills.messages import User

NAME = "manifest.json"
MOST_BYTES = 500_000_000
Json = dict[str, Any]  # Any: JSON


@dataclass(frozen=True)
class Opened:
    """A folder with the set that it shows; `faults` say of pictures why theirs cannot be believed, by key.

    `changed` are those among them that somebody changed since they were made."""

    folder: Path
    found: KeptSet
    faults: Mapping[str, str]
    changed: frozenset[str]

    def read(self, kept: Kept) -> bytes:
        """The picture's bytes as they lie in the folder. Raises UserError."""
        if fault := self.faults.get(kept.asset.key):
            raise UserError(fault)
        return (self.folder / kept.asset.path).read_bytes()


def open_folder(folder: Path, creatives: KeptCreatives) -> Opened:
    """Read a folder and hold it against what was kept. Raises UserError."""
    told = _manifest(folder)
    found = creatives.found(_set_of(told, folder, creatives))
    lines = {str(one.get("key")): one for one in told.get("assets") or () if isinstance(one, dict)}
    faults, changed = {}, set()
    for kept in found.assets:
        line = lines.get(kept.asset.key)
        if fault := _line_fault(kept, line) or _file_fault(kept, folder):
            faults[kept.asset.key] = fault
            if line is not None and line.get("version") == kept.asset.version:
                changed.add(kept.asset.key)
    return Opened(folder, found, faults, frozenset(changed))


def settle(opened: Opened, creatives: KeptCreatives, by: User) -> tuple[str, ...]:
    """Let approvals of what was changed in the folder count no more; what is to be said about it."""
    said = []
    for kept in opened.found.assets:
        key = kept.asset.key
        if key in opened.changed and kept.holds:
            creatives.void(kept, opened.faults[key], by)
            said.append(say("{why} It is approved no more.", why=opened.faults[key]))
    return tuple(said)


def write_folder(folder: Path, found: KeptSet, creatives: KeptCreatives) -> None:
    """Pictures that are not there, sheets that are others now, then the manifest, which makes the set whole.

    Raises StoreError."""
    for kept in found.assets:
        path = folder / kept.asset.path
        if not path.is_file():
            _write(path, creatives.picture(kept.asset.sha256))
    for number, sheet in enumerate(found.sheets, start=1):
        path = folder / sheet_name(number)
        if not path.is_file() or sha256_of(path.read_bytes()) != sheet:
            _write(path, creatives.picture(sheet))
    write_manifest(folder, found)


def write_manifest(folder: Path, found: KeptSet) -> None:
    _write(folder / NAME, to_text(manifest_of(found)).encode())


def manifest_of(found: KeptSet) -> Json:
    """The whole set as JSON, with how each picture stands."""
    made = Made(
        assets=tuple(one.asset for one in found.assets),
        violations=found.violations,
        sheets=tuple(sheet_name(number) for number in range(1, len(found.sheets) + 1)),
        brief_sha256=found.brief_sha256,
        notes=found.notes,
    )
    approvals = {
        one.asset.key: approval_json(one) for one in found.assets if one.standing is not Standing.DRAFT
    }
    wishes = {one.asset.key: one.wish for one in found.assets if one.wish}
    more = {"set": found.id, "campaign": found.campaign, "brand": found.brand, "kit_sha256": found.kit_sha256}
    return {**manifest(made, approvals), **more, "changes_wanted": wishes}


def sheet_name(number: int) -> str:
    return f"contact-sheet-{number:02}.png"


def begin(folder: Path) -> None:
    """Make room for a set: an older one's manifest goes first, so that half of a new one never looks whole."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        told = _manifest(folder) if (folder / NAME).is_file() else {}
    except OSError as error:
        raise cannot_write(folder, error) from error
    except UserError:
        told = {}
    (folder / NAME).unlink(missing_ok=True)
    for line in told.get("assets") or ():
        path = folder / str(line.get("path")) if isinstance(line, dict) else folder
        if path.resolve().is_relative_to(folder.resolve()) and _is_as_told(path, line):
            path.unlink()
    for sheet in folder.glob("contact-sheet-*.png"):
        sheet.unlink()


def _is_as_told(path: Path, line: Json) -> bool:
    """Only what we wrote ourselves is cleared away."""
    return path.is_file() and not path.is_symlink() and sha256_of(path.read_bytes()) == line.get("sha256")


def _manifest(folder: Path) -> Json:
    path = folder / NAME
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError(say("{path} is too large to be ours.", path=path))
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(
            say("There is no {name} in {folder}.", name=NAME, folder=folder),
            hint=say("`confidant create --brief FILE --out {folder}` makes one.", folder=folder),
        ) from error
    except (ValueError, RecursionError) as error:
        raise UserError(
            say("{path} is no manifest of ours.", path=path), hint=say("Make the set again.")
        ) from error
    return told if isinstance(told, dict) else {}


def _set_of(told: Json, folder: Path, creatives: KeptCreatives) -> str:
    named = str(told.get("set") or "")
    known = [named] if named and creatives.book.has(named) else []
    known = known or creatives.book.of_brief(str(told.get("brief_sha256")), str(told.get("kit_sha256")))
    if not known:
        raise UserError(
            say("The set in {folder} was not made here.", folder=folder),
            hint=say("Make it with this CONFIDANT_HOME and its database."),
        )
    return known[0]


def _line_fault(kept: Kept, line: Json | None) -> str:
    key = kept.asset.key
    if line is None:
        return say("{key} does not stand in {name}.", key=key, name=NAME)
    version = line.get("version")
    if isinstance(version, int) and version < kept.asset.version:
        return say("There is a newer version of {key} than the one in this folder.", key=key)
    ours = json.loads(json.dumps(asset_json(kept.asset)))
    wrong = sorted(name for name in {*ours, *line} - {"approval"} if ours.get(name) != line.get(name))
    if wrong:
        return say(
            "{name} was changed by hand since {key} was made: {fields}.",
            name=NAME,
            key=key,
            fields=", ".join(wrong),
        )
    return ""


def _file_fault(kept: Kept, folder: Path) -> str:
    path = folder / kept.asset.path
    try:
        content = path.read_bytes()
    except OSError:
        return say("The picture {path} is gone.", path=kept.asset.path)
    if sha256_of(content) != kept.asset.sha256:
        return say("The picture {path} was changed since it was made.", path=kept.asset.path)
    return ""


def _write(path: Path, content: bytes) -> None:
    new = path.with_name(f".{uuid.uuid4().hex}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise cannot_write(path.parent, error) from error


def asset_named(word: str, found: KeptSet) -> Kept:
    """The picture that is called so: by its key, its path, its file's name or its id. Raises UserError."""
    plain = word.strip().removeprefix("./")
    for one in found.assets:
        path = one.asset.path
        if plain in (one.asset.key, path, path.rpartition("/")[2], one.id):
            return one
    raise UserError(
        say("There is no picture {name!r} in this set.", name=word),
        hint=say("Name it by its key, such as {key}.", key=found.assets[0].asset.key) if found.assets else "",
    )
