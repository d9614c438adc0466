"""Minutes as a reply and as Markdown, and a transcript as Markdown for the index."""

from collections.abc import Iterator, Sequence

from skills.messages import Block, Footer, Heading, Lines, Quote, Reply
from skills.minutes.lines import Action, Evidence, Line, Minutes
from transcription.transcript import Transcript

SECONDS_AN_HOUR = 3600


def clock(seconds: float) -> str:
    """`65.2` as 01:05, from an hour on as 1:01:05."""
    minutes, rest = divmod(int(seconds), 60)
    if seconds >= SECONDS_AN_HOUR:
        return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
    return f"{minutes:02}:{rest:02}"


def to_reply(minutes: Minutes) -> Reply:
    """What the chat shows: a sentence that stands alone, then each section with times and quotes."""
    blocks: list[Block] = []
    for heading, lines in _sections(minutes):
        blocks.append(Heading(heading))
        for line in lines:
            blocks.append(Lines((_worded(line),)))
            blocks.extend(_quotes(line))
    blocks.append(Heading("Chapters"))
    blocks.append(Lines(tuple(f"[{clock(part.start)}] {part.title}" for part in minutes.chapters)))
    if minutes.attendees:
        blocks.append(Footer(f"Attendees: {', '.join(minutes.attendees)}"))
    if _has_possible(minutes):
        blocks.append(Footer("Lines marked possible are less sure: check them against the recording."))
    blocks.extend(Footer(note) for note in minutes.notes)
    return Reply(f"{minutes.title}: {_counted(minutes)}.", tuple(blocks))


def to_markdown(minutes: Minutes) -> str:
    """The same as a file."""
    parts = [f"# {minutes.title}"]
    if minutes.attendees:
        parts.append(f"Attendees: {', '.join(minutes.attendees)}")
    for heading, lines in _sections(minutes):
        parts.append(f"## {heading}")
        parts.append("\n".join(_item(line) for line in lines))
    parts.append("## Chapters")
    parts.append("\n".join(f"- [{clock(part.start)}] {part.title}" for part in minutes.chapters))
    parts.extend(f"_{note}_" for note in minutes.notes)
    return "\n\n".join(parts) + "\n"


def transcript_markdown(transcript: Transcript, title: str) -> str:
    """One paragraph a segment, with its time and speaker, so that a passage says who spoke when."""
    said = (
        f"[{clock(segment.start)}] {segment.speaker or 'Someone'}: {' '.join(segment.text.split())}"
        for segment in transcript.segments
        if segment.text.strip()
    )
    return "\n\n".join((f"# {title}", *said)) + "\n"


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
