"""Pages for tests, read as they would be after a visit."""

from datetime import UTC, datetime

from indexing.web.page import Block, WebPage
from indexing.web.reading import read_web_page

NOW = datetime(2026, 11, 27, tzinfo=UTC)
URL = "https://acme.example/pricing"
LONG = "<p>This paragraph is here so that the page is long enough to be one of its own. </p>" * 6


def read(html: str | bytes, url: str = URL, media: str = "text/html") -> WebPage:
    return read_web_page(url, html.encode() if isinstance(html, str) else html, media, NOW)


def page(body: str, head: str = "") -> WebPage:
    return read(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")


def block(found: WebPage, words: str) -> Block:
    [one] = [one for one in found.blocks if found.words(one) == words]
    return one


def texts(found: WebPage) -> list[str]:
    return [found.words(one) for one in found.blocks]
