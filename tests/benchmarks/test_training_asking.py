"""What turns questions to their answers learns to, on vectors whose answers lie elsewhere."""

import json
from pathlib import Path

import numpy as np
import torch

from benchmarks.training.asking.__main__ import part
from benchmarks.training.asking.fit import fit, places
from benchmarks.training.asking.pairs import NO_SENTENCE, Learnt, Pair, Texts, read_texts

SECTION = {
    "title": "Staff handbook",
    "heading": "Pager",
    "text": "Two people carry it. Whoever is woken has the day free.\n\n"
    "| Week | Pay |\n|---|---|\n| Whitsun | £90 |\n| Easter | £90 |\n",
    "asked": [
        ["got beeped awake, can I sleep in", "has the day free"],
        ["what do i get at easter", "£90", "| Easter"],
    ],
    "near": [["who carries it in may", "Two people carry it"]],
}


def _rotated(count: int = 40, dimensions: int = 8) -> Learnt:
    """Passages that each lie where a fixed rotation of the question does."""
    draw = np.random.default_rng(0)
    questions = draw.normal(size=(count, dimensions)).astype(np.float32)
    questions /= np.linalg.norm(questions, axis=1, keepdims=True)
    passages = np.roll(questions, 1, axis=1)
    own = np.arange(count)
    return Learnt(questions, passages, passages, np.stack([own, own], axis=1))


def test_turned_questions_find_what_answers_them() -> None:
    learnt = _rotated()
    before, after = fit(learnt, epochs=0), fit(learnt, epochs=2_000, decay=0.0)
    assert torch.count_nonzero(before.weight) == 0
    assert np.mean(places(after, learnt) == 1) > 0.9 > 0.5 > np.mean(places(before, learnt) == 1)


def test_a_section_is_cut_as_the_product_cuts_it(tmp_path: Path) -> None:
    (tmp_path / "some.jsonl").write_text(json.dumps(SECTION) + "\n", encoding="utf-8")
    texts = read_texts([tmp_path])
    told = {
        one.question: texts.sentences[one.sentence][0] for one in texts.pairs if one.sentence != NO_SENTENCE
    }
    assert "day free" in told["got beeped awake, can I sleep in"]
    assert "Easter" in told["what do i get at easter"], "the same words stand in another row first"
    assert [one.question for one in texts.pairs if one.sentence == NO_SENTENCE] == ["who carries it in may"]
    assert all(text.startswith("Staff handbook") for text in texts.passages)


def test_a_part_of_the_documents_knows_of_no_others() -> None:
    texts = Texts(
        passages=["a", "b", "c"],
        sentences=[("a", "a"), ("b", "b"), ("c", "c")],
        of_passage=[0, 1, 2],
        of_sentence=[0, 1, 2],
        pairs=[Pair("one", 0, 0), Pair("two", 2, 2), Pair("three", 2)],
    )
    rows = np.eye(3, dtype=np.float32)
    whole = Learnt(rows, rows, rows, np.array([(one.passage, one.sentence) for one in texts.pairs]))
    some = part(texts, whole, {1, 2})
    assert some.passages.tolist() == rows[1:].tolist()
    assert some.targets.tolist() == [[1, 1], [1, NO_SENTENCE]]
