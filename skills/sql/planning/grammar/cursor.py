"""Where the reading of a sentence stands, and the few things that every rule does there."""

from collections.abc import Sequence
from dataclasses import replace

from skills.sql.planning.compounds import tables_of
from skills.sql.planning.cues import Cue
from skills.sql.planning.items import Item
from skills.sql.planning.sketch import Sketch, Term, Test


class Cursor:
    """A place in a row of items, and what was said just before that still counts."""

    def __init__(self, items: Sequence[Item], sketch: Sketch, *, shows: bool = False) -> None:
        self.items, self.sketch, self.shows = items, sketch, shows
        self.at = 0
        self.selecting = True
        self.negated = False
        self.either = False
        self.apart = False
        self.ordering = ""  # "rank": what is named next is to be shown, and sorted by what comes behind "by"

    def peek(self, ahead: int = 0) -> Item | None:
        place = self.at + ahead
        return self.items[place] if 0 <= place < len(self.items) else None

    def before(self) -> Item | None:
        """The last item that carries meaning."""
        return next(
            (one for one in reversed(self.items[: self.at]) if one.cue not in (Cue.SMALL, Cue.OF)), None
        )

    def take(self) -> Item:
        self.at += 1
        return self.items[self.at - 1]

    def after(self, *skipped: Cue) -> tuple[int, Item | None]:
        """The next item that is not of these cues, and its place."""
        place = self.at
        while place < len(self.items) and self.items[place].cue in skipped:
            place += 1
        return place, self.items[place] if place < len(self.items) else None

    def _emit(self, term: Term) -> None:
        (self.sketch.returns if self.shows else self.sketch.outputs).append(term)

    def _test(self, test: Test) -> None:
        if test.ref is not None and test.ref.said.lower() in ("id", "ids", "name"):
            test = replace(test, owner=self._last_thing(test.at))
        self.sketch.tests.append(replace(test, negated=self.negated, either=self.either, apart=self.apart))
        self.negated = self.either = False

    def _not(self) -> None:
        self.negated = True
        self.selecting = self.selecting and not (self.sketch.outputs or self.sketch.returns)
        self.at += 1

    def _last_thing(self, at: int) -> Item | None:
        """ "The merchant with id 1": whose id it is."""
        before = self.items[max(0, at - 3) : at]
        return next((item for item in reversed(before) if item.cue is Cue.REF and tables_of(item)), None)
