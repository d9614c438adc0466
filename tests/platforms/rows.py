"""The rows of the feature table: each is one scenario that runs on every platform, or says why it cannot."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from tests.bot.platforms.slack.conftest import MEETING

if TYPE_CHECKING:
    from collections.abc import Mapping

from tests.platforms.driver import BOSS, Driver

TOP = "sql Who are our top 2 customers by revenue?"
LEAVE, ANSWER = "how long is parental leave?", "16 weeks"
UNKNOWN = "who waters the cactus on the third floor?"
ALONE = "one person reads and writes there, so nobody else sees or answers"
PRIVATE = "everything there is between one person and the program"
NO_PRESS = "buttons are words to type, and so are forms"
PLATFORMS = ("slack", "teams", "terminal")


@dataclass(frozen=True)
class Row:
    """`gaps` say why a platform lacks it."""

    name: str
    says: str
    run: Callable[[Driver], None]
    gaps: "Mapping[str, str]" = field(default_factory=lambda: MappingProxyType({}))


ROWS: list[Row] = []


def row(name: str, says: str, **gaps: str) -> Callable[[Callable[[Driver], None]], Callable[[Driver], None]]:
    """Put a scenario into the table."""

    def put(run: Callable[[Driver], None]) -> Callable[[Driver], None]:
        ROWS.append(Row(name, says, run, MappingProxyType(gaps)))
        return run

    return put


@row("ask", "a question is answered with the words that prove it")
def _ask(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, LEAVE)
    assert "Parents receive 16 weeks" in driver.see(ana, ANSWER).text


@row("ask among others", "a mention is answered where it was asked", terminal=ALONE)
def _ask_among_others(driver: Driver) -> None:
    ana, bo = driver.person(), driver.person()
    room = driver.room(ana, bo)
    driver.say(ana, LEAVE, room=room)
    driver.see(bo, ANSWER, room=room)


@row("rights", "a room is answered from what all of its readers may read", terminal=ALONE)
def _rights(driver: Driver) -> None:
    ana, gus = driver.person(), driver.person(guest=True)
    room = driver.room(ana, gus)
    driver.say(ana, LEAVE, room=room)
    assert ANSWER not in driver.see(ana, "found nothing", room=room).text


@row("decline", "what cannot be proven is not answered, and a person is offered")
def _decline(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, UNKNOWN)
    declined = driver.see(ana, "cannot prove")
    assert any("Ask a person" in one for one in declined.buttons)


@row("follow-up", "a question that names no topic is understood from what was asked before")
def _follow_up(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, LEAVE)
    driver.see(ana, ANSWER)
    driver.say(ana, "And how many weeks is it?")
    driver.see(ana, ANSWER, count=2)


@row(
    "untagged",
    "where an admin lets it listen, it answers what it can prove and else is silent",
    terminal=ALONE,
)
def _untagged(driver: Driver) -> None:
    ana, bo = driver.person(), driver.person()
    room = driver.room(BOSS, ana, bo)
    driver.say(BOSS, "confidant listen on here", room=room)
    driver.press(BOSS, driver.see(BOSS, "Untagged questions", room=room), "Confirm")
    driver.see(BOSS, "Done. Untagged questions", room=room)
    driver.murmur(ana, f"Does anyone know {UNKNOWN}", room=room)
    driver.murmur(ana, f"Does anyone know {LEAVE}", room=room)
    driver.see(bo, ANSWER, room=room)
    driver.see(bo, "Nobody asked me", room=room)
    assert not [one for one in driver.seen(bo, room=room) if "cannot prove" in one.text]


@row(
    "channel as a source",
    "what is written in a channel that an admin adds is answered from, for who is in it",
    terminal=ALONE,
)
def _source(driver: Driver) -> None:
    ana = driver.person()
    room = driver.room(BOSS, ana)
    driver.murmur(ana, f"The door code of the laboratory of {ana} in Leeds is 4711.", room=room)
    driver.say(BOSS, "confidant sources add", room=room)
    driver.press(BOSS, driver.see(BOSS, "indexed and kept up to date", room=room), "Confirm")
    driver.see(BOSS, "Added as", room=room)
    for number in range(1, 11):  # it is read for the first time while people go on asking
        driver.say(ana, f"What is the door code of the laboratory of {ana} in Leeds?", room=room)
        driver.see(ana, "", room=room, count=number + _notices(driver, ana, room))
        if any("4711" in one.text for one in driver.seen(ana, room=room)):
            return
    raise AssertionError("what was written there is not found")


def _notices(driver: Driver, person: str, room: str) -> int:
    """How many notices stand there that no question was answered with."""
    return sum("index what is written" in one.text for one in driver.seen(person, room=room))


@row("command", "words of commands do the same after a mention as in a private conversation")
def _command(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, "help")
    driver.see(ana, "Write up a meeting")
    driver.say(ana, f"ask {LEAVE}")
    driver.see(ana, ANSWER)


@row("private", "a reply that concerns one person is seen by nobody else", terminal=PRIVATE)
def _private(driver: Driver) -> None:
    bo = driver.person()
    room = driver.room(BOSS, bo)
    driver.say(BOSS, "confidant skills", room=room)
    driver.see(BOSS, "where they are on", room=room)
    assert not [one for one in driver.seen(bo, room=room) if "where they are on" in one.text]


@row("feedback", "a thumb is kept, and one that points down asks why")
def _feedback(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, LEAVE)
    driver.thumb(ana, driver.see(ana, ANSWER), up=False, reason="It is out of date")
    driver.see(ana, "Noted, with your reason")


@row("expert", "a question is handed to a person, whose answer comes back", terminal=ALONE)
def _expert(driver: Driver) -> None:
    ana = driver.person()
    question = f"who waters the cactus of {ana}?"
    driver.say(BOSS, "help")
    driver.see(BOSS, "Write up a meeting")
    driver.say(ana, question)
    driver.press(ana, driver.see(ana, "cannot prove"), "Ask a person")
    driver.fill(BOSS, driver.see(BOSS, f"cactus of {ana}"), "Answer", {"text": f"Bo waters that of {ana}."})
    driver.see(ana, f"Bo waters that of {ana}")


@row("admin change", "a setting is shown first, changed by a press, and taken back by another")
def _admin_change(driver: Driver) -> None:
    driver.say(BOSS, "confidant skills off catchup")
    driver.press(BOSS, driver.see(BOSS, "Skill catchup everywhere"), "Confirm")
    driver.press(BOSS, driver.see(BOSS, "Done. Skill catchup"), "Undo")
    driver.see(BOSS, "Undone. Skill catchup")


@row("admin for admins alone", "whoever has no right to a setting is refused")
def _admin_refused(driver: Driver) -> None:
    bo = driver.person()
    driver.say(bo, "confidant skills off ask")
    driver.see(bo, "permission")


@row("approval", "a change that was asked for by one is not confirmed by another", terminal=ALONE)
def _approval(driver: Driver) -> None:
    bo = driver.person()
    room = driver.room(BOSS, bo)
    driver.say(BOSS, "confidant skills off share")
    asked = driver.see(BOSS, "Skill share everywhere")
    driver.say(bo, _confirmation(asked.native), room=room)
    refused = driver.see(bo, "", room=room)
    assert "Done" not in refused.text
    driver.press(BOSS, asked, "Cancel")
    driver.see(BOSS, "Cancelled")


def _confirmation(native: object) -> str:
    """What its button says, as somebody may type it who has seen it."""
    found = re.search(r"confirm [0-9a-f]+ [0-9a-f]+", str(native))
    assert found
    return found[0]


@row("data question", "a question about data becomes a checked query, which nothing runs by itself")
def _draft(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, TOP)
    drafted = driver.see(ana, "Shows customers.name")
    assert "SELECT customers.name, SUM(orders.amount)" in drafted.text
    assert "nothing was run" in drafted.text
    assert "Ada Works" not in "".join(one.text for one in driver.seen(ana))


@row("run", "a press of somebody who may run queries shows the rows, which are never markup")
def _run(driver: Driver) -> None:
    driver.say(BOSS, TOP)
    driver.press(BOSS, driver.see(BOSS, "Shows customers.name"), "Run")
    rows = driver.see(BOSS, "Ada Works")
    assert "1,000.50" in rows.text
    assert "<!channel>" not in str(rows.native) or driver.name != "slack"


@row(
    "chart",
    "rows that make a picture are shown as one",
    terminal="a terminal shows words, and the figures as words",
)
def _chart(driver: Driver) -> None:
    driver.say(BOSS, TOP.replace("2", "3"))
    driver.press(BOSS, driver.see(BOSS, "LIMIT 3"), "Run")
    [picture] = driver.see(BOSS, "Cato").pictures
    assert picture.startswith(b"\x89PNG")


@row("run for who may", "whoever may not run queries is refused")
def _run_refused(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, TOP)
    driver.press(ana, driver.see(ana, "Shows customers.name"), "Run")
    driver.see(ana, "You need the run-sql permission")
    assert "Ada Works" not in "".join(one.text for one in driver.seen(ana))


@row("data decline", "a question that no table answers is declined, and the documents are offered")
def _data_decline(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, "sql What was our churn rate?")
    declined = driver.see(ana, "I find nothing in this database for")
    assert any("Search the documents" in one for one in declined.buttons)


@row("rows for readers", "rows go only to whoever may ask the database", terminal=ALONE)
def _rows_for_readers(driver: Driver) -> None:
    gus = driver.person(guest=True)
    room = driver.room(BOSS, gus)
    driver.say(BOSS, TOP, room=room)
    driver.see(BOSS, "so only you see it", room=room)
    assert not [one for one in driver.seen(gus, room=room) if "SELECT" in one.text]


@row("file in", "a recording is taken from a message", terminal="files are named on the line: `minutes FILE`")
def _file_in(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, "minutes", files={"sync.vtt": MEETING.encode()})
    driver.see(ana, "Decisions")


@row("file out", "a transcript is given as a file", terminal="it is saved below the home folder")
def _file_out(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, "minutes", files={"retro.vtt": MEETING.encode()})
    driver.see(ana, "Decisions")
    driver.say(ana, "meetings list")
    found = re.search(r"\(([0-9a-f]{6,})\)", driver.see(ana, "1 meeting").text)
    assert found
    driver.say(ana, f"meetings transcript {found[1]} vtt")
    assert b"move the launch" in driver.take_file(ana, ".vtt")


@row("minutes", "the post that takes the work on becomes the minutes", terminal="`confidant minutes FILE`")
def _minutes(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, "minutes", files={"launch.vtt": MEETING.encode()})
    assert "move the launch" in driver.see(ana, "Decisions").text
    assert len([one for one in driver.seen(ana) if "ecision" in one.text]) == 1


@row(
    "minutes of a call",
    "a call that its program tells of is written up where its people talk, in one post",
    terminal="`confidant minutes FILE`",
)
def _call(driver: Driver) -> None:
    ana, bo = driver.person(), driver.person()
    room = driver.call(MEETING, ana, bo)
    assert "move the launch" in driver.see(bo, "Decisions", room=room).text
    assert len([one for one in driver.seen(bo, room=room) if f"Call of {ana}" in one.text]) == 1


@row("error", "what does not fit is one sentence with what to do")
def _error(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, "ask " + "why? " * 1_200)
    assert "too long" in driver.see(ana, "too long").text


@row(
    "limits",
    "a reply that is longer than a message comes whole, in as many as the platform needs",
    terminal="a terminal has no limit",
)
def _limits(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, "minutes", files={"long.vtt": _long_meeting(120).encode()})
    driver.see(ana, "move launch 0 ")
    driver.see(ana, "move launch 119 ")


def _long_meeting(decisions: int) -> str:
    cues = (
        f"00:{at // 6:02}:{at % 6 * 10:02}.000 --> 00:{at // 6:02}:{at % 6 * 10 + 9:02}.000\n"
        f"<v Ana Souza>We decided to move launch {at} to the fifteenth of October, as the plan of team {at} says.</v>\n"
        for at in range(decisions)
    )
    return "WEBVTT\n\n" + "\n".join(cues)


@row("retry", "what the platform refuses for now comes later, once", terminal="nothing is refused there")
def _retry(driver: Driver) -> None:
    ana = driver.person()
    driver.be_busy(2)
    driver.say(ana, LEAVE)
    driver.see(ana, ANSWER)
    assert len(driver.seen(ana)) == 1


@row("duplicate", "an event that is sent again is answered once", terminal="nothing is sent there")
def _duplicate(driver: Driver) -> None:
    ana = driver.person()
    said = driver.say(ana, LEAVE)
    driver.see(ana, ANSWER)
    driver.again(said)
    driver.say(ana, "help")
    driver.see(ana, "Write up a meeting")
    assert len([one for one in driver.seen(ana) if ANSWER in one.text]) == 1
