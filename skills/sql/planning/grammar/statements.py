"""Conditions as they are said: "rating above 4", "in the state of California", "names that start with J"."""

from dataclasses import replace

from skills.sql.planning.compounds import tables_of
from skills.sql.planning.cues import Cue
from skills.sql.planning.grammar.cursor import Cursor
from skills.sql.planning.grammar.words import is_number, is_one, is_participle
from skills.sql.planning.items import Item
from skills.sql.planning.plan import Where
from skills.sql.planning.sketch import Test

CLASSES = frozenset("status type category class level tier kind group state condition".split())


class TestReader(Cursor):
    """Reads conditions: a name with what is said of it, a value, a stretch of time."""

    def _tested(self) -> bool:
        """A name with a condition right behind it: "rating above 4", "state of California", "names start with J"."""
        ref = self.items[self.at]
        keep, self.at = self.at, self.at + 1
        place, item = self.after(Cue.SMALL, Cue.OF, Cue.VERB, Cue.PREP)
        found = False
        if item is not None:
            gap = place - self.at
            self.at = place
            found = self._tested_by(ref, item, keep, gap)
        if not found:
            self.at = keep
        return found

    def _tested_by(self, ref: Item, item: Item, start: int, gap: int) -> bool:
        if item.cue is Cue.COMPARE:
            return self._compared(ref, start)
        if item.cue is Cue.LIKE:
            return self._liked(ref, start)
        if item.cue is Cue.NULL and ref.cue is Cue.REF and not tables_of(ref):
            self.take()
            self._test(Test(start, ref, missing=True))
            return True
        if item.cue is Cue.STRETCH and gap == 0 and ref.cue is Cue.REF and ref.links[0].dated:
            self.take()
            self._test(Test(start, ref, stretch=item.stretch))
            return True
        if item.cue is Cue.NUMBER and gap <= 1 and not tables_of(ref) and item.number is not None:
            self.take()
            self._test(Test(start, ref, number=item.number))
            return True
        if item.cue in (Cue.VALUE, Cue.TEXT) and gap <= 2:
            return self._valued(ref, item, start)
        return False

    def _valued(self, ref: Item, item: Item, start: int) -> bool:
        """The value belongs to the name before it if it stands in such a column, or is a literal nobody knows."""
        tables = set(tables_of(ref))
        columns = {(link.table, link.column) for link in ref.links}
        fits = tuple(
            value
            for value in item.values
            if (value.table, value.column) in columns or (value.table in tables and item.cue is Cue.TEXT)
        )
        loose = item.cue is Cue.TEXT and not item.values
        if not fits and not loose:
            return False
        self.take()
        self._test(Test(start, ref, value=replace(item, values=fits or item.values), text=item.said))
        self._more_values(ref, start)
        return True

    def _more_values(self, ref: Item, start: int) -> None:
        """ "in the domain A or B": each further value of a list is of the same name."""
        while (item := self.peek(1)) is not None and self.items[self.at].cue in (Cue.OR, Cue.AND, Cue.MARK):
            if item.cue not in (Cue.VALUE, Cue.TEXT):
                return
            columns = (
                {value.column for value in self.sketch.tests[-1].value.values}
                if self.sketch.tests[-1].value
                else set()
            )
            fits = tuple(value for value in item.values if value.column in columns)
            if not fits:
                return
            either = self.items[self.at].cue is not Cue.AND or not self.apart
            self.at += 2
            self.either = either
            self._test(Test(start, ref, value=replace(item, values=fits), text=item.said))

    def _value(self) -> None:
        item = self.take()
        following = self.peek()
        ref, beside = None, None
        columns = {(value.table, value.column) for value in item.values}
        if following is not None and following.cue is Cue.REF:
            named = {(link.table, link.column) for link in following.links}
            tables = {link.table for link in following.links if link.column is None}
            whole = following.links[0].column is None and following.links[0].score >= 0.75
            if named & columns and not whole:  # "Italian food": the name of the column follows
                item = replace(item, values=tuple(v for v in item.values if (v.table, v.column) in named))
                self.take()
            elif {table for table, _ in columns} & tables:
                ref = following
                item = replace(item, values=tuple(v for v in item.values if v.table in tables))
            elif tables and following.first == item.last + 1:
                beside = following
            elif following.first == item.last + 1 and following.said.lower() in CLASSES:
                self.take()  # "Platinum status" of a tier: what kind of word the value is
        if not item.values:
            self.sketch.unread.append(item.said)
            return
        if ref is not None and self._none_of(ref):
            self.negated = False  # "no lost deliveries": there are none that were lost
            self._test(Test(self.at + 1, ref, value=item, text=item.said))
            self.negated = True
            return
        self._test(Test(self.at - 1, ref, value=item, text=item.said, beside=beside))
        self._more_values(ref or item, self.at - 1)
        self.selecting = self.selecting and ref is not None

    def _none_of(self, ref: Item) -> bool:
        """Whether things that a value was said of are to be absent from what the question asks for."""
        last = next((one for one in reversed(self.items[: self.at]) if one.cue is Cue.NOT), None)
        none = last is not None and last.said.lower() in ("no", "without", "without any", "lacking")
        subject = next((term.ref for term in self.sketch.outputs if term.ref is not None), None)
        if not (self.negated and none) or subject is None or not tables_of(subject) or not tables_of(ref):
            return False
        return tables_of(subject)[0] != tables_of(ref)[0]

    def _compared(self, ref: Item, start: int) -> bool:
        if not is_number(ref) and self.items[self.at].means not in ("=", "<>"):
            return False
        op = self.take().means
        place, value = self.after(Cue.SMALL)
        if value is not None and self._of_columns(ref, value):
            self.at = place + 1
            self._test(Test(start, ref, op=op, other=value))
            return True
        if value is None or value.cue not in (Cue.NUMBER, Cue.TEXT, Cue.VALUE):
            return False
        self.at = place + 1
        if value.cue is not Cue.NUMBER:
            if op not in ("=", "<>"):
                return False
            self.negated ^= op == "<>"
            self._test(Test(start, ref, value=value, text=value.said))
            return True
        counted = self.after(Cue.SMALL, Cue.DISTINCT, Cue.AGG)[1]
        if counted is not None and counted.cue is Cue.REF and bool(tables_of(counted)):
            return False  # "cities with more than 5 restaurants": what is compared comes behind
        upto = self._upper_end() if op == "between" else None
        self._test(Test(start, ref, op=op, number=value.number, upto=upto))
        return True

    def _of_columns(self, ref: Item, other: Item) -> bool:
        """ "Stock below the reorder level": two numbers of one row."""
        if other.cue is not Cue.REF or not (is_number(ref) and is_number(other)):
            return False
        tables = {link.table for link in ref.links if link.column is not None and link.numeric}
        return not tables_of(other) and any(link.table in tables for link in other.links)

    def _upper_end(self) -> float | None:
        place, item = self.after(Cue.SMALL, Cue.AND, Cue.TO)
        if item is None or item.cue is not Cue.NUMBER:
            return None
        self.at = place + 1
        return item.number

    def _liked(self, ref: Item, start: int) -> bool:
        where = Where(self.take().means)
        place, item = self.after(Cue.SMALL)
        if item is None or item.cue not in (Cue.TEXT, Cue.VALUE, Cue.UNKNOWN, Cue.REF):
            return False
        self.at = place + 1
        self._test(Test(start, ref, text=item.said, where=where))
        return True

    def _like(self) -> None:
        """ "starts with J or ends with 'ez'": the second is about the same name."""
        previous = next((test.ref for test in reversed(self.sketch.tests) if test.where), None)
        last = next((thing.ref for thing in reversed(self.sketch.things)), None)
        ref = previous or last
        if ref is None or not self._liked(ref, self.at):
            self.sketch.unread.append(self.items[min(self.at, len(self.items) - 1)].said)
            self.at += 1

    def _null(self) -> None:
        self.sketch.unread.append(self.take().said)

    def _number(self) -> None:
        item = self.take()
        _place, following = self.after(Cue.SMALL)
        if (
            (following is not None and following.cue in (Cue.SUPER, Cue.COMMON))
            or (following is not None and following.cue is Cue.DISTINCT)
            or (following is not None and self._so_many(following))
        ):
            self.sketch.limit = int(item.number or 0) or None
        else:
            self.sketch.unread.append(item.said)

    def _so_many(self, following: Item) -> bool:
        """ "The 5 customers with the highest …": as many of what is asked for."""
        first = self.selecting and not self.sketch.outputs and self.sketch.limit is None
        return first and following.cue is Cue.REF and bool(tables_of(following)) and not is_one(following)

    def _stretch(self) -> None:
        if self.negated and self._did_not():
            self.sketch.refused.append(self.items[self.at].said)
        item = self.take()
        self._test(Test(self.at - 1, stretch=item.stretch, owner=self._done_then()))
        self.selecting = False

    def _did_not(self) -> bool:
        """ "Have not visited in May": nothing says which table has the visits, and another date is another thing."""
        place = self.at - 1
        while place >= 0 and self.items[place].cue in (Cue.SMALL, Cue.VERB, Cue.UNKNOWN, Cue.PREP):
            place -= 1
        done = any(one.cue in (Cue.VERB, Cue.UNKNOWN) for one in self.items[place + 1 : self.at])
        if place < 0 or not done or self.items[place].cue is not Cue.NOT:
            return False
        doing = self.items[place - 1].said.lower() if place else ""
        never = self.items[place].said.lower() == "never"
        return never or doing in ("have", "has", "had", "do", "does", "did")

    def _done_then(self) -> Item | None:
        """ "Cars made after 2020": the thing that the participle right before a stretch is said of."""
        before = [item for item in self.items[: self.at - 1] if item.cue is not Cue.SMALL]
        if len(before) < 2 or before[-1].cue is not Cue.VERB or not is_participle(before[-1].said):
            return None
        return before[-2] if before[-2].cue is Cue.REF and tables_of(before[-2]) else None

    def _weekend(self) -> None:
        item = self.take()
        self._test(Test(self.at - 1, weekend=item.means))
