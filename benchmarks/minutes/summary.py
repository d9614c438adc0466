"""`python -m benchmarks.minutes summary`: ROUGE of the chosen sentences against what people wrote."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.figures import show
from benchmarks.minutes.baselines import textrank
from benchmarks.minutes.cases import Case, ami_cases
from benchmarks.minutes.meetings import load_qmsum
from benchmarks.minutes.rouge import cut, greedy_oracle, rouge, within
from skills.minutes.compose import worth_of
from skills.minutes.summary import best_first
from skills.proving.tidy import tidy

MOST = 80  # sentences that are ranked: more than any reference is long
Pick = Callable[[Case, Sequence[str], int], Sequence[int]]


def report(data: Path, work: Path) -> None:
    """F1 of ROUGE-1, -2 and Lsum; every summary is as long as the reference, in words."""
    cases = with_general(ami_cases(data, work), data)
    for kind, name in REFERENCES.items():
        among = [case for case in cases if case.meeting.references.get(kind)]
        words = np.mean([budget_of(case.meeting.references[kind]) for case in among])
        show(name, f"{len(among)} meetings", f"{words:.0f} words; ROUGE-1 / -2 / Lsum")
        for way, (form, pick) in WAYS.items():
            found = np.mean([_scored(case, kind, form, pick) for case in among], axis=0)
            show(f"  {way}", " / ".join(f"{value:.2f}" for value in found), "")


REFERENCES = {
    "abstract": "AMI abstract",
    "whole summary": "AMI abstract, actions, decisions, problems",
    "general 0": "QMSum general question, product meetings",
}


def with_general(cases: Sequence[Case], data: Path) -> list[Case]:
    """QMSum's product meetings are AMI's, so its answers are held against the same words and times."""
    answers = {meeting.id: meeting.references for meeting in load_qmsum(data)}
    return [
        replace(
            case,
            meeting=replace(
                case.meeting, references=case.meeting.references | answers.get(case.meeting.id, {})
            ),
        )
        for case in cases
    ]


def ours(case: Case, _reference: Sequence[str], _budget: int) -> list[int]:
    """The sentences that the minutes would show if they showed this many."""
    worth = worth_of(case.sentences, case.meaning, case.likely, ())
    ranked = best_first(case.sentences, case.meaning, worth, duration_seconds=case.duration_seconds)
    return list(islice(ranked, MOST))


def first(case: Case, _reference: Sequence[str], _budget: int) -> Sequence[int]:
    return range(len(case.sentences))


def ranked_by_words(case: Case, _reference: Sequence[str], _budget: int) -> list[int]:
    return textrank([said.text for said in case.sentences])


def oracle(case: Case, reference: Sequence[str], budget: int) -> list[int]:
    return greedy_oracle([said.text for said in case.sentences], reference, budget)


def budget_of(reference: Sequence[str]) -> int:
    return sum(len(line.split()) for line in reference)


# What is shown of a sentence, and which are chosen.
WAYS: dict[str, tuple[Callable[[str], str], Pick]] = {
    "ours": (tidy, ours),
    "Lead": (str, first),
    "TextRank": (str, ranked_by_words),
    "TextRank, words tidied as ours": (tidy, ranked_by_words),
    "greedy oracle": (str, oracle),
}


def _scored(case: Case, kind: str, form: Callable[[str], str], pick: Pick) -> tuple[float, ...]:
    reference = case.meeting.references[kind]
    budget = budget_of(reference)
    texts = [form(said.text) for said in case.sentences]
    rows = sorted(within(texts, pick(case, reference, budget), budget))
    return rouge(reference, cut([texts[row] for row in rows], budget))
