"""Sets and pictures as rows, and back."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter

from bot.creative.shelf import Shelf
from bot.creative.tables import AssetRow
from indexing.documents import parse_readers
from skills.creative.asset import Asset, Violation
from skills.creative.brief.brief import Brief
from skills.creative.copy.wording import TEMPLATE, Named, Wording
from skills.creative.order import Background
from skills.creatives import ByModels, seal_of

ASSET = TypeAdapter(Asset)
VIOLATIONS = TypeAdapter(tuple[Violation, ...])
BRIEF = TypeAdapter(Brief)
WORDINGS = TypeAdapter(tuple[Wording, ...])
NAMED = TypeAdapter(Named)
STRINGS = TypeAdapter(tuple[str, ...])


def set_id(made_by: str, brief_sha256: str, kit_sha256: str, seals: Iterable[str]) -> str:
    """The same set by the same person has the same id, so that keeping it twice keeps it once."""
    bound = json.dumps([made_by, brief_sha256, kit_sha256, *seals])
    return hashlib.sha256(bound.encode()).hexdigest()[:10]


def asset_id(set_id: str, seal: str) -> str:
    return hashlib.sha256(f"{set_id} {seal}".encode()).hexdigest()[:12]


def asset_of(row: AssetRow) -> Asset:
    return ASSET.validate_json(row.asset)


def row_of(asset: Asset, *, set_id: str, place: int, campaign: str, by: str, now: datetime) -> AssetRow:
    """A new version of a picture as its row."""
    seal = seal_of(asset)
    return AssetRow(
        id=asset_id(set_id, seal),
        set_id=set_id,
        place=place,
        key=asset.key,
        version=asset.version,
        newest=True,
        asset=ASSET.dump_json(asset).decode(),
        seal=seal,
        sha256=asset.sha256,
        kit_sha256=asset.kit_sha256,
        words=words_of(asset, campaign),
        licence=", ".join(dict.fromkeys(one.licence for one in asset.models)),
        comment="",
        wish="",
        wished_by="",
        made_by=by,
        made_at=now,
    )


def words_of(asset: Asset, campaign: str) -> str:
    """All that a picture can be searched by, in small letters."""
    said = (
        campaign,
        asset.product,
        asset.audience,
        asset.locale,
        asset.platform,
        asset.placement,
        asset.key,
        *asset.tags,
        *asset.texts.values(),
        *asset.shown.values(),
    )
    return "\n".join(said).casefold()


def brief_text(brief: Brief, shelf: Shelf) -> str:
    """The brief as JSON with each photo on the shelf, by its hash; its kit is kept elsewhere."""
    products = tuple(
        replace(one, photo=Path(shelf.put(one.photo.read_bytes()))) if one.photo else one
        for one in brief.products
    )
    return BRIEF.dump_json(replace(brief, products=products, kit=None)).decode()


def brief_of(text: str, shelf: Shelf) -> Brief:
    brief = BRIEF.validate_json(text)
    products = tuple(
        replace(one, photo=shelf.path(one.photo.name)) if one.photo else one for one in brief.products
    )
    return replace(brief, products=products)


def by_models_text(made: ByModels, shelf: Shelf) -> str:
    """What models made as JSON, with each picture on the shelf; of words only those that a model wrote."""
    told = {
        "worded": [
            [list(place), WORDINGS.dump_python(words, mode="json")]
            for place, words in made.worded.items()
            if any(one.model.provider != TEMPLATE.provider for one in words)
        ],
        "backgrounds": {
            sku: [shelf.put(one.content), NAMED.dump_python(one.model, mode="json")]
            for sku, one in made.backgrounds.items()
        },
    }
    return json.dumps(told, ensure_ascii=False)


def by_models_of(text: str, shelf: Shelf) -> ByModels:
    told = json.loads(text)
    worded = {
        (sku, audience, locale): WORDINGS.validate_python(words)
        for (sku, audience, locale), words in told["worded"]
    }
    backgrounds = {
        sku: Background(shelf.get(sha256), NAMED.validate_python(model))
        for sku, (sha256, model) in told["backgrounds"].items()
    }
    return ByModels(worded, backgrounds)


def backgrounds_of(text: str) -> Iterable[str]:
    """The hashes of what models drew."""
    return (sha256 for sha256, _ in json.loads(text)["backgrounds"].values())


def photos_of(text: str) -> Iterable[str]:
    """The hashes of a kept brief's photos."""
    return (one.photo.name for one in BRIEF.validate_json(text).products if one.photo)


def readers_of(text: str) -> frozenset[str]:
    return parse_readers(text) if text else frozenset()
