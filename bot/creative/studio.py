"""What `confidant create` does, apart from printing: a set in a folder, approved, changed and handed out from there."""

import asyncio
import hashlib
import os
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.creative.brought import BRIEF, KIT
from bot.creative.folder import (
    Opened,
    asset_named,
    begin,
    open_folder,
    settle,
    write_folder,
    write_manifest,
)
from bot.creative.packing import pack
from bot.creative.shelf import cannot_write
from bot.permissions import check_known
from bot.platforms.terminal.chat import typed
from skills.context import Context
from skills.creatives import Kept, KeptSet, New, Standing
from skills.errors import ForbiddenError, UserError
from skills.language import say
from skills.messages import User
from skills.permission import Permission

if TYPE_CHECKING:
    from bot.app import App

Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Done:
    """How a set stands afterwards, what was done to which pictures, and what is to be said besides."""

    found: KeptSet
    pictures: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    failed: bool = False


def person(app: "App", name: str | None, permission: Permission) -> User:
    """Whoever a command is done as. Raises ForbiddenError for who is not known or may not."""
    user = app.rights.user(name)
    if name is None and not app.rights.allowed(user, permission):
        raise ForbiddenError(
            say("This needs the {permission} permission.", permission=permission),
            hint=say("Say who does it: --as USER."),
        )
    check_known(user)
    if not app.rights.allowed(user, permission):
        raise ForbiddenError(
            say("{name} lacks the {permission} permission.", name=user.name, permission=permission),
            hint=say("`confidant people list` shows who has which groups."),
        )
    return user


def create(app: "App", brief_file: Path, out: Path, kit_file: Path | None, by: User, tell: Tell) -> Done:
    """Make a set of this brief into a folder and keep it. Raises UserError, StoreError."""
    from skills.creative.brand.kit_file import read_kit
    from skills.creative.brief.brief_file import read_brief
    from skills.creative.chat.steps import kit_for
    from skills.creative.chat.studio import make_set

    brief = read_brief(brief_file)
    if kit_file:
        kit, note, source = read_kit(kit_file), "", f"{KIT}{kit_file.absolute()}"
    else:
        kit, note = kit_for(brief, app.creatives)
        own = brief.kit is not None and brief.kit.sha256 == kit.sha256
        source = f"{BRIEF}{brief_file.absolute()}" if own else ""
    begin(out)
    made, by_models = asyncio.run(make_set(brief, kit, out, context(app, by), tell=tell))
    new = New(brief, kit, made, out, frozenset({f"user:{by.id}"}), by_models)
    found = app.creatives.keep(new, by, source=source)
    write_folder(out, found, app.creatives)
    notes = tuple(str(one) for one in (note, *brief.notes) if one)
    return Done(found, tuple(one.asset.key for one in found.assets), notes, found.passed < len(found.assets))


def context(app: "App", by: User) -> Context:
    """As for a message that this person typed here; without the chat's bound on how many."""
    return replace(app.dispatcher.context_for(typed("create", by, app.dispatcher)), creatives=app.creatives)


def approve(app: "App", folder: Path, names: Sequence[str], by: User, *, everything: bool) -> Done:
    """Approve pictures of a folder that are byte for byte what was made. Raises UserError, ForbiddenError."""
    opened = open_folder(folder, app.creatives)
    said = [*settle(opened, app.creatives, by)]
    wanted = _all(opened, by) if everything else [asset_named(one, opened.found) for one in names]
    sound = [one for one in wanted if one.asset.key not in opened.faults]
    refused = [opened.faults[one.asset.key] for one in wanted if one.asset.key in opened.faults]
    try:
        if not sound:
            raise UserError(refused[0] if refused else say("There is nothing here that you could approve."))
        if refused and not everything:
            raise UserError(refused[0])
        change = app.creatives.release(sound, by, on_disk={one.id: opened.read(one) for one in sound})
        proposals = app.admin.proposals
        proposal = proposals.propose(change, by)
        if proposals.confirm(proposal.id, proposal.seal, by).anew is not None:
            raise UserError(say("This was changed just now."), hint=say("Run this again."))
    finally:
        found = app.creatives.found(opened.found.id)
        write_manifest(folder, found)
    said += [say("{key} is left out: {why}", key="–", why=one) for one in refused]
    return Done(found, tuple(one.asset.key for one in sound), tuple(said), bool(refused))


def _all(opened: Opened, by: User) -> list[Kept]:
    """What passed and is not approved, nor by this person."""
    return [
        one
        for one in opened.found.assets
        if one.approvable and not one.wish and all(who.person != by.id for who in one.holds)
    ]


def export(app: "App", folder: Path, out: Path, by: User) -> Done:
    """Write the approved pictures of a folder as a zip. Raises UserError, ForbiddenError, StoreError."""
    opened = open_folder(folder, app.creatives)
    said, creatives = settle(opened, app.creatives, by), app.creatives
    new = out.with_name(f".{uuid.uuid4().hex}.new")

    def find() -> KeptSet:
        found = creatives.found(opened.found.id)
        write_manifest(folder, found)
        return found

    def write(found: KeptSet, approved: Sequence[Kept]) -> str:
        with new.open("w+b") as file:
            pack(file, found, approved, opened.read, creatives.tool_of(found.id))
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            return hashlib.file_digest(file, "sha256").hexdigest()

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        found, approved, left_out = creatives.hand_out(find, by, write, opened.read)
        new.replace(out)
    except OSError as error:
        raise cannot_write(out.parent, error) from error
    finally:
        new.unlink(missing_ok=True)
    left = tuple(left_out.values())
    return Done(found, tuple(one.asset.key for one in approved), (*said, *left), bool(said))


def change(app: "App", folder: Path, name: str, wanted: "Wanted", by: User) -> Done:
    """Make a picture of a folder anew, or keep what is wanted for a person. Raises UserError, ForbiddenError."""
    from skills.creative.chat.reviewing import told_of
    from skills.creative.chat.studio import order_of, version_of
    from skills.creative.chat.wishes import wish_of

    opened = open_folder(folder, app.creatives)
    said = list(settle(opened, app.creatives, by))
    kept = asset_named(name, opened.found)
    told = told_of(wanted.comment, wanted.headline, wanted.text)
    creatives = app.creatives
    kept = creatives.ask_for(kept, told, by)
    wish = wish_of(wanted.comment, headline=wanted.headline, text=wanted.text)
    pictures: tuple[str, ...] = ()
    if wish.is_clear:
        order = order_of(
            creatives.brief_of(kept.set),
            creatives.next_kit(kept.set),
            creatives,
            creatives.models_of(kept.set),
        )
        version, why = version_of(creatives.versions(kept), wish, told, order, folder)
        if version is not None:
            creatives.next_version(kept, version, by)
            pictures = (kept.asset.key,)
    else:
        why = wish.rest
    if not pictures:
        said.append(say("It waits for a person's own words: {why}", why=why))
    found = creatives.found(kept.set)
    write_folder(folder, found, creatives)
    return Done(found, pictures, tuple(said))


@dataclass(frozen=True)
class Wanted:
    """What should be otherwise in a picture."""

    comment: str
    headline: str = ""
    text: str = ""


def standing_said(found: KeptSet, keys: Iterable[str]) -> tuple[str, ...]:
    """How these pictures stand, in a sentence for each standing."""
    named = [one for one in found.assets if one.asset.key in set(keys)]
    half = [one.asset.key for one in named if one.standing is Standing.HALF]
    if half:
        return (say("{n} wait for one more person, who made none of them.", n=len(half)),)
    return ()
