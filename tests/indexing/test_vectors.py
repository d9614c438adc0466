"""Every implementation of the nearest vectors: the mapped files, Chroma, and the one over SQL that both are held to."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.candidates import Entry, Scored, VectorCache, Visible
from indexing.exact import ExactVectors
from indexing.generation import open_chroma, open_mapped
from indexing.mapped import MappedVectors, Sizes, scan
from tests.indexing.fakes import WordEmbedder

CACHES = pytest.mark.parametrize("open_vectors", [open_mapped, open_chroma], ids=["mapped", "chroma"])
FILTERS = [
    Visible(None),
    Visible((1, 2)),
    Visible(()),
    Visible((9,)),
    Visible((0, 3), kind="file"),
    Visible(None, kind="page"),
    Visible(None, documents=("d1", "d3", "unknown")),
    Visible((1, 2), kind="meeting", documents=("d2",)),
    Visible(None, documents=()),
]
SMALL = Sizes(code_dimensions=0, least_for_codes=1_000, least_chosen=500, least_to_settle=1_000)
OpenVectors = Callable[[Path], VectorCache]


def entries(count: int = 50) -> list[Entry]:
    vectors = WordEmbedder().embed([f"words of page {n} part {n % 7}" for n in range(count)])
    return [
        Entry(f"p{n}", f"d{n // 5}", n % 4, "meeting" if n % 3 else "file", n, f"words {n}", vectors[n])
        for n in range(count)
    ]


def many(count: int, dimensions: int = 24, seed: int = 0) -> list[Entry]:
    """More passages than a test could embed: random directions, eight reader sets."""
    draw = np.random.default_rng(seed)
    vectors = draw.standard_normal((count, dimensions)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    sets = draw.integers(1, 9, count).tolist()
    return [Entry(f"p{n}", f"d{n // 10}", sets[n], "file", n, "", vectors[n]) for n in range(count)]


def scores(found: Scored) -> list[float]:
    return [score for _, score in found]


@CACHES
@pytest.mark.parametrize("visible", FILTERS)
def test_finds_what_comparing_all_vectors_finds(
    tmp_path: Path, open_vectors: OpenVectors, visible: Visible
) -> None:
    cache, exact = open_vectors(tmp_path), ExactVectors(entries())
    cache.replace([], entries())
    for entry in entries()[:10]:
        one, other = (index.nearest(entry.vector, visible, 12) for index in (cache, exact))
        assert scores(one) == pytest.approx(scores(other), abs=1e-3)
    cache.close()


@CACHES
def test_replacing_a_document_twice_leaves_one_copy(tmp_path: Path, open_vectors: OpenVectors) -> None:
    cache = open_vectors(tmp_path)
    for _ in range(2):
        cache.replace(["d0", "d1"], entries(10))
    assert cache.count() == 10
    cache.replace(["d0"], [])
    assert cache.count() == 5
    cache.close()


@CACHES
def test_what_was_filled_in_pieces_is_there_after_opening_again(
    tmp_path: Path, open_vectors: OpenVectors
) -> None:
    first = open_vectors(tmp_path)
    first.extend(entries()[:20])
    first.extend(entries()[20:])
    first.finish()
    first.close()
    again = open_vectors(tmp_path)
    assert again.count() == 50
    assert again.nearest(entries()[33].vector, Visible((1,)), 1)[0][0] == "p33"
    again.close()


def test_the_search_over_sql_looks_at_visible_vectors_only() -> None:
    exact = ExactVectors(entries())
    assert {name for name, _ in exact.nearest(entries()[0].vector, Visible((1,)), 99)} == {
        f"p{n}" for n in range(1, 50, 4)
    }
    assert exact.nearest(np.zeros(64, dtype=np.float32), Visible(()), 5) == []


def test_putting_rows_in_order_changes_no_answer(tmp_path: Path) -> None:
    cache, held = MappedVectors(tmp_path, SMALL), many(2_500)
    cache.extend(held[:-500])
    cache.finish()
    cache.replace(["d3", "d77"], held[-500:])
    kept = [one for one in held if one.document_id not in ("d3", "d77")]
    exact = ExactVectors(kept)
    assert cache.count() == len(kept)
    for visible in (Visible(None), Visible((2, 5)), Visible((7,))):
        for entry in many(5, seed=1):
            one, other = (index.nearest(entry.vector, visible, 10) for index in (cache, exact))
            assert [name for name, _ in one] == [name for name, _ in other]


def test_what_went_away_is_cleared_when_it_is_much(tmp_path: Path) -> None:
    cache, held = MappedVectors(tmp_path, SMALL), many(2_000)
    cache.extend(held)
    cache.finish()
    before = _bytes(tmp_path)
    gone = {f"d{n}" for n in range(0, len(held) // 10, 2)}
    cache.replace(sorted(gone), [])
    left = [one for one in held if one.document_id not in gone]
    assert cache.count() == len(left)
    assert _bytes(tmp_path) < 0.6 * before
    found = cache.nearest(left[5].vector, Visible(None), 3)
    assert [name for name, _ in found] == [
        name for name, _ in ExactVectors(left).nearest(left[5].vector, Visible(None), 3)
    ]


def test_shortened_vectors_choose_what_a_full_comparison_finds(tmp_path: Path) -> None:
    held = many(5_000, dimensions=40)
    cache, exact = MappedVectors(tmp_path, replace(SMALL, code_dimensions=30)), ExactVectors(held)
    cache.extend(held)
    cache.finish()
    shared = 0
    for entry in many(20, dimensions=40, seed=2):
        one, other = (index.nearest(entry.vector, Visible((1, 2, 3, 4)), 10) for index in (cache, exact))
        shared += len({name for name, _ in one} & {name for name, _ in other})
    assert shared >= 0.95 * 200  # of random directions, which nothing shortens well


def test_a_writer_that_died_between_rows_and_manifest_is_written_over(tmp_path: Path) -> None:
    cache = MappedVectors(tmp_path)
    cache.replace([], entries(10))
    cache.extend(entries(30)[10:])  # and then the process is gone, before the manifest
    again = MappedVectors(tmp_path)
    assert again.count() == 10
    again.replace([], entries(20)[10:])
    assert MappedVectors(tmp_path).count() == 20
    assert again.nearest(entries()[15].vector, Visible(None), 1)[0][0] == "p15"


@pytest.mark.parametrize("name", ["vectors", "passages", "readers", "modified"])
def test_a_file_cut_short_is_noticed_when_opened(tmp_path: Path, name: str) -> None:
    MappedVectors(tmp_path).replace([], entries())
    path = tmp_path / "first" / name
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ValueError, match=name):
        MappedVectors(tmp_path)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 9000), st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_a_scan_looks_at_each_row_of_the_mask_and_no_other(rows: int, share: int, seed: int) -> None:
    draw = np.random.default_rng(seed)
    matrix = draw.standard_normal((rows, 3)).astype(np.float32)
    mask = draw.integers(0, share, rows) == 0
    mask[draw.integers(0, rows)] = True
    places, products = scan(matrix, matrix[0], mask)
    assert places.tolist() == np.flatnonzero(mask).tolist()
    assert products == pytest.approx(matrix[mask] @ matrix[0], abs=1e-5)


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
