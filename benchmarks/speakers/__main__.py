"""`python -m benchmarks.speakers [voices] [MEETINGS]`: error rates of who spoke when, beside plain ways.

MEETINGS is how many are built of each kind (default 6). `voices` instead says how often a voice is known again. Needs
CONFIDANT_BENCH__DATA; some minutes.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from benchmarks.corpus import SEED
from benchmarks.figures import show
from benchmarks.speakers.built import CHANNELS, Meeting, build
from benchmarks.speakers.material import Real, folder, others, readers, recordings
from benchmarks.speakers.plain import one_speaker, plain_clustering
from benchmarks.speakers.score import Errors, diarization_errors, word_errors
from benchmarks.speakers.voices import measure
from transcription.audio import SAMPLE_RATE, Samples
from transcription.speakers import Turn, assign
from transcription.speakers.built_in import BuiltInDiarizer

_COLLAR = 0.25
_SECONDS = (30, 60, 90)
Way = Callable[[Samples], list[Turn]]


def ours(samples: Samples) -> list[Turn]:
    return BuiltInDiarizer().turns([samples])


WAYS: dict[str, Way] = {"ours": ours, "one speaker": one_speaker, "k-means on MFCC": plain_clustering}


def main(meetings: int) -> None:
    audio = folder()
    pieces = {person: [piece for said in own for piece in said] for person, own in readers(audio).items()}
    print("DER in %, collar 0.25 s a side / collar 0; overlaps are judged.")
    print(
        "Tuned on: meetings of these readers and people with other seeds, the AMI clips, and roughly the call."
    )
    print(
        "How one voice varies was learnt from the readers and the AMI clips too; so these are the best that is seen."
    )
    for count in (1, 2, 3):
        groups = [{who: pieces[who] for who in group} for group in combinations(sorted(pieces), count)]
        for channel in CHANNELS:
            _show_built(f"{count} reader{'s' * (count > 1)}, {channel}", groups, channel, meetings)
    strangers = {person: own[0] for person, own in others(audio).items()}
    for count in (2, 3, 4):
        groups = [{who: strangers[who] for who in group} for group in combinations(sorted(strangers), count)]
        _show_built(f"{count} people of other recordings", groups, "clean", meetings)
    everybody = pieces | strangers
    _show_built(f"{len(everybody)} people", [everybody], "clean", max(1, meetings // 3), seconds=240)
    judged = [_judged(one) for one in recordings(audio)]
    for one in judged:
        _show_real(one)
    clips = [one for one in judged if one.name.startswith("ami")]
    _show_real(sum(clips[1:], clips[0]).called("all AMI clips"))
    _show_names(judged)


def _show_built(
    name: str,
    groups: Sequence[Mapping[str, Sequence[Samples]]],
    channel: str,
    meetings: int,
    *,
    seconds: float | None = None,
) -> None:
    errors = {way: [Errors(), Errors()] for way in WAYS}
    counted: Counter[bool] = Counter()
    for number in range(meetings):
        seed = SEED + 1_000 * len(groups[0]) + number
        meeting = build(groups[number % len(groups)], seconds=seconds or _SECONDS[number % 3], seed=seed)
        meeting = replace(meeting, samples=CHANNELS[channel](meeting.samples, seed))
        for way, find in WAYS.items():
            found = find(meeting.samples)
            _count(errors[way], meeting, found)
            if way == "ours":
                counted[len({t.speaker for t in found}) == len({t.speaker for t in meeting.turns})] += 1
    right = f"{counted[True]} of {meetings} counts right"
    show(f"DER, {name}", _rates(errors["ours"]), f"{_baselines(errors)}; {right}")


@dataclass(frozen=True)
class Judged:
    """What each way got wrong in a real recording."""

    name: str
    errors: dict[str, list[Errors]]
    words: dict[str, tuple[int, int]]
    labels: set[str] = field(default_factory=set)

    def __add__(self, other: "Judged") -> "Judged":
        errors = {
            way: [one + two for one, two in zip(sums, other.errors[way], strict=True)]
            for way, sums in self.errors.items()
        }
        words = {
            way: (w + other.words[way][0], n + other.words[way][1]) for way, (w, n) in self.words.items()
        }
        return Judged(self.name, errors, words)

    def called(self, name: str) -> "Judged":
        return replace(self, name=name)


def _judged(real: Real) -> Judged:
    meeting = Meeting(real.samples, real.turns, len(real.samples) / SAMPLE_RATE)
    judged = Judged(real.name, {way: [Errors(), Errors()] for way in WAYS}, {})
    for way, find in WAYS.items():
        found = find(real.samples)
        _count(judged.errors[way], meeting, found)
        if way == "ours":
            judged.labels.update(turn.speaker for turn in found)
        judged.words[way] = word_errors(real.words, _said(real, found))
    return judged


def _show_real(judged: Judged) -> None:
    show(f"DER, {judged.name}", _rates(judged.errors["ours"]), _baselines(judged.errors))
    rates = {way: f"{100 * wrong / total:.1f}" for way, (wrong, total) in judged.words.items()}
    show(
        f"cpWER, {judged.name}", rates.pop("ours"), ", ".join(f"{way} {rate}" for way, rate in rates.items())
    )


def _said(one: Real, found: list[Turn]) -> dict[str, list[str]]:
    """The true words by the speakers that were found for them."""
    said: dict[str, list[str]] = {}
    for segment in assign(one.unnamed, found).segments:
        said.setdefault(segment.speaker or "nobody", []).extend(word.word for word in segment.words)
    return said


def _count(sums: list[Errors], meeting: Meeting, found: list[Turn]) -> None:
    for place, collar in enumerate((_COLLAR, 0.0)):
        sums[place] += diarization_errors(meeting.turns, found, meeting.seconds, collar=collar)


def _rates(errors: Sequence[Errors]) -> str:
    return " / ".join(f"{100 * error.rate:.1f}" for error in errors)


def _baselines(errors: Mapping[str, Sequence[Errors]]) -> str:
    return ", ".join(f"{way} {_rates(sums)}" for way, sums in errors.items() if way != "ours")


def _show_names(judged: Sequence[Judged]) -> None:
    """The built-in diarizer knows no names, so that any label but a number is an invented one."""
    labels = {label for one in judged for label in one.labels}
    invented = [label for label in labels if not re.fullmatch(r"Speaker \d+", label)]
    show("names misattributed", str(len(invented)), "0 allowed: without a profile, a platform or a click")


if __name__ == "__main__":
    count = int(next((word for word in sys.argv[1:] if word.isdigit()), 6))
    if "voices" in sys.argv[1:]:
        measure(folder(), count)
    else:
        main(count)
