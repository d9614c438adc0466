"""Two looks at the same companies: what is told of the second, and what is not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.web.page import Trouble, WebPage
from skills.research.facts import Fact
from skills.research.report import Report, Source
from skills.research.watch.carry import carried
from skills.research.watch.change import Changed, ChangeKind, changes
from tests.examples import FEWER
from tests.skills.research.compare.world import NOW, fact, number, price, report, source

LATER = NOW + timedelta(days=7)


def prices(text: str, *plans: tuple[str, str, str], name: str = "s1") -> tuple[Source, list[Fact]]:
    """The company's own page, with plans as (name, quote, amount)."""
    page = source(name, text, "acme.com", voice_of="Acme")
    return page, [
        fact(page, "Acme", "price", quote, of=plan, measure=price(amount)) for plan, quote, amount in plans
    ]


def made(*sides: tuple[Source, list[Fact]]) -> Report:
    return report([one for _, facts in sides for one in facts], [page for page, _ in sides])


def then(*sides: tuple[Source, list[Fact]]) -> Report:
    return replace(made(*sides), made_at=LATER)


def told(found: tuple[Changed, ...]) -> list[tuple[ChangeKind, str, str]]:
    return [(one.kind, one.was, one.is_) for one in found]


BASIC = prices(
    "Basic is $12 a user. Pro is $25 a user.", ("Basic", "$12 a user", "12"), ("Pro", "$25 a user", "25")
)
DEARER = prices(
    "Basic is $14 a user. Pro is $25 a user.", ("Basic", "$14 a user", "14"), ("Pro", "$25 a user", "25")
)


def test_a_new_price_is_told_with_what_it_was_and_since_when() -> None:
    [change] = changes(made(BASIC), then(DEARER))
    assert (change.was, change.is_) == ("Basic 12 USD a user and month", "Basic 14 USD a user and month")
    assert (change.kind, change.since, change.address) == (
        ChangeKind.VALUE,
        LATER.date(),
        "https://acme.com/s1",
    )
    assert change.spans_before[0].quote == "$12 a user"
    assert change.spans_after[0].quote == "$14 a user"


def test_a_price_in_other_letters_is_no_change() -> None:
    other = prices(
        "Basic: USD 12.00 per user. Pro: 25 USD.",
        ("Basic plan", "USD 12.00", "12.00"),
        ("Pro", "25 USD", "25"),
    )
    assert changes(made(BASIC), then(other)) == ()


def test_another_currency_is_a_change() -> None:
    page = source("s1", "Basic is €12 a user.", "acme.com", voice_of="Acme")
    euro = (page, [fact(page, "Acme", "price", "€12 a user", of="Basic", measure=price("12", "EUR"))])
    dollar = prices("Basic is $12 a user.", ("Basic", "$12 a user", "12"))
    assert told(changes(made(dollar), then(euro))) == [
        (ChangeKind.VALUE, "Basic 12 USD a user and month", "Basic 12 EUR a user and month")
    ]


def test_a_plan_that_came_and_one_that_went() -> None:
    more = prices(
        "Basic is $12 a user. Pro is $25 a user. Max is $60 a user.",
        ("Basic", "$12 a user", "12"), ("Pro", "$25 a user", "25"), ("Max", "$60 a user", "60"),
    )  # fmt: skip
    assert told(changes(made(BASIC), then(more))) == [(ChangeKind.CAME, "", "Max 60 USD a user and month")]
    assert told(changes(made(more), then(BASIC))) == [(ChangeKind.WENT, "Max 60 USD a user and month", "")]


def test_a_page_that_cannot_be_read_changes_nothing() -> None:
    other = source("s2", "Acme sells pumps.", "news.com")
    page = WebPage("https://acme.com/s1", "0" * 64, LATER, "Please log in.", trouble=Trouble.LOGIN)
    assert changes(made(BASIC), then((other, [])), [page]) == ()
    assert changes(made(BASIC), then((other, [])), unread=["https://acme.com/s1"]) == ()


