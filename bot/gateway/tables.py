"""The ledger's table: one row for each time a model was called, or was refused."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, DateTime, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.tables import NAMES


class Outcome(StrEnum):
    """How a call ended; `refused` never left this machine, `cancelled` was given up by who asked."""

    OK = "ok"
    ERROR = "error"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    EMPTY = "empty"
    CANCELLED = "cancelled"


class GatewayBase(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class ModelCallRow(GatewayBase):
    """One attempt. Tokens and cost are None where they are not known, which is not the same as nothing.

    `cost_micros` is in millionths of a US dollar, at the prices of the table dated `price_version`."""

    __tablename__ = "model_calls"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    task: Mapped[str] = mapped_column(String(32))
    provider: Mapped[str] = mapped_column(String(32))
    model: Mapped[str] = mapped_column(Text)
    data_class: Mapped[str] = mapped_column(String(32))
    asker: Mapped[str] = mapped_column(String(255), index=True)
    input_tokens: Mapped[int | None]
    output_tokens: Mapped[int | None]
    milliseconds: Mapped[int]
    price_version: Mapped[str] = mapped_column(String(64))
    cost_micros: Mapped[int | None] = mapped_column(BigInteger)
    outcome: Mapped[str] = mapped_column(String(16))
