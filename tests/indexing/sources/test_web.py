"""Web pages: what is taken from them, what is asked of their host, and what keeps or removes them."""

from collections.abc import Iterator

import pytest

from indexing.documents import EVERYONE, DataClass
from indexing.index import Index
from indexing.ingest import IngestReport, add_paths, sync
from indexing.settings import FetchSettings
from indexing.sources.page import read_page
from indexing.sources.web import Web
from tests.indexing.sources.servers import LOOPBACK, Site, page

HEAD = (
    '<meta name="author" content="Ana Souza">'
    '<meta property="article:modified_time" content="2026-03-02T10:00:00Z">'
)
ABROAD = (
    "You may work from another country for up to 20 working days in a calendar year. Ask your lead first."
)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        site.texts["/abroad"] = page("Working abroad", ABROAD, head=HEAD)
        yield site


def add(index: Index, site: Site, *paths: str, fetching: FetchSettings = LOOPBACK) -> IngestReport:
    return add_paths(index, [f"{site.url}{path}" for path in paths], fetching=fetching)


def markdown(index: Index) -> str:
    return "\n".join(one.markdown for one in index.library.drafts(index.library.document_ids()))


def test_takes_the_text_and_who_wrote_it_when_and_leaves_menus_out(local_index: Index, site: Site) -> None:
    assert add(local_index, site, "/abroad").added == 1
    [document] = local_index.list()
    assert (document.location, document.title) == (f"{site.url}/abroad", "Working abroad")
    assert (document.author, document.kind) == ("Ana Souza", "web")
    assert document.modified_at is not None
    assert document.modified_at.isoformat() == "2026-03-02T10:00:00+00:00"
    assert ABROAD in markdown(local_index)
    for noise in ("Shop now", "cookie settings"):
        assert noise not in markdown(local_index)


@pytest.mark.parametrize(
    ("head", "author", "day"), [(HEAD, "Ana Souza", "2026-03-02"), ("", "Petra Marsh, Finance", "2026-01-09")]
)
def test_first_lines_tell_what_a_page_does_not_say_of_itself(
    local_index: Index, site: Site, head: str, author: str, day: str
) -> None:
    line = "Owner: Petra Marsh, Finance. Updated 9 January 2026."
    site.texts["/meals"] = page("Meals", f"{line}</p><p>{ABROAD} {ABROAD}", head=head)
    add(local_index, site, "/meals")
    [document] = local_index.list()
    assert document.modified_at is not None
    assert (document.author, document.modified_at.date().isoformat()) == (author, day)


def test_a_page_of_no_known_day_is_of_none_to_come(local_index: Index, site: Site) -> None:
    site.texts["/party"] = page("Party", f"Updated 9 January 2099</p><p>{ABROAD} {ABROAD}")
    add(local_index, site, "/party")
    assert local_index.list()[0].modified_at is None


def test_a_text_behind_an_address_is_called_as_its_first_line_says(local_index: Index, site: Site) -> None:
    site.texts["/rules.txt"] = "IT RULES\nOwner: Cora Vale, IT\n\nLock it."
    site.types["/rules.txt"] = "text/plain"
    add(local_index, site, "/rules.txt")
    assert [(one.title, one.author) for one in local_index.list()] == [("IT RULES", "Cora Vale, IT")]


def test_what_a_page_hides_or_strikes_out_is_not_taken_and_its_tables_are_grids() -> None:
    table = (
        "<table><tr><th>Grade</th><th>Country</th><th>Days</th></tr><tr><td rowspan=2>Senior</td><td>DE</td><td>30</td>"
        "</tr><tr><td>FR</td><td>25</td></tr></table>"
    )
    html = page(
        "Abroad", f"{ABROAD} {ABROAD} <del>Or 40.</del></p><p hidden>It was 50.</p>{table}<p>{ABROAD}"
    )
    read_as = read_page("https://acme.example/abroad", html.encode()).markdown
    assert "40" not in read_as
    assert "50" not in read_as
    assert "| Senior | FR | 25 |" in read_as


def test_a_page_with_hardly_any_text_is_taken_whole(local_index: Index, site: Site) -> None:
    site.texts["/short"] = "<html><head><title>Door</title></head><body>The code is 4711.</body></html>"
    add(local_index, site, "/short")
    assert "The code is 4711." in markdown(local_index)


