"""One page of a company in many versions: the same words around facts that change, and noise that means nothing."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from benchmarks.research.invent import Firm, Market, Numbers, Plan, Round
from benchmarks.research.pages.worded import (
    CERTIFICATE,
    CUSTOMERS,
    EDGE,
    OWN_FUNDING,
    OWN_LEAD,
    PRICE,
    counted,
    dated,
    millions,
    money,
)

NOISES = (
    "cookie banner", "advert", "order of testimonials", "timestamp", "view counter", "form token", "navigation",
    "copyright year", "whitespace", "headline test", "related posts", "session ids", "currency format", "typo",
    "class names", "visitors online", "tracking script", "alt text",
)  # fmt: skip
PRAISE = (
    "“It simply works,” says Ada Brandt.", "“We would not go back,” says Tom Ferreira.",
    "“The team answers within minutes,” says Lena Okafor.", "“Set up in a day,” says Per Holm.",
)  # fmt: skip
HEADLINES = ("Less work, more done", "The calm way to get there", "Work that flows", "Finally, some order")
POSTS = (
    "Five habits of good planners",
    "Notes from our summer fair",
    "Meet the new office dog",
    "A guide to checklists",
)
ADVERTS = ("Fly to Lisbon this autumn", "Chairs that care", "Try the new oat drink", "Half-price umbrellas")
MENU = ("Product", "Pricing", "About", "Careers", "Blog", "Help", "Partners", "Events")
LAYOUTS = 4


@dataclass(frozen=True)
class State:
    """What the page says. `products` beside the main one; `edges` as phrases."""

    firm: Firm
    plans: tuple[Plan, ...]
    customers: int
    rounds: tuple[Round, ...]
    certificates: tuple[str, ...]
    edges: tuple[str, ...]
    products: tuple[str, ...] = ()
    leads: bool = False


@dataclass(frozen=True)
class Change:
    """What a watch must tell: `was` and `is_` are words or amounts as pages write them, empty for nothing."""

    kind: str
    fields: tuple[str, ...]  # any of these will do
    was: str
    is_: str


def first_state(market: Market, chance: random.Random) -> State:
    firm = chance.choice([one for one in market.firms if not one.german])
    others = [one.edge for one in market.firms if one != firm]
    return State(
        firm=firm,
        plans=firm.plans,
        customers=firm.customers,
        rounds=firm.rounds[:1],
        certificates=(firm.certificate,),
        edges=(firm.edge, chance.choice(others)),
        leads=chance.random() < 0.5,
    )


def price(state: State, _numbers: Numbers, chance: random.Random) -> tuple[State, Change]:
    at = chance.randrange(len(state.plans))
    old = state.plans[at]
    new = replace(old, amount=old.before)
    plans = (*state.plans[:at], new, *state.plans[at + 1 :])
    return replace(state, plans=plans), Change("price", ("price",), f"{old.amount}", f"{new.amount}")


def plan_added(state: State, numbers: Numbers, chance: random.Random) -> tuple[State, Change]:
    amount = numbers.one(2_000, 2_900)
    plan = Plan(chance.choice(("Enterprise", "Unlimited", "Ultimate")), amount, amount)
    return replace(state, plans=(*state.plans, plan)), Change("plan added", ("price",), "", f"{amount}")


def plan_removed(state: State, _numbers: Numbers, _chance: random.Random) -> tuple[State, Change]:
    gone = state.plans[-1]
    return replace(state, plans=state.plans[:-1]), Change("plan removed", ("price",), f"{gone.amount}", "")


def funding(state: State, _numbers: Numbers, _chance: random.Random) -> tuple[State, Change]:
    new = state.firm.rounds[-1]
    changed = replace(state, rounds=(*state.rounds, new))
    return changed, Change("funding", ("funding",), "", f"{new.amount}")


def customers(state: State, numbers: Numbers, _chance: random.Random) -> tuple[State, Change]:
    number = numbers.count(10_000, 19_000)
    return replace(state, customers=number), Change(
        "customers", ("customers",), f"{state.customers}", f"{number}"
    )


def lead_claim(state: State, _numbers: Numbers, _chance: random.Random) -> tuple[State, Change]:
    words = ("", "lead") if not state.leads else ("lead", "")
    return replace(state, leads=not state.leads), Change("leadership claim", (), *words)


def certificate(state: State, _numbers: Numbers, _chance: random.Random) -> tuple[State, Change]:
    new = state.firm.not_yet
    changed = replace(state, certificates=(*state.certificates, new))
    return changed, Change("certificate", ("proof",), "", new)


def launch(state: State, _numbers: Numbers, chance: random.Random) -> tuple[State, Change]:
    new = chance.choice(("Aurora", "Compass", "Beacon", "Harvest")) + chance.choice((" One", " Go", " Live"))
    return replace(state, products=(*state.products, new)), Change(
        "product launch", ("product", "edge"), "", new
    )


def feature_removed(state: State, _numbers: Numbers, _chance: random.Random) -> tuple[State, Change]:
    gone = state.edges[-1]
    return replace(state, edges=state.edges[:-1]), Change("feature removed", ("edge", "weakness"), gone, "")


Changing = Callable[[State, Numbers, random.Random], tuple[State, Change]]
PLANS: tuple[Changing, ...] = (
    price,
    plan_added,
    plan_removed,
)  # one of them at a time, or they undo each other
CHANGES: tuple[Changing, ...] = (
    price,
    plan_added,
    plan_removed,
    funding,
    customers,
    lead_claim,
    certificate,
    launch,
    feature_removed,
)


class Renderer:
    """Writes states as pages. `words` chooses wordings and layout, the same for each version of a page."""

    def __init__(self, words: str, category: str, buyers: str) -> None:
        self._words, self._category, self._buyers = words, category, buyers

    def page(self, state: State, noisy: frozenset[str] = frozenset(), salt: str = "a") -> str:
        """`noisy` are kinds of noise whose state differs from that of a page without them; `salt` says how."""
        noise = _Noise(noisy, salt)
        chance = random.Random(self._words)
        layout = chance.randrange(LAYOUTS)
        parts = [
            f"<h1>{noise.one('headline test', HEADLINES)}</h1>",
            *self._claims(state, chance, noise),
            self._prices(state, chance, layout, noise),
            *self._figures(state, chance),
            noise.testimonials(),
        ]
        gap = "\n\n\n   " if noise.is_on("whitespace") else "\n"
        return noise.around(state.firm, gap.join(parts))

    def _say(self, ways: tuple[str, ...], at: int, state: State, **words: object) -> str:
        firm = state.firm
        known = {
            "name": firm.name, "product": firm.product, "category": self._category, "buyers": self._buyers,
            "per": firm.per, "time": firm.time, "land": 14, "year": 2025,
        }  # fmt: skip
        return escape(ways[at % len(ways)].format(**{**known, **words}))

    def _claims(self, state: State, chance: random.Random, noise: "_Noise") -> list[str]:
        at = chance.randrange(60)
        typo = "recieve" if noise.is_on("typo") else "receive"
        lines = [
            f"<p>All customers {typo} help from people. {escape(state.firm.name)} makes {state.firm.product}.</p>"
        ]
        lines += [f"<p>{self._say(EDGE, at + i, state, edge=edge)}</p>" for i, edge in enumerate(state.edges)]
        lead = chance.randrange(60)
        if state.leads:
            lines.append(f"<p>{self._say(OWN_LEAD, lead, state)}</p>")
        lines += [
            f"<p>New: {escape(one)}, our second product, is here. Meet {escape(one)} by {escape(state.firm.name)}.</p>"
            for one in state.products
        ]
        return lines

    def _prices(self, state: State, chance: random.Random, layout: int, noise: "_Noise") -> str:
        style = chance.randrange(3) + noise.is_on("currency format")
        at = chance.randrange(60)
        firm, shown = state.firm, [money(one.amount, state.firm.currency, style) for one in state.plans]
        unit = f"per {firm.per} per {firm.time}"
        pairs = list(zip(state.plans, shown, strict=True))
        if layout == 0:
            rows = "".join(f"<tr><td>{one.name}</td><td>{escape(sum_)}</td></tr>" for one, sum_ in pairs)
            return f"<h2>Prices</h2><table><tr><th>Plan</th><th>Price {unit}</th></tr>{rows}</table>"
        if layout == 1:
            cards = "".join(
                f'<div class="{noise.css("card")}"><h3>{one.name}</h3><p><b>{escape(sum_)}</b> {unit}</p></div>'
                for one, sum_ in pairs
            )
            return f"<h2>Plans</h2><div>{cards}</div>"
        if layout == 2:
            said = (
                self._say(PRICE, at + i, state, plan=one.name, money=sum_)
                for i, (one, sum_) in enumerate(pairs)
            )
            return f"<h2>What it costs</h2><p>{' '.join(said)}</p>"
        terms = "".join(f"<dt>{one.name}</dt><dd>{escape(sum_)} {unit}</dd>" for one, sum_ in pairs)
        return f"<h2>Pricing</h2><dl>{terms}</dl>"

    def _figures(self, state: State, chance: random.Random) -> list[str]:
        at, style = chance.randrange(60), chance.randrange(3)
        lines = [f"<p>{self._say(CUSTOMERS, at, state, count=counted(state.customers, style))}</p>"]
        for place, one in enumerate(state.certificates):
            lines.append(f"<p>{self._say(CERTIFICATE, at + place, state, certificate=one)}</p>")
        for place, raised in enumerate(state.rounds):
            sum_ = millions(raised.amount, state.firm.currency, style)
            words = {"money": sum_, "round": raised.label, "lead": raised.lead, "year": raised.day.year}
            lines.append(f"<p>{self._say(OWN_FUNDING, at + place, state, **words)}</p>")
        return lines


class _Noise:
    """What differs between two visits although nothing has changed."""

    def __init__(self, noisy: frozenset[str], salt: str) -> None:
        self._noisy, self._salt = noisy, salt

    def is_on(self, kind: str) -> bool:
        return kind in self._noisy

    def one(self, kind: str, choices: tuple[str, ...]) -> str:
        """The first choice on a quiet page, another one on a noisy page."""
        return self.turned(kind, choices)[0]

    def turned(self, kind: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """As they are on a quiet page, on a noisy one beginning at another of them."""
        by = self._chance(kind).randrange(1, len(choices)) if self.is_on(kind) else 0
        return (*choices[by:], *choices[:by])

    def number(self, kind: str, most: int) -> int:
        """From 1 to one less than `most`; never the quiet page's on a noisy one."""
        quiet = random.Random(kind).randrange(1, most)
        return (
            1 + (quiet - 1 + self._chance(kind).randrange(1, most - 1)) % (most - 1)
            if self.is_on(kind)
            else quiet
        )

    def _chance(self, kind: str) -> random.Random:
        return random.Random(f"{self._salt} {kind}")

    def css(self, name: str) -> str:
        return f"{name}-{self.number('class names', 16**5):05x}"

    def testimonials(self) -> str:
        order = self.turned("order of testimonials", PRAISE)
        return (
            "<section><h2>What customers say</h2>"
            + "".join(f"<blockquote>{one}</blockquote>" for one in order)
            + "</section>"
        )

    def around(self, firm: Firm, middle: str) -> str:
        menu = MENU[: 5 + self.number("navigation", 4)] if self.is_on("navigation") else MENU[:5]
        session = f"?sid={self.number('session ids', 16**8):08x}"
        links = "".join(f'<a href="/{one.lower()}{session}">{one}</a> ' for one in menu)
        cookies = (
            "<div class=cookie-banner role=dialog><p>We and 38 partners use cookies.</p><button>"
            "Fine</button></div>"
        )
        seen = dated(date(2026, 11, self.number("timestamp", 28)))
        posts = self.turned("related posts", POSTS)[:3]
        year = 2026 + self.is_on("copyright year")
        return (
            f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{escape(firm.name)}</title>"
            f'<meta name=csrf-token content="{self.number("form token", 16**8):08x}">'
            f"<script>window.visit={self.number('tracking script', 10**9)}</script></head>"
            f'<body class="{self.css("page")}">'
            f"{cookies if self.is_on('cookie banner') else ''}<nav>{links}</nav><main>{middle}"
            f'<img src=/team.jpg alt="{self.one("alt text", ("Our team", "People at a table"))}"></main>'
            f"<aside class=ad>Advertisement: {self.one('advert', ADVERTS)}</aside><section "
            "class=related><h2>Read next</h2>"
            f"<ul>{''.join(f'<li>{one}</li>' for one in posts)}</ul></section><p class=meta>Page last updated {seen}. "
            f"{self.number('view counter', 90_000)} views. {self.number('visitors online', 40)} "
            "people are here now.</p>"
            f"<footer>© {year} {escape(firm.legal)}</footer></body></html>"
        )
