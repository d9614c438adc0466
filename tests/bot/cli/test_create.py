"""`confidant create` as a person types it: drafts in a folder, and nothing out of it that nobody approved."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image, ImageDraw

from bot.creative.folder import NAME
from tests.bot.cli.conftest import Run, shape

BRIEF = """brand: {brand}
campaign: Autumn
products:
  - {{sku: trail-30, name: Trail 30, photo: trail.jpg, attributes: {{weight: 900 g}}, price: 89.90, currency: GBP}}
locales: [en-GB]
platforms: [{platforms}]
variants: 1
"""
KIT = 'name: Alpenrad\npalette: "#1f4e79"\ntwo_persons: {two}\n'


@pytest.fixture
def shop(company: Path) -> Path:
    """A brief with its photo, and people of marketing."""
    photo = Image.new("RGB", (600, 500), (250, 250, 250))
    ImageDraw.Draw(photo).ellipse((180, 100, 420, 420), fill=(190, 40, 50))
    photo.save(company / "trail.jpg")
    write(company)
    (company / "people.csv").write_text(
        "id,name,email,groups\nana,Ana Souza,ana@x.org,marketing\nbo,Bo Lind,bo@x.org,marketing\n"
        "cy,Cy Moe,,marketing\neve,Eve Roe,,\n"
    )
    return company


def write(folder: Path, brand: str = "Alpenrad", platforms: str = "Pinterest") -> None:
    (folder / "brief.yaml").write_text(BRIEF.format(brand=brand, platforms=platforms))


def make(run: Run, *more: str, code: int = 0) -> Any:  # Any: JSON
    run("people", "import", "people.csv")
    return shape(
        run("create", "--brief", "brief.yaml", "--out", "out", "--as", "ana", "--json", *more, code=code)
    )


def manifest() -> Any:  # Any: JSON
    return json.loads((Path("out") / NAME).read_text())


def standings() -> list[str]:
    told = manifest()["assets"]
    return [one["approval"]["standing"] if one["approval"] else "draft" for one in told]


def test_from_a_brief_to_a_zip(run: Run, shop: Path) -> None:
    told = make(run)
    assert told["assets"]
    first = told["assets"][0]
    assert first["model"]["provider"] == "none"
    assert all((shop / "out" / one["path"]).is_file() for one in told["assets"])
    assert (shop / "out" / "contact-sheet-01.png").is_file()
    assert (
        "Nothing of this is approved"
        in run("create", "export", "out", "--out", "set.zip", "--as", "bo", code=1).err
    )
    run("create", "approve", "out", first["key"], "--as", "bo")
    assert standings()[0] == "approved"
    said = run("create", "export", "out", "--out", "set.zip", "--as", "bo")
    assert "1 approved pictures written to set.zip." in said.out
    with ZipFile(shop / "set.zip") as packed:
        assert packed.namelist() == [first["path"], "manifest.json", "provenance.json"]
        assert packed.read(first["path"]) == (shop / "out" / first["path"]).read_bytes()


def test_made_again_it_is_the_same_byte_for_byte(run: Run, shop: Path) -> None:
    make(run)
    before = {path.name: path.read_bytes() for path in (shop / "out").rglob("*.*")}
    make(run)
    assert {path.name: path.read_bytes() for path in (shop / "out").rglob("*.*")} == before


def test_who_is_unknown_or_may_not_approves_nothing(run: Run, shop: Path) -> None:
    make(run)
    for words, said in (
        ([], "Say who does it"),
        (["--as", "zed"], "do not know 'zed'"),
        (["--as", "eve"], "lacks the release permission"),
    ):
        assert said in run("create", "approve", "out", "--all", *words, code=1).err
    assert set(standings()) == {"draft"}
    run("create", "approve", "out", code=2)
    run("create", "--brief", "brief.yaml", code=2)
    run("create", code=2)


def test_a_manifest_that_was_edited_by_hand_is_not_approved(run: Run, shop: Path) -> None:
    told = make(run)
    told["assets"][0]["texts"]["headline"] = "Buy now"
    (shop / "out" / NAME).write_text(json.dumps(told))
    key = told["assets"][0]["key"]
    assert "changed by hand" in run("create", "approve", "out", key, "--as", "bo", code=1).err
    assert standings()[0] == "draft"


def test_a_manifest_that_says_it_is_approved_hands_nothing_out(run: Run, shop: Path) -> None:
    told = make(run)
    for one in told["assets"]:
        one["approval"] = {"standing": "approved", "by": [{"person": "bo"}]}
    (shop / "out" / NAME).write_text(json.dumps(told))
    run("create", "export", "out", "--out", "set.zip", "--as", "bo", code=1)
    assert not (shop / "set.zip").exists()
    assert set(standings()) == {"draft"}


def test_a_changed_byte_is_not_approved_and_costs_an_approval(run: Run, shop: Path) -> None:
    first, *others = make(run)["assets"]
    path = shop / "out" / first["path"]
    whole = path.read_bytes()
    path.write_bytes(whole + b"x")
    assert (
        "was changed since it was made"
        in run("create", "approve", "out", first["key"], "--as", "bo", code=1).err
    )
    path.write_bytes(whole)
    run("create", "approve", "out", "--all", "--as", "bo")
    path.write_bytes(whole + b"x")
    assert "approved no more" in run("create", "export", "out", "--out", "set.zip", "--as", "bo", code=1).err
    assert standings()[0] == "void"
    assert (shop / "set.zip").exists() is bool(others)


def test_with_two_people_a_second_one_must_approve_who_did_not_make_it(run: Run, shop: Path) -> None:
    (shop / "kit.yaml").write_text(KIT.format(two="true"))
    run("brand", "set", "kit.yaml")
    make(run)
    assert "You made" in run("create", "approve", "out", "--all", "--as", "ana", code=1).err
    assert "one more person" in run("create", "approve", "out", "--all", "--as", "bo").err
    assert set(standings()) == {"half"}
    run("create", "approve", "out", "--all", "--as", "bo", code=1)
    run("create", "export", "out", "--out", "set.zip", "--as", "bo", code=1)
    run("create", "approve", "out", "--all", "--as", "cy")
    assert set(standings()) == {"approved"}


def test_another_brand_kit_voids_what_was_approved(run: Run, shop: Path) -> None:
    (shop / "kit.yaml").write_text(KIT.format(two="false"))
    run("brand", "set", "kit.yaml")
    make(run)
    run("create", "approve", "out", "--all", "--as", "bo")
    (shop / "kit.yaml").write_text(KIT.format(two="false") + "banned: [cheap]\n")
    said = run("brand", "set", "kit.yaml").out
    assert "approved no more" in said
    assert (
        "brand kit of alpenrad has changed"
        in run("create", "export", "out", "--out", "set.zip", "--as", "bo", code=1).err
    )
    assert set(standings()) == {"void"}
    assert "cheap" in run("brand", "show").out


def test_a_kit_beside_the_brief_that_changes_voids_too(run: Run, shop: Path) -> None:
    (shop / "kit.yaml").write_text(KIT.format(two="false"))
    write(shop, brand="kit.yaml")
    make(run)
    run("create", "approve", "out", "--all", "--as", "bo")
    (shop / "kit.yaml").write_text(KIT.format(two="false") + "tone: [warm]\n")
    assert "brand kit" in run("create", "export", "out", "--out", "set.zip", "--as", "bo", code=1).err


def test_changes_make_a_new_version_that_nobody_approved_yet(run: Run, shop: Path) -> None:
    key = make(run)["assets"][0]["key"]
    run("create", "approve", "out", "--all", "--as", "bo")
    run("create", "changes", "out", key, "--comment", "other design", "--as", "ana")
    first = manifest()["assets"][0]
    assert (first["key"], first["version"], first["approval"]) == (key, 2, None)
    assert (shop / "out" / first["path"]).is_file()
    assert first["sha256"] != _sha256_of_first(shop)
    said = run("create", "changes", "out", key, "--comment", "make the dog happier", "--as", "ana").err
    assert "waits for a person's own words: dog happier" in said
    assert "Changes to" in run("create", "approve", "out", key, "--as", "bo", code=1).err
    assert manifest()["changes_wanted"] == {key: "make the dog happier"}


def _sha256_of_first(shop: Path) -> str:
    from bot.creative.shelf import sha256_of

    path = manifest()["assets"][0]["path"].replace("-r2", "")
    return sha256_of((shop / "out" / path).read_bytes())


def test_what_was_made_is_found_and_what_was_uploaded_is_reused(run: Run, shop: Path) -> None:
    make(run)
    assert shape(run("create", "find", "trail", "--as", "ana", "--json"))[0]["campaign"] == "Autumn"
    said = run("create", "upload", "trail.jpg", "--licence", "own photo", "--as", "ana").out
    assert "trail.jpg: library:" in said
    [found] = shape(run("create", "find", "--licence", "own photo", "--as", "ana", "--json"))
    assert found["title"] == "trail.jpg"


def test_a_brief_that_cannot_be_read_leaves_the_folder_alone(run: Run, shop: Path) -> None:
    make(run)
    before = (shop / "out" / NAME).read_bytes()
    (shop / "brief.yaml").write_text("brand: Alpenrad\n")
    run("create", "--brief", "brief.yaml", "--out", "out", "--as", "ana", code=1)
    assert (shop / "out" / NAME).read_bytes() == before
    assert "cannot be read" in run("create", "--brief", "none.yaml", "--out", "out", code=1).err


def test_help_says_what_it_does(run: Run, shop: Path) -> None:
    for words in (["create", "--help"], ["create", "approve", "--help"], ["brand", "--help"]):
        assert "Usage" in run(*words).out
