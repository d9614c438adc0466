"""Readers from a folder or the hub: models for question answering or entailment."""

from typing import Any

from transformers import (
    AutoConfig,
    AutoModelForQuestionAnswering,
    AutoModelForSequenceClassification,
    AutoTokenizer,
)

from indexing.errors import ModelFolderError
from indexing.models.pairs import PairTokenizer
from indexing.models.readers import PairReader, label_judge, span_judge
from indexing.settings import BUNDLED_READER
from indexing.weights import model_path


def load_reader(name: str, revision: str | None, device: str) -> PairReader:
    """Raises ModelFolderError with the name and what to do."""
    path = model_path(name)
    try:
        return _load(path, revision, device)
    except (OSError, ValueError, KeyError) as error:
        raise ModelFolderError(
            f"The reader {path!r} could not be loaded: name a folder with a transformers model for question answering "
            f"or text classification, a hub id that can be reached, or {BUNDLED_READER}."
        ) from error


def _load(path: str, revision: str | None, device: str) -> PairReader:
    config = AutoConfig.from_pretrained(path, revision=revision)
    kinds = tuple(config.architectures or ())
    tokenizer = AutoTokenizer.from_pretrained(path, revision=revision)
    named = f"{path}@{revision}" if revision else path
    if any(kind.endswith("ForQuestionAnswering") for kind in kinds):
        judge = span_judge(_ready(AutoModelForQuestionAnswering, path, revision, device))
    elif any(kind.endswith("ForSequenceClassification") for kind in kinds):
        judge = label_judge(_ready(AutoModelForSequenceClassification, path, revision, device))
    else:
        raise ValueError(f"{kinds} is neither for question answering nor for sequence classification")
    return PairReader(named, PairTokenizer(tokenizer.backend_tokenizer, tokenizer.pad_token_id or 0), judge)


def _ready(kind: Any, path: str, revision: str | None, device: str) -> Any:  # Any: transformers' own classes
    return kind.from_pretrained(path, revision=revision).to(device).eval()
