"""The tables of databases to be asked, of drafts that wait for a button, and of what people said is right."""

from datetime import datetime

from sqlalchemy import MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.tables import NAMES
from indexing.tables import UtcDateTime


class DatabaseBase(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class DatabaseRow(DatabaseBase):
    """One database. `address` is encrypted, or names a setting; `layer` is what people say about it, as YAML.

    `trouble` is why it could not be read last, `read_at` when it could; `data_class` says which models may see what is
    known of it."""

    __tablename__ = "sql_databases"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    dialect: Mapped[str] = mapped_column(String(16))
    shown: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    readers: Mapped[str] = mapped_column(Text)
    layer: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    added_by: Mapped[str] = mapped_column(String(255))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    trouble: Mapped[str] = mapped_column(Text)
    data_class: Mapped[str] = mapped_column(String(16))


class SqlDraftRow(DatabaseBase):
    """One draft that was shown; `verdict` is empty, `verified` or `wrong`, `meant` JSON.

    `reads` are the columns that it reads, as JSON of `Reads`. `press` is the event that ran it last, `pressed_by` whose
    that was; `pressed_at` is there as long as that has not come to its end."""

    __tablename__ = "sql_drafts"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    database: Mapped[str] = mapped_column(String(64), index=True)
    question: Mapped[str] = mapped_column(Text)
    instructions: Mapped[str] = mapped_column(Text)
    meant: Mapped[str] = mapped_column(Text)
    sql: Mapped[str] = mapped_column(Text)
    reading: Mapped[str] = mapped_column(Text)
    confidence: Mapped[float]
    asker: Mapped[str] = mapped_column(String(255), index=True)
    place: Mapped[str] = mapped_column(String(255))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    verdict: Mapped[str] = mapped_column(String(16))
    why: Mapped[str] = mapped_column(Text)
    judged_by: Mapped[str] = mapped_column(String(255), index=True)
    ran_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reads: Mapped[str] = mapped_column(Text)
    press: Mapped[str] = mapped_column(String(255))
    pressed_by: Mapped[str] = mapped_column(String(255))
    pressed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class VerifiedQueryRow(DatabaseBase):
    """A question and its query that a person verified; the same question again replaces it.

    `expired_at` is when the database was first seen without what the query reads."""

    __tablename__ = "sql_verified"

    id: Mapped[int] = mapped_column(primary_key=True)
    database: Mapped[str] = mapped_column(String(64), index=True)
    question: Mapped[str] = mapped_column(Text)
    sql: Mapped[str] = mapped_column(Text)
    draft: Mapped[str] = mapped_column(String(16))
    asker: Mapped[str] = mapped_column(String(255), index=True)
    author: Mapped[str] = mapped_column(String(255), index=True)
    verified_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
