"""Changes wait for a click: who may, what is shown, once, until when, and back again."""

import json

import pytest
from sqlalchemy import select

from bot.admin.keys import SWITCHES
from bot.admin.tables import LiveSettingRow, ProposalRow
from bot.audit import lines
from bot.store import transaction
from skills.approval import Change
from skills.errors import ForbiddenError, UserError
from tests.bot.admin.conftest import Pair, option_of

OFF = "/skills off minutes"


def is_off(pair: Pair, *, other: bool = False) -> bool:
    said = pair.say("/minutes call.vtt", "bo", app=pair.other if other else None).summary
    return "switched off" in said


def test_a_change_is_shown_before_it_is_made(pair: Pair) -> None:
    reply = pair.say(OFF)
    assert "Skill minutes everywhere" in reply.summary
    assert "Then: off" in str(reply.blocks)
    assert reply.private
    assert not is_off(pair)


def test_confirmed_it_holds_here_at_once_and_in_every_other_program_within_five_seconds(pair: Pair) -> None:
    assert not is_off(pair, other=True)
    done = pair.do(OFF)
    assert done.summary.startswith("Done.")
    assert done.replaces
    assert is_off(pair)
    pair.clock.pass_(seconds=5)
    assert is_off(pair, other=True)


def test_until_then_another_program_asks_the_database_no_more_than_every_two_seconds(pair: Pair) -> None:
    assert not is_off(pair, other=True)
    pair.do(OFF)
    pair.clock.pass_(seconds=1.9)
    assert not is_off(pair, other=True)


def test_a_clock_that_was_set_back_keeps_nothing_old(pair: Pair) -> None:
    assert not is_off(pair, other=True)
    pair.do(OFF)
    pair.clock.pass_(hours=-1)
    assert is_off(pair, other=True)


def test_confirming_twice_makes_it_once_and_says_so(pair: Pair) -> None:
    asked = pair.say(OFF)
    pair.press(asked, "Confirm")
    again = pair.press(asked, "Confirm", "dee", app=pair.other)
    assert "was done by Ana Souza already" in again.summary
    with transaction(pair.app.engine) as session:
        assert session.scalars(select(LiveSettingRow.version)).all() == [1]


def test_somebody_who_may_not_is_told_so_privately_and_nothing_happens(pair: Pair) -> None:
    asked = pair.say(OFF)
    refused = pair.press(asked, "Confirm", "bo")
    assert "settings permission" in refused.summary
    assert refused.private
    assert not refused.replaces
    assert not is_off(pair)
    assert pair.press(asked, "Confirm").summary.startswith("Done.")


def test_who_may_not_cannot_propose(pair: Pair) -> None:
    assert "settings permission" in pair.say(OFF, "bo").summary
    with pytest.raises(ForbiddenError):
        pair.app.admin.proposals.propose(
            Change("setting", "skills.minutes", '{"on":false}'), pair.app.rights.user("bo")
        )


def test_cancelled_it_is_not_made_later(pair: Pair) -> None:
    asked = pair.say(OFF)
    assert pair.press(asked, "Cancel").summary.startswith("Cancelled.")
    assert "was cancelled by Ana Souza already" in pair.press(asked, "Confirm").summary
    assert not is_off(pair)


def test_after_fifteen_minutes_it_is_too_late(pair: Pair) -> None:
    asked = pair.say(OFF)
    pair.clock.pass_(minutes=15)
    assert "more than 15 minutes old" in pair.press(asked, "Confirm").summary
    assert not is_off(pair)


def test_changed_meanwhile_it_is_refused_and_shown_anew(pair: Pair) -> None:
    first = pair.say("/skills off minutes")
    pair.do("/skills on minutes", "dee")
    anew = pair.press(first, "Confirm")
    assert "changed meanwhile" in anew.summary
    assert "Now: on" in str(anew.blocks)
    assert anew.replaces
    assert not is_off(pair)
    assert pair.press(anew, "Confirm").summary.startswith("Done.")
    assert is_off(pair)


def test_the_same_change_that_somebody_made_meanwhile_is_said_to_be_made(pair: Pair) -> None:
    first = pair.say(OFF)
    pair.do(OFF, "dee")
    assert "off already" in pair.press(first, "Confirm").summary


def test_a_button_fits_no_other_change(pair: Pair) -> None:
    one, other = pair.say(OFF), pair.say("/skills off meetings")
    seal = option_of(other, "Confirm").split()[2]
    forged = f"{' '.join(option_of(one, 'Confirm').split()[:2])} {seal}"
    assert "belongs to another change" in pair.say(forged).summary


