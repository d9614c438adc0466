"""The grammar of data questions: items from left to right into a sketch of what is asked.

It knows how people ask, not what they ask about: which table a word means is decided later, with all of them in sight.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from skills.sql.planning.compounds import VERBAL, tables_of
from skills.sql.planning.cues import IRREGULAR, TRAITS, Cue, is_verb
from skills.sql.planning.items import Item
from skills.sql.planning.plan import Fn, Where
from skills.sql.planning.sketch import Part, Share, Sketch, Sort, Term, Test, Thing

_ENDS = frozenset(".?!;")
_SHOWS = frozenset("return show give list display provide include output select report".split())
_SKIPPED = (Cue.SMALL, Cue.OF, Cue.VERB)


def read(items: Sequence[Item]) -> Sketch:
    """The sketch of a whole question, sentence by sentence."""
    sketch = Sketch()
    for place, sentence in enumerate(sentences(items)):
        shows = place > 0 and sentence[0].said.lower().split()[0] in _SHOWS
        if place > 0 and not shows and _asks(sentence):
            sketch.unread.append("second question")
        Reader(sentence, sketch, shows=shows).run()
    return sketch


def _asks(sentence: Sequence[Item]) -> bool:
    """Whether a sentence is a question of its own."""
    first = sentence[0].said.lower().split()[0]
    return first in ("how", "what", "which", "who", "whose", "when", "where")


def sentences(items: Sequence[Item]) -> list[list[Item]]:
    found: list[list[Item]] = [[]]
    for item in items:
        if item.cue is Cue.MARK and item.said in _ENDS:
            found.append([])
        else:
            found[-1].append(item)
    return [one for one in found if one]


class Reader:
    """Reads one sentence. `shows` marks one that only lists what to return."""

    def __init__(self, items: Sequence[Item], sketch: Sketch, *, shows: bool = False) -> None:
        self.items, self.sketch, self.shows = items, sketch, shows
        self.at = 0
        self.selecting = True
        self.negated = False
        self.either = False
        self.apart = False
        self.defined = False  # inside brackets that explain the word before
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
        }

    def run(self) -> None:
        while self.at < len(self.items):
            rule = self.rules.get(self.items[self.at].cue)
            if rule is None:
                self.at += 1
            else:
                rule()

    # what stands where

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

    # terms

    def term(self) -> Term | None:
        """A thing with its aggregate: "the average number of distinct active users". None where no thing follows."""
        start, fn, distinct, unit, seconds = self.at, None, False, None, False
        while (item := self.peek()) is not None:
            if item.cue is Cue.AGG:
                fn = _combined(fn, Fn(item.means))
            elif item.cue is Cue.DISTINCT:
                distinct = True
            elif item.cue is Cue.UNIT and not self._unit_is_thing():
                unit = item.means
            elif item.cue is Cue.DURATION:
                seconds = True
            elif item.cue in (Cue.VALUE, Cue.NOT) and self._adjective():
                continue
            elif item.cue is Cue.UNKNOWN and fn is not None:
                self.sketch.unread.append(item.said)
            elif item.cue not in _SKIPPED:
                break
            self.at += 1
        if unit is not None and fn is not None:
            self.sketch.groups.append(Term(unit=unit, at=start))
        return self._thing_of(start, fn, distinct, seconds)

    def _thing_of(self, start: int, fn: Fn | None, distinct: bool, seconds: bool) -> Term | None:
        item = self.peek()
        if item is None or item.cue is not Cue.REF:
            return Term(fn=fn, seconds=seconds, at=start) if seconds or fn is Fn.COUNT else None
        self.take()
        following = self.peek()
        while (
            following is not None
            and following.cue is Cue.REF
            and following.first == item.last + 1
            and not _said_of(following)
        ):
            self.sketch.things.append(Thing(item, self.at, context=True))
            item = self.take()
            following = self.peek()
        if following is not None and following.said == "count" and fn in (None, Fn.SUM):
            self.take()
            fn = Fn.COUNT
        if following is not None and following.cue is Cue.DURATION:
            self.take()
            seconds = True
        much = self.items[start].said.lower() == "how much"
        told = any(one.cue is Cue.DURATION and one.means for one in self.items[start : self.at])
        return Term(item, fn, distinct, None, seconds, start, in_seconds=told, much=much)

    def _unit_is_thing(self) -> bool:
        """Whether a calendar word is what is asked for ("each month"), not an adjective ("monthly average")."""
        following = self.after(*_SKIPPED)[1] if self.peek() is None else self._next_meaning()
        return following is None or following.cue not in (Cue.AGG, Cue.REF, Cue.SUPER)

    def _next_meaning(self) -> Item | None:
        return next((one for one in self.items[self.at + 1 :] if one.cue not in (Cue.SMALL, Cue.OF)), None)

    def _adjective(self) -> bool:
        """A value before the thing that it is said of, as in "active customers"; taken if it is one."""
        place = self.at + (1 if self.items[self.at].cue is Cue.NOT else 0)
        if place >= len(self.items) or self.items[place].cue is not Cue.VALUE:
            return False
        if place > self.at:
            self._not()
        self._value()
        return True

    def _emit(self, term: Term) -> None:
        (self.sketch.returns if self.shows else self.sketch.outputs).append(term)

    def _term_out(self) -> None:
        """An aggregate where something to show is expected, or later in the sentence after "and"."""
        item = self.items[self.at]
        if item.cue is Cue.DISTINCT and self.selecting:
            self.sketch.distinct = True
        before = self.at
        term = self.term()
        if term is None:
            self._without_thing(before)
        elif term.fn is None and not term.distinct and not self.selecting:
            self._as_thing(term)
        else:
            self._emit(term)
            self._also(item, term)
            self.selecting = self.shows

    def _also(self, item: Item, term: Term) -> None:
        """ "The numbers of A and B": both are counted. "Average A and B": both, if both are numbers."""
        plural = (
            item.said.lower().split()[0] in ("numbers", "counts", "totals", "averages") or term.fn is Fn.AVG
        )
        while plural and term.fn is not None:
            and_, other = self.peek(), self.peek(1)
            if and_ is None or and_.cue is not Cue.AND or other is None or other.cue is not Cue.REF:
                return
            if term.fn is Fn.AVG and any(link.column is None for link in other.links):
                return
            self.at += 2
            self._emit(Term(other, term.fn, at=self.at - 1, unsure=term.fn is Fn.AVG))

    def _without_thing(self, before: int) -> None:
        following = self.peek()
        if following is not None and following.cue in (Cue.RATIO, Cue.SUPER, Cue.COMMON) and self.at > before:
            return
        self.at = max(self.at, before + 1)
        if following is None or following.cue is not Cue.STRETCH:
            self.sketch.unread.append(self.items[before].said)

    def _as_thing(self, term: Term) -> None:
        if term.ref is not None:
            self.sketch.things.append(Thing(term.ref, term.at))

    # names and values

    def _name(self) -> None:
        if self._tested():
            return
        before = self.before()
        term = self.term()
        if term is None or term.ref is None:
            return
        owns = self._owns(before, term)
        if _said_of(term.ref) and self.sketch.outputs and not self.shows:
            self.selecting = False  # "which customers ordered …": what follows is said of them
        if self.selecting and not owns:
            self._emit(term)
            if not self.shows and not self.sketch.single:
                self.sketch.single = _is_one(term.ref)
        else:
            if owns:
                self._own(term)
            self._thing(term, owner=owns)

    def _owns(self, before: Item | None, term: Term) -> bool:
        """After "name and rating of", a table is whose name and rating, not one more thing to show."""
        outputs = self.sketch.returns if self.shows else self.sketch.outputs
        previous = self.peek(-2) if self.at >= 2 else None
        of = previous is not None and any(
            one.cue is Cue.OF for one in self.items[max(0, term.at - 3) : term.at]
        )
        return bool(outputs) and of and before is not None and bool(term.ref and tables_of(term.ref))

    def _thing(self, term: Term, *, owner: bool = False) -> None:
        assert term.ref is not None  # callers have looked
        if tables_of(term.ref):
            self.sketch.things.append(Thing(term.ref, term.at, absent=self.negated, owner=owner))
        elif _is_verb(term.ref):
            self.sketch.things.append(Thing(term.ref, term.at, context=True))
            return  # "have not created a playlist": it is not said of the verb
        elif self.negated:
            self.sketch.tests.append(Test(term.at, term.ref, missing=True))
        elif self._had(term):
            self.sketch.tests.append(Test(term.at, term.ref, missing=True, negated=True))
        else:
            self.sketch.dangling.append(term.ref.said)
            return
        self.negated = False

    def _had(self, term: Term) -> bool:
        """ "Students who have a minor", "customers with an email": there is a value."""
        said = [item.said.lower() for item in self.items[max(0, term.at - 2) : term.at]]
        return (
            bool(said)
            and said[-1] in ("a", "an", "any")
            and said[0] in ("have", "has", "had", "with", "having")
        )

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
        ref = None
        columns = {(value.table, value.column) for value in item.values}
        if following is not None and following.cue is Cue.REF:
            named = {(link.table, link.column) for link in following.links}
            tables = {link.table for link in following.links if link.column is None}
            whole = any(link.column is None and link.score >= 0.95 for link in following.links)
            if named & columns and not whole:  # "Italian food": the name of the column follows
                item = replace(item, values=tuple(v for v in item.values if (v.table, v.column) in named))
                self.take()
            elif {table for table, _ in columns} & tables:
                ref = following
                item = replace(item, values=tuple(v for v in item.values if v.table in tables))
        if not item.values:
            self.sketch.unread.append(item.said)
            return
        self._test(Test(self.at - 1, ref, value=item, text=item.said))
        self._more_values(ref or item, self.at - 1)
        self.selecting = self.selecting and ref is not None

    def _test(self, test: Test) -> None:
        if test.ref is not None and test.ref.said.lower() in ("id", "ids", "name"):
            test = replace(test, owner=self._last_thing(test.at))
        self.sketch.tests.append(replace(test, negated=self.negated, either=self.either, apart=self.apart))
        self.negated = self.either = False

    def _last_thing(self, at: int) -> Item | None:
        """ "The merchant with id 1": whose id it is."""
        before = self.items[max(0, at - 3) : at]
        return next((item for item in reversed(before) if item.cue is Cue.REF and tables_of(item)), None)

    # conditions

    def _compare(self) -> None:
        """A comparison without a name before it: "more than 5 reviews" counts them."""
        item = self.take()
        place, number = self.after(Cue.SMALL)
        if number is None or number.cue is not Cue.NUMBER or number.number is None:
            self.sketch.unread.append(item.said)
            return
        self.at = place + 1
        trait = TRAITS.get(item.said.lower().split()[0])
        if trait and self.after(Cue.SMALL)[1] is None:
            self._test(Test(self.at, op=item.means, number=number.number, trait=trait))
            return
        counted = self.term()
        if counted is None or counted.ref is None:
            self.sketch.unread.append(item.said)
        elif tables_of(counted.ref):
            thing = Thing(counted.ref, counted.at, op=item.means, number=int(number.number))
            self.sketch.things.append(thing)
        else:
            self._test(Test(self.at, counted.ref, op=item.means, number=number.number))

    def _compared(self, ref: Item, start: int) -> bool:
        if not _is_number(ref) and self.items[self.at].means not in ("=", "<>"):
            return False
        op = self.take().means
        place, value = self.after(Cue.SMALL)
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
        if (
            counted is not None
            and counted.cue is Cue.REF
            and bool(tables_of(counted))
            and not _is_number(ref)
        ):
            return False  # "cities with more than 5 restaurants": what is compared comes behind
        upto = self._upper_end() if op == "between" else None
        self._test(Test(start, ref, op=op, number=value.number, upto=upto))
        return True

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

    def _not(self) -> None:
        self.negated = True
        self.selecting = self.selecting and not (self.sketch.outputs or self.sketch.returns)
        self.at += 1

    def _null(self) -> None:
        self.sketch.unread.append(self.take().said)

    def _number(self) -> None:
        item = self.take()
        place, following = self.after(Cue.SMALL)
        if following is not None and following.cue in (Cue.SUPER, Cue.COMMON):
            self.sketch.limit = int(item.number or 0) or None
        elif following is not None and following.cue is Cue.DISTINCT:
            self.sketch.limit = int(item.number or 0) or None
        else:
            self.sketch.unread.append(item.said)

    def _stretch(self) -> None:
        item = self.take()
        self._test(Test(self.at - 1, stretch=item.stretch))
        self.selecting = False

    def _weekend(self) -> None:
        item = self.take()
        self._test(Test(self.at - 1, weekend=item.means))

    def _unit(self) -> None:
        """A calendar word that is no column: "monthly" groups, as does "each month"."""
        if not self._unit_is_thing():
            item = self.take()
            self.sketch.groups.append(Term(unit=item.means, at=self.at - 1))
        else:
            item = self.take()
            if self.shows:
                self._emit(Term(unit=item.means, at=self.at - 1))
            elif not any(group.unit == item.means for group in self.sketch.groups):
                self.sketch.unread.append(item.said)

    def _unknown(self) -> None:
        item = self.take()
        if not self._explained():
            self.sketch.unread.append(item.said)

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

    def _modifier(self) -> None:
        item = self.take()
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
        if self.sketch.outputs and not self.shows and item.said.lower() not in _SHOWS:
            self.selecting = False

    # order and number

    def _superlative(self) -> None:
        """ "top 5", "the most reviews", "highest rating", "lowest price": a limit, an order or an extreme value."""
        item = self.take()
        descending = item.means == "desc"
        number = self.peek()
        if number is not None and number.cue is Cue.NUMBER:
            self.sketch.limit = int(self.take().number or 0) or None
        trait = TRAITS.get(item.said.lower().split()[-1])
        following = self.after(Cue.SMALL)[1]
        if trait and self._is_trait(following):
            self._by_trait(trait, descending, following)
            return
        top = item.said.lower() in ("top", "bottom", "first", "last") and self.sketch.measure is None
        following = self.after(Cue.SMALL)[1]
        if top or (following is not None and following.cue in (Cue.SUPER, Cue.COMMON)):
            self._set_most(descending)
            return
        term = self.term()
        if term is None:
            self.sketch.unread.append(item.said)
        elif self.selecting and self._extreme(term):
            self._emit(replace(term, fn=Fn.MAX if descending else Fn.MIN))
        else:
            self._measure(term, descending, item)

    def _is_trait(self, following: Item | None) -> bool:
        """Whether an extreme is one of the thing itself: "the cheapest product", "which lake is the largest"."""
        if following is None or following.cue is Cue.MARK:
            return True
        return following.cue is Cue.VALUE or (following.cue is Cue.REF and bool(tables_of(following)))

    def _by_trait(self, trait: tuple[str, ...], descending: bool, following: Item | None) -> None:
        self._set_most(descending)
        self.sketch.trait = trait
        self.sketch.single = self.sketch.single or self._of_one(following)
        if self.sketch.outputs and following is not None and following.cue is Cue.REF:
            self.at = self.after(Cue.SMALL)[0] + 1
            self.sketch.measure = Term(following, at=self.at - 1, trait=trait)

    def _of_one(self, following: Item | None) -> bool:
        """ "The cheapest product" is one, "the cheapest products" are not."""
        return following is not None and following.cue is Cue.REF and _is_one(following)

    def _extreme(self, term: Term) -> bool:
        """ "Lowest price for …": the value itself is asked for."""
        first = not self.sketch.outputs or self.shows
        return first and term.fn is None and term.ref is not None and not tables_of(term.ref)

    def _measure(self, term: Term, descending: bool, item: Item) -> None:
        counted = term.fn is None and term.ref is not None and bool(tables_of(term.ref))
        if counted and item.said.lower().split()[-1] not in ("most", "fewest", "least"):
            self._emit(term) if not self.sketch.outputs else self.sketch.dangling.append(item.said)
            self.sketch.unread.append(item.said)
            return
        self.sketch.measure = replace(term, fn=Fn.COUNT) if counted else term
        self._set_most(descending)
        self.selecting = False

    def _set_most(self, descending: bool) -> None:
        if self.sketch.most is None or self.sketch.measure is not None:
            self.sketch.most = descending

    def _common(self) -> None:
        item = self.take()
        self.sketch.common = True
        self._set_most(item.means == "desc")

    def _each(self) -> None:
        of = "of" in self.take().said.lower().split()
        before = len(self.sketch.groups)
        self._groups()
        if of and len(self.sketch.groups) > before:
            self._own(self.sketch.groups[before])

    def _own(self, group: Term) -> None:
        """ "The name and age of each student": the columns just said are the student's."""
        outputs = self.sketch.returns if self.shows else self.sketch.outputs
        for place, term in enumerate(outputs):
            if term.fn is None and term.owner is None and term.ref is not None and not tables_of(term.ref):
                outputs[place] = replace(term, owner=group.ref)

    def _groups(self) -> None:
        """One or several things to group by: "for each region and city"."""
        while True:
            item = self.after(*_SKIPPED)[1]
            if item is not None and item.cue is Cue.STRETCH and item.stretch is not None:
                self.sketch.groups.append(Term(unit=item.stretch.grain, at=self.at))
                break
            if item is not None and item.cue is Cue.UNIT:
                self.at = self.after(*_SKIPPED)[0] + 1
                self.sketch.groups.append(Term(item, unit=item.means, at=self.at - 1))
            else:
                term = self.term()
                if term is None or term.ref is None:
                    self.sketch.unread.append("each")
                    break
                self.sketch.groups.append(term)
            place, following = self.after(Cue.AND, Cue.MARK)
            if place == self.at or following is None or following.cue is not Cue.REF:
                break
            self.at = place
        self.selecting = False

    def _by(self) -> None:
        item = self.take()
        before = self.peek(-2)
        named = self.after(Cue.SMALL)[1]
        if named is not None and named.cue in (Cue.VALUE, Cue.TEXT):
            self.selecting = False  # "albums by Aurora"
            return
        passive = before is not None and before.cue in (Cue.VERB, Cue.REF) and _is_participle(before.said)
        if (passive or self._doer()) and item.said.lower() == "by":
            self.selecting = False
        elif self.sketch.most is not None and self.sketch.measure is None:
            self._top_by()
        elif self.selecting or self.sketch.outputs or self.sketch.share is not None:
            self._groups()

    def _doer(self) -> bool:
        """ "Transactions by users who joined": those who did it, not one row for each."""
        place, item = self.after(Cue.SMALL)
        following = self.items[place + 1] if place + 1 < len(self.items) else None
        person = item is not None and item.cue is Cue.REF and bool(tables_of(item))
        return person and following is not None and following.cue in (Cue.RELATIVE, Cue.PREP)

    def _top_by(self) -> None:
        following = self.after(Cue.SMALL)
        if following[1] is not None and following[1].cue is Cue.SUPER:
            self.at = following[0] + 1
        term = self.term()
        if term is None:
            self.sketch.unread.append("by")
        else:
            self.sketch.measure = term
        self.selecting = False

    def _order(self) -> None:
        self.at += 1
        self.selecting = False
        descending, place = None, self.at
        while (item := self.peek()) is not None and item.cue in (Cue.SMALL, Cue.SUPER, Cue.DIRECTION, Cue.BY):
            if item.cue in (Cue.SUPER, Cue.DIRECTION):
                descending = item.means.endswith("desc")
            self.at += 1
        while True:
            term = self._order_term()
            if term is None:
                break
            self.sketch.orders.append(Sort(term, descending or False))
            place, following = self.after(Cue.AND, Cue.MARK)
            if place == self.at or following is None or following.cue not in (Cue.REF, Cue.AGG):
                break
            self.at = place
        if descending is not None:
            self.sketch.direction = descending

    def _order_term(self) -> Term | None:
        item = self.peek()
        if item is not None and item.cue is Cue.RATIO:
            self.take()
            return Term(at=-1)
        if item is not None and item.cue is Cue.UNIT:
            self.take()
            return Term(item, unit=item.means, at=self.at)
        return self.term() if item is not None and item.cue is not Cue.DIRECTION else None

    def _direction(self) -> None:
        item = self.take()
        self.selecting = False
        if item.means == "tail":
            return
        self.sketch.direction = item.means.endswith("desc")
        if item.means.startswith("lead"):
            term = self._order_term()
            if term is not None:
                self.sketch.orders.append(Sort(term, self.sketch.direction))

    # ratios

    def _ratio(self) -> None:
        item = self.take()
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

    def _part_of_whole(self, item: Item, rest: Sequence[Item], end: int) -> None:
        """ "percentage of X that are Y": Y narrows X."""
        turn = next(
            (
                place
                for place, one in enumerate(rest[:end])
                if one.cue in (Cue.RELATIVE, Cue.PREP, Cue.VERB) or _is_copula(one)
            ),
            None,
        )
        if turn is None or turn == 0:
            self.sketch.unread.append(item.said)
            return
        whole, part = _part(rest[:turn]), _part(rest[:end])
        self.sketch.share = Share(part, whole, percent=item.means == "percent")
        self.at += end
        _lift(self.sketch, part.sketch)