def test_other_documents_behind_an_address_are_converted(local_index: Index, site: Site) -> None:
    site.texts |= {"/prices.csv": "part,price\nbolt,3 euros\n", "/notes.md": "# Notes\n\nThe pump is blue."}
    site.types |= {"/prices.csv": "text/csv", "/notes.md": "text/markdown"}
    assert add(local_index, site, "/prices.csv", "/notes.md").added == 2
    assert "| bolt | 3 euros |" in markdown(local_index)
    assert "The pump is blue." in markdown(local_index)


def test_asks_with_the_tag_of_the_version_that_is_stored(local_index: Index, site: Site) -> None:
    source = Web((f"{site.url}/abroad",), local_index.settings, LOOPBACK, scope="source:site")
    kept: list[str] = [""]
    for _ in range(2):
        sync(
            local_index,
            source,
            kept[-1],
            readers=EVERYONE,
            data_class=DataClass.INTERNAL,
            on_cursor=kept.append,
        )
    first, second = [headers for path, headers in site.requests if path == "/abroad"]
    assert "if-none-match" not in first
    assert second["if-none-match"].startswith('"')


@pytest.mark.parametrize(
    ("status", "stays"), [(404, False), (410, False), (500, True), (503, True), (403, True)]
)
def test_only_a_page_that_is_gone_leaves(local_index: Index, site: Site, status: int, stays: bool) -> None:
    add(local_index, site, "/abroad")
    site.statuses["/abroad"] = status
    report = add(local_index, site, "/abroad")
    assert bool(local_index.list()) is stays
    assert bool(report.failed) is stays


def test_pages_that_lie_below_each_other_are_kept_apart(local_index: Index, site: Site) -> None:
    site.texts["/abroad/spain"] = page("Spain", "In Spain the limit is 10 working days in a calendar year.")
    add(local_index, site, "/abroad", "/abroad/spain")
    assert add(local_index, site, "/abroad").removed == 0
    assert len(local_index.list()) == 2


def test_a_list_names_addresses_and_what_leaves_the_list_leaves_the_index(
    local_index: Index, site: Site
) -> None:
    site.texts["/b"] = page("B", "The second page says that lunch is at noon, every day of the week.")
    site.types["/list.txt"] = "text/plain"

    def read(*names: str) -> IngestReport:
        site.texts["/list.txt"] = "# ours\n" + "\n".join(f"{site.url}{name}" for name in names)
        source = Web(
            (), local_index.settings, LOOPBACK, scope="source:list", listed_at=f"{site.url}/list.txt"
        )
        return sync(
            local_index,
            source,
            "",
            readers=EVERYONE,
            data_class=DataClass.INTERNAL,
            on_cursor=lambda _cursor: None,
        )

    assert read("/abroad", "/b").added == 2
    assert read("/b").removed == 1
    site.statuses["/list.txt"] = 500
    assert read("/b").failed
    assert [one.title for one in local_index.list()] == ["B"]


def test_private_addresses_are_refused_with_one_sentence(local_index: Index, site: Site) -> None:
    report = add(local_index, site, "/abroad", fetching=FetchSettings())
    [(_, sentence)] = report.failed
    assert "private or reserved network" in sentence
    assert local_index.list() == ()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("", "text/html"),
        ("\0\1\2" * 500, "text/html"),
        ("<div>" * 20_000, "text/html"),
        ("<html>" + "x" * 5_000_001, "text/html"),
        ("PK\3\4 no office file", "application/octet-stream"),
        ("sound", "audio/mpeg"),
    ],
    ids=["empty", "binary", "deep", "huge", "archive", "sound"],
)
def test_a_hostile_page_fails_alone_with_one_sentence(
    local_index: Index, site: Site, body: str, kind: str
) -> None:
    site.texts["/bad"] = body
    site.types["/bad"] = kind
    report = add(local_index, site, "/bad", "/abroad")
    assert report.added >= 1
    for _, sentence in report.failed:
        assert sentence.endswith(".")
        assert "\n" not in sentence
    assert f"{site.url}/abroad" in [one.location for one in local_index.list()]
