"""Gzip unpacked piece by piece gives all of it, wherever the pieces end."""

import gzip

import pytest

from indexing.fetch.links import read_link
from indexing.fetch.unpack import PIECE_BYTES, Unpacker

LINK = read_link("https://a.example/")


@pytest.mark.parametrize(
    "size_bytes", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 100, 3 * PIECE_BYTES + 5]
)
@pytest.mark.parametrize("step_bytes", [1, 7, 1 << 20])
def test_every_byte_is_unpacked_in_pieces_of_a_megabyte(size_bytes: int, step_bytes: int) -> None:
    # zeros pack so well that the last pieces come when all input is already taken
    packed = gzip.compress(bytes(size_bytes))
    unpacker = Unpacker("gzip", LINK)
    starts = range(0, len(packed), step_bytes)
    pieces = [len(piece) for at in starts for piece in unpacker.feed(packed[at : at + step_bytes])]
    unpacker.finish()
    assert sum(pieces) == size_bytes
    assert max(pieces) <= PIECE_BYTES
