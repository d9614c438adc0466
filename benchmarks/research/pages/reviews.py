"""Two sites that review and compare, and one that lists companies."""

from datetime import date, timedelta
from decimal import Decimal
from html import escape

from benchmarks.research.invent import TODAY
from benchmarks.research.pages import worded
from benchmarks.research.pages.hostile import hide, order
from benchmarks.research.pages.look import news_frame
from benchmarks.research.pages.page import Body, Head, Page, Writing
from benchmarks.research.pages.prices import priced
from benchmarks.research.truth import Value

SITES = {"peerbench": "PeerBench", "candidverdict": "Candid Verdict"}
LEADER = 4  # two review sites find it best, each on its own
OLD_REVIEW = 0
LEADS = (
    "In our test of eleven providers, {name} leads in customer satisfaction.",
    "{name} is the leader in customer satisfaction: 94 of 100 points.",
    "The market leader by customer satisfaction is {name}.",
    "Ahead of all others in customer satisfaction: {name}.",
)
PAIRS = (
    "{a} charges {x} for {p} per {per} per {time}, whereas {b} asks {y} for {q}.",
    "While {b} takes {y} per {per} and {time} for {q}, {p} from {a} is {x}.",
    "{p} at {a} is {x} per {per} per {time}; {q} at {b} is {y}.",
)


def reviews(writing: Writing) -> list[Page]:
    desk = _Reviews(writing)
    pages = [desk.table(), desk.ranking("peerbench"), desk.ranking("candidverdict"), desk.pair(0, 5)]
    pages += [desk.review("peerbench", place) for place in (0, 1, 2)]
    pages += [desk.review("candidverdict", place) for place in (3, 4, 5)]
    return [*pages, desk.old_review(), desk.directory()]


