"""What a person types, end to end, with real files."""

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from indexing import weights
from tests.bot.cli.conftest import Run, shape

QUESTION = "How many weeks of paid parental leave do parents receive?"
ASK_KEYS = [
    "id", "decision", "answer", "confidence", "threshold", "certified", "citations", "clarification", "results",
    "reason", "seconds",
]  # fmt: skip


def test_a_document_goes_in_and_its_answer_comes_out_word_for_word(run: Run, company: Path) -> None:
    added = run("index", "add", "handbook").out
    assert "1 added" in added
    assert "Readers: everyone. Class: internal." in added
    asked = shape(run("ask", QUESTION, "--json"))
    assert list(asked) == ASK_KEYS
    assert asked["decision"] == "answer"
    assert "16 weeks" in asked["answer"]
    assert asked["certified"] is False
    assert asked["confidence"] >= asked["threshold"]
    [citation] = asked["citations"]
    stored = (company / "handbook" / "leave.md").read_text()
    assert citation["document"] == "handbook/leave.md"
    assert stored[citation["start"] : citation["end"]] == citation["quote"]


def test_what_stands_nowhere_is_declined_with_what_was_found(run: Run) -> None:
    run("index", "add", "handbook")
    asked = shape(run("ask", "What is the melting point of tungsten?", "--json"))
    assert (asked["decision"], asked["answer"], asked["citations"]) == ("search", "", [])
    assert asked["confidence"] < asked["threshold"]
    assert asked["results"][0]["document"] == "handbook/leave.md"
    assert asked["reason"]


def test_where_nothing_is_indexed_it_is_said_what_to_do(run: Run, company: Path) -> None:
    (company / "empty").mkdir()
    (company / "empty" / "photo.png").write_bytes(b"\x89PNG")
    said = run("index", "add", "empty").err
    assert "empty/photo.png" in said
    assert "No document was found there. What is read: Markdown" in said
    assert "confidant index add" in run("ask", QUESTION).err


def test_only_readers_see_a_document_and_nothing_of_it_leaks(run: Run) -> None:
    run("people", "import", "people.csv")
    run("index", "add", "plan.txt", "--readers", "group:leadership")
    question = "When does the laboratory in Leeds move to Ghent?"
    assert "1 April 2027" in shape(run("ask", question, "--json", "--as", "ana"))["answer"]
    for words in (["--as", "bo"], [], ["--as", "ana", "--audience", "user:bo"]):
        asked = shape(run("ask", question, "--json", *words))
        assert (asked["decision"], asked["results"]) == ("search", [])
    assert shape(run("ask", question, "--json", "--as", "zed"))["decision"] == "refuse"


def test_a_meeting_is_written_up_and_found_by_those_who_may_read_it(run: Run) -> None:
    run("people", "import", "people.csv")
    written = shape(run("minutes", "launch.vtt", "--json", "--as", "ana", "--readers", "user:bo"))
    assert [line["text"] for line in written["decisions"]]
    [action] = written["actions"]
    assert (action["owner"], action["due"]) == ("Bo Lind", "before Friday")
    assert action["evidence"][0]["quote"] in "I will write the support guide before Friday."
    for who in ("ana", "bo"):
        asked = shape(run("ask", "What did we decide about the launch?", "--json", "--as", who))
        assert asked["results"][0]["document"] == "launch.vtt"
    assert shape(run("ask", "What did we decide about the launch?", "--json"))["results"] == []


def test_a_transcript_has_the_documented_shape(run: Run, company: Path) -> None:
    transcript = shape(run("transcribe", "launch.vtt", "--json", "--out", "launch.srt"))
    assert list(transcript) == ["language", "duration_seconds", "segments"]
    assert list(transcript["segments"][0]) == ["id", "start", "end", "speaker", "text", "words"]
    assert "Ana Souza" in (company / "launch.srt").read_text()


