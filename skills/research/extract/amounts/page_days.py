"""Of what day a page's words are: one that they name, that of their part of the page, or the page's own; and whether
all of it is kept for the record."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from indexing.web.page import Block, BlockKind, WebPage
from indexing.web.reading.about import date_in
from skills.research.cued import Cued
from skills.research.extract.amounts.normal import day_in

_OLD_PAGE = re.compile(
    r"\b(?:archived|archive(?:\s*[:–—]|[- ](?:copy|page|version|edition|snapshot)\b)|"
    r"(?:web|internet) archive|outdated|superseded|no longer (?:current|valid|up to "
    r"date|maintained|updated)|"
    r"old(?:er)? (?:pricing|version|price list)|legacy (?:pricing|plans?|page)|historical "
    r"(?:pricing|prices?|version|cop(?:y|ies)|snapshots?)|previous (?:pricing|version)|"
    r"veraltet|archiviert|nicht mehr aktuell|alte preise|obsolète|archivé\w*|desactualizad\w+|"
    r"archivad\w+|"
    r"(?:this is|dies ist|ceci est|voici) (?:an? |eine |une )?(?:(?:stored|saved|cached|gespeicherte) (?:copy|"
    r"version|kopie|"
    r"fassung)|copie (?:enregistrée|en cache))|"
    r"(?<=\()(?:copy|capture|snapshot|kopie|copie) (?:of|from|vom|von|du) (?:\d{1,2}\b|[A-Z][a-z]+ \d))(?!\w)",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(
    r"(?:^|[|–—·:-]\s+)(?:\w+ )?archives?(?=\s*(?:$|[|–—·:-]\s))", re.IGNORECASE
)  # part of a title
_OLD_PATH = re.compile(
    r"/(?:archive[ds]?|legacy|old|web\.archive|wayback)(?:[/._-]|$)|[/._-]old(?:[/._-]|$)|"
    # as archives of the web name what they captured by its moment: /web/20230914083000/https://acme.example
    r"/(?:web|snapshots?|captures?)/(?:19|20)\d{6}(?:\d{6})?[a-z_]{0,4}/|"
    r"[/-]20(?:0\d|1\d|2[0-3])(?:[/.-]|$)",
    re.IGNORECASE,
)
_FIRST_WORDS = 600  # characters
_SENTENCE_END = re.compile(r"[.!?]\s|\n|\s[·|]\s")
_MOST_OF_NOTICE = 9  # words
_THIS = re.compile(
    r"\b(?:this|these|you are (?:viewing|reading)|dies\w*|cette|ce|ces|esta|este)\b", re.IGNORECASE
)


# “Captured 14 September 2023 from www.acme.example”, “Page captured on 3 Mar 2023”
_CAPTURED = re.compile(
    r"^\W*(?:(?:this )?(?:page|site|snapshot|copy) )?(?:was )?(?:captured|crawled|snapshotted) (?:on |at )?"
    r"(?:\d{1,2}\b|[A-Z][a-z]+ \d|(?:19|20)\d\d)[^.]{0,40}",
    re.IGNORECASE,
)


def _speaks_of_page(sentence: str) -> bool:
    """Whether it says of the page, and not of a price on it, that it is kept for the record."""
    if _CAPTURED.match(sentence) and len(sentence.split()) <= _MOST_OF_NOTICE:
        return True
    is_notice = len(sentence.split()) <= _MOST_OF_NOTICE or bool(_THIS.search(sentence))
    return is_notice and bool(_OLD_PAGE.search(sentence))


def is_old(page: WebPage) -> bool:
    """A page that says of itself, by its first words or its address, that it is kept for the record."""
    return (
        bool(_OLD_PAGE.search(page.title))
        or any(map(_speaks_of_page, _SENTENCE_END.split(page.text[:_FIRST_WORDS])))
        or bool(_ARCHIVE.search(page.title))
        or bool(_OLD_PATH.search(page.url))
    )


def day_of(
    text: str, page: WebPage, above: date | None = None, *, within: tuple[int, int] = (0, 0)
) -> date | None:
    """The day that a statement is true for: one that it names, first in the clause `within`, else that of its part of
    the page, else the page's own."""
    text = _VALID_UNTIL.sub(lambda found: " " * len(found[0]), text)
    elsewhere = _ALSO_SINCE.sub(" ", _FOLLOWS.sub(" ", text))
    named = day_in(text[slice(*within)]) or day_in(elsewhere) or _ended(text, page.fetched_at.year)
    return named or above or page.modified or page.published


