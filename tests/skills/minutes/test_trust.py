"""How far a model's line can be trusted follows from what is seen of it, not from its kind alone."""

import asyncio
from collections.abc import Sequence

import numpy as np
import pytest

from skills.minutes.classify import Likelihoods
from skills.minutes.drafts.answers import Kind
from skills.minutes.drafts.check import SURE as FIXED
from skills.minutes.drafts.check import Drafted
from skills.minutes.drafts.trust import CLASS_OF, SURE, Meaning, confidence
from skills.minutes.features import Floats
from skills.minutes.lines import Line
from skills.minutes.network import HEADS
from skills.minutes.sentences import Sentence, to_sentences
from skills.minutes.writeup import write_up
from tests.skills.minutes.models import line, scripted
from tests.skills.minutes.talk import talk

SENTENCES = to_sentences(
    talk("Ana: We decided to keep the price at nine euros.", "Tom: My dog likes the garden in summer.")
)


def unit(*numbers: float) -> Floats:
    vector = np.zeros(4, np.float32)
    vector[: len(numbers)] = numbers
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


def known(*chances: float) -> Meaning:
    """Two sentences that mean different things; the classifier's chance for every class of each."""
    rows = np.tile(np.array(chances, np.float32)[:, None], (1, len(HEADS)))
    vectors = np.stack([unit(1.0), unit(0.0, 1.0)])
    return Meaning.of(SENTENCES, vectors, Likelihoods(rows, {}, np.zeros((2, 2), np.float32)))


def judged(kind: Kind, text: str, proof: Sentence, meaning: Meaning, vector: Floats) -> Line:
    drafted = Drafted(kind, Line(text, proof.parts, FIXED), (proof,))
    [one] = meaning.judged([drafted], vector[None])
    return one.line


@pytest.mark.parametrize("kind", list(CLASS_OF))
def test_a_line_is_surer_the_likelier_its_proof_is_such_a_line(kind: Kind) -> None:
    text, proof = "The price stays at nine euros.", SENTENCES[0]
    likely = judged(kind, text, proof, known(0.9, 0.1), unit(1.0))
    doubtful = judged(kind, text, proof, known(0.01, 0.1), unit(1.0))
    assert 0 < doubtful.confidence < likely.confidence < 1


def test_what_is_wrong_as_often_as_right_is_possible() -> None:
    for chance in (0.001, 0.02, 0.2, 0.6, 0.99):
        one = judged(
            Kind.DECISION, "We keep the price at nine euros.", SENTENCES[0], known(chance, 0.1), unit(1.0)
        )
        assert one.possible == (one.confidence < SURE)


def test_a_sentence_too_short_to_be_classified_counts_as_unlikely() -> None:
    meaning = Meaning({}, np.zeros((0, 4), np.float32), known(0.9, 0.9).likely)
    signals = meaning.signals(Kind.DECISION, "We keep it.", SENTENCES[:1], unit(1.0))
    assert (signals.alike, signals.likely < -6) == (0.0, True)
    assert 0 < confidence(signals) < 1


def test_the_signals_see_numbers_names_and_what_is_denied() -> None:
    seen = known(0.5, 0.5).signals(Kind.DECISION, "We keep the price at ten euros.", SENTENCES[:1], unit(1.0))
    assert seen.exact == 0.0
    assert seen.same_sense
    denied = known(0.5, 0.5).signals(
        Kind.DECISION, "We do not keep the price at nine euros.", SENTENCES[:1], unit(1.0)
    )
    assert denied.exact == 1.0
    assert not denied.same_sense


def test_the_lines_of_a_model_get_their_confidence_from_the_talk() -> None:
    async def embed(texts: Sequence[str]) -> Floats:
        draw = np.random.default_rng(1)
        rows = draw.normal(size=(len(texts), 384)).astype(np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    said = talk(
        "Ana: We decided to move the launch to the fifteenth of October.",
        "Tom: The box could become a problem in the rain.",
        title="Launch",
    )
    model = scripted(line("risk", "The box could become a problem in the rain.", 1))
    minutes = asyncio.run(write_up(said, embed, model))
    [risk] = [one for one in minutes.risks if "box" in one.text]
    assert risk.confidence not in (0.7, 0.4)
    assert risk.possible == (risk.confidence < SURE)
