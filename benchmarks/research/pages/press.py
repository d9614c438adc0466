"""Three news sites: rounds, an old story, a rumour, one release on two sites, a figure that others dispute."""

from datetime import date, timedelta
from decimal import Decimal
from html import escape

from benchmarks.research.invent import TODAY, Firm, Round
from benchmarks.research.pages import worded
from benchmarks.research.pages.hostile import hide
from benchmarks.research.pages.look import news_frame
from benchmarks.research.pages.page import Body, Head, Page, Writing
from benchmarks.research.pages.prices import priced
from benchmarks.research.truth import Dispute, Value

PAPERS = {
    "harbourledger": "The Harbour Ledger",
    "wirebrief": "Wire & Brief",
    "morningregister": "Morning Register",
}
OTHERS = (
    ("/markets/steel-prices-rise", "Steel prices rise for a third month"),
    ("/opinion/queues", "In praise of queues"),
)
DISPUTED, RELEASED, RUMOURED, STALE, FOREIGN = 5, 3, 2, 0, 4  # places of companies
RELEASE = (
    "{city}, {day} – {name}, the leading provider of {category}, today opened an office "
    "in Lyon. “Our clients asked for "
    "people nearby,” said its managing director. The office starts with twelve people and will grow to forty."
)
RUMOURS = (
    "{name} is said to be in talks about {money}. Nobody at the company would comment.",
    "People who asked not to be named say that {name} could raise as much as {money}.",
    "{name} may soon raise {money}, according to market gossip that could not be confirmed.",
    "A round of {money} for {name} is rumoured; the company denies it.",
)


def press(writing: Writing) -> tuple[list[Page], Dispute]:
    """All articles, and the one figure on which two sources differ."""
    desk = _Desk(writing)
    pages = [desk.round(site, place) for site, place in zip(_papers(), (0, 1, 3, 4, 5), strict=True)]
    pages += [desk.release(site) for site in ("wirebrief", "morningregister")]
    counted, dispute = desk.disputed()
    return [*pages, desk.rumour(), desk.old_story(), desk.foreign(), counted], dispute


def _papers() -> tuple[str, ...]:
    return ("harbourledger", "harbourledger", "morningregister", "wirebrief", "harbourledger")


