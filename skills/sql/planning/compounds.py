"""Names that stand side by side: "customer state" is one column, "sell transactions" a value and a table."""

from collections.abc import Sequence
from dataclasses import replace

from skills.sql.names import parts_of
from skills.sql.planning.cues import IRREGULAR, Cue, is_loose_verb, is_participle, is_verb
from skills.sql.planning.items import VERBAL, Item, is_plural_of, without_links
from skills.sql.planning.lexicon import Lexicon
from skills.stems import stem

_HAVE = ("have", "has", "had")
_BEFORE_THINGS = (Cue.AGG, Cue.SUPER, Cue.COMPARE, Cue.DISTINCT, Cue.EACH, Cue.NUMBER)
_DOERS = frozenset("we they you i he she".split())
_DO = ("do", "does", "did")


def joined_up(items: Sequence[Item], lexicon: Lexicon) -> tuple[Item, ...]:
    """Items with each row of names settled: a value before its table, a table before its column, an id."""
    found: list[Item] = []
    for place, original in enumerate(items):
        rest = [one for one in items[place + 1 :] if one.cue is not Cue.MARK]
        following = items[place + 1] if place + 1 < len(items) else None
        item = _said_of(found[-1] if found else None, original, lexicon)
        if (
            original.cue is Cue.UNKNOWN
            and is_loose_verb(original.stem)
            and any(one.said.lower() in _DO for one in found)
        ):
            item = replace(original, cue=Cue.VERB)  # "how many courses does each department offer"
        item = _done(found, original, following) or item
        if not rest and _is_last_verb(original, found):
            item = replace(original, cue=Cue.VERB, links=(), values=())
        if found and _is_id_of(found[-1], item):
            named = _key(found[-1], lexicon)
            if named is not None:
                found[-1] = replace(named, last=item.last, said=f"{found[-1].said} {item.said}")
                continue
        found.append(_settled(item, following) if item.cue is Cue.REF else item)
    return tuple(found)


def tables_of(item: Item) -> tuple[str, ...]:
    return tuple(link.table for link in item.links if link.column is None)


def _settled(item: Item, following: Item | None) -> Item:
    """A name that is also a value is the value where the thing beside it has such a column."""
    if following is None or following.first != item.last + 1 or following.cue is not Cue.REF:
        return item if not item.values or item.links else without_links(item)
    owners = {link.table for link in following.links if link.score >= 0.7}
    fitting = tuple(value for value in item.values if value.table in owners)
    if fitting:
        return replace(without_links(item), values=fitting)
    return item


def _said_of(before: Item | None, item: Item, lexicon: Lexicon) -> Item:
    """ "References cited": a participle right behind a thing says something of it and names nothing, unless a date."""
    word = item.said.lower()
    if before is None and item.first == 0 and word == "name":
        return replace(item, cue=Cue.VERB, links=(), values=())  # "name the …" asks for a list
    if item.cue is Cue.UNKNOWN and is_loose_verb(item.stem) and before is not None:
        thing = before.cue is Cue.REF or (before.cue is Cue.VALUE and is_plural_of(before))
        if thing and item.first == before.last + 1 and (tables_of(before) or _ends_in_s(before.said)):
            return replace(item, cue=Cue.VERB)
    if before is not None and _does(before, item):
        return replace(item, means=VERBAL)
    if before is not None and before.said.lower() in _DOERS and item.cue is Cue.REF and _is_base(item):
        # "how many tons did we pick": what is done, and a date may be called so
        dated = any(lexicon.tells_when(link) for link in item.links)
        return replace(item, means=VERBAL) if dated else replace(item, cue=Cue.VERB, links=(), values=())
    if (
        before is None
        or item.cue is not Cue.REF
        or " " in word
        or not (word.endswith("ed") or word in IRREGULAR)
    ):
        return item
    dated = any(lexicon.tells_when(link) for link in item.links)
    near = before.cue is Cue.REF and item.first == before.last + 1
    if dated or not (near or is_verb(word, item.stem)):
        return item
    return without_links(item) if item.values else replace(item, cue=Cue.VERB, links=(), values=())


