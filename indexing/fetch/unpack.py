"""Undoes gzip in small pieces, so that a little input never becomes much memory at once."""

import zlib
from collections.abc import Iterator

from indexing.errors import FetchCutOffError, FetchTypeError
from indexing.fetch.links import Link

PIECE_BYTES = 1 << 20


class Unpacker:
    """Undoes a Content-Encoding. We ask for none, but some stores send gzip all the same.

    Raises FetchTypeError for any other encoding."""

    def __init__(self, encoding: str, link: Link) -> None:
        if encoding not in ("", "identity", "gzip", "x-gzip"):
            raise FetchTypeError(
                f"{link} came packed in a way that was not asked for; download it by hand and share the file."
            )
        self._link = link
        self._packed = encoding.endswith("gzip")
        self._member = _new_member()

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What `data` unpacks to, at most 1 MiB a piece; FetchCutOffError where it is damaged."""
        if not self._packed:
            yield data
            return
        pending = False  # a full piece: more may wait inside, with all of the input already taken
        while data or (pending and not self._member.eof):
            if self._member.eof:
                self._member = _new_member()
            piece = self._unpacked(data)
            pending = len(piece) == PIECE_BYTES
            data = self._member.unconsumed_tail or self._member.unused_data
            yield piece

    def finish(self) -> None:
        """Raise FetchCutOffError if the end is missing."""
        if self._packed and not self._member.eof:
            raise self._damaged()

    def _unpacked(self, data: bytes) -> bytes:
        try:
            return self._member.decompress(data, PIECE_BYTES)
        except zlib.error as error:
            raise self._damaged() from error

    def _damaged(self) -> FetchCutOffError:
        return FetchCutOffError(f"The download from {self._link} arrived damaged; try again.")


def _new_member() -> "zlib._Decompress":
    return zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
