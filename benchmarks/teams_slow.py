"""Teams with a model that takes longer than Teams waits: who is answered in ten seconds, and who afterwards."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import quantile, show
from bot.testing.openai_server import OpenAIServer, answers
from bot.testing.product import Product, serving
from bot.testing.teams import Chat, Delivery, FakeTeams, Post

HANDBOOK = Path(__file__).parent.parent / "docs" / "sample_company" / "handbook"
PEOPLE = 12
ASKED = "How many days a year may I work from another country?"
# 30 words, so about 18 seconds; Teams gives up on a request after ten to fifteen
SAID = "You may work from another country for up to 20 working days a calendar year [1]. " + "And so on " * 5
SECONDS_A_WORD = 0.6
LIMIT_SECONDS = 10.0
PATIENCE = 600.0


@dataclass(frozen=True)
class Asked:
    """A question in its asker's chat, at a moment of the fake's clock."""

    chat: Chat
    sent: Delivery
    at: float


def main() -> None:
    settings = {
        "CONFIDANT_MODELS__ANSWER": "compatible:talker",
        "CONFIDANT_MODELS__CLEARED": "compatible:internal",
    }
    with (
        tempfile.TemporaryDirectory() as folder,
        OpenAIServer(answers(SAID, seconds_a_word=SECONDS_A_WORD)) as model,
        FakeTeams(rate_limits=False) as teams,
    ):
        product = Product(Path(folder), teams, extra=settings | {"CONFIDANT_MODELS__BASE_URL": model.url})
        product.add(HANDBOOK)
        with serving(product):
            _measure(teams)


def _measure(teams: FakeTeams) -> None:
    asked = []
    for number in range(PEOPLE):
        name = teams.add_person(f"p{number}").name
        chat = teams.personal(name)
        asked.append(Asked(chat, teams.says(name, chat, ASKED), time.time()))
    acknowledged = [one for one in asked if one.sent.wait(timeout=PATIENCE).acked]
    waited = [_answer(teams, one).at - one.at for one in asked]
    done = [_ended(teams, one) for one in asked]
    quick = sum(seconds <= LIMIT_SECONDS for seconds in done)
    slow = [one.sent.seconds for one in acknowledged if one.sent.seconds <= LIMIT_SECONDS]
    show(
        "Teams, slow model: in 10 s or followed up later",
        f"{quick} + {len(slow) - quick} of {PEOPLE}",
        f"target: all; first words p50 {quantile(waited, 0.5):.1f} s, whole p50 / max "
        f"{quantile(done, 0.5):.1f} / {max(done):.1f} s",
    )


def _answer(teams: FakeTeams, asked: Asked) -> Post:
    """The message that the answer stands in, which began before its words."""
    return teams.wait_for_post(asked.chat, containing="20 working days", timeout=PATIENCE)


def _ended(teams: FakeTeams, asked: Asked) -> float:
    """Seconds until the whole answer stood: the last message or edit of it."""
    calls = [call for call in teams.calls if asked.chat.id in call.path and call.method in ("send", "update")]
    whole = [call.at for call in calls if call.status < 300 and "20 working days" in str(call.body)]
    return max(whole) - asked.at


if __name__ == "__main__":
    main()
