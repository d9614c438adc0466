"""What ordinary pages of software houses say besides their own: other people's prices, prizes and prizes nearly won."""

import pytest

from indexing.tagging import Tag
from indexing.web.page import WebPage
from skills.research.extract import extract, find_companies
from skills.research.extract.tagging.marks import put_right
from skills.research.facts import Fact
from skills.research.schema import FIELDS
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import NORVIK, TALLOW, others, own, page

PROCESSOR = (
    "<table><tr><th>Framework</th><th>Status</th></tr><tr><td>PCI DSS Level 1</td>"
    "<td>Covered by our payment processor, Tillbridge</td></tr></table>"
)
PRICES = "<h1>Prices</h1><p>Desk costs £20 per user per month.</p>"


@pytest.mark.parametrize(
    "sentence",
    [
        "Holiday offer: new accounts pay $0.50 per unit until March 31.",
        "Through December 1, the first cabinet you buy is $18,900.",
        "An answering service typically bills $2.75 per call.",
        "Un centre d'appels externe coûte en moyenne 3 800 € par mois à un bailleur.",
        "L'envoi d'un courrier est facturé 1,60 € par La Poste.",
        "Meta bills about €0.07 per conversation.",
        "Loose cables are sold by Torrfield Cables for £129 apiece.",
        "We don't carry bollards. Ironpost in Nampa does, for $310 a pair.",
        "Standsäulen fertigt die Schlosserei Hör. Sie verlangt 420 € das Stück.",
        "Fitting is charged once: £680 where the board is near the wall.",
        "Soll die Anlage in Betrieb gehen, so berechnen wir dafür einmalig 380 €.",
        "Only for loan tablets: €150 each, returned when you send the tablet back.",
        "An extra bag is €16.",
        "Retired units are sold as is for $3,400, without service.",
        "Exemple : pour trois postes, comptez 276 € par mois.",
        "One cabinet plus the app for ten vans runs $23,680 in year one.",
    ],
)
def test_a_sum_that_is_no_price_of_what_is_sold_is_none(sentence: str) -> None:
    assert own(f"{PRICES}<p>{sentence}</p>", "price") == own(PRICES, "price")


@pytest.mark.parametrize(
    "sentence",
    [
        "An extra user is £9 per month.",
        "Complete costs £49 per user and month.",
        "Desk is sold by Norvik for £240.",
        "The offer for small teams is £9 per user and month.",
        "Nest does it all for €79 per month.",
        "Offer: Pro costs $20 per user per month.",
        "The desk is charged once: £480.",
        "La formule coûte 3,10 € par salarié et par mois.",
    ],
)
def test_what_only_looks_like_one_of_those_is_a_price(sentence: str) -> None:
    assert own(f"<h1>Prices</h1><p>{sentence}</p>", "price")


@pytest.mark.parametrize(
    "html",
    [
        "<h2>They trust us</h2><p>De Linde itself holds the KWH quality label.</p>",
        "<h2>Ils nous font confiance</h2><p>Habitat Vallée Bleue a reçu le label Quali'Bail cette année.</p>",
        "<h2>Recognition</h2><p>L'audit ISO 9001 aura lieu en mars prochain.</p>",
        "<h2>Are you a B Corp?</h2><p>Not yet. We sent in the B Corp form in June and are waiting.</p>",
        "<h2>Prizes</h2><p>At present we do not.</p>",
        "<p>We gave up ISO 14001 in 2023.</p>",
        "<p>Cyber Essentials Plus: the paperwork is in, the verdict is not.</p>",
        "<p>A SOC 2 audit for the app kicks off this winter.</p>",
        "<p>Le Prix Mobilité des Ports nous a échappé d’une voix.</p>",
        PROCESSOR,
    ],
)
def test_what_a_customer_won_a_partner_holds_or_an_audit_may_bring_is_no_proof(html: str) -> None:
    assert own(f"<h1>Norvik</h1>{html}", "proof") == []


