"""One sentence from left to right: each item has a rule, which moves on behind what it has read."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from skills.sql.planning.compounds import tables_of
from skills.sql.planning.cues import SHOWS, Cue
from skills.sql.planning.grammar.exclusions import ExclusionReader
from skills.sql.planning.grammar.words import is_copula, is_participle, says_unit
from skills.sql.planning.items import Item
from skills.sql.planning.sketch import Part, Share, Sketch

_OWN = frozenset("its their his her".split())


class Reader(ExclusionReader):
    """Reads one sentence. `shows` marks one that only lists what to return."""

    def __init__(self, items: Sequence[Item], sketch: Sketch, *, shows: bool = False) -> None:
        super().__init__(items, sketch, shows=shows)
        self.rules: dict[Cue, Callable[[], None]] = {
            Cue.AGG: self._term_out,
            Cue.DISTINCT: self._term_out,
            Cue.REF: self._name,
            Cue.VALUE: self._value,
            Cue.TEXT: self._value,
            Cue.SUPER: self._superlative,
            Cue.COMMON: self._common,
            Cue.EACH: self._each,
            Cue.BY: self._by,
            Cue.ORDER: self._order,
            Cue.DIRECTION: self._direction,
            Cue.COMPARE: self._compare,
            Cue.LIKE: self._like,
            Cue.NOT: self._not,
            Cue.RATIO: self._ratio,
            Cue.NUMBER: self._number,
            Cue.STRETCH: self._stretch,
            Cue.UNIT: self._unit,
            Cue.WEEKEND: self._weekend,
            Cue.NULL: self._null,
            Cue.UNKNOWN: self._unknown,
            Cue.MARK: self._mark,
            Cue.BOTH: self._both,
            Cue.OR: self._or,
            Cue.RELATIVE: self._modifier,
            Cue.PREP: self._modifier,
            Cue.TO: self._to,
            Cue.ANAPHOR: self._anaphor,
            Cue.VERB: self._verb,
            Cue.DURATION: self._term_out,
            Cue.DEFINED: self._defined,
            Cue.AND: self._and,
        }

    def _unknown(self) -> None:
        item = self.take()
        if not (self._explained() or self._completes(item)):
            self.sketch.unread.append(item.said)

    def _defined(self) -> None:
        """A word that somebody defined: the conditions that it stands for, of which none alone can be denied."""
        item, following = self.take(), self.peek()
        meant = _part(item.inner).sketch.tests
        if self.negated and len(meant) > 1:
            self.sketch.unread.append(item.said)
            return
        place = self.at - 1
        self.sketch.tests += [replace(test, at=place, negated=test.negated ^ self.negated) for test in meant]
        self.negated = False
        self.selecting = self.selecting and following is not None and following.cue is Cue.REF

    def _completes(self, item: Item) -> bool:
        """ "Staff members" are the staff, "fee in cents" is a fee whose column says so."""
        before = self.peek(-2)
        if before is not None and before.cue is Cue.REF and tables_of(before) and item.stem == "member":
            return True
        return says_unit(self.items, item)

    def _explained(self) -> bool:
        """ "positive reviews (rating > 3)": the brackets say what the word means."""
        for ahead in range(3):
            item = self.peek(ahead)
            if item is not None and item.cue is Cue.MARK and item.said == "(":
                following = self.peek(ahead + 2)
                return following is not None and following.cue is Cue.COMPARE
            if item is None or item.cue is not Cue.REF:
                return False
        return False

    def _mark(self) -> None:
        item = self.take()
        if item.said == "(" and self.selecting and self.sketch.outputs:
            following = self.peek()
            if following is not None and following.cue is Cue.REF and not tables_of(following):
                self._in_brackets()

    def _in_brackets(self) -> None:
        """ "users (user ID and username)": what to show of them."""
        keep = self.shows
        self.shows = True
        while (item := self.peek()) is not None and not (item.cue is Cue.MARK and item.said == ")"):
            rule = self.rules.get(item.cue)
            if rule is None:
                self.at += 1
            else:
                rule()
        self.shows = keep

    def _both(self) -> None:
        following = self.after(Cue.SMALL, Cue.BOTH)[1]
        if following is not None and following.cue is Cue.REF and tables_of(following) and self._of_values():
            self.sketch.unread.append("both")  # the same value in two tables is not planned
        self.apart = True
        self.at += 1

    def _of_values(self) -> bool:
        return any(term.ref is not None and not tables_of(term.ref) for term in self.sketch.outputs)

    def _or(self) -> None:
        self.either = bool(self.sketch.tests)
        self.at += 1

    def _and(self) -> None:
        """ "Along with their region": one more thing to show."""
        item = self.take()
        beside = item.said.lower() in ("along with", "together with", "as well as") and bool(
            self.sketch.outputs
        )
        if beside and self._shows_column():
            self.selecting = True

    def _shows_column(self) -> bool:
        """Whether a column follows of which nothing is said: "with their unit cost", not "with a unit cost above 5"."""
        place, item = self.after(Cue.SMALL)
        following = self.peek(place + 1 - self.at)
        ends = following is None or following.cue in (Cue.MARK, Cue.AND)
        return item is not None and item.cue is Cue.REF and not tables_of(item) and ends

    def _modifier(self) -> None:
        item = self.take()
        owned = self.peek() is not None and self.items[self.at].said.lower() in _OWN
        if item.said.lower() == "with" and owned and self.sketch.outputs and self._shows_column():
            self.selecting = True
            return
        which = item.cue is Cue.RELATIVE and item.said.lower() in ("which", "who") and not self.sketch.outputs
        if not which and (self.sketch.outputs or self.sketch.returns):
            self.selecting = False

    def _to(self) -> None:
        self._modifier()

    def _anaphor(self) -> None:
        """ "The same domain as": a comparison between rows, which is not planned."""
        item = self.take()
        if item.said.lower() in ("the same", "same"):
            self.sketch.unread.append(item.said)

    def _verb(self) -> None:
        item = self.take()
        if self.sketch.outputs and not self.shows and item.said.lower() not in SHOWS:
            self.selecting = False

    def _ratio(self) -> None:
        item = self.take()
        if self.shows and self.sketch.share is not None:
            return  # "show the name and the percentage": that which was just asked for
        if item.means != "ratio":
            self._group_within()
        rest = self.items[self.at :]
        cut = next(
            (place for place, one in enumerate(rest) if one.cue in (Cue.TO, Cue.AND) and _divides(one)), None
        )
        end = _end_of_ratio(rest, (cut or 0) + 1)
        if item.means != "ratio" and cut is None:
            self._part_of_whole(item, rest, end)
        elif cut is None:
            self.sketch.unread.append(item.said)
        else:
            top, bottom = _part(rest[:cut]), _part(rest[cut + 1 : end])
            self.sketch.share = Share(top, bottom, percent=item.means == "percent")
            self.at += end
            _lift(self.sketch, top.sketch)
            _lift(self.sketch, bottom.sketch)
        self.selecting = False

    def _group_within(self) -> None:
        """ "Percentage of the machines in each country that is down": read as if the group stood behind."""
        items, start = list(self.items), self.at
        each = next((place for place in range(start, len(items)) if items[place].cue is Cue.EACH), None)
        if each is None or any(item.cue in (*_TURNS, Cue.TO, Cue.MARK) for item in items[start:each]):
            return
        turn = next((place for place in range(each, len(items)) if _turns(items[place])), None)
        if turn is None or any(item.cue is Cue.MARK for item in items[each:turn]):
            return
        end = next((place for place in range(turn, len(items)) if items[place].cue in _STOPS), len(items))
        bare = each
        while items[bare - 1].cue in (Cue.PREP, Cue.OF) and bare - 1 > start:
            bare -= 1
        self.items = (*items[:bare], *items[turn:end], *items[each:turn], *items[end:])

    def _part_of_whole(self, item: Item, rest: Sequence[Item], end: int) -> None:
        """ "percentage of X that are Y": Y narrows X."""
        turn = _turn(rest[:end])
        if turn is None or turn == 0:
            self.sketch.unread.append(item.said)
            return
        whole, part = _part(rest[:turn]), _part(rest[:end])
        self.sketch.share = Share(part, whole, percent=item.means == "percent")
        self.at += end
        _lift(self.sketch, part.sketch)


def _turn(items: Sequence[Item]) -> int | None:
    """Where a share of a whole begins to say which part: "orders placed in 2024 | were cancelled"."""
    joins = (Cue.RELATIVE, Cue.AND, Cue.OR, Cue.NOT)
    for place, one in enumerate(items[:-1]):
        if place and is_copula(one) and items[place - 1].cue not in joins and not is_copula(items[place - 1]):
            return place
    turns = (Cue.RELATIVE, Cue.PREP, Cue.VERB)
    return next((place for place, one in enumerate(items) if one.cue in turns or is_copula(one)), None)


_TURNS = (Cue.RELATIVE, Cue.VERB)
_STOPS = (Cue.MARK, Cue.ORDER, Cue.DIRECTION)


def _turns(item: Item) -> bool:
    """Whether what follows is said of what stands before."""
    return item.cue in _TURNS or is_copula(item)


def _part(items: Sequence[Item]) -> Part:
    sketch = Sketch()
    Reader(items, sketch).run()
    return Part(sketch, overall=any(item.cue is Cue.OVERALL for item in items))


def _lift(sketch: Sketch, part: Sketch) -> None:
    """What one side of a ratio says about the whole question."""
    sketch.groups += part.groups
    sketch.unread += part.unread
    sketch.refused += part.refused
    sketch.dangling += part.dangling


def _divides(item: Item) -> bool:
    return item.cue is Cue.TO or item.said.lower() == "and"


def _end_of_ratio(items: Sequence[Item], start: int) -> int:
    for place in range(start, len(items)):
        if items[place].cue in (Cue.EACH, Cue.ORDER, Cue.BY, Cue.DIRECTION):
            participle = items[place].cue is Cue.BY and is_participle(items[place - 1].said)
            if not participle:
                return place
    return len(items)
