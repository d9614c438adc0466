"""What two versions of one page say differently about price, product, funding, customers, leaders and certificates.

Pieces that stand in both versions, wherever, are set aside; the rest is held against each other, and what differs only
in wording, form or order is no change."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from indexing.web.page import Trouble, WebPage
from skills.research.compare.figures import figures_in
from skills.research.facts import Fact, Span
from skills.research.watch.noise import is_advert_label, is_noise, lasting
from skills.research.watch.topics import Telling, Topic, is_move, is_news, telling, topics_of
from skills.research.watch.units import SHORT, Unit, keyed, units_of

ALMOST = 0.6  # likeness from which one piece is the other but for a word
COMMON = 60  # pieces from which on a word joins nothing
PAIRED = 0.45  # likeness from which one piece is another wording of the other
SAME_COUNT = Decimal("0.02")  # by so much a count may move without anything having happened
BIG = 100  # from here on a count may be a rounded one
NEW_STEMS = 2  # words that a page did not have before, for a sentence without numbers and names to be news
_UNREADABLE = frozenset(Trouble) - {Trouble.NONE, Trouble.TOO_LARGE}
_GONE = 0.2  # a page with less than this share of its words was not served whole
_FIELD_TOPICS = {
    "price": Topic.PRICE, "product": Topic.PRODUCT, "funding": Topic.FUNDING, "customers": Topic.CUSTOMERS,
    "proof": Topic.CERTIFICATES,
}  # fmt: skip


@dataclass(frozen=True)
class PageChange:
    """`was` and `is_` are words of the two versions, one of them empty where something came or went.

    Spans are into the text of each version; their source is the page's URL."""

    topic: Topic
    was: str
    is_: str
    before: Span | None = None
    after: Span | None = None


@dataclass(frozen=True)
class _Side:
    """One version: its pieces without noise, and what it says as a whole."""

    page: WebPage
    facts: tuple[Fact, ...]
    german: bool

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        found = units_of(self.page)
        adverts = {after for before, after in pairwise(found) if is_advert_label(before)}
        return tuple(unit for unit in found if unit not in adverts and not is_noise(unit))

    @cached_property
    def priced(self) -> frozenset[tuple[str, ...]]:
        """Headings under which a price stands by itself: what else stands there is what one gets for it."""
        return frozenset(
            unit.path
            for unit in units_of(self.page)
            if unit.path and unit.is_item and any(one.unit not in ("", "%") for one in figures_in(unit.words))
        )

    @cached_property
    def keys(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(keyed(lasting(unit.words))) for unit in units_of(self.page))

    @cached_property
    def all(self) -> Telling:
        return telling(Unit(0, len(self.page.text), self.page.text), german=self.german)

    def topics(self, unit: Unit) -> frozenset[Topic]:
        told = {
            _FIELD_TOPICS[fact.field]
            for fact in self.facts
            if fact.field in _FIELD_TOPICS and fact.span.start < unit.end and unit.start < fact.span.end
        }
        if unit.path in self.priced and len(unit.key) <= 2 * SHORT:
            told.add(Topic.PRICE)
        return topics_of(unit, told)

    def span(self, unit: Unit) -> Span:
        return Span(self.page.url, unit.start, unit.end, unit.text)


def material(
    before: WebPage, after: WebPage, facts_before: Collection[Fact] = (), facts_after: Collection[Fact] = ()
) -> tuple[PageChange, ...]:
    """What changed that somebody should hear of, in the order of the new version; nothing where it cannot be read."""
    if before.trouble in _UNREADABLE or after.trouble in _UNREADABLE or before.text == after.text:
        return ()
    german = any("de" in page.language for page in (before, after))
    old = _Side(before, tuple(facts_before), german)
    new = _Side(after, tuple(facts_after), german)
    gone = _differing(old, new)
    came = _differing(new, old)
    pairs = _pairs(gone, came)
    changes = [change for one, other in pairs if (change := _changed(old, one, new, other))]
    paired_old, paired_new = {one for one, _ in pairs}, {other for _, other in pairs}
    changes += _alone(new, [unit for unit in came if unit not in paired_new], old, came=True)
    if _is_whole(old, new):
        changes += _alone(old, [unit for unit in gone if unit not in paired_old], new, came=False)
    return tuple(dict.fromkeys(changes))


