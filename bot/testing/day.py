"""A day in a company's Slack, played against the real program: `python -m bot.testing.day` prints what was said."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack, Post

COMPANY = Path(__file__).parents[2] / "docs" / "sample_company"
PATIENCE = 120.0
EXPERTS = "CEXPERTS"


@dataclass(frozen=True)
class Day:
    """Three colleagues, a guest, a general channel, one that a guest reads too, and one of experts."""

    slack: FakeSlack
    product: Product

    def play(self) -> str:
        """Everything in order, each answer waited for; the transcript as Markdown."""
        self._people()
        self._questions()
        self._a_person_answers()
        self._privately()
        self._meeting()
        self._in_the_agent()
        self._refusals()
        self._catching_up()
        return self.slack.transcript()

    def _people(self) -> None:
        slack = self.slack
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        slack.add_user("UBO", "Bo Lind", "bo@example.org")
        slack.add_user("UGUS", "Gus Guest", "gus@example.org", guest=True)
        slack.add_channel("CGEN", "general", ["UANA", "UBO", slack.bot_user_id])
        slack.add_user("UCY", "Cy Curator", "cy@example.org")
        slack.add_channel(EXPERTS, "experts", ["UCY", slack.bot_user_id])
        slack.add_channel("CEXT", "with-agency", ["UANA", "UGUS", slack.bot_user_id])

    def _questions(self) -> None:
        asked = self.slack.says(
            "UANA", "CGEN", "How many days a year may I work from another country?", mention=True
        )
        self._wait("CGEN", "20 working days")
        self.slack.says("UANA", "CGEN", "How long is the warranty of the Aero Pro?", thread=asked.ts)
        self._wait("CGEN", "36 months")
        self.slack.says("UBO", "CGEN", "May I bring my dog to the office?", mention=True)
        self._wait("CGEN", "cannot prove")
        self.slack.says("UANA", "CEXT", "How long is the warranty of the Aero Pro?", mention=True)
        self._wait("CEXT")

    def _a_person_answers(self) -> None:
        slack = self.slack
        self._press("UBO", self._wait("CGEN", "cannot prove"), "Ask a person")
        card = self._wait(EXPERTS, "dog")
        self._press("UCY", card, "Claim")
        self._wait(EXPERTS, "Claimed by")
        self._press("UCY", card, "Answer")
        view = slack.wait_for(lambda: next((one for one in slack.views if one.open), None), timeout=PATIENCE)
        if view:
            rests = "docs/sample_company/handbook/remote-work.md"
            slack.submit("UCY", view, {"text": "Dogs may come to the office on Fridays.", "sources": rests})
        self._wait("CGEN", "Cy Curator answers")
        slack.says("UANA", "CGEN", "May I bring my dog to the office?", mention=True)
        self._wait("CGEN", "on Fridays", count=2)

    def _press(self, user: str, on: Post, label: str) -> None:
        self.slack.click(user, on, label)

    def _privately(self) -> None:
        self.slack.command("UBO", "/ask", "How long is the warranty of the Aero Pro?", "CGEN")
        self._wait("CGEN", "36 months", count=2)
        self.slack.says("UBO", self.slack.dm("UBO"), "wednesday")
        self._wait(self.slack.dm("UBO"), "Did you mean")

    def _in_the_agent(self) -> None:
        """Ana opens it, and presses the last thing that it offers."""
        channel = self.slack.dm("UANA")
        self.slack.opens_home("UANA")
        self.slack.wait_for(lambda: self.slack.prompts(channel), timeout=PATIENCE)
        offered = str(self.slack.prompts(channel)[-1]["message"])
        sent = self.slack.says("UANA", channel, offered)
        self._wait(channel, "What it does")
        self.slack.wait_for(lambda: self.slack.session(channel, sent.ts or "") == "active", timeout=PATIENCE)

    def _meeting(self) -> None:
        sound = (COMPANY / "meetings" / "launch-review.flac").read_bytes()
        file = self.slack.add_file("UANA", "launch-review.flac", sound)
        self.slack.says("UANA", self.slack.dm("UANA"), "minutes", files=[file])
        self._wait(self.slack.dm("UANA"), "Chapters")
        self.slack.says("UANA", self.slack.dm("UANA"), "To which date did we decide to move the launch?")
        self._wait(self.slack.dm("UANA"), "October", count=2)

    def _refusals(self) -> None:
        program = self.slack.add_file("UBO", "call.mp4", b"\x7fELF" + bytes(4096), mimetype="video/mp4")
        self.slack.says("UBO", self.slack.dm("UBO"), "minutes", files=[program])
        self._wait(self.slack.dm("UBO"), "program")
        self.slack.says("UBO", self.slack.dm("UBO"), "status")
        self._wait(self.slack.dm("UBO"), "I am here")

    def _catching_up(self) -> None:
        root = self.slack.says(
            "UBO", "CGEN", "The supplier of the lids delivers three weeks late, I heard today"
        )
        self.slack.says("UANA", "CGEN", "Then we must move the photo shoot to December", thread=root.ts)
        self.slack.says("UANA", "CGEN", "catch me up on this channel since yesterday", mention=True)
        self._wait("CGEN", "Their own words")

    def _wait(self, channel: str, words: str = "", count: int = 1) -> Post:
        return self.slack.wait_for_post(channel, containing=words, count=count, timeout=PATIENCE)


def play() -> str:
    """The day from start to end, with the sample company's documents."""
    with tempfile.TemporaryDirectory() as home, FakeSlack(rate_limits=False) as slack:
        product = Product(
            Path(home),
            slack,
            extra={"CONFIDANT_REVIEW__EXPERT_CHANNEL": f"slack:{EXPERTS}"},
            folder=COMPANY.parents[1],
        )
        folders = (str(COMPANY.relative_to(COMPANY.parents[1]) / name) for name in ("handbook", "products"))
        product.run("index", "add", *folders)
        with serving(product):
            return Day(slack, product).play()


if __name__ == "__main__":
    print(play())  # noqa: T201  # what this command is for
