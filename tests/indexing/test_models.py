import os
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
import torch

from indexing import IndexSettings, ModelFolderError
from indexing.models import TextModels, cores
from indexing.models.cores import pool
from indexing.models.encoders import BundledEncoder
from indexing.weights import BUNDLED_SHA256, bundled_folder, verify

PAGES = [f"Page {number} is about travel to room {number * 7}. " * (number % 12 + 1) for number in range(16)]


def test_the_bundled_model_gives_unit_vectors_that_know_meaning(models: TextModels) -> None:
    vectors = models.embed(
        ["How do I reset my password?", "Forgotten credentials", "Lunch menu: soup " * 200]
    )
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_gives_the_vectors_that_sentence_transformers_gives() -> None:
    from sentence_transformers import SentenceTransformer

    expected = SentenceTransformer(str(bundled_folder()), device="cpu").encode(
        PAGES, normalize_embeddings=True
    )
    assert np.abs(BundledEncoder(torch.float32).encode(PAGES) - expected).max() < 1e-4


def test_vectors_of_a_processor_with_a_matrix_unit_stand_beside_those_of_one_without() -> None:
    with_unit, without = (BundledEncoder(kind).encode(PAGES) for kind in (torch.bfloat16, torch.float32))
    assert (with_unit * without).sum(axis=1).min() > 0.999
    assert ((with_unit @ without.T).argmax(axis=1) == np.arange(len(PAGES))).all()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows a priority for each thread")
def test_text_models_give_way_to_whoever_has_to_answer_at_once() -> None:
    seen = pool().submit(lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id())).result()
    assert seen == max(cores._PRIORITY, os.getpriority(os.PRIO_PROCESS, 0))


def counted(all_there: threading.Barrier) -> int:
    """On how many threads whatever this one computes is computed."""
    all_there.wait()
    return torch.get_num_threads()


def test_each_thread_of_the_pool_computes_alone_and_no_other_is_held_to_that() -> None:
    usual = torch.get_num_threads()
    torch.set_num_threads(4)
    try:
        # which thread begins first is chance, so a few pools are looked at
        for _ in range(8):
            with pool.__wrapped__() as threads:
                all_there = threading.Barrier(threads._max_workers)
                seen = list(threads.map(counted, [all_there] * all_there.parties))
            assert seen == [1] * all_there.parties
            assert torch.get_num_threads() == 4
    finally:
        torch.set_num_threads(usual)


def test_no_texts_give_no_vectors(models: TextModels) -> None:
    assert models.embed([]).shape == (0, 384)


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelFolderError, match="is not a model folder"):
        TextModels(IndexSettings(embedding_model=str(tmp_path))).embed(["x"])


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelFolderError, match="There is no model folder"):
        TextModels(IndexSettings(embedding_model=str(tmp_path / "gone"))).embed(["x"])


def test_a_folder_with_a_broken_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelFolderError, match="could not be loaded"):
        TextModels(IndexSettings(embedding_model=str(tmp_path))).embed(["x"])


def test_weights_that_are_not_the_checked_ones_are_refused(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    with pytest.raises(ModelFolderError, match="cannot be read"):
        verify(weights, BUNDLED_SHA256)
    weights.write_bytes((bundled_folder() / "model.safetensors").read_bytes()[:-1] + b"x")
    with pytest.raises(ModelFolderError, match="not the ones that were checked"):
        verify(weights, BUNDLED_SHA256)


def test_vectors_of_another_revision_have_another_name() -> None:
    assert TextModels(IndexSettings(embedding_model="x", embedding_revision="abc")).name == "x@abc"


@pytest.mark.parametrize(
    ("known", "wins", "computed_in"),
    [
        ({}, True, torch.float32),
        ({"amx_bf16": True}, False, torch.bfloat16),
        ({"avx512_bf16": True}, True, torch.bfloat16),
        ({"avx512_bf16": True}, False, torch.float32),
    ],
    ids=["none", "AMX", "AVX-512, quicker", "AVX-512, slower"],
)
def test_bfloat16_is_computed_in_only_where_the_processor_is_quicker_in_it(
    monkeypatch: pytest.MonkeyPatch, known: dict[str, bool], wins: bool, computed_in: torch.dtype
) -> None:
    monkeypatch.setattr(cores, "device", lambda: "cpu")
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: known)
    monkeypatch.setattr(cores, "_wins_trial", lambda _: wins)
    assert cores.precision.__wrapped__() is computed_in


def test_a_kind_of_number_that_is_no_quicker_than_float32_wins_no_trial() -> None:
    assert not cores._wins_trial(torch.float32)
