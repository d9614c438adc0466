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
        "How many days a year may I work from another country?", "handbook/remote-work.md", "20 working days"
    ),
    Question(
        "How often does the CO2 cell of the Aero One need calibration?",
        "products/calibration-guide.pdf",
        "once every 24 months",
    ),
    Question("How long is the warranty of the Aero Pro?", "products/warranty.txt", "36 months"),
)
DECLINED = (
    Question("May I bring my dog to the office?", None),
    Question("How much notice do I have to give when I resign?", None),
)
# heard in the recording or read in the transcript: both are that meeting
FROM_MEETING = Question(
    "To which date did we decide to move the launch?",
    "meetings/launch-review",
    "fifteenth of October",
    "maya",
)
WITHHELD = Question("When does the hardware laboratory in Leeds move to Ghent?", None, sender="tom")
DATABASE, SCRIPT, DESCRIPTION = "Orders", "databases/orders.sql", "databases/orders.yaml"
TOP = "Who are our top 3 customers by revenue?"
TOP_ROWS = (("Brightside Schools", 193_133), ("Fjordlab", 98_781), ("Canal Hotels", 76_670.5))
CHURN = "What was our churn rate?"
ANALYST = "bea"
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
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
