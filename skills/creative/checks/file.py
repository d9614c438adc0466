"""The file itself: its size in pixels and bytes, its type by its first bytes, and that it is one still picture."""

from collections.abc import Iterator

from skills.creative.checks.decoded import Decoded
from skills.creative.checks.draft import Draft
from skills.creative.checks.finding import Finding
from skills.creative.formats.format import Format
from skills.language import Sentence, listed, say

_WHERE = "picture"
# what every platform with a picture takes where its page names none
_USUAL = ("jpg", "png")


def check(draft: Draft, decoded: Decoded) -> Iterator[Finding]:
    """Pixels, ratio, bytes, type."""
    if decoded.pixels is None:
        yield _hard(
            "file", say("the picture cannot be read ({fault})", fault=decoded.fault), say("it is broken")
        )
    else:
        yield from _size(draft, decoded)
    yield from _type(draft, decoded)
    yield from _bytes(draft)


def _size(draft: Draft, decoded: Decoded) -> Iterator[Finding]:
    row, is_ = draft.format, f"{decoded.width} x {decoded.height}"
    if row.width is None or row.height is None:
        yield _hard("size", say("there is a picture"), say("{placement} takes none", placement=row.placement))
        return
    if (decoded.width, decoded.height) == (row.width, row.height):
        return
    wanted = f"{row.width} x {row.height}"
    if not _taken_at_all(row, decoded):
        yield _hard(
            "size",
            say("the picture is {is_} pixels, not {wanted}", is_=is_, wanted=wanted),
            say("{platform} does not take this size or ratio", platform=row.platform),
        )
    else:
        yield _hard(
            "size",
            say("the picture is {is_} pixels, not {wanted}", is_=is_, wanted=wanted),
            say("this format was asked for at {wanted}", wanted=wanted),
        )


def _taken_at_all(row: Format, decoded: Decoded) -> bool:
    asked, has = (row.width or 1) / (row.height or 1), decoded.width / max(decoded.height, 1)
    return (
        row.widths.holds(decoded.width)
        and row.heights.holds(decoded.height)
        and abs(has / asked - 1) <= row.ratio_tolerance
    )


def _type(draft: Draft, decoded: Decoded) -> Iterator[Finding]:
    taken = draft.format.file_types or _USUAL
    if decoded.media not in taken:
        yield _hard(
            "file",
            say("the file is {media}", media=decoded.media.upper() or "?"),
            say("{platform} takes {types}", platform=draft.format.platform, types=_types(taken)),
        )
    elif decoded.media != draft.drawn.media:
        yield _hard(
            "file",
            say("the file is {media} by its first bytes", media=decoded.media.upper()),
            say("it is called {media}", media=draft.drawn.media.upper()),
        )
    if decoded.frames > 1:
        yield _hard("file", say("the picture moves"), say("a still picture was asked for"))
    if decoded.turned:
        yield _hard("file", say("the picture is turned by a note in it"), say("platforms show it unturned"))
    if decoded.mode and decoded.mode not in ("RGB", "RGBA", "P", "L", "LA", "1"):
        yield _hard(
            "file", say("its colours are {mode}", mode=decoded.mode), say("platforms take RGB of 8 bits")
        )
    if decoded.see_through:
        yield _hard(
            "file", say("it is see-through in places"), say("each platform puts another colour behind it")
        )


def _bytes(draft: Draft) -> Iterator[Finding]:
    most, has = draft.format.most_bytes, len(draft.drawn.content)
    if most is not None and has > most:
        yield _hard(
            "bytes",
            say("the file has {has} bytes", has=has),
            say("{platform} takes at most {most}", platform=draft.format.platform, most=most),
        )


def _types(taken: tuple[str, ...]) -> Sentence:
    return listed([one.upper() for one in taken], any_of=True)


def _hard(check_: str, what: Sentence, why: Sentence) -> Finding:
    return Finding(check=check_, what=what, where=_WHERE, why=why, hard=True)
