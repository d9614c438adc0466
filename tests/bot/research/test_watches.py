"""Watched reports: begun in a channel, looked at again, told of once and only where something changed."""

import asyncio
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bot.app import App, utc_now
from bot.build import build
from bot.claims import FAILED
from bot.directory import Person
from bot.errors import PlatformRefusedError, PlatformUnreachableError
from bot.forgetting import forget
from bot.outbox import Letter, Outbox
from bot.platforms import Payload, Platform
from bot.research.looking import Looking
from bot.research.settings import ResearchSettings
from bot.research.tables import WatchRow
from bot.research.watch_book import MOST, WatchBook
from bot.settings import DatabaseSettings, Settings
from bot.store import transaction
from bot.tables import OutboxRow
from bot.testing.sites import Answer, Sites, busy, gone, page
from indexing.documents import DocumentDraft
from indexing.settings import FetchSettings
from skills.messages import Choices, Conversation, Message, Reply
from skills.research.making import make_report
from skills.research.order import Order
from skills.research.report import Report
from skills.researches import Wanted

ACME = (
    "<!doctype html><title>Pricing | Acme</title><main><h1>Acme</h1><p>Acme costs ${price} per user per month.</p>"
    "<p>Over 400 customers use Acme every day.</p></main>"
)
BOLT = (
    "<!doctype html><title>Home | Bolt</title><main><h1>Bolt</h1><p>Over 900 customers use Bolt.</p></main>"
)


ROOM = Conversation("slack", "T1", "C1")


def acme(price: int) -> Answer:
    return page(ACME.replace("{price}", str(price)))


@dataclass
class Rooms:
    """A platform with channels, some of which are closed or shared with outsiders by now."""

    name: str = "slack"
    shared: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    away: bool = False
    written: list[Reply] = field(default_factory=list)

    async def channel(
        self, channel: str, thread: str | None = None, *, instead: str | None = None
    ) -> Payload | None:
        if self.away:
            raise PlatformUnreachableError("Slack does not answer.")
        if channel in self.closed:
            raise PlatformRefusedError("Slack says no.", code="channel_not_found")
        return None if channel in self.shared else {"kind": "channel", "channel": channel}

    async def direct(self, person: str) -> Payload | None:
        return {"kind": "dm", "user": person}

    def write(self, key: str, reply: Reply, place: Payload) -> Letter:
        self.written.append(reply)
        told = "\n".join([reply.summary, *map(str, reply.blocks)])
        return Letter(key, self.name, place, ({"text": told},), ())


