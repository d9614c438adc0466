"""Pages on which a company's name means somebody else: homonyms, and houses whose longer name begins alike."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from indexing.web.legal import LEGAL
from indexing.web.page import BlockKind, WebPage
from skills.research.extract.names.names import Mention, bare, flat, same_name
from skills.research.extract.names.namesakes import nearer
from skills.research.extract.whose.companies import Company, Found


def names_of_page(page: WebPage, found: Found) -> frozenset[str]:
    """Companies whose bare name on this page of another site means somebody else."""
    alike: set[str] = set()
    whose = page.organisation or page.site
    texts = dict(found.texts)
    text = f"{page.title}\n{page.text}"
    hits = found.names.mentions(text, language=page.language)
    short = {one.name for one in found.companies if _is_short_for_other(text, hits, one)}
    with_goods = _named_with_goods(page, found)
    compared = short if with_goods and len(short | with_goods) > 1 else frozenset()
    for one in found.companies:
        if (
            (whose and _is_called_alike(whose, one))
            or one.name in short - compared
            or _is_home_of_longer(page, one)
        ):
            alike.add(one.name)
            continue
        unclear = next((each for each in found.ambiguous if each.name == one.name), None)
        if unclear and not nearer(page.text, unclear.hosts[0], unclear.hosts[1:], texts):
            alike.add(one.name)
    return frozenset(alike)


def _named_with_goods(page: WebPage, found: Found) -> set[str]:
    """Houses that a heading names with their product (“Acme Plane, tried in March”): then longer names are such."""
    headings = [page.words(one) for one in page.blocks if one.kind is BlockKind.HEADING]
    return {
        whose
        for words in headings
        for what, whose in found.goods
        if re.search(rf"\b{re.escape(bare(whose))} {re.escape(what)}\b", words)
    }


def _is_called_alike(whose: str, one: Company) -> bool:
    """Whether a site of somebody else bears the name, alone or at the front of a longer one with another legal
    form."""
    if same_name(whose, one.name):
        return True
    longer = bare(whose) != whose and flat(whose).casefold().startswith(f"{flat(bare(one.name)).casefold()} ")
    return longer and not any(same_name(whose, alias) for alias in one.aliases)


# what those write who write about a house
_LONGER = re.compile(
    r" (?!(?:Reviews?|Pricing|Prices?|Alternatives?|Competitors?|Vs|Guide|News|Blog|Help|Support|Explained|"
    r"Test(?:ed|s)?|Login|Community|Forum|Docs|Software|App|Compared|In|For|And|On)\b)[A-ZÀ-Þ][\w’'-]+"
)


def _is_home_of_longer(page: WebPage, one: Company) -> bool:
    """Whether this is the first page of a site whose title begins with a longer name: “Acme Sticks of Hexham”."""
    if urlsplit(page.url).path not in ("", "/"):
        return False
    name, title = bare(one.name), page.title.strip()
    more = _LONGER.match(title, len(name)) if title.startswith(name) else None
    known = (flat(alias).casefold() for alias in one.aliases)
    return more is not None and not any(
        alias.startswith(flat(title[: more.end()]).casefold()) for alias in known
    )


def _is_short_for_other(text: str, hits: Sequence[Mention], one: Company) -> bool:
    """Whether a longer name of another house stands there first, or more often than the company's own."""
    start = flat(bare(one.name)).casefold()
    longer = [hit for hit in hits if not hit.name and _begins(text[hit.start : hit.end], start)]
    mine = [hit for hit in hits if hit.name == one.name]
    if not longer:
        return False
    return not mine or longer[0].start < mine[0].start or len(longer) > len(mine)


def _begins(words: str, name: str) -> bool:
    return flat(words).casefold().startswith(f"{name} ")


_LEAST_LETTERS = 6  # of a name; shorter ones are near to many words
# within a sentence, or at its beginning with the legal form of a house or with what houses do
_LARGE = re.compile(
    rf"(?<=[a-z,] )[A-ZÀ-Þ][\w-]{{4,}}|\b[A-ZÀ-Þ][\w-]{{4,}}(?=,? {LEGAL}\b)|"
    r"^\W*[A-ZÀ-Þ][\w-]{4,}(?= (?:sold|sells|made|makes|told|sent|sends|delivered|delivers|refunded|repaired|"
    r"replied|has|have|had|hat|a|ha|heeft|verkauft|liefert|vend|vende|verkocht)\b)"
)


def names_a_double(text: str, found: Found) -> bool:
    """Whether a text has a name that is one letter off a company's: “the Ostrell on my wrist” is not of Ostrel."""
    names = [bare(one.name) for one in found.companies if len(bare(one.name)) >= _LEAST_LETTERS]
    words = set(_LARGE.findall(text)) if names else set()
    return any(_is_one_letter_off(word.lstrip("“”„«\"‘’' "), name) for word in words for name in names)


def _is_one_letter_off(word: str, name: str) -> bool:
    one, other = sorted((flat(word).casefold(), flat(name).casefold()), key=len)
    if one == other or len(other) - len(one) > 1 or other == f"{one}s":
        return False
    at = next((place for place, letter in enumerate(one) if letter != other[place]), len(one))
    return one[at:] == other[at + 1 :] if len(one) < len(other) else one[at + 1 :] == other[at + 1 :]
