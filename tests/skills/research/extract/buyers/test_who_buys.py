"""How many buy, where a tile or a verb of hiring says so; and whose figures on a house's own page are of others."""

import pytest

from tests.skills.research.extract.world import others, own


def counts(html: str) -> list[str]:
    return [one.value for one in own(html, "customers") if one.measure]


def funds(html: str) -> list[str]:
    return [one.value for one in own(html, "funding")]


def prices(html: str) -> list[str]:
    return [one.value for one in own(html, "price")]


@pytest.mark.parametrize(
    ("html", "value"),
    [
        ("<div><h2>1,340</h2><p>businesses hired from us last year</p></div>", "1,340 businesses"),
        ("<div><h2>640+</h2><p>customers in nine countries</p></div>", "640+ customers"),
        ("<div><h3>212</h3><p>kitchens and grocers hire from Norvik today</p></div>", "212 kitchens"),
        ("<p>On hire with 460 businesses at the last count.</p>", "460 businesses"),
        ("<p>780 hauliers in eleven countries run our trailers.</p>", "780 hauliers"),
    ],
)
def test_who_hires_is_a_customer(html: str, value: str) -> None:
    assert counts(html) == [value]


@pytest.mark.parametrize(
    "html",
    [
        "<div><h2>620</h2><p>vans, none older than four years</p></div>",
        "<div><h2>5</h2><p>depots from Doncaster to Carlisle</p></div>",
        "<p>Today 88 people work here.</p>",
        "<p>Norvik leads our poll, in which 640 users in Britain took part.</p>",
        "<p>We have nothing to do with Norvik Lodges, the 14 clients of a cabin near Hexham.</p>",
        "<p>Ostra Group now owns 30% of us. Ostra has 9,000 customers.</p>",
        "<p>Our landlord, the Port of Leith, has 280 customers.</p>",
        "<p>Taschen verkauft die Kaltbox AG. Deren 600.000 Kunden rufen oft bei uns an.</p>",
        "<p>Norvik must have, what, 5,500 customers by now? Just a guess.</p>",
    ],
)
def test_other_counts_on_its_pages_are_none_of_its_customers(html: str) -> None:
    assert counts(html) == []


def test_what_a_former_director_shows_is_of_today() -> None:
    ledger = "<p>The ledger that a former director showed us has 1,180 customers.</p>"
    assert [one.past for one in own(ledger, "customers")] == [False]
    assert [one.past for one in own("<p>Its former 1,180 customers went.</p>", "customers")] in ([], [True])


def test_houses_that_work_in_a_product_are_customers() -> None:
    assert counts("<ul><li><b>3,400</b> agencies work in Norvik</li></ul>") == ["3,400 agencies"]


def test_a_house_that_owns_no_part_of_it_keeps_its_product_s_count() -> None:
    assert counts("<p>Brygga has 640 customers.</p>") == ["640 customers"]


@pytest.mark.parametrize(
    "words",
    [
        "Niemand hat uns 25 Mio. € geboten.",
        "The first half of 2026 brought £33.1 million, unaudited.",
        "Der Preis ist mit 10.000 € dotiert.",
    ],
)
def test_what_nobody_put_in_is_no_funding(words: str) -> None:
    assert funds(f"<h2>Money</h2><p>{words}</p>") == []


def test_a_help_desk_is_for_whom_its_page_says() -> None:
    told = own("<p>Norvik is the help desk for software startups.</p>", "segment")
    assert [one.value for one in told] == ["software startups"]


def test_a_partnership_that_somebody_took_is_money_put_in() -> None:
    words = "In 2023 Weserbank took a silent partnership of EUR 6 million, which we repay by 2031."
    assert funds(f"<h2>Money</h2><p>{words}</p>") == ["EUR 6 million"]


def test_a_seed_cheque_is_a_round_and_a_round_of_half_a_year_stays() -> None:
    assert funds("<p>Norvik raised a pre-seed cheque of £400,000 in 2020.</p>") == ["£400,000"]
    assert funds("<p>Norvik raised £5 million in the first half of 2026.</p>") == ["£5 million"]


@pytest.mark.parametrize(
    "words",
    [
        "Jobs: support engineer ($95,000 to $120,000 a year), designer.",
        "Report a hole in our security. We pay $200 and up.",
        "They tried three tools. One of them charged $95 a month; it wasn’t ours.",
        "Somebody with twelve seats of Journeyman writes us a check for $3,168.",
    ],
)
def test_what_is_paid_out_or_asked_by_others_is_no_price(words: str) -> None:
    assert prices(f"<h1>Pricing</h1><p>{words}</p>") == []
    assert prices("<h1>Pricing</h1><p>You pay $20 a month.</p>") == ["$20 a month"]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("310 choirs print their programmes with Norvik.", "310 choirs"),
        ("Last year 1,240 parish councils ran their elections on Norvik.", "1,240 parish councils"),
        ("96 bakeries in Norway now bake their bread with Norvik.", "96 bakeries"),
        ("420 Hofläden buchen ihre Kisten über Norvik.", "420 Hofläden"),
        (
            "640 farms, dairies and wine cellars in 9 counties sell eggs with Norvik, as of May.",
            "640 farms, dairies",
        ),
        ("38 clubs booked courts through Norvik.", "38 clubs"),
        ("150 écoles gèrent leurs cantines avec Norvik.", "150 écoles"),
    ],
)
def test_those_who_do_something_of_theirs_through_the_house_buy_from_it(said: str, who: str) -> None:
    for found in (own(f"<p>{said}</p>", "customers"), others(f"<p>{said}</p>", "customers")):
        assert [one.value.startswith(who) for one in found] == [True]


@pytest.mark.parametrize(
    "said",
    [
        "310 choirs print their programmes with Inkwell.",
        "300 pubs change their barrels on Monday.",
        "310 choirs would print their programmes with Norvik.",
        "40 years ago bakers made their bread with Norvik flour.",
        "80 of us spend their summers with Norvik.",
        "38 colleagues work full-time on Norvik.",
        "38 clubs booked courts with great care.",
    ],
)
def test_those_who_do_it_through_somebody_else_or_may_do_it_are_none(said: str) -> None:
    assert own(f"<p>{said}</p>", "customers") == []
