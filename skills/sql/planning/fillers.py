"""Words that change nothing: "still running", "the single most expensive", "each name once".

What may be a condition ("overdue", "senior", "former") is no filler, whatever the database knows of it; each rule here
looks at what stands around a word before it lets go of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from skills.sql.planning.compounds import tables_of
from skills.sql.planning.cues import SHOWS, Cue
from skills.sql.planning.grammar.words import ENDS, is_number
from skills.sql.planning.items import Item
from skills.sql.planning.lexicon import Lexicon
from skills.sql.schema import Kind

_ONCE = re.compile(r",?\s+(?:(?:only|just|exactly)\s+)?once(?=\s*(?:[.,;!?]|$))", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:each|every|any)\s+(?:single\s+)?", re.IGNORECASE)
_NO_TWICE = re.compile(
    r",?\s+(?:without|no|not any|free of)\s+(?:any\s+)?(?:duplicate|repeat|repetition)s?\b", re.IGNORECASE
)
_BREAK = re.compile(
    r"^(?:please\s+|can you\s+)?break\s+(?:down\s+)?(?P<what>.+?)\s+(?:down\s+)?by\s+(?P<by>.+?),?\s+(?:and\s+)?"
    r"(?:tell|show|give|let)\s+(?:me\s+|us\s+)?(?:know\s+)?how many\s+(?:there\s+are\s+|are\s+)?(?:in|of|for)\s+each"
    r"(?:\s+(?:combination|group|one|case|of them))?\s*[.?!]*$",
    re.IGNORECASE,
)
_STILL = frozenset({"still", "currently", "presently"})
_MONEY = frozenset("dollar dollars euro euros bucks usd eur gbp pounds".split())
_PIECES = frozenset("piece pieces unit units copy copies".split())
_KINDS = frozenset("variety varieties".split())
_TELLS_KIND = frozenset("type kind style category class genre species breed variety family group".split())
_TAKES = frozenset("take takes took taken taking bring brings brought".split())
_COMPUTES = (Cue.AGG, Cue.SUPER, Cue.COMMON, Cue.RATIO, Cue.COMPARE, Cue.DURATION, Cue.UNIT, Cue.NUMBER)


def without_repeats(question: str) -> str:
    """ "Return each city once" and "the cities without duplicates" ask for distinct ones; so is a broken down count."""
    broken = _BREAK.match(question.strip())
    if broken:
        return f"How many {broken['what']} by {broken['by']}?"
    return " ".join(map(_distinct, re.split(r"(?<=[.?!])\s+", question)))


def _distinct(sentence: str) -> str:
    first, _, rest = sentence.partition(" ")
    if first.lower() not in SHOWS:
        return sentence
    if _NO_TWICE.search(rest):
        return f"{first} distinct {_NO_TWICE.sub('', rest, count=1)}"
    if _ONCE.search(rest) and _EVERY.search(rest):
        return f"{first} {_EVERY.sub('distinct ', _ONCE.sub('', rest, count=1), count=1)}"
    return sentence


def without_fillers(items: Sequence[Item], lexicon: Lexicon) -> tuple[Item, ...]:
    """Items with each word that changes nothing as a small one."""
    listed = not any(item.cue in _COMPUTES or item.formula is not None for item in items)
    found = list(items)
    for place, item in enumerate(items):
        before, after = _near(items, place)
        filler = item.cue is Cue.UNKNOWN and _changes_nothing(items, place, before, after, lexicon)
        if filler or (listed and item.cue is Cue.EACH and after is not None and after.cue is Cue.REF):
            found[place] = replace(item, cue=Cue.OF if "of" in item.said.lower().split() else Cue.SMALL)
    return tuple(found)


def _near(items: Sequence[Item], place: int) -> tuple[Item | None, Item | None]:
    """What carries meaning before and after an item."""
    behind = [one for one in items[place + 1 :] if one.cue is not Cue.SMALL]
    ahead = [one for one in items[:place] if one.cue is not Cue.SMALL]
    return (ahead[-1] if ahead else None), (behind[0] if behind else None)


def _changes_nothing(
    items: Sequence[Item], place: int, before: Item | None, after: Item | None, lexicon: Lexicon
) -> bool:
    word = items[place].said.lower()
    if after is not None and _leads_on(word, after, items[place:]):
        return True
    if word == "yet":
        return (after is None or after.cue is Cue.MARK) and _is_denied(items, place)
    if before is None or before.last + 1 != items[place].first:
        return word in _KINDS and before is not None and _said_of_kind(items, place, lexicon)
    return _adds_nothing(word, before) or (word in _KINDS and _names_kinds(before, lexicon))


def _leads_on(word: str, after: Item, rest: Sequence[Item]) -> bool:
    """ "Still running", "the single most expensive", "spare parts"."""
    if word in _STILL:
        return after.cue in (Cue.VALUE, Cue.PREP)
    if word == "single":
        return after.cue is Cue.SUPER or _is_ranked(after, rest)
    return word == "spare" and after.said.lower() in ("part", "parts") and bool(tables_of(after))


def _adds_nothing(word: str, before: Item) -> bool:
    """ "Taken home", "90 dollars", and "good pieces", where a column holds how many are good."""
    if word == "home":
        return before.cue is Cue.VERB and before.said.lower() in _TAKES
    if word in _MONEY:
        return before.cue is Cue.NUMBER
    return word in _PIECES and before.cue is Cue.REF and not tables_of(before) and is_number(before)


def _is_ranked(after: Item, rest: Sequence[Item]) -> bool:
    """ "Which single customer has the most orders": the one at the top anyway."""
    return bool(tables_of(after)) and any(one.cue in (Cue.SUPER, Cue.COMMON) for one in rest)


def _is_denied(items: Sequence[Item], place: int) -> bool:
    """Whether something before it in the sentence is said not to be so."""
    for one in reversed(items[:place]):
        if one.cue is Cue.MARK and one.said in ENDS:
            return False
        if one.cue is Cue.NOT:
            return True
    return False


def _said_of_kind(items: Sequence[Item], place: int, lexicon: Lexicon) -> bool:
    """ "The name of the variety", where "grape variety" was said before."""
    word = items[place].said.lower()
    return any(
        one.said.lower() == word
        and items[at - 1].last + 1 == one.first
        and _names_kinds(items[at - 1], lexicon)
        for at, one in enumerate(items[:place])
        if at
    )


def _names_kinds(item: Item, lexicon: Lexicon) -> bool:
    """Whether each row of a table is a kind of thing by its name: no column of it tells a kind besides."""
    tables = tables_of(item)
    if item.cue is not Cue.REF or len(set(tables)) != 1:
        return False
    columns = lexicon.tables[tables[0]].columns
    said = [set(lexicon.named[tables[0]][one.name].words) for one in columns if one.kind is Kind.TEXT]
    return any("name" in words for words in said) and not any(words & _TELLS_KIND for words in said)
