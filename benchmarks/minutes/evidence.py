"""`python -m benchmarks.minutes evidence`: every line of the minutes of every meeting against what was said."""

import asyncio
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.figures import show
from benchmarks.minutes.meetings import Meeting, load_ami, load_qmsum
from skills.minutes.answer import Minutes
from skills.minutes.features import WIDTH, Floats
from skills.minutes.lines import Action, Line
from skills.minutes.writeup import write_up
from transcription.transcript import Transcript

Flaw = tuple[str, str]


def report(data: Path) -> None:
    """Counts over all development meetings of AMI and QMSum."""
    meetings = load_ami(data) + load_qmsum(data)
    counts, flaws = checked(meetings)
    show("meetings written up", f"{len(meetings)}", f"{counts['lines']:,} lines")
    show(
        "quotes that stand word for word",
        f"{counts['quotes'] - flaws['quote']:,}",
        f"of {counts['quotes']:,}",
    )
    show("owners that nobody said", str(flaws["owner"]), f"of {counts['owners']:,}")
    show("dates that nobody said", str(flaws["due"]), f"of {counts['dues']:,}")
    show("words of a line that its quotes lack", str(flaws["word"]), f"in {counts['lines']:,} lines")


def checked(meetings: Iterable[Meeting]) -> tuple[Counter[str], Counter[str]]:
    """How much was looked at, and how much of it was not said.

    Embeddings are made of hashed words, so that this takes minutes: which lines are picked hangs on them, whether
    a line is proved does not.
    """
    counts, flaws = Counter[str](), Counter[str]()
    for meeting in meetings:
        minutes = asyncio.run(write_up(meeting.transcript, hashed))
        for line in lines_of(minutes):
            counts["lines"] += 1
            counts["quotes"] += len(line.evidence)
            if isinstance(line, Action):
                counts["owners"] += line.owner is not None
                counts["dues"] += line.due is not None
            for kind, what in flaws_of(line, meeting.transcript, mention=line in minutes.mentions):
                flaws[kind] += 1
                print(f"  {meeting.id}: {kind} {what!r} was not said")
    return counts, flaws


def lines_of(minutes: Minutes) -> Iterator[Line]:
    yield from minutes.summary
    yield from minutes.decisions
    yield from minutes.actions
    yield from minutes.questions
    yield from minutes.risks
    yield from minutes.mentions


def flaws_of(line: Line, transcript: Transcript, *, mention: bool = False) -> Iterator[Flaw]:
    """What the line says and its evidence does not; a mention's text is only a name."""
    for item in line.evidence:
        if not item.quote or item.quote not in transcript.segments[item.segment].text:
            yield "quote", item.quote
    said = " ".join(item.quote for item in line.evidence)
    if not line.evidence or (not mention and not set(words(line.text)) <= set(words(said))):
        yield "word", line.text
    if isinstance(line, Action):
        yield from _made_up(line, transcript, " ".join(said.split()))


def _made_up(action: Action, transcript: Transcript, said: str) -> Iterator[Flaw]:
    """An owner is the label of one of its speakers or named in its quotes; a date stands in them."""
    if action.due is not None and action.due not in said:
        yield "due", action.due
    speakers = {transcript.segments[item.segment].speaker for item in action.evidence}
    for owner in (action.owner or "").split(" and ") if action.owner else ():
        named = any(word in words(said) for word in words(owner))
        if action.owner not in speakers and owner not in speakers and not named:
            yield "owner", owner


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


async def hashed(texts: Sequence[str]) -> Floats:
    """Unit vectors from words alone, the same on every machine."""
    rows = np.zeros((len(texts), WIDTH), np.float32)
    places: dict[str, int] = {}
    for row, text in enumerate(texts):
        for word in words(text):
            if word not in places:
                places[word] = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4]) % WIDTH
            rows[row, places[word]] += 1
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    found: Floats = rows / np.maximum(norms, np.float32(1e-9))
    return found
