"""The section CONFIDANT_MODELS: which model does what, where it is, and what it may see."""

from typing import Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, FilePath, SecretStr, field_validator, model_validator

from bot.gateway.names import ModelName, Provider, parse_model
from bot.gateway.policy import Clearances, parse_clearances
from bot.gateway.sizes import Size, parse_sizes
from skills.language import listed, say
from skills.model import Task


# inputs stay out of validation errors: a fault anywhere in the section would print the key beside it
class ModelSettings(BaseModel, extra="forbid", frozen=True, hide_input_in_errors=True):
    """Without any of these the bot answers in the documents' own words."""

    answer: str = Field(
        "none", description="Model that words answers: openai:…, anthropic:…, compatible:… or local:FOLDER"
    )
    rewrite: str = Field("none", description="Model that rewrites questions for search, as provider:model")
    summarise: str = Field("none", description="Model that words summaries and minutes, as provider:model")
    sql: str = Field("none", description="Model that drafts SQL beside the grammar, as provider:model")
    sql_candidates: int = Field(
        3, ge=1, le=10, description="How many queries that model writes for one question"
    )
    sql_runs: bool = Field(
        False,
        description="Run its queries, read-only and unseen, to see whether they agree; else their text decides",
    )
    sql_temperature: float | None = Field(
        None, ge=0, le=2, description="How freely that model writes; empty is the provider's own"
    )
    creative: str = Field("none", description="Model that words adverts, as provider:model")
    research: str = Field(
        "none", description="Model that finds facts in pages for research, as provider:model"
    )
    images: str = Field(
        "none", description="Model that makes pictures for adverts: openai:…, compatible:… or local:FOLDER"
    )
    image_sizes: str = Field(
        "", description="Sizes it offers, such as 1024x1024,1536x1024; empty goes by the model's name"
    )
    images_timeout_seconds: float = Field(
        120.0, gt=0, le=600, description="Longest a picture is waited for, retries included"
    )
    base_url: str = Field(
        "", description="Address of the provider; needed for compatible, else the provider's own"
    )
    api_key: SecretStr | None = Field(None, description="Key of the provider")
    cleared: str = Field(
        "", description="Who may see what: provider:class,… with open, internal or confidential"
    )
    timeout_seconds: float = Field(
        30.0, gt=0, le=600, description="Longest a reply waits for a model, retries included"
    )
    retries: int = Field(2, ge=0, le=10, description="Further attempts when a model is busy or out of reach")
    max_output_tokens: int = Field(
        2000, ge=1, description="Longest text a model may write, its reasoning included"
    )
    prices: FilePath | None = Field(
        None, description="Your own price table; empty uses bot/gateway/prices.json"
    )

    @field_validator(*Task)
    @classmethod
    def _name_a_model(cls, value: str) -> str:
        parse_model(value)
        return value

    @field_validator("images")
    @classmethod
    def _make_pictures(cls, value: str) -> str:
        name = parse_model(value)
        if name and name.provider is Provider.ANTHROPIC:
            raise ValueError(say("anthropic makes no pictures; use openai, compatible or local"))
        return value

    @field_validator("image_sizes")
    @classmethod
    def _name_sizes(cls, value: str) -> str:
        parse_sizes(value)
        return value

    @field_validator("cleared")
    @classmethod
    def _name_clearances(cls, value: str) -> str:
        parse_clearances(value)
        return value

    @field_validator("base_url")
    @classmethod
    def _be_an_address(cls, value: str) -> str:
        # the value is not repeated: what was pasted here by mistake may be a key
        parts = urlsplit(value)
        if value and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise ValueError("write an address such as https://models.example.com/v1")
        if parts.username or parts.password:
            raise ValueError(
                "an address may not hold a name or password; put the key in CONFIDANT_MODELS__API_KEY"
            )
        return value

    @field_validator("prices", "sql_temperature", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return value or None

    @model_validator(mode="after")
    def _serve_one_provider(self) -> Self:
        # there is one key and one address: with two providers, one would be sent the other's key
        names = {name.provider for task in Task if (name := self.model_for(task))} - {Provider.LOCAL}
        if len(names) > 1:
            raise ValueError(
                say(
                    "the tasks name {names}, but there is one key and one address for all; use one of these "
                    "(local may be used beside it)",
                    names=listed(sorted(names)),
                )
            )
        return self

    @property
    def clearances(self) -> Clearances:
        return parse_clearances(self.cleared)

    @property
    def key(self) -> str | None:
        """The key in the clear, for the provider alone; None when it is missing or empty."""
        return (self.api_key.get_secret_value().strip() or None) if self.api_key else None

    @property
    def sizes(self) -> tuple[Size, ...]:
        """The sizes of pictures that an admin named; empty goes by the model's name."""
        return parse_sizes(self.image_sizes)

    def model_for(self, task: Task) -> ModelName | None:
        """The model of this task, or None where the bot works without one."""
        return parse_model(str(getattr(self, task.value)))