class Office:
    """Everything real but the platform, the clock and whose pages are read."""

    def __init__(self, home: Path, url: str, sites: Sites, pages: dict[str, Answer]) -> None:
        self.pages, self.sites = pages, sites
        self.moved = timedelta()
        settings = Settings.model_construct(
            home=home,
            database=DatabaseSettings(url=url),
            admins=("dee",),
            research=ResearchSettings(gap_seconds=0, fresh_hours=0),
            fetch=FetchSettings(allowed_networks="127.0.0.0/8"),
        )
        self.app: App = build(settings, now=self.now)
        self.rooms, self.outbox = Rooms(), Outbox(self.app.engine)
        self.write("ana", "C1", "C2", groups=frozenset({"research"}))
        self.write("bo", "C1", groups=frozenset({"research"}))
        self.write("cy", "C1", "C2")
        self.write("dee")

    @property
    def engine(self) -> Engine:
        return self.app.engine

    def now(self) -> datetime:
        return utc_now() + self.moved

    def write(self, name: str, *channels: str, groups: frozenset[str] = frozenset()) -> None:
        person = Person(name, name.title(), f"{name}@x.org", groups=groups, channels=frozenset(channels))
        self.app.directory.write([person], now=self.now())

    def say(self, text: str, who: str = "ana", *, channel: str = "C1", platform: str = "slack") -> Reply:
        """In a channel where its members read the reply, or with an empty one, alone."""
        place = Conversation(platform, "T1", channel or "D1", private=not channel)
        heard = (f"channel:{channel}",) if channel else ()
        message = Message(text, self.app.rights.user(who), place, self.now(), heard)
        return asyncio.run(self.app.dispatcher.reply_to(message))

    def report(self, *readers: str, own: bool = False, order: bool = True) -> str:
        """The id of a report of both sites that was made for these readers."""
        urls = () if own else (self.sites.url("acme", "/"), self.sites.url("bolt", "/"))
        wanted = Order(question="compare Acme and Bolt", companies=("Acme", "Bolt"), urls=urls, index=own)
        ana, kept = self.app.rights.user("ana"), self.app.researches
        ctx = self.app.dispatcher.context_for(Message("research", ana, ROOM, self.now(), ("channel:C1",)))

        async def made() -> Report:
            gathered = await kept.gather(Wanted(urls, limits=kept.limits), ctx.progress)
            return await make_report(wanted, gathered, ctx)

        words = wanted.model_dump_json() if order else ""
        return kept.keep(asyncio.run(made()), ana, frozenset(readers), order=words).id

    def watched(self, words: str = "", *, own: bool = False) -> str:
        """The name of a watch of such a report in C1."""
        report = self.report("user:ana", "channel:C1", own=own)
        reply = self.say(f"watch add {report} {words}")
        assert "is watched from now on" in reply.summary, reply
        return buttons(reply)[0].removeprefix("watch stop name=")

    def looking(self, *, most_requests: int = 50) -> Looking:
        """A process that looks; `most_requests` is what one report may spend."""
        app = self.app
        limited = app.researches.settings.model_copy(update={"most_requests": most_requests})
        return Looking(
            app.engine,
            replace(app.researches, settings=limited),
            app.dispatcher,
            app.directory,
            app.rights.allowed,
            {"slack": cast("Platform", self.rooms)},
            self.outbox,
            self.now,
            lambda: None,
            app.languages,
        )

    def look(self, *, days: int = 7) -> int:
        """Once more after so many days; how many rounds ended."""
        self.moved += timedelta(days=days)
        return asyncio.run(self.looking().look())

    def posts(self) -> list[tuple[str, str]]:
        """What went out by itself, as place and words, in order."""
        with transaction(self.engine) as session:
            rows = session.scalars(select(OutboxRow).order_by(OutboxRow.id))
            return [
                (json.loads(row.place).get("channel") or json.loads(row.place)["user"], row.messages)
                for row in rows
            ]

    def row(self, name: str) -> WatchRow:
        with transaction(self.engine) as session:
            row = session.get(WatchRow, name)
            assert row
            session.expunge(row)
            return row


class Dying(Outbox):
    """Fails in the middle of a transaction, as a killed process does."""

    def put(self, session: Session, letter: Letter, *, now: datetime) -> None:
        super().put(session, letter, now=now)
        session.flush()
        raise RuntimeError("killed")


def buttons(reply: Reply) -> list[str]:
    return [option for block in reply.blocks if isinstance(block, Choices) for option in block.options]


@pytest.fixture
def sites() -> Iterator[tuple[Sites, dict[str, Answer]]]:
    pages = {"/": acme(12)}
    with Sites({"acme": pages, "bolt": {"/": page(BOLT)}}) as served:
        yield served, pages


@pytest.fixture
def office(tmp_path: Path, store: Engine, sites: tuple[Sites, dict[str, Answer]]) -> Iterator[Office]:
    """On each kind of database."""
    served, pages = sites
    url = store.url.render_as_string(hide_password=False)
    office = Office(tmp_path / "home", url, served, pages)
    yield office
    office.app.close()


def test_where_nothing_changed_nothing_is_posted(office: Office) -> None:
    name = office.watched()
    assert office.look() == 1
    assert office.look() == 1
    assert office.posts() == []
    assert office.row(name).round == 2


def test_a_price_that_changed_is_told_once_with_was_is_and_a_quote(office: Office) -> None:
    office.watched()
    office.pages["/"] = acme(15)
    office.look()
    office.look()
    [(place, words)] = office.posts()
    assert place == "C1"
    assert "1 change at Acme" in words
    assert "'12 USD" in words
    assert "'15 USD" in words
    assert "Acme costs $15 per user per month." in words


def test_what_a_refused_post_told_is_told_again_at_the_next_look(office: Office) -> None:
    office.watched()
    office.pages["/"] = acme(15)
    office.look()
    [(_, told)] = office.posts()
    with transaction(office.engine) as session:
        session.scalars(select(OutboxRow)).one().state = FAILED
    office.look(days=1)  # it is not due yet, and letters are forgotten before it is
    with transaction(office.engine) as session:
        session.delete(session.scalars(select(OutboxRow)).one())
    office.look(days=6)
    assert office.posts() == [("C1", told)]
    office.look()
    assert len(office.posts()) == 1


