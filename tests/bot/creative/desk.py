"""A workspace that keeps advertisements: everything real but the platform, the clock and what draws pictures."""

import asyncio
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from PIL import Image
from sqlalchemy import Engine

from bot.admin.proposals import Proposals
from bot.audit import AuditLine, lines
from bot.creative.creatives import KeptCreatives
from bot.creative.kit_deed import KitDeed
from bot.creative.release import Release
from bot.creative.settings import CreativeSettings
from bot.creative.shelf import sha256_of
from bot.directory import Person
from bot.testing.chat import NOW, FakeChat
from indexing.audience import Audience
from skills.creative.asset import Asset, Made, Violation
from skills.creative.brand.hashing import with_hash
from skills.creative.brand.kit import Kit
from skills.creative.brand.kit_file import plain_kit
from skills.creative.brief.brief import Brief, Product
from skills.creative.checks.finding import Finding
from skills.creative.copy.wording import TEMPLATE
from skills.creatives import BRAND, RELEASE, Kept, KeptSet, New, Version
from skills.messages import Conversation, Message, Reply, User

MARKETING = frozenset({"marketing"})
# ana made it, bo and cy may let it go, dee sets the brand, fay may look, eve may not
PEOPLE = (
    Person("ana", "Ana Souza", "ana@example.org", groups=MARKETING, channels=frozenset({"C3"})),
    Person("bo", "Bo Lind", "bo@example.org", groups=MARKETING, channels=frozenset({"C3"})),
    Person("cy", "Cy Moe", "cy@example.org", groups=MARKETING),
    Person("dee", "Dee Admin", "dee@example.org", groups=frozenset({"admins"})),
    Person("fay", "Fay Low", "fay@example.org"),
    Person("eve", "Eve Roe", "eve@example.org", channels=frozenset({"C2"})),
)
TOO_LONG = Finding("text-limit", "the headline has 45 characters", "headline", "40 are the most", hard=True)
ODD = Finding("contrast", "the contrast is low", "picture/support", "4.5:1 is asked for", hard=False)


def picture(seed: int, size: tuple[int, int] = (64, 48)) -> bytes:
    """A small PNG that no other seed has."""
    written = io.BytesIO()
    Image.new("RGB", size, (seed % 251, seed * 7 % 251, 90)).save(written, "PNG")
    return written.getvalue()


def kit(name: str = "Alpenrad", **changed: object) -> Kit:
    return with_hash(replace(plain_kit(name, "#1f4e79"), **changed))  # type: ignore[arg-type]  # a kit's fields


def brief(name: str = "Alpenrad", campaign: str = "Autumn") -> Brief:
    product = Product("trail-30", "Trail 30", None, {"weight": "900 g"}, Decimal("89.90"), "EUR")
    return Brief(
        name, (product,), (), ("de-DE",), (), "", campaign=campaign, sha256=sha256_of(campaign.encode())
    )


def asset(seed: int, of: Kit, content: bytes, *, checks: Sequence[Finding] = ()) -> Asset:
    return Asset(
        key=f"cf-{seed:08x}",
        product="trail-30",
        variant=1,
        audience="",
        locale="de-DE",
        platform="Meta" if seed % 2 else "LinkedIn",
        placement="Feed",
        format=f"format-{seed}",
        path=f"trail-30/de-de/v1/picture-{seed}.png",
        width=64,
        height=48,
        bytes=len(content),
        sha256=sha256_of(content),
        texts={"headline": f"Weiter gehen {seed}", "primary": "Der Rucksack für lange Wege."},
        shown={"headline": f"Weiter gehen {seed}"},
        checks=tuple(checks),
        tags=("layout:split", "offer:none"),
        models=(TEMPLATE,),
        layout="split",
        dhash="0" * 16,
        kit_sha256=of.sha256,
    )


def made(
    folder: Path,
    of: Kit,
    count: int = 3,
    *,
    hard: Sequence[int] = (),
    campaign: str = "Autumn",
    sheets: int = 1,
) -> New:
    """A set as `making` leaves it in a folder; the pictures at `hard` did not pass."""
    assets = []
    start = 1 if campaign == "Autumn" else 101
    for seed in range(start, start + count):
        content = picture(seed)
        one = asset(seed, of, content, checks=(TOO_LONG,) if seed in hard else (ODD,))
        path = folder / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        assets.append(one)
    pages = tuple(f"contact-sheet-{number:02}.png" for number in range(1, sheets + 1))
    for number, page in enumerate(pages):
        (folder / page).write_bytes(picture(200 + number))
    asked = brief(of.name, campaign)
    left_out = (Violation("not made", "YouTube, Bumper", "it takes video only"),)
    written = Made(tuple(assets), left_out, pages, asked.sha256)
    return New(asked, of, written, folder, frozenset({"user:ana", "user:fay"}))


