"""Facts that pages tell in passing, in tables and below names; and what only sounds like one of them."""

import pytest

from indexing.tagging import Tag
from skills.research.extract import find_companies
from skills.research.extract.fields.faults.weakness import is_no_weakness
from skills.research.extract.tagging.marks import put_right
from skills.research.extract.words.doubt import is_over
from tests.skills.research.extract.world import PAGES, others, own, page

LIST = (
    "<p>{said}</p><table><tr><th>Service</th><th>Unité</th><th>{column}</th></tr>"
    "<tr><td>Transcription</td><td>la page</td><td>4,95</td></tr></table>"
)


@pytest.mark.parametrize(
    ("said", "column", "unit"),
    [
        ("Tous les prix sont en dollars canadiens.", "Prix", "CAD"),
        ("Bonjour.", "CAD", "CAD"),
        ("All prices are in euros.", "Price", "EUR"),
        ("Hello.", "Price (£)", "GBP"),
    ],
)
def test_bare_numbers_of_a_price_list_take_their_currency_from_column_or_page(
    said: str, column: str, unit: str
) -> None:
    [fact] = own(LIST.format(said=said, column=column), "price")
    assert fact.measure is not None
    assert (fact.value, fact.measure.unit, fact.measure.per) == ("4,95", unit, ("page",))


@pytest.mark.parametrize(("said", "column"), [("Hello.", "Price"), ("All prices are in euros.", "Pages")])
def test_a_number_whose_currency_nobody_says_or_that_is_no_price_is_none(said: str, column: str) -> None:
    assert own(LIST.format(said=said, column=column), "price") == []


def test_a_sum_in_a_cell_is_a_price_whatever_its_row_is_called() -> None:
    html = "<h1>Prices</h1><table><tr><th>Certified transcript</th><td>$3.85 per page</td></tr></table>"
    assert [one.value for one in own(html, "price")] == ["$3.85 per page"]
    assert own(html, "proof") == []


@pytest.mark.parametrize(
    "html",
    [
        "<h2>ISO 13485</h2><p>Held by the casting plant since 2022.</p>",
        "<h2>Certificates</h2><h3>Care Data Toolkit</h3><p>Standards exceeded, June 2026.</p>",
        "<table><tr><th>B Corp</th><td>Certified since June 2025</td></tr><tr><th>Desk</th><td>Oak</td></tr></table>",
    ],
)
def test_the_name_of_a_certificate_is_proven_by_what_stands_beside_it(html: str) -> None:
    [fact] = own(html, "proof")
    assert fact.value in ("ISO 13485", "Care Data Toolkit", "B Corp")
    assert fact.value in fact.span.quote
    assert len(fact.span.quote) > len(fact.value)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>ISO 13485</h2><p>Applied for in September.</p>",
        "<h2>Optical Innovator Prize</h2><p>Runner-up in 2025.</p>",
        "<table><tr><th>B Corp</th><td>Expired in 2024</td></tr><tr><th>Desk</th><td>Oak</td></tr></table>",
        "<p>Your data lie in Bracken, a data centre in Leeds.</p><p>Bracken is certified to ISO 22301.</p>",
        "<p>The tribunal itself was named Employer of the Year by the county.</p>",
    ],
)
def test_what_is_not_held_or_is_held_by_somebody_else_proves_nothing(html: str) -> None:
    assert own(html, "proof") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvik cut its costs: complaints have fallen by 4.1 per cent.",
        "With Norvik managers spend two hours on the rota instead of eleven.",
        "With Norvik the wait went from six days to 50 minutes.",
        "Norvik's customers lost 37% fewer towels.",
        "Clerks voted us their Clerks' Choice for 2025.",
        "Norvik won the Clinic Choice 2026.",
        "Norvik meets BS EN 15194.",
        "Norvik holds Secured by Design accreditation.",
    ],
)
def test_results_and_prizes_in_plain_prose_are_proofs(sentence: str) -> None:
    assert own(f"<h1>News</h1><p>{sentence}</p>", "proof")