def _is_base(item: Item) -> bool:
    """Whether one word may be a verb as it stands behind "did we"."""
    word = item.said.lower()
    return " " not in word and not _ends_in_s(word) and not tables_of(item)


def _is_said_before(before: Sequence[Item], item: Item, following: Item) -> bool:
    """ "The most open cases": a verb between such a word and a thing is none."""
    verb = item.cue is Cue.VERB and not is_participle(item.said.lower()) and item.said.lower() not in _HAVE
    near = bool(before) and item.first == before[-1].last + 1 and following.first == item.last + 1
    return verb and near and (before[-1].cue in _BEFORE_THINGS or before[-1].said.lower() in ("the", "all"))


def _done(before: Sequence[Item], item: Item, following: Item | None) -> Item | None:
    """The item as a verb, or as no verb, where its neighbours say so; None where they do not."""
    if item.cue is Cue.VALUE and before and _was_not_done(before[-1], item, following):
        return replace(item, cue=Cue.VERB, values=())
    if item.cue is Cue.ORDER and before and _was_done(before[-1], item):
        return replace(item, cue=Cue.VERB, stem=stem(item.said.split()[0]))
    if following is not None and following.cue is Cue.REF and _is_said_before(before, item, following):
        return replace(item, cue=Cue.UNKNOWN)
    if following is not None and following.cue is Cue.COMPARE and _compares(before, item):
        return replace(item, cue=Cue.VERB, links=(), values=())
    return None


def _ends_in_s(said: str) -> bool:
    """Whether words are said in the plural, as far as that shows: not "success"."""
    return said.lower().endswith("s") and not said.lower().endswith(("ss", "us", "is"))


def _compares(before: Sequence[Item], item: Item) -> bool:
    """ "Products cost more than …": what they do, though a column is called so."""
    if not before or item.cue is not Cue.REF or not is_loose_verb(item.stem):
        return False
    near = before[-1].cue is Cue.REF and item.first == before[-1].last + 1
    return near and bool(tables_of(before[-1])) and before[-1].said.lower().endswith("s")


def _was_done(before: Item, item: Item) -> bool:
    """ "Products that were ordered by customers": they bought them, and no order of rows is asked for."""
    return before.said.lower() in ("was", "were", "been", "being") and item.said.lower().startswith("ordered")


def _was_not_done(before: Item, item: Item, following: Item | None) -> bool:
    """ "Have not done a delivery": what they did not do, though deliveries can be done."""
    article = following is not None and following.said.lower() in ("a", "an", "any", "a single")
    return article and before.cue is Cue.NOT and is_participle(item.said.lower())


def _is_last_verb(item: Item, before: Sequence[Item]) -> bool:
    """ "How many sales did Ann make": a verb at the end, though a column is called so."""
    verb = is_verb(item.said.lower(), item.stem) or is_loose_verb(item.stem)
    if before and before[-1].cue in (Cue.AGG, Cue.DISTINCT):
        return False  # "… and the number of bookings"
    return (
        item.cue is Cue.REF
        and " " not in item.said
        and verb
        and any(one.said.lower() in _DO for one in before)
    )


def _does(before: Item, item: Item) -> bool:
    """ "Flights arrive": a verb that a date is named after, not the date itself."""
    near = before.cue is Cue.REF and item.first == before.last + 1 and bool(tables_of(before))
    if not near or item.cue is not Cue.REF or not item.links[0].dated or item.links[0].column is None:
        return False
    return item.said.lower().removesuffix("s") not in parts_of(item.links[0].column)


def _is_id_of(before: Item, item: Item) -> bool:
    near = item.first == before.last + 1
    return (
        near
        and before.cue is Cue.REF
        and bool(tables_of(before))
        and item.said.lower() in ("id", "ids", "key")
    )


def _key(item: Item, lexicon: Lexicon) -> Item | None:
    links = tuple(
        replace(link, column=lexicon.key_columns[link.table])
        for link in item.links
        if link.column is None and link.table in lexicon.key_columns
    )
    return replace(item, links=links, values=()) if links else None
