"""A brief out of what came along: a form's fields, files beside it, a ZIP; and nothing that leaves its folder."""

import asyncio
import io
import stat
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.context import Context
from skills.creative.brief.brief import Brief
from skills.creative.chat.gathering import brief_in, bring, photo_for, sku_of
from skills.creative.chat.query import CreateQuery
from skills.creative.chat.unpacking import unpack
from skills.creatives import Upload
from skills.errors import UserError
from skills.messages import Attachment, Conversation, Message
from tests.bot.creative.desk import PEOPLE, Desk, picture

BRIEF = """brand: Alpenrad
products:
  - {sku: trail-30, name: Trail 30, photo: trail.png, attributes: {weight: 900 g}, price: 89.90, currency: EUR}
locales: [de-DE]
"""


def gathered(desk: Desk, query: CreateQuery, files: dict[str, bytes] | None = None) -> Brief:
    """The brief that is read when these files come along."""
    source = desk.folder / "sent"
    source.mkdir(exist_ok=True)
    attachments = []
    for name, content in (files or {}).items():
        (source / name).write_bytes(content)
        attachments.append(Attachment(name, source / name))
    place = Conversation("fake", "T1", "D1", private=True)
    message = Message("create", desk.user("ana"), place, desk.now, attachments=tuple(attachments))
    ctx = desk.chat.dispatcher.context_for(message)

    async def brought() -> Brief:
        await bring(query, ctx, desk.folder / "gathered")
        return brief_in(desk.folder / "gathered", query, ctx, "Alpenrad")

    return asyncio.run(brought())


