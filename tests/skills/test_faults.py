"""What does not fit is said in our own words, in the language of whoever wrote it."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

import pytest
from pydantic import BaseModel, Field, HttpUrl, ValidationError, field_validator

from skills.catalogue import SKILLS
from skills.faults import fault_said, first_fault
from skills.language import reader_of, say, speaking


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Asked(BaseModel, extra="forbid"):
    name: str = Field("ab", min_length=2, max_length=4, pattern=r"^[a-z]+$")
    limit: int = Field(3, ge=1, le=10)
    share: float = Field(0.5, gt=0, lt=1)
    on: bool = True
    mode: Literal["on", "off", "reset"] = "on"
    source: Literal["", "zoom", "meet"] = ""
    colour: Colour = Colour.RED
    day: date = date(2026, 1, 1)
    at: datetime = datetime(2026, 1, 1)  # noqa: DTZ001  # as a person types it
    link: HttpUrl = HttpUrl("https://example.org")
    words: list[str] = Field(["a"], min_length=1, max_length=2)
    key: str = ""

    @field_validator("key")
    @classmethod
    def _be_none(cls, value: str) -> str:
        if value:
            raise ValueError(say("This link was used already."))
        return value


class Needed(BaseModel):
    name: str


def fault_of(model: type[BaseModel], values: dict[str, object]) -> str:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(values)
    return first_fault(caught.value)


FAULTS: tuple[tuple[str, object, str, str], ...] = (
    ("name", "a", "it needs at least 2 characters", "mindestens 2 Zeichen"),
    ("name", "abcde", "it may have at most 4 characters", "höchstens 4 Zeichen"),
    ("name", "A B", "it is not written as it must be", "die Schreibweise stimmt nicht"),
    ("name", 7, "write words", "schreiben Sie Text"),
    ("limit", "many", "write a whole number", "schreiben Sie eine ganze Zahl"),
    ("limit", 2.5, "write a whole number", "schreiben Sie eine ganze Zahl"),
    ("limit", 0, "it must be 1 or more", "mindestens 1"),
    ("limit", 99, "it must be 10 or less", "höchstens 10"),
    ("share", "half", "write a number", "schreiben Sie eine Zahl"),
    ("share", 0, "it must be more than 0.0", "mehr als 0.0"),
    ("share", 1, "it must be less than 1.0", "weniger als 1.0"),
    ("on", "perhaps", "write yes or no", "schreiben Sie yes oder no"),
    ("mode", "up", "write on, off or reset", "schreiben Sie on, off oder reset"),
    ("source", "up", "write zoom or meet", "schreiben Sie zoom oder meet"),
    ("colour", "green", "write red or blue", "schreiben Sie red oder blue"),
    ("day", "soon", "write a date such as 2026-11-26", "schreiben Sie ein Datum wie 2026-11-26"),
    (
        "at",
        "soon",
        "write a date and a time such as 2026-11-26 14:00",
        "schreiben Sie Datum und Uhrzeit wie 2026-11-26 14:00",
    ),
    (
        "link",
        "nowhere",
        "write an address such as https://example.com",
        "schreiben Sie eine Adresse wie https://example.com",
    ),
    ("words", [], "it needs at least 1 entry", "mindestens 1 Eintrag"),
    ("words", ["a", "b", "c"], "it may have at most 2 entries", "höchstens 2 Einträge"),
    ("words", "a", "write a list", "schreiben Sie eine Liste"),
    ("key", "x", "this link was used already", "dieser Link wurde schon verwendet"),
    ("size", 1, "there is no such field", "ein solches Feld gibt es nicht"),
)


@pytest.mark.parametrize(("field", "value", "english", "german"), FAULTS)
def test_a_fault_says_what_to_write(field: str, value: object, english: str, german: str) -> None:
    assert fault_of(Asked, {field: value}) == english
    with speaking(reader_of("de")):
        assert fault_of(Asked, {field: value}) == german


def test_what_is_missing_is_said_to_be() -> None:
    assert fault_of(Needed, {}) == "it is missing"


def test_the_value_itself_is_never_repeated() -> None:
    assert "sk-12345" not in fault_of(Asked, {"mode": "sk-12345"})


def wrong(query: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    """Whatever a form of this query can hold that does not fit."""
    for value in ("", "☃", "9" * 100_000, "-1"):
        try:
            query.model_validate(dict.fromkeys(query.model_fields, value))
        except ValidationError as error:
            yield from ((fault["msg"], fault) for fault in error.errors())


@pytest.mark.parametrize("skill", SKILLS, ids=lambda one: one.command)
def test_no_form_speaks_in_pydantics_words(skill: Any) -> None:
    for message, fault in wrong(skill.query):
        assert fault_said(fault).lower() != message.lower(), fault["type"]