def _differing(side: _Side, other: _Side) -> list[Unit]:
    return [
        unit
        for unit in side.units
        if tuple(keyed(lasting(unit.words))) not in other.keys and lasting(unit.words)
    ]


def _is_whole(old: _Side, new: _Side) -> bool:
    """Whether what is missing from the new version can be called gone."""
    if Trouble.TOO_LARGE in (old.page.trouble, new.page.trouble):
        return False
    return len(new.page.text) >= _GONE * len(old.page.text)


def _pairs(gone: Sequence[Unit], came: Sequence[Unit]) -> list[tuple[Unit, Unit]]:
    """Pieces that are versions of each other: the likest first, then those that took each other's place."""
    likeness = sorted(
        ((_likeness(gone[a], came[b]), -abs(a - b), a, b) for a, b in _meeting(gone, came)), reverse=True
    )
    pairs: dict[int, int] = {}
    for like, _, a, b in likeness:
        if like >= PAIRED and a not in pairs and b not in pairs.values():
            pairs[a] = b
    for a, b in _in_place(gone, came):
        if a not in pairs and b not in pairs.values():
            pairs[a] = b
    return [(gone[a], came[b]) for a, b in sorted(pairs.items(), key=lambda pair: pair[1])]


def _meeting(gone: Sequence[Unit], came: Sequence[Unit]) -> set[tuple[int, int]]:
    """Pieces that share a word which is not everywhere: a page that was rewritten has too many pairs to try all."""
    holds: defaultdict[str, list[int]] = defaultdict(list)
    for b, other in enumerate(came):
        for word in set(other.key):
            holds[word].append(b)
    return {
        (a, b)
        for a, one in enumerate(gone)
        for word in set(one.key)
        if len(holds.get(word, ())) <= COMMON
        for b in holds.get(word, ())
    }


def _likeness(one: Unit, other: Unit) -> float:
    """0 to 1: words in common; those of the headings count a little where the pieces are short."""
    mine, theirs = set(one.key), set(other.key)
    if one.path[-1:] == other.path[-1:] and one.path and max(len(mine), len(theirs)) <= SHORT:
        mine, theirs = mine | {"§"}, theirs | {"§"}
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


