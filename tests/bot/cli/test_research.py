"""`confidant research` as it is typed: saved pages and real servers to a report whose quotes can be looked up."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.testing.openai_server import OpenAIServer, answers
from tests.bot.cli.conftest import Run, shape
from tests.indexing.fetch.web import Page, WebServer

ACME = "<title>Pricing | Acme</title><main><h1>Acme</h1><p>Acme costs $12 per user per month.</p></main>"
BOLT = "<title>Home | Bolt</title><main><h1>Bolt</h1><p>Over 900 customers use Bolt every day.</p></main>"


@pytest.fixture
def saved(company: Path) -> Path:
    folder = company / "saved"
    for name, html in (("acme.example", ACME), ("bolt.example", BOLT)):
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_text(html)
    return folder


def test_saved_pages_become_a_report_whose_quotes_stand_in_the_stored_sources(
    run: Run, saved: Path, company: Path
) -> None:
    ran = run("research", "compare Acme and Bolt", "--pages", str(saved), "--out", "report", "--json")
    told = shape(ran)
    assert told == json.loads((company / "report" / "research.json").read_text())
    cells = {(one["row"], one["column"]): one for one in told["matrix"]["cells"]}
    assert "12 USD" in cells["Acme", "price"]["value"]
    assert cells["Bolt", "price"] == {"row": "Bolt", "column": "price", "value": "not found", "evidence": []}
    for cell in cells.values():
        for proof in cell["evidence"]:
            text = (company / "report" / "sources" / f"{proof['source']}.md").read_text()
            assert text[proof["start"] : proof["end"]] == proof["quote"]
    assert (company / "report" / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_a_server_is_asked_for_each_page_once_and_not_again_a_moment_later(
    run: Run, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFIDANT_FETCH__ALLOWED_NETWORKS", "127.0.0.1/32")
    html = {"content-type": "text/html"}
    pages = {
        "/robots.txt": Page(b"", 404),
        "/acme": Page(ACME.encode(), headers=html),
        "/gone": Page(b"", 404),
    }
    with WebServer(pages) as server:
        (company / "urls.txt").write_text(
            f"# ours\n{server.url}/acme\nfile:///etc/passwd\n{server.url}/gone\n"
        )
        words = ("research", "compare Acme and Bolt", "--urls", "urls.txt", "--out", "report")
        run(*words)
        asked = [path for path, _ in server.requests]
        assert sorted(asked) == ["/acme", "/gone", "/robots.txt"]
        run(*words)
        assert [path for path, _ in server.requests].count("/acme") == 1
    report = (company / "report" / "report.md").read_text()
    assert "Nothing is at" in report
    assert "Only http and https addresses are fetched" in report


@pytest.fixture
def searching(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    """A server that is a SearXNG and the sites it knows, both."""
    with WebServer({"/robots.txt": Page(b"", 404)}) as server:
        monkeypatch.setenv("CONFIDANT_RESEARCH__SEARCH", "searxng")
        monkeypatch.setenv("CONFIDANT_RESEARCH__SEARCH_ADDRESS", server.url)
        monkeypatch.setenv("CONFIDANT_RESEARCH__GAP_SECONDS", "0")
        yield server


def found(server: WebServer, *paths: str) -> Page:
    told = {
        "results": [{"url": server.url + path, "title": "x", "content": "Acme costs $99."} for path in paths]
    }
    return Page(json.dumps(told).encode(), headers={"content-type": "application/json"})


def test_a_question_without_addresses_finds_its_pages(
    run: Run, searching: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFIDANT_FETCH__ALLOWED_NETWORKS", "127.0.0.1/32")
    html = {"content-type": "text/html"}
    more = ACME.replace("</main>", "<a href='/customers'>Customers</a></main>")
    searching.pages |= {
        "/search": found(searching, "/acme", "/bolt", "/gone"),
        "/acme": Page(more.encode(), headers=html),
        "/bolt": Page(BOLT.encode(), headers=html),
        "/gone": Page(b"", 404),
    }
    question = (
        "research",
        "compare Acme and Bolt",
        "--company",
        "Acme",
        "--company",
        "Bolt",
        "--out",
        "report",
    )
    told = shape(run(*question, "--json"))
    cells = {(one["row"], one["column"]): one for one in told["matrix"]["cells"]}
    assert "12 USD" in cells["Acme", "price"]["value"]
    assert "$99" not in json.dumps(told)
    asked = [path for path, _ in searching.requests]
    assert sorted(asked) == ["/acme", "/bolt", "/gone", "/robots.txt", *["/search"] * 5]
    assert "searches: 5" in Path("report/report.md").read_text()


def test_pages_that_a_search_finds_inside_are_not_read(run: Run, searching: WebServer) -> None:
    searching.pages["/search"] = found(searching, "/acme")
    run("research", "compare Acme and Bolt", "--out", "report")
    assert {path for path, _ in searching.requests} == {"/search"}
    assert "found no page" in Path("report/report.md").read_text()


def test_a_search_that_fails_leaves_a_report_that_says_so(
    run: Run, searching: WebServer, company: Path
) -> None:
    searching.pages["/search"] = Page(b"", 403)
    run("research", "compare Acme and Bolt", "--out", "report")
    assert "gives no JSON" in (company / "report" / "report.md").read_text()


def test_saved_pages_are_read_without_a_search(run: Run, searching: WebServer, saved: Path) -> None:
    run("research", "compare Acme and Bolt", "--pages", str(saved), "--out", "report")
    assert searching.requests == []


def test_doctor_asks_a_searxng_of_our_own(run: Run, searching: WebServer) -> None:
    def finding(code: int) -> dict[str, str]:
        told = shape(run("doctor", "--json", code=code))
        return next(one for one in told if one["what"] == "search for research")

    searching.pages["/search"] = found(searching)
    assert finding(0)["state"] == "ok"
    searching.pages["/search"] = Page(b"", 403)
    assert "settings.yml" in finding(1)["says"]


def test_our_own_documents_alone_are_enough(run: Run, company: Path) -> None:
    (company / "handbook" / "rivals.md").write_text("# Rivals\n\nAcme costs $12 per user per month.\n")
    run("index", "add", "handbook")
    told = shape(run("research", "compare Acme and Bolt", "--index", "--out", "report", "--json"))
    [price] = [one for one in told["matrix"]["cells"] if (one["row"], one["column"]) == ("Acme", "price")]
    assert price["evidence"][0]["quote"] == "Acme costs $12 per user per month."


def test_a_field_that_an_admin_added_is_asked_too(
    run: Run, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFIDANT_RESEARCH__FIELDS", "Free trial: trial, free for")
    page = saved / "acme.example" / "trial.html"
    page.write_text(
        "<title>Trial | Acme</title><main><h1>Acme</h1><p>Acme has a free trial of 30 days.</p></main>"
    )
    told = shape(run("research", "compare Acme and Bolt", "--pages", str(saved), "--out", "report", "--json"))
    [cell] = [one for one in told["matrix"]["cells"] if (one["row"], one["column"]) == ("Acme", "free-trial")]
    assert "30 days" in cell["value"]


@pytest.mark.parametrize("fields", ["Price: price", "no cues", "A: b; A: c", "Free trial:"])
def test_a_field_that_cannot_be_asked_stops_the_start(
    run: Run, saved: Path, fields: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFIDANT_RESEARCH__FIELDS", fields)
    ran = run("research", "compare Acme and Bolt", "--pages", str(saved), "--out", "report", code=1)
    assert "CONFIDANT_RESEARCH__FIELDS" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("compare A and B", "--out", "r"), 2, "give --urls"),
        ((" ", "--index", "--out", "r"), 1, "Which companies"),
        (("compare A and B", "--pages", "none", "--out", "r"), 1, "is no folder"),
        (("compare A and B", "--urls", "none.txt", "--out", "r"), 1, "cannot be read"),
        (("compare A and B", "--urls", "wrong.txt", "--out", "r"), 1, "line 2"),
        (("compare A and B", "--index", "--out", "plan.txt"), 1, "cannot be written to"),
        (("compare A and B", "--index", "--out", "r", "--as", "nobody"), 1, "permission"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, company: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    (company / "wrong.txt").write_text("# ours\nfile:///etc/passwd\n")
    ran = run("research", *words, code=code)
    assert said in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


def test_a_model_finds_besides_what_its_page_proves_and_nothing_that_it_makes_up(
    run: Run, saved: Path, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (saved / "acme.example" / "team.html").write_text(
        "<title>Team | Acme</title><main><h1>Acme</h1>"
        "<p>Shift planners in hospitals were on our mind at Acme.</p></main>"
    )
    true = {
        "value": "Shift planners in hospitals",
        "quote": "Shift planners in hospitals were on our mind at Acme.",
    }
    false = {"value": "banks", "quote": "Acme is for banks."}
    told = json.dumps({"facts": [{"company": "Acme", "field": "segment", **one} for one in (true, false)]})
    with OpenAIServer(answers(told)) as server:
        for name, value in {
            "NO_PROXY": "127.0.0.1",
            "CONFIDANT_MODELS__RESEARCH": "compatible:m",
            "CONFIDANT_MODELS__BASE_URL": server.url,
            "CONFIDANT_MODELS__CLEARED": "compatible:internal",
            "CONFIDANT_RESEARCH__MOST_ANSWERS": "2",
        }.items():
            monkeypatch.setenv(name, value)
        ran = run("research", "compare Acme and Bolt", "--pages", str(saved), "--out", "report", "--json")
    [cell] = [
        one for one in shape(ran)["matrix"]["cells"] if (one["row"], one["column"]) == ("Acme", "segment")
    ]
    assert cell["value"] == "Shift planners in hospitals"
    assert len(server.requests) == 2  # of three pages: the budget holds
    assert "questions to a model: 2" in (company / "report" / "report.md").read_text()
