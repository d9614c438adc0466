"""What people say a word means, beside their question: "a driver is active when terminated_on is null".

A definition is a word with a condition, in one of the few forms in which people define. Its condition is read by the
same grammar as any question; what the grammar does not read whole defines nothing and stays in doubt."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from skills.sql.planning.cues import Cue
from skills.sql.planning.dates import Settings
from skills.sql.planning.grammar.reader import Reader
from skills.sql.planning.items import Item, items_of
from skills.sql.planning.lexicon import Lexicon, Value
from skills.sql.planning.likeness import Link
from skills.sql.planning.sketch import Sketch
from skills.sql.planning.text import Sort, tokens_of

LONGEST = 300  # characters of a sentence that defines; a longer one explains
FAR = 10_000  # places that no word of a question has
_THE = r"(?:(?:an?|the|any|each|every)\s+)?"
_WHEN = r"(?:when(?:ever)?|if|only if|as long as|in case|provided that)"
_IS = r"(?:is|are|was|were|has|have|counts? as|is considered|are considered|is called|are called|needs?|need)"
_BE = r"(?:(?:to be|considered|called|been|an?)\s+)*"
_FORMS = (
    re.compile(
        rf"^{_THE}(?P<thing>[\w ]+?)\s+{_IS}\s+{_BE}(?P<name>(?:not )?[\w-]+)\s+{_WHEN}\s+(?P<meaning>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^{_WHEN}\s+(?P<meaning>.+),\s+{_THE}(?P<thing>[\w ]+?)\s+{_IS}\s+{_BE}(?P<name>[\w-]+)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?P<thing>[\w ]+?)\s+(?:whose|where|with|that have|having)\s+(?P<meaning>.+)\s+{_IS}\s+{_BE}"
        r"(?P<name>[\w-]+)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^['\"]?(?P<name>[\w-]+)['\"]?\s+(?:means|stands for)\s+(?:that\s+)?(?P<meaning>.+)$", re.IGNORECASE
    ),
    re.compile(
        r"^(?P<name>[A-Za-z-]+)\s+(?P<thing>[a-z]\w+)\s+(?:is|are|was|were|have|has)\s+(?P<meaning>.+)$",
        re.IGNORECASE,
    ),
)
_TAIL = re.compile(
    r",?\s+(?:where|whereby|and)\s+(?P<said>['\"]?[\w-]+['\"]?\s+(?:means|is defined as)\s+[^,?]+)(?=[?.]?\s*$)",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"'?(?P<code>[\w-]{1,16})'?\s*(?:=|:|->|\bmeans\b|\bstands for\b|\bis for\b|\bfor\b)\s*"
    r"'?(?P<word>[A-Za-z][\w -]*?)'?(?=\s*[,;.)]|\s*$|\s+and\s)"
)
_COLUMN = (
    re.compile(
        rf"^(?P<column>[\w.]+)\s+(?:holds|gives|contains|stores|means|tells|is)\s+{_THE}"
        r"(?P<name>[\w -]+?)(?:\s+of\s.+)?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^{_THE}(?P<name>[\w -]+?)\s+(?:is|are|is in|is held in|is stored in|stands in)\s+{_THE}(?:column\s+)?"
        r"(?P<column>[\w.]+)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^use\s+{_THE}(?:column\s+)?(?P<column>[\w.]+)\s+(?:for|as)\s+{_THE}(?P<name>[\w -]+)$",
        re.IGNORECASE,
    ),
)
_NULL = re.compile(
    r"\b(?:(?:is|are)\s+not\s+(?:null|empty|missing|blank)|(?:is|are)\s+set|has\s+a\s+value)$", re.IGNORECASE
)
_WAS = re.compile(
    r"\b(?:is|are|was|were|lies|falls)\s+(?=(?:before|after|since|until|on or|earlier|later|in \d)\b)",
    re.IGNORECASE,
)
_LISTS = re.compile(r"^(?:return|show|give|list|display|output|sort|order)\b", re.IGNORECASE)
_RESTRICTS = re.compile(
    r"\b(?:not count|exclud|ignor|leave out|disregard|do not|don't|must|never)", re.IGNORECASE
)
SENTENCE = re.compile(r"\n|(?<=[\w)'\"])\.(?:\s+|$)")


@dataclass(frozen=True)
class Definition:
    """`stems` are the words that are defined; `items` what they mean, empty where that was not understood."""

    stems: tuple[str, ...]
    items: tuple[Item, ...]
    sentence: str


def said_aside(question: str) -> tuple[str, tuple[str, ...]]:
    """A question without the sentences and clauses behind it that define a word, and these."""
    sentences = re.split(r"(?<=[.?!])\s+", question)
    aside = [
        one
        for one in sentences[1:]
        if _defines(one, _stems(" ".join(other for other in sentences if other != one)))
    ]
    rest = " ".join(one for one in sentences if one not in aside)
    tail = _TAIL.search(rest)
    if tail is not None:
        aside.append(tail["said"])
        rest = rest[: tail.start()] + rest[tail.end() :]
    return rest, tuple(map(_bare, aside))


def lists_in(instructions: str) -> tuple[str, ...]:
    """Sentences of hints that say what to return, or in which order."""
    return tuple(one for one in sentences_of(instructions) if _LISTS.match(one))


def sentences_of(instructions: str) -> list[str]:
    return [one.strip() for one in SENTENCE.split(instructions) if one.strip()]


def _defines(sentence: str, asked: tuple[str, ...]) -> bool:
    """Whether a sentence says what a word of the question means; "exclude those whose code is unknown" bids."""
    said = _bare(sentence)
    if len(said) > LONGEST or _LISTS.match(said) or _RESTRICTS.match(said):
        return False
    matches = (form.match(said) for form in _FORMS[:4])
    return any(match is not None and set(_stems(match["name"])) <= set(asked) for match in matches)


def restricts(sentence: str) -> bool:
    """Whether a sentence says that something is not to be taken into account."""
    return bool(_RESTRICTS.search(sentence)) and "duplicate" not in sentence


def definitions_of(sentences: Iterable[str], lexicon: Lexicon, settings: Settings) -> tuple[Definition, ...]:
    """All that hints define: columns by other words, what codes stand for, and words with a condition."""
    found: list[Definition] = []
    for sentence in sentences:
        found.extend(
            _columns(sentence, lexicon)
            or _codes(sentence, lexicon)
            or _conditions(sentence, lexicon, settings)
        )
    return tuple(found)


def with_definitions(
    items: Sequence[Item], question: str, definitions: Sequence[Definition]
) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """Items with each defined word as what it means, and the sentences whose word is used but not understood."""
    tokens = tokens_of(question)
    found, unread = list(items), []
    for number, definition in enumerate(definitions):
        size = len(definition.stems)
        for first in range(len(tokens) - size + 1):
            span = tokens[first : first + size]
            if (
                any(one.sort is not Sort.WORD for one in span)
                or tuple(one.stem for one in span) != definition.stems
            ):
                continue
            last = first + size - 1
            if not definition.items:
                unread.append(definition.sentence)
            elif all(
                first <= one.first and one.last <= last
                for one in found
                if one.first <= last and one.last >= first
            ):
                said = " ".join(one.text for one in span)
                found = [one for one in found if one.last < first or one.first > last]
                found.append(_put(definition, first, last, said, FAR * (number + 1)))
    return tuple(sorted(found, key=lambda one: one.first)), tuple(dict.fromkeys(unread))


def _put(definition: Definition, first: int, last: int, said: str, shift: int) -> Item:
    one = definition.items[0]
    if len(definition.items) == 1 and one.cue in (Cue.VALUE, Cue.REF) and not one.said:
        return replace(one, first=first, last=last, said=said, stem=definition.stems[-1])
    inner = tuple(replace(one, first=one.first + shift, last=one.last + shift) for one in definition.items)
    return Item(Cue.DEFINED, first, last, said, inner=inner, stem=definition.stems[-1])


def _bare(sentence: str) -> str:
    return sentence.strip().rstrip(".?!").strip()


def _stems(said: str) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens_of(said))


def _columns(sentence: str, lexicon: Lexicon) -> list[Definition]:
    """ "Use lead_days for the turnaround": another word for a column that is written as in the schema."""
    for form in _COLUMN:
        match = form.match(_bare(sentence))
        columns = _written(match["column"], lexicon) if match else ()
        if match and columns and not _written(match["name"], lexicon):
            links = tuple(lexicon.link_to(*one) for one in columns)
            return [Definition(_stems(match["name"]), (Item(Cue.REF, 0, 0, "", links=links),), sentence)]
    return []


def _written(name: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The columns of this very name; one that is a plain word says nothing by itself."""
    table, _, column = name.lower().rpartition(".")
    if "_" not in column and not table:
        return ()
    return tuple(
        one for one in lexicon.columns if one[1].lower() == column and one[0].lower().endswith(table)
    )


