"""A set made in a chat: whole, kept once however often a step is repeated, and refused where it cannot be."""

import asyncio
import shutil
from dataclasses import replace
from pathlib import Path

from bot.creative.settings import CreativeSettings
from bot.testing.chat import FakeChat
from skills.context import Context
from skills.creative.chat.answer import SetShown
from skills.creative.chat.query import CreateQuery
from skills.creative.chat.steps import PLAN, Work, begin, finish, gather, make
from skills.messages import Attachment, Conversation, Message
from tests.bot.creative.desk import Desk, kit, picture
from tests.skills.creative.chat.reading import labels, pictures, told

BRIEF = """brand: Alpenrad
campaign: Autumn
products: [{sku: trail-30, name: Trail 30, photo: trail.png, attributes: {weight: 900 g}}]
locales: [en-GB]
platforms: [TikTok]
variants: 1
"""


def context(desk: Desk, folder: Path) -> Context:
    """As durable work has it: a folder of its own, and a brief that came along."""
    sent = desk.folder / "sent"
    sent.mkdir(exist_ok=True)
    (sent / "brief.yaml").write_text(BRIEF)
    (sent / "trail.png").write_bytes(picture(3, (400, 300)))
    place = Conversation("fake", "T1", "D1", private=True)
    attachments = tuple(Attachment(one.name, one) for one in sorted(sent.iterdir()))
    message = Message("create", desk.user("ana"), place, desk.now, attachments=attachments)
    folder.mkdir(exist_ok=True)
    return replace(desk.chat.dispatcher.context_for(message), folder=folder)


def test_a_step_that_is_repeated_after_a_stop_leaves_one_set(desk: Desk, tmp_path: Path) -> None:
    told_of: list[str] = []
    ctx = replace(context(desk, tmp_path / "job"), progress=told_of.append)

    async def twice() -> tuple[Work, Work]:
        work = await gather(begin(CreateQuery(products="brief.yaml")), ctx)
        first = await make(work, ctx)
        # another machine goes on, and what was brought here is gone
        shutil.rmtree(tmp_path / "job" / "brief")
        again = Work.model_validate(work.model_dump(mode="json"))
        return first, await make(again, ctx)

    first, second = asyncio.run(twice())
    assert first.found is not None
    assert second.found is not None
    assert first.found.id == second.found.id
    assert len(desk.audit("creatives made")) == 1
    assert told_of[-1] == "Making: 1 of 1 pictures."
    assert not list((tmp_path / "job").glob("set-*"))
    shown = finish(Work.model_validate(second.model_dump(mode="json"))).to_reply()
    assert shown.summary == "1 draft for Autumn is ready to be reviewed."
    assert pictures(shown)
    assert labels(shown)[0] == "Review one by one"
    assert "No brand kit is set for Alpenrad" in told(shown)


def test_the_workspaces_kit_goes_before_a_plain_one(desk: Desk, tmp_path: Path) -> None:
    desk.set_kit(kit(banned=("cheap",)))
    made = asyncio.run(PLAN.run(begin(CreateQuery(products="brief.yaml")), context(desk, tmp_path / "job")))
    shown: SetShown = finish(made)
    held = desk.creatives.kit("Alpenrad")
    assert held is not None
    assert shown.found.kit_sha256 == held.sha256
    assert all(one.asset.kit_sha256 == held.sha256 for one in shown.found.assets)


def test_a_brief_that_asks_for_too_much_is_refused_before_a_picture_is_drawn(
    chat: FakeChat, tmp_path: Path
) -> None:
    desk = Desk(chat, tmp_path, CreativeSettings(most_assets=1))
    reply = desk.chat.say("create Trail 30 | 89.90 GBP", "ana")
    assert "asks for" in reply.summary
    assert "one may ask for 1 here" in reply.summary


def test_what_is_no_brief_is_refused_in_a_sentence(desk: Desk) -> None:
    assert "no brief named 'brief.yaml'" in desk.say("create brief.yaml").summary
    assert not list(desk.folder.rglob("making/*"))
