"""What stands on a page and is of somebody else: of a supplier, a namesake, an investor, a dealer, or of everybody."""

from datetime import date

import pytest

from indexing.tagging import Tag
from indexing.web.page import WebPage
from indexing.web.reading import read_web_page
from skills.research.extract import Company, find_companies
from skills.research.extract.tagging.marks import put_right
from skills.research.extract.whose.homonyms import _is_home_of_longer
from tests.skills.research.extract.world import NOW, TALLOW, others, own, page, read, said_on

MENU = "<p>We sell timetables of ferries to harbours on four seas.</p>"
PRESS = "https://markettimes.example/brief"


def values(html: str, field: str) -> list[str]:
    return [one.value for one in own(html, field) if not one.past]


def sums(html: str, field: str) -> set[str]:
    facts = [one for one in own(html, field) if not one.past]
    return {f"{one.measure.amount:f}" for one in facts if one.measure}


@pytest.mark.parametrize(
    "said",
    [
        "Our partner Bracken is certified to ISO 22301.",
        "The probe is bought from Bracken Sensors, a house certified to ISO 13485.",
        "Parcels travel with Hare and Sons. Hare is certified to ISO 45001.",
        "P.S. Congrats to Kettle on its Golden Anchor Award!",
        "Our routines are inspired by ISO 22000, but nobody has audited them.",
        "We came in second at the Harbour Star Award.",
        "At the Golden Anchor Award we were among the last three.",
        "The Golden Anchor Award we give ourselves, to an apprentice.",
        "Our own teachers have voted us Best School in the World.",
        "ISO 27001: solicitada, sin auditar.",
        "Nommés au Prix de la Mer, nous n'avons pas gagné.",
    ],
)
def test_a_suppliers_certificate_and_a_prize_that_others_won_prove_nothing(said: str) -> None:
    assert values(f"<h2>Quality</h2><p>{said}</p>", "proof") == []


@pytest.mark.parametrize(
    "rest", ["applied for, no audit yet", "withdrawn 2025", "refused 2025", "expired 2024"]
)
def test_a_line_of_a_register_says_behind_its_colon_that_a_certificate_is_not_held(rest: str) -> None:
    html = f"<h2>Norvik AS</h2><ul><li>ISO 9001, quality: in force.</li><li>ISO 14001, air: {rest}.</li></ul>"
    assert [one.span.quote for one in others(html, "proof")] == ["ISO 9001, quality: in force."]


def test_of_two_prizes_in_one_sentence_the_one_that_was_won_counts() -> None:
    said = "We took home the Golden Anchor 2026, and came in second at the Harbour Cup."
    assert values(f"<p>{said}</p>", "proof") == ["We took home the Golden Anchor 2026"]


@pytest.mark.parametrize(
    "said", ["We took the Golden Anchor, the trade's own prize.", "Wir bekamen 2025 den Hafenpreis."]
)
def test_prizes_are_told_in_many_ways(said: str) -> None:
    assert values(f"<p>{said}</p>", "proof") != []


@pytest.mark.parametrize(
    "said",
    [
        "In 2021 Alps Capital put $6 million into a Series A. The fund itself is $240 million big.",
        "In 2021 Alps Capital put $6 million into a Series A. The bank lent us $9 million.",
        "In 2021 Alps Capital put $6 million into a Series A. The new wing cost $4 million.",
        "In 2021 Alps Capital put $6 million into a Series A. The region added a subsidy of $280,000.",
        "En 2021, Alps Capital a apporté 6 millions d'euros dans une série A. Le fonds gère 210 millions d'euros.",
    ],
)
def test_what_a_fund_manages_a_bank_lends_and_a_house_spends_is_no_investment(said: str) -> None:
    assert sums(f"<h2>Who owns us</h2><p>{said}</p>", "funding") == {"6000000"}


@pytest.mark.parametrize(
    "said",
    [
        "In 2022 the pension fund Westcoast became a shareholder with $18 million.",
        "In 2022 Keel Partners took a fifth of the firm in new shares and paid $18 million for it.",
        "The Northern Maker Fund bought a fifth of us for $18 million.",
        "2022 stiegen zwei Winzer mit 18 Mio. $ ein.",
    ],
)
def test_shares_are_bought_in_many_words(said: str) -> None:
    assert sums(f"<p>{said}</p>", "funding") == {"18000000"}