def test_a_watch_is_looked_at_before_it_is_due_where_somebody_asks_for_it(office: Office) -> None:
    name = office.watched("every=300")
    office.pages["/"] = acme(15)
    office.look(days=1)
    assert office.posts() == []
    assert "within the hour" in office.say(f"watch look name={name}").summary
    office.look(days=0)
    assert len(office.posts()) == 1
    assert office.row(name).due_at > office.now() + timedelta(days=299)


def test_a_plan_becomes_a_report_with_a_button_that_watches_it(office: Office) -> None:
    addresses = f"{office.sites.url('acme', '/')} {office.sites.url('bolt', '/')}"
    plan = office.say(f"research compare Acme and Bolt {addresses}")
    report = office.say(buttons(plan)[0])
    watch = buttons(report)[0]
    assert watch.startswith("watch add ")
    assert "is watched from now on" in office.say(watch).summary
    assert "is watched here already" in office.say(watch).summary
    # a second look at the report offers no second watch
    shown = office.say(f"reports show {watch.removeprefix('watch add ')}")
    assert not any(one.startswith("watch") for one in buttons(shown))
    office.pages["/"] = acme(15)
    office.look()
    assert "'15 USD" in office.posts()[0][1]


def test_two_processes_that_look_at_once_ask_each_page_once_and_post_once(office: Office) -> None:
    office.watched()
    office.pages["/"] = acme(15)
    office.moved += timedelta(days=7)
    before = len(office.sites.asked_of("acme"))

    async def both() -> list[int]:
        return list(await asyncio.gather(office.looking().look(), office.looking().look()))

    assert sorted(asyncio.run(both())) == [0, 1]
    assert office.sites.asked_of("acme")[before:].count("/") == 1
    assert len(office.posts()) == 1


def test_what_a_dead_process_began_another_ends_and_it_is_kept_once(office: Office) -> None:
    name, book, hour = office.watched(), WatchBook(office.engine), timedelta(hours=1)
    now = office.now() + timedelta(days=7)
    dead = book.claim(name, now, hour)
    assert dead
    assert book.claim(name, now + hour / 2, hour) is None
    other = book.claim(name, now + 2 * hour, hour)
    assert other
    for claim, kept in ((other, True), (dead, False)):
        with transaction(office.engine) as session:
            assert book.end(session, claim, lambda one: one, now) is kept


def test_whoever_is_killed_while_a_round_is_kept_leaves_all_as_it_was(office: Office) -> None:
    name = office.watched()
    before = office.row(name)
    office.pages["/"] = acme(15)
    office.moved += timedelta(days=7)
    assert asyncio.run(replace(office.looking(), outbox=Dying(office.engine)).look()) == 0
    assert office.posts() == []
    after = office.row(name)
    assert (after.text, after.report, after.round) == (before.text, before.report, before.round)
    assert office.look(days=0) == 1
    assert len(office.posts()) == 1


def test_it_is_looked_at_when_it_is_due_and_not_before(office: Office) -> None:
    office.watched("every=3")
    assert [office.look(days=1) for _ in range(6)] == [0, 0, 1, 0, 0, 1]


def test_a_site_that_is_down_changes_nothing_and_is_told_of_once_it_stays_down(office: Office) -> None:
    office.watched()
    up, office.pages["/"] = office.pages["/"], gone(503)
    office.look()
    office.look()
    assert office.posts() == []
    office.look()
    office.look()
    [(_, words)] = office.posts()
    assert "1 page cannot be read any more" in words
    office.pages["/"] = up
    office.look()
    assert len(office.posts()) == 1


def test_what_changed_while_a_site_was_down_is_told_when_it_is_back(office: Office) -> None:
    office.watched()
    office.pages["/"] = gone(503)
    office.look()
    office.pages["/"] = acme(15)
    office.look()
    [(_, words)] = office.posts()
    assert "'12 USD" in words
    assert "'15 USD" in words


