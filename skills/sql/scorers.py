"""The scorer and the starter threshold that the package ships, and the hash that thresholds belong to."""

import hashlib
import json
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path

from skills.confidence import Certificate, Scorer, Starter, configuration_hash
from skills.sql.layer_file import LayerFile

NAME = "draft"
SKILL = "sql"
GRAMMAR = "3"  # goes up with every change of the grammar that may move scores


@lru_cache(maxsize=1)
def starter() -> Starter:
    """Read once from `starter.json`, which `benchmarks/training/sql_score` writes."""
    return Starter.load(Path(__file__).parent / "starter.json")


def configuration(scorer: Scorer) -> str:
    """The hash that a threshold of drafts without a model belongs to."""
    return configuration_hash("sql grammar", GRAMMAR, json.dumps(asdict(scorer), sort_keys=True))


def configuration_of(place: str, described_by: LayerFile, *parts: str) -> str:
    """The hash that a certificate for one database belongs to: which one it is, and what people say about it.

    `parts` are what drafts there, as `configuration` names it. What stands in the tables is not among them, nor who may
    read them, nor what was verified, which is drafted whatever the threshold."""
    layer = described_by.layer
    said = {
        "synonyms": dict(layer.synonyms),
        "metrics": [asdict(metric) for metric in layer.metrics],
        "descriptions": dict(described_by.descriptions),
        "joins": described_by.joins,
        "without_values": described_by.without_values,
    }
    return configuration_hash(*parts, place, json.dumps(said, sort_keys=True))


def certificate_name(place: str, kind: str = SKILL) -> str:
    """What the certificate for one database is called; tells nobody which database it is."""
    return f"{kind}-{hashlib.sha256(place.encode()).hexdigest()[:16]}"


def at_home(starter: Certificate, scorer_configuration: str, configuration: str) -> Certificate:
    """The starter's threshold as one for this database; a starter of another grammar stays a stranger here."""
    return (
        replace(starter, configuration=configuration)
        if starter.configuration == scorer_configuration
        else starter
    )
