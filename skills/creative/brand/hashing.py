"""Which version of a kit this is: one hash over all that it says, with its files' bytes."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from skills.creative.brand.kit import Kit


def with_hash(kit: Kit) -> Kit:
    """The kit with the hash of what it is now; where its files lie does not matter, what is in them does."""
    return replace(kit, sha256=kit_sha256(kit))


def kit_sha256(kit: Kit) -> str:
    told = {name: value for name, value in vars(kit).items() if name not in ("sha256", "logos", "fonts")}
    told["palette"] = kit.palette.all
    told["claims"] = [vars(one) for one in kit.claims]
    told["disclaimers"] = [vars(one) for one in kit.disclaimers]
    told["phrases"] = {locale: dict(phrases) for locale, phrases in kit.phrases.items()}
    told["logos"] = [(one.sha256, one.ground, one.clear, one.least_px) for one in kit.logos]
    told["fonts"] = [_font(kit.fonts.heading), _font(kit.fonts.body)]
    return sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _font(font: str) -> str:
    """A family by its name, a file by its bytes."""
    path = Path(font)
    return sha256(path.read_bytes()).hexdigest() if path.is_absolute() and path.is_file() else font
