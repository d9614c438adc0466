"""What people asked to be left out is left out: of the transcript, of its words, of the minutes, of the index text."""

import asyncio
import json
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.errors import UserError
from skills.minutes.screen import (
    NAME,
    OFF_RECORD,
    PERSON,
    UNNAMED,
    WHOLE,
    Removed,
    said_of,
    screen,
    without_names,
)
from skills.minutes.screen_cut import MASK
from skills.minutes.spoken import transcript_markdown
from skills.minutes.writeup import Source, write_up
from skills.opt_outs import OptOuts
from tests.skills.minutes.talk import embed, talk
from transcription.transcript import Segment, Transcript, Word

PHRASES = OptOuts(off=("off the record",), on=("back on the record", "on the record again"))


def texts(transcript: Transcript) -> list[str]:
    return [segment.text for segment in transcript.segments]


def with_words(transcript: Transcript) -> Transcript:
    """As an engine gives it: each word with its own times."""
    return replace(transcript, segments=tuple(map(_timed, transcript.segments)))


def _timed(segment: Segment) -> Segment:
    said = segment.text.split()
    step = (segment.end - segment.start) / max(len(said), 1)
    words = tuple(
        Word(word, segment.start + place * step, segment.start + (place + 1) * step, 0.9)
        for place, word in enumerate(said)
    )
    return replace(segment, words=words)


def test_the_words_of_somebody_who_opted_out_are_dropped_however_their_name_is_spelt() -> None:
    meeting = talk("Ana: Hello.", "Raman, Priya (Aero): I am ill.", "PRIYA RAMAN: Very.", "Ana: Well.")
    left, removed = screen(meeting, OptOuts(people=("Priya Raman",)))
    assert texts(left) == ["Hello.", "Well."]
    assert [segment.id for segment in left.segments] == [0, 1]
    assert removed == (Removed(PERSON, 2, 10.0),)
    assert "Priya" not in said_of(removed)


def test_their_name_is_masked_where_others_say_it() -> None:
    meeting = talk(
        "Ana: José Raman will write it, and jose raman knows. Ask Jose's team.", "Tom: I know Josephine."
    )
    left, removed = screen(with_words(meeting), OptOuts(people=("Jose Raman",)))
    assert texts(left) == [f"{MASK} will write it, and {MASK} knows. Ask {MASK}'s team.", "I know Josephine."]
    assert [word.word for word in left.segments[0].words] == "will write it, and knows. Ask team.".split()
    assert removed == (Removed(NAME, 3),)


def test_a_first_name_that_somebody_else_has_too_is_theirs() -> None:
    meeting = talk("Tom Berg: Tom Smith is away, so Tom does it.", "Will: Will you do it?")
    left, _ = screen(meeting, OptOuts(people=("Tom Smith",)))
    assert texts(left)[0] == f"{MASK} is away, so Tom does it."
    assert texts(screen(meeting, OptOuts(people=("Will Hart",)))[0])[1] == "Will you do it?"


def test_unnamed_speakers_are_dropped_where_one_of_them_may_have_opted_out() -> None:
    meeting = talk("Ana: Hello.", "Speaker 2: I am ill.", ": Very.")
    opted = OptOuts(people=("Priya Raman",))
    assert screen(meeting, opted)[0] == meeting
    left, removed = screen(meeting, opted, ("Ana", "Priya Raman"))
    assert texts(left) == ["Hello."]
    assert removed == (Removed(UNNAMED, 2, 10.0),)
    named = talk("Ana: Hello.", "Priya Raman: No.", "Speaker 2: I am well.")
    assert texts(screen(named, opted, ("Priya Raman",))[0]) == ["Hello.", "I am well."]


def test_what_is_said_off_the_record_is_dropped_from_its_sentence_on_until_it_is_over() -> None:
    meeting = talk(
        "Ana: The price is 5. Well, off the record, Tom goes.",
        "Bo: Really?",
        "Ana: We are not back on the record. Yes. Back on the record: the price is 6.",
        "Bo: Good.",
    )
    left, removed = screen(with_words(meeting), PHRASES)
    assert texts(left) == ["The price is 5.", "the price is 6.", "Good."]
    assert [" ".join(word.word for word in one.words) for one in left.segments] == texts(left)
    assert [segment.start for segment in left.segments] == [0.0, 13.75, 15.0]
    assert removed == (Removed(OFF_RECORD, 1, 15.0),)


def test_two_sides_of_a_stretch_in_one_segment_do_not_become_one_quote() -> None:
    meeting = talk("Ana: We agreed. Off the record, no. Back on the record, on Friday.")
    assert texts(screen(meeting, PHRASES)[0]) == ["We agreed.", "on Friday."]


def test_a_stretch_that_nobody_ends_goes_on_to_the_end_and_may_begin_between_two_segments() -> None:
    meeting = talk("Ana: One. This is off-the", "Bo: RECORD", "Ana: Two.", "Bo: We were on the record.")
    assert texts(screen(meeting, PHRASES)[0]) == ["One."]


def test_words_that_do_not_spell_the_text_are_not_kept() -> None:
    meeting = talk("Ana: It is 5. Off the record, 6. On the record again. It is 7.")
    odd = replace(meeting.segments[0], words=(Word("secret", 0, 1, 0.9),))
    left, _ = screen(replace(meeting, segments=(odd,)), PHRASES)
    assert texts(left) == ["It is 5.", "It is 7."]
    assert all(segment.words == () for segment in left.segments)


