"""Everything that people press, send and choose in Slack, each with the words that must come back; and what may break.

A gesture is made ready while all is well, then something is broken, then it is done.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from bot.testing.slack import Post, View
from tests.bot.platforms.slack.conftest import PATIENCE
from tests.bot.platforms.slack.people import CY, EXPERTS, Company

POSTING = ("chat.postMessage", "chat.postEphemeral", "chat.update", "response_url", "views.open")
LEAVE = "how long is parental leave?"


@dataclass(frozen=True)
class Ready:
    """`do` is the gesture, `user` whoever makes it and reads one of `words`; `form`: or a form opens instead."""

    user: str
    do: Callable[[], object]
    words: str
    form: bool = False


Gesture = Callable[[Company], Ready]


def _answered(company: Company) -> tuple[str, Post]:
    ana = company.person()
    channel = company.channel(ana)
    company.slack.says(ana, channel, LEAVE, mention=True)
    return ana, company.answer(channel, "16 weeks")


def _privately(company: Company) -> tuple[str, Post]:
    ana = company.person()
    company.slack.command(ana, "/ask", LEAVE, company.channel(ana))
    return ana, company.told(ana, "16 weeks")


def _carded(company: Company) -> Post:
    ana = company.person()
    question = company.question()
    declined, _ = company.asks(ana, company.dm(ana), question)
    company.presses(ana, declined, "Ask a person")
    return company.card(question)


def thumb_up(company: Company) -> Ready:
    ana, post = _answered(company)
    return Ready(ana, lambda: company.presses(ana, post, "👍"), "Noted: it helped")


def thumb_down(company: Company) -> Ready:
    ana, post = _answered(company)
    return Ready(ana, lambda: company.presses(ana, post, "👎"), "Noted: it did not help")


def results(company: Company) -> Ready:
    ana, post = _answered(company)
    return Ready(ana, lambda: company.presses(ana, post, "Search results"), "The nearest passages")


def evidence(company: Company) -> Ready:
    ana, post = _privately(company)
    return Ready(
        ana,
        lambda: company.slack.command(ana, "/confidant", "evidence last", post.channel),
        "What the answer to",
    )


def person(company: Company) -> Ready:
    ana = company.person()
    declined, _ = company.asks(ana, company.channel(ana), company.question())
    return Ready(
        ana, lambda: company.presses(ana, declined, "Ask a person"), "I asked in the experts' channel"
    )


def share(company: Company) -> Ready:
    ana, post = _privately(company)
    return Ready(ana, lambda: company.presses(ana, post, "Share to channel"), "posted that answer")


def claim(company: Company) -> Ready:
    card = _carded(company)
    return Ready(CY, lambda: company.presses(CY, card, "Claim"), "It is yours")


def open_form(company: Company) -> Ready:
    card = _carded(company)
    return Ready(CY, lambda: company.presses(CY, card, "Answer"), "I could not open the form", form=True)


def _sent(
    company: Company, card: Post, button: str, values: dict[str, str], times: int = 1
) -> Callable[[], None]:
    company.presses(CY, card, button)
    view: View = company.form(CY)

    def send() -> None:
        for _ in range(times):
            company.slack.submit(CY, view, values)

    return send


def answer(company: Company) -> Ready:
    return Ready(CY, _sent(company, _carded(company), "Answer", {"text": "Nobody does."}), "Thank you.")


def decline(company: Company) -> Ready:
    return Ready(CY, _sent(company, _carded(company), "Not for us", {"reason": "Ask the harbour."}), "Noted.")


def twice(company: Company) -> Ready:
    return Ready(CY, _sent(company, _carded(company), "Answer", {"text": "Nobody does."}, 2), "Thank you.")


def bare_command(company: Company) -> Ready:
    ana = company.person()
    channel = company.channel(ana)
    return Ready(
        ana, lambda: company.slack.command(ana, "/ask", "", channel), "I could not open the form", form=True
    )


def ask_form(company: Company) -> Ready:
    ana = company.person()
    company.slack.command(ana, "/ask", "", company.channel(ana))
    view = company.form(ana)
    return Ready(ana, lambda: company.slack.submit(ana, view, {"question": LEAVE}), "16 weeks")


def shortcut(company: Company) -> Ready:
    ana, bo = company.person(), company.person()
    channel = company.channel(ana, bo)
    root = company.slack.says(bo, channel, "The supplier of the lids delivers three weeks late this time")
    return Ready(
        ana, lambda: company.slack.shortcut(ana, channel, root.ts, "summarise_thread"), "supplier of the lids"
    )


def minutes_shortcut(company: Company) -> Ready:
    ana = company.person()
    channel = company.channel(ana)
    root = company.slack.says(ana, channel, "no recording here")
    return Ready(
        ana,
        lambda: company.slack.shortcut(ana, channel, root.ts, "minutes_from_recording"),
        "The path is missing",
    )


def _proposed(company: Company) -> tuple[str, Post]:
    admin, channel = company.admin, company.channel(company.admin)
    company.slack.command(admin, "/confidant", "skills off minutes here", channel)
    return admin, company.told(admin, f"Skill minutes in channel #{channel.lower()}")


def preview(company: Company) -> Ready:
    admin, channel = company.admin, company.channel(company.admin)
    return Ready(
        admin,
        lambda: company.slack.command(admin, "/confidant", "skills off minutes here", channel),
        f"Skill minutes in channel #{channel.lower()}",
    )


def confirm(company: Company) -> Ready:
    admin, asked = _proposed(company)
    name = asked.all_text.split("#")[1].split()[0]
    return Ready(
        admin, lambda: company.presses(admin, asked, "Confirm"), f"Done. Skill minutes in channel #{name}"
    )


def cancel(company: Company) -> Ready:
    admin, asked = _proposed(company)
    name = asked.all_text.split("#")[1].split()[0]
    return Ready(
        admin, lambda: company.presses(admin, asked, "Cancel"), f"Cancelled. Skill minutes in channel #{name}"
    )


def undo(company: Company) -> Ready:
    admin, asked = _proposed(company)
    name = asked.all_text.split("#")[1].split()[0]
    company.presses(admin, asked, "Confirm")
    done = company.told(admin, f"Done. Skill minutes in channel #{name}")
    return Ready(
        admin, lambda: company.presses(admin, done, "Undo"), f"Undone. Skill minutes in channel #{name}"
    )


GESTURES: tuple[Gesture, ...] = (
    thumb_up,
    thumb_down,
    results,
    evidence,
    person,
    share,
    claim,
    open_form,
    answer,
    decline,
    twice,
    bare_command,
    ask_form,
    shortcut,
    minutes_shortcut,
    preview,
    confirm,
    cancel,
    undo,
)


@dataclass(frozen=True)
class Fault:
    """`plan` breaks things just before a gesture; `doubles`: what one person alone sees may come twice."""

    name: str
    plan: Callable[[Company], None]
    doubles: bool = False


def _each(company: Company, *, error: str | None = None, status: int | None = None) -> None:
    for method in POSTING:
        company.slack.fail_next(method, error=error, status=status)


def _cut(company: Company, *, after: bool) -> None:
    for method in POSTING:
        company.slack.cut_next(method, after=after)


def _wait(company: Company) -> None:
    for method in POSTING:
        company.slack.too_many(method, 2)


def _put_out(company: Company) -> None:
    # the direct message that takes the reply instead is not refused: nobody can be put out of that
    company.slack.fail_next("chat.postEphemeral", error="user_not_in_channel")
    company.slack.fail_next("chat.update", error="cant_update_message")
    company.slack.fail_next("response_url", error="expired_url")


def _lost_people(company: Company) -> None:
    for method in ("users.info", "conversations.members", "conversations.info", "conversations.replies"):
        company.slack.fail_next(method, status=500)


FAULTS = (
    Fault("429", _wait),
    Fault("500", lambda company: _each(company, status=500)),
    Fault("invalid blocks", lambda company: _each(company, error="invalid_blocks")),
    Fault("cut before", lambda company: _cut(company, after=False)),
    Fault("cut after", lambda company: _cut(company, after=True), doubles=True),
    Fault("put out of the channel", _put_out),
    Fault("who is who fails", _lost_people),
)


@contextmanager
def locked(company: Company, seconds: float) -> Iterator[None]:
    """The database takes no writes for so long, as while it is started anew."""
    began = threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(company.product.home / "confidant.db", timeout=30)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            began.set()
            threading.Event().wait(seconds)
            connection.rollback()

    holding = threading.Thread(target=hold)
    holding.start()
    assert began.wait(PATIENCE)
    yield
    holding.join()


def seen(company: Company, user: str, words: str) -> list[Post]:
    """What this person has before them with these words."""
    mine = (
        post
        for post in company.slack.posts()
        if post.ephemeral_to in (None, user) and not post.deleted and _is_in(company, user, post.channel)
    )
    return [post for post in mine if words in post.all_text]


def _is_in(company: Company, user: str, channel: str) -> bool:
    return channel in (company.dm(user), EXPERTS) or user in company.slack.members(channel)