def zipped(files: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return written.getvalue()


def test_products_typed_one_a_line_become_a_brief(desk: Desk) -> None:
    query = CreateQuery(
        products="Trail 30 | 89.90 EUR | waterproof\nCity 20 | weight: 700 g | 59 EUR",
        locales="de-DE, en-GB",
        platforms="Meta",
        audiences="commuters",
        offer="20% off",
        campaign="Autumn",
        variants=3,
    )
    brief = gathered(desk, query)
    assert [(one.name, one.price, one.currency) for one in brief.products] == [
        ("Trail 30", Decimal("89.90"), "EUR"),
        ("City 20", Decimal(59), "EUR"),
    ]
    assert brief.products[1].attributes == {"weight": "700 g"}
    assert brief.locales == ("de-DE", "en-GB")
    assert (brief.offer.percent, brief.variants, brief.campaign, brief.brand) == (20, 3, "Autumn", "Alpenrad")


def test_one_price_and_what_is_special_hold_for_all(desk: Desk) -> None:
    brief = gathered(
        desk,
        CreateQuery(products="A bag\nA cup", price="9.90 EUR", attributes="made in: Ghent", locales="en-GB"),
    )
    assert {one.price for one in brief.products} == {Decimal("9.90")}
    assert all(one.attributes == {"made in": "Ghent"} for one in brief.products)


def test_a_photo_goes_to_the_product_that_it_is_called_like(desk: Desk) -> None:
    query = CreateQuery(products="Trail backpack\nCity bag", locales="en-GB")
    brief = gathered(desk, query, {"city-bag.png": picture(1), "IMG_trail.png": picture(2)})
    assert [one.photo.name for one in brief.products if one.photo] == ["IMG_trail.png", "city-bag.png"]


def test_a_brief_with_its_photo_beside_it(desk: Desk) -> None:
    brief = gathered(
        desk, CreateQuery(products="brief.yaml"), {"brief.yaml": BRIEF.encode(), "trail.png": picture(1)}
    )
    assert brief.products[0].photo is not None
    assert brief.products[0].photo.read_bytes() == picture(1)


def test_a_zip_with_all_of_it(desk: Desk) -> None:
    content = zipped(
        {"brief.yaml": BRIEF.encode(), "trail.png": picture(1), "__MACOSX/._x": b"", ".DS_Store": b""}
    )
    brief = gathered(desk, CreateQuery(products="set.zip"), {"set.zip": content})
    assert brief.products[0].photo is not None


def test_a_table_of_products_beside_the_fields(desk: Desk) -> None:
    table = b"sku,name,price,photo\ntrail-30,Trail 30,89.90 EUR,trail.png\ncity-20,City 20,59 EUR,\n"
    brief = gathered(
        desk,
        CreateQuery(products="products.csv", locales="en-GB"),
        {"products.csv": table, "trail.png": picture(1)},
    )
    assert [one.sku for one in brief.products] == ["trail-30", "city-20"]


def test_a_photo_of_the_library_is_put_beside_the_brief(desk: Desk) -> None:
    kept = desk.creatives.upload(Upload("trail.png", picture(3)), desk.user("ana"), frozenset({"user:ana"}))
    text = BRIEF.replace("trail.png", f"library:{kept.id}")
    brief = gathered(desk, CreateQuery(products="brief.yaml"), {"brief.yaml": text.encode()})
    assert brief.products[0].photo is not None
    assert brief.products[0].photo.read_bytes() == picture(3)


def test_somebody_elses_photo_of_the_library_is_not(desk: Desk) -> None:
    kept = desk.creatives.upload(Upload("trail.png", picture(3)), desk.user("eve"), frozenset({"user:eve"}))
    desk.chat.directory.write((replace(PEOPLE[0], groups=frozenset()),), now=desk.now)
    text = BRIEF.replace("trail.png", f"library:{kept.id}")
    with pytest.raises(UserError, match="I know no pictures"):
        gathered(desk, CreateQuery(products="brief.yaml"), {"brief.yaml": text.encode()})


def test_a_brief_that_did_not_come_along_is_missed(desk: Desk) -> None:
    with pytest.raises(UserError, match=r"no brief named 'brief\.yaml'"):
        gathered(desk, CreateQuery(products="brief.yaml"))


def test_two_briefs_at_once_are_one_too_many(desk: Desk) -> None:
    with pytest.raises(UserError, match="Several briefs"):
        gathered(desk, CreateQuery(products="x"), {"a.yaml": BRIEF.encode(), "b.yaml": BRIEF.encode()})


def test_two_files_of_one_name_do_not_lose_each_other(desk: Desk) -> None:
    one, other = desk.folder / "one", desk.folder / "other"
    for folder, seed in ((one, 1), (other, 2)):
        folder.mkdir()
        (folder / "photo.png").write_bytes(picture(seed))
    place = Conversation("fake", "T1", "D1", private=True)
    attachments = (Attachment("photo.png", one / "photo.png"), Attachment("photo.png", other / "photo.png"))
    message = Message("create", desk.user("ana"), place, desk.now, attachments=attachments)
    ctx: Context = desk.chat.dispatcher.context_for(message)
    asyncio.run(bring(CreateQuery(products="x"), ctx, desk.folder / "gathered"))
    assert {path.read_bytes() for path in (desk.folder / "gathered").iterdir()} == {picture(1), picture(2)}


@pytest.mark.parametrize(
    "name", ["../out.png", "/etc/out.png", "a/../../out.png", "C:\\out.png", "..\\out.png"]
)
def test_a_zip_that_leads_out_of_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    packed = tmp_path / "in" / "set.zip"
    packed.parent.mkdir()
    packed.write_bytes(zipped({name: b"x"}))
    with pytest.raises(UserError, match="outside of itself"):
        unpack(packed, tmp_path / "out")
    assert not list(tmp_path.rglob("out.png"))


def test_a_zip_with_a_link_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "set.zip"
    with ZipFile(packed, "w") as written:
        link = ZipInfo("photo.png")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        written.writestr(link, "/etc/passwd")
    with pytest.raises(UserError, match="outside of itself"):
        unpack(packed, tmp_path / "out")


# named, since a zip holds the time at which it was made
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 half", zipped({"a": b"x" * 500})[:60]], ids=["empty", "begun", "cut off"]
)
def test_half_a_zip_is_said_so(tmp_path: Path, content: bytes) -> None:
    packed = tmp_path / "set.zip"
    packed.write_bytes(content)
    with pytest.raises(UserError, match="no ZIP that can be read"):
        unpack(packed, tmp_path / "out")


def test_a_zip_that_swells_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "set.zip"
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as made:
        made.writestr("zeros.png", bytes(2_000_000))
    # its head says that it holds little
    packed.write_bytes(
        written.getvalue().replace((2_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    )
    with pytest.raises(UserError):
        unpack(packed, tmp_path / "out")
    left = list((tmp_path / "out").rglob("*.png"))
    assert all(one.stat().st_size < 2_000_000 for one in left)


@given(st.text(max_size=60), st.integers(1, 99))
def test_a_product_always_has_a_short_name(name: str, number: int) -> None:
    made = sku_of(name, number)
    assert 0 < len(made) <= 40
    assert not any(one.isspace() for one in made)


@given(st.text(max_size=30), st.lists(st.text(alphabet="abcdefgh -_", min_size=1, max_size=10), max_size=4))
def test_a_photo_is_one_of_those_that_came(name: str, stems: list[str]) -> None:
    photos = [Path(f"{stem}.png") for stem in stems]
    found = photo_for(name, 1, photos, 1)
    assert found in photos or isinstance(found, str)
