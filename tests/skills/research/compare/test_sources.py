"""Who publishes a page, for whom it speaks, and whose words it repeats."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.web.page import WebPage
from skills.research.compare.hosts import publisher_of
from skills.research.compare.sources import Home, numbered, sources_of
from skills.research.report import Source
from tests.examples import FEWER

NOW = datetime(2026, 11, 27, tzinfo=UTC)
RELEASE = " ".join(
    f"Sentence {number} of the release tells how the pump number {number} was made in hall {number}."
    for number in range(12)
)
ACME = Home("Acme", frozenset({"acme.com"}), frozenset({"Acme Systems GmbH"}))


def page(
    url: str, text: str, *, organisation: str = "", site: str = "", published: date | None = None
) -> WebPage:
    return WebPage(url, "0" * 64, NOW, text, organisation=organisation, site=site, published=published)


def read(*pages: WebPage, homes: tuple[Home, ...] = (ACME,)) -> tuple[Source, ...]:
    return sources_of(numbered(pages), homes)


@pytest.mark.parametrize(
    ("address", "publisher"),
    [
        ("https://www.acme.com/pricing", "acme.com"),
        ("https://blog.acme.com:8443/a", "acme.com"),
        ("https://shop.acme.co.uk", "acme.co.uk"),
        ("https://acme.com.au/", "acme.com.au"),
        ("https://www.acme.co.jp/", "acme.co.jp"),
        ("https://acme.github.io/x", "acme.github.io"),
        ("http://127.0.0.1:8001/a", "127.0.0.1:8001"),
        ("http://localhost:9000/b", "localhost:9000"),
        ("http://10.1.2.3/b", "10.1.2.3"),
        ("https://user:word@acme.de/", "acme.de"),
        ("file:///saved/www.acme.com/pricing.html", "acme.com"),
        ("file:///saved/pages/pricing.html", "pages"),
    ],
)
def test_a_publisher_is_who_registered_the_host(address: str, publisher: str) -> None:
    assert publisher_of(address) == publisher


@FEWER
@given(
    st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8}){0,3}", fullmatch=True),
    st.from_regex(r"[a-z]{1,5}", fullmatch=True),
)
def test_a_subdomain_is_of_the_same_publisher(host: str, below: str) -> None:
    publisher = publisher_of(f"https://{host}/")
    assert host.endswith(publisher)
    if host.count(".") > publisher.count("."):
        assert publisher_of(f"https://{below}.{host}/") == publisher


def test_a_page_speaks_for_whose_host_it_is_on() -> None:
    own, news = read(page("https://blog.acme.com/a", "One."), page("https://news.com/acme", "Two."))
    assert (own.voice_of, news.voice_of) == ("Acme", "")


def test_a_page_speaks_for_who_it_says_to_be_of_but_a_longer_name_is_another_company() -> None:
    own, other = read(
        page("https://acme.de/a", "One.", organisation="Acme Systems"),
        page("https://acme-robotics.com/a", "Two.", organisation="Acme Robotics Inc."),
    )
    assert (own.voice_of, other.voice_of) == ("Acme", "")


def test_a_press_release_on_three_sites_is_one_text_and_its_sender_wrote_it() -> None:
    one, own, two = read(
        page("https://wire.com/1", f"{RELEASE} Contact the wire."),
        page("https://acme.com/press", RELEASE),
        page("https://daily.com/2", f"By our staff. {RELEASE}"),
    )
    assert (one.copy_of, own.copy_of, two.copy_of) == ("s2", "", "s2")


def test_quoting_one_sentence_is_no_copy() -> None:
    quote = RELEASE.split(". ")[0]
    article = " ".join(
        f"We looked at machine {number} and found its noise to be level {number}." for number in range(9)
    )
    first, second = read(
        page("https://acme.com/press", RELEASE), page("https://daily.com/2", f"{quote}. {article}")
    )
    assert (first.copy_of, second.copy_of) == ("", "")


SHORT = "Acme leads in pumps among all makers of pumps in Europe. Plants with a new pump may see far fewer faults."
ABOUT = '"Every pump counts," said Wes Tarkington. About Acme: Acme makes pumps. Statements about the future are risky.'


def test_a_short_release_is_one_text_with_another_day_and_without_its_end() -> None:
    first, second = read(
        page("https://wire.com/1", f"BOISE, Idaho, October 27, 2026 /Wire/ -- {SHORT} {ABOUT}"),
        page("https://daily.com/2", f"BOISE, Idaho, 27 October 2026 /Wire/ -- {SHORT} Supplied by others."),
    )
    assert [first.copy_of, second.copy_of] == ["s2", ""]


def test_a_release_is_one_text_with_what_stands_round_it_on_two_sites() -> None:
    release = (
        "ULM, October 6 - Acme leads in quiet pumps in all of Austria, the company said today. Nine new plants took up "
        'its pumps in the third quarter. "We carry the water and never the noise," said Joan Abel, president. '
    )
    about = "About Acme: Acme makes pumps for plants and is based in Ulm on the Danube."
    others = (
        "Other news\n- August: A loan from the bank for new halls\n- May: A grant for the training of welders"
    )
    hope = "Acme hopes that repairs will fall by a third in these plants. "
    first, second = read(
        page("https://acme.com/news/1", f"# Acme\n{release}{hope}{about}\n{others}\nMedia: news, Ulm"),
        page(
            "https://daily.com/2",
            f"Company news of this week in full.\n{release}{about}\nContact: news of Acme",
        ),
    )
    assert [first.copy_of, second.copy_of] == ["", "s1"]


def test_a_short_text_that_quotes_one_sentence_of_another_is_no_copy() -> None:
    quote = SHORT.partition(". ")[0]
    first, second = read(
        page("https://wire.com/1", f"BOISE, October 27 -- {SHORT} {ABOUT}"),
        page("https://daily.com/2", f'"{quote}," they write. We tried it and saw no such thing.'),
    )
    assert (first.copy_of, second.copy_of) == ("", "")


def test_the_earlier_of_two_equal_articles_is_the_original() -> None:
    late, early = read(
        page("https://a.com/1", RELEASE, published=date(2026, 5, 2)),
        page("https://b.com/1", RELEASE, published=date(2026, 5, 1)),
    )
    assert (late.copy_of, early.copy_of) == ("s2", "")


def test_several_sites_in_one_folder_are_told_apart_by_what_they_call_themselves() -> None:
    one, two, three = read(
        page("file:///saved/a.html", "One.", site="Pump Daily"),
        page("file:///saved/b.html", "Two.", site="Valve News"),
        page("file:///saved/c.html", "Three.", site="Pump Daily"),
    )
    assert (one.publisher, two.publisher, three.publisher) == ("Pump Daily", "Valve News", "Pump Daily")


def test_on_this_machine_a_publisher_is_called_what_its_pages_call_it() -> None:
    a, b, c, d = read(
        page("http://127.0.0.1:8001/a", "One.", site="Grid Review"),
        page("http://127.0.0.1:8001/b", "Two."),
        page("http://127.0.0.1:8002/", "Three."),
        page("https://gridreview.example/", "Four.", site="Grid Review Online"),
    )
    assert (a.publisher, b.publisher, c.publisher) == ("Grid Review", "Grid Review", "127.0.0.1:8002")
    assert d.publisher == "gridreview.example"


def test_a_company_s_own_site_is_not_called_as_the_company() -> None:
    home = Home("Otter & Quay", frozenset({"127.0.0.1:8001"}), frozenset({"Otter & Quay, Inc"}))
    a, b = read(
        page("http://127.0.0.1:8001/", "One.", site="Otter & Quay"),
        page("http://127.0.0.1:8002/", "Two.", site="Otter Watch"),
        homes=(home,),
    )
    assert (a.publisher, b.publisher) == ("Otter & Quay (127.0.0.1:8001)", "Otter Watch")


def test_two_of_one_name_stay_two_publishers() -> None:
    a, b = read(
        page("http://127.0.0.1:8001/", "One.", site="Grid Review"),
        page("http://127.0.0.1:8002/", "Two.", site="Grid review"),
    )
    assert (a.publisher, b.publisher) == ("127.0.0.1:8001", "127.0.0.1:8002")


def test_a_page_beside_others_in_no_folder_is_of_nobody_that_is_known() -> None:
    a, b = read(page("a.html", "One.", site="Grid Review"), page("b.html", "Two."))
    assert (a.publisher, b.publisher) == ("", "")


def test_our_documents_are_internal_and_of_one_publisher() -> None:
    pages = numbered(
        [page("docs/a.md", "One."), page("docs/b.md", "Two."), page("https://acme.com", "Three.")]
    )
    found = sources_of(pages, (ACME,), internal=("s1", "s2"))
    assert [one.internal for one in found] == [True, True, False]
    assert found[0].publisher == found[1].publisher != found[2].publisher
