"""`python -m benchmarks.minutes wordings`: how often lines of the plain wordings are right, read by eye.

AMI's annotators linked few of the promises and decisions that were plainly made, so its links say little of a
wording. `wordings.jsonl` holds every line that the wordings found when it was made, each read and judged by us:
right if a stranger would expect it in the minutes, with this owner and this date.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

from benchmarks.figures import show
from benchmarks.minutes.meetings import Meeting, load_ami, load_qmsum
from skills.minutes.actions import find_actions
from skills.minutes.decisions import find_decisions
from skills.minutes.lines import Line
from skills.minutes.people import people_of
from skills.minutes.risks import find_risks
from skills.minutes.sentences import to_sentences

JUDGED = Path(__file__).parent / "wordings.jsonl"
PRIOR = 1.0  # one line right and one wrong are added to each share, or three lines would prove certainty


def report(data: Path) -> None:
    """Print for each kind and strength how many lines were right, and the confidence that follows."""
    judged = load_judged(JUDGED)
    found: dict[tuple[str, float], list[bool]] = defaultdict(list)
    unread = 0
    for kind, line, right in judged_lines(meetings(data), judged):
        if right is None:
            unread += 1
        else:
            found[kind, line.confidence].append(right)
    for kind in ("action", "decision", "risk"):
        _report(kind, {strength: rights for (of, strength), rights in found.items() if of == kind})
    show("lines that nobody has read", str(unread), "0")


def meetings(data: Path) -> list[Meeting]:
    """AMI's, and QMSum's but for the product meetings, which are AMI's."""
    return load_ami(data) + [item for item in load_qmsum(data) if not item.corpus.endswith("product")]


def load_judged(path: Path) -> dict[tuple[str, str, int, str], bool]:
    """Verdicts by meeting, kind, segment and the words said."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {(row["meeting"], row["kind"], row["segment"], row["said"]): row["right"] for row in rows}


def judged_lines(
    among: list[Meeting], judged: dict[tuple[str, str, int, str], bool]
) -> Iterator[tuple[str, Line, bool | None]]:
    """Each line that the wordings find now, with its verdict, or None where nobody has read it."""
    for meeting in among:
        for kind, line in plain_lines(meeting):
            said = " ".join(item.quote for item in line.evidence)
            yield kind, line, judged.get((meeting.id, kind, line.evidence[0].segment, said))


def plain_lines(meeting: Meeting) -> Iterator[tuple[str, Line]]:
    sentences = to_sentences(meeting.transcript)
    people = people_of(meeting.transcript)
    yield from (("action", line) for line in find_actions(sentences, people))
    yield from (("decision", line) for line in find_decisions(sentences))
    yield from (("risk", line) for line in find_risks(sentences))


def _report(kind: str, by_strength: dict[float, list[bool]]) -> None:
    strengths = sorted(by_strength)
    counts = np.array([len(by_strength[strength]) for strength in strengths])
    right = np.array([sum(by_strength[strength]) for strength in strengths])
    shares = (right + PRIOR) / (counts + 2 * PRIOR)
    fitted = IsotonicRegression().fit(strengths, shares, sample_weight=counts).predict(strengths)
    for strength, count, good, share in zip(strengths, counts, right, fitted, strict=True):
        show(f"{kind}, wording of strength {strength}", f"{good} of {count} right", f"confidence {share:.2f}")
    show(
        f"{kind}, all", f"{right.sum()} of {counts.sum()} right", f"{right.sum() / max(counts.sum(), 1):.2f}"
    )
