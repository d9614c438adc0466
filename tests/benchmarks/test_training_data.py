"""What readers and the tagger learn from: every answer stands in its passage, every tag is of a known kind."""

import json
from itertools import pairwise
from pathlib import Path
from statistics import mean

import pytest

from benchmarks.training.reader.examples import Example, Where
from benchmarks.training.reader.own import NEAR, SECOND, THIRD, learnt_and_apart, parted, read_own
from benchmarks.training.reader.sections import read_sections
from benchmarks.training.tagger.examples import LABELS, read_pages


def test_half_of_our_own_questions_are_answered_by_their_passage() -> None:
    every = read_own()
    assert len(every) >= 9_000
    assert sum(one.answer is not None for one in every) * 2 == len(every)
    assert [one for one in every if not (one.answer or one.tempting)] == []
    assert len({(one.question, one.passage) for one in every}) == len(every)


@pytest.mark.parametrize(
    ("folder", "least"), [(NEAR, 19_000), (SECOND, 9_000), (THIRD, 5_000)], ids=["first", "second", "third"]
)
def test_of_the_near_misses_about_half_are_answered_and_length_tells_nothing(
    folder: Path, least: int
) -> None:
    every = read_own(folder)
    assert len(every) >= least
    lengths = [
        [len(one.question) for one in every if (one.answer is not None) == is_answered]
        for is_answered in (True, False)
    ]
    assert abs(len(lengths[0]) - len(lengths[1])) < 0.02 * len(every)
    assert abs(mean(lengths[0]) - mean(lengths[1])) < 4
    assert [one for one in every if not (one.answer or one.tempting)] == []
    assert len({(one.question, one.passage) for one in every}) == len(every)


def test_no_passage_that_the_shipped_reader_is_judged_on_is_learnt_from() -> None:
    learnt, apart = learnt_and_apart()
    assert {one.passage for one in (*learnt, *apart)} & {one.passage for one in read_own(THIRD)} == set()


def test_every_tag_is_of_a_known_kind_and_marks_words() -> None:
    every = read_pages()
    assert len(every) >= 40_000
    spans = [(one.line.text[start:end], label) for one in every for label, start, end in one.spans]
    assert {label for _, label in spans} == set(LABELS)
    assert [words for words, _ in spans if not words.strip() or words != words.strip()] == []


def test_most_lines_say_nothing_and_no_tags_overlap() -> None:
    every = read_pages()
    assert sum(not one.spans for one in every) * 2 > len(every)
    for one in every:
        places = sorted((start, end) for _, start, end in one.spans)
        assert all(end <= start for (_, end), (start, _) in pairwise(places))


def test_a_section_is_asked_piece_by_piece_as_the_product_reads_it(tmp_path: Path) -> None:
    section = {
        "title": "Travel policy",
        "heading": "Hotels",
        "text": "The caps are per night.\n\n| City | Cap |\n|---|---|\n| Oslo | €170 |\n| Bern | €140 |",
        "asked": [["how much for a room in Bern?", "€140"]],
        "near": [["who pays for a room in Oslo?", "€170"]],
    }
    (tmp_path / "one.jsonl").write_text(json.dumps(section), encoding="utf-8")

    asked, beside, near, _ = read_sections([tmp_path])

    assert asked.passage == "Bern: Cap €140"
    assert _words(asked, asked.answer) == "€140"
    assert asked.title == "Travel policy. Hotels. The caps are per night"
    assert beside.answer is None
    assert beside.passage != asked.passage
    assert near.answer is None
    assert _words(near, near.tempting) == "€170"


def _words(example: Example, where: Where | None) -> str:
    return example.passage[slice(*where)] if where else ""


def test_colleagues_questions_are_half_answered_and_a_passage_kept_apart_is_learnt_from_by_no_reader() -> (
    None
):
    every = read_sections()
    asked = [one for one in every if one.answer or one.tempting]
    learnt, apart = parted(every)
    assert len(asked) > 4000
    assert 0.45 < sum(one.answer is not None for one in asked) / len(asked) < 0.55
    assert {one.group for one in learnt} & {one.group for one in apart} == set()
    assert len(apart) > len(every) / 20