def test_a_page_that_is_there_and_no_longer_says_it_is_a_change() -> None:
    silent = source("s1", "Talk to our sales team about what you need.", "acme.com", voice_of="Acme")
    assert {one.kind for one in changes(made(BASIC), then((silent, [])))} == {ChangeKind.WENT}


def test_what_was_only_not_found_again_is_no_change() -> None:
    reworded = source("s1", "For $12 you get Basic. Pro? That is $25.", "acme.com", voice_of="Acme")
    assert changes(made(BASIC), then((reworded, []))) == ()


def test_counts_that_are_rounded_or_count_up_are_no_change() -> None:
    def counted(text: str, quote: str, amount: int, *, at_least: bool = False) -> tuple[Source, list[Fact]]:
        page = source("s1", text, "acme.com", voice_of="Acme")
        return page, [fact(page, "Acme", "customers", quote, measure=number(amount, at_least=at_least))]

    plus = counted("1,200+ customers", "1,200+ customers", 1200, at_least=True)
    over = counted("We serve over 1,200 customers", "over 1,200 customers", 1200, at_least=True)
    few = counted("1,209 customers", "1,209 customers", 1209)
    many = counted("We serve 1,500 customers", "1,500 customers", 1500)
    assert changes(made(plus), then(over)) == ()
    assert changes(made(plus), then(few)) == ()
    assert told(changes(made(plus), then(many))) == [
        (ChangeKind.VALUE, "1,200+ customers", "1,500 customers")
    ]


def test_another_word_for_the_same_edge_is_no_change() -> None:
    one = source("s1", "Works offline on every phone.", "acme.com", voice_of="Acme")
    two = source("s1", "On every phone it works offline.", "acme.com", voice_of="Acme")
    before = made((one, [fact(one, "Acme", "edge", "Works offline on every phone")]))
    after = then((two, [fact(two, "Acme", "edge", "every phone it works offline")]))
    assert changes(before, after) == ()


def test_a_page_that_says_another_price_is_told_of_while_others_still_say_the_old_one() -> None:
    day = date(2026, 9, 1)  # of the page's own, long before the first look
    rival = source("s2", "Acme costs $12 a user.", "acme.com", voice_of="Acme")
    still = (rival, [fact(rival, "Acme", "price", "$12 a user", measure=price("12"))])

    def own(amount: str) -> tuple[Source, list[Fact]]:
        page = source("s1", f"Acme costs ${amount} a user.", "acme.com", voice_of="Acme")
        said = fact(page, "Acme", "price", f"${amount} a user", measure=price(amount), about=day)
        return page, [said]

    there, back = (
        changes(made(own("12"), still), then(own("14"), still)),
        changes(made(own("14"), still), then(own("12"), still)),
    )
    assert told(there) == [(ChangeKind.VALUE, "12 USD a user and month", "14 USD a user and month")]
    assert told(back) == [(ChangeKind.VALUE, "14 USD a user and month", "12 USD a user and month")]
    assert [one.since for one in (*there, *back)] == [LATER.date()] * 2


def test_a_day_before_the_last_look_counts_only_where_the_evidence_itself_names_it() -> None:
    def more(words: str) -> tuple[Source, list[Fact]]:
        page = source("s1", f"{BASIC[0].text} {words}", "acme.com", voice_of="Acme")
        said = [
            fact(page, "Acme", "price", one.span.quote, of=one.of, measure=one.measure) for one in BASIC[1]
        ]
        day = date(2026, 11, 1)
        return page, [*said, fact(page, "Acme", "price", words, of="Max", measure=price("60"), about=day)]

    [unsaid] = changes(made(BASIC), then(more("Max is $60 a user.")))
    [dated] = changes(made(BASIC), then(more("Since November 2026 Max is $60 a user.")))
    assert (unsaid.since, dated.since) == (LATER.date(), date(2026, 11, 1))


