"""The minutes of a meeting: what was written up, as JSON, as a reply and as Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skills.digest import counted
from skills.language import joined, say
from skills.meeting_book import Kind
from skills.messages import Block, Footer, Heading, Lines, Quote, Reply
from skills.minutes.clock import clock
from skills.minutes.lines import Action, Chapter, Evidence, Line
from skills.minutes.templates.builtin import DEFAULT
from skills.minutes.templates.template import CHAPTERS, PEOPLE, SUMMARY, Round, Template


@dataclass(frozen=True)
class Minutes:
    """A meeting written up. `notes` are for the small print; `template` and `rounds` say how it is shown;
    `searched`: whether decisions and the like could be looked for, so that none means there is none."""

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
    template: Template = DEFAULT
    rounds: tuple[Round, ...] = ()
    searched: bool = True

    def to_json(self) -> dict[str, object]:
        """The public shape of `confidant minutes --json`, the same for every template."""
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

    @property
    def unsure(self) -> tuple[Line, ...]:
        """Decisions and risks that the template shows and that are only possible, apart from what was plainly said."""
        wanted = {shown.section for shown in self.template.sections}
        lines = {"decisions": self.decisions, "risks": self.risks}
        return tuple(line for name in lines if name in wanted for line in lines[name] if line.possible)

    def to_reply(self, *, folded: bool = False) -> Reply:
        """What the chat shows: a sentence that stands alone, then each section with times and quotes.

        `folded` leaves out what is unsure, where it is shown at a press."""
        blocks: list[Block] = []
        parts = [part for part in _parts(self) if not (folded and part.unsure)]
        for part in parts:
            blocks.append(Heading(part.heading))
            if part.plain:
                blocks.append(Lines(part.plain))
            for line in part.lines:
                blocks.append(Lines((_worded(line),)))
                blocks.extend(_quotes(line))
        if self.attendees:
            blocks.append(Footer(say("Attendees: {attendees}", attendees=", ".join(self.attendees))))
        if any(line.possible for part in parts for line in part.lines):
            blocks.append(
                Footer(say("Lines marked possible are less sure: check them against the recording."))
            )
        blocks.extend(Footer(note) for note in self.notes)
        return Reply(say("{title}: {lines}.", title=self.title, lines=_counted(self)), tuple(blocks))

    def to_markdown(self) -> str:
        """The same as a file."""
        parts = [f"# {self.title}"]
        if self.attendees:
            parts.append(say("Attendees: {attendees}", attendees=", ".join(self.attendees)))
        for part in _parts(self):
            parts.append(f"## {part.heading}")
            parts.append("\n".join((*(f"- {item}" for item in part.plain), *map(_item, part.lines))))
        parts.extend(f"_{note}_" for note in self.notes)
        return "\n\n".join(parts) + "\n"


@dataclass(frozen=True)
class _Part:
    """A heading and what stands under it."""

    heading: str
    lines: Sequence[Line] = ()
    plain: tuple[str, ...] = ()
    unsure: bool = False


def _parts(minutes: Minutes) -> Iterator[_Part]:
    """What the template shows, in its order, as far as there is anything to show."""
    for shown in minutes.template.sections:
        if shown.section == PEOPLE:
            yield from _by_person(minutes)
        elif shown.section == CHAPTERS:
            chapters = tuple(f"[{clock(part.start)}] {part.title}" for part in minutes.chapters)
            if chapters:
                yield _Part(say(shown.heading), plain=chapters)
        elif lines := _lines_of(minutes, shown.section):
            # it was kept in English with the minutes; what a company's own template says is in no catalogue
            yield _Part(say(shown.heading), lines)
    if minutes.unsure:
        yield _Part(say("Possible decisions and risks"), minutes.unsure, unsure=True)


def _by_person(minutes: Minutes) -> Iterator[_Part]:
    for turn in minutes.rounds:
        said = (
            (say("{person}: done", person=turn.name), turn.done),
            (say("{person}: next", person=turn.name), turn.next),
            (say("{person}: blocked", person=turn.name), turn.blocked),
        )
        for heading, lines in said:
            if lines:
                yield _Part(heading, lines)


def _lines_of(minutes: Minutes, section: str) -> Sequence[Line]:
    if section == SUMMARY:
        best = sorted(minutes.summary, key=lambda line: -line.confidence)[: minutes.template.summary_lines]
        return [line for line in minutes.summary if line in best]
    lines: dict[str, Sequence[Line]] = {
        "decisions": _sure(minutes.decisions),
        "actions": minutes.actions,
        "questions": minutes.questions,
        "risks": _sure(minutes.risks),
        "mentions": minutes.mentions,
    }
    said = [line for turn in minutes.rounds for line in turn.blocked] if section == "risks" else []
    return [line for line in lines[section] if line not in said]


def _sure(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if not line.possible]


def _item(line: Line) -> str:
    quotes = "\n".join(f"  > {' '.join(item.quote.split())} [{clock(item.start)}]" for item in line.evidence)
    return f"- {_worded(line)}\n{quotes}"


def _worded(line: Line) -> str:
    text = say("{text} (possible)", text=line.text) if line.possible else line.text
    return joined((f"[{clock(line.start)}]", text, _who_and_when(line)))


def _who_and_when(line: Line) -> str:
    if not isinstance(line, Action):
        return ""
    unsaid = say("not said")
    return say("Owner: {owner}; due: {due}.", owner=line.owner or unsaid, due=line.due or unsaid)


def _quotes(line: Line) -> list[Quote]:
    """The evidence, unless the line is nothing but it."""
    said = " ".join(item.quote for item in line.evidence)
    if " ".join(said.split()).rstrip(".").casefold() == line.text.rstrip(".").casefold():
        return []
    return [_quote(item) for item in line.evidence]


def _quote(item: Evidence) -> Quote:
    return Quote(item.quote, clock(item.start))


def _counted(minutes: Minutes) -> str:
    counts = {
        Kind.DECISION: len(_sure(minutes.decisions)),
        Kind.ACTION: len(minutes.actions),
        Kind.QUESTION: len(minutes.questions),
        Kind.RISK: len(_sure(minutes.risks)),
    }
    said = joined((counted(kind, count) for kind, count in counts.items() if count), ", ")
    told = said or (
        say("nothing was decided or promised in so many words")
        if minutes.searched
        else say("what it was about, without decisions and action items")
    )
    unsure = len(minutes.unsure)
    return say("{lines}; less sure: {n}", lines=told, n=unsure) if unsure else told


def _to_json(lines: Sequence[Line]) -> list[dict[str, object]]:
    return [line.to_json() for line in lines]
