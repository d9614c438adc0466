"""What a form for a typed query asks."""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, Field

from bot.forms import Kind, fields_of, needs_form
from skills.catalogue import SKILLS


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Everything(BaseModel):
    topic: str = Field(min_length=2, title="What it is about", description="In a few words")
    text: str = Field("", json_schema_extra={"form": "text"})
    where: str | None = Field(None, json_schema_extra={"form": "channel"})
    who: str = Field("", json_schema_extra={"form": "person"})
    colour: Colour = Colour.BLUE
    size: Literal["", "small", "large"] = ""
    loud: bool = False
    due_on: date | None = None
    count: int = 3


def test_a_field_is_asked_for_as_its_type_says() -> None:
    kinds = {field.name: field.kind for field in fields_of(Everything)}
    assert kinds == {
        "topic": Kind.LINE,
        "text": Kind.TEXT,
        "where": Kind.CHANNEL,
        "who": Kind.PERSON,
        "colour": Kind.CHOICE,
        "size": Kind.CHOICE,
        "loud": Kind.CHECK,
        "due_on": Kind.DATE,
        "count": Kind.LINE,
    }


def test_a_field_says_what_it_is_for_what_it_offers_and_what_stands_there() -> None:
    topic, *_, colour, size, _loud, _due, number = fields_of(Everything)
    assert (topic.label, topic.hint, topic.required) == ("What it is about", "In a few words", True)
    assert (colour.options, colour.initial) == (("red", "blue"), "blue")
    assert (size.options, size.initial) == (("small", "large"), "")
    assert (number.label, number.initial, number.required) == ("Count", "3", False)


def test_what_is_known_already_is_not_asked() -> None:
    assert "topic" not in {field.name for field in fields_of(Everything, without=("topic",))}


def test_every_skill_of_the_catalogue_has_a_form() -> None:
    assert {skill.command for skill in SKILLS if needs_form(skill.query)} >= {"ask", "minutes"}
    for skill in SKILLS:
        assert all(field.label and field.hint for field in fields_of(skill.query)), skill.command