def _part(items: Sequence[Item]) -> Part:
    sketch = Sketch()
    Reader(items, sketch).run()
    return Part(sketch, overall=any(item.cue is Cue.OVERALL for item in items))


def _lift(sketch: Sketch, part: Sketch) -> None:
    """What one side of a ratio says about the whole question."""
    sketch.groups += part.groups
    sketch.unread += part.unread
    sketch.dangling += part.dangling


def _divides(item: Item) -> bool:
    return item.cue is Cue.TO or item.said.lower() == "and"


def _end_of_ratio(items: Sequence[Item], start: int) -> int:
    for place in range(start, len(items)):
        if items[place].cue in (Cue.EACH, Cue.ORDER, Cue.BY, Cue.DIRECTION):
            participle = items[place].cue is Cue.BY and _is_participle(items[place - 1].said)
            if not participle:
                return place
    return len(items)


def _is_copula(item: Item) -> bool:
    return item.cue is Cue.SMALL and item.said.lower() in ("is", "are", "was", "were", "have", "has", "had")


def _combined(outer: Fn | None, inner: Fn) -> Fn:
    """ "total number of" counts; "average number of" keeps its outer word."""
    if outer is None or outer is Fn.SUM:
        return inner
    return outer


def _is_number(item: Item) -> bool:
    return any(link.column is not None and link.numeric for link in item.links)


def _is_one(item: Item) -> bool:
    last = item.said.split()[-1].lower()
    return not last.endswith("s") or last.endswith("ss")


def _is_participle(said: str) -> bool:
    last = said.split()[-1].lower()
    return last.endswith(("ed", "ing")) or last in IRREGULAR


def _is_verb(item: Item) -> bool:
    return _is_participle(item.said) or item.means == VERBAL or is_verb(item.said.lower(), item.stem)


def _said_of(item: Item) -> bool:
    """ "Ordered" in "customers ordered": what they did, not one more thing."""
    word = item.said.lower()
    return item.means == VERBAL or word.endswith("ed") or word in IRREGULAR