class _Reviews:
    def __init__(self, writing: Writing) -> None:
        self.writing, self.market = writing, writing.market
        self.trade, self.style = writing.market.trade, writing.style()

    def _page(self, site: str, path: str, title: str, body: Body, day: date) -> Page:
        head = Head(title, SITES[site], site, path, published=day)
        byline = f"Updated {worded.dated(day, self.style)}"
        others = (("/how-we-test", "How we test"), ("/newsletter", "Our letter on Fridays"))
        return news_frame(
            self.style + (site == "peerbench"), head, body, byline, others, "<i>Your advert here</i>"
        )

    def table(self) -> Page:
        """All six side by side: entry price, whom it suits, what is missing."""
        body, rows = Body(), []
        for firm in self.market.firms:
            price = "on request"
            if firm.tells("price"):
                plan = firm.plans[0]
                price = worded.money(plan.amount, firm.currency, self.style)
                body.fact(firm.name, "price", priced(firm, plan.amount), price, plan.name)
                price = f"{price} ({plan.name})"
            body.fact(firm.name, "segment", Value(words=(firm.segment,)), firm.segment)
            body.fact(firm.name, "weakness", Value(words=(firm.weakness,)), firm.weakness)
            cells = (firm.name, price, firm.segment, firm.weakness)
            rows.append("<tr>" + "".join(f"<td>{escape(one)}</td>" for one in cells) + "</tr>")
        names = (
            "Provider",
            f"Entry price per {self.trade.per} and {self.trade.time}",
            "Suits",
            "What is missing",
        )
        head = "".join(f"<th>{escape(one)}</th>" for one in names)
        body.add(f"<table class='cmp'><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>")
        hide(self.writing, self.market.firms[5], body, "aria-hidden")
        return self._page(
            "peerbench",
            "/compare",
            f"Six providers of {self.trade.category} compared",
            body,
            TODAY - timedelta(days=15),
        )

    def ranking(self, site: str) -> Page:
        firm, body = self.market.firms[LEADER], Body()
        body.text("p", self.writing.wording.one(LEADS, name=firm.name))
        body.text("p", f"We asked {self.trade.buyers} in nine countries between June and October.")
        others = [one.name for one in self.market.firms if one != firm]
        body.text("p", f"Also tested: {', '.join(others)}.")
        hide(self.writing, self.market.firms[0], body, "display none" if site == "peerbench" else "tiny")
        title = f"The best in {self.trade.category}"
        return self._page(site, "/best-of-the-year", title, body, TODAY - timedelta(days=25))

    def pair(self, one: int, other: int) -> Page:
        """Two prices in one sentence, each with its own company."""
        a, b, body = self.market.firms[one], self.market.firms[other], Body()
        p, q = a.plans[1], b.plans[1]
        x = worded.money(p.amount, a.currency, self.style)
        y = worded.money(q.amount, b.currency, self.style)
        words = self.writing.wording.one(
            PAIRS, a=a.name, b=b.name, p=p.name, q=q.name, x=x, y=y, per=a.per, time=a.time
        )
        body.text("p", words)
        for firm, plan, shown, rival in ((a, p, x, b), (b, q, y, a)):
            body.fact(firm.name, "price", priced(firm, plan.amount), shown, plan.name)
            why = f"the same sentence says so of {firm.name}"
            body.trap(
                rival.name,
                "price",
                Value(plan.amount, firm.currency),
                shown,
                "other side of a comparison",
                why,
            )
        hide(self.writing, b, body, "style sheet")
        return self._page(
            "candidverdict",
            f"/{a.site}-vs-{b.site}",
            f"{a.name} or {b.name}?",
            body,
            TODAY - timedelta(days=40),
        )

    def review(self, site: str, place: int) -> Page:
        firm, body = self.market.firms[place], Body()
        words = {"name": firm.name, "product": firm.product, "weakness": firm.weakness}
        weakness = self.writing.wording.one(worded.WEAKNESS, **words)
        praise = f"What we liked: {firm.product} {firm.edge}, which no other product in our test does."
        if place % 2:
            body.add(
                f"<h3>Pros</h3><ul><li>{escape(praise)}</li></ul><h3>Cons</h3><ul><li>{escape(weakness)}</li></ul>"
            )
        else:
            body.text("p", praise)
            body.text("p", weakness)
        body.fact(firm.name, "edge", Value(words=(firm.edge,)), praise)
        body.fact(firm.name, "weakness", Value(words=(firm.weakness,)), weakness)
        body.add(f'<div class="stars" aria-label="rating">4.{place} of 5 ({128 + place * 7} votes)</div>')
        if place in (1, 2, 3):
            order(self.writing, firm, body)
        return self._page(
            site, f"/reviews/{firm.site}", f"{firm.name} tested", body, TODAY - timedelta(days=50 + place)
        )

    def old_review(self) -> Page:
        firm, body = self.market.firms[OLD_REVIEW], Body()
        plan = firm.plans[0]
        amount = plan.before + 2
        shown = worded.money(amount, firm.currency, self.style)
        body.text("p", f"When we tested it, {plan.name} cost {shown} per {firm.per} per {firm.time}.")
        body.trap(firm.name, "price", priced(firm, amount), shown, "old review", "a price of 2021")
        return self._page(
            "peerbench", f"/2021/{firm.site}", f"First look at {firm.name}", body, date(2021, 6, 2)
        )

    def directory(self) -> Page:
        """All six among two whose names mislead: that of a look-alike, and a namesake's."""
        body, rows = Body(), []
        for firm in self.market.firms:
            rows.append((firm.legal, firm.city, str(firm.founded), firm.staff))
            body.fact(firm.name, "company", Value(words=(firm.legal,)), firm.legal)
            staff = Value(Decimal(firm.staff))
            body.trap(firm.name, "customers", staff, str(firm.staff), "staff", "so many people work there")
        listed = "".join(
            f"<tr><td>{escape(name)}</td><td>{city}</td><td>{founded}</td><td>{staff}</td></tr>"
            for name, city, founded, staff in rows
        )
        html = (
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Firm Atlas</title></head><body><div id=hd>"
            "Firm Atlas: every company, one page</div><h1>"
            f"{escape(self.trade.category.capitalize())}</h1><table border=1>"
            f"<tr><th>Company</th><th>Seat</th><th>Founded</th><th>Employees</th></tr>{listed}</table>{body.html}</body></html>"
        )
        return Page("firmatlas", "/list", html, tuple(body.said))