def rated(words: str) -> Report:
    page = source("s1", f"Acme\nRating: {words}\nFast support", "reviews.com")
    return made((page, [fact(page, "Acme", "proof", words), fact(page, "Acme", "proof", "Fast support")]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("4.6 out of 5 (312 reviews)", "4.6 out of 5 (319 reviews)"),
        ("4.6 out of 5 based on 1,312 verified reviews", "4.6 out of 5 based on 1.4k verified reviews"),
        ("4.6/5 (312)", "4.6/5 (319)"),
        ("4,6 von 5 aus 312 Bewertungen", "4,6 von 5 aus 319 Bewertungen"),
    ],
)
def test_how_many_rated_it_is_no_change_and_another_rating_is(before: str, after: str) -> None:
    assert changes(rated(before), rated(after)) == ()
    assert changes(rated(after), rated(before)) == ()
    worse = after.replace("4.6", "4.2").replace("4,6", "4,2")
    assert told(changes(rated(before), rated(worse))) == [(ChangeKind.VALUE, before, worse)]


def test_an_award_of_another_year_is_a_change() -> None:
    before, after = rated("Winner, Port Awards (2024)"), rated("Winner, Port Awards (2025)")
    assert told(changes(before, after)) == [
        (ChangeKind.VALUE, "Winner, Port Awards (2024)", "Winner, Port Awards (2025)")
    ]


def test_a_new_voice_against_it_is_told_once() -> None:
    news = source("s2", "A reader pays $15 for Basic.", "news.com")
    said = (news, [fact(news, "Acme", "price", "$15 for Basic", of="Basic", measure=price("15"))])
    [change] = changes(made(BASIC), then(BASIC, said))
    assert (change.kind, change.is_) == (ChangeKind.CONTRADICTED, "Basic 15 USD a user and month")
    assert changes(made(BASIC, said), then(BASIC, said)) == ()


def test_an_old_page_that_was_only_found_now_is_no_change() -> None:
    old = source("s2", "In 2023 Basic was $9.", "news.com", published=date(2023, 2, 1))
    said = (old, [fact(old, "Acme", "price", "$9", of="Basic", measure=price("9"))])
    assert changes(made(BASIC), then(BASIC, said)) == ()


def test_an_advert_is_no_change() -> None:
    page = source("s1", f"{BASIC[0].text} Black Friday: Max is $5 a user.", "acme.com", voice_of="Acme")
    said = [fact(page, "Acme", "price", one.span.quote, of=one.of, measure=one.measure) for one in BASIC[1]]
    advert = fact(
        page,
        "Acme",
        "price",
        "Black Friday: Max is $5 a user",
        of="Max",
        measure=price("5"),
        value="$5 a user",
    )
    assert changes(made(BASIC), then((page, [*said, advert]))) == ()


def test_a_page_that_was_away_for_a_round_comes_back_without_news() -> None:
    other = source("s1", "Acme sells pumps.", "news.com")
    away = then((other, []))
    kept = carried(made(BASIC), away, ["https://acme.com/s1"])
    assert kept.cell("Acme", "price").value == made(BASIC).cell("Acme", "price").value
    for span in kept.cell("Acme", "price").spans:
        assert kept.source(span.source).text[span.start : span.end] == span.quote
    assert len({one.id for one in kept.sources}) == len(kept.sources)
    assert changes(kept, then(BASIC)) == ()
    assert [one.kind for one in changes(kept, then(DEARER))] == [ChangeKind.VALUE]


AMOUNTS = st.lists(st.sampled_from(("9", "12", "25", "40")), min_size=1, max_size=3)


def _page(amounts: list[str]) -> tuple[Source, list[Fact]]:
    lines = [f"Plan{place} costs ${amount} a seat" for place, amount in enumerate(amounts)]
    plans = [
        (f"Plan{place}", line, amount)
        for place, (line, amount) in enumerate(zip(lines, amounts, strict=True))
    ]
    return prices("\n".join(lines), *plans)


@FEWER
@given(AMOUNTS)
def test_the_same_page_again_is_never_a_change(amounts: list[str]) -> None:
    assert changes(made(_page(amounts)), then(_page(amounts))) == ()


