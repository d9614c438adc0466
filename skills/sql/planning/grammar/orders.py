"""Each, top, most, by, ordered: what groups rows and in which order they come."""

from dataclasses import replace

from skills.sql.planning.compounds import tables_of
from skills.sql.planning.cues import Cue
from skills.sql.planning.extremes import TRAITS, trait_of
from skills.sql.planning.grammar.terms import TermReader
from skills.sql.planning.grammar.words import SKIPPED, is_number, is_one, is_participle
from skills.sql.planning.items import Item, as_column
from skills.sql.planning.plan import Fn
from skills.sql.planning.sketch import Sort, Term


class OrderReader(TermReader):
    """Reads how many, in which order, for each what."""

    def _superlative(self) -> None:
        """ "top 5", "the most reviews", "highest rating", "lowest price": a limit, an order or an extreme value."""
        item = self.take()
        descending = item.means == "desc"
        number = self.peek()
        if number is not None and number.cue is Cue.NUMBER:
            self.sketch.limit = int(self.take().number or 0) or None
        if self._both_ends(item):
            return
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
        elif not self._comes_first(term, descending):
            self._most_of(item, term, descending)

    def _most_of(self, item: Item, term: Term, descending: bool) -> None:
        if self._done_most(item, term):
            self.sketch.measure = term
            self._set_most(descending)
        elif self.selecting and self._extreme(term):
            self._emit(replace(term, fn=Fn.MAX if descending else Fn.MIN))
        else:
            self._measure(term, descending, item)

    def _both_ends(self, item: Item) -> bool:
        """ "The lowest and the highest price of each": two figures, and no order of rows."""
        keep = self.at
        place, other = self.after(Cue.SMALL, Cue.AND)
        joined = any(one.cue is Cue.AND for one in self.items[keep:place])
        if not joined or other is None or other.cue is not Cue.SUPER or other.means == item.means:
            return False
        self.at = place + 1
        term = self.term()
        if term is None or term.fn is not None or term.ref is None or tables_of(term.ref):
            self.at = keep
            return False
        for one in (item, other):
            self._emit(replace(term, fn=Fn.MAX if one.means == "desc" else Fn.MIN))
        self.selecting = self.shows
        return True

    def _comes_first(self, term: Term, descending: bool) -> bool:
        """ "The oldest due date first": an order of rows, unless the most of something is asked for already."""
        following = self.peek()
        if following is None or following.cue is not Cue.DIRECTION or following.said.lower() != "first":
            return False
        self.take()
        if self.sketch.most is None:
            counted = term.fn is None and term.ref is not None and bool(tables_of(term.ref))
            self.sketch.orders.append(Sort(replace(term, fn=Fn.COUNT) if counted else term, descending))
        self.selecting = self.shows
        return True

    def _done_most(self, item: Item, term: Term) -> bool:
        """ "The most viewed articles": what was done to them goes by the column that counts it."""
        ref, following = term.ref, self.peek()
        most = item.said.lower().split()[-1] in ("most", "least")
        if not most or ref is None or not ref.said.lower().endswith("ed") or not is_number(ref):
            return False
        return following is not None and following.cue in (Cue.REF, Cue.VALUE)

    def _is_trait(self, following: Item | None) -> bool:
        """Whether an extreme is one of the thing itself: "the cheapest product", "which lake is the largest"."""
        if following is None or following.cue is Cue.MARK or following.said.lower() == "to":
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
        return following is not None and following.cue is Cue.REF and is_one(following)

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
        said = self.take().said.lower()
        if said.startswith("across all") and self.sketch.groups:
            return  # "of each researcher across all projects"
        of = "of" in said.split()
        before = len(self.sketch.groups)
        self._groups()
        if of and len(self.sketch.groups) > before:
            self._own(self.sketch.groups[before])

    def _groups(self) -> None:
        """One or several things to group by: "for each region and city"."""
        while True:
            item = self.after(*SKIPPED)[1]
            if item is not None and item.cue is Cue.STRETCH and item.stretch is not None:
                self.sketch.groups.append(Term(unit=item.stretch.grain, at=self.at))
                break
            if item is not None and item.cue is Cue.UNIT:
                self.at = self.after(*SKIPPED)[0] + 1
                self.sketch.groups.append(Term(item, unit=item.means, at=self.at - 1))
            elif item is not None and (column := as_column(item)) is not None and self._ends_behind(item):
                self.at = self.items.index(item) + 1
                self.sketch.groups.append(Term(column, at=self.at - 1))
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

    def _ends_behind(self, item: Item) -> bool:
        """ "By leased", and not "each leased van"."""
        following = self.items[self.items.index(item) + 1 :]
        return not following or following[0].cue not in (Cue.REF, Cue.VALUE)

    def _by(self) -> None:
        item = self.take()
        if self._ordered_by():
            return
        before = self.peek(-2)
        named = self.after(Cue.SMALL)[1]
        if named is not None and named.cue in (Cue.VALUE, Cue.TEXT) and as_column(named) is None:
            self.selecting = False  # "albums by Aurora"
            return
        passive = before is not None and before.cue in (Cue.VERB, Cue.REF) and is_participle(before.said)
        if (passive or self._doer()) and item.said.lower() == "by":
            self.selecting = False
        elif self.sketch.most is not None and self.sketch.measure is None:
            self._top_by()
        elif self.selecting or self.sketch.outputs or self.sketch.share is not None:
            self._groups()

    def _ordered_by(self) -> bool:
        """ "List the rooms by size from largest to smallest", "rank them by sales": an order, and no groups."""
        keep = self.at
        if any(term.fn is not None for term in self.sketch.outputs) and not self.ordering:
            return False
        term = self.term()
        direction = self.after(Cue.SMALL, Cue.MARK)[1]
        told = direction is not None and direction.cue is Cue.DIRECTION and direction.means in ("asc", "desc")
        if term is None or not (self.ordering or told):
            self.at = keep
            return False
        if term.fn is not None:  # a figure of each: it is shown as well
            self.sketch.measure = term
            ranked = self.ordering == "rank"
            self.sketch.most = direction.means == "desc" if direction is not None and told else ranked
        else:
            self.sketch.orders.append(Sort(term, True if self.ordering == "rank" and not told else None))
        self.selecting, self.ordering = False, ""
        return True

    def _bids_order(self) -> bool:
        """ "Sort the drivers by pay": what is sorted is to be shown, and what by comes behind."""
        item = self.items[self.at]
        rest = self.items[self.at + 1 :]
        by = next((place for place, one in enumerate(rest) if one.cue is Cue.BY), None)
        named = any(one.cue in (Cue.REF, Cue.VALUE) for one in rest[: by or 0])
        begins = self.at == 0 and item.said.lower() in ("sort", "order", "arrange", "rank")
        if not begins or not named or self.sketch.outputs:
            return False
        self.at += 1
        self.ordering = item.said.lower()
        return True

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
        if self._bids_order():
            return
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
            self.sketch.orders.append(Sort(term, descending))
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
        self._directed(item.means.endswith("desc"), item)
        if item.means.startswith("lead"):
            term = self._order_term()
            if term is not None:
                self.sketch.orders.append(Sort(term, self.sketch.direction))

    def _directed(self, descending: bool, item: Item) -> None:
        """A direction is that of the names before it which have none; said alone, it is that of what it speaks of."""
        orders = self.sketch.orders
        waiting = [place for place, sort in enumerate(orders) if sort.descending is None]
        for place in waiting:
            orders[place] = replace(orders[place], descending=descending)
        if not waiting:
            self.sketch.direction = descending
            self.sketch.led_by = trait_of(item.said)
