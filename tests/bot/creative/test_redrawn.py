"""A contact sheet shows the newest version of every picture, in the database, in the folder and in the chat."""

import io

from PIL import Image

from bot.creative.folder import sheet_name, write_folder
from skills.creative.picture.sheet import captioned, sheets
from skills.creatives import KeptSet
from tests.bot.creative.desk import Desk, picture


def drawn(desk: Desk, found: KeptSet, start: int = 0) -> bytes:
    shown = [kept.asset for kept in found.assets[start : start + 24]]
    tiles = [
        captioned(number, desk.creatives.picture(one.sha256), one.platform, one.placement, one.locale)
        for number, one in enumerate(shown, start=start + 1)
    ]
    [content] = sheets(tiles)
    return content


def pixels(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content)) as image:
        return image.convert("RGB").tobytes()


def test_a_new_version_stands_on_the_sheet(desk: Desk) -> None:
    found = desk.keep()
    desk.anew(found.assets[1], 77)
    now = desk.found(found)
    assert now.sheets != found.sheets
    assert pixels(desk.creatives.picture(now.sheets[0])) == pixels(drawn(desk, now))


def test_only_the_page_with_the_picture_is_drawn_anew(desk: Desk) -> None:
    found = desk.keep(count=30, sheets=2)
    desk.anew(found.assets[27], 91)
    now = desk.found(found)
    assert now.sheets[0] == found.sheets[0]
    assert pixels(desk.creatives.picture(now.sheets[1])) == pixels(drawn(desk, now, 24))


def test_the_folder_gets_the_new_sheet(desk: Desk) -> None:
    found, folder = desk.keep(), desk.folder / "drafts"
    write_folder(folder, found, desk.creatives)
    before = (folder / sheet_name(1)).read_bytes()
    desk.anew(found.assets[0], 78)
    write_folder(folder, desk.found(found), desk.creatives)
    assert (folder / sheet_name(1)).read_bytes() != before


def test_a_sheet_stays_where_a_picture_is_gone_from_the_disk(desk: Desk) -> None:
    found = desk.keep()
    desk.creatives.shelf.path(found.assets[2].asset.sha256).unlink()
    new = desk.anew(found.assets[0], 79)
    now = desk.found(found)
    assert now.assets[0].id == new.id
    assert now.sheets == found.sheets


def test_the_picture_itself_is_on_the_sheet(desk: Desk) -> None:
    found = desk.keep()
    desk.anew(found.assets[0], 80)
    shown = desk.creatives.picture(desk.found(found).sheets[0])
    with Image.open(io.BytesIO(shown)) as sheet, Image.open(io.BytesIO(picture(80))) as own:
        middle = sheet.convert("RGB").getpixel((18 + 140, 18 + 140))
        wanted = own.convert("RGB").getpixel((own.width // 2, own.height // 2))
    assert isinstance(middle, tuple)
    assert isinstance(wanted, tuple)
    assert max(abs(one - other) for one, other in zip(middle, wanted, strict=True)) < 40
