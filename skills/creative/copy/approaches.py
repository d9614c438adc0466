"""The patterns of each approach: headlines, beginnings and sentences, each of which stands on its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain as flat
from itertools import pairwise

from skills.creative.copy.compose import Lead, Piece
from skills.creative.copy.facts import Fact
from skills.creative.copy.filling import filled, opened, sentences
from skills.creative.copy.stock import Stock
from skills.creative.copy.tags import Approach

_PROVES = frozenset({"proof", "warranty"})


@dataclass(frozen=True)
class Draft:
    """Ways to say it, best first. `headlines` stand on the picture and above the text, `leads` begin the text.

    `beside` begin the description, which says something else than the headline; `pieces` follow in both."""

    headlines: tuple[str, ...]
    leads: tuple[Lead, ...]
    beside: tuple[Lead, ...]
    pieces: tuple[Piece, ...]


def possible(stock: Stock) -> tuple[Approach, ...]:
    """The approaches for which there is something to say, in the usual order; at least one."""
    offer = stock.offer
    there = {
        Approach.BENEFIT: any(one.inner for one in stock.facts),
        Approach.OFFER: bool(offer.whole),
        Approach.FEATURES: bool(stock.facts),
        Approach.PROOF: bool(stock.claims) or any(one.kind in _PROVES for one in stock.facts),
        Approach.URGENCY: bool(offer.last_day and offer.whole),
        Approach.AUDIENCE: bool(stock.addressed),
        Approach.PRICE: bool(stock.priced.price),
    }
    return tuple(approach for approach, able in there.items() if able) or (Approach.PLAIN,)


def draft(approach: Approach, stock: Stock, turn: int) -> Draft:
    """One approach's ways; with another `turn` another fact, claim or phrase comes first."""
    facts = _turned(stock.facts, turn)
    claims = _turned(stock.claims, turn)
    make = _WAYS[approach]
    headlines = make(stock, facts, claims)
    rows, told = _rows(stock, facts), _told(stock, facts)
    leads = told if approach in (Approach.BENEFIT, Approach.AUDIENCE, Approach.PROOF) else rows
    return Draft(
        tuple(flat(headlines, _fallbacks(stock, facts))),
        _kept((*_opening(approach, stock, facts, claims), *leads, *rows, Lead(stock.name))),
        _kept(_beside(approach, stock, facts, claims)),
        _pieces(approach, stock, facts, claims),
    )


def _kept(leads: Iterable[Lead]) -> tuple[Lead, ...]:
    return tuple({one.text: one for one in reversed(list(leads)) if one.text}.values())[::-1]


def _turned(items: Sequence, turn: int) -> tuple:  # type: ignore[type-arg]
    return (*items[turn % len(items) :], *items[: turn % len(items)]) if items else ()


def _row(facts: Sequence[Fact], most: int, stock: Stock, key: Callable[[Fact], str]) -> Lead:
    """Some facts in a row; those that cannot stand in one are passed over."""
    able = [one for one in facts if key(one) and stock.market.comma not in key(one)]
    # a figure needs a word before it to say of what it is
    able = sorted(able, key=lambda one: key(one)[:1].isdigit())[:most]
    return Lead(stock.market.comma.join(map(key, able)), frozenset(_fact(one) for one in able))


def _fact(fact: Fact) -> str:
    return f"fact {fact.key}"


def _opened(lead: Lead) -> Lead:
    return Lead(opened(lead.text), lead.covers)


def _short(fact: Fact) -> str:
    return fact.short


def _inner(fact: Fact) -> str:
    return fact.inner or (fact.short if fact.kind == "flag" else "")


def _after_name(stock: Stock, row: str) -> str:
    """The name and something of it; what has a colon of its own is a sentence of its own."""
    if stock.market.colon in row:
        return sentences((stock.name, row), stock.market)
    return f"{stock.name}{stock.market.colon}{row}" if row else ""


def _named(stock: Stock, lead: Lead) -> Lead:
    return Lead(_after_name(stock, lead.text), lead.covers)