@pytest.mark.parametrize(
    "behind",
    [
        "Other planners wait for a clerk to remember.",
        "We have not met another planner that listens for it.",
        "Do find us another planner that dares to.",
        "We're the sole supplier to offer this.",
    ],
)
def test_what_others_fail_at_makes_an_edge_of_the_sentence_before(behind: str) -> None:
    html = f"<h2>Sidebars</h2><p>Norvik mutes every microphone by itself. {behind}</p>"
    assert [one.span.quote.endswith(behind) for one in own(html, "edge")] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "Like every serious firm Norvik is the only one to hold its keys.",
        "Norvik alone blocks UV, as every lens from every supplier does.",
        "Put us through to a chatbot first.",
    ],
)
def test_what_everybody_does_is_nobodys_edge(sentence: str) -> None:
    assert own(f"<h1>Why</h1><p>{sentence}</p>", "edge") == []


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Coming soon</h2><p>Norvik is the only planner that loads shifts by itself.</p>",
        "<p>A planner that is the only one to load by itself is being tried out.</p>",
    ],
)
def test_what_is_still_to_come_is_no_edge(html: str) -> None:
    assert own(html, "edge") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Royal Mail tracked adds £3.60 a parcel.",
        "Black Friday: sign up by 30 November and the plan is £1 a head until February.",
        "You may begin with a pilot ward for a flat €1,990, which is refunded if you stay.",
        "Our partner Lallans Link does the work and sends its own bill, at present £52 per hour.",
        "The Iowa Code lets official reporters charge $4.50 per page.",
        "If you cancel less than five working days ahead it costs £670 a day.",
        "By our sums it costs nearer $8 a head.",
    ],
)
def test_what_is_paid_besides_for_a_while_or_to_others_is_no_price(sentence: str) -> None:
    assert own(f"<h1>Prices</h1><p>{sentence}</p>", "price") == []


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("The Pro plan adds reports and costs £36 a month.", 36),
        ("Cancel at any time; Norvik costs £36 a month.", 36),
        ("Made with our partners, Norvik costs £36 a month.", 36),
    ],
)
def test_words_that_only_sound_like_it_take_no_price_away(sentence: str, amount: int) -> None:
    [fact] = own(f"<h1>Prices</h1><p>{sentence}</p>", "price")
    assert fact.measure is not None
    assert fact.measure.amount == amount


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("In 2013 three angels bought shares for £450,000 in an angel round.", ["450000"]),
        ("Our seed round back in 2020 was €1.1 million.", ["1.1E+6"]),
        ("Avon, which runs £420 million for pension schemes, backed our round.", []),
        ("Pentire's second fund, from which our round came, is £140m in size.", []),
    ],
)
def test_rounds_of_long_ago_are_rounds_and_an_investors_fund_is_none(
    sentence: str, amounts: list[str]
) -> None:
    found = own(f"<h1>Investors</h1><p>{sentence}</p>", "funding")
    assert [str(one.measure.amount) for one in found if one.measure and not one.past] == amounts


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<p>Der Kurbler ist unser Mietrad.</p>", "Kurbler"),
        ("<p>« Table Nette » : c'est le nom de notre service.</p>", "Table Nette"),
        ("<p>Say hello to the Hobber: a bike with an oven in the box.</p>", "Hobber"),
        ("<p>Our shop sells the parcel wall Tresina.</p>", "Tresina"),
    ],
)
def test_a_product_is_what_its_house_calls_its_own(html: str, name: str) -> None:
    assert name in [one.value for one in own(html, "product")]


def test_a_product_in_brackets_behind_its_house_is_known_where_its_own_pages_name_it_too() -> None:
    table = (
        "<table><tr><th>System</th><th>For</th></tr><tr><td>Norvik (Skein)</td><td>clinics</td></tr></table>"
    )
    named = [
        (
            "s1",
            page(
                "<h1>Rosters</h1><p>Skein plans six weeks ahead.</p>",
                url="https://norvik.example/p",
                of="Norvik AS",
            ),
        ),
        ("s4", page(table, url="https://wardtest.example/", of="Ward Test")),
        *PAGES,
    ]
    found = find_companies("compare Norvik and Tallow", named)
    assert ("Skein", "Norvik") in found.goods


def test_a_footer_names_its_house_in_full_and_counts_nobody() -> None:
    html = "<h1>Home</h1><p>Plans for nurses.</p><footer>© 2026 Norvik Planning Systems AS, Oslo</footer>"
    told = page(html, url="https://norvik.example/d", of="Norvik AS")
    assert "Norvik Planning Systems AS" in told.text
    assert own(html, "customers") == []


def test_a_weakness_told_in_the_past_is_still_told_but_not_one_that_is_over() -> None:
    late = "One in five transcripts is missing in Norvik since the winter of 2023."
    [fact] = others(f"<h1>Audit</h1><p>{late}</p>", "weakness")
    assert not fact.past
    over = "Norvik was slow until last year."
    assert all(one.past for one in others(f"<h1>Audit</h1><p>{over}</p>", "weakness"))


@pytest.mark.parametrize(
    "beside",
    [
        "Norvik is hosted in Germany.",
        "Norvik works with 40 carriers.",
        "Norvik is the leading provider of rotas.",
    ],
)
def test_its_own_certificate_is_its_own_whatever_else_the_page_tells_of_it(beside: str) -> None:
    html = f"<h1>Norvik</h1><p>{beside}</p><p>Norvik is certified to ISO 27001.</p>"
    assert own(html, "proof")


