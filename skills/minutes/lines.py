"""What minutes are made of: lines, each with the words in the transcript that prove it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Evidence:
    """Words that stand exactly so in one segment, and when they were said (seconds from the start)."""

    segment: int
    start: float
    end: float
    quote: str

    def to_json(self) -> dict[str, object]:
        return {"segment": self.segment, "start": self.start, "end": self.end, "quote": self.quote}


@dataclass(frozen=True)
class Line:
    """One thing the minutes say. `confidence` is 0 to 1; look at a `possible` line before you trust it."""

    text: str
    evidence: tuple[Evidence, ...]
    confidence: float
    possible: bool = False

    @property
    def start(self) -> float:
        """When it was first said."""
        return min(item.start for item in self.evidence)

    def to_json(self) -> dict[str, object]:
        return {
            "text": self.text,
            "evidence": [item.to_json() for item in self.evidence],
            "confidence": round(self.confidence, 3),
            "possible": self.possible,
        }


@dataclass(frozen=True)
class Action(Line):
    """Something to be done; `owner` and `due` are None unless they were said."""

    owner: str | None = None
    due: str | None = None

    def to_json(self) -> dict[str, object]:
        return super().to_json() | {"owner": self.owner, "due": self.due}


@dataclass(frozen=True)
class Chapter:
    """A stretch of the meeting about one thing, in seconds from the start."""

    title: str
    start: float
    end: float

    def to_json(self) -> dict[str, object]:
        return {"title": self.title, "start": self.start, "end": self.end}
