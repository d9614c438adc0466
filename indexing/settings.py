"""The settings of search (model, passage size, weights) and of the fetcher (what may be downloaded)."""

from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Literal

from pydantic import BaseModel, Field, field_validator

BUNDLED_MODEL = "all-MiniLM-L6-v2"
BUNDLED_READER = "bundled"


class IndexSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_INDEX__…; each default works without a download."""

    embedding_model: str = Field(
        BUNDLED_MODEL, min_length=1, description="The bundled all-MiniLM-L6-v2, a model folder, or a hub id"
    )
    embedding_revision: str | None = Field(
        None, description="Commit of the hub model, so that the same weights are loaded everywhere"
    )
    reranking_model: str | None = Field(
        None, description="A cross-encoder folder or hub id that reorders the best passages; none by default"
    )
    reranking_revision: str | None = Field(None, description="Commit of the reranking model on the hub")
    reading_model: str = Field(
        BUNDLED_READER,
        min_length=1,
        description="Reads whether a passage answers: bundled, or a folder or hub id of a question-answering or "
        "entailment model",
    )
    reading_revision: str | None = Field(None, description="Commit of the reading model on the hub")
    passage_characters: int = Field(
        800,
        ge=100,
        le=4000,
        description="Most characters in a passage; about 800 fit the bundled model's 256 tokens",
    )
    dense_weight: float = Field(
        0.42, ge=0, le=1, description="Share of meaning against keywords when both rankings are merged"
    )
    nearest: Literal["exact", "chroma"] = Field(
        "exact",
        description="What finds the nearest vectors: exact compares all that may be read, chroma walks a graph",
    )
    candidates: int = Field(
        64, ge=8, le=1000, description="Passages taken from each ranking before they are merged"
    )
    max_file_bytes: int = Field(
        200_000_000, gt=0, description="Files larger than this many bytes are refused before they are read"
    )
    max_expanded_bytes: int = Field(
        300_000_000, gt=0, description="Office files that unpack to more bytes than this are refused unread"
    )


class FetchSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_FETCH__…; what may be downloaded from addresses that people name."""

    allowed_networks: tuple[str, ...] = Field(
        (), description="Private networks that may be fetched all the same: addresses or CIDR, comma between"
    )
    max_bytes: int = Field(
        1_000_000_000, gt=0, description="Downloads larger than this many bytes are refused"
    )
    timeout_seconds: float = Field(
        30.0,
        gt=0,
        le=600,
        description="Longest wait for a connection, and for each further piece of a download",
    )
    total_seconds: float = Field(
        1800.0, gt=0, le=86_400, description="Longest a whole download may take, redirects included"
    )
    max_redirects: int = Field(5, ge=0, le=20, description="Redirects followed before a download is given up")

    @field_validator("allowed_networks", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(name.strip() for name in value.split(",") if name.strip())
        return value

    @field_validator("allowed_networks")
    @classmethod
    def _be_networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            try:
                ip_network(name)
            except ValueError as error:
                # also met where host bits are set: 10.0.0.5/8 would open all of 10.0.0.0/8 unseen
                raise ValueError(
                    f"{name!r} is not a network; write 10.1.0.0/16 (bits after the prefix zero) or 10.1.2.3"
                ) from error
        return value

    @property
    def networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The allowed networks, read."""
        return tuple(ip_network(name) for name in self.allowed_networks)