@pytest.mark.parametrize(
    "below",
    ["We are not certified yet.", "Not held.", "Target: 2026", "The audit will take place in 2026.", "No."],
)
def test_a_certificate_that_nobody_says_is_held_is_not_told_with_what_stands_below_it(below: str) -> None:
    assert own(f"<h1>Papers</h1><h2>ISO 27001</h2><p>{below}</p>", "proof") == []


@pytest.mark.parametrize("below", ["Our data centres are in Frankfurt.", "Our roadmap is public."])
def test_what_is_said_of_other_things_below_takes_no_certificate_away(below: str) -> None:
    assert own(f"<h1>Papers</h1><h2>ISO 27001 certified systems</h2><p>{below}</p>", "proof")


@pytest.mark.parametrize(
    "sentence",
    [
        "Partner Plan: $99 per month.",
        "Pro costs $49 per month, with Partner Center access.",
        "We calculate tax automatically on plans from $99 per month.",
        "The no-show protection plan costs $49 per month.",
        "Pro is $49 per month; deposits are refunded.",
        "Pro costs $49 per month and adds $10 per extra user.",
    ],
)
def test_ordinary_prices_stay_prices(sentence: str) -> None:
    amounts = [one.measure.amount for one in own(f"<h1>Prices</h1><p>{sentence}</p>", "price") if one.measure]
    assert 49 in amounts or 99 in amounts


@pytest.mark.parametrize(
    "sentence",
    [
        "Our company has gone from two people to forty people.",
        "The company went from one office to six offices.",
        "Rents are up 12% in Berlin.",
        "Membership fees came down from 20 euros to 10 euros.",
    ],
)
def test_what_grows_besides_is_no_result(sentence: str) -> None:
    assert own(f"<h1>News</h1><p>{sentence}</p>", "proof") == []


@pytest.mark.parametrize(
    "behind",
    [
        "Other integrations include Slack and Teams.",
        "Other plans are billed yearly.",
        "Other customers say the same.",
        "The rest is up to you.",
        "Competitors love us.",
        "Elsewhere, we open in Oslo.",
        "No, it does not have that.",
        "Nobody has to do that.",
    ],
)
def test_a_sentence_about_other_things_makes_no_edge_of_the_one_before(behind: str) -> None:
    assert own(f"<h2>More</h2><p>Norvik has its desks in Oslo. {behind}</p>", "edge") == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The only downside is the price", "weakness"),
        ("Its only weakness is reporting", "weakness"),
        ("Our only gripe is the steep price", "weakness"),
        ("Nobody else blocks late shifts for minors", "edge"),
    ],
)
def test_what_is_alone_a_drawback_stays_a_weakness(text: str, label: str) -> None:
    [tag] = put_right(text, [Tag("weakness", 0, len(text), 0.9)])
    assert tag.label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Four clinics cut no-shows by 30% without extra staff", "proof"),
        ("Two of our clinics have not missed a shift since 2022", "proof"),
        ("One in five transcripts was late", "weakness"),
        ("In 23 of 140 recordings the microphone had not been captured", "weakness"),
    ],
)
def test_a_share_that_speaks_against_a_house_is_a_weakness(text: str, label: str) -> None:
    [tag] = put_right(text, [Tag("proof", 0, len(text), 0.9)])
    assert tag.label == label


@pytest.mark.parametrize(
    "text",
    [
        "Offline mode is no longer available.",
        "It crashes at launch.",
        "In the past six months there were three outages.",
        "It used to be fast; now it crashes daily.",
    ],
)
def test_a_weakness_of_today_is_not_over(text: str) -> None:
    assert not is_over(text)


@pytest.mark.parametrize(
    "text",
    [
        "There is not a single integration.",
        "It is 20% faster than before but lacks an API.",
        "40 percent fewer features than rivals.",
        "I left because my team found it slow.",
        "You only have to wait three weeks for support.",
    ],
)
def test_a_real_weakness_is_not_taken_for_none(text: str) -> None:
    assert not is_no_weakness(text)


@pytest.mark.parametrize(
    "sentence",
    ["Berlin is our home.", "Anna is our founder and CEO.", "Discover Berlin with us.", "Meet the Team."],
)
def test_a_town_a_founder_and_a_team_are_no_products(sentence: str) -> None:
    named = [one.value for one in own(f"<h1>About</h1><p>{sentence}</p>", "product")]
    assert not {"Berlin", "Anna", "Team"} & set(named)


@pytest.mark.parametrize(
    "said",
    [
        "En Suisse, notre distributeur Pédalo fixe ses propres tarifs.",
        "Seit Mai ist unser Laden offen.",
        "Para Usted, nuestro taller abre antes.",
    ],
)
def test_no_product_begins_with_a_preposition(said: str) -> None:
    assert own(f"<p>{said}</p>", "product") == []
