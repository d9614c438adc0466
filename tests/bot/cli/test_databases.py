"""`confidant sources` with databases, as a person types it."""

import sqlite3
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run, shape
from tests.bot.cli.test_sql import SHOP


@pytest.fixture
def shop(company: Path) -> str:
    with sqlite3.connect(company / "shop.sqlite") as made:
        made.executescript(SHOP)
    made.close()
    return f"sqlite:///{company / 'shop.sqlite'}"


def test_a_database_is_looked_at_kept_and_read(run: Run, shop: str) -> None:
    added = run("sources", "add", "sql", shop, "--name", "shop", "--readers", "group:sales").out
    assert "2 tables: customers and orders" in " ".join(added.split())
    assert "group:sales" in added
    [listed] = shape(run("sources", "list", "--json"))
    assert (listed["name"], listed["place"]["kind"], listed["trouble"]) == ("shop", "sql", "")
    assert listed["read_at"]
    doctor = " ".join(run("doctor", code=0).out.split())
    assert "database shop" in doctor
    assert "queries on shop" in doctor
    assert "no model is set" in doctor


def test_an_address_can_be_typed_unseen_or_stand_in_the_environment(
    run: Run, shop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFIDANT_SQL__ADDRESS_SHOP", shop)
    run("sources", "add", "sql", "CONFIDANT_SQL__ADDRESS_SHOP", "--later")
    [listed] = shape(run("sources", "list", "--json"))
    assert (listed["name"], listed["read_at"]) == ("shop", None)


def test_how_far_its_data_may_travel_is_said_and_changed(
    run: Run, shop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = run("sources", "add", "sql", shop, "--name", "shop", "--class", "confidential").out
    assert "class confidential" in " ".join(added.split())
    monkeypatch.setenv("CONFIDANT_MODELS__SQL", "compatible:m")
    monkeypatch.setenv("CONFIDANT_MODELS__BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("CONFIDANT_MODELS__CLEARED", "compatible:internal")
    doctor = " ".join(run("doctor", code=0).out.split())
    assert "compatible:m is cleared for internal data, and this is confidential" in doctor
    assert "class internal" in run("sources", "class", "shop", "internal").out
    [listed] = shape(run("sources", "list", "--json"))
    assert listed["class"] == "internal"
    doctor = " ".join(run("doctor", code=0).out.split())
    assert "drafted by compatible:m beside the grammar, as internal data" in doctor
    assert "'secret' is no class" in run("sources", "class", "shop", "secret", code=1).err


def test_a_description_is_proposed_set_and_shown(run: Run, shop: str, company: Path) -> None:
    run("sources", "add", "sql", shop, "--name", "shop")
    run("sources", "layer", "shop", "--propose", "--out", "proposed.yaml")
    assert "nothing of it holds" in (company / "proposed.yaml").read_text()
    (company / "mine.yaml").write_text("synonyms: {turnover: orders.amount}\n")
    run("sources", "layer", "shop", "--in", "mine.yaml")
    assert run("sources", "layer", "shop").out == "synonyms: {turnover: orders.amount}\n"
    (company / "bad.yaml").write_text("readers: {wages: [group:hr]}\n")
    assert "names wages" in run("sources", "layer", "shop", "--in", "bad.yaml", code=1).err
    assert run("sources", "layer", "shop").out == "synonyms: {turnover: orders.amount}\n"


def test_what_is_not_there_is_one_sentence(run: Run) -> None:
    assert "There is no database 'shop'" in run("sources", "layer", "shop", code=1).err
    assert "cannot be reached" in run("sources", "add", "sql", "sqlite:///none.db", "--name", "n", code=1).err


def test_it_is_taken_out_with_what_was_read(run: Run, shop: str, company: Path) -> None:
    run("sources", "add", "sql", shop, "--name", "shop")
    run("sources", "remove", "shop")
    assert shape(run("sources", "list", "--json")) == []
    assert list((company / ".confidant" / "databases" / "kept").iterdir()) == []


def test_an_address_in_the_keywords_of_postgres_is_taken_and_its_password_shows_nowhere(
    run: Run, company: Path
) -> None:
    words = ("host=127.0.0.1", "port=1", "dbname=shop", "user=u", "password=hunter2 and more")
    added = run("sources", "add", "sql", *words, "--later")
    refused = run("sources", "add", "sql", *words, "service=x", code=1)
    listed = run("sources", "list", "--json")
    assert shape(listed)[0]["place"] == {"kind": "sql", "dialect": "postgres", "shown": "127.0.0.1:1/shop"}
    assert "This is no address of a database" in refused.err
    # the audit and all else that is kept, and the log
    kept = "".join(file.read_text(errors="replace") for file in (company / ".confidant").glob("*.*"))
    assert "hunter2" not in kept + "".join(one.out + one.err for one in (added, refused, listed))
