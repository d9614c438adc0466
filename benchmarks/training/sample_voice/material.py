"""What is measured and so kept out of training: sample meeting, unseen talk, unseen handbook sentences."""

import random
from dataclasses import dataclass
from pathlib import Path

from benchmarks.training.sample_voice.sentences import handbook_sentences, meeting_sentence

MAYA, TOM, PRIYA, JONAS = "Maya Lindqvist", "Tom Okafor", "Priya Raman", "Jonas Weber"
SPEAKERS = (MAYA, TOM, PRIYA, JONAS)  # in the order of utterances.VOICES


@dataclass(frozen=True)
class Line:
    """What one speaker says, and the pause after it in seconds."""

    speaker: str
    text: str
    pause: float = 0.6


MEETING = (
    Line(MAYA, "Good morning, everyone.", 0.5),
    Line(MAYA, "Welcome to the launch review of the Aero Pro.", 0.4),
    Line(MAYA, "Priya, how is the new firmware?", 0.9),
    Line(PRIYA, "The new firmware is finished.", 0.4),
    Line(PRIYA, "But the calibration test failed on two units in the cold room.", 0.8),
    Line(MAYA, "How long will it take to fix the bug?", 0.7),
    Line(PRIYA, "I found the error yesterday, and I need four more days.", 0.5),
    Line(PRIYA, "I will fix the calibration bug by Friday.", 1.1),
    Line(MAYA, "Then the first of October is too early.", 0.5),
    Line(MAYA, "We decided to move the launch from the first of October to the fifteenth of October.", 3.0),
    Line(MAYA, "Jonas, can we talk about the price?", 0.8),
    Line(JONAS, "Yes, the cost of the sensor is higher than last year.", 0.4),
    Line(JONAS, "But our customers like the price we have now.", 0.6),
    Line(TOM, "I would not change it before the launch.", 0.9),
    Line(MAYA, "We agreed to keep the price at four hundred and twenty euros.", 0.7),
    Line(JONAS, "We have sixty orders for the first month.", 0.5),
    Line(JONAS, "I will send the new forecast to the distributors.", 1.2),
    Line(MAYA, "Tom, what do the customers say about Aero One?", 0.8),
    Line(TOM, "Most of them are happy, but the battery is a small problem in winter.", 0.5),
    Line(TOM, "We had nine calls about it last month.", 0.7),
    Line(TOM, "I will write the support guide before the end of next week.", 0.6),
    Line(TOM, "Who will train the distributors in Spain?", 0.9),
    Line(MAYA, "I do not know that today.", 0.7),
    Line(PRIYA, "There is one more risk.", 0.3),
    Line(PRIYA, "The filter supplier is two weeks late, and that could delay the first shipment.", 0.8),
    Line(TOM, "I can call the supplier tomorrow morning.", 0.6),
    Line(MAYA, "Thank you, Tom.", 0.4),
    Line(MAYA, "That is all for today, and we meet again on Monday.", 0.6),
)


def unseen_meeting_talk(count: int = 400) -> list[str]:
    """Sentences of the generator that training leaves out."""
    pick = random.Random("kept out of training")
    return [meeting_sentence(pick) for _ in range(count)]


def unseen_handbook(folder: Path | None, count: int = 60) -> list[str]:
    """Handbook sentences that training leaves out."""
    everything = handbook_sentences(folder)
    return random.Random("kept out of training").sample(everything, min(count, len(everything)))


def kept_out(folder: Path | None) -> set[str]:
    """Every text that must not be trained on."""
    return {line.text for line in MEETING} | set(unseen_meeting_talk()) | set(unseen_handbook(folder))
