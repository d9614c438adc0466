"""The scorers and the starter threshold that the package ships, and the hash that thresholds belong to."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from skills.ask.saying import as_question
from skills.ask.score.extract import ALIKE, MOST_ALONE, MOST_SENTENCES, NEAR, READ
from skills.ask.score.lead import HARDLY, MUCH
from skills.ask.score.veto import VETOED
from skills.ask.write import HELD, PROMPT
from skills.confidence import Scorer, Starter, configuration_hash


@lru_cache(maxsize=1)
def starter() -> Starter:
    """Read once from `starter.json`, which `benchmarks/training/answer_score` writes."""
    return Starter.load(Path(__file__).parent / "starter.json")


def configuration(index: str, scorers: Mapping[str, Scorer]) -> str:
    """The hash that a threshold of this skill belongs to; `index` is the index's own configuration."""
    weights = json.dumps({name: asdict(scorer) for name, scorer in scorers.items()}, sort_keys=True)
    reading = (READ, MOST_SENTENCES, NEAR, ALIKE, HELD, MOST_ALONE, MUCH, HARDLY, VETOED, as_question("a"))
    return configuration_hash(index, PROMPT, str(reading), weights)
