"""Folders of labelled questions with their documents."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.calibration.corpora import read_corpus
from bot.calibration.errors import CalibrationError
from skills.messages import Turn

QUESTION = json.dumps({"id": "1", "question": "How long is leave?", "answer": "16 weeks"})


def pack(path: Path, *rows: Mapping[str, object]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as sink:
        sink.write("\n".join(map(json.dumps, rows)))


def squad_row(identity: str, article: str, *answers: str) -> dict[str, object]:
    return {
        "id": identity,
        "article": article,
        "passage_id": f"{article}-1",
        "question": f"What about {identity}?",
        "answers": [{"text": answer, "start": 0} for answer in answers],
        "is_impossible": not answers,
    }


@pytest.fixture
def squad(tmp_path: Path) -> Path:
    articles = ("A_one", "B_two")
    pack(
        tmp_path / "squad2_passages.jsonl.gz",
        *({"id": f"{name}-1", "article": name, "text": f"All of {name}."} for name in articles),
    )
    pack(
        tmp_path / "squad2.jsonl.gz",
        squad_row("a1", "A_one", "All", "All of"),
        squad_row("a2", "A_one"),
        squad_row("b1", "B_two", "All"),
        squad_row("b2", "B_two"),
    )
    return tmp_path


def test_every_second_article_is_not_indexed_and_asked_as_not_there(squad: Path) -> None:
    corpus = read_corpus(squad)
    assert [draft.location for draft in corpus.drafts] == ["A_one-1"]
    assert [(one.id, one.golds, one.slice) for one in corpus.questions] == [
        ("a1", ("All", "All of"), "squad2 answerable"),
        ("a2", (), "squad2 near miss"),
        ("b1", (), "squad2 not in the documents"),
    ]
    assert "1 of 2 articles are indexed" in corpus.notes[0]


def test_long_answers_are_the_sentences_that_annotators_chose(tmp_path: Path) -> None:
    row = {"id": 7, "title": "T", "question": "Why?", "passage": "A. B. C.", "sentences": ["A.", "B.", "C."]}
    pack(
        tmp_path / "clapnq.jsonl.gz",
        row | {"answerable": True, "answers": [{"text": "B.", "sentences": ["B. "]}]},
        row | {"id": 8, "answerable": False, "answers": []},
    )
    corpus = read_corpus(tmp_path)
    assert [(one.golds, one.document) for one in corpus.questions] == [(("B.",), "clapnq/7"), ((), None)]


def test_turns_of_a_conversation_are_asked_after_those_before(tmp_path: Path) -> None:
    said = [{"speaker": who, "text": text} for who, text in (("user", "Q1"), ("agent", "A1"), ("user", "Q2"))]
    row = {"id": "a<::>2", "input": said, "contexts": [{"id": "p1", "title": None, "text": "P."}]}
    pack(
        tmp_path / "mtrag_un.jsonl.gz",
        row | {"answerability": "ANSWERABLE"},
        row | {"id": "b", "answerability": "UNANSWERABLE", "contexts": []},
        row | {"id": "c", "answerability": "UNDERSPECIFIED", "contexts": []},
    )
    corpus = read_corpus(tmp_path)
    (first, second) = corpus.questions
    assert (first.question, first.earlier) == ("Q2", (Turn("Q1", "A1"),))
    assert (first.passages, first.answerable, second.answerable) == (("mtrag/p1",), True, False)
    assert [draft.location for draft in corpus.drafts] == ["mtrag/p1"]
    assert "1 turns" in corpus.notes[0]


@pytest.mark.parametrize("name", ["documents", "pages", "handbook/pages"])
def test_questions_beside_documents_are_asked_about_these(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir(parents=True)
    (tmp_path / "questions.jsonl").write_text(QUESTION)
    corpus = read_corpus(tmp_path)
    assert corpus.folder == tmp_path / name
    assert [one.id for one in corpus.questions] == ["1"]


def test_questions_may_lie_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "set" / "pages").mkdir(parents=True)
    (tmp_path / "mine.jsonl").write_text(QUESTION)
    assert read_corpus(tmp_path / "set", tmp_path / "mine.jsonl").folder == tmp_path / "set" / "pages"


@pytest.mark.parametrize("beside", [True, False])
def test_a_folder_of_documents_is_taken_whole_where_the_questions_are_named(
    tmp_path: Path, beside: bool
) -> None:
    (tmp_path / "documents").mkdir()
    file = tmp_path / ("questions.jsonl" if beside else "mine.jsonl")
    file.write_text(QUESTION)
    assert read_corpus(tmp_path / "documents", file).folder == tmp_path / "documents"


def test_questions_are_found_beside_documents_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "questions.jsonl").write_text(QUESTION)
    assert read_corpus(tmp_path / "documents").folder == tmp_path / "documents"
    monkeypatch.chdir(tmp_path / "documents")
    assert [one.id for one in read_corpus(Path()).questions] == ["1"]


def test_questions_beside_a_folder_of_another_name_are_not_guessed(tmp_path: Path) -> None:
    (tmp_path / "downloads").mkdir()
    (tmp_path / "questions.jsonl").write_text(QUESTION)
    with pytest.raises(CalibrationError, match="--questions"):
        read_corpus(tmp_path / "downloads")


def test_named_questions_among_the_documents_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text(QUESTION)
    with pytest.raises(CalibrationError, match=r"holds mine.jsonl and no documents/ .* beside it"):
        read_corpus(tmp_path, tmp_path / "mine.jsonl")


def test_several_files_of_questions_are_named_and_none_is_guessed(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    for name in ("one.jsonl", "two.jsonl"):
        (tmp_path / name).write_text(QUESTION)
    with pytest.raises(CalibrationError, match=r"one.jsonl, two.jsonl"):
        read_corpus(tmp_path)


def test_questions_without_documents_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CalibrationError, match="holds no labelled questions I know"):
        read_corpus(tmp_path)
    (tmp_path / "questions.jsonl").write_text(QUESTION)
    with pytest.raises(CalibrationError, match="no documents/ or pages/"):
        read_corpus(tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"not packed", gzip.compress(b"not json"), gzip.compress(b"{}" * 99)[:20], b""],
    ids=["not packed", "not JSON", "cut short", "empty"],
)
def test_a_broken_public_set_is_one_sentence(squad: Path, content: bytes) -> None:
    (squad / "squad2_passages.jsonl.gz").write_bytes(content)
    with pytest.raises(CalibrationError, match="squad2"):
        read_corpus(squad)


def test_a_sample_is_the_same_every_time_and_says_so(squad: Path) -> None:
    corpus = read_corpus(squad)
    assert corpus.sample(2) == corpus.sample(2)
    assert len(corpus.sample(2).questions) == 2
    assert "2 of 3 questions, drawn with seed" in corpus.sample(2).notes[-1]
    assert corpus.sample(9) is corpus
