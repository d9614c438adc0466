"""Text models, each loaded when first needed: the bundled all-MiniLM-L6-v2, a folder, or the hub.

On processors each core takes whole batches by itself. Torch's own way, all cores on one small matrix, waits for
the slowest core hundreds of times a batch: it is slower, and on a busy machine a hundred times so.
"""

import logging
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from indexing.embed import Vectors
from indexing.errors import ModelFolderError
from indexing.reading import Finding
from indexing.settings import BUNDLED_MODEL, IndexSettings
from indexing.weights import model_path

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder, SentenceTransformer

    from indexing.models.readers import PairReader

_BATCH = 16


class TextModels:
    """Loads each model when it is first needed and keeps it; safe to share between threads."""

    def __init__(self, settings: IndexSettings | None = None) -> None:
        self.settings = settings or IndexSettings()
        self._loading = Lock()
        self._tokenizing = Lock()  # a tokenizer lends itself to one thread at a time

    @property
    def name(self) -> str:
        """The embedding model and its revision: vectors of different names are never compared."""
        revision = self.settings.embedding_revision
        return f"{self.settings.embedding_model}@{revision}" if revision else self.settings.embedding_model

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Float32 vectors of unit length, shape (texts, dimensions)."""
        with self._loading:
            model, pool = self._embedder, self._pool
        vectors = np.zeros((len(texts), model.get_embedding_dimension() or 0), dtype=np.float32)
        order = sorted(
            range(len(texts)), key=lambda place: -len(texts[place])
        )  # like lengths waste no padding
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        encoded = pool.map(lambda batch: self._encode(model, [texts[place] for place in batch]), batches)
        for batch, some in zip(batches, encoded, strict=True):
            vectors[batch] = some
        return vectors

    def rerank(self, query: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the query, by the cross-encoder of the settings; higher is better."""
        with self._loading:
            model = self._reranker
        scores = model.predict([(query, text) for text in texts], show_progress_bar=False)
        return [float(score) for score in scores]

    def read(self, question: str, texts: Sequence[str]) -> list[Finding]:
        """Whether each text answers the question and with which words, by the reader of the settings."""
        with self._loading:
            reader = self._reader
        return reader.read(question, texts)

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
    def _pool(self) -> ThreadPoolExecutor:
        """One thread for each core, or one for a GPU; each computes alone."""
        import torch

        cores = 1 if _device() == "cuda" else min(os.cpu_count() or 1, 16)
        usual = torch.get_num_threads()
        pool = ThreadPoolExecutor(cores, "embed", initializer=torch.set_num_threads, initargs=(1,))
        list(pool.map(lambda _: torch.zeros(1), range(cores)))
        torch.set_num_threads(usual)  # the setting reaches other threads too, and they did not ask for it
        return pool

    @cached_property
    def _embedder(self) -> "SentenceTransformer":
        from sentence_transformers import SentenceTransformer

        path, revision = model_path(self.settings.embedding_model), self.settings.embedding_revision
        _hush()
        try:
            return SentenceTransformer(path, revision=revision, device=_device()).eval()
        except (OSError, ValueError, KeyError) as error:
            raise _not_loaded(path) from error

    @cached_property
    def _reranker(self) -> "CrossEncoder":
        from sentence_transformers import CrossEncoder

        path, revision = model_path(self.settings.reranking_model or ""), self.settings.reranking_revision
        _hush()
        try:
            model: CrossEncoder = CrossEncoder(path, revision=revision, device=_device())
        except (OSError, ValueError, KeyError) as error:
            raise _not_loaded(path) from error
        return model

    @cached_property
    def _reader(self) -> "PairReader":
        from indexing.models.loading import load_reader

        _hush()
        return load_reader(self.settings.reading_model, self.settings.reading_revision, _device())


def _to(value: object, device: object) -> object:
    return value.to(device) if hasattr(value, "to") else value


def _not_loaded(path: str) -> ModelFolderError:
    return ModelFolderError(
        f"The text model {path!r} could not be loaded: name a folder with a sentence-transformers model, "
        f"a hub id that can be reached, or {BUNDLED_MODEL}."
    )


def _device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def _hush() -> None:
    """Loading is quick and not news; transformers would draw a progress bar for it."""
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