@FEWER
@given(AMOUNTS, AMOUNTS)
def test_the_way_back_tells_the_opposite(first: list[str], second: list[str]) -> None:
    one, two = _page(first), _page(second)
    there, back = changes(made(one), then(two)), changes(made(two), then(one))
    assert {change.key for change in there} == {change.back for change in back}


@FEWER
@given(AMOUNTS, AMOUNTS)
def test_no_change_says_the_same_on_both_sides(first: list[str], second: list[str]) -> None:
    for change in changes(made(_page(first)), then(_page(second))):
        assert change.was != change.is_
        assert change.spans_before or change.spans_after


def titled(words: str) -> tuple[Source, list[Fact]]:
    """The company's own page with a price, and words about who leads."""
    return prices(f"{words}Basic is $12 a user.", ("Basic", "$12 a user", "12"))


def test_a_title_that_a_company_takes_or_drops_is_told_and_other_words_for_it_are_not() -> None:
    plain, leads, first = (
        titled(""),
        titled("Acme is the market leader. "),
        titled("Acme is the number one. "),
    )
    assert told(changes(made(plain), then(leads))) == [(ChangeKind.CAME, "", "market leader")]
    assert told(changes(made(leads), then(plain))) == [(ChangeKind.WENT, "market leader", "")]
    assert changes(made(leads), then(first)) == ()
    page = WebPage("https://acme.com/s1", "0" * 64, LATER, "Please log in.", trouble=Trouble.LOGIN)
    assert changes(made(leads), then(plain), (page,)) == ()


def test_a_leader_is_called_so_since_the_day_of_the_correction_that_says_so() -> None:
    old = source("s1", "Acme is the largest supplier in Europe.", "union.org", published=date(2026, 7, 10))
    words = "Correction of 25 November 2026: by plants, Borea is the largest supplier in Europe."
    new = source("s1", words, "union.org", published=date(2026, 7, 10))
    before = report([], [old], "Acme", "Borea")
    after = replace(report([], [new], "Acme", "Borea"), made_at=LATER)
    assert {one.since for one in changes(before, after) if one.company == "Borea"} == {date(2026, 11, 25)}


def test_the_day_of_a_page_is_no_since_of_what_was_not_there_at_the_last_look() -> None:
    page = source("s1", "Max is $60, as of 2026.", "acme.com", voice_of="Acme", published=date(2026, 7, 10))
    new = fact(page, "Acme", "price", "Max is $60, as of 2026", of="Max", measure=price("60"))
    [came] = [one for one in changes(made(BASIC), then((page, [new]))) if one.kind is ChangeKind.CAME]
    assert came.since == LATER.date()


def phrases(field: str, text: str, *quotes: str, name: str = "s1") -> tuple[Source, list[Fact]]:
    page = source(name, text, "acme.com", voice_of="Acme")
    return page, [fact(page, "Acme", field, quote) for quote in quotes]


def counted(
    name: str, text: str, quote: str, amount: int, *, about: date | None = None, publisher: str = "acme.com"
) -> tuple[Source, list[Fact]]:
    page = source(name, text, publisher, voice_of="Acme" if publisher == "acme.com" else "")
    measure = number(amount)
    return page, [fact(page, "Acme", "customers", quote, value=quote, measure=measure, about=about)]


def test_a_newer_count_is_told_although_another_page_still_prefers_the_old_one() -> None:
    """The page without a day counts as of today, so that the report files the dated number under what was before."""
    table = counted("s2", "Customers | 168 | fewer than 90", "168", 168)
    old = counted(
        "s1", "Acme counts 168 shippers, as of May 1, 2026.", "168 shippers", 168, about=date(2026, 5, 1)
    )
    new = counted(
        "s1", "Acme counts 181 shippers, as of June 3, 2026.", "181 shippers", 181, about=date(2026, 6, 3)
    )
    assert told(changes(made(old, table), then(new, table))) == [
        (ChangeKind.VALUE, "168 shippers", "181 shippers")
    ]


