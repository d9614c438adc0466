"""A house's name in a register, where its site goes by another: in imprints, as a trading name, with brackets."""

import pytest

from indexing.web.page import WebPage
from indexing.web.reading import read_web_page
from skills.research.extract import extract, find_companies
from skills.research.schema import FIELDS
from tests.skills.research.extract.world import NOW, REST, TALLOW

HOME = "http://127.0.0.1:8300"


def site(*pages: tuple[str, str, str], foot: str, host: str = HOME) -> list[WebPage]:
    """Pages by path, title and body, all with one imprint."""
    return [
        read_web_page(
            f"{host}{path}",
            f"<html><head><title>{title}</title></head><body><main>{body}{REST}</main>"
            f"<footer><p>{foot}</p></footer></body></html>".encode(),
            "text/html; charset=utf-8",
            NOW,
        )
        for path, title, body in pages
    ]


PAGES = (
    ("/", "Cold vans by the day – Norvik Hire", "<h1>Cold</h1><p>We hire vans.</p>"),
    ("/prices", "Prices – Norvik Hire", "<h1>Prices</h1><p>A van costs £74 a day.</p>"),
    ("/about", "About – Norvik Hire", "<h1>About</h1><p>We are 41 people.</p>"),
)


def names(pages: list[WebPage], asked: str = "Norvik Hire") -> set[str]:
    read = [(f"s{number}", one) for number, one in enumerate((*pages, TALLOW), 1)]
    found = find_companies("compare them", read, named=(asked, "Tallow"))
    told = extract(read, found, FIELDS).facts
    return {one.value for one in told if (one.company, one.field) == (asked, "company")}


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("Borea Cooling Ltd. SC661207. Salamander Works, Leith", "Borea Cooling Ltd"),
        ("Norvik Hire is a trading name of Borea Cooling Ltd, Works Lane, Leith.", "Borea Cooling Ltd"),
        ("Borea Cooling Ltd trading as Norvik Hire, Works Lane, Leith.", "Borea Cooling Ltd"),
        ("Norvik Hire (Refrigeration) Ltd, Works Lane, Leith", "Norvik Hire (Refrigeration) Ltd"),
        ("Norvik Hire GmbH &amp; Co. KG, Am Hafen 31, Bremen", "Norvik Hire GmbH & Co. KG"),
        ("© 2026 Norvik Hire Cold Storage plc. Registered office: Leith", "Norvik Hire Cold Storage plc"),
    ],
)
def test_the_name_of_an_imprint_is_the_house_s_though_its_site_goes_by_another(foot: str, name: str) -> None:
    assert name in names(site(*PAGES, foot=foot))


def test_a_site_that_bears_the_name_is_its_own_whatever_its_house_is_called() -> None:
    read = [("s1", TALLOW)]
    read += [(one.url, one) for one in site(*PAGES, foot="Borea Cooling Ltd. SC661207. Leith")]
    found = find_companies("compare them", read, named=("Norvik Hire", "Tallow"))
    assert found[0].hosts == {"127.0.0.1:8300#norvik hire"}


def test_a_copy_of_one_page_in_an_archive_is_not_the_house_s_site() -> None:
    foot = "Norvik is a trading name of Borea Vehicle Rental Ltd, Leith."
    ours = [
        ("/", "Vans, day or night | Norvik Refrigerated Van Hire", "<p>Norvik hires vans.</p>"),
        ("/rates", "Rates 2026 | Norvik Refrigerated Van Hire", "<p>A van costs £68 a day.</p>"),
        ("/about", "About | Norvik Refrigerated Van Hire", "<p>We are 88 people.</p>"),
    ]
    copy = site(
        ("/2023/rates", "Rates 2023 | Norvik", "<p>Kept as it was on 12 March 2023.</p>"),
        foot=foot,
        host="http://127.0.0.1:8301",
    )
    read = [(one.url, one) for one in (*site(*ours, foot=foot), *copy, TALLOW)]
    assert find_companies("compare", read, named=("Norvik", "Tallow"))[0].hosts == {"127.0.0.1:8300#norvik"}


def test_another_house_of_a_name_that_begins_alike_is_none_of_its_names() -> None:
    about = "<p>Norvik Hire Marine Ltd, a chandler in Harwich, was demerged in 1997.</p>"
    more = (("/group", "Group – Norvik Hire", about),)
    told = names(site(*PAGES, *more, foot="© 2026 Norvik Hire Cold Storage plc. Registered in Leith"))
    assert "Norvik Hire Cold Storage plc" in told
    assert "Norvik Hire Marine Ltd" not in told


def test_a_customer_listed_on_a_page_is_not_whose_page_it_is() -> None:
    logos = "<table><tr><td>Oyster Bay Co.</td><td>Farm Shops</td></tr></table>"
    first = ("/", "Cold stores – Norvik Hire", f"<h1>Cold</h1>{logos}")
    [page] = site(first, foot="Norvik Hire (Cold) Ltd, Works Lane")
    assert page.organisation == "Norvik Hire (Cold) Ltd"


def test_a_trademark_of_another_house_names_no_site() -> None:
    foot = "© 2026 Norvik Hire. Pearfone is a trademark of Pear Inc. All rights reserved"
    assert {one.organisation for one in site(*PAGES, foot=foot)} == {"Norvik Hire"}


def test_a_name_that_is_no_relation_is_no_product() -> None:
    other = ("/en", "Company – Norvik Hire", "<p>No relation: Norvik Hire Parlour, an ice cream shop.</p>")
    read = [(one.url, one) for one in (*site(*PAGES, other, foot="Norvik Hire Ltd, Leith"), TALLOW)]
    assert not find_companies("compare", read, named=("Norvik Hire", "Tallow")).products
