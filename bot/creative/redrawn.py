"""Contact sheets that show a new version of a picture, drawn anew in the place of those that show the old one."""

import json

from sqlalchemy import Engine

from bot.creative.book import rows_of_set
from bot.creative.rows import asset_of
from bot.creative.shelf import Shelf
from bot.creative.tables import AssetRow, SetRow
from bot.store import locked, transaction
from skills.errors import UserError

_TRIES = 5  # of drawing a page whose pictures change meanwhile


def redraw(engine: Engine, shelf: Shelf, name: str, key: str) -> None:
    """Draw the page of a set that shows the picture of this key, as its pictures are now.

    It is drawn outside of any transaction, and kept where its pictures are still the newest then. A page that never
    comes to rest, or of which a picture is gone from the disk, stays as it is."""
    for _ in range(_TRIES):
        page, rows = _page(engine, name, key)
        if not rows:
            return
        try:
            sheet = shelf.put(_drawn(shelf, rows, page))
        except UserError:
            return
        if _kept(engine, name, page, [one.id for one in rows], sheet):
            return


def _page(engine: Engine, name: str, key: str) -> tuple[int, list[AssetRow]]:
    """The page's number from 0 and its pictures; none where the set has no such page."""
    from skills.creative.picture.sheet import A_PAGE

    with transaction(engine) as session:
        row, rows = session.get(SetRow, name), rows_of_set(session, name)
        at = next((place for place, one in enumerate(rows) if one.key == key), None)
        if row is None or at is None or at // A_PAGE >= len(json.loads(row.sheets)):
            return 0, []
        page = rows[at // A_PAGE * A_PAGE :][:A_PAGE]
        session.expunge_all()
        return at // A_PAGE, page


def _drawn(shelf: Shelf, rows: list[AssetRow], page: int) -> bytes:
    from skills.creative.picture.sheet import A_PAGE, captioned, sheets

    tiles = []
    for number, row in enumerate(rows, start=page * A_PAGE + 1):
        one = asset_of(row)
        tiles.append(captioned(number, shelf.get(row.sha256), one.platform, one.placement, one.locale))
    [content] = sheets(tiles)
    return content


def _kept(engine: Engine, name: str, page: int, shown: list[str], sheet: str) -> bool:
    """Put the sheet in its place; False where one of the pictures that it shows is no longer the newest."""
    from skills.creative.picture.sheet import A_PAGE

    with transaction(engine) as session:
        row = locked(session, SetRow, name)
        if row is None:
            return True
        if [one.id for one in rows_of_set(session, name)][page * A_PAGE :][:A_PAGE] != shown:
            return False
        told = json.loads(row.sheets)
        row.sheets = json.dumps([*told[:page], sheet, *told[page + 1 :]])
    return True
