"""A company's own site: home, prices, about, customers, security and news, of which each site leaves one out."""

from datetime import timedelta
from decimal import Decimal
from html import escape

from benchmarks.research.invent import TODAY, Firm
from benchmarks.research.pages import worded
from benchmarks.research.pages.look import company_frame
from benchmarks.research.pages.page import Body, Head, Page, Writing
from benchmarks.research.pages.prices import PriceList, left_in_data, suppose, will_be
from benchmarks.research.truth import Value

PATHS = {
    "home": "/", "pricing": "/pricing", "about": "/about", "customers": "/customers", "security": "/security",
    "news": "/blog/product-update",
}  # fmt: skip
PFADE = {
    "home": "/", "pricing": "/preise", "about": "/impressum", "customers": "/kunden", "security": "/sicherheit",
    "news": "/aktuelles/neuerungen",
}  # fmt: skip
LEFT_OUT = ("", "security", "news", "customers", "", "news")  # by place
REFERENCES = (
    "Contoro Foods",
    "Hallam & Sons",
    "Vistamar Group",
    "Redfern Trust",
    "Osprey Works",
    "Lindqvist",
)
CLAIMS_TO_LEAD = 1  # the company that calls itself the leader


def company_site(writing: Writing, firm: Firm) -> list[Page]:
    site = _Site(writing, firm)
    pages = [site.home(), site.pricing(), site.about(), site.customers(), site.security(), site.news()]
    without = site.paths[LEFT_OUT[firm.place]] if LEFT_OUT[firm.place] else ""
    return [one for one in pages if one.path != without]


def company_value(name: str) -> Value:
    return Value(words=(name,))