def test_a_prize_that_a_customer_won_is_not_told_on_the_page_of_all_customers() -> None:
    html = "<h1>Customers</h1><h2>Buckeye Living</h2><p>The company won the Campus Operator Award this spring.</p>"
    named = [("s1", page(html, url="https://norvik.example/customers")), ("s2", NORVIK), ("s3", TALLOW)]
    found = extract(named, find_companies("compare Norvik and Tallow", named), FIELDS).facts
    assert not [one for one in found if one.field == "proof"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("2024 ging der Hessische Handwerkspreis an uns.", "Handwerkspreis"),
        ("Le Trophée de la Logistique nous a été remis en 2025.", "Trophée"),
        ("Wir kommen mit 43 Prozent weniger Strom aus als geplant.", "43 Prozent"),
        ("Seit wir Norvik einsetzen, ist die Zahl der Anrufe um 43 Prozent gesunken.", "43 Prozent"),
        ("Depuis Norvik, les relances ont baissé de 31 % en huit mois.", "31 %"),
        ("Depuis l’arrivée de Norvik, la tournée part 40 minutes plus tôt.", "40 minutes"),
        (
            "We won the Dutch Proptech Award in 2024 and made the shortlist for the Gold Cup.",
            "Dutch Proptech",
        ),
    ],
)
def test_prizes_and_results_in_other_words_and_languages_are_proofs(sentence: str, words: str) -> None:
    told = [one.value for one in own(f"<h1>Norvik</h1><p>{sentence}</p>", "proof")]
    assert any(words in one for one in told)
    assert not any("shortlist" in one for one in told)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Vos données sont hébergées en France, comme chez tous les éditeurs du secteur.</p>",
        "<p>You get an app for every phone, like they would from any vendor these days.</p>",
        "<p>Das schreibt die Norm vor, Sie finden ihn also in jedem anderen Gerät.</p>",
        "<p>Tenants can message you at night. Our competitors offer this as well.</p>",
    ],
)
def test_what_all_of_them_have_is_no_edge(html: str) -> None:
    marks = html.split(".")[0].removeprefix("<p>")
    assert facts(html, Marks("edge", marks)) == []


@pytest.mark.parametrize("heading", ["What happens after you order", "So läuft es ab", "Comment ça se passe"])
def test_a_step_of_an_order_is_no_edge(heading: str) -> None:
    sentence = "You send us a photograph of your fuse board"
    html = f"<h1>Norvik</h1><h2>{heading}</h2><p>{sentence}.</p>"
    assert facts(html, Marks("edge", sentence)) == []
    assert facts(html.replace(heading, "Why Norvik is quick"), Marks("edge", sentence))


def test_of_many_edges_those_stand_first_that_nobody_else_has() -> None:
    marks = Marks("edge", "Tenants write to us at any hour")
    [plain] = facts("<p>Tenants write to us at any hour.</p>", marks)
    [alone] = facts("<p>Tenants write to us at any hour, what aucun concurrent offers.</p>", marks)
    assert alone.sure > plain.sure


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Faute de réseau mobile, la borne n’autorise aucune charge.", "weakness"),
        ("Unterhalb von minus 15 Grad verweigert der Zaunkönig das Laden.", "weakness"),
        ("La borne n’a besoin d’aucune tranchée.", "edge"),
        ("Aucun concurrent ne propose ce service.", "edge"),
        ("Le contrat ne nécessite pas de caution.", "edge"),
        ("Norvik ne prend aucune commission sur vos ventes.", "edge"),
    ],
)
def test_what_a_thing_refuses_is_a_weakness_and_what_it_spares_is_none(text: str, label: str) -> None:
    [tag] = put_right(text, (Tag("edge", 0, len(text), 0.8),))
    assert tag.label == label


def test_what_was_measured_better_than_all_is_an_edge_besides() -> None:
    text = "It drew 0.4 watts, the lowest figure we have measured on a charger of any make."
    assert {one.label for one in put_right(text, (Tag("proof", 0, 20, 0.9),))} == {"proof", "edge"}
    assert {one.label for one in put_right("It drew 0.4 watts.", (Tag("proof", 0, 10, 0.9),))} == {"proof"}


@pytest.mark.parametrize(
    "sentence",
    [
        "I had meant to write to you about our Norvik, which refused to start two mornings running.",
        "Your call handlers stop guessing at Norvik.",
        "Ne pas confondre avec Amperella, fabricant de lampes.",
        "Norvik missed not one charge in 56 nights.",
    ],
)
def test_good_news_and_what_was_ones_own_fault_is_no_weakness(sentence: str) -> None:
    marks = sentence.rstrip(".")
    assert facts(f"<h1>Norvik</h1><p>{sentence}</p>", Marks("weakness", marks), own=False) == []


def test_a_rumour_that_somebody_takes_back_is_no_funding() -> None:
    told = "There is a blog out there saying $60 million; we're not raising, and I'd tell you if we were."
    assert own(f"<h1>Norvik</h1><p>{told}</p>", "funding") == []
    loan = "<h1>Norvik</h1><p>Nous avons également obtenu un prêt bancaire de 800 000 euros.</p>"
    assert own(loan, "funding") == []


