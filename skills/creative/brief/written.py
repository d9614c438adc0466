"""What a brief may hold, as people write it: one thing may stand where a list is meant, a text where a mapping is."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from skills.creative.brief.tidy import tidy
from skills.language import say

MOST_PRODUCTS = 5_000
MOST_ATTRIBUTES = 60
_Tidy = BeforeValidator(lambda value: tidy(value) if isinstance(value, str) else value)
Words = Annotated[str, _Tidy, StringConstraints(min_length=1, max_length=500)]
Word = Annotated[str, _Tidy, StringConstraints(min_length=1, max_length=150)]
_LISTED = re.compile(r"\s*[,;\n]\s*")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3})\s*%")
# what says that a percentage is taken off the price, in the languages briefs are written in
_OFF = re.compile(
    r"\b(?:off|discount|save|sale|rabatt\w*|nachlass|sparen|remise|réduction|soldes?|descuento|dto|sconto|saldi"
    r"|desconto|korting|zniżk\w+|rabatu?|taniej|reduziert|günstiger|less)\b",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:up to|bis zu|jusqu['’]à|hasta|fino a|até|tot|do)\s*$", re.IGNORECASE)
_CODE = re.compile(
    r"(?i:\b(?:code|gutscheincode|código|codigo|codice|kod)\b)[:\s]+[\"“„«']?([A-Z0-9][A-Z0-9_-]{1,29})\b"
)


OWN = "*"  # the brief's own language, beside others
Told = dict[Word, Words]


def by_language(value: object) -> object:
    """One text alone is in the brief's own language."""
    return {OWN: value} if isinstance(value, str) else value


def listed(value: object) -> object:
    """A text with commas as a list."""
    return [one for one in _LISTED.split(value.strip()) if one] if isinstance(value, str) else value or []


class PriceTold(BaseModel, extra="forbid"):
    price: Word = Field(validation_alias=AliasChoices("price", "amount"))
    currency: str = ""


