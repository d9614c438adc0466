"""Run pressed twice, by several at once, or by somebody whose press a stop of the program broke off."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Event

import pytest

from bot.admin.proposals import Proposals
from bot.admin.query_deed import QueryRun
from bot.directory import Person
from bot.inbox import Inbox, NewEvent
from bot.metrics import Metrics
from bot.outbox import Outbox
from bot.platforms import Heard, Payload
from bot.testing.chat import NOW, PEOPLE
from bot.worker import Worker
from skills.databases import Press, Run
from skills.errors import UserError
from skills.messages import Conversation, Message, Reply, Table
from skills.sql.chat.running import KIND
from skills.sql.database import Database, Rows
from skills.sql.guard import Checked
from tests.bot.review.test_external import SharedPlatform
from tests.skills.sql.chat.conftest import Desk, option, rows_of

ROWS = (("Ada Works", "125.50"), ("Bell & Co", "50"))
BUSY = "pressed Run a moment ago; if no rows have come in"


def pressed(desk: Desk, words: str, event: str, sender: str = "ana", *, late: float = 0) -> Reply:
    """A press as a platform brings it, with the event that carries it; `late` seconds before our clock's time."""
    return asyncio.run(desk.chat.dispatcher.reply_to(written(desk, words, event, sender, late=late)))


def written(desk: Desk, words: str, event: str, sender: str = "ana", *, late: float = 0) -> Message:
    place = Conversation("fake", "T1", "D1", private=True)
    sent_at = desk.now - timedelta(seconds=late)
    return Message(words, desk.chat.rights.user(sender), place, sent_at, event=event)


def approved(desk: Desk) -> str:
    """What the button says that runs a query which costs too much."""
    reply = desk.draft()
    desk.limited(rows_read=1)
    return option(desk.press(reply, "Run"), "Run all the same")


def runs(desk: Desk) -> int:
    return [one.did for one in desk.audit()].count("query run")


class SlowDatabase(Database):
    """Begins a query and gives its rows once it is told to go on."""

    begun, go_on = Event(), Event()

    def run(self, checked: Checked, *, anyway: bool = False) -> Rows:
        self.begun.set()
        assert self.go_on.wait(60)
        return super().run(checked, anyway=anyway)


def slow(desk: Desk) -> SlowDatabase:
    """The sales database from now on."""
    ready = desk.databases.desk("Sales", desk.chat.rights.audience_of(written(desk, "", "e0")))
    of = ready.database
    made = SlowDatabase(of.backend, of.name, of.limits, of.place)
    made.begun, made.go_on = Event(), Event()
    ready.database = made
    return made


@pytest.mark.parametrize("costly", [False, True])
@pytest.mark.parametrize("second", ["ana", "bo"])
def test_while_a_press_is_at_work_another_runs_nothing_and_is_told_so(
    desk: Desk, second: str, *, costly: bool
) -> None:
    words = approved(desk) if costly else option(desk.draft(), "Run")
    database = slow(desk)
    with ThreadPoolExecutor(1) as pool:
        one = pool.submit(pressed, desk, words, "e1")
        assert database.begun.wait(60)
        refused = pressed(desk, words, "e2", second)
        database.go_on.set()
        assert rows_of(one.result(60)) == ROWS
    assert f"Ana Souza {BUSY}" in refused.summary
    assert runs(desk) == 1


@pytest.mark.parametrize("costly", [False, True])
def test_of_presses_at_the_same_instant_one_runs(desk: Desk, *, costly: bool) -> None:
    words = approved(desk) if costly else option(desk.draft(), "Run")
    barrier = Barrier(4)

    def press(event: int) -> Reply:
        barrier.wait(60)
        return pressed(desk, words, f"e{event}", late=1)

    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(press, range(4)))
    shown = [one for one in replies if any(isinstance(block, Table) for block in one.blocks)]
    assert (len(shown), runs(desk)) == (1, 1)
    assert all(one.summary for one in replies)


def test_who_pressed_is_looked_up_once_the_draft_is_let_go(desk: Desk) -> None:
    """Whoever is told that somebody is at work keeps nobody off meanwhile."""
    draft = option(desk.draft(), "Run").split()[1]
    book, ana = desk.databases.drafts, desk.chat.rights.user("ana")
    held = timedelta(seconds=60)

    def name_of(person: str) -> str:
        book.leave(draft)  # which waits for whoever holds the draft
        return f"{person}, who has left it"

    book.begin_run(draft, Press(ana, desk.now, "e1"), str, now=desk.now, held=held)
    with pytest.raises(UserError, match="ana, who has left it pressed Run a moment ago"):
        book.begin_run(draft, Press(ana, desk.now, "e2"), name_of, now=desk.now, held=held)


def test_a_second_press_of_before_the_rows_came_is_no_second_wish(desk: Desk) -> None:
    words = option(desk.draft(), "Run")
    assert rows_of(pressed(desk, words, "e1", late=2)) == ROWS
    assert "You pressed Run twice" in pressed(desk, words, "e2", late=1).summary
    assert runs(desk) == 1


def test_who_presses_again_later_gets_fresh_rows(desk: Desk) -> None:
    words = option(desk.draft(), "Run")
    pressed(desk, words, "e1", late=2)
    assert rows_of(pressed(desk, words, "e2")) == ROWS


def test_a_press_that_failed_keeps_nobody_off(desk: Desk) -> None:
    reply = desk.draft()
    away = (desk.folder / "Sales.sqlite").rename(desk.folder / "away")
    assert "cannot be reached" in desk.press(reply, "Run").summary
    away.rename(desk.folder / "Sales.sqlite")
    assert rows_of(desk.press(reply, "Run")) == ROWS


