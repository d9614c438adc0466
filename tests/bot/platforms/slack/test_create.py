"""Adverts in Slack as a marketer makes them: a form or a brief, drafts, a look at each, approvals, and a zip."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest
from PIL import Image, ImageDraw

from bot.directory import Person
from bot.testing.slack import Post, View
from tests.bot.platforms.slack.conftest import PATIENCE, Town

BRIEF = """brand: Alpenrad
campaign: {campaign}
products:
  - {{sku: trail-30, name: Trail 30, photo: trail.png, attributes: {{weight: 900 g}}, price: 89.90, currency: GBP}}
locales: [en-GB]
platforms: [Pinterest]
variants: 1
"""


def photo() -> bytes:
    picture, written = Image.new("RGB", (600, 500), (250, 250, 250)), io.BytesIO()
    ImageDraw.Draw(picture).ellipse((180, 100, 420, 420), fill=(190, 40, 50))
    picture.save(written, "PNG")
    return written.getvalue()


def marketer(town: Town) -> str:
    """Somebody who may release adverts."""
    user = town.person()
    email = f"p{int(user[1:])}@example.org"
    with town.product.database() as directory:
        known = Person(f"m{user}", f"Marketer {user}", email, groups=frozenset({"marketing"}))
        directory.write((known,), now=datetime.now(UTC))
    return user


def form(town: Town, user: str) -> View:
    """The form that is open before this person; others of the same workspace may have left theirs open."""

    def opened() -> View | None:
        mine = (one for one in town.slack.views if one.user == user and one.kind == "modal")
        return next((one for one in mine if one.open), None)

    view = town.slack.wait_for(opened, timeout=PATIENCE)
    assert view
    return view


@pytest.fixture
def press(village: Town) -> Callable[[str, Post, str, str], Post]:
    """Press a button and wait for the post that holds these words."""

    def pressed(user: str, on: Post, label: str, words: str) -> Post:
        village.slack.click(user, on, label)
        return village.answer(village.dm(user), words)

    return pressed


def test_a_brief_becomes_drafts_that_are_reviewed_approved_and_downloaded(
    village: Town, press: Callable[[str, Post, str, str], Post]
) -> None:
    town, slack = village, village.slack
    ana = marketer(town)
    here = town.dm(ana)
    files = [
        slack.add_file(ana, "brief.yaml", BRIEF.format(campaign="Autumn").encode()),
        slack.add_file(ana, "trail.png", photo()),
    ]
    slack.says(ana, here, "create", files=files)
    sheet = town.answer(here, "drafts for Autumn are ready")
    assert "template draft" in sheet.all_text
    assert "did not read" not in sheet.all_text
    first = press(ana, sheet, "Review one by one", "1 of 2")
    assert "Trail 30" in first.all_text
    done = press(ana, first, "Approve", "is approved, exactly as it was shown")
    slack.click(ana, done, "Download what is approved")
    town.answer(here, "Here is 1 approved picture")

    def shared() -> bytes | None:
        found = [one for post in slack.posts() for one in post.files if one.name.endswith(".zip")]
        return found[0].content if found else None

    content = slack.wait_for(shared, timeout=PATIENCE)
    assert content
    with ZipFile(io.BytesIO(content)) as packed:
        assert packed.namelist()[1:] == ["manifest.json", "provenance.json"]


def test_the_form_makes_a_set_too_and_changes_come_by_a_form(
    village: Town, press: Callable[[str, Post, str, str], Post]
) -> None:
    town, slack = village, village.slack
    ana = marketer(town)
    here = town.dm(ana)
    slack.command(ana, "/create", "", here)
    fields = {
        "products": "Harbour mug | 12.90 GBP | made in: Leeds",
        "locales": "en-GB",
        "platforms": "Pinterest",
        "campaign": "Mugs",
        "variants": "1",
    }
    slack.submit(ana, form(town, ana), fields)
    sheet = town.answer(here, "for Mugs are ready")
    first = press(ana, sheet, "Review one by one", "1 of 2")
    slack.click(ana, first, "Request changes")
    slack.submit(ana, form(town, ana), {"comment": "headline: Good morning"})
    anew = town.answer(here, "Made anew")
    assert "Good morning" in anew.all_text
    assert "version 2" in anew.all_text
