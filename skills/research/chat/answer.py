"""The reports that are kept, as a list with buttons."""

from dataclasses import dataclass

from skills.language import day, say
from skills.messages import Choices, Lines, Reply
from skills.researches import ReportLine

_BUTTONS = 5


@dataclass(frozen=True)
class ReportsListed:
    lines: tuple[ReportLine, ...]

    declined = False

    def to_reply(self) -> Reply:
        if not self.lines:
            return Reply(say("There are no reports that everyone who reads this may see."))
        rows = tuple(
            say("{day}: {question} ({id})", day=day(one.made_at), question=one.question, id=one.id)
            for one in self.lines
        )
        names = tuple(f"reports show {one.id}" for one in self.lines[:_BUTTONS])
        shown = tuple(one.question[:60] for one in self.lines[:_BUTTONS])
        return Reply(say("Reports"), (Lines(rows), Choices(say("Show one:"), names, shown)))
