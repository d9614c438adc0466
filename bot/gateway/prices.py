"""What tokens and pictures cost, from a dated table; a model that is not in it has no known cost, never a cost of 0."""

from pathlib import Path
from typing import Self

from pydantic import BaseModel, Field, ValidationError, model_validator

from bot.errors import SettingsError
from bot.gateway.names import ModelName

SHIPPED = Path(__file__).with_name("prices.json")


class Price(BaseModel, extra="forbid", frozen=True):
    """US dollars for a million tokens, which is also millionths of a dollar for one token; or a price for a picture.

    `per_image_micros` is in millionths of a dollar and stands for the tokens too."""

    input: float | None = Field(None, ge=0)
    output: float | None = Field(None, ge=0)
    per_image_micros: int | None = Field(None, ge=0)

    @model_validator(mode="after")
    def _name_a_price(self) -> Self:
        if (self.input is None) != (self.output is None):
            raise ValueError("input and output are named together")
        if self.input is None and self.per_image_micros is None:
            raise ValueError("name input and output, or per_image_micros")
        return self


class Prices(BaseModel, extra="forbid", frozen=True):
    """A price table; `version` is the day it was read and goes into each row of the ledger."""

    version: str = Field(min_length=1, max_length=64)
    source: str = ""
    models: dict[str, Price]

    def cost_micros(
        self, name: ModelName, input_tokens: int | None, output_tokens: int | None, *, pictures: int = 0
    ) -> int | None:
        """Millionths of a US dollar, tokens read from a provider's cache counted in full; None if unknown."""
        price = self.models.get(str(name))
        if price is None:
            return None
        if pictures and price.per_image_micros is not None:
            return pictures * price.per_image_micros
        if price.input is None or price.output is None or input_tokens is None or output_tokens is None:
            return None
        return round(input_tokens * price.input + output_tokens * price.output)


def load_prices(path: Path | None = None) -> Prices:
    """Read a price table, or the one shipped. Raises SettingsError with a sentence that names the file."""
    path = path or SHIPPED
    try:
        return Prices.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise SettingsError(f"{path} is not a price table; write it like {SHIPPED}.") from error
