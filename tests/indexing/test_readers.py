"""Readers: the bundled one, and models for question answering and entailment from a folder."""

import math
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from indexing.errors import ModelFolderError
from indexing.models import TextModels
from indexing.models.bundled_reader import load_bundled_reader
from indexing.models.packed import bundled_tokenizer, pack, unpack
from indexing.models.pairs import Pairs
from indexing.models.readers import NOTHING, PairReader
from indexing.reading import Finding, Page, Reader
from indexing.settings import IndexSettings
from indexing.weights import READER, bundled_folder

if TYPE_CHECKING:  # seconds, which each worker would spend to find out what tests there are
    from transformers import BertConfig, PreTrainedModel

QUESTION = "How many weeks of leave do parents receive?"
ANSWER = "Parents receive 16 weeks of paid leave. Apply three months before the birth."
OTHER = "The canteen serves soup from half past eleven, and coffee all day."


def small(**more: dict[int, str]) -> "BertConfig":
    """The shape of a model that takes no time to make."""
    from transformers import BertConfig

    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    return BertConfig.from_dict({**shape, **more})


@pytest.fixture(scope="module")
def bundled() -> Reader:
    return load_bundled_reader()


def folder_of(model: "PreTrainedModel", folder: Path) -> Path:
    """The model saved as a hub would have it, with MiniLM's tokenizer beside it."""
    model.save_pretrained(folder)
    for name in ("tokenizer.json", "tokenizer_config.json", "vocab.txt", "special_tokens_map.json"):
        (folder / name).write_bytes((bundled_folder() / name).read_bytes())
    return folder


def read_with(folder: Path) -> list[Finding]:
    models = TextModels(IndexSettings(reading_model=str(folder)))
    return models.reader.read(QUESTION, [Page(ANSWER), Page(OTHER)])


def test_the_passage_that_answers_is_surer_than_one_that_does_not(bundled: Reader) -> None:
    answering, other = bundled.read(QUESTION, [Page(ANSWER), Page(OTHER)])
    assert answering.answered > 0 > other.answered


def test_it_points_at_the_words_of_the_answer(bundled: Reader) -> None:
    best = bundled.read(QUESTION, [Page(ANSWER)])[0].spans[0]
    assert "16" in ANSWER[best.start : best.end]


def test_findings_come_in_the_order_of_the_pages_whatever_their_lengths(bundled: Reader) -> None:
    pages = [Page(OTHER * 30), Page(""), Page(ANSWER), Page(OTHER, "Canteen. ")]
    together = bundled.read(QUESTION, pages)
    alone = [bundled.read(QUESTION, [page])[0] for page in pages]
    # in bfloat16 a batch moves the log-odds by some hundredths
    assert [one.answered for one in together] == pytest.approx([one.answered for one in alone], abs=0.1)


def test_an_answer_far_down_is_found_where_it_stands(bundled: Reader) -> None:
    text = OTHER * 20 + ANSWER
    best = bundled.read(QUESTION, [Page(text, "Leave. ")])[0].spans[0]
    assert "16" in text[best.start : best.end]


def test_words_of_the_title_are_no_answer(bundled: Reader) -> None:
    finding = bundled.read(QUESTION, [Page(OTHER, "Parents receive 16 weeks of leave. ")])[0]
    assert all(OTHER[one.start : one.end] for one in finding.spans)


def test_nothing_is_made_of_an_empty_text(bundled: Reader) -> None:
    assert bundled.read(QUESTION, [Page("")]) == [Finding(NOTHING)]


@pytest.mark.parametrize(
    "question", ["?", "\N{SMILING FACE WITH SUNGLASSES}", "weeks " * 4000, "何週間ですか"]
)
def test_any_question_gets_a_finding_whose_spans_lie_in_the_text(bundled: Reader, question: str) -> None:
    text = ANSWER * 60
    finding = bundled.read(question, [Page(text)])[0]
    assert math.isfinite(finding.answered)
    assert finding.spans
    assert all(0 <= one.start < one.end <= len(text) for one in finding.spans)


def test_what_was_read_for_a_question_is_not_judged_again_and_for_another_it_is() -> None:
    judged: list[int] = []

    def judge(pairs: Pairs) -> list[Finding]:
        judged.append(len(pairs.ids))
        return [Finding(float(pairs.attention[row].sum())) for row in range(len(pairs.ids))]

    reader = PairReader("counted", bundled_tokenizer(), judge)
    pages = [Page(ANSWER), Page(OTHER)]
    assert reader.read(QUESTION, pages) == reader.read(QUESTION, pages)
    assert judged == [2]
    assert reader.read("Who eats soup at noon?", pages) != reader.read(QUESTION, pages)
    assert judged == [2, 2]


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    for file in READER.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    weights = tmp_path / "reader.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    with pytest.raises(ModelFolderError, match="not the ones that were checked"):
        load_bundled_reader(tmp_path)


def test_the_bundled_reader_is_named_by_its_weights_without_being_loaded() -> None:
    assert TextModels().reader.name == load_bundled_reader().name


@given(st.lists(st.lists(st.floats(-3, 3), min_size=4, max_size=4), min_size=1, max_size=6))
def test_eight_bits_are_never_off_by_more_than_half_a_step(rows: list[list[float]]) -> None:
    matrix = torch.tensor(rows)
    back = unpack(pack({"layer.weight": matrix}))["layer.weight"]
    step = matrix.abs().amax(dim=1, keepdim=True) / 127
    assert bool(((back - matrix).abs() <= step / 2 + 1e-5).all())


def test_a_question_answering_model_from_a_folder_points_into_the_text(tmp_path: Path) -> None:
    from transformers import BertForQuestionAnswering

    folder = folder_of(BertForQuestionAnswering(small()), tmp_path)
    answering, other = read_with(folder)
    assert answering.answered == answering.spans[0].score
    assert all(one.end <= len(OTHER) for one in other.spans)


def test_an_entailment_model_from_a_folder_judges_by_its_label(tmp_path: Path) -> None:
    from transformers import BertForSequenceClassification

    config = small(id2label={0: "contradiction", 1: "entailment", 2: "neutral"})
    findings = read_with(folder_of(BertForSequenceClassification(config), tmp_path))
    assert all(math.isfinite(one.answered) and not one.spans for one in findings)


def test_a_model_of_another_kind_is_refused_with_what_to_name(tmp_path: Path) -> None:
    from transformers import BertModel

    folder = folder_of(BertModel(small()), tmp_path)
    with pytest.raises(ModelFolderError, match="question answering"):
        read_with(folder)
