"""What is asked of a set of drafts: what a form's fields hold, or the name of a brief that comes along."""

from datetime import date

from pydantic import BaseModel, Field, field_validator

from skills.language import say


class CreateQuery(BaseModel):
    products: str = Field(
        min_length=1,
        max_length=20_000,
        title=say("Products"),
        description=say(
            "One a line: name | price | what is special; or the name of a brief or a table that comes along"
        ),
        json_schema_extra={"form": "text"},
    )
    photos: str = Field(
        "",
        title=say("Photo"),
        description=say("A photo; or a ZIP with photos, a brief or a table of products"),
        json_schema_extra={"form": "file"},
    )
    attributes: str = Field(
        "",
        max_length=3_000,
        title=say("What is special"),
        description=say("One a line, as name: value; for all of the products"),
        json_schema_extra={"form": "text"},
    )
    price: str = Field("", max_length=40, title=say("Price"), description=say("Such as 49.90 EUR"))
    audiences: str = Field(
        "", max_length=1_000, title=say("Audiences"), description=say("Whom it is for, with commas between")
    )
    locales: str = Field(
        "",
        max_length=500,
        title=say("Markets"),
        description=say("Languages and countries, such as de-DE, en-GB; empty is yours"),
    )
    platforms: str = Field(
        "",
        max_length=500,
        title=say("Platforms"),
        description=say("Such as Instagram, LinkedIn; empty is all of them"),
    )
    goal: str = Field("", max_length=500, title=say("Goal"), description=say("What it is to bring about"))
    offer: str = Field(
        "", max_length=500, title=say("Offer"), description=say("What is special just now, such as 20% off")
    )
    starts: date | None = Field(None, title=say("First day"), description=say("When it begins to run"))
    ends: date | None = Field(None, title=say("Last day"), description=say("Until when it runs"))
    brand: str = Field(
        "", max_length=120, title=say("Brand"), description=say("Which brand kit, if there are several")
    )
    campaign: str = Field(
        "", max_length=150, title=say("Campaign"), description=say("What it is called in the library")
    )
    url: str = Field("", max_length=2_000, title=say("Link"), description=say("Where a click leads"))
    variants: int = Field(2, ge=1, le=20, title=say("Variants"), description=say("How many of each"))

    @field_validator("starts", "ends", mode="before")
    @classmethod
    def _may_be_empty(cls, value: object) -> object:
        return value or None


class ReviewQuery(BaseModel):
    picture: str = Field(
        title=say("Picture"), description=say("A set, and which of its pictures, as the buttons name them")
    )


class ApproveQuery(BaseModel):
    picture: str = Field(title=say("Picture"), description=say("A picture or a set, as the buttons name it"))


class ChangesQuery(BaseModel):
    picture: str = Field(title=say("Picture"), description=say("The picture, as the buttons name it"))
    comment: str = Field(
        "",
        max_length=2_000,
        title=say("What should be otherwise"),
        description=say("Such as: shorter headline, other design, without price"),
        json_schema_extra={"form": "text"},
    )
    headline: str = Field(
        "", max_length=300, title=say("Headline"), description=say("Your own words in its place")
    )
    text: str = Field(
        "",
        max_length=2_000,
        title=say("Text"),
        description=say("Your own words beside the picture, in the place of the main text"),
        json_schema_extra={"form": "text"},
    )


class ExportQuery(BaseModel):
    name: str = Field(title=say("Set"), description=say("The set, as its buttons name it"))
