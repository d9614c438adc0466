"""The scorer calls the best output whole, and notices each way in which an output can be worse."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from benchmarks.research.normal import amounts, holds
from benchmarks.research.perfect import Output, perfect, shown
from benchmarks.research.prose import sentences
from benchmarks.research.score import Score, Share, score
from benchmarks.research.site import Site, make_site
from benchmarks.research.told import Cell, Evidence, Told
from benchmarks.research.trades import TRADES
from benchmarks.research.truth import Planted, Truth, Value


@cache
def made(name: str = "payroll") -> Site:
    return make_site(4, TRADES[name])


@cache
def best(name: str = "payroll") -> Output:
    return perfect(made(name))


def marked(output: Output, name: str = "payroll") -> Score:
    return score(output.told, output.sources, output.report, made(name).truth)


def changed(company: str, field: str, change: Callable[[Cell], Cell]) -> Output:
    """The best output with one cell changed."""
    told = best().told
    cells = [change(one) if (one.row, one.column) == (company, field) else one for one in told.matrix.cells]
    matrix = told.matrix.model_copy(update={"cells": cells})
    return replace(best(), told=told.model_copy(update={"matrix": matrix}))


def with_value(value: str) -> Callable[[Cell], Cell]:
    return lambda cell: cell.model_copy(update={"value": value})


def company(place: int) -> str:
    return made().truth.companies[place]


@pytest.mark.parametrize("name", sorted(TRADES))
def test_the_best_output_is_whole(name: str) -> None:
    seen = marked(best(name), name)
    assert seen.wrong == ()
    shares = (seen.all_found, seen.all_avoided, seen.verbatim, seen.evidenced, seen.right)
    for share in (*shares, seen.cited, seen.leaders, seen.disputes):
        assert share.all > 0
        assert share.good == share.all


def test_items_that_no_fact_supports_are_counted_and_not_held_against_an_output() -> None:
    name, before = company(0), marked(best())
    assert before.all_planted.good == before.all_planted.all > 0
    cell = best().told.cell(name, "proof")
    assert cell is not None
    seen = marked(changed(name, "proof", with_value(f"{cell.value}; 28197 Bremen; Harbour master, verified")))
    assert seen.all_planted == before.all_planted + Share(0, 2)
    assert seen.planted["edge"] == before.planted["edge"]
    assert seen.wrong == ()


def test_a_cell_without_its_value_is_not_found() -> None:
    seen = marked(changed(company(0), "price", with_value("not found")))
    assert seen.found["price"] == Share(12, 15)


def test_a_value_that_its_quote_does_not_say_is_not_found() -> None:
    def strip(cell: Cell) -> Cell:
        return cell.model_copy(update={"evidence": [Evidence(source="s1", start=0, end=1, quote="x")]})

    assert marked(changed(company(1), "customers", strip)).found["customers"].good == 4


def test_a_price_in_another_currency_is_not_found() -> None:
    def other(cell: Cell) -> Cell:
        return cell.model_copy(update={"value": cell.value.replace("USD", "EUR")})

    assert marked(changed(company(0), "price", other)).found["price"] == Share(12, 15)


def test_a_price_for_another_time_is_not_found() -> None:
    def other(cell: Cell) -> Cell:
        return cell.model_copy(update={"value": cell.value.replace("month", "year")})

    assert marked(changed(company(0), "price", other)).found["price"] == Share(12, 15)


@pytest.mark.parametrize("at", range(0, len(made().truth.traps), 3))
def test_each_trap_that_is_fallen_into_is_noticed(at: int) -> None:
    trap = made().truth.traps[at]
    value = "17 things" if trap.value.is_anything else shown(trap.value)

    def add(cell: Cell) -> Cell:
        return cell.model_copy(update={"value": f"{cell.value}; {value}"})

    seen = marked(changed(trap.company, trap.field, add))
    assert seen.avoided[trap.kind].good < seen.avoided[trap.kind].all


def test_an_amount_that_nobody_planted_makes_a_cell_untrue() -> None:
    def add(cell: Cell) -> Cell:
        return cell.model_copy(update={"value": f"{cell.value}; 123,456,789 USD"})

    seen = marked(changed(company(0), "funding", add))
    assert seen.right.all - seen.right.good == 1
    assert any("123,456,789" in line for line in seen.wrong)


def test_all_rounds_together_are_no_untruth() -> None:
    rounds = made().truth.values(company(0), "funding")
    total = sum((one.amount for one in rounds if one.amount), Decimal(0))

    def add(cell: Cell) -> Cell:
        return cell.model_copy(update={"value": f"{cell.value}; {total:,.0f} USD in total"})

    assert marked(changed(company(0), "funding", add)).right.ratio == 1.0


@pytest.mark.parametrize(
    "update", [{"start": 3}, {"quote": "never said"}, {"source": "s999"}, {"end": 9_000_000}]
)
def test_a_quote_that_is_not_where_it_says_is_noticed(update: dict[str, object]) -> None:
    def shift(cell: Cell) -> Cell:
        first, *rest = cell.evidence
        return cell.model_copy(update={"evidence": [first.model_copy(update=update), *rest]})

    seen = marked(changed(company(0), "product", shift))
    assert seen.verbatim.all - seen.verbatim.good == 1


def test_a_filled_cell_without_evidence_is_noticed() -> None:
    def bare(cell: Cell) -> Cell:
        return cell.model_copy(update={"evidence": []})

    seen = marked(changed(company(0), "edge", bare))
    assert seen.evidenced.all - seen.evidenced.good == 1


def test_a_sentence_about_a_company_without_a_citation_is_noticed() -> None:
    line = f"{company(0)} has 12 offices."
    report = best().report.replace("## Contradictions", f"{line}\n\n## Contradictions")
    seen = marked(replace(best(), report=report))
    assert seen.cited.all - seen.cited.good == 1
    assert f"no citation: {line!r}" in seen.wrong


@pytest.mark.parametrize("place", [0, 1, 2])
def test_leaders_that_are_told_wrongly_are_noticed(place: int) -> None:
    lead = made().truth.leads[place]
    told = f"{lead.company} leads in {lead.by}"
    better = f"{told} by its own claim, which is not proven" if not lead.proven else told
    report = best().report.replace(better, told if not lead.proven else "Somebody leads")
    assert marked(replace(best(), report=report)).leaders == Share(2, 3)


def test_a_lead_that_only_a_table_or_a_list_of_edges_tells_is_not_told() -> None:
    lead = next(one for one in made().truth.leads if one.proven)
    line = f"- {lead.company} leads in {lead.by}. [[1]](#q1)[[2]](#q2)"
    report = best().report.replace(line, "") + f"\n## Edges\n\n{line}\n"
    assert marked(replace(best(), report=report)).leaders == Share(2, 3)


@pytest.mark.parametrize(("name", "good"), [("Not proven", 3), ("Proven by two publishers", 2)])
def test_the_name_of_a_list_says_whether_its_lines_are_claims(name: str, good: int) -> None:
    lead = next(one for one in made().truth.leads if not one.proven)
    report = f"{best().report}\n## Leaders\n\n**{name}**\n\n- {lead.company}: market leader. [[1]](#q1)\n"
    assert marked(replace(best(), report=report)).leaders == Share(good, 3)


def test_either_side_of_a_dispute_is_found() -> None:
    (dispute,) = made().truth.disputes
    other = shown(dispute.values[1])

    def say(cell: Cell) -> Cell:
        proof = [Evidence(source="s1", start=0, end=1, quote=other)]
        return cell.model_copy(update={"value": other, "evidence": proof})

    assert marked(changed(dispute.company, "customers", say)).found["customers"].ratio == 1.0


def test_a_dispute_of_which_one_side_is_shown_is_noticed() -> None:
    (dispute,) = made().truth.disputes
    report = best().report.replace(shown(dispute.values[1]), "")
    assert marked(replace(best(), report=report)).disputes == Share(0, 1)


def test_an_empty_output_finds_nothing_and_falls_into_nothing() -> None:
    nothing = Told.model_validate(
        {"question": "", "companies": [], "matrix": {"rows": [], "columns": [], "cells": []}}
    )
    seen = score(nothing, {}, "", made().truth)
    assert (seen.all_found.good, seen.all_avoided.ratio, seen.verbatim.all) == (0, 1.0, 0)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("$1,200.50 a year", "1200.5", "USD"),
        ("1.200,50 €", "1200.5", "EUR"),
        ("CHF 19", "19", "CHF"),
        ("NZ$8.4 million", "8400000", "NZD"),
        ("A$410 a month", "410", "AUD"),
        ("CAD 6.40", "6.40", "CAD"),
        ("HK$1,900", "1900", "HKD"),
        ("S$75 a month", "75", "SGD"),
        ("1.5 million SGD", "1500000", "SGD"),
        ("US$41 million", "41000000", "USD"),
        ("24,5 Mio. Euro", "24500000", "EUR"),
        ("$24.5M", "24500000", "USD"),
        ("49,5 millions de francs suisses", "49500000", "CHF"),
        ("1\u202f200 customers", "1200", ""),
        ("4.2k teams", "4200", ""),
        ("USD 7m", "7000000", "USD"),
        ("12 million USD", "12000000", "USD"),
        ("35p a sample", "0.35", "GBP"),
        ("4.5 pence per scan", "0.045", "GBP"),
        ("7¢ a call", "0.07", ""),
        ("12 cents", "0.12", ""),
        ("£6 p.a.", "6", "GBP"),
        ("€ 2,5 miljoen", "2500000", "EUR"),
        ("3,4 mln euro", "3400000", "EUR"),
    ],
)
def test_amounts_are_read_in_many_ways_of_writing(text: str, amount: str, unit: str) -> None:
    (found,) = amounts(text)
    assert Decimal(amount) in found.readings
    assert found.unit == unit


def test_part_of_a_longer_number_is_not_the_amount() -> None:
    assert not holds("12,345 USD", Value(Decimal(345), "USD"))
    assert not holds("129 USD", Value(Decimal(12), "USD"))
    assert not holds("0.17 EUR a parcel", Value(Decimal(17), "EUR"))
    assert holds("0,17 EUR a parcel", Value(Decimal("0.17"), "EUR"))


def test_words_count_only_whole() -> None:
    assert holds("certified to ISO 27001 since 2020", Value(words=("ISO 27001",)))
    assert not holds("ISO 270012", Value(words=("ISO 27001",)))
    assert not holds("from 0.30 EUR a ride, 4.7 of 5", Value(words=("0%",)))
    assert not holds("10% off", Value(words=("0%",)))
    assert holds("2,9 % of each ride", Value(words=("2.9%",)))
    assert holds("Rated 4,7 of 5", Value(words=("4.7",)))


def test_the_question_the_method_and_the_sources_are_no_sentences_of_fact() -> None:
    report = "# Acme\nQuestion: is Acme 3?\n"
    report += "## Method and limits\nAcme 5.\n## Who leads\nAcme leads. [1] Bolt follows.\n"
    told = [one for one in sentences(report) if one.states_a_fact(("Acme", "Bolt"))]
    assert [(one.text, one.cited) for one in told] == [("Acme leads.", True), ("Bolt follows.", False)]


def test_a_short_form_within_a_sentence_does_not_end_it() -> None:
    said = "Acme says of itself: Acme Tools B.V. of St. Gallen, open from the 9. on."
    report = f"# Acme\n\n## Summary\n\n{said} [[1]](#q1)\n"
    assert [one.cited for one in sentences(report)] == [True]
    report = "# Acme\n\n## Summary\n\nAcme sends Mrs. Quill and Dr. Bode 5 bills. [[1]](#q1)\n"
    assert [one.cited for one in sentences(report)] == [True]
    report = "# Acme\n\n## Summary\n\nAcme has 5 users. Acme leads. [[1]](#q1)\n"
    assert [one.cited for one in sentences(report)] == [False, True]


def test_a_house_that_says_it_tells_no_figure_is_no_invented_figure() -> None:
    trap = next(one for one in made().truth.traps if one.value.is_anything)
    seen = (
        marked(changed(trap.company, trap.field, with_value(words))).avoided["never told"]
        for words in ("does not publish its prices", "does not publish prices under 40", "We publish weekly")
    )
    assert [one.all - one.good for one in seen] == [0, 1, 1]


def test_a_share_that_the_truth_has_in_words_is_no_untrue_sum() -> None:
    share, other = Value(words=("4.5%",)), "Shed: 4.5% of each ride"
    planted = Planted("Acme", "price", "Shed", share, (("acme/", "Shed takes 4.5% of each ride"),))
    truth = Truth("rides", ("Acme",), (planted,), ())
    for told, right in ((other, 1), ("Shed: 6.5% of each ride", 0), ("Shed: 4.5 EUR", 0)):
        cell = {"row": "Acme", "column": "price", "value": told, "evidence": []}
        output = Told.model_validate(
            {"question": "", "companies": ["Acme"], "matrix": {"rows": [], "columns": [], "cells": [cell]}}
        )
        assert score(output, {}, "", truth).right.good == right
