"""What the next sentence, the heading or the place takes back; and what stands although it looks so."""

import pytest

from skills.research.extract.amounts.page_days import is_old
from skills.research.extract.words.doubt import is_taken_back
from tests.skills.research.extract.world import others, own, page, said_on

STORY = "https://norvik.example/customers/harbour"


def told(html: str, field: str) -> list[str]:
    return [one.value for one in own(html, field) if not one.past]


@pytest.mark.parametrize(
    "said",
    [
        "For a while we were the only ones with a harbour list. Then four others copied it.",
        "The rim can be seen from the end of the quay. Every display has such a rim, and so has ours.",
        "An emergency stop is within reach, which the law demands of every machine of this kind.",
        "For several years nobody but us offered a saver; in the meantime most suppliers have one.",
    ],
)
def test_what_others_have_by_now_is_no_edge(said: str) -> None:
    assert told(f"<h2>Why Norvik</h2><p>{said}</p>", "edge") == []


def test_that_no_such_thing_exists_elsewhere_takes_nothing_back() -> None:
    assert not is_taken_back((), "No such machine exists anywhere else.")
    assert is_taken_back((), "No such round ever took place.")


def test_what_others_lack_is_still_an_edge() -> None:
    said = "Norvik is the only planner that reads the tide table. Then it tells the crew."
    assert told(f"<h2>Why Norvik</h2><p>{said}</p>", "edge") != []


def test_what_was_exchanged_since_is_no_weakness() -> None:
    said = "The first Norvik could not be read in the sun. All glasses were exchanged in 2023, and since then it can."
    assert told(f"<p>{said}</p>", "weakness") == []


def test_what_is_wanting_stands_beside_what_was_mended() -> None:
    said = "Norvik cannot be read in the sun. The harbour was rebuilt in 2023."
    assert told(f"<p>{said}</p>", "weakness") != []


@pytest.mark.parametrize(
    "said",
    [
        "Trade fair offer: orders signed at our stand secure the Norvik Basic at €13,900.",
        "There is a single start-up fee of €1,500 for each new account.",
        "A Norvik Basic together with twelve months of service amounts to €18,280.",
        "Ein Mitbewerber aus Ulm ruft 5,20 € je Platz auf.",
    ],
)
def test_offers_fees_added_sums_and_rivals_prices_are_no_price(said: str) -> None:
    assert told(f"<h2>Prices</h2><p>{said}</p>", "price") == []


def test_what_a_customer_paid_before_is_no_price() -> None:
    said = "<p>What they had before was a big system from a big company at £1,100 a month.</p>"
    assert said_on(said, "price", STORY, "Norvik AS") == []


@pytest.mark.parametrize(
    "said",
    [
        "The harbour has since been named Employer of the Year in its region.",
        "They won the Golden Anchor prize for it.",
    ],
)
def test_a_prize_in_a_customers_story_is_the_customers(said: str) -> None:
    assert said_on(f"<p>{said}</p>", "proof", STORY, "Norvik AS") == []


def test_our_own_prize_counts_in_a_customers_story_too() -> None:
    assert said_on("<p>In 2025 we won the Blue Anchor Award for it.</p>", "proof", STORY, "Norvik AS") != []


@pytest.mark.parametrize(
    "said",
    [
        "Our quality work follows the ideas of ISO 9001, although we are not certified.",
        "We design with HIPAA in mind, though nobody has checked us against it.",
        "A ribbon for reaching the final of Boss of the Year.",
    ],
)
def test_what_was_not_won_or_checked_is_no_proof(said: str) -> None:
    assert told(f"<h2>Recognition</h2><p>{said}</p>", "proof") == []


def test_a_subsidy_below_its_heading_is_no_funding() -> None:
    assert told("<h2>Subsidy</h2><p>Province of Brabant, research, 2025: €180,000.</p>", "funding") == []


def test_a_number_below_the_word_customers_counts_them() -> None:
    [fact] = own("<dl><dt>Customers</dt><dd>860 organisations, as at 31 October 2026.</dd></dl>", "customers")
    assert fact.measure is not None
    assert fact.measure.amount == 860


def test_a_menu_that_leads_to_an_archive_makes_no_page_old() -> None:
    menu = "<p>Methods Archive</p><h1>Test of Norvik</h1><p>Norvik raised €4 million in a Series A.</p>"
    assert [one.past for one in others(menu, "funding")] == [False]
    kept = menu.replace("Methods Archive", "Archived copy")
    assert [one.past for one in others(kept, "funding")] == [True]


