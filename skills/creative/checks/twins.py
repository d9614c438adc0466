"""Creatives that look and read like an earlier one, and words over faces."""

from collections.abc import Iterator

from skills.creative.checks.draft import Draft
from skills.creative.checks.finding import Finding
from skills.creative.checks.folding import folded, words
from skills.creative.formats.format import Box
from skills.language import say

# of 64 bits; pictures that differ in fewer look alike
MOST_APART = 5
# of all different words, those that both say
LEAST_SHARED = 0.9
_LEAST_OF_A_FACE = 0.1


def check(draft: Draft) -> Iterator[Finding]:
    """Both must be alike: the same words on another picture, or other words on the same one, are another creative."""
    spoken = _words(" ".join(one.text for one in draft.said()))
    for earlier in draft.earlier:
        if _apart(draft.drawn.dhash, earlier.dhash) > MOST_APART:
            continue
        other = _words(earlier.words)
        if spoken == other or _shared(spoken, other) >= LEAST_SHARED:
            yield Finding(
                check="duplicate",
                what=say("this looks and reads like {name}", name=earlier.name),
                where="picture",
                why=say("people who saw that one learn nothing new from it"),
                hard=False,
            )
    yield from _over_faces(draft)


def words_of(draft: Draft) -> str:
    """What `Earlier.words` should keep of a draft."""
    return " ".join(one.text for one in draft.said())


def _words(text: str) -> frozenset[str]:
    return frozenset(words(folded(text)))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _apart(one: str, other: str) -> int:
    try:
        return (int(one, 16) ^ int(other, 16)).bit_count()
    except ValueError:
        return 64


def _over_faces(draft: Draft) -> Iterator[Finding]:
    for placed in draft.drawn.placed:
        if placed.kind in ("photo", "shape"):
            continue
        if any(_covered(face, placed.box) > _LEAST_OF_A_FACE for face in draft.faces):
            yield Finding(
                check="face",
                what=say("the {kind} lies over a face", kind=placed.kind),
                where=f"picture/{placed.kind}",
                why=say("faces are what people look at first"),
                hard=False,
            )


def _covered(face: Box, box: Box) -> float:
    across = min(face.right, box.right) - max(face.left, box.left)
    down = min(face.bottom, box.bottom) - max(face.top, box.top)
    return max(0, across) * max(0, down) / max(face.width * face.height, 1)
