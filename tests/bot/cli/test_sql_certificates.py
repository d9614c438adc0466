"""`confidant evaluate sql` and `confidant calibrate --skill sql` as a person types them."""

import json
from pathlib import Path

import pytest

from bot.calibration.certificates import certificate_path
from skills.confidence import read_certificate
from skills.sql.scorers import starter
from tests.bot.cli.conftest import Run, shape
from tests.bot.cli.test_sql import QUESTION, shop

LABELLED: list[dict[str, object]] = [
    {"id": "a", "question": QUESTION, "sql": "SELECT city, COUNT(*) FROM customers GROUP BY city"},
    {"id": "b", "question": "What is the total amount of orders?", "sql": "SELECT SUM(amount) FROM orders"},
    {"id": "c", "question": "How many orders are there?", "sql": "SELECT COUNT(*) FROM orders"},
    {"id": "d", "question": "What is the weather in Lisbon?", "sql": None, "category": "off topic"},
    {"id": "e", "question": "Who won the chess match?", "sql": None, "category": "off topic"},
    {"id": "f", "question": "What was our churn rate?", "sql": None, "category": "near"},
]
__all__ = ["shop"]


@pytest.fixture
def labelled(company: Path, shop: str) -> Path:
    path = company / "questions.jsonl"
    path.write_text("\n".join(json.dumps({**row, "database": "shop"}) for row in LABELLED))
    return path


def certified(run: Run, shop: str, *more: str) -> str:
    # so loose a promise can be given for the few labels that a test has time for
    words = ("calibrate", "--skill", "sql", "--questions", "questions.jsonl", "--risk", "0.6")
    return run(*words, "--database", shop, *more).out


def test_a_folder_gets_a_report_card_with_pictures(run: Run, company: Path, labelled: Path) -> None:
    report = shape(run("evaluate", "sql", ".", "--json", "--out", "card"))
    assert (report["questions"], report["answerable"], report["execution_accuracy"]) == (6, 3, 1.0)
    assert report["threshold"] == starter().certificate.threshold
    assert report["selective"]["declined"] == 1.0
    assert set(report["reliability_scores"]) == {"0", "1", "5", "10", "N"}
    assert [one["name"] for one in report["by_database"]] == ["shop"]
    assert {one["name"] for one in report["by_category"]} == {"off topic", "near"}
    assert (company / "card" / "risk_coverage.png").stat().st_size > 10_000
    assert json.loads((company / "card" / "report.json").read_text()) == report


def test_labels_make_a_certificate_that_drafts_on_this_database_carry(
    run: Run, company: Path, shop: str, labelled: Path
) -> None:
    assert "On average at most 60 in 100 questions get a wrong answer." in certified(run, shop)
    (file,) = (company / ".confidant" / "certificates").glob("sql-*.json")
    own = read_certificate(file)
    assert own is not None
    drafted = shape(run("sql", QUESTION, "--database", shop, "--json"))
    assert (drafted["certified"], drafted["threshold"]) == (True, round(own.threshold, 4))
    assert "certified on your own questions" in run("sql", QUESTION, "--database", shop).out
    findings = {one["what"]: one for one in shape(run("doctor", "--json"))}
    assert own.expires in findings[f"certificate for {file.stem}"]["says"]


def test_another_description_or_database_is_not_certified_and_says_so(
    run: Run, company: Path, shop: str, labelled: Path
) -> None:
    certified(run, shop)
    layer = company / "shop.yaml"
    layer.write_text("synonyms:\n  turnover: orders.amount\n")
    ran = run("sql", QUESTION, "--database", shop, "--layer", str(layer))
    assert "another configuration" in " ".join(ran.out.split())
    drafted = shape(run("sql", QUESTION, "--database", shop, "--layer", str(layer), "--json"))
    assert (drafted["certified"], drafted["threshold"]) == (False, round(starter().certificate.threshold, 4))
    copy = company / "copy.sqlite"
    copy.write_bytes(Path(shop.removeprefix("sqlite:///")).read_bytes())
    assert not shape(run("sql", QUESTION, "--database", f"sqlite:///{copy}", "--json"))["certified"]


def test_only_certified_answers_means_no_draft_without_a_certificate(
    run: Run, shop: str, labelled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFIDANT_CERTIFIED_ONLY", "true")
    declined = shape(run("sql", QUESTION, "--database", shop, "--json"))
    assert (declined["decision"], declined["sql"], declined["threshold"]) == ("decline", None, None)


def test_verdicts_of_people_certify_as_well(run: Run, company: Path, shop: str) -> None:
    rows = [{"id": row["id"], "question": row["question"], "verdict": "right"} for row in LABELLED]
    (company / "questions.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert "6 questions judged" in certified(run, shop)


def test_a_row_whose_right_query_cannot_be_run_is_named_and_left_out(
    run: Run, company: Path, labelled: Path
) -> None:
    with labelled.open("a") as more:
        more.write(
            '\n{"id": "g", "question": "Delete it all?", "database": "shop", "sql": "DROP TABLE orders"}'
        )
    ran = run("evaluate", "sql", ".", "--json")
    assert "line 7 (g) is left out" in ran.err
    assert shape(ran)["questions"] == 6
    assert "line 7 (g)" in shape(ran)["left_out"][0]
    run("evaluate", "sql", ".", "--json", "--strict", code=1)


def test_a_row_that_is_none_ends_with_1(run: Run, company: Path, labelled: Path) -> None:
    with labelled.open("a") as more:
        more.write('\n{"id": "g", "question": "How many?"}')
    assert "line 7" in run("evaluate", "sql", ".", "--json", code=1).err


def test_a_certificate_elsewhere_changes_no_draft(run: Run, company: Path, shop: str, labelled: Path) -> None:
    certified(run, shop, "--out", "elsewhere.json")
    assert read_certificate(company / "elsewhere.json") is not None
    assert not certificate_path(company / ".confidant", "sql").parent.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("calibrate", "--skill", "sql", "--questions", "x"),
        ("calibrate", "--questions", "x", "--database", "sqlite:///x"),
        ("calibrate", "--skill", "nothing", "--questions", "x"),
        ("evaluate", "sql"),
    ],
)
def test_wrong_usage_is_exit_code_2(run: Run, words: tuple[str, ...]) -> None:
    run(*words, code=2)


def test_a_folder_without_questions_is_one_sentence(run: Run, company: Path) -> None:
    assert "holds no questions.jsonl" in run("evaluate", "sql", ".", code=1).err
    assert (
        "No model is set for drafting SQL"
        in run("sql", QUESTION, "--database", "sqlite:///nowhere.sqlite", "--model", code=1).err
    )