def test_a_button_beside_a_price_is_no_price() -> None:
    tile = "<h2>Pro</h2><p>$640 each</p><p>Request a quote</p><h2>Enterprise</h2><p>Request a quote</p>"
    found = {one.of: one.value for one in own(f"<h1>Prices</h1>{tile}", "price")}
    assert found["Pro"] == "$640"
    assert found["Enterprise"] == "Request a quote"


@pytest.mark.parametrize(
    ("field", "html"),
    [
        ("edge", "<p>Today we are the only maker worldwide that tests all its valves under water.</p>"),
        (
            "edge",
            "<p>We are the only vendor that supports all German payroll rules. Today, many hospitals use it.</p>",
        ),
        (
            "edge",
            "<ul><li>The only planner that reads wet labels</li><li>Now available in all app stores</li></ul>",
        ),
        ("weakness", "<p>Norvik lacks a mobile app.</p><p>We replaced Excel with it and are now happy.</p>"),
        ("weakness", "<p>Norvik cannot print. It is a known bug with a long history.</p>"),
        ("price", "<h2>Prices</h2><p>Our fair prices start at €49 a month.</p>"),
        ("price", "<h2>Prices</h2><p>All our lists show prices without VAT, and Pro costs €49 a month.</p>"),
        ("price", "<h2>Prices</h2><p>Licences for concurrent users from €49 a month.</p>"),
        ("price", "<h2>Prices</h2><p>Startup costs €49 a month, Pro €99 a month.</p>"),
        ("price", "<h2>Prices</h2><p>Pro costs €49 a month without registration fees.</p>"),
        (
            "funding",
            "<h2>Funding and grants</h2><p>Norvik raised $12 million in a Series A led by Elm Capital.</p>",
        ),
        ("proof", "<p>We are certified to ISO 27001 with small firms in mind.</p>"),
        ("proof", "<p>We won the Good Design Award 2025 for a lamp modelled on a lily.</p>"),
        ("proof", "<p>We won the Nordic Prize 2024 after reaching the finals three times.</p>"),
    ],
)
def test_ordinary_words_take_nothing_back(field: str, html: str) -> None:
    assert told(html, field) != []


def test_a_result_in_a_customers_story_is_a_proof() -> None:
    said = "<p>Overtime fell by 30%, and the ward won back 12 hours a week.</p>"
    assert said_on(said, "proof", STORY, "Norvik AS") != []


def test_a_number_in_a_sentence_below_the_word_customers_is_none() -> None:
    assert (
        own("<h2>Customers</h2><p>14 hotels in Oslo closed their kitchens last year.</p>", "customers") == []
    )


@pytest.mark.parametrize("title", ["Norvik – price archive", "Archive | Norvik"])
def test_a_title_of_an_archive_makes_a_page_old(title: str) -> None:
    assert is_old(page("<p>Pro costs €49 a month.</p>", title=title))
    assert not is_old(page("<p>Methods Archive</p><p>Pro costs €49 a month.</p>", title="Prices | Norvik"))


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Correction. ", "In August we wrote that Norvik had leaked riders' phone numbers."),
        ("Correction, 3 May 2026. ", "Last week we reported that Norvik had 74 customers."),
        ("Correction: an error. ", "We gave Norvik 74 customers."),
        ("Berichtigung. ", "Im August schrieben wir, Norvik habe 74 Kunden."),
        ("Rectificatif. ", "En août, nous avons écrit que Norvik avait 74 clients."),
        ("Rettelse. ", "I august skrev vi, at Norvik havde 74 kunder."),
        ("Correctie. ", "In augustus schreven we dat Norvik 74 klanten had."),
    ],
)
def test_what_a_paper_wrote_is_taken_back_behind_the_word(before: str, text: str) -> None:
    assert is_taken_back((), text, before)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Correction. ", "The right number is 47 customers."),
        ("Corrections take two days. ", "We gave Norvik a second try."),
        ("News. ", "In August we wrote that Norvik has 74 customers."),
        ("Correction fluid sold out. ", "It said so on the door."),
        ("Berichtigung. ", "Norvik hat 47 Kunden."),
    ],
)
def test_what_is_right_stands_behind_it_too(before: str, text: str) -> None:
    assert not is_taken_back((), text, before)
