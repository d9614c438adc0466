"""Whether words are drawn with the brand's fonts, or with those that stand in where a script needs one."""

from collections.abc import Iterator

from skills.creative.brand.kit import Kit
from skills.creative.checks.draft import Draft
from skills.creative.checks.finding import Finding
from skills.creative.picture.drawn import Drawn
from skills.creative.type.font_file import font_file
from skills.creative.type.fonts import family
from skills.language import say


def fonts_for(kit: Kit, drawn: Drawn) -> frozenset[str]:
    """The files that this picture may be drawn with: the brand's own, and where these lack a letter, what stands in.

    Raises UserError for a font of the kit that cannot be read."""
    files = [
        font_file(path)
        for name in (kit.fonts.heading, kit.fonts.body)
        for path in family(name).files.values()
    ]
    known = frozenset.intersection(*(file.characters for file in files))
    standing_in = (
        placed.font
        for placed in drawn.placed
        if any(ord(letter) not in known for line in placed.text for letter in line)
    )
    return frozenset((*(file.sha256 for file in files), *standing_in))


def check(draft: Draft) -> Iterator[Finding]:
    """Each box of words by its font's SHA-256; nothing is said where nobody named the fonts."""
    if not draft.fonts:
        return
    for placed in draft.drawn.placed:
        if placed.text and placed.font not in draft.fonts:
            yield Finding(
                check="font",
                what=say("the font {font} is none of the brand's", font=placed.font[:12] or "?"),
                where=f"picture/{placed.kind}",
                why=say(
                    "the brand kit names {names}", names=f"{draft.kit.fonts.heading}, {draft.kit.fonts.body}"
                ),
                hard=True,
            )