def test_a_meeting_is_left_out_whole_where_one_who_opted_out_attends() -> None:
    whole = OptOuts(people=("Priya Raman",), whole=True)
    meeting = talk("Ana: Hello.", "Priya Raman: Hi.")
    assert screen(meeting, whole) == (replace(meeting, segments=()), (Removed(WHOLE, 1, 10.0),))
    assert screen(talk("Ana: Hello."), whole, ("priya raman",))[0].segments == ()
    assert screen(talk("Ana: Hello."), whole)[1] == ()


def test_nothing_changes_where_nobody_opted_out() -> None:
    meeting = with_words(talk("Ana: Off the record, hello.", "Speaker 2: Well."))
    assert screen(meeting, OptOuts())[0] is meeting


def test_a_title_or_an_attendee_says_that_a_meeting_is_left_out() -> None:
    chosen = OptOuts(people=("Priya Raman",), titles=("1:1 HR", "confidential"))
    assert chosen.why_left_out("Weekly 1:1 (HR)") == "its title holds '1:1 HR'"
    assert chosen.why_left_out("CONFIDENTIAL: plans") == "its title holds 'confidential'"
    assert chosen.why_left_out("Confidentiality training", ("Priya Raman",)) is None
    assert "Priya" not in (replace(chosen, whole=True).why_left_out("Plans", ("Raman, Priya",)) or "Priya")


def test_attendees_who_opted_out_are_not_listed() -> None:
    assert without_names(("Ana", "Raman, Priya"), OptOuts(people=("Priya Raman",))) == ("Ana",)


SECRETS = ("zanzibar", "quokka", "obsidian", "marzipan", "cobalt", "fjord", "tundra", "saffron")
OPEN = (
    "We agreed to keep the price.",
    "I will send the plan by Friday.",
    "Who tests it?",
    "the risk is delay",
)
JOINTS = (" ", ", ", ". ", " - ", "... ")


@st.composite
def meetings(draw: st.DrawFn) -> tuple[Transcript, tuple[str, ...], bool]:
    """A meeting with stretches off the record and somebody who opted out, each full of words said nowhere else."""
    rng = draw(st.randoms(use_true_random=False))
    said: list[tuple[str, str]] = []
    off = False
    for _ in range(rng.randint(1, 12)):
        speaker = rng.choice(("Ana", "Bo Lind", "Priya Raman", "Raman, Priya"))
        hidden = off or "Priya" in speaker
        parts = [_sentence(rng, hidden=hidden)]
        if rng.random() < 0.4:
            off = not off
            phrase = rng.choice(("Off the record", "off-the-record")) if off else "Back on the record"
            # what comes before in one sentence with the phrase is dropped with it, so it may be open or secret
            parts += [phrase, _sentence(rng, hidden=off or "Priya" in speaker)]
        said.append((speaker, rng.choice(JOINTS).join(parts)))
    lines = [f"{speaker}: {text}" for speaker, text in said]
    return talk(*lines, title="Weekly", language="en"), ("Ana", "Bo Lind"), rng.random() < 0.5


def _sentence(rng: random.Random, *, hidden: bool) -> str:
    if hidden:
        return f"We agreed to move the {rng.choice(SECRETS)} to {rng.choice(SECRETS)}."
    return rng.choice(OPEN)


@settings(deadline=None, max_examples=15)
@given(meetings())
def test_nothing_that_was_opted_out_of_survives_anywhere(
    made: tuple[Transcript, tuple[str, ...], bool],
) -> None:
    _holds(*made)


@pytest.mark.deep
@settings(deadline=None, max_examples=3000)
@given(meetings())
def test_nothing_that_was_opted_out_of_survives_in_thousands_of_meetings(
    made: tuple[Transcript, tuple[str, ...], bool],
) -> None:
    _holds(*made)


def _holds(meeting: Transcript, attendees: tuple[str, ...], timed: bool) -> None:
    chosen = replace(PHRASES, people=("Priya Raman",))
    left, removed = screen(with_words(meeting) if timed else meeting, chosen, attendees)
    kept = [json.dumps(left.to_json()), transcript_markdown(left, "Weekly"), said_of(removed)]
    try:
        minutes = asyncio.run(write_up(left, embed, source=Source(attendees=attendees)))
        kept += [json.dumps(minutes.to_json()), minutes.to_markdown(), str(minutes.to_reply())]
    except UserError:
        assert not left.text.strip() or not left.segments
    found = [word for word in (*SECRETS, "priya", "raman") for text in kept if word in text.lower()]
    assert not found
    said = " ".join(texts(meeting)).lower()
    assert removed or not any(word in said for word in SECRETS)
    # what was said openly by whole segments stays
    whole = [s.text for s in meeting.segments if s.text in OPEN and s.speaker in attendees]
    if not any("record" in text.lower() for text in texts(meeting)):
        assert [text for text in texts(left) if text in OPEN] == whole


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(["Ana", "Bo Lind", ""]), st.text(max_size=60)), max_size=6),
    st.lists(st.text(max_size=12), max_size=3),
    st.lists(st.text(max_size=12), max_size=3),
)
def test_any_text_and_any_phrase_can_be_screened(
    said: list[tuple[str, str]], phrases: list[str], people: list[str]
) -> None:
    meeting = with_words(talk(*(f"{speaker}: {text}" for speaker, text in said)))
    chosen = OptOuts(people=tuple(people), off=tuple(phrases), on=("on",), titles=tuple(phrases))
    left, _ = screen(meeting, chosen, tuple(people))
    assert [segment.id for segment in left.segments] == list(range(len(left.segments)))
    assert all(segment.start <= segment.end for segment in left.segments)
    assert len(left.text) <= len(meeting.text) + len(MASK) * len(meeting.text)
    chosen.why_left_out("".join(phrases), tuple(people))
