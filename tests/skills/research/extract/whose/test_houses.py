"""Whose a page is where no domain says so: on this machine, and in folders of saved pages."""

import pytest

from indexing.web.page import WebPage
from skills.research.compare.sources import Home, sources_of
from skills.research.extract import find_companies
from skills.research.extract.names.houses import at_home
from tests.skills.research.extract.world import page

HOST = "http://127.0.0.1:8123"


def pages(*told: tuple[str, str], of: str = "Norvik Systems AS", host: str = HOST) -> dict[str, WebPage]:
    """Pages by (path, title); `of` is the house in their imprint."""
    body = "<p>We sell timetables of ferries.</p>"
    return {path: page(body, url=f"{host}{path}", of=of, title=title) for path, title in told}


def sites(some: dict[str, WebPage]) -> dict[str, str]:
    return {path: one.site for path, one in at_home(some).items()}


def test_pages_without_a_name_take_that_of_their_neighbours() -> None:
    some = pages(
        ("/", "Norvik | Timetables"),
        ("/prices", "Norvik | Prices"),
        ("/about", "Who we are"),
        ("/ferry", "Ferry one: details"),
    )
    assert set(sites(some).values()) == {"Norvik"}
    assert {one.organisation for one in at_home(some).values()} == {"Norvik Systems AS"}


def test_a_site_of_another_name_than_its_house_is_one_site() -> None:
    some = pages(("/", "Norvik | Made for ferries"), ("/prices", "Prices – Norvik"), of="Borea Software Ltd")
    some |= pages(("/about", "About Norvik"), ("/ferries", "Norvik Ferries"), of="")
    assert set(sites(some).values()) == {"Norvik"}
    assert {one.organisation for one in at_home(some).values()} == {"Borea Software Ltd"}


def test_a_page_without_an_imprint_takes_the_house_of_its_neighbours() -> None:
    some = pages(("/", "Norvik | Timetables"), ("/prices", "Norvik | Prices"))
    some |= pages(("/faq", "Questions"), of="")
    assert sites(some)["/faq"] == "Norvik"
    assert at_home(some)["/faq"].organisation == "Norvik Systems AS"


def test_pages_whose_titles_only_speak_of_a_house_are_those_of_its_address_s_first_page() -> None:
    some = pages(
        ("/", "Norvik: Timetables for ferries"),
        ("/about", "About Norvik"),
        ("/prices", "Norvik prices"),
        ("/compare", "Norvik vs. Tallow"),
    )
    assert set(sites(some).values()) == {"Norvik"}


def test_titles_that_speak_of_a_house_do_not_make_a_site_without_its_first_page() -> None:
    some = pages(("/about", "About Norvik"), ("/prices", "Norvik prices"))
    assert "Norvik" not in sites(some).values()


def test_the_case_of_a_name_is_that_of_the_house() -> None:
    assert set(sites(pages(("/", "norvik / timetables"), ("/a", "norvik / prices"))).values()) == {"Norvik"}


def test_a_paper_that_writes_about_one_house_stays_a_paper() -> None:
    some = pages(("/1", "Norvik raises money | Harbour Post"), ("/2", "Norvik opens in Oslo | Harbour Post"))
    assert sites(some) == {path: one.site for path, one in some.items()}
    assert set(sites(some).values()) == {"Harbour Post"}


def test_two_houses_at_one_address_stay_apart_but_for_their_folders() -> None:
    ours = (
        ("/norvik/", "Norvik | Timetables"),
        ("/norvik/prices", "Norvik | Prices"),
        ("/norvik/about", "Who we are"),
    )
    theirs = (
        ("/tallow/", "Tallow | Maps"),
        ("/tallow/prices", "Tallow | Prices"),
        ("/tallow/jobs", "Come to us"),
    )
    some = pages(*ours) | pages(*theirs, of="Tallow Ltd")
    told = sites(some)
    assert {told[path] for path, _ in ours} == {"Norvik"}
    assert {told[path] for path, _ in theirs} == {"Tallow"}


def test_pages_of_others_at_the_same_address_stay_theirs() -> None:
    ours = (
        ("/norvik/", "Norvik | Timetables"),
        ("/norvik/prices", "Norvik | Prices"),
        ("/norvik/about", "Norvik"),
    )
    theirs = (("/tallow/prices", "Prices of Tallow"), ("/post/1", "Norvik reviewed by us"))
    told = sites(pages(*ours) | pages(*theirs, of=""))
    assert {told[path] for path, _ in ours} == {"Norvik"}
    assert {told[path] for path, _ in theirs} == {""}


def test_a_paper_beside_a_house_keeps_its_name() -> None:
    some = pages(("/", "Norvik | Timetables"), ("/prices", "Norvik | Prices"), ("/b", "Norvik | About"))
    some |= pages(("/post", "A ferry firm in trouble | Harbour Post"), of="")
    assert sites(some)["/post"] == "Harbour Post"


def test_a_saved_page_of_another_is_not_taken_in() -> None:
    some = pages(
        ("/m/norvik.html", "Norvik | Timetables"),
        ("/m/norvik-prices.html", "Norvik | Prices"),
        host="file://",
    )
    some |= pages(("/m/compared.html", "Five planners compared"), of="", host="file://")
    assert sites(some)["/m/compared.html"] == ""


def test_a_part_of_a_word_names_no_neighbours() -> None:
    some = pages(("/", "Car: rent one"), ("/a", "Car: buy one"), ("/b", "Cargo | X"), of="Cargo Lines Ltd")
    assert sites(some) == {path: one.site for path, one in some.items()}


