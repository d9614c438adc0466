"""The bundled tagger: which words of a line tell what, alone or among others, and only with the weights we checked."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.errors import ModelFolderError
from indexing.models import LateTagger
from indexing.models.tagger import bundled_tagger, load_bundled_tagger
from indexing.tagging import Line
from indexing.weights import TAGGER

PRICE = Line("The basket is £99 a month.", "own › Prices")
FILLER = Line("We use cookies to remember your postcode.", "own")


def test_a_price_is_marked_with_its_words() -> None:
    [tags] = bundled_tagger().tag([PRICE])
    [tag] = [one for one in tags if one.label == "price"]
    assert "£99" in PRICE.text[tag.start : tag.end]
    assert 0.5 < tag.probability <= 1


def test_ordinary_words_are_not_marked() -> None:
    assert bundled_tagger().tag([FILLER]) == [()]


def test_a_line_is_marked_alone_as_among_others() -> None:
    lines = [FILLER, PRICE, Line("x" * 900), Line("", "own")] * 9
    together = bundled_tagger().tag(lines)
    assert together[1] == together[5]
    assert [(one.label, one.start, one.end) for one in together[1]] == [
        (one.label, one.start, one.end) for one in bundled_tagger().tag([PRICE])[0]
    ]


def test_nothing_is_made_of_nothing() -> None:
    assert bundled_tagger().tag([]) == []
    assert bundled_tagger().tag([Line("")]) == [()]


@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=30)), max_size=4))
@settings(max_examples=25, deadline=None)
def test_marks_stand_in_their_line_and_never_overlap(lines: list[tuple[str, str]]) -> None:
    for (text, _), tags in zip(lines, bundled_tagger().tag([Line(*one) for one in lines]), strict=True):
        places = sorted((one.start, one.end) for one in tags)
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert all(end <= start for (_, end), (start, _) in pairwise(places))


def test_other_weights_are_refused(tmp_path: Path) -> None:
    for file in TAGGER.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    weights = tmp_path / "tagger.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    with pytest.raises(ModelFolderError, match="not the ones that were checked"):
        load_bundled_tagger(tmp_path)


def test_it_is_named_by_its_weights_without_being_loaded() -> None:
    assert LateTagger().name == load_bundled_tagger().name
    assert LateTagger().tag([PRICE]) == bundled_tagger().tag([PRICE])
