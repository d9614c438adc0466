"""`python -m benchmarks.training.voice_space [centre]`: fits voice_space.npz, and says how well it tells readers apart.

Needs espeak-ng and CONFIDANT_BENCH__DATA; about four minutes. `centre`, which only finds where real people lie, needs
no espeak-ng.
"""

import sys
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.linalg import eigh

from benchmarks.corpus import SEED
from benchmarks.figures import show
from benchmarks.speakers.material import folder
from benchmarks.training.voice_space.material import Described, meetings, readers, synthetic
from transcription.speakers.features import COEFFICIENTS
from transcription.speakers.voice_space import UNIT_FRAMES, WEIGHTS, VoiceSpace

_VOICES = 240
_DIRECTIONS = 24
_REAL = (
    0.3  # the share of real voices in how one voice varies; who differs is learnt from synthetic ones alone
)
_MEETINGS = 0.5  # of that share, for the wide space
_DIAGONAL = 0.05
KINDS = ((False, "wide"), (True, "narrow"))
Floats = npt.NDArray[np.float64]


def main(*, centre_only: bool) -> None:
    audio = folder()
    if centre_only:
        read, met = list(readers(audio)), list(meetings(audio))
        with np.load(WEIGHTS) as stored:
            standing = {name: stored[name].astype(np.float64) for name in stored.files}
        _write(standing | {f"{kind}_centre": centre(read, met, narrow) for narrow, kind in KINDS})
        return
    made = list(synthetic(audio.parent / "handbook", _VOICES, SEED))
    read, met = list(readers(audio)), list(meetings(audio))
    weights: dict[str, Floats] = {}
    for narrow, kind in KINDS:
        space = fit(made, read, met, narrow)
        weights |= {f"{kind}_directions": space.directions, f"{kind}_people": space.people}
        weights[f"{kind}_centre"] = space.centre
        _show(kind, made, read, met, narrow)
    _write(weights)


def _write(weights: dict[str, Floats]) -> None:
    np.savez(
        WEIGHTS, allow_pickle=False, **{name: weight.astype(np.float32) for name, weight in weights.items()}
    )
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1e3:.0f} kB")


def fit(
    made: Sequence[Described], read: Sequence[Described], met: Sequence[Described], narrow: bool
) -> VoiceSpace:
    """The directions in which people differ most for how much one voice varies."""
    synthetic_voices = [one for one in made if one.narrow == narrow]
    real = within([one for one in read if one.narrow == narrow])
    if not narrow:
        real = (1 - _MEETINGS) * real + _MEETINGS * within(met)
    one_voice = (1 - _REAL) * within(synthetic_voices) + _REAL * real
    one_voice += _DIAGONAL * np.diag(np.diag(one_voice))
    people, directions = eigh(between(synthetic_voices), one_voice)
    most = np.argsort(-people)[:_DIRECTIONS]
    return VoiceSpace(directions[:, most], people[most], centre(read, met, narrow))


def centre(read: Sequence[Described], met: Sequence[Described], narrow: bool) -> Floats:
    """The mean over real people of the mean of what they say; on the telephone there are only the readers."""
    people: dict[str, list[Floats]] = {}
    for one in (*read, *(() if narrow else met)):
        if one.narrow == narrow:
            people.setdefault(one.voice.split()[0], []).append(one.stretches.mean(axis=0))
    return np.asarray(np.mean([np.mean(rows, axis=0) for rows in people.values()], axis=0))


def within(voices: Sequence[Described]) -> Floats:
    """The covariance of stretches around the mean of their voice and channel."""
    total, count = np.zeros(()), 0
    for stretches in _by_voice(voices).values():
        if len(stretches) > 1:
            apart = stretches - stretches.mean(axis=0)
            total, count = total + apart.T @ apart, count + len(stretches) - 1
    return np.asarray(total / max(count, 1))


def between(voices: Sequence[Described]) -> Floats:
    """The covariance of the means of voices around the mean of their channel."""
    means: dict[str, list[Floats]] = {}
    for (_, channel), stretches in _by_voice(voices).items():
        means.setdefault(channel, []).append(stretches.mean(axis=0))
    apart = [np.array(rows) - np.mean(rows, axis=0) for rows in means.values()]
    return np.asarray(sum(rows.T @ rows for rows in apart) / sum(len(rows) - 1 for rows in apart))


def _by_voice(voices: Sequence[Described]) -> dict[tuple[str, str], Floats]:
    found: dict[tuple[str, str], list[Floats]] = {}
    for one in voices:
        found.setdefault((one.voice, one.channel), []).append(one.stretches)
    return {key: np.concatenate(parts) for key, parts in found.items()}


def _show(
    kind: str, made: Sequence[Described], read: Sequence[Described], met: Sequence[Described], narrow: bool
) -> None:
    """Equal error rates on the readers, by spaces that never heard them."""
    heard = [one for one in read if one.narrow == narrow]
    strangers = [one for one in made if one.narrow == narrow] if narrow else met
    unheard = fit(made, strangers, met, narrow)
    frames = np.array(float(UNIT_FRAMES))
    scores, plain, same = [], [], []
    for channel in sorted({one.channel for one in heard}):
        chosen = [one for one in heard if one.channel == channel]
        stretches = np.concatenate([one.stretches for one in chosen])
        names = np.repeat([one.voice for one in chosen], [len(one.stretches) for one in chosen])
        places = (stretches - stretches.mean(axis=0)) @ unheard.directions
        for row in range(1, len(places)):
            others = np.full(row, frames)
            scores.append(unheard.same_voice(places[row], frames, places[:row], others))
            apart = stretches[:row, :COEFFICIENTS] - stretches[row, :COEFFICIENTS]
            plain.append(-np.linalg.norm(apart, axis=1))
            same.append(names[:row] == names[row])
    truth = np.concatenate(same)
    rates = [f"{100 * equal_error(np.concatenate(rows), truth):.1f}" for rows in (scores, plain)]
    show(
        f"equal error rate on 2 s of unheard readers, {kind}, %",
        rates[0],
        f"distance of mean MFCC {rates[1]}",
    )


def equal_error(scores: Floats, same: npt.NDArray[np.bool_]) -> float:
    """The rate at which as many pairs of one voice are missed as pairs of two are taken for one."""
    ordered = same[np.argsort(-scores)]
    false, missed = np.cumsum(~ordered) / (~ordered).sum(), 1 - np.cumsum(ordered) / ordered.sum()
    place = int(np.abs(false - missed).argmin())
    return float(false[place] + missed[place]) / 2


if __name__ == "__main__":
    main(centre_only="centre" in sys.argv[1:])
