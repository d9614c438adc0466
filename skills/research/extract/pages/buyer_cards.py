"""Who buys, in a grid of cards: below “Our customers” a name on each, and a line about it."""

import itertools
import re
from collections.abc import Iterator, Sequence

from indexing.web.page import Block, BlockKind, WebPage
from skills.research.extract.whose.attribute import Attribution
from skills.research.extract.words.of_buyers import may_be_a_buyer, shows_buyers
from skills.research.facts import Fact, Span, Voice

# “In a former mill”, “closed its books in two days” and “on trial for a month, and stayed” are told of who buys
_GONE = re.compile(
    r"\b(?:left(?!-| (?:over|hand|side|behind|to|for)\b)|no longer|"
    r"former(?=\W*$| (?:customers?|clients?|users?|buyers?)\b)|"
    r"once(?= (?:a |our )?(?:customer|client|user)\b)|until (?:19|20)\d\d|"
    r"(?:on trial|trialling)(?![^.]{0,60}\b(?:stayed|kept|bought|signed|ours since|us since)\b)|gave notice|"
    r"closed (?:its|their) (?!books|accounts|year|round|gap|deals?\b|month)|closed (?:down|in (?:19|20)\d\d)|testet|"
    r"getestet wird|geschlossen|(?:is|are)(?: not|n[’']t) ours|was with us|until (?:its|their) closure|"
    r"not yet an?|"
    r"not an? (?:[\w-]+ )?(?:customer|client|user|buyer|subscriber)s?|nicht mehr|"
    r"ehemalig\w*(?=\W*$| (?:kund|nutzer))|"
    r"ancien\w*(?=\W*$| client)|ya no)\b",
    re.IGNORECASE,
)
# a name, perhaps with its place or in brackets what it is, and more behind it
_LEADS = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’'.&-]*[\w](?: (?:(?:&|and|und|et|y|of|the|de|du|la|von|am|im) ){0,2}[A-ZÀ-Þ][\w’'&-]*){1,5})"
    r"(?:, [A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+)?(?=[.:]))?(?:[.:–—] |\s[–—-] | \((?=[^)]{3,60}\) [a-z]))(?=\S+ \S)"
)
_LEAST_OF_LEADS = 2
_LEAST = 3  # cards that make a grid
_LEAST_OF_LINE = 3  # words
_MOST = 160  # characters of a line
_SURE = 0.65


def buyer_cards(source: str, page: WebPage, who: Attribution) -> Iterator[Fact]:
    """Customers by name, on a house's own page, each with its card."""
    if who.own is None:
        return
    for at, block in enumerate(page.blocks):
        words = page.words(block).strip()
        if block.kind is not BlockKind.HEADING or not shows_buyers(words):
            continue
        path = (*block.path, words)
        cards = _cards(page, at, path) or _items(page, at, path)
        leads = [] if len(cards) >= _LEAST else _leads(page, path)
        for name, line in leads or (cards if len(cards) >= _LEAST else ()):
            led = _LEADS.match(page.words(name)) if leads else None
            told = led["name"] if led else page.words(name).partition("\n")[0].split(",")[0].strip()
            if _GONE.search(page.words(line)) or who.called(told) is not None:
                continue
            span = Span(source, name.start, line.end, page.text[name.start : line.end])
            yield Fact(who.own.name, "customers", told, span, Voice.ITSELF, _SURE, "named")


def _cards(page: WebPage, at: int, path: tuple[str, ...]) -> Sequence[tuple[Block, Block]]:
    """Names with the line below each, right behind a heading and as long as they go on."""
    found: list[tuple[Block, Block]] = []
    following = at + 1
    while following + 1 < len(page.blocks):
        name, line = page.blocks[following : following + 2]
        if name.path != path or not (_is_name(page.words(name)) and _is_line(page, name, line)):
            break
        found.append((name, line))
        following += 2
        while following < len(page.blocks) and page.blocks[following].path == line.path != path:
            following += 1  # more about the same one
    return found


def _leads(page: WebPage, path: tuple[str, ...]) -> Sequence[tuple[Block, Block]]:
    """Paragraphs right below a heading that begin with a name: “Alder Growers, Kent. Ninety acres under glass.”"""
    found = [
        one
        for one in page.blocks
        if one.kind is BlockKind.TEXT
        and one.path == path
        and not (one.struck or one.quoted)
        and (led := _LEADS.match(page.words(one))) is not None
        and _is_name(led["name"])
        and " " in led["name"]
    ]
    return [(one, one) for one in found] if len(found) >= _LEAST_OF_LEADS else []


def _items(page: WebPage, at: int, path: tuple[str, ...]) -> Sequence[tuple[Block, Block]]:
    """Items right behind a heading, each a name in a line of its own with more below it."""
    found: list[tuple[Block, Block]] = []
    below = itertools.takewhile(
        lambda one: one.kind is BlockKind.ITEM and one.path == path, page.blocks[at + 1 :]
    )
    for block in below:
        name, more, _ = page.words(block).partition("\n")
        is_first = page.text[block.start - 2 : block.start] == "- "
        if is_first and _is_name(name):
            found.append((block, block))
        elif is_first or not found:
            return []
        elif not more and found[-1][0] is found[-1][1]:
            found[-1] = (found[-1][0], block)
    return [one for one in found if one[0] is not one[1] or "\n" in page.words(one[0])]


def _is_name(words: str) -> bool:
    return may_be_a_buyer(words.split(",")[0].strip())


def _is_line(page: WebPage, name: Block, line: Block) -> bool:
    """Whether a block says something of the name before it: below it where that is a heading, or beside it."""
    words = page.words(line)
    is_below = name.kind is BlockKind.HEADING and line.path == (*name.path, page.words(name).strip())
    is_beside = name.kind is line.kind is BlockKind.TEXT and line.path == name.path and not _is_name(words)
    is_plain = not (name.struck or name.quoted or line.struck or line.quoted) and len(words) <= _MOST
    return (is_below or is_beside) and is_plain and len(words.split()) >= _LEAST_OF_LINE
