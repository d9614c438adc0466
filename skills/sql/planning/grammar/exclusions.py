"""Leave out, except, other than: rows that a question wants gone, which must never be the only ones left."""

from collections.abc import Callable
from dataclasses import replace

from skills.sql.planning.compounds import tables_of
from skills.sql.planning.cues import SHOWS, Cue
from skills.sql.planning.grammar.orders import OrderReader
from skills.sql.planning.items import Item
from skills.sql.planning.sketch import Sketch, Test, Thing

_ENDS = (Cue.ORDER, Cue.DIRECTION, Cue.EACH, Cue.BY, Cue.AGG, Cue.RATIO)
_LISTED = (Cue.VALUE, Cue.TEXT)
_BEHIND_HEADS = (Cue.RELATIVE, Cue.PREP, Cue.NOT)


class ExclusionReader(OrderReader):
    """Reads what is left out as a sketch of its own, and turns each of its conditions round.

    What it cannot read so is refused: a query without it would be wrong, and one with half of it as well."""

    rules: dict[Cue, Callable[[], None]]  # one for each kind of item, as far as it has one

    def run(self) -> None:
        if self.items and self.at == 0 and self.items[0].said.lower() == "rank":
            self._bids_order()
        while self.at < len(self.items):
            rule = self.rules.get(self.items[self.at].cue)
            if rule is None:
                self.at += 1
            else:
                rule()

    def _not(self) -> None:
        if self.items[self.at].means == "out":
            self._leave_out()
            return
        if self.negated:
            self.sketch.refused.append(self.items[self.at].said)
        super()._not()

    def _leave_out(self) -> None:
        start = self.at
        end = self._end_of_clause(start + 1)
        left = self._left_out(start + 1, end)
        self.at = end
        if left is None:
            self.sketch.refused.append(" ".join(item.said for item in self.items[start:end]))
            return
        tests, things = left
        self.sketch.tests.extend(tests)
        self.sketch.things.extend(things)
        self.selecting = self.selecting and not (self.sketch.outputs or self.sketch.returns)

    def _end_of_clause(self, place: int) -> int:
        while place < len(self.items):
            item = self.items[place]
            following = self.items[place + 1] if place + 1 < len(self.items) else None
            if item.cue in _ENDS:
                return place
            if item.cue is Cue.MARK and (following is None or following.cue not in _LISTED):
                return place
            if item.cue is Cue.AND and following is not None and _begins_anew(following):
                return place
            place += 1
        return place

    def _left_out(self, start: int, end: int) -> tuple[list[Test], list[Thing]] | None:
        """The conditions between two places, each turned round; None where they are not plainly one."""
        inner = Sketch()
        reader = type(self)(self.items[:end], inner)
        reader.at, reader.selecting = self._behind_head(start, end), False
        reader.run()
        lost = inner.unread or inner.dangling or inner.refused or inner.outputs or inner.returns
        if lost or reader.negated or inner.havings or inner.orders or inner.most is not None:
            return None
        tests, things = inner.tests, [thing for thing in inner.things if not thing.context]
        said = [thing for thing in things if thing.absent or thing.op is not None]
        if tests and not said:  # "orders with a fee above 5": the orders are only whose fee it is
            return ([_turned(test) for test in tests], _named(things)) if _is_one(tests, things) else None
        if not tests and len(said or things) == 1:
            heads = [thing for thing in things if thing not in said] if said else []
            one = (said or things)[0]
            turned = None if one.op is not None else replace(one, absent=not one.absent)
            return ([], [*_named(heads), turned]) if turned is not None else None
        return None

    def _behind_head(self, start: int, end: int) -> int:
        """ "Gifts that belong to no campaign": other words for what is left out say nothing more of it."""
        place = start
        while place < end and self.items[place].cue in (Cue.SMALL, Cue.UNKNOWN):
            place += 1
        named = place < end and self.items[place].cue in _BEHIND_HEADS
        if not named:
            return start
        self.sketch.unread.extend(
            item.said
            for item in self.items[start:place]
            if item.cue is Cue.UNKNOWN and item.said.lower() not in ("one", "ones")
        )
        return place


def _begins_anew(item: Item) -> bool:
    return item.cue in (Cue.ORDER, Cue.DIRECTION) or item.said.lower().split()[0] in SHOWS


def _named(things: list[Thing]) -> list[Thing]:
    return [replace(thing, context=True) for thing in things]


def _is_one(tests: list[Test], things: list[Thing]) -> bool:
    """Whether conditions are one, or values of one column of which none is wanted."""
    if len(things) > 1 or any(not tables_of(thing.ref) for thing in things):
        return False
    if len(tests) == 1:
        return True
    places = [
        {(value.table, value.column) for value in test.value.values} if test.value is not None else set()
        for test in tests
    ]
    return bool(set.intersection(*places)) and not any(test.negated for test in tests)


def _turned(test: Test) -> Test:
    return replace(test, negated=not test.negated, either=False, apart=False)