class Desk:
    """What can be done with the kept advertisements, and what can be seen of it."""

    def __init__(
        self,
        chat: FakeChat,
        folder: Path,
        settings: CreativeSettings | None = None,
        engine: Engine | None = None,
    ) -> None:
        self.chat, self.folder = chat, folder
        self.engine = engine or chat.engine
        self.now = NOW
        chat.directory.write(PEOPLE, now=NOW)
        chat.dispatcher.allowed = chat.rights.allowed
        self.creatives = KeptCreatives(
            self.engine,
            folder / "home",
            settings or CreativeSettings(),
            chat.rights.allowed,
            lambda: self.now,
        )
        self.proposals = Proposals(
            self.engine,
            chat.rights.allowed,
            lambda: self.now,
            lambda: None,
            {RELEASE: Release(self.creatives.shelf), BRAND: KitDeed(self.creatives.kits)},
        )
        chat.dispatcher.creatives = self.creatives
        chat.dispatcher.approvals = self.proposals

    def user(self, name: str) -> User:
        return self.chat.rights.user(name)

    def audience(self, name: str) -> Audience:
        """This person alone."""
        place = Conversation("fake", "T1", "D1", private=True)
        return self.chat.rights.audience_of(Message("", self.user(name), place, self.now))

    def keep(
        self,
        of: Kit | None = None,
        count: int = 3,
        *,
        hard: Sequence[int] = (),
        by: str = "ana",
        campaign: str = "Autumn",
        sheets: int = 1,
    ) -> KeptSet:
        folder = self.folder / f"made-{len(list(self.folder.glob('made-*')))}"
        return self.creatives.keep(
            made(folder, of or kit(), count, hard=hard, campaign=campaign, sheets=sheets), self.user(by)
        )

    def set_kit(self, of: Kit) -> None:
        """As if an admin had confirmed this kit."""
        change = self.creatives.new_kit(of, self.user("dee"))
        proposal = self.proposals.propose(change, self.user("dee"))
        self.proposals.confirm(proposal.id, proposal.seal, self.user("dee"))

    def approve(self, pictures: Sequence[Kept], by: str = "bo") -> str:
        """As a click on Approve does; what it is undone by."""
        change = self.creatives.release(pictures, self.user(by))
        proposal = self.proposals.propose(change, self.user(by))
        self.proposals.confirm(proposal.id, proposal.seal, self.user(by))
        return proposal.id

    def found(self, of: KeptSet) -> KeptSet:
        return self.creatives.found(of.id)

    def anew(self, before: Kept, seed: int, by: str = "ana") -> Kept:
        """Another version of a picture."""
        content = picture(seed)
        new = replace(
            before.asset, sha256=sha256_of(content), bytes=len(content), path=f"{before.asset.path}-r2.png"
        )
        return self.creatives.book.one(
            self.creatives.next_version(before, Version(new, content, "shorter headline"), self.user(by))
        )

    def spoil(self, kept: Kept) -> None:
        """Somebody changes a byte of a picture on the disk."""
        path = self.creatives.shelf.path(kept.asset.sha256)
        path.write_bytes(path.read_bytes()[:-1] + b"x")

    def say(self, text: str, sender: str = "bo", *, channel: str | None = None) -> Reply:
        return self.chat.say(text, sender, channel=channel)

    def fill(self, command: str, sender: str = "bo", **values: str) -> Reply:
        """Send a form."""
        place = Conversation("fake", "T1", "D1", private=True)
        message = Message(f"/{command}", self.user(sender), place, NOW, values=tuple(values.items()))
        return asyncio.run(self.chat.dispatcher.reply_to(message))

    def at(self, now: datetime) -> None:
        self.now = now
        self.chat.dispatcher.now = lambda: now

    def later(self, **passed: float) -> None:
        self.at(self.now + timedelta(**passed))

    def audit(self, did: str = "") -> list[AuditLine]:
        return [one for one in reversed(lines(self.engine)) if did in one.did]
