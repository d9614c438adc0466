"""Where research looks by itself, for `confidant doctor`."""

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING

from indexing.errors import ModelFolderError, SearchError
from indexing.web.seek import NAMES
from indexing.weights import check_tagger

if TYPE_CHECKING:
    from bot.app import App

WHAT, TAGGER = "search for research", "tagger for research"
# what was looked at, how it stands, what mends it (empty where nothing is due), and whether it works
Line = tuple[str, str, str, bool]


def lines(app: "App") -> Iterator[Line]:
    """Whether the tagger's weights are whole, and who searches."""
    try:
        yield TAGGER, f"{check_tagger()}, weights as they were checked", "", True
    except ModelFolderError as error:
        yield TAGGER, str(error), "reinstall Confidant; until then patterns alone read web pages", False
    yield from _search(app)


def _search(app: "App") -> Iterator[Line]:
    """A SearXNG is asked, for it is your own; a search of the others costs money, so none is made."""
    settings = app.settings.research
    if not settings.search:
        mend = "set CONFIDANT_RESEARCH__SEARCH; see docs/research.md"
        yield WHAT, "none: research reads the addresses that it is given", mend, True
        return
    name = NAMES[settings.search]
    if settings.search != "searxng":
        says = f"{name}, whose key is set; not asked now, for each search counts"
        yield WHAT, says, "", True
        return
    try:
        asyncio.run(settings.provider().search("confidant", 1))
    except SearchError as error:
        yield WHAT, str(error), "see docs/research.md: Search", False
    else:
        yield WHAT, f"{name} at {settings.search_address} answers", "", True
