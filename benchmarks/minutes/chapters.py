"""`python -m benchmarks.minutes chapters`: chapters of AMI meetings against the topics that its annotators marked."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.figures import show
from benchmarks.minutes.cases import Case, ami_cases
from benchmarks.minutes.segmentation import even_split, pk, texttiling, window_diff
from skills.minutes.chapters import find_cuts

Cut = Callable[[Case], Sequence[int]]


def report(data: Path, work: Path) -> None:
    """Pk and WindowDiff, 0 is best, of ours and of the baselines; a unit is an utterance of three or more words."""
    cases = ami_cases(data, work)
    show("chapters, mean over meetings", f"{len(cases)} meetings", "Pk / WindowDiff, 0 is best")
    for name, level in (("top level", (0,)), ("all levels", (0, 1, 2))):
        even = "even split, true number"
        ways: dict[str, Cut] = {
            "ours, series held out": ours,
            "ours, without networks": by_depth,
            even: lambda case, level=level: even_split(  # type: ignore[misc]
                len(topics(case, level)) + 1, len(case.sentences)
            ),
            "even split, as many as ours": lambda case: even_split(len(ours(case)) + 1, len(case.sentences)),
            "TextTiling (Hearst 1997)": lambda case: texttiling([said.text for said in case.sentences]),
            "one chapter": lambda _: [],
        }
        for way, cut in ways.items():
            show(f"{name}: {way}", *_measured(cases, level, cut))


def ours(case: Case) -> list[int]:
    return find_cuts(
        case.sentences, case.meaning, case.likely.of("turn"), duration_seconds=case.duration_seconds
    )


def by_depth(case: Case) -> list[int]:
    return find_cuts(case.sentences, case.meaning, None, duration_seconds=case.duration_seconds)


def topics(case: Case, levels: Sequence[int]) -> list[int]:
    """The sentences that open a topic, without the first."""
    segments = [said.parts[0].segment for said in case.sentences]
    firsts = {
        int(np.searchsorted(segments, topic.first)) for topic in case.meeting.topics if topic.level in levels
    }
    return sorted(first for first in firsts if 0 < first < len(segments))


def _measured(cases: Sequence[Case], levels: Sequence[int], cut: Cut) -> tuple[str, str]:
    found = []
    for case in cases:
        truth, cuts, length = topics(case, levels), cut(case), len(case.sentences)
        found.append((pk(truth, cuts, length), window_diff(truth, cuts, length), len(cuts) + 1))
    mean_pk, mean_difference, count = np.mean(found, axis=0)
    return f"{mean_pk:.3f} / {mean_difference:.3f}", f"{count:.1f} chapters a meeting"
