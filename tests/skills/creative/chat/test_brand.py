"""Brand kits in a chat: shown, changed by fields or a file, and only after a click of somebody who may."""

import asyncio
from pathlib import Path

from skills.creatives import Standing
from skills.messages import Attachment, Choices, Conversation, Message, Reply
from tests.bot.creative.desk import Desk, kit, picture
from tests.skills.creative.chat.reading import files, forms, option, told

YAML = (
    'name: Alpenrad\npalette: "#1f4e79"\nlogo: logo.png\nbanned: [cheap]\nclaims: [Two years of warranty]\n'
)


def send(desk: Desk, text: str, paths: list[Path], sender: str = "dee") -> Reply:
    """A message with files."""
    place = Conversation("fake", "T1", "D1", private=True)
    attachments = tuple(Attachment(one.name, one) for one in paths)
    message = Message(text, desk.user(sender), place, desk.now, attachments=attachments)
    return asyncio.run(desk.chat.dispatcher.reply_to(message))


def test_where_there_is_none_a_form_begins_one(desk: Desk) -> None:
    reply = desk.say("brand show", sender="dee")
    assert reply.summary == "No brand kit is set."
    assert forms(reply)["Begin one …"].given[0] == ("do", "set")


def test_fields_of_a_form_are_proposed_confirmed_and_undone(desk: Desk) -> None:
    asked = desk.fill(
        "brand", "dee", do="set", name="Alpenrad", main="#1F4E79", banned="cheap\nbest", two_persons="yes"
    )
    assert asked.summary == "The brand kit of Alpenrad"
    assert "2 banned words" in told(asked)
    assert "two people approve" in told(asked)
    assert desk.creatives.kit("Alpenrad") is None
    done = desk.say(option(asked, "Confirm"), sender="dee")
    held = desk.creatives.kit("Alpenrad")
    assert held is not None
    assert (held.banned, held.two_persons) == (("cheap", "best"), True)
    desk.say(option(done, "Undo"), sender="dee")
    assert desk.creatives.kit("Alpenrad") is None


def test_an_empty_field_changes_nothing_and_a_dash_empties_one(desk: Desk) -> None:
    desk.set_kit(kit(tone=("warm",), banned=("cheap",)))
    asked = desk.fill("brand", "dee", do="set", name="Alpenrad", accent="#F2B705", tone="-")
    desk.say(option(asked, "Confirm"), sender="dee")
    held = desk.creatives.kit("Alpenrad")
    assert held is not None
    assert (held.banned, held.tone, held.palette.accent) == (("cheap",), (), (0xF2, 0xB7, 0x05))


def test_a_file_with_its_logo_becomes_the_kit(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "kit.yaml").write_text(YAML)
    (tmp_path / "logo.png").write_bytes(picture(4, (300, 100)))
    asked = send(desk, "brand set", [tmp_path / "kit.yaml", tmp_path / "logo.png"])
    assert "1 logo" in told(asked)
    desk.say(option(asked, "Confirm"), sender="dee")
    shown = desk.say("brand show", sender="dee")
    assert "Claims: Two years of warranty" in told(shown)
    [yaml] = files(shown)
    assert yaml.name == "Alpenrad.yaml"
    assert "cheap" in yaml.text


def test_a_file_without_its_logo_is_refused_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "kit.yaml").write_text(YAML)
    assert "there is no file logo.png" in send(desk, "brand set", [tmp_path / "kit.yaml"]).summary
    assert not list((desk.folder / "home" / "creative").rglob("came/*"))


def test_a_preview_says_what_loses_its_approval(desk: Desk) -> None:
    first = kit()
    desk.set_kit(first)
    found = desk.keep(first)
    desk.approve(found.assets)
    asked = desk.fill("brand", "dee", do="set", name="Alpenrad", banned="cheap")
    assert "3 approved pictures are approved no more" in told(asked)
    desk.say(option(asked, "Confirm"), sender="dee")
    assert desk.found(found).count(Standing.VOID) == 3
    assert desk.audit("voided")[0].subject == "brand alpenrad"


def test_who_may_not_set_things_does_not(desk: Desk) -> None:
    assert "settings permission" in desk.say("brand set name=Alpenrad main=#1F4E79", sender="bo").summary


def test_what_is_no_colour_is_said(desk: Desk) -> None:
    reply = desk.fill("brand", "dee", do="set", name="Alpenrad", main="bluish")
    assert "write a colour" in reply.summary


def test_a_disclaimer_needs_a_market(desk: Desk) -> None:
    desk.set_kit(kit())
    assert "names no market" in desk.fill("brand", "dee", do="set", disclaimers="18+").summary
    asked = desk.fill("brand", "dee", do="set", disclaimers="DE | Nur solange der Vorrat reicht | price")
    assert "1 disclaimer" in told(asked)


def test_rules_of_a_guidelines_document_are_taken_over_one_by_one(desk: Desk) -> None:
    desk.set_kit(kit())
    text = '# Brand guidelines\n\nNever say "cheap". A headline has at most 6 words. We love mountains.\n'
    desk.chat.wrote("dee", text, location="guidelines.md")
    listed = desk.say("brand guidelines document=guidelines.md", sender="dee")
    assert "states 2 rules" in listed.summary
    presses = [one.options[0] for one in listed.blocks if isinstance(one, Choices)]
    asked = desk.say(presses[0], sender="dee")
    assert "1 banned word" in told(asked)
    desk.say(option(asked, "Confirm"), sender="dee")
    held = desk.creatives.kit("Alpenrad")
    assert held is not None
    assert held.banned == ("cheap",)
    assert 'Never say "cheap".' in held.rules[0]
    again = desk.say("brand guidelines document=guidelines.md", sender="dee")
    assert "states 1 rule." in again.summary


def test_a_document_that_is_not_there_or_says_nothing_is_said_so(desk: Desk) -> None:
    desk.set_kit(kit())
    assert "I find no document" in desk.say("brand guidelines document=none.md", sender="dee").summary
    desk.chat.wrote("dee", "# Hello\n\nWe love mountains.\n", location="hello.md")
    assert "states no rule plainly" in desk.say("brand guidelines document=hello.md", sender="dee").summary
