"""Drafts reviewed in a chat: looked at, approved as they were shown, changed, and downloaded by who may."""

import io
from zipfile import ZipFile

from skills.creatives import Standing
from tests.bot.creative.desk import Desk, kit, picture
from tests.skills.creative.chat.reading import files, forms, labels, option, pictures, told


def test_a_set_shows_its_sheet_what_was_left_out_and_what_may_be_done(desk: Desk) -> None:
    found = desk.keep(hard=[2])
    reply = desk.say(f"creative show {found.id}")
    assert reply.summary == "3 drafts for Autumn are ready to be reviewed."
    assert pictures(reply) == [picture(200)]
    assert "2 passed the checks, 1 did not" in told(reply)
    assert "YouTube, Bumper: not made, because it takes video only" in told(reply)
    assert "template draft" in told(reply)
    assert labels(reply) == ["Review one by one", "Approve all that passed"]


def test_a_picture_shows_its_words_its_findings_and_its_buttons(desk: Desk) -> None:
    found = desk.keep(hard=[2])
    reply = desk.say(f"review {found.id} 2")
    assert reply.summary == "2 of 3: trail-30, LinkedIn, Feed, de-DE"
    assert pictures(reply) == [picture(2)]
    assert "headline: Weiter gehen 2" in told(reply)
    assert "Must be mended: the headline has 45 characters (headline), because 40 are the most" in told(reply)
    assert labels(reply) == ["Next", "Back", "Request changes"]
    assert labels(desk.say(option(reply, "Next"))) == ["Approve", "Back", "Request changes"]


def test_approve_approves_what_was_shown_and_leads_on(desk: Desk) -> None:
    found = desk.keep()
    shown = desk.say(f"review {found.id} 1")
    reply = desk.say(option(shown, "Approve"))
    assert reply.summary.endswith("is approved, exactly as it was shown.")
    assert labels(reply) == ["Next", "Download what is approved", "Undo"]
    assert option(reply, "Next") == f"review {found.id} 2"
    assert desk.found(found).count(Standing.APPROVED) == 1


def test_approve_pressed_twice_says_so(desk: Desk) -> None:
    found = desk.keep()
    press = option(desk.say(f"review {found.id} 1"), "Approve")
    desk.say(press)
    assert "approved already" in desk.say(press).summary


def test_an_old_button_does_not_approve_a_newer_version(desk: Desk) -> None:
    found = desk.keep()
    press = option(desk.say(f"review {found.id} 1"), "Approve")
    desk.anew(found.assets[0], 77)
    assert "newer version" in desk.say(press).summary
    assert desk.found(found).count(Standing.APPROVED) == 0


def test_a_seal_that_belongs_to_another_picture_approves_nothing(desk: Desk) -> None:
    found = desk.keep()
    reply = desk.say(f"approve {found.assets[0].id} {found.assets[1].seal[:16]}")
    assert "not the picture" in reply.summary
    assert desk.found(found).count(Standing.APPROVED) == 0


def test_a_picture_changed_on_the_disk_is_shown_as_that_and_not_approved(desk: Desk) -> None:
    found = desk.keep()
    press = option(desk.say(f"review {found.id} 1"), "Approve")
    desk.spoil(found.assets[0])
    assert "changed on the disk" in desk.say(press).summary
    assert "changed on the disk" in desk.say(f"review {found.id} 1").summary


def test_another_kit_is_said_where_it_keeps_from_approval(desk: Desk) -> None:
    desk.set_kit(kit())
    found = desk.keep()
    press = option(desk.say(f"review {found.id} 1"), "Approve")
    desk.set_kit(kit(banned=("cheap",)))
    assert "brand kit of alpenrad has changed" in desk.say(press).summary
    shown = desk.say(f"review {found.id} 1")
    assert "brand kit of alpenrad has changed" in told(shown)
    assert "Approve" not in labels(shown)


def test_who_may_not_release_can_look_but_not_approve(desk: Desk) -> None:
    found = desk.keep()
    shown = desk.say(f"review {found.id} 1", sender="fay")
    assert "Approve" in labels(shown)
    assert "You need the release permission" in desk.say(option(shown, "Approve"), sender="fay").summary


def test_a_person_who_is_not_known_gets_nothing(desk: Desk) -> None:
    found = desk.keep()
    reply = desk.chat.say(f"approve {found.id}", desk.chat.stranger)
    assert "do not know" in reply.summary


def test_all_that_passed_is_approved_after_one_more_look(desk: Desk) -> None:
    found = desk.keep(hard=[2])
    asked = desk.say(f"approve {found.id}")
    assert "1 that did not pass is left out." in asked.summary
    assert "Approve 2 pictures" in asked.summary
    assert desk.found(found).count(Standing.APPROVED) == 0
    done = desk.say(option(asked, "Confirm"), sender="cy")
    assert "Done." in done.summary
    assert desk.found(found).count(Standing.APPROVED) == 2
    assert {one.person for one in desk.found(found).assets[0].approvals} == {"cy"}
    desk.say(option(done, "Undo"))
    assert desk.found(found).count(Standing.VOID) == 2