def test_a_count_is_held_against_what_the_same_page_said_and_not_against_another_ones() -> None:
    shops = counted("s2", "Hex supplies 640 shops.", "640 shops", 640)
    old = counted("s1", "212 packing houses work with Acme.", "212 packing houses", 212)
    new = counted("s1", "230 packing houses work with Acme.", "230 packing houses", 230)
    assert told(changes(made(shops, old), then(shops, new))) == [
        (ChangeKind.VALUE, "212 packing houses", "230 packing houses")
    ]


@pytest.mark.parametrize(
    "now",
    [
        "Acme counts 169 shippers.",  # it counts up
        "Acme counts 168 paying shippers.",
        "Acme had 33 shippers in its first year. Acme counts 168 shippers.",
    ],
)
def test_the_same_count_again_is_no_change(now: str) -> None:
    old = counted("s1", "Acme counts 168 shippers.", "168 shippers", 168)
    quote = next(one for one in ("169 shippers", "168 paying shippers", "168 shippers") if one in now)
    assert changes(made(old), then(counted("s1", now, quote, int(quote[:3])))) == ()


FAULT = "Stackroom cannot move a stack between two sites."


@pytest.mark.parametrize(
    "now",
    [
        "Since May 2026 Stackroom moves a stack between two sites by itself.",
        "Stackroom can move a stack between two sites.",
        "New: Stackroom moves stacks between any two sites.",
    ],
)
@pytest.mark.parametrize("found_as_fault", [True, False])
def test_a_fault_that_was_mended_is_told_as_ended_and_not_as_a_new_one(
    now: str, found_as_fault: bool
) -> None:
    before = phrases("weakness", FAULT, FAULT)
    after = phrases("weakness", now, *((now,) if found_as_fault else ()))
    [change] = changes(made(before), then(after, phrases("edge", "Acme is here.", name="s2")))
    assert (change.kind, change.was, change.is_) == (ChangeKind.WENT, FAULT, "")
    assert [span.quote for span in change.spans_after] == [now]


def test_a_mended_fault_that_was_never_told_is_no_new_one_either() -> None:
    now = "Since May 2026 Stackroom moves a stack between two sites by itself."
    assert changes(made(phrases("weakness", FAULT)), then(phrases("weakness", now, now))) == ()


@pytest.mark.parametrize(
    "now",
    [
        "Stackroom is unable to move a stack between two sites.",
        "Stackroom moves a stack between two sites only by hand.",
        "Still, Stackroom can't move a stack between two sites.",
        "There is no way to move a stack between two sites in Stackroom.",
    ],
)
def test_a_fault_in_other_words_is_not_mended(now: str) -> None:
    found = changes(made(phrases("weakness", FAULT, FAULT)), then(phrases("weakness", now, now)))
    assert ChangeKind.WENT not in [one.kind for one in found]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Acme is certified to ISO 27001.", "The ISO 27001 certificate of Acme was withdrawn in May 2026."),
        ("Acme is certified to ISO 27001.", "Acme is no longer certified to ISO 27001."),
        ("Acme holds a SOC 2 Type II report.", "The SOC 2 Type II report of Acme has expired."),
    ],
)
def test_a_certificate_that_was_withdrawn_is_told_with_the_words_that_say_so(before: str, now: str) -> None:
    pages = phrases("proof", before, before), phrases("proof", now)
    found = changes(made(pages[0]), then(pages[1], phrases("edge", "Acme is here.", name="s2")))
    assert [(one.kind, one.was) for one in found] == [(ChangeKind.WENT, before)]
    assert [span.quote for span in found[0].spans_after] == [now]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (
            "Acme is the only system that reads sensors of any make.",
            "No system but Acme reads sensors of any make.",
        ),
        ("Acme is certified to ISO 27001.", "Acme has an ISO 27001 certificate; it was never suspended."),
        ("Acme is certified to ISO 27001.", "Certified: ISO 27001."),
    ],
)
def test_other_words_for_the_same_are_not_the_end_of_it(before: str, now: str) -> None:
    field = "edge" if "only" in before else "proof"
    found = changes(made(phrases(field, before, before)), then(phrases(field, now, now)))
    assert all(one.kind is not ChangeKind.WENT for one in found)
