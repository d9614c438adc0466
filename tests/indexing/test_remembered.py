"""Vectors that are kept, and forgotten again."""

import numpy as np

from bot.testing.words import WordEmbedder
from indexing.remembered import Remembered


def test_gives_the_same_vectors_as_the_model_in_the_order_asked() -> None:
    texts = ["one", "two", "one", "three"]
    np.testing.assert_array_equal(Remembered(WordEmbedder()).embed(texts), WordEmbedder().embed(texts))


def test_runs_each_text_once() -> None:
    model = WordEmbedder()
    remembered = Remembered(model)
    remembered.embed(["one", "two", "one"])
    remembered.embed(["two", "three"])
    assert model.embedded == 3


def test_forgets_what_was_not_asked_for_longest() -> None:
    model = WordEmbedder()
    remembered = Remembered(model, most=2)
    remembered.embed(["one", "two"])
    remembered.embed(["one", "three"])
    remembered.embed(["one"])
    assert model.embedded == 3
    remembered.embed(["two"])
    assert model.embedded == 4


def test_nothing_asked_is_nothing_given() -> None:
    assert len(Remembered(WordEmbedder()).embed([])) == 0
