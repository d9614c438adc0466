"""`confidant sources` as a person types it."""

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run, company, run
from tests.indexing.sources.servers import Site, page

__all__ = ["company", "run"]  # fixtures


def test_a_source_is_added_listed_synced_and_removed(run: Run, company: Path) -> None:
    added = run("sources", "add", "files", "handbook", "--class", "confidential").out
    assert "Added handbook (files). Read at most by: everyone." in added
    assert "1 added" in added
    (company / "handbook" / "leave.md").write_text("# Leave\n\nParental leave is 20 weeks.\n")
    assert "1 changed" in run("sources", "sync").out
    [listed] = json.loads(run("sources", "list", "--json").out)
    assert (listed["name"], listed["class"], listed["trouble"]) == ("handbook", "confidential", "")
    assert "Removed handbook and 1 document." in run("sources", "remove", "handbook").out
    assert json.loads(run("index", "list", "--json").out) == []
    assert "no source 'handbook'" in run("sources", "remove", "handbook", code=1).err


def test_a_web_page_is_added_by_its_address(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with Site() as site:
        site.texts["/leave"] = page(
            "Leave", "Parental leave is 16 weeks, and is paid in full by the company."
        )
        refused = run("index", "add", f"{site.url}/leave", code=1)
        assert "CONFIDANT_FETCH__ALLOWED_NETWORKS" in refused.err
        monkeypatch.setenv("CONFIDANT_FETCH__ALLOWED_NETWORKS", "127.0.0.1")
        assert "1 added" in run("index", "add", f"{site.url}/leave").out
    [listed] = json.loads(run("index", "list", "--json").out)
    assert (listed["location"], listed["kind"]) == (f"{site.url}/leave", "web")