@pytest.mark.parametrize(
    "said",
    [
        "The wagon is $45 each way inside twenty miles.",
        "Orders under $60 pay $8.95 for shipping.",
        "Lifting in and first firing: $1,900, once, for any machine.",
        "Two pumps and one box for three weeks come to $561.",
        "Some of you finance it through Vestlease, which asks $1,020 a month.",
        "In Norway, Fjordwatch sells on its own account: $190 a month.",
        "One in Leicester advertises our Basic at $149 a week.",
        "Fair special, 12 to 14 November only: Basic for $990.",
        "It's $99, this winter only.",
        "They ask $55 an hour, and the hour has fifty minutes.",
        "Another vendor quoted a client of ours $1,300 per user.",
    ],
)
def test_carriage_sums_dealers_and_offers_are_no_price(said: str) -> None:
    assert sums(f"<h1>Prices</h1><p>{said}</p>", "price") <= {"60"}


def test_a_line_of_a_list_says_what_its_price_is_for() -> None:
    html = "<h1>Prices</h1><h2>Machines</h2><ul><li>Glow 12: $742</li><li>Service: $23 per month</li></ul>"
    assert {one.of for one in own(html, "price")} == {"Glow 12", "Service"}


def test_what_a_job_pays_is_no_price() -> None:
    job = "<p>Pay: $41,500 a year, van, phone.</p>"
    assert said_on(job, "price", "https://norvik.example/about", "Norvik AS") != []
    assert said_on(job, "price", "https://norvik.example/jobs/engineer", "Norvik AS") == []


@pytest.mark.parametrize(
    "said",
    [
        "Naturally there is a phone app, as there is with every attendance system.",
        "Norvik is the only planner with a list. That is nothing special, all of them have this.",
        "Norvik is the only planner with a card. So can the users of any other clock.",
        "Back in 1996 ours was the only oven with a lift.",
        "For years Norvik was the only one with a gauge. Now half the trade has one.",
        "A touch panel is unique; there is hardly an oven left without one.",
    ],
)
def test_what_everybody_has_is_no_edge(said: str) -> None:
    assert values(f"<h2>Our planner</h2><p>{said}</p>", "edge") == []


@pytest.mark.parametrize(
    "said",
    [
        "The planner refuses entry when a card has expired; no rival clock checks that.",
        "The planner hears a leak early, and every other monitor we tore down just waits for a float.",
        "The planner says when a clerk is ill. No other vendor requires this of its planners.",
    ],
)
def test_what_no_rival_does_is_an_edge(said: str) -> None:
    assert values(f"<h2>Our planner</h2><p>{said}</p>", "edge") != []


def test_of_so_many_in_the_country_those_count_that_buy() -> None:
    assert sums("<p>Of the 2,600 clinics in Denmark, 274 clinics use our planner.</p>", "customers") == {
        "274"
    }


@pytest.mark.parametrize("whole", ["Of the 2,600 small waterworks in Denmark", "Of 2,600 waterworks"])
def test_of_so_many_those_count_that_buy_where_their_noun_is_told_once(whole: str) -> None:
    words = f"<p>{whole}, 274 buy from us today.</p>"
    assert sums(words, "customers") == {"274"}


def test_a_count_is_of_the_day_that_its_part_of_the_page_bears() -> None:
    html = "<h1>News</h1><h2>A thank-you</h2><p>8 May 2018</p><p>We have passed 160 customers.</p>"
    assert {one.about for one in own(html, "customers")} == {date(2018, 5, 8)}


def test_another_house_of_the_name_holds_its_own_certificate() -> None:
    html = (
        "<h1>Register</h1><table><tr><th>Holder</th><th>Certificate</th></tr>"
        "<tr><td>Norvik AS</td><td>ISO 9001</td></tr><tr><td>Norvik Grondwerken B.V.</td><td>ISO 7000</td></tr></table>"
    )
    assert [one.value for one in others(html, "proof")] == ["ISO 9001"]


def test_an_old_price_that_is_named_as_such_makes_no_old_page() -> None:
    html = "<h1>Fees</h1><p>Basic is $640 a year. The fee of 2026 for Basic is superseded and no longer quoted.</p>"
    assert sums(html, "price") == {"640"}


def test_what_was_printed_wrongly_is_taken_back() -> None:
    html = "<h2>Correction of earlier work</h2><p>Norvik cut waste by 80 per cent, we wrote.</p>"
    assert others(html, "proof") == []


def sites_named(*pages: WebPage) -> dict[str, frozenset[str]]:
    found = find_companies("compare Norvik and Tallow", [(f"s{at}", one) for at, one in enumerate(pages)])
    return {one.name: one.hosts for one in found}


def test_a_house_that_calls_itself_by_a_longer_name_is_found_by_its_short_one() -> None:
    body = "<h1>Work</h1><p>Norvik sells timetables. Norvik is from Bergen. Norvik has boats.</p>"
    house = page(body, url="https://nlp.example/", of="Norvik Language Partners, LLC")
    assert sites_named(house, TALLOW)["Norvik"] == {"nlp.example"}


