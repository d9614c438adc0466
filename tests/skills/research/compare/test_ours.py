"""Where we are ahead, behind, or cannot tell."""

from skills.research.compare.ours import advantages, gaps
from skills.research.facts import Fact
from skills.research.report import Report
from tests.skills.research.compare.world import fact, number, price, report, source

OURS = source(
    "s1", "We ask for $8 and serve 300 shops. Drawback: no offline mode.", "our own documents", internal=True
)
THEIRS = source("s2", "From $12, 900 shops. Works in offline mode. EU hosting.", "acme.com", voice_of="Acme")


def made(*said: Fact) -> Report:
    return report(list(said), [OURS, THEIRS], "Acme", us="Zeta")


def ahead(found: Report) -> dict[str, bool | None]:
    return {one.field: one.ahead for one in found.comparisons}


def our_price(unit: str = "USD") -> Fact:
    return fact(OURS, "Zeta", "price", "$8", measure=price("8", unit))


THEIR_PRICE = fact(THEIRS, "Acme", "price", "$12", measure=price("12"))
OFFLINE = fact(THEIRS, "Acme", "edge", "offline mode")
NO_OFFLINE = fact(OURS, "Zeta", "weakness", "no offline mode")


def test_a_lower_price_is_an_advantage_and_fewer_customers_a_gap() -> None:
    found = made(
        our_price(),
        THEIR_PRICE,
        fact(OURS, "Zeta", "customers", "300 shops", measure=number(300)),
        fact(THEIRS, "Acme", "customers", "900 shops", measure=number(900)),
    )
    assert [one.field for one in advantages(found.comparisons)] == ["price"]
    assert [one.field for one in gaps(found.comparisons)] == ["customers"]


def test_prices_in_two_currencies_cannot_be_told() -> None:
    assert ahead(made(our_price("EUR"), THEIR_PRICE)) == {"price": None}


def test_without_evidence_of_both_sides_there_is_no_comparison() -> None:
    assert made(THEIR_PRICE).comparisons == ()


def test_their_edge_is_a_gap_where_our_own_evidence_says_that_we_lack_it() -> None:
    found = made(OFFLINE, NO_OFFLINE)
    [gap] = gaps(found.comparisons)
    assert (gap.ours.value, gap.theirs.value) == ("no offline mode", "offline mode")
    assert gap.ours.spans
    assert gap.theirs.spans


def test_their_edge_alone_is_no_gap() -> None:
    assert made(OFFLINE).comparisons == ()


def test_a_lack_of_something_else_makes_no_gap_of_it() -> None:
    assert made(fact(THEIRS, "Acme", "edge", "EU hosting"), NO_OFFLINE).comparisons == ()