def _rows(stock: Stock, facts: Sequence[Fact]) -> list[Lead]:
    """The name and what it is: wool, 28 l, 850 g."""
    return [_named(stock, _row(facts, most, stock, _short)) for most in (3, 2, 1)]


def _told(stock: Stock, facts: Sequence[Fact]) -> list[Lead]:
    """The name and what it does: holds 28 l, weighs 850 g."""
    return [_named(stock, _row(facts, most, stock, _inner)) for most in (3, 2, 1)]


def _fallbacks(stock: Stock, facts: Sequence[Fact]) -> list[str]:
    """What fits where nothing else does: the name, one thing that it is or does, the brand, the button's words."""
    phrases = [one.phrase for one in facts if len(one.phrase) <= 30]
    return [stock.name, *phrases, stock.brand, *stock.cta, *(opened(one.shortest) for one in facts)]


def _benefit(stock: Stock, facts: Sequence[Fact], _claims: Sequence[str]) -> list[str]:
    doing = [one for one in facts if one.inner]
    pairs = [sentences((one.phrase, two.phrase), stock.market) for one, two in pairwise(doing)]
    told = [one.text for one in _told(stock, facts)]
    return [*told[1:], *pairs[:1], stock.name, *(one.phrase for one in doing[:2])]


def _features(stock: Stock, facts: Sequence[Fact], _claims: Sequence[str]) -> list[str]:
    bare = [opened(_row(facts, most, stock, _short).text) for most in (3, 2)]
    rows = [one for one in bare if not one[:1].isdigit()]
    labels = [sentences((stock.name, one.label), stock.market) for one in facts[:2]]
    return [
        *(one.text for one in _rows(stock, facts)),
        *rows,
        *labels,
        stock.name,
        *(one.label for one in facts[:2]),
    ]


def _proof(stock: Stock, facts: Sequence[Fact], claims: Sequence[str]) -> list[str]:
    proving = [*claims, *(one.phrase for one in facts if one.kind in _PROVES)]
    return [text for one in proving for text in (_after_name(stock, one), one)]


def _offer(stock: Stock, _facts: Sequence[Fact], _claims: Sequence[str]) -> list[str]:
    offer = stock.offer
    named = [_after_name(stock, one) for one in offer.whole] if not offer.named else []
    return [*offer.named, *named, *offer.whole, *offer.brief]


def _urgency(stock: Stock, _facts: Sequence[Fact], _claims: Sequence[str]) -> list[str]:
    offer, colon = stock.offer, stock.market.colon
    named = [f"{offer.last_day}{colon}{one}" for one in offer.named[-1:] if colon not in one]
    return [*named, _dayed(stock), *offer.brief, _after_name(stock, offer.last_day), offer.last_day]


def _dayed(stock: Stock) -> str:
    """The last day before the offer; the shortest way to say the offer does not hold the day already."""
    offer = stock.offer
    return f"{offer.last_day}{stock.market.colon}{(*offer.whole, *offer.brief)[-1]}"


def _audience(stock: Stock, facts: Sequence[Fact], _claims: Sequence[str]) -> list[str]:
    to = stock.addressed
    phrases = [sentences((to, one.phrase), stock.market) for one in facts[:2]]
    return [f"{to}{stock.market.colon}{stock.name}", *phrases, to]


def _price(stock: Stock, _facts: Sequence[Fact], _claims: Sequence[str]) -> list[str]:
    return [*_price_lines(stock), stock.priced.price]


def _plain(stock: Stock, _facts: Sequence[Fact], _claims: Sequence[str]) -> list[str]:
    return [_after_name(stock, stock.brand) if stock.brand != stock.name else "", stock.name]


_WAYS: Mapping[Approach, Callable[[Stock, Sequence[Fact], Sequence[str]], list[str]]] = {
    Approach.BENEFIT: _benefit,
    Approach.OFFER: _offer,
    Approach.FEATURES: _features,
    Approach.PROOF: _proof,
    Approach.URGENCY: _urgency,
    Approach.AUDIENCE: _audience,
    Approach.PRICE: _price,
    Approach.PLAIN: _plain,
}