def _in_place(gone: Sequence[Unit], came: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Short pieces under one heading, as many as there were: a name or a price for another."""
    old_paths, new_paths = [one.path for one in gone], [one.path for one in came]
    matcher = SequenceMatcher(None, old_paths, new_paths, autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        for step in range(size):
            one, other = gone[a + step], came[b + step]
            if one.is_item and other.is_item:
                yield a + step, b + step


def _changed(old: _Side, one: Unit, new: _Side, other: Unit) -> PageChange | None:
    """What a piece and its new version say differently; None where it is only the wording."""
    topics = old.topics(one) | new.topics(other)
    mine, theirs = telling(one, german=old.german), telling(other, german=new.german)
    loose = _likeness(one, other) < ALMOST
    if loose and (_names_news(one, mine, new.all, topics) or _names_news(other, theirs, old.all, topics)):
        return PageChange(
            _first(topics, mine, theirs), one.shown, other.shown, old.span(one), new.span(other)
        )
    if loose and not topics & {Topic.LEADERSHIP, Topic.CERTIFICATES}:
        # a name that the other version has elsewhere is neither new nor gone; a title or a certificate changes hands
        mine = replace(mine, names=mine.names - _split(new.all))
        theirs = replace(theirs, names=theirs.names - _split(old.all))
    if not topics or not _differs(mine, theirs, topics):
        return None
    return PageChange(_first(topics, mine, theirs), one.shown, other.shown, old.span(one), new.span(other))


def _names_news(unit: Unit, its: Telling, other: Telling, topics: Collection[Topic]) -> bool:
    """Whether a loose pair is a piece of its own after all: with names that the other version has nowhere."""
    return bool(its.names - _split(other)) and any(_tells(topic, unit, its, other) for topic in topics)


def _differs(mine: Telling, theirs: Telling, topics: Collection[Topic]) -> bool:
    turned = mine.denied is not theirs.denied or mine.turning != theirs.turning
    if turned and 2 * len(mine.stems & theirs.stems) >= min(len(mine.stems), len(theirs.stems)):
        return True
    if not _same_numbers(mine, theirs, topics):
        return True
    # a name that is only written otherwise, or stands in the other as a word, is no other name
    return (bool(mine.names - _split(theirs)) and bool(theirs.names - _split(mine))) or _names_came(
        mine, theirs
    )


def _names_came(mine: Telling, theirs: Telling) -> bool:
    """Whether one says a name more, and hardly anything else."""
    more = (mine.names - _split(theirs)) | (theirs.names - _split(mine))
    return bool(more) and len(mine.stems ^ theirs.stems) <= len(more) + 1


def _split(one: Telling) -> frozenset[str]:
    return one.words | one.names


def _same_numbers(mine: Telling, theirs: Telling, topics: Collection[Topic]) -> bool:
    """Whether both have the same numbers; a count may be rounded, a price may not."""
    left, right = mine.numbers - theirs.numbers, theirs.numbers - mine.numbers
    exact = Topic.PRICE in topics and (mine.money or theirs.money)
    unmatched = [
        one for one in left if not any(_same_number(one, other, exact=bool(exact)) for other in right)
    ]
    unmatched += [
        one for one in right if not any(_same_number(one, other, exact=bool(exact)) for other in left)
    ]
    return not unmatched


def _same_number(one: tuple[Decimal, str], other: tuple[Decimal, str], *, exact: bool) -> bool:
    if one[1] != other[1] and one[1] and other[1]:
        return False
    if exact or min(one[0], other[0]) < BIG:
        return one[0] == other[0]
    return abs(one[0] - other[0]) <= SAME_COUNT * max(one[0], other[0])


def _alone(side: _Side, units: Iterable[Unit], other: _Side, *, came: bool) -> Iterator[PageChange]:
    """Pieces that came or went without another version of them."""
    for unit in units:
        topics = side.topics(unit)
        its = telling(unit, german=side.german)
        news = [topic for topic in Topic if topic in topics and _tells(topic, unit, its, other.all)]
        if news:
            span, words = side.span(unit), unit.shown
            yield PageChange(news[0], "", words, after=span) if came else PageChange(news[0], words, "", span)


def _tells(topic: Topic, unit: Unit, its: Telling, other: Telling) -> bool:
    """Whether a piece says something of a topic that the other version does not say anywhere."""
    numbers, names = its.numbers - other.numbers, its.names - _split(other)
    fresh = len(its.stems - other.stems)
    match topic:
        case Topic.PRICE:
            return (
                bool({one for one in numbers if one[1]})
                or bool(names and its.money)
                or (fresh > 0 and bool(its.turning))
            )
        case Topic.FUNDING:
            return bool({one for one in numbers if one[1]} or (names and fresh >= NEW_STEMS))
        case Topic.CUSTOMERS:
            return bool(numbers or names)
        case Topic.LEADERSHIP:
            return bool(names) or (is_move(unit) and fresh >= NEW_STEMS)
        case Topic.CERTIFICATES:
            return bool(names or numbers)
        case Topic.PRODUCT:
            # an item may be one word, such as a feature; in a sentence one new word is wording
            enough = 1 if its.denied or (unit.is_item and fresh == len(its.stems)) else NEW_STEMS
            return is_news(unit) and (bool(names) or fresh >= enough)


def _first(topics: Collection[Topic], mine: Telling, theirs: Telling) -> Topic:
    """What a changed piece is filed under: money first, then the rarer topic."""
    money = mine.money ^ theirs.money
    order = (Topic.FUNDING, Topic.PRICE) if money else ()
    rare = (Topic.CERTIFICATES, Topic.LEADERSHIP, Topic.FUNDING, Topic.PRICE, Topic.CUSTOMERS, Topic.PRODUCT)
    return min(topics, key=(*order, *rare).index)
