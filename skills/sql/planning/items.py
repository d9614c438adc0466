"""A question as a row of items: each stretch of words as the cue, name, value, number or time that it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from skills.sql.names import parts_of
from skills.sql.planning.cues import LONGEST, PHRASES, SHOWS, Cue, is_loose_verb, is_participle, is_verb
from skills.sql.planning.dates import Settings, Stretch, stretches
from skills.sql.planning.lexicon import LONGEST_VALUE, Lexicon, Value
from skills.sql.planning.likeness import Link
from skills.sql.planning.plan import Expr
from skills.sql.planning.text import SCALES, Sort, Token, number_of, tokens_of

LONGEST_NAME, LONGEST_SHORT = 5, 3
SURE = 0.95
LONGEST_FUNCTION_WORD = 4
VERBAL = "verb"  # a name that is said as what somebody does
_INNER = frozenset({"of", "the", "a", "for"})
_EDGES = frozenset("did do does is are was were have has had the a an and or that who which with to".split())
_ENDS = frozenset(".,;?!") | {"and"}
_ONE = frozenset("a an any no each every per one single".split())
_SIGNS = {"=": "=", ">": ">", "<": "<", ">=": ">=", "<=": "<=", "!=": "<>", "<>": "<>"}


@dataclass(frozen=True)
class Item:
    """One stretch of tokens, `first` to `last`, and its readings; `means` is what its cue table says of it."""

    cue: Cue
    first: int
    last: int
    said: str
    means: str = ""
    links: tuple[Link, ...] = ()
    values: tuple[Value, ...] = ()
    number: float | None = None
    stretch: Stretch | None = None
    stem: str = ""
    inner: "tuple[Item, ...]" = ()  # of a word that somebody defined: what it means
    formula: Expr | None = None  # of a figure that somebody defined, without alias

    @property
    def size(self) -> int:
        return self.last - self.first + 1


# among readings of the same length the first wins
_RANKS = {cue: rank for rank, cue in enumerate((Cue.STRETCH, Cue.TEXT, Cue.NUMBER, Cue.MARK))}
_AFTER_NAMES = frozenset(
    {Cue.SMALL, Cue.VERB, Cue.UNIT, Cue.ORDER, Cue.DURATION, Cue.NULL, Cue.WEEKEND, Cue.PREP}
)


def is_plural_of(item: Item) -> bool:
    """Whether a value is said as things of that kind: "doctors" for Doctor."""
    said = item.said.lower()
    literals = {str(literal).lower() for value in item.values for literal in value.literals}
    return said not in literals and (said.endswith("s") or said in ("women", "men"))


def items_of(question: str, lexicon: Lexicon, settings: Settings) -> tuple[Item, ...]:
    """The items of a question in order, without overlap: the longest reading of each stretch."""
    tokens = tokens_of(question)
    found = sorted(_all(question, tokens, lexicon, settings), key=_preference)
    taken = [False] * len(tokens)
    kept: list[Item] = []
    for item in found:
        if not any(taken[item.first : item.last + 1]):
            taken[item.first : item.last + 1] = [True] * item.size
            kept.append(item)
    return _told_apart(sorted(kept, key=lambda item: item.first))


def _told_apart(items: list[Item]) -> tuple[Item, ...]:
    """ "Leased = 'F'": a yes or no whose value is given besides is the column, and no value of its own."""
    found = list(items)
    for place, item in enumerate(items):
        behind = next((one for one in items[place + 1 :] if one.cue is not Cue.SMALL), None)
        given = behind is not None and (behind.cue is Cue.TEXT or behind.means in ("=", "<>"))
        if given and (column := as_column(item)) is not None:
            found[place] = column
    return tuple(found)


def as_column(item: Item) -> Item | None:
    """A yes or no by which rows are told apart: the column itself, whichever of the two was said."""
    flags = tuple(value for value in item.values if value.flag)
    if item.cue is not Cue.VALUE or not flags:
        return None
    links = tuple(Link(value.table, value.column, value.score) for value in flags)
    return replace(item, cue=Cue.REF, links=links, values=())


def _preference(item: Item) -> tuple[int, int, float, int]:
    if item.means == "shared":
        return -1, 0, -1.0, item.first
    if item.cue in _RANKS:
        rank = _RANKS[item.cue]
    elif item.cue in (Cue.REF, Cue.VALUE):
        rank = 10
    elif item.cue is Cue.UNKNOWN:
        rank = 99
    else:
        rank = 11 if item.cue in _AFTER_NAMES else 8
    scores = [*(link.score for link in item.links), *(value.score for value in item.values)]
    best = max(scores, default=1.0)
    size = 99 if item.cue is Cue.STRETCH else item.size
    return -size, rank, -best, item.first


def _all(question: str, tokens: tuple[Token, ...], lexicon: Lexicon, settings: Settings) -> Iterator[Item]:
    yield from _times(question, tokens, settings)
    yield from _shared_heads(tokens, lexicon)
    for place, token in enumerate(tokens):
        if _bids(place, tokens):
            yield Item(Cue.SMALL, place, place, token.text, means="bids")
            continue
        yield from _singles(place, token, tokens[place + 1] if place + 1 < len(tokens) else None, lexicon)
        yield from _cues(place, tokens)
        yield from _names(place, tokens, lexicon)


def _bids(place: int, tokens: tuple[Token, ...]) -> bool:
    """ "… was lost. Return the name": a word that asks for something names nothing itself."""
    begins = place == 0 or tokens[place - 1].lower in (".", "?", "!", ";")
    return begins and tokens[place].lower in SHOWS


def _shared_heads(tokens: tuple[Token, ...], lexicon: Lexicon) -> Iterator[Item]:
    """ "First and last names": the first word shares the head of what comes behind the "and"."""
    for place in range(len(tokens) - 3):
        one, and_, two, head = tokens[place : place + 4]
        if and_.lower not in ("and", "or") or not all(token.sort is Sort.WORD for token in (one, two, head)):
            continue
        links = [link for link in lexicon.links([one.stem, head.stem]) if link.score >= 0.85]
        others = [link for link in lexicon.links([two.stem, head.stem]) if link.score >= 0.85]
        if {link.table for link in links} & {link.table for link in others} and links[0] not in others:
            yield Item(Cue.REF, place, place, one.text, links=tuple(links), stem=head.stem, means="shared")


def _times(question: str, tokens: tuple[Token, ...], settings: Settings) -> Iterator[Item]:
    quoted = [(token.start, token.end) for token in tokens if token.sort is Sort.QUOTED]
    for one in stretches(question, settings):
        inside = [place for place, token in enumerate(tokens) if one.start <= token.start < one.end]
        if inside and not any(start < one.end and one.start < end for start, end in quoted):
            yield Item(Cue.STRETCH, inside[0], inside[-1], one.said, stretch=one)


def _singles(place: int, token: Token, following: Token | None, lexicon: Lexicon) -> Iterator[Item]:
    number = number_of(token)
    if token.sort is Sort.MARK:
        yield Item(Cue.MARK, place, place, token.text)
    elif token.sort is Sort.SIGN:
        cue = Cue.COMPARE if token.lower in _SIGNS else Cue.TO if token.lower == "/" else Cue.UNKNOWN
        yield Item(cue, place, place, token.text, means=_SIGNS.get(token.lower, token.lower))
    elif token.sort is Sort.QUOTED:
        words = token.lower.split()
        found = lexicon.values(words) or lexicon.values(words, partly=True)
        yield Item(Cue.TEXT, place, place, token.text, values=found, links=lexicon.links(_stems(token)))
    elif number is not None and token.sort is Sort.NUMBER:
        scale = SCALES.get(following.lower) if following is not None else None
        last = place + 1 if scale else place
        yield Item(Cue.NUMBER, place, last, token.text, number=number * (scale or 1))
    elif token.sort is Sort.WORD:
        if number is not None:
            yield Item(Cue.NUMBER, place, place, token.text, number=number)
        cue = Cue.VERB if is_verb(token.lower, token.stem) else Cue.UNKNOWN
        yield Item(cue, place, place, token.text, stem=token.stem)
    else:
        yield Item(Cue.UNKNOWN, place, place, token.text)


def _stems(token: Token) -> tuple[str, ...]:
    return tuple(inner.stem for inner in tokens_of(token.text))


def _cues(place: int, tokens: tuple[Token, ...]) -> Iterator[Item]:
    for size in range(min(LONGEST, len(tokens) - place), 0, -1):
        part = tokens[place : place + size]
        phrase = PHRASES.get(tuple(token.lower for token in part))
        if phrase and all(token.sort in (Sort.WORD, Sort.SIGN) for token in part):
            yield Item(phrase.cue, place, place + size - 1, _said(part), means=phrase.means)
    if _is_the_number(place, tokens):
        yield Item(Cue.AGG, place, place, tokens[place].text, means="count")


def _is_the_number(place: int, tokens: tuple[Token, ...]) -> bool:
    """ "Return the name and the number." asks how many there are."""
    before = tokens[place - 1].lower if place else ""
    following = tokens[place + 1].lower if place + 1 < len(tokens) else "."
    return tokens[place].lower == "number" and before in ("the", "their", "and") and following in _ENDS


def _names(place: int, tokens: tuple[Token, ...], lexicon: Lexicon) -> Iterator[Item]:
    grade = tokens[place].text == "A" and place > 0
    if tokens[place].sort is not Sort.WORD or (tokens[place].lower in _INNER and not grade):
        return
    for size in range(min(LONGEST_VALUE, len(tokens) - place), 0, -1):
        part = tokens[place : place + size]
        if any(token.sort not in (Sort.WORD, Sort.NUMBER) for token in part) or (
            part[-1].lower in _INNER and not grade
        ):
            continue
        if size > 1 and not {part[0].lower, part[-1].lower}.isdisjoint(_EDGES):
            continue
        item = _name(place, part, lexicon) or _one_order(tokens, place, lexicon)
        if item is not None:
            yield item


def _name(place: int, part: tuple[Token, ...], lexicon: Lexicon) -> Item | None:
    """What these words name: tables and columns, values, or, for want of these, something like it."""
    links, values = _links(part, lexicon), _values(place, part, lexicon)
    means = ""
    if not links and not values:
        links, means = _likely(place, part, lexicon)
    if not links and not values:
        return None
    cue = Cue.REF if links else Cue.VALUE
    last, stem = place + len(part) - 1, part[-1].stem
    return Item(cue, place, last, _said(part), means, links=links, values=values, stem=stem)


def _one_order(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> Item | None:
    """ "Any order", "each order": with such a word before it it is a thing, and no order of rows."""
    token = tokens[place]
    before = tokens[place - 1].lower if place else ""
    if (
        token.lower != "order"
        or before not in _ONE
        or (place + 1 < len(tokens) and tokens[place + 1].lower == "of")
    ):
        return None
    links = tuple(link for link in lexicon.links([token.stem]) if link.column is None)
    return Item(Cue.REF, place, place, token.text, links=links, stem=token.stem) if links else None


def _is_cue(part: tuple[Token, ...]) -> bool:
    return len(part) == 1 and (part[0].lower,) in PHRASES


def _values(place: int, part: tuple[Token, ...], lexicon: Lexicon) -> tuple[Value, ...]:
    """Values that are said whole, or in part where a capital letter shows a name."""
    words = [token.lower for token in part]
    proper = any(token.text[0].isupper() for token in part[(1 if place == 0 else 0) :])
    found = lexicon.values(words, partly=proper and not _is_cue(part) and len(words[0]) > 2)
    capital = part[0].text[0].isupper() and place > 0
    return found if capital or not _is_cue(part) else ()


def _links(part: tuple[Token, ...], lexicon: Lexicon) -> tuple[Link, ...]:
    """Tables and columns that are called so, as far as the words are names here and not verbs or cues."""
    if len(part) > LONGEST_NAME:
        return ()
    links = lexicon.links([token.stem for token in part])
    if any(token.sort is Sort.NUMBER for token in part):  # "day 7 score"
        links = tuple(link for link in links if link.score >= SURE)
    if len(part) == 1 and "_" in part[0].lower:
        links = tuple(link for link in links if link.score >= 1.0) or links
    links = _as_nouns(part, links, lexicon)
    return links if not _is_cue(part) or _worth(part[0], links) else ()


def _as_nouns(part: tuple[Token, ...], links: tuple[Link, ...], lexicon: Lexicon) -> tuple[Link, ...]:
    """Without names that a verb only resembles: "offer" is no offering, "courses offered" no course offering."""
    last = part[-1]
    verb = is_loose_verb(last.stem) or is_verb(last.lower, last.stem)
    if verb and not is_participle(last.lower):
        links = tuple(link for link in links if lexicon.literal(link, last.lower) or link.dated)
    if len(part) == 2 and is_loose_verb(last.stem) and _is_plural(part[0].lower):
        # "which products cost more": a compound would be "product cost", unless a column is written so
        links = tuple(link for link in links if part[0].lower in parts_of(link.column or link.table))
    if len(part) == 2 and _is_plural(part[0].lower) and not _is_plural(last.lower):
        # "how many lines stop": a table of line stops would be called so
        links = tuple(
            link for link in links if link.column is not None or part[0].lower in parts_of(link.table)
        )
    if len(part) > 1 and is_participle(last.lower):
        links = tuple(link for link in links if lexicon.literal(link, last.lower))
    if any(is_participle(token.lower) and is_verb(token.lower, token.stem) for token in (part[0], last)):
        links = tuple(link for link in links if link.score >= 1.0 or (len(part) == 1 and link.dated))
    return links


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "sales"))


def _likely(place: int, part: tuple[Token, ...], lexicon: Lexicon) -> tuple[tuple[Link, ...], str]:
    """Names cut short, tables named by what a verb does, other words for the same; and whether it is such a verb."""
    stems, word = [token.stem for token in part], part[-1]
    if len(part) <= LONGEST_SHORT and all(token.sort is Sort.WORD for token in part):
        found = lexicon.shortened(stems)
        if found:
            return found, ""
    if len(part) > 1 or _is_cue(part):
        return (), ""
    participle = is_participle(word.lower)
    rooted = lexicon.rooted(word.stem) if len(word.lower) > 3 and (participle or place > 2) else ()
    if rooted:
        return rooted, VERBAL
    return (() if participle and is_verb(word.lower, word.stem) else lexicon.alike(stems)), ""


def _worth(token: Token, links: tuple[Link, ...]) -> bool:
    """A word of the grammar names something only where the whole name is that word."""
    cue = PHRASES[(token.lower,)].cue
    if cue is Cue.SMALL and len(token.lower) <= LONGEST_FUNCTION_WORD:
        return False
    least = 0.75 if cue is Cue.DURATION else 1.0
    return bool(links) and links[0].score >= least and cue in (*_AFTER_NAMES, Cue.AGG)


def _said(part: tuple[Token, ...]) -> str:
    return " ".join(token.text for token in part)


def without_links(item: Item) -> Item:
    return replace(item, cue=Cue.VALUE, links=())
