"""The scorer and the starter threshold that the package ships, and the hash that thresholds belong to."""

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from skills.confidence import Scorer, Starter, configuration_hash

NAME = "draft"
GRAMMAR = "2"  # goes up with every change of the grammar that may move scores


@lru_cache(maxsize=1)
def starter() -> Starter:
    """Read once from `starter.json`, which `benchmarks/training/sql_score` writes."""
    return Starter.load(Path(__file__).parent / "starter.json")


def configuration(scorer: Scorer) -> str:
    """The hash that a threshold of drafts without a model belongs to."""
    return configuration_hash("sql grammar", GRAMMAR, json.dumps(asdict(scorer), sort_keys=True))
