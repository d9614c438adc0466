"""What a machine can mend by itself: a decision for each finding, carried out by whoever makes the drafts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from skills.creative.checks.finding import Finding
from skills.language import Sentence, say


class How(StrEnum):
    """What to do: take another alternative of a field, drop its emoji, and so on."""

    SHORTER = "shorter"
    OTHER_WORDS = "other-words"
    NO_EMOJI = "no-emoji"
    PRICE_OF_BRIEF = "price-of-brief"
    NO_PRICE = "no-price"
    OTHER_LAYOUT = "other-layout"
    DRAW_AGAIN = "draw-again"
    SMALLER_FILE = "smaller-file"


@dataclass(frozen=True)
class Mend:
    """`where` is the finding's; a field's name, or `picture/` and what stands there."""

    how: How
    where: str
    finding: Finding

    @property
    def field(self) -> str:
        """The field or the kind of what is to be mended, without its place."""
        return self.where.rpartition("/")[2]

    @property
    def is_drawn(self) -> bool:
        """Whether the picture must be drawn again."""
        return self.where.startswith("picture")


# the first that a maker should try; what is not here stays for a person
_HOW = {
    "text-limit": How.SHORTER,
    "text-visible": How.SHORTER,
    "emoji": How.NO_EMOJI,
    "banned-word": How.OTHER_WORDS,
    "protected-name": How.OTHER_WORDS,
    "claim": How.OTHER_WORDS,
    "placeholder": How.OTHER_WORDS,
    "price": How.PRICE_OF_BRIEF,
    "disclaimer": How.NO_PRICE,
    "contrast": How.OTHER_LAYOUT,
    "safe-zone": How.OTHER_LAYOUT,
    "outside": How.OTHER_LAYOUT,
    "overlap": How.OTHER_LAYOUT,
    "logo-space": How.OTHER_LAYOUT,
    "face": How.OTHER_LAYOUT,
    "duplicate": How.OTHER_LAYOUT,
    "palette": How.DRAW_AGAIN,
    "font": How.DRAW_AGAIN,
    "logo": How.DRAW_AGAIN,
    "size": How.DRAW_AGAIN,
    "file": How.DRAW_AGAIN,
    "bytes": How.SMALLER_FILE,
}


def mends(findings: Iterable[Finding]) -> tuple[Mend, ...]:
    """What to try for findings that are not mended yet, each only once a place."""
    found: dict[tuple[How, str], Mend] = {}
    for finding in findings:
        how = _HOW.get(finding.check)
        if how and not finding.mended:
            found.setdefault((how, finding.where), Mend(how, finding.where, finding))
    return tuple(found.values())


def mended(finding: Finding, how: How) -> Finding:
    """The finding as it is kept once it holds no more."""
    return replace(finding, mended=_said(how))


def _said(how: How) -> Sentence:
    return {
        How.SHORTER: say("a shorter text was taken"),
        How.OTHER_WORDS: say("other words were taken"),
        How.NO_EMOJI: say("the emoji were dropped"),
        How.PRICE_OF_BRIEF: say("the price of the brief was set"),
        How.NO_PRICE: say("the price was left out, since what must stand beside it has no room"),
        How.OTHER_LAYOUT: say("another layout was drawn"),
        How.DRAW_AGAIN: say("it was drawn again"),
        How.SMALLER_FILE: say("it was saved with fewer bytes"),
    }[how]
