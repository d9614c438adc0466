"""Price lists: cards, tables both ways, prose, questions and answers; with crossed-out and untrue prices beside."""

import json
from datetime import date
from decimal import Decimal
from html import escape

from benchmarks.research.invent import Firm, Plan
from benchmarks.research.pages.page import Body, Writing
from benchmarks.research.pages.worded import HYPOTHETICAL, PREIS, PRICE, dated, money
from benchmarks.research.truth import Value

TIME_DE = {"month": "Monat", "week": "Woche", "year": "Jahr"}
SHORT = {"month": "mo", "week": "wk", "year": "yr"}
STRUCK = (
    "<s>{0}</s>", "<del>{0}</del>", '<span class="was" style="text-decoration: line-through">{0}</span>',
    '<strike>{0}</strike>',
)  # fmt: skip


def priced(firm: Firm, amount: Decimal) -> Value:
    return Value(amount, firm.currency, (firm.per, firm.time))


class PriceList:
    """Writes a firm's plans into a body, in one of seven layouts, and notes what it says."""

    def __init__(self, writing: Writing, firm: Firm, body: Body) -> None:
        self.writing, self.firm, self.body = writing, firm, body
        self.style = writing.style()
        trade = writing.market.trade
        self.per = trade.per_de if firm.german else firm.per
        self.time = TIME_DE[firm.time] if firm.german else firm.time

    def write(self, layout: int) -> None:
        layouts = (
            self._cards,
            self._loose_cards,
            self._columns,
            self._rows,
            self._prose,
            self._terms,
            self._asked,
        )
        for plan in self.firm.plans:
            shown = self.money(plan.amount)
            self.body.fact(self.firm.name, "price", priced(self.firm, plan.amount), shown, plan.name)
        layouts[layout % len(layouts)]()

    def money(self, amount: Decimal) -> str:
        return money(amount, self.firm.currency, self.style, german=self.firm.german)

    def struck(self, plan: Plan) -> str:
        """The price before, crossed out."""
        shown = self.money(plan.before)
        why = f"{plan.name} cost this before; it is crossed out"
        self.body.trap(self.firm.name, "price", priced(self.firm, plan.before), shown, "struck out", why)
        return self.writing.chance.choice(STRUCK).format(escape(shown))

    def _features(self, at: int) -> list[str]:
        return list(self.writing.market.trade.features[: 2 + 2 * at])

    def _cards(self) -> None:
        cards = []
        for at, plan in enumerate(self.firm.plans):
            shown = self.money(plan.amount)
            before = self.struck(plan) if at == 1 else ""
            listed = "".join(f"<li>{escape(one)}</li>" for one in self._features(at))
            # sign and digits in elements of their own, as style sheets want them
            cut = next(i for i, letter in enumerate(shown) if letter.isdigit())
            cards.append(
                f'<div class="card plan"><div class="plan__name">{escape(plan.name)}</div>{before}<div '
                'class="plan__price">'
                f'<span class="cur">{escape(shown[:cut])}</span><span class="num">{escape(shown[cut:])}</span></div>'
                f'<div class="plan__unit">/ {self.per} / {SHORT[self.firm.time]}</div><ul>{listed}</ul>'
                f'<a class="btn" href="#">Choose {escape(plan.name)}</a></div>'
            )
        self.body.add(f'<div class="grid plans">{"".join(cards)}</div>')

    def _loose_cards(self) -> None:
        for at, plan in enumerate(self.firm.plans):
            before = f"{self.struck(plan)} " if at == 2 else ""
            self.body.add(
                f'<section class="tier"><h3>{escape(plan.name)}</h3><p>{before}<strong>'
                f"{escape(self.money(plan.amount))}"
                f"</strong> per {self.per} per {self.time}</p><p>With "
                f"{escape(', '.join(self._features(at)))}.</p></section>"
            )

    def _columns(self) -> None:
        plans = self.firm.plans
        head = "".join(f"<th scope=col>{escape(one.name)}</th>" for one in plans)
        prices = "".join(f"<td>{escape(self.money(one.amount))}</td>" for one in plans)
        marks = "".join(
            f"<tr><td>{escape(feature)}</td>{''.join(f'<td>{self._mark(feature, at)}</td>' for at in range(3))}</tr>"
            for feature in self._features(2)
        )
        self.body.add(
            f"<table class=pricing><thead><tr><th></th>{head}</tr></thead><tbody><tr><td>Price per {self.per} and "
            f"{self.time}</td>{prices}</tr>{marks}</tbody></table>"
        )

    def _mark(self, feature: str, at: int) -> str:
        return "✓" if feature in self._features(at) else "–"

    def _rows(self) -> None:
        rows = []
        for at, plan in enumerate(self.firm.plans):
            before = f"{self.struck(plan)} " if at == 0 else ""
            rows.append(
                f"<tr><td>{escape(plan.name)}</td><td>{before}{escape(self.money(plan.amount))}</td>"
                f"<td>{escape('; '.join(self._features(at)))}</td></tr>"
            )
        names = ("Tarif", f"Preis je {self.per} und {self.time}", "Enthalten")
        if not self.firm.german:
            names = ("Plan", f"{self.per.capitalize()} / {self.time}", "What is in it")
        head = "".join(f"<th>{escape(one)}</th>" for one in names)
        self.body.add(f"<table><tr>{head}</tr>{''.join(rows)}</table>")

    def _sentence(self, plan: Plan) -> str:
        ways = PREIS if self.firm.german else PRICE
        return self.writing.wording.one(
            ways, plan=plan.name, money=self.money(plan.amount), per=self.per, time=self.time
        )

    def _prose(self) -> None:
        said = [self._sentence(plan) for plan in self.firm.plans]
        self.body.text("p", " ".join(said))

    def _terms(self) -> None:
        pairs = "".join(
            f"<dt>{escape(plan.name)}</dt><dd>{escape(self.money(plan.amount))} / {self.per} / {self.time}</dd>"
            for plan in self.firm.plans
        )
        self.body.add(f"<dl>{pairs}</dl>")

    def _asked(self) -> None:
        for plan in self.firm.plans:
            self.body.add(
                f"<details open><summary>How much is {escape(plan.name)}?</summary><div><p>"
                f"{escape(self._sentence(plan))}"
                "</p></div></details>"
            )


