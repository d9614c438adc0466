"""A question is turned to what answers it, for the bundled model alone, and only by weights that were checked."""

import asyncio
import shutil
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine

from indexing.audience import Audience
from indexing.documents import EVERYONE, DocumentDraft
from indexing.errors import ModelFolderError
from indexing.index import Index
from indexing.models import TextModels
from indexing.models.asking import WEIGHTS, as_asked, load_asking, turned
from indexing.settings import BUNDLED_MODEL
from indexing.weights import ASKING, asking_name

QUESTION = "got beeped out of bed three times this week, do I get time off for that"
TURNED = np.array([[0.0, 0.4], [0.0, 0.0]], dtype=np.float32)


def test_a_vector_is_turned_and_stays_of_unit_length() -> None:
    [moved] = turned(np.array([[0.6, 0.8]], dtype=np.float32), TURNED)
    assert np.linalg.norm(moved) == pytest.approx(1.0)
    assert moved[0] / moved[1] == pytest.approx((0.6 + 0.4 * 0.8) / 0.8)


def test_nothing_stays_nothing_and_what_is_no_number_stays_none() -> None:
    [nothing, none] = turned(np.array([[0.0, 0.0], [np.nan, 0.0]], dtype=np.float32), TURNED)
    assert nothing.tolist() == [0.0, 0.0]
    assert np.isnan(none).all()


def test_vectors_of_another_model_are_left_alone(models: TextModels) -> None:
    vectors = models.embed([QUESTION])
    assert as_asked(vectors, "another/model") is vectors
    assert asking_name("another/model") == ""
    [moved] = as_asked(vectors, BUNDLED_MODEL)
    assert 0.5 < float(moved @ vectors[0]) < 0.999


def test_other_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "asking"
    shutil.copytree(ASKING, folder)
    assert load_asking(folder).shape == (384, 384)
    whole = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(ModelFolderError, match="not the ones that were checked"):
        load_asking(folder)
    (folder / WEIGHTS).unlink()
    with pytest.raises(ModelFolderError, match="cannot be read"):
        load_asking(folder)


def test_a_search_ranks_by_the_turned_question_and_tells_the_plain_cosine(
    sqlite_engine: Engine, models: TextModels, tmp_path: Path
) -> None:
    index = Index(sqlite_engine, tmp_path / "home", embedder=models)
    index.add([DocumentDraft("pager.md", "Pager", "Whoever was roused at night may sleep in.")])
    [found] = asyncio.run(index.search(QUESTION, audience=Audience.of(EVERYONE)))
    text = "Pager\nWhoever was roused at night may sleep in."
    [plain, passage] = asyncio.run(index.embed([QUESTION, text]))
    [asked] = asyncio.run(index.embed_questions([QUESTION]))
    assert found.dense == pytest.approx(float(plain @ passage), abs=0.01)
    assert float(asked @ passage) != pytest.approx(float(plain @ passage), abs=1e-4)
    assert found.score == pytest.approx(_fused(float(asked @ passage), index), abs=0.01)
    assert asking_name(BUNDLED_MODEL) in index.configuration
    index.close()


def _fused(cosine: float, index: Index) -> float:
    """The score of a passage that shares no word with the question: all of it is of meaning."""
    return index.settings.dense_weight * cosine