class ProductTold(BaseModel, extra="forbid", populate_by_name=True):
    """One product. An attribute's value may be words, nothing, or words by language."""

    sku: Word = Field(validation_alias=AliasChoices("sku", "id", "article"))
    name: Told = Field(min_length=1, validation_alias=AliasChoices("name", "title"))
    photo: str | None = Field(None, validation_alias=AliasChoices("photo", "image", "picture"))
    attributes: dict[Word, Told] = Field({}, max_length=MOST_ATTRIBUTES)
    price: Word | None = None
    currency: str | None = None
    prices: dict[Word, PriceTold] = {}

    _named = field_validator("name", mode="before")(by_language)

    @field_validator("attributes", mode="before")
    @classmethod
    def _may_be_listed(cls, value: object) -> object:
        """A list of texts, of `name: value` texts or of mappings says the same as one mapping."""
        told = cls._mapping(value)
        if not isinstance(told, dict):
            return told
        return {name: {} if one in (None, "") else by_language(one) for name, one in told.items()}

    @classmethod
    def _mapping(cls, value: object) -> object:
        if isinstance(value, str):
            value = [one for one in re.split(r"\s*[;\n]\s*", value.strip()) if one]
        if not isinstance(value, list):
            return value or {}
        told: dict[object, object] = {}
        for one in value:
            told |= one if isinstance(one, dict) else _pair(one)
        return told

    @field_validator("prices", mode="before")
    @classmethod
    def _may_be_texts(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value or {}
        return {key: {"price": one} if isinstance(one, str) else one for key, one in value.items()}


def _pair(text: object) -> dict[object, object]:
    name, colon, value = str(text).partition(":")
    return {name.strip(): value.strip() or None} if colon and value.strip() else {str(text).strip(): None}


class OfferTold(BaseModel, extra="forbid"):
    text: Told = {}
    percent: int | None = Field(None, ge=1, le=100)
    price: Word | None = None
    code: Annotated[str, StringConstraints(max_length=30)] | None = None

    @field_validator("text", mode="before")
    @classmethod
    def _may_be_one_text(cls, value: object) -> object:
        return by_language(value) if value else {}

    @field_validator("percent", mode="before")
    @classmethod
    def _may_have_a_sign(cls, value: object) -> object:
        return re.sub(r"^[-−–]?\s*|\s*%\s*(?:off)?$", "", value.strip()) if isinstance(value, str) else value

    @classmethod
    def of_text(cls, text: str) -> "OfferTold":
        """What a text says beyond doubt: one percentage off, and a code."""
        found = [one for one in _PERCENT.finditer(text) if not _UP_TO.search(text[: one.start()])]
        alone = not re.sub(r"[\d\s%−–-]", "", text)
        sure = len(found) == 1 == len(_PERCENT.findall(text)) and (alone or _OFF.search(text))
        percent = int(found[0][1]) if sure and 1 <= int(found[0][1]) <= 100 else None
        code = _CODE.search(text)
        return cls(text={OWN: text}, percent=percent, code=code[1] if code else None)


class DatesTold(BaseModel, extra="forbid", populate_by_name=True):
    start: date | None = Field(None, validation_alias=AliasChoices("start", "starts", "from", "begin"))
    end: date | None = Field(None, validation_alias=AliasChoices("end", "ends", "to", "until"))

    @field_validator("start", "end", mode="before")
    @classmethod
    def _may_have_dots(cls, value: object) -> object:
        return day_of(value) if isinstance(value, str) else value


def day_of(text: str) -> date:
    """2026-12-01, or 1.12.2026; what may be read in two ways is refused. Raises ValueError."""
    found = _DAY.fullmatch(text.strip().split("T")[0])
    if found:
        year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            pass
    raise ValueError(say("write a date such as {example}", example="2026-11-26"))


class BriefTold(BaseModel, extra="forbid", populate_by_name=True):
    brand: dict[str, object]  # a kit, or its name or file as OWN
    products: list[ProductTold] = Field([], validation_alias=AliasChoices("products", "product"))
    products_file: str = ""
    audiences: list[Word] = Field([], max_length=50, validation_alias=AliasChoices("audiences", "audience"))
    locales: list[Word] = Field(
        ..., min_length=1, max_length=100, validation_alias=AliasChoices("locales", "locale", "markets")
    )
    platforms: list[Word] = Field([], validation_alias=AliasChoices("platforms", "platform"))
    goal: Annotated[str, StringConstraints(max_length=500)] = ""
    offer: OfferTold = OfferTold()
    dates: DatesTold = DatesTold()
    variants: int = Field(2, ge=1, le=20)
    url: Annotated[str, StringConstraints(max_length=2_000, pattern=r"^(https?://\S+)?$")] = ""
    campaign: Annotated[str, StringConstraints(max_length=150)] = ""
    language: Word | None = None

    @model_validator(mode="before")
    @classmethod
    def _products_may_be_a_file(cls, value: object) -> object:
        for name in ("products", "product"):
            if isinstance(value, dict) and isinstance(value.get(name), str):
                rest = {key: one for key, one in value.items() if key != name}
                return rest | {"products_file": value[name]}
        return value

    @field_validator("brand", mode="before")
    @classmethod
    def _may_be_a_name(cls, value: object) -> object:
        if not value or not isinstance(value, str | dict):
            raise ValueError(say("write the brand's name, or its kit"))
        return by_language(value)

    _listed = field_validator("audiences", "locales", "platforms", mode="before")(listed)

    @field_validator("goal", "campaign", "url", mode="before")
    @classmethod
    def _may_be_empty(cls, value: object) -> object:
        return tidy(value) if isinstance(value, str) else value or ""

    @field_validator("products", mode="before")
    @classmethod
    def _may_be_one(cls, value: object) -> object:
        if isinstance(value, list) and len(value) > MOST_PRODUCTS:
            raise ValueError(too_many(len(value)))
        return [value] if isinstance(value, dict) else value or []

    @field_validator("offer", mode="before")
    @classmethod
    def _may_be_a_text(cls, value: object) -> object:
        return OfferTold.of_text(tidy(value)) if isinstance(value, str) else value or {}

    @field_validator("dates", mode="before")
    @classmethod
    def _may_be_two_days(cls, value: object) -> object:
        """`start` and `end`, a list of both, or one text with a word between them; one day alone is the last one."""
        if isinstance(value, str):
            value = [one[0] for one in _DAY_IN.finditer(value)] or [value]
        if not isinstance(value, list):
            return value or {}
        if len(value) not in (1, 2):
            raise ValueError(say("write a first and a last day"))
        return dict(zip(("start", "end"), value, strict=True)) if len(value) == 2 else {"end": value[0]}


_DAY_IN = re.compile(_DAY.pattern)
Side = Literal["start", "end"]


def too_many(n: int) -> str:
    return say(
        "a brief may hold {most} products and this one has {n}; split it",
        most=f"{MOST_PRODUCTS:,}",
        n=f"{n:,}",
    )
