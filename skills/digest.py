"""What many meetings came to, line by line: shared by whoever asks for it and by what is posted at set times."""

from collections.abc import Iterator

from indexing.audience import Audience
from skills.language import Sentence, day, joined, say, say_many
from skills.meeting_book import Held, Kind, MeetingBook, Said
from skills.messages import Block, Footer, Heading, Lines, Quote, Reply, Text
from skills.moments import clock, link_at
from skills.periods import Period

MOST_MEETINGS = 30
MOST_LINES = 5  # of one kind in one meeting
_HEADED = {
    Kind.DECISION: say("Decisions:"),
    Kind.ACTION: say("Action items:"),
    Kind.QUESTION: say("Open questions:"),
    Kind.RISK: say("Risks:"),
}


def digest_of(book: MeetingBook, audience: Audience, period: Period, words: str) -> Reply | None:
    """A reply for this audience; None where there was no meeting that all of them may read. Asks the database."""
    held = book.held(audience, period=period, words=words, limit=MOST_MEETINGS + 1)
    if not held:
        return None
    told = [(meeting, _surer(book.said(meeting, audience))) for meeting in held[:MOST_MEETINGS]]
    blocks: list[Block] = []
    for meeting, lines in sorted(told, key=lambda pair: (pair[0].started_at, pair[0].id)):
        blocks.append(Heading(f"{meeting.title}, {day(meeting.started_at)}"))
        blocks.extend(
            _told(meeting, lines) if lines else (Text(say("Nothing was decided or asked in so many words.")),)
        )
    if len(held) > MOST_MEETINGS:
        blocks.append(
            Footer(
                say("The newest {n} meetings; there were more: name words of their titles.", n=MOST_MEETINGS)
            )
        )
    if any(line.possible for _, lines in told for line in lines):
        blocks.append(Footer(say("Lines marked possible are less sure: check them against the recording.")))
    return Reply(
        _summary([line for _, lines in told for line in lines], len(told), period, words),
        tuple(blocks),
        about=tuple(meeting.location for meeting, _ in told),
    )


def _surer(lines: tuple[Said, ...]) -> tuple[Said, ...]:
    """Without decisions and risks that are only possible: their meeting shows them to who asks."""
    return tuple(line for line in lines if not (line.possible and line.kind in (Kind.DECISION, Kind.RISK)))


def _told(meeting: Held, lines: tuple[Said, ...]) -> Iterator[Block]:
    for kind, heading in _HEADED.items():
        own = [line for line in lines if line.kind is kind]
        if own:
            yield Text(heading)
        for line in own[:MOST_LINES]:
            link = link_at(meeting.link, line.start)
            text = say("{text} (possible)", text=line.text) if line.possible else line.text
            yield Lines((joined((f"[{clock(line.start)}]", text)),), (link,))
            if not _repeats(line):
                yield Quote(line.quote, clock(line.start), link)
        if len(own) > MOST_LINES:
            yield Text(say("and {n} more.", n=len(own) - MOST_LINES))


def _repeats(line: Said) -> bool:
    """Whether the line is nothing but what was said."""
    return _bare(line.quote) == _bare(line.text)


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


def _summary(lines: list[Said], meetings: int, period: Period, words: str) -> str:
    counts = {kind: sum(line.kind is kind for line in lines) for kind in _HEADED}
    said = joined((counted(kind, count) for kind, count in counts.items() if count), ", ")
    held = say_many("{n} meeting {period}", "{n} meetings {period}", meetings, period=period.told)
    if words:
        held = say("{meetings} with {words!r} in their title", meetings=held, words=words)
    nothing = say("nothing was decided or asked in so many words")
    return say("{meetings}: {lines}.", meetings=held, lines=said or nothing)


def counted(kind: Kind, count: int) -> Sentence:
    """So many lines of a kind, such as "2 decisions"."""
    match kind:
        case Kind.DECISION:
            return say_many("{n} decision", "{n} decisions", count)
        case Kind.ACTION:
            return say_many("{n} action item", "{n} action items", count)
        case Kind.QUESTION:
            return say_many("{n} open question", "{n} open questions", count)
        case Kind.RISK:
            return say_many("{n} risk", "{n} risks", count)
