"""What minutes are made of: lines, each with the words in the transcript that prove it."""

from collections.abc import Sequence
from dataclasses import dataclass

from skills.messages import Reply


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


@dataclass(frozen=True)
class Minutes:
    """A meeting written up. `notes` are for the small print and stand in no file."""

    title: str
    attendees: tuple[str, ...]
    summary: tuple[Line, ...]
    decisions: tuple[Line, ...]
    actions: tuple[Action, ...]
    questions: tuple[Line, ...]
    risks: tuple[Line, ...]
    mentions: tuple[Line, ...]
    chapters: tuple[Chapter, ...]
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The public shape of `confidant minutes --json`."""
        return {
            "title": self.title,
            "attendees": list(self.attendees),
            "summary": _to_json(self.summary),
            "decisions": _to_json(self.decisions),
            "actions": _to_json(self.actions),
            "questions": _to_json(self.questions),
            "risks": _to_json(self.risks),
            "mentions": _to_json(self.mentions),
            "chapters": [chapter.to_json() for chapter in self.chapters],
        }

    def to_reply(self) -> Reply:
        from skills.minutes.render import to_reply  # there, because it needs these types

        return to_reply(self)

    def to_markdown(self) -> str:
        from skills.minutes.render import to_markdown

        return to_markdown(self)


def _to_json(lines: Sequence[Line]) -> list[dict[str, object]]:
    return [line.to_json() for line in lines]
