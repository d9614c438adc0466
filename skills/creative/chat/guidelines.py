"""Rules out of a guidelines document: each shown with its sentence, and taken into a brand kit by a click."""

import asyncio
import hashlib

from indexing.documents import Document
from skills.context import Context
from skills.creative.brand.guidelines import Rule, applied, rules_in
from skills.creative.brand.kit import Kit
from skills.creative.chat.answer import Said
from skills.creative.chat.reviewing import Proposed
from skills.errors import UserError
from skills.language import listed, say, say_many
from skills.messages import Block, Choices, Footer, Quote

MOST_SHOWN = 20
MOST_IN_A_BUTTON = 1_500  # characters of a document's location


async def shown(words: str, brand: str, ctx: Context) -> Said:
    """The rules that a document of the index states plainly, but those that the kit has. Raises UserError."""
    document, kit = await _document(words, ctx), await asyncio.to_thread(_kit, brand, ctx)
    found = [one for one in rules_in(document.markdown) if one.quote not in kit.rules]
    if not found:
        return Said(
            say(
                "{title} states no rule plainly that {brand} does not have.",
                title=document.title,
                brand=kit.name,
            )
        )
    blocks: list[Block] = []
    for one in found[:MOST_SHOWN]:
        blocks += [Quote(one.quote, document.title), _button(one, document, kit)]
    more = len(found) - MOST_SHOWN
    if more > 0:
        blocks.append(Footer(say("and {n} more, once these are settled", n=more)))
    head = say_many(
        "{title} states {n} rule. It holds once you take it over.",
        "{title} states {n} rules. Each holds once you take it over.",
        len(found),
        title=document.title,
    )
    return Said(head, tuple(blocks))


def _button(rule: Rule, document: Document, kit: Kit) -> Choices:
    press = f'brand rule "{kit.name}" rule={rule_id(rule)} document="{document.location}"'
    return Choices(rule.change, (press,), (say("Take over"),))


async def taken(rule: str, words: str, brand: str, ctx: Context) -> Proposed:
    """Propose the kit with this rule. Raises UserError where the document no longer states it."""
    document, kit = await _document(words, ctx), await asyncio.to_thread(_kit, brand, ctx)
    found = next((one for one in rules_in(document.markdown) if rule_id(one) == rule), None)
    if found is None:
        raise UserError(
            say("{title} no longer states this rule.", title=document.title), hint=say("Read it again.")
        )
    sender = ctx.message.sender
    change = await asyncio.to_thread(ctx.creatives.new_kit, applied(kit, [found]), sender)
    return Proposed(await asyncio.to_thread(ctx.approvals.propose, change, sender))


def rule_id(rule: Rule) -> str:
    """Names a rule by its kind, its value and its sentence."""
    bound = "\x1f".join((rule.kind, rule.value, rule.part, rule.when, rule.quote))
    return hashlib.sha256(bound.encode()).hexdigest()[:12]


async def _document(words: str, ctx: Context) -> Document:
    """The document at this location, or the one that these words find first."""
    asked = words.strip()
    if not asked:
        raise UserError(
            say("Which document is missing."), hint=say('Write `brand guidelines document="where it is"`.')
        )
    found = await ctx.index.document(asked, audience=ctx.audience)
    if found is None and (passages := await ctx.index.search(asked, audience=ctx.audience, limit=1)):
        found = await ctx.index.document(passages[0].passage.location, audience=ctx.audience)
    if found is None or len(found.location) > MOST_IN_A_BUTTON or '"' in found.location:
        raise UserError(
            say("I find no document {words!r} that everyone who reads this may read.", words=asked[:200]),
            hint=say("Add it with `confidant index add`, or send it and write `file add`."),
        )
    return found


def _kit(brand: str, ctx: Context) -> Kit:
    names = [one.name for one in ctx.creatives.brands()]
    name = brand.strip().strip('"') or (names[0] if len(names) == 1 else "")
    held = ctx.creatives.kit(name) if name else None
    if held is None:
        said = listed(names) if names else say("none")
        raise UserError(say("Which brand is meant is missing."), hint=say("There are: {names}.", names=said))
    return held
