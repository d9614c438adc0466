"""What networks that never saw a meeting's series say of it; embeddings and networks are kept between runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.training.minutes_lines.meetings import Meeting, folds_of, load_meetings, targets_of, texts_of
from benchmarks.training.minutes_lines.network import Example, exported, train
from indexing.models import TextModels
from skills.minutes.features import Floats, features
from skills.minutes.network import scores

FOLDS = 5


@dataclass(frozen=True)
class Held:
    """A labelled meeting, its utterances' embeddings, and their scores, (n, heads), by networks that never saw it."""

    meeting: Meeting
    meaning: Floats
    scores: Floats


def held_out(data: Path, work: Path, seeds: Sequence[int]) -> list[Held]:
    """All labelled meetings, each scored by networks trained without its series."""
    meetings = load_meetings(data)
    meanings = embedded(meetings, work)
    folds = folds_of(meetings, FOLDS)
    found: dict[int, Held] = {}
    for fold in range(FOLDS):
        learnt = [place for place in range(len(meetings)) if folds[place] != fold]
        networks = trained(
            [meetings[place] for place in learnt],
            [meanings[place] for place in learnt],
            work / f"fold{fold}.npz",
            seeds,
        )
        for place in np.flatnonzero(folds == fold):
            rows = rows_of(meetings[place], meanings[place])
            found[int(place)] = Held(meetings[place], meanings[place], scores(networks, rows))
    return [found[place] for place in range(len(meetings))]


def embedded(meetings: Sequence[Meeting], work: Path) -> list[Floats]:
    """The embeddings of each meeting's utterances by the bundled MiniLM; some minutes for all of AMI."""
    kept = work / "embeddings.npy"
    if kept.is_file():
        rows: Floats = np.load(kept)
    else:
        print(f"embedding {len(texts_of(meetings)):,} utterances, kept in {kept}", flush=True)
        rows = TextModels().embed(texts_of(meetings))
        work.mkdir(parents=True, exist_ok=True)
        np.save(kept, rows)
    ends = np.cumsum([len(meeting.utterances) for meeting in meetings])
    return np.split(rows, ends[:-1])


def rows_of(meeting: Meeting, meaning: Floats) -> Floats:
    """The features of a meeting's utterances, as the skill computes them."""
    return features(meeting.texts, [said.speaker for said in meeting.utterances], meaning)


def trained(
    meetings: Sequence[Meeting], meanings: Sequence[Floats], kept: Path, seeds: Sequence[int]
) -> dict[str, Floats]:
    """A network for each seed, stacked; read from `kept` where they were trained before."""
    if not kept.is_file():
        print(f"training {kept.stem} on {len(meetings)} meetings", flush=True)
        examples = [_example(one, meaning) for one, meaning in zip(meetings, meanings, strict=True)]
        kept.parent.mkdir(parents=True, exist_ok=True)
        arrays = exported([train(examples, seed=seed) for seed in seeds])
        save_arrays(kept, {name: array.astype(np.float16) for name, array in arrays.items()})
    with np.load(kept) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def _example(meeting: Meeting, meaning: Floats) -> Example:
    acts = np.array([said.act for said in meeting.utterances])
    return Example(rows_of(meeting, meaning), targets_of(meeting), acts)


def save_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """One file of named arrays, packed."""
    np.savez_compressed(path, **dict(arrays))  # type: ignore[arg-type]  # a name could be `allow_pickle`, and is not
