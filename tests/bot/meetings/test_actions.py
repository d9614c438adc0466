"""Action items: the same one stays the same, people's changes stay, and only readers of the meeting may touch them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.audit import lines
from bot.directory import Person
from bot.meetings.actions import MOST_BUTTONS, _matched, with_actions
from bot.meetings.tables import ActionRow, MeetingRow, MeetingState
from bot.store import transaction
from bot.testing.chat import NOW
from bot.testing.meetings import MeetingChat, action, line, minutes_of
from skills.meeting_book import ActionItem, Held
from skills.messages import Choices, Lines, Quote, Reply, Text
from tests.examples import FEWER

DECK = action("Send the deck to the client.", 65, owner="Bo Lind", due="by Friday")
GUIDE = action("Write the support guide.", 90, owner="Ana Souza")
RECORDING = "https://acme.sharepoint.com/:v:/s/x/abc"


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[MeetingChat]:
    chat = MeetingChat(tmp_path)
    yield chat
    chat.close()


def rows(chat: MeetingChat) -> dict[str, ActionRow]:
    """By the words of the action."""
    with transaction(chat.engine) as session:
        found = {row.text: row for row in session.query(ActionRow)}
        session.expunge_all()
    return found


def options(reply: Reply) -> list[str]:
    return [one for block in reply.blocks if isinstance(block, Choices) for one in block.options]


def test_what_is_to_be_done_is_kept_with_its_proof_and_day(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK,))
    row = rows(chat)["Send the deck to the client."]
    assert (row.owner, row.due, row.due_on) == ("Bo Lind", "by Friday", date(2026, 11, 27))
    assert (row.start, row.quote, row.state, row.assignee) == (65, "Send the deck to the client.", "open", "")


def test_writing_it_up_again_changes_no_id(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK, GUIDE))
    before = {text: row.id for text, row in rows(chat).items()}
    chat.held("m00001", actions=(GUIDE, DECK))
    assert {text: row.id for text, row in rows(chat).items()} == before


def test_an_action_in_other_words_keeps_its_id_and_what_people_did(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK,))
    deck = rows(chat)["Send the deck to the client."].id
    chat.say(f"meetings done {deck}")
    chat.held("m00001", actions=(replace(DECK, text="Send the new deck to the client."),))
    row = rows(chat)["Send the new deck to the client."]
    assert (row.id, row.state) == (deck, "done")


def test_a_day_that_a_person_set_stays(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK,))
    deck = rows(chat)["Send the deck to the client."].id
    chat.say(f"meetings due {deck} 2026-12-24")
    chat.held("m00001", actions=(DECK,))
    assert rows(chat)["Send the deck to the client."].due_on == date(2026, 12, 24)


def test_what_is_said_no_more_is_dropped_unless_somebody_took_it(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK, GUIDE))
    chat.say(f"meetings assign {rows(chat)[GUIDE.text].id} to me")
    chat.held("m00001", actions=())
    assert {text: row.state for text, row in rows(chat).items()} == {DECK.text: "dropped", GUIDE.text: "open"}
    assert "I know no action item" in chat.say(f"meetings done {rows(chat)[DECK.text].id}").summary


def test_what_is_said_again_after_it_was_dropped_is_open_under_its_id(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK,))
    before = rows(chat)[DECK.text].id
    chat.held("m00001", actions=())
    chat.held("m00001", actions=(DECK,))
    row = rows(chat)[DECK.text]
    assert (row.id, row.state) == (before, "open")


def test_two_promises_of_one_sentence_are_two_actions(chat: MeetingChat) -> None:
    both = "Priya will fix the bug and Jonas will call the supplier."
    first = action("Priya will fix the bug.", 30, owner="Priya", quote=both)
    second = action("Jonas will call the supplier.", 30, owner="Jonas", quote=both)
    for _ in range(2):
        chat.held("m00001", actions=(first, second))
        assert sorted(rows(chat)) == [second.text, first.text]


words = st.lists(st.sampled_from("send deck bug guide call fix the a".split()), min_size=1, max_size=5).map(
    " ".join
)
said = st.lists(
    st.builds(action, words, st.sampled_from([1.0, 2.0]), owner=st.sampled_from([None, "A", "B"])), max_size=6
)


@FEWER
@given(said, st.lists(words, max_size=6, unique=True))
def test_no_two_actions_share_a_row(actions: list[object], known: list[str]) -> None:
    before = [ActionRow(id=str(n), text=text, owner="", quote=text) for n, text in enumerate(known)]
    found = _matched(actions, before)  # type: ignore[arg-type]
    assert len({row.id for row in found.values()}) == len(found)


def test_ticking_off_is_noted_once_in_the_audit_and_the_post_is_worded_anew(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK,))
    deck = rows(chat)[DECK.text].id
    reply = chat.say(f"meetings done {deck}", "bo")
    assert (reply.summary, reply.private) == ("Done: Send the deck to the client.", True)
    assert chat.revised == ["m00001"]
    noted = lines(chat.engine, subject="meeting m00001")
    assert [(one.by, one.did, one.detail) for one in noted] == [("bo", "action done", f"action {deck}")]
    assert "Open again" in chat.say(f"meetings reopen {deck}").summary
    assert rows(chat)[DECK.text].state == "open"


def test_the_post_shows_how_each_action_stands_and_buttons_for_the_open_ones(chat: MeetingChat) -> None:
    chat.held("m00001", link=RECORDING, actions=(DECK, GUIDE), decisions=(line("Launch in May.", 20),))
    deck, guide = rows(chat)[DECK.text].id, rows(chat)[GUIDE.text].id
    assert options(chat.post("m00001")) == [
        *(f"meetings done {one}" for one in (deck, guide)),
        *(f"meetings assign {one} to me" for one in (deck, guide)),
    ]
    chat.say(f"meetings done {deck}", "bo")
    chat.say(f"meetings assign {guide} to me", "ana")
    post = chat.post("m00001")
    shown = [item for block in post.blocks if isinstance(block, Lines) for item in block.items]
    assert (
        "[01:05] Send the deck to the client. Owner: Bo Lind; due: by Friday. — ✓ done, ticked off by Bo Lind."
        in shown
    )
    assert any("Write the support guide." in one and "assigned to Ana Souza" in one for one in shown)
    assert options(post) == [f"meetings done {guide}"]


def test_each_time_in_the_post_leads_to_its_moment(chat: MeetingChat) -> None:
    chat.held(
        "m00001", link=RECORDING, decisions=(line("Launch in May.", 751, quote="Let us launch in May."),)
    )
    post = chat.post("m00001")
    links = [link for block in post.blocks if isinstance(block, Lines) for _, link in block.linked]
    assert links[0].startswith(f"{RECORDING}?nav=")
    assert [block.link for block in post.blocks if isinstance(block, Quote)] == links[:1]
    assert Text(f"[Recording]({RECORDING})") in post.blocks


def test_a_host_that_takes_no_time_is_named_once_and_no_line_leads_there(chat: MeetingChat) -> None:
    chat.held("m00001", link="https://zoom.us/rec/share/x", decisions=(line("Launch in May.", 751),))
    post = chat.post("m00001")
    assert not any(link for block in post.blocks if isinstance(block, Lines) for _, link in block.linked)
    assert Text("[Recording](https://zoom.us/rec/share/x)") in post.blocks


def test_a_post_with_very_many_actions_has_a_button_for_the_rest() -> None:
    held = Held("m00001", "Long", NOW, "l")
    items = [ActionItem(f"a{n}", held, f"Do {n}.", float(n)) for n in range(60)]
    reply = minutes_of("Long", actions=tuple(action(one.text, one.start) for one in items)).to_reply()
    assert options(with_actions(reply, "m00001", items))[MOST_BUTTONS:] == ["meetings actions m00001"]


# who may


@pytest.mark.parametrize("verb", ["done {}", "reopen {}", "assign {} to me", "due {} Friday"])
def test_who_may_not_read_the_meeting_hears_what_is_said_of_one_that_does_not_exist(
    chat: MeetingChat, verb: str
) -> None:
    chat.held("m00001", readers="user:bo", actions=(DECK,))
    deck = rows(chat)[DECK.text].id
    refused = chat.say(f"meetings {verb.format(deck)}", "ana").summary
    unknown = chat.say(f"meetings {verb.format('zzzzzzzz')}", "ana").summary
    assert refused.replace(deck, "zzzzzzzz") == unknown
    assert (rows(chat)[DECK.text].state, rows(chat)[DECK.text].changed_by) == ("open", "")


def test_in_a_channel_everyone_who_reads_along_must_be_a_reader(chat: MeetingChat) -> None:
    chat.held("m00001", readers="user:ana", actions=(DECK,))
    deck = rows(chat)[DECK.text].id
    assert "I know no action item" in chat.say(f"meetings done {deck}", channel="C1").summary
    assert chat.say(f"meetings done {deck}").summary.startswith("Done")


def test_a_deleted_meeting_has_no_actions_any_more(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK,))
    deck = rows(chat)[DECK.text].id
    with transaction(chat.engine) as session:
        session.get_one(MeetingRow, "m00001").state = MeetingState.DELETED
    assert "I know no action item" in chat.say(f"meetings done {deck}").summary
    assert "no open action items" in chat.say("meetings actions").summary


# assigning


def assigned(chat: MeetingChat, name: str, sender: str = "ana", readers: str = "everyone") -> str:
    chat.held("m00001", readers=readers, actions=(DECK,))
    return chat.say(f"meetings assign {rows(chat)[DECK.text].id} to {name}", sender).summary


@pytest.mark.parametrize(
    "name", ["me", "bo", "bo@example.org", "BO@example.org", "Bo Lind", "bo  lind", "@bo"]
)
def test_a_person_is_named_by_id_mail_or_whole_name(chat: MeetingChat, name: str) -> None:
    assert assigned(chat, name, "bo").startswith("Bo Lind has it")
    assert rows(chat)[DECK.text].assignee == "bo"


@pytest.mark.parametrize("name", ["Li", "Lind", "nobody", "Gus Guest", "%", "zed"])
def test_a_name_is_never_guessed_and_nobody_gets_what_they_may_not_read(chat: MeetingChat, name: str) -> None:
    assert "I know nobody called" in assigned(chat, name)
    assert rows(chat)[DECK.text].assignee == ""


def test_of_two_people_with_one_name_it_asks_which_and_gives_no_address_away(chat: MeetingChat) -> None:
    chat.directory.write([Person("bo2", "Bo Lind", "bo2@example.org")], now=NOW)
    said_back = assigned(chat, "Bo Lind")
    assert "2 people are called 'Bo Lind'" in said_back
    assert "@example.org" not in said_back


def test_a_person_of_another_platform_is_known_by_their_id_there(chat: MeetingChat) -> None:
    chat.directory.write([Person("cy", "Cy Curator", platform_ids=(("slack", "U77"),))], now=NOW)
    assert assigned(chat, "@U77").startswith("Cy Curator has it")


def test_what_is_done_is_assigned_to_nobody(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK,))
    deck = rows(chat)[DECK.text].id
    chat.say(f"meetings done {deck}")
    assert "done already" in chat.say(f"meetings assign {deck} to me").summary


# lists


def test_mine_is_what_was_assigned_to_me_and_what_was_said_of_my_name(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK, GUIDE))
    chat.say(f"meetings assign {rows(chat)[DECK.text].id} to me", "ana")
    shown = str(chat.say("meetings actions mine", "ana"))
    assert "1 open action item of you" in shown
    assert "Said of Ana Souza, taken by nobody yet" in shown
    assert f"meetings assign {rows(chat)[GUIDE.text].id} to me" in shown
    assert "I know no open action items" in chat.say("meetings actions mine", "bo").summary


def test_of_a_person_and_of_a_meeting(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK,))
    chat.held("m00002", "Retro", actions=(GUIDE,), thread="1800.1")
    assert "Send the deck" in str(chat.say("meetings actions of Bo Lind", "ana"))
    of_retro = str(chat.say("meetings actions m00002"))
    assert "Write the support guide" in of_retro
    assert "Send the deck" not in of_retro


def test_in_the_thread_of_a_post_actions_are_those_of_its_meeting(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK,), readers="channel:C1")
    chat.held("m00002", "Retro", actions=(GUIDE,), readers="channel:C1", thread="1800.1")
    shown = str(chat.says("meetings actions", channel="C1", thread="1800.1"))
    assert "Write the support guide" in shown
    assert "Send the deck" not in shown


def test_without_words_all_that_everyone_here_may_read(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK,), readers="channel:C1")
    chat.held("m00002", "Retro", actions=(GUIDE,), readers="user:ana")
    assert "2 open action items" in chat.say("meetings actions").summary
    assert "1 open action item " in chat.say("meetings actions", channel="C1").summary


# bad input


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("meetings done x y", "I need the id of one action item"),
        ("meetings assign x", "Who is to do what is missing"),
        ("meetings due x", "What is due when is missing"),
        ("meetings dance", "I do not know what to do with meetings 'dance'"),
        ("meetings actions m0", "I know no meeting 'm0'"),
        ("meetings actions of %", "I know nobody called '%'"),
        ("meetings done \x00'; DROP TABLE meetings", "I need the id of one action item"),
    ],
)
def test_bad_input_gets_a_sentence(chat: MeetingChat, typed: str, told: str) -> None:
    assert told in chat.say(typed).summary


def test_a_day_that_is_none_is_said_and_changes_nothing(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK,))
    deck = rows(chat)[DECK.text].id
    assert (
        "I cannot tell which day 'after the launch' is"
        in chat.say(f"meetings due {deck} after the launch").summary
    )
    assert rows(chat)[DECK.text].changed_by == ""


def test_capitals_with_accents_are_found_too(chat: MeetingChat) -> None:
    """SQLite turns only English letters into small ones."""
    chat.directory.write([Person("emile", "Émile Roux", "emile@example.org")], now=NOW)
    chat.held("a00001", "Übergabe an Élodie", actions=(replace(DECK, owner="Émile Roux"),))
    assert "Übergabe" in str(chat.say("meetings list übergabe").blocks)
    assert DECK.text in str(chat.say("meetings actions mine", "emile").blocks)


def test_what_is_unsure_is_folded_behind_a_button_of_the_post(chat: MeetingChat) -> None:
    doubtful = (line("We may go with the red one.", 30, possible=True),)
    chat.held("d00001", decisions=doubtful, risks=(line("The mould is late.", 40, possible=True),))
    post = chat.post("d00001")
    assert "red one" not in str(post.blocks)
    [choices] = [block for block in post.blocks if isinstance(block, Choices)]
    assert choices.labels == ("Show what is less sure (2)",)
    told = chat.say(choices.options[0])
    assert told.private
    assert "[00:30] We may go with the red one. (possibly a decision)" in str(told.blocks)
    assert "(possibly a risk)" in str(told.blocks)
    chat.held("d00002", decisions=(line("We keep the price.", 30),))
    assert chat.say("meetings possible d00002").summary.startswith(
        "Nothing in Launch review is only possibly"
    )
