"""A company with experts in the fake Slack: who asks, who knows, and what they press."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from bot.testing.product import Product, serving
from bot.testing.slack import Delivery, FakeSlack, Post, View
from tests.bot.platforms.slack.conftest import PATIENCE, PATIENT, Town, prepared

EXPERTS = "CEXPERTS"
CY, DEE, ADMIN = "UCY", "UDEE", "UADA"
PEOPLE = "id,name,email,groups\ncy,Cy Curator,cy@example.org,curators\nhana,Hana Holt,hana@example.org,hr\n"

QUESTIONS = (
    "Who feeds the goldfish in the lobby?",
    "Which colour has the roof of the observatory?",
    "Where do we buy our telescopes?",
    "How loud is the siren in Lisbon?",
    "Who conducts the brass orchestra?",
    "Which ferry crosses to the island?",
    "Where is the chess trophy kept?",
    "How heavy is the anchor of the yacht?",
    "Which bakery delivers our croissants?",
    "Who repairs the espresso machine?",
    "Where can I park my caravan?",
    "How deep is the swimming pool?",
    "Which printer takes purple toner?",
    "Who owns the vineyard in Tuscany?",
    "Where does the cleaning robot sleep?",
    "How tall is the flagpole outside?",
    "Which museum lent us the painting?",
    "Who teaches the yoga lesson at noon?",
    "Where do the bees of the roof garden fly?",
    "How hot does the kiln become?",
    "Which song opens the summer party?",
    "Who waters the cactus by the elevator?",
    "Where is the nearest dentist?",
)


# words that no document holds, and how often each changes
ODD = (
    (("purple", "golden", "silver", "crimson", "turquoise", "ivory", "scarlet"), 1),
    (("lighthouse", "carousel", "violin", "compass", "sundial", "kite", "anchor"), 7),
    (("harbour", "orchard", "chapel", "quarry", "meadow", "theatre", "bazaar"), 49),
)


@dataclass
class Company(Town):
    """A town with a channel of experts, Cy and Dee, and questions that nobody else asks."""

    admin: str = ADMIN
    numbered: Iterator[int] = field(default_factory=count)

    def question(self) -> str:
        """Something that no document says, and nobody asked before."""
        number = next(self.numbered)
        if number < len(QUESTIONS):
            return QUESTIONS[number]
        colour, thing, place = (words[number // step % len(words)] for words, step in ODD)
        return f"Who painted the {colour} {thing} in the {place}?"

    def asks(self, user: str, channel: str, question: str) -> tuple[Post, Delivery]:
        """Asked and declined; in a channel with a mention."""
        direct = channel.startswith("D")
        sent = self.slack.says(user, channel, question, mention=not direct)
        thread = sent.ts
        post = self.slack.wait_for_post(
            channel, containing="A person can help", thread=thread, timeout=PATIENCE
        )
        return post, sent

    def presses(self, user: str, on: Post | View, label: str) -> None:
        self.slack.click(user, on, label)

    def card(self, words: str, channel: str = EXPERTS) -> Post:
        return self.answer(channel, words)

    def form(self, user: str) -> View:
        """The form that is open before this person."""

        def found() -> View | None:
            return next((one for one in self.slack.views if one.user == user and one.open), None)

        view = self.slack.wait_for(found, timeout=PATIENCE)
        assert view
        return view

    def answers(self, user: str, card: Post, **values: str) -> None:
        """Open the form of a card and send it."""
        self.presses(user, card, "Answer")
        self.slack.submit(user, self.form(user), values)

    def becomes(self, post: Post, words: str) -> Post:
        """The post once it reads so."""

        def found() -> Post | None:
            now = self.slack.post(post.channel, post.ts)
            return now if words in now.all_text else None

        reworded = self.slack.wait_for(found, timeout=PATIENCE)
        assert reworded
        return reworded


@contextmanager
def company_of(home: Path, extra: Mapping[str, str] | None = None) -> Iterator[Company]:
    """A running product with experts; Ada looks after it."""
    with FakeSlack(rate_limits=False, retry_delays=(0.0, 0.2, 0.2), limits=PATIENT) as slack:
        slack.add_user(CY, "Cy Curator", "cy@example.org")
        slack.add_user(DEE, "Dee", "dee@example.org")
        slack.add_user(ADMIN, "Ada Admin", "ada@example.org")
        slack.add_channel(EXPERTS, "experts", [CY, DEE, slack.bot_user_id])
        own = {"CONFIDANT_REVIEW__EXPERT_CHANNEL": f"slack:{EXPERTS}", "CONFIDANT_ADMINS": "ada@example.org"}
        product = Product(home, slack, extra={**own, **(extra or {})})
        (home / "people.csv").write_text(PEOPLE)
        product.run("people", "import", str(home / "people.csv"))
        prepared(product)
        with serving(product):
            yield Company(slack, product)
