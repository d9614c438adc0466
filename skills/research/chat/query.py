"""What is asked of research: a question, or what a form's fields hold, or the name of a plan or a report."""

from typing import Literal

from pydantic import BaseModel, Field, field_validator

from skills.language import say


class ResearchQuery(BaseModel):
    question: str = Field(
        min_length=1,
        max_length=20_000,  # with the addresses that stand among its words
        title=say("Question"),
        description=say("A market, or companies with commas between"),
        json_schema_extra={"words": True, "form": "text"},
    )
    urls: str = Field(
        "",
        max_length=20_000,
        title=say("Addresses"),
        description=say("Pages to read, one a line"),
        json_schema_extra={"form": "text"},
    )
    companies: str = Field(
        "",
        max_length=1_000,
        title=say("Companies"),
        description=say("Which ones, with commas between; empty: found in the pages"),
    )
    own: bool = Field(
        True, title=say("Our own documents"), description=say("Read them too, as far as you may")
    )

    @field_validator("question", "companies", "urls")
    @classmethod
    def _stripped(cls, value: str) -> str:
        return value.strip()


class InvestigateQuery(BaseModel):
    plan: str = Field(title=say("Plan"), description=say("The plan, as its button names it"))


class WatchQuery(BaseModel):
    do: Literal["add", "list", "look", "mute", "unmute", "snooze", "every", "stop"] = Field(
        "list",
        title=say("What to do"),
        description=say(
            "add a report, in the channel that is to hear of it; list what is watched; look: at once, not when it is "
            "due; mute, unmute, snooze, every, stop: each of a watch, by its name"
        ),
    )
    words: str = Field(
        "",
        max_length=100,
        title=say("Which"),
        description=say("The report, or the watch, as its buttons name it"),
        json_schema_extra={"words": True},
    )
    name: str = Field("", max_length=100, title=say("Watch"), description=say("The same, as a value"))
    every: int | None = Field(
        None, ge=1, le=365, title=say("Every"), description=say("Days between two looks; 7 if nobody says")
    )
    days: int | None = Field(None, ge=1, le=365, title=say("Days"), description=say("For how many days"))
    company: str = Field(
        "", max_length=200, title=say("Company"), description=say("Of which nothing is told")
    )
    field: str = Field(
        "", max_length=100, title=say("Field"), description=say("Only of this field; empty: of all of them")
    )

    @property
    def which(self) -> str:
        return self.name.strip() or self.words.strip()


class ReportsQuery(BaseModel):
    do: Literal["list", "show", "evidence"] = Field(
        "list",
        title=say("What to do"),
        description=say("list what is kept; show a report; evidence: every quote of one"),
    )
    words: str = Field(
        "",
        max_length=300,
        title=say("Which"),
        description=say("The report's name, as its buttons name it"),
        json_schema_extra={"words": True},
    )
