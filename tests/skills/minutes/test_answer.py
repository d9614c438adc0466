"""Minutes as JSON, reply and file."""

from skills.messages import Footer, Heading, Lines, Quote
from skills.minutes.answer import Minutes
from skills.minutes.clock import clock
from skills.minutes.lines import Action, Chapter, Evidence, Line
from skills.minutes.spoken import transcript_markdown
from tests.skills.minutes.talk import talk

SAID = Evidence(1, 65.0, 70.0, "um so we keep the price")
DECISION = Line("We keep the price.", (SAID,), 0.9, possible=True)
TASK = Action("I will call.", (Evidence(2, 70, 72, "I will call."),), 0.9, owner="Ana", due="by Friday")
MADE = Minutes(
    "Launch", ("Ana",), (), (DECISION,), (TASK,), (), (), (), (Chapter("Price", 0, 80),), ("No model.",)
)


def test_json_has_the_public_shape() -> None:
    assert MADE.to_json() == {
        "title": "Launch",
        "attendees": ["Ana"],
        "summary": [],
        "decisions": [
            {
                "text": "We keep the price.",
                "evidence": [{"segment": 1, "start": 65.0, "end": 70.0, "quote": "um so we keep the price"}],
                "confidence": 0.9,
                "possible": True,
            }
        ],
        "actions": [
            {
                "text": "I will call.",
                "evidence": [{"segment": 2, "start": 70, "end": 72, "quote": "I will call."}],
                "confidence": 0.9,
                "possible": False,
                "owner": "Ana",
                "due": "by Friday",
            }
        ],
        "questions": [],
        "risks": [],
        "mentions": [],
        "chapters": [{"title": "Price", "start": 0, "end": 80}],
    }


def test_a_reply_shows_times_owners_quotes_and_what_is_unsure() -> None:
    reply = MADE.to_reply()
    assert reply.summary == "Launch: 1 action item; less sure: 1."
    assert reply.blocks == (
        Heading("Action items"),
        Lines(("[01:10] I will call. Owner: Ana; due: by Friday.",)),
        Heading("Chapters"),
        Lines(("[00:00] Price",)),
        Heading("Possible decisions and risks"),
        Lines(("[01:05] We keep the price. (possible)",)),
        Quote("um so we keep the price", "01:05"),
        Footer("Attendees: Ana"),
        Footer("Lines marked possible are less sure: check them against the recording."),
        Footer("No model."),
    )


def test_folded_a_reply_keeps_what_is_unsure_for_a_press() -> None:
    reply = MADE.to_reply(folded=True)
    assert "We keep the price" not in str(reply.blocks)
    assert "less sure" not in str(reply.blocks)
    assert "less sure: 1" in reply.summary


def test_the_file_quotes_every_line() -> None:
    written = MADE.to_markdown()
    assert "- [01:05] We keep the price. (possible)\n  > um so we keep the price [01:05]" in written
    assert "Owner: Ana; due: by Friday." in written


def test_a_transcript_says_who_spoke_when_on_each_line() -> None:
    assert transcript_markdown(talk("Ana: # Hi\nall", ": So."), "Launch") == (
        "# Launch\n\n[00:00] Ana: # Hi all\n\n[00:05] Someone: So.\n"
    )


def test_hours_are_shown_when_there_are_any() -> None:
    assert (clock(65.2), clock(3661)) == ("01:05", "1:01:01")
