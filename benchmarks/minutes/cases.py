"""Meetings ready to be summarised and cut: one utterance a sentence, judged by networks that never saw its series."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.minutes.meetings import Meeting, load_ami
from benchmarks.training.minutes_lines.held_out import held_out
from skills.minutes.classify import Likelihoods, probabilities, shipped
from skills.minutes.features import FEWEST_WORDS, Floats
from skills.minutes.lines import Evidence
from skills.minutes.sentences import Sentence

SEEDS = (0,)


@dataclass(frozen=True)
class Case:
    meeting: Meeting
    sentences: list[Sentence]
    meaning: Floats
    likely: Likelihoods

    @property
    def duration_seconds(self) -> float:
        return max(self.meeting.transcript.duration_seconds, self.sentences[-1].end)


def ami_cases(data: Path, work: Path) -> list[Case]:
    """The labelled meetings of AMI."""
    meetings = {meeting.id: meeting for meeting in load_ami(data)}
    return [
        Case(
            meetings[held.meeting.id],
            utterances(meetings[held.meeting.id]),
            held.meaning,
            probabilities(held.scores, shipped()),
        )
        for held in held_out(data, work, SEEDS)
    ]


def utterances(meeting: Meeting) -> list[Sentence]:
    """Each utterance that is long enough to be read, as a sentence."""
    said = [one for one in meeting.transcript.segments if len(one.text.split()) >= FEWEST_WORDS]
    return [
        Sentence(place, one.speaker, one.text, (Evidence(one.id, one.start, one.end, one.text),))
        for place, one in enumerate(said)
    ]
