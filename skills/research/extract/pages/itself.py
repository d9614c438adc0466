"""What a page says of the companies themselves: how they are called in full, and of which day the page is."""

import re
from collections.abc import Iterator

from indexing.web.legal import LEGAL
from indexing.web.page import WebPage
from indexing.web.reading.about import date_in
from skills.research.extract.names.names import bare
from skills.research.extract.whose.attribute import NAMED, SITE, Attribution
from skills.research.facts import Fact, Span, Voice

_DATED = re.compile(r"(?<!\S)[^\n]{0,60}\b(?:19|20)\d\d\b[^\n]{0,30}(?!\S)")
# “Acme is the trading name of Borea Ltd”: in full it is Borea Ltd
_TRADES_AS = re.compile(
    r"\b(?:(?:is|are) (?:the |a )?trad(?:ing|e) (?:name|style)s? (?:of|used by)|ist (?:eine |die )?(?:marke|"
    r"handelsname) (?:von|der)|"
    r"est (?:une |la )?marque (?:de|commerciale de)) ",
    re.IGNORECASE,
)
# legal forms that are written with a full stop
_SHORTENED = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Pty|Pte|Bros|Cie|Jr|(?:\w\.\s?)+\w|z o\.o)\.$")
_DOTTED = re.compile(r"(?:\b(?:Inc|Corp)|\s(?:\w\.\s?)+\w)$")


def names_of(source: str, page: WebPage, who: Attribution) -> Iterator[Fact]:
    """A name with what a register adds to it, else the first place that says the name."""
    named = who.found.names.mentions(page.text, language=page.language)
    for company in who.found.companies:
        if company.name in who.alike:
            continue
        goods = {name for name, owner in (*who.found.goods, *who.found.brands) if owner == company.name}
        mine = [
            (one.start, one.end)
            for one in named
            if one.name == company.name and page.text[one.start : one.end] not in goods
        ]
        if not mine:
            continue
        house = _house(page, who) if who.own == company else None
        full = (
            [house]
            if house
            else [one for one in mine if re.search(rf"\s{LEGAL}\.?$", page.text[slice(*one)])]
        )
        start, end = _whole(page.text, *(full or mine)[0], bare(company.name))
        if trades := _TRADES_AS.search(page.text, start, end):
            start = trades.end()
        quote = Span(source, start, end, page.text[start:end])
        voice = Voice.ITSELF if who.own == company else Voice.OTHERS
        sure = NAMED if full else NAMED - 0.3
        yield Fact(
            company.name, "company", quote.quote, quote, voice, sure, about=page.modified or page.published
        )


def _house(page: WebPage, who: Attribution) -> tuple[int, int] | None:
    """Where a company's own page says the name with a legal form by which it is known."""
    name = page.organisation
    if who.own is None or name == bare(name) or name not in who.own.aliases:
        return None
    start = page.text.rfind(name)
    return (start, start + len(name)) if start >= 0 else None


def _whole(text: str, start: int, end: int, name: str) -> tuple[int, int]:
    """Without a possessive or a gap at its end, and without the full stop of a sentence that ends with it."""
    words = text[start:end]
    cut = re.sub(r"['’]s$", "", words.strip())
    if text.startswith(".", start + len(cut)) and _DOTTED.search(
        cut
    ):  # “Tekenvlot B.V” ended before its last stop
        cut += "."
    cut = cut if _SHORTENED.search(cut) else cut.rstrip(".")
    return (start, start + len(cut)) if cut.casefold().startswith(name[:1].casefold()) else (start, end)


def dates_of(source: str, page: WebPage, who: Attribution) -> Iterator[Fact]:
    """The day of a page that is about one company, where a visitor can read it there."""
    day = page.modified or page.published
    company = who.own or who.topic
    if day is None or company is None:
        return
    for found in _DATED.finditer(page.text):
        if date_in(found[0]) == day:
            words = found[0].strip().lstrip("#*>|- ")  # marks of a heading or a list
            start = found.start() + found[0].index(words)
            span = Span(source, start, start + len(words), words)
            voice = Voice.ITSELF if who.own else Voice.OTHERS
            yield Fact(company.name, "date", day.isoformat(), span, voice, SITE, about=day)
            return
