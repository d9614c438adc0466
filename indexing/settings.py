"""The settings of search: which text model, how large a passage, how the two rankings are weighed."""

from pydantic import BaseModel, Field

BUNDLED_MODEL = "all-MiniLM-L6-v2"


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
    passage_characters: int = Field(
        800,
        ge=100,
        le=4000,
        description="Most characters in a passage; about 800 fit the bundled model's 256 tokens",
    )
    dense_weight: float = Field(
        0.5, ge=0, le=1, description="Share of meaning against keywords when both rankings are merged"
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
