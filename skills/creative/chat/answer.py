"""How a set of drafts, one of its pictures and what was done about it read in a chat."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from skills.creative.asset import Violation
from skills.creatives import Kept, KeptSet, Standing, button_seal
from skills.language import Sentence, joined, listed, number, say, say_many
from skills.messages import Block, Choices, File, Footer, Form, Lines, Picture, Reply, Text

MOST_LINES = 12  # of violations or findings; the others are counted
TEMPLATE = "none"  # the provider of words that no model wrote


def small_print(found: KeptSet) -> Sentence:
    """What these are, who made the words, and what is needed."""
    worded = {one.asset.models[0] for one in found.assets if one.asset.models}
    wrote = sorted({one.name for one in worded if one.provider != TEMPLATE})
    words = (
        say("worded by {models}", models=listed(wrote)) if wrote else say("template draft, no model wrote it")
    )
    who = say("two people must approve") if found.two_persons else say("a person must approve")
    parts = (words, who, say("nothing can be downloaded before"), say("set {id}", id=found.id))
    return joined(parts, " · ")


@dataclass(frozen=True)
class SetShown:
    """A set with its contact sheet, what was left out, and its buttons. `private`: others here may not see it."""

    found: KeptSet
    sheet: bytes = b""
    notes: tuple[str, ...] = ()
    private: bool = False

    declined = False

    def to_reply(self) -> Reply:
        found = self.found
        blocks: list[Block] = []
        if self.sheet:
            blocks.append(Picture(f"sheet-{found.id}.png", _alt(found), self.sheet))
        blocks.append(Lines(tuple(self._facts())))
        if found.violations:
            lines = violation_lines(found.violations)
            blocks += [Text(say("Not made, or not as wished:")), Lines(lines)]
        blocks += [*self._buttons(), Footer(small_print(found))]
        return Reply(self._head(), tuple(blocks), private=self.private)

    def _head(self) -> Sentence:
        found = self.found
        name = found.campaign or found.brand
        made = say_many(
            "{n} draft for {name} is ready to be reviewed.",
            "{n} drafts for {name} are ready to be reviewed.",
            len(found.assets),
            name=name,
        )
        return made if found.assets else say("No draft for {name} could be made.", name=name)

    def _facts(self) -> Iterable[str]:
        found = self.found
        yield standing_line(found)
        platforms = Counter(one.asset.platform for one in found.assets)
        said = (
            say("{platform}: {n}", platform=one, n=number(count)) for one, count in platforms.most_common(10)
        )
        yield joined(said, ", ")
        yield from self.notes
        yield from found.notes

    def _buttons(self) -> tuple[Block, ...]:
        found = self.found
        if not found.assets:
            return ()
        offered = [(f"review {found.id} 1", say("Review one by one"))]
        if any(one.approvable and not one.wish for one in found.assets):
            offered.append((f"approve {found.id}", say("Approve all that passed")))
        if found.count(Standing.APPROVED):
            offered.append((f"export {found.id}", say("Download what is approved")))
        return (Choices("", tuple(one for one, _ in offered), tuple(label for _, label in offered)),)


def standing_line(found: KeptSet) -> Sentence:
    """How many there are of each standing, in words."""
    counts = {
        say("{n} passed the checks", n=number(found.passed)): True,
        say("{n} did not", n=number(len(found.assets) - found.passed)): len(found.assets) > found.passed,
        say("{n} wanted otherwise", n=number(sum(bool(one.wish) for one in found.assets))): any(
            one.wish for one in found.assets
        ),
        say("{n} approved", n=number(found.count(Standing.APPROVED))): found.count(Standing.APPROVED),
        say("{n} approved by one of two", n=number(found.count(Standing.HALF))): found.count(Standing.HALF),
        say("{n} approved before and changed since", n=number(found.count(Standing.VOID))): found.count(
            Standing.VOID
        ),
    }
    return joined((said for said, wanted in counts.items() if wanted), ", ")


def violation_lines(violations: Iterable[Violation], most: int = MOST_LINES) -> tuple[str, ...]:
    """In plain words, those alike together."""
    by_why: dict[tuple[str, str], list[str]] = {}
    for one in violations:
        by_why.setdefault((one.what, one.why), []).append(one.where)
    lines = [_violation(what, why, where) for (what, why), where in by_why.items()]
    more = len(lines) - most
    return (*lines[:most], *((say("and {n} more of other kinds", n=more),) if more > 0 else ()))


def _violation(what: str, why: str, where: list[str]) -> Sentence:
    named = list(dict.fromkeys(where))
    shown = listed((*named[:3], say("{n} more", n=len(named) - 3)) if len(named) > 3 else named)
    return say("{where}: {what}, because {why}", where=shown, what=what, why=why)


def _alt(found: KeptSet) -> Sentence:
    return say(
        "A contact sheet of {n} drafts for {name}", n=len(found.assets), name=found.campaign or found.brand
    )


@dataclass(frozen=True)
class AssetShown:
    """One picture as it would stand, its words, what the checks found, and what may be done about it."""

    kept: Kept
    picture: bytes
    place: int
    total: int
    by: str = ""
    private: bool = False
    said: str = ""
    replaces: bool = False

    declined = False

    def to_reply(self) -> Reply:
        asset = self.kept.asset
        head = say(
            "{place} of {total}: {product}, {platform}, {placement}, {locale}",
            place=self.place,
            total=self.total,
            product=asset.product,
            platform=asset.platform,
            placement=asset.placement,
            locale=asset.locale,
        )
        alt = joined((head, *asset.shown.values()), ". ")
        blocks: list[Block] = []
        if self.picture:
            blocks.append(Picture(f"{asset.key}-v{asset.version}.png", alt, self.picture))
        blocks.append(Lines(tuple(self._texts())))
        if findings := tuple(self._findings()):
            blocks.append(Lines(findings))
        blocks += [*self._buttons(), Footer(self._small())]
        summary = joined((self.said, head)) if self.said else head
        return Reply(summary, tuple(blocks), private=self.private, replaces=self.replaces)

    def _texts(self) -> Iterable[str]:
        for name, words in self.kept.asset.texts.items():
            if words:
                yield say("{field}: {words}", field=name.replace("_", " "), words=words)
        if self.kept.comment:
            yield say("Made anew for: {comment}", comment=self.kept.comment)
        if self.kept.wish:
            yield say("Wanted otherwise: {comment}", comment=self.kept.wish)

    def _findings(self) -> Iterable[str]:
        for one in self.kept.asset.checks[:MOST_LINES]:
            if one.mended:
                yield say("Mended: {what} ({where}): {how}", what=one.what, where=one.where, how=one.mended)
            elif one.hard:
                yield say(
                    "Must be mended: {what} ({where}), because {why}",
                    what=one.what,
                    where=one.where,
                    why=one.why,
                )
            else:
                yield say(
                    "Please look: {what} ({where}), because {why}",
                    what=one.what,
                    where=one.where,
                    why=one.why,
                )
        if self.kept.stale:
            yield self.kept.stale

    def _buttons(self) -> tuple[Block, ...]:
        kept, buttons = self.kept, []
        if kept.approvable and not kept.wish:
            buttons.append((f"approve {kept.id} {button_seal(kept)}", say("Approve")))
        if self.place < self.total:
            buttons.append((f"review {kept.set} {self.place + 1}", say("Next")))
        if self.place > 1:
            buttons.append((f"review {kept.set} {self.place - 1}", say("Back")))
        given = (("picture", kept.id),)
        form = Form(say("Request changes"), "changes", given)
        chosen = Choices("", tuple(one for one, _ in buttons), tuple(label for _, label in buttons))
        return (*((chosen,) if buttons else ()), form)

    def _small(self) -> Sentence:
        asset = self.kept.asset
        worded = asset.models[0] if asset.models else None
        words = say("template draft") if worded is None or worded.provider == TEMPLATE else worded.name
        parts = (
            said_standing(self.kept),
            words,
            say("{width} × {height} pixels", width=asset.width, height=asset.height),
            say("version {n}", n=asset.version),
            asset.key,
        )
        return joined(parts, " · ")


def said_standing(kept: Kept) -> Sentence:
    """How a picture stands, and by whom."""
    names = listed(one.name for one in kept.holds)
    voided = next((one.void for one in reversed(kept.approvals) if one.void), "")
    return {
        Standing.DRAFT: say("draft"),
        Standing.HALF: say("approved by {names}; one more person must", names=names),
        Standing.APPROVED: say("approved by {names}", names=names),
        Standing.VOID: say("no longer approved: {why}", why=(voided or kept.stale).rstrip(".")),
    }[kept.standing]


@dataclass(frozen=True)
class Downloaded:
    """A zip of what is approved, and why the rest is not in it."""

    name: str
    content: bytes
    count: int
    left_out: tuple[str, ...] = ()

    declined = False

    def to_reply(self) -> Reply:
        said = say_many("Here is {n} approved picture.", "Here are {n} approved pictures.", self.count)
        alt = say("A zip of approved pictures with their manifest")
        blocks: list[Block] = [File(self.name, content=self.content, alt=alt)]
        if self.left_out:
            count = len(self.left_out)
            blocks.append(Text(say_many("{n} is not in it:", "{n} are not in it:", count)))
            more = count - MOST_LINES
            tail = (say("and {n} more", n=more),) if more > 0 else ()
            blocks.append(Lines((*self.left_out[:MOST_LINES], *tail)))
        return Reply(said, tuple(blocks), private=True)


@dataclass(frozen=True)
class Said:
    """A sentence with blocks below it, for whoever asked."""

    sentence: str
    blocks: tuple[Block, ...] = ()
    private: bool = True
    replaces: bool = False

    declined = False

    def to_reply(self) -> Reply:
        return Reply(self.sentence, self.blocks, private=self.private, replaces=self.replaces)
