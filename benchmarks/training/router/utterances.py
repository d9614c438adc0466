"""What people write, labelled by us: `utterances.jsonl`, whole topics to each of three parts."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "utterances.jsonl"
PARTS = ("fit", "calibrate", "test")


@dataclass(frozen=True)
class Utterance:
    """One message. Without a `skill` none of the shipped ones is right, though one to come (`later`) may be."""

    text: str
    skill: str | None
    group: str
    part: str = "test"
    later: str | None = None
    has_recording: bool = False

    def wanted(self, commands: Sequence[str]) -> str | None:
        """The right command in a catalogue of these commands, or None where unsure is the only right answer."""
        label = self.later if self.later in commands else self.skill
        return label if label in commands else None


def read_utterances(file: Path = FILE) -> list[Utterance]:
    return [Utterance(**json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def deal(utterances: Sequence[Utterance]) -> dict[str, list[Utterance]]:
    """The utterances of each part."""
    return {part: [one for one in utterances if one.part == part] for part in PARTS}


def data_hash(utterances: Sequence[Utterance]) -> str:
    return hashlib.sha256("\n".join(sorted(map(repr, utterances))).encode()).hexdigest()[:16]
