"""What finders of fields are given, and what they give back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from skills.research.facts import Measure

FIGURES = frozenset(("price", "customers", "funding"))  # fields whose values are amounts


class Need(Enum):
    """How a company has to be named for a value to be said of it."""

    NAMED = "by name, or as “we”, in the words themselves"
    UNDER = "in the words, or by what they stand under"
    SITE = "anyhow: on its own site everything is about it"


@dataclass(frozen=True)
class Said:
    """Words of a page as finders read them.

    `path` are the headings above and `label` what a cell's row and column or a list is called; `own`: on the site of a
    company; `alone`: a list's item, a cell or a heading, which says what its label asks for and need be no sentence;
    `heading`: the words of one; `leads`: the first words below one."""

    text: str
    path: tuple[str, ...] = ()
    label: str = ""
    own: bool = False
    alone: bool = False
    heading: bool = False
    leads: bool = False

    @property
    def under(self) -> str:
        return " › ".join((*self.path, self.label) if self.label else self.path)


@dataclass(frozen=True)
class Value:
    """Characters `start`..`end` of a statement's text; `of` narrows it down, `sure` is lowered by loose patterns.

    `words` are told instead where the quote holds all of them in another order. `cue` is where the words stand that
    make it a value, the start where it is not given. `affirms`: a denial before it takes it back; weaknesses and “no
    other” are denials themselves. `customers`: its sentence may have the company's customers as its subject. `tagged`:
    no pattern found it. `extra`: as of a fact."""

    start: int
    end: int
    measure: Measure | None = None
    of: str = ""
    sure: float = 1.0
    past: bool = False
    words: str = ""
    cue: int = -1
    affirms: bool = True
    need: Need = Need.SITE
    customers: bool = False
    tagged: bool = False
    extra: str = ""

    @property
    def at(self) -> int:
        return self.start if self.cue < 0 else self.cue


Finder = Callable[[Said], Iterator[Value]]
