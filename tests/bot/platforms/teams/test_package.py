"""The Teams app: its manifest fits Microsoft's schema, its icons are as Teams wants them, the zip is whole."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from typer.testing import CliRunner

from bot.cli import app
from bot.platforms.teams.app.icons import color_icon, outline_icon
from bot.platforms.teams.app.manifest import Choices, manifest
from bot.platforms.teams.app.package import faults, package
from skills.catalogue import SKILLS

SCHEMA = Path(__file__).parents[3] / "data" / "teams_manifest_1.29.schema.json"
CHOICES = Choices("b0700000-0000-4000-8000-00000000c0f1", "https://confidant.example")


@pytest.mark.parametrize("asks", [CHOICES, replace(CHOICES, listening=True), replace(CHOICES, meetings=True)])
def test_the_manifest_fits_microsofts_schema(asks: Choices) -> None:
    assert faults(manifest(SKILLS, asks), SCHEMA) == []


def test_consent_is_asked_for_only_where_the_admin_wants_that() -> None:
    assert "authorization" not in manifest(SKILLS, CHOICES)
    asked = manifest(SKILLS, replace(CHOICES, meetings=True))
    names = {one["name"] for one in asked["authorization"]["permissions"]["resourceSpecific"]}
    assert {"OnlineMeeting.ReadBasic.Chat", "OnlineMeetingTranscript.Read.Chat"} <= names
    assert "ChatMessage.Read.Chat" not in names
    # Microsoft refuses consents without the app's own id
    assert asked["webApplicationInfo"]["id"] == CHOICES.app_id


def test_a_team_is_asked_for_what_it_takes_to_index_its_channels() -> None:
    asked = manifest(SKILLS, replace(CHOICES, listening=True))
    names = {one["name"] for one in asked["authorization"]["permissions"]["resourceSpecific"]}
    wanted = {"ChannelMessage.Read.Group", "ChannelSettings.Read.Group", "ChannelMember.Read.Group"}
    assert wanted <= names


def test_the_schema_would_find_a_fault() -> None:
    assert faults(manifest(SKILLS, Choices("not-a-guid", "")), SCHEMA)


def test_commands_are_words_that_the_catalogue_knows_and_at_most_twelve() -> None:
    (bot,) = manifest(SKILLS, CHOICES)["bots"]
    known = {skill.command for skill in SKILLS} | {"confidant"}
    for listed in bot["commandLists"]:
        assert len(listed["commands"]) <= 12
        assert {one["title"] for one in listed["commands"] if one.get("type") != "prompt"} <= known


def test_prompts_say_words_that_a_skill_takes() -> None:
    (bot,) = manifest(SKILLS, CHOICES)["bots"]
    prompts = [
        one["prompt"] for listed in bot["commandLists"] for one in listed["commands"] if "prompt" in one
    ]
    assert {words.split()[0] for words in prompts} <= {skill.command for skill in SKILLS}


def test_icons_have_the_sizes_that_teams_wants_and_the_outline_is_white_on_nothing() -> None:
    assert Image.open(BytesIO(color_icon())).size == (192, 192)
    outline = Image.open(BytesIO(outline_icon()))
    assert (outline.size, outline.mode) == ((32, 32), "RGBA")
    pixels = outline.tobytes()
    opaque = pixels[3::4]
    colours = {pixels[at : at + 3] for at in range(0, len(pixels), 4) if pixels[at + 3]}
    assert colours == {b"\xff\xff\xff"}
    assert (min(opaque), max(opaque)) == (0, 255)


def test_the_zip_holds_manifest_and_icons_and_is_the_same_each_time() -> None:
    first = package(SKILLS, CHOICES)
    assert first == package(SKILLS, CHOICES)
    with ZipFile(BytesIO(first)) as zipped:
        whole = json.loads(zipped.read("manifest.json"))
        assert set(zipped.namelist()) == {"manifest.json", *whole["icons"].values()}
    assert whole["bots"][0]["botId"] == CHOICES.app_id


def test_the_command_writes_it_and_says_whether_it_was_checked(tmp_path: Path) -> None:
    out = tmp_path / "app.zip"
    words = ["teams-package", "--out", str(out), "--app-id", CHOICES.app_id]
    unchecked = CliRunner().invoke(app, words)
    assert (unchecked.exit_code, "not validated" in unchecked.output) == (0, True)
    checked = CliRunner().invoke(app, [*words, "--schema", str(SCHEMA)])
    assert (checked.exit_code, "valid by" in checked.output) == (0, True)
    assert out.stat().st_size > 1_000


def test_without_an_app_id_it_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    failed = CliRunner().invoke(app, ["teams-package"])
    assert "CONFIDANT_TEAMS__APP_ID" in str(failed.exception)
