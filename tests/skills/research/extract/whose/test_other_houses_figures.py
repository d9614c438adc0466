"""Figures and faults of other houses: of a partner, a group, a customer, a neighbour, a house nearly of the name."""

import pytest

from indexing.web.page import WebPage
from skills.research.extract.amounts.normal import money_in
from skills.research.extract.fields.money.no_money_in import is_no_money_in
from skills.research.extract.whose.owners import is_of_an_owner
from tests.skills.research.extract.world import others, own, page, read, told


def counts(html: str) -> list[str]:
    return [told(one.measure) for one in own(html, "customers") if one.measure and not one.past]


@pytest.mark.parametrize(
    "words",
    [
        "In Österreich betreut unser Vertriebspartner Arlt 700 Kunden, die meisten davon in Wels.",
        "In Belgium our dealer Maison Arlt has 700 customers.",
        "In Italia il nostro rivenditore Casa Arlt conta 700 clienti.",
        "We have belonged to Brough Group since 2021. Brough has 3,100 people and 14,000 customers; we are a tenth.",
    ],
)
def test_customers_of_a_partner_or_a_group_are_not_the_houses(words: str) -> None:
    assert counts(f"<p>{words}</p>") == []


def test_a_line_of_a_history_that_begins_with_a_year_tells_of_then() -> None:
    line = "<ul><li><b>{year}</b> 3.100 Kunden, die Hälfte davon in Bayern</li></ul>"
    assert counts(line.format(year=2019)) == []
    assert counts(line.format(year=2026)) == ["3100"]


@pytest.mark.parametrize(
    "words",
    [
        "2025 haben wir ohne fremdes Kapital 31,4 Millionen Euro umgesetzt.",
        "Nel 2025 fatturiamo € 14.800.000 senza investitori.",
        "We sold $48 million worth of locks last year.",
        "Norvik S.r.l. – Via dei Tigli 41, Modena – Cap. soc. € 110.000 i.v.",
    ],
)
def test_what_a_house_sold_for_or_is_registered_with_is_no_investment(words: str) -> None:
    assert is_no_money_in(words, money_in(words)[0])
    assert not is_no_money_in(
        "Im Mai haben wir 31 Millionen Euro erhalten.", money_in("31 Millionen Euro")[0]
    )


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Norvik lève 5 millions d’euros pour conquérir le marché de la santé.", "5 millions d’euros"),
        ("Norvik sammelt 5 Millionen Euro ein, zwei Drittel davon im ersten Halbjahr.", "5 Millionen Euro"),
    ],
)
def test_a_round_is_one_in_french_and_german_whatever_market_or_half_year_it_names(
    said: str, value: str
) -> None:
    assert [one.value for one in others(f"<p>{said}</p>", "funding")] == [value]


def test_money_worth_of_shares_was_put_in() -> None:
    said = "Norvik raised €5 million worth of equity."
    assert not is_no_money_in(said, money_in(said)[0])


def test_who_joins_the_capital_with_a_sum_has_put_it_in() -> None:
    said = "En 2022, le fonds Brough est entré au capital avec 1,1 million d'euros."
    assert not is_no_money_in(said, money_in(said)[0])


def test_what_a_customer_spent_is_told_in_stories_in_other_languages_too() -> None:
    story = "<h1>Vetreria Alta</h1><p>The works secured an investment of € 8.000.000.</p>"
    assert [
        one for one in read(page(story, url="https://norvik.example/p/q")).facts if one.field == "funding"
    ]
    for address in ("casi/alta", "clienti/alta", "klanten/alta", "fallstudien/alta", "casos-de-exito/alta"):
        one = page(story, url=f"https://norvik.example/{address}")
        assert [fact for fact in read(one).facts if fact.field == "funding"] == []


def test_money_that_somebody_else_took_is_told_by_the_way() -> None:
    said = "<h1>Counting Norvik</h1><p>Norvik makes locks. {} landed $18 million from a fund in May.</p>"
    assert others(said.format("Brough, by the way,"), "funding") == []
    assert others(said.format("Norvik, by the way,"), "funding")


@pytest.mark.parametrize(
    "words",
    [
        "Norvik is quiet, and Brindley's customers complained that its software froze in the cold.",
        "Norvik ist leise; Kunden von Brindley beschweren sich, dass die Software langsam ist.",
    ],
)
def test_what_customers_of_another_house_say_is_no_fault_of_this_one(words: str) -> None:
    assert others(f"<p>{words}</p>", "weakness") == []


def test_what_its_customers_say_is_a_fault_of_the_house() -> None:
    assert others("<p>Norvik is quiet, but customers complained that its software froze.</p>", "weakness")
    assert others("<p>Brindley's customers are happy, but Norvik lacks an app.</p>", "weakness")


def reviews(first: str) -> WebPage:
    body = (
        f"<h1>Norvik</h1><h2>Cons</h2><ul><li>{first} me a balance. It never answered my letters.</li></ul>"
    )
    return page(body, url="https://peers.example/norvik", of="Peers")


def test_it_is_the_house_nearly_of_the_name_that_the_sentence_before_begins_with() -> None:
    faults = [one.value for one in read(reviews("Norvick sold")).facts if one.field == "weakness"]
    assert not any("answered" in one for one in faults)
    faults = [one.value for one in read(reviews("Norvik sold")).facts if one.field == "weakness"]
    assert any("answered" in one for one in faults)


def test_whose_a_figure_is_is_found_in_a_hostile_line_too() -> None:
    line = ". " * 20_000
    assert not is_of_an_owner(line, len(line), line)  # quadratic, it took seconds