def test_a_batch_answers_each_row_and_says_which_failed(run: Run, company: Path) -> None:
    run("index", "add", "handbook")
    rows = [
        json.dumps({"id": "q1", "question": QUESTION}),
        "not json",
        json.dumps({"id": "q3"}),
        json.dumps({"id": "q4", "question": QUESTION, "as": "zed"}),
        json.dumps({"id": 5, "question": QUESTION, "audience": ["everyone"]}),
        json.dumps({"id": "q6", "question": QUESTION, "audience": ["neighbours"]}),
    ]
    (company / "in.jsonl").write_text("\n".join(rows) + "\n\n")
    result = run("ask", "--batch", "in.jsonl", "--out", "out.jsonl", code=1)
    answers = [json.loads(line) for line in (company / "out.jsonl").read_text().splitlines()]
    assert [answer["id"] for answer in answers] == ["q1", None, "q3", "q4", 5, "q6"]
    assert [answer.get("decision") for answer in answers] == ["answer", None, None, "refuse", "answer", None]
    assert list(answers[0]) == ASK_KEYS
    assert "in.jsonl, line 3: question" in result.err


def test_a_batch_of_declined_rows_is_no_failure(run: Run, company: Path) -> None:
    (company / "in.jsonl").write_text(json.dumps({"id": "q1", "question": "Anything at all?"}))
    run("ask", "--batch", "in.jsonl", "--out", "out.jsonl")
    assert json.loads((company / "out.jsonl").read_text())["decision"] == "search"


@pytest.mark.parametrize(
    "words",
    [("ask",), ("ask", "x", "--batch", "y"), ("ask", "--batch", "y"), ("index", "add"), ("nonsense",)],
)
def test_wrong_usage_is_exit_code_2(run: Run, words: tuple[str, ...]) -> None:
    run(*words, code=2)