def _codes(sentence: str, lexicon: Lexicon) -> list[Definition]:
    """ "SHP = shipped, OPN = open": what codes of one column stand for."""
    pairs = [(match["code"], match["word"].strip()) for match in _CODE.finditer(sentence)]
    known = [
        (column, {code for code, _ in pairs} & set(lexicon.schema.values.get(column, ())))
        for column in lexicon.columns
    ]
    named = [
        one for one in known if one[1] and re.search(rf"\b{re.escape(one[0][1])}\b", sentence, re.IGNORECASE)
    ]
    found = named or [one for one in known if len(one[1]) > 1]
    if len({column for column, _ in found}) != 1:
        return []
    (table, column), codes = found[0]
    return [
        Definition(
            _stems(word),
            (Item(Cue.VALUE, 0, 0, "", values=(Value(table, column, (code,), True, 1.0),)),),
            sentence,
        )
        for code, word in pairs
        if code in codes and len(word.split()) <= 3
    ]


def _conditions(sentence: str, lexicon: Lexicon, settings: Settings) -> list[Definition]:
    for place, form in enumerate(_FORMS):
        match = form.match(_bare(sentence))
        if match is None:
            continue
        thing = match.groupdict().get("thing")
        tables = _tables(thing, lexicon) if thing is not None else ()
        loose = place == len(_FORMS) - 1  # "senior employees were …", where the first word may be of any kind
        if (thing is not None and not tables) or (loose and lexicon.links(_stems(match["name"]))):
            continue
        items = _meaning(match["meaning"], tables, lexicon, settings)
        return [Definition(_stems(match["name"]), items, sentence)]
    return []


