"""What an approval is bound to, who may give one, and what makes it count no more."""

import pytest

from skills.creatives import Standing
from skills.errors import ForbiddenError, UserError
from tests.bot.creative.desk import Desk, kit


def test_one_person_approves_exactly_what_was_made(desk: Desk) -> None:
    found = desk.keep()
    desk.approve(found.assets[:2])
    standing = [one.standing for one in desk.found(found).assets]
    assert standing == [Standing.APPROVED, Standing.APPROVED, Standing.DRAFT]
    [line] = desk.audit("creatives approved")
    assert line.by == "bo"
    assert all(one.seal[:16] in line.detail for one in found.assets[:2])


def test_a_picture_that_did_not_pass_cannot_be_approved(desk: Desk) -> None:
    found = desk.keep(hard=[2])
    with pytest.raises(UserError, match="45 characters"):
        desk.approve([found.assets[1]])
    assert desk.found(found).count(Standing.APPROVED) == 0


def test_who_may_not_release_approves_nothing(desk: Desk) -> None:
    found = desk.keep()
    with pytest.raises(ForbiddenError, match="release"):
        desk.approve(found.assets, by="eve")
    assert not desk.audit("creatives approved")


def test_a_changed_byte_on_the_disk_keeps_a_picture_from_approval(desk: Desk) -> None:
    found = desk.keep()
    desk.spoil(found.assets[0])
    with pytest.raises(UserError, match="changed on the disk"):
        desk.approve([found.assets[0]])


def test_a_byte_changed_between_preview_and_click_keeps_it_from_approval(desk: Desk) -> None:
    found, bo = desk.keep(), desk.user("bo")
    proposal = desk.proposals.propose(desk.creatives.release(found.assets, bo), bo)
    desk.spoil(found.assets[1])
    with pytest.raises(UserError, match="changed on the disk"):
        desk.proposals.confirm(proposal.id, proposal.seal, bo)
    assert desk.found(found).count(Standing.APPROVED) == 0


def test_a_picture_changed_after_its_approval_loses_it_and_the_audit_says_so(desk: Desk) -> None:
    found = desk.keep()
    desk.approve(found.assets)
    desk.spoil(found.assets[0])
    made = desk.creatives.export(found.id, desk.user("bo"), desk.audience("bo"))
    assert made.count == 2
    assert "changed on the disk" in made.left_out[found.assets[0].asset.key]
    assert desk.found(found).assets[0].standing is Standing.VOID
    assert [one.detail.split(":")[0].split()[0] for one in desk.audit("voided")] == [
        found.assets[0].asset.key
    ]


def test_another_brand_kit_voids_what_was_approved_with_the_old_one(desk: Desk) -> None:
    first = kit()
    desk.set_kit(first)
    found = desk.keep(first)
    desk.approve(found.assets)
    desk.set_kit(kit(banned=("cheap",)))
    assert desk.found(found).count(Standing.VOID) == 3
    with pytest.raises(UserError, match="Nothing of this is approved"):
        desk.creatives.sound(desk.found(found), desk.user("bo"))
    with pytest.raises(UserError, match="brand kit of alpenrad has changed"):
        desk.approve(found.assets)


def test_a_kit_that_is_put_back_brings_no_approval_back(desk: Desk) -> None:
    first = kit()
    desk.set_kit(first)
    found = desk.keep(first)
    desk.approve(found.assets)
    desk.set_kit(kit(tone=("warm",)))
    desk.set_kit(first)
    assert desk.found(found).count(Standing.VOID) == 3
    desk.approve(desk.found(found).assets)
    assert desk.found(found).count(Standing.APPROVED) == 3


def test_two_people_must_approve_where_the_kit_says_so_and_neither_made_it(desk: Desk) -> None:
    found = desk.keep(kit(two_persons=True))
    with pytest.raises(ForbiddenError, match="You made"):
        desk.approve(found.assets, by="ana")
    desk.approve(found.assets, by="bo")
    assert desk.found(found).count(Standing.HALF) == 3
    with pytest.raises(UserError, match=r"approved .* already"):
        desk.approve(desk.found(found).assets, by="bo")
    desk.approve(desk.found(found).assets, by="cy")
    assert desk.found(found).count(Standing.APPROVED) == 3


def test_who_makes_the_same_again_counts_as_its_maker_too(desk: Desk) -> None:
    found = desk.keep(kit(two_persons=True), by="ana")
    desk.keep(kit(two_persons=True), by="bo")
    with pytest.raises(ForbiddenError, match="You made"):
        desk.approve(found.assets, by="bo")


def test_a_kit_of_ones_own_does_not_get_round_the_rule_of_the_workspace(desk: Desk) -> None:
    desk.set_kit(kit(two_persons=True))
    found = desk.keep(kit(two_persons=False))
    with pytest.raises(UserError, match="has changed since"):
        desk.approve(found.assets)


def test_an_approval_that_is_withdrawn_counts_no_more(desk: Desk) -> None:
    found, bo = desk.keep(), desk.user("bo")
    proposal = desk.proposals.propose(desk.creatives.release(found.assets, bo), bo)
    desk.proposals.confirm(proposal.id, proposal.seal, bo)
    desk.proposals.undo(proposal.id, bo)
    assert desk.found(found).count(Standing.VOID) == 3
    assert "withdrawn by Bo Lind" in desk.found(found).assets[0].approvals[0].void


