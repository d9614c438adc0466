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
from indexing.settings import BUNDLED_MODEL, BUNDLED_READER, IndexSettings
from indexing.tagging import Line, Tag
from indexing.weights import model_path, reader_name, tagger_name

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

    from indexing.models.encoders import Encoder

_BATCH = 16


class TextModels:
    """Loads each model when it is first needed and keeps it; safe to share between threads."""

    def __init__(self, settings: IndexSettings | None = None) -> None:
        self.settings = settings or IndexSettings()
        self._loading = Lock()
        self.reader = SettingsReader(self.settings)

    @property
    def name(self) -> str:
        """The embedding model and its revision: vectors of different names are never compared."""
        revision = self.settings.embedding_revision
        return f"{self.settings.embedding_model}@{revision}" if revision else self.settings.embedding_model

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Float32 vectors of unit length, shape (texts, dimensions)."""
        from indexing.models.cores import pool

        with self._loading:
            encoder = self._encoder
        vectors = np.zeros((len(texts), encoder.dimensions), dtype=np.float32)
        order = sorted(
            range(len(texts)), key=lambda place: -len(texts[place])
        )  # like lengths waste no padding
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        encoded = pool().map(lambda batch: encoder.encode([texts[place] for place in batch]), batches)
        for batch, some in zip(batches, encoded, strict=True):
            vectors[batch] = some
        return vectors

    def rerank(self, query: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the query, by the cross-encoder of the settings; higher is better."""
        with self._loading:
            model = self._reranker
        scores = model.predict([(query, text) for text in texts], show_progress_bar=False)
        return [float(score) for score in scores]

    @cached_property
    def _encoder(self) -> "Encoder":
        from indexing.models.cores import device
        from indexing.models.encoders import SentenceEncoder, bundled_encoder

        if self.settings.embedding_model == BUNDLED_MODEL:
            return bundled_encoder()
        # takes seven seconds to import, so only who names another model waits for it
        from sentence_transformers import SentenceTransformer

        path, revision = model_path(self.settings.embedding_model), self.settings.embedding_revision
        _hush()
        try:
            return SentenceEncoder(SentenceTransformer(path, revision=revision, device=device()))
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

        if self.settings.reading_model == BUNDLED_READER:
            from indexing.models.bundled_reader import bundled_reader

            return bundled_reader()
        from indexing.models.loading import load_reader

        _hush()
        return load_reader(self.settings.reading_model, self.settings.reading_revision, device())


class LateTagger:
    """The bundled tagger, loaded when it first tags; safe to share between threads."""

    def __init__(self) -> None:
        self._loading = Lock()

    @property
    def name(self) -> str:
        """Known without loading: it names its weights."""
        return tagger_name()

    def tag(self, lines: Sequence[Line]) -> list[tuple[Tag, ...]]:
        """The tags of each line, in order. Raises ModelFolderError when its weights are damaged."""
        from indexing.models.tagger import bundled_tagger

        with self._loading:
            tagger = bundled_tagger()
        return tagger.tag(lines)


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
