"""Chooses for each part of a text the face it is drawn in, and names the characters that no font here has."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skills.creative.type.fonts import Face, families, family
from skills.creative.type.machine_fonts import machine_face
from skills.creative.type.scripts import CJK, COMMON, is_emoji, is_invisible, script_of, signs

_ROMAN = ("source-sans-pro", "manrope", "hanken-grotesk", "source-serif-pro", "dejavu-sans")
_SERIF_FIRST = ("source-serif-pro", *_ROMAN)


@dataclass(frozen=True)
class Chain:
    """The faces that were asked for, best first, and those that come with the bot, for each weight."""

    asked: tuple[Face, ...]
    bundled: tuple[Face, ...]
    weight: int
    language: str

    @property
    def all(self) -> tuple[Face, ...]:
        return (*self.asked, *self.bundled)


def chain(name: str, fallback: Sequence[str], *, weight: int, language: str) -> Chain:
    """Build the order in which faces are tried. Raises UserError for a family or font file that is unusable."""
    asked = tuple(family(one).face(weight) for one in (name, *fallback))
    names = _SERIF_FIRST if "serif" in asked[0].family.lower() else _ROMAN
    eastern = (
        ("nanum-gothic", "ipaex-gothic") if language.startswith("ko") else ("ipaex-gothic", "nanum-gothic")
    )
    there = families()
    bundled = tuple(there[one].face(weight) for one in dict.fromkeys((*names, *eastern)) if one in there)
    return Chain(asked, bundled, weight, language)


@dataclass(frozen=True)
class Part:
    """Signs next to each other in one script and one face."""

    start: int
    end: int
    script: str
    face: Face


@dataclass(frozen=True)
class _Sign:
    start: int
    end: int
    text: str
    script: str


def lacking(text: str, faces: Chain) -> tuple[str, ...]:
    """The signs, each once, that no font here has: emoji, and scripts nobody brought a font for."""
    different = dict.fromkeys(text[a:b] for a, b in signs(text))
    return tuple(sign for sign in different if not _is_drawn(sign, faces))


def without(text: str, absent: Sequence[str]) -> str:
    """The text without these signs, and without the doubled blanks that they leave."""
    if not absent:
        return text
    gone = frozenset(absent)
    kept = "".join(text[a:b] for a, b in signs(text) if text[a:b] not in gone)
    return "\n".join(" ".join(line.split(" ")).strip() for line in _single_blanks(kept).split("\n"))


def _single_blanks(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _is_drawn(sign: str, faces: Chain) -> bool:
    if is_emoji(sign):
        return False
    return (
        sign.isspace()
        or any(_has(face, sign) for face in faces.all)
        or _machine(sign, sign, faces) is not None
    )


def _has(face: Face, sign: str) -> bool:
    """HarfBuzz composes é of e and its accent itself, so that either way of writing it will do."""
    seen = "".join(character for character in sign if not is_invisible(character))
    return face.covers(seen) or face.covers(unicodedata.normalize("NFC", seen))


def parts(text: str, faces: Chain) -> Iterator[Part]:
    """Cut a text, all of whose signs some font has, into parts of one script and face."""
    for run in _runs(text, faces):
        script = run[0].script
        whole = _whole(run, faces)
        start, face = run[0].start, whole or faces.asked[0]
        chosen = {
            text: _face(text, whole, faces) for text in {sign.text for sign in run} if not text.isspace()
        }
        for number, sign in enumerate(run):
            own = chosen.get(sign.text, face)
            if number and own is not face:
                yield Part(start, sign.start, script, face)
                start = sign.start
            face = own
        yield Part(start, run[-1].end, script, face)


def _face(sign: str, whole: Face | None, faces: Chain) -> Face:
    if whole is not None and _has(whole, sign):
        return whole
    first = next((face for face in faces.all if _has(face, sign)), None)
    return first or _machine(sign, sign, faces) or faces.asked[0]


def _whole(run: Sequence[_Sign], faces: Chain) -> Face | None:
    """The first face with every letter of a run: a word patched from two fonts looks like a mistake."""
    letters = list(dict.fromkeys(sign.text for sign in run if unicodedata.category(sign.text[0])[0] in "LM"))
    if not letters:
        return None
    found = next((face for face in faces.all if all(_has(face, letter) for letter in letters)), None)
    return found or _machine("".join(letters), letters[0], faces)


def _machine(text: str, sign: str, faces: Chain) -> Face | None:
    """The machine's own fonts are only asked for letters, and only of scripts in which the bundled ones fall short."""
    if unicodedata.category(sign[0])[0] not in "LMN":
        return None
    seen = "".join(character for character in text if not is_invisible(character))
    return machine_face(seen, weight=faces.weight, language=faces.language)


def _runs(text: str, faces: Chain) -> Iterator[list[_Sign]]:
    run: list[_Sign] = []
    for sign in _scripted(text, faces):
        if run and sign.script != run[0].script:
            yield run
            run = []
        run.append(sign)
    if run:
        yield run


def _scripted(text: str, faces: Chain) -> Iterator[_Sign]:
    """Each sign with its script; what is common to all scripts takes that of its neighbour before, or else after.

    Digits and other ASCII among Japanese, Chinese or Korean stay in the face that was asked for: the brand's."""
    bounds = list(signs(text))
    own = [_sign_script(text[a:b]) for a, b in bounds]
    before = next((script for script in own if script), "Latn")
    for (a, b), script in zip(bounds, own, strict=True):
        resolved = script or before
        before = resolved
        ours = resolved in (CJK, "Hang") and text[a].isascii() and not text[a].isspace()
        yield _Sign(a, b, text[a:b], "Latn" if ours and faces.asked[0].covers(text[a]) else resolved)


def _sign_script(sign: str) -> str:
    return next((script for script in map(script_of, sign) if script), COMMON)