def test_a_rival_that_is_named_beside_is_no_customer() -> None:
    html = "<p>Four houses changed it: Norvik with cabinets, and Tallow of Kassel with boxes.</p>"
    assert facts(html, Marks("customers", "Tallow of Kassel"), own=False) == []


def test_decibels_are_no_customers() -> None:
    html = "<h1>Norvik</h1><p>The fan of Norvik runs at 71 decibels.</p>"
    assert facts(html, Marks("customers", "71 decibels"), own=False) == []


def _customers(*pages: WebPage) -> list[Fact]:
    named = [(f"s{number}", one) for number, one in enumerate((*pages, TALLOW), 1)]
    found = extract(
        named, find_companies("compare Norvik and Tallow", named), FIELDS, Marks("customers", "1,870 firms")
    )
    return [one for one in found.facts if (one.company, one.field) == ("Norvik", "customers")]


def test_what_a_house_says_of_itself_stands_beside_what_a_register_counts() -> None:
    """The register's words once silenced the house's own, so that nobody learnt that they contradict each other."""
    home = page("<h1>Norvik</h1><p>Today 1,870 firms drink Norvik.</p>")
    paper = page(
        "<h1>How big?</h1><p>Norvik had 1,640 customers at the end of August, according to the register.</p>",
        url="https://markettimes.example/d",
        of="Market Times",
    )
    assert {one.measure.amount for one in _customers(home, paper) if one.measure} == {1870, 1640}


@pytest.mark.parametrize(
    "sentence",
    ["There's a lovely wee machine called Bantam.", "Our cabinet is called Packhorse."],
)
def test_what_a_thing_is_called_is_a_product(sentence: str) -> None:
    assert own(f"<h1>Norvik</h1><p>{sentence}</p>", "product")


def test_a_houses_name_is_not_its_products_where_that_has_one_of_its_own() -> None:
    html = "<h1>Norvik</h1><p>Norvik puts a lamp on every desk.</p><p>Meet Fryline. Our device is called Fryline.</p>"
    told = {one.value for one in facts(html, Marks("product", "Norvik"))}
    assert "Norvik" not in told
    assert any("Fryline" in one for one in told)


def test_a_count_of_phones_and_systems_is_no_segment() -> None:
    assert own("<h1>Norvik</h1><p>Get the app for iOS and Android.</p>", "segment") == []
    assert own("<h1>Norvik</h1><p>Norvik is software for Windows shops.</p>", "segment")
    assert own("<h1>Norvik</h1><p>Wir bauen Technik für Bäckereien und Wäschereien.</p>", "segment")


def test_talk_in_a_table_is_no_weakness() -> None:
    html = "<h1>Norvik</h1><p>Supposedly Norvik overheats in August.</p><p>Somebody said Norvik crashes at night.</p>"
    assert others(html, "weakness") == []


def test_a_sure_piece_is_not_made_doubtful_by_a_long_doubtful_one() -> None:
    text = "2,140 takeaways ride a Hob"
    sure, rest = Tag("customers", 0, 5, 0.99), Tag("customers", 6, 15, 0.42)
    assert put_right(text, (sure, rest))[0] == sure
    [both] = put_right(text, (sure, Tag("customers", 6, 15, 0.9)))
    assert (both.start, both.end) == (0, 15)


def test_booked_rooms_are_no_audit_that_is_booked() -> None:
    assert own("<h1>Norvik</h1><p>Booked rooms that stood empty fell by 44 per cent.</p>", "proof")
    assert own("<h1>Norvik</h1><p>Our audit for ISO 14001 is booked for spring.</p>", "proof") == []


def test_until_when_a_certificate_holds_is_not_when_it_comes() -> None:
    [fact] = own(
        "<h1>Norvik</h1><p>Unser Betrieb ist nach ISO 14001 zertifiziert (gültig bis Juli 2028).</p>", "proof"
    )
    assert fact.about is None or fact.about.year < 2028


@pytest.mark.parametrize(
    ("sentence", "past"),
    [
        ("1,870 clinics open Norvik before the coffee is done.", False),
        ("Norvik had 1,870 clinics as customers before the merger.", True),
    ],
)
def test_only_what_was_before_something_is_past(sentence: str, past: bool) -> None:
    found = facts(f"<h1>Norvik</h1><p>{sentence}</p>", Marks("customers", "1,870 clinics"))
    assert {one.past for one in found} == {past}


@pytest.mark.parametrize("label", ["Stammkapital", "Neubau der Halle West", "Turnover"])
def test_a_cell_of_share_capital_or_of_a_building_is_no_funding(label: str) -> None:
    html = f"<h1>Norvik</h1><table><tr><td>{label}</td><td>250.000 €</td></tr><tr><td>Ort</td><td>Ulm</td></tr></table>"
    assert facts(html, Marks("funding", "250.000 €")) == []
    assert facts(html.replace(label, "Beteiligung"), Marks("funding", "250.000 €"))


