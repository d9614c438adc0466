"""Rows in files, one file a column, read through memory maps: processes share one copy and opening costs nothing.

Rows are appended after those that count, so what a killed writer left behind is written over; only `readers` is
changed in place. How many rows count is kept elsewhere and written last.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

GONE = -1  # as reader set of a row: its document was replaced or removed
_BLOCK = 65_536  # rows copied at a time, so that memory stays flat


@dataclass(frozen=True)
class Rows:
    """Columns of equal length; `vectors` and `codes` have a second axis, which may be empty."""

    vectors: NDArray[np.float32]
    codes: NDArray[np.float32]  # the vectors shortened, for a first look
    passages: NDArray[np.bytes_]
    documents: NDArray[np.uint64]  # hashes of document ids
    readers: NDArray[np.int32]
    kinds: NDArray[np.int16]
    modified: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.readers)


@dataclass(frozen=True)
class Shape:
    """How many rows count, and how long a vector and its code are."""

    rows: int = 0
    dimensions: int = 0
    code_dimensions: int = 0


def append(folder: Path, start: int, batch: Rows) -> None:
    """Write rows from place `start` on, and wait until the disk has them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in _columns(batch):
        with (folder / name).open("ab") as file:
            file.truncate(start * _width(values))
            file.write(np.ascontiguousarray(values).tobytes())
            file.flush()
            os.fsync(file.fileno())


def open_rows(folder: Path, shape: Shape) -> Rows:
    """Map the first rows of a folder; raises ValueError or OSError if a file is missing or too short."""

    def column(name: str, width: int | None = None) -> Any:  # each column has a type of its own
        return _open(folder / name, _KINDS[name], (shape.rows,) if width is None else (shape.rows, width))

    return Rows(
        vectors=column("vectors", shape.dimensions),
        codes=column("codes", shape.code_dimensions),
        passages=column("passages"),
        documents=column("documents"),
        readers=column("readers"),
        kinds=column("kinds"),
        modified=column("modified"),
    )


def blocks(places: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """The places, some at a time."""
    for start in range(0, len(places), _BLOCK):
        yield places[start : start + _BLOCK]


_KINDS = {
    "vectors": "<f4",
    "codes": "<f4",
    "passages": "S32",
    "documents": "<u8",
    "readers": "<i4",
    "kinds": "<i2",
    "modified": "<i8",
}


def _columns(rows: Rows) -> Iterator[tuple[str, NDArray[np.generic]]]:
    for field in fields(rows):
        yield field.name, getattr(rows, field.name).astype(_KINDS[field.name], copy=False)


def _width(values: NDArray[np.generic]) -> int:
    return values.dtype.itemsize * int(np.prod(values.shape[1:], dtype=int))


def _open(path: Path, kind: str, shape: tuple[int, ...]) -> NDArray[np.generic]:
    needed = int(np.prod(shape, dtype=int)) * np.dtype(kind).itemsize
    if not needed:
        return np.zeros(shape, kind)  # nothing can be mapped of an empty file
    if path.stat().st_size < needed:
        raise ValueError(f"{path.name} holds {path.stat().st_size} bytes and {needed} were written")
    mapped = np.memmap(path, kind, mode="r+" if path.name == "readers" else "r", shape=shape)
    return mapped.view(np.ndarray)