def test_a_row_that_was_changed_behind_the_button_is_refused(pair: Pair) -> None:
    asked = pair.say(OFF)
    with transaction(pair.app.engine) as session:
        row = session.scalars(select(ProposalRow)).one()
        row.after = json.dumps({"on": True})
    assert "belongs to another change" in pair.press(asked, "Confirm").summary


def test_undo_puts_back_what_was(pair: Pair) -> None:
    pair.do("/skills on minutes")
    done = pair.do(OFF)
    undone = pair.press(done, "Undo", "dee")
    assert undone.summary == "Undone. Skill minutes everywhere: on"
    assert not is_off(pair)
    assert "was undone by Dee Park already" in pair.press(done, "Undo").summary


def test_undo_by_its_id_puts_back_that_nothing_was_set(pair: Pair) -> None:
    done = pair.do(OFF)
    assert pair.say(f"/{option_of(done, 'Undo')}").summary.startswith("Undone.")
    assert pair.app.admin.live.stored(SWITCHES, "minutes") is None


def test_what_was_changed_since_is_not_put_back(pair: Pair) -> None:
    done = pair.do(OFF)
    pair.do("/skills on minutes", "dee")
    assert "changed since" in pair.press(done, "Undo").summary
    assert not is_off(pair)


def test_undo_of_what_never_was_says_so(pair: Pair) -> None:
    assert "There is no change 'abcdef'" in pair.say("/undo abcdef").summary
    asked = option_of(pair.say(OFF), "Confirm").split()[1]
    assert "never done" in pair.say(f"undo {asked}").summary


def test_every_step_is_a_line_of_the_audit_with_who_did_it(pair: Pair) -> None:
    done = pair.do(OFF)
    pair.press(done, "Undo", "dee")
    pair.press(pair.say(OFF), "Cancel")
    assert [(line.by, line.did) for line in lines(pair.app.engine)] == [
        ("ana", "change cancelled"),
        ("ana", "change proposed"),
        ("dee", "change undone"),
        ("ana", "change confirmed"),
        ("ana", "change proposed"),
    ]
    details = [line.detail.split(": ", 1)[1] for line in lines(pair.app.engine)]
    assert details[3] == "Skill minutes everywhere: on → off"
    assert details[2] == "Skill minutes everywhere: off → on"


def test_a_setting_that_is_stored_and_no_longer_known_disturbs_nothing(pair: Pair) -> None:
    done = pair.do(OFF)
    with transaction(pair.app.engine) as session:
        row = session.scalars(select(LiveSettingRow)).one()
        session.add(
            LiveSettingRow(
                key="gone.word", value='{"x":1}', version=1, changed_by="ana", changed_at=row.changed_at
            )
        )
        proposal = session.scalars(select(ProposalRow).where(ProposalRow.state == "done")).one()
        proposal.subject = "gone.word"
    assert is_off(pair, other=True)
    assert "no setting 'gone.word' any more" in pair.press(done, "Undo").summary


def test_a_value_that_cannot_be_read_is_as_if_it_were_not_there(pair: Pair) -> None:
    pair.do(OFF)
    with transaction(pair.app.engine) as session:
        session.scalars(select(LiveSettingRow)).one().value = '{"on": "perhaps"}'
    assert not is_off(pair, other=True)


def test_nothing_unreadable_can_be_stored(pair: Pair) -> None:
    ana = pair.app.rights.user("ana")
    for after in ('{"on": "perhaps"}', "[]", "{", '{"on": true, "x": 1}'):
        with pytest.raises(UserError, match="cannot hold this"):
            pair.app.admin.proposals.propose(Change("setting", "skills.minutes", after), ana)


def test_old_proposals_are_tidied_away(pair: Pair) -> None:
    pair.do(OFF)
    assert pair.app.admin.proposals.tidy() == 0
    pair.clock.pass_(days=91)
    assert pair.app.admin.proposals.tidy() == 1


def test_what_waits_for_a_click_stands_in_the_home_page_of_who_may_decide_until_it_is_decided(
    pair: Pair,
) -> None:
    asked = pair.say(OFF)
    home = pair.say("home", "dee")
    assert "Skill minutes everywhere: on → off" in str(home.blocks)
    assert option_of(asked, "Confirm") in str(home.blocks)
    assert "Skill minutes" not in str(pair.say("home", "bo").blocks)
    pair.press(asked, "Confirm")
    assert "Skill minutes" not in str(pair.say("home").blocks)


def test_what_waited_too_long_stands_there_no_more(pair: Pair) -> None:
    pair.say(OFF)
    pair.clock.pass_(minutes=15)
    assert "Skill minutes" not in str(pair.say("home").blocks)
