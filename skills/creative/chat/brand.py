"""The workspace's brand kits: shown, changed by fields or by a file, and each change confirmed before it holds."""

import asyncio
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, Field

from skills.approval import Proposal
from skills.context import Context
from skills.creative.brand.kit import Claim, Disclaimer, Fonts, Kit, Palette
from skills.creative.chat.answer import Said
from skills.creative.chat.gathering import BRIEFS, PICTURES
from skills.creative.chat.library import fetched
from skills.creative.chat.reviewing import Proposed
from skills.creatives import BrandFact
from skills.errors import UserError
from skills.language import listed, moment, say
from skills.messages import Block, File, Form, Heading, Lines, Text

MOST_IN_A_FIELD = 2_900  # characters; Slack takes 3,000
YES, NO = "yes", "no"
HIDDEN = (("do", "set"), ("document", ""), ("rule", ""))  # what the form of a kit does not ask
T = TypeVar("T")


class BrandQuery(BaseModel):
    do: Literal["show", "set", "guidelines", "rule"] = Field(
        "show",
        title=say("What to do"),
        description=say("set changes a kit, or begins one; guidelines finds rules in a document"),
    )
    name: str = Field("", max_length=120, title=say("Brand"), description=say("Which brand, by its name"))
    document: str = Field(
        "", max_length=1_500, title=say("Guidelines"), description=say("Where the document is, or its words")
    )
    rule: str = Field(
        "", max_length=12, title=say("Rule"), description=say("Which one, as its button names it")
    )
    kit: str = Field(
        "",
        title=say("Brand kit as a file"),
        description=say(
            "YAML, or a ZIP with it and its logos and fonts; the fields below are not needed then"
        ),
        json_schema_extra={"form": "file"},
    )
    logo: str = Field(
        "", title=say("Logo"), description=say("A PNG, for light ground"), json_schema_extra={"form": "file"}
    )
    main: str = Field("", max_length=40, title=say("Main colour"), description=say("Such as #1F4E79"))
    accent: str = Field("", max_length=40, title=say("Colour of buttons"), description=say("Such as #F2B705"))
    paper: str = Field("", max_length=40, title=say("Colour of grounds"), description=say("Such as #FFFFFF"))
    ink: str = Field("", max_length=40, title=say("Colour of words"), description=say("Such as #1A1A1A"))
    heading: str = Field(
        "", max_length=100, title=say("Font of headlines"), description=say("The name of a bundled one")
    )
    body: str = Field(
        "", max_length=100, title=say("Font of the rest"), description=say("The name of a bundled one")
    )
    tone: str = Field(
        "",
        max_length=500,
        title=say("Tone"),
        description=say("Words such as warm, plain; with commas between"),
    )
    banned: str = Field(
        "",
        max_length=2_900,
        title=say("Banned words"),
        description=say("What may never be said, one a line"),
        json_schema_extra={"form": "text"},
    )
    claims: str = Field(
        "",
        max_length=2_900,
        title=say("Claims"),
        description=say("What may be claimed in so many words, one a line; proof behind a |"),
        json_schema_extra={"form": "text"},
    )
    disclaimers: str = Field(
        "",
        max_length=2_900,
        title=say("Disclaimers"),
        description=say("One a line: market | what must be said | when, such as price"),
        json_schema_extra={"form": "text"},
    )
    two_persons: Literal["", "yes", "no"] = Field(
        "", title=say("Two people approve"), description=say("Neither of them may have made the draft")
    )
    third_parties: Literal["", "yes", "no"] = Field(
        "",
        title=say("Models of third parties"),
        description=say("Whether they may word adverts and make pictures for this brand"),
    )


