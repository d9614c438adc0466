"""The short id that an asset's name carries into an ad network, so that its results find back to it."""

import hashlib
import re
from collections.abc import Collection
from typing import NewType

AssetKey = NewType("AssetKey", str)
"""Such as cf-0a1b2c3d. The manifest carries it, and so does the asset's file name."""

# Networks and people put anything around it; some swap hyphens for underscores
_WRITTEN = re.compile(r"(?<![0-9a-z])cf[-_]([0-9a-f]{8})(?![0-9a-z])", re.IGNORECASE)


def asset_key(*identity: str, taken: Collection[str] = ()) -> AssetKey:
    """The key of an asset, from what tells it from all others, such as its SHA-256; never one of those `taken`.

    32 bits meet by chance among some 10,000 assets in one workspace of a hundred, so hand over those in use."""
    for again in range(1_000):
        known = "\x1f".join((*identity, str(again)) if again else identity)
        key = f"cf-{hashlib.sha256(known.encode()).hexdigest()[:8]}"
        if key not in taken:
            return AssetKey(key)
    raise ValueError("a thousand keys in a row were taken")


def keys_in(name: str) -> frozenset[AssetKey]:
    """All asset keys that stand in an ad's name."""
    return frozenset(AssetKey(f"cf-{found.lower()}") for found in _WRITTEN.findall(name))
