"""Rules of a brand kit that cannot all be kept: said when the kit is stored, not when a picture fails."""

from collections.abc import Iterator, Sequence

from skills.creative.brand.kit import Kit
from skills.creative.checks.banned import hits
from skills.creative.checks.finding import Finding
from skills.creative.formats.counting import length
from skills.creative.formats.format import Counting, Format, Kind
from skills.creative.formats.known import formats
from skills.creative.picture.palette import contrast, difference
from skills.language import Sentence, say

LEAST_CONTRAST = 4.5
# an accent that looks like the main colour is none
_ALIKE = 3.0
# what small print can hold on the largest picture, and beside the picture where a platform takes most
_MOST_ON_A_PICTURE = 400
_SMALLEST_ROOM = 200


def kit_conflicts(kit: Kit, rows: Sequence[Format] | None = None) -> tuple[Finding, ...]:
    """What contradicts itself in a kit. `rows` are the formats that it is for, else all."""
    images = [row for row in (formats() if rows is None else rows) if row.is_image]
    return (*_colours(kit), *_words(kit), *_disclaimers(kit, images), *_logos(kit, images))


def _finding(what: Sentence, where: str, why: Sentence, *, hard: bool) -> Finding:
    return Finding(check="kit-conflict", what=what, where=where, why=why, hard=hard)


def _colours(kit: Kit) -> Iterator[Finding]:
    palette = kit.palette
    ratio = contrast(palette.ink, palette.paper)
    if ratio < LEAST_CONTRAST:
        yield _finding(
            say("ink on paper stands out {ratio} to 1", ratio=f"{ratio:.1f}"),
            "palette.ink",
            say("words need {least} to 1, so no picture can pass", least=LEAST_CONTRAST),
            hard=True,
        )
    for name, colour in (("main", palette.main), ("accent", palette.accent)):
        best = max(contrast(colour, other) for other in (palette.ink, palette.paper))
        if best < LEAST_CONTRAST:
            yield _finding(
                say("neither ink nor paper can be read on {name}", name=name),
                f"palette.{name}",
                say("the better one stands out {ratio} to 1", ratio=f"{best:.1f}"),
                hard=False,
            )
    if difference(palette.main, palette.accent) < _ALIKE:
        yield _finding(
            say("main and accent are one colour to most eyes"),
            "palette.accent",
            say("what is to be pressed does not stand out"),
            hard=False,
        )


def _words(kit: Kit) -> Iterator[Finding]:
    """Whatever is to be said must not be forbidden."""
    said = [(f"claims.{at}", claim.text, "") for at, claim in enumerate(kit.claims, start=1)]
    said += [(f"disclaimers.{at}", one.text, one.market) for at, one in enumerate(kit.disclaimers, start=1)]
    said += [
        (f"phrases.{locale}.{name}", text, locale)
        for locale, table in kit.phrases.items()
        for name, text in table.items()
    ]
    said += [("name", kit.name, "")]
    for where, text, locale in said:
        language = locale.replace("_", "-").partition("-")[0].casefold() or "en"
        for hit in hits(text, (*kit.banned, *kit.protected), language):
            yield _finding(
                say("{text} holds {word}", text=repr(text[:80]), word=repr(hit.phrase)),
                where,
                say("the same kit says that it may not be said"),
                hard=hit.sure,
            )
    for word in kit.tone:
        if hits(word, kit.banned, "en"):
            yield _finding(
                say("the tone {word} is banned as a word", word=repr(word)),
                "tone",
                say("both cannot be"),
                hard=False,
            )


def _disclaimers(kit: Kit, images: Sequence[Format]) -> Iterator[Finding]:
    for at, one in enumerate(kit.disclaimers, start=1):
        long = length(one.text, Counting.CHARACTERS)
        if not one.text.strip():
            yield _finding(
                say("a disclaimer is empty"), f"disclaimers.{at}", say("nothing could be shown"), hard=True
            )
            continue
        holding = [row for row in images if _room(row) >= length(one.text, row.counting)]
        if long > _MOST_ON_A_PICTURE and not holding:
            yield _finding(
                say("a disclaimer of {n} characters fits nowhere", n=long),
                f"disclaimers.{at}",
                say("no picture holds more than {most}", most=_MOST_ON_A_PICTURE),
                hard=True,
            )
        elif long > _SMALLEST_ROOM:
            yield _finding(
                say("a disclaimer of {n} characters does not fit small formats", n=long),
                f"disclaimers.{at}",
                say("beyond {most} they are left to a person", most=_SMALLEST_ROOM),
                hard=False,
            )


def _room(row: Format) -> int:
    """How much a format takes in running words beside the picture."""
    rooms = [
        min((one.most for one in limits if one.kind is Kind.HARD), default=0)
        for name, limits in row.texts.items()
        if name in ("primary", "description", "body")
    ]
    return max(rooms, default=0)


def _logos(kit: Kit, images: Sequence[Format]) -> Iterator[Finding]:
    heights = [row.height for row in images if row.height and not row.is_logo]
    for at, logo in enumerate(kit.logos, start=1):
        needs = logo.least_px * (1 + 2 * logo.clear)
        small = sum(needs > height for height in heights)
        if heights and small == len(heights):
            yield _finding(
                say("a logo of at least {least} pixels with its room fits no format", least=logo.least_px),
                f"logos.{at}",
                say("it would have to be {needs} pixels tall", needs=round(needs)),
                hard=True,
            )
        elif small:
            yield _finding(
                say(
                    "a logo of at least {least} pixels is left out of {n} formats",
                    least=logo.least_px,
                    n=small,
                ),
                f"logos.{at}",
                say("with its room it is {needs} pixels tall", needs=round(needs)),
                hard=False,
            )
