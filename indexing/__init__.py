"""Find what was written: documents in, passages out, and only to those who may read them.

The heavy parts load when first used, so that importing this package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from indexing.audience import Audience
from indexing.documents import (
    EVERYONE,
    DataClass,
    Document,
    DocumentDraft,
    DocumentSummary,
    Passage,
    ScoredPassage,
    parse_readers,
)
from indexing.errors import (
    IndexingError,
    IndexUnavailableError,
    ModelFolderError,
    ReadersError,
    UnreadableFileError,
)

if TYPE_CHECKING:
    from indexing.index import Index
    from indexing.ingest import IngestReport, Progress, add_paths
    from indexing.settings import IndexSettings

__all__ = [
    "EVERYONE",
    "Audience",
    "DataClass",
    "Document",
    "DocumentDraft",
    "DocumentSummary",
    "Index",
    "IndexSettings",
    "IndexUnavailableError",
    "IndexingError",
    "IngestReport",
    "ModelFolderError",
    "Passage",
    "Progress",
    "ReadersError",
    "ScoredPassage",
    "UnreadableFileError",
    "add_paths",
    "parse_readers",
]

_LAZY = {
    "Index": "indexing.index",
    "IndexSettings": "indexing.settings",
    "IngestReport": "indexing.ingest",
    "Progress": "indexing.ingest",
    "add_paths": "indexing.ingest",
}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module 'indexing' has no attribute {name!r}")
    return getattr(import_module(_LAZY[name]), name)
