"""What training does to a reader besides learning: one height for all, and one network made of several."""

from pathlib import Path

import numpy as np
import pytest
import torch

from benchmarks.training.reader.judge import judge, read_each
from benchmarks.training.reader.level import level
from benchmarks.training.reader.own import SECOND, learnt_and_apart
from benchmarks.training.reader.recipe import PRACTISED, practise
from benchmarks.training.reader.train import mean_of, start_network, train
from indexing.models import packed
from indexing.models.bundled_reader import WEIGHTS, empty_network, load_bundled_reader, save
from indexing.models.cores import precision
from indexing.models.readers import PairReader, bundled_judge
from indexing.weights import READER


def test_no_passage_that_heights_are_taken_from_is_practised_on() -> None:
    learnt, apart = learnt_and_apart()
    assert len(apart) * 8 < len(learnt) < len(apart) * 12
    assert {one.passage for one in learnt} & {one.passage for one in apart} == set()


@pytest.mark.slow
def test_a_levelled_reader_says_the_odds_of_the_questions_kept_apart() -> None:
    from sklearn.linear_model import LogisticRegression

    apart = learnt_and_apart()[1][:16]
    network = packed.load(empty_network(), READER, WEIGHTS)
    network.encoder.to(precision())
    with torch.no_grad():
        network.answered.weight.mul_(9.0)
        network.answered.bias.add_(20.0)
    level(network, apart)
    reader = PairReader("", packed.bundled_tokenizer(), bundled_judge(network))
    said = np.array([[one.answered] for one in read_each(reader, apart)])
    again = LogisticRegression(C=1e6).fit(said, [one.answer is not None for one in apart])
    np.testing.assert_allclose(again.coef_, 1.0, atol=0.02)
    np.testing.assert_allclose(again.intercept_, 0.0, atol=0.02)


def test_a_reader_that_tells_nothing_apart_has_no_height() -> None:
    apart = learnt_and_apart()[1][:8]
    network = start_network(seed=0)
    with torch.no_grad():
        network.answered.weight.zero_()
    with pytest.raises(ValueError, match="tells nothing"):
        level(network, apart)


@pytest.mark.slow
def test_the_mean_of_two_networks_is_the_mean_of_their_weights_and_can_be_kept(tmp_path: Path) -> None:
    one, other = start_network(seed=1), start_network(seed=2)
    wanted = (one.answered.weight + other.answered.weight) / 2
    mean = mean_of([one, other])
    torch.testing.assert_close(mean.answered.weight, wanted)
    save(mean, tmp_path, name="mean", about={})
    assert load_bundled_reader(tmp_path).name.startswith("mean@")


@pytest.mark.slow
def test_the_practised_network_lies_ready_to_learn_on() -> None:
    network = practise(Path("no data is needed"), PRACTISED)
    assert all(one.requires_grad for one in network.parameters())
    some = learnt_and_apart((SECOND,))[1][:120]
    network.eval()
    reader = PairReader("", packed.bundled_tokenizer(), bundled_judge(network))
    assert judge(reader, some).answered > 0.65


@pytest.mark.slow
def test_a_gentler_round_moves_the_weights_less() -> None:
    some = learnt_and_apart((SECOND,))[0][:4]
    moved = []
    for share in (0.0, 0.1, 1.0):
        network = start_network(seed=1)
        before = network.answered.weight.detach().clone()
        train(network, [some], seed=0, share=share)
        moved.append(float((network.answered.weight.detach() - before).abs().max()))
    assert moved[0] == 0.0
    assert moved[0] < moved[1] < moved[2]
