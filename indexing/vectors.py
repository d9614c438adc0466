"""Nearest vectors (chromadb), for whoever chooses it: a copy of what SQL holds, on disk, offline and silent."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import cast

import chromadb
import numpy as np
from chromadb.config import Settings

from indexing.candidates import Entry, Scored, Visible, chunks
from indexing.embed import Vectors

_NAME = "passages"
_BATCH = 1000  # Chroma refuses more than about 5,400 in one call
_HNSW = {"space": "cosine", "ef_search": 200}

_SYSTEMS = Lock()  # clients of one folder share a system in Chroma, which is made and stopped without a lock


class ChromaVectors:
    """One collection of passages in a folder; any exception from here means: use the search over SQL instead."""

    def __init__(self, folder: Path) -> None:
        # Without _env_file=None Chroma reads a stray .env in the working directory.
        settings = Settings(_env_file=None, anonymized_telemetry=False)
        with _SYSTEMS:
            self._client = chromadb.PersistentClient(str(folder), settings=settings)
        self._passages = self._client.get_or_create_collection(
            _NAME,
            embedding_function=None,
            configuration={"hnsw": _HNSW},  # type: ignore[arg-type]
        )

    def replace(self, documents: Sequence[str], entries: Sequence[Entry]) -> None:
        """Forget these documents, then hold these passages; doing it twice changes nothing."""
        for some in chunks(documents, 100):
            found = self._passages.get(where=_among("document", some), include=[])["ids"]
            for ids in chunks(found, _BATCH):
                self._passages.delete(ids=list(ids))
        self.extend(entries)

    def extend(self, entries: Sequence[Entry]) -> None:
        for start in range(0, len(entries), _BATCH):
            self._upsert(entries[start : start + _BATCH])

    def finish(self) -> None:
        """Chroma keeps what it was given as it comes."""

    def _upsert(self, entries: Sequence[Entry]) -> None:
        self._passages.upsert(
            ids=[entry.passage_id for entry in entries],
            embeddings=np.stack([entry.vector for entry in entries]),
            metadatas=[
                {
                    "document": entry.document_id,
                    "readers": entry.reader_set,
                    "kind": entry.kind,
                    "modified": entry.modified,
                }
                for entry in entries
            ],
        )

    def nearest(self, vector: Vectors, visible: Visible, limit: int) -> Scored:
        """Passage ids with their cosine, best first; only visible passages are looked at."""
        count = self._passages.count()
        if visible.nothing or not count:
            return []
        found = self._passages.query(
            query_embeddings=np.asarray([vector]),
            n_results=min(limit, count),
            where=_where(visible),
            include=["distances"],
        )
        distances = found["distances"] or [[]]
        return [(one, 1.0 - distance) for one, distance in zip(found["ids"][0], distances[0], strict=True)]

    def count(self) -> int:
        return self._passages.count()

    def close(self) -> None:
        with _SYSTEMS:
            self._client.close()  # type: ignore[attr-defined]  # Chroma declares its client by an interface


def _among(field: str, values: Sequence[str] | Sequence[int]) -> chromadb.Where:
    return cast("chromadb.Where", {field: {"$in": list(values)}})


def _where(visible: Visible) -> chromadb.Where | None:
    conditions: list[chromadb.Where] = []
    if visible.reader_sets is not None:
        conditions.append(_among("readers", visible.reader_sets))
    if visible.kind is not None:
        conditions.append({"kind": visible.kind})
    if visible.documents is not None:
        conditions.append(_among("document", visible.documents))
    if visible.first_second is not None:
        conditions.append(cast("chromadb.Where", {"modified": {"$gte": max(1, visible.first_second)}}))
    if len(conditions) > 1:
        return {"$and": conditions}
    return conditions[0] if conditions else None