def test_what_those_say_who_left_is_of_the_house_that_they_left() -> None:
    told = "<h1>Ranking</h1><p>Buyers who left Norvik say that it offers no towels for spas.</p>"
    assert others(told, "weakness") or facts(
        told, Marks("weakness", "it offers no towels for spas"), own=False
    )


def test_a_product_that_was_switched_off_is_over() -> None:
    html = "<h1>Norvik</h1><p>Inkwell, our desktop reader, was switched off in 2021.</p>"
    assert all(one.past for one in own(html, "product"))


@pytest.mark.parametrize("words", ["2.650 Pumpen", "18,400 instruments", "4,400 pairs", "6"])
def test_things_that_are_counted_are_no_customers(words: str) -> None:
    assert facts(f"<h1>Norvik</h1><p>{words} lie in Limburg.</p>", Marks("customers", words)) == []


@pytest.mark.parametrize(
    ("html", "held"),
    [
        ("<h2>Gouden Brievenbus</h2><p>Won in 2026, category living together.</p>", True),
        (
            "<table><tr><th>Goldene Triangel</th><td>gewonnen 2024</td></tr><tr><th>Ort</th><td>Ulm</td></tr></table>",
            True,
        ),
        ("<h2>Gouden Brievenbus</h2><p>Won over by its charm, we moved here.</p>", False),
        ("<h2>Our largest customer of the north of the country</h2><p>Won in 2026.</p>", False),
    ],
)
def test_a_name_right_above_won_is_that_of_a_prize(html: str, held: bool) -> None:
    assert bool(own(f"<h1>Norvik</h1>{html}", "proof")) == held


def test_a_heading_that_asks_for_awards_is_the_name_of_none() -> None:
    told = own("<h1>Norvik</h1><h2>Awards</h2><p>Winner, Housing Innovation Awards 2025.</p>", "proof")
    assert told
    assert "Awards" not in {one.value for one in told}


def test_the_menu_of_a_footer_is_no_proof() -> None:
    html = "<h1>Norvik</h1><p>Security | Status | Terms</p>"
    assert facts(html, Marks("proof", "Security | Status | Terms")) == []


LAST_ROW = "<tr><td>Retrait</td><td>sur rendez-vous</td></tr></table>"
REGISTER = (
    "<h1>Seals</h1><table><tr><th>Holder</th><th>Place</th><th>Standard</th></tr>"
    "<tr><td>Norvik Controls AS</td><td>Oslo</td><td>ISO 9001</td></tr>"
    "<tr><td>Norvik Leaded Lights</td><td>Ludlow</td><td>EN 1279</td></tr></table>"
)


def test_a_register_names_houses_in_full_and_another_full_name_is_another_house() -> None:
    home = page("<h1>Norvik</h1><p>Norvik Controls AS is in Oslo.</p>", of="Norvik Controls AS")
    register = page(REGISTER, url="https://seals.example/roll", of="Seals")
    named = [("s1", home), ("s2", register), ("s3", TALLOW)]
    found = extract(named, find_companies("compare Norvik and Tallow", named), FIELDS).facts
    assert [one.value for one in found if (one.company, one.field) == ("Norvik", "proof")] == ["ISO 9001"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Card payments go through Stubbins Pay, which is PCI DSS certified.</p>",
        "<p>The modem comes from Harrock Radio, whose factory is certified to ISO 45001.</p>",
        "<ul><li>ISO 22301 : dossier déposé, audit attendu.</li></ul>",
        "<table><tr><td>ISO 9001</td><td>in application</td></tr><tr><td>Desk</td><td>Oak</td></tr></table>",
    ],
)
def test_a_suppliers_certificate_and_one_that_is_applied_for_is_none(html: str) -> None:
    assert own(f"<h1>Norvik</h1>{html}", "proof") == []


@pytest.mark.parametrize(
    "html",
    [
        f"<table><tr><td>Caution pour la station, rendue au départ</td><td>90 €</td></tr>{LAST_ROW}",
        f"<table><tr><td>Lettre de relance</td><td>15 €</td></tr>{LAST_ROW}",
        "<p>For British readers: Basis comes to roughly £182; we invoice in euros only.</p>",
        "<p>Training for your staff is €480 per day and is optional.</p>",
    ],
)
def test_a_deposit_a_reminder_and_a_sum_in_other_money_is_no_price(html: str) -> None:
    assert own(f"{PRICES}{html}", "price") == own(PRICES, "price")


