"""A set of drafts as JSON, the same for the command line, the chat and whoever takes the pictures elsewhere."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from skills.creative.asset import Asset, Made

# Any: JSON
Json = dict[str, Any]


def manifest(made: Made, approvals: Mapping[str, Json] | None = None) -> Json:
    """`approvals` are by an asset's key; what is not there is not approved."""
    given = approvals or {}
    return {
        "brief_sha256": made.brief_sha256,
        "sheets": list(made.sheets),
        "notes": list(made.notes),
        "assets": [asset_json(one, given.get(one.key)) for one in made.assets],
        "violations": [asdict(one) for one in made.violations],
    }


def asset_json(asset: Asset, approval: Json | None = None) -> Json:
    """`model` is what worded it; a model that made a background stands in `background`."""
    worded, *drew = asset.models
    fields = {
        name: value
        for name, value in asdict(asset).items()
        if name not in ("models", "checks", "tags", "texts")
    }
    return fields | {
        "texts": dict(asset.texts),
        "shown": dict(asset.shown),
        "checks": [asdict(one) for one in asset.checks],
        "tags": list(asset.tags),
        "model": asdict(worded),
        "background": asdict(drew[0]) if drew else None,
        "approval": approval,
    }


def to_text(manifest_of: Json) -> str:
    """As it is written to a file: the same bytes for the same set."""
    return json.dumps(manifest_of, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
