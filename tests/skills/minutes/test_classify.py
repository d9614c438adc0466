"""The trained line classifier, and the whole write-up on the embeddings it was trained on."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from indexing.models import TextModels
from skills.minutes.classify import WEIGHTS, Likelihoods, around, classify, shipped
from skills.minutes.features import Floats, features
from skills.minutes.lines import Line
from skills.minutes.network import HEADS, MARGIN, WINDOW, scores
from skills.minutes.possible import MOST_PLACES, possible_lines
from skills.minutes.sentences import to_sentences
from skills.minutes.writeup import Source, write_up
from tests.skills.minutes.talk import talk
from transcription import read_transcript

LAUNCH = Path(__file__).parent / "launch_review.vtt"
TEXTS = (
    "Okay, that sounds fine to me.",
    "The industrial designer will be working on the working design for the next meeting.",
    "I like the picture of the banana on the wall.",
)


def test_the_weights_are_small_and_fit_the_features() -> None:
    assert WEIGHTS.stat().st_size < 1_000_000
    likely = classify(TEXTS, ("A", "B", "A"), np.zeros((3, 384), np.float32))
    assert likely.rows.shape == (3, len(HEADS))
    assert ((likely.rows >= 0) & (likely.rows <= 1)).all()


def test_no_sentences_give_no_rows() -> None:
    assert classify((), (), np.zeros((0, 384), np.float32)).rows.shape == (0, len(HEADS))


def test_an_assignment_is_likelier_an_action_than_small_talk(models: TextModels) -> None:
    likely = classify(TEXTS, ("A", "B", "A"), models.embed(TEXTS)).of("action")
    assert likely.argmax() == 1


def test_the_place_of_a_decision_is_likelier_where_its_neighbours_speak_of_one_too() -> None:
    chances = np.array([0.0, 0.0, 0.1, 0.1, 0.1, 0.0, 0.0, 0.0, 0.0, 0.1, 0.0], np.float32)
    assert around(chances).argmax() == 3
    assert len(around(chances[:0])) == 0


def test_possible_places_are_few_apart_and_away_from_what_was_plainly_said() -> None:
    sentences = to_sentences(talk(*[f"Ana: The case number {n} gets a rubber cover." for n in range(20)]))
    places = np.zeros((20, 2), np.float32)
    places[[2, 3, 9, 15], 0] = 0.6, 0.59, 0.5, 0.4
    likely = Likelihoods(np.zeros((20, len(HEADS)), np.float32), {}, places)
    told = [Line("Rubber.", sentences[14].parts, 0.8)]
    found = possible_lines("decision", sentences, likely, told)
    assert [line.confidence for line in found] == pytest.approx([0.6, 0.5])
    assert all(line.possible for line in found)
    assert len(found) == MOST_PLACES
    assert possible_lines("problem", sentences, likely, told) == []


def test_what_lies_far_behind_changes_no_score() -> None:
    """The windows are read side by side, so their margins must be long enough."""
    draw = np.random.default_rng(1)
    rows = features(["We will send it."] * 600, ["A", "B"] * 300, _unit(draw.normal(size=(600, 384))))
    whole = scores(shipped().networks, rows)
    cut = scores(shipped().networks, rows[WINDOW:])
    assert np.abs(whole[WINDOW + MARGIN :] - cut[MARGIN:]).max() < 0.01


def test_the_end_of_a_meeting_counts_as_much_as_its_beginning(models: TextModels) -> None:
    talk_of = [*TEXTS, "The table is made of wood.", "I had soup for lunch.", "It rained a lot."] * 100
    meaning = np.tile(models.embed(talk_of[:6]), (100, 1))
    action = classify(talk_of, ["A", "B"] * 300, meaning).of("action").reshape(100, 6)[:, 1]
    assert abs(action[5:35].mean() - action[65:95].mean()) < 0.03


def test_the_launch_review_holds_nothing_wrong_beside_what_was_said(models: TextModels) -> None:
    async def embed(texts: Sequence[str]) -> Floats:
        return models.embed(texts)

    minutes = asyncio.run(write_up(read_transcript(LAUNCH), embed, source=Source("launch_review.vtt")))
    assert len(minutes.decisions) == 2
    assert [(item.owner, item.due) for item in minutes.actions] == [
        ("Priya Raman", "by Friday"),
        ("Priya Raman", "before the end of next week"),
        ("Jonas", None),
    ]
    assert (len(minutes.questions), len(minutes.risks)) == (1, 1)


def _unit(rows: np.ndarray) -> Floats:
    found: Floats = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return found


def test_another_embedding_model_leaves_only_what_was_plainly_said() -> None:
    async def wide(texts: Sequence[str]) -> Floats:
        return np.full((len(texts), 768), 768**-0.5, np.float32)

    minutes = asyncio.run(
        write_up(talk("Ana: We decided to keep the price.", "Tom: It is nine euros."), wide)
    )
    assert [line.text for line in minutes.decisions] == ["We decided to keep the price."]