def test_what_is_rented_and_never_sold_has_a_price() -> None:
    html = f"{PRICES}<p>Probes are rented, never sold: $12 per probe per month.</p>"
    assert "$12 per probe per month" in [one.value for one in own(html, "price")]


def test_what_nobody_else_managed_better_is_an_edge_with_the_sentence_before() -> None:
    told = "<h1>Test</h1><p>Norvik held it to within 0.4 degrees. Nobody else managed better than a full degree.</p>"
    assert any("0.4 degrees" in one.value for one in others(told, "edge"))
    told = "<h1>Test</h1><p>House C. Norvik needed two days to learn a crop, the quickest of all.</p>"
    assert any("two days" in one.value and "House" not in one.value for one in others(told, "edge"))


def test_below_what_a_house_does_not_do_stand_its_limits_in_french_too() -> None:
    text = "Pas de version hors ligne : sans Internet elle garde ses consignes."
    path = ("Accueil", "Ce que nous ne faisons pas (encore ?)")
    [tag] = put_right(text, (Tag("edge", 0, len(text), 0.9),), path, own=True)
    assert tag.label == "weakness"


@pytest.mark.parametrize(
    "sentence",
    [
        "A seat is normally £30 per month, billed yearly.",
        "Most teams typically choose Pro, which costs £40 per user per month.",
        "Un abonnement coûte normalement 20 € par mois.",
        "Offer: Pro costs $20 per user per month, only billed annually.",
        "Special: Starter plan £9 per month until you outgrow it.",
        "Plans start at £20 per user per month; we invoice in pounds.",
        "The scanner is £480, refunded if you are not happy.",
        "An additional device costs £5 per month.",
        "The first licence you buy is £240 a year.",
        "Connect your bank and you are charged once: £480.",
        "Refurbished scanners cost £180 each.",
        "The scanner is delivered by DHL and costs £240.",
        "Support is offered by Premium at £40 per month.",
        "Nest bills you £79 per month.",
        "Desk costs £20 per month including training for new staff.",
    ],
)
def test_a_price_stays_one_in_these_words(sentence: str) -> None:
    assert own(f"<h1>Prices</h1><p>{sentence}</p>", "price")


@pytest.mark.parametrize(
    "html",
    [
        "<p>The application is in the cloud and ISO 27001 certified.</p>",
        "<p>Our surveillance audit for ISO 27001 starts every May.</p>",
        "<p>Norvik was audited through Deloitte, which confirmed SOC 2 Type II.</p>",
        "<h2>In use since 2012</h2><p>Desk received the Red Dot Award.</p>",
        "<h2>Customers come first</h2><p>Desk won the Customer Choice Award 2025.</p>",
    ],
)
def test_a_proof_stays_one_in_these_words(html: str) -> None:
    assert own(f"<h1>Norvik</h1>{html}", "proof")


@pytest.mark.parametrize(
    "html",
    [
        "<h3>Sales Pipeline</h3><p>Won deals move to the archive.</p>",
        "<h3>Deal Tracker</h3><p>Won, lost and open deals at a glance.</p>",
        "<h3>Big Tender 2026</h3><p>Won in 2026</p>",
    ],
)
def test_a_heading_above_what_was_won_otherwise_is_no_prize(html: str) -> None:
    assert own(f"<h1>Norvik</h1>{html}", "proof") == []


@pytest.mark.parametrize(
    "text",
    [
        "Le moteur ne chauffe pas.",
        "La batterie ne gèle plus en hiver.",
        "Votre équipe ne saisit plus rien deux fois.",
        "It refuses to charge a card twice.",
        "Es verweigert jede doppelte Zahlung.",
    ],
)
def test_what_a_thing_spares_its_users_stays_an_edge(text: str) -> None:
    [tag] = put_right(text, (Tag("edge", 0, len(text), 0.8),))
    assert tag.label == "edge"


@pytest.mark.parametrize(
    "sentence",
    [
        "It met all requirements, but the app is slow.",
        "The rest worked, but the printer jams all day and is slow.",
    ],
)
def test_a_fault_behind_a_but_is_one(sentence: str) -> None:
    assert others(f"<h1>Norvik</h1><p>Norvik is reviewed here.</p><p>{sentence}</p>", "weakness")


def test_a_living_product_is_not_over_because_an_older_one_is() -> None:
    html = "<h1>Norvik</h1><p>Our software, called Norvik Desk, replaces Ledger, which was discontinued in 2023.</p>"
    assert any(not one.past for one in own(html, "product"))
