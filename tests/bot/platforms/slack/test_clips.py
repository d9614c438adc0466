"""Clips that people record in Slack: taken as recordings, and by Slack's own words where it wrote them down."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.commands import is_recording
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.files import SlackFiles
from bot.platforms.slack.inbound import file_of
from bot.platforms.slack.settings import SlackSettings
from indexing.settings import FetchSettings
from skills.messages import Conversation, Message, User
from tests.bot.arrivals.desk import NOW, SOUND, Says, Vendor, says, sends

VTT = b"\xef\xbb\xbfWEBVTT \n\n00:00:00.000 --> 00:00:02.000\n- We ship on Friday.\n"


def clip(vendor: Vendor, **more: Any) -> dict[str, Any]:  # Any: Slack's JSON
    return {
        "id": "F1",
        "name": "Update of the launch",
        "filetype": "m4a",
        "subtype": "slack_audio",
        "mode": "hosted",
        "size": len(SOUND),
        "duration_ms": 2000,
        "url_private_download": f"{vendor.url}/files/F1",
        "transcription": {
            "status": "complete",
            "locale": "en-US",
            "preview": {"content": "We ship", "has_more": True},
        },
        "vtt": f"{vendor.url}/files/F1.vtt",
    } | more


@pytest.fixture
def vendor() -> Any:  # Any: a generator fixture
    with Vendor() as vendor:
        vendor.answers |= {
            "GET /files/F1": sends(SOUND, "audio/mp4"),
            "GET /files/F1.vtt": sends(VTT, "text/vtt"),
        }
        yield vendor


def fetch(vendor: Vendor, about: dict[str, Any], folder: Path) -> Path:
    vendor.answers["POST /api/files.info"] = says({"ok": True, "file": about})
    settings = SlackSettings.model_validate(
        {"bot_token": "xoxb-1", "signing_secret": "s", "base_url": f"{vendor.url}/api/"}
    )
    attachment = file_of(about)
    assert attachment
    message = Message("minutes", User("ana", "Ana"), Conversation("slack", "C1", "1"), NOW)
    files = SlackFiles(SlackApi(settings), settings, FetchSettings())
    return asyncio.run(files.fetch(attachment, message, folder, asker="U1"))


def test_a_clip_without_an_ending_is_a_recording_all_the_same(vendor: Vendor) -> None:
    attachment = file_of(clip(vendor))
    assert attachment
    assert attachment.name == "Update of the launch.m4a"
    assert is_recording(attachment.name)


def test_words_that_slack_wrote_down_are_taken_with_its_token(vendor: Vendor, tmp_path: Path) -> None:
    path = fetch(vendor, clip(vendor), tmp_path)
    assert (path.name, path.read_bytes()) == ("Update of the launch.vtt", VTT)
    assert vendor.calls("GET /files/F1.vtt")[0].headers["authorization"] == "Bearer xoxb-1"


@pytest.mark.parametrize("status", ["none", "processing", "failed"])
def test_the_sound_is_taken_while_there_are_no_words(vendor: Vendor, tmp_path: Path, status: str) -> None:
    path = fetch(vendor, clip(vendor, transcription={"status": status}), tmp_path)
    assert path.read_bytes() == SOUND


def test_the_sound_is_taken_where_the_words_are_gone(vendor: Vendor, tmp_path: Path) -> None:
    vendor.answers["GET /files/F1.vtt"] = Says(status=404)
    assert fetch(vendor, clip(vendor), tmp_path).read_bytes() == SOUND
