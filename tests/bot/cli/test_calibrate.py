"""`confidant calibrate` and `confidant evaluate answers` as a person types them, with the bundled text model."""

import json
from pathlib import Path

import pytest

from bot.cli.calibrate import EACH_LINE, asking
from skills.ask.scorers import starter
from tests.bot.cli.conftest import Run, shape

LABELLED = [
    {
        "id": "a",
        "question": "How many weeks of paid parental leave do parents receive?",
        "answer": "16 weeks",
    },
    {"id": "b", "question": "When must I tell my manager that I am ill?", "answer": "before 9:00"},
    {"id": "c", "question": "What is the melting point of tungsten?", "answer": None},
    {"id": "d", "question": "Who won the chess match in Ghent?", "answer": None},
    {"id": "e", "question": "Is there a company gym with a sauna?", "answer": None},
    {"id": "f", "question": "Which bus goes to the harbour at night?", "answer": None},
]


@pytest.fixture
def labelled(company: Path) -> Path:
    path = company / "questions.jsonl"
    path.write_text("\n".join(map(json.dumps, LABELLED)))
    return path


def test_labels_become_a_certificate_that_doctor_knows(run: Run, company: Path, labelled: Path) -> None:
    run("index", "add", "handbook")
    # so loose a promise can be given for the few labels that a test has time for
    ran = run("calibrate", "--questions", "questions.jsonl", "--risk", "0.6", "--days", "30")
    assert "6 questions judged" in ran.out
    assert "On average at most 60 in 100 questions get a wrong answer." in ran.out
    path = company / ".confidant" / "certificates" / "ask.json"
    assert f"Written to {path.relative_to(company)}" in ran.out
    written = json.loads(path.read_text())["certificate"]
    assert (written["certified"], written["kind"]) == (True, "risk")
    findings = {one["what"]: one for one in shape(run("doctor", "--json"))}
    assert written["expires"] in findings["certificate for ask"]["says"]


def test_too_few_labels_say_what_more_would_do_and_that_a_damaged_certificate_does_not_count(
    run: Run, company: Path, labelled: Path
) -> None:
    run("index", "add", "handbook")
    path = company / ".confidant" / "certificates" / "ask.json"
    path.parent.mkdir(parents=True)
    path.write_text("the old one")
    ran = run("calibrate", "--questions", "questions.jsonl")
    assert "No certificate can be given. .confidant/certificates/ask.json is damaged" in ran.out
    assert "stays as it was" not in ran.out
    for said in (
        shape(run("ask", "How many weeks of paid parental leave do parents receive?", "--json"))["reason"],
        run("doctor").out,
    ):
        assert "ask.json is damaged or cannot be read" in " ".join(said.split())
    assert "59 right answers in a row" in ran.out
    assert path.read_text() == "the old one"


def test_a_row_that_cannot_be_used_is_named_and_ends_with_1(run: Run, company: Path, labelled: Path) -> None:
    run("index", "add", "handbook")
    with labelled.open("a") as more:
        more.write('\n{"id": "g"}\n{"id": "h", "question": "Anything?", "answer": null, "as": "zed"}')
    ran = run("calibrate", "--questions", "questions.jsonl", "--json", code=1)
    assert "questions.jsonl, line 7: question" in ran.err
    assert "line 8: I do not know 'zed'" in ran.err
    assert shape(ran)["questions"] == 6


def test_a_verdict_on_another_answer_certifies_nothing(run: Run, company: Path) -> None:
    run("index", "add", "handbook")
    asked = "How many weeks of paid parental leave do parents receive?"
    answer = shape(run("ask", asked, "--json"))["answer"]
    rows = [
        {"id": "a", "question": asked, "answer": answer, "verdict": "right"},
        {"id": "b", "question": f"{asked} Please", "answer": "Bananas are blue.", "verdict": "right"},
        {"id": "c", "question": "And sick leave?", "verdict": "right"},
    ]
    (company / "graded.jsonl").write_text("\n".join(map(json.dumps, rows)))
    ran = run("calibrate", "--questions", "graded.jsonl", "--json", code=1)
    changed = "1 row is left out, since the answer has changed since it was graded: line 2 (b)."
    assert changed in ran.err
    assert "line 3: the answer that was graded is missing" in ran.err
    assert (shape(ran)["questions"], shape(ran)["left_out"]) == (1, [changed])
    (company / "graded.jsonl").write_text(json.dumps(rows[1]))
    assert (
        "could be asked and judged. 1 row is" in run("calibrate", "--questions", "graded.jsonl", code=1).err
    )


def test_a_starter_set_is_made_of_the_documents_and_certifies_nothing(run: Run, company: Path) -> None:
    run("index", "add", "handbook", "plan.txt")
    ran = run("calibrate", "--starter-set", "set.jsonl", "--count", "6")
    assert "certify nothing" in ran.out
    rows = [json.loads(line) for line in (company / "set.jsonl").read_text().splitlines()]
    assert rows
    assert all(row["synthetic"] for row in rows)
    result = shape(run("calibrate", "--questions", "set.jsonl", "--json", "--risk", "0.7"))
    assert result["synthetic"]
    assert result["promise"] is None
    assert not (result["certificate"] or {"certified": False})["certified"]


def test_where_no_terminal_shows_a_bar_a_log_gets_a_line_for_every_few_questions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with asking() as on_graded:
        for done in range(1, 2 * EACH_LINE + 2):
            on_graded(done, 224)
            if done == EACH_LINE:
                assert capsys.readouterr().err == f"{EACH_LINE} of 224 questions asked.\n"
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"{2 * EACH_LINE} of 224 questions asked.\n")