def test_pages_for_which_there_are_no_requests_left_are_neither_gone_nor_out_of_reach(office: Office) -> None:
    office.watched()
    for _ in range(4):
        office.moved += timedelta(days=7)
        assert asyncio.run(office.looking(most_requests=1).look()) == 1
    assert office.posts() == []


def test_a_busy_site_is_no_change(office: Office) -> None:
    office.watched()
    office.pages["/"] = busy(acme(12), 9, retry_after="3600")
    office.look()
    assert office.posts() == []


# by the buttons of a digest


def digest_of(office: Office) -> list[str]:
    """What the buttons say of a digest that tells of a dearer Acme."""
    office.pages["/"] = acme(15)
    office.look()
    return buttons(office.rooms.written[-1])


def test_every_button_of_a_digest_does_what_it_says(office: Office) -> None:
    office.watched()
    opened, mute, snooze = digest_of(office)
    assert "cells have a quote" in office.say(opened).summary
    assert "Quiet until" in office.say(mute).summary
    assert office.say(snooze).summary.startswith("Nothing of Acme price is told until")
    listed = str(office.say("watch list").blocks)
    assert "muted until" in listed
    assert "Acme price snoozed until" in listed


def test_a_muted_watch_tells_afterwards_what_still_holds(office: Office) -> None:
    office.watched()
    office.say(digest_of(office)[1].replace("days=7", "days=30"))
    office.pages["/"] = acme(20)
    office.look()
    assert len(office.posts()) == 1
    unmute = buttons(office.say(digest_button(office, "mute", "days=30")))[0]
    assert "No longer muted" in office.say(unmute).summary
    office.look()
    assert "'20 USD" in office.posts()[1][1]


def digest_button(office: Office, word: str, more: str) -> str:
    """One of the last digest's buttons, said otherwise."""
    found = next(one for one in buttons(office.rooms.written[-1]) if one.startswith(f"watch {word}"))
    return re.sub(r"days=\d+", more, found)


def test_nothing_is_told_of_a_snoozed_cell(office: Office) -> None:
    office.watched()
    office.say(digest_of(office)[2])
    office.pages["/"] = acme(20)
    office.look()
    assert len(office.posts()) == 1


def test_a_company_with_quotes_in_its_name_is_snoozed_by_its_button(office: Office) -> None:
    name = office.watched()
    with transaction(office.engine) as session:
        row = session.get(WatchRow, name)
        assert row
        row.text = row.text.replace('"Acme"', json.dumps('The "Acme" Co'))
    said = office.say(f"watch snooze name={name} company=\"The 'Acme' Co\" field=price days=30")
    assert said.summary.startswith('Nothing of The "Acme" Co price is told')


def test_a_stopped_watch_is_looked_at_no_more(office: Office) -> None:
    name = office.watched()
    stopped = office.say(f"watch stop name={name}", "bo")
    assert "is watched no more" in stopped.summary
    office.pages["/"] = acme(15)
    assert office.look() == 0
    assert office.posts() == []
    assert "is watched from now on" in office.say(buttons(stopped)[0]).summary


def test_a_watch_that_is_set_up_again_tells_again(office: Office) -> None:
    report = office.report("user:ana", "channel:C1")
    for price in (15, 16):
        stop = buttons(office.say(f"watch add {report}"))[0]
        office.pages["/"] = acme(price)
        office.look()
        office.say(stop)
    assert ["'15 USD" in office.posts()[0][1], "'16 USD" in office.posts()[1][1]] == [True, True]


def test_whoever_mutes_while_it_is_looked_at_is_heeded(office: Office) -> None:
    name = office.watched()
    office.pages["/"] = acme(15)
    office.moved += timedelta(days=7)
    looking = office.looking()
    claim = looking.book.claim(name, office.now(), timedelta(hours=1))
    assert claim
    office.say(f"watch mute name={name} days=3")
    office.say(f"watch every name={name} days=2")
    looking.book.release(claim)
    asyncio.run(looking.look())
    assert office.posts() == []
    assert [office.look(days=1), office.look(days=1), office.look(days=1)] == [0, 1, 0]
    office.look(days=1)
    assert len(office.posts()) == 1


# who may, and where