def begun(desk: Desk, words: str, event: str, sender: str = "ana") -> None:
    """As a process leaves it that was killed between the second click and the rows."""
    _, draft, *approval = words.split()
    user = desk.chat.rights.user(sender)
    desk.databases.begin_run(draft, Press(user, desk.now, event))
    if approval:
        desk.chat.dispatcher.approvals.confirm(approval[0], approval[1], user)


@pytest.mark.parametrize("costly", [False, True])
def test_a_press_that_a_stop_broke_off_goes_on_after_it(desk: Desk, *, costly: bool) -> None:
    words = approved(desk) if costly else option(desk.draft(), "Run")
    begun(desk, words, "e1")
    assert rows_of(pressed(desk, words, "e1")) == ROWS


@pytest.mark.parametrize("costly", [False, True])
def test_after_a_stop_the_same_button_can_be_pressed_again(desk: Desk, *, costly: bool) -> None:
    words = approved(desk) if costly else option(desk.draft(), "Run")
    begun(desk, words, "e1")
    assert BUSY in pressed(desk, words, "e2").summary
    desk.at(NOW + timedelta(minutes=1))
    if costly:
        desk.limited(rows_read=1)
    assert rows_of(pressed(desk, words, "e3")) == ROWS
    assert runs(desk) == 1


def test_rows_that_a_stop_kept_from_their_asker_come_with_the_same_press(desk: Desk) -> None:
    words = approved(desk)
    begun(desk, words, "e1")
    desk.databases.ran(words.split()[1], desk.chat.rights.user("ana"), Run("done", 2))
    assert rows_of(pressed(desk, words, "e1")) == ROWS


def test_what_was_run_on_an_approval_says_how_to_run_it_again(desk: Desk) -> None:
    words = approved(desk)
    assert rows_of(pressed(desk, words, "e1")) == ROWS
    again = pressed(desk, words, "e2")
    assert "This was run already" in again.summary
    assert "press Run under the draft" in again.summary
    assert runs(desk) == 1


NAMESAKE = Person("ana2", "Ana Souza", "ana.s@example.org", channels=frozenset({"C1"}))


def test_a_namesake_who_let_it_be_run_is_somebody_else(desk: Desk) -> None:
    desk.chat.directory.write((*PEOPLE, NAMESAKE), now=NOW)
    words = approved(desk)
    assert "may be run once" in desk.say(f"confirm {words.split(' ', 2)[2]}", "ana2").summary
    assert rows_of(desk.say(words)) == ROWS
    assert "This was run already" in desk.say(words).summary


def test_a_new_name_makes_nobody_somebody_else(desk: Desk) -> None:
    words = approved(desk)
    desk.say(words)
    renamed = (replace(PEOPLE[0], name="Ana Lind"), *PEOPLE[1:])
    desk.chat.directory.write(renamed, now=NOW)
    assert "This was run already" in desk.say(words).summary
    assert runs(desk) == 1


def test_what_another_let_be_run_is_for_who_asked_and_not_for_a_third(desk: Desk) -> None:
    desk.chat.directory.write((*PEOPLE, NAMESAKE), now=NOW)
    words = approved(desk)
    desk.say(f"confirm {words.split(' ', 2)[2]}", "bo")
    assert "done by Bo Lind already" in desk.say(words, "ana2").summary
    assert rows_of(desk.say(words)) == ROWS


def test_a_cheap_run_of_before_uses_up_no_approval_of_later(desk: Desk) -> None:
    reply = desk.draft()
    desk.press(reply, "Run")
    desk.at(NOW + timedelta(minutes=5))
    desk.limited(rows_read=1)
    words = option(desk.press(reply, "Run"), "Run all the same")
    desk.say(f"confirm {words.split(' ', 2)[2]}", "bo")
    assert rows_of(desk.say(words)) == ROWS


def test_the_approval_holds_no_word_of_the_query(desk: Desk) -> None:
    proposals = desk.chat.dispatcher.approvals
    assert isinstance(proposals, Proposals)
    assert isinstance(proposals.deeds[KIND], QueryRun)
    approved(desk)
    [waiting] = proposals.waiting(desk.chat.rights.user("ana"))
    assert "SELECT" not in waiting.change.after
    assert "Sales" in waiting.preview.title


def test_a_draft_that_is_not_there_is_run_by_no_press(desk: Desk) -> None:
    with pytest.raises(UserError, match="no draft"):
        desk.databases.begin_run("0" * 12, Press(desk.chat.rights.user("ana"), NOW))


class DirectPlatform(SharedPlatform):
    """Every event is ana's, in a direct message."""

    async def hear(self, body: Payload) -> Heard | None:
        place = Conversation(self.name, "T1", "D1", private=True)
        message = Message(str(body["text"]), self.chat.rights.user("ana"), place, NOW)
        return Heard(message, {"channel": "D1"})


def test_a_process_that_takes_up_what_another_left_brings_the_rows(desk: Desk) -> None:
    words, platform = approved(desk), DirectPlatform(desk.chat, [])
    inbox, outbox = Inbox(desk.chat.engine), Outbox(desk.chat.engine)
    begun(desk, words, "shared:Ev1")
    inbox.store([NewEvent(platform.name, "Ev1", {"text": words, "channel": "D1"}, NOW)])
    worker = Worker(
        inbox,
        outbox,
        {platform.name: platform},
        desk.chat.dispatcher,
        Metrics(),
        lambda: NOW,
        lambda _order: None,
        lambda: None,
    )
    (event,) = inbox.take("another", now=NOW, limit=1)
    asyncio.run(worker.answer(event))
    assert rows_of(platform.said[0]) == ROWS
