"""Text models, each loaded when first needed: the bundled all-MiniLM-L6-v2, a folder, or the hub."""

import logging
from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from indexing.embed import Vectors
from indexing.errors import ModelFolderError
from indexing.reading import Finding, Page, Reader
from indexing.settings import BUNDLED_MODEL, IndexSettings
from indexing.weights import model_path, reader_name

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder, SentenceTransformer

_BATCH = 16


class TextModels:
    """Loads each model when it is first needed and keeps it; safe to share between threads."""

    def __init__(self, settings: IndexSettings | None = None) -> None:
        self.settings = settings or IndexSettings()
        self._loading = Lock()
        self.reader = SettingsReader(self.settings)
        self._tokenizing = Lock()  # a tokenizer lends itself to one thread at a time

    @property
    def name(self) -> str:
        """The embedding model and its revision: vectors of different names are never compared."""
        revision = self.settings.embedding_revision
        return f"{self.settings.embedding_model}@{revision}" if revision else self.settings.embedding_model

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Float32 vectors of unit length, shape (texts, dimensions)."""
        from indexing.models.cores import pool

        with self._loading:
            model = self._embedder
        vectors = np.zeros((len(texts), model.get_embedding_dimension() or 0), dtype=np.float32)
        order = sorted(
            range(len(texts)), key=lambda place: -len(texts[place])
        )  # like lengths waste no padding
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        encoded = pool().map(lambda batch: self._encode(model, [texts[place] for place in batch]), batches)
        for batch, some in zip(batches, encoded, strict=True):
            vectors[batch] = some
        return vectors

    def rerank(self, query: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the query, by the cross-encoder of the settings; higher is better."""
        with self._loading:
            model = self._reranker
        scores = model.predict([(query, text) for text in texts], show_progress_bar=False)
        return [float(score) for score in scores]

    def _encode(self, model: "SentenceTransformer", texts: list[str]) -> Vectors:
        import torch

        with self._tokenizing:
            features = model.preprocess(texts)
        with torch.inference_mode():
            features = {name: _to(value, model.device) for name, value in features.items()}
            vectors = model(features)["sentence_embedding"]
            return np.asarray(
                torch.nn.functional.normalize(vectors, dim=1).float().cpu().numpy(), dtype=np.float32
            )

    @cached_property
    def _embedder(self) -> "SentenceTransformer":
        from sentence_transformers import SentenceTransformer

        from indexing.models.cores import device

        path, revision = model_path(self.settings.embedding_model), self.settings.embedding_revision
        _hush()
        try:
            return SentenceTransformer(path, revision=revision, device=device()).eval()
        except (OSError, ValueError, KeyError) as error:
            raise _not_loaded(path) from error

    @cached_property
    def _reranker(self) -> "CrossEncoder":
        from sentence_transformers import CrossEncoder

        from indexing.models.cores import device

        path, revision = model_path(self.settings.reranking_model or ""), self.settings.reranking_revision
        _hush()
        try:
            model: CrossEncoder = CrossEncoder(path, revision=revision, device=device())
        except (OSError, ValueError, KeyError) as error:
            raise _not_loaded(path) from error
        return model


class SettingsReader:
    """The reader that the settings name, loaded when it first reads."""

    def __init__(self, settings: IndexSettings) -> None:
        self.settings = settings
        self._loading = Lock()

    @property
    def name(self) -> str:
        """Known without loading: for the bundled one it names its weights."""
        return reader_name(self.settings.reading_model, self.settings.reading_revision)

    def read(self, question: str, pages: Sequence[Page]) -> list[Finding]:
        """Whether each page answers the question and with which words, one finding for each, in order."""
        with self._loading:
            reader = self._reader
        return reader.read(question, pages)

    @cached_property
    def _reader(self) -> Reader:
        from indexing.models.cores import device
        from indexing.models.loading import load_reader

        _hush()
        return load_reader(self.settings.reading_model, self.settings.reading_revision, device())


def _to(value: object, device: object) -> object:
    return value.to(device) if hasattr(value, "to") else value


def _not_loaded(path: str) -> ModelFolderError:
    return ModelFolderError(
        f"The text model {path!r} could not be loaded: name a folder with a sentence-transformers model, "
        f"a hub id that can be reached, or {BUNDLED_MODEL}."
    )


def _hush() -> None:
    """Loading is quick and not news; transformers would draw a progress bar for it."""
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
