"""Approved pictures as a zip: the same bytes for the same approvals, with what each is and where it comes from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import IO, Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from bot.creative.shelf import sha256_of
from skills.creative.manifest import asset_json, to_text
from skills.creatives import Kept, KeptSet
from skills.errors import UserError
from skills.language import say

# the earliest moment that a zip can name: when it was packed is in the audit, and would make each zip another
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
Json = dict[str, Any]  # Any: JSON


def pack(
    into: IO[bytes], found: KeptSet, approved: Sequence[Kept], read: Callable[[Kept], bytes], tool: str
) -> None:
    """Write pictures, `manifest.json` and `provenance.json`; `read` gives the bytes of each picture.

    Raises UserError where those are not the ones that were approved."""
    with ZipFile(into, "w", ZIP_STORED) as packed:
        texts = {
            "manifest.json": to_text(approved_manifest(found, approved)),
            "provenance.json": to_text(provenance(found, approved, tool)),
        }
        for kept in sorted(approved, key=lambda one: one.asset.path):
            packed.writestr(_entry(kept.asset.path), _sound(kept, read(kept)))
        for name, text in texts.items():
            packed.writestr(_entry(name), text.encode())


def _sound(kept: Kept, content: bytes) -> bytes:
    """They were looked at before, but a file on the disk may have changed since."""
    if sha256_of(content) != kept.asset.sha256:
        raise UserError(
            say("The file of {key} was changed just now.", key=kept.asset.key), hint=say("Run this again.")
        )
    return content


def approved_manifest(found: KeptSet, approved: Iterable[Kept]) -> Json:
    ordered = sorted(approved, key=lambda one: one.asset.path)
    return {
        "set": found.id,
        "brief_sha256": found.brief_sha256,
        "kit_sha256": found.kit_sha256,
        "assets": [asset_json(one.asset, approval_json(one)) for one in ordered],
        "violations": [asdict(one) for one in found.violations],
    }


def approval_json(kept: Kept) -> Json:
    """Who let exactly this go, and what it is bound to."""
    return {
        "standing": kept.standing.value,
        "seal": kept.seal,
        "by": [
            {"person": one.person, "name": one.name, "at": one.at.isoformat(), **_void(one.void)}
            for one in kept.approvals
        ],
        **({"stale": str(kept.stale)} if kept.stale else {}),
    }


def _void(why: str) -> Json:
    return {"void": why} if why else {}


def provenance(found: KeptSet, approved: Iterable[Kept], tool: str) -> Json:
    """Where each picture comes from, in the words of C2PA's assertions; nothing here is signed."""
    ordered = sorted(approved, key=lambda one: one.asset.path)
    return {
        "claim_generator": f"Confidant/{tool}",
        "signed": False,
        "set": found.id,
        "brief_sha256": found.brief_sha256,
        "claims": [_claim(one, found, tool) for one in ordered],
    }


def _claim(kept: Kept, found: KeptSet, tool: str) -> Json:
    asset = kept.asset
    made = {
        "action": "c2pa.created" if asset.version == 1 else "c2pa.edited",
        "when": kept.made_at.isoformat(),
        "by": kept.made_by,
        "softwareAgent": f"Confidant/{tool}",
        "digitalSourceType": _source_type(asset.models[1:]),
        **({"comment": kept.comment} if kept.comment else {}),
    }
    approvals = [
        {"action": "confidant.approved", "when": one.at.isoformat(), "by": one.person} for one in kept.holds
    ]
    return {
        "path": asset.path,
        "key": asset.key,
        "version": asset.version,
        "assertions": [
            {"label": "c2pa.actions", "data": {"actions": [made, *approvals]}},
            {"label": "c2pa.hash.data", "data": {"alg": "sha256", "hash": asset.sha256}},
            {
                "label": "confidant.made_of",
                "data": {
                    "brief_sha256": found.brief_sha256,
                    "kit_sha256": asset.kit_sha256,
                    "models": [asdict(one) for one in asset.models],
                    "seal": kept.seal,
                },
            },
        ],
    }


def _source_type(drew: Sequence[object]) -> str:
    """IPTC's word: whether a model made a part of the picture, or it was put together from what people gave."""
    kind = "compositeWithTrainedAlgorithmicMedia" if drew else "compositeCapture"
    return f"http://cv.iptc.org/newscodes/digitalsourcetype/{kind}"


def _entry(path: str) -> ZipInfo:
    """Always the same head; a path of ours never leads out of where it is unpacked."""
    parts = [one for one in PurePosixPath(path).parts if one not in ("..", "/", ".")]
    entry = ZipInfo("/".join(parts), _LONG_AGO)
    entry.create_system, entry.external_attr = 3, _READABLE
    return entry
