"""One picture after the other: shown, approved as it was shown, or made anew after what a person wants."""

from dataclasses import replace

from skills.approval import Outcome, Proposal, ask
from skills.context import Context
from skills.creative.chat.answer import AssetShown, Downloaded, Said, SetShown, standing_line
from skills.creative.chat.previews import preview
from skills.creative.chat.steps import sheet_of
from skills.creative.chat.wishes import wish_of
from skills.creatives import Kept, KeptSet, Standing, button_seal
from skills.errors import UserError
from skills.language import Sentence, joined, listed, say, say_many
from skills.messages import Block, Choices, Form, Reply
from skills.readers import for_readers


class Proposed:
    """What waits for a click, with all that it covers."""

    declined = False

    def __init__(self, proposal: Proposal, *, left: str = "") -> None:
        self._proposal, self._left = proposal, left

    def to_reply(self) -> Reply:
        return ask(self._proposal, why=self._left) if self._left else ask(self._proposal)


def show_set(name: str, ctx: Context) -> SetShown:
    found, private = for_readers(ctx, lambda audience: ctx.creatives.set(name, audience))
    return SetShown(found, sheet_of(found, ctx), private=private)


def show_picture(name: str, place: int, ctx: Context, said: str = "") -> AssetShown:
    """The picture at this place of a set, from 1; 0 is the first that still waits for somebody."""
    found, private = for_readers(ctx, lambda audience: ctx.creatives.set(name, audience))
    if not found.assets:
        raise UserError(say("There is no picture in this set."))
    at = place or _waiting(found)
    if not 1 <= at <= len(found.assets):
        raise UserError(
            say("There is no picture {n} in this set.", n=place), hint=say("It has {n}.", n=len(found.assets))
        )
    return _shown(found, at, ctx, private=private, said=said)


def show_one(asset: str, ctx: Context, said: str = "", *, replaces: bool = False) -> AssetShown:
    """A picture by its own id; of an older version the newest."""
    kept, private = for_readers(ctx, lambda audience: ctx.creatives.one(asset, audience))
    found, _ = for_readers(ctx, lambda audience: ctx.creatives.set(kept.set, audience))
    at = next(n for n, one in enumerate(found.assets, start=1) if one.asset.key == kept.asset.key)
    return replace(_shown(found, at, ctx, private=private, said=said), replaces=replaces)


def _shown(found: KeptSet, at: int, ctx: Context, *, private: bool, said: str) -> AssetShown:
    kept = found.assets[at - 1]
    try:
        picture = preview(ctx.creatives.picture(kept.asset.sha256))
    except UserError as error:
        said, picture = joined((said, str(error.message))), b""
    return AssetShown(kept, picture, at, len(found.assets), private=private, said=said)


def _waiting(found: KeptSet) -> int:
    return next((n for n, one in enumerate(found.assets, start=1) if one.approvable and not one.wish), 1)


def approve_one(asset: str, seal: str, ctx: Context) -> Said:
    """Approve exactly what the button was under, at once. Raises UserError, ForbiddenError."""
    kept, _ = for_readers(ctx, lambda audience: ctx.creatives.one(asset, audience))
    if button_seal(kept) != seal:
        raise UserError(
            say("This is not the picture that the button was under."),
            hint=say("Look at it again, then approve it."),
        )
    sender = ctx.message.sender
    proposal = ctx.approvals.propose(ctx.creatives.release([kept], sender), sender)
    outcome = ctx.approvals.confirm(proposal.id, proposal.seal, sender)
    if outcome.anew is not None:
        raise UserError(say("This was changed just now."), hint=say("Look at it again, then approve it."))
    found, private = for_readers(ctx, lambda audience: ctx.creatives.set(kept.set, audience))
    now = next(one for one in found.assets if one.asset.key == kept.asset.key)
    return Said(_approved(now), _after(found, now, outcome), private=private, replaces=True)


def _approved(kept: Kept) -> Sentence:
    key = kept.asset.key
    if kept.standing is Standing.APPROVED:
        return say("{key} is approved, exactly as it was shown.", key=key)
    return say("You approved {key}; one more person must.", key=key)