def suppose(writing: Writing, firm: Firm, body: Body) -> None:
    """A price that nobody asks for."""
    amount = (
        writing.market.numbers.one(120, 400)
        if firm.per != "chair"
        else writing.market.numbers.one(1900, 2900)
    )
    shown = money(amount, firm.currency, writing.style())
    words = writing.wording.one(HYPOTHETICAL, money=shown, per=firm.per, time=firm.time)
    body.text("p", words)
    body.trap(firm.name, "price", priced(firm, amount), shown, "hypothetical", "only an example of a price")


def will_be(writing: Writing, firm: Firm, body: Body) -> None:
    """A price that holds from a day to come."""
    plan = firm.plans[0]
    amount = plan.before + 3
    day = date(2027, writing.chance.randint(2, 9), 1)
    shown = money(amount, firm.currency, writing.style())
    ways = (
        f"From {dated(day)} on, {plan.name} will cost {shown} per {firm.per} per {firm.time}.",
        f"Please note: {plan.name} goes up to {shown} per {firm.per} and {firm.time} on {dated(day, 1)}.",
    )
    body.text("p", writing.chance.choice(ways))
    body.trap(firm.name, "price", priced(firm, amount), shown, "future", f"it holds from {day} only")


def left_in_data(writing: Writing, firm: Firm, body: Body) -> str:
    """Structured data that was forgotten when a price changed: a script element that no visitor sees."""
    amount = writing.market.numbers.one(401, 640) + Decimal("0.25")
    why = "only data for machines says so; the page shows another price"
    body.trap(firm.name, "price", priced(firm, amount), str(amount), "stale data", why, hidden=True)
    offer = {
        "@type": "Offer",
        "price": str(amount),
        "priceCurrency": firm.currency,
        "availability": "Discontinued",
    }
    told = {"@context": "https://schema.org", "@type": "Product", "name": firm.product, "offers": offer}
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def old_page(writing: Writing, firm: Firm, body: Body, year: int) -> None:
    """The same list with what it cost years ago, as an archive keeps it."""
    style = writing.style()
    rows = []
    for plan in firm.plans:
        amount = plan.before + writing.market.numbers.one(7, 60) / 4
        shown = money(amount, firm.currency, style)
        why = f"prices of {year}, on an archived page"
        body.trap(firm.name, "price", priced(firm, amount), shown, "archived", why)
        rows.append(
            f"<tr><td>{escape(plan.name)}</td><td>{escape(shown)} per {firm.per} per {firm.time}</td></tr>"
        )
    body.add(f"<table>{''.join(rows)}</table>")
