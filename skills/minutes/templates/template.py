"""What a template says: which sections are shown, in which order and under which headings."""

import re
from dataclasses import dataclass
from functools import cached_property

from skills.language import say
from skills.minutes.lines import Action, Line

PEOPLE, CHAPTERS, SUMMARY = "people", "chapters", "summary"
# Every section there is, with the heading it has unless a template names another.
HEADINGS = {
    SUMMARY: say("Summary"),
    PEOPLE: say("By person"),
    "decisions": say("Decisions"),
    "actions": say("Action items"),
    "questions": say("Open questions"),
    "risks": say("Risks"),
    "mentions": say("Mentioned"),
    CHAPTERS: say("Chapters"),
}
MOST_SUMMARY_LINES = 6


@dataclass(frozen=True)
class Shown:
    """A section in its place."""

    section: str
    heading: str


@dataclass(frozen=True)
class Round:
    """What one person said in a stand-up: done, next and what blocks them."""

    name: str
    done: tuple[Line, ...]
    next: tuple[Line | Action, ...]
    blocked: tuple[Line, ...]


@dataclass(frozen=True)
class Template:
    """A layout. `match` are words of titles it is meant for, where `*` stands for any letters."""

    name: str
    sections: tuple[Shown, ...]
    match: tuple[str, ...] = ()
    summary_lines: int = MOST_SUMMARY_LINES

    @property
    def by_person(self) -> bool:
        """Whether what was done, comes next and blocks is shown for each person."""
        return any(shown.section == PEOPLE for shown in self.sections)

    def heading(self, section: str) -> str | None:
        """What stands above the section; None where it is not shown."""
        return next((shown.heading for shown in self.sections if shown.section == section), None)

    def fits(self, title: str) -> bool:
        return bool(self.match) and bool(self._pattern.search(title))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(_words, self.match)), re.IGNORECASE)


def sections(*names: str, **headings: str) -> tuple[Shown, ...]:
    """Sections by name, in order, with the usual heading or the one that is given."""
    return tuple(Shown(name, headings.get(name, HEADINGS[name])) for name in names)


def plain_name(name: str) -> str:
    """The name as it is looked up: "Stand-up", "stand up" and "standup" are one."""
    return re.sub(r"[\s_-]+", "", name).casefold()


def _words(words: str) -> str:
    """ "stand-up" finds "Daily standup" and "Stand up", not "standups"."""
    parts = [re.escape(part).replace(r"\*", r"\w*") for part in re.split(r"[\s_-]+", words) if part]
    return rf"(?<!\w){'[ _-]*'.join(parts)}(?!\w)"