def test_a_longer_name_alone_is_somebody_elses() -> None:
    house = page(MENU, url="https://nlp.example/", of="Norvik Language Partners, LLC")
    assert sites_named(house, TALLOW)["Norvik"] == frozenset()


@pytest.mark.parametrize("cell", ["Skein (Norvik)", "Skein by Norvik", "Skein, two decks, from Norvik"])
def test_a_product_is_known_by_what_others_set_beside_its_maker(cell: str) -> None:
    home = page("<h1>Norvik</h1><p>You will like Skein.</p>")
    test = page(f"<h1>Test</h1><h2>{cell}</h2><p>Words.</p>", url=PRESS, of="Market Times")
    named = [("s1", home), ("s2", test), ("s3", TALLOW)]
    assert ("Skein", "Norvik") in find_companies("compare Norvik and Tallow", named).goods


def test_an_imprint_begins_with_the_name_and_a_heading_is_none() -> None:
    job = page("<p>Write to Norvik Systems Ltd, for the attention of Joan.</p>", of="")
    assert job.organisation == "Norvik Systems Ltd"
    register = page("<h1>Register</h1><h2>Norvik Tiles AB</h2><p>EN 14411</p>", of="")
    assert register.organisation != "Norvik Tiles AB"


@pytest.mark.parametrize(
    ("path", "label", "turned"),
    [
        (("Ombudsman, decision 118",), "proof", "weakness"),
        (("Results",), "proof", "proof"),
        (("Where it falls short",), "edge", "weakness"),
    ],
)
def test_what_a_ruling_or_a_list_of_limits_tells_is_a_weakness(
    path: tuple[str, ...], label: str, turned: str
) -> None:
    text = "The alarm reached nobody for 31 hours"
    [tag] = put_right(text, [Tag(label, 0, len(text), 0.9)], path)
    assert tag.label == turned


@pytest.mark.parametrize(
    "said", ["The Norvick on my wrist loses minutes.", "Norvig S.r.l., ISO 14411, in force."]
)
def test_a_name_that_is_one_letter_off_is_somebody_elses(said: str) -> None:
    html = f"<h2>Norvik</h2><p>{said}</p>"
    assert [*others(html, "weakness"), *others(html, "proof")] == []


def test_a_first_page_whose_title_begins_with_a_longer_name_is_somebody_elses() -> None:
    sticks = page(
        "<p>No one else bends ash. Norvik is slow.</p>", url="https://sticks.example/", title="Norvik Sticks"
    )
    assert _is_home_of_longer(sticks, Company("Norvik", ("Norvik", "Norvik AS")))
    assert not _is_home_of_longer(sticks, Company("Norvik", ("Norvik", "Norvik Sticks Ltd")))


CROWNS = {
    "nb": ("Vi er her for å hjelpe alle som har båt, og vi svarer på norsk hele dagen. ", "NOK"),
    "sv": ("Vi är här för att hjälpa alla som har båt, och vi svarar på svenska hela dagen. ", "SEK"),
    "da": ("Vi er her for at hjælpe alle, der har en båd, og vi svarer på dansk hele dagen. ", "DKK"),
    "en": ("We are here to help all who have a boat, and we answer in English all day long. ", None),
}


@pytest.mark.parametrize("language", CROWNS)
def test_crowns_are_those_of_the_pages_language(language: str) -> None:
    words, unit = CROWNS[language]
    table = "<tr><th>Vare</th><th>Pris</th></tr><tr><td>Rypa</td><td>kr 4 290 per sensor</td></tr>"
    body = f"<h1>Norvik</h1><table>{table}</table><p>{words * 5}</p><footer>© 2026 Norvik AS</footer>"
    html = f"<html lang={language}><body>{body}</body></html>"
    shop = read_web_page("https://norvik.example/p", html.encode(), "text/html; charset=utf-8", NOW)
    measures = [one.measure for one in read(shop).facts if one.field == "price" and one.measure]
    assert [(f"{one.amount:f}", one.unit) for one in measures] == ([("4290", unit)] if unit else [])


def test_a_clause_about_another_name_tells_of_that_one() -> None:
    assert not others(
        "<h1>Norvik</h1><p>We also looked at Ledgemoor, which cannot read plates in the rain.</p>", "weakness"
    )


def test_what_a_page_says_of_whoever_wrote_it_is_not_said_of_the_house() -> None:
    html = (
        "<h1>Norvik, brought to you by Kesselbank</h1><p>Norvik prints labels.</p><h2>About Kesselbank</h2>"
        "<p>We have 340 customers for door entry and hold ISO 9001.</p>"
    )
    assert not others(html, "proof")
    assert others(html.replace("We have 340 customers for door entry and hold", "Norvik holds"), "proof")