def test_a_domain_says_enough() -> None:
    some = pages(("/", "Norvik | Timetables"), ("/about", "Who we are"), host="https://norvik.example")
    assert at_home(some) == some


def test_a_newsroom_of_a_house_is_its_own_page_though_its_title_does_not_say_so() -> None:
    some = pages(("/", "Norvik | Timetables"), ("/prices", "Norvik | Prices"))
    some |= pages(("/press/boats", "Norvik buys boats | Newsroom"), of="")
    assert at_home(some)["/press/boats"].organisation == "Norvik Systems AS"


def test_without_any_imprint_the_part_that_most_titles_share_names_the_site() -> None:
    some = pages(("/", "Norvik: boats"), ("/a", "Norvik: about us"), ("/c", "Norvik: Lake Ferries"), of="")
    assert set(sites(some).values()) == {"Norvik"}


@pytest.mark.parametrize("words", ["We sell steam.", "Steamly sells steam."])
def test_a_first_page_whose_title_is_nothing_but_a_name_is_of_that_house(words: str) -> None:
    first = page(f"<h1>Steamly</h1><p>{words}</p>", url="https://getsteam.example/", of="", title="Steamly")
    other = page("<h1>Fizzle</h1><p>Fizz.</p>", url="http://127.0.0.1:8123/", of="", title="Fizzle")
    found = at_home({"a": first, "b": other})
    assert [(one.site, one.organisation) for one in found.values()] == [("Steamly",) * 2, ("Fizzle",) * 2]
    assert {one.name for one in find_companies("compare them", list(found.items()))} == {"Steamly", "Fizzle"}


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Our Services", ""),
        ("Welcome", ""),
        ("Pricing", ""),
        ("Steam for hotels", ""),
        ("Steamly", "blog/steam"),
    ],
)
def test_any_other_title_is_no_name(title: str, path: str) -> None:
    one = page(
        f"<h1>{title}</h1><p>We sell steam.</p>", url=f"https://getsteam.example/{path}", of="", title=title
    )
    assert at_home({"a": one})["a"].site == ""


def flat(*told: tuple[str, str], of: str = "") -> dict[str, WebPage]:
    """Saved pages beside each other in one folder, by (file, title)."""
    body = "<p>We sell timetables of ferries. Basic costs $12 a month.</p>"
    return {name: page(f"<h1>{title}</h1>{body}", url=name, of=of, title=title) for name, title in told}


@pytest.mark.parametrize("of", ["", "Norvik GmbH"])
def test_saved_pages_of_one_house_that_lie_flat_in_a_folder_are_its_site(of: str) -> None:
    some = flat(
        ("index.html", "Norvik"),
        ("pricing.html", "Pricing | Norvik"),
        ("company.html", "Company | Norvik"),
        ("customers.html", "Customers – Norvik"),
        of=of,
    )
    found = at_home(some)
    assert {one.site for one in found.values()} == {"Norvik"}
    [norvik] = find_companies("compare them", list(found.items()))
    assert norvik.hosts == {"#norvik"}
    homes = [Home("Norvik", frozenset(), frozenset(norvik.aliases))]
    assert {one.voice_of for one in sources_of(found, homes)} == {"Norvik"}


def test_saved_pages_of_several_houses_that_lie_flat_in_a_folder_stay_apart() -> None:
    some = flat(("index.html", "Norvik"), ("a.html", "Pricing | Norvik"), of="Norvik AS")
    some |= flat(("b.html", "Pricing | Tallow"), ("c.html", "About us | Tallow"), of="Tallow Ltd")
    some |= flat(("review.html", "Norvik, a review"))
    found = at_home(some)
    assert [one.site for one in found.values()] == ["Norvik", "Norvik", "Tallow", "Tallow", ""]
    names = {one.name: one.hosts for one in find_companies("compare Norvik and Tallow", list(found.items()))}
    assert names == {"Norvik": {"#norvik"}, "Tallow": {"#tallow"}}


TITLES = (
    ("/", "Norvik | Timetables"),
    ("/prices", "Norvik | Prices"),
    ("/jobs", "Jobs at Norvik"),
    ("/legal/terms", "Terms"),
    ("/news/round", "Norvik raises money"),
    ("/blog/letter", "Letter from Wes, 2026 | Norvik blog"),
    ("/customers/dorrance", "Dorrance County Schools | Norvik customers"),
    ("/compare/tallow", "Norvik vs. Tallow: an honest comparison"),
)


@pytest.mark.parametrize("of", ["Norvik Systems AS", ""])
def test_all_pages_of_the_address_of_a_house_are_its_own_whatever_their_titles(of: str) -> None:
    some = pages(*TITLES[:1], of=of) | pages(*TITLES[1:], of="")
    assert set(sites(some).values()) == {"Norvik"}


@pytest.mark.parametrize("of", ["Norvik Systems AS", ""])
def test_a_paper_at_the_same_address_that_writes_about_the_house_stays_a_paper(of: str) -> None:
    some = pages(*TITLES[:1], of=of) | pages(*TITLES[1:4], ("/post", "Norvik reviewed | Harbour Post"), of="")
    assert sites(some)["/post"] == "Harbour Post"


def test_pages_of_a_paper_whose_first_page_is_its_own_are_not_those_of_the_house_it_writes_of() -> None:
    told = (
        ("/", "Harbour Post"),
        ("/a", "Norvik raises money"),
        ("/b", "Jobs at Norvik"),
        ("/c", "Norvik today"),
    )
    assert "Norvik" not in sites(pages(*told, of="")).values()
