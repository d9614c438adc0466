"""A day in a company's Slack, played against the real program: `python -m bot.testing.day` prints what was said.

`--pages DIR` also writes what each person would see there, a page of HTML for each channel, Home tab and form."""

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.databases.keeping import sqlite_file
from bot.demo.company import DATABASE, DESCRIPTION, FOLDER, SCRIPT, TOP, sample
from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack, Post

PATIENCE = 120.0
EXPERTS, INDEXED = "CEXPERTS", ("handbook", "products")
ADMIN = "dee@example.org"


@dataclass(frozen=True)
class Day:
    """Colleagues, an admin, a guest, a general channel, one that a guest reads too, and one of experts."""

    slack: FakeSlack
    product: Product

    def play(self) -> str:
        """Everything in order, each answer waited for; the transcript as Markdown."""
        self._people()
        self._questions()
        self._a_person_answers()
        self._privately()
        self._meeting()
        self._digest()
        self._data()
        self._in_the_agent()
        self._refusals()
        self._catching_up()
        self._admin()
        return self.slack.transcript()

    def _people(self) -> None:
        slack = self.slack
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        slack.add_user("UBO", "Bo Lind", "bo@example.org")
        slack.add_user("UDEE", "Dee Admin", ADMIN)
        slack.add_user("UGUS", "Gus Guest", "gus@example.org", guest=True)
        slack.add_channel("CGEN", "general", ["UANA", "UBO", "UDEE", slack.bot_user_id])
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
        sound = sample("meetings/launch-review.flac").read_bytes()
        file = self.slack.add_file("UANA", "launch-review.flac", sound)
        self.slack.says("UANA", self.slack.dm("UANA"), "minutes", files=[file])
        self._wait(self.slack.dm("UANA"), "Chapters")
        self.slack.says("UANA", self.slack.dm("UANA"), "To which date did we decide to move the launch?")
        self._wait(self.slack.dm("UANA"), "October", count=2)

    def _digest(self) -> None:
        """What the meetings of this week came to; only an admin has the same posted every week."""
        self.slack.says("UANA", self.slack.dm("UANA"), "meetings digest this week")
        self._wait(self.slack.dm("UANA"), "Launch review", count=3)
        self.slack.says("UANA", self.slack.dm("UANA"), "meetings digest weekly launch")
        self._wait(self.slack.dm("UANA"), "settings permission")
        self.slack.says("UDEE", "CGEN", "meetings digest weekly launch", mention=True)
        self._wait("CGEN", "weekly digest")

    def _data(self) -> None:
        """A question about data: anyone gets a draft, and who has the permission runs it."""
        own = self.slack.dm("UDEE")
        self.slack.says("UDEE", own, f"sql {TOP}")
        self._press("UDEE", self._wait(own, "SELECT"), "Run")
        self._wait(own, "Brightside Schools")

    def _admin(self) -> None:
        """An admin tries a change and puts it back, has another one shown, asks how sure answers are, looks back."""
        slack = self.slack
        slack.command("UDEE", "/confidant", "skills off catchup here", "CGEN")
        for label, then in (("Confirm", "Done. Skill"), ("Undo", "Undone. Skill")):
            self._press("UDEE", self._wait("CGEN", "Skill catchup"), label)
            self._wait("CGEN", then)
        slack.command("UDEE", "/confidant", "schedule set meeting-digests every Friday 16:00", "CGEN")
        self._wait("CGEN", "every Friday")
        slack.command("UDEE", "/confidant", "threshold", "CGEN")
        self._wait("CGEN", "not certified")
        slack.command("UDEE", "/confidant", "audit", "CGEN")
        self._wait("CGEN", "change undone")
        slack.opens_home("UDEE", "home")
        slack.wait_for(lambda: slack.home("UDEE"), timeout=PATIENCE)

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


def play(pages: Path | None = None) -> str:
    """The day from start to end, with the sample company's documents and database; see above for `pages`."""
    with tempfile.TemporaryDirectory() as folder, FakeSlack(rate_limits=False) as slack:
        home, root = Path(folder) / "home", FOLDER.parents[1]
        home.mkdir()
        extra = {"CONFIDANT_REVIEW__EXPERT_CHANNEL": f"slack:{EXPERTS}", "CONFIDANT_ADMINS": ADMIN}
        product = Product(home, slack, extra=extra, folder=root)
        product.run("index", "add", *(str((FOLDER / name).relative_to(root)) for name in INDEXED))
        address = sqlite_file(sample(SCRIPT).read_text(encoding="utf-8"), home.with_name("orders.sqlite"))
        product.add_database(DATABASE, address, sample(DESCRIPTION).read_text(encoding="utf-8"))
        with serving(product):
            told = Day(slack, product).play()
        if pages:
            for name, html in slack.pages().items():
                (pages / f"{name}.html").write_text(html, encoding="utf-8")
        return told


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=Path, help="an empty folder")
    print(play(options.parse_args().pages))  # noqa: T201  # what this command is for