# “has never taken investment, and has been profitable since 2012” says of 2012 nothing of investment
_ALSO_SINCE = re.compile(
    r"[,;]\s+(?:and|but|which|who|und|aber|et|mais|y|pero)\s+[^\W\d_][^,;.]*?\s(?:since|seit|depuis|desde) (?:\w+ )?"
    r"(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# “It follows a seed round of 2022 and takes the total to £6.9m”: the total is of today
_FOLLOWS = Cued(
    r"\b(?:follow(?:s|ed)|comes after|builds on|folgt auf|fait suite à|sigue a)\b.{4,90}?"
    r"(?=\b(?:and|und|et|y) (?:takes?|brings?|bringt|hebt|porte|eleva)\b)",
    re.IGNORECASE,
)
_ENDED = Cued(
    r"\b(?:until|till|up to|bis(?: ende| anfang| mitte)?|jusqu[’'](?:en|à)|hasta(?: el)?)(?: the end of| late|"
    r" early)? "
    r"((?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def _ended(text: str, today: int) -> date | None:
    """The middle of the year until which something held, where that is over."""
    found = _ENDED.search(text)
    return date(int(found[1]), 7, 1) if found and int(found[1]) < today else None


# until when a paper holds is not when it came to be held
_VALID_UNTIL = Cued(
    r"\b(?:valid (?:until|to|through|till)|expires? (?:in|on)?|runs until|renewal (?:due )?in|gültig bis|läuft bis|"
    r"valable jusqu[’'](?:en|au|à)|válid[oa] hasta|valido fino al?)\b[^.;,)]{0,24}",
    re.IGNORECASE,
)
_MOST_OF_DAY = 24  # letters of a line that is a day


def days_of_parts(page: WebPage) -> Mapping[tuple[str, ...], date]:
    """The day that stands alone below a heading, or is one: “A thank-you / 8 May 2018 / We have passed 160”; on a page
    of news it may stand above each."""
    found: dict[tuple[str, ...], date] = {}
    below: tuple[str, ...] | None = None  # the heading that ends right before a block
    for block in page.blocks:
        words = page.words(block).strip()
        is_heading = block.kind is BlockKind.HEADING
        path = (*block.path, words) if is_heading else tuple(block.path)
        is_place = is_heading or (block.kind is BlockKind.TEXT and path == below)
        if is_place and (day := _day_alone(words)):
            found.setdefault(path, day)
        below = path if is_heading else None
    return {**_days_above(page), **found}


def _day_alone(words: str) -> date | None:
    return date_in(words) if len(words) <= _MOST_OF_DAY else None


def _days_above(page: WebPage) -> dict[tuple[str, ...], date]:
    """Days that stand alone above several headings of one page, the first before any of their texts: those at the end
    of each text are of what stands above them."""
    above: dict[tuple[str, ...], list[tuple[Block, str, date]]] = {}
    for block, heading in pairwise(page.blocks):
        if block.kind is not BlockKind.TEXT or heading.kind is not BlockKind.HEADING:
            continue
        if day := _day_alone(page.words(block).strip()):
            above.setdefault(heading.path, []).append((block, page.words(heading).strip(), day))
    return {
        (*path, words): day
        for path, each in above.items()
        if len(each) > 1 and each[0][0].path == path
        for _, words, day in each
    }
