"""What people write, labelled by us: `utterances.jsonl`, dealt into three parts by topic."""

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "utterances.jsonl"
SEED = 20261122
# dealt in this order again and again to the shuffled topics of each skill
PARTS = ("calibrate", "fit", "test", "calibrate", "fit", "calibrate", "test", "fit")


@dataclass(frozen=True)
class Utterance:
    """One message. Without a `skill` none of the shipped ones is right, though one to come (`later`) may be."""

    text: str
    skill: str | None
    group: str
    later: str | None = None
    has_recording: bool = False

    def wanted(self, commands: Sequence[str]) -> str | None:
        """The right command in a catalogue of these commands, or None where unsure is the only right answer."""
        label = self.later if self.later in commands else self.skill
        return label if label in commands else None


def read_utterances(file: Path = FILE) -> list[Utterance]:
    return [Utterance(**json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def deal(utterances: Sequence[Utterance]) -> dict[str, list[Utterance]]:
    """Whole topics to fit, calibrate and test, the same every time, each skill's topics spread alike."""
    topics: dict[str, list[str]] = {}
    for group in dict.fromkeys(one.group for one in utterances):
        topics.setdefault(group.partition(":")[0], []).append(group)
    part_of: dict[str, str] = {}
    draw = random.Random(SEED)
    for groups in topics.values():
        draw.shuffle(groups)
        part_of.update((group, PARTS[place % len(PARTS)]) for place, group in enumerate(groups))
    return {part: [one for one in utterances if part_of[one.group] == part] for part in dict.fromkeys(PARTS)}


def data_hash(utterances: Sequence[Utterance]) -> str:
    return hashlib.sha256("\n".join(sorted(map(repr, utterances))).encode()).hexdigest()[:16]
