"""The minutes of a meeting: what was written up, as JSON, as a reply and as Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skills.messages import Block, Footer, Heading, Lines, Quote, Reply
from skills.minutes.clock import clock
from skills.minutes.lines import Action, Chapter, Evidence, Line


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
        """What the chat shows: a sentence that stands alone, then each section with times and quotes."""
        blocks: list[Block] = []
        for heading, lines in _sections(self):
            blocks.append(Heading(heading))
            for line in lines:
                blocks.append(Lines((_worded(line),)))
                blocks.extend(_quotes(line))
        blocks.append(Heading("Chapters"))
        blocks.append(Lines(tuple(f"[{clock(part.start)}] {part.title}" for part in self.chapters)))
        if self.attendees:
            blocks.append(Footer(f"Attendees: {', '.join(self.attendees)}"))
        if _has_possible(self):
            blocks.append(Footer("Lines marked possible are less sure: check them against the recording."))
        blocks.extend(Footer(note) for note in self.notes)
        return Reply(f"{self.title}: {_counted(self)}.", tuple(blocks))

    def to_markdown(self) -> str:
        """The same as a file."""
        parts = [f"# {self.title}"]
        if self.attendees:
            parts.append(f"Attendees: {', '.join(self.attendees)}")
        for heading, lines in _sections(self):
            parts.append(f"## {heading}")
            parts.append("\n".join(_item(line) for line in lines))
        parts.append("## Chapters")
        parts.append("\n".join(f"- [{clock(part.start)}] {part.title}" for part in self.chapters))
        parts.extend(f"_{note}_" for note in self.notes)
        return "\n\n".join(parts) + "\n"


def _sections(minutes: Minutes) -> Iterator[tuple[str, Sequence[Line]]]:
    """The sections that hold a line, in reading order."""
    named: tuple[tuple[str, Sequence[Line]], ...] = (
        ("Summary", minutes.summary),
        ("Decisions", minutes.decisions),
        ("Action items", minutes.actions),
        ("Open questions", minutes.questions),
        ("Risks", minutes.risks),
        ("Mentioned", minutes.mentions),
    )
    return ((heading, lines) for heading, lines in named if lines)


def _item(line: Line) -> str:
    quotes = "\n".join(f"  > {' '.join(item.quote.split())} [{clock(item.start)}]" for item in line.evidence)
    return f"- {_worded(line)}\n{quotes}"


def _worded(line: Line) -> str:
    possible = " (possible)" if line.possible else ""
    return f"[{clock(line.start)}] {line.text}{possible}{_who_and_when(line)}"


def _who_and_when(line: Line) -> str:
    if not isinstance(line, Action):
        return ""
    return f" Owner: {line.owner or 'not said'}; due: {line.due or 'not said'}."


def _quotes(line: Line) -> list[Quote]:
    """The evidence, unless the line is nothing but it."""
    said = " ".join(item.quote for item in line.evidence)
    if " ".join(said.split()).rstrip(".").casefold() == line.text.rstrip(".").casefold():
        return []
    return [_quote(item) for item in line.evidence]


def _quote(item: Evidence) -> Quote:
    return Quote(item.quote, clock(item.start))


def _counted(minutes: Minutes) -> str:
    counts = (
        (len(minutes.decisions), "decision"),
        (len(minutes.actions), "action item"),
        (len(minutes.questions), "open question"),
        (len(minutes.risks), "risk"),
    )
    said = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count]
    return ", ".join(said) or "nothing was decided or promised in so many words"


def _has_possible(minutes: Minutes) -> bool:
    return any(line.possible for line in (*minutes.decisions, *minutes.actions, *minutes.risks))


def _to_json(lines: Sequence[Line]) -> list[dict[str, object]]:
    return [line.to_json() for line in lines]