def _tables(thing: str, lexicon: Lexicon) -> tuple[str, ...]:
    stems = _stems(thing)
    links = lexicon.links(stems) or lexicon.shortened(stems) or lexicon.alike(stems)
    return tuple(link.table for link in links if link.column is None and link.score >= 0.6)[:1]


def _meaning(said: str, tables: tuple[str, ...], lexicon: Lexicon, settings: Settings) -> tuple[Item, ...]:
    """The items of a condition, clause by clause; none where a clause is not read whole."""
    said = re.sub(
        r"\b(?:today|the current date|now)\b", settings.today.isoformat(), said, flags=re.IGNORECASE
    )
    found: list[Item] = []
    for clause in re.split(r",?\s+and\s+", said):
        brackets = re.search(r"\(([^()]+)\)", clause)
        for text in (brackets[1], clause) if brackets else (clause,):
            items = _clause(text, tables, lexicon, settings)
            if items:
                break
        else:
            return ()
        shift = found[-1].last + 2 if found else 0
        found += [Item(Cue.AND, shift - 1, shift - 1, "and")] if found else []
        found += [replace(one, first=one.first + shift, last=one.last + shift) for one in items]
    return tuple(found)


def _clause(said: str, tables: tuple[str, ...], lexicon: Lexicon, settings: Settings) -> tuple[Item, ...]:
    filled = _NULL.search(said)
    text = said[: filled.start()] + "is null" if filled else _WAS.sub("", said)
    items = tuple(_narrowed(items_of(text, lexicon, settings), tables))
    sketch = Sketch()
    Reader(items, sketch).run()
    others = (sketch.outputs, sketch.returns, sketch.groups, sketch.things, sketch.havings, sketch.orders)
    if any(others) or sketch.unread or sketch.dangling or sketch.most is not None or sketch.share is not None:
        return ()
    if len(sketch.tests) != 1 or (filled and not sketch.tests[0].missing):
        return ()
    return (Item(Cue.NOT, items[0].first, items[0].first, "not", means="filled"), *items) if filled else items


def _narrowed(items: Iterable[Item], tables: tuple[str, ...]) -> Iterator[Item]:
    """Names as columns of the thing that is defined; where none was said the question tells of which."""
    for item in items:
        own = tuple(link for link in item.links if link.table in tables or not tables)
        columns: tuple[Link, ...] = tuple(link for link in own if link.column is not None)
        values = tuple(value for value in item.values if value.table in tables or not tables)
        if item.cue is Cue.REF and not columns:
            yield replace(item, cue=Cue.VALUE if values else Cue.UNKNOWN, links=(), values=values)
        elif item.cue is Cue.VALUE and not values:
            yield replace(item, cue=Cue.UNKNOWN, values=())
        else:
            yield replace(item, links=columns[:1] if tables else columns, values=values)
