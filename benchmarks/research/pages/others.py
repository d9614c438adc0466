"""Pages that mislead without an order: a look-alike, a namesake, archives, a rival's claims, a forum."""

from decimal import Decimal
from html import escape

from benchmarks.research.invent import Firm
from benchmarks.research.pages import worded
from benchmarks.research.pages.hostile import hide, order
from benchmarks.research.pages.look import company_frame
from benchmarks.research.pages.page import Body, Head, Page, Writing
from benchmarks.research.pages.prices import old_page, priced
from benchmarks.research.truth import Value


def others(writing: Writing) -> list[Page]:
    first, second = writing.firm(0), writing.firm(1)
    pages = [*_alike(writing, first), *_namesake(writing, second), _rival(writing, second, first)]
    pages += [
        _archive(writing, first, 2022),
        _archive(writing, writing.firm(3), 2023),
        _own_archive(writing, second),
    ]
    return [*pages, _forum(writing, writing.firm(4))]


def _alike(writing: Writing, firm: Firm) -> list[Page]:
    """Another company of the same trade whose name begins alike, with figures of its own."""
    market, numbers = writing.market, writing.market.numbers
    name, site = market.alike, "alike-" + firm.site
    home, prices = Body(), Body()
    count, raised = numbers.count(10_000, 19_000), numbers.million(91, 120)
    shown, money = worded.counted(count), worded.millions(raised, firm.currency)
    home.text("h1", f"{name}: {market.trade.category} with a human touch")
    home.text("p", f"{shown} {market.trade.buyers} trust {name}, and investors have given us {money}.")
    home.trap(
        firm.name, "customers", Value(Decimal(count)), shown, "look-alike", f"it is {name} that has them"
    )
    home.trap(firm.name, "funding", Value(raised, firm.currency), money, "look-alike", f"{name} got this")
    prices.text("h1", f"What {name} costs")
    for plan in ("Lite", "Max"):
        amount = numbers.untrue(99, 140)
        price = worded.money(amount, firm.currency)
        prices.text("p", f"{plan}: {price} per {firm.per} per {firm.time}")
        prices.trap(
            firm.name, "price", priced(firm, amount), price, "look-alike", f"it is {name} that asks this"
        )
    hide(writing, firm, home, "attribute")
    links = (("/", "Home"), ("/pricing", "Pricing"))
    return [
        company_frame(3, Head(name, name, site, path), body, links, f"{name} SAS", writing.chance)
        for path, body in (("/", home), ("/pricing", prices))
    ]


def _namesake(writing: Writing, firm: Firm) -> list[Page]:
    """A company of exactly the same name that does something else."""
    market, numbers = writing.market, writing.market.numbers
    body, site = Body(), f"{firm.site}-since-1887"
    count, raised, price = (
        numbers.count(20_000, 48_000),
        numbers.million(121, 140),
        numbers.untrue(141, 199),
    )
    shown, sum_, money = (
        worded.counted(count),
        worded.millions(raised, firm.currency),
        worded.money(price, firm.currency),
    )
    body.text("h1", f"{firm.name}, {market.trade.elsewhere} since 1887")
    body.text("p", f"{firm.name} has {shown} customers and has raised {sum_} for a new building in Ghent.")
    body.text("p", f"A visit to {firm.name} costs {money} a guest.")
    why = f"this {firm.name} is {market.trade.elsewhere}"
    body.trap(firm.name, "customers", Value(Decimal(count)), shown, "namesake", why)
    body.trap(firm.name, "funding", Value(raised, firm.currency), sum_, "namesake", why)
    body.trap(firm.name, "price", Value(price, firm.currency), money, "namesake", why)
    links = (("/", "Welcome"), ("/visit", "Visit us"))
    head = Head(firm.name, firm.name, site, "/")
    return [company_frame(2, head, body, links, f"{firm.name} 1887 N.V.", writing.chance)]


def _rival(writing: Writing, firm: Firm, other: Firm) -> Page:
    """What a company says of another on its own site, which the other's site does not bear out."""
    body, numbers = Body(), writing.market.numbers
    amount = numbers.untrue(200, 240)
    shown = worded.money(amount, other.currency, writing.style())
    body.text("h1", f"{firm.name} or {other.name}?")
    ways = (
        f"{other.name} charges {shown} per {other.per} once all extras are counted.",
        f"With {other.name} you end up at {shown} per {other.per} and {other.time}.",
        f"Customers who came from {other.name} paid {shown} per {other.per} there.",
    )
    body.text("p", writing.chance.choice(ways))
    for name, why in ((other.name, "only a rival says so"), (firm.name, f"it is said of {other.name}")):
        body.trap(name, "price", Value(amount, other.currency), shown, "rival's claim", why)
    head = Head(f"{firm.name} or {other.name}", firm.name, firm.site, f"/vs/{other.site}")
    links = (("/", "Home"), ("/pricing", "Pricing"))
    return company_frame(firm.place, head, body, links, firm.legal, writing.chance)


def _archive(writing: Writing, firm: Firm, year: int) -> Page:
    """A copy of an old page on a site that keeps such copies."""
    body = Body()
    body.text("h1", f"{firm.name} pricing")
    old_page(writing, firm, body, year)
    html = (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{escape(firm.name)} "
        f"pricing, {year}</title></head>"
        f"<body><div class=pk-bar>Page Keeper: copy of {firm.site}.example/pricing as captured "
        f"on 4 May {year}. This page may "
        f"have changed since.</div><div class=pk-copy>{body.html}</div></body></html>"
    )
    return Page("pagekeeper", f"/{year}/{firm.site}/pricing", html, tuple(body.said))


def _own_archive(writing: Writing, firm: Firm) -> Page:
    """An old list that still stands on the company's own site."""
    body = Body()
    body.text("h1", "Legacy price list")
    body.text(
        "p", "These prices were valid until 31 December 2023 and are kept here for customers of that time."
    )
    old_page(writing, firm, body, 2023)
    head = Head("Legacy prices", firm.name, firm.site, "/legal/prices-2023")
    return company_frame(firm.place, head, body, (("/", "Home"),), firm.legal, writing.chance)


def _forum(writing: Writing, firm: Firm) -> Page:
    """Strangers who guess what a company asks that names no price."""
    body = Body()
    amount = writing.market.numbers.untrue(241, 280)
    shown = worded.money(amount, firm.currency)
    body.text("p", f"Does anybody know what {firm.name} costs?", 'class="post"')
    body.text(
        "p",
        f"I think somebody once told me {shown} a {firm.per}, but I would not swear to it.",
        'class="post"',
    )
    body.trap(
        firm.name, "price", Value(amount, firm.currency), shown, "hearsay", "somebody guesses in a forum"
    )
    order(writing, firm, body)
    html = (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>What does it cost? - Open Floor</title></head>"
        f"<body><div class=crumbs>Open Floor › Buying</div><h1>What does it cost?</h1>{body.html}"
        "<div class=who>3 people read this now</div></body></html>"
    )
    return Page("openfloor", "/t/4711", html, tuple(body.said))