def test_a_button_that_is_pressed_twice_approves_once(desk: Desk) -> None:
    found, bo = desk.keep(), desk.user("bo")
    proposal = desk.proposals.propose(desk.creatives.release(found.assets, bo), bo)
    desk.proposals.confirm(proposal.id, proposal.seal, bo)
    with pytest.raises(UserError, match="already"):
        desk.proposals.confirm(proposal.id, proposal.seal, bo)
    assert len(desk.audit("creatives approved")) == 1


def test_a_proposal_that_is_too_old_approves_nothing(desk: Desk) -> None:
    found, bo = desk.keep(), desk.user("bo")
    proposal = desk.proposals.propose(desk.creatives.release(found.assets, bo), bo)
    desk.later(minutes=16)
    with pytest.raises(UserError, match="minutes old"):
        desk.proposals.confirm(proposal.id, proposal.seal, bo)


def test_a_new_version_is_not_approved_and_the_old_one_is_so_no_more(desk: Desk) -> None:
    found = desk.keep()
    desk.approve(found.assets)
    before = desk.found(found).assets[0]
    asked = desk.creatives.ask_for(before, "shorter headline", desk.user("bo"))
    assert asked.standing is Standing.VOID
    new = desk.anew(asked, 77)
    now = desk.found(found)
    assert now.assets[0].id == new.id
    assert now.assets[0].standing is Standing.DRAFT
    assert (new.asset.version, new.comment) == (2, "shorter headline")
    assert [one.asset.version for one in desk.creatives.versions(new)] == [1, 2]
    assert desk.creatives.picture(before.asset.sha256)
    with pytest.raises(UserError, match="newer version"):
        desk.approve([desk.creatives.book.one(before.id)])


def test_what_is_wanted_otherwise_waits_and_cannot_be_approved(desk: Desk) -> None:
    found = desk.keep()
    asked = desk.creatives.ask_for(found.assets[0], "make the dog happier", desk.user("bo"))
    with pytest.raises(UserError, match="make the dog happier"):
        desk.approve([asked])


def test_who_may_not_release_cannot_take_an_approval_back(desk: Desk) -> None:
    found = desk.keep()
    desk.approve(found.assets)
    with pytest.raises(ForbiddenError, match="may not take that back"):
        desk.creatives.ask_for(desk.found(found).assets[0], "darker", desk.user("eve"))
    assert desk.found(found).count(Standing.APPROVED) == 3


def test_two_versions_made_at_once_leave_one(desk: Desk) -> None:
    found = desk.keep()
    desk.anew(found.assets[0], 77)
    with pytest.raises(UserError, match="newer version"):
        desk.anew(found.assets[0], 78)
    assert desk.anew(found.assets[0], 77).id == desk.found(found).assets[0].id


def test_what_was_approved_in_one_set_is_a_draft_in_another(desk: Desk) -> None:
    first, same = desk.keep(by="ana"), desk.keep(by="cy")
    assert [one.seal for one in first.assets] == [one.seal for one in same.assets]
    desk.approve(first.assets)
    assert desk.found(same).count(Standing.DRAFT) == 3
    with pytest.raises(UserError, match="Nothing of this is approved"):
        desk.creatives.sound(desk.found(same), desk.user("bo"))
    desk.approve(same.assets)
    assert desk.found(same).count(Standing.APPROVED) == 3


def test_changes_wanted_in_one_set_leave_what_was_approved_in_another(desk: Desk) -> None:
    first, same = desk.keep(by="ana"), desk.keep(by="cy")
    desk.approve(first.assets)
    undone = desk.approve(same.assets)
    desk.creatives.ask_for(same.assets[0], "darker", desk.user("bo"))
    desk.proposals.undo(undone, desk.user("bo"))
    assert desk.found(same).count(Standing.VOID) == 3
    assert desk.found(first).count(Standing.APPROVED) == 3


def test_an_approval_in_another_set_does_not_let_a_rejected_picture_go(desk: Desk) -> None:
    first, same = desk.keep(by="ana"), desk.keep(by="cy")
    desk.creatives.ask_for(same.assets[0], "make the dog happier", desk.user("cy"))
    desk.approve(first.assets)
    assert desk.found(same).assets[0].standing is Standing.DRAFT
    desk.approve(same.assets[1:])
    made = desk.creatives.export(same.id, desk.user("bo"), desk.audience("bo"))
    assert made.count == 2
    assert "happier" in made.left_out[same.assets[0].asset.key]


def test_changes_that_are_wanted_between_preview_and_click_keep_a_picture_from_approval(desk: Desk) -> None:
    found, bo = desk.keep(), desk.user("bo")
    proposal = desk.proposals.propose(desk.creatives.release(found.assets, bo), bo)
    desk.creatives.ask_for(found.assets[0], "make the dog happier", desk.user("ana"))
    with pytest.raises(UserError, match="make the dog happier"):
        desk.proposals.confirm(proposal.id, proposal.seal, bo)
    assert desk.found(found).count(Standing.DRAFT) == 3
