"""What was worked out of texts, kept without the texts: a right that ends or a document that goes leaves no words."""

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Known(Generic[Value]):
    """The values that were last asked for, at `most` so many, by the digests of their texts; safe to share between
    threads.

    The digests are keyed with a number of this process, so that nobody can try texts on what lies in its memory."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._key = secrets.token_bytes(32)
        self._values: OrderedDict[bytes, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, texts: Sequence[str]) -> Value | None:
        """What was kept of these texts in this order, if it is still there."""
        digest = self._digest(texts)
        with self._lock:
            value = self._values.get(digest)
            if value is not None:
                self._values.move_to_end(digest)
        return value

    def put(self, texts: Sequence[str], value: Value) -> None:
        """Keep it, and forget what was not asked for longest."""
        digest = self._digest(texts)
        with self._lock:
            self._values[digest] = value
            self._values.move_to_end(digest)
            while len(self._values) > self.most:
                self._values.popitem(last=False)

    def _digest(self, texts: Sequence[str]) -> bytes:
        digest = blake2b(key=self._key, digest_size=16)
        for text in texts:
            encoded = text.encode("utf-8", "surrogatepass")
            digest.update(len(encoded).to_bytes(8, "big"))  # so that "ab", "c" is not "a", "bc"
            digest.update(encoded)
        return digest.digest()