def test_a_report_that_somebody_there_may_not_read_is_not_watched_there(office: Office) -> None:
    report = office.report("user:ana")
    assert "I know no report" in office.say(f"watch add {report}").summary
    assert "is watched from now on" in office.say(f"watch add {report}", channel="").summary
    office.pages["/"] = acme(15)
    office.look()
    assert [place for place, _ in office.posts()] == ["ana"]


def test_whoever_may_research_there_changes_a_watch_and_nobody_else_but_admins_and_its_owner(
    office: Office,
) -> None:
    name = office.watched()
    mute = f"watch mute name={name} days=3"
    assert "You need the research permission" in office.say(mute, "cy").summary
    assert "Quiet until" in office.say(mute, "bo").summary
    assert "I know no watch" in office.say(mute, "bo", channel="").summary
    assert "Quiet until" in office.say(mute, "ana", channel="").summary
    assert "Quiet until" in office.say(mute, "dee", channel="").summary


def test_words_that_do_not_fit_are_one_sentence(office: Office) -> None:
    name = office.watched()
    for words, said in (
        ("watch add", "Say which report."),
        ("watch add 0123456789", "I know no report '0123456789'"),
        ("watch mute days=3", "Say which watch."),
        ("watch mute name=nothing days=3", "I know no watch 'nothing' here."),
        (f"watch mute name={name}", "Say for how many days."),
        (f"watch mute name={name} days=soon", "The days does not fit"),
        (f"watch every name={name} days=999", "The days does not fit"),
        (f"watch snooze name={name} days=3", "Say which company."),
        (f"watch snooze name={name} company=Zeta days=3", "Nothing of 'Zeta' is watched here."),
        (f"watch snooze name={name} company=Acme field=colour days=3", "I know no field 'colour'."),
    ):
        assert office.say(words).summary.startswith(said), office.say(words)


def test_another_rhythm_counts_from_the_last_look(office: Office) -> None:
    name = office.watched()
    assert office.say(f"watch every name={name} days=2").summary == "I look at it every 2 days from now on."
    assert office.look(days=2) == 1


def test_what_is_said_where_only_one_reads_begins_no_watch_in_a_channel(office: Office) -> None:
    report = office.report("user:ana", "channel:C1")
    place = Conversation("slack", "T1", "C1", private=True, beside="C1")
    message = Message(f"watch add {report}", office.app.rights.user("ana"), place, office.now())
    reply = asyncio.run(office.app.dispatcher.reply_to(message))
    assert "a watch tells everyone" in reply.summary


def test_nothing_is_watched_where_nothing_is_posted_by_itself(office: Office) -> None:
    reply = office.say(f"watch add {office.report('user:ana')}", channel="", platform="terminal")
    assert "Nothing is posted here by itself" in reply.summary


def test_no_more_are_taken_on_than_can_be_looked_at(office: Office) -> None:
    name = office.watched()
    with transaction(office.engine) as session:
        row = session.get(WatchRow, name)
        assert row
        for number in range(1, MOST):
            values = {one.key: getattr(row, one.key) for one in WatchRow.__table__.columns}
            session.add(WatchRow(**{**values, "name": f"w{number}"}))
    reply = office.say(f"watch add {office.report('user:ana')}", channel="")
    assert reply.summary.startswith("50 reports are watched already, and more I do not take on.")


def test_of_many_that_begin_the_last_one_at_once_one_begins(office: Office) -> None:
    name = office.watched()
    with transaction(office.engine) as session:
        row = session.get(WatchRow, name)
        assert row
        values = {one.key: getattr(row, one.key) for one in WatchRow.__table__.columns}
        for number in range(2, MOST):
            session.add(WatchRow(**{**values, "name": f"w{number}"}))
    reports = [office.report("user:ana") for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda one: office.say(f"watch add {one}", channel="").summary, reports))
    assert sum("is watched from now on" in one for one in replies) == 1, replies
    with transaction(office.engine) as session:
        assert session.scalar(select(func.count()).select_from(WatchRow)) == MOST


def test_a_report_offers_no_watch_where_nothing_is_posted_by_itself(office: Office) -> None:
    report = office.report("user:ana")
    shown = office.say(f"reports show {report}", channel="", platform="terminal")
    assert not any(one.startswith("watch") for one in buttons(shown))
    addresses = f"{office.sites.url('acme', '/')} {office.sites.url('bolt', '/')}"
    plan = office.say(f"research compare Acme and Bolt {addresses}", channel="", platform="terminal")
    made = office.say(buttons(plan)[0], channel="", platform="terminal")
    assert not any(one.startswith("watch") for one in buttons(made))


