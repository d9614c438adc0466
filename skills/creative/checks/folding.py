"""Words as they are compared: without case, accents, invisible signs, letters of other scripts that look alike."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

# Cyrillic and Greek letters that are drawn like Latin ones
_LATINS = str.maketrans(
    "авекмнорстухіјѕԁԛԝүһӏаеорсухαβεζηικμνορτυχωєёï",
    "abekmhopctyxijsdqwyhiaeopcyxabezhikmvoptuxweei",
)
# digits and signs that stand for letters
_DIGITS = str.maketrans("013457@$!|€", "oieastasiie")
_MARKS = re.compile("[\u0300-\u036f]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e007f]"
)
# a letter O within a number, or at its end
_IN_NUMBER = re.compile(r"(?<=\d)o+(?=\d*(?:\b|[%€$£]))")
_SINGLES = re.compile(r"(?<![^\W_])[^\W_](?:[\W_]{1,3}[^\W\d_]){2,}(?![^\W_])")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MIXED = re.compile(r"(?=[\w@$!|€]*[^\W\d_])(?=[\w@$!|€]*[@$!|€013457])[\w@$!|€]+")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Lower case without accents, width, or signs that nobody sees; spaces are single."""
    seen = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    bare = _MARKS.sub("", unicodedata.normalize("NFD", seen))
    # casefold can leave an accent that NFKC had put together
    whole = unicodedata.normalize("NFC", bare).replace("’", "'").replace("‘", "'")
    single = " ".join(_western(whole).split())
    return _IN_NUMBER.sub(lambda match: "0" * len(match.group()), single)


def _western(text: str) -> str:
    """Digits of any script as ours."""
    if text.isascii():
        return text
    digits = (str(unicodedata.digit(one)) if one.isdecimal() else one for one in text)
    return "".join(digits)


@lru_cache(maxsize=8192)
def unmasked(text: str) -> str:
    """The folded text with lookalikes in Latin words made Latin, and letters that stand apart put together."""
    return _SINGLES.sub(_joined, _WORD.sub(_all_latin, folded(text)))


@lru_cache(maxsize=8192)
def undigited(text: str) -> str:
    """The unmasked text with digits and signs inside words read as letters."""
    return _MIXED.sub(lambda match: match.group().rstrip("!|").translate(_DIGITS), unmasked(text))


def skeleton(word: str) -> str:
    """A folded word with every letter that looks Latin made Latin, to be compared with another such."""
    return word.translate(_LATINS)


def _all_latin(match: re.Match[str]) -> str:
    word = match.group()
    if not any("a" <= letter <= "z" for letter in word) or word.isascii():
        return word
    return word.translate(_LATINS)


def _joined(match: re.Match[str]) -> str:
    return re.sub(r"[\W_]+", "", match.group())


def words(text: str) -> list[str]:
    """The words of a folded text, in order; what stands after an apostrophe belongs to its word."""
    return _WORD.findall(text)


def mixes_scripts(word: str) -> bool:
    """Whether Latin letters stand in one word with Cyrillic or Greek ones."""
    kinds = {_script(letter) for letter in word}
    return "LATIN" in kinds and bool(kinds & {"CYRILLIC", "GREEK"})


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def neighbours(items: list[str], most: int) -> list[tuple[str, ...]]:
    """Each run of two to `most` items that stand side by side."""
    runs: list[tuple[str, ...]] = list(pairwise(items))
    for size in range(3, most + 1):
        runs += [tuple(items[at : at + size]) for at in range(len(items) - size + 1)]
    return runs