def test_a_second_run_adds_nothing_and_a_removed_file_leaves(run: Run, company: Path) -> None:
    run("index", "add", "handbook")
    assert "1 unchanged" in run("index", "add", "handbook").out
    (company / "handbook" / "leave.md").unlink()
    assert "1 removed" in run("index", "add", "handbook").out
    assert shape(run("index", "list", "--json")) == []


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_in(run: Run, company: Path) -> None:
    (company / "handbook" / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    result = run("index", "add", "handbook", code=1)
    assert "1 added" in result.out
    assert "broken.pdf" in result.err


def test_documents_are_listed_removed_and_rebuilt(run: Run) -> None:
    run("index", "add", "handbook", "plan.txt", "--class", "confidential")
    assert {one["class"] for one in shape(run("index", "list", "--json"))} == {"confidential"}
    run("index", "rebuild")
    run("index", "remove", "plan.txt")
    assert "not in the index" in run("index", "remove", "plan.txt", code=1).err


def test_readers_that_are_none_are_refused(run: Run) -> None:
    assert "'hr' is not a reader" in run("index", "add", "handbook", "--readers", "hr", code=1).err


@pytest.mark.parametrize("readers", ["", " , "])
def test_readers_that_were_given_empty_are_refused_and_not_widened_to_everyone(
    run: Run, readers: str
) -> None:
    assert "No readers were named" in run("index", "add", "handbook", "--readers", readers, code=1).err
    assert shape(run("index", "list", "--json")) == []
    assert "No readers were named" in run("ask", QUESTION, "--audience", readers, code=1).err


def test_added_again_without_readers_known_documents_keep_theirs(run: Run, company: Path) -> None:
    run("index", "add", "handbook", "--readers", "group:hr")
    (company / "handbook" / "canteen.md").write_text("# Canteen\n\nSoup from half past eleven.\n")
    for place in (".", str(company)):
        (company / "handbook" / "leave.md").write_text(f"# Leave\n\n17 weeks, as {place} says.\n")
        added = run("index", "add", place).out
        assert "1 known document keeps narrower readers" in added
        listed = {one["location"]: one["readers"] for one in shape(run("index", "list", "--json"))}
        assert [readers for name, readers in listed.items() if "leave" in name] == [["group:hr"]]
        assert [readers for name, readers in listed.items() if "canteen" in name] == [["everyone"]]


def test_added_again_without_a_class_known_documents_keep_theirs(run: Run, company: Path) -> None:
    run("index", "add", "handbook", "--class", "confidential")
    (company / "handbook" / "leave.md").write_text("# Leave\n\n17 weeks.\n")
    added = run("index", "add", "handbook", "plan.txt").out
    assert "Class: internal." in added
    assert "1 known document keeps another class" in added
    assert [one["class"] for one in shape(run("index", "list", "--json"))] == ["confidential", "internal"]


def test_readers_that_were_said_hold_and_who_may_read_more_is_named(run: Run) -> None:
    run("index", "add", "handbook", "plan.txt", "--readers", "group:hr")
    narrower = run("index", "add", "handbook", "plan.txt", "--readers", "group:hr").out
    assert "More people" not in narrower
    wider = run("index", "add", "handbook", "plan.txt", "--readers", "everyone").out
    assert "More people than before may read 2 known documents: handbook/leave.md, plan.txt." in wider
    assert {one["readers"][0] for one in shape(run("index", "list", "--json"))} == {"everyone"}


def test_an_empty_question_fails_the_same_with_and_without_json(run: Run) -> None:
    said = {run("ask", "", *words, code=1).err for words in ((), ("--json",))}
    assert len(said) == 1


def test_an_unknown_person_is_refused_in_words_too(run: Run) -> None:
    assert "I do not know 'zed'" in run("ask", QUESTION, "--as", "zed").out


def test_who_left_is_told_so_and_marked_in_the_list(run: Run, company: Path) -> None:
    (company / "people.csv").write_text("id,name,email,active\nlee,Lee Left,lee@x.org,no\nbo,Bo Lind,,\n")
    run("people", "import", "people.csv")
    for name in ("lee", "lee@x.org"):
        said = " ".join(run("ask", QUESTION, "--as", name).out.split())
        assert f"'{name}' is no longer active. An admin can set `active` to yes" in said
        assert "do not know" not in said
        assert "is no longer active" in run("gaps", "--as", name, code=1).err
        assert "is no longer active" in run("audits", "list", "--as", name, code=1).err
    assert [line.split()[-1] for line in run("people", "list").out.splitlines() if "Lee" in line] == [
        "active"
    ]


def test_the_answers_never_overwrite_the_questions(run: Run, company: Path) -> None:
    (company / "in.jsonl").write_text(json.dumps({"id": "q1", "question": QUESTION}))
    assert "name another" in run("ask", "--batch", "in.jsonl", "--out", "in.jsonl", code=1).err
    assert "q1" in (company / "in.jsonl").read_text()


def test_a_misspelt_audience_fails_the_row_instead_of_widening_it(run: Run, company: Path) -> None:
    rows = [
        {"id": 1, "question": QUESTION, "audiance": ["channel:C1"]},
        {"id": 2, "question": QUESTION, "audience": None},
    ]
    (company / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    assert "did you mean 'audience'?" in run("ask", "--batch", "in.jsonl", "--out", "out.jsonl", code=1).err
    assert [list(json.loads(line))[1] for line in (company / "out.jsonl").read_text().splitlines()] == [
        "error",
        "decision",
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("not json", 'this is no JSON; a row is {"id": "1", "question": "…"}.'),
        ("[1]", 'this is no row; a row is {"id": "1", "question": "…"}.'),
        ('{"id": [], "question": "Anything?"}', "id: write a text or a whole number."),
        ('{"id": 1}', "question: it is missing."),
        ('{"id": 1, "question": 7}', "question: write words."),
        (
            '{"id": 1, "question": "Anything?", "audience": ["neighbours"]}',
            "audience: 'neighbours' is not a reader: use world, everyone, channel:ID, group:NAME or user:ID.",
        ),
        (
            '{"id": 1, "question": "Anything?", "audience": "channel:C10"}',
            'audience: write a list such as ["channel:C10"].',
        ),
        ('{"id": 1, "question": "x"}', "The question is too short: it needs at least 2 characters."),
    ],
)
def test_a_row_that_is_wrong_is_told_in_one_plain_sentence(
    run: Run, company: Path, row: str, said: str
) -> None:
    (company / "in.jsonl").write_text(row)
    err = run("ask", "--batch", "in.jsonl", "--out", "out.jsonl", code=1).err
    assert err.splitlines()[0] == f"in.jsonl, line 1: {said}"


def test_a_question_that_does_not_fit_is_told_in_one_sentence(run: Run) -> None:
    assert run("ask", "x", code=1).err == "The question is too short: it needs at least 2 characters.\n"
    assert run("ask", "x" * 9_000, code=1).err.count(".") == 1
    assert run("ask", "is it \udce9?", code=1).err == (
        "The question does not fit: it holds bytes that are no text.\n"
    )


def test_the_list_of_documents_shows_whole_paths_where_it_is_piped(run: Run, company: Path) -> None:
    deep = company / "handbook" / ("a-folder-with-a-long-name-" * 3) / ("and-another-in-it-" * 4)
    deep.mkdir(parents=True)
    (deep / "notes.md").write_text("# Notes of a meeting that had a long title, as many have\n\nSoup.\n")
    run("index", "add", "handbook")
    assert f"{(deep / 'notes.md').relative_to(company)} " in run("index", "list").out


def test_a_row_with_a_name_that_is_unknown_is_refused(run: Run, company: Path) -> None:
    rows = [{"id": 1, "question": QUESTION, "sender": "ana"}]
    (company / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    said = run("ask", "--batch", "in.jsonl", "--out", "out.jsonl", code=1).err
    assert "in.jsonl, line 1: 'sender' is not a name I know (a row holds id, question, as, audience)." in said


def test_labelled_questions_are_answered_without_a_look_at_their_labels(run: Run, company: Path) -> None:
    row = {"id": 1, "question": QUESTION, "answer": "16 weeks", "document": "leave.md", "slice": "plain"}
    (company / "in.jsonl").write_text(json.dumps(row))
    said = run("ask", "--batch", "in.jsonl", "--out", "out.jsonl").err
    assert "Labels in the file (answer, document, slice) are not looked at here." in said


def test_of_many_faulty_rows_the_first_are_named(run: Run, company: Path) -> None:
    (company / "in.jsonl").write_text("no json\n" * 30)
    said = run("ask", "--batch", "in.jsonl", "--out", "out.jsonl", code=1).err
    assert said.count("this is no JSON") == 10
    assert "… and 20 more." in said


def test_a_folder_is_removed_as_it_was_added(run: Run, company: Path) -> None:
    (company / "handbook" / "more.md").write_text("# More\n\nThe canteen opens at noon.\n")
    run("index", "add", "handbook", "plan.txt")
    assert "2 removed" in run("index", "remove", "./handbook/").out
    assert "plan.txt" in run("index", "list").out


def test_a_row_with_the_id_of_another_is_refused(run: Run, company: Path) -> None:
    rows = [{"id": name, "question": QUESTION} for name in ("q1", "q2", "q1")]
    (company / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    said = run("ask", "--batch", "in.jsonl", "--out", "out.jsonl", code=1).err
    assert 'in.jsonl, line 3: the id "q1" stands on line 1 too.' in said
    answers = [json.loads(line) for line in (company / "out.jsonl").read_text().splitlines()]
    assert [list(answer)[1] for answer in answers] == ["decision", "decision", "error"]


def test_an_empty_batch_says_so(run: Run, company: Path) -> None:
    (company / "in.jsonl").write_text("\n \n")
    said = run("ask", "--batch", "in.jsonl", "--out", "out.jsonl", code=1).err
    assert "in.jsonl holds no question" in said
    assert not (company / "out.jsonl").exists()


def test_answers_replace_answers_and_nothing_else_unasked(run: Run, company: Path) -> None:
    (company / "in.jsonl").write_text(json.dumps({"id": 1, "question": QUESTION}))
    (company / "notes.txt").write_text("Mine.")
    batch = ("ask", "--batch", "in.jsonl", "--out")
    assert "say --force" in run(*batch, "notes.txt", code=1).err
    assert (company / "notes.txt").read_text() == "Mine."
    run(*batch, "notes.txt", "--force")
    run(*batch, "notes.txt")
    assert json.loads((company / "notes.txt").read_text())["id"] == 1


def test_a_device_is_never_replaced_by_a_file(run: Run, company: Path) -> None:
    (company / "in.jsonl").write_text(json.dumps({"id": 1, "question": QUESTION}))
    os.mkfifo(company / "pipe")
    (company / "link").symlink_to(company / "pipe")
    for name in ("pipe", "link"):
        said = run("ask", "--batch", "in.jsonl", "--out", name, "--force", code=1).err
        assert f"{name} is no ordinary file" in said
    assert stat.S_ISFIFO((company / "link").stat().st_mode)


def test_escape_sequences_in_a_transcript_do_not_reach_the_terminal(run: Run, company: Path) -> None:
    (company / "evil.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>hello \x9b2J world \x9d0;owned\x9c</v>\n"
    )
    for words in (("transcribe", "evil.vtt"), ("transcribe", "evil.vtt", "--json"), ("minutes", "evil.vtt")):
        out = run(*words).out
        assert "owned" in out.lower()
        assert not {"\x1b", "\x9b", "\x9d", "\x9c"} & set(out)


def test_a_bug_in_one_row_costs_no_other_row_its_answer(run: Run, company: Path) -> None:
    rows = [{"id": 1, "question": QUESTION, "as": "a\x00b"}, {"id": 2, "question": QUESTION}]
    (company / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    run("ask", "--batch", "in.jsonl", "--out", "out.jsonl")
    answers = [json.loads(line) for line in (company / "out.jsonl").read_text().splitlines()]
    assert [answer["decision"] for answer in answers] == ["refuse", "search"]


def test_doctor_names_what_is_missing_and_what_mends_it(run: Run) -> None:
    findings = {finding["what"]: finding for finding in shape(run("doctor", "--json"))}
    assert findings["documents"]["mend"].startswith("confidant index add")
    assert findings["people"]["mend"].startswith("confidant people import")
    assert "CONFIDANT_MODELS__ANSWER" in findings["language model"]["mend"]
    assert findings["database"]["state"] == "ok"


def test_doctor_tells_whether_what_turns_questions_is_whole(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    findings = {finding["what"]: finding for finding in shape(run("doctor", "--json"))}
    assert findings["questions turned"]["says"].startswith("confidant-asking@")
    shutil.copytree(weights.ASKING, tmp_path / "asking")
    with (tmp_path / "asking" / "asking.safetensors").open("ab") as file:
        file.write(b"x")
    monkeypatch.setattr(weights, "ASKING", tmp_path / "asking")
    said = [finding["says"] for finding in shape(run("doctor", "--json", code=1))]
    assert any("not the ones that were checked" in one for one in said)


def test_doctor_fails_on_a_model_that_is_not_cleared(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFIDANT_MODELS__ANSWER", "openai:gpt-x")
    monkeypatch.setenv("CONFIDANT_MODELS__API_KEY", "sk-secret")
    result = run("doctor", code=1)
    assert "not cleared" in result.out
    assert "sk-secret" not in result.out


def test_chat_answers_what_is_typed(run: Run) -> None:
    assert "List what Confidant can do" in run("chat", typed="help\nquit\n").out


@pytest.mark.parametrize(
    "words",
    [
        ("minutes", "absent.vtt"),
        ("transcribe", "absent.wav"),
        ("people", "import", "absent.csv"),
        ("ask", "--batch", "absent.jsonl", "--out", "out.jsonl"),
        ("index", "add", "absent"),
    ],
)
def test_a_missing_file_is_one_sentence_that_names_it(run: Run, words: tuple[str, ...]) -> None:
    said = run(*words, code=1).err.strip()
    assert "absent" in said
    assert len(said.splitlines()) == 1
    assert said.endswith(".")


def test_a_misspelt_setting_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFIDANT_SPECH__MODEL", "small")
    assert run("index", "list", code=1).err.strip().startswith("CONFIDANT_SPECH__MODEL is not a setting")


def test_a_place_that_cannot_be_written_is_one_sentence(run: Run) -> None:
    said = run("ask", "--batch", "people.csv", "--out", "/proc/nowhere/out.jsonl", code=1).err.strip()
    assert "/proc/nowhere/out.jsonl cannot be written" in said