def shown(query: BrandQuery, ctx: Context) -> Said:
    """The kits in force, each with what changes it."""
    facts = [one for one in ctx.creatives.brands() if not query.name.strip() or _same(one.name, query.name)]
    if not facts:
        hint = say("Or send a YAML file, with its logos, and write `brand set`.")
        head = say("No brand kit is set.") if not query.name.strip() else say("There is no such brand kit.")
        form = Form(say("Begin one …"), "brand", HIDDEN, (("name", query.name.strip()),))
        return Said(head, (form, Text(hint)))
    blocks: list[Block] = []
    for fact in facts:
        blocks += [
            Heading(fact.name),
            Lines(tuple(facts_of(fact.kit))),
            File(f"{_plain(fact.name)}.yaml", fact.text),
        ]
        blocks.append(_form(fact))
        when = say(
            "Version {n}, set by {person}, {when}.",
            n=fact.version,
            person=fact.changed_by,
            when=moment(fact.changed_at),
        )
        blocks.append(Text(when))
    return Said(say("The brand kits: {names}.", names=listed(one.name for one in facts)), tuple(blocks))


def facts_of(kit: Kit) -> Sequence[str]:
    """What a kit says, a line for each kind of thing."""
    from skills.creative.brand.colours import hex_of

    told = (
        say("Colours: {what}", what=", ".join(map(hex_of, kit.palette.all))),
        say("Fonts: {heading}, {body}", heading=Path(kit.fonts.heading).name, body=Path(kit.fonts.body).name),
        say("Logos: {n}", n=len(kit.logos)),
        say("Tone: {what}", what=", ".join(kit.tone)) if kit.tone else "",
        say("Banned: {what}", what=", ".join(kit.banned)) if kit.banned else "",
        say("Claims: {what}", what="; ".join(one.text for one in kit.claims)) if kit.claims else "",
        say("Disclaimers: {what}", what="; ".join(f"{one.market}: {one.text}" for one in kit.disclaimers))
        if kit.disclaimers
        else "",
        say("Rules from guidelines: {what}", what="; ".join(kit.rules)) if kit.rules else "",
        say("Two people must approve.") if kit.two_persons else say("One person approves."),
        say("Models of third parties may help.")
        if kit.third_parties
        else say("No model of third parties helps."),
    )
    return [one for one in told if one]


def _form(fact: BrandFact) -> Form:
    from skills.creative.brand.colours import hex_of

    kit = fact.kit
    filled = {
        "main": hex_of(kit.palette.main),
        "accent": hex_of(kit.palette.accent),
        "paper": hex_of(kit.palette.paper),
        "ink": hex_of(kit.palette.ink),
        "tone": ", ".join(kit.tone),
        "banned": "\n".join(kit.banned),
        "claims": "\n".join(" | ".join(filter(None, (one.text, one.proof))) for one in kit.claims),
        "disclaimers": "\n".join(
            " | ".join(filter(None, (one.market, one.text, one.when))) for one in kit.disclaimers
        ),
    }
    kept = tuple((name, value) for name, value in filled.items() if len(value) <= MOST_IN_A_FIELD)
    return Form(say("Change it …"), "brand", (*HIDDEN, ("name", fact.name)), kept)


async def changed(query: BrandQuery, ctx: Context) -> Proposed:
    """Propose the kit that was sent or filled in; it holds once somebody confirms it. Raises UserError."""
    folder, found = await fetched(ctx)
    try:
        return Proposed(await asyncio.to_thread(_proposed, query, folder, found, ctx))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _proposed(query: BrandQuery, folder: Path, found: Sequence[Path], ctx: Context) -> Proposal:
    kit = kit_from_files(folder, found) or with_fields(query, _before(query, ctx), found)
    change = ctx.creatives.new_kit(kit, ctx.message.sender)
    return ctx.approvals.propose(change, ctx.message.sender)


def kit_from_files(folder: Path, found: Sequence[Path]) -> Kit | None:
    """The kit whose YAML came along, its files beside it; None where none came. Raises UserError."""
    from skills.creative.brand.kit_file import read_kit
    from skills.creative.chat.unpacking import unpack

    for one in found:
        if one.suffix.lower() == ".zip":
            unpack(one, folder)
    files = sorted(one for one in folder.rglob("*") if one.suffix.lower() in BRIEFS)
    if len(files) > 1:
        raise UserError(
            say("Several kits came along: {names}.", names=listed(one.name for one in files)),
            hint=say("Send one at a time."),
        )
    return read_kit(files[0]) if files else None