def test_what_is_confirmed_too_late_approves_nothing(desk: Desk) -> None:
    found = desk.keep()
    asked = desk.say(f"approve {found.id}")
    desk.later(minutes=20)
    assert "minutes old" in desk.say(option(asked, "Confirm")).summary
    assert desk.found(found).count(Standing.APPROVED) == 0


def test_what_changed_before_the_click_is_shown_anew(desk: Desk) -> None:
    found = desk.keep()
    asked = desk.say(f"approve {found.id}")
    desk.approve(found.assets[:1], by="cy")
    assert "approved already" in desk.say(option(asked, "Confirm")).summary
    assert desk.found(found).count(Standing.APPROVED) == 1


def test_with_two_people_one_approval_waits_for_the_other(desk: Desk) -> None:
    found = desk.keep(kit(two_persons=True))
    press = option(desk.say(f"review {found.id} 1"), "Approve")
    assert "You made" in desk.say(press, sender="ana").summary
    assert "one more person must" in desk.say(press, sender="bo").summary
    assert "approved by Bo Lind; one more person must" in told(desk.say(f"review {found.id} 1"))
    assert "already; somebody else must too" in desk.say(press, sender="bo").summary
    assert "is approved, exactly" in desk.say(press, sender="cy").summary


def test_a_download_holds_what_is_approved_and_says_what_is_not(desk: Desk) -> None:
    found = desk.keep()
    desk.approve(found.assets[:2])
    reply = desk.say(f"export {found.id}")
    assert reply.private
    assert reply.summary == "Here are 2 approved pictures."
    [made] = files(reply)
    assert made.name == f"Autumn-{found.id}.zip"
    with ZipFile(io.BytesIO(made.content)) as packed:
        assert len(packed.namelist()) == 4
    assert f"{found.assets[2].asset.key} is not approved." in told(reply)


def test_nothing_is_downloaded_before_an_approval(desk: Desk) -> None:
    found = desk.keep()
    reply = desk.say(f"export {found.id}")
    assert "Nothing of this is approved" in reply.summary
    assert not files(reply)
    assert "release permission" in desk.say(f"export {found.id}", sender="eve").summary


def test_others_in_a_channel_do_not_see_what_is_not_for_them(desk: Desk) -> None:
    found = desk.keep()
    assert "I know no pictures" in desk.say(f"review {found.id} 1", sender="eve").summary
    assert desk.say(f"review {found.id} 1", sender="bo", channel="C2").private
    assert not desk.say(f"review {found.id} 1", sender="bo", channel="C3").private


def test_what_no_machine_can_do_waits_for_a_person(desk: Desk) -> None:
    found = desk.keep()
    desk.approve(found.assets)
    reply = desk.fill("changes", picture=found.assets[0].id, comment="make the dog happier")
    assert "nobody can approve until it is made anew" in reply.summary
    assert "dog happier" in reply.summary
    assert "What I can do at once: shorter headline" in told(reply)
    assert forms(reply)["Write it yourself"].given == (("picture", found.assets[0].id),)
    shown = desk.say(f"review {found.id} 1")
    assert "Wanted otherwise: make the dog happier" in told(shown)
    assert "no longer approved: changes were asked for" in told(shown)
    assert "Approve" not in labels(shown)


def test_nothing_is_wanted_where_nothing_is_said(desk: Desk) -> None:
    found = desk.keep()
    assert "missing" in desk.fill("changes", picture=found.assets[0].id).summary
    assert desk.found(found).assets[0].wish == ""


def test_buttons_of_no_set_say_so(desk: Desk) -> None:
    for words in (
        "review 0123456789 1",
        "approve 0123456789",
        "export 0123456789",
        "changes 0123456789ab darker",
    ):
        assert "I know no pictures" in desk.say(words).summary
    found = desk.keep()
    assert "no picture 9" in desk.say(f"review {found.id} 9").summary
    assert "Say exactly what you approve." in desk.say(f"approve {found.assets[0].id}").summary


def test_the_library_lists_and_finds(desk: Desk) -> None:
    found = desk.keep()
    listed = desk.say("creative list")
    assert found.id in told(listed)
    assert option(listed, f"Show {found.id}") == f"creative show {found.id}"
    assert "3 pictures fit." in desk.say("creative find rucksack").summary
    assert "Nothing in the library fits." in desk.say("creative find tent").summary
    assert "No set is kept" in desk.say("creative list", sender="eve").summary
