"""A brand kit from a YAML file, and back: colours, logos, fonts, and what may and must be said.

Files are named relative to the kit's own and stay beneath its folder, so that a kit can be handed on as one folder."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AliasChoices, BaseModel, Field, StringConstraints, ValidationError, field_validator

from skills.creative.brand.colours import colour_of, hex_of
from skills.creative.brand.files import file_beneath, logo_file, relative_to
from skills.creative.brand.hashing import with_hash
from skills.creative.brand.kit import Claim, Colour, Disclaimer, Fonts, Kit, Logo, Palette
from skills.creative.copy.locales import language_of, locale_of, market_of
from skills.errors import UserError
from skills.faults import fault_said
from skills.language import say

MOST_BYTES = 1_000_000
FONT = "Hanken Grotesk"
_WHITE, _INK = (255, 255, 255), (26, 26, 26)
_FONT_FILE = re.compile(r"\.(?:ttf|otf|ttc|woff2?)$", re.IGNORECASE)
_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
_Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


def _listed(value: object) -> object:
    """One entry may stand without a list around it."""
    return [value] if isinstance(value, str | dict) else value


# what brand books call the four colours that everything is drawn with; a colour of any other name is one more
_COLOURS = {
    "main": ("main", "primary", "brand"),
    "accent": ("accent", "secondary", "highlight"),
    "paper": ("paper", "background", "ground", "bg"),
    "ink": ("ink", "text", "foreground", "fg"),
}


def _by_our_names(told: dict[object, object]) -> dict[str, object]:
    """A palette whose colours are called as in most brand books."""
    left = {str(name).strip().lower(): colour for name, colour in told.items()}
    named: dict[str, object] = {}
    for ours, names in _COLOURS.items():
        found = next((name for name in names if name in left), None)
        if found:
            named[ours] = left.pop(found)
    more = left.pop("more", None) or []
    more = more if isinstance(more, list) else [more]
    if "main" not in named and left:
        named["main"] = left.pop(next(iter(left)))
    return named | {"more": [*more, *left.values()]}


class _Palette(BaseModel, extra="forbid"):
    main: str
    accent: str | None = None
    paper: str | None = None
    ink: str | None = None
    more: list[str] = []

    @field_validator("*", mode="before")
    @classmethod
    def _are_colours(cls, value: object) -> object:
        for one in value if isinstance(value, list) else (value,):
            colour_of(one)
        return value


class _Fonts(BaseModel, extra="forbid", populate_by_name=True):
    heading: _Word = Field(
        FONT, validation_alias=AliasChoices("heading", "headings", "headline", "title", "display", "primary")
    )
    body: _Word = Field(FONT, validation_alias=AliasChoices("body", "text", "copy", "secondary"))


class _Logo(BaseModel, extra="forbid"):
    file: _Words
    ground: str = Field("light", pattern="^(light|dark)$")
    clear: float = Field(0.25, ge=0, le=2)
    least_px: int = Field(16, ge=1, le=2_000)

    @field_validator("clear", mode="before")
    @classmethod
    def _is_a_share(cls, value: object) -> object:
        """A quarter may be written as 0.25 or as 25 %."""
        if isinstance(value, str) and (found := re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*%\s*", value)):
            return float(found[1].replace(",", ".")) / 100
        return value


class _Claim(BaseModel, extra="forbid"):
    text: _Words
    products: list[_Word] = []
    markets: list[_Word] = []
    proof: str = Field("", max_length=500)
    language: str = ""

    _one = field_validator("products", "markets", mode="before")(_listed)


class _Disclaimer(BaseModel, extra="forbid"):
    text: _Words
    market: _Word
    when: str = Field("", max_length=100)


class _File(BaseModel, extra="forbid", populate_by_name=True):
    name: _Word
    language: str = "en"
    palette: _Palette = Field(
        validation_alias=AliasChoices("palette", "colours", "colors", "colour", "color")
    )
    fonts: _Fonts = _Fonts(heading=FONT, body=FONT)
    logos: list[_Logo] = Field([], max_length=20, validation_alias=AliasChoices("logos", "logo"))
    tone: list[_Word] = Field([], validation_alias=AliasChoices("tone", "voice", "tone_of_voice"))
    banned: list[_Word] = Field(
        [], validation_alias=AliasChoices("banned", "banned_words", "forbidden", "forbidden_words")
    )
    protected: list[_Word] = Field(
        [], validation_alias=AliasChoices("protected", "protected_names", "trademarks", "ip_list", "ip")
    )
    claims: list[_Claim] = Field(
        [], max_length=2_000, validation_alias=AliasChoices("claims", "approved_claims")
    )
    disclaimers: list[_Disclaimer] = Field([], max_length=500)
    phrases: dict[_Word, dict[_Words, _Words]] = {}
    rules: list[_Words] = []
    spellings: list[_Word] = []
    headline_words: int | None = Field(None, ge=1, le=50)
    two_persons: bool = False
    third_parties: bool = True

    _one = field_validator("tone", "banned", "protected", "rules", "spellings", mode="before")(_listed)

    @field_validator("palette", mode="before")
    @classmethod
    def _may_be_told_otherwise(cls, value: object) -> object:
        """One colour, a list of them with the main one first, or names of other brand books."""
        if isinstance(value, list):
            names = dict(zip(("main", "accent"), value, strict=False))
            return {**names, "more": value[2:]} if value else {"main": None}
        if isinstance(value, dict):
            return _by_our_names(value)
        return {"main": value} if isinstance(value, str) or value is None else value

    @field_validator("fonts", mode="before")
    @classmethod
    def _may_be_one_font(cls, value: object) -> object:
        return {"heading": value, "body": value} if isinstance(value, str) else value

    @field_validator("logos", mode="before")
    @classmethod
    def _may_be_paths(cls, value: object) -> object:
        value = _listed(value)
        return (
            [{"file": one} if isinstance(one, str) else one for one in value]
            if isinstance(value, list)
            else value
        )

    @field_validator("claims", mode="before")
    @classmethod
    def _may_be_texts(cls, value: object) -> object:
        value = _listed(value)
        return (
            [{"text": one} if isinstance(one, str) else one for one in value]
            if isinstance(value, list)
            else value
        )

    @field_validator("disclaimers", mode="before")
    @classmethod
    def _may_be_by_market(cls, value: object) -> object:
        if isinstance(value, dict) and "text" not in value:
            return [{"market": market, "text": text} for market, text in value.items()]
        return _listed(value)


def read_kit(path: Path) -> Kit:
    """The kit in this file. Raises UserError with one sentence: the file, the place in it, and what to do."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError(say("{path} is larger than 1 MB; that is no brand kit.", path=path.name))
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(say("{path} cannot be read ({why}).", path=str(path), why=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise UserError(say("{path} is not UTF-8 text; save it as UTF-8.", path=str(path))) from error
    return kit_of(text, path.parent, path=path.name)


def kit_of(text: str, folder: Path, *, path: str = "brand.yaml") -> Kit:
    """The same of a text that is called so; its files are in `folder`. Raises UserError."""
    return kit_from(plain_yaml(text, path), folder, path=path)


_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # ten times as fast, where it was built in


class _Plain(_Loader):  # type: ignore[misc, valid-type]  # yaml ships no types
    """Words as they were written: an article 007 stays 007. The same name twice is wrong."""

    def construct_scalar(self, node: yaml.ScalarNode) -> str | None:
        bare = not node.style and node.value in ("", "~", "null", "Null", "NULL")
        return None if bare else str(node.value)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen = set[object]()
        for key, _ in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else None
            if name in seen:
                raise yaml.constructor.ConstructorError(None, None, str(name), key.start_mark)
            seen |= {name} if name is not None else set()
        return dict(super().construct_mapping(node, deep))


def plain_yaml(text: str, path: str) -> object:
    """What a YAML text holds, every value as words or None. Raises UserError with the line."""
    try:
        return yaml.load(text, Loader=_Plain)  # noqa: S506 - it makes nothing but words, lists and mappings
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        if isinstance(error, yaml.constructor.ConstructorError) and error.problem and mark:
            raise UserError(
                say(
                    "{path}, line {line}: {name} stands there twice.",
                    path=path,
                    line=line,
                    name=error.problem,
                )
            ) from error
        raise UserError(
            say("{path}, line {line}, is not YAML; mend it there.", path=path, line=line)
        ) from error


def kit_from(value: object, folder: Path, *, path: str) -> Kit:
    """The same of what a YAML file held, for a kit inside a brief. Raises UserError."""
    if not isinstance(value, dict):
        raise UserError(
            say("{path} holds no names with a colon; write at least `name:` and `palette:`.", path=path)
        )
    try:
        file = _File.model_validate(value)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(part) for part in fault["loc"])
        raise UserError(
            say("{path}, {place}: {fault}.", path=path, place=place, fault=fault_said(fault))
        ) from error
    return with_hash(_kit(file, folder, path))


def plain_kit(name: str, colour: str) -> Kit:
    """A kit of a name and one colour, as #RRGGBB: words on white, a bundled font, no logo."""
    return kit_from({"name": name, "palette": colour}, Path(), path=name)


def _kit(file: _File, folder: Path, path: str) -> Kit:
    return Kit(
        name=file.name,
        palette=_palette(file.palette),
        fonts=Fonts(_font(file.fonts.heading, folder, path), _font(file.fonts.body, folder, path)),
        logos=tuple(_logo(one, folder, path) for one in file.logos),
        tone=tuple(file.tone),
        banned=tuple(dict.fromkeys(file.banned)),
        protected=tuple(dict.fromkeys(file.protected)),
        claims=tuple(_claim(one, path) for one in file.claims),
        disclaimers=tuple(
            Disclaimer(one.text, market_of(one.market, path), one.when) for one in file.disclaimers
        ),
        phrases={locale_of(name, path): dict(told) for name, told in file.phrases.items()},
        rules=tuple(file.rules),
        two_persons=file.two_persons,
        third_parties=file.third_parties,
        language=language_of(file.language, path),
        spellings=tuple(file.spellings),
        headline_words=file.headline_words,
    )


def _palette(told: _Palette) -> Palette:
    main = colour_of(told.main)

    def other(value: str | None, default: Colour) -> Colour:
        return default if value is None else colour_of(value)

    return Palette(
        main,
        other(told.accent, main),
        other(told.paper, _WHITE),
        other(told.ink, _INK),
        tuple(map(colour_of, told.more)),
    )


def _font(told: str, folder: Path, path: str) -> str:
    return str(file_beneath(folder, told, path)) if _FONT_FILE.search(told) else told


def _logo(told: _Logo, folder: Path, path: str) -> Logo:
    found = logo_file(folder, told.file, path)
    return Logo(found, sha256(found.read_bytes()).hexdigest(), told.ground, told.clear, told.least_px)


def _claim(told: _Claim, path: str) -> Claim:
    markets = tuple(market_of(one, path) for one in told.markets)
    language = language_of(told.language, path) if told.language else ""
    return Claim(told.text, tuple(told.products), markets, told.proof, language)


def kit_yaml(kit: Kit, folder: Path) -> str:
    """The kit as a file in `folder` would say it; `kit_of` reads it back as the same kit.

    Raises UserError where a logo or a font lies outside of the folder."""
    told = {
        "name": kit.name,
        "language": kit.language,
        "palette": _palette_told(kit.palette),
        "fonts": {
            "heading": _font_told(kit.fonts.heading, folder),
            "body": _font_told(kit.fonts.body, folder),
        },
        "logos": [
            {
                "file": relative_to(one.path, folder),
                "ground": one.ground,
                "clear": one.clear,
                "least_px": one.least_px,
            }
            for one in kit.logos
        ],
        "claims": [_written(one) for one in kit.claims],
        "disclaimers": [_written(one) for one in kit.disclaimers],
        "phrases": {locale: dict(told) for locale, told in kit.phrases.items()},
        **{name: list(getattr(kit, name)) for name in ("tone", "banned", "protected", "rules", "spellings")},
        "headline_words": kit.headline_words,
        "two_persons": kit.two_persons,
        "third_parties": kit.third_parties,
    }
    kept = {name: value for name, value in told.items() if value not in ([], {}, None)}
    return str(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=110))


def _palette_told(palette: Palette) -> Mapping[str, object]:
    told: dict[str, object] = {
        name: hex_of(getattr(palette, name)) for name in ("main", "accent", "paper", "ink")
    }
    return told | ({"more": [hex_of(one) for one in palette.more]} if palette.more else {})


def _written(one: Claim | Disclaimer) -> Mapping[str, object]:
    told = {name: list(value) if isinstance(value, tuple) else value for name, value in vars(one).items()}
    return {name: value for name, value in told.items() if value}


def _font_told(font: str, folder: Path) -> str:
    return relative_to(Path(font), folder) if _FONT_FILE.search(font) else font
