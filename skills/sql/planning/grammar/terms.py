"""What is to be shown, and things that are only named: "the average number of active users"."""

from dataclasses import replace

from skills.sql.names import parts_of, spelled_out
from skills.sql.planning.compounds import tables_of
from skills.sql.planning.cues import Cue
from skills.sql.planning.extremes import TRAITS
from skills.sql.planning.grammar.statements import TestReader
from skills.sql.planning.grammar.words import (
    SKIPPED,
    is_number,
    is_one,
    is_participle,
    is_said_of,
    names_verb,
    says_unit,
)
from skills.sql.planning.items import Item, is_plural_of
from skills.sql.planning.likeness import Link
from skills.sql.planning.plan import Fn
from skills.sql.planning.sketch import Having, Term, Test, Thing

NAMING = ("name", "title", "description")
_BE = frozenset("was were is are been being be wasn't weren't isn't aren't".split())
_CLAUSE_ENDS = (Cue.MARK, Cue.ORDER, Cue.DIRECTION, Cue.EACH)
KIND = 0.8  # a thing that is named by its kind alone


class TermReader(TestReader):
    """Reads what is to be shown, and the things that are only named."""

    def term(self) -> Term | None:
        """A thing with its aggregate: "the average number of distinct active users". None where no thing follows."""
        lead, kind = Term(at=self.at), None
        while (item := self.peek()) is not None:
            if item.cue in (Cue.VALUE, Cue.NOT, Cue.DEFINED) and self._adjective():
                kind = self.items[self.at - 1]
                continue
            more = self._lead(lead, item)
            if more is None:
                break
            lead = more
            self.at += 1
        if lead.unit is not None and lead.fn is not None:
            self.sketch.groups.append(Term(unit=lead.unit, at=lead.at))
        following = self.peek()
        named = following is not None and following.cue is Cue.REF and not is_said_of(following)
        thing = None if named else _thing_of_kind(kind)
        if thing is not None:
            return Term(thing, lead.fn, lead.distinct, at=lead.at)
        return self._thing_of(lead.at, lead.fn, lead.distinct, lead.seconds)

    def _lead(self, lead: Term, item: Item) -> Term | None:
        """What one more word before the thing adds; None where the thing itself begins."""
        if item.cue is Cue.AGG:
            return replace(lead, fn=_combined(lead.fn, Fn(item.means)))
        if item.cue is Cue.DISTINCT:
            return replace(lead, distinct=True)
        if item.cue is Cue.UNIT and not self._unit_is_thing():
            return replace(lead, unit=item.means)
        if item.cue is Cue.DURATION:
            return replace(lead, seconds=True)
        if item.cue is Cue.UNKNOWN and lead.fn is not None:
            self.sketch.unread.append(item.said)
            return lead
        return lead if item.cue in SKIPPED else None

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
            and not is_said_of(following)
        ):
            self.sketch.things.append(Thing(item, self.at, context=True))
            if tables_of(item) and tables_of(following) and not is_one(item) and is_one(following):
                self.sketch.unread.append(following.said)  # "lines stop" is no compound
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
        following = self.after(*SKIPPED)[1] if self.peek() is None else self._next_meaning()
        return following is None or following.cue not in (Cue.AGG, Cue.REF, Cue.SUPER)

    def _next_meaning(self) -> Item | None:
        return next((one for one in self.items[self.at + 1 :] if one.cue not in (Cue.SMALL, Cue.OF)), None)

    def _adjective(self) -> bool:
        """A value before the thing that it is said of, as in "active customers"; taken if it is one."""
        place = self.at + (1 if self.items[self.at].cue is Cue.NOT else 0)
        if place >= len(self.items) or self.items[place].cue not in (Cue.VALUE, Cue.DEFINED):
            return False
        if place > self.at:
            self._not()
        if self.items[place].cue is Cue.DEFINED:
            self._defined()
        else:
            self._value()
        return True

    def _defined(self) -> None:
        """Conditions that a word stands for, which needs a whole reader."""
        raise NotImplementedError

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
        elif self._held_against(term):
            return
        else:
            self._emit(term)
            self._also(item, term)
            self.selecting = self.shows

    def _held_against(self, term: Term) -> bool:
        """ "Genres with an average price above 10": not to be shown, but a condition on each genre."""
        place, compare = self.after(Cue.SMALL)
        if (
            not (self.sketch.outputs or self.sketch.groups)
            or compare is None
            or compare.cue is not Cue.COMPARE
        ):
            return False
        number = self.peek(place + 1 - self.at)
        if number is None or number.cue is not Cue.NUMBER or number.number is None or term.ref is None:
            return False
        self.at = place + 2
        self.sketch.havings.append(Having(term, compare.means, number.number))
        self.selecting = False
        return True

    def _value(self) -> None:
        item, before = self.items[self.at], self.before()
        of = any(one.cue is Cue.OF for one in self.items[max(0, self.at - 2) : self.at])
        super()._value()
        kind = _thing_of_kind(item) if of and before is not None and before.cue is Cue.REF else None
        if kind is not None:
            self._own(Term(kind, at=self.at - 1))  # "the names of postdocs"

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
        if self.shows and self._said_before(Fn(self.items[before].means or "count")):
            return
        if following is None or following.cue is not Cue.STRETCH:
            self.sketch.unread.append(self.items[before].said)

    def _said_before(self, fn: Fn) -> bool:
        """ "Return the name and average": that of which the question has just asked the average."""
        said = [term.fn for term in self.sketch.outputs if term.fn is not None]
        return said == [fn] or (fn is Fn.SUM and said == [Fn.COUNT])  # "how many tons … the total"

    def _as_thing(self, term: Term) -> None:
        if term.ref is not None:
            self.sketch.things.append(Thing(term.ref, term.at))

    def _name(self) -> None:
        if self._tested():
            return
        before = self.before()
        term = self.term()
        if term is None or term.ref is None:
            return
        owns = self._owns(before, term)
        if is_said_of(term.ref) and self.sketch.outputs and not self.shows:
            self.selecting = False  # "which customers ordered …": what follows is said of them
        if self.selecting and not owns:
            self._emit(term)
            if not self.shows and not self.sketch.single:
                self.sketch.single = is_one(term.ref)
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

    def _own(self, group: Term) -> None:
        """ "The name and age of each student": the columns just said are the student's."""
        outputs = self.sketch.returns if self.shows else self.sketch.outputs
        for place, term in enumerate(outputs):
            ref = term.ref
            bare = ref is not None and (not tables_of(ref) or ref.said.lower() in ("name", "names"))
            if term.fn is None and term.owner is None and bare:
                outputs[place] = replace(term, owner=group.ref)

    def _thing(self, term: Term, *, owner: bool = False) -> None:
        if term.ref is None:
            return
        if tables_of(term.ref):
            self.sketch.things.append(Thing(term.ref, term.at, absent=self.negated, owner=owner))
        elif self._was_done(term):
            self.sketch.tests.append(Test(term.at, term.ref, missing=True, negated=not self.negated))
        elif names_verb(term.ref):
            self.sketch.things.append(Thing(term.ref, term.at, context=True))
            return  # "have not created a playlist": it is not said of the verb
        elif not self._is_there(term, term.ref):
            return
        self.negated = False

    def _is_there(self, term: Term, ref: Item) -> bool:
        """A column that was named alone: whether rows have it, or have it not; False where nothing comes of it."""
        if self.negated and self._goes_on():
            self.sketch.refused.append(ref.said)  # "no price above 5" says something else of the price
        elif self.negated:
            self.sketch.tests.append(Test(term.at, ref, missing=True))
        elif says_unit(self.items, ref):
            return False
        elif self._had(term):
            self.sketch.tests.append(Test(term.at, ref, missing=True, negated=True))
        else:
            self.sketch.dangling.append(ref.said)
            return False
        return True

    def _was_done(self, term: Term) -> bool:
        """ "Invoices that were paid", "have not been returned yet": the date of it is there, or is not."""
        ref = term.ref
        if ref is None or tables_of(ref) or not ref.links[0].dated or not is_participle(ref.said):
            return False
        if any(one.cue in (Cue.STRETCH, Cue.UNIT) for one in self.items[self.at :]):
            return False  # "reported per month": when it was, and not whether
        before = self.items[term.at - 1].said.lower() if term.at else ""
        place, following = self.after(Cue.SMALL)
        yet = following is not None and following.said.lower() in ("yet", "already", "so far")
        if yet:
            self.at, following = place + 1, self.peek(place + 1 - self.at)
        if before == "not" and term.at > 1:
            before = self.items[term.at - 2].said.lower()
        return before in _BE and (following is None or following.cue in _CLAUSE_ENDS)

    def _goes_on(self) -> bool:
        following = self.after(Cue.SMALL)[1]
        return following is not None and following.cue in (Cue.COMPARE, Cue.LIKE)

    def _had(self, term: Term) -> bool:
        """ "Students who have a minor", "customers with an email": there is a value."""
        said = [item.said.lower() for item in self.items[max(0, term.at - 2) : term.at]]
        return (
            bool(said)
            and said[-1] in ("a", "an", "any")
            and said[0] in ("have", "has", "had", "with", "having")
        )

    def _compared(self, ref: Item, start: int) -> bool:
        return (is_number(ref) and self._against(ref, start)) or super()._compared(ref, start)

    def _against(self, ref: Item | None, start: int) -> bool:
        """ "More than the average salary": a comparison with a figure of all rows, as long as nothing narrows it."""
        keep, op = self.at, self.items[self.at].means
        self.at += 1
        figure = self.after(Cue.SMALL)[1]
        if figure is not None and figure.cue is Cue.AGG and figure.means in ("avg", "min", "max"):
            term = self.term()
            following = self.after(Cue.SMALL)[1]
            if term is not None and term.ref is not None and is_number(term.ref) and _ends(following):
                self._test(Test(start, ref or term.ref, op=op, against=term))
                return True
        self.at = keep
        return False

    def _compare(self) -> None:
        """A comparison without a name before it: "more than 5 reviews" counts them."""
        if self._against(None, self.at):
            return
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
        if counted is None or counted.ref is None or counted.ref not in self.items:
            self.sketch.unread.append(item.said)  # also of "more than 3 doctors", a kind of thing
        elif tables_of(counted.ref):
            thing = Thing(counted.ref, counted.at, op=item.means, number=int(number.number))
            self.sketch.things.append(thing)
        else:
            self._test(Test(self.at, counted.ref, op=item.means, number=number.number))

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


def _thing_of_kind(kind: Item | None) -> Item | None:
    """ "Doctors", where that is what a column of staff says of them: the staff."""
    found = kind.values if kind is not None else ()
    if any(spelled_out(parts_of(value.column))[-1] in NAMING for value in found):
        return None  # a suite is no room type, though one is called so
    tables = {value.table for value in found}
    if kind is None or kind.cue is not Cue.VALUE or len(tables) != 1 or not is_plural_of(kind):
        return None
    return replace(kind, cue=Cue.REF, values=(), links=(Link(next(iter(tables)), None, KIND),))


def _ends(item: Item | None) -> bool:
    return item is None or item.cue in (Cue.MARK, Cue.AND, Cue.ORDER, Cue.DIRECTION)


def _combined(outer: Fn | None, inner: Fn) -> Fn:
    """ "total number of" counts; "average number of" keeps its outer word."""
    if outer is None or outer is Fn.SUM:
        return inner
    return outer