class _Desk:
    def __init__(self, writing: Writing) -> None:
        self.writing, self.market = writing, writing.market
        self.style = writing.style()

    def _page(
        self, site: str, path: str, title: str, body: Body, day: date, about: Firm, language: str = "en"
    ) -> Page:
        """An article beside an advert for something that costs little."""
        amount = self.market.numbers.untrue(4, 9)
        advert = (
            f'<a href="#">Dreamnap mattresses: {worded.money(amount, about.currency)} a month, no deposit</a>'
        )
        shown = worded.money(amount, about.currency)
        body.trap(
            about.name, "price", Value(amount, about.currency), shown, "advert", "an advert for mattresses"
        )
        byline = f"By Jo Arden · {worded.dated(day, self.style)}"
        head = Head(title, PAPERS[site], site, path, language, day)
        return news_frame(sorted(PAPERS).index(site) + self.style, head, body, byline, OTHERS, advert)

    def round(self, site: str, place: int) -> Page:
        """A round with its sum; and how large the investor's fund is, and what the company is thought to be worth."""
        firm = self.market.firms[place]
        body, last = Body(), firm.rounds[-1]
        money = worded.millions(last.amount, firm.currency, self.writing.style())
        told = self._told(firm, last, money)
        body.text("p", told)
        body.fact(firm.name, "funding", Value(last.amount, firm.currency), told, last.label)
        if place in (0, 4):
            body.text("p", f"{firm.name} sells {firm.product}, a product for {firm.segment}.")
            body.fact(firm.name, "segment", Value(words=(firm.segment,)), firm.segment)
            body.fact(firm.name, "product", Value(words=(firm.product,)), firm.product)
        self._beside(body, firm, last)
        if place in (1, 3):
            hide(self.writing, firm, body, ("white on white", "comment")[place // 2])
        title = f"{last.lead} backs {firm.name}"
        return self._page(
            site, f"/{last.day.year}/{firm.site}-{last.label.split()[0].lower()}", title, body, last.day, firm
        )

    def _told(self, firm: Firm, one: Round, money: str) -> str:
        return self.writing.wording.one(
            worded.FUNDING, name=firm.name, money=money, round=one.label, lead=one.lead, city=firm.city,
            product=firm.product, day=worded.dated(one.day, self.style),
        )  # fmt: skip

    def _beside(self, body: Body, firm: Firm, last: Round) -> None:
        numbers = self.market.numbers
        fund, worth = numbers.million(300, 900), numbers.million(150, 290)
        turnover = numbers.million(70, 140)
        said = (
            (
                fund,
                "{lead} looks after {money} for pension funds.",
                "investor's fund",
                "what the investor manages",
            ),
            (
                worth,
                "The deal values {name} at {money}.",
                "valuation",
                "what the company is thought to be worth",
            ),
            (
                turnover,
                "{name} turned over {money} last year.",
                "turnover",
                "what the company sells in a year",
            ),
        )
        for amount, template, kind, why in self.writing.chance.sample(said, 2):
            money = worded.millions(amount, firm.currency, self.writing.style())
            body.text("p", template.format(name=firm.name, lead=last.lead, money=money))
            body.trap(firm.name, "funding", Value(amount, firm.currency), money, kind, why)

    def release(self, site: str) -> Page:
        """The same words on both sites."""
        firm, body = self.market.firms[RELEASED], Body()
        day = TODAY - timedelta(days=31)
        category = self.market.trade.category
        words = RELEASE.format(city=firm.city, day=worded.dated(day), name=firm.name, category=category)
        body.add("".join(f"<p>{escape(part)}.</p>" for part in words.rstrip(".").split(". ")))
        body.text("p", f"Press contact: press@{firm.site}.example", 'class="boilerplate"')
        return self._page(site, f"/releases/{firm.site}-lyon", f"{firm.name} opens in Lyon", body, day, firm)

    def rumour(self) -> Page:
        firm, body = self.market.firms[RUMOURED], Body()
        amount = self.market.numbers.million(61, 69)
        money = worded.millions(amount, firm.currency, self.style)
        words = self.writing.wording.one(RUMOURS, name=firm.name, money=money)
        body.text("p", words)
        body.trap(firm.name, "funding", Value(amount, firm.currency), money, "rumour", "nobody confirms it")
        return self._page(
            "morningregister", f"/talk/{firm.site}", "What we hear", body, TODAY - timedelta(days=9), firm
        )

    def old_story(self) -> Page:
        """Years old, with figures of then."""
        firm, body = self.market.firms[STALE], Body()
        shown = worded.counted(firm.customers_before, self.style)
        body.text(
            "p",
            f"Three years after its start, {firm.name} counts {shown} {self.market.trade.buyers} as customers.",
        )
        why = "a story of 2022; the company has more now"
        body.trap(firm.name, "customers", Value(Decimal(firm.customers_before)), shown, "old story", why)
        plan = firm.plans[1]
        amount = plan.before + 1
        price = worded.money(amount, firm.currency, self.style)
        body.text("p", f"Its {plan.name} plan costs {price} per {firm.per} per {firm.time}.")
        body.trap(firm.name, "price", priced(firm, amount), price, "old story", "a price of 2022")
        return self._page(
            "wirebrief", f"/2022/{firm.site}-at-three", f"{firm.name} at three", body, date(2022, 3, 14), firm
        )

    def foreign(self) -> Page:
        """A brief in French, sent in another charset than it says."""
        firm, body = self.market.firms[FOREIGN], Body()
        last = firm.rounds[-1]
        short = f"{(last.amount / 1_000_000).normalize():f}".replace(".", ",")
        names = {"CHF": "francs suisses", "EUR": "d’euros", "USD": "de dollars", "GBP": "de livres"}
        words = (
            f"{firm.name} lève {short} millions "
            f"{'de ' * (firm.currency == 'CHF')}{names[firm.currency]} auprès de {last.lead}."
        )
        body.text("p", words)
        body.text("p", f"La société, établie à {firm.city}, prévoit déjà d’embaucher à l’étranger cet été.")
        body.fact(firm.name, "funding", Value(last.amount, firm.currency), words, last.label)
        made = self._page(
            "morningregister",
            f"/fr/{firm.site}-leve-des-fonds",
            f"{firm.name} lève des fonds",
            body,
            last.day,
            firm,
            "fr",
        )
        return Page(made.site, made.path, made.html, made.said, charset="windows-1252", declared="utf-8")

    def disputed(self) -> tuple[Page, Dispute]:
        """A count of others that differs from what the company says at the same time."""
        firm, body = self.market.firms[DISPUTED], Body()
        other = self.market.numbers.count(1_200, 9_800)
        words = (
            f"A count by the trade association finds {other:,} {self.market.trade.buyers} that are "
            f"customers of {firm.name}."
        )
        body.text("p", words)
        body.text("p", f"{firm.name} itself names another figure on its website.")
        page = self._page(
            "wirebrief",
            f"/data/{firm.site}-count",
            f"How large is {firm.name}?",
            body,
            TODAY - timedelta(days=12),
            firm,
        )
        values = (Value(Decimal(firm.customers)), Value(Decimal(other)))
        return page, Dispute(firm.name, "customers", values)
