"""Labelled questions from a file: what is taken, and what is said about the rest."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calibration.errors import CalibrationError
from bot.calibration.questions import MOST_BYTES, Questions, read_questions


def write(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    return path


def row(identity: object = "1", question: str = "How long is leave?", **rest: object) -> dict[str, object]:
    return {"id": identity, "question": question, "answer": "16 weeks", **rest}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "q.jsonl"


def ids(read: Questions) -> list[str]:
    return [one.id for one in read.rows]


def test_a_row_is_read_with_all_that_it_may_say(file: Path) -> None:
    full = row(7, document="leave.md", verdict="wrong", slice="leave", synthetic=True) | {"as": "ana"}
    [one] = read_questions(write(file, full)).rows
    assert (one.id, one.golds, one.document, one.verdict) == ("7", ("16 weeks",), "leave.md", "wrong")
    assert (one.asker, one.slice, one.synthetic, one.line) == ("ana", "leave", True, 1)


def test_null_means_that_the_documents_hold_no_answer(file: Path) -> None:
    [one] = read_questions(write(file, row() | {"answer": None})).rows
    assert not one.golds
    assert not one.answerable


def test_a_byte_order_mark_blank_lines_and_windows_line_ends_do_no_harm(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(row()).encode() + b"\r\n\r\n" + json.dumps(row(2)).encode())
    assert ids(read_questions(file)) == ["1", "2"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not json", "line 2: this is not JSON"),
        ("[1]", "line 2: this is no row; a line is {"),
        ({"id": "x", "answer": None}, "line 2: question: it is missing."),
        ({"question": "What?", "answer": None}, "line 2: id"),
        ({"id": "x", "question": "What?"}, "line 2: the answer is missing"),
        (
            {"id": "x", "question": "What?", "verdict": "right"},
            "line 2: the answer that was graded is missing",
        ),
        ({"id": "x", "question": "?", "answer": None}, "line 2: question: it needs at least 2 characters."),
        ({"id": "x", "question": "What?", "answer": "…"}, "line 2: the answer '…' holds no letter"),
        ({"id": "x", "question": "What?", "answer": 3}, "line 2: answer: write words."),
        ({"id": "x", "question": "What?", "answer": None, "verdict": "maybe"}, "line 2: verdict"),
        ({"id": "x", "question": "w" * 20_000, "answer": None}, "line 2: question"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_rest_is_read(
    file: Path, line: object, said: str
) -> None:
    read = read_questions(write(file, row(), line, row(3, "How long is sick leave?")))
    assert ids(read) == ["1", "3"]
    [fault] = read.faults
    assert said in fault


def test_the_same_id_twice_is_named_and_the_second_left_out(file: Path) -> None:
    read = read_questions(write(file, row("a"), row("b"), row("a", "Another one?")))
    assert ids(read) == ["a", "b"]
    [fault] = read.faults
    assert 'line 3: the id "a" stands on line 1 too' in fault


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"answer": "16 weeks"}, {"answer": "12 weeks"}),
        ({"answer": "16 weeks"}, {"answer": None}),
        ({"answer": None, "verdict": "right"}, {"answer": None, "verdict": "wrong"}),
        ({"verdict": "right"}, {"verdict": "wrong"}),
        ({"verdict": "wrong"}, {}),
        ({"verdict": "right"}, {"answer": "12 weeks"}),
    ],
)
def test_labels_that_contradict_each_other_are_both_named_and_left_out(
    file: Path, one: dict[str, object], other: dict[str, object]
) -> None:
    alike = row("c", "how LONG  is leave?") | other
    read = read_questions(write(file, row("a") | one, row("b", "Another one?"), alike))
    assert ids(read) == ["b"]
    [fault] = read.faults
    assert "lines 1 and 3" in fault


@pytest.mark.parametrize(
    "other",
    [
        row("b"),
        row("b", answer="16 weeks of leave"),
        row("b", document="x.md"),
        row("b", answer="12 weeks", verdict="wrong"),
    ],
)
def test_labels_that_say_the_same_stay(file: Path, other: dict[str, object]) -> None:
    assert ids(read_questions(write(file, row("a"), other))) == ["a", "b"]


def test_of_two_answers_one_may_be_graded_right_and_one_wrong(file: Path) -> None:
    lines = row("a", verdict="right"), row("b", answer="12 weeks", verdict="wrong")
    assert ids(read_questions(write(file, *lines))) == ["a", "b"]


def test_what_a_graded_answer_cited_is_read(file: Path) -> None:
    cited = [{"document": "leave.md", "quote": "Parents receive 16 weeks.", "start": 3}]
    [one] = read_questions(write(file, row("a", verdict="right", citations=cited))).rows
    assert one.quotes == ("Parents receive 16 weeks.",)


def test_two_people_may_be_told_different_things(file: Path) -> None:
    read = read_questions(write(file, row("a") | {"as": "ana"}, row("b", answer="12 weeks") | {"as": "bo"}))
    assert (ids(read), read.faults) == (["a", "b"], ())


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xff\xfe" + "{}".encode("utf-16-le"), b"{}\n{}"])
def test_a_file_without_a_labelled_question_is_refused_in_one_sentence(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(CalibrationError, match=str(file)):
        read_questions(file)


def test_of_a_file_in_which_no_line_can_be_used_each_fault_is_named(file: Path) -> None:
    with pytest.raises(CalibrationError) as caught:
        read_questions(write(file, "not json", {"id": "x"}, row() | {"answer": 3}))
    said = str(caught.value).splitlines()
    assert "holds no labelled question; each line is" in said[0]
    assert [
        "line 1: this is not JSON" in said[1],
        "line 2: question" in said[2],
        "line 3: answer" in said[3],
    ] == [True] * 3


@pytest.mark.parametrize("good", [[], [row("good", "Who is Ana?")]])
def test_of_many_faulty_lines_the_first_ten_are_named_and_the_others_counted(
    file: Path, good: list[object]
) -> None:
    write(file, *["not json"] * 13, *good)
    if good:
        faults = list(read_questions(file).faults)
    else:
        with pytest.raises(CalibrationError) as caught:
            read_questions(file)
        faults = str(caught.value).splitlines()[1:]
    assert [f"line {place}:" in fault for place, fault in enumerate(faults[:10], start=1)] == [True] * 10
    assert faults[10:] == ["3 more lines have faults."]


def test_where_all_labels_contradict_each_other_that_is_said(file: Path) -> None:
    rows = row("a"), row("b", answer="12 weeks"), row("c", answer=None)
    with pytest.raises(CalibrationError) as caught:
        read_questions(write(file, *rows))
    said = str(caught.value)
    assert "holds 3 labelled questions, of which none can be used." in said
    assert "lines 1, 2 and 3: the same question has labels that contradict each other" in said


def test_another_encoding_is_named_with_its_line(file: Path) -> None:
    file.write_bytes(
        json.dumps(row()).encode() + b"\n" + b'{"id": "2", "question": "Caf\xe9?", "answer": null}'
    )
    with pytest.raises(CalibrationError, match=r"line 2: this is not UTF-8 text; save it as UTF-8"):
        read_questions(file)


def test_a_file_that_is_not_there_or_much_too_large_is_refused(file: Path) -> None:
    with pytest.raises(CalibrationError, match="cannot be read"):
        read_questions(file)
    with file.open("wb") as sink:
        sink.truncate(MOST_BYTES + 1)  # sparse: no such file is really written
    with pytest.raises(CalibrationError, match="larger than 100 MB"):
        read_questions(file)


@settings(deadline=None)
@given(content=st.binary(max_size=200))
def test_whatever_the_file_holds_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.mktemp("any") / "q.jsonl"
    file.write_bytes(content)
    with suppress(CalibrationError):
        assert read_questions(file).rows
