"""What was looked at after a deletion, and what was found there."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime


@dataclass(frozen=True)
class Look:
    """One place that was looked at: how much of a meeting is still there; `note` says what could not be known."""

    place: str
    left: int
    note: str = ""

    def __str__(self) -> str:
        found = "nothing" if not self.left else f"{self.left} left"
        return f"{self.place}: {found}{f' ({self.note})' if self.note else ''}"


@dataclass(frozen=True)
class Proof:
    """Every place that a meeting could be in, looked at after it was deleted; no words of it stand here."""

    meeting: str
    at: datetime
    looks: tuple[Look, ...]

    @property
    def clean(self) -> bool:
        return not any(look.left for look in self.looks)

    def to_json(self) -> str:
        return json.dumps([asdict(look) for look in self.looks], ensure_ascii=False)

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(map(str, self.looks))


def looks_of(detail: str) -> tuple[Look, ...]:
    """The looks that an audit line's detail holds; none for a line of another kind."""
    try:
        return tuple(Look(**one) for one in json.loads(detail))
    except (ValueError, TypeError):
        return ()