def test_a_report_card_of_what_is_indexed_leaves_pictures(run: Run, company: Path, labelled: Path) -> None:
    run("index", "add", "handbook")
    report = shape(run("evaluate", "answers", "questions.jsonl", "--json", "--out", "card"))
    assert (report["questions"], report["answerable"]) == (6, 2)
    assert report["right"] >= 1
    assert report["in_force"]["threshold"] == starter().certificate.threshold
    assert report["rivals"][0]["name"] == "our score"
    assert (company / "card" / "risk_coverage.png").stat().st_size > 10_000
    assert json.loads((company / "card" / "report.json").read_text()) == report


def test_a_folder_that_cannot_be_written_to_is_said_before_anything_is_asked(
    run: Run, company: Path, labelled: Path
) -> None:
    (company / "taken").write_text("a file")
    # nothing is indexed, which is what would be said first if questions were asked
    said = run("evaluate", "answers", "questions.jsonl", "--out", "taken/card", code=1).err
    assert "No report can be written to taken/card" in said
    assert "--out" in said


def test_a_folder_is_asked_in_a_home_of_its_own(run: Run, company: Path, labelled: Path) -> None:
    (company / "handbook").rename(company / "documents")
    ran = run("evaluate", "answers", ".", "--limit", "2")
    assert "2 of 6 questions, drawn with seed" in ran.out
    assert shape(run("index", "list", "--json")) == []


def test_an_empty_index_is_said_before_anything_is_asked(run: Run, labelled: Path) -> None:
    assert "The index is empty" in run("calibrate", "--questions", "questions.jsonl", code=1).err
    assert "No document that you may read" in run("calibrate", "--starter-set", "set.jsonl", code=1).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("calibrate", "--questions", "questions.jsonl", "--out", "notes.txt"), "notes.txt is there already"),
        (
            ("calibrate", "--questions", "questions.jsonl", "--out", "questions.jsonl"),
            "is read by this command",
        ),
        (("calibrate", "--starter-set", "notes.txt"), "notes.txt is there already"),
        (("calibrate", "--starter-set", "handbook"), "handbook is a folder"),
        (("audits", "export", "notes.txt"), "notes.txt is there already"),
        (("evaluate", "answers", "questions.jsonl", "--out", "card"), "report.json is there already"),
        (("evaluate", "answers", "questions.jsonl", "--out", "notes.txt"), "notes.txt is no folder"),
    ],
)
def test_what_a_command_did_not_write_is_never_replaced_unasked(
    run: Run, company: Path, labelled: Path, words: tuple[str, ...], said: str
) -> None:
    (company / "card").mkdir()
    for name in ("notes.txt", "card/report.json"):
        (company / name).write_text("Mine.")
    before = labelled.read_text()
    assert said in run(*words, code=1).err
    assert (company / "notes.txt").read_text() == (company / "card" / "report.json").read_text() == "Mine."
    assert labelled.read_text() == before


def test_a_certificate_and_a_report_of_before_are_replaced(run: Run, company: Path, labelled: Path) -> None:
    run("index", "add", "handbook")
    (company / "mine.json").write_text("Mine.")
    certify = ("calibrate", "--questions", "questions.jsonl", "--risk", "0.6", "--out", "mine.json")
    run(*certify, "--force")
    run(*certify)
    for _ in range(2):
        run("evaluate", "answers", "questions.jsonl", "--limit", "2", "--out", "card")


@pytest.mark.parametrize(
    "words",
    [
        ("calibrate",),
        ("calibrate", "--questions", "x", "--starter-set", "y"),
        ("calibrate", "--questions", "x", "--target", "1.0"),
        ("calibrate", "--questions", "x", "--split", "0"),
        ("calibrate", "--starter-set", "y", "--count", "0"),
        ("evaluate",),
        ("evaluate", "answers"),
        ("evaluate", "answers", ".", "--level", "95"),
    ],
)
def test_wrong_usage_is_exit_code_2(run: Run, words: tuple[str, ...]) -> None:
    run(*words, code=2)


def test_what_is_no_file_of_questions_is_one_sentence(run: Run, company: Path) -> None:
    assert "cannot be read" in run("calibrate", "--questions", "nowhere.jsonl", code=1).err
    assert "neither a file of questions nor a folder" in run("evaluate", "answers", "nowhere", code=1).err
    assert "holds no labelled questions I know" in run("evaluate", "answers", "handbook", code=1).err


def test_wrong_answers_are_named_with_their_labels(run: Run, company: Path, labelled: Path) -> None:
    run("index", "add", "handbook")
    row = {
        "id": "w",
        "question": "How many weeks of paid parental leave do parents receive?",
        "answer": "12 weeks",
    }
    labelled.write_text(json.dumps(row))
    assert "label “12 weeks”" in run("calibrate", "--questions", "questions.jsonl").out
    said = run("evaluate", "answers", "questions.jsonl", "--out", "card")
    assert "Shown and wrong, the surest first:" in said.out
    [told] = json.loads((company / "card" / "report.json").read_text())["each"]
    assert (told["id"], told["label"], told["verdict"]) == ("w", "12 weeks", "wrong")
    assert "16 weeks" in (company / "card" / "questions.csv").read_text(encoding="utf-8-sig")