def _before(query: BrandQuery, ctx: Context) -> Kit:
    """The kit that is changed, or a plain one to begin with."""
    from skills.creative.brand.kit_file import plain_kit

    facts = ctx.creatives.brands()
    name = query.name.strip() or (facts[0].name if len(facts) == 1 else "")
    if not name:
        raise UserError(say("Which brand is missing."), hint=say("Write its name."))
    held = ctx.creatives.kit(name)
    if held is not None:
        return held
    if not query.main.strip():
        raise UserError(say("A new brand kit needs a main colour."), hint=say("Write it as #RRGGBB."))
    return plain_kit(name, query.main.strip())


def with_fields(query: BrandQuery, kit: Kit, found: Sequence[Path] = ()) -> Kit:
    """The kit with what was filled in; an empty field leaves it as it is. Raises UserError."""
    from skills.creative.brand.hashing import with_hash

    made = replace(
        kit,
        palette=_palette(query, kit.palette),
        fonts=Fonts(query.heading.strip() or kit.fonts.heading, query.body.strip() or kit.fonts.body),
        tone=_split(query.tone, kit.tone, ","),
        banned=_split(query.banned, kit.banned, "\n"),
        claims=_claims(query.claims, kit.claims),
        disclaimers=_disclaimers(query.disclaimers, kit.disclaimers),
        two_persons={YES: True, NO: False}.get(query.two_persons, kit.two_persons),
        third_parties={YES: True, NO: False}.get(query.third_parties, kit.third_parties),
    )
    pictures = [one for one in found if one.suffix.lower() in PICTURES]
    return with_hash(_with_logo(made, pictures[0]) if pictures else made)


def _with_logo(kit: Kit, path: Path) -> Kit:
    from hashlib import sha256

    from skills.creative.brand.files import logo_file
    from skills.creative.brand.kit import Logo

    kept = logo_file(path.parent, path.name, path.name)
    logo = Logo(kept, sha256(kept.read_bytes()).hexdigest())
    return replace(kit, logos=(logo, *(one for one in kit.logos if one.ground != logo.ground)))


def _palette(query: BrandQuery, palette: Palette) -> Palette:
    from skills.creative.brand.colours import colour_of, hex_of

    given = {"main": query.main, "accent": query.accent, "paper": query.paper, "ink": query.ink}
    try:
        told = {
            name: colour_of(value.strip() or hex_of(getattr(palette, name))) for name, value in given.items()
        }
    except ValueError as error:
        raise UserError(
            say("{why}.", why=str(error).rstrip(".")), hint=say("Write a colour as #RRGGBB.")
        ) from error
    return Palette(told["main"], told["accent"], told["paper"], told["ink"], palette.more)


def _split(text: str, before: tuple[str, ...], mark: str) -> tuple[str, ...]:
    """What was filled in; `-` alone empties it."""
    if text.strip() == "-":
        return ()
    found = tuple(dict.fromkeys(one.strip() for one in re.split(rf"[{mark}\n]", text) if one.strip()))
    return found or before


def _claims(text: str, before: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Each line is a claim; one that was there keeps what else is known of it."""
    known = {one.text: one for one in before}

    def claim(parts: Sequence[str]) -> Claim:
        text, proof, *_ = (*parts, "", "")
        return replace(known.get(text, Claim(text)), proof=proof or known.get(text, Claim(text)).proof)

    return _rows(text, before, claim)


def _disclaimers(text: str, before: tuple[Disclaimer, ...]) -> tuple[Disclaimer, ...]:
    from skills.creative.copy.locales import market_of

    def disclaimer(parts: Sequence[str]) -> Disclaimer:
        if len(parts) < 2:
            raise UserError(
                say("{line!r} names no market.", line=parts[0]), hint=say("Write: DE | what must be said.")
            )
        market, words, when, *_ = (*parts, "", "")
        return Disclaimer(words, market_of(market, say("Disclaimers")), when)

    return _rows(text, before, disclaimer)


def _rows(text: str, before: tuple[T, ...], read: Callable[[Sequence[str]], T]) -> tuple[T, ...]:
    if text.strip() == "-":
        return ()
    lines = [one.strip() for one in text.splitlines() if one.strip()]
    return tuple(read([part.strip() for part in line.split("|")]) for line in lines) or before


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _plain(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name).strip("-.") or "brand"
