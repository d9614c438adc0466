"""How one market speaks: its words for a button, an offer, a price, and for what a thing is made of.

A market without a table has its numbers and days from CLDR, and no words at all: nothing is invented for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, Field, TypeAdapter

_FOLDER = files("skills.creative.copy").joinpath("markets")
_Words = dict[str, str]


class _Spoken(BaseModel, extra="forbid"):
    """One file. `like` names the market whose words hold where this one has none."""

    locale: str
    like: str = ""
    direction: str = "ltr"
    sentence: str = "{text}."
    join: str = " "
    colon: str = ": "
    comma: str = ", "
    quotes: tuple[str, str] = ("“", "”")
    up_to: str = ""
    cta: dict[str, list[str]] = {}
    offer: _Words = {}
    price: _Words = {}
    days: _Words = {}
    kinds: dict[str, _Words] = {}
    flags: _Words = {}
    audiences: _Words = {}
    words: _Words = {}
    durations: dict[str, _Words] = {}


class _Audience(BaseModel, extra="forbid"):
    names: list[str] = Field(min_length=1)
    fits: list[str]
    matter: list[str]


@dataclass(frozen=True)
class Market:
    """`words` is false where there is no table for the language. Texts in braces are filled in by `filled`.

    `kinds` are patterns by what an attribute is about, `flags` what a thing is or is not, `words` what it is made of
    and its colours, `durations` by plural category, `days` how the day of a month is written where that differs."""

    locale: str
    spoken: bool = False
    direction: str = "ltr"
    sentence: str = "{text}."
    join: str = " "
    colon: str = ": "
    comma: str = ", "
    quotes: tuple[str, str] = ("“", "”")
    up_to: str = ""
    cta: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    offer: Mapping[str, str] = field(default_factory=dict)
    price: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    flags: Mapping[str, str] = field(default_factory=dict)
    audiences: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    durations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return self.locale.split("-")[0]


@cache
def market_for(locale: str) -> Market:
    """The words of a locale; of another country with the same language where this one has no table."""
    known = _spoken()
    language = locale.split("-")[0]
    near = next((one for name, one in known.items() if name.split("-")[0] == language), None)
    told = known.get(locale, near)
    if told is None:
        return Market(locale)
    parts = [known[told.like], told] if told.like else [told]
    merged: dict[str, object] = {}
    for part in parts:
        for name, value in part.model_dump(exclude={"locale", "like"}, exclude_unset=True).items():
            merged[name] = _over(merged.get(name), value)
    whole = _Spoken.model_validate({"locale": locale, **merged})
    cta = {kind: tuple(words) for kind, words in whole.cta.items()}
    return Market(**whole.model_dump(exclude={"like", "cta"}), cta=cta, spoken=True)


def _over(under: object, over: object) -> object:
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    return under | over


@cache
def _spoken() -> Mapping[str, _Spoken]:
    """All tables, those that others lean on first."""
    read = [
        _Spoken.model_validate_json(one.read_text(encoding="utf-8"))
        for one in sorted(_FOLDER.iterdir(), key=lambda one: one.name)
        if one.name.endswith(".json")
    ]
    return {one.locale: one for one in sorted(read, key=lambda one: bool(one.like))}


@cache
def all_markets() -> tuple[Market, ...]:
    return tuple(market_for(locale) for locale in _spoken())


@cache
def kinds() -> Mapping[str, str]:
    """What an attribute is about, by each name that it is given in any language."""
    text = files("skills.creative.copy").joinpath("kinds.json").read_text(encoding="utf-8")
    told = TypeAdapter(dict[str, list[str]]).validate_json(text)
    return {name: kind for kind, names in told.items() for name in names}


@cache
def audiences() -> Mapping[str, str]:
    """The audience of our tables by each name that it is given in any language."""
    return {name: audience for audience, told in _audiences().items() for name in told.names}


def matters_to(audience: str) -> tuple[str, ...]:
    """What an audience of our tables looks at, as kinds and flags, first things first."""
    told = _audiences().get(audience)
    return tuple(told.matter) if told else ()


def fits(audience: str) -> frozenset[str]:
    """What a thing has that is plainly for this audience; without it the audience is not spoken to."""
    told = _audiences().get(audience)
    return frozenset(told.fits) if told else frozenset()


@cache
def _audiences() -> Mapping[str, _Audience]:
    text = files("skills.creative.copy").joinpath("audiences.json").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, _Audience]).validate_json(text)
