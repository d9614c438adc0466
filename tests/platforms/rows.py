"""The rows of the feature table: each is one scenario that runs on every platform, or says why it cannot."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING
from zipfile import ZipFile

from PIL import Image, ImageDraw

from tests.bot.platforms.slack.conftest import MEETING
from tests.indexing.fetch.web import Page, WebServer

if TYPE_CHECKING:
    from collections.abc import Mapping

from tests.platforms.driver import BOSS, Driver, Seen

TOP = "sql Who are our top 2 customers by revenue?"
LEAVE, ANSWER = "how long is parental leave?", "16 weeks"
UNKNOWN = "who waters the cactus on the third floor?"
ALONE = "one person reads and writes there, so nobody else sees or answers"
PRIVATE = "everything there is between one person and the program"
NO_POST = "nothing is posted there by itself"
NO_PRESS = "buttons are words to type, and so are forms"
BRIEF = """brand: Alpenrad
campaign: {campaign}
products:
  - {{sku: trail-30, name: Trail 30, photo: trail.png, attributes: {{weight: 900 g}}, price: 89.90, currency: GBP}}
locales: [en-GB]
platforms: [Pinterest]
variants: 1
"""
COMPETITORS = {
    "/acme": Page(
        b"<title>Pricing | Acme</title><main><h1>Acme</h1><p>Acme costs $12 per user per month.</p></main>",
        headers={"content-type": "text/html"},
    ),
    "/bolt": Page(
        b"<title>Home | Bolt</title><main><h1>Bolt</h1><p>Over 900 customers use Bolt every day.</p></main>",
        headers={"content-type": "text/html"},
    ),
}
DEARER = COMPETITORS["/acme"].body.replace(b"$12", b"$15")
PLATFORMS = ("slack", "teams", "terminal")


@dataclass(frozen=True)
class Row:
    """`gaps` say why a platform lacks it."""

    name: str
    says: str
    run: Callable[[Driver], None]
    gaps: "Mapping[str, str]" = field(default_factory=lambda: MappingProxyType({}))


MOST_TRIES = 60  # questions, each answered in a fraction of a second
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
    for number in range(1, MOST_TRIES + 1):  # it is read for the first time while people go on asking
        driver.say(ana, f"What is the door code of the laboratory of {ana} in Leeds?", room=room)
        driver.see(ana, "", room=room, count=number + _notices(driver, ana, room))
        if any("4711" in one.text for one in driver.seen(ana, room=room)):
            return
    last = driver.seen(ana, room=room)[-1].text
    raise AssertionError(f"what was written there is not found: {last}")


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
    # by its command: a router that is calibrated may ask back about words it has never seen, and names differ by run
    driver.say(ana, f"ask {question}")
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


@row("adverts", "words become drafts of adverts, on a contact sheet where there are pictures")
def _adverts(driver: Driver) -> None:
    ana = driver.person()
    sheet = _drafts(driver, ana)
    assert "template draft" in sheet.text
    assert "nothing can be downloaded before" in sheet.text
    assert driver.name == "terminal" or sheet.pictures[0].startswith(b"\x89PNG")


@row("adverts by form", "what to make is said in a form, and the drafts come of it", terminal=NO_PRESS)
def _adverts_by_form(driver: Driver) -> None:
    ana = driver.person()
    wanted = {"products": f"Mug of {ana} | 12.90 GBP", "locales": "en-GB", "platforms": "Pinterest"}
    driver.ask_in_form(ana, "create", {**wanted, "campaign": f"Form of {ana}", "variants": "1"})
    assert driver.see(ana, f"for Form of {ana} are ready").pictures


@row(
    "adverts from files",
    "a brief and its photo are taken from a message",
    terminal="`confidant create --brief FILE --out FOLDER`",
)
def _adverts_from_files(driver: Driver) -> None:
    ana = driver.person()
    brief = BRIEF.format(campaign=f"Files of {ana}")
    driver.say(ana, "create", files={"brief.yaml": brief.encode(), "trail.png": _photo()})
    driver.press(ana, driver.see(ana, f"for Files of {ana} are ready"), "Review one by one")
    shown = driver.see(ana, "1 of 2")
    assert "Trail 30" in shown.text
    assert shown.pictures


@row("advert for who may", "whoever may not let adverts go is refused")
def _advert_refused(driver: Driver) -> None:
    ana = driver.person()
    driver.press(ana, _drafts(driver, ana), "Review one by one")
    driver.press(ana, driver.see(ana, "1 of 2"), "Approve")
    driver.see(ana, "You need the release permission")
    assert "is approved" not in "".join(one.text for one in driver.seen(ana))


@row("advert changed", "what somebody wants otherwise is made at once, as a version that nobody has approved")
def _advert_changed(driver: Driver) -> None:
    ana = driver.person()
    driver.press(ana, _drafts(driver, ana), "Review one by one")
    shown = driver.see(ana, "1 of 2")
    driver.fill(ana, shown, "Request changes", {"comment": "headline: Good morning"})
    anew = driver.see(ana, "Made anew")
    assert "Good morning" in anew.text
    assert "version 2" in anew.text
    assert "approved by" not in anew.text


@row(
    "advert out",
    "the approved pictures, and no others, come as a zip",
    terminal="`confidant create export FOLDER --out FILE`",
)
def _advert_out(driver: Driver) -> None:
    mark = driver.person()
    driver.press(BOSS, _drafts(driver, BOSS, campaign=f"Zip of {mark}"), "Review one by one")
    shown = driver.see(BOSS, f"headline: Mug of {mark}")
    found = re.search(r"set ([0-9a-f]{10})", driver.see(BOSS, f"for Zip of {mark} are ready").text)
    assert found
    driver.say(BOSS, f"export {found[1]}")
    driver.see(BOSS, "Nothing of this is approved")
    driver.press(BOSS, shown, "Approve")
    driver.press(BOSS, driver.see(BOSS, "is approved, exactly as it was shown"), "Download what is approved")
    with ZipFile(BytesIO(driver.take_file(BOSS, ".zip"))) as packed:
        pictures = [name for name in packed.namelist() if not name.endswith(".json")]
    assert len(pictures) == 1


def _drafts(driver: Driver, person: str, *, campaign: str = "") -> Seen:
    """A set of two pictures, by words alone; its contact sheet."""
    name = campaign or f"Mugs of {person}"
    mug = f"Mug of {name.split()[-1]} | 12.90 GBP | made in: Leeds"
    driver.say(
        person, f'create products="{mug}" locales=en-GB platforms=Pinterest variants=1 campaign="{name}"'
    )
    return driver.see(person, f"for {name} are ready")


def _photo() -> bytes:
    picture, written = Image.new("RGB", (600, 500), (250, 250, 250)), BytesIO()
    ImageDraw.Draw(picture).ellipse((180, 100, 420, 420), fill=(190, 40, 50))
    picture.save(written, "PNG")
    return written.getvalue()


@row("research", "a question becomes a plan, a press reads the pages, and each cell has a quote")
def _research(driver: Driver) -> None:
    with WebServer({"/robots.txt": Page(b"", 404), **COMPETITORS}) as server:
        driver.say(BOSS, f"research compare Acme and Bolt {server.url}/acme {server.url}/bolt")
        plan = driver.see(BOSS, "This is what I would do")
        assert "At most" in plan.text
        assert server.requests == []
        driver.press(BOSS, plan, "Begin")
        report = driver.see(BOSS, "cells have a quote")
        assert "12 USD" in report.text
        assert "not found" in report.text
        driver.press(BOSS, report, "Show evidence for Acme")
        driver.see(BOSS, "Acme costs $12 per user per month.")


@row("research asks back", "a question that names nobody is asked back once")
def _research_back(driver: Driver) -> None:
    driver.say(BOSS, "research compare our competitors")
    driver.see(BOSS, "Whom do you count as your competitors?")


@row("research for who may", "whoever may not spend requests is refused")
def _research_refused(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, "research compare Acme and Bolt https://acme.example/")
    driver.see(ana, "You need the research permission")


@row(
    "watch",
    "a report is looked at again, and what changed is told where a press wanted it: was, is and a quote",
    terminal=NO_POST,
)
def _watch(driver: Driver) -> None:
    ana = driver.person()
    room = driver.room(BOSS, ana)
    with WebServer({"/robots.txt": Page(b"", 404), **COMPETITORS}) as server:
        driver.say(
            BOSS, f"research compare Acme and Bolt {server.url}/acme {server.url}/bolt own=no", room=room
        )
        driver.press(BOSS, driver.see(BOSS, "This is what I would do", room=room), "Begin")
        driver.press(BOSS, driver.see(BOSS, "cells have a quote", room=room), "Watch this")
        driver.see(ana, "is watched from now on", room=room)
        driver.look_again()
        server.pages["/acme"] = replace(COMPETITORS["/acme"], body=DEARER)
        driver.look_again()
        digest = driver.see(ana, "1 change at Acme", room=room)
        assert "12 USD" in digest.text
        assert "Acme costs $15 per user per month." in digest.text
        driver.look_again()
        driver.press(BOSS, digest, "Mute for 7 days")
        driver.see(ana, "Quiet until", room=room)
    assert len([one for one in driver.seen(ana, room=room) if "change at Acme" in one.text]) == 1


@row("watch for who may", "whoever may not research changes no watch")
def _watch_refused(driver: Driver) -> None:
    ana = driver.person()
    driver.say(ana, "watch mute name=3fa9c2d41b days=7")
    driver.see(ana, "You need the research permission")


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
