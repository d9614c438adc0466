"""What many meetings came to, line by line: shared by whoever asks for it and by what is posted at set times."""

from collections.abc import Iterator

from indexing.audience import Audience
from skills.meeting_book import Held, Kind, MeetingBook, Said
from skills.messages import Block, Footer, Heading, Lines, Quote, Reply, Text
from skills.moments import clock, link_at
from skills.periods import Period

MOST_MEETINGS = 30
MOST_LINES = 5  # of one kind in one meeting
_NAMED = {
    Kind.DECISION: "decision",
    Kind.ACTION: "action item",
    Kind.QUESTION: "open question",
    Kind.RISK: "risk",
}


def digest_of(book: MeetingBook, audience: Audience, period: Period, words: str) -> Reply | None:
    """A reply for this audience; None where there was no meeting that all of them may read. Asks the database."""
    held = book.held(audience, period=period, words=words, limit=MOST_MEETINGS + 1)
    if not held:
        return None
    told = [(meeting, book.said(meeting, audience)) for meeting in held[:MOST_MEETINGS]]
    blocks: list[Block] = []
    for meeting, lines in sorted(told, key=lambda pair: (pair[0].started_at, pair[0].id)):
        blocks.append(Heading(f"{meeting.title}, {meeting.started_at:%d %b %Y}"))
        blocks.extend(
            _told(meeting, lines) if lines else (Text("Nothing was decided or asked in so many words."),)
        )
    if len(held) > MOST_MEETINGS:
        blocks.append(
            Footer(f"The newest {MOST_MEETINGS} meetings; there were more: name words of their titles.")
        )
    if any(line.possible for _, lines in told for line in lines):
        blocks.append(Footer("Lines marked possible are less sure: check them against the recording."))
    return Reply(
        _summary([line for _, lines in told for line in lines], len(told), period, words),
        tuple(blocks),
        about=tuple(meeting.location for meeting, _ in told),
    )


def _told(meeting: Held, lines: tuple[Said, ...]) -> Iterator[Block]:
    for kind, name in _NAMED.items():
        own = [line for line in lines if line.kind is kind]
        if own:
            yield Text(f"{name.capitalize()}s:")
        for line in own[:MOST_LINES]:
            link = link_at(meeting.link, line.start)
            possible = " (possible)" if line.possible else ""
            yield Lines((f"[{clock(line.start)}] {line.text}{possible}",), (link,))
            if not _repeats(line):
                yield Quote(line.quote, clock(line.start), link)
        if len(own) > MOST_LINES:
            yield Text(f"and {len(own) - MOST_LINES} more.")


def _repeats(line: Said) -> bool:
    """Whether the line is nothing but what was said."""
    return _bare(line.quote) == _bare(line.text)


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


def _summary(lines: list[Said], meetings: int, period: Period, words: str) -> str:
    counts = [(sum(line.kind is kind for line in lines), name) for kind, name in _NAMED.items()]
    said = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)
    of = f" with {words!r} in their title" if words else ""
    held = f"{meetings} meeting{'' if meetings == 1 else 's'} {period.said}{of}"
    return f"{held}: {said or 'nothing was decided or asked in so many words'}."