def _price_lines(stock: Stock) -> list[str]:
    table, priced = stock.market.price, stock.priced
    values = {"price": priced.price, "was": priced.was, "name": stock.name}
    at = filled(table.get("at", ""), values) or _after_name(stock, priced.price)
    return [one for one in (at, filled(table.get("now_was", ""), values)) if one]


def _opening(approach: Approach, stock: Stock, facts: Sequence[Fact], claims: Sequence[str]) -> list[Lead]:
    offer, colon = stock.offer, stock.market.colon
    told = {"offer", "day", "named"}
    if approach is Approach.PROOF:
        claimed = [Lead(_after_name(stock, one), frozenset({f"claim {one}"})) for one in claims[:1]]
        proven = [one for one in facts if one.kind in _PROVES]
        return claimed or [
            Lead(_after_name(stock, one.phrase), frozenset({_fact(one)})) for one in proven[:1]
        ]
    if approach is Approach.OFFER:
        return [Lead(one, frozenset(told)) for one in offer.named]
    if approach is Approach.URGENCY:
        # a code is told in its own sentence where the short way left it out
        told |= set() if offer.brief else {"code"}
        return [
            Lead(sentences((_dayed(stock), one.text), stock.market), one.covers | told)
            for one in (*_rows(stock, facts)[1:], Lead(stock.name))
            if one.text
        ]
    if approach is Approach.PRICE:
        return [Lead(_price_lines(stock)[0])]
    return [Lead(f"{stock.addressed}{colon}{stock.name}")] if approach is Approach.AUDIENCE else []


def _beside(approach: Approach, stock: Stock, facts: Sequence[Fact], claims: Sequence[str]) -> Iterator[Lead]:
    rows = [_opened(_row(facts, most, stock, _short)) for most in (4, 3, 2)]
    row = [one for one in rows if len(one.covers) > 1 and not one.text[:1].isdigit()]
    doing = [_opened(_row(facts, most, stock, _inner)) for most in (3, 2, 1)]
    claimed = [Lead(one, frozenset({f"claim {one}"})) for one in claims[:1]]
    if approach is Approach.FEATURES:
        yield from (Lead(one, frozenset({"offer"})) for one in stock.offer.whole)
        yield from (*claimed, *doing)
    elif approach in (Approach.BENEFIT, Approach.AUDIENCE):
        yield from (*claimed, *row)
    else:
        yield from (*doing, *row)
    yield from row
    yield from (Lead(one.phrase, frozenset({_fact(one)})) for one in facts)
    yield Lead(stock.brand)


def _pieces(
    approach: Approach, stock: Stock, facts: Sequence[Fact], claims: Sequence[str]
) -> tuple[Piece, ...]:
    """What follows, in the order in which it is read; the rank says what goes first where room is short."""
    offer = stock.offer
    dealing = approach in (Approach.OFFER, Approach.URGENCY, Approach.PRICE)
    proves = approach is Approach.PROOF
    dated = (
        any(offer.last_day and one.endswith(offer.last_day) for one in offer.whole) or len(offer.whole) > 1
    )
    told = [Piece(one.phrase, 4 + at, _fact(one)) for at, one in enumerate(facts)]
    proven = [Piece(one, 1 if proves else 3 + at, f"claim {one}") for at, one in enumerate(claims)]
    deal = [Piece(one, 0 if dealing else 1, "offer") for one in offer.whole]
    code = [Piece(offer.code, 0, "code", after="named")] if offer.code else []
    day = [Piece(offer.last_day, 2, "day")] if offer.last_day and not dated else []
    now = [Piece(one, 2, "price") for one in _price_lines(stock)[1:]]
    button = [Piece(one, 20, "cta") for one in stock.cta[:1]]
    return (*proven, *told, *deal, *code, *day, *now, *button)
