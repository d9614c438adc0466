"""What stands in a cell, and what beside it."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.research.facts import Fact, Measure, Span, Voice
from skills.research.report import NOT_FOUND, Source
from tests.examples import FEWER
from tests.skills.research.compare.world import NOW, cell, fact, number, price, report, source

OWN = source(
    "s1", "Basic costs $12 a user each month. Pro is $25. Used by 1,200+ teams.", "acme.com", voice_of="Acme"
)


def own_prices() -> list[Fact]:
    return [
        fact(OWN, "Acme", "price", "$12 a user each month", of="Basic", measure=price("12")),
        fact(OWN, "Acme", "price", "$25", of="Pro plan", measure=price("25")),
    ]


def test_says_not_found_without_evidence() -> None:
    found = cell([], [OWN], "price")
    assert (found.value, found.found, found.spans) == (NOT_FOUND, False, ())


def test_tells_the_entry_price_first_and_then_each_plan() -> None:
    assert cell(own_prices(), [OWN], "price").value == "from 12 USD a user and month (Basic); Pro 25 USD"


def test_a_list_of_twelve_prices_is_told_whole() -> None:
    words = "Acme costs " + ", ".join(f"${number} for Slot {number}" for number in range(10, 24)) + "."
    said = source("s1", words, "acme.com", voice_of="Acme")
    facts = [
        fact(
            said, "Acme", "price", words, value=f"${number}", measure=price(f"{number}"), of=f"Slot {number}"
        )
        for number in range(10, 24)
    ]
    told = report(facts, [said]).cell("Acme", "price").value
    assert [f"Slot {number}" in told for number in range(10, 24)] == [True] * 12 + [False] * 2


def test_when_a_plan_is_paid_stands_behind_its_sum() -> None:
    yearly = fact(OWN, "Acme", "price", "$25", of="Pro, billed yearly", measure=price("25"))
    told = cell([own_prices()[0], yearly], [OWN], "price").value
    assert told == "from 12 USD a user and month (Basic); Pro 25 USD (billed yearly)"


def test_what_is_paid_besides_for_nobody_says_what_is_left_out() -> None:
    more = fact(OWN, "Acme", "price", "$25", of="+ ", measure=price("25", per=()))
    assert cell([own_prices()[0], more], [OWN], "price").value == "Basic 12 USD a user and month"
    assert cell([more], [OWN], "price").found


def test_labels_what_the_company_alone_says() -> None:
    assert cell(own_prices(), [OWN], "price").voice is Voice.ITSELF


def test_a_second_publisher_confirms() -> None:
    review = source("s2", "We pay 12 dollars a seat.", "review.com")
    confirmed = fact(review, "Acme", "price", "12 dollars", of="basic", measure=price("12.00"))
    found = cell([*own_prices(), confirmed], [OWN, review], "price")
    assert (found.voice, found.independent, found.contradicted) == (Voice.OTHERS, 2, ())


def test_shows_what_another_publisher_says_instead() -> None:
    review = source("s2", "Basic is $15 now.", "review.com")
    other = fact(review, "Acme", "price", "$15", of="Basic", measure=price("15"))
    found = cell([*own_prices(), other], [OWN, review], "price")
    assert found.value.startswith("from 12 USD")
    assert [one.value for one in found.contradicted] == ["Basic 15 USD a user and month"]


def test_many_old_reviews_do_not_outvote_the_price_on_its_own_page() -> None:
    reviews = [source(f"s{n}", f"Paper {n}: it costs $9.", f"review{n}.com") for n in range(2, 6)]
    others = [fact(one, "Acme", "price", "$9", of="Basic", measure=price("9")) for one in reviews]
    found = cell([*own_prices(), *others], [OWN, *reviews], "price")
    assert found.value.startswith("from 12 USD")
    assert [one.value for one in found.contradicted] == ["Basic 9 USD a user and month"]


def test_an_older_price_is_told_as_what_held_before() -> None:
    news = source("s2", "Acme costs $10 a user.", "news.com", published=date(2024, 3, 1))
    old = fact(news, "Acme", "price", "$10", measure=price("10"))
    found = cell([*own_prices(), old], [OWN, news], "price")
    assert found.value.startswith("from 12 USD")
    assert [one.value for one in found.before] == ["10 USD a user and month"]
    assert found.contradicted == ()


def test_an_old_price_without_a_plan_on_the_same_site_is_over() -> None:
    blog = source("s2", "From $7 a user.", "acme.com", voice_of="Acme", published=date(2023, 1, 9))
    old = fact(blog, "Acme", "price", "$7", measure=price("7", at_least=True))
    found = cell([*own_prices(), old], [OWN, blog], "price")
    assert found.value == "from 12 USD a user and month (Basic); Pro 25 USD"


def test_what_was_crossed_out_stands_only_under_before() -> None:
    was = fact(OWN, "Acme", "price", "$25", of="Basic", measure=price("25"), past=True)
    found = cell([own_prices()[0], was], [OWN], "price")
    assert found.value == "Basic 12 USD a user and month"
    assert [(one.value, one.past) for one in found.before] == [("Basic 25 USD a user and month", True)]


def test_past_alone_leaves_the_cell_empty() -> None:
    was = fact(OWN, "Acme", "price", "$25", measure=price("25"), past=True)
    found = cell([was], [OWN], "price")
    assert (found.found, len(found.before)) == (False, 1)


def test_other_currencies_and_periods_stand_beside_and_contradict_nothing() -> None:
    shop = source("s2", "Basic: €11 monthly, $120 yearly.", "shop.eu")
    others = [
        fact(shop, "Acme", "price", "€11", of="Basic", measure=price("11", "EUR")),
        fact(shop, "Acme", "price", "$120", of="Basic", measure=price("120", per=("user", "year"))),
    ]
    found = cell([*own_prices(), *others], [OWN, shop], "price")
    assert found.contradicted == ()
    assert "Basic 11 EUR" in found.value
    assert "Basic 120 USD a user and year" in found.value


def test_rounded_and_vague_numbers_confirm_each_other() -> None:
    news = source("s2", "Exactly 1,187 teams use it.", "news.com")
    facts = [
        fact(OWN, "Acme", "customers", "1,200+ teams", measure=number(1200, at_least=True)),
        fact(news, "Acme", "customers", "1,187 teams", measure=number(1187)),
    ]
    found = cell(facts, [OWN, news], "customers")
    assert (found.value, found.independent, found.contradicted) == ("1,187 teams", 2, ())


def test_a_customer_named_in_full_and_for_short_is_one() -> None:
    said = "St Brannock’s Hospital, Devon. St Brannock’s came to us in 2024. Corravoy Clinic."
    own = source("s1", said, "acme.com", voice_of="Acme")
    names = ("St Brannock’s Hospital, Devon", "St Brannock’s", "Corravoy Clinic")
    found = cell([fact(own, "Acme", "customers", one, value=one) for one in names], [own], "customers")
    assert found.value == "St Brannock’s Hospital, Devon; Corravoy Clinic"


def test_says_that_old_evidence_is_stale() -> None:
    old = source("s2", "Basic is $15.", "news.com", published=date(2026, 1, 1))
    assert cell([fact(old, "Acme", "price", "$15", measure=price("15"))], [old], "price").stale
    assert not cell(own_prices(), [OWN], "price").stale


def test_a_price_of_a_day_to_come_is_a_note_and_no_price() -> None:
    soon = source("s2", "From January Basic is $14.", "acme.com", voice_of="Acme")
    coming = fact(soon, "Acme", "price", "$14", of="Basic", measure=price("14"), about=date(2027, 1, 1))
    made = report([*own_prices(), coming], [OWN, soon])
    assert "14" not in made.cell("Acme", "price").value
    assert any("$14" in note for note in made.notes)


def test_drops_and_counts_what_its_quote_does_not_hold() -> None:
    bent = replace(own_prices()[0], span=Span("s1", 0, 5, "Nope!"))
    made_up = replace(own_prices()[0], measure=price("13"))
    made = report([bent, made_up], [OWN])
    assert not made.cell("Acme", "price").found
    assert any(note.startswith("2 findings") for note in made.notes)


def test_phrases_stand_beside_each_other_unless_one_denies_the_other() -> None:
    review = source("s2", "It has no offline mode. Single sign-on works.", "review.com")
    site = source("s1", "Offline mode. EU hosting.", "acme.com", voice_of="Acme")
    facts = [
        fact(site, "Acme", "edge", "Offline mode"),
        fact(site, "Acme", "edge", "EU hosting"),
        fact(review, "Acme", "edge", "no offline mode"),
    ]
    found = cell(facts, [site, review], "edge")
    assert {one.value for one in found.contradicted} | set(found.value.split("; ")) == {
        "Offline mode", "EU hosting", "no offline mode"
    }  # fmt: skip
    assert len(found.contradicted) == 1


def test_our_own_documents_speak_for_us_and_we_stand_last() -> None:
    ours = source("s2", "We ask for $8.", "our own documents", internal=True)
    facts = [*own_prices(), fact(ours, "Zeta", "price", "$8", measure=price("8"))]
    made = report(facts, [OWN, ours], "Zeta", "Acme", us="Zeta")
    assert made.companies == ("Acme", "Zeta")
    assert made.cell("Zeta", "price").voice is Voice.OURS


def test_funding_tells_the_sum_first_and_rounds_do_not_contradict_it() -> None:
    news = source(
        "s2", "Raised $45 million to date; $30M in Series B.", "news.com", published=date(2026, 5, 1)
    )
    facts = [
        fact(news, "Acme", "funding", "$30M", of="Series B", measure=Measure(Decimal(30_000_000), "USD")),
        fact(news, "Acme", "funding", "$45 million", of="total", measure=Measure(Decimal(45_000_000), "USD")),
    ]
    found = cell(facts, [news], "funding")
    assert found.value == "45,000,000 USD in total; Series B 30,000,000 USD"


def unnamed_rounds(said: Source, second: Source) -> list[Fact]:
    first, then = Measure(Decimal(2_500_000), "DKK"), Measure(Decimal(18_000_000), "DKK")
    return [
        fact(said, "Acme", "funding", "In 2015 DKK 2.5 million", measure=first, about=date(2015, 7, 1)),
        fact(second, "Acme", "funding", "In 2022 DKK 18 million", measure=then, about=date(2022, 7, 1)),
    ]


def test_sums_of_several_years_on_one_site_are_several_rounds_though_none_is_named() -> None:
    both = source("s2", "In 2015 DKK 2.5 million. In 2022 DKK 18 million.", "acme.com", voice_of="Acme")
    found = cell(unnamed_rounds(both, both), [both], "funding")
    assert (found.value, found.contradicted) == ("18,000,000 DKK; 2,500,000 DKK", ())


def test_sums_of_two_years_on_two_sites_may_be_one_round_told_twice() -> None:
    one = source("s2", "In 2015 DKK 2.5 million.", "news.com")
    other = source("s3", "In 2022 DKK 18 million.", "post.com")
    assert cell(unnamed_rounds(one, other), [one, other], "funding").value == "18,000,000 DKK"


def test_a_plan_whose_name_ends_with_a_number_stands_apart_from_its_price() -> None:
    shop = source("s2", "Glow 6: $489. Glow 12: $742.", "acme.com", voice_of="Acme")
    facts = [
        fact(shop, "Acme", "price", "$489", of="Glow 6", measure=price("489", per=())),
        fact(shop, "Acme", "price", "$742", of="Glow 12", measure=price("742", per=())),
    ]
    assert cell(facts, [shop], "price").value == "from 489 USD (Glow 6); Glow 12: 742 USD"


def test_the_date_is_the_newest_day_that_a_quote_names_and_no_more_exact_than_that() -> None:
    one = source("s2", "In March 2026 Acme had 900 users.", "news.com")
    two = source("s3", "On 5 May 2025 Acme had 800 users.", "post.com")
    facts = [
        fact(
            one, "Acme", "customers", one.text, value="900 users", measure=number(900), about=date(2026, 3, 1)
        ),
        fact(
            two, "Acme", "customers", two.text, value="800 users", measure=number(800), about=date(2025, 5, 5)
        ),
    ]
    found = cell(facts, [one, two], "date")
    assert (found.value, [span.source for span in found.spans]) == ("2026-03", ["s2"])
    assert cell(facts[1:], [one, two], "date").value == "2025-05-05"


# Open input: facts of any amount, plan, age and publisher.

PUBLISHERS = ("acme.com", "review.com", "news.org", "blog.net")


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Fact], list[Source]]:
    facts: list[Fact] = []
    sources: list[Source] = []
    for place in range(draw(st.integers(1, 6))):
        amount = draw(st.sampled_from(("9", "12", "15", "25")))
        unit = draw(st.sampled_from(("USD", "EUR")))
        sites = draw(st.sampled_from(PUBLISHERS))
        aged = draw(st.none() | st.integers(0, 900))
        published = None if aged is None else NOW.date() - timedelta(days=aged)
        said = source(
            f"s{place}", f"Page {place} says it is {amount} {unit} now.", sites,
            voice_of="Acme" if sites == "acme.com" else "", published=published,
        )  # fmt: skip
        sources.append(said)
        facts.append(
            fact(
                said,
                "Acme",
                "price",
                f"{amount} {unit}",
                measure=price(amount, unit),
                of=draw(st.sampled_from(("", "Basic", "Pro"))),
                past=draw(st.booleans()),
            )
        )
    return facts, sources


@FEWER
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(
    world: tuple[list[Fact], list[Source]], chance: random.Random
) -> None:
    facts, sources = world
    mixed = list(facts)
    chance.shuffle(mixed)
    assert cell(facts, sources, "price") == cell(mixed, sources, "price")


@FEWER
@given(worlds())
def test_every_value_has_spans_and_every_span_is_there(world: tuple[list[Fact], list[Source]]) -> None:
    facts, sources = world
    texts = {one.id: one.text for one in sources}
    found = cell(facts, sources, "price")
    assert found.found is (found.value != NOT_FOUND) is bool(found.spans)
    for span in (
        *found.spans,
        *(span for other in (*found.contradicted, *found.before) for span in other.spans),
    ):
        assert texts[span.source][span.start : span.end] == span.quote


@FEWER
@given(worlds())
def test_what_is_past_never_holds(world: tuple[list[Fact], list[Source]]) -> None:
    facts, sources = world
    assert not any(one.past for one in cell(facts, sources, "price").facts)


@FEWER
@given(worlds())
def test_no_present_price_is_dropped_in_silence(world: tuple[list[Fact], list[Source]]) -> None:
    facts, sources = world
    found = cell(facts, sources, "price")
    shown = {span for other in (*found.contradicted, *found.before) for span in other.spans} | set(
        found.spans
    )
    told = {one.quote for one in shown}
    assert {one.span.quote for one in facts} <= told


@FEWER
@given(worlds(), st.data())
def test_a_copy_of_a_source_never_raises_independence(
    world: tuple[list[Fact], list[Source]], data: st.DataObject
) -> None:
    facts, sources = world
    copied = data.draw(st.sampled_from(sources))
    again = replace(copied, id="s99", publisher="copies.com", voice_of="", copy_of=copied.id)
    said = [
        replace(one, span=replace(one.span, source="s99")) for one in facts if one.span.source == copied.id
    ]
    alone, together = cell(facts, sources, "price"), cell([*facts, *said], [*sources, again], "price")
    assert together.independent <= alone.independent


@FEWER
@given(worlds())
def test_money_of_two_currencies_never_contradicts_each_other(world: tuple[list[Fact], list[Source]]) -> None:
    facts, sources = world
    found = cell(facts, sources, "price")
    units = {fact.measure.unit for fact in found.facts if fact.measure}
    assert all(
        other.value.split()[-5] in units or other.value.split()[1] in units for other in found.contradicted
    )


@given(st.sampled_from(("12", "15")), st.integers(0, 30))
def test_a_contradiction_is_seen_from_both_sides(amount: str, days: int) -> None:
    day = NOW.date() - timedelta(days=days)
    one = source("s1", "They count 500 users.", "a.com", published=day)
    two = source("s2", "They count 900 users.", "b.com", published=day)
    facts = [
        fact(one, "Acme", "customers", "500 users", measure=number(500)),
        fact(two, "Acme", "customers", "900 users", measure=number(900)),
    ]
    swapped = [replace(facts[0], span=facts[0].span), replace(facts[1], sure=0.99)]
    for said in (facts, swapped):
        found = cell(said, [one, two], "customers")
        assert {found.value, *(other.value for other in found.contradicted)} == {"500 users", "900 users"}


def test_two_counts_that_one_page_sets_side_by_side_are_none_the_earlier_word() -> None:
    own = source("s1", "1,240 customers", "acme.com", voice_of="Acme")
    said = "Acme speaks of 1,240 customers. The register lists 985 customers."
    review = source("s2", said, "review.com", published=date(2026, 10, 12))
    facts = [
        fact(own, "Acme", "customers", "1,240 customers", measure=number(1240)),
        fact(review, "Acme", "customers", "1,240 customers", measure=number(1240)),
        fact(review, "Acme", "customers", "985 customers", measure=number(985)),
    ]
    found = cell(facts, [own, review], "customers")
    assert [one.value for one in found.contradicted] == ["985 customers"]
    assert found.before == ()


def test_where_there_is_room_for_one_what_the_tagger_alone_is_less_sure_of_takes_no_place() -> None:
    own = source("s1", "For clinics and chains.", "acme.com", voice_of="Acme", published=date(2026, 6, 1))
    news = source("s2", "A grant for nurses.", "acme.com", voice_of="Acme", published=date(2026, 11, 1))
    facts = [
        fact(own, "Acme", "segment", "clinics and chains", sure=0.78),
        replace(fact(news, "Acme", "segment", "nurses", sure=0.65), tagged=True),
    ]
    assert cell(facts, [own, news], "segment").value == "clinics and chains"


def test_of_two_counts_of_two_days_on_one_page_the_newer_holds() -> None:
    own = source("s1", "June: 900 customers. October: 1,200 customers.", "acme.com", voice_of="Acme")
    facts = [
        fact(own, "Acme", "customers", "900 customers", measure=number(900), about=date(2026, 6, 1)),
        fact(own, "Acme", "customers", "1,200 customers", measure=number(1200), about=date(2026, 10, 1)),
    ]
    found = cell(facts, [own], "customers")
    assert (found.value, [one.value for one in found.before]) == ("1,200 customers", ["900 customers"])


def test_who_writes_what_a_house_says_and_what_somebody_counted_tells_of_a_contradiction() -> None:
    news = source("s1", "Acme boasts 480 customers. The guild found 415 of them.", "news.com")
    said = fact(news, "Acme", "customers", "480 customers", measure=number(480))
    counted = fact(news, "Acme", "customers", "415 of them", value="415", measure=number(415), sure=0.8)
    found = cell([said, counted], [news], "customers")
    assert {found.value, *(one.value for one in found.contradicted)} == {"480 customers", "415"}


def test_two_numbers_of_its_own_page_contradict_nothing() -> None:
    home = source("s1", "We have 480 customers. 415 customers came along.", "acme.com", voice_of="Acme")
    both = [
        fact(home, "Acme", "customers", "480 customers", measure=number(480)),
        fact(home, "Acme", "customers", "415 customers", measure=number(415)),
    ]
    assert cell(both, [home], "customers").contradicted == ()


@pytest.mark.parametrize(
    ("words", "contradicts"),
    [("Its accounts to June list 415.", True), ("It had 415 in June.", False)],
)
def test_who_sets_two_counts_beside_each_other_contradicts_and_who_tells_of_growth_does_not(
    words: str, contradicts: bool
) -> None:
    news = source("s1", f"Acme has 480 customers. {words}", "news.com")
    said = [
        fact(
            news, "Acme", "customers", "Acme has 480 customers.", measure=number(480), about=date(2026, 11, 1)
        ),
        fact(news, "Acme", "customers", words, measure=number(415), about=date(2026, 6, 1)),
    ]
    found = cell(said, [news], "customers")
    assert found.value == "Acme has 480 customers."
    assert any("415" in one.value for one in found.contradicted) == contradicts
    assert any("415" in one.value for one in found.before) != contradicts


def test_two_sums_of_one_page_that_no_round_is_named_for_stand_beside_each_other() -> None:
    home = source(
        "s1", "A crowd put in £310,000. The Angels followed with £1,400,000.", "acme.com", voice_of="Acme"
    )
    said = [
        fact(
            home,
            "Acme",
            "funding",
            "put in £310,000",
            measure=price("310000", "GBP", ()),
            about=date(2021, 7, 1),
        ),
        fact(home, "Acme", "funding", "followed with £1,400,000", measure=price("1400000", "GBP", ())),
    ]
    assert "310,000" in cell(said, [home], "funding").value
    assert "1,400,000" in cell(said, [home], "funding").value


def test_whom_it_is_for_is_told_in_the_surest_words_though_they_are_a_year_old() -> None:
    home = source("s1", "Made for acute trusts. Good for surgery.", "acme.com", voice_of="Acme")
    said = [
        fact(home, "Acme", "segment", "acute trusts", about=NOW.date() - timedelta(days=400)),
        fact(home, "Acme", "segment", "surgery", sure=0.6),
    ]
    assert cell(said, [home], "segment").value == "acute trusts"


def test_what_a_public_page_says_too_is_no_secret_of_our_own_documents() -> None:
    own = source("s1", "Acme, Inc", "acme.com", voice_of="Acme")
    ours = source("s2", "Acme sells pumps. Acme is loud.", "", internal=True)
    names = [fact(own, "Acme", "company", "Acme, Inc"), fact(ours, "Acme", "company", "Acme")]
    found = cell(names, [own, ours], "company")
    assert (found.value, [span.source for span in found.spans]) == ("Acme, Inc", ["s1"])
    loud = cell([fact(ours, "Acme", "weakness", "Acme is loud")], [own, ours], "weakness")
    assert (loud.voice, [span.source for span in loud.spans]) == (Voice.OURS, ["s2"])


def test_of_several_weaknesses_the_cell_is_its_own_claim_only_where_all_are() -> None:
    own = source("s1", "We are slow. We are loud.", "acme.com", voice_of="Acme")
    review = source("s2", "Acme has no app.", "review.com")
    itself = [
        fact(own, "Acme", "weakness", "We are slow", sure=0.95),
        fact(own, "Acme", "weakness", "We are loud"),
    ]
    assert cell(itself, [own], "weakness").voice is Voice.ITSELF
    told = [*itself, fact(review, "Acme", "weakness", "no app")]
    assert cell(told, [own, review], "weakness").voice is Voice.OTHERS


def test_a_name_as_a_register_has_it_stands_before_what_others_call_it_for_short() -> None:
    own = source("s1", "Borea Cooling Ltd, Leith", "acme.example", voice_of="Acme")
    papers = [source(f"s{one}", "Acme grows.", f"paper{one}.example") for one in (2, 3, 4)]
    names = [fact(own, "Acme", "company", "Borea Cooling Ltd")]
    names += [fact(one, "Acme", "company", "Acme") for one in papers]
    found = cell(names, [own, *papers], "company")
    assert (found.value, found.contradicted) == ("Borea Cooling Ltd", ())
    assert cell(names[1:], papers, "company").value == "Acme"


def test_a_number_that_a_company_alone_says_stays_its_own_claim_beside_names_that_others_tell() -> None:
    own = source("s1", "We have 900 customers.", "acme.com", voice_of="Acme")
    news = source("s2", "Hartwell uses Acme.", "news.com")
    told = [
        fact(own, "Acme", "customers", "900 customers", measure=number(900)),
        fact(news, "Acme", "customers", "Hartwell"),
    ]
    assert cell(told, [own, news], "customers").voice is Voice.ITSELF


def test_a_cell_is_stale_only_where_each_of_its_values_is() -> None:
    old = source("s1", "No app.", "review.com", published=date(2023, 1, 1))
    undated = source("s2", "No export. Slow support.", "other.com")
    no_app = fact(old, "Acme", "weakness", "No app")
    assert cell([no_app], [old], "weakness").stale
    assert not cell(
        [no_app, fact(undated, "Acme", "weakness", "No export")], [old, undated], "weakness"
    ).stale


@pytest.mark.parametrize("words", ["since 2022", "seit 2022", "depuis 2022"])
def test_what_is_so_since_a_year_is_not_stale(words: str) -> None:
    own = source("s1", f"ISO 9001 {words}. ISO 27001 in 2022.", "acme.com", voice_of="Acme")
    then = date(2022, 7, 1)
    held = fact(own, "Acme", "proof", f"ISO 9001 {words}", about=then)
    once = fact(own, "Acme", "proof", "ISO 27001 in 2022", about=then)
    assert not cell([held], [own], "proof").stale
    assert cell([once], [own], "proof").stale


@pytest.mark.parametrize("plan", ["Floor", "Entry", ""])
def test_who_says_the_same_price_under_another_name_contradicts_nothing(plan: str) -> None:
    own = source("s1", "Floor Most popular $349 a month.", "acme.com", voice_of="Acme")
    review = source("s2", "We paid $349 a month for the Floor plan.", "review.com")
    mine = fact(own, "Acme", "price", "$349 a month", of="Floor Most popular", measure=price("349"))
    theirs = fact(review, "Acme", "price", "$349 a month", of=plan, measure=price("349", per=("month",)))
    assert cell([mine, theirs], [own, review], "price").contradicted == ()


@pytest.mark.parametrize(("mine", "theirs"), [("point of sale app", "till"), ("ERP system", "German")])
def test_another_word_for_the_kind_of_thing_that_is_sold_is_no_contradiction(mine: str, theirs: str) -> None:
    own = source("s1", f"We sell a {mine}.", "acme.com", voice_of="Acme")
    paper = source("s2", f"Acme is a {theirs}.", "paper.com")
    facts = [fact(own, "Acme", "product", mine), fact(paper, "Acme", "product", theirs)]
    assert cell(facts, [own, paper], "product").contradicted == ()


def _counts(day: date, dated: str, undated: str) -> str:
    front = source("s1", f"{dated} shippers pay us.", "acme.com", voice_of="Acme")
    table = source("s2", f"Customers: {undated}", "acme.com", voice_of="Acme")
    facts = [
        fact(front, "Acme", "customers", dated, measure=number(int(dated)), about=day),
        fact(table, "Acme", "customers", undated, measure=number(int(undated))),
    ]
    return cell(facts, [front, table], "customers").value


def test_a_number_of_these_weeks_is_a_later_word_than_one_without_a_day_on_the_same_site() -> None:
    assert _counts(date(2026, 11, 20), "181", "168") == "181"


def test_a_number_without_a_day_is_a_later_word_than_one_of_last_year() -> None:
    assert _counts(date(2025, 11, 20), "150", "168") == "168"


def test_two_products_of_one_house_stand_beside_each_other_and_contradict_nothing() -> None:
    desk = source("s1", "Orbit plans. Comet books.", "acme.com", voice_of="Acme")
    facts = [fact(desk, "Acme", "product", "Orbit"), fact(desk, "Acme", "product", "Comet")]
    told = cell(facts, [desk], "product")
    assert (set(told.value.split("; ")), told.contradicted) == ({"Orbit", "Comet"}, ())


def test_a_product_that_is_not_surely_one_is_not_told_beside_another() -> None:
    desk = source("s1", "Orbit plans. Comet books.", "acme.com", voice_of="Acme")
    facts = [fact(desk, "Acme", "product", "Orbit"), fact(desk, "Acme", "product", "Comet", sure=0.5)]
    assert cell(facts, [desk], "product").value == "Orbit"


def test_whom_a_house_is_for_may_be_more_than_one_kind() -> None:
    text = "For cherry shippers. Berry coolers too. We turn down city utilities."
    site = source("s1", text, "acme.com", voice_of="Acme")
    facts = [fact(site, "Acme", "segment", one) for one in ("cherry shippers", "Berry coolers")]
    assert set(cell(facts, [site], "segment").value.split("; ")) == {"cherry shippers", "Berry coolers"}
    marked = replace(fact(site, "Acme", "segment", "city utilities"), tagged=True)
    assert "city utilities" not in cell([*facts, marked], [site], "segment").value


def test_what_others_call_those_whom_a_house_says_it_is_for_contradicts_nothing_unless_it_denies_it() -> None:
    site = source("s1", "early learning centres", "acme.com", voice_of="Acme")
    paper = source("s2", "kindergartens; not early learning centres", "news.com", published=NOW.date())
    own = fact(site, "Acme", "segment", "early learning centres")
    other = fact(paper, "Acme", "segment", "kindergartens")
    assert cell([own, other], [site, paper], "segment").contradicted == ()
    denial = fact(paper, "Acme", "segment", "not early learning centres")
    assert len(cell([own, denial], [site, paper], "segment").contradicted) == 1


def test_a_price_beside_another_on_one_list_is_not_held_before_because_a_later_page_tells_the_other() -> None:
    listed = source("p", "Audio 0.69. Health 0.59.", "acme.com", voice_of="Acme")
    compared = source("c", "Audio price 0.69", "acme.com", voice_of="Acme")
    day = date(2026, 9, 1)
    facts = [
        fact(listed, "Acme", "price", "Audio 0.69", measure=price("0.69"), of="Audio", about=day),
        fact(listed, "Acme", "price", "Health 0.59", measure=price("0.59"), of="Health", about=day),
        fact(compared, "Acme", "price", "Audio price 0.69", measure=price("0.69")),
    ]
    assert "0.59" in cell(facts, [listed, compared], "price").value


def test_a_sum_is_told_once_by_its_plan() -> None:
    own = source("s1", "Pots $15 a month. It starts at $15. Pans are $16.", "acme.com", voice_of="Acme")
    plan = fact(own, "Acme", "price", "$15 a month", of="Pots", measure=price("15", per=("month",)))
    again = fact(own, "Acme", "price", "$15", measure=price("15"))
    assert cell([plan, again], [own], "price").value == "Pots 15 USD a month"
    other = fact(own, "Acme", "price", "$16", measure=price("16"))
    assert "16" in cell([plan, other], [own], "price").value
