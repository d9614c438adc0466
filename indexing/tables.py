"""The truth of the index in SQL: documents, passages with their embeddings, and what changed when.

Chroma and tantivy hold copies that can be rebuilt from here. Works on SQLite and Postgres.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    LargeBinary,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite forgets the zone, so it is put back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value and (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)


class IndexBase(DeclarativeBase):
    """The tables of this package; migrations live in bot/migrations."""


class ReaderSetRow(IndexBase):
    """Each distinct set of readers once; a row never changes, so what an audience may read is a few ids."""

    __tablename__ = "reader_sets"

    id: Mapped[int] = mapped_column(primary_key=True)
    readers: Mapped[str] = mapped_column(Text, unique=True)  # sorted, joined by commas


class DocumentRow(IndexBase):
    __tablename__ = "documents"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    location: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = mapped_column(Text)
    markdown: Mapped[str] = mapped_column(Text)
    author: Mapped[str | None] = mapped_column(Text)
    modified_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reader_set_id: Mapped[int] = mapped_column(ForeignKey("reader_sets.id"), index=True)
    data_class: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(32))
    media: Mapped[str] = mapped_column(String(16))  # the form it was read from: md, pdf, csv, …
    origin: Mapped[str] = mapped_column(Text, index=True)  # absolute path it was read from; "" if none
    fingerprint: Mapped[str] = mapped_column(Text)  # cheap sign of change: modification time and size
    content_hash: Mapped[str] = mapped_column(String(64))
    splitter: Mapped[str] = mapped_column(String(16))  # hash of the splitter's configuration


class PassageRow(IndexBase):
    __tablename__ = "passages"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), index=True)
    position: Mapped[int]  # order within the document, from 0
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    context: Mapped[str] = mapped_column(Text)  # title, headings, table columns: searched with the text
    heading_path: Mapped[list[str]] = mapped_column(JSON)
    page: Mapped[int | None]
    row: Mapped[int | None]
    embedding: Mapped[bytes] = mapped_column(LargeBinary)  # float32, little-endian, unit length
    embedding_model: Mapped[str] = mapped_column(Text)


class ChangeRow(IndexBase):
    """The outbox: at which version a document last changed or went away; caches catch up from theirs."""

    __tablename__ = "index_changes"

    document_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger, index=True)


class StateRow(IndexBase):
    """One row. Every writer raises `version` first: its lock orders them, so versions follow commits."""

    __tablename__ = "index_state"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(BigInteger)
    identity: Mapped[str] = mapped_column(String(32))  # tells caches of another database from ours
    embedding_model: Mapped[str] = mapped_column(Text)
    splitter: Mapped[str] = mapped_column(String(16))
