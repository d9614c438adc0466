"""Every labelled question searched, read and scored by the product itself, by scorers that saw nothing of its group."""

import asyncio
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from benchmarks.training.answer_score.fit import Array, cross_fit, fit, flat_scorer, folds
from benchmarks.training.answer_score.observe import (
    Memo,
    Observed,
    build_index,
    is_right,
    observe_all,
    read_all,
    sentence_rows,
)
from benchmarks.training.answer_score.questions import (
    Asked,
    Page,
    hide,
    read_clapnq,
    read_companies,
    read_handbook,
    read_squad,
)
from indexing.reading import Reader
from skills.ask.score.candidate import Candidate
from skills.ask.score.extract import Reading, choose
from skills.ask.score.signals import QuestionSignals, SentenceSignals
from skills.confidence import Scorer

SEED = 20261121
NAMES = tuple(field.name for field in fields(QuestionSignals))
# how often a near miss is asked beside each answerable question: more are known, but people rarely ask them
NEAR_MISSES = 400


@dataclass(frozen=True)
class Pool:
    """One place in each sequence for a question. `rows` are its signals, `right` whether what would be shown holds
    the answer, `scores` the cross-fitted probabilities."""

    observed: list[Observed]
    readings: list[Reading]
    rows: Array
    right: Array
    scores: Array
    sentence: Scorer
    configuration: str

    @property
    def kinds(self) -> Array:
        return np.array([f"{corpus_of(one.asked)} {one.asked.kind}" for one in self.observed])

    def column(self, name: str) -> Array:
        return self.rows[:, NAMES.index(name)]


def corpus_of(asked: Asked) -> str:
    return asked.group.partition("/")[0]


def gather(data: Path, home: Path, kept: Path | None, readers: Mapping[int | None, Reader]) -> Pool:
    """Search every question and read it with a reader that did not learn from it; `kept` holds embeddings between
    runs, which halves the time."""
    pages, asked = sample(data)
    handbook = data / "handbook" / "pages"
    asked += [*read_handbook(handbook), *read_companies()]
    index = build_index(pages, handbook, home, readers)
    index.load(kept)
    observed = [one for one in observe_all(index, pages, asked) if one.ranking]
    sentence, readings = fit_sentences(index, observed)
    index.save(kept)
    rows = np.array([reading.signals.vector() for reading in readings if reading.signals])
    right = np.array(
        [holds(one.asked, reading, choose) for one, reading in zip(observed, readings, strict=True)]
    )
    groups = np.array([one.asked.group for one in observed])
    return Pool(
        observed, readings, rows, right, cross_fit(NAMES, rows, right, groups), sentence, index.configuration
    )


def sample(data: Path) -> tuple[list[Page], list[Asked]]:
    """Every answerable question, half of SQuAD's also asked by who may not read the article, and near misses."""
    squad_pages, squad = read_squad(data)
    clapnq_pages, clapnq = read_clapnq(data)
    answerable = [one for one in squad if one.golds]
    near = [one for one in squad if not one.golds]
    draw = random.Random(SEED)
    draw.shuffle(near)
    hidden = [hide(one) for one in draw.sample(answerable, len(answerable) // 2)]
    return [*squad_pages, *clapnq_pages], [*clapnq, *answerable, *hidden, *near[:NEAR_MISSES]]


def fit_sentences(index: Memo, observed: list[Observed]) -> tuple[Scorer, list[Reading]]:
    """The sentence scorer for the product, and every question read by one that saw nothing of its article."""
    names = [field.name for field in fields(SentenceSignals)]
    first = asyncio.run(read_all(index, observed, flat_scorer()))
    table = list(sentence_rows(observed, first))
    rows, right = np.array([row for row, _, _ in table]), np.array([ok for _, ok, _ in table])
    owners = np.array([group for _, _, group in table])
    groups = np.array([one.asked.group for one in observed])
    readings: list[Reading] = [Reading((), None)] * len(observed)
    for _, judge in folds(groups):
        unseen = ~np.isin(owners, list(set(groups[judge])))
        scorer = fit(names, rows[unseen], right[unseen])
        for place, reading in zip(
            judge, asyncio.run(read_all(index, [observed[i] for i in judge], scorer)), strict=True
        ):
            readings[place] = reading
    return fit(names, rows, right), readings


def holds(asked: Asked, reading: Reading, pick: Callable[[str, Reading], list[Candidate]]) -> bool:
    """Whether the sentences picked hold a gold answer."""
    return bool(reading.candidates) and any(
        is_right(asked, candidate.sentence.text, candidate.sentence.passage.location)
        for candidate in pick(asked.text, reading)
    )
