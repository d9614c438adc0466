"""What is not proven is not published: numbers, names, days and quotes are held against the stored sources."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.language import day, month, reader_of, say, speaking
from skills.research.deliver.cited import Cited, Proof, cite, publishable
from skills.research.deliver.sentences import (
    against_us,
    contradictions,
    differences,
    earlier,
    leader_sentence,
    phrases,
    stale,
)
from skills.research.deliver.sound import sound
from skills.research.facts import Span
from skills.research.report import NOT_FOUND, Cell, Other, Report
from tests.skills.research.compare.world import fact, number, report, source
from tests.skills.research.sample import KESTREL, LUMENTA, PYXIDA, dozen, rich


def told(report: Report) -> list[Cited]:
    lists = [phrases(report, one, name) for one in report.companies for name in ("edge", "weakness", "proof")]
    lists += [against_us(report, ahead=one) for one in (True, False, None)]
    lists += [differences(report), contradictions(report), stale(report), earlier(report)]
    return [
        *(leader_sentence(report, one) for one in report.leaders),
        *(each for one in lists for each in one),
    ]


PROOF = Proof(rich())
TOLD = told(rich())
WITH_NUMBERS = [one for one in TOLD if re.search(r"\d", one.text)]


@pytest.mark.parametrize("language", ["en", "de", "ja", "fr", "es"])
def test_every_sentence_of_a_report_is_held_by_its_quotes_in_every_language(language: str) -> None:
    with speaking(reader_of(language)):
        for report in (rich(), dozen()):
            proof = Proof(report)
            assert [one.text for one in told(report) if not proof.holds(one)] == []


@given(st.data())
def test_another_number_is_caught(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(WITH_NUMBERS))
    found = data.draw(st.sampled_from(list(re.finditer(r"\d+", one.text))))
    other = str(int(found[0]) + data.draw(st.integers(1, 9_999)))
    lie = one.text[: found.start()] + other + one.text[found.end() :]
    # a digit inside of a longer number may make another number of it that the same quotes hold
    if other in "".join(span.quote for span in one.spans):
        return
    assert not PROOF.holds(replace(one, text=lie))


@given(st.data())
def test_another_company_is_caught(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from([each for each in TOLD if KESTREL in each.text]))
    other = data.draw(
        st.sampled_from(["Lumenta", "Kestrel Hot Chain", "Kestrels", "Kestrel Cold Chains", "Zenith"])
    )
    owned = all(PROOF.of(other, [span]) for span in one.spans) if other == LUMENTA else False
    assert owned or not PROOF.holds(replace(one, text=one.text.replace(KESTREL, other)))


@given(st.data())
def test_a_shifted_quote_is_caught(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(TOLD))
    place = data.draw(st.integers(0, len(one.spans) - 1))
    by = data.draw(st.integers(-40, 40).filter(bool))
    moved = replace(one.spans[place], start=one.spans[place].start + by, end=one.spans[place].end + by)
    spans = (*one.spans[:place], moved, *one.spans[place + 1 :])
    assert not PROOF.holds(replace(one, spans=spans))


@given(st.text(max_size=40).filter(lambda text: text not in rich().source("s1").text))
def test_a_quote_that_stands_nowhere_is_caught(words: str) -> None:
    assert not PROOF.holds(Cited("RouteGuard", (Span("s1", 0, len(words), words),)))


def test_figures_of_two_companies_cannot_be_swapped() -> None:
    [one] = [each for each in differences(rich()) if "USD" in each.text]
    assert PROOF.holds(one)
    swapped = one.text.replace("12", "x").replace("19", "12").replace("x", "19")
    assert not PROOF.holds(replace(one, text=swapped))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("12 USD", True),
        ("12 EUR", False),
        ("$12", True),
        ("€12", False),
        ("EUR 12", False),
        ("12 USD per user and month", True),
        ("12 USD per user and year", False),
        ("12.00 USD", True),
        ("120 USD", False),
        ("1.2 USD", False),
    ],
)
def test_a_price_holds_in_its_currency_and_for_its_period_alone(text: str, holds: bool) -> None:
    cell = rich().cell(KESTREL, "price")
    assert publishable(cite(f"{KESTREL}: {text}", cell.spans[:1], evidence=(KESTREL, text)), rich()) is holds


def test_a_day_holds_only_as_the_sources_have_it() -> None:
    cell = rich().cell(KESTREL, "funding")
    right, wrong = (
        say("{company} on {day}", company=KESTREL, day=one)
        for one in (month(date(2026, 5, 1)), day(date(2026, 5, 1)))
    )
    assert PROOF.holds(cite(right, cell.spans, evidence=(KESTREL,)))
    assert not PROOF.holds(cite(wrong, cell.spans, evidence=(KESTREL,)))


def test_a_word_that_no_quote_has_is_caught() -> None:
    cell = rich().cell(KESTREL, "product")
    assert PROOF.holds(Cited("RouteGuard", cell.spans))
    assert not PROOF.holds(Cited("RouteGuard Enterprise", cell.spans))
    assert not PROOF.holds(Cited("RouteGuards", cell.spans))


def test_words_with_digits_in_them_hold_as_they_stand() -> None:
    text = "Lumenta speaks HL7v2 and is ISO27001 certified for 24/7 use."
    source = replace(rich().source("s2"), text=text)
    quote = "HL7v2 and is ISO27001 certified for 24/7 use"
    span = Span("s2", text.index(quote), text.index(quote) + len(quote), quote)
    proof_cell = Cell(LUMENTA, "proof", quote, (span,))
    report = replace(rich(), sources=(source,), cells=(proof_cell,), leaders=(), comparisons=())
    assert sound(report) == (report, 0)
    assert not publishable(Cited("HL7v3", (span,)), report)


def test_nothing_without_a_quote_is_published() -> None:
    assert not publishable(Cited("RouteGuard", ()), rich())


def test_the_company_must_be_named_on_the_page_or_publish_it() -> None:
    source = replace(rich().source("s5"), text=rich().source("s5").text.replace(KESTREL, "Another Company!!"))
    span = next(one for one in rich().cell(KESTREL, "weakness").spans if one.source == "s5")
    report = replace(rich(), sources=(source,))
    moved = replace(
        span, start=source.text.index(span.quote), end=source.text.index(span.quote) + len(span.quote)
    )
    weakness = replace(rich().cell(KESTREL, "weakness"), spans=(moved,), facts=())
    report = replace(report, cells=(weakness,), leaders=(), comparisons=())
    assert not publishable(cite(f"{KESTREL}: {span.quote}", (moved,), evidence=(KESTREL, span.quote)), report)


def test_cells_whose_quotes_do_not_stand_in_their_sources_are_not_found() -> None:
    cells = tuple(
        replace(one, spans=tuple(replace(span, start=span.start + 1, end=span.end + 1) for span in one.spans))
        if (one.company, one.field) == (PYXIDA, "price")
        else one
        for one in rich().cells
    )
    checked, lost = sound(replace(rich(), cells=cells))
    assert lost >= 1
    assert checked.cell(PYXIDA, "price").value == NOT_FOUND
    assert not checked.cell(PYXIDA, "price").found
    assert checked.cell(PYXIDA, "customers").found


def test_a_sound_report_stays_as_it_is() -> None:
    assert sound(rich()) == (rich(), 0)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("In May 2026 Kestrel Cold Chain raised $30 million in a Series B round.", True),
        ("Kestrel Cold Chain took in 30,000,000 USD, its Series B.", True),
        ("Kestrel Cold Chain raised $31 million in a Series B.", False),
        ("Kestrel Cold Chain raised €30 million in a Series B.", False),
        ("Kestrel Cold Chain raised $30 million from Sequoia in a Series B.", False),
        ("Sequoia gave Kestrel Cold Chain $30 million.", False),
        ("Kestrel Cold Chain raised $30 million in June 2026.", False),
        ("Lumenta raised $30 million in a Series B.", False),
    ],
)
def test_a_sentence_that_a_model_wrote_is_held_by_its_names_numbers_and_days(text: str, holds: bool) -> None:
    assert publishable(Cited(text, rich().cell(KESTREL, "funding").spans), rich()) is holds


def test_the_plan_of_an_older_price_may_stand_above_its_quote() -> None:
    text = "# Lumenta\n\n| Plan | Price |\n| --- | --- |\n| Basis | 7 € a month |"
    source = replace(rich().source("s7"), text=text)
    span = Span("s7", text.index("7 €"), text.index("7 €") + len("7 € a month"), "7 € a month")
    older = Other("Basis 7 EUR a month", (span,))
    cell = replace(
        rich().cell(LUMENTA, "price"), contradicted=(older, replace(older, value="Premium 7 EUR a month"))
    )
    sources = tuple(source if one.id == "s7" else one for one in rich().sources)
    report = replace(rich(), sources=sources, cells=(cell,), leaders=(), comparisons=())
    checked, lost = sound(report)
    assert [one.value for one in checked.cell(LUMENTA, "price").contradicted] == ["Basis 7 EUR a month"]
    assert lost == 1


def test_a_contradiction_is_told_also_where_a_customers_name_stands_beside_the_number() -> None:
    home = source("s1", "480 customers trust us. Case study: Hallam & Sons.", "acme.com", voice_of="Acme")
    news = source("s2", "A count finds 415 customers.", "news.com")
    said = [
        fact(home, "Acme", "customers", "480 customers", measure=number(480)),
        fact(home, "Acme", "customers", "Hallam & Sons", of="named", sure=0.5),
        fact(news, "Acme", "customers", "415 customers", measure=number(415)),
    ]
    made = report(said, [home, news])
    [one] = contradictions(made)
    assert "480 customers; Hallam & Sons" in one.text
    assert Proof(made).holds(one)


def test_a_contradiction_is_told_with_the_days_of_both_sides() -> None:
    """What bore a day that its page does not bear itself, such as the end of June, was left out without a word."""
    home = source("s1", "480 customers trust us.", "acme.com", voice_of="Acme")
    news = source("s2", "Acme says that it has 480 customers. Its accounts to June list 415.", "news.com")
    said = [
        fact(home, "Acme", "customers", "480 customers", measure=number(480)),
        fact(
            news,
            "Acme",
            "customers",
            "Acme says that it has 480 customers.",
            measure=number(480),
            about=date(2026, 11, 1),
        ),
        fact(
            news,
            "Acme",
            "customers",
            "Its accounts to June list 415.",
            measure=number(415),
            about=date(2026, 6, 1),
        ),
    ]
    made = report(said, [home, news])
    [one] = [each for each in contradictions(made) if "415" in each.text]
    assert str(month(date(2026, 6, 1))) in one.text
    assert Proof(made).holds(one)
