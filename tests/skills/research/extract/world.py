"""An invented market to read cases in: Norvik and Tallow have sites, a newspaper writes about them and namesakes."""

from datetime import UTC, datetime

from indexing.web.page import WebPage
from indexing.web.reading import read_web_page
from skills.research.extract import Extracted, extract, find_companies
from skills.research.facts import Fact, Measure
from skills.research.schema import FIELDS, Field
from tests.skills.research.extract.cases import Case

NOW = datetime(2026, 11, 27, tzinfo=UTC)
# one sentence that says nothing, in as many common words as tell that a page is English: each test reads it thrice
REST = (
    "<p>Filler like it is to be as it is and can be in it or on it or by it, for it is as it is to be, and it is to be "
    "at it as it is in it or on it.</p>"
)


def page(
    body: str, *, url: str = "https://norvik.example/", of: str = "Norvik AS", title: str = ""
) -> WebPage:
    head = f"<title>{title}</title>" if title else ""
    main = f"<main>{body}{REST}</main><footer>© 2026 {of}</footer>"
    html = f"<html><head><meta charset=utf-8>{head}</head><body>{main}</body></html>"
    return read_web_page(url, html.encode(), "text/html; charset=utf-8", NOW)


NORVIK = page("<h1>Norvik</h1><p>We are here to help.</p>")
TALLOW = page("<h1>Tallow</h1><p>We are Tallow.</p>", url="https://tallow.example/", of="Tallow Ltd")


PAGES = [("s2", NORVIK), ("s3", TALLOW)]


def said_on(html: str, field: str, url: str, of: str) -> list[Fact]:
    """What a page at this address, of this house, says of Norvik in one field."""
    named = [("s1", page(html, url=url, of=of)), *PAGES]
    facts = extract(named, find_companies("compare Norvik and Tallow", named), FIELDS).facts
    return [one for one in facts if (one.span.source, one.field, one.company) == ("s1", field, "Norvik")]


def own(html: str, field: str) -> list[Fact]:
    """What a page of Norvik's says of it in one field."""
    return said_on(html, field, "https://norvik.example/d", "Norvik AS")


def others(html: str, field: str) -> list[Fact]:
    """What a newspaper says of Norvik in one field."""
    return said_on(html, field, "https://markettimes.example/d", "Market Times")


def page_of(case: Case) -> WebPage:
    if case.where == "own":
        return page(case.html, url="https://norvik.example/page")
    return page(
        f"<h1>In brief</h1><p>{case.html}</p>"
        if not case.html.startswith("<")
        else f"<h1>In brief</h1>{case.html}",
        url="https://markettimes.example/brief",
        of="Market Times",
    )


def read(
    *pages: WebPage, fields: tuple[Field, ...] = FIELDS, question: str = "compare Norvik and Tallow"
) -> Extracted:
    """What is found in the pages, each quote of it held to be where it is said to be."""
    named = [(f"s{number}", one) for number, one in enumerate((*pages, NORVIK, TALLOW), 1)]
    found = extract(named, find_companies(question, named), fields)
    texts = {name: one.text for name, one in named}
    for fact in found.facts:
        assert texts[fact.span.source][fact.span.start : fact.span.end] == fact.span.quote
    return found


def told(measure: Measure) -> str:
    """A measure as cases write it: 10-25 USD month user."""
    amount = f"{measure.amount.normalize():f}"
    if measure.highest is not None:
        amount = f"{amount}-{measure.highest.normalize():f}"
    return " ".join(part for part in (amount, measure.unit, *measure.per) if part)


def of_case(case: Case) -> list[Fact]:
    """The facts of today that its page gives for Norvik in its field."""
    return [
        one
        for one in read(page_of(case)).facts
        if (one.company, one.field) == ("Norvik", case.field) and not one.past and one.span.source == "s1"
    ]


def is_right(case: Case, facts: list[Fact]) -> bool:
    """A trap gives nothing; anything else gives each wanted value, and no figure beside them."""
    if case.is_trap:
        return not facts
    measures = {told(one.measure) for one in facts if one.measure}
    figures = {want for want in case.want if want[0].isdigit()}
    if case.field in ("price", "funding", "customers") and figures:
        plan = not case.of or any(one.of.casefold() == case.of.casefold() for one in facts)
        return figures <= measures and plan and len(measures) <= len(figures)
    return all(any(want.casefold() in one.value.casefold() for one in facts) for want in case.want)
