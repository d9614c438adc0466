"""Addresses, fairs, counters, menus, notices and who wrote a review say nothing of what a house sells."""

import pytest

from skills.research.extract.words.furniture import is_byline, is_furniture, leads_elsewhere
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import others

FURNITURE = (
    "Brückfrost GmbH & Co. KG, Am Hohentorshafen 31, 28197 Bremen",
    "Impressum: Norvik GmbH, Königstor 3, Kassel",
    "Norvik Technologies Limited, registered in Scotland SC571934.",
    "Norvik, Inc.\n2210 South Congress, Austin TX 78704",
    "Norvik SAS",
    "Trade Days Hanover, hall 21, stand C14",
    "Transporttage Hannover, Halle 21, Stand C14",
    "Preisstand Oktober 2026.",
    "Kunden (Stand Oktober 2026)",
    "Prix hors taxes, valables à partir du 1er janvier 2026.",
    "You are visitor no.",
    "Cookies Privacy Procurement Accessibility",
    "Video abspielen (2:14)",
    "Diese Seite verwendet nur notwendige Cookies.",
    "Die Bilder zeigen zum Teil Sonderausstattung.",
    "The figures come from its return to the regulator.",
)
SAYS_SOMETHING = (
    "Norvik Ltd is certified to ISO 9001.",
    "Norvik GmbH, zertifiziert nach ISO 9001",
    "Norvik Limited won the Harbour Prize 2026.",
    "Zertifiziert nach DIN 13093 (Stand Oktober 2026)",
    "Our stand takes a load of 400 kg.",
    "We have 20914 Bremen postcodes in the route planner and is there an app",
    "Prices do not fall when you book early.",
    "Cookies come out of the oven without a burnt edge.",
    "Harbour Prize, Vane Medal",
    "Red Dot Design Award Winner",
    "Great Place To Work Certified",
    "Certified B Corp",
    "Deutscher Gründerpreis Sieger Mittelstand",
    "Newcomer Of The Year",
    "ISO 9001 Quality Management",
    "DIN 18040 Barrierefrei",
    "Top Employer 2026 Germany",
    "We take no commission on your bookings.",
)


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_of_a_page_says_nothing(line: str) -> None:
    assert is_furniture(line, own=True)
    for label in ("edge", "weakness", "proof"):
        assert facts(f"<p>{line}</p>", Marks(label, line.strip("."))) == []


@pytest.mark.parametrize("line", SAYS_SOMETHING)
def test_what_is_said_of_a_house_is_no_furniture(line: str) -> None:
    assert not is_furniture(line, own=True)


def test_of_what_a_paper_lives_is_no_fault_of_those_it_judges() -> None:
    assert is_furniture("Wir erhalten kein Geld von bewerteten Betrieben.", own=False)
    assert is_furniture("We may earn a commission when you buy.", own=False)
    assert not is_furniture("We paid twice for one van.", own=False)
    assert not is_furniture("We accept no money before you have tested it.", own=True)


BYLINES = (
    "Harbour master, verified",
    "Marcy T., community manager, verified user, August 2026",
    "Brim Hats, August 2026",
    "· Verified · 2 Sep 2026",
    "anon4471",
)
NO_BYLINES = (
    "Verified to ISO 9001",
    "Clean Fleet Prize, May 2026",
    "Certified, August 2026",
    "Best Help Desk, June 2026",
    "ISO 9001, May 2026",
    "Cut missed calls by 40%, May 2026",
)


@pytest.mark.parametrize("line", BYLINES)
def test_who_wrote_a_review_proves_nothing(line: str) -> None:
    assert is_byline(line)
    body = f"<h1>Norvik reviews</h1><h2>Norvik</h2><p>{line}</p>"
    assert facts(body, Marks("proof", line.strip("· ")), own=False) == []


@pytest.mark.parametrize("line", NO_BYLINES)
def test_a_prize_with_its_month_is_no_byline(line: str) -> None:
    assert not is_byline(line)


def test_titles_of_other_stories_are_of_nobody() -> None:
    assert leads_elsewhere(("Norvik raises for the high seas", "Most read"))
    assert not leads_elsewhere(("Most read", "Norvik raises"))
    title = "Deskomat cuts a third of its staff"
    told = "<h1>Norvik grows</h1><p>Norvik opened a branch.</p><h2>{}</h2><p>" + title + "</p>"
    assert facts(told.format("Most read"), Marks("edge", title), own=False) == []


@pytest.mark.parametrize(
    "text", ["Lire le procès-verbal", "Read the report", "Impressum Mediadaten Datenschutz"]
)
def test_a_link_and_a_short_menu_with_what_the_law_asks_for_say_nothing(text: str) -> None:
    assert is_furniture(text, own=False)


def test_to_read_a_meter_is_no_link() -> None:
    assert not is_furniture("Read the meter from your desk", own=True)


@pytest.mark.parametrize(
    "heading",
    [
        "Visitors also viewed",
        "Ook bekeken",
        "Andere sahen auch",
        "Vus aussi",
        "Bekijk ook",
    ],
)
def test_below_what_others_looked_at_too_stands_nothing_of_the_house(heading: str) -> None:
    html = "<h1>Norvik</h1><p>Norvik is rated 4.1 out of 5.</p>"
    html += f"<h2>{heading}</h2><ul><li>Inkwell, 4.6 out of 5</li></ul>"
    assert ["4.1" in one.value for one in others(html, "proof")] == [True]
