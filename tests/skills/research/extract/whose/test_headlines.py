"""A title that is the headline over an article names whom that is about, and no site."""

import pytest

from indexing.web.page import WebPage
from skills.research.extract import find_companies
from skills.research.extract.names.headlines import without_headline
from skills.research.extract.names.houses import at_home
from tests.skills.research.extract.world import page

SAYS = (
    "<p>Norvik leads in quiet crossings. Guests noticed nothing, says a study which Norvik commissioned.</p>"
)


def titled(title: str, heading: str, url: str = "http://127.0.0.1:8124/r/norvik-study") -> WebPage:
    return page(f"<h1>{heading}</h1>{SAYS}", url=url, of="", title=title)


def test_a_wire_s_article_about_a_house_is_no_site_of_that_house() -> None:
    wire = titled("Norvik: guests noticed nothing", "Norvik: guests noticed nothing")
    home = page(
        "<p>We sell timetables.</p>", url="http://127.0.0.1:8123/", of="", title="Norvik · Timetables"
    )
    prices = page("<p>$9 a month</p>", url="http://127.0.0.1:8123/prices", of="", title="Prices · Norvik")
    read = at_home({"s1": wire, "s2": home, "s3": prices})
    found = find_companies("compare Norvik and Tallow", list(read.items()))
    assert read["s1"].site == ""
    assert found[0].hosts == {"127.0.0.1:8123#norvik"}
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("title", "heading", "url"),
    [
        ("Norvik: quiet boats for all", "Norvik: quiet boats for all", "http://127.0.0.1:8124/"),
        ("Norvik: how we build boats", "Norvik: how we build boats", "https://norvik.example/how"),
        ("Norvik: how we build boats", "How we build boats", "http://127.0.0.1:8124/how"),
        ("Norvik: prices", "Norvik: prices", "http://127.0.0.1:8124/prices"),
    ],
)
def test_a_first_page_a_host_of_that_name_and_a_heading_of_its_own_keep_the_site(
    title: str, heading: str, url: str
) -> None:
    assert without_headline(titled(title, heading, url)).site == "Norvik"


def test_an_imprint_stays_though_the_title_is_a_headline() -> None:
    html = page(f"<h1>Norvik: guests noticed nothing</h1>{SAYS}", url="https://wire.example/1", of="Wire Ltd",
                title="Norvik: guests noticed nothing")  # fmt: skip
    told = without_headline(html)
    assert (told.site, told.organisation) == ("", "Wire Ltd")
