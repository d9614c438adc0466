"""How databases are asked: limits, the fiscal year, and addresses that are set beside the chat."""

import re
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field, SecretStr, field_validator, model_validator

from skills.sql.database.limits import Limits

_ADDRESS = "address_"


class SqlSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_SQL__…"""

    seconds: float = Field(15.0, gt=0, le=3600, description="Longest that one query may take")
    cost: float = Field(
        5_000_000.0, gt=0, description="Most that a query may cost by the database's own estimate"
    )
    rows_read: int = Field(
        20_000_000, ge=1, description="Most rows that a query may read by the database's own estimate"
    )
    rows: int = Field(1_000, ge=1, le=100_000, description="Most rows that come back")
    bytes: int = Field(2_000_000, ge=1_000, description="Largest result that comes back")
    fiscal_start: int = Field(1, ge=1, le=12, description="Month in which the fiscal year begins")
    zone: str = Field("", description="Time zone of “last month”; empty is the workspace's")
    kept_days: int = Field(90, ge=1, le=3650, description="Days that drafts are kept for their buttons")
    key: SecretStr | None = Field(
        None,
        description="What addresses are encrypted with, 32 characters or more; empty is a file in the home folder",
    )
    addresses: dict[str, SecretStr] = Field(
        {},
        description="Address of the database NAME, instead of giving it in a chat",
        json_schema_extra={"each": f"{_ADDRESS}NAME"},
    )

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: Any) -> Any:  # Any: what stands in the environment
        """`address_shop` becomes one of the addresses."""
        if not isinstance(value, dict):
            return value
        names = [name for name in value if re.fullmatch(rf"{_ADDRESS}\w+", str(name), re.IGNORECASE)]
        found = {str(name)[len(_ADDRESS) :].lower(): value[name] for name in names}
        rest = {name: one for name, one in value.items() if name not in names}
        return rest | ({"addresses": {**rest.get("addresses", {}), **found}} if found else {})

    @field_validator("key")
    @classmethod
    def _is_long(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < 32:
            raise ValueError("it is shorter than 32 characters; make one with `openssl rand -hex 32`")
        return value

    @field_validator("zone")
    @classmethod
    def _is_known(cls, value: str) -> str:
        try:
            return ZoneInfo(value).key if value else value
        except (ValueError, OSError, LookupError) as error:
            raise ValueError(f"there is no zone {value!r}; name one such as Europe/Berlin") from error

    @property
    def limits(self) -> Limits:
        return Limits(seconds=self.seconds, cost=self.cost, rows_read=self.rows_read, bytes=self.bytes)