def test_a_report_without_its_order_is_watched_by_what_it_found(office: Office) -> None:
    report = office.report("channel:C1", "user:ana", order=False)
    assert "is watched from now on" in office.say(f"watch add {report}").summary
    office.pages["/"] = acme(15)
    office.look()
    assert "'15 USD" in office.posts()[0][1]


# what keeps it from being looked at


def test_where_outsiders_read_along_by_now_it_rests_and_its_owner_hears_of_it_once(office: Office) -> None:
    office.watched()
    office.pages["/"] = acme(15)
    office.rooms.shared.add("C1")
    office.look()
    office.look()
    [(place, words)] = office.posts()
    assert place == "ana"
    assert "people from outside the company read along in C1" in words
    assert "people from outside" in str(office.say("watch list").blocks)
    office.rooms.shared.clear()
    office.look(days=1)
    assert office.posts()[1][0] == "C1"
    assert "next on" in str(office.say("watch list").blocks)


def test_in_a_channel_that_is_closed_to_us_it_rests(office: Office) -> None:
    office.watched()
    office.rooms.closed.add("C1")
    office.look()
    assert "I cannot post in C1" in office.posts()[0][1]


def test_without_the_permission_of_its_owner_it_rests(office: Office) -> None:
    office.watched()
    office.pages["/"] = acme(15)
    office.write("ana", "C1")
    before = len(office.sites.asked)
    office.look()
    office.look()
    [(place, words)] = office.posts()
    assert place == "ana"
    assert "you may not research any more" in words
    assert len(office.sites.asked) == before


def test_where_research_is_switched_off_it_rests_until_it_is_on_again(office: Office) -> None:
    office.watched()
    office.pages["/"] = acme(15)
    office.say(buttons(office.say("skills off research", "dee"))[0], "dee")
    before = len(office.sites.asked)
    office.look()
    office.look()
    [(place, words)] = office.posts()
    assert place == "ana"
    assert "research is switched off" in words
    assert len(office.sites.asked) == before
    assert "switched off here" in str(office.say("watch list").blocks)
    office.say(buttons(office.say("skills on research", "dee"))[0], "dee")
    office.look(days=1)
    assert office.posts()[1][0] == "C1"


def test_a_platform_that_does_not_answer_is_asked_again(office: Office) -> None:
    office.watched()
    office.pages["/"] = acme(15)
    office.rooms.away = True
    assert office.look() == 0
    office.rooms.away = False
    assert office.look(days=0) == 1
    assert len(office.posts()) == 1


def test_our_own_words_are_not_told_where_somebody_may_not_read_them_any_more(office: Office) -> None:
    def readable(price: int, *readers: str) -> None:
        words = f"# Rivals\n\nAcme costs ${price} per user per month. Over 900 customers use Bolt.\n"
        office.app.index.add([DocumentDraft("rivals.md", "Rivals", words, frozenset(readers))])

    readable(12, "everyone")
    name = office.watched(own=True)
    readable(15, "everyone")
    office.look()
    assert "'15 USD" in office.posts()[0][1]
    readable(20, "user:ana")
    office.look()
    assert len(office.posts()) == 1
    readable(25, "everyone")
    office.look()
    # what stood there meanwhile is not told, nor that it was 15 before
    assert "'25 USD" in office.posts()[1][1]
    assert "'20 USD" not in office.posts()[1][1]
    assert "'15 USD" not in office.posts()[1][1]
    assert office.row(name).round == 3


# what is kept


def test_the_report_that_a_watch_is_held_against_stays(office: Office) -> None:
    name = office.watched("every=365")
    office.moved += timedelta(days=400)
    office.app.researches.tidy()
    assert office.app.researches.book.report(office.row(name).report)
    office.say(f"watch stop name={name}", "dee", channel="")
    office.app.researches.tidy()
    assert office.app.researches.book.reports() == []


def test_the_watches_of_somebody_who_is_forgotten_go_with_them(office: Office) -> None:
    office.watched()
    forget(office.app, "ana")
    assert office.look() == 0
    assert "No report is watched here." in office.say("watch list", "bo").summary
