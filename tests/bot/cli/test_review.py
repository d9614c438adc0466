"""Audits, experts, gaps and privacy as they are typed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import App
from bot.build import build
from bot.open_channels import has_open, open_channel_of
from bot.platforms.teams.book import Book
from bot.settings import load_settings
from skills.record import Place, Recorded
from tests.bot.cli.conftest import Run, shape

NOW = datetime(2026, 11, 20, tzinfo=UTC)
PEOPLE = "id,name,email,groups\nana,Ana Souza,ana@x.org,\nbo,Bo Lind,,\ncy,Cy Cole,,curators\ndee,Dee Dahl,,admins\n"


@contextmanager
def opened() -> Iterator[App]:
    app = build(load_settings())
    yield app
    app.close()


def asked(question: str, decision: str, *, asker: str = "ana") -> str:
    """A question that was asked in this home; its id."""
    place = Place(asker, "fake:T1:D1", "a" * 16, private=True, asked_at=NOW)
    score = 0.6 if decision == "answer" else 0.4
    recorded = Recorded(question, place, decision, score, 0.5, "c1", answer="16 weeks.")
    with opened() as app:
        app.review.questions.keep(recorded)
    return recorded.id


@pytest.fixture
def staff(company: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """People, and every answer drawn for an audit."""
    monkeypatch.setenv("CONFIDANT_REVIEW__AUDIT_RATE", "1")
    (company / "people.csv").write_text(PEOPLE)
    run("people", "import", "people.csv")


def test_an_answer_is_shown_graded_and_exported(staff: None, run: Run, company: Path) -> None:
    one = asked("How long is leave?", "answer")
    assert one[:10] in run("audits", "list", "--as", "cy").out
    assert "Answer: 16 weeks." in run("audits", "next", "--as", "cy").out
    run("audits", "grade", one[:10], "wrong", "--as", "cy", "--note", "It is 18.")
    assert "0 to check" in run("audits", "list", "--as", "cy").out
    run("audits", "export", "labels.jsonl")
    row = json.loads((company / "labels.jsonl").read_text())
    assert (row["id"], row["verdict"], row["slice"]) == (one, "wrong", "audit")


def test_a_batch_is_neither_checked_nor_counted_among_the_gaps(staff: None, run: Run, company: Path) -> None:
    run("index", "add", "handbook")
    questions = ("How many weeks of paid parental leave do parents receive?", "Where is the sauna?")
    rows = [{"id": number, "question": question} for number, question in enumerate(questions)]
    (company / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    run("ask", "--batch", "in.jsonl", "--out", "out.jsonl")
    answers = [json.loads(line) for line in (company / "out.jsonl").read_text().splitlines()]
    assert [one["decision"] for one in answers] == ["answer", "search"]
    assert "0 to check" in run("audits", "list", "--as", "cy").out
    assert "No question was declined" in run("gaps").out
    for question in questions:
        run("ask", question)
    assert "Where is the sauna?" in run("gaps", "--as", "dee").out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("audits", "grade", "123456", "wrong", "--as", "cy"), 1, "There is no question '123456'"),
        (("audits", "grade", "123456", "maybe", "--as", "cy"), 2, "right or wrong"),
        (("audits", "list", "--as", "nobody"), 1, "I do not know 'nobody'"),
        (("audits", "next", "--as", "bo"), 1, "sources permission"),
        (("audits", "loosen", "--as", "cy"), 1, "settings permission"),
        (("audits", "loosen", "--as", "dee"), 1, "nothing to loosen"),
        (("gaps", "--as", "nobody"), 1, "I do not know 'nobody'"),
        (("gaps", "--since", "0"), 2, "--since"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    staff: None, run: Run, words: tuple[str, ...], code: int, says: str
) -> None:
    assert says in " ".join(run(*words, code=code).err.split())


def test_a_declined_question_goes_to_an_expert_and_their_answer_is_found(staff: None, run: Run) -> None:
    run("index", "add", "handbook")
    one = asked("May I bring a dog?", "search")
    assert [gap["askers"] for gap in shape(run("gaps", "--since", "3650", "--json"))] == [1]
    run("audits", "hand", one, "--as", "ana", "--to", "bo")
    assert "May I bring a dog?" in run("audits", "list", "--as", "bo").out
    kept = run(
        "audits", "answer", one, "--as", "bo", "--text", "Dogs may come on Fridays.",
        "--source", "handbook/leave.md",
    )  # fmt: skip
    assert f"verified/{one}, readable by everyone" in kept.out
    assert f"verified/{one[:12]}" in run("index", "list").out
    assert "No question was declined" in run("gaps", "--since", "3650").out
    forgotten = run("privacy", "forget", "ana@x.org").out
    assert "deleted: 1." in forgotten
    assert "out of the index: 1." in forgotten
    assert "verified/" not in run("index", "list").out


def test_where_somebody_looked_and_spoke_is_deleted_with_what_they_asked(staff: None, run: Run) -> None:
    with opened() as app:
        has_open(app.engine, "slack", "ana", "slack:C1", now=NOW)
        Book(app.engine, lambda: NOW).talked("19:c", "1", {"ana"})
    run("privacy", "forget", "ana@x.org")
    with opened() as app:
        assert open_channel_of(app.engine, "slack", "ana", now=NOW) == ""
        assert not Book(app.engine, lambda: NOW).talkers("19:c", "1", since=NOW)


def test_what_may_not_be_shown_is_counted_in_one_line(staff: None, run: Run) -> None:
    for question in ("Why was Bo dismissed?", "Where is the sauna?", "Which bus goes to Ghent?"):
        asked(question, "search")
    said = run("gaps", "--since", "3650", "--as", "bo").out
    assert (
        said == "3 more, shown once a second person asks alike, or to an admin: `confidant gaps --as ID`.\n"
    )


def test_guests_see_no_gaps(company: Path, run: Run) -> None:
    (company / "people.csv").write_text("id,name,guest\ngus,Gus Guest,yes\n")
    run("people", "import", "people.csv")
    assert "not to guests" in run("gaps", "--as", "gus", code=1).err


def test_words_of_one_person_are_for_admins(staff: None, run: Run) -> None:
    asked("Why was Bo dismissed?", "search")
    assert "dismissed" not in run("gaps", "--since", "3650", "--as", "bo").out
    assert "once by 1 person: Why was Bo dismissed?" in run("gaps", "--since", "3650", "--as", "dee").out


def test_in_a_conversation_a_question_is_handed_over_and_a_reason_given_in_words(
    staff: None, run: Run
) -> None:
    typed = (
        'May I bring my dog to the office?\nperson last\nfeedback last thumb=down reason="Say yes"\nquit\n'
    )
    said = run("chat", "--as", "ana", typed=typed).out
    assert "Ask a person" in said
    assert "It waits until somebody who may review looks at `confidant audits`." in " ".join(said.split())
    assert "answer  May I bring my dog" in run("audits", "list", "--as", "cy").out
    assert "Why: Say yes" in run("audits", "thumbs", "--as", "cy").out


def test_doctor_says_who_hears_of_questions_for_a_person(
    staff: None, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def line(what: str, *, code: int = 0) -> dict[str, str]:
        findings = shape(run("doctor", "--json", code=code))
        found: dict[str, str] = next(one for one in findings if one["what"] == what)
        return found

    assert "2 of those who may answer get a direct message" in line("questions for a person")["says"]
    monkeypatch.setenv("CONFIDANT_REVIEW__ON_CALL", "zed")
    assert "'zed' is on call, whom nobody knows" in line("on call", code=1)["says"]
    monkeypatch.setenv("CONFIDANT_REVIEW__EXPERT_CHANNEL", "slack:C0123456789")
    assert "Slack is not set up" in line("questions for a person", code=1)["says"]