def _after(found: KeptSet, kept: Kept, outcome: Outcome) -> tuple[Block, ...]:
    buttons = []
    at = next(n for n, one in enumerate(found.assets, start=1) if one.id == kept.id)
    after = [n for n, one in enumerate(found.assets, start=1) if n > at and one.approvable and not one.wish]
    if after:
        buttons.append((f"review {found.id} {after[0]}", say("Next")))
    if found.count(Standing.APPROVED):
        buttons.append((f"export {found.id}", say("Download what is approved")))
    buttons.append((f"undo {outcome.proposal.id}", say("Undo")))
    said = standing_line(found)
    return (Choices(said, tuple(one for one, _ in buttons), tuple(label for _, label in buttons)),)


def approve_all(name: str, ctx: Context) -> Proposed:
    """Propose to approve all of a set that passed. Raises UserError, ForbiddenError."""
    found, _ = for_readers(ctx, lambda audience: ctx.creatives.set(name, audience))
    sender = ctx.message.sender
    able = [
        one
        for one in found.assets
        if one.approvable and not one.wish and all(who.person != sender.id for who in one.holds)
    ]
    if not able:
        raise UserError(
            say("There is nothing here that you could approve."), hint=str(standing_line(found)) + "."
        )
    left = len(found.assets) - len(able) - found.count(Standing.APPROVED)
    told = say_many("{n} that did not pass is left out.", "{n} that did not pass are left out.", left)
    change = ctx.creatives.release(able, sender)
    return Proposed(ctx.approvals.propose(change, sender), left=told if left else "")


def export(name: str, ctx: Context) -> Downloaded:
    """The approved pictures as a zip, to whoever asked alone. Raises UserError, ForbiddenError."""
    made, _ = for_readers(ctx, lambda audience: ctx.creatives.export(name, ctx.message.sender, audience))
    return Downloaded(made.name, made.content, made.count, tuple(made.left_out.values()))


async def change(asset: str, comment: str, headline: str, text: str, ctx: Context) -> AssetShown | Said:
    """Keep what is wanted, and make the picture anew where all of it can be done here.

    Raises UserError, ForbiddenError."""
    import asyncio

    told = told_of(comment, headline, text)
    sender = ctx.message.sender
    kept, _ = await asyncio.to_thread(
        for_readers, ctx, lambda audience: ctx.creatives.wish(asset, told, sender, audience)
    )
    wish = wish_of(comment, headline=headline, text=text)
    if not wish.is_clear:
        return _waits(kept, told, wish.rest)
    from skills.creative.chat.studio import make_version  # draws: wanted only here

    version, why_not = await make_version(kept, wish, told, ctx)
    if version is None:
        return _waits(kept, told, why_not)
    new, _ = await asyncio.to_thread(
        for_readers,
        ctx,
        lambda audience: ctx.creatives.add_version(kept.id, version, sender, audience),
    )
    said = say("Made anew, and waiting to be approved.")
    return await asyncio.to_thread(show_one, new.id, ctx, said)


def told_of(comment: str, headline: str, text: str) -> str:
    """All that a person wrote, as one comment. Raises UserError where that is nothing."""
    told = "\n".join(filter(None, (comment.strip(), _typed("headline", headline), _typed("text", text))))
    if not told:
        raise UserError(say("What should be otherwise is missing."), hint=say("Write it in the form."))
    return told


def _typed(name: str, words: str) -> str:
    return f"{name}: {words.strip()}" if words.strip() else ""


def _waits(kept: Kept, told: str, rest: str) -> Said:
    """What no machine here can do waits for a person's own words."""
    why = say("I cannot do this by myself: {what}.", what=rest.rstrip(".")) if rest else ""
    said = joined(
        (say("Kept with {key}, which nobody can approve until it is made anew.", key=kept.asset.key), why)
    )
    able = listed(
        (
            say("shorter headline"),
            say("other design"),
            say("darker"),
            say("without price"),
            say("headline: your own words"),
        )
    )
    hint = say("What I can do at once: {what}.", what=able)
    form = Form(say("Write it yourself"), "changes", (("picture", kept.id),), (("comment", told),))
    from skills.messages import Text

    return Said(said, (Text(hint), form))
