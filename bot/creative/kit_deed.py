"""A brand kit set and put back; what was approved with another kit of that brand is approved no more."""

import json
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.admin.deeds import Done, Look
from bot.creative.kits import KitBook, in_force, key_of, put_in_force
from bot.creative.standing import void, voided
from bot.creative.tables import ApprovalRow, AssetRow, KitRow, SetRow
from skills.approval import Change, Preview
from skills.creative.brand.colours import hex_of
from skills.creative.brand.kit import Kit
from skills.creatives import BRAND
from skills.errors import UserError
from skills.language import joined, say, say_many
from skills.messages import User
from skills.permission import Permission


def kit_change(kit: Kit) -> Change:
    """What lets a kept kit hold for its brand."""
    return Change(BRAND, key_of(kit.name), json.dumps({"kit": kit.sha256}))


class KitDeed:
    """`subject` is the brand's name in small letters, `after` JSON of the kit's hash."""

    permission = Permission.SETTINGS
    can_undo = True

    def __init__(self, kits: KitBook) -> None:
        self.kits = kits

    def look(self, session: Session, change: Change) -> Look:
        was, then = in_force(session, change.subject), _hash(change)
        if was == then:
            raise UserError(say("The brand kit of {brand} is this one already.", brand=change.subject))
        kit = self.kits.load(then)
        count = len(_approved_otherwise(session, change.subject, then))
        lost = (
            say_many(
                "{n} approved picture is approved no more",
                "{n} approved pictures are approved no more",
                count,
            )
            if count
            else ""
        )
        title = say("The brand kit of {brand}", brand=kit.name)
        now = kit_words(self.kits.load(was)) if was else say("none")
        return Look(was, Preview(title, now, joined((kit_words(kit), lost), "; ")))

    def do(self, session: Session, change: Change, by: User, now: datetime) -> str:
        return self._put(session, change.subject, _hash(change), by, now)

    def put_back(self, session: Session, done: Done, by: User, now: datetime) -> None:
        if in_force(session, done.change.subject) != _hash(done.change):
            raise UserError(
                say("This was changed since, so it is not put back."),
                hint=say("Ask for what you want instead."),
            )
        self._put(session, done.change.subject, done.was, by, now)

    def _put(self, session: Session, brand: str, kit: str, by: User, now: datetime) -> str:
        if kit and session.get(KitRow, kit) is None:
            raise UserError(say("The brand kit {name} is gone.", name=kit[:12]))
        was = put_in_force(session, brand, kit, by.id, now)
        lost = _approved_otherwise(session, brand, kit) if kit else []
        why = say("the brand kit of {brand} has changed", brand=brand)
        line = voided(now, by.id, f"brand {brand}", f"{len(lost)} by kit {kit[:12]} instead of {was[:12]}")
        void(session, lost, why, line)
        return was


def kit_words(kit: Kit) -> str:
    """A kit in one line, with the beginning of its hash."""
    parts = (
        say("main colour {colour}", colour=hex_of(kit.palette.main)),
        say("fonts {heading} and {body}", heading=_font(kit.fonts.heading), body=_font(kit.fonts.body)),
        say_many("{n} logo", "{n} logos", len(kit.logos)),
        say_many("{n} banned word", "{n} banned words", len(kit.banned)),
        say_many("{n} claim", "{n} claims", len(kit.claims)),
        say_many("{n} disclaimer", "{n} disclaimers", len(kit.disclaimers)),
        say_many("{n} rule", "{n} rules", len(kit.rules)),
        say("two people approve") if kit.two_persons else say("one person approves"),
        "" if kit.third_parties else say("no model of third parties"),
        kit.sha256[:8],
    )
    return joined((one for one in parts if one), ", ")


def _font(font: str) -> str:
    return font.replace("\\", "/").rpartition("/")[2]


def _hash(change: Change) -> str:
    return str(json.loads(change.after)["kit"])


def _approved_otherwise(session: Session, brand: str, kit: str) -> list[str]:
    """This brand's pictures that are approved, and were made with another kit."""
    wanted = (
        select(ApprovalRow.asset)
        .join(AssetRow, AssetRow.id == ApprovalRow.asset)
        .join(SetRow, SetRow.id == AssetRow.set_id)
        .where(SetRow.brand == key_of(brand), AssetRow.kit_sha256 != kit, ApprovalRow.void == "")
        .distinct()
    )
    return list(session.scalars(wanted))
