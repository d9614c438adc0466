"""The translations: one gettext file a language in `words/`, read once."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent / "words"
TEMPLATE = FOLDER / "words.pot"  # every sentence there is, for whoever begins a language


@cache
def languages() -> tuple[str, ...]:
    """The languages besides English that there is a file for."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.po")))


def read_catalogue(path: Path, language: str | None = None) -> Catalog:
    """A file of translations, entry by entry."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


@cache
def _translations(language: str) -> NullTranslations:
    """What is translated, without what is marked as unsure; nothing for a language without a file."""
    if language not in languages():
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(FOLDER / f"{language}.po", language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def translation(language: str, sentence: str) -> str:
    """The same in another language with the same fields, or as it is where nobody translated it."""
    # an empty id is the file's own header
    return (_translations(language).gettext(sentence) if sentence else "") or sentence


def all_translations(sentence: str) -> tuple[str, ...]:
    """The same in every language, the English words first."""
    return tuple(dict.fromkeys((sentence, *(translation(one, sentence) for one in languages()))))


def counted(language: str, one: str, many: str, n: int) -> str:
    """The form that a language uses for `n` of something; English where nobody translated it."""
    return _translations(language).ngettext(one, many, n) or (one if n == 1 else many)


@cache
def places_of() -> dict[str, str]:
    """Each sentence with the first file that says it, such as `bot/explain.py`."""
    known = (one for one in read_catalogue(TEMPLATE) if one.locations)
    return {one.id: str(one.locations[0][0]) for one in known if isinstance(one.id, str) and one.id}


@cache
def missing(language: str) -> tuple[int, int]:
    """How many sentences a language does not say yet, and how many there are."""
    wanted = _wanted()
    said = {one.id for one in read_catalogue(FOLDER / f"{language}.po", language) if _is_said(one.string)}
    return sum(one not in said for one in wanted), len(wanted)


@cache
def _wanted() -> tuple[str | tuple[str, ...] | list[str], ...]:
    return tuple(one.id for one in read_catalogue(TEMPLATE) if one.id)


def _is_said(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)