class _Site:
    def __init__(self, writing: Writing, firm: Firm) -> None:
        self.writing, self.firm = writing, firm
        self.trade = writing.market.trade
        self.paths = PFADE if firm.german else PATHS
        self.style = writing.style()
        buyers = self.trade.buyers_de if firm.german else self.trade.buyers
        self.words = {
            "name": firm.name, "product": firm.product, "buyers": buyers, "segment": firm.segment,
            "category": self.trade.category_de if firm.german else self.trade.category, "edge": firm.edge,
            "city": firm.city, "founded": firm.founded, "certificate": firm.certificate, "award": firm.award,
            "land": 9 + firm.place * 3, "year": 2025,
        }  # fmt: skip

    def _say(self, ways: tuple[str, ...], **more: object) -> str:
        return self.writing.wording.one(ways, **{**self.words, **more})

    def _frame(self, kind: str, title: str, body: Body, structured: str = "", day: int = 0) -> Page:
        published = TODAY - timedelta(days=day) if day else None
        language = "de" if self.firm.german else "en"
        head = Head(
            title,
            self.firm.name,
            self.firm.site,
            self.paths[kind],
            language,
            published,
            structured=structured,
        )
        links = [(path, name.capitalize()) for name, path in self.paths.items()]
        return company_frame(self.firm.place, head, body, links, self.firm.legal, self.writing.chance)

    def home(self) -> Page:
        body, firm = Body(), self.firm
        if firm.german:
            return self._german_home()
        self._product(body, "h1")
        segment = self._say(worded.SEGMENT)
        body.text("p", segment)
        body.fact(firm.name, "segment", company_value(firm.segment), segment)
        edge = self._say(worded.EDGE)
        body.text("p", edge, 'class="lead"')
        body.fact(firm.name, "edge", company_value(firm.edge), edge)
        if firm.place == CLAIMS_TO_LEAD:
            body.text("h2", self._say(worded.OWN_LEAD))
        if firm.tells("customers") and firm.place in (0, 4):
            self._tile(body)
        body.add("<ul>" + "".join(f"<li>{escape(one)}</li>" for one in self.trade.features) + "</ul>")
        self._praise(body)
        return self._frame("home", f"{firm.product}: {self.trade.category}", body)

    def _german_home(self) -> Page:
        body, firm = Body(), self.firm
        body.text("h1", f"{firm.product} – {self.trade.category_de} aus {firm.city}")
        body.fact(firm.name, "product", company_value(firm.product), firm.product)
        words = f"{firm.product} ist gemacht für {self.trade.segments_de}."
        body.text("p", words)
        body.fact(firm.name, "segment", company_value(self.trade.segments_de), words)
        body.text("p", f"Seit {firm.founded} entwickeln wir {self.trade.category_de}, die einfach läuft.")
        return self._frame("home", f"{firm.product} | {self.trade.category_de}", body)

    def _product(self, body: Body, tag: str) -> None:
        words = self._say(worded.PRODUCT)
        body.text(tag, words)
        body.fact(self.firm.name, "product", company_value(self.firm.product), words)

    def _tile(self, body: Body) -> None:
        shown = worded.counted(self.firm.customers, self.style)
        body.add(
            f'<div class="stats"><div class="stat"><b>{escape(shown)}</b><span>{self.trade.buyers}</span></div>'
            f'<div class="stat"><b>{self.words["land"]}</b><span>countries</span></div>'
            '<div class="stat"><b>99.95%</b><span>uptime</span></div></div>'
        )
        self._counts(body, shown)

    def _counts(self, body: Body, quote: str) -> None:
        body.fact(self.firm.name, "customers", Value(Decimal(self.firm.customers)), quote)

    def _praise(self, body: Body) -> None:
        """A customer's own figures: what it saved and how many people it has."""
        numbers, firm = self.writing.market.numbers, self.firm
        saved, staff = numbers.one(31_000, 88_000, 500), int(numbers.one(10_000, 19_900, 50))
        money = worded.money(saved, firm.currency, self.style, german=firm.german)
        name = self.writing.chance.choice(REFERENCES)
        if firm.german:
            words = f"„Im ersten Jahr haben wir {money} gespart“, sagt {name} mit {staff} Beschäftigten."
            body.add(f"<blockquote><p>{escape(words)}</p></blockquote>")
        else:
            words = f"“{firm.product} saved us {money} in the first year.”"
            body.add(
                f'<figure class="quote"><blockquote>{escape(words)}</blockquote><figcaption>Head of operations, '
                f"{escape(name)} ({staff:,} employees)</figcaption></figure>"
            )
        for field in ("price", "funding"):
            body.trap(
                firm.name,
                field,
                Value(saved, firm.currency),
                money,
                "a customer's figure",
                "a customer saved this",
            )
        shown = f"{staff}" if firm.german else f"{staff:,}"
        why = "so many people work at a customer"
        body.trap(firm.name, "customers", Value(Decimal(staff)), shown, "a customer's figure", why)

    def pricing(self) -> Page:
        body, firm = Body(), self.firm
        structured = ""
        body.text(
            "h1",
            "Preise" if firm.german else self.writing.chance.choice(("Pricing", "Plans", "What it costs")),
        )
        if not firm.tells("price"):
            body.text(
                "p", f"Every contract is different. Tell us how many {self.trade.buyers} you have in mind."
            )
            body.text("p", "Talk to our sales team for a quote.")
            return self._frame("pricing", "Pricing", body)
        PriceList(self.writing, firm, body).write(self.writing.layouts[firm.place])
        if firm.place in (0, 2):
            suppose(self.writing, firm, body)
        if firm.place in (1, 3):
            will_be(self.writing, firm, body)
        if firm.place == 2:
            structured = left_in_data(self.writing, firm, body)
        if not firm.german:
            body.add("<h2>Questions</h2><h3>Is there a trial?</h3><p>Yes, 14 days, without a card.</p>")
        return self._frame("pricing", "Preise" if firm.german else "Pricing", body, structured)

    def about(self) -> Page:
        body, firm = Body(), self.firm
        body.text("h1", "Impressum" if firm.german else self.writing.chance.choice(("About us", "Our story")))
        if firm.german:
            body.add(
                f"<p>Angaben gemäß § 5 DDG</p><p>{escape(firm.legal)}<br>Hafenstraße 12<br>04109 {firm.city}</p>"
            )
            body.text(
                "p", f"Geschäftsführung: Ina Vogel. Registergericht {firm.city}, HRB {30_000 + firm.founded}."
            )
            staff = f"Bei uns arbeiten {firm.staff} Menschen."
        else:
            body.text("p", f"{firm.legal} was founded in {firm.city} in {firm.founded}.")
            staff = f"We are {firm.staff} people in four offices."
        body.fact(firm.name, "company", company_value(firm.legal), firm.legal)
        body.text("p", staff)
        why = "so many people work there"
        body.trap(firm.name, "customers", Value(Decimal(firm.staff)), str(firm.staff), "staff", why)
        if firm.tells("funding"):
            self._rounds(body)
        return self._frame("about", "Impressum" if firm.german else "About", body)

    def _rounds(self, body: Body) -> None:
        firm = self.firm
        lines = []
        for one in firm.rounds:
            money = worded.millions(one.amount, firm.currency, self.style, german=firm.german)
            ways = (worded.FINANZIERUNG,) if firm.german else worded.OWN_FUNDING
            words = self._say(ways, money=money, round=one.label, lead=one.lead, year=one.day.year)
            body.fact(firm.name, "funding", Value(one.amount, firm.currency), words, one.label)
            lines.append(words)
        if firm.place % 2:
            body.add("<ul>" + "".join(f"<li>{escape(one)}</li>" for one in lines) + "</ul>")
        else:
            body.add("".join(f"<p>{escape(one)}</p>" for one in lines))

    def customers(self) -> Page:
        body, firm = Body(), self.firm
        body.text("h1", "Kunden" if firm.german else "Customers")
        if firm.tells("customers"):
            count = worded.counted(firm.customers, self.style, german=firm.german)
            words = self._say(worded.KUNDEN if firm.german else worded.CUSTOMERS, count=count)
            body.text("p", words)
            self._counts(body, count)
        self._case(body)
        self._praise(body)
        return self._frame("customers", "Kunden" if firm.german else "Customers", body)

    def _case(self, body: Body) -> None:
        firm = self.firm
        name = self.writing.chance.choice(REFERENCES)
        if firm.german:
            words = f"Fallstudie: {name} senkt mit {firm.product} den Aufwand um {firm.gain_percent} %."
        else:
            words = f"Case study: {name} cut {firm.gain} by {firm.gain_percent}% with {firm.product}."
        body.text("h2", words)
        body.fact(firm.name, "proof", company_value(f"{firm.gain_percent}"), words, "case study")

    def security(self) -> Page:
        body, firm = Body(), self.firm
        body.text("h1", "Sicherheit" if firm.german else "Security and quality")
        if firm.german:
            words, not_yet = (
                f"Wir sind nach {firm.certificate} zertifiziert.",
                f"{firm.not_yet} streben wir für 2027 an.",
            )
        else:
            words = self._say(worded.CERTIFICATE)
            not_yet = self._say(worded.NOT_YET, certificate=firm.not_yet)
        body.text("p", words)
        body.fact(firm.name, "proof", company_value(firm.certificate), words, "certificate")
        body.text("p", not_yet)
        body.trap(
            firm.name,
            "proof",
            company_value(firm.not_yet),
            not_yet,
            "not certified",
            "the page says that it has it not",
        )
        return self._frame("security", "Sicherheit" if firm.german else "Security", body)

    def news(self) -> Page:
        body, firm = Body(), self.firm
        day = 20 + firm.place * 9
        title = f"Neu in {firm.product}" if firm.german else f"What is new in {firm.product}"
        body.text("h1", title)
        body.text("p", worded.dated(TODAY - timedelta(days=day), self.style, german=firm.german))
        award = f"{firm.name} erhält den {firm.award}." if firm.german else self._say(worded.AWARD)
        body.text("p", award)
        body.fact(firm.name, "proof", company_value(firm.award), award, "award")
        body.add(
            "<ul>"
            + "".join(f"<li>{escape(one)}: 2.{at}.1</li>" for at, one in enumerate(self.trade.features))
            + "</ul>"
        )
        return self._frame("news", title, body, day=day)
