"""The sample company: where its files are, who works there, and what the tour asks."""

from dataclasses import dataclass
from pathlib import Path

from bot.errors import ConfidantError

FOLDER = Path(__file__).parents[2] / "docs" / "sample_company"
OPEN_FOLDERS = (
    "company",
    "handbook",
    "incidents",
    "it",
    "policies",
    "prices",
    "products",
    "sales",
    "support",
)
PRIVATE_FOLDER = "private"
LEADERS = "group:leadership"
RECORDING = "meetings/launch-review.flac"
TRANSCRIPT = "meetings/launch-review.vtt"
ATTENDEES = ("user:maya", "user:tom", "user:priya", "user:jonas")


@dataclass(frozen=True)
class Question:
    """What the tour asks, as whom, and the document that must prove it; None must be declined."""

    text: str
    document: str | None
    holds: str = ""
    sender: str = "tom"


ANSWERED = (
    Question(
        "How many days a year may I work from abroad, say from Portugal?",
        "handbook/remote-work.md",
        "20 working days",
    ),
    Question(
        "Why was the Skyline dashboard down in March?",
        "incidents/2026-03-12-skyline-outage.html",
        "certificate",
    ),
    Question("For how long is an Aero Pro under warranty?", "products/warranty.txt", "36 months"),
)
DECLINED = (
    Question("May I bring my dog to the office?", None),
    Question("How much notice do I have to give when I resign?", None),
)
FROM_MEETING = Question("Who will fix the calibration bug?", RECORDING, "Priya", "maya")
WITHHELD = Question("When does the hardware laboratory in Leeds move to Ghent?", None, sender="tom")
USED = Question(WITHHELD.text, "private/leadership-2027-plan.docx", "1 April 2027", "sam")


class DemoError(ConfidantError):
    """The sample company is not where it should be."""


def sample(name: str = "") -> Path:
    """A file or folder of the sample company.

    Raises DemoError outside a checkout, as the package itself does not carry the documents."""
    path = FOLDER / name
    if not path.exists():
        raise DemoError(
            f"{path} is missing; run the tour from a checkout of the repository with `make demo`."
        )
    return path
